"""Lists that a person typed with marks, "- " or "1. ", become lists of the template's own styles, Punkt and Tal."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from lxml.etree import _Element

PROSE = frozenset(
    {"Bedømmelse", "Bedømmelse før kilder", "Vurdering", "Videreført", "Brødtekst", "Konklusion", "Normal"}
)
"""Styles of what people write; lists are made of these paragraphs alone."""
BULLET, NUMBER = "Punkt", "Tal"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLETED = re.compile(r"\s*[-*•]\s+(?=\S)")
_NUMBERED = re.compile(r"\s*(?P<number>[0-9]{1,2})[.)]\s+(?=\S)")


class _Line(NamedTuple):
    """A line as it was typed: what list it is of, and what number it begins with."""

    text: str
    style: str = ""
    start: int = 1


_Told = tuple[_Line, list["_Element"]]
"""A line with its runs."""


def make_lists(document: Document) -> None:
    """Only where the template has the style; a number alone on a line is no list."""
    ids = {style.name: style.style_id for style in document.styles}
    prose = {ids[name] for name in PROSE if name in ids}
    has = {name for name in (BULLET, NUMBER) if name in ids}
    for paragraph in list(document.element.body.iterchildren(f"{_W}p")) if has else ():
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        held = style.get(f"{_W}val") if style is not None else ids.get("Normal")
        text = _text(paragraph) if held in prose else ""
        if _MARKED.search(text) and _is_plain(paragraph):
            lines = list(_without_lone_numbers([_kind(each, has) for each in text.split("\n")]))
            if any(each.style for each in lines):
                _listed(document, paragraph, lines, ids)


def _is_plain(paragraph: _Element) -> bool:
    """Whether it is words alone: what holds a field, a picture or a bookmark is left as it is."""
    inside = {str(each.tag).rpartition("}")[2] for run in paragraph.iterchildren(f"{_W}r") for each in run}
    children = {str(each.tag).rpartition("}")[2] for each in paragraph}
    return children <= {"pPr", "r"} and inside <= {"rPr", "t", "br", "tab", "noBreakHyphen"}


_MARKED = re.compile(rf"(?:^|\n)(?:{_BULLETED.pattern}|{_NUMBERED.pattern})")


def _text(node: _Element) -> str:
    words = {f"{_W}br": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
    return "".join(each.text or "" if each.tag == f"{_W}t" else words.get(str(each.tag), "") for each in node.iter())


def _lines(paragraph: _Element) -> Iterator[list[_Element]]:
    """The runs of each line, cut at the breaks; each keeps the looks of the run it came from."""
    runs: list[_Element] = []
    for run in paragraph.iterchildren(f"{_W}r"):
        part = _begun(run)
        for piece in [each for each in run if each.tag != f"{_W}rPr"]:
            if piece.tag == f"{_W}br":
                yield [*runs, part]
                runs, part = [], _begun(run)
            else:
                part.append(piece)
        runs.append(part)
    yield runs


def _begun(run: _Element) -> _Element:
    made = run.makeelement(run.tag)
    looks = run.find(f"{_W}rPr")
    if looks is not None:
        made.append(deepcopy(looks))
    return made


def _kind(text: str, has: set[str]) -> _Line:
    if BULLET in has and _BULLETED.match(text):
        return _Line(text, BULLET)
    found = _NUMBERED.match(text) if NUMBER in has else None
    return _Line(text, NUMBER, int(found["number"])) if found else _Line(text)


def _listed(document: Document, paragraph: _Element, lines: list[_Line], ids: dict[str, str]) -> None:
    before, number = "", 0
    for style, together in _blocks(list(zip(lines, _lines(paragraph), strict=True))):
        made = _paragraph(paragraph, together, ids.get(style, ""))
        if style == NUMBER and before != NUMBER:
            number = _new_number(document, together[0][0].start)
        if style == NUMBER:
            _set_number(made, number)
        paragraph.addprevious(made)
        before = style
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)


def _without_lone_numbers(lines: list[_Line]) -> Iterator[_Line]:
    """A date at the beginning of a line, "24. oktober", is no list: two numbers in a row are."""
    for index, line in enumerate(lines):
        near = [each for each in lines[max(index - 1, 0) : index + 2] if each is not line and each.style == NUMBER]
        follows = any(abs(each.start - line.start) == 1 for each in near)
        yield line if line.style != NUMBER or follows else line._replace(style="")


def _blocks(lines: Sequence[_Told]) -> Iterator[tuple[str, list[_Told]]]:
    """Each line of a list for itself, the other lines together as they stood."""
    plain: list[_Told] = []
    for line in lines:
        if line[0].style and plain:
            yield "", plain
            plain = []
        if line[0].style:
            yield line[0].style, [line]
        else:
            plain.append(line)
    if plain:
        yield "", plain


def _paragraph(model: _Element, lines: list[_Told], style: str) -> _Element:
    made = model.makeelement(model.tag)
    looks = model.find(f"{_W}pPr")
    if looks is not None:
        made.append(deepcopy(looks))
    if style:
        _set_style(made, style)
        _drop_mark(*lines[0])
    for index, (_, runs) in enumerate(lines):
        if index:
            ended = made.makeelement(f"{_W}r")
            ended.append(made.makeelement(f"{_W}br"))
            made.append(ended)
        for run in runs:
            made.append(run)
    return made


def _set_style(paragraph: _Element, style: str) -> None:
    looks = paragraph.find(f"{_W}pPr")
    if looks is None:
        looks = paragraph.makeelement(f"{_W}pPr")
        paragraph.insert(0, looks)
    named = looks.find(f"{_W}pStyle")
    if named is None:
        named = paragraph.makeelement(f"{_W}pStyle")
        looks.insert(0, named)
    named.set(f"{_W}val", style)


def _drop_mark(line: _Line, runs: Sequence[_Element]) -> None:
    """The list's own mark stands in place of the typed one."""
    found = _BULLETED.match(line.text) or _NUMBERED.match(line.text)
    left = found.end() if found else 0
    for run in runs:
        for piece in list(run):
            if left and piece.tag == f"{_W}t":
                words = piece.text or ""
                piece.text, left = words[left:], max(left - len(words), 0)
                piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            elif left and piece.tag == f"{_W}tab":
                run.remove(piece)
                left -= 1


def _new_number(document: Document, start: int) -> int:
    """A list of its own, that begins where the typed one did."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    numbering = document.part.numbering_part.element
    style = document.styles[NUMBER].element
    used = style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    held = {each.get(qn("w:numId")): each for each in numbering.iterchildren(qn("w:num"))}
    base = held[used.get(qn("w:val"))].find(qn("w:abstractNumId")).get(qn("w:val"))
    number = max(map(int, held)) + 1
    space = _W.strip("{}")
    numbering.append(
        parse_xml(
            f'<w:num xmlns:w="{space}" w:numId="{number}"><w:abstractNumId w:val="{base}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
    )
    return number


def _set_number(paragraph: _Element, number: int) -> None:
    from docx.oxml.parser import parse_xml

    looks = paragraph.find(f"{_W}pPr")
    space = _W.strip("{}")
    if looks is not None:
        named = looks.find(f"{_W}pStyle")
        place = looks.index(named) + 1 if named is not None else 0
        told = f'<w:numPr xmlns:w="{space}"><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        looks.insert(place, parse_xml(told))
