"""The spider: a native Word radar chart in the template, marked by its alternative text, given this report's values.

No library writes charts in Word, so categories, values and the embedded workbook are replaced in place and the
styling stays the template's own (architecture.md, Facts).
"""

from __future__ import annotations

import re
from copy import deepcopy
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, cast

from tilsyn.domain.text import clean
from tilsyn.output.excel.cells import OPTIONS, write_exactly
from tilsyn.output.package import settled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.opc.part import Part
    from lxml.etree import _Element

    from tilsyn.output.contexts.records.report import SpiderPart

MARK = "[[radar]]"
SHEET = "Temaer"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NUMBER_FORMAT = "0.0"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VALUE = "Værdi"


class WebLine(NamedTuple):
    """A line of the web: what it is called, and its values, None for a break."""

    name: str
    values: Sequence[float | None]


def fill_spiders(document: Document, spider: SpiderPart | None, stand: str) -> None:
    """Put `spider` (categories, exact values, None for a break, alternative text) into every marked chart.

    Without a spider the marked charts and their workbooks leave the document.
    """
    for label in marked(document):
        if spider is None:
            _remove_drawing(label)
        else:
            label.set("descr", clean(spider["tekst"]))
            _fill(cast("Part", radar_part(document, label)), spider, stand)
    _drop_unused(document)


def marked(document: Document) -> list[_Element]:
    """The labels (wp:docPr) of what the template marks as its spider.

    LibreOffice drops a chart's alternative text when it saves: then the only radar chart there is, is the one.
    """
    labels = _found(document.element, "//wp:docPr")
    named = [label for label in labels if (label.get("descr") or "").strip() == MARK]
    radars = [label for label in labels if not label.get("descr") and radar_part(document, label) is not None]
    return named or (radars if len(radars) == 1 else [])


def radar_part(document: Document, label: _Element) -> Part | None:
    """The chart behind a label; None where it is no radar chart with a workbook of its own."""
    identities = [chart.get(_R_ID) for chart in _found(label, "ancestor::w:drawing//c:chart")]
    part = document.part.related_parts.get(identities[0] or "") if identities else None
    if part is None:
        return None
    chart = _parsed(part)
    held = [data.get(_R_ID) in part.rels for data in _found(chart, "c:externalData")]
    return cast("Part", part) if _found(chart, "//c:radarChart/c:ser") and any(held) else None


def _fill(part: Part, spider: SpiderPart, stand: str) -> None:
    categories = [clean(each) for each in spider["kategorier"]]
    values = [None if each is None else float(Fraction(each)) for each in spider["vaerdier"]]
    chart = _parsed(part)
    first, *others = _found(chart, "//c:radarChart/c:ser")
    earlier = [None if each is None else float(Fraction(each)) for each in spider["tidligere"]] if others else []
    for stale in others[1:] if earlier else others:
        _removed(stale)
    _set_series(first, categories, WebLine(VALUE, values), 1)
    _set_hollow(first, spider["viderefoert"])
    lines = [WebLine(VALUE, values)]
    if earlier:
        lines.append(WebLine(clean(spider["tidligere_navn"]), earlier))
        _set_series(others[0], categories, lines[1], 2)
        _set_hollow(others[0], [])
    else:
        for legend in _found(chart, "//c:legend"):
            _removed(legend)
    _show_breaks(chart)
    workbook = part.rels[str(_found(chart, "c:externalData")[0].get(_R_ID))].target_part
    _replace_blob(workbook, workbook_bytes(categories, lines, stand))
    _replace_blob(part, _written(chart))


def workbook_bytes(categories: Sequence[str], lines: Sequence[WebLine], stand: str) -> bytes:
    """What Word opens at "Edit data": the themes and their values, a theme without a value an empty cell.

    Made in memory: nothing of a case passes through the temporary folder.
    """
    import xlsxwriter  # 40 ms; only a report with a spider needs it

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        sheet, plain, number = (
            book.add_worksheet(SHEET), book.add_format(), book.add_format({"num_format": _NUMBER_FORMAT})
        )  # fmt: skip
        sheet.set_column(0, 0, 40)
        for row, category in enumerate(("Tema", *categories)):
            write_exactly(sheet, row, 0, category, plain)
        for column, line in enumerate(lines, 1):
            write_exactly(sheet, 0, column, line.name, plain)
            for row, value in enumerate(line.values, 1):
                if value is not None:
                    sheet.write_number(row, column, value, number)
    return settled(buffer.getvalue(), stand)


def _set_series(series: _Element, categories: Sequence[str], line: WebLine, column: int) -> None:
    last, letter = len(categories) + 1, "ABC"[column]
    _set_reference(series, "tx", "str", f"{SHEET}!${letter}$1", [line.name])
    _set_reference(series, "cat", "str", f"{SHEET}!$A$2:$A${last}", [_ESCAPED.sub("_x005F_", c) for c in categories])
    points = [None if value is None else repr(value) for value in line.values]
    _set_reference(series, "val", "num", f"{SHEET}!${letter}$2:${letter}${last}", points)


def _set_hollow(series: _Element, carried: Sequence[bool]) -> None:
    """A point of which something is carried over gets a mark of another shape, with nothing inside it.

    LibreOffice fills every mark: there the shape alone tells it from the others.
    """
    for stale in _found(series, "c:dPt"):
        _removed(stale)
    marker = series.find(f"{_C}marker")
    for index, hollow in enumerate(carried) if marker is not None else ():
        if hollow:
            point = series.makeelement(f"{_C}dPt")
            _added(point, "idx").set("val", str(index))
            point.append(_emptied(cast("_Element", marker)))
            _added(point, "bubble3D").set("val", "0")
            series.insert(_place_of(series, "dPt"), point)


def _emptied(marker: _Element) -> _Element:
    """A square as large as the mark, white inside; its edge in the colour that filled the mark."""
    made = deepcopy(marker)
    shape = made.find(f"{_C}symbol")
    if shape is not None:
        shape.set("val", "square" if shape.get("val") != "square" else "diamond")
    looks = made.find(f"{_C}spPr")
    looks = looks if looks is not None else _added(made, "spPr")
    fill = looks.find(f"{_A}solidFill")
    for old in looks.findall(f"{_A}ln"):
        looks.remove(old)
    edge = looks.makeelement(f"{_A}ln", {"w": "22225"})
    if fill is not None:
        edge.append(deepcopy(fill))
        looks.remove(fill)
    white = looks.makeelement(f"{_A}solidFill")
    white.append(looks.makeelement(f"{_A}srgbClr", {"val": "FFFFFF"}))
    looks.insert(0, white)
    looks.append(edge)
    return made


def _set_reference(series: _Element, role: str, kind: str, formula: str, points: Sequence[str | None]) -> None:
    """Rewrite one of a series' references and what the chart remembers of it; a None leaves a hole."""
    owner = _child(series, role)
    for old in list(owner):
        owner.remove(old)
    reference = _added(owner, f"{kind}Ref")
    _added(reference, "f").text = formula
    cache = _added(reference, f"{kind}Cache")
    if kind == "num":
        _added(cache, "formatCode").text = _NUMBER_FORMAT
    _added(cache, "ptCount").set("val", str(len(points)))
    for index, point in enumerate(points):
        if point is not None:
            spot = _added(cache, "pt")
            spot.set("idx", str(index))
            _added(spot, "v").text = point


def _child(series: _Element, role: str) -> _Element:
    found = series.find(_C + role)
    if found is not None:
        return found
    made = series.makeelement(_C + role)
    series.insert(_place_of(series, role), made)
    return made


_ORDER = ("idx", "order", "tx", "spPr", "marker", "dPt", "dLbls", "cat", "val")
"""The schema's own of what a series holds."""


def _place_of(series: _Element, role: str) -> int:
    earlier = {_C + name for name in _ORDER[: _ORDER.index(role) + (role == "dPt")]}
    return sum(1 for each in series if each.tag in earlier)


def _show_breaks(chart: _Element) -> None:
    for body in _found(chart, "//c:chart"):
        setting = body.find(f"{_C}dispBlanksAs")
        (setting if setting is not None else _added(body, "dispBlanksAs")).set("val", "gap")


def _remove_drawing(label: _Element) -> None:
    """The paragraph goes too, where the drawing was all it held: no empty page is left behind."""
    drawing = _found(label, "ancestor::w:drawing")[-1]
    paragraph = _found(drawing, "ancestor::w:p")[-1]
    _removed(drawing)
    if not _found(paragraph, ".//w:t | .//w:drawing"):
        _removed(paragraph)


def _drop_unused(document: Document) -> None:
    """A chart that a condition of the template left out must not stay inside the file, with its workbook."""
    used = {each.get(_R_ID) for each in _found(document.element, "//*[@r:id]")}
    relations = document.part.rels
    for identity in [key for key, relation in relations.items() if relation.reltype.endswith("/chart")]:
        if identity not in used:
            del relations[identity]


def _found(node: _Element, path: str) -> list[_Element]:
    from lxml import etree

    return cast("list[_Element]", etree.XPath(path, namespaces=_NAMES)(node))


def _removed(node: _Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _added(owner: _Element, name: str) -> _Element:
    from lxml import etree

    return etree.SubElement(owner, _C + name)


def _parsed(part: Part) -> _Element:
    from lxml import etree

    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))


def _written(chart: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(chart, xml_declaration=True, encoding="UTF-8", standalone=True)


def _replace_blob(part: Part, blob: bytes) -> None:
    part._blob = blob  # noqa: SLF001  python-docx offers no other way to change a part it does not know
