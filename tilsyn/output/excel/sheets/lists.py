"""The words that a cell may be chosen from: ranges of a hidden sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.values import (
    DECISIONS,
    DOCUMENT_STATUS,
    FOLLOWUP_STATUS,
    OUTCOMES,
    STATES,
    UNASKED,
    UNEXAMINED,
    UNREAD,
    VALUES,
)

if TYPE_CHECKING:
    from tilsyn.output.contexts.records.workbook import CaseWorkbook

HIDDEN = "Lister"


def lists(book: CaseWorkbook) -> dict[str, list[str | int]]:
    """By what a column is a choice of."""
    scale = book["udgave"]["skala"]
    return {
        "Læsning": [*VALUES.values(), UNREAD, UNASKED, UNEXAMINED["exempt"]],
        "Hvorfor": [*UNEXAMINED.values()],
        "Tilstand": [words for state, words in STATES.items() if state != "unknown"],  # such an item has no row
        "Score": [int(step["vaerdi"]) if step["vaerdi"].isdigit() else step["tekst"] for step in scale],
        "Status": [*FOLLOWUP_STATUS.values()],
        "Afgørelse": [*DECISIONS.values()],
        "Dokumentstatus": [*DOCUMENT_STATUS.values()],
        "Udfald": [*OUTCOMES.values()],
        "Ja eller nej": ["ja", "nej"],
    }
