"""What was decided and prepared: focus, choices, judgements, assessments, follow-ups, the earlier report, frames."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tilsyn.domain.addresses import CONCLUSION, ECONOMIES, OVERALL, Place, Slot
from tilsyn.domain.findings.visible import SPEAKING
from tilsyn.domain.journal.entries import (
    Assessment,
    ChecklistPlace,
    Focus,
    FollowUp,
    Judgement,
    NotInterviewed,
    Opened,
    Previous,
    Sample,
    Scope,
)
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange.quoting import advice, place, quoted
from tilsyn.domain.proposals.exchange.records import (
    AssessmentRecord,
    ChecklistRecord,
    ExchangeRecord,
    FocusRecord,
    FollowUpRecord,
    JudgementRecord,
    NotInterviewedRecord,
    PreviousRecord,
    SampleRecord,
    ScopeRecord,
)
from tilsyn.domain.proposals.identity import content_of
from tilsyn.domain.proposals.import_run import Resolving
from tilsyn.domain.proposals.papers import paper_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.domain.proposals.import_run import Work

R = TypeVar("R", bound=ExchangeRecord)
OWN_CHECKLIST = "kvalitetsstandard"
OWN_ITEMS = (*(str(number) for number in range(1, 19)), "F1", "F2", "F3")
"""Items of the one checklist whose form interface.md fixes (Shapes, checklist)."""


def everything_decided(work: Work) -> None:
    for focus in work.part("focus", FocusRecord):
        _focus(focus)
    for scope in work.part("scope", ScopeRecord):
        _scope(scope)
    for judgement in work.part("judgements", JudgementRecord):
        _judgement(judgement)
    for assessment in work.part("assessments", AssessmentRecord):
        _assessment(assessment)
    for point in work.part("followups", FollowUpRecord):
        _followup(point)
    _plain_parts(work)
    _checklists(work)


def _plain_parts(work: Work) -> None:
    """Parts that refer to nothing."""
    for absent in work.part("not_interviewed", NotInterviewedRecord):
        absent.state_as(NotInterviewed, content_of(absent.record))
    for sample in work.part("samples", SampleRecord):
        sample.state_as(Sample, content_of(sample.record), check=partial(_drawn_of, sample))
    for previous in work.part("previous", PreviousRecord):
        previous.state_as(Previous, content_of(previous.record))


def _drawn_of(sample: Resolving[SampleRecord]) -> Iterator[Problem]:
    """No more are drawn than there are."""
    population, drawn = (getattr(sample.record, name) for name in ("N", "n"))  # as its payload has them
    if None not in {population, drawn} and drawn > population:
        yield problem("S139", at=sample.place("n"), drawn=drawn, population=population)


def _focus(focus: Resolving[FocusRecord]) -> None:
    for number, each in enumerate(focus.record.indicators):
        _unit(focus, each, "indicators", number)
    focus.state_as(Focus, content_of(focus.record))


def _unit(resolving: Resolving[R], given: str, *path: str | int) -> RatedUnit | None:
    units = resolving.work.leaving.units
    resolving.known("Indikatoren", given, units, *path)
    return units.get(given)


def _scope(scope: Resolving[ScopeRecord]) -> None:
    """A choice is recorded only where the edition contests, as at the keyboard."""
    unit = _unit(scope, scope.record.indicator, "indicator")
    scope.state_as(Scope, content_of(scope.record), check=partial(_contested, scope, unit))


def _contested(scope: Resolving[ScopeRecord], unit: RatedUnit | None) -> Iterator[Problem]:
    if unit and unit.item.applies(scope.work.service_types) != "contested":
        yield problem("S128", at=scope.place("indicator"), given=unit.id)


def _judgement(judgement: Resolving[JudgementRecord]) -> None:
    record = judgement.record
    unit = _unit(judgement, record.indicator, "indicator")
    _check_score(judgement)
    slots = tuple(dict.fromkeys(_ground(judgement, code, place) for place, code in enumerate(record.sources)))
    judgement.state_as(
        Judgement, content_of(record), check=partial(_may_be_judged, judgement, unit, slots), sources=slots
    )


def _check_score(judgement: Resolving[JudgementRecord]) -> None:
    score, steps = judgement.record.score, judgement.work.model.scale(judgement.work.kind)
    if score is None:
        return
    if score not in [step.value for step in steps]:
        scale = ", ".join(str(step.value) for step in sorted(steps, key=lambda step: str(step.value)))
        judgement.fault("S111", "score", given=quoted(score), allowed=scale)
    if not judgement.record.text.strip() and "text" not in judgement.faulty:
        judgement.fault("S129", "score")


def _ground(judgement: Resolving[JudgementRecord], code: str, place: int) -> str:
    """The slot that a source code, or the code of an observation or of documents, stands for."""
    names, at = judgement.work.names, ("sources", place)
    source, encounter = names.find_ground(code)
    meeting = names.meetings.get(encounter or "")
    spoken = source and (not meeting or meeting.method == SPEAKING)  # conversations of one code are no matter to it
    tables = (names.codes["sources"],) if spoken else (names.codes["sources"], names.codes["encounters"])
    # Two that are hidden and go by a code are not told of.
    both = next((each for each in tables if each.find(code) and each.is_twice(code)), None)
    if both:
        judgement.fault("S138", *at, given=quoted(code), count=both.twice[code])
    if source and meeting and meeting.method != SPEAKING and not names.hides(meeting):
        judgement.fault("S122", *at, given=quoted(code))
    if source is None and encounter is None:
        seen = [
            names.code_of(each) for each in names.meetings.values() if each.method != SPEAKING and not names.hides(each)
        ]
        known = [*names.codes["sources"].visible(), *seen]
        judgement.fault("S120", *at, what="Kilden", given=quoted(code), advice=advice(code, known))
    if not source and not meeting:
        judgement.broken = True
    return Slot.source(source) if source else Slot.meeting(encounter)


def _may_be_judged(
    judgement: Resolving[JudgementRecord], unit: RatedUnit | None, slots: tuple[str, ...]
) -> Iterator[Problem]:
    """Asked only of what would be written: what the case holds already is no matter for an import."""
    at = judgement.place("indicator")
    if unit and unit.text is None:
        yield problem("S127", at=at, given=unit.id)
    elif unit and _is_exempt(unit, judgement.work):
        yield problem("S126", at=at, given=unit.id)
    for number, (slot, code) in enumerate(zip(slots, dict.fromkeys(judgement.record.sources), strict=False)):
        fault = _fault_of(slot, judgement.work)
        if fault:
            yield problem(fault, at=judgement.place("sources", number), given=quoted(code))


def _fault_of(slot: str, work: Work) -> str | None:
    named = Slot(slot)
    if named.kind == "source":
        return None if not named.rest or work.names.may_ground(named.rest) else "S124"
    meeting = work.names.meetings.get(named.rest)
    if meeting is None:
        return None
    if meeting.method == SPEAKING:
        return "S125"
    return "S124" if work.names.hides(meeting) else None


def _is_exempt(unit: RatedUnit, work: Work) -> bool:
    """Whether it does not apply, by the edition or by the choice in the file, else in the case."""
    applies = unit.item.applies(work.service_types)
    if applies != "contested":
        return applies == "exempt"
    chosen = [each.record.use for each in work.part("scope", ScopeRecord) if each.record.indicator == unit.id]
    held = work.leaving.visible.one(Scope, Slot.scope(unit.id))
    return not chosen[-1] if chosen else held is not None and not held.use


def _assessment(assessment: Resolving[AssessmentRecord]) -> None:
    places = [each for each in assessment.work.places if each not in assessment.work.leaving.units]
    assessment.known("Stedet", assessment.record.at, [*places, OVERALL, CONCLUSION, *ECONOMIES], "at")
    record = assessment.record
    if getattr(record, "lead", None) and Place(record.at).level != "theme":
        assessment.fault("S144", "lead")
    assessment.state_as(Assessment, content_of(record))


def _followup(point: Resolving[FollowUpRecord]) -> None:
    kinds = [kind.id for kind in point.work.model.followup_kinds]
    point.known("Typen", point.record.kind, kinds, "kind")
    if point.record.indicator is not None:
        _unit(point, point.record.indicator, "indicator")
    point.state_as(FollowUp, content_of(point.record))


def _checklists(work: Work) -> None:
    opened = work.leaving.case.one(Opened, "opened")
    frames = {each.id: each for each in work.leaving.asked.frames}
    known = [OWN_CHECKLIST, *(each.id for each in (opened.checklists if opened else ())), *frames]
    for name, places in work.exchange.checklists.items():
        if name not in known:
            at, what = place(("checklists", name)), "Spørgerammen"
            fault = problem("S120", at=at, what=what, given=quoted(name), advice=advice(name, known))
            work.ledger.problems.append(fault)
        for given in places:
            each: Resolving[ChecklistRecord] = Resolving(work, "checklists", given)
            if name == OWN_CHECKLIST or name in frames:
                items = [item.id for item in frames[name].items] if name in frames else OWN_ITEMS
                each.known("Punktet", each.record.item, items, "item")
            each.state_as(
                ChecklistPlace,
                {**content_of(each.record), "checklist": name},
                fields=each.fields_but(ChecklistPlace, "document"),
                checklist=name,
                document=paper_of(each, getattr(each.record, "document", None), "document"),
            )
