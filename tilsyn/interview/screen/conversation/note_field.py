"""The note of a question: all that is printed is text, and few keys leave it."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.binding import Binding
from textual.message import Message

from tilsyn.interview.screen.kit.editor import Editor

Where = Literal["keys", "next", "here"]
"""Where one goes from the note: to the key line, to the next question's note, or nowhere."""


class NoteField(Editor):
    """Leaving it records: Esc and Tab go to the key line, Ctrl+N to the next question; Ctrl+S stays."""

    BINDINGS: ClassVar = [
        Binding("escape,tab,shift+tab", "done('keys')", show=False),
        Binding("ctrl+n", "done('next')", show=False),
        Binding("ctrl+s", "done('here')", show=False),
    ]

    class Done(Message):
        """The note is to be recorded."""

        def __init__(self, where: Where) -> None:
            super().__init__()
            self.where = where

    def action_done(self, where: Where) -> None:
        self.post_message(self.Done(where))

    def write(self, text: str) -> None:
        """A text that landed beside: after what stands there, on a line of its own."""
        self.move_cursor(self.document.end)
        if text:
            between = "\n" if self.text and not self.text.endswith("\n") else ""
            self.type_over(f"{between}{text}")
