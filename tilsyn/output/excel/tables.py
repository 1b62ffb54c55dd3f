"""A sheet as Excel shows and prints it: a named table, its rows as high as their text, choices, the page."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product, repeat
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import Printed
from tilsyn.output.excel.cells import A4, days, fits, pieces, title_text, write_exactly, write_text
from tilsyn.output.excel.sheets.layout import Cell, Column, Sheet
from tilsyn.output.excel.text_lines import bold_points, lines_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from tilsyn.output.excel.cells import CellStyles

TALLEST_ROW = 409  # points; Excel's own limit
LINE, MARGIN, CLOSE = 12.8, 4.0, 1.5
"""Points of a line, and around the lines of a row; of one that is to be seen whole, a bit less."""
_TALLEST_TITLE = 190
_ARROW = 15
"""Of a list's filter, at the foot of each title."""
_SIDE, _EDGE, _EDGE_CLOSE = 0.25, 0.6, 0.4  # inches: beside the rows, and above and below them
_LINE_AT_EDGE = 0.2  # what stands in those inches begins there; nearer than that not every printer prints
_PAPER_WIDTH, _PAPER_HEIGHT = 806, 537  # points of an A4 on its side inside the closer of the margins
_POINTS = 0.75 * 7.2  # of one character of width
_POINTS_PRINTED, _BESIDE = 5.69, 0.71
"""The same as LibreOffice prints it, and how many characters a column is wider than its text; Excel's are narrower."""
SMALLEST, SMALLEST_WHOLE = 0.8, 0.65
"""Less than this of its size, and nobody reads it on paper: then more pages are used; to see it whole, a bit less."""
WORDED = frozenset(("text", "number"))
"""Kinds whose cells may be words over several lines; of a number too, a score at a nygodkendelse."""
CHART_POINTS = 390
"""A chart that stands beside the rows."""
NOT_SHOWN = "Vises ikke helt"


MOST_LINES = int((TALLEST_ROW - MARGIN) / LINE)


_WidthTried = tuple[float, list[int]]
"""A width, and how many lines each cell of a column takes in it."""


class RowShape(NamedTuple):
    """A row's lines, folded columns unfolded too, and the titles of the texts that are too long for any row."""

    lines: int
    cut: tuple[str, ...]


class Lists(NamedTuple):
    """Where the words stand that a cell may be chosen from, by what they are the choices of."""

    ranges: Mapping[str, str]


def write_sheet(workbook: Workbook, sheet: Sheet, styles: CellStyles, lists: Lists, provider: str) -> Worksheet:
    """A sheet with all that is on it; the words of its choices stand where `lists` says."""
    going_on = _printed_largest(continued(sheet))
    shapes = row_shapes(going_on)
    made = _titled(_with_remarks(going_on, shapes))
    worksheet = workbook.add_worksheet(made.name)
    heights = [_height(each.lines, CLOSE if sheet.one_page else MARGIN) for each in shapes]
    _write_rows(worksheet, made, styles, heights)
    _columns(worksheet, made)
    _list(worksheet, made, styles)
    _choices(worksheet, made, lists)
    _below(worksheet, made, styles)
    _arrange(worksheet, made, provider, sum(heights) + _title_height(made))
    return worksheet


def continued(sheet: Sheet) -> Sheet:
    """The sheet with columns at the right end for what does not fit in one cell: Note (2), Note (3)."""
    if all(fits(cell) for row in sheet.rows for cell in row if isinstance(cell, str)):
        return sheet
    spans = [[pieces(cell) if isinstance(cell, str) else [cell] for cell in row] for row in sheet.rows]
    extra = [
        (at, part)
        for at in range(len(sheet.columns))
        for part in range(1, max((len(row[at]) for row in spans), default=1))
    ]
    added = [sheet.columns[at]._replace(title=f"{sheet.columns[at].title} ({part + 1})") for at, part in extra]
    rows = tuple(
        (*(span[0] for span in row), *(row[at][part] if part < len(row[at]) else None for at, part in extra))
        for row in spans
    )
    return sheet._replace(columns=(*sheet.columns, *added), rows=rows)


def _printed_largest(sheet: Sheet) -> Sheet:
    """The sheet with those of its widths that print it largest on one page: wider columns take fewer lines."""
    if not any(column.widths for column in sheet.columns):
        return sheet
    columns = tuple(zip(sheet.columns, zip(*sheet.rows, strict=True), strict=True))
    firm = [_lines(column, column.width, cells) for column, cells in columns if not column.widths]
    least, titles = list(map(max, zip(*firm, strict=True))), _title_height(sheet)
    beside = [column.width for column, _ in columns if not column.widths]
    tried = [[(width, _lines(column, width, cells)) for width in column.widths] for column, cells in columns]

    def size(chosen: tuple[_WidthTried, ...]) -> float:
        lines = map(max, zip(least, *(each for _, each in chosen), strict=True))
        height = titles + sum(_height(each, CLOSE) for each in lines)
        return _size_whole([*beside, *(width for width, _ in chosen)], height)

    best = max(product(*filter(None, tried)), key=size)
    found = iter(width for width, _ in best)
    fitted = (column._replace(width=next(found)) if column.widths else column for column in sheet.columns)
    return sheet._replace(columns=tuple(fitted))


def _lines(column: Column, width: float, cells: Sequence[Cell]) -> list[int]:
    taken = _CellLines(width)
    return [taken[each] if column.kind in WORDED else 1 for each in cells]


def _size_whole(widths: Sequence[float], height: float, beside: float = 0) -> float:
    """How large one page would print columns so wide and rows so high, of their size."""
    width = (sum(widths) + _BESIDE * len(widths)) * _POINTS_PRINTED + beside
    return min(_PAPER_WIDTH / width, _PAPER_HEIGHT / height)


def _with_remarks(sheet: Sheet, shapes: list[RowShape]) -> Sheet:
    """Where a row would be higher than Excel can make it, the row says which texts are not shown whole."""
    if not any(each.cut for each in shapes):
        return sheet
    told = (", ".join(each.cut) or None for each in shapes)
    rows = tuple((*row, each) for row, each in zip(sheet.rows, told, strict=True))
    return sheet._replace(columns=(*sheet.columns, Column(NOT_SHOWN, 15)), rows=rows)


def _titled(sheet: Sheet) -> Sheet:
    """Titles as a table can have them: each its own, whatever its letters' size."""
    taken: set[str] = set()
    columns = []
    for column in sheet.columns:
        title, number = title_text(column.title) or "–", 2
        while title.casefold() in taken:
            title, number = f"{title_text(column.title)[:240]} ({number})", number + 1
        taken.add(title.casefold())
        columns.append(column._replace(title=title))
    return sheet._replace(columns=tuple(columns))


def _write_rows(worksheet: Worksheet, sheet: Sheet, styles: CellStyles, heights: list[float]) -> None:
    """Every row, as high as its text. This is where a workbook's time goes: the usual cell is written at once."""
    texts = [column.kind == "text" for column in sheet.columns]
    write_blank, empty = worksheet.write_blank, styles.text
    for number, row in enumerate(sheet.rows, start=1):
        worksheet.set_row(number, heights[number - 1])
        for at, cell in enumerate(row):
            if not texts[at]:
                _write_cell(worksheet, (number, at), sheet.columns[at], cell, styles)
            elif cell is None or cell == "":
                write_blank(number, at, None, empty)
            elif isinstance(cell, str):
                write_text(worksheet, number, at, cell, styles)
            else:
                _write_cell(worksheet, (number, at), sheet.columns[at], cell, styles)


def _write_cell(worksheet: Worksheet, place: tuple[int, int], column: Column, cell: Cell, styles: CellStyles) -> None:
    if cell is None or cell == "":
        worksheet.write_blank(*place, None, styles.sign if column.kind == "sign" else styles.text)
    elif isinstance(cell, int):
        worksheet.write_number(*place, cell, styles.number)
    elif column.kind == "mean":
        worksheet.write_number(*place, float(Fraction(cell)), styles.mean)
    elif column.kind == "sign":
        write_exactly(worksheet, *place, cell, styles.sign)
    elif isinstance(cell, Printed) and cell.moment and (found := days(cell.moment)) is not None:
        worksheet.write_number(*place, found, styles.minute if " " in cell else styles.day)
    else:
        write_text(worksheet, *place, cell, styles)


def row_shapes(sheet: Sheet) -> list[RowShape]:
    """How many lines each row takes, and which of its texts would take more than Excel can show."""
    columns = zip(sheet.columns, zip(*sheet.rows, strict=True), strict=False)  # of no rows there are no cells
    worded = [(column, cells) for column, cells in columns if column.kind in WORDED]
    taken = [map(_CellLines(column.width).__getitem__, cells) for column, cells in worded]
    titles = ["", *(column.title for column, _ in worded)]
    return [_shape(lines, titles) for lines in zip(repeat(1, len(sheet.rows)), *taken, strict=True)]


class _CellLines(dict[Cell, int]):
    """How many lines each cell of a column takes: a question's wording stands at every voice."""

    def __init__(self, width: float) -> None:
        self._width = width

    def __missing__(self, cell: Cell) -> int:
        self[cell] = lines = lines_in(cell, self._width) if isinstance(cell, str) else 1
        return lines


def _shape(lines: tuple[int, ...], titles: list[str]) -> RowShape:
    most = max(lines)
    cut = (title for title, each in zip(titles, lines, strict=True) if each > MOST_LINES) if most > MOST_LINES else ()
    return RowShape(most, tuple(cut))


def _height(lines: int, margin: float = MARGIN) -> float:
    """Points of so many lines: Excel fits a row to its text by itself, other viewers do not."""
    return min(margin + LINE * lines, TALLEST_ROW)


def _title_height(sheet: Sheet) -> float:
    titles = [column for column in sheet.columns if column.kind != "sign" and not column.folded]
    lines = max(lines_in(f"{column.title} ▼", column.width, bold=True) for column in titles)
    turned = [_ARROW + MARGIN + bold_points(each.title) for each in sheet.columns if each.kind == "sign"]
    return min(max([_height(lines) + LINE / 2, *turned]), _TALLEST_TITLE)


def _columns(worksheet: Worksheet, sheet: Sheet) -> None:
    for at, column in enumerate(sheet.columns):
        folded = {"level": 1, "hidden": True} if column.folded else {}
        worksheet.set_column(at, at, column.width, None, folded)
    for at, (column, after) in enumerate(zip(sheet.columns, sheet.columns[1:], strict=False), 1):
        if column.folded and not after.folded:
            worksheet.set_column(at, at, after.width, None, {"collapsed": True})
    if sheet.columns[-1].folded:
        worksheet.set_column(len(sheet.columns), len(sheet.columns), None, None, {"collapsed": True})


def _list(worksheet: Worksheet, sheet: Sheet, styles: CellStyles) -> None:
    """Its first row, and around it all the table, where the sheet is a list."""
    worksheet.set_row(0, _title_height(sheet))
    formats = [styles.turned if column.kind == "sign" else styles.header for column in sheet.columns]
    for at, (column, style) in enumerate(zip(sheet.columns, formats, strict=True)):
        write_exactly(worksheet, 0, at, column.title, style)
    if sheet.table:
        titles = [
            {"header": column.title, "header_format": style}
            for column, style in zip(sheet.columns, formats, strict=True)
        ]
        named = {"name": sheet.table, "style": None, "columns": titles, "description": sheet.name}
        worksheet.add_table(0, 0, max(len(sheet.rows), 1), len(titles) - 1, named)


def _choices(worksheet: Worksheet, sheet: Sheet, lists: Lists) -> None:
    """What a cell may be chosen from. A word of one's own is asked about, and let in. What a title says of itself."""
    for at, column in enumerate(sheet.columns):
        if column.told:
            worksheet.data_validation(0, at, 0, at, {"validate": "any", "input_message": title_text(column.told)})
        if column.choices in lists.ranges:
            told = {
                "validate": "list",
                "source": lists.ranges[column.choices],
                "error_type": "warning",
                "error_title": column.title,
                "error_message": "Ordet står ikke på listen. Skal det stå her alligevel?",
            }
            worksheet.data_validation(1, at, len(sheet.rows), at, told)


def _below(worksheet: Worksheet, sheet: Sheet, styles: CellStyles) -> None:
    for number, line in enumerate(sheet.below, start=len(sheet.rows) + 2):
        write_exactly(worksheet, number, min(3, len(sheet.columns) - 1), line, styles.plain)


def _arrange(worksheet: Worksheet, sheet: Sheet, provider: str, height: float) -> None:
    worksheet.freeze_panes(1, sheet.kept)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(sheet.rows) + 1}"})
    worksheet.outline_settings(visible=True, symbols_below=True, symbols_right=True)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    edge = _EDGE_CLOSE if sheet.one_page else _EDGE
    worksheet.set_margins(left=_SIDE, right=_SIDE, top=edge, bottom=edge)
    worksheet.repeat_rows(0)
    worksheet.fit_to_pages(*_pages(sheet, height))
    if sheet.below:  # on paper the key stands at the foot of every page
        worksheet.print_area(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    worksheet.print_across()
    if sheet.kept:
        worksheet.repeat_columns(0, sheet.kept - 1)
    named = " ".join(provider.split()).replace("&", "&&")[:100]
    whole: dict[str, object] = {"scale_with_doc": False}  # a sheet made smaller keeps its key as large as it was
    if sheet.one_page:
        whole["margin"] = _LINE_AT_EDGE
    worksheet.set_header(f"&L{named}&R&A – arbejdsmateriale", whole)
    worksheet.set_footer(f"&L&8{sheet.key}&R&8Side &P af &N" if sheet.key else "&CSide &P af &N", whole)


def _pages(sheet: Sheet, height: float) -> tuple[int, int]:
    """Across and down: one across as long as it can be read there, and one down where the sheet wants it."""
    shown, beside = [column.width for column in sheet.columns if not column.folded], CHART_POINTS if sheet.radar else 0
    if sheet.one_page and _size_whole(shown, height, beside) >= SMALLEST_WHOLE:
        return 1, 1
    return max(1, math.ceil((sum(shown) * _POINTS + beside) * SMALLEST / _PAPER_WIDTH)), 0
