"""Whether a conversation still goes on as something is written in it: what is written after it is from memory.

Nobody knows it of one that was never closed, or was opened again. What tells is its recorded end, the day it is of,
and when something was last said in it: a night goes over midnight, but hardly anyone is silent until the morning.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from tilsyn.domain.danish import date_text, iso_day, time_text
from tilsyn.domain.findings.times import has_clock, is_before, not_yet, said_when
from tilsyn.domain.journal.entries import Encounter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Answer, Entry
    from tilsyn.services.open_case import Desk

SILENT = timedelta(hours=6)
"""Longer than this, and into another day, no conversation goes on unsaid."""
READ = "dokument"
"""What is read is read on any day: nobody speaks."""


def is_over(desk: Desk, held: Encounter, now: str) -> bool:
    """Whether it ended before now, as far as the case tells."""
    end = _ended(desk, held)
    same_day = not held.start or iso_day(now) <= iso_day(held.start)
    if held.method == READ or (same_day and not end):  # nearly always: in a big case all that was said takes long
        return False
    last = last_sign(desk, held)
    if end and (last is None or not is_before(end, last)):
        return is_before(end, now)
    return not same_day and (last is None or _between(last, now) > SILENT)


def over_words(desk: Desk, held: Encounter) -> str:
    """Since when, as a sentence."""
    end = _ended(desk, held)
    if end:
        return f"Samtalen sluttede {time_text(end)}."
    return f"Samtalen er fra {date_text(iso_day(held.start))}." if held.start else "Samtalen er slut."


def _ended(desk: Desk, held: Encounter) -> str | None:
    """Its end, where it was over when that was stated; one that was only planned tells nothing."""
    if not held.end:
        return None
    versions = desk.case.slots.get(held.slot, {}).values()
    stated = [each for each in versions if isinstance(each.payload, Encounter) and each.payload.end == held.end]
    return held.end if any(not not_yet(held.end, each.header.at) for each in stated) else None


def last_sign(desk: Desk, held: Encounter) -> str | None:
    """When it last was going on: its start, or the last thing that was noted as it was said.

    By what may be shown alone: what is protected leaves no trace, not in a time either (domain.md 7).
    """
    visible = desk.visible()
    notes = (said.said_at for _, said in visible.notes() if said.encounter == held.id)
    times = (held.start, last_answered(visible, held), *notes)
    return max((each for each in times if each and has_clock(each)), key=datetime.fromisoformat, default=None)


def last_answered(visible: Visible, held: Encounter) -> str | None:
    """When the last thing was answered, as far as it was noted while it was said."""
    here = [said for said in visible.answers() if said[1].encounter == held.id]
    times = [at for entry, said in here for at in _said(entry, said, visible) if has_clock(at)]
    return max(times, key=datetime.fromisoformat, default=None)


def _said(entry: Entry, said: Answer, visible: Visible) -> Iterator[str]:
    """When it was said; and where a text was gone on with, when it was: to word it better is to say nothing more."""
    at = said_when(entry, said)
    if at is not None:
        yield at
    if at is not None and not said.said_at:
        versions = visible.versions(entry.header.slot)
        for before, after in pairwise(versions):
            one, other = (getattr(each.payload, "note", "") for each in (before, after))
            if one.strip() and len(other) > len(one) and other.startswith(one) and not _is_corrected(after, before):
                yield after.header.at


def _is_corrected(after: Entry, before: Entry) -> bool:
    marks = [getattr(each.payload, "corrected", None) for each in (after, before)]
    return marks[0] != marks[1]


def _between(one: str, other: str) -> timedelta:
    return datetime.fromisoformat(other) - datetime.fromisoformat(one)
