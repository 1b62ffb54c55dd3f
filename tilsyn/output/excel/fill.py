"""The sheets that are filled and come back: tables with their ids hidden, and a hidden sheet of all that may be chosen.

Text goes through the matrix's own door (`matrix.write_text`). What a row held as it left is kept as digests, so that
only what somebody wrote since is read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.fill_form import (
    CASE_ROW,
    COLUMN_ROW,
    EDITION_ROW,
    FORM,
    HELD_ROW,
    HIDDEN,
    ID,
    PROPERTY,
    SHEETS,
    SUPPLEMENT_ROW,
    FilledColumn,
    FilledSheet,
    digest,
    going_on,
)
from tilsyn.output.excel.cells import A4, FONT, FONT_SIZE, CellStyles, pieces, write_text
from tilsyn.output.excel.tables import LINE, MARGIN, TALLEST_ROW
from tilsyn.output.excel.text_lines import lines_in
from tilsyn.output.package import packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tilsyn.output.contexts.records.filled import FillBook, FillRow

BLANK_ROWS = 100
"""Rows that wait for answers of one's own, in the table and with its lists to choose from."""
_LISTS_FROM = 8
"""The first column of the hidden sheet that holds what may be chosen."""
_TABLE = {"style": "Table Style Light 1"}


class _FillStyles(NamedTuple):
    header: CellStyles
    text: CellStyles
    number: Format


class _WrittenColumn(NamedTuple):
    """A column as it is written; `piece` says which part of a text that goes on."""

    stated: FilledColumn
    piece: int = 1

    @property
    def title(self) -> str:
        return self.stated.title if self.piece == 1 else going_on(self.stated.title, self.piece)


def fill_bytes(book: FillBook) -> bytes:
    """The whole workbook. The same context gives the same bytes."""
    from tilsyn.output.excel.book import Book  # 40 ms; only workbooks need XlsxWriter

    with Book() as workbook:
        workbook.set_properties({"title": f"Ark til udfyldelse – {book['tilbud']}", "author": "tilsyn"})
        workbook.set_custom_property(PROPERTY, f"{FORM} {book['sag']}", "text")
        styles = _styles(workbook)
        by_part = {each["slags"]: each["raekker"] for each in book["ark"]}
        for sheet in SHEETS:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, by_part.get(sheet.part, []), styles, book)
        _write_hidden(workbook.add_worksheet(HIDDEN), book, styles)
    return packed(workbook.parts, book["stand"], "da-DK")


def _styles(workbook: Workbook) -> _FillStyles:
    common = {"font_name": FONT, "font_size": FONT_SIZE, "valign": "top", "border": 1, "border_color": "#A6A6A6"}
    # Format "@": what is typed stays what was typed, a date or a number too.
    text = workbook.add_format(common | {"text_wrap": True, "num_format": "@"})
    guarded = workbook.add_format(common | {"text_wrap": True, "num_format": "@", "quote_prefix": True})
    header = workbook.add_format(common | {"bold": True, "bg_color": "#D9D9D9", "text_wrap": True})
    number = workbook.add_format(common | {"align": "center"})
    return _FillStyles(_all(header, header), _all(text, guarded), number)


def _all(plain: Format, guarded: Format) -> CellStyles:
    return CellStyles(**dict.fromkeys(CellStyles._fields, plain))._replace(guarded=guarded)


def _write_sheet(
    worksheet: Worksheet, sheet: FilledSheet, rows: Sequence[FillRow], styles: _FillStyles, book: FillBook
) -> None:
    columns = list(_columns(sheet, rows))
    blank = BLANK_ROWS if sheet is SHEETS[0] else 1
    last = len(rows) + blank
    headers = [{"header": each.title} for each in columns]
    worksheet.add_table(0, 0, last, len(columns) - 1, {"name": sheet.table, "columns": headers, **_TABLE})
    for at, column in enumerate(columns):
        worksheet.set_column(at, at, column.stated.width, None, {"hidden": column.stated.key == ID})
        write_text(worksheet, 0, at, column.title, styles.header)
        _offer(worksheet, column.stated.key, (1, at, last, at), book)
    for number in range(1, last + 1):
        row = rows[number - 1] if number <= len(rows) else None
        cells = [_cell(row, column) for column in columns]
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            _write_cell(worksheet, (number, at), cell, column.stated.key, styles)
        if row:
            worksheet.set_row(number, _height(columns, cells))
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    _arrange(worksheet, book["tilbud"])


def _columns(sheet: FilledSheet, rows: Sequence[FillRow]) -> Iterator[_WrittenColumn]:
    """With as many that go on as the longest text needs."""
    for each in sheet.columns:
        longest = max((len(pieces(str(row["celler"][each.key]))) for row in rows), default=1) if each.goes_on else 1
        for piece in range(1, longest + 1):
            yield _WrittenColumn(each, piece)


def _cell(row: FillRow | None, column: _WrittenColumn) -> str | int:
    if row is None:
        return ""
    key = column.stated.key
    if key == ID:
        return row["id"]
    cell = row["celler"][key] if key else row["ordlyd"]
    if isinstance(cell, int):
        return cell
    cut = pieces(cell)
    return cut[column.piece - 1] if column.piece <= len(cut) else ""


def _height(columns: Sequence[_WrittenColumn], cells: Sequence[str | int]) -> float:
    """Points that the tallest cell takes, estimated: some programs fit no row to its text by themselves."""
    shown = [(column, str(cell)) for column, cell in zip(columns, cells, strict=True) if column.stated.key != ID]
    lines = max((lines_in(cell, column.stated.width) for column, cell in shown), default=1)
    return min(MARGIN + LINE * lines, TALLEST_ROW)


def _write_cell(worksheet: Worksheet, place: tuple[int, int], cell: str | int, key: str, styles: _FillStyles) -> None:
    if isinstance(cell, int):
        worksheet.write_number(*place, cell, styles.number)
    elif cell:
        write_text(worksheet, *place, cell, styles.text)
    else:
        worksheet.write_blank(*place, None, styles.number if key == "score" else styles.text.text)


def _offer(worksheet: Worksheet, key: str, cells: tuple[int, int, int, int], book: FillBook) -> None:
    """Choose from a list, and be asked before anything else is left there: words are read too."""
    choices = book["valg"].get(key)
    if not choices:
        return
    column = _letter(_LISTS_FROM + list(book["valg"]).index(key))
    worksheet.data_validation(
        *cells,
        {
            "validate": "list",
            "source": f"='{HIDDEN}'!${column}$1:${column}${len(choices)}",
            "error_type": "warning",
            "error_title": "Ikke på listen",
            "error_message": "Vælg fra listen, hvis du kan. Skal det stå alligevel?",
        },
    )


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _arrange(worksheet: Worksheet, provider: str) -> None:
    worksheet.freeze_panes(1, 1)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    worksheet.repeat_rows(0)
    worksheet.fit_to_pages(1, 0)
    named = " ".join(provider.split()).replace("&", "&&")[:100]
    worksheet.set_header(f"&L{named}&R&A – til udfyldelse")
    worksheet.set_footer("&CSide &P af &N")


def _write_hidden(worksheet: Worksheet, book: FillBook, styles: _FillStyles) -> None:
    """Whose sheets they are, what each row held, and what may be chosen."""
    supplement = json.dumps(book["tillaeg"], ensure_ascii=False, sort_keys=True) if book["tillaeg"] else ""
    rows = [(FORM,), (CASE_ROW, book["sag"]), (EDITION_ROW, book["udgave"]), (SUPPLEMENT_ROW, supplement)]
    for number, row in enumerate((*rows, *_going_on(book), *_held(book))):
        for at, text in enumerate(row):
            write_text(worksheet, number, at, text, styles.text)
    for at, choices in enumerate(book["valg"].values(), _LISTS_FROM):
        for number, choice in enumerate(choices):
            write_text(worksheet, number, at, choice, styles.text)
    worksheet.hide()


def _going_on(book: FillBook) -> Iterator[tuple[str, ...]]:
    """Columns that go on with others: without one of them a text would come back cut."""
    for sheet, part in zip(SHEETS, book["ark"], strict=True):
        titles = [each.title for each in _columns(sheet, part["raekker"]) if each.piece > 1]
        yield from ((COLUMN_ROW, sheet.name, title) for title in titles)


def _held(book: FillBook) -> Iterator[tuple[str, ...]]:
    for sheet, part in zip(SHEETS, book["ark"], strict=True):
        for row in part["raekker"]:
            if row["id"]:
                yield HELD_ROW, sheet.name, row["id"], *(digest(str(row["celler"][key])) for key in sheet.keys)
