"""The template's spider: a native Word radar chart with its workbook; for build.py alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from tilsyn.output.word.charts import WebLine, workbook_bytes

if TYPE_CHECKING:
    from docx.document import Document

URI = "http://schemas.openxmlformats.org"
C = f"{URI}/drawingml/2006/chart"
A = f"{URI}/drawingml/2006/main"
R = f"{URI}/officeDocument/2006/relationships"
STAND = "2023-10-01T00:00:00+00:00"
RED = "C00000"
EARLIER = "6B6B6B"
GRID = "BFBFBF"
THEMES = ("Første tema", "Andet tema", "Tredje tema", "Fjerde tema", "Femte tema")
LINES = (WebLine("Værdi", (4.0, 3.5, 5.0, 4.0, 4.5)), WebLine("Den tidligere rapport", (3.5, 4.0, 4.0, 4.5, 4.0)))


def _line(colour: str, width: int) -> str:
    return f'<c:spPr><a:ln w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'


def _words(colour: str, *, bold: bool = False) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:latin typeface="Arial"/>'
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900" b="{int(bold)}">{fill}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="da-DK"/></a:p></c:txPr>'
    )


def _points(values: tuple[object, ...]) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>' for index, value in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _series(number: int, look: tuple[str, str, str], labels: str = "") -> str:
    """`look`: colour, line and mark."""
    line, (colour, drawn, mark) = LINES[number - 1], look
    edge = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
    name = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{line.name}</c:v></c:pt>'
    cached = f"<c:strCache>{_points(THEMES)}</c:strCache>"
    last, letter = len(THEMES) + 1, "ABC"[number]
    return (
        f'<c:ser><c:idx val="{number - 1}"/><c:order val="{number - 1}"/>'
        f"<c:tx><c:strRef><c:f>Temaer!${letter}$1</c:f><c:strCache>{name}</c:strCache></c:strRef></c:tx>{drawn}"
        f'<c:marker><c:symbol val="{mark}"/><c:size val="{8 - 4 * (number - 1)}"/><c:spPr><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill>{edge}</c:spPr></c:marker>{labels}'
        f"<c:cat><c:strRef><c:f>Temaer!$A$2:$A${last}</c:f>{cached}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Temaer!${letter}$2:${letter}${last}</c:f><c:numCache><c:formatCode>0.0</c:formatCode>"
        f"{_points(tuple(line.values))}</c:numCache></c:numRef></c:val></c:ser>"
    )


def chart_xml() -> str:
    """Axis 0 to 5: this report's red line with marks and values, the earlier one's grey and broken; gaps are gaps."""
    dashed = (
        f'<c:spPr><a:ln w="19050"><a:solidFill><a:srgbClr val="{EARLIER}"/></a:solidFill>'
        '<a:prstDash val="dash"/></a:ln></c:spPr>'
    )
    shown = '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    labels = (
        '<c:dLbls><c:numFmt formatCode="[$-406]0.0" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'  # Danish comma
        f'{_words(RED, bold=True)}{shown}<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
    series = _series(1, (RED, _line(RED, 28575), "circle"), labels)
    series += _series(2, (EARLIER, dashed, "diamond"))
    axes = (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" '
        f'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{_line(GRID, 6350)}{_words("262626")}<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="5"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines>{_line(GRID, 6350)}</c:majorGridlines>'
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="none"/>{_line(GRID, 6350)}{_words("595959")}<c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="1"/></c:valAx>'
    )
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_words("262626")}</c:legend>'
    return (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}">'
        '<c:lang val="da-DK"/><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:radarChart><c:radarStyle val="marker"/>'
        f'<c:varyColors val="0"/>{series}<c:axId val="1"/><c:axId val="2"/></c:radarChart>{axes}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_words("262626")}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def add_chart(document: Document, paragraph: Any) -> None:  # noqa: ANN401  python-docx is untyped
    """Put the chart, its workbook and the mark [[radar]] into a paragraph."""
    package = document.part.package
    sheet_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sheet = workbook_bytes(THEMES, LINES, STAND)
    workbook = Part(PackURI("/word/embeddings/spindelvaev.xlsx"), sheet_type, sheet, package)
    chart_type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    chart = Part(PackURI("/word/charts/chart1.xml"), chart_type, chart_xml().encode(), package)
    chart.relate_to(workbook, f"{R}/package")
    identity = document.part.relate_to(chart, f"{R}/chart")
    drawing = (
        f'<w:r xmlns:w="{URI}/wordprocessingml/2006/main" xmlns:wp="{URI}/drawingml/2006/wordprocessingDrawing" '
        f'xmlns:a="{A}" xmlns:c="{C}" xmlns:r="{R}"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="5580000" cy="3168000"/><wp:docPr id="1" name="Spindelvæv" descr="[[radar]]"/>'
        "<wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{C}"><c:chart r:id="{identity}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    paragraph._p.append(parse_xml(drawing))  # noqa: SLF001
