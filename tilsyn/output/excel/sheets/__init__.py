"""What the case workbook holds, without a word about Excel: sheets, columns with Danish titles, and rows.

How many said yes is counted nowhere (domain.md 6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.excel.sheets.about import about_sheet
from tilsyn.output.excel.sheets.frames import frame_sheets
from tilsyn.output.excel.sheets.gathered import (
    difference_sheet,
    directive_sheet,
    encounter_sheet,
    note_sheet,
    paper_sheet,
    unexamined_sheet,
    voice_sheet,
)
from tilsyn.output.excel.sheets.judged import followup_sheet, judged_sheet, matrix_sheet, overview_sheet
from tilsyn.output.excel.sheets.layout import Cell, Column, Radar, RadarLine, Row, Sheet, listing
from tilsyn.output.excel.sheets.lists import HIDDEN, lists

if TYPE_CHECKING:
    from tilsyn.output.contexts.records.workbook import CaseWorkbook

_BEFORE = (
    overview_sheet,
    matrix_sheet,
    voice_sheet,
    difference_sheet,
    unexamined_sheet,
    note_sheet,
    encounter_sheet,
    paper_sheet,
    directive_sheet,
)
_AFTER = (followup_sheet, judged_sheet, about_sheet)


def sheets(book: CaseWorkbook) -> list[Sheet]:
    """The whole workbook in reading order; an empty case gives headers and empty rows."""
    before, after = [made(book) for made in _BEFORE], [made(book) for made in _AFTER]
    taken = (HIDDEN, *(each.name for each in (*before, *after)))
    return [*before, *frame_sheets(book, taken), *after]


__all__ = ["HIDDEN", "Cell", "Column", "Radar", "RadarLine", "Row", "Sheet", "listing", "lists", "sheets"]
