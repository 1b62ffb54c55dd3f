"""The template's look: page, styles, numbering, language, header and footer; for build.py alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Cm, Twips
from word_settings import settle_settings

if TYPE_CHECKING:
    from docx.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = f'xmlns:w="{W}"'
FONT = "Arial"  # on every Windows and Mac; elsewhere Liberation Sans stands in, as wide to a hair
BLUE = "1F3A5F"
GREY = "595959"  # 7:1 on white
LINE = "BFBFBF"
UNWANTED = ("thumbnail", "stylesWithEffects", "customXml")


def dress(document: Document) -> None:
    """Turn python-docx's empty document into ours."""
    _drop_unwanted(document)
    _page(document)
    _styles(document)
    _replace(document.part.numbering_part.element, NUMBERING)
    settle_settings(document)
    _fonts(document)
    _header_and_footer(document)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title = "Tilsynsrapport"
    properties.language = "da-DK"


def _drop_unwanted(document: Document) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for identity in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in UNWANTED]:
            del rels[identity]


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.left_margin = section.right_margin = Twips(1417)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.3)
    section.header_distance = section.footer_distance = Cm(1.2)


def _replace(element: Any, inner: str) -> None:  # noqa: ANN401  python-docx is untyped
    """Give a part's root new children."""
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:holder {NS}>{inner}</w:holder>")):
        element.append(child)


def _styles(document: Document) -> None:
    root = document.styles.element
    latent = root.find(qn("w:latentStyles"))
    _replace(root, DEFAULTS + "".join(_style(row) for row in STYLES) + TABLES + CHARACTERS)
    root.insert(1, latent)
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        for fonts in root.iter(qn("w:rFonts")):
            fonts.attrib.pop(qn(f"w:{name}"), None)


def _style(row: tuple[str, str, str, str, str, str]) -> str:
    identity, name, based, following, paragraph, run = row
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = ' w:default="1"' if identity == "Normal" else ""
    then = f'<w:next w:val="{following}"/>' if following else ""
    custom = "" if name[0].islower() or name in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{identity}"><w:name w:val="{name}"/>{base}{then}'
        f'<w:uiPriority w:val="1"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _run(size: float, colour: str = "", *, bold: bool = False, italic: bool = False) -> str:
    made = "<w:b/>" * bold + "<w:i/>" * italic
    made += f'<w:color w:val="{colour}"/>' if colour else ""
    return made + f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/>'


def _space(before: float, after: float) -> str:
    return f'<w:spacing w:before="{int(before * 20)}" w:after="{int(after * 20)}"/>'


def _heading(level: int, before: float, after: float, inside: str = "") -> str:
    return f'<w:keepNext/><w:keepLines/>{inside}{_space(before, after)}<w:outlineLvl w:val="{level - 1}"/>'


def _box(fill: str, edge: str) -> str:
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="{edge}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    )


BUILT_IN = ("Normal", "Title", "Subtitle", "TOC Heading")
NUMBERED = '<w:numPr><w:numId w:val="1"/></w:numPr>'
DOTS = '<w:tab w:val="right" w:leader="dot" w:pos="9072"/>'
DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
    f'w:cs="{FONT}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
    '<w:spacing w:after="120" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
LINE_SPACING = '<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="%s"/>'
CENTRED = '<w:jc w:val="center"/>'
RIGHT_TAB = '<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>'
RULE_ABOVE = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>'
RULE_BELOW = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="2" w:color="{BLUE}"/></w:pBdr>'
NUMBER_TAB = '<w:tab w:val="left" w:pos="567"/>'
GROUND = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{LINE}"/></w:pBdr>'
TIGHT = '<w:spacing w:before="0" w:after="%d" w:line="240" w:lineRule="auto"/>'
NUMBERS = f'<w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs>{TIGHT % 10}<w:ind w:left="%d" w:hanging="%d"/>'
VOICE = '<w:spacing w:before="%d" w:after="20" w:line="240" w:lineRule="auto"/><w:ind w:left="227" w:hanging="227"/>'
KEEP = "<w:keepNext/><w:keepLines/>"
QUIET_RULE = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{LINE}"/></w:pBdr><w:ind w:left="227"/>'
CLOSE = '<w:spacing w:before="%d" w:after="0" w:line="245" w:lineRule="auto"/>'  # a contents list on one page
TOGETHER = _space(0, 6) + "<w:contextualSpacing/>"  # room after a list, not inside it
UNNUMBERED = "Overskrift uden nummer"  # of its own, not heading 1 with its number taken away
TOC3_INDENT = '<w:ind w:left="567"/>'
STYLES = (
    ("Normal", "Normal", "", "", "", ""),
    ("Title", "Title", "Normal", "Subtitle", "<w:keepNext/>" + _space(12, 2), _run(30, BLUE, bold=True)),
    ("Subtitle", "Subtitle", "Normal", "Normal", _space(0, 14), _run(17, GREY)),
    ("Heading1", "heading 1", "Normal", "Normal", _heading(1, 24, 7, NUMBERED), _run(17, BLUE, bold=True)),
    ("Heading2", "heading 2", "Normal", "Normal", _heading(2, 22, 6, RULE_BELOW), _run(14, BLUE, bold=True)),
    ("Heading3", "heading 3", "Normal", "Normal", _heading(3, 16, 4), _run(12, BLUE, bold=True)),
    ("Heading4", "heading 4", "Normal", "Normal", _heading(4, 16, 2), _run(10.5, "", bold=True)),
    ("Overskriftudennummer", UNNUMBERED, "Normal", "Normal", _heading(1, 20, 6), _run(17, BLUE, bold=True)),
    ("Forside", "Forside", "Normal", "", _space(0, 2), ""),
    ("Logo", "Logo", "Normal", "Normal", "<w:keepNext/>" + _space(0, 8), ""),
    ("Afsender", "Afsender", "Forside", "", "", _run(9, GREY)),
    ("Udkast", "Udkast", "Normal", "Normal", _box("EDEDED", "7F7F7F") + _space(0, 8), _run(10, GREY, bold=True)),
    ("Ordlyd", "Officiel ordlyd", "Normal", "Normal", KEEP + _space(0, 4), _run(10.5, "", italic=True)),
    ("Broedtekst", "Brødtekst", "Normal", "", "", ""),
    ("Konklusion", "Konklusion", "Broedtekst", "", "", ""),
    ("Vurdering", "Vurdering", "Broedtekst", "", "", ""),
    ("Bedoemmelse", "Bedømmelse", "Broedtekst", "", "", ""),
    ("Bedoemmelsefoerkilder", "Bedømmelse før kilder", "Bedoemmelse", "", "<w:keepNext/>", ""),
    ("Bedoemmelseinternt", "Bedømmelse internt", "Bedoemmelse", "", TIGHT % 80, _run(9.5)),
    ("Viderefoert", "Videreført", "Bedoemmelse", "", QUIET_RULE, _run(10.5, "404040")),
    ("Opfoelgningspunkt", "Opfølgningspunkt", "Broedtekst", "", "<w:keepLines/>" + _space(0, 2), ""),
    ("Opfoelgningsart", "Opfølgningsart", "Broedtekst", "", KEEP + _space(8, 1), _run(10.5, "", bold=True)),
    ("Fakta", "Fakta", "Normal", "", "<w:keepLines/>" + _space(0, 2), _run(9.5, GREY)),
    ("Opfoelgningspunktogfakta", "Opfølgningspunkt med fakta", "Opfoelgningspunkt", "", "<w:keepNext/>", ""),
    ("Score", "Score", "Normal", "Normal", KEEP + _box("EDF1F6", BLUE) + _space(3, 5), ""),
    ("Tilstand", "Tilstand", "Normal", "Normal", KEEP + _space(0, 4), _run(9.5, GREY)),
    ("Tilstandalene", "Tilstand alene", "Tilstand", "", '<w:keepNext w:val="0"/>', ""),
    ("Delrubrik", "Delrubrik", "Normal", "Normal", KEEP + _space(7, 2), _run(10.5, BLUE, bold=True)),
    ("Mangler", "Mangler", "Normal", "Normal", "", _run(10.5, "5F5F5F", italic=True)),
    ("Kilder", "Kilder", "Normal", "Normal", "<w:keepLines/>" + _space(0, 8), _run(9, GREY)),
    ("Grundlag", "Grundlag", "Normal", "Normal", KEEP + GROUND + _space(4, 3), _run(9)),
    ("Spurgt", "Spurgt", "Normal", "", "<w:keepLines/>" + NUMBERS % ((794,) * 3), _run(8.5, GREY)),
    ("Stemmegruppe", "Stemmegruppe", "Normal", "Stemme", KEEP + _space(4, 1), _run(9, BLUE, bold=True)),
    ("Stemme", "Stemme", "Normal", "", VOICE % 0, _run(9)),
    ("Foerstestemme", "Første stemme", "Stemme", "Stemme", VOICE % 60, ""),
    ("Anvist", "Anvist", "Normal", "", "<w:keepLines/>" + NUMBERS % ((1304,) * 3), _run(9)),
    ("Smaat", "Småt", "Normal", "Normal", "<w:keepLines/>", _run(9, GREY)),
    ("Diagram", "Diagram", "Normal", "Normal", "<w:keepNext/>" + LINE_SPACING % (0, 60, 240, "auto") + CENTRED, ""),
    ("Punkt", "Punkt", "Normal", "", '<w:numPr><w:numId w:val="2"/></w:numPr>' + TOGETHER, ""),
    ("Tal", "Tal", "Normal", "", '<w:numPr><w:numId w:val="3"/></w:numPr>' + TOGETHER, ""),
    ("Tabeltekst", "Tabeltekst", "Normal", "", "<w:keepLines/>" + LINE_SPACING % (30, 30, 252, "auto"), _run(9.5)),
    ("Tabeltekstsamlet", "Tabeltekst samlet", "Tabeltekst", "", "<w:keepNext/>", ""),
    ("Tabelhoved", "Tabelhoved", "Tabeltekst", "", "<w:keepNext/>", _run(9.5, BLUE, bold=True)),
    ("EfterTabel", "Efter tabel", "Normal", "", LINE_SPACING % (0, 0, 160, "exact"), _run(4)),
    ("TOCHeading", "TOC Heading", "Normal", "Normal", "<w:keepNext/>" + _space(20, 5), _run(17, BLUE, bold=True)),
    ("TOCHeadingpaanyside", "Indhold på ny side", "TOCHeading", "Normal", "<w:pageBreakBefore/>", ""),
    ("TOC1", "toc 1", "Normal", "Normal", f"<w:tabs>{NUMBER_TAB}{DOTS}</w:tabs>" + CLOSE % 40, _run(9.5)),
    ("TOC2", "toc 2", "Normal", "Normal", f"<w:tabs>{DOTS}</w:tabs>" + CLOSE % 0 + '<w:ind w:left="567"/>', _run(9.5)),
    ("TOC3", "toc 3", "Normal", "Normal", f"<w:tabs>{DOTS}</w:tabs>" + CLOSE % 0 + TOC3_INDENT, _run(8.5, GREY)),
    ("Header", "header", "Normal", "", RIGHT_TAB + _space(0, 0), _run(9, GREY)),
    ("Footer", "footer", "Normal", "", RULE_ABOVE + RIGHT_TAB + _space(0, 0), _run(9, GREY)),
)  # fmt: skip
CHARACTERS = "".join(
    f'<w:style w:type="character" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
    f'<w:basedOn w:val="Standardskrifttype"/><w:uiPriority w:val="1"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
    for identity, name, run in (
        ("Etiket", "Etiket", "<w:b/>"),
        ("Henvisning", "Henvisning", f'<w:color w:val="{BLUE}"/>'),
        ("Kladdemaerke", "Kladdemærke", _run(13, GREY, bold=True)),
    )
)
TABLES = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="Gruppe"><w:name w:val="Gruppe"/><w:qFormat/>'
    f'<w:rPr><w:b/><w:color w:val="{BLUE}"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Standardskrifttype"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Tilsyntabel"><w:name w:val="Tilsyn tabel"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH")
    )
    + '</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{BLUE}"/></w:tcBorders>'
    '<w:shd w:val="clear" w:color="auto" w:fill="EDF1F6"/></w:tcPr></w:tblStylePr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="Punkt"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:pStyle w:val="Tal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
)
FONTS = (
    f'<w:fonts {NS}><w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>'
    '<w:panose1 w:val="020B0604020202020204"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def _fonts(document: Document) -> None:
    """The one font, and where it is not installed the free font of the same widths."""
    for rel in document.part.rels.values():
        if rel.reltype.endswith("/fontTable"):
            rel.target_part._blob = FONTS.encode()  # noqa: SLF001  python-docx knows no font table


def _header_and_footer(document: Document) -> None:
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.add_run("{{ titel }}\t")
    header.add_run(
        "{% if udkast %}UDKAST{% endif %}{% if interne %}{% if udkast %} · {% endif %}INTERNT{% endif %}",
        style="Kladdemærke",
    )
    footer.add_run("{{ myndighed.navn }} · {{ tilbud }} · {{ rapportdato }}\tSide ")
    _field(footer, "PAGE")
    footer.add_run(" af ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Any, instruction: str) -> None:  # noqa: ANN401
    paragraph._p.append(  # noqa: SLF001
        parse_xml(f'<w:fldSimple {NS} w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
