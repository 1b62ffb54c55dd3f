"""What the Excel matrix holds, without a word about Excel: sheets, columns with Danish titles, and rows.

The column whose texts grow longest stands last in its sheet, so that a text too long for one cell goes on beside it.
How many said yes is counted nowhere (domain.md 6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.excel.sheets.about import about_sheet
from tilsyn.output.excel.sheets.frames import frame_sheets
from tilsyn.output.excel.sheets.gathered import directive_sheet, note_sheet, question_sheet
from tilsyn.output.excel.sheets.judged import assessment_sheet, followup_sheet, indicator_sheet, score_sheet
from tilsyn.output.excel.sheets.layout import Cell, Column, Radar, Row, Sheet

if TYPE_CHECKING:
    from tilsyn.output.contexts.records.report import Report


def sheets(context: Report) -> list[Sheet]:
    """The whole matrix in reading order; `context` is the internal one (an empty case gives headers alone)."""
    before = [indicator_sheet(context), question_sheet(context), note_sheet(context), directive_sheet(context)]
    after = [score_sheet(context), assessment_sheet(context), followup_sheet(context), about_sheet(context)]
    taken = (each.name for each in (*before, *after))
    return [*before, *frame_sheets(context, taken), *after]


__all__ = ["Cell", "Column", "Radar", "Row", "Sheet", "sheets"]
