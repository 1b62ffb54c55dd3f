"""The sheets as an Excel file: XlsxWriter, in memory (no trace on disk), the same bytes for the same context.

User text reaches a cell through `write_text` alone. What does not fit in one cell goes on at the end of its row.
"""

from __future__ import annotations

import math
import re
from datetime import date
from fractions import Fraction
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.danish import Printed
from tilsyn.output.excel.sheets import Column, Sheet, sheets
from tilsyn.output.package import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tilsyn.output.contexts.records.report import Report
    from tilsyn.output.excel.sheets import Cell, Radar

CELL_LIMIT = 32_767  # UTF-16 units: what Excel takes in one cell, and XlsxWriter cuts beyond
CONTINUED = "(fortsat) "
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE_COST = len("x005F_")
_LOOK_BACK = 200  # how far before the limit a space is looked for

# XlsxWriter guesses formulas, links and numbers from text, and reads "<r>…</r>" as its own markup.
OPTIONS = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_OWN_MARKUP = re.compile(r"<r>.*</r>", re.DOTALL)
# Of two escapes that share an underscore XlsxWriter masks only the first.
_OVERLAPPING = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_INSIDE_ESCAPE = re.compile(r"(?<=_x[0-9A-Fa-f]{4})(?=_)")
_LOOKS_LIKE_INPUT = ("=", "+", "-", "@", "'", "\t")

_DAY_ONE = date(1899, 12, 30).toordinal()
_FIRST_SAFE_DAY = 61  # Excel believes in 29 February 1900

A4 = 9
PAGE_CHARACTERS = 230  # columns wider than this together are printed on two pages side by side
TALLEST_ROW = 409  # points; Excel's own limit
LINE, MARGIN = 12.8, 4.0


class CellStyles(NamedTuple):
    """Black on white and grey: nothing is said by colour (domain.md 5.6), and a copy machine loses nothing."""

    header: Format
    text: Format
    guarded: Format
    number: Format
    mean: Format
    day: Format
    minute: Format


def matrix_bytes(context: Report) -> bytes:
    """The whole workbook. The same context gives the same bytes; its dates are those of `stand`."""
    import xlsxwriter  # 40 ms; only the matrix needs it

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as workbook:
        workbook.set_properties({"title": f"Tilsynsmatrix – {context['tilbud']}", "author": "tilsyn"})
        styles = styles_of(workbook)
        for sheet in sheets(context):
            write_sheet(workbook, continued(sheet), styles, context["tilbud"])
    return settled(buffer.getvalue(), context["stand"])


def pieces(text: str) -> list[str]:
    """The text cut to fit cells, each piece after the first marked; a space is the best place to cut.

    What fits stays what it is: a date is a text that still knows its moment.
    """
    if len(text) <= CELL_LIMIT and _units(text) <= CELL_LIMIT:
        return [text]
    found, at = list[str](), 0
    while at < len(text):
        mark = CONTINUED if found else ""
        room = CELL_LIMIT - len(mark)
        # One more than can fit is enough to see that it does not: looking at all that is left takes the square.
        ahead = text[at : at + room + 1]
        cut = _cut(ahead, room)
        found.append(mark + ahead[:cut])
        at += cut
    return found


def _units(text: str) -> int:
    """Length as Excel counts, escapes included to be on the safe side."""
    return len(text.encode("utf-16-le")) // 2 + _ESCAPE_COST * len(_ESCAPED.findall(text))


def _cut(text: str, room: int) -> int:
    if _units(text) <= room:
        return len(text)
    end = room
    # A character less saves at most an escape and its own unit, so this never goes further back than it must.
    while (excess := _units(text[:end]) - room) > 0:
        end -= -(-excess // (_ESCAPE_COST + 1))
    space = max(text.rfind(blank, end - _LOOK_BACK, end) for blank in " \n")
    return space + 1 if space > 0 else end


def continued(sheet: Sheet) -> Sheet:
    """The sheet with columns at the right end for what does not fit in one cell; without such texts as it was."""
    spans = [[pieces(cell) if isinstance(cell, str) else [cell] for cell in row] for row in sheet.rows]
    extra = [
        (at, part)
        for at in range(len(sheet.columns))
        for part in range(1, max((len(row[at]) for row in spans), default=1))
    ]
    added = [Column(_continued_title(sheet.columns[at], part), sheet.columns[at].width) for at, part in extra]
    rows = tuple((*(span[0] for span in row), *(_part(row[at], part) for at, part in extra)) for row in spans)
    return sheet._replace(columns=(*sheet.columns, *added), rows=rows)


def _continued_title(column: Column, part: int) -> str:
    return f"{column.title} (fortsat{'' if part == 1 else f' {part}'})"


def _part(span: list[Any], part: int) -> Cell:
    found: Cell = span[part] if part < len(span) else None
    return found


def write_text(worksheet: Worksheet, row: int, column: int, text: str, styles: CellStyles) -> None:
    """The one door for text: it stays the text it is, whatever Excel or XlsxWriter could read into it."""
    write_exactly(worksheet, row, column, text, styles.guarded if text.startswith(_LOOKS_LIKE_INPUT) else styles.text)


def write_exactly(worksheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """The text in a format of one's own, letter by letter."""
    runs = _runs(text)
    if len(runs) == 1:
        written = worksheet.write_string(row, column, text, style)
    else:
        written = worksheet.write_rich_string(row, column, *chain.from_iterable((style, run) for run in runs), style)
    if written:
        raise AssertionError(f"cell {row}:{column} holds {_units(text)} units")


def _runs(text: str) -> list[str]:
    """The text in one run; in several, none of which holds a whole escape, where XlsxWriter would misread it."""
    if not _OWN_MARKUP.fullmatch(text) and not _OVERLAPPING.search(text):
        return [text]
    return [run for run in (text[0], *_INSIDE_ESCAPE.split(text[1:])) if run]


def write_sheet(workbook: Workbook, sheet: Sheet, styles: CellStyles, provider: str) -> None:
    """One sheet with all that is on it; a list with a name is a table."""
    worksheet = workbook.add_worksheet(sheet.name)
    for at, column in enumerate(sheet.columns):
        worksheet.set_column(at, at, column.width)
        write_text(worksheet, 0, at, column.title, styles._replace(text=styles.header))
    for number, row in enumerate(sheet.rows, start=1):
        for at, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            _write_cell(worksheet, (number, at), column, cell, styles)
        worksheet.set_row(number, _height(sheet.columns, row))
    worksheet.set_row(0, _height(sheet.columns, (column.title for column in sheet.columns)) + LINE / 2)
    _arrange(worksheet, sheet, provider)
    _list(worksheet, sheet, styles)
    if sheet.radar:
        _draw(workbook, worksheet, sheet, sheet.radar)


def _write_cell(worksheet: Worksheet, place: tuple[int, int], column: Column, cell: Cell, styles: CellStyles) -> None:
    if cell is None or cell == "":
        worksheet.write_blank(*place, None, styles.text)
    elif isinstance(cell, int):
        worksheet.write_number(*place, cell, styles.number)
    elif column.kind == "mean":
        worksheet.write_number(*place, float(Fraction(cell)), styles.mean)
    elif isinstance(cell, Printed) and cell.moment and (found := _days(cell.moment)) is not None:
        worksheet.write_number(*place, found, styles.minute if " " in cell else styles.day)
    else:
        write_text(worksheet, *place, cell, styles)


def _days(moment: datetime) -> float | None:
    """A time as Excel counts days, as the clock on the wall showed it; None before the calendar that Excel knows."""
    days = moment.toordinal() - _DAY_ONE
    return days + (moment.hour * 60 + moment.minute) / (24 * 60) if days >= _FIRST_SAFE_DAY else None


def _height(columns: Sequence[Column], row: Iterable[Cell]) -> float:
    """Points the tallest cell takes, estimated: Excel fits a row to its text by itself, other viewers do not."""
    lines = (_lines(cell, column.width) for column, cell in zip(columns, row, strict=True) if isinstance(cell, str))
    return min(MARGIN + LINE * max(lines, default=1), TALLEST_ROW)


def _lines(text: str, width: int) -> int:
    # A letter is narrower than the digit that widths are counted in, and a line loses half a word at its end.
    letters = max(width * 1.28 - 3, 1)
    return sum(max(1, math.ceil(len(line) / letters)) for line in text.split("\n"))


def _arrange(worksheet: Worksheet, sheet: Sheet, provider: str) -> None:
    worksheet.freeze_panes(1, sheet.kept)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(sheet.rows) + 1}"})
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    worksheet.repeat_rows(0)
    pages = 1 + sum(column.width for column in sheet.columns) // PAGE_CHARACTERS
    worksheet.fit_to_pages(pages, 0)
    if pages > 1:
        worksheet.repeat_columns(0, sheet.kept - 1)
        worksheet.print_across()
    named = " ".join(provider.split()).replace("&", "&&")[:100]
    worksheet.set_header(f"&L{named}&R&A – arbejdsmateriale")
    worksheet.set_footer("&CSide &P af &N")


def _list(worksheet: Worksheet, sheet: Sheet, styles: CellStyles) -> None:
    """What can be sorted and filtered: a named table, which keeps one empty row where there is nothing in it."""
    last = len(sheet.columns) - 1
    if not sheet.table:
        worksheet.autofilter(0, 0, len(sheet.rows), last)
        return
    titles = [{"header": each.title, "header_format": styles.header} for each in sheet.columns]
    named = {"name": sheet.table, "style": None, "columns": titles, "description": sheet.name}
    worksheet.add_table(0, 0, max(len(sheet.rows), 1), last, named)


def _draw(workbook: Workbook, worksheet: Worksheet, sheet: Sheet, radar: Radar) -> None:
    """A native chart over the cells, so that it can be copied, restyled and read with its numbers."""
    chart = workbook.add_chart({"type": "radar", "subtype": "with_markers"})
    rows = (1, radar.themes)
    values = [row[radar.value_column] for row in sheet.rows[: radar.themes]]
    chart.add_series(
        {
            "name": "Middeltal pr. tema",
            "categories": [sheet.name, rows[0], radar.label_column, rows[1], radar.label_column],
            "values": [sheet.name, rows[0], radar.value_column, rows[1], radar.value_column],
            # Left to itself XlsxWriter remembers an empty cell as 0 (domain.md 5.4).
            "values_data": [float(Fraction(value)) if value else None for value in values],
            "line": {"color": "#C00000", "width": 2.25},
            "marker": {"type": "circle", "size": 5, "fill": {"color": "#C00000"}, "border": {"color": "#C00000"}},
        }
    )
    chart.set_title({"name": "Spindelvæv: middeltal pr. tema", "name_font": {"size": 12, "bold": True}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": {"size": 9}})
    chart.set_y_axis(
        {
            "min": 0,
            "max": 5,
            "major_unit": 1,
            "num_format": "0",
            "num_font": {"size": 9},
            "major_gridlines": {"visible": True, "line": {"color": "#A6A6A6", "width": 0.5}},
        }
    )
    chart.set_size({"width": 540, "height": 420})
    place = {"description": radar.description, "object_position": 3, "x_offset": 20, "y_offset": 10}
    worksheet.insert_chart(0, len(sheet.columns), chart, place)


def styles_of(workbook: Workbook) -> CellStyles:
    """The formats that every workbook has."""
    common = {"font_name": "Arial", "font_size": 10, "valign": "top", "border": 1, "border_color": "#A6A6A6"}
    text = common | {"text_wrap": True}
    header = text | {"bold": True, "bg_color": "#D9D9D9", "bottom": 2, "bottom_color": "#000000", "valign": "vcenter"}
    number = common | {"align": "center"}
    made = (
        header,
        text,
        # Edited in Excel, a text that begins like a formula stays text.
        text | {"quote_prefix": True},
        number,
        number | {"num_format": "0.0"},  # Danish Excel shows a comma
        number | {"num_format": "dd-mm-yyyy"},
        number | {"num_format": "dd-mm-yyyy hh:mm"},
    )
    return CellStyles(*(workbook.add_format(each) for each in made))
