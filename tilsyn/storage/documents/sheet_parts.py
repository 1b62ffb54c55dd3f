"""A sheet's part and the part of its texts, read as they stream by: what holds no words leaves nothing behind.

Expat rather than a tree: a million empty rows are a million short calls, and no element is ever made of them.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from tilsyn.storage.documents.refusals import TEXT_MEGABYTES, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

LETTERS, _CELLS, _MERGED = TEXT_MEGABYTES * 1024 * 1024, 500_000, 1_000
_CHUNK = 1 << 18
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")


class WrittenCell(NamedTuple):
    """A cell where something stands: its kind as the file has it, its style, its text, whether a formula made it."""

    row: int
    column: int
    kind: str
    style: str
    text: str
    formula: bool


class _Stream:
    """What every part has in common: names without their prefix, and letters that are counted."""

    def __init__(self) -> None:
        self._locals: dict[str, str] = {}
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse  # no workbook has one; it could swell
        self._parser.StartElementHandler = self._start
        self._heard: list[str] = []
        self._letters = 0

    @staticmethod
    def _refuse(*_declared: object) -> None:
        raise Refused("broken")

    def read(self, file: IO[bytes]) -> None:
        """All of it, or as far as it goes. Raises Refused."""
        try:
            while chunk := file.read(_CHUNK):
                self._parser.Parse(chunk)
            self._parser.Parse(b"", True)  # noqa: FBT003  expat's own word for the end
        except expat.ExpatError:
            raise Refused("broken") from None

    def _local(self, name: str) -> str:
        return self._locals.setdefault(name, name.rpartition(":")[2])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def _end(self, name: str) -> None:
        raise NotImplementedError

    def _hear(self, text: str) -> None:
        self._heard.append(text)
        self._letters += len(text)
        if self._letters > LETTERS:
            raise Refused("large")

    def _listen(self) -> None:
        self._heard.clear()
        self._parser.CharacterDataHandler = self._hear

    def _said(self) -> str:
        self._parser.CharacterDataHandler = None
        return "".join(self._heard)


class SheetPart(_Stream):
    """The cells of a sheet, and the ranges that are merged."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[WrittenCell] = []
        self.merged: list[str] = []
        self._row = self._column = 0
        self._cell: dict[str, str] = {}
        self._texts: list[str] = []
        self._formula = self._spoken = False
        self._begin: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._row_begins, "c": self._cell_begins, "mergeCell": self._merges,
            "v": self._text_begins, "t": self._text_begins, "f": self._formula_begins, "rPh": self._aside_begins,
        }  # fmt: skip

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":  # by far the most of them, and mostly empty
            self._cell = attributes
            self._column += "r" not in attributes
        elif begin := self._begin.get(name) or self._begin.get(self._local(name)):
            begin(attributes)

    def _row_begins(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._row, self._column = int(number) if number else self._row + 1, 0

    def _cell_begins(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._column += "r" not in attributes

    def _merges(self, attributes: dict[str, str]) -> None:
        self.merged.append(attributes.get("ref", ""))
        if len(self.merged) > _MERGED:
            raise Refused("large")

    def _text_begins(self, _attributes: dict[str, str]) -> None:
        self._parser.EndElementHandler = self._end
        self._listen()

    def _formula_begins(self, _attributes: dict[str, str]) -> None:
        self._parser.EndElementHandler = self._end
        self._formula = True

    def _aside_begins(self, _attributes: dict[str, str]) -> None:
        self._spoken = True  # how a word is pronounced is not what stands there

    def _end(self, name: str) -> None:
        match self._local(name):
            case "v" | "t":
                text = self._said()
                self._texts += [] if self._spoken else [text]
            case "rPh":
                self._spoken = False
            case "c":
                self._cell_ends()

    def _cell_ends(self) -> None:
        """Only of one that holds something: for others the end is not listened for."""
        text = "".join(self._texts)
        if text or self._formula:
            column = column_number(self._cell.get("r", "")) or self._column
            kind = self._cell.get("t", "n") if text else "empty"
            self.cells.append(WrittenCell(self._row, column, kind, self._cell.get("s", "0"), text, self._formula))
            self._column = column
        if len(self.cells) > _CELLS:
            raise Refused("large")
        self._texts.clear()
        self._formula = False
        self._parser.EndElementHandler = None


class TextsPart(_Stream):
    """The texts that cells name by their number; those that nobody asked for are passed by."""

    def __init__(self, wanted: Collection[int]) -> None:
        super().__init__()
        self.found: dict[int, str] = {}
        self._wanted = frozenset(wanted)
        self._number = -1
        self._aside = False

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        match self._local(name):
            case "si":
                self._number += 1
                wanted = self._number in self._wanted
                self._parser.EndElementHandler = self._end if wanted else None
            case "rPh":
                self._aside = True
            case "t" if self._number in self._wanted and not self._aside:
                self._listen()

    def _end(self, name: str) -> None:
        match self._local(name):
            case "t" if not self._aside:
                self.found[self._number] = self.found.get(self._number, "") + self._said()
            case "rPh":
                self._aside = False
            case "si":
                self._parser.EndElementHandler = None


def column_number(reference: str) -> int:
    """The column of a cell's name, from 1; 0 where it has none."""
    found, number = _REFERENCE.fullmatch(reference), 0
    for letter in found[1] if found else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def unescaped(text: str) -> str:
    """As it was written before what no XML holds was spelled out."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
