"""Ways to read a workbook as a person does: by its tables, filtered; and the sample cases, made as one makes a case."""

from __future__ import annotations

import io
import json
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from tilsyn.cli import main

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SAMPLES = ("nordkaj", "solbakken", "havblik")
_ROOT = Path(__file__).parent.parent
_GOES_ON = re.compile(r"(.*) \((\d+)\)")
Row = dict[str, Any]


def tilsyn(*argv: object, typed: str = "") -> int:
    """The program itself, and what is typed for it."""
    held, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    try:
        return main([str(each) for each in argv])
    finally:
        sys.stdin = held


def sample_case(folder: Path, sample: str) -> Path:
    file = _ROOT / "samples" / f"{sample}.json"
    told = json.loads(file.read_text(encoding="utf-8"))["case"]
    case = folder / f"{sample}.tilsyn"
    types = [word for each in told["service_types"] for word in ("--service-type", each)]
    by = [word for each in told["by"] for word in ("--by", each)]
    fixed = ["--kind", told["kind"], "--date", told["date"], "--unencrypted"]
    assert tilsyn("new", case, "--provider", told["provider"], *types, *by, *fixed) == 0
    assert tilsyn("import", case, file, "--by", told["by"][0], "--update-case") == 0
    return case


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
