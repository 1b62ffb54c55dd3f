"""Keys that come before a screen is drawn wait for it, in the order they were typed."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from tilsyn.interview.screen.kit.typed_ahead import LetterScreen

if TYPE_CHECKING:
    from textual import events


class DrawnFirst(LetterScreen[None]):
    """A letter may record something: it must never meet a screen that does not show yet what it would be about."""

    def __init__(self) -> None:
        super().__init__()
        self._early: deque[events.Key | events.Paste] = deque()
        self._is_drawn = False

    def takes(self, event: events.Key | events.Paste) -> bool:
        """At once where the screen is drawn; until then it waits."""
        if self._is_drawn:
            return self.take(event)
        self._early.append(event)
        return True

    def take(self, event: events.Key | events.Paste) -> bool:  # noqa: ARG002  a subclass's to read
        """Do what a key asks for; False for what is none of the screen's business."""
        return False

    def redraws(self) -> None:
        """What stands on the screen is about to be another."""
        self._is_drawn = False

    def forget_early(self) -> None:
        """What was typed ahead was meant for what stood there before."""
        self._early.clear()

    def is_drawn(self) -> None:
        """Now it shows what it is about."""
        self._is_drawn = True
        while self._early and self._is_drawn:
            event = self._early.popleft()
            if self.is_current:
                self.take(event)
            else:  # what came before it closed this screen, or opened another
                self.app.post_message(event)
