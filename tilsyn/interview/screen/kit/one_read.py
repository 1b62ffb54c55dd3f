"""Which keys came in one read: nobody strikes several in one moment, so they are a paste, or typed while it was busy.

A paste without brackets is such a burst. It is text wherever it lands: its line ends press nothing, and what a copied
text holds besides letters is text, too, whatever key a terminal writes in the same way. Esc and the other keys with
Ctrl stand in no text that is copied; they were struck ahead, and are keys.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from textual import events

from tilsyn.interview.screen.kit.struck_keys import StruckKeys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message import Message


UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cf", "Co"})
"""What Unicode calls characters that stand in a text, and cannot be seen alone."""
ENDS_A_LINE = frozenset("\x0b\x0c\x85\u2028\u2029")
"""Besides CR and LF (`domain.text.clean`): Word's own line and page ends, which are Ctrl+K and Ctrl+L when struck."""


class TextKey(events.Key):
    """A character that is text, though a key is written so, or nothing of it can be seen."""

    def __init__(self, character: str) -> None:
        super().__init__("written", character)

    @property
    def is_printable(self) -> bool:
        """It is put in as a letter is."""
        return True

    def copy(self) -> TextKey:
        """As Textual hands keys on."""
        return TextKey(self.character or "")


TextKey.handler_name = events.Key.handler_name  # a widget that takes keys takes it, too


def in_burst(event: events.Event) -> bool:
    """Whether it is one of several keys that write something, and came in one read."""
    return getattr(event, "in_burst", False) is True


def ends_burst(event: events.Event) -> bool:
    """Whether it is the last of them; where there were several lines, no Enter is: it ends a line, too."""
    return getattr(event, "ends_burst", False) is True


def mark(read: Iterable[Message]) -> list[Message]:
    """All that one read gave; those keys that write something are marked where they are several."""
    given = _as_text([_lettered(each) for each in _line_ends(read)])
    writing = [each for each in given if isinstance(each, events.Key) and _writes(each)]
    ends = [each for each in writing if each.key == "enter"]
    last = writing[-1] if writing and (len(ends) <= 1 or writing[-1] not in ends) else None
    for each in writing if len(writing) > 1 else ():
        each.in_burst, each.ends_burst = True, each is last  # type: ignore[attr-defined]  # it holds what is put on it
    return given


def _writes(key: events.Key) -> bool:
    """A letter, also one that came with Esc as Alt; the end of a line."""
    return key.character is not None and (key.is_printable or key.key == "enter" or key.key.startswith("alt+"))


def _line_ends(read: Iterable[Message]) -> list[Message]:
    """CR, LF and both end a line once; a terminal's Enter is CR, and a text that is copied has any of them."""
    given: list[Message] = []
    before = None
    for each in read:
        struck = each.character if isinstance(each, events.Key) else None
        if struck == "\n" and before != "\r":
            given.append(_enter())
        elif struck != "\n":
            given.append(each)
        before = struck
    return given


def _lettered(each: Message) -> Message:
    """A blank that does not break, a soft hyphen, what joins two signs: they are text, and Textual drops them."""
    character = each.character if isinstance(each, events.Key) else None
    if character is None or len(character) != 1 or character.isprintable():
        return each
    return TextKey(character) if unicodedata.category(character) in UNSEEN else each


def _as_text(given: list[Message]) -> list[Message]:
    """Among letters a TAB is text; what ends a line or a page in Word ends a line, where more of the text follows."""
    letters = [place for place, each in enumerate(given) if isinstance(each, events.Key) and each.is_printable]
    if not letters:
        return given
    return [_among_letters(each, more=place < letters[-1]) for place, each in enumerate(given)]


def _among_letters(each: Message, *, more: bool) -> Message:
    character = each.character if isinstance(each, events.Key) else None
    if character == "\t":
        return TextKey(character)
    return _enter() if more and character and character in ENDS_A_LINE else each


def _enter() -> events.Key:
    return events.Key("enter", "\r")


class OneRead(StruckKeys):
    """The keys that were struck, and which of them came together."""

    def feed(self, data: str) -> Iterable[Any]:
        """The same keys, marked."""
        yield from mark(super().feed(data))
