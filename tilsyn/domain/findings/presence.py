"""Who was in the room when something was said: coming and going count only while they last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import clock_text, iso_day
from tilsyn.domain.moments import by_clock_of

if TYPE_CHECKING:
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.entries import Encounter, Source

_STAY = re.compile(
    r"(?P<who>.*?)(?: kom kl\. (?P<came>\d\d\.\d\d(?:\.\d\d)?))?"
    r"(?:(?:,| ) ?gik kl\. (?P<went>\d\d\.\d\d(?:\.\d\d)?))?",
    re.DOTALL,
)
_MINUTE = len("11.32")
_SECONDS = slice(len("2023-10-24T11:32"), len("2023-10-24T11:32:07.123"))
_IS_SECONDS = re.compile(r":\d\d.*").fullmatch
_ON_THE_MINUTE = ":00.000"
"""So a time ends that was stated by the minute, "14.20": nobody knows the seconds."""


class Stay(NamedTuple):
    """One line of who was present: who, and since and until when where it says so.

    The screen notes the seconds, for two may come within a minute; a line that a person writes has the minute.
    """

    who: str
    came: str | None
    went: str | None

    @classmethod
    def of(cls, line: str) -> Stay:
        """As `line` writes it, "Leder kom kl. 11.32.07, gik kl. 11.40"; any other line is of one who stayed."""
        found = _STAY.fullmatch(line)
        return cls(found["who"], found["came"], found["went"]) if found else cls(line, None, None)

    @property
    def line(self) -> str:
        """As it stands in the encounter's `present`."""
        came = f" kom kl. {self.came}" if self.came else ""
        went = f"{',' if came else ''} gik kl. {self.went}" if self.went else ""
        return f"{self.who}{came}{went}"

    @property
    def told(self) -> str:
        """As it is read: by the minute, where that says it."""
        if self.came and self.went and self.came[:_MINUTE] == self.went[:_MINUTE]:
            return self.line
        return self._replace(came=self.came and self.came[:_MINUTE], went=self.went and self.went[:_MINUTE]).line

    def lasts(self, clock: str) -> bool:
        """Whether it goes on at a time of day; what is known by the minute only counts the whole of it."""
        return _reached(self.came or clock, clock) and _reached(clock, self.went or clock)


def present_at(encounter: Encounter, at: str | None) -> tuple[str, ...]:
    """Who else was there when something was said; all of them where nobody knows when that was."""
    clock = _clock(encounter, at)
    stays = [Stay.of(each) for each in encounter.present]
    return tuple(each.told for each in stays if clock is None or each.lasts(clock))


def heard_from(held: Held, at: str | None) -> tuple[Source, ...]:
    """Who took part when something was said. One who came later said nothing of what was said before."""
    clock = _clock(held.encounter, at)
    if clock is None or not held.encounter.present:
        return held.sources
    stays = [Stay.of(each) for each in held.encounter.present]
    there = tuple(each for each in held.sources if _is_there(each.code, stays, clock))
    return there or held.sources


def groups_of(held: Held, at: str | None) -> tuple[str, ...]:
    """Their groups; documents and observations have none."""
    if not held.encounter.present or not held.groups:  # nobody is told to have come or gone
        return held.groups
    return tuple(dict.fromkeys(source.group for source in heard_from(held, at)))


def _is_there(code: str, stays: list[Stay], clock: str) -> bool:
    """One of whom no coming and no going is told was there from first to last."""
    own = [each for each in stays if each.who.casefold() == code.casefold()]
    return not own or any(each.lasts(clock) for each in own)


def _clock(encounter: Encounter, at: str | None) -> str | None:
    """The time of day, where it is one of the day of the conversation."""
    at = by_clock_of(at, encounter.start)
    if at is None or not encounter.start or iso_day(at) != iso_day(encounter.start):
        return None
    return clock_of(at) or None


def clock_of(at: str) -> str:
    """The time of day by the second, "11.32.07"; by the minute where it was stated so, and empty for a day alone."""
    minute, seconds = clock_text(at), at[_SECONDS]
    return f"{minute}.{seconds[1:3]}" if minute and _IS_SECONDS(seconds) and seconds != _ON_THE_MINUTE else minute


def _reached(one: str, other: str) -> bool:
    """Whether one time of day is no later than another, as far as both are known."""
    known = min(len(one), len(other))
    return one[:known] <= other[:known]
