"""Text in a cell: it stays the text it is, goes on beside itself, and a row that hides some of it says so."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from lxml import etree

from tests.reading_workbooks import opened, table
from tilsyn.domain.danish import Printed
from tilsyn.output.excel import cells
from tilsyn.output.excel.book import Book
from tilsyn.output.excel.cells import CELL_LIMIT, OPTIONS, defaults, pieces, styles_of
from tilsyn.output.excel.sheets import Column, Sheet, compared, listing
from tilsyn.output.excel.tables import NOT_SHOWN, Lists, row_shapes, write_sheet
from tilsyn.output.excel.text_lines import lines_in
from tilsyn.output.package import packed

COLUMNS = (Column("Samtale", 20, "samtale"), Column("Sagt", 16, "sagt", "date"), Column("Note", 60, "note"))
NASTY = (
    "& < > {{ borger }} {% for %} “anført” »citat«",
    "_x000D_ og _x005f og _x0041_",
    "_x000D_x000D_x000D_",
    "=1+1",
    "+45 12 34 56 78",
    "-1",
    "@SUM(A1)",
    "'indledt med apostrof",
    "\tindrykket\tmed tabulator ",
    "  mellemrum foran og bag  ",
    "linje 1\nlinje 2\n\nlinje 4",
    "https://eksempel.dk/a?b=c&d=e",
    "007",
    "1,5",
    "<r>ikke Excels eget mærke</r>",
    "<r><t>æøå</t></r>",
    "😀 æøå ÆØÅ é 👩‍👩‍👧",
)


def written(sheet: Sheet) -> bytes:
    with Book() as workbook:
        write_sheet(workbook, sheet, styles_of(workbook), Lists({}), "Nordkaj & Søn")
    return packed(workbook.parts, "2023-10-24T12:00:00.000+02:00")


def with_note(text: str, said: str = "") -> Sheet:
    return listing("Noter", "tNoter", COLUMNS, [{"samtale": "S1", "sagt": said, "note": text}], kept=1)


def read(sheet: Sheet) -> dict[str, Any]:
    [row] = table(opened(written(sheet))["Noter"])
    return row


@pytest.mark.parametrize("text", NASTY)
def test_whatever_stands_in_a_text_stays_the_text_it_is(text: str) -> None:
    cell = opened(written(with_note(text)))["Noter"].cell(row=2, column=4)
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize(
    "text", ["_x000D_", "a _x000D_x000D_ b", "<r>_x0041_</r>", "_x0041_x0042_x0043_<r>", "_x005F_"]
)
def test_literal_escapes_are_masked_as_excel_reads_them(text: str) -> None:
    """Each run decoded as ECMA-376 says, from left to right: openpyxl forgives more than Excel does."""
    with ZipFile(BytesIO(written(with_note(text)))) as package:
        shared = etree.fromstring(package.read("xl/sharedStrings.xml"))
    decoded = [
        "".join(re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), run.text or "") for run in runs)
        for runs in (entry.iter("{*}t") for entry in shared)
    ]
    assert text in decoded


@pytest.mark.parametrize(
    "text",
    ["æ" * 50_000, "ord og " * 20_000, "😀" * 40_000, "_x000D_" * 9_000, "linje\n" * 12_000, "=" + "1+" * 30_000],
    ids=["letters", "words", "pairs", "escapes", "lines", "formula"],
)
def test_a_text_too_long_for_a_cell_goes_on_in_the_same_table(text: str) -> None:
    book = opened(written(with_note(text)))["Noter"]
    [row] = table(book)
    assert (row["Note"], row["Samtale"]) == (text, "S1")
    titles = [cell.value for cell in book[1]]
    assert titles[:5] == ["Nr.", "Samtale", "Sagt", "Note", "Note (2)"]
    assert max(len(str(cell.value).encode("utf-16-le")) // 2 for cell in book[2]) <= CELL_LIMIT
    assert row[NOT_SHOWN].startswith("Note")


def test_a_row_that_excel_can_show_whole_makes_no_remark() -> None:
    assert NOT_SHOWN not in read(with_note("En sætning. " * 20))


def test_a_row_that_would_be_higher_than_excel_can_make_it_says_which_text() -> None:
    assert read(with_note("En sætning. " * 400))[NOT_SHOWN] == "Note"


def test_pieces_are_cut_at_a_space_and_nowhere_else_when_there_is_one() -> None:
    first, second = pieces("ord " * 9_000)
    assert first.endswith("ord ")
    assert first + second == "ord " * 9_000


def test_a_text_that_just_fits_is_left_in_one_cell() -> None:
    assert pieces("å" * CELL_LIMIT) == ["å" * CELL_LIMIT]
    assert len(pieces("å" * (CELL_LIMIT + 1))) == 2


def test_escapes_count_as_they_are_written_so_that_no_cell_is_over_full() -> None:
    assert len(pieces("_x000D_" * 4_000)) == 2


def test_a_text_of_many_cells_is_looked_at_once_and_not_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    looked, real = [0], cells._units

    def counted(text: str) -> int:
        looked[0] += len(text)
        return real(text)

    monkeypatch.setattr(cells, "_units", counted)
    text = "En sætning på dansk, " * 200_000
    found = pieces(text)
    assert "".join(found) == text
    assert len(found) > 100
    assert looked[0] < 5 * len(text)


def test_times_are_dates_that_can_be_sorted_and_other_words_stay_words() -> None:
    stated = (Printed.of("2023-10-24T10:12:59.999+02:00"), Printed.of("2023-02-31"), Printed.of("20240310T0715"))
    stated += (Printed.of("1899-01-01"), Printed.of("2023-10-24"), "24-10-2023", "før")  # type: ignore[assignment]
    said = [str(read(with_note("note", each))["Sagt"]) for each in stated]
    words = ["2023-10-24 10:12:00", "2023-02-31", "2024-03-10 07:15:00", "01-01-1899", "2023-10-24 00:00:00"]
    assert said == [*words, "24-10-2023", "før"]


def test_titles_are_each_their_own_whatever_their_letters_size() -> None:
    columns = (
        Column("s1", 5, "a"),
        Column("S1", 5, "b"),
        Column("_x0041_\n<r>x</r>", 5, "c"),
        Column("S" * 300, 5, "d"),
    )
    book = opened(written(listing("Ark", "tArk", columns, [dict.fromkeys("abcd", "x")], kept=1)))["Ark"]
    titles = [str(cell.value) for cell in book[1]]
    assert len({each.casefold() for each in titles}) == len(titles)
    assert titles[:3] == ["Nr.", "s1", "S1 (2)"]
    assert [column.name for column in book.tables["tArk"].tableColumns] == titles


def test_an_empty_list_keeps_one_empty_row() -> None:
    [row] = table(opened(written(listing("Noter", "tNoter", COLUMNS, [], kept=1)))["Noter"])
    assert set(row.values()) == {None}


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        # Of wide letters fewer go on a line: by their number alone the last line of this would be cut.
        ("ledelsen, medarbejdere, borgere, kommuner og dokument", 26, 3),
        ("MEDARBEJDERMØDE I AMBULATORIET", 26, 2),
        ("illiteriture, filifjonker, i et fjeld til", 26, 1),
        ("S1, S2", 26, 1),
        ("en\n\nto", 26, 3),
        ("x" * 100, 20, 5),
        ("side-om-side-om-side", 10, 3),
    ],
)
def test_a_text_takes_the_lines_that_its_letters_need(text: str, width: float, lines: int) -> None:
    assert lines_in(text, width) == lines


def test_a_row_has_room_for_what_is_folded_away() -> None:
    columns = (Column("Samtale", 20, "samtale"), Column("Begrundelse", 8, "begrundelse", folded=True))
    sheet = listing("Ark", "tArk", columns, [{"samtale": "S1", "begrundelse": "Ingen ville tale om det"}], 1)
    assert [each.lines for each in row_shapes(sheet)] == [3]


@pytest.mark.parametrize("columns", [compared.RATED, compared.TEXTS, compared.MEANS, compared.ALONE])
def test_both_inspections_of_a_comparison_stand_on_one_page(columns: tuple[Column, ...]) -> None:
    sheet = opened(written(Sheet("Ark", columns, ((None,) * len(columns),))))["Ark"]
    assert (sheet.page_setup.fitToWidth or 1) == 1, "1 is not written"


def every_kind_of_cell(workbook: xlsxwriter.Workbook) -> None:
    workbook.set_properties({"created": datetime(2023, 10, 24, tzinfo=UTC)})
    styles, sheet = styles_of(workbook), workbook.add_worksheet("Alle")
    sheet.set_column(1, 1, 20, styles.text)
    sheet.set_row(3, 40, styles.number)
    for row, column in ((0, 0), (0, 1), (1, 0), (3, 0), (3, 1), (70, 300)):
        for at, style in enumerate((None, styles.text)):
            sheet.write_string(row, column + 2 * at, "æ & ø", style)
            sheet.write_blank(row + 4, column + 2 * at, None, style)
            sheet.write_number(row + 8, column + 2 * at, 35 / 9, style)
            sheet.write_boolean(row + 12, column + 2 * at, True, style)
            sheet.write_formula(row + 16, column + 2 * at, "=1+1", style)
    sheet.write_rich_string(30, 0, styles.plain, "en", styles.plain, "to", styles.text)
    write_sheet(workbook, with_note(NASTY[0]), styles, Lists({}), "Nordkaj & Søn")


def test_the_shortened_loop_makes_what_xlsxwriter_makes_to_the_byte() -> None:
    stock = BytesIO()
    with xlsxwriter.Workbook(stock, OPTIONS | defaults()) as theirs, Book() as ours:
        for workbook in (theirs, ours):
            every_kind_of_cell(workbook)
    with ZipFile(stock) as package:
        assert ours.parts == {name: package.read(name) for name in package.namelist()}
