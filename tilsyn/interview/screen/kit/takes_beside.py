"""Where a sentence goes that is typed into a list above a note; apart, as the first question waits for no dialog."""

from __future__ import annotations

from typing import ClassVar

FELL_BESIDE = "Listen vælger kun. Det, du skrev, står i noten: skriv videre."


class TakesBeside:
    """A screen with a note: what is typed in a list above it, which only chooses, falls into the note."""

    WHERE_BESIDE: ClassVar = "i noten"

    def stands_beside(self, text: str) -> None:
        """It stands in the list's line now; none of it may be lost meanwhile."""

    def fell_beside(self, text: str) -> None:
        """The list has closed: here it is gone on with."""
