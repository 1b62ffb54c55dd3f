"""The line one types a command in: what stands there, and what it would mean. It can only mean what is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.values import VALUES_ON_SCREEN
from tilsyn.interview.screen.kit.letter_line import reads_as_number
from tilsyn.services.conversation.typed_reading import is_for_a_point, may_become

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.domain.library.asked import FramePoint
    from tilsyn.interview.screen.kit.glyphs import Marks

GO_TO, SEARCH = "g", "/"
VALUE, WRITE = "value", "note"
READ, INTO_NOTE = "read_point", "into_note"
"""What a line may mean besides a command of the table: the value `said`, and going back into the note."""
HELD_BACKSPACE = "Backspace tager kun svaret tilbage, når den trykkes for sig selv: tryk Esc og så Backspace."


class Meaning(NamedTuple):
    """What Enter would do: an act, what it is to be done with, and its words."""

    act: str
    said: str | None
    words: str


class KeyLine:
    """What stands in the line. `values` and `commands` say what a letter means here, by its letter.

    `point`: the point of a frame that one is at, where more may be meant. `ids`: of points that may be gone to.
    """

    def __init__(self) -> None:
        self.text = ""
        self.point: FramePoint | None = None
        self.ids: tuple[str, ...] = ()

    def add(self, character: str) -> None:
        self.text += character

    def shorten(self) -> None:
        self.text = self.text[:-1]

    def empty(self) -> str:
        """Nothing stands there any more; gives what did."""
        text, self.text = self.text, ""
        return text

    def can_be_command(self, values: Mapping[str, str | None], commands: Mapping[str, tuple[str, str]]) -> bool:
        """Whether what stands there is a command, or the beginning of one; else it is the beginning of a note."""
        typed = self.text.lower()
        if typed in values or typed in commands or not typed:
            return True
        if may_become(typed, self.point):
            return True
        return typed.startswith(SEARCH) or bool(typed.startswith(f"{GO_TO} ") and self._is_number(typed[2:].strip()))

    def _is_number(self, typed: str) -> bool:
        """Whether a question's number begins so."""
        return reads_as_number(typed) or any(each.casefold().startswith(typed) for each in self.ids)

    def meaning(self, values: Mapping[str, str | None], commands: Mapping[str, tuple[str, str]]) -> Meaning:
        """What Enter would do now: with nothing in the line, the next question."""
        typed = self.text.strip()
        letter = typed.lower()
        if letter in values:
            said = values[letter]
            return Meaning(VALUE, said, VALUES_ON_SCREEN[said]) if said else Meaning(WRITE, None, "skriv i noten")
        if letter[:2] == f"{GO_TO} ":
            return Meaning("gone_to", typed[2:].strip(), f"gå til {typed[2:].strip()}")
        if letter[:1] == SEARCH and letter[1:].strip():
            return Meaning("searched", typed[1:].strip(), f"søg efter {typed[1:].strip()}")
        if letter and letter not in commands:  # at a point of a frame: whole, or only begun
            return _at_a_point(typed)
        act, words = commands[letter] if letter else ("onward", "næste spørgsmål")
        return Meaning(act, None, words[:1].lower() + words[1:])


def _at_a_point(typed: str) -> Meaning:
    if is_for_a_point(typed):
        return Meaning(READ, typed, f"gem: {typed}")
    return Meaning(INTO_NOTE, typed, "skriv det i noten")


def line_text(line: KeyLine, meaning: Meaning, marks: Marks, *, here: bool) -> str:
    """The line as it is seen: with a cursor where it has the keys, else how one comes to it."""
    if not here:
        return marks.fit("  Taster: Esc eller Tab, og så et bogstav")
    arrow = "→" if marks.drawn else "->"
    if not line.text:
        return marks.fit(f"{marks.here} TASTER: _  bogstav og Enter · Tab: skriv i noten")
    return marks.fit(f"{marks.here} TASTER: {line.text}_ {arrow} {meaning.words} · Enter · Esc: tøm")
