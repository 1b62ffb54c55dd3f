"""A note written in the evening: put on an indicator, a criterion or a theme at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place, Slot
from tilsyn.interview.screen.kit.dialogs import Noting
from tilsyn.interview.screen.kit.draft_field import SaveLine
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging import evening

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.open_case import Desk


class IndicatorNote(Noting):
    """A note that is put where it belongs at once; Esc records it."""

    def __init__(self, desk: Desk, by: str | None, marks: Marks, place: str, held: str = "") -> None:
        super().__init__(marks, SaveLine(lambda: desk.saved_at), Keeper(desk, Slot.note_at(place)), held)
        self._desk = desk
        self._by = by
        self._place = place

    def compose(self) -> ComposeResult:
        title = self.fit(f"NOTE TIL {Place(self._place).text()} · du skriver her · Esc: gem")
        yield Editor(title, title, id="loose")

    def record(self, text: str) -> Receipt | None:
        return evening.add_note(self._desk, self._place, text, self._by)
