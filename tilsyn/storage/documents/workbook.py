"""The cells of a filled workbook, read as they come: never more of it in memory than what somebody wrote.

Only the sheets that we know are unpacked; a row without words costs nothing but its turn. No library tells in one pass
a formula without a value from an empty cell, and merged cells from single ones; and for a single cell far away calamine
asks for 512 GB, for one endless text openpyxl for 600 MB.
"""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tilsyn.domain.fill_form import HIDDEN, PROPERTY, SHEETS
from tilsyn.storage.documents.refusals import Refused
from tilsyn.storage.documents.sheet_parts import LETTERS, SheetPart, TextsPart, WrittenCell, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTE = 1024 * 1024
_PART, _WHOLE, _PARTS = 400 * MEGABYTE, 1_500 * MEGABYTE, 5_000
"""What a part that is read, all parts, may be unpacked; and how many there may be."""
_WANTED = frozenset({HIDDEN, *(each.name.casefold() for each in SHEETS)})
_TYPES, _BOOK, _RELATIONS = "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_KINDS = {"n": "number", "s": "text", "str": "text", "inlineStr": "text", "b": "bool", "e": "error", "d": "date"}
"""What a cell is, by the letters that the file has for it."""
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def cells_of(raw: bytes) -> bytes:
    """Every cell of the sheets that we know, as JSON. Raises Refused."""
    from lxml import etree

    try:
        return json.dumps(_told(zipfile.ZipFile(BytesIO(raw))), ensure_ascii=False).encode("utf-8", "surrogatepass")
    except (zipfile.BadZipFile, etree.LxmlError, LookupError, ValueError, NotImplementedError, RuntimeError, OSError):
        raise Refused("broken") from None


def _told(archive: zipfile.ZipFile) -> dict[str, object]:
    _refuse_unfit(archive)
    sheets = list(_sheets(archive))
    wanted = [(name, part) for name, part in sheets if name.strip().casefold() in _WANTED]
    read = [(name, _cells(archive, part)) for name, part in wanted]
    texts = _shared(archive, {int(each.text) for _, sheet in read for each in sheet.cells if each.kind == "s"})
    dates = _Dates(archive)
    told, letters = [], 0
    for name, sheet in read:
        plain = [_plain(each, texts, dates) for each in sheet.cells]
        letters += sum(len(each[3]) for each in plain)
        told.append({"name": name, "cells": plain, "merged": sheet.merged})
    if letters > LETTERS:  # one text that many cells name
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


def _cells(archive: zipfile.ZipFile, part: str) -> SheetPart:
    read = SheetPart()
    with archive.open(part) as file:
        read.read(file)
    return read


def _shared(archive: zipfile.ZipFile, wanted: set[int]) -> dict[int, str]:
    """The texts that our sheets name; what others name is passed by."""
    read = TextsPart(wanted)
    if wanted:
        with archive.open("xl/sharedStrings.xml") as file:
            read.read(file)
    return read.found


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


def _plain(cell: WrittenCell, texts: dict[int, str], dates: _Dates) -> tuple[int, int, str, str, bool]:
    kind, text = _KINDS.get(cell.kind, cell.kind), cell.text
    if cell.kind == "s":
        text = texts.get(int(text), "")
    if kind == "number":
        moment = dates.read(cell.style, text) if cell.style != "0" else None
        kind, text = ("date", moment) if moment else (kind, text)
    return cell.row, cell.column, kind, unescaped(text) if kind == "text" else text, cell.formula


def _mark(archive: zipfile.ZipFile) -> str:
    """What the workbook's own property says."""
    if "docProps/custom.xml" not in archive.namelist():
        return ""
    for each in _tree(archive, "docProps/custom.xml"):
        if each.get("name") == PROPERTY:
            return "".join(each.itertext())
    return ""
