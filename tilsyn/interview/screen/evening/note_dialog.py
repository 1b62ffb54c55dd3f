"""A note written in the evening, to the indicator one reads about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.interview.screen.judging.gestures import JudgingGestures
from tilsyn.interview.screen.kit.dialogs import Noting
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging.evening import add_note
from tilsyn.storage.drafts import Draft

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.open_case import Desk


class Unkept(Keeper):
    """A text to go on from that stands on the screen even where it could not be kept."""

    def __init__(self, desk: Desk, slot: str, text: str) -> None:
        super().__init__(desk, slot)
        self._draft = Draft(slot, text, desk.world.now())

    def found(self) -> Draft:
        """What was handed over."""
        return self._draft


class IndicatorNote(Noting):
    """A note that is put on the indicator at once."""

    def __init__(self, desk: Desk, by: str | None, marks: Marks, indicator: str, held: str = "") -> None:
        slot = Slot.note_at(indicator)
        keeper = Unkept(desk, slot, held) if held else Keeper(desk, slot)
        super().__init__(JudgingGestures(desk, by), marks, keeper)  # type: ignore[arg-type]  # asked what is saved
        self._desk = desk
        self._by = by
        self._indicator = indicator

    def compose(self) -> ComposeResult:
        title = self.fit(f"NOTE TIL {self._indicator} · du skriver her · Esc: gem")
        yield Editor(title, title, id="loose")

    def record(self, text: str) -> Receipt | None:
        return add_note(self._desk, self._indicator, text, self._by)
