"""All commands in one list, narrowed by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tilsyn.interview.screen.kit.editor import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult


class Palette(ModalScreen[str | None]):
    """Gives the id of what was chosen. Textual's own is not used: it offers to write pictures of the screen to disk."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], fit: Callable[[str], str]) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self._fit = fit

    def compose(self) -> ComposeResult:
        with Vertical(classes="beside") as box:
            box.border_title = self._title
            yield Line()
            yield OptionList(id="found")

    def on_mount(self) -> None:
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        kept = [(act, row) for act, row in self._rows if all(word in row.casefold() for word in words)]
        found = self.query_one("#found", OptionList)
        found.set_options(Option(Text(self._fit(row)), id=act) for act, row in kept)
        found.highlighted = 0 if kept else None

    def action_move(self, step: int) -> None:
        found = self.query_one("#found", OptionList)
        (found.action_cursor_down if step > 0 else found.action_cursor_up)()

    def on_input_submitted(self) -> None:
        found = self.query_one("#found", OptionList)
        chosen = found.get_option_at_index(found.highlighted) if found.highlighted is not None else None
        self.dismiss(chosen.id if chosen else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)
