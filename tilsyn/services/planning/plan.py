"""Planning a visit: what the plan holds and still lacks, and the gestures that write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.danish import typed_date
from tilsyn.domain.findings.evidence import conversations, not_heard
from tilsyn.domain.findings.followups import is_earlier
from tilsyn.domain.findings.scoring import focused
from tilsyn.domain.journal.entries import CaseField, Document, Focus, FollowUp, NotInterviewed, Sample
from tilsyn.domain.journal.fields import Visit
from tilsyn.domain.journal.revise import next_fields, says_the_same
from tilsyn.domain.text import clean, name_shown, quote
from tilsyn.domain.values import GROUPS, SPOKEN_GROUPS
from tilsyn.domain.words import FIELDS, choices, meant
from tilsyn.errors import UsageProblem
from tilsyn.services.planning.own_questions import OwnStated, groups_meant, planned, stated
from tilsyn.services.planning.preparing import allowed, build

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Payload
    from tilsyn.domain.journal.fields import CaseFields
    from tilsyn.services.open_case import Desk

Json = dict[str, Any]
DOCUMENT_TYPES = (
    "oplysninger fra Tilbudsportalen", "godkendelses- og tilsynsrapporter", "vagtplaner", "medarbejderlister",
    "husorden", "behandlingsplaner", "pædagogiske planer", "aftaler med supervisor", "håndbøger", "instrukser",
    "årshjul", "dagbogsnotater", "magtindberetninger", "redegørelser",
)  # fmt: skip
"""The handbook's own list (domain.md 6); any other type may be written."""
NOT_HERE = frozenset({"anmodet", "findes_ikke", "ikke_modtaget"})
EXAMINED = frozenset({"opfyldt", "delvist", "ikke_opfyldt", "bortfaldet", "viderefoeres"})


class PlanChanges(NamedTuple):
    """What one call writes; None and () leave what stands."""

    basis: str | None = None
    programme: str | None = None
    meet: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    title: str | None = None
    deadline: str | None = None
    status: str | None = None
    not_interviewed: str | None = None
    reason: str | None = None
    sample: str | None = None
    population: int | None = None
    drawn: int | None = None
    as_of: str | None = None
    drawn_by: str | None = None
    criteria: str | None = None
    question: str | None = None
    indicator: str | None = None
    groups: tuple[str, ...] = ()
    code: str | None = None

    @property
    def anything(self) -> bool:
        return any(each is not None and each != () for each in self)


class PlanSaved(NamedTuple):
    """What was saved, in words."""

    what: tuple[str, ...]


def read(wanted: PlanChanges) -> PlanChanges:
    """What the options said, with dates and words of closed sets as the journal has them. Raises UsageProblem."""
    return wanted._replace(
        deadline=typed_date(wanted.deadline, "--deadline") if wanted.deadline else wanted.deadline,
        as_of=typed_date(wanted.as_of, "--as-of") if wanted.as_of else wanted.as_of,
        status=meant(wanted.status, allowed(Document, "status")) if wanted.status else wanted.status,
        not_interviewed=meant(wanted.not_interviewed, SPOKEN_GROUPS)
        if wanted.not_interviewed
        else wanted.not_interviewed,
        groups=groups_meant(wanted.groups),
    )


def check(wanted: PlanChanges) -> None:
    """Refuse options that belong to another that is missing, before any text is asked for."""
    _belong(wanted, ("title", "deadline", "status"), "documents", "--document TYPE")
    _belong(wanted, ("reason",), "not_interviewed", "--not-interviewed GRUPPE")
    _belong(wanted, ("population", "drawn", "as_of", "drawn_by", "criteria"), "sample", "--sample TEKST")
    own = wanted.question is not None or wanted.code is not None
    if not own and (wanted.indicator is not None or wanted.groups):
        option = "--group" if wanted.groups else "--indicator"
        raise UsageProblem(f"{option} hører til et eget spørgsmål.", "Tilføj --question - eller --code KODE.")
    if wanted.code is not None and (wanted.question, wanted.indicator, wanted.groups) == (None, None, ()):
        raise UsageProblem(
            "--code siger ikke, hvad der skal rettes.", "Tilføj --question -, --indicator eller --group."
        )
    if wanted.title is not None and len(wanted.documents) > 1:
        raise UsageProblem("--title kan kun stå ved ét dokument.", "Skriv dokumenterne hver for sig.")
    if wanted.not_interviewed is not None and wanted.not_interviewed not in SPOKEN_GROUPS:
        raise UsageProblem(
            f"Gruppen »{quote(wanted.not_interviewed)}« kendes ikke.", f"Vælg mellem: {choices(SPOKEN_GROUPS)}."
        )
    if wanted.drawn is not None and wanted.population is not None and wanted.drawn > wanted.population:
        raise UsageProblem("--drawn er større end --population.", "Skriv først, hvor mange der er, og så de udtrukne.")
    for option, given in (("--document", wanted.documents), ("--meet", wanted.meet), ("--sample", (wanted.sample,))):
        if any(each is not None and not each.strip() for each in given):
            raise UsageProblem(f"{option} er tom.", "Skriv en kort tekst efter valget.")


def _belong(wanted: PlanChanges, options: Sequence[str], owner: str, belongs_to: str) -> None:
    stray = next((each for each in options if getattr(wanted, each) is not None), None)
    if stray and not getattr(wanted, owner):
        raise UsageProblem(f"--{stray.replace('_', '-')} hører til {belongs_to}.", f"Tilføj {belongs_to}.")


def write_plan(desk: Desk, wanted: PlanChanges, by: str | None, *, drop_drafts: Sequence[str] = ()) -> PlanSaved:
    """Write all of it in one gesture, or nothing. What already stands so is not written again."""
    made = prepared(desk, wanted)
    if made:
        desk.add([payload for _, payload in made], by, drop_draft=drop_drafts[0] if drop_drafts else None)
    # A gesture takes one draft with it; were the laptop to die here, a text that is saved is offered once more.
    for slot in drop_drafts[1:]:
        desk.file.drop_draft(slot)
    return PlanSaved(tuple(name_shown(what) for what, _ in made))


def prepared(desk: Desk, wanted: PlanChanges) -> list[tuple[str, Payload]]:
    """What would be written, each with its words. Raises UsageProblem for what does not fit."""
    wanted = read(wanted)
    check(wanted)
    return [
        *_fields(desk, wanted),
        *((f"dokument: {each.type}", each) for each in _documents(desk, wanted, desk.world.now()[:10])),
        *_absent(desk, wanted),
        *_sample(desk, wanted),
        *stated(desk, OwnStated(wanted.question, wanted.indicator, wanted.groups, wanted.code)),
    ]


def _fields(desk: Desk, wanted: PlanChanges) -> Iterator[tuple[str, Payload]]:
    stated = {"basis": wanted.basis, "programme": wanted.programme}
    for name, text in stated.items():
        if text is not None:
            yield FIELD_WORDS[name], _field(desk, name, _filled(text, name))
    if wanted.meet:
        yield FIELD_WORDS["meet"], _field(desk, "meet", [" ".join(clean(each).split()) for each in wanted.meet])


FIELD_WORDS = {"basis": "grundlag", "programme": "program", "meet": "hvem vi gerne vil møde"}


def _field(desk: Desk, name: str, value: str | list[str]) -> CaseField:
    return CaseField(record=desk.world.new_id(), field=name, value=value)  # type: ignore[arg-type]  # a list is JSON


def _filled(text: str, name: str) -> str:
    body = clean(text).strip()
    if not body:
        raise UsageProblem(
            f"Teksten til --{name} er tom. Intet er gemt.", f"Skal feltet tømmes: tilsyn case SAG --set {FIELDS[name]}="
        )
    return body


def _documents(desk: Desk, wanted: PlanChanges, today: str) -> Iterator[Document]:
    standing = list(desk.visible().of(Document))
    title = clean(wanted.title).strip() or None if wanted.title else None
    for named in dict.fromkeys(known_type(each) for each in wanted.documents):
        same = [each for each in standing if each[1].type.casefold() == named.casefold()]
        earlier = next((each for each in same if (each[1].title or "").casefold() == (title or "").casefold()), None)
        if earlier is None and title is None and same and wanted.status not in (None, "anmodet"):
            raise _which(named, [each for _, each in same])
        entry, document = earlier or (None, _requested(desk, named, title))
        stated = {**_named(document), **_stated(document, wanted, today)}
        fields = next_fields(desk.case, entry, Document, desk.world.new_id(), stated)
        changed = build(Document, "plan", **fields)
        if entry is None or not says_the_same(changed, document):
            yield changed


def _which(named: str, same: Sequence[Document]) -> UsageProblem:
    titles = ", ".join(f"»{each.title}«" for each in same)
    return UsageProblem(
        f"{named[0].upper()}{named[1:]} uden titel findes ikke i planen.",
        f"Tilføj --title med titlen på det, du mener: {titles}.",
    )


def known_type(given: str) -> str:
    """The handbook's own word for a kind of document; any other as it was given."""
    name = " ".join(clean(given).split())
    return next((each for each in DOCUMENT_TYPES if each.casefold() == name.casefold()), name)


def _requested(desk: Desk, named: str, title: str | None) -> Document:
    identity = desk.world.new_id()
    return Document(record=identity, id=identity, type=named, title=title)


def _named(document: Document) -> dict[str, object]:
    return {"id": document.id, "type": document.type, "title": document.title}


def _stated(document: Document, wanted: PlanChanges, today: str) -> dict[str, object]:
    """What is said of the document by this: only a change of status moves its dates."""
    status = wanted.status or document.status or "anmodet"
    received = document.received
    if status == "modtaget" and document.status != "modtaget":
        received = today
    elif status in NOT_HERE:
        received = None
    asked = today if status == "anmodet" and document.status is None else None
    return {
        "status": status,
        "received": received,
        "requested": document.requested or asked,
        "deadline": wanted.deadline or document.deadline,
    }


def _absent(desk: Desk, wanted: PlanChanges) -> Iterator[tuple[str, Payload]]:
    if wanted.not_interviewed is None:
        return
    reason = clean(wanted.reason or "").strip()
    if not reason:
        raise UsageProblem(
            "Begrundelsen mangler. Intet er gemt.",
            "Skriv --reason - og send den på stdin, eller skriv den, når der spørges.",
        )
    record = desk.world.new_id()
    absent = build(NotInterviewed, "plan", record=record, group=wanted.not_interviewed, reason=reason)
    yield f"ikke talt med: {GROUPS[wanted.not_interviewed]}", absent


def _sample(desk: Desk, wanted: PlanChanges) -> Iterator[tuple[str, Payload]]:
    """A sample of the same is corrected; what is not said about it stands."""
    if wanted.sample is None:
        return
    of = " ".join(clean(wanted.sample).split())
    identity = desk.world.new_id()
    held = (entry for entry, each in desk.visible().of(Sample) if each.of.casefold() == of.casefold())
    earlier = next(held, None)
    first = {} if earlier else {"id": identity, "of": of}
    given = {
        "population": wanted.population, "drawn": wanted.drawn, "as_of": wanted.as_of,
        "drawn_by": wanted.drawn_by and clean(wanted.drawn_by), "criteria": wanted.criteria and clean(wanted.criteria),
    }  # fmt: skip
    stated = {name: value for name, value in given.items() if value is not None}
    yield (
        f"stikprøve: {of}",
        build(Sample, "plan", **next_fields(desk.case, earlier, Sample, identity, {**first, **stated})),
    )


def plan_document(desk: Desk) -> Json:
    """The plan as JSON; CPR numbers masked, nothing protected (interface.md, Shapes)."""
    visible = desk.masked()
    fields, today = visible.fields, desk.world.now()[:10]
    focus = visible.one(Focus, "focus")
    labels = {each.id: each.label for each in desk.model.service_types}
    document: Json = {
        "provider": fields.provider,
        "service_types": [labels.get(each, each) for each in fields.service_types],
        "kind": fields.kind,
        "date": fields.date,
        "announced": fields.announced,
        "visits": [each.model_dump() for each in _visits(fields)],
        "departments": list(fields.departments),
        "basis": fields.basis,
        "focus": focus and {"indicators": list(focused(desk.model, visible)), "reason": focus.reason},
        "programme": fields.programme,
        "meet": list(fields.meet),
        "conversations": [{"group": each, "count": count} for each, count in _spoken(visible)],
        "documents": [_document(each, today) for _, each in visible.of(Document) if not each.is_picture_alone],
        "samples": [_sampled(each) for _, each in visible.of(Sample)],
        "not_interviewed": [{"group": each.group, "reason": each.reason} for each in not_heard(visible)],
        "own_questions": list(planned(visible)),
        "followups": list(_open_points(desk, visible)),
    }
    return {**document, "missing": list(_missing(document, fields, today))}


def _visits(fields: CaseFields) -> tuple[Visit, ...]:
    """Where none has been entered and it is known how it is announced, the case's own date is the visit's."""
    alone = (Visit(date=fields.date),) if fields.announced is not None else ()
    return fields.visits or alone


def _spoken(visible: Visible) -> Iterator[tuple[str, int]]:
    """Conversations, not heads: a group conversation is one."""
    counts = ((group, conversations(visible, group)) for group in SPOKEN_GROUPS)
    return (each for each in counts if each[1])


def _document(document: Document, today: str) -> Json:
    stated = document.model_dump(include={"type", "title", "status", "requested", "received", "deadline"})
    waiting = document.status in (None, "anmodet") and document.deadline is not None
    return {**stated, "overdue": waiting and str(document.deadline) < today}


def _sampled(sample: Sample) -> Json:
    stated = sample.model_dump(include={"of", "as_of", "drawn_by", "criteria"})
    return {**stated, "N": sample.population, "n": sample.drawn}


def _open_points(desk: Desk, visible: Visible) -> Iterator[Json]:
    """Points of an earlier inspection that have not been looked at yet."""
    labels = {each.id: each.label for each in desk.model.followup_kinds}
    for _, point in visible.of(FollowUp):
        if is_earlier(point, visible) and point.status not in EXAMINED:
            stated = point.model_dump(include={"text", "indicator", "origin", "deadline"})
            yield {"kind": labels.get(point.kind, point.kind), **stated}


def _missing(plan: Json, fields: CaseFields, today: str) -> Iterator[Json]:
    """What is worth deciding before the visit: advice, and nothing at all once the last visit is over."""
    dates = [each["date"] for each in plan["visits"]]
    if dates and max(dates) < today:
        return
    stated = [fields.announced, *(each.announced for each in fields.visits)]
    announced = True in stated
    advice = [
        (not dates, "Besøgets dato.", 'tilsyn case SAG --set besøg="dd-mm-åååå anmeldt" (eller uanmeldt)'),
        (not {True, False} & set(stated), "Om besøget er anmeldt.", "tilsyn case SAG --set anmeldt=ja (eller nej)"),
        (plan["focus"] is None, "Et fokus; uden er alle indikatorer i fokus.", "tilsyn focus SAG 4.a 5.c --reason -"),
        (not fields.basis, "Grundlaget for tilsynet.", "tilsyn plan SAG --basis -"),
        (announced and not plan["documents"], "Dokumenter er der ikke bedt om.", "tilsyn plan SAG --document TYPE"),
        (announced and not fields.meet, "Hvem vi gerne vil møde.", "tilsyn plan SAG --meet TEKST"),
        (announced and not fields.programme, "Et program for dagen.", "tilsyn plan SAG --programme -"),
    ]
    yield from ({"what": what, "hint": hint} for lacking, what, hint in advice if lacking)
