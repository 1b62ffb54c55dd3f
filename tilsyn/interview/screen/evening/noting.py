"""A note written in the evening, to the indicator one reads about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.interview.screen.beside import Noting
from tilsyn.interview.screen.evening import wording
from tilsyn.interview.screen.note import Editor

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tilsyn.interview.said import Receipt
    from tilsyn.interview.screen.evening.gestures import EveningGestures
    from tilsyn.interview.screen.marks import Marks


class IndicatorNote(Noting):
    """A note that is put on the indicator at once."""

    def __init__(self, gestures: EveningGestures, marks: Marks, indicator: str, pasted: str = "") -> None:
        keeper = gestures.note_keeper(indicator)
        super().__init__(gestures, marks, keeper)  # type: ignore[arg-type]  # asked only what is saved
        self._evening = gestures
        self._indicator = indicator
        self._pasted = pasted

    def on_mount(self) -> None:
        """What was pasted stands in it, even where it could not be kept."""
        super().on_mount()
        if not self.editor.text.endswith(self._pasted):
            self.editor.type("\n".join(filter(None, (self.editor.text and " ", self._pasted))).lstrip(" "))

    def compose(self) -> ComposeResult:
        title = self.fit(wording.NOTE_TO.format(id=self._indicator))
        yield Editor(title, title, id="loose")

    def record(self, text: str) -> Receipt | None:
        return self._evening.add_note(self._indicator, text)
