"""The workbooks of the three samples: two libraries read the same, and one who knows the trade finds the answers.

A question is answered as a person does it: a sheet, the arrow of a column, and what is left is read.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook

from tests.reading_workbooks import Row, exported, filtered, opened, printed_whole, printed_wide, table
from tests.samples_read import NAMES
from tests.spreadsheeting import has_libreoffice, opened_in_libreoffice
from tilsyn.output.excel.tables import LINE, MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

pytestmark = pytest.mark.slow  # three whole cases made and written


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("arbejdsbøger")
    return {sample: exported(folder, sample).read_bytes() for sample in NAMES}


@pytest.fixture(scope="module")
def books(contents: dict[str, bytes]) -> dict[str, Workbook]:
    return {sample: opened(content) for sample, content in contents.items()}


@pytest.fixture(scope="module")
def rows(books: dict[str, Workbook]) -> Callable[..., list[Row]]:
    """The list of a sheet, filtered."""

    def read(sheet: str, sample: str = "nordkaj", **wanted: str) -> list[Row]:
        return filtered(table(books[sample][sheet]), **wanted)

    return read


def plain(value: Any) -> Any:
    """A value as either library has it: nothing is an empty text to one, a whole number a decimal one to the other."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001  a workbook knows no time zones
    if isinstance(value, dt.datetime):
        return value.replace(microsecond=0) + dt.timedelta(seconds=round(value.microsecond / 1_000_000))
    if isinstance(value, float):
        return round(value, 9)
    return "" if value is None else value


@pytest.mark.parametrize("sample", NAMES)
def test_two_libraries_read_the_same_of_every_cell(sample: str, contents: dict[str, bytes]) -> None:
    one, other = opened(contents[sample]), CalamineWorkbook.from_filelike(io.BytesIO(contents[sample]))
    assert one.sheetnames == other.sheet_names
    for name in one.sheetnames:
        read = other.get_sheet_by_name(name).to_python(skip_empty_area=False)
        held = [[plain(cell.value) for cell in row] for row in one[name].iter_rows()]
        width = max(map(len, held))
        assert [[plain(each) for each in row][:width] for row in read] == held[: len(read)], name
        assert not any(each for row in held[len(read) :] for each in row), name


@pytest.mark.parametrize("sample", NAMES)
def test_no_cell_is_an_error_a_formula_or_merged(sample: str, books: dict[str, Workbook]) -> None:
    for sheet in books[sample]:
        assert not sheet.merged_cells.ranges
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.parametrize("sample", NAMES)
def test_each_list_prints_its_titles_on_every_page_and_is_one_page_wide(
    sample: str, books: dict[str, Workbook]
) -> None:
    for sheet in books[sample]:
        if sheet.tables:
            assert sheet.print_title_rows == "$1:$1", sheet.title
            assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.orientation) == (1, "landscape"), sheet.title
            assert sheet.freeze_panes, sheet.title


SMALLEST_PRINT = 8


@pytest.mark.parametrize("sample", NAMES)
def test_each_list_is_printed_in_eight_points_or_more(sample: str, books: dict[str, Workbook]) -> None:
    for sheet in books[sample]:
        if sheet.tables and sheet.title not in {"Matrix", "Overblik"}:  # those are to be seen whole
            assert round(10 * printed_wide(sheet), 1) >= SMALLEST_PRINT, sheet.title


@pytest.mark.parametrize("sample", NAMES)
def test_the_matrix_is_one_page_in_eight_points(sample: str, books: dict[str, Workbook]) -> None:
    sheet = books[sample]["Matrix"]
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, 1), "1 is not written"
    assert round(10 * printed_whole(sheet), 1) >= SMALLEST_PRINT


@pytest.mark.parametrize("sample", NAMES)
def test_no_text_of_a_sample_is_cut_by_its_row(sample: str, books: dict[str, Workbook]) -> None:
    assert not [sheet.title for sheet in books[sample] if "Vises ikke helt" in [cell.value for cell in sheet[1]]]


def test_who_said_what_about_5c(rows: Callable[..., list[Row]]) -> None:
    said = [row for row in rows("Spørgsmål", Indikator="5.c") if row["Samtale"]]
    assert {"borgere", "medarbejdere", "ledelsen"} <= {row["Gruppe"] for row in said}
    assert all(row["Note"] or row["Læsning"] for row in said)
    assert [row["Spørgsmål"] for row in said] == sorted(
        (row["Spørgsmål"] for row in said), key=lambda each: int(each.split(".")[-1].strip("te") or 0)
    )


def test_what_were_citizens_not_asked(rows: Callable[..., list[Row]]) -> None:
    asked = {row["Spørgsmål"] for row in rows("Spørgsmål", Gruppe="borgere")}
    unasked = rows("Ikke belyst", **{"Gruppe eller metode": "borgere", "Hvorfor": "ikke stillet"})
    assert unasked
    assert not {row["Spørgsmål"] for row in unasked} & asked
    assert "1.a.2" in {row["Spørgsmål"] for row in unasked}


def test_where_do_accounts_differ_and_who_differs_from_whom(rows: Callable[..., list[Row]]) -> None:
    of_one = rows("Forskellige oplysninger", Spørgsmål="1.a.1")
    told = {row["Kilde"] or row["Samtale"]: row["Forskellig fra"] for row in of_one}
    assert "Medarbejder 2 (delvist)" in told["Leder 1"]
    assert "Leder 1 (ja)" in told["Medarbejder 2"]
    assert "Leder 1 (ja)" in told["S8"], "what the files showed, too"


def test_the_matrix_and_the_differences_agree(rows: Callable[..., list[Row]]) -> None:
    differing = {(row["Indikator"], row["Samtale"]) for row in rows("Forskellige oplysninger") if row["Nr."]}
    signs = {(row["Indikator"], label) for row in rows("Matrix") for label, sign in row.items() if sign == "≠"}
    assert signs == differing


def test_which_questions_did_nobody_get_at_all(rows: Callable[..., list[Row]]) -> None:
    unasked = {row["Spørgsmål"] for row in rows("Spørgsmål", Læsning="ikke stillet")}
    assert unasked
    assert unasked <= {row["Spørgsmål"] for row in rows("Ikke belyst", **{"Belyst af": "ingen"})}


def test_what_does_not_apply_and_why(rows: Callable[..., list[Row]]) -> None:
    left_out = {row["Indikator"]: row["Begrundelse"] for row in rows("Ikke belyst", Hvorfor="gælder ikke")}
    assert {"6.a", "6.b", "14.c"} <= set(left_out)
    assert all(left_out.values())


def test_what_rests_on_one_kind_of_source_alone(rows: Callable[..., list[Row]]) -> None:
    """One arrow, one word: kun. The signs of the row say in which conversations, and their titles whose those are."""
    for sample in NAMES:
        for row in rows("Matrix", sample):
            told = [label for label, sign in row.items() if sign in {"≠", "●"}]
            held = [each for each in rows("Samtaler", sample) if each["Samtale"] in told]
            kinds = {kind for each in held for kind in re.split(", | og ", each["Gruppe"] or each["Metode"])}
            match row["Belyst af"]:
                case None:
                    assert row["Tilstand"] == "gælder ikke"
                case "ingen":
                    assert not told
                case str() as words if words.startswith("kun "):
                    assert len(kinds) == 1
                case words:
                    assert words == f"{len(kinds)} slags kilder"


def test_was_anyone_beside_while_citizens_spoke_and_who_had_chosen_them(rows: Callable[..., list[Row]]) -> None:
    held = rows("Samtaler", Gruppe="borgere")
    assert any(row["Andre til stede"] for row in held)
    assert all(row["Udvalgt"] for row in held)


def test_what_has_been_heard_and_is_not_read_yet(rows: Callable[..., list[Row]]) -> None:
    unread = rows("Spørgsmål", Læsning="ikke aflæst")
    assert unread
    assert all(row["Samtale"] and row["Note"] for row in unread)


def test_what_is_written_of_5c_and_on_whose_word(rows: Callable[..., list[Row]]) -> None:
    [row] = rows("Bedømmelser", Sted="5.c")
    sources = set(row["Kilder"].split("; "))
    coded = {code for each in rows("Samtaler") for code in (each["Samtale"], *(each["Kilde"] or "").split("; "))}
    assert row["Tekst"]
    assert sources <= {code.split(" (")[0] for code in coded}


def test_which_directives_has_nothing_touched(rows: Callable[..., list[Row]]) -> None:
    untouched = {row["Anvisning"] for row in rows("Anvisninger", **{"Berørt i sagen": "nej"})}
    assert untouched.isdisjoint(row["Anvisning"] for row in rows("Anvisninger", **{"Berørt i sagen": "ja"}))


def test_what_was_s8_and_who_took_part_in_s5(rows: Callable[..., list[Row]]) -> None:
    [files] = rows("Samtaler", Samtale="S8")
    [group] = rows("Samtaler", Samtale="S5")
    assert (files["Metode"], files["Emne"]) == ("dokument", "Gennemgang af otte sager")
    assert (group["Form"], group["Kilde"]) == ("i gruppe", "Borger 3; Borger 4; Borger 5; Borger 6")


def test_which_documents_did_not_come(rows: Callable[..., list[Row]]) -> None:
    papers = [row for sample in NAMES for row in rows("Dokumenter", sample)]
    missing = [row for row in papers if row["Status"] in {"ikke modtaget", "findes ikke", "anmodet om"}]
    assert missing
    assert all(isinstance(row["Anmodet"], dt.datetime) for row in missing if row["Anmodet"])


def test_how_is_theme_4_now_and_last_time(rows: Callable[..., list[Row]]) -> None:
    [theme] = rows("Overblik", Niveau="tema", Nummer="4")
    assert (round(theme["Middeltal"], 1), theme["Bedømt"], theme["Af"]) == (3.9, 6, 6)
    assert theme["Sidst"] < theme["Middeltal"]


def test_which_follow_up_is_due_and_what_became_of_the_old_points(rows: Callable[..., list[Row]]) -> None:
    old = rows("Opfølgning", Fra="tidligere tilsyn")
    assert {row["Status"] for row in old} == {"videreføres", "opfyldt"}
    due = [row["Frist"] for row in rows("Opfølgning") if row["Frist"]]
    assert min(due) == dt.datetime(2024, 2, 1)  # noqa: DTZ001  a workbook knows no time zones


def test_every_note_is_whole_somewhere_and_a_familys_once(rows: Callable[..., list[Row]]) -> None:
    shared = [row for row in rows("Spørgsmål") if row["Samme note ved"]]
    whole = [row for row in shared if not row["Note"].startswith("Samme note som ved ")]
    assert 0 < len(whole) < len(shared)
    assert len({(row["Samtale"], row["Note"]) for row in whole}) == len(whole)
    for row in shared:
        lead = row["Note"].removeprefix("Samme note som ved ").split(":")[0]
        if row not in whole:
            assert any(each["Spørgsmål"] == lead and each["Samtale"] == row["Samtale"] for each in whole)


def test_ones_own_questions_stand_at_their_indicator(rows: Callable[..., list[Row]]) -> None:
    for sample in NAMES:
        order = [row["Indikator"] for row in rows("Spørgsmål", sample)]
        items = [each for each in order if each and each[0].isdigit()]
        assert [each for each, before in zip(items, ["", *items], strict=False) if each != before] == [
            *dict.fromkeys(items)
        ], f"{sample}: an indicator's questions stand together"


FITTED = """
For at = 0 To doc.Sheets.Count - 1
  sheet = doc.Sheets.getByIndex(at)
  used = sheet.createCursor()
  used.gotoEndOfUsedArea(False)
  sheet.getCellRangeByPosition(0, 0, 0, used.RangeAddress.EndRow).Rows.OptimalHeight = True
Next
"""
LIBREOFFICES_LINE = 11.4
"""Points; Excel's are higher."""


@pytest.mark.skipif(not has_libreoffice(), reason="nothing here opens workbooks (LibreOffice)")
def test_no_row_has_fewer_lines_than_libreoffice_would_give_it(contents: dict[str, bytes], tmp_path: Path) -> None:
    given = opened(contents["nordkaj"])
    fitted = opened(opened_in_libreoffice(contents["nordkaj"], tmp_path, *FITTED.splitlines()))
    for sheet in given.worksheets:
        for number in range(2, sheet.max_row + 1):
            ours, theirs = (book[sheet.title].row_dimensions[number].height for book in (given, fitted))
            if ours and theirs and sheet.sheet_state == "visible":
                lines = round((theirs - 1) / LIBREOFFICES_LINE)
                assert lines <= round((ours - MARGIN) / LINE), (sheet.title, number)
