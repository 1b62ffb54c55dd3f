"""What is half-typed where one judges: kept by its slot, for the line that says what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.text import clean
from tilsyn.interview.screen.kit.save_line import CLOCK

if TYPE_CHECKING:
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.drafts import Draft


class JudgingGestures:
    """Whose texts these are, and where the half of them is kept."""

    def __init__(self, desk: Desk, by: str | None) -> None:
        self.desk = desk
        self.by = by

    @property
    def saved_at(self) -> str | None:
        """When something was last recorded."""
        return self.desk.saved_at

    def progress(self) -> str:
        """Nothing: no count stands where a score is given (domain.md 6)."""
        return ""

    def keep_draft(self, slot: str, text: str) -> str:
        """Keep what is half-typed, and say when. Raises CaseError where it cannot be kept."""
        self.desk.file.save_draft(slot, clean(text))
        return self.desk.world.now()[CLOCK]

    def drop_draft(self, slot: str) -> None:
        """Nothing half-typed is left for the slot."""
        if self.draft(slot):
            self.desk.file.drop_draft(slot)

    def draft(self, slot: str) -> Draft | None:
        return next((each for each in self.desk.file.drafts() if each.slot == slot), None)
