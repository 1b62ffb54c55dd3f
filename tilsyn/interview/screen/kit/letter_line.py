"""Where letters are commands, they are typed in a line: nothing is done until Enter, and a sentence stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import events
from textual.widgets import Static

from tilsyn.domain.text import clean
from tilsyn.interview.screen.kit.one_read import in_burst

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.interview.screen.kit.glyphs import Marks

ONLY_CHOOSING = "Her vælges der kun; teksten er ikke taget imod. Esc: tøm linjen"
"""A list has no text of its own that a sentence could land in."""
SHOWN = 60
"""Characters."""
Took = Literal["enter", "text", "held", ""]


class LetterLine(Static):
    """What has been typed, and what it would mean.

    `means` gives the words for it, "" where it may become a command, None where it can be none any more.
    """

    def __init__(self, marks: Marks, means: Callable[[str], str | None]) -> None:
        super().__init__(id="typed", markup=False)
        self._marks = marks
        self._means = means
        self.text = ""

    @property
    def is_empty(self) -> bool:
        return not self.text

    @property
    def is_text(self) -> bool:
        """Whether what stands there can be no command."""
        return bool(self.text) and self._means(self.text) is None

    def on_mount(self) -> None:
        self.draw()

    def take(self, event: events.Key | events.Paste) -> Took:
        """Take a key or a paste.

        "enter" where what stands there is to be read, if anything does; "text" where it can be no command any more;
        "held" where it is taken, and no more; "" where it is none of the line's business.
        """
        if isinstance(event, events.Paste):
            return self._put(clean(event.text))
        if event.key == "enter":
            return self._entered(event)
        if self.text and event.key in {"escape", "backspace", "ctrl+u"}:
            self.hold(self.text[:-1] if event.key == "backspace" else "")
            return "held"
        if event.character is None or not event.is_printable or self._is_press(event):
            return ""
        return self._put(event.character)

    def hold(self, text: str = "") -> None:
        """Another text stands there, or none."""
        self.text = text
        self.draw()

    def given(self) -> str:
        """What stands there, which does no longer."""
        text = self.text
        self.hold()
        return text

    def draw(self) -> None:
        """What stands there, and what Enter would make of it."""
        means = self._means(self.text) if self.text else ""
        told = ONLY_CHOOSING if means is None else f"{means} · Enter · Esc: tøm" if means else "Esc: tøm"
        shown = cut_before(" ".join(self.text.split("\n")))
        arrow = "→" if self._marks.drawn else "->"
        self.update(self._marks.fit(f"{self._marks.here} TASTER: {shown}_ {arrow} {told}"))
        self.display = bool(self.text)

    def _put(self, text: str) -> Took:
        self.hold(self.text + text)
        return "text" if self.is_text else "held"

    def _entered(self, event: events.Key) -> Took:
        """A burst presses no key: its line end is part of what was pasted."""
        if in_burst(event):
            self.text += "\n" if self.text else ""
            return "held"
        return "held" if self.is_text else "enter"

    def _is_press(self, event: events.Key) -> bool:
        """Space alone is the key that chooses, until something stands in the line."""
        return event.key == "space" and not self.text and not in_burst(event)


def cut_before(text: str) -> str:
    """The end of it, where it is long: that is where one writes."""
    return text if len(text) <= SHOWN else f"…{text[1 - SHOWN :]}"


def letters_mean(words: dict[str, str]) -> Callable[[str], str | None]:
    """What a single letter means; anything longer is no command."""

    def means(text: str) -> str | None:
        return words.get(text.strip().lower()) if text.strip() else ""

    return means
