"""A note written in the evening, to the indicator one reads about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.interview.screen.evening import wording
from tilsyn.interview.screen.kit.dialogs import Noting
from tilsyn.interview.screen.kit.draft_field import SaveLine
from tilsyn.interview.screen.kit.editor import Editor

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tilsyn.interview.screen.evening.gestures import EveningGestures
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt


class IndicatorNote(Noting):
    """A note that is put on the indicator at once."""

    def __init__(self, gestures: EveningGestures, marks: Marks, indicator: str, held: str = "") -> None:
        super().__init__(marks, SaveLine(lambda: gestures.saved_at), gestures.note_keeper(indicator), held)
        self._evening = gestures
        self._indicator = indicator

    def compose(self) -> ComposeResult:
        title = self.fit(wording.NOTE_TO.format(id=self._indicator))
        yield Editor(title, title, id="loose")

    def record(self, text: str) -> Receipt | None:
        return self._evening.add_note(self._indicator, text)
