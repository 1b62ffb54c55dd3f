"""Half-typed text, kept outside the journal and offered back (architecture.md, Inside)."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from tilsyn.domain.text import clean
from tilsyn.errors import CaseError, TilsynError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.services.desk import Desk
    from tilsyn.storage.drafts import Draft

EVERY = timedelta(seconds=2)


class Keeper:
    """Keeps what is typed for one slot until its gesture is recorded; the gesture's own transaction drops it."""

    def __init__(self, desk: Desk, slot: str) -> None:
        self._desk = desk
        self.slot = slot
        self._next = desk.world.clock() + EVERY

    def found(self) -> Draft | None:
        """What was kept last time, if anything."""
        return next((draft for draft in self._desk.file.drafts() if draft.slot == self.slot), None)

    def typed(self, lines: Sequence[str]) -> None:
        """Keep the lines so far, now."""
        self.keep("\n".join(lines))

    def typing(self, lines: Sequence[str]) -> None:
        """Keep the lines so far, every two seconds: a window may be closed, and a laptop may die."""
        if self._desk.world.clock() >= self._next:
            self.keep("\n".join(lines))
            self._next = self._desk.world.clock() + EVERY

    def keep(self, text: str) -> None:
        """Keep it if the case can be written. A draft that cannot be kept must not take the typist's text with it."""
        if text.strip():
            with suppress(CaseError):
                self._desk.file.save_draft(self.slot, clean(text))

    def drop(self) -> None:
        """It is recorded, or not wanted; one that cannot be removed now is offered once more."""
        with suppress(CaseError):
            if self.found():
                self._desk.file.drop_draft(self.slot)

    @contextmanager
    def holding(self, text: str) -> Iterator[None]:
        """Keep the text where recording it is refused, fails or is interrupted."""
        try:
            yield
        except (TilsynError, KeyboardInterrupt):
            self.keep(text)
            raise
