"""What can be computed of dates read in a file, and what cannot (domain.md 11). Days are counted; nothing is judged."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import counted, date_text
from tilsyn.domain.values import DATE_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tilsyn.domain.journal.entries import Answer, Encounter

FOURTEEN_DAYS = 14
"""From the citizen's henvendelse to the municipality to the start of treatment: SEL § 101, stk. 4."""
BEGINS, STARTED, ENDED = "henvendelse", "foerste_samtale", "afslutning"
FOLLOWED = {"opfoelgning_1": 1, "opfoelgning_6": 6}
"""Months after the end of a course, each with what was due then."""
CANNOT = "kan ikke opgøres fra sagen"
ELSEWHERE = (
    ("integreret", "opgøres ikke her: integreret dobbeltdiagnosebehandling har en anden frist"),
    ("alkohol", "opgøres ikke her: fristen gælder stofbehandling"),
)
"""Tracks that have another clock."""
ONLY_DRUGS = "opgøres ikke her: opfølgningen gælder stofbehandling efter § 101"


class Span(NamedTuple):
    """One thing that is asked of a file's dates: the days, where they can be told, and it in words.

    `kind`: "14 dage" or the date that was due. `due`: the last day, where one can be told.
    """

    kind: str
    days: int | None
    due: str | None
    text: str


def spans_of(
    events: Collection[str], dates: Mapping[str, str], review: Encounter, ended: Answer | None = None
) -> Iterator[Span]:
    """Of one file, what its dates can tell about what is asked for: `ended` says how the course ended, where known."""
    if BEGINS in events:
        yield fourteen_days(dates, review.track)
    if ENDED in events:
        asked = (each for each in FOLLOWED if each in events)
        if review.track in dict(ELSEWHERE):
            yield from (Span(each, None, None, ONLY_DRUGS) for each in asked)
        else:
            yield from (followed_up(each, dates, ended, review.start or "") for each in asked)


def fourteen_days(dates: Mapping[str, str], track: str | None = None) -> Span:
    """Only a henvendelse starts the clock: from any other date no number is told."""
    kind = "14 dage"
    if other_clock := dict(ELSEWHERE).get(track or ""):
        return Span(kind, None, None, other_clock)
    if BEGINS not in dates:
        other = next((each for each in ("visitation", "henvisning", "afgoerelse", "modtaget") if each in dates), None)
        why = f": sagen har kun datoen for {DATE_KINDS[other]}" if other else ": henvendelsen kendes ikke"
        return Span(kind, None, None, CANNOT + why)
    if STARTED not in dates:
        return Span(kind, None, None, f"{CANNOT}: den første behandlingssamtale kendes ikke")
    days = _days(dates[BEGINS], dates[STARTED])
    if days < 0:
        return Span(kind, None, None, f"{CANNOT}: datoerne kan ikke passe")
    over = f", {counted(days - FOURTEEN_DAYS, 'dag', 'dage')} mere end 14" if days > FOURTEEN_DAYS else ""
    return Span(kind, days, None, f"{counted(days, 'dag', 'dage')} fra henvendelse til første samtale{over}")


def followed_up(event: str, dates: Mapping[str, str], ended: Answer | None, read_on: str = "") -> Span:
    """One and six months run only for certain ways of ending: which it was must be known first.

    What was not due on the day the file was read is not missing in it.
    """
    if ENDED not in dates:
        return Span(event, None, None, f"{CANNOT}: datoen for afslutning kendes ikke")
    how = _how_it_ended(ended)
    if not how:
        return Span(event, None, None, f"{CANNOT}: det er ikke noteret, hvordan forløbet sluttede")
    due = months_after(dates[ENDED], FOLLOWED[event])
    said = f"sluttede: {how}; gælder kun ved bestemte afslutninger"
    if event not in dates:
        missing = "endnu ikke nået, da sagen blev læst" if read_on and read_on[:10] <= due else "ingen dato i sagen"
        return Span(event, None, due, f"senest {date_text(due)}; {missing} ({said})")
    days = _days(dates[ENDED], dates[event])
    when = f"{date_text(dates[event])}, {counted(days, 'dag', 'dage')} efter afslutningen"
    return Span(event, days, due, f"senest {date_text(due)}; fulgt op {when} ({said})")


def _how_it_ended(ended: Answer | None) -> str:
    """As it was noted, else the part of the point that it was read as."""
    if ended is None:
        return ""
    return " ".join(ended.note.split()) or ", ".join(each.part for each in ended.parts if each.value == "ja")


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def months_after(day: str, months: int) -> str:
    """The same day so many months later, on the month's last day where it is shorter."""
    first = date.fromisoformat(day)
    year, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + year, month + 1
    return date(year, month, min(first.day, monthrange(year, month)[1])).isoformat()
