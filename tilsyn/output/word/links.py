"""Links inside a report: a number in the template's style Henvisning leads to the heading that ends with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from lxml.etree import _Element

REFERENCE = "Henvisning"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LOWEST_TARGET = 3
"""Headings of criteria and indicators are what is led to."""


def link_references(document: Document) -> None:
    """In a template without the style nothing is linked."""
    style = next((identity for identity, name in _styles(document) if name == REFERENCE), None)
    named = [each for each in document.element.body.iter(f"{_W}rStyle") if style and each.get(f"{_W}val") == style]
    runs = [run for each in named if (run := _holder(each, "r")) is not None]
    if not runs:
        return
    targets = _targets(document)
    made: dict[str, str] = {}
    for run in runs:
        heading = targets.get(_words(run))
        if heading is not None:
            _link(run, made.setdefault(_words(run), _mark(document, heading, len(made) + 1, _words(run), made)))


def _styles(document: Document) -> Iterator[tuple[str, str]]:
    """Each with its name."""
    for style in document.styles.element.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        yield style.get(f"{_W}styleId") or "", (name.get(f"{_W}val") if name is not None else None) or ""


def _holder(style: _Element, kind: str) -> _Element | None:
    """The run or paragraph that a style is given to: the holder of the properties that it stands in."""
    properties = style.getparent()
    held = properties.getparent() if properties is not None else None
    return held if held is not None and held.tag == _W + kind else None


def _words(node: _Element) -> str:
    return "".join(each.text or "" for each in node.iter(f"{_W}t")).replace("\u00a0", " ").strip()


def _targets(document: Document) -> dict[str, _Element]:
    """By number: the heading »Indikator 4.a«, and where criteria are rated »Kriterium 4: …«."""
    found: dict[str, _Element] = {}
    levels = {
        identity: int(name[-1])
        for identity, called in _styles(document)
        if (name := called.lower()).startswith("heading ") and name[-1].isdecimal()
    }
    for style in document.element.body.iter(f"{_W}pStyle"):
        led = levels.get(style.get(f"{_W}val") or "", 0) >= _LOWEST_TARGET
        paragraph = _holder(style, "p") if led else None
        if paragraph is not None and (named := _words(paragraph).partition(":")[0].split()):
            found.setdefault(named[-1], paragraph)
    return found


def _mark(document: Document, heading: _Element, number: int, words: str, made: dict[str, str]) -> str:
    if words in made:
        return made[words]
    from docx.oxml.parser import parse_xml

    used = [int(each.get(f"{_W}id") or 0) for each in document.element.body.iter(f"{_W}bookmarkStart")]
    identity, space = max(used, default=0) + 1, _W.strip("{}")
    name = f"_Henvisning{number:04d}"
    start = parse_xml(f'<w:bookmarkStart xmlns:w="{space}" w:id="{identity}" w:name="{name}"/>')
    end = parse_xml(f'<w:bookmarkEnd xmlns:w="{space}" w:id="{identity}"/>')
    heading.insert(1 if heading.find(f"{_W}pPr") is not None else 0, start)
    heading.append(end)
    return name


def _link(run: _Element, name: str) -> None:
    link = run.makeelement(f"{_W}hyperlink")
    link.set(f"{_W}anchor", name)
    link.set(f"{_W}history", "1")
    run.addprevious(link)
    link.append(run)
