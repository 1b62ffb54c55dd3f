"""What stands around the themes: title, master data, edition and method, follow-up, sources of data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import CONCLUSION, ECONOMIES, OVERALL, Slot
from tilsyn.domain.danish import Printed, counted, date_text, iso_day, listed, origin_text
from tilsyn.domain.findings.followups import is_earlier
from tilsyn.domain.findings.hearing import hearing_outcome
from tilsyn.domain.findings.scoring import applicability, focused
from tilsyn.domain.journal.entries import Assessment, Focus, FollowUp
from tilsyn.domain.library.supplement import method_lines, supplement_of
from tilsyn.domain.values import (
    APPLICANT_HEARD_SAID,
    DECISIONS,
    FOLLOWUP_STATUS,
    HEARD_SAID,
    OWNERSHIPS,
)
from tilsyn.output.contexts.authority_part import authority_part, signing, who
from tilsyn.output.contexts.data_sources import data_sources, not_examined, papers, samples
from tilsyn.output.contexts.directives import directive_rows
from tilsyn.output.contexts.forms import KIND_WORDS, follows_up, report_form
from tilsyn.output.contexts.occasions import occasions
from tilsyn.output.contexts.provisions import provision_rows
from tilsyn.output.contexts.words import ADVISORY, METHOD_TEXTS, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.journal.fields import Capacity, Visit
    from tilsyn.domain.library.supplement import Supplement
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.authority import AuthorityPart
    from tilsyn.output.contexts.records.report import (
        AroundThemes,
        Assessed,
        DirectivePart,
        EconomyPart,
        EditionPart,
        FollowUpPart,
        MasterValue,
        NamedValue,
    )


def frame(known: Known, *, draft: bool) -> AroundThemes:
    fields = known.visible.fields
    points, directives = list(followups(known)), directive_rows(known)
    form = report_form(known)
    return {
        "titel": form["titel"],
        "form": form,
        "myndighed": authority(known),
        "tilbud": fields.provider,
        "tilsynstype": KIND_WORDS[fields.kind],
        "omraade": fields.area or "Sociale tilbud: stofmisbrugsbehandling",
        "dato": days(known),
        "rapportdato": dated(known, draft=draft),
        "sagsnummer": fields.case_number or "",
        "stand": known.visible.last_at(),
        "udgave": edition(known, directives),
        "praktisk": list(practical(known)),
        "stamoplysninger": list(master_data(known)),
        "fokus": focus(known),
        "samlet_vurdering": overall(known),
        "konklusion": conclusion(known),
        "oekonomi": list(economy(known)),
        "opfoelgning": points,
        "datakilder": list(data_sources(known)),
        "anledninger": occasions(known),
        "dokumenter": list(papers(known)),
        "stikproever": list(samples(known)),
        "ikke_undersoegt": list(not_examined(known)),
        "anvisninger": directives,
        "lovbestemmelser": provision_rows(known, points, directives),
        "forbehold": list(reservations(known)),
    }


def authority(known: Known) -> AuthorityPart:
    return authority_part(known.authority, known.visible.fields.by if known.shows("myndighed: konsulenter") else ())


def edition(known: Known, cited: Sequence[DirectivePart]) -> EditionPart:
    """`cited`: the directives of the same paper; of the office's marks it says those that they carry."""
    model, kind = known.model, known.card.kind
    source = model.source
    supplied = supplement_of(model) if known.shows("udgave: metode og skala") else None
    return {
        "id": model.id,
        "titel": model.title,
        "kilde": f"{source.title}, {source.publisher}, {source.date}",
        "tillaeg": _supplied(supplied, known, cited) if supplied else [],
        "niveau": model.rated_level,
        "metode": known.card.method,
        "metodetekst": METHOD_TEXTS[known.card.method],
        "skala": [
            {"vaerdi": str(step.value) if isinstance(step.value, int) else "", "tekst": step.label}
            for step in model.scale(kind)
        ],
    }


def _supplied(supplement: Supplement, known: Known, cited: Sequence[DirectivePart]) -> list[str]:
    said = method_lines(supplement, [each["id"] for each in cited], signing(known.authority))
    return [f"Udgaven er brugt med tillægget {supplement.name()}.", *said]


def dated(known: Known, *, draft: bool) -> str:
    """The day that the case states for the final report, else the day of what was recorded last: so is a draft's."""
    stated = None if draft else known.visible.fields.report_date
    return date_text(stated or iso_day(known.visible.last_at()))


def practical(known: Known) -> Iterator[NamedValue]:
    fields = known.visible.fields
    heard = APPLICANT_HEARD_SAID if fields.kind == "nygodkendelse" else HEARD_SAID
    rows = [
        ("Besøg", "\n".join(_visit(each) for each in fields.visits) or _announced(fields.announced)),
        ("Udført af", who(known.authority, fields.by)),
        (report_form(known)["grundlag"], fields.basis),
        ("Frist for høring", date_text(fields.hearing_deadline)),
        ("Høring", heard.get(hearing_outcome(known.visible) or "")),
    ]
    return ({"navn": name, "vaerdi": value} for name, value in rows if value)


def days(known: Known) -> str:
    """The days on which the place was visited; where none has been entered, the case's own."""
    visits = known.visible.fields.visits
    return listed(dict.fromkeys(date_text(each.date) for each in visits)) or date_text(known.visible.fields.date)


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
        ("Tilbudstyper", "\n".join(types.get(each, each) for each in fields.service_types), True),
        ("Målgrupper", "\n".join(fields.target_groups), True),
        ("Pladser i alt", _places(known), False),
        ("Ejerform", OWNERSHIPS.get(fields.ownership or ""), False),
        ("CVR-nummer", fields.cvr, False),
        ("Tilbuddets id på Tilbudsportalen", fields.portal_id, False),
        ("Godkendelse", fields.approval, False),
        ("Afdelinger", listed(fields.departments), False),
        ("Medarbejdere", "\n".join(fields.staff), False),
        ("Udarbejdet af", who(known.authority, fields.by), False),
    ]
    return (
        {"navn": name, "vaerdi": value, "portal": starred}
        for name, value, starred in rows
        if value and (starred or known.shows("stamoplysninger: uden stjerne"))
    )


def _places(known: Known) -> str:
    """A line for each service type, and the sum where there are several."""
    types = {each.id: each.label for each in known.model.service_types}
    capacity = known.visible.fields.capacity
    lines = [f"{types.get(each.service_type, each.service_type)}: {_place(each)}" for each in capacity]
    places, enrolled = [each.places for each in capacity], [each.enrolled for each in capacity]
    summed = len(capacity) > 1 and None not in places
    together = _held(sum(filter(None, places)), None if None in enrolled else sum(filter(None, enrolled)))
    return "\n".join([*lines, f"I alt: {together}"] if summed else lines)


def _place(each: Capacity) -> str:
    dated = f" pr. {date_text(each.as_of)}" if each.as_of else ""
    return f"{_held(each.places, each.enrolled)}{dated}"


def _held(places: int | None, enrolled: int | None) -> str:
    held = counted(places, "plads", "pladser") if places is not None else "ingen faste pladser"
    return held + (f", {counted(enrolled, 'indskrevet', 'indskrevne')}" if enrolled is not None else "")


def focus(known: Known) -> str:
    """By themes, for a reader who does not know the numbers; where only some of a theme was in focus, which."""
    stated = known.visible.one(Focus, "focus")
    named = set(focused(known.model, known.visible))
    if stated is None or not named:
        return ""
    return f"Fokus for tilsynet var {listed(_in_focus(known, named))}. {stated.reason}".strip()


def _in_focus(known: Known, named: set[str]) -> Iterator[str]:
    for theme in known.card.themes:
        apply = [each.unit.id for each in theme.states if each.state not in {"exempt", "unknown"}]
        ids = [each for each in apply if each in named]
        if ids:
            some = f" ({listed(ids)})" if len(ids) < len(apply) else ""
            yield f"tema {theme.theme.number} {theme.theme.title}{some}"


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


NEW, EARLIER, DECIDED = "Nye punkter", "Fra tidligere tilsyn", "Afgørelser"


def followups(known: Known) -> Iterator[FollowUpPart]:
    """The new, those from earlier inspections, and the decisions, each under its heading.

    Decisions are printed outside `internal` only once announced, as a reference to the decision (domain.md 8).
    """
    decisions = {each.id for each in known.model.followup_kinds if each.decision}
    inside = known.shows("opfoelgning: afgørelser før de er meddelt")
    grouped: dict[str, list[FollowUp]] = {NEW: [], EARLIER: [], DECIDED: []}
    for _, point in known.visible.of(FollowUp):
        decides = point.kind in decisions
        if inside or (follows_up(point.kind, known) and (not decides or point.decision == "meddelt")):
            group = DECIDED if decides else EARLIER if is_earlier(point, known.visible) else NEW
            grouped[group].append(point)
    for group, points in grouped.items():
        for number, point in enumerate(points):
            yield _followup(point, group if number == 0 else "", known)


def _followup(point: FollowUp, group: str, known: Known) -> FollowUpPart:
    kind = next((each for each in known.model.followup_kinds if each.id == point.kind), None)
    return {
        "gruppe": group,
        "type": kind.label if kind else point.kind,
        "tekst": point.text,
        "indikator": listed(known.model.named([point.indicator] if point.indicator else [])),
        "status": FOLLOWUP_STATUS.get(point.status or "", ""),
        "frist": Printed.of(point.deadline),
        "oprindelse": origin_text(point.origin),
        "lov": point.law or "",
        "regel": point.basis or "",
        "afgoerelse": _decision(point) if kind and kind.decision else "",
    }


def _decision(point: FollowUp) -> str:
    state = DECISIONS.get(point.decision or "", "")
    return f"{state} {date_text(point.decision_date)}".strip()


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
