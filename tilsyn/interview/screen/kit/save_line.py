"""The line that says what is saved, truly: the time of the last commit, how many, and what is only a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tilsyn.errors import CaseError
from tilsyn.interview.screen.kit import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump
    from textual.timer import Timer

CLOCK = slice(11, 19)
"""The time of day in an ISO time."""
KEEP_WITHIN = 1.0
"""Seconds from a key to a kept draft; the promise is two (interface.md)."""


class Saving(Protocol):
    """Whatever records what is typed on a screen, and says when it last did."""

    @property
    def saved_at(self) -> str | None:
        """When it last did."""

    def progress(self) -> str:
        """How far the work has come, in a few words."""

    def keep_draft(self, slot: str, text: str) -> str:
        """Keep what is half-typed, and say when. Raises CaseError where it cannot be kept."""


class Due:
    """A draft that waits to be kept: within two seconds of the first key, however many follow."""

    def __init__(self, owner: MessagePump, keep: Callable[[], None]) -> None:
        self._owner = owner
        self._keep = keep
        self._timer: Timer | None = None

    @property
    def waits(self) -> bool:
        """Something has been typed since anything was kept."""
        return self._timer is not None

    def soon(self) -> None:
        """A key has been struck."""
        self._timer = self._timer or self._owner.set_timer(KEEP_WITHIN, self._keep)

    def taken(self) -> bool:
        """Whether anything waited; from now on nothing does."""
        waiting, self._timer = self._timer, None
        if waiting is not None:
            waiting.stop()
        return waiting is not None


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

    def forget(self, drop: Callable[[], None]) -> None:
        """Nothing is half-typed any more: drop what was kept of it, or say why it could not be."""
        try:
            drop()
        except CaseError as refused:
            self.trouble = wording.DRAFT_FAILED.format(why=refused.message)
            return
        self.settled()
