"""What is half-typed on a screen, and the line that says what is saved: both truly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump
    from textual.timer import Timer

    from tilsyn.errors import TilsynError
    from tilsyn.services.drafts import Keeper
    from tilsyn.storage.drafts import Draft

CLOCK = slice(11, 19)
"""The time of day in an ISO time."""
KEEP_WITHIN = 1.0
"""Seconds from a key to a kept draft; the promise is two (interface.md)."""


def nothing() -> None:
    """No time of saving, nothing to draw."""


def not_saved(why: TilsynError) -> str:
    """The case has refused what was to be recorded."""
    return f"IKKE GEMT. {why.message} Råd: {why.hint}"


class SaveLine:
    """The time of the last commit, what is only a draft, how far one has come; and first of all what went wrong."""

    def __init__(self, saved_at: Callable[[], str | None] = nothing, progress: Callable[[], str] = str) -> None:
        self._saved_at = saved_at
        self._progress = progress
        self.trouble = ""
        self.half = ""

    def line(self) -> str:
        """The whole line; trouble comes first and stays until something is saved again."""
        at = self._saved_at()
        saved = f"Gemt kl. {at[CLOCK]}" if at else "Intet gemt endnu"
        return " · ".join(filter(None, (self.trouble, saved, self.half, self._progress())))

    def settled(self) -> None:
        """Something is saved, and nothing is half-typed."""
        self.trouble = self.half = ""

    def refused(self, why: TilsynError) -> None:
        """What was to be recorded is not; what was typed stays where it is."""
        self.trouble = not_saved(why)


class Box(NamedTuple):
    """A place that is typed in: where its text is kept, and what is half-typed of it now; empty where nothing is."""

    keeper: Keeper
    half: Callable[[], str]


class DraftField:
    """Keeps what is half-typed within two seconds of the first key, however many follow.

    `stands_at` says which places are typed in from now on; where a screen goes on to another question or note, it is
    called again. `line` is told of the first of them, and of what could not be kept; then `drawn` is called.
    """

    def __init__(self, owner: MessagePump, line: SaveLine, drawn: Callable[[], object] = nothing) -> None:
        self._owner = owner
        self._line = line
        self._drawn = drawn
        self._boxes: tuple[Box, ...] = ()
        self._timer: Timer | None = None
        self._unkept = False

    def stands_at(self, *boxes: Box) -> Draft | None:
        """Here one types from now on; gives what was kept of the first. What was typed before is kept before."""
        self._boxes = boxes
        return boxes[0].keeper.found() if boxes else None

    def typing(self, text: str | None = None) -> None:
        """A key has been struck; where the text is given, the line says how long it is."""
        if text is not None:
            self._line.half = f"{len(text)} tegn ikke gemt endnu"
        self._timer = self._timer or self._owner.set_timer(KEEP_WITHIN, self.keep)

    def keep(self) -> None:
        """Keep what is half-typed, if anything is since last time; where it is emptied, what was kept is dropped."""
        if not self._waited():
            return
        for place, box in enumerate(self._boxes):
            try:
                self._say_kept(box, first=place == 0)
            except CaseError as refused:
                self._line.trouble, self._unkept = f"KLADDEN KUNNE IKKE GEMMES: {refused.message}", True
        self._drawn()

    def settle(self) -> None:
        """It is recorded, or nothing is half-typed any more: no draft waits, and nothing is said of one."""
        self._waited()
        self._unkept = False
        self._line.settled()

    def _say_kept(self, box: Box, *, first: bool) -> None:
        """Keep it, and say so. A refusal to save goes on standing, but not one to keep."""
        half = box.half()
        kept_at = box.keeper.hold(half)
        if not first:
            return
        if self._unkept or not kept_at:
            self._line.settled()
            self._unkept = False
        self._line.half = f"kladde gemt kl. {kept_at[CLOCK]} ({len(half)} tegn)" if kept_at else ""

    def _waited(self) -> bool:
        """Whether anything has been typed since anything was kept; from now on nothing has."""
        waiting, self._timer = self._timer, None
        if waiting is not None:
            waiting.stop()
        return waiting is not None
