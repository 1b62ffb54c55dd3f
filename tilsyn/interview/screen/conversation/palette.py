"""All commands in one list, narrowed by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from tilsyn.interview.screen.kit.choice_list import MarkedList
from tilsyn.interview.screen.kit.dialogs import ENTER_OR_ESC
from tilsyn.interview.screen.kit.draft_field import Box, DraftField, SaveLine
from tilsyn.interview.screen.kit.editor import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.drafts import Keeper


class PaletteLine(Line):
    """Its arrows go through the list; they come after the letters that were typed before them."""

    BINDINGS: ClassVar = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    class Moved(Message):
        """One row down, or up."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def action_move(self, step: int) -> None:
        self.post_message(self.Moved(step))


class Palette(ModalScreen[str | None]):
    """Gives the id of what was chosen. Textual's own is not used: it offers to write pictures of the screen to disk."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], marks: Marks, keeper: Keeper) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self._marks = marks
        self._keeper = keeper
        self.draft = DraftField(self, SaveLine())

    def compose(self) -> ComposeResult:
        draft = self.draft.stands_at(Box(self._keeper, lambda: self.query_one(Line).value))
        with Vertical(classes="beside") as box:
            box.border_title = self._title
            box.border_subtitle = self._marks.fit(ENTER_OR_ESC.format(does="udfør"))
            yield PaletteLine(draft.text if draft else "", select_on_focus=False)
            yield MarkedList(self._marks, id="found")
            yield Static(id="none", markup=False)

    @property
    def _list(self) -> MarkedList:
        return self.query_one(MarkedList)

    def on_mount(self) -> None:
        self._show(self.query_one(Line).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.draft.typing()
        self._show(event.value)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [(act, row) for act, row in self._rows if all(word in row.casefold() for word in words)]
        self._list.show(found)
        self._list.highlighted = 0 if found else None
        none = "" if found else "Ingen kommando hedder det. Intet er udført."
        self.query_one("#none", Static).update(self._marks.fit(none))
        self.query_one("#none").display = bool(none)

    def on_palette_line_moved(self, event: PaletteLine.Moved) -> None:
        """In the list as what was typed before has narrowed it."""
        event.stop()
        (self._list.action_cursor_down if event.step > 0 else self._list.action_cursor_up)()

    def action_leave(self) -> None:
        """What is typed is kept, and stands there next time."""
        self.draft.keep()
        self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._list.highlighted is not None:
            self._done(self._list.get_option_at_index(self._list.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._done(event.option_id)

    def _done(self, act: str | None) -> None:
        self.draft.settle()
        self._keeper.drop()
        self.dismiss(act)
