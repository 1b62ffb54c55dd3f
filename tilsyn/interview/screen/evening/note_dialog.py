"""A note written in the evening, to the indicator one reads about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.interview.screen.evening import wording
from tilsyn.interview.screen.kit.dialogs import Noting
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.services.drafts import Keeper
from tilsyn.storage.drafts import Draft

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tilsyn.interview.screen.evening.gestures import EveningGestures
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

    def __init__(self, gestures: EveningGestures, marks: Marks, indicator: str, held: str = "") -> None:
        keeper = Unkept(gestures.desk, Slot.note_at(indicator), held) if held else gestures.note_keeper(indicator)
        super().__init__(gestures, marks, keeper)  # type: ignore[arg-type]  # asked only what is saved
        self._evening = gestures
        self._indicator = indicator

    def compose(self) -> ComposeResult:
        title = self.fit(wording.NOTE_TO.format(id=self._indicator))
        yield Editor(title, title, id="loose")

    def record(self, text: str) -> Receipt | None:
        return self._evening.add_note(self._indicator, text)
