"""A note written in the evening, to the indicator one reads about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.interview.screen.kit.dialogs import Noting
from tilsyn.interview.screen.kit.draft_field import SaveLine
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging.evening import add_note

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.open_case import Desk


class IndicatorNote(Noting):
    """A note that is put on the indicator at once."""

    def __init__(self, desk: Desk, by: str | None, marks: Marks, indicator: str, held: str = "") -> None:
        super().__init__(marks, SaveLine(lambda: desk.saved_at), Keeper(desk, Slot.note_at(indicator)), held)
        self._desk = desk
        self._by = by
        self._indicator = indicator

    def compose(self) -> ComposeResult:
        title = self.fit(f"NOTE TIL {self._indicator} · du skriver her · Esc: gem")
        yield Editor(title, title, id="loose")

    def record(self, text: str) -> Receipt | None:
        return add_note(self._desk, self._indicator, text, self._by)
