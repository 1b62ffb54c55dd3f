"""One indicator: its evidence, then text, sources and score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.interview.screen.ahead import LetterScreen

if TYPE_CHECKING:
    from textual import events

    from tilsyn.interview.screen.judging.gestures import JudgingGestures
    from tilsyn.interview.screen.marks import Marks


class JudgeScreen(LetterScreen[None]):
    """Dismisses with None."""

    def __init__(self, gestures: JudgingGestures, marks: Marks, indicator_id: str) -> None:
        super().__init__()
        self.gestures = gestures
        self.marks = marks
        self.indicator_id = indicator_id

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Esc closes."""
        if getattr(event, "key", "") in {"escape", "q"}:
            self.dismiss(None)
            return True
        return False
