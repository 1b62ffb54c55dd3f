"""The follow-up points, and how each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.interview.screen.ahead import LetterScreen

if TYPE_CHECKING:
    from textual import events

    from tilsyn.interview.screen.judging.gestures import JudgingGestures
    from tilsyn.interview.screen.marks import Marks


class FollowUpScreen(LetterScreen[None]):
    """Dismisses with None."""

    def __init__(self, gestures: JudgingGestures, marks: Marks) -> None:
        super().__init__()
        self.gestures = gestures
        self.marks = marks

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Esc closes."""
        if getattr(event, "key", "") in {"escape", "q"}:
            self.dismiss(None)
            return True
        return False
