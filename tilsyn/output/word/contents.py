"""The contents list: Word's own field, filled in beforehand with linked headings for readers that do not update it.

Page numbers come from whoever lays out pages (`storage.typesetting`); the list then stands as it will stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from lxml.etree import _Element

_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_URI}}}"
_SHOWN_LEVELS = re.compile(r'\\o\s+"(\d)-(\d)"')
_DEFAULT = ' TOC \\o "1-3" \\h \\z \\u '
_AFTER_UPDATE_FIELDS = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids")


class Heading(NamedTuple):
    """A heading's paragraph, its level and its words, with its number where the style gives it one."""

    paragraph: _Element
    level: int
    number: str
    text: str


class Styles(NamedTuple):
    """Style ids, which differ between languages of Word, by what they are."""

    levels: dict[str, int]
    numbered: frozenset[str]
    lines: dict[int, str]


def empty_contents(document: Document) -> None:
    """Before rendering: Word may have filled the list with the template's own placeholders, outside their loops."""
    for first in _lists(document):
        instruction = _joined(first, "instrText") or _DEFAULT
        for paragraph in _rest_of_field(first):
            _remove(paragraph)
        for child in [each for each in first if each.tag != f"{_W}pPr"]:
            first.remove(child)
        for run in _runs(f"{_begin(instruction)}{_mark('end')}"):
            first.append(run)


Outline = Sequence[tuple[str, int]]
"""The headings of a laid out document in order, each with the number of its page."""
TRIAL: Outline = ()
"""The outline of a document that has not been laid out: every heading is said to stand on a page of two digits, so that
the contents list takes the room that it will take."""
_SOME_PAGE = 88
_ON_ONE_PAGE = 40
"""A list of so many headings goes on one page, also where some of them take two lines, and stays together there."""
_TOGETHER = 4
"""So many lines of a longer one's beginning and end stay together: no page shows the heading and a line."""


class OutlineDiffers(ValueError):
    """The outline does not tell of the headings that the document has."""


def fill_contents(document: Document, outline: Outline | None = None, *, ask_word: bool = True) -> None:
    """After rendering: every heading gets a bookmark and a linked line, with its page where `outline` tells it.

    `ask_word`: Word adds or renews the numbers when it opens the document, and asks its reader first, every time.
    Raises OutlineDiffers.
    """
    styles = _styles(document)
    for first in _lists(document):
        shown = _SHOWN_LEVELS.search(_joined(first, "instrText"))
        lowest = int(shown[2]) if shown else 1
        headings = list(_headings(document, styles))
        told = _pages(headings, outline)
        listed = [(each, page) for each, page in zip(headings, told, strict=True) if each.level <= lowest]
        if listed:
            named = _bookmarked(document, [each for each, _ in listed])
            _write_lines(first, [(each, name, page) for (each, page), name in zip(listed, named, strict=True)], styles)
            if ask_word:
                _update_at_opening(document)


def _pages(headings: Sequence[Heading], outline: Outline | None) -> list[str]:
    if outline is None:
        return [""] * len(headings)
    if outline is TRIAL:
        return [str(_SOME_PAGE)] * len(headings)
    names = [_squeezed(each.text) for each in headings]
    if len(names) != len(outline) or not all(
        _squeezed(told).endswith(name) for name, (told, _) in zip(names, outline, strict=True)
    ):
        raise OutlineDiffers
    return [str(page) for _, page in outline]


def _squeezed(text: str) -> str:
    """Only letters and digits: a no-break space or a hyphen may come out as another."""
    return "".join(filter(str.isalnum, text))


def _write_lines(first: _Element, listed: list[tuple[Heading, str, str]], styles: Styles) -> None:
    begin, end = _begin(_joined(first, "instrText")), _mark("end")
    last = len(listed) - 1
    for index, (heading, name, page) in enumerate(listed):
        start, stop = begin if index == 0 else "", end if index == last else ""
        style = styles.lines.get(heading.level, "")
        together = last < _ON_ONE_PAGE or index < _TOGETHER or last - _TOGETHER < index
        kept = "<w:keepNext/>" if together and index < last else ""
        line = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{start}{_link(heading, name, page)}{stop}</w:p>'
        first.addprevious(_runs(line)[0])
    _remove(first)


def _link(heading: Heading, name: str, page: str) -> str:
    """Without a page number no dotted line: one to nothing looks broken."""
    number = f"<w:r><w:t>{heading.number}</w:t></w:r><w:r><w:tab/></w:r>" if heading.number else ""
    words = f'<w:r><w:t xml:space="preserve">{escape(heading.text, quote=False)}</w:t></w:r>'
    stands = f"<w:r><w:tab/></w:r>{_page_field(name, page)}" if page else ""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{number}{words}{stands}</w:hyperlink>'


def _page_field(name: str, page: str) -> str:
    told = f'<w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
    return f"{_mark('begin')}{told}{_mark('separate')}<w:r><w:t>{page}</w:t></w:r>{_mark('end')}"


def _begin(instruction: str) -> str:
    told = f'<w:r><w:instrText xml:space="preserve">{escape(instruction, quote=False)}</w:instrText></w:r>'
    return f"{_mark('begin')}{told}{_mark('separate')}"


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _runs(xml: str) -> list[_Element]:
    from docx.oxml.parser import parse_xml

    return list(cast("_Element", parse_xml(f'<w:holder xmlns:w="{_URI}">{xml}</w:holder>')))


def _lists(document: Document) -> list[_Element]:
    return [
        paragraph
        for paragraph in document.element.body.iter(f"{_W}p")
        if _joined(paragraph, "instrText").strip().startswith("TOC ")
    ]


def _rest_of_field(first: _Element) -> Iterator[_Element]:
    """The paragraphs after the first that the field reaches into, found by counting its nested beginnings and ends."""
    depth = _depth(first)
    for paragraph in list(first.itersiblings()):
        if depth <= 0:
            return
        depth += _depth(paragraph)
        yield paragraph


def _depth(paragraph: _Element) -> int:
    kinds = [each.get(f"{_W}fldCharType") for each in paragraph.iter(f"{_W}fldChar")]
    return kinds.count("begin") - kinds.count("end")


def _headings(document: Document, styles: Styles) -> Iterator[Heading]:
    count = 0
    for paragraph in document.element.body.iter(f"{_W}p"):
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        text = " ".join(_joined(paragraph, "t").split()) if style in styles.levels else ""
        if text:
            numbered = style in styles.numbered and _value(paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")) != "0"
            count += numbered
            yield Heading(paragraph, styles.levels[style], str(count) if numbered else "", text)


def _styles(document: Document) -> Styles:
    """Word keeps the English names of its own styles in every language."""
    levels: dict[str, int] = {}
    lines: dict[int, str] = {}
    numbered: set[str] = set()
    for style in document.styles.element.iter(f"{_W}style"):
        identity = style.get(f"{_W}styleId") or ""
        kind, _, level = _value(style.find(f"{_W}name")).lower().rpartition(" ")
        if kind == "heading" and level.isdecimal():
            levels[identity] = int(level)
        elif kind == "toc" and level.isdecimal():
            lines[int(level)] = identity
        elif (own := _value(style.find(f"{_W}pPr/{_W}outlineLvl"))).isdecimal():
            levels[identity] = int(own) + 1  # a heading by another name, as one without a number
        # Only the topmost numbering is told in advance; Word itself fills in the others.
        if levels.get(identity) == 1 and style.find(f"{_W}pPr/{_W}numPr") is not None:
            numbered.add(identity)
    return Styles(levels, frozenset(numbered), lines)


def _bookmarked(document: Document, headings: list[Heading]) -> list[str]:
    used = [int(each.get(f"{_W}id") or 0) for each in document.element.body.iter(f"{_W}bookmarkStart")]
    names = []
    for identity, heading in enumerate(headings, start=max(used, default=0) + 1):
        name = f"_Toc{identity:08d}"
        start, end = _runs(f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/><w:bookmarkEnd w:id="{identity}"/>')
        heading.paragraph.insert(1 if heading.paragraph.find(f"{_W}pPr") is not None else 0, start)
        heading.paragraph.append(end)
        names.append(name)
    return names


def _update_at_opening(document: Document) -> None:
    settings = document.settings.element
    if settings.find(f"{_W}updateFields") is None:
        setting = _runs('<w:updateFields w:val="true"/>')[0]
        later = [each for each in settings if each.tag in {_W + name for name in _AFTER_UPDATE_FIELDS}]
        settings.insert(settings.index(later[0]) if later else len(settings), setting)


def _joined(node: _Element, name: str) -> str:
    return "".join(each.text or "" for each in node.iter(_W + name))


def _value(node: _Element | None) -> str:
    return (node.get(f"{_W}val") or "") if node is not None else ""


def _remove(node: _Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
