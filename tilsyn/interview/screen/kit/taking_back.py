"""Ctrl+Z and Ctrl+Y where nothing has the focus: the last gesture of this sitting is taken back, or made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.errors import TilsynError

if TYPE_CHECKING:
    from tilsyn.services.conversation.undo import Undo
    from tilsyn.services.conversation.undone import Undone

BACK, AGAIN = "ctrl+z", "ctrl+y"


class TakesBack:
    """Part of a screen that records; in a field the same two keys are the field's own."""

    undo: Undo

    def taken_back(self, said: str) -> None:
        """Show what stands now, and say what became of it."""

    def takes_back(self, key: str) -> bool:
        """Whether it was one of the two keys."""
        if key not in {BACK, AGAIN}:
            return False
        try:
            if key == BACK:
                undone = self.undo.last()
                self.taken_back(f"{self._told(undone.line, undone)}. Ctrl+Y: hent det igen.")
            else:
                undone = self.undo.again()
                self.taken_back(f"{self._told(undone.brought_back, undone)}.")
        except TilsynError as refused:
            self.taken_back(f"{refused.message} Råd: {refused.hint}")
        return True

    def _told(self, line: str, undone: Undone) -> str:
        """With whose it was: several conversations stand side by side here."""
        whose = self.undo.whose(undone)
        return f"{line[:1].upper()}{line[1:]}{whose and f' ({whose})'}"
