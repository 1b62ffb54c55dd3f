"""Workbooks that nobody should have to open: one line each, nothing taken, in bounded time and memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter

from tests.conversing import entry_count
from tilsyn.storage.documents import workbook
from tilsyn.storage.documents.refusals import Refused
from tilsyn.storage.documents.sheet_parts import SheetPart, unescaped

Run = Callable[..., tuple[int, str, str]]
pytestmark = pytest.mark.slow
SHEET, TYPES, TEXTS = "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/sharedStrings.xml"


@pytest.fixture
def sheets(case_path: Path, tmp_path: Path, run: Run) -> bytes:
    path = tmp_path / "ark.xlsx"
    assert run("export", case_path, "--fill", "-o", path)[0] == 0
    return path.read_bytes()


def with_parts(content: bytes, **change: Callable[[bytes], bytes]) -> bytes:
    """With parts changed, or added, by name; `sheet` and `types` stand for theirs."""
    names = {"sheet": SHEET, "types": TYPES, "texts": TEXTS}
    changes = {names.get(name, name.replace("__", "/").replace("_DOT_", ".")): each for name, each in change.items()}
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in {*source.namelist(), *changes}:
            held = source.read(name) if name in source.namelist() else b""
            target.writestr(name, changes[name](held) if name in changes else held)
    return buffer.getvalue()


def more_rows(rows: Iterator[bytes] | list[bytes]) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(b"</sheetData>", b"".join(rows) + b"</sheetData>")


def by_another_program(_sheets: bytes) -> bytes:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        made.add_worksheet("Svar").write_row(0, 0, ["Spørgsmål", "Note", "id"])
    return buffer.getvalue()


def locked(_sheets: bytes) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def swelling(sheets: bytes) -> bytes:
    return with_parts(sheets, sheet=lambda sheet: sheet + b" " * (401 << 20))


def entities(sheets: bytes) -> bytes:
    declared = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 1_000 + b'"><!ENTITY b "' + b"&a;" * 1_000 + b'">]>'
    row = b'<row r="900"><c r="A900" t="inlineStr"><is><t>&b;</t></is></c></row>'
    return with_parts(sheets, sheet=lambda each: more_rows([row])(each.replace(b"?>", b"?>" + declared, 1)))


def too_long(sheets: bytes) -> bytes:
    text = b"a" * (30 << 20)
    row = b'<row r="900"><c r="A900" t="inlineStr"><is><t>' + text + b"</t></is></c></row>"
    return with_parts(sheets, sheet=more_rows([row]))


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "another program": (by_another_program, "S150"),
    "locked": (locked, "S151"),
    "macros": (lambda each: with_parts(each, xl__vbaProject_DOT_bin=lambda _: b"x"), "S152"),
    "macros by type": (
        lambda each: with_parts(each, types=lambda held: held.replace(b"sheet.main", b"sheet.macroEnabled.main")),
        "S152",
    ),
    "links": (lambda each: with_parts(each, xl__externalLinks__externalLink1_DOT_xml=lambda _: b"<x/>"), "S153"),
    "bomb": (swelling, "S154"),
    "cut": (lambda each: each[: len(each) // 2], "S155"),
    "no XML": (lambda each: with_parts(each, sheet=lambda _: b"<worksheet><sheetData><row>"), "S155"),
    "entities": (entities, "S155"),
    "one endless text": (too_long, "S156"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_filled_sheet_is_one_line_and_nothing_is_taken(
    case_path: Path, tmp_path: Path, run: Run, sheets: bytes, name: str
) -> None:
    spoil, code = BAD[name]
    path = tmp_path / "kom.xlsx"
    path.write_bytes(spoil(sheets))
    before = entry_count(case_path)
    status, out, err = run("import", case_path, path, "--by", "MKV")
    assert (status, out) == (1, "")
    lines = err.splitlines()
    assert lines[0].startswith(f"kom.xlsx: {code} "), err
    assert lines[1].strip().startswith("Råd: ")
    assert len(lines) == 4
    assert entry_count(case_path) == before


def test_a_million_empty_rows_and_a_cell_far_away_are_nothing(
    case_path: Path, tmp_path: Path, run: Run, sheets: bytes
) -> None:
    empty = (b'<row r="%d" spans="1:6"/>' % number for number in range(200, 1_000_200))
    path = tmp_path / "kom.xlsx"
    path.write_bytes(with_parts(sheets, sheet=more_rows(empty)))
    assert run("import", case_path, path, "--by", "MKV")[:2] == (0, "0 skrevet, 0 fandtes i forvejen\n")
    far = [b'<row r="1048576"><c r="XFD1048576" t="str"><v>hej</v></c></row>']
    path.write_bytes(with_parts(sheets, sheet=more_rows(far)))
    assert run("import", case_path, path, "--by", "MKV")[:2] == (0, "0 skrevet, 0 fandtes i forvejen\n")


def test_fifty_megabytes_take_less_than_five_hundred(sheets: bytes) -> None:
    """The process that reads it may have no more, and says so where it needs more."""
    from tilsyn.storage.documents import worker

    assert worker.WORKBOOK_MEMORY < 500 << 20
    other = b"".join(b"<si><t>%d%s</t></si>" % (number, b"x" * 1_000) for number in range(50_000))
    content = with_parts(sheets, texts=lambda held: held.replace(b"</sst>", other + b"</sst>"))
    from tilsyn.storage.filled_workbooks import read_cells

    assert read_cells(content) == workbook.cells_of(sheets)


def test_a_point_of_a_frame_is_answered_in_a_sheet_and_brings_its_frame(
    case_path: Path, tmp_path: Path, run: Run
) -> None:
    """A review is read in its own words, and the letter for them is another value than in a conversation."""
    talk = {"code": "D1", "method": "dokument", "start": "2023-10-24"}
    told = tmp_path / "samtale.json"
    told.write_text(json.dumps({"format": "tilsyn-exchange/1", "edition": "KM2021", "encounters": [talk]}))
    path = tmp_path / "ark.xlsx"
    assert run("import", case_path, told, "--by", "MKV")[0] == 0
    assert run("export", case_path, "--fill", "-o", path)[0] == 0
    book = openpyxl.load_workbook(path)
    row = dict(zip(("question", "", "encounter", "value", "note"), book["Svar"][2], strict=False))
    row["question"].value, row["encounter"].value = "kvalitetsstandard:8", "D1"
    row["value"].value, row["note"].value = "d", "Kun nævnt."
    book.save(path)
    dry = run("import", case_path, path, "--by", "MKV", "--dry-run")
    assert dry[:2] == (0, "1 ville blive skrevet, 0 fandtes i forvejen\n"), dry
    assert run("import", case_path, path, "--by", "MKV")[0] == 0
    assert run("export", case_path, "--fill", "-o", path, "--overwrite")[0] == 0
    written = [cell.value for cell in openpyxl.load_workbook(path)["Svar"][2]]
    assert (written[0], written[2], written[3], written[4]) == (
        "kvalitetsstandard:8",
        "D1",
        "ufuldstændig",
        "Kun nævnt.",
    )
    assert run("import", case_path, path, "--by", "MKV")[1] == "0 skrevet, 1 fandtes i forvejen\n"


@pytest.mark.parametrize("junk", [None, b"", b"<a/>", b"\xff\xfe\x00", b'<?xml version="1.0" encoding="x"?><a/>'])
def test_whatever_part_is_spoiled_it_is_read_or_refused(sheets: bytes, junk: bytes | None) -> None:
    with ZipFile(BytesIO(sheets)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for spoiled in parts:
        buffer = BytesIO()
        with ZipFile(buffer, "w") as target:
            for name, content in parts.items():
                if name != spoiled or junk is not None:
                    target.writestr(name, content if name != spoiled else junk or b"")
        with suppress(Refused):
            workbook.cells_of(buffer.getvalue())


def test_a_refusal_inside_a_part_leaves_no_half_read_sheet() -> None:
    part = SheetPart()
    with pytest.raises(Refused):
        part.read(BytesIO(b"<sheetData><row r='1'><c r='A1'><v>1</v></c></row>"))


def test_cells_without_a_name_and_names_with_a_prefix_are_read() -> None:
    part = SheetPart()
    part.read(
        BytesIO(
            b"<x:worksheet xmlns:x='u'><x:sheetData><x:row><x:c/><x:c t='str'><x:v>a</x:v></x:c></x:row>"
            b"<x:row><x:c t='inlineStr'><x:is><x:r><x:t>b</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c>"
            b"</x:row></x:sheetData><x:mergeCells><x:mergeCell ref='A1:B1'/></x:mergeCells></x:worksheet>"
        )
    )
    assert [(each.row, each.column, each.text) for each in part.cells] == [(1, 2, "a"), (2, 1, "b")]
    assert part.merged == ["A1:B1"]
    assert unescaped("_x005F_x000D__x000A_") == "_x000D_\n"
