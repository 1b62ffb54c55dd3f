"""Where letters are commands, they are typed in a line: nothing is done until Enter, and a sentence stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from textual import events
from textual.widgets import Static

from tilsyn.domain.text import clean
from tilsyn.interview.screen.kit.clipped import Clipped
from tilsyn.interview.screen.kit.one_read import in_burst

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.interview.screen.kit.glyphs import Marks

ONLY_CHOOSING = "Her vælges der kun; teksten er ikke taget imod. Esc: tøm linjen"
"""A list has no text of its own that a sentence could land in."""
GOES_BESIDE = "Her vælges der kun; en sætning kan du tage med. Esc: luk, og skriv videre {where}"
"""A sentence falls beside, where the list was opened over something that is written in."""
GOES_ON = "…"
SHOWN = 60
"""Characters."""
ROWS = 2
"""Of it, where its place says no other number."""
_NUMBER = re.compile(r"(\d{1,2}([. ]?([a-z]([. ]?(\d{0,2}|e[0-9a-f]{0,4}))?)?)?)?", re.IGNORECASE)
"""The number of a question or an indicator, or how one begins: 4, 4.a, 4.a.3, 4 a 3, 3.a.e7394."""
_SINGLE = re.compile(r"\W*(\d+|\w)\W*")
"""A number or a letter by itself."""
Took = Literal["enter", "text", "held", ""]


class LetterLine(Static):
    """What has been typed, and what it would mean.

    `means` gives the words for it, with "…" at their end where it is only the beginning of a command; None where it
    can be none any more.
    """

    def __init__(self, marks: Marks, means: Callable[[str], str | None], no_command: str = ONLY_CHOOSING) -> None:
        super().__init__(id="typed", markup=False)
        self._no_command = no_command
        self._marks = marks
        self._means = means
        self.text = ""
        self._refused = False

    @property
    def is_empty(self) -> bool:
        return not self.text

    @property
    def is_text(self) -> bool:
        """Whether what stands there can be no command."""
        return bool(self.text) and self._meant() is None

    @property
    def is_slip(self) -> bool:
        """Whether it was to choose something, and did not: a number, a letter, or a word that Enter was struck at."""
        return self.is_text and is_slip(self.text, entered=self._refused)

    def on_mount(self) -> None:
        self.draw()

    def take(self, event: events.Key | events.Paste) -> Took:
        """Take a key or a paste; a paste is text, whatever it holds.

        "enter" where what stands there is to be read, if anything does; "text" where it can be no command any more;
        "held" where it is taken, and no more; "" where it is none of the line's business.
        """
        if isinstance(event, events.Paste):
            self.hold(self.text + clean(event.text))
            return "text" if self.text.strip() else "held"
        if event.key == "enter":
            return self._entered(event)
        if self.text and event.key in {"escape", "backspace", "ctrl+u"}:
            self.hold(self.text[:-1] if event.key == "backspace" else "")
            return "held"
        if event.character is None or not event.is_printable or self._is_press(event):
            return ""
        self.hold(self.text + event.character)
        return "text" if self.is_text else "held"

    def hold(self, text: str = "") -> None:
        """Another text stands there, or none."""
        self.text, self._refused = text, False
        self.draw()

    def given(self) -> str:
        """What stands there, which does no longer."""
        text = self.text
        self.hold()
        return text

    def draw(self) -> None:
        """What stands there, and what Enter would make of it."""
        means = self._meant() if self.text else ""
        no_command = ONLY_CHOOSING if self.is_slip else self._no_command
        told = no_command if means is None else means if means.endswith(GOES_ON) else f"{means} · Enter · Esc: tøm"
        shown = cut_before(" ".join(self.text.split("\n")))
        arrow = "→" if self._marks.drawn else "->"
        words, rows = f"{self._marks.here} TASTER: {shown}_ {arrow} {told}", self.styles.max_height
        self.update(Clipped(self._marks.fit(words), int(rows.value) if rows else ROWS, self._marks.fit("…")))
        self.display = bool(self.text)

    def _meant(self) -> str | None:
        """The end of a line that came with a letter in one read says nothing, and does not stand in Enter's way."""
        return self._means(self.text.rstrip("\n"))

    def _entered(self, event: events.Key) -> Took:
        """A burst presses no key: its line end is part of what was pasted."""
        if in_burst(event):
            self.text += "\n" if self.text else ""
            return "held"
        if self.is_text:
            self._refused = True
            self.draw()
        begun = (self._meant() or "").endswith(GOES_ON) if self.text else False
        return "held" if self.is_text or begun else "enter"

    def _is_press(self, event: events.Key) -> bool:
        """Space alone is the key that chooses, until something stands in the line."""
        return event.key == "space" and not self.text and not in_burst(event)


def reads_as_number(typed: str) -> bool:
    """Whether a number begins so, whether or not there is such a one: a slip of it is no sentence."""
    return _NUMBER.fullmatch(typed) is not None


def is_slip(text: str, *, entered: bool = False) -> bool:
    """Whether what fits nothing there is no text for all that; `entered`: Enter was struck at it."""
    return _SINGLE.fullmatch(text) is not None or (entered and len(text.split()) == 1)


def cut_before(text: str) -> str:
    """The end of it, where it is long: that is where one writes."""
    return text if len(text) <= SHOWN else f"…{text[1 - SHOWN :]}"


class ReadsLetters:
    """Part of a screen with a letter line. What a letter means, and where a sentence lands, is the screen's to say."""

    marks: Marks

    def means(self, text: str) -> str | None:  # noqa: ARG002  a subclass's to read
        """What stands in the line would mean this; None for no command."""
        return None

    def read(self, text: str) -> None:
        """Do what a command in the line means."""

    def landed(self, text: str) -> bool:  # noqa: ARG002  a subclass's to read
        """Put a sentence where it belongs; False where there is no such place, and it stays in the line."""
        return False

    def entered(self) -> bool:
        """Enter with nothing in the line; False where it is the business of what has the focus."""
        return False

    def pressed(self, event: events.Key) -> bool:  # noqa: ARG002  a subclass's to read
        """A key that writes nothing, as an arrow; False for what is none of the screen's business."""
        return False

    @property
    def letters(self) -> LetterLine:
        """The line itself."""
        line: LetterLine = self.query_one(LetterLine)  # type: ignore[attr-defined]  # of a screen
        return line

    def letter_line(self) -> LetterLine:
        """The line, for `compose`."""
        return LetterLine(self.marks, self.means)

    def typed_here(self, event: events.Key | events.Paste) -> bool:
        """Take a key or a paste; whether it was the screen's business."""
        line = self.letters
        match line.take(event):
            case "enter" if line.is_empty:
                return self.entered()
            case "enter":
                self.read(line.given().strip())
            case "text":
                if self.landed(line.text):
                    line.hold()
            case "":
                return isinstance(event, events.Key) and self.pressed(event)
        return True
