"""Sheets to fill, as the tests fill them: written from a case told in memory, changed with openpyxl, read again."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl

from tilsyn.domain.proposals import Plan, plan
from tilsyn.domain.proposals.exchange.leaving import Leaving
from tilsyn.domain.proposals.sheets import filled
from tilsyn.domain.proposals.sheets.cells import workbook_of
from tilsyn.output.contexts.fill_part import fill_book
from tilsyn.output.excel.fill import fill_bytes
from tilsyn.storage.documents.workbook import cells_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.telling import Told
    from tilsyn.domain.journal.entries import Payload
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.proposals.exchange import Exchange

NOW = "2023-11-02T10:00:00.000+01:00"
SVAR, DOMME, VURDERINGER = "Svar", "Bedømmelser", "Vurderinger"


class Filling:
    """A case, and workbooks that leave it and come back."""

    def __init__(self, told: Told, model: QualityModel) -> None:
        self.told, self.model = told, model

    def sheets(self) -> bytes:
        """As `export --fill` writes them."""
        return fill_bytes(fill_book(self.told.case, self.model))

    def edited(self, edit: Callable[[Any], object], workbook: bytes | None = None) -> bytes:
        """The same after somebody had it open in a program of another make."""
        book = openpyxl.load_workbook(BytesIO(workbook or self.sheets()))
        edit(book)
        buffer = BytesIO()
        book.save(buffer)
        return buffer.getvalue()

    def read(self, workbook: bytes) -> Exchange:
        """As `import` reads it, in this process."""
        leaving = Leaving(self.told.case, self.model)
        return filled(workbook_of(cells_of(workbook)), "ark.xlsx", leaving, NOW)

    def plan(self, workbook: bytes) -> Plan:
        return plan(self.told.case, self.model, self.read(workbook), update_case=False)

    def take(self, workbook: bytes) -> list[Payload]:
        """Read in, which must go well."""
        planned = self.plan(workbook)
        assert [each for each in planned.problems if each.severity == "error"] == []
        self.told.say(*planned.payloads)
        return list(planned.payloads)

    def taken(self, edit: Callable[[Any], object]) -> list[Payload]:
        return self.take(self.edited(edit))

    def refused(self, edit: Callable[[Any], object]) -> set[tuple[str, str | None]]:
        """The code and the place of everything that is wrong; nothing is taken."""
        planned = self.plan(self.edited(edit))
        assert planned.payloads == ()
        return {(each.code, each.at) for each in planned.problems if each.severity == "error"}

    def warned(self, edit: Callable[[Any], object]) -> set[tuple[str, str | None]]:
        return {(each.code, each.at) for each in self.plan(self.edited(edit)).problems if each.severity == "warning"}


def row_of(sheet: Worksheet, *cells: str) -> int:
    """The row that begins with these cells, by their columns' order; None of them may be elsewhere."""
    titles = [cell.value for cell in sheet[1]]
    wanted = dict(zip([each for each in titles if each != "Ordlyd"], cells, strict=False))
    for row in range(2, sheet.max_row + 1):
        if all(sheet.cell(row, titles.index(title) + 1).value == each for title, each in wanted.items()):
            return row
    raise AssertionError(cells)


def column_of(sheet: Worksheet, title: str) -> int:
    return [cell.value for cell in sheet[1]].index(title) + 1


def write(sheet: Worksheet, row: int, **cells: Any) -> None:
    """Write cells of a row by their titles; `_` stands for a blank in one."""
    for title, value in cells.items():
        sheet.cell(row, column_of(sheet, title)).value = value


def first_blank(sheet: Worksheet) -> int:
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value is None)
