"""The line that says what is saved, truly: the time of the last commit, how many, and what is only a draft."""

from __future__ import annotations

from typing import Protocol

from tilsyn.errors import CaseError
from tilsyn.interview.screen import wording

CLOCK = slice(11, 19)
"""The time of day in an ISO time."""
KEEP_WITHIN = 1.0
"""Seconds from a key to a kept draft; the promise is two (interface.md)."""


class Saving(Protocol):
    """Whatever records what is typed on a screen, and says when it last did."""

    saved_at: str | None

    def progress(self) -> str:
        """How far the work has come, in a few words."""

    def keep_draft(self, slot: str, text: str) -> str:
        """Keep what is half-typed, and say when. Raises CaseError where it cannot be kept."""


class Kept:
    """What is half-typed for one slot, and what has been said about it."""

    def __init__(self, gestures: Saving) -> None:
        self._gestures = gestures
        self.trouble = ""
        self._draft = ""
        self._unkept = False

    def line(self) -> str:
        """The whole line; trouble comes first and stays until something is saved again."""
        at = self._gestures.saved_at
        saved = wording.SAVED.format(clock=at[CLOCK]) if at else wording.NOTHING_SAVED
        return " · ".join(filter(None, (self.trouble, saved, self._gestures.progress(), self._draft)))

    def settled(self) -> None:
        """Nothing is half-typed."""
        self.trouble = self._draft = ""

    def typing(self, text: str) -> None:
        """Something has been typed since anything was kept."""
        self._draft = wording.TYPING.format(size=len(text))

    def keep(self, slot: str, text: str) -> None:
        """Keep the draft now, and say so; or say why it could not be. A refusal to save goes on standing."""
        try:
            clock = self._gestures.keep_draft(slot, text)
        except CaseError as refused:
            self.trouble, self._unkept = wording.DRAFT_FAILED.format(why=refused.message), True
            return
        if self._unkept:
            self.trouble, self._unkept = "", False
        self._draft = wording.DRAFT_SAVED.format(clock=clock, size=len(text))
