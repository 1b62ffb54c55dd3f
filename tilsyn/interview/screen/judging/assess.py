"""The prose of a criterion, a theme, the whole or the economy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.interview.screen.ahead import LetterScreen

if TYPE_CHECKING:
    from textual import events

    from tilsyn.interview.screen.judging.gestures import JudgingGestures
    from tilsyn.interview.screen.marks import Marks


class AssessScreen(LetterScreen[None]):
    """Dismisses with None."""

    def __init__(self, gestures: JudgingGestures, marks: Marks, place: str) -> None:
        super().__init__()
        self.gestures = gestures
        self.marks = marks
        self.place = place

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Esc closes."""
        if getattr(event, "key", "") in {"escape", "q"}:
            self.dismiss(None)
            return True
        return False
