"""The paper a guide and a note are written on: A4, in Danish, with its own styles; for the scripts alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from word_settings import settle_settings

from tilsyn.output.word.guide_fit import (
    COMPACT,
    FOLLOW_UP,
    HINT,
    MAIN,
    MARGIN_COLUMN,
    RULE,
    SUPPLEMENT,
    TEXT_WIDTH,
    WIDTH,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.styles import Styles
FONT = "Arial"
INK, BLUE, LIGHT, GREY, LINE = "000000", "1F3A5F", "404040", "6B6B6B", "C4C4C4"
WRITING_WIDTH = WIDTH - MARGIN_COLUMN - TEXT_WIDTH
_UNWANTED = ("thumbnail", "stylesWithEffects", "customXml")  # of the empty document we start from


class Look(NamedTuple):
    """A paragraph style: size in points, spacing in points before and after."""

    name: str
    size: float
    color: str = INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    indent: float = 0
    hanging: float = 0
    keep: bool = False


LOOKS = (
    Look("Heading 1", 17, BLUE, bold=True, after=4, keep=True),
    Look("Heading 2", 11, BLUE, bold=True, before=7, after=2, keep=True),
    Look("Heading 3", COMPACT, BLUE, bold=True, before=5, after=1, keep=True),
    Look("Undertitel", COMPACT, BLUE, bold=True, before=5, after=1, keep=True),
    Look("Header", 8, GREY),
    Look("Footer", 8, GREY),
    Look("Hovedspørgsmål", MAIN, bold=True, before=2, after=2, keep=True),
    Look("Supplerende spørgsmål", SUPPLEMENT, LIGHT, before=3, after=2, keep=True),
    Look("Opfølgning", FOLLOW_UP, LIGHT, after=1, indent=0.35, hanging=0.35),
    Look("Vink", HINT, GREY, italic=True, before=3, indent=0.2),
    Look("Nummer", 7.5, GREY),
    Look("Kerne", 7.5, BLUE, bold=True, before=2),
    Look("Replik", 9.5, after=3, indent=0.35),
    Look("Se efter", 8.5, before=2, after=2),
    Look("Spørgsmål i liste", COMPACT, LIGHT, after=2, indent=1.05, hanging=1.05),
    Look("Felt", 7.5, GREY, before=2),
    Look("Afkrydsning", 8, before=5),
    Look("Forklaring", 9, GREY, italic=True, before=4, after=2),
    Look("Skrivelinje", 10),
)


def blank_document(title: str, *more: Look) -> Document:
    """An empty A4 document in Danish, with our styles, `more` for this paper alone, and none of the library's own."""
    document = docx.Document()
    _drop_unwanted(document)
    settle_settings(document)
    _speak_danish(document.styles)
    for look in (*LOOKS, *more):
        _add_style(document.styles, look)
    _add_numbers_style(document.styles)
    _rule_paper(document.styles)
    _set_tabs(document.styles)
    _page(document.sections[0])
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.title, properties.language = title, "da-DK"
    return document


def _drop_unwanted(document: Document) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for identity in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in _UNWANTED]:
            del rels[identity]


def _speak_danish(styles: Styles) -> None:
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "da-DK")
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0


def _add_style(styles: Any, look: Look) -> None:  # noqa: ANN401  python-docx is untyped here
    known = look.name in styles
    style = styles[look.name] if known else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    _drop_fonts(style)
    style.font.name, style.font.size = FONT, Pt(look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    style.font.color.rgb = RGBColor.from_string(look.color)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.left_indent, shape.first_line_indent = Cm(look.indent), Cm(-look.hanging)
    shape.keep_with_next, shape.widow_control = look.keep, True


def _add_numbers_style(styles: Any) -> None:  # noqa: ANN401  python-docx is untyped here
    """The other official ids of a question in the list, behind its words."""
    style = styles.add_style("Flere numre", WD_STYLE_TYPE.CHARACTER)
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(7), RGBColor.from_string(GREY)


def _drop_fonts(style: Any) -> None:  # noqa: ANN401  python-docx is untyped here
    """Headings name a theme's font, which would go before ours."""
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    if fonts is not None:
        fonts.getparent().remove(fonts)


def _rule_paper(styles: Styles) -> None:
    """Lines to write on are borders below and between empty paragraphs: who types instead stays on them."""
    shape = styles["Skrivelinje"].paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Cm(RULE)
    underline(styles["Skrivelinje"])


def underline(style: Any) -> None:  # noqa: ANN401  python-docx is untyped here
    """Give its paragraphs a line to write on."""
    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        attributes = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": LINE}
        borders.append(OxmlElement(f"w:{side}", {qn(name): value for name, value in attributes.items()}))
    style.element.pPr.insert_element_before(borders, "w:tabs", "w:spacing", "w:ind")


def _set_tabs(styles: Styles) -> None:
    for name in ("Header", "Footer"):
        stops: Any = styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _page(section: Section) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - WIDTH) / 2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.5)
    section.header_distance, section.footer_distance = Cm(0.8), Cm(0.7)
