"""Ways to read a workbook as a person does: by its tables, filtered; and those of the samples."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from tests.sample_cases import sample_case, tilsyn

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

A4_ON_ITS_SIDE = (841.9, 595.3)
LETTER = 5.69
"""Points of a character of width, as LibreOffice prints it; Excel's are narrower."""
_GOES_ON = re.compile(r"(.*) \((\d+)\)")
Row = dict[str, Any]


def exported(folder: Path, sample: str) -> Path:
    """The case workbook of a sample."""
    path = folder / f"{sample}.xlsx"
    assert tilsyn("export", sample_case(folder, sample), "-o", path) == 0
    return path


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def table(sheet: Worksheet) -> list[Row]:
    """The rows of a sheet's list by their titles, with what goes on put back where it began."""
    [found] = sheet.tables.values()
    titles, *rows = [[cell.value for cell in row] for row in sheet[found.ref]]
    return [_joined(dict(zip(map(str, titles), row, strict=True))) for row in rows]


def _joined(row: Row) -> Row:
    whole: Row = {}
    for title, value in row.items():
        part = _GOES_ON.fullmatch(title)
        if part is None or part[1] not in row:
            whole[title] = value
        elif value is not None:
            whole[part[1]] += value
    return whole


def filtered(rows: list[Row], **wanted: str) -> list[Row]:
    """As the arrow of a column does it: the rows in which each of these stands, and nothing else in the cell."""
    return [row for row in rows if all(row[title] == value for title, value in wanted.items())]


def printed_wide(sheet: Worksheet) -> float:
    """How large a sheet is printed, of its size, where it is one page wide."""
    columns: list[Any] = [*sheet.column_dimensions.values()]
    shown = [each for each in columns if each.min <= sheet.max_column and not each.hidden]
    width: float = sum(each.width * (min(each.max, sheet.max_column) - each.min + 1) for each in shown)
    room: float = A4_ON_ITS_SIDE[0] - 72 * (sheet.page_margins.left + sheet.page_margins.right)
    return room / (LETTER * width)


def printed_whole(sheet: Worksheet) -> float:
    """How large a list is printed, of its size, where all of it is one page."""
    [found] = sheet.tables.values()
    rows = [sheet.row_dimensions[number] for number in range(1, len(sheet[found.ref]) + 1)]
    height = sum(each.height or sheet.sheet_format.defaultRowHeight for each in rows)
    room = A4_ON_ITS_SIDE[1] - 72 * (sheet.page_margins.top + sheet.page_margins.bottom)
    return min(room / height, printed_wide(sheet))
