"""A place in a document, with the quote; or a place that is observed, with what happens there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from tilsyn.interview.screen.kit import wording
from tilsyn.interview.screen.kit.dialogs import Noting
from tilsyn.interview.screen.kit.editor import Editor, Line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget
    from textual.widgets import Input

    from tilsyn.interview.screen.conversation.gestures import Gestures
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt


class PlaceNote(Noting):
    """First where, then what; Esc in the text records it under the item now looked at."""

    BINDINGS: ClassVar = [Binding("escape", "later", show=False)]

    def __init__(self, gestures: Gestures, marks: Marks) -> None:
        super().__init__(gestures, marks, gestures.place_draft())

    def compose(self) -> ComposeResult:
        read = self.gestures.reads
        with Vertical(classes="beside") as box:
            box.border_title = self.fit(wording.PLACE_READ if read else wording.PLACE_SEEN)
            held = self.gestures.where_draft().found()
            # What is offered again is written on, not over.
            yield Line(
                held.text if held else "",
                select_on_focus=False,
                placeholder=self.fit(wording.WHERE_READ if read else wording.WHERE_SEEN),
            )
            title = self.fit(wording.QUOTED if read else wording.SEEN)
            yield Editor(title, title, id="loose")

    def first(self) -> Widget:
        return self.query_one(Line)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._due.soon()

    def keep_draft(self) -> None:
        """Where it is, too."""
        if self._due.waits:
            self.gestures.where_draft().keep(self.query_one(Line).value)
        super().keep_draft()

    def action_later(self) -> None:
        """Out of the first line: what is half-typed is kept, and offered again."""
        self.keep_draft()
        self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.editor.focus()

    def record(self, text: str) -> Receipt | None:
        return self.gestures.place(self.query_one(Line).value, text)
