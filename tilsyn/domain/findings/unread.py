"""What an answer has to say: one that nothing can be read from is evidence of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.values import VALUE_MEANINGS

if TYPE_CHECKING:
    from tilsyn.domain.journal.entries import Answer

_NOTHING_FOUND = "ikke_fundet"


def is_unread(answer: Answer) -> bool:
    """Whether nobody knew, wished to say or found anything, and nothing was noted, counted or dated."""
    if answer.note.strip() or answer.deviates or answer.dates or answer.n or answer.unknown:
        return False
    return not any(_says(each) for each in (answer.value, *(part.value for part in answer.parts)))


def _says(value: str | None) -> bool:
    """Whether a value says anything of the matter itself."""
    return VALUE_MEANINGS.get(value or "", _NOTHING_FOUND) != _NOTHING_FOUND
