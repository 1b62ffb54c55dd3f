"""What stands around the themes: title, master data, edition and method, follow-up, sources of data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import CONCLUSION, ECONOMIES, OVERALL, Slot
from tilsyn.domain.danish import Printed, counted, date_text, listed, origin_text
from tilsyn.domain.findings.evidence import conversations, not_heard
from tilsyn.domain.findings.hearing import hearing_outcome
from tilsyn.domain.findings.privacy import SMALL_GROUP
from tilsyn.domain.findings.scoring import applicability, focused
from tilsyn.domain.journal.entries import Assessment, Document, Focus, FollowUp, Sample
from tilsyn.domain.library.supplement import method_lines, supplement_of
from tilsyn.domain.values import (
    CASE_KINDS,
    DECISIONS,
    DOCUMENT_STATUS,
    FOLLOWUP_STATUS,
    FORMS,
    GROUPS_FEW,
    GROUPS_MANY,
    HEARD_SAID,
    OWNERSHIPS,
)
from tilsyn.output.contexts.authority_part import authority_part, who
from tilsyn.output.contexts.directives import directive_rows
from tilsyn.output.contexts.provisions import provision_rows
from tilsyn.output.contexts.words import ADVISORY, METHOD_TEXTS, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.case import Visit
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.authority import AuthorityPart
    from tilsyn.output.contexts.records.report import (
        AroundThemes,
        Assessed,
        EconomyPart,
        EditionPart,
        FollowUpPart,
        MasterValue,
        NamedValue,
        SourcesPart,
    )


def frame(known: Known) -> AroundThemes:
    fields = known.visible.fields
    points, directives = list(followups(known)), directive_rows(known)
    return {
        "titel": "Tilsynsrapport",
        "myndighed": authority(known),
        "tilbud": fields.provider,
        "tilsynstype": CASE_KINDS[fields.kind],
        "omraade": fields.area or "Sociale tilbud: stofmisbrugsbehandling",
        "dato": date_text(fields.date),
        "stand": known.visible.last_at(),
        "udgave": edition(known),
        "praktisk": list(practical(known)),
        "stamoplysninger": list(master_data(known)),
        "fokus": focus(known),
        "samlet_vurdering": overall(known),
        "konklusion": conclusion(known),
        "oekonomi": list(economy(known)),
        "opfoelgning": points,
        "datakilder": list(data_sources(known)),
        "anvisninger": directives,
        "lovbestemmelser": provision_rows(known, points, directives),
        "forbehold": list(reservations(known)),
    }


def authority(known: Known) -> AuthorityPart:
    return authority_part(known.authority, known.visible.fields.by if known.shows("myndighed: konsulenter") else ())


def edition(known: Known) -> EditionPart:
    model, kind = known.model, known.card.kind
    source = model.source
    supplied = supplement_of(model) if known.shows("udgave: metode og skala") else None
    return {
        "id": model.id,
        "titel": model.title,
        "kilde": f"{source.publisher}, {source.date}: {source.title} ({source.file})",
        "tillaeg": [f"Udgaven er brugt med tillægget {supplied.name()}.", *method_lines(supplied)] if supplied else [],
        "niveau": model.rated_level,
        "metode": known.card.method,
        "metodetekst": METHOD_TEXTS[known.card.method],
        "skala": [
            {"vaerdi": str(step.value) if isinstance(step.value, int) else "", "tekst": step.label}
            for step in model.scale(kind)
        ],
    }


def practical(known: Known) -> Iterator[NamedValue]:
    fields = known.visible.fields
    rows = [
        ("Tilsynets dato", date_text(fields.date)),
        ("Besøg", "; ".join(_visit(each) for each in fields.visits) or _announced(fields.announced)),
        ("Udført af", who(known.authority, fields.by)),
        ("Grundlag for tilsynet", fields.basis),
        ("Frist for høring", date_text(fields.hearing_deadline)),
        ("Høring", HEARD_SAID.get(hearing_outcome(known.visible) or "")),
    ]
    return ({"navn": name, "vaerdi": value} for name, value in rows if value)


def _visit(visit: Visit) -> str:
    where = f", {visit.department}" if visit.department else ""
    return f"{date_text(visit.date)}{where}{_bracketed(_announced(visit.announced))}"


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""


def _announced(announced: bool | None) -> str:  # noqa: FBT001  a value of the case, not a switch
    return "" if announced is None else "anmeldt" if announced else "uanmeldt"


def master_data(known: Known) -> Iterator[MasterValue]:
    """The starred ones are those for Tilbudsportalen (domain.md 8); the portal sees only them."""
    fields = known.visible.fields
    types = {each.id: each.label for each in known.model.service_types}
    rows: list[tuple[str, str | None, bool]] = [
        ("Navn", fields.provider, True),
        ("Adresse", fields.address, True),
        ("Kontakt", listed(each for each in (fields.phone, fields.email, fields.website) if each), True),
        ("Leder", fields.manager, True),
        ("Tilbudstyper", "; ".join(types.get(each, each) for each in fields.service_types), True),
        ("Målgrupper", "; ".join(fields.target_groups), True),
        ("Pladser i alt", _places(known), False),
        ("Ejerform", OWNERSHIPS.get(fields.ownership or ""), False),
        ("CVR-nummer", fields.cvr, False),
        ("Tilbuddets id på Tilbudsportalen", fields.portal_id, False),
        ("Godkendelse", fields.approval, False),
        ("Afdelinger", listed(fields.departments), False),
        ("Medarbejdere", "; ".join(fields.staff), False),
        ("Udarbejdet af", who(known.authority, fields.by), False),
    ]
    return (
        {"navn": name, "vaerdi": value, "portal": starred}
        for name, value, starred in rows
        if value and (starred or known.shows("stamoplysninger: uden stjerne"))
    )


def _places(known: Known) -> str:
    types = {each.id: each.label for each in known.model.service_types}
    parts = []
    for each in known.visible.fields.capacity:
        held = counted(each.places, "plads", "pladser") if each.places is not None else "ingen faste pladser"
        enrolled = f", {counted(each.enrolled, 'indskrevet', 'indskrevne')}" if each.enrolled is not None else ""
        dated = f" pr. {date_text(each.as_of)}" if each.as_of else ""
        parts.append(f"{types.get(each.service_type, each.service_type)}: {held}{enrolled}{dated}")
    return "; ".join(parts)


def focus(known: Known) -> str:
    stated = known.visible.one(Focus, "focus")
    named = focused(known.model, known.visible)
    if stated is None or not named:
        return ""
    return f"Fokus for tilsynet var {listed(named)}. {stated.reason}".strip()


def overall(known: Known) -> Assessed:
    stated = known.visible.one(Assessment, Slot.assessment(OVERALL))
    text = paragraphs(stated.text if stated else "")
    return {"overskrift": OVERALL.title(), "afsnit": text, "mangler": "" if text else "Samlet vurdering mangler."}


def conclusion(known: Known) -> Assessed:
    """Not every authority writes one: where it is not written, nothing is missing."""
    stated = known.visible.one(Assessment, Slot.assessment(CONCLUSION))
    return {"overskrift": CONCLUSION.title(), "afsnit": paragraphs(stated.text if stated else ""), "mangler": ""}


def economy(known: Known) -> Iterator[EconomyPart]:
    for at in ECONOMIES:
        stated = known.visible.one(Assessment, Slot.assessment(at))
        if stated and stated.text.strip():
            yield {"titel": at.title(), "afsnit": paragraphs(stated.text)}


def followups(known: Known) -> Iterator[FollowUpPart]:
    """Decisions are printed outside `internal` only once announced, as a reference to the decision (domain.md 8)."""
    kinds = {each.id: each for each in known.model.followup_kinds}
    for _, point in known.visible.of(FollowUp):
        kind = kinds.get(point.kind)
        decides = bool(kind and kind.decision)
        if not decides or point.decision == "meddelt" or known.shows("opfoelgning: afgørelser før de er meddelt"):
            yield {
                "type": kind.label if kind else point.kind,
                "tekst": point.text,
                "indikator": listed(known.model.worded([point.indicator] if point.indicator else [])),
                "status": FOLLOWUP_STATUS.get(point.status or "", ""),
                "frist": Printed.of(point.deadline),
                "oprindelse": origin_text(point.origin),
                "lov": point.law or "",
                "regel": point.basis or "",
                "afgoerelse": _decision(point) if decides else "",
            }


def _decision(point: FollowUp) -> str:
    state = DECISIONS.get(point.decision or "", "")
    return f"{state} {date_text(point.decision_date)}".strip()


def data_sources(known: Known) -> Iterator[SourcesPart]:
    parts = (
        ("Samtaler", talks(known)),
        ("Dokumenter", documents(known)),
        ("Observation", observations(known)),
        ("Stikprøver", samples(known)),
        ("Ikke interviewet", absent(known)),
    )
    for title, points in parts:
        listed_points = list(points)
        if listed_points:
            yield {"titel": title, "punkter": listed_points}


def talks(known: Known) -> Iterator[str]:
    """By group; number and plural only where the group has had three conversations or more (domain.md 7)."""
    held = [each for each in known.visible.encounters.values() if each.encounter.method == "interview"]
    for group in dict.fromkeys(group for each in held for group in each.groups):
        forms = dict.fromkeys(FORMS[each.encounter.form or "enkelt"] for each in held if group in each.groups)
        number = conversations(known.visible, group)
        if number >= SMALL_GROUP:
            yield f"{counted(number, 'samtale', 'samtaler')} med {GROUPS_MANY[group]} ({listed(forms)})"
        else:
            yield f"Samtale med {GROUPS_FEW[group]}"


def documents(known: Known) -> Iterator[str]:
    for _, document in known.visible.of(Document):
        if document.is_picture_alone and not known.shows("datakilder: fotos"):
            continue
        name = document.title or document.type
        yield name + _bracketed(_when(document))


def _when(document: Document) -> str:
    """As in: modtaget 05-10-2023, dateret 04-08-2022; ikke modtaget, anmodet om 25-09-2023."""
    status = DOCUMENT_STATUS.get(document.status or "", "")
    dated = f"dateret {date_text(document.dated)}" if document.dated else ""
    if document.received or document.status in (None, "anmodet"):
        came = f"{status} {date_text(document.received or document.requested)}".strip()
        return ", ".join(filter(None, (came, dated, document.provenance)))
    asked = f"anmodet om {date_text(document.requested)}" if document.requested else ""
    return ", ".join(filter(None, (status, asked, dated, document.provenance)))


def observations(known: Known) -> Iterator[str]:
    for each in known.visible.encounters.values():
        if each.encounter.method == "observation":
            yield _observed(each)


def _observed(held: Held) -> str:
    return held.encounter.title or held.encounter.place or held.told


def samples(known: Known) -> Iterator[str]:
    for _, sample in known.visible.of(Sample):
        share = (
            f"{sample.drawn} af {sample.population} "
            if sample.drawn is not None and sample.population is not None
            else ""
        )
        drawn = f", udtrukket af {sample.drawn_by}" if sample.drawn_by else ""
        how = f", {sample.criteria}" if sample.criteria else ""
        dated = f", pr. {date_text(sample.as_of)}" if sample.as_of else ""
        yield f"{share}{sample.of}{how}{drawn}{dated}"


def absent(known: Known) -> Iterator[str]:
    return (f"{GROUPS_MANY[each.group].capitalize()}: {each.reason}" for each in not_heard(known.visible))


def reservations(known: Known) -> Iterator[str]:
    yield ADVISORY
    law = known.model.law_note
    if law and known.visible.fields.date >= law.since:
        yield f"{law.text}."
    if known.shows("forbehold: socialtilsynets valg"):
        yield from chosen(known)


def chosen(known: Known) -> Iterator[str]:
    """The choices that hold, with their reasons: only where the edition contests whether an indicator applies."""
    what = "indikatoren" if known.model.rated_level == "indicator" else "kriteriet"
    for state in known.card.states:
        _, choice = applicability(state.unit.item, known.visible)
        if choice is not None and state.unit.text is not None:
            stands = "gælder" if choice.use else "ikke gælder"
            said = f"{state.unit.id}: socialtilsynet har valgt, at {what} {stands} for tilbuddet."
            came = f" (Valgt i rapporten af {date_text(choice.carried_from)}.)" if choice.carried_from else ""
            yield f"{said} {choice.reason}".strip() + came
