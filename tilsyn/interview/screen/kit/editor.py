"""The note: a text editor that says when it is the one being written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input, TextArea

from tilsyn.domain.text import clean

if TYPE_CHECKING:
    from textual import events


Where = Literal["keys", "next", "here"]
"""Where one goes from the note: to the key line, to the next question's note, or nowhere."""
NOTHING_WRITTEN = "Noten er tom, og svaret står, som det stod."
_WAITS = frozenset({"enter", "escape", "ctrl+s", "ctrl+n", "tab", "shift+tab"})
"""What moves the focus or closes something goes the usual way: `typed_ahead` waits for it."""


async def at_once(field: Input | TextArea, event: events.Key) -> None:
    """Do what a key is bound to in a field now, as a letter is put in now.

    Textual sends a bound key round by the application: in a burst, Backspace would come after the next letters.
    """
    bound = field._bindings.key_to_bindings.get(event.key)  # noqa: SLF001  Textual tells it nowhere else
    if bound and event.key not in _WAITS and not event.is_printable:
        event.stop()
        event.prevent_default()
        await field.run_action(bound[0].action)


class Editor(TextArea):
    """Many lines, whole pastes, undo; leaving it is the gesture that records."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave(True)", show=False),
        Binding("ctrl+s", "leave(False)", show=False),
        Binding("ctrl+insert", "copy", show=False),
    ]

    class Left(Message):
        """The editor has been left; `onward` when the question is done."""

        def __init__(self, editor: Editor, *, onward: bool) -> None:
            super().__init__()
            self.editor = editor
            self.onward = onward

    def __init__(self, resting: str, writing: str, **named: str) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", **named)  # type: ignore[arg-type]  # id
        self._titles = {False: resting, True: writing}
        self.border_title = resting

    def action_leave(self, onward: bool) -> None:  # noqa: FBT001  an action's parameter, written in the binding
        self.post_message(self.Left(self, onward=onward))

    def hold(self, text: str) -> None:
        """Show a text to go on from, with nothing to undo, and nothing said to have been typed."""
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self.move_cursor(self.document.end)

    def rename(self, writing: str) -> None:
        """Another title for the same text."""
        self._titles = {False: writing, True: writing}
        self.border_title = writing

    def quote(self) -> None:
        """Quotation marks around what is chosen; else an opening one, or a closing where one is open."""
        if self.selected_text:
            self.type_over(f"»{self.selected_text}«")
            return
        before = self.get_text_range((0, 0), self.cursor_location)
        self.type_over("«" if before.count("»") > before.count("«") else "»")

    def type(self, text: str) -> None:
        """As if it had been typed at the end."""
        self.move_cursor(self.document.end)
        if text:
            self.type_over(text)

    def on_focus(self) -> None:
        self.border_title = self._titles[True]

    def on_blur(self) -> None:
        self.border_title = self._titles[False]

    async def on_key(self, event: events.Key) -> None:
        await at_once(self, event)

    async def _on_paste(self, event: events.Paste) -> None:
        """The whole of it, with a terminal's line ends made ours."""
        event.prevent_default()
        self.type_over(clean(event.text))

    def type_over(self, text: str) -> None:
        """Put a text where the cursor stands, instead of what is chosen."""
        placed = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(placed.end_location)


class NoteField(Editor):
    """A question's note. Leaving it records: Esc and Tab lead to the keys, Ctrl+N to the next note; Ctrl+S stays."""

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


class Line(Input):
    """One line; a paste of several comes whole, on one. `LEFT_BY`: keys besides the usual that move the focus."""

    LEFT_BY: ClassVar[frozenset[str]] = frozenset()

    async def on_key(self, event: events.Key) -> None:
        await at_once(self, event)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(" ".join(clean(event.text).split("\n")).strip())
