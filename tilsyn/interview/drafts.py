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

    def keep(self, text: str) -> bool:
        """Keep it if the case can be written; False where it cannot, and the typist's text is nowhere but here."""
        if text.strip():
            try:
                self._desk.file.save_draft(self.slot, clean(text))
            except CaseError:
                return False
        return True

    def drop(self) -> None:
        """It is recorded, or not wanted; one that cannot be removed now is offered once more."""
        with suppress(CaseError):
            if self.found():
                self._desk.file.drop_draft(self.slot)

    @contextmanager
    def holding(self, text: str) -> Iterator[None]:
        """Keep the text where recording it is refused, fails or is interrupted; else say it back."""
        try:
            yield
        except TilsynError as refused:
            if not self.keep(text):
                refused.unsaved = text
            raise
        except KeyboardInterrupt:
            self.keep(text)
            raise


@contextmanager
def said_back(text: str) -> Iterator[None]:
    """A text that has no draft is said back where it could not be recorded."""
    try:
        yield
    except TilsynError as refused:
        refused.unsaved = refused.unsaved or text
        raise
