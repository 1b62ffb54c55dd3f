"""Esc and the key after it, when a terminal hands both over in one read.

tmux holds Esc back for a moment, and a fast hand needs no tmux: Textual reads the two as one key, some of them by name
(Esc and b are Ctrl+Left), and of a long text it loses the Esc. Here each is the key that was struck. A key that is
written as Esc and more begins with "[" or "O"; the latter is one only before the few letters that terminals send.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from collections.abc import Iterable

ESC, INTRODUCERS = "\x1b", frozenset("[O\x1b")
_AFTER_O = frozenset("ABCDFHMPQRS" + "abcd")
"""Arrows, Home, End, the Enter of a keypad, F1 to F4, and rxvt's arrows with Ctrl."""
PAIR, TRIPLE = 2, 3


class StruckKeys(XTermParser):
    """A reader of keys that never takes Esc and a letter for something else."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002  as Textual has it
        if _is_two_keys(sequence):
            yield events.Key("escape", ESC)
            for character in sequence[1:]:
                yield from super()._sequence_to_key_events(character)
        else:
            yield from super()._sequence_to_key_events(sequence, alt)


def _is_two_keys(sequence: str) -> bool:
    """Whether it is Esc and what was struck after it."""
    if len(sequence) == PAIR:
        return sequence[0] == ESC and sequence[1] not in INTRODUCERS
    return len(sequence) == TRIPLE and sequence.startswith(f"{ESC}O") and sequence[2] not in _AFTER_O
