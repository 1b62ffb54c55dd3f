"""The case workbook as an Excel file: in memory (no trace on disk), the same bytes for the same context."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tilsyn.output.contexts.authority_part import sender
from tilsyn.output.excel.cells import styles_of, write_exactly
from tilsyn.output.excel.sheets import HIDDEN, lists, sheets
from tilsyn.output.excel.tables import Lists, write_sheet
from tilsyn.output.package import packed

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from tilsyn.output.contexts.records.workbook import CaseWorkbook
    from tilsyn.output.excel.cells import CellStyles
    from tilsyn.output.excel.sheets import Radar

_LOOKS = ({"color": "#000000", "width": 2.25}, {"color": "#7F7F7F", "width": 1.5, "dash_type": "dash"})
_MARKERS = ("circle", "diamond")


def workbook_bytes(book: CaseWorkbook) -> bytes:
    """The whole workbook. The same context gives the same bytes; its dates are those of `stand`."""
    from tilsyn.output.excel.book import Book  # 40 ms; only a workbook needs XlsxWriter

    with Book() as workbook:
        workbook.set_properties({"title": f"Tilsynsmatrix – {book['tilbud']}", "author": sender(book["myndighed"])})
        styles = styles_of(workbook)
        made = sheets(book)
        words = lists(book)
        ranges = Lists({name: _range(at, len(each)) for at, (name, each) in enumerate(words.items())})
        written = [write_sheet(workbook, sheet, styles, ranges, book["tilbud"]) for sheet in made]
        hidden = _hidden(workbook, words, styles)
        for worksheet, sheet in zip(written, made, strict=True):
            if sheet.radar:
                _draw(workbook, worksheet, hidden, (sheet.radar, len(sheet.columns), len(words) + 1), styles)
        written[0].activate()
    return packed(workbook.parts, book["stand"], "da-DK")


def _range(column: int, length: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return f"={HIDDEN}!{xl_range_abs(1, column, length, column)}"


def _hidden(workbook: Workbook, words: dict[str, list[str | int]], styles: CellStyles) -> Worksheet:
    """The words that cells are chosen from, and what the spider is drawn over."""
    worksheet = workbook.add_worksheet(HIDDEN)
    for at, (name, each) in enumerate(words.items()):
        write_exactly(worksheet, 0, at, name, styles.plain)
        for number, word in enumerate(each, start=1):
            if isinstance(word, int):
                worksheet.write_number(number, at, word, styles.plain)
            else:
                write_exactly(worksheet, number, at, word, styles.plain)
    worksheet.hide()
    return worksheet


def _draw(
    workbook: Workbook, worksheet: Worksheet, hidden: Worksheet, placed: tuple[Radar, int, int], styles: CellStyles
) -> None:
    """A native chart, so that it can be copied, restyled and read with its numbers; `placed`: beside, and data from."""
    radar, beside, data = placed
    chart = workbook.add_chart({"type": "radar", "subtype": "with_markers"})
    for number, label in enumerate(radar.labels, start=1):
        write_exactly(hidden, number, data, label, styles.plain)
    for at, line in enumerate(radar.lines, start=data + 1):
        write_exactly(hidden, 0, at, line.name, styles.plain)
        for number, value in enumerate(line.values, start=1):
            if value:
                hidden.write_number(number, at, float(Fraction(value)), styles.plain)
        look, marker = _LOOKS[(at - data - 1) % len(_LOOKS)], _MARKERS[(at - data - 1) % len(_MARKERS)]
        colour = {"color": look["color"]}
        chart.add_series(
            {
                "name": [HIDDEN, 0, at],
                "categories": [HIDDEN, 1, data, len(radar.labels), data],
                "values": [HIDDEN, 1, at, len(radar.labels), at],
                # Left to itself XlsxWriter remembers an empty cell as 0 (domain.md 5.4).
                "values_data": [float(Fraction(value)) if value else None for value in line.values],
                "categories_data": list(radar.labels),
                "line": look,
                "marker": {"type": marker, "size": 6, "fill": colour, "border": colour},
            }
        )
    _dress(chart, several=len(radar.lines) > 1)
    place = {"description": radar.description, "object_position": 3, "x_offset": 12, "y_offset": 4}
    worksheet.insert_chart(0, beside, chart, place)


def _dress(chart: object, *, several: bool) -> None:
    chart.set_title({"name": "Spindelvæv: middeltal pr. tema", "name_font": {"size": 12, "bold": True}})  # type: ignore[attr-defined]
    chart.set_legend({"position": "bottom"} if several else {"none": True})  # type: ignore[attr-defined]
    chart.set_x_axis({"num_font": {"size": 9}})  # type: ignore[attr-defined]
    grid = {"visible": True, "line": {"color": "#A6A6A6", "width": 0.5}}
    chart.set_y_axis(  # type: ignore[attr-defined]
        {"min": 0, "max": 5, "major_unit": 1, "num_format": "0", "num_font": {"size": 9}, "major_gridlines": grid}
    )
    chart.show_hidden_data()  # type: ignore[attr-defined]
    chart.set_size({"width": 500, "height": 400})  # type: ignore[attr-defined]
