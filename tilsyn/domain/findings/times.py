"""Times that cannot be so: an end before its start, a deadline before what it follows. Warned of, never mended."""

from __future__ import annotations

from datetime import datetime, timedelta
from textwrap import shorten
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import CASE, Place
from tilsyn.domain.danish import date_text, iso_day, time_text
from tilsyn.domain.findings.hearing import hearing_closed, hearing_outcome
from tilsyn.domain.journal.entries import Document, FollowUp
from tilsyn.domain.journal.revise import noted_at
from tilsyn.domain.moments import by_clock_of
from tilsyn.domain.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.visible import Held, Visible
    from tilsyn.domain.journal.entries import Answer, Encounter, Entry
    from tilsyn.domain.library.edition import QualityModel

_DATE = len("2023-10-24")
_BEGINS = 40
"""Characters of a point that tell it from the others."""
_CLOCKS_DIFFER = timedelta(minutes=5)
"""A clock on the wall, and that of the computer; and who closes at 14.58 writes 15.00."""


def is_before(one: str | None, other: str | None) -> bool:
    """Whether a date or time lies before another. A date without a time of day holds the whole day."""
    if not one or not other:
        return False
    if min(len(one), len(other)) <= _DATE:
        return iso_day(one) < iso_day(other)
    first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return first < second


def not_yet(at: str | None, now: str) -> bool:
    """Whether a time has still to come. Clocks that do not quite agree say nothing; a date holds the whole day."""
    then = (datetime.fromisoformat(now) + _CLOCKS_DIFFER).isoformat()
    return is_before(then if has_clock(at) else now[:_DATE], at)


def has_clock(at: str | None) -> bool:
    """Whether it is a time of day with its offset, and not a date alone or a time of we know not where."""
    return bool(at) and len(at or "") > _DATE and datetime.fromisoformat(at or "").tzinfo is not None


def said_when(entry: Entry, said: Answer) -> str | None:
    """When it was said, as far as anyone knows: as stated, else when it was noted if that was on the spot.

    Of what was typed in from paper or from memory nobody knows it.
    """
    if said.said_at:
        return said.said_at
    return noted_at(entry) if said.recorded_from in {None, "direkte"} else None


def said_on(entry: Entry, said: Answer, encounter: Encounter) -> str | None:
    """When it was said, as far as anyone knows; that it came into the case on another day is not when."""
    known = said_when(entry, said)
    return known if said.said_at or iso_day(known) == iso_day(encounter.start) else None


def said_nearest(entry: Entry, said: Answer, encounter: Encounter) -> str | None:
    """The same; of what nobody knows the hour of, the day: that a conversation began then is not when it was said."""
    return said_on(entry, said, encounter) or (iso_day(encounter.start) if encounter.start else None)


def time_warnings(model: QualityModel, visible: Visible) -> Iterator[Problem]:
    """What of the case's times contradicts itself."""
    for held in visible.encounters.values():
        yield from _of_encounter(held)
    for _, answer in visible.answers():
        held = visible.encounters[answer.encounter]
        if is_before(answer.said_at, held.encounter.start) or is_before(held.encounter.end, answer.said_at):
            yield problem("S038", at=Place.question(answer.question), id=answer.question, label=held.told)
    yield from _still_to_come(visible)
    for each in _pairs(model, visible):
        if is_before(each.second, each.first):
            first, second = date_text(each.first), date_text(each.second)
            yield problem("S039", at=CASE, what=each.what, first=first, second=second, how=each.how)
    yield from _asked_for_late(visible)
    yield from _on_the_first_page(visible)


def _of_encounter(held: Held) -> Iterator[Problem]:
    stated = held.encounter
    if is_before(stated.end, stated.start):
        start, end = time_text(stated.start), time_text(by_clock_of(stated.end, stated.start))
        yield problem("S037", at=CASE, label=held.told, id=stated.id[:8], start=start, end=end)


def _still_to_come(visible: Visible) -> Iterator[Problem]:
    """What was written as over before it was: a slip of the hour or of the day. Planned, anything may be to come."""
    ended = ((each.entry, each.encounter) for each in visible.encounters.values() if each.encounter.outcome)
    for entry, stated in ended:
        if not_yet(stated.end, entry.header.at):
            what = f"Slutningen på {visible.encounters[stated.id].told}"
            yield _early(CASE, what, stated.end, entry.header.at)
    for entry, answer in visible.answers():
        if not_yet(answer.said_at, noted_at(entry)):
            yield _early(
                Place.question(answer.question), f"Svaret på {answer.question}", answer.said_at, noted_at(entry)
            )


def _on_the_first_page(visible: Visible) -> Iterator[Problem]:
    """A hearing closed before its deadline, and a visit after the report's own day. A provider may answer early."""
    fields, closed = visible.fields, hearing_closed(visible)
    if is_before(closed, fields.hearing_deadline):
        yield problem("S042", at=CASE, closed=date_text(closed), deadline=date_text(fields.hearing_deadline))
    reported = fields.report_date or (iso_day(visible.last_at()) if hearing_outcome(visible) else None)
    alone = () if fields.report_date else (fields.date,)  # of a day that is stated, the pairs below say it
    for day in sorted({each.date for each in fields.visits} or alone):
        if is_before(reported, day):
            yield problem("S043", at=CASE, visit=date_text(day), reported=date_text(reported))


def _early(at: str, what: str, stated: str | None, noted: str) -> Problem:
    return problem("S041", at=at, what=what, stated=time_text(stated or ""), noted=time_text(noted))


class _Pair(NamedTuple):
    """What must not come before what: in words, the first, the second, and where they are set right."""

    what: str
    first: str | None
    second: str | None
    how: str


def _pairs(model: QualityModel, visible: Visible) -> Iterator[_Pair]:
    labels = {each.id: each.label for each in model.followup_kinds}
    for entry, point in visible.of(FollowUp):
        what = f"Fristen for {_point_called(point, labels)}"
        yield _Pair(
            what, point.decision_date, point.deadline, f"tilsyn followup SAG {entry.id[:8]} --deadline dd-mm-åååå"
        )
    for _, document in visible.of(Document):
        what = f"Dokumentet {_document_called(document)} er modtaget, før det er bedt om"
        yield _Pair(what, document.requested, document.received, "tilsyn plan SAG")
    fields, how = visible.fields, "tilsyn case SAG --set"
    yield _Pair("Høringsfristen", fields.date, fields.hearing_deadline, how)
    yield _Pair("Rapportens dato", fields.date, fields.report_date, how)


def _asked_for_late(visible: Visible) -> Iterator[Problem]:
    """A paper that is waited for, and was written down as asked for after its deadline: late, not written wrongly.

    Once it has come, a deadline that passed says nothing any more.
    """
    for _, paper in visible.of(Document):
        waiting = paper.status in {None, "anmodet"} and not paper.received
        if waiting and is_before(paper.deadline, paper.requested):
            named = f"--document {_typed(paper.type)}" + (f" --title {_typed(paper.title)}" if paper.title else "")
            deadline, requested = date_text(paper.deadline), date_text(paper.requested)
            what = _document_called(paper)
            yield problem("S044", at=CASE, what=what, named=named, deadline=deadline, requested=requested)


def _document_called(document: Document) -> str:
    """As in: vagtplaner »Uge 40«."""
    return f"{document.type} »{document.title}«" if document.title else document.type


def _point_called(point: FollowUp, labels: dict[str, str]) -> str:
    """As in: påbud til 4.a; one that belongs to no indicator is known by how it begins."""
    kind = labels.get(point.kind, point.kind).lower()
    begins = shorten(point.text, _BEGINS, placeholder=" …")
    return f"{kind} til {point.indicator}" if point.indicator else f"{kind} »{begins}«"


def _typed(name: str) -> str:
    """As it is typed at a command."""
    return f'"{name}"' if " " in name else name
