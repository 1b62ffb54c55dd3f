"""The paper a letter is written on: the guide's own, with a letter's margins and styles; for build_letter.py alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from paper_styles import BLUE, FONT, GREY, INK, Look, blank_document

from tilsyn.output.word.paper import TO_FILL

if TYPE_CHECKING:
    from docx.document import Document

WIDTH = 16.0
"""Centimetres between the margins."""
TEXT, SMALL, NOTICE_TITLE, NOTICE_TEXT = "Brevtekst", "Brevets ledetekst", "Opslagets titel", "Opslagets tekst"
YELLOW = "FFF2A8"
_LINES = 1.12
LOOKS = (
    Look("Heading 1", 15, BLUE, bold=True, before=14, after=8, keep=True),
    Look("Heading 2", 11, BLUE, bold=True, before=9, after=2, keep=True),
    Look(TEXT, 10.5, after=5),
    Look("Oplysning", 10.5, before=2, after=2),
    Look(SMALL, 9, GREY, before=3, after=2),
    Look("Efter tabel", 10.5, before=5, after=5),
    Look("List Bullet", 10.5, after=2, indent=0.63, hanging=0.63),
    Look("Hilsen", 10.5, before=8, keep=True),
    Look(NOTICE_TITLE, 28, BLUE, bold=True, after=16),
    Look("Opslagets spørgsmål", 17, BLUE, bold=True, before=14, after=2, keep=True),
    Look(NOTICE_TEXT, 15, after=2),
)


def letter_paper(title: str) -> Document:
    """An empty letter: A4, Arial, in Danish."""
    document = blank_document(title)
    for look in LOOKS:
        _set(document.styles, look)
    _mark_what_to_fill(document.styles)
    _margins(document)
    return document


def _set(styles: Any, look: Look) -> None:  # noqa: ANN401  python-docx is untyped here
    style = styles[look.name] if look.name in styles else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold = FONT, Pt(look.size), look.bold
    style.font.color.rgb = RGBColor.from_string(look.color or INK)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(look.after), _LINES
    shape.left_indent, shape.first_line_indent = Cm(look.indent), Cm(-look.hanging)
    shape.keep_with_next, shape.widow_control = look.keep, True


def _mark_what_to_fill(styles: Any) -> None:  # noqa: ANN401  python-docx is untyped here
    """On a yellow ground, so that no place is sent unfilled; shading, for a style's highlight is not shown by all."""
    style = styles.add_style(TO_FILL, WD_STYLE_TYPE.CHARACTER)
    ground = {"w:val": "clear", "w:color": "auto", "w:fill": YELLOW}
    shading = OxmlElement("w:shd", {qn(name): value for name, value in ground.items()})
    style.element.get_or_add_rPr().append(shading)


def _margins(document: Document) -> None:
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm((21 - WIDTH) / 2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    section.footer_distance = Cm(1)
    stops: Any = document.styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
