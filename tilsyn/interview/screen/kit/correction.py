"""A text and its value, opened to be set right: from the voices of the evening, from what a conversation holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.text import clean
from tilsyn.interview.screen.kit.dialogs import Noting
from tilsyn.interview.screen.kit.draft_field import Box, SaveLine
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.interview.screen.kit.typed_ahead import TakesKeys
from tilsyn.services.conversation.correcting import correct, readings, value_words, who_otherwise
from tilsyn.services.drafts import Keeper, offered

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tilsyn.domain.values import AnswerValue
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.conversation.correcting import Correctable
    from tilsyn.services.open_case import Desk

_STEPS = {"left": -1, "up": -1, "right": 1, "down": 1}


class ValueLine(Static, can_focus=True):
    """The value, one line: the arrows go through those there are. A letter belongs to the text."""

    DEFAULT_CSS = "ValueLine { height: 1; } ValueLine:focus { text-style: bold reverse; }"

    def __init__(self, values: list[AnswerValue | None], value: AnswerValue | None, marks: Marks) -> None:
        super().__init__(markup=False)
        self._values = sorted(values, key=lambda each: each is not None)  # down from no value is the first there is
        self._fit = marks.fit
        self.value = value

    def on_mount(self) -> None:
        self._draw(here=False)

    def turn(self, by: int) -> None:
        """To the next value, or the one before; at the first and the last there is none."""
        here = self._values.index(self.value) if self.value in self._values else 0
        self.value = self._values[min(max(here + by, 0), len(self._values) - 1)]
        self._draw(here=True)

    def on_focus(self) -> None:
        self._draw(here=True)

    def on_blur(self) -> None:
        self._draw(here=False)

    def _draw(self, *, here: bool) -> None:
        how = "pil op og ned skifter · Tab: tekst" if here else "Tab: skift værdien"
        self.update(self._fit(f"Værdi: {value_words(self.value)} · {how}"))


class Correction(TakesKeys, Noting):
    """Esc records what stands, wherever one is; where nothing is otherwise, nothing is recorded."""

    BINDINGS: ClassVar = [
        Binding("tab,shift+tab", "other", show=False, priority=True),
        Binding("escape", "save(True)", show=False),
        Binding("ctrl+s", "save(False)", show=False),
    ]

    def __init__(self, desk: Desk, by: str | None, marks: Marks, what: Correctable) -> None:
        keeper = Keeper(desk, what.slot)
        text, self._offered = offered(desk, keeper.slot, what.text)
        super().__init__(marks, SaveLine(lambda: desk.saved_at), keeper, text)
        self._desk = desk
        self._by = by
        self._what = what
        values = readings(desk, what)
        self._reading = ValueLine(values, getattr(what.said, "value", None), marks) if values else None

    def compose(self) -> ComposeResult:
        who = who_otherwise(self._desk, self._what)
        what = f"svaret på {self._what.said.question}" if isinstance(self._what.said, Answer) else "noten"
        what = f"{who}, {self._what.said.question}" if who and isinstance(self._what.said, Answer) else what
        with Vertical(classes="beside") as box:
            box.border_title = self.fit(f"Ret {what} · tiderne bliver, som de er")
            if self._offered:
                yield Static(self.fit(self._offered), markup=False)
            if self._reading is not None:
                yield self._reading
            yield Editor(self.fit("Tekst · Tab: skriv"), self.fit("TEKST · du skriver her · Esc: gem"), id="loose")

    def boxes(self) -> tuple[Box, ...]:
        """What is otherwise than it stands is half-typed."""
        return (Box(self.keeper, lambda: "" if self.editor.text == self._what.text else self.editor.text),)

    def action_other(self) -> None:
        """Between the text and its value."""
        if self._reading is not None:
            self.set_focus(self.editor if self.focused is self._reading else self._reading)

    def action_save(self, onward: bool) -> None:  # noqa: FBT001  an action's parameter, written in the binding
        """From the value, as from the text."""
        self.save(onward=onward)

    def takes(self, event: events.Key | events.Paste) -> bool:
        """On the value the arrows choose; what is typed or pasted there is text all the same, and at once."""
        if self._reading is None or self.focused is not self._reading:
            return False
        if isinstance(event, events.Paste):
            self._write(clean(event.text))
        elif event.key in _STEPS:
            self._reading.turn(_STEPS[event.key])
        elif event.key == "enter":
            self._write("")
        elif event.character and event.is_printable:
            self._write(event.character)
        else:
            return False
        return True

    def _write(self, text: str) -> None:
        """Into the text, at its end: the next key must already find it there."""
        self.set_focus(self.editor)
        self.editor.type(text)

    def _recorded(self, text: str) -> Receipt | None:
        """A value alone is something to record, too."""
        value = self._reading.value if self._reading is not None else None
        return correct(self._desk, self._what, value, text, self._by)
