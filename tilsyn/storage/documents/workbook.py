"""The cells of a filled workbook, read as they come: never more of it in memory than what somebody wrote.

Only the sheets that we know are unpacked; a row without words costs nothing but its turn. No library tells a formula
without a value from an empty cell and a merged cell from a single one in one pass over an archive of any size.
"""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.fill_form import HIDDEN, PROPERTY, SHEETS
from tilsyn.storage.documents.refusals import TEXT_MEGABYTES, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1024 * 1024
_PART, _WHOLE, _PARTS = 400 * MEGABYTE, 1_500 * MEGABYTE, 5_000
"""What a part that is read, all parts, may be unpacked; and how many there may be."""
_LETTERS, _CELLS, _MERGED = TEXT_MEGABYTES * MEGABYTE, 500_000, 1_000
_WANTED = frozenset({HIDDEN, *(each.name.casefold() for each in SHEETS)})
_TYPES, _BOOK, _RELATIONS = "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class _WrittenCell(NamedTuple):
    """A cell where something stands: its kind, its text, whether a formula made it."""

    row: int
    column: int
    kind: str
    text: str
    formula: bool


def cells_of(raw: bytes) -> bytes:
    """Every cell of the sheets that we know, as JSON. Raises Refused."""
    from lxml import etree

    try:
        return json.dumps(_told(zipfile.ZipFile(BytesIO(raw))), ensure_ascii=False).encode("utf-8", "surrogatepass")
    except (zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, NotImplementedError, RuntimeError, OSError):
        raise Refused("broken") from None


def _told(archive: zipfile.ZipFile) -> dict[str, object]:
    _refuse_unfit(archive)
    sheets = list(_sheets(archive))
    wanted = [(name, part) for name, part in sheets if name.strip().casefold() in _WANTED]
    read = [(name, *_cells(archive, part)) for name, part in wanted]
    texts = _shared(archive, {int(each.text) for _, cells, _ in read for each in cells if each.kind == "s"})
    dates = _Dates(archive)
    told, letters = [], 0
    for name, cells, merged in read:
        plain = [_plain(each, texts, dates) for each in cells]
        letters += sum(len(each[3]) for each in plain)
        told.append({"name": name, "cells": plain, "merged": merged})
    if letters > _LETTERS:  # one text that many cells name
        raise Refused("large")
    others = [name for name, _ in sheets if name.strip().casefold() not in _WANTED]
    return {"sheets": told, "others": others, "mark": _mark(archive)}


def _refuse_unfit(archive: zipfile.ZipFile) -> None:
    """By what the archive says of itself: no more than that is ever unpacked."""
    parts = archive.infolist()
    names = [each.filename for each in parts]
    if any(each.flag_bits & 1 for each in parts):
        raise Refused("encrypted")
    if len(parts) > _PARTS or sum(each.file_size for each in parts) > _WHOLE:
        raise Refused("bomb")
    if any(each.file_size > _PART for each in parts if each.filename.endswith((".xml", ".rels"))):
        raise Refused("bomb")
    if any(each.endswith("vbaProject.bin") for each in names) or b"macroEnabled" in _small(archive, _TYPES):
        raise Refused("macros")
    if any(each.startswith(("xl/externalLinks/", "xl/connections", "xl/queryTables/")) for each in names):
        raise Refused("links")


def _small(archive: zipfile.ZipFile, part: str) -> bytes:
    if archive.getinfo(part).file_size > 8 * MEGABYTE:
        raise Refused("bomb")
    return archive.read(part)


def _tree(archive: zipfile.ZipFile, part: str) -> Any:  # noqa: ANN401  an element of lxml's own class
    from lxml import etree

    return etree.fromstring(_small(archive, part), etree.XMLParser(resolve_entities=False, no_network=True))


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Every sheet's name and the part that holds it."""
    targets = {each.get("Id"): each.get("Target", "") for each in _tree(archive, _RELATIONS)}
    for each in _tree(archive, _BOOK).iterfind("{*}sheets/{*}sheet"):
        target = targets.get(each.get(_R) or each.get(_STRICT_R), "")
        yield each.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _elements(archive: zipfile.ZipFile, part: str, *names: str) -> Iterator[Any]:
    """One after another, and each let go of before the next is read."""
    from lxml import etree

    with archive.open(part) as file:
        tags = tuple(f"{{*}}{name}" for name in names)
        for _, element in etree.iterparse(file, tag=tags, resolve_entities=False, no_network=True):
            yield element
            parent = element.getparent()
            element.clear()
            while parent is not None and len(parent) > 1 and parent[0] is not element:
                del parent[0]


def _cells(archive: zipfile.ZipFile, part: str) -> tuple[list[_WrittenCell], list[str]]:
    cells, merged, number = list[_WrittenCell](), list[str](), 0
    for element in _elements(archive, part, "row", "mergeCell"):
        if element.tag.endswith("mergeCell"):
            merged.append(element.get("ref", ""))
            if len(merged) > _MERGED:
                raise Refused("large")
            continue
        number = int(element.get("r") or number + 1)
        cells.extend(_written(element, number))
        if len(cells) > _CELLS:
            raise Refused("large")
    return cells, merged


def _written(row: Any, number: int) -> Iterator[_WrittenCell]:  # noqa: ANN401  as above
    column = 0
    for each in row:
        column = _column(each.get("r")) or column + 1
        if len(each):
            parts = {part.tag.rpartition("}")[2]: part for part in each}
            made = _cell(each, parts, number, column)
            if made.text or made.kind == "empty":
                yield made


def _cell(element: Any, parts: dict[str, Any], row: int, column: int) -> _WrittenCell:  # noqa: ANN401  as above
    kind, formula = element.get("t", "n"), "f" in parts
    if kind == "inlineStr":
        return _WrittenCell(row, column, "text", _unescaped(_letters(parts["is"]) if "is" in parts else ""), formula)
    text = (parts["v"].text or "") if "v" in parts else ""
    if formula and not text:
        return _WrittenCell(row, column, "empty", "", formula)
    if kind == "n":
        return _WrittenCell(row, column, f"n{element.get('s', '0')}", text, formula)
    if kind == "str":
        return _WrittenCell(row, column, "text", _unescaped(text), formula)
    return _WrittenCell(row, column, {"b": "bool", "e": "error", "d": "iso"}.get(kind, kind), text, formula)


def _column(reference: str | None) -> int:
    found = _REFERENCE.fullmatch(reference or "")
    number = 0
    for letter in found[1] if found else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(element: Any) -> str:  # noqa: ANN401  as above
    """The words of a text in one run or several, without how they are pronounced."""
    spoken = (each for each in element.iter("{*}t") if not any(up.tag.endswith("}rPh") for up in each.iterancestors()))
    return "".join(each.text or "" for each in spoken)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _shared(archive: zipfile.ZipFile, wanted: set[int]) -> dict[int, str]:
    """The texts that our sheets name; what others name is passed by."""
    found, letters = dict[int, str](), 0
    if not wanted:
        return found
    last = max(wanted)
    for number, element in enumerate(_elements(archive, "xl/sharedStrings.xml", "si")):
        if number in wanted:
            found[number] = _unescaped(_letters(element))
            letters += len(found[number])
        if letters > _LETTERS:
            raise Refused("large")
        if number >= last:
            break
    return found


class _Dates:
    """Which numbers are shown as dates: Excel has no dates, only formats."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._formats: list[str] | None = None
        names = archive.namelist()
        self._styled = "xl/styles.xml" in names
        self._since_1904 = b'date1904="1"' in _small(archive, _BOOK)

    def read(self, style: str, number: str) -> str | None:
        """The moment, as ISO; None for a number that is only a number."""
        from openpyxl.styles.numbers import is_date_format
        from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

        formats = self._read_formats()
        code = formats[int(style)] if int(style) < len(formats) else ""
        if not is_date_format(code):
            return None
        try:
            found = from_excel(float(number), CALENDAR_MAC_1904 if self._since_1904 else CALENDAR_WINDOWS_1900)
        except (ValueError, OverflowError):
            return None
        return str(found.isoformat()) if hasattr(found, "isoformat") else None

    def _read_formats(self) -> list[str]:
        if self._formats is None:
            self._formats = list(self._codes()) if self._styled else []
        return self._formats

    def _codes(self) -> Iterator[str]:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        tree = _tree(self._archive, "xl/styles.xml")
        own = {each.get("numFmtId"): each.get("formatCode", "") for each in tree.iterfind("{*}numFmts/{*}numFmt")}
        for each in tree.iterfind("{*}cellXfs/{*}xf"):
            number = each.get("numFmtId", "0")
            yield own.get(number) or BUILTIN_FORMATS.get(int(number), "")


def _plain(cell: _WrittenCell, texts: dict[int, str], dates: _Dates) -> tuple[int, int, str, str, bool]:
    kind, text = cell.kind, cell.text
    if kind == "s":
        kind, text = "text", texts.get(int(text), "")
    elif kind == "iso":
        kind = "date"
    elif kind.startswith("n") and kind[1:].isdecimal():
        moment = dates.read(kind[1:], text) if kind != "n0" else None
        kind, text = ("date", moment) if moment else ("number", text)
    return cell.row, cell.column, kind, text, cell.formula


def _mark(archive: zipfile.ZipFile) -> str:
    """What the workbook's own property says."""
    if "docProps/custom.xml" not in archive.namelist():
        return ""
    for each in _tree(archive, "docProps/custom.xml"):
        if each.get("name") == PROPERTY:
            return "".join(each.itertext())
    return ""
