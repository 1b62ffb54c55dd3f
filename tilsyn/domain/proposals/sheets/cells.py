"""A filled workbook as it was read: cells with what stands in them, and how that is said as text."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from tilsyn.domain.cpr import has_cpr
from tilsyn.domain.danish import time_text
from tilsyn.domain.fill_form import FORM
from tilsyn.domain.text import clean

_BROKEN = frozenset({"empty", "error"})
_A, _LETTERS = ord("A"), 26
_NINE = 9


class ReadCell(NamedTuple):
    """`kind` is text, number, date, bool, error, or empty where a formula has no value."""

    kind: str
    raw: str
    formula: bool = False

    @property
    def is_broken(self) -> bool:
        """Whether a formula left nothing that can be read."""
        return self.kind in _BROKEN

    @property
    def text(self) -> str:
        """As a Dane would have written it: 3,5 and 24-10-2023."""
        match self.kind:
            case "number":
                return _number(self.raw)
            case "date":
                return time_text(self.raw if "T00:00:00" not in self.raw else self.raw[:10])
            case "bool":
                return "sand" if self.raw == "1" else "falsk"
            case "text":
                return clean(self.raw)
            case _:
                return ""


def _number(raw: str) -> str:
    try:
        return _with_its_zero(f"{float(raw):.15g}".replace(".", ","))
    except ValueError:
        return clean(raw)


def _with_its_zero(number: str) -> str:
    """A CPR number that was taken for a number lost its first digit: nobody would warn of it or mask it."""
    whole = f"0{number}"
    return whole if len(number) == _NINE and has_cpr(whole) else number


class ReadSheet(NamedTuple):
    """A sheet by its name: cells by row and column, from 1, and the ranges that are merged."""

    name: str
    cells: dict[tuple[int, int], ReadCell]
    merged: tuple[str, ...] = ()

    def rows(self) -> dict[int, dict[int, ReadCell]]:
        """Those where something stands, in order."""
        found: dict[int, dict[int, ReadCell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            found.setdefault(row, {})[column] = cell
        return found


class ReadWorkbook(NamedTuple):
    """The sheets that are ours, the names of others, and what the workbook's own property says."""

    sheets: tuple[ReadSheet, ...]
    others: tuple[str, ...] = ()
    mark: str = ""

    @property
    def marked_case(self) -> str:
        """The case by the workbook's own property; nothing where a program has left it out."""
        form, _, case = self.mark.partition(" ")
        return case.strip() if form == FORM else ""

    def find(self, name: str) -> ReadSheet | None:
        """A sheet by its name, whatever its letters' case."""
        return next((each for each in self.sheets if each.name.strip().casefold() == name.casefold()), None)


def workbook_of(told: bytes) -> ReadWorkbook:
    """From what the reader told (storage/documents/workbook.py)."""
    made: dict[str, Any] = json.loads(told.decode("utf-8", "replace"))
    sheets = (
        ReadSheet(
            each["name"],
            {(row, column): ReadCell(kind, raw, formula) for row, column, kind, raw, formula in each["cells"]},
            tuple(each["merged"]),
        )
        for each in made["sheets"]
    )
    return ReadWorkbook(tuple(sheets), tuple(made["others"]), made["mark"])


def cell_name(sheet: str, row: int, column: int) -> str:
    """As it is named in a workbook: Svar!D14."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(_A + rest) + letters
    return f"{sheet}!{letters}{row}"
