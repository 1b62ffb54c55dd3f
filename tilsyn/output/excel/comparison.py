"""Two inspections of one provider as an Excel file: in memory, the same bytes for the same cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.excel.cells import styles_of
from tilsyn.output.excel.sheets.compared import compared_sheets
from tilsyn.output.excel.tables import Lists, write_sheet
from tilsyn.output.package import packed

if TYPE_CHECKING:
    from tilsyn.output.contexts.records.comparison import ComparisonPage


def comparison_bytes(page: ComparisonPage) -> bytes:
    """The whole workbook; its dates are those of `stand`."""
    from tilsyn.output.excel.book import Book  # 40 ms; only a workbook needs XlsxWriter

    with Book() as workbook:
        workbook.set_properties({"title": f"Sammenligning – {page['tilbud']}", "author": ""})
        styles = styles_of(workbook)
        for sheet in compared_sheets(page):
            write_sheet(workbook, sheet, styles, Lists({}), page["tilbud"])
    return packed(workbook.parts, page["stand"], "da-DK")
