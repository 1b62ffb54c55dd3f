"""Which keys came in one read: nobody strikes several in one moment, so they are a paste, or typed while it was busy.

A paste without brackets is such a burst. It is text wherever it lands, and its line ends press nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events

from tilsyn.interview.screen.kit.struck_keys import StruckKeys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message import Message


def in_burst(event: events.Event) -> bool:
    """Whether it is one of several keys that write something, and came in one read."""
    return getattr(event, "in_burst", False) is True


def ends_burst(event: events.Event) -> bool:
    """Whether it is the last of them; where there were several lines, no Enter is: it ends a line, too."""
    return getattr(event, "ends_burst", False) is True


def mark(read: Iterable[Message]) -> list[Message]:
    """All that one read gave; those keys that write something are marked where they are several."""
    given = list(read)
    writing = [each for each in given if isinstance(each, events.Key) and _writes(each)]
    ends = [each for each in writing if each.key == "enter"]
    last = writing[-1] if writing and (len(ends) <= 1 or writing[-1] not in ends) else None
    for each in writing if len(writing) > 1 else ():
        each.in_burst, each.ends_burst = True, each is last  # type: ignore[attr-defined]  # it holds what is put on it
    return given


def _writes(key: events.Key) -> bool:
    """A letter, also one that came with Esc as Alt; the end of a line."""
    return key.character is not None and (key.is_printable or key.key == "enter" or key.key.startswith("alt+"))


class OneRead(StruckKeys):
    """The keys that were struck, and which of them came together."""

    def feed(self, data: str) -> Iterable[Any]:
        """The same keys, marked."""
        yield from mark(super().feed(data))
