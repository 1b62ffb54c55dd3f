"""Who was in the room when something was said: coming and going count only while they last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import clock_text, iso_day

if TYPE_CHECKING:
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.entries import Encounter, Source

_STAY = re.compile(
    r"(?P<who>.*?)(?: kom kl\. (?P<came>\d\d\.\d\d))?(?:(?:,| ) ?gik kl\. (?P<went>\d\d\.\d\d))?", re.DOTALL
)


class Stay(NamedTuple):
    """One line of who was present: who, and since and until when where it says so."""

    who: str
    came: str | None
    went: str | None

    @classmethod
    def of(cls, line: str) -> Stay:
        """As `line` writes it, "Leder kom kl. 11.32, gik kl. 11.40"; any other line is of one who stayed."""
        found = _STAY.fullmatch(line)
        return cls(found["who"], found["came"], found["went"]) if found else cls(line, None, None)

    @property
    def line(self) -> str:
        """As it stands in the encounter's `present`."""
        came = f" kom kl. {self.came}" if self.came else ""
        went = f"{',' if came else ''} gik kl. {self.went}" if self.went else ""
        return f"{self.who}{came}{went}"

    def lasts(self, clock: str) -> bool:
        """Whether it goes on at a time of day; the minutes of coming and going are part of it."""
        return (self.came or clock) <= clock <= (self.went or clock)


def present_at(encounter: Encounter, at: str | None) -> tuple[str, ...]:
    """Who else was there when something was said; all of them where nobody knows when that was."""
    clock = _clock(encounter, at)
    if clock is None:
        return encounter.present
    return tuple(each for each in encounter.present if Stay.of(each).lasts(clock))


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
    if not held.groups:
        return ()
    return tuple(dict.fromkeys(source.group for source in heard_from(held, at)))


def _is_there(code: str, stays: list[Stay], clock: str) -> bool:
    """One of whom no coming and no going is told was there from first to last."""
    own = [each for each in stays if each.who.casefold() == code.casefold()]
    return not own or any(each.lasts(clock) for each in own)


def _clock(encounter: Encounter, at: str | None) -> str | None:
    """The time of day, where it is one of the day of the conversation."""
    if at is None or not encounter.start or iso_day(at) != iso_day(encounter.start):
        return None
    return clock_text(at) or None
