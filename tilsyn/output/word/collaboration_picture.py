"""The map of collaboration as a drawing of Word's own: lines and words alone, so that it can be read without colour.

The template marks where it stands by an alternative text, as it does for the spider; the table beside it says the same.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple, cast

from tilsyn.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from lxml.etree import _Element

    from tilsyn.output.contexts.records.frame_maps import ActorLine

MARK = "[[samarbejde]]"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_SPACES = {"w": _W, "wp": _WP, "a": _A, "wpg": _GROUP, "wps": _SHAPE}
WIDTH, BOX, ROW, GAP = 5_760_000, 2_090_000, 700_000, 130_000
"""The text's width, a box, a row and what is between two, in EMU: 360,000 to the centimetre."""
MIDDLE = 1_000_000
LINES = {
    "written": ("solid", 28_575),
    "told": ("dash", 19_050),
    "none": ("sysDot", 19_050),
    "unread": ("sysDot", 19_050),
}
"""How the line is drawn by what is known of the agreement; met in the files or heard, else there is none."""
CAPTION = (
    "Ubrudt streg: aftale, vi har læst. Stiplet: kun omtalt. Prikket: kontakt, sager eller hørt, men ingen aftale. "
    "Ingen streg: intet."
)


class Rectangle(NamedTuple):
    """Where a box stands."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> int:
        return self.y + self.height // 2


def fill_collaboration(document: Document, actors: Sequence[ActorLine], words: str) -> None:
    """Draw the map where the template marks it; without one the mark leaves the document with its paragraph.

    `words`: what the drawing shows, for whoever cannot see it.
    """
    for label in _marked(document):
        inline = label.getparent()
        if inline is None:
            continue
        if not actors:
            _without(inline)
            continue
        drawing = inline.getparent()
        if drawing is not None:
            drawing.replace(inline, picture(actors, words, label.get("id") or "2"))


def picture(actors: Sequence[ActorLine], words: str, identity: str = "2") -> _Element:
    """The drawing (wp:inline): the provider in the middle, each actor in a box with its words, and the lines."""
    from lxml import etree

    rows = (len(actors) + 1) // 2
    height = rows * ROW + (rows - 1) * GAP
    shapes = "".join(_shapes(actors, height))
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    return etree.fromstring(
        f'<wp:inline {spaces} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{WIDTH}" cy="{height}"/>'
        f'<wp:docPr id="{identity}" name="Samarbejdskort" descr="{escape(clean(words))}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{WIDTH}" cy="{height}"/><a:chOff x="0" y="0"/><a:chExt cx="{WIDTH}" cy="{height}"/></a:xfrm>'
        f"</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline>"
    )


def _shapes(actors: Sequence[ActorLine], height: int) -> Iterator[str]:
    """Lines first, so that the boxes lie over their ends."""
    middle = Rectangle((WIDTH - MIDDLE) // 2, (height - ROW) // 2, MIDDLE, ROW)
    places = [_place(number) for number in range(len(actors))]
    drawn = zip(actors, places, range(10, 10 + len(actors)), strict=True)
    for actor, place, identity in drawn:
        if actor["stand"] in LINES and _is_met(actor):
            yield _line(middle, place, LINES[actor["stand"]], identity)
    yield _box(middle, ("Tilbuddet",), 9)
    for actor, place, identity in zip(actors, places, range(40, 40 + len(actors)), strict=True):
        yield _box(place, _words(actor), identity)


def _is_met(actor: ActorLine) -> bool:
    """Whether there is anything to draw a line for: an agreement, contact, a file, a voice."""
    agreed = actor["stand"] in {"written", "told"}
    return agreed or bool(actor["bemaerk"] or actor["moedt"])


def _place(number: int) -> Rectangle:
    """Every other one to the right; top down."""
    row, right = divmod(number, 2)
    return Rectangle(WIDTH - BOX if right else 0, row * (ROW + GAP), BOX, ROW)


def _words(actor: ActorLine) -> tuple[str, ...]:
    return (
        actor["aktoer"],
        f"Aftale: {actor['aftale']}",
        f"Sager: {actor['sager']} · hørt: {actor['hoert'].removeprefix('ikke hørt') or 'nej'}",
    )


def _line(middle: Rectangle, place: Rectangle, drawn: tuple[str, int], identity: int) -> str:
    """From the nearer edge of the middle to that of a box; it may run upwards."""
    right = place.x > middle.x
    begin = middle.x + middle.width if right else place.x + place.width
    end = place.x if right else middle.x
    rises = (place.centre < middle.centre) == right
    top, tall = min(middle.centre, place.centre), abs(middle.centre - place.centre)
    dash, width = drawn
    return (
        f'<wps:wsp><wps:cNvPr id="{identity}" name="Streg {identity}"/><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm{" flipV=" + chr(34) + "1" + chr(34) if rises else ""}><a:off x="{begin}" y="{top}"/>'
        f'<a:ext cx="{end - begin}" cy="{tall}"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="262626"/></a:solidFill><a:prstDash val="{dash}"/></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _box(place: Rectangle, lines: Sequence[str], identity: int) -> str:
    said = "".join(_paragraph(each, first=not number) for number, each in enumerate(lines))
    return (
        f'<wps:wsp><wps:cNvPr id="{identity}" name="Felt {identity}"/><wps:cNvSpPr/><wps:spPr><a:xfrm>'
        f'<a:off x="{place.x}" y="{place.y}"/><a:ext cx="{place.width}" cy="{place.height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{said}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="54000" tIns="36000" rIns="54000" bIns="36000" anchor="ctr"/></wps:wsp>'
    )


def _paragraph(text: str, *, first: bool) -> str:
    bold, words = "<w:b/>" if first else "", escape(clean(text), quote=False)
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/></w:pPr><w:r><w:rPr>'
        f'{bold}<w:sz w:val="15"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def _marked(document: Document) -> list[_Element]:
    from lxml import etree

    find = etree.XPath("//wp:docPr", namespaces=_SPACES)
    return [
        each for each in cast("list[_Element]", find(document.element)) if (each.get("descr") or "").strip() == MARK
    ]


def _without(inline: _Element) -> None:
    """The paragraph goes with the drawing that was all it held."""
    held = inline.getparent()
    while held is not None and held.tag != f"{{{_W}}}p":
        held = held.getparent()
    body = held.getparent() if held is not None else None
    if held is not None and body is not None:
        body.remove(held)
