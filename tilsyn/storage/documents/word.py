"""A Word document: its paragraphs in the order they are read, those of tables too, and nothing that was deleted."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tilsyn.domain.findings.document_text import DocumentText, Line
from tilsyn.domain.text import clean
from tilsyn.storage.documents.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _T, _VALUE = f"{_W}p", f"{_W}t", f"{_W}val"
_OTHERWISE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_SKIPPED = frozenset({_OTHERWISE, f"{_W}del", f"{_W}moveFrom"})
_TITLE = re.compile(r"(?:heading|overskrift) ?([1-9])", re.IGNORECASE)
_MEGABYTE = 1024 * 1024
_PART, _WHOLE, _PARTS = 64 * _MEGABYTE, 400 * _MEGABYTE, 5_000
"""What a part that is parsed, all parts, may be unpacked; and how many there may be."""


def word_text_of(raw: bytes) -> DocumentText:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    _refuse_bomb(raw)
    try:
        document = docx.Document(BytesIO(raw))
        return DocumentText(tuple(_lines(document)))
    except (OpcError, etree.LxmlError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, TypeError):
        raise Refused("broken") from None


def _refuse_bomb(raw: bytes) -> None:
    """By what the archive says of itself: no more than that is ever unpacked."""
    try:
        parts = zipfile.ZipFile(BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Refused("broken") from None
    if any(each.flag_bits & 1 for each in parts):
        raise Refused("encrypted")
    parsed = (each.file_size for each in parts if each.filename.endswith((".xml", ".rels")))
    if len(parts) > _PARTS or max(parsed, default=0) > _PART or sum(each.file_size for each in parts) > _WHOLE:
        raise Refused("bomb")


def _lines(document: Document) -> Iterator[Line]:
    levels = _levels(document)
    for paragraph in document.element.body.iter(_P):
        if any(each.tag in _SKIPPED for each in paragraph.iterancestors()):
            continue
        level = _level(paragraph, levels)
        for text in clean("".join(_letters(paragraph))).split("\n"):
            yield Line(text.rstrip(), None, level if text.strip() else None)


def _letters(paragraph: Any) -> Iterator[str]:  # noqa: ANN401  an element of python-docx's own class
    """What stands in the paragraph itself: a box anchored in it has paragraphs of its own. No recursion."""
    waiting = list(reversed(paragraph))
    while waiting:
        each = waiting.pop()
        if each.tag == _T:
            yield each.text or ""
        elif each.tag in _LETTERS:
            yield _LETTERS[each.tag]
        elif each.tag != _P and each.tag not in _SKIPPED:
            waiting.extend(reversed(each))


def _level(paragraph: Any, levels: dict[str, int]) -> int | None:  # noqa: ANN401  as above
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return None
    own = _outline(properties)
    if own is not None:
        return own
    style = properties.find(f"{_W}pStyle")
    return levels.get(style.get(_VALUE, "")) if style is not None else None


def _outline(properties: Any) -> int | None:  # noqa: ANN401  as above
    """Word counts from 0, and calls what is no heading 9."""
    found = properties.find(f"{_W}outlineLvl")
    stated = found.get(_VALUE, "") if found is not None else ""
    return int(stated) + 1 if stated in set("012345678") - {""} else None


def _levels(document: Document) -> dict[str, int]:
    """The styles that are headings, by their own name, what they are outlined as, or what they are made from."""
    found: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in document.styles.element.iter(f"{_W}style"):
        identity, name = style.get(f"{_W}styleId", ""), style.find(f"{_W}name")
        said = name.get(_VALUE, "") if name is not None else ""
        properties, base = style.find(f"{_W}pPr"), style.find(f"{_W}basedOn")
        outlined = _outline(properties) if properties is not None else None
        if outlined is None and (titled := _TITLE.fullmatch(said)):
            outlined = int(titled[1])
        if outlined is None and said.casefold() in {"title", "titel"}:
            outlined = 1
        if outlined is not None:
            found[identity] = outlined
        elif base is not None:
            based[identity] = base.get(_VALUE, "")
    for _ in range(len(based)):
        more = {each: found[base] for each, base in based.items() if base in found and each not in found}
        if not more:
            break
        found.update(more)
    return found
