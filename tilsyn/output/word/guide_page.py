"""The pieces a guide is put together from: sections with header and footer, tables without lines, lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.text import clean
from tilsyn.output.word.guide_styles import LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.section import Section
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_TOUCHING = 0.1  # centimetres between a cell's edge and its words


class PaperPage:
    """The document under construction."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._started = False

    def text(self, style: str, text: str, owner: _Cell | None = None) -> Paragraph:
        """One paragraph. This and `run` are the doors through which text reaches the guide."""
        return (owner or self.document).add_paragraph(clean(text), style=style)

    def run(self, paragraph: Paragraph, text: str, style: str | None = None) -> Run:
        """More text in a paragraph, to look otherwise than the rest of it."""
        return paragraph.add_run(clean(text), style=style)

    def new_page(self, left: str, right: str, footer: str) -> None:
        """Begin a section on a page of its own, with its own header, so that a loose page says where it belongs."""
        section = self._section(new_page=True) if self._started else self.document.sections[0]
        self._started = True
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        section.header.paragraphs[0].text = clean(f"{left}\t{right}")
        _number_pages(section, clean(footer))

    def columns(self, count: int) -> None:
        """Go on in columns, on the same page."""
        _set_columns(self._section(new_page=False), count)

    def _section(self, *, new_page: bool) -> Section:
        from docx.enum.section import WD_SECTION

        section: Section = self.document.add_section(WD_SECTION.NEW_PAGE if new_page else WD_SECTION.CONTINUOUS)
        _end_in_last_paragraph(self.document)
        _set_columns(section, 1)
        return section

    def table(self, widths: Sequence[float]) -> Table:
        """A table of fixed widths in centimetres, without rows and without lines."""
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement
        from docx.shared import Cm

        table: Table = self.document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        margins: Any = OxmlElement("w:tblCellMar")
        for side in ("left", "right"):
            margins.append(OxmlElement(f"w:{side}", {qn("w:w"): str(Cm(_TOUCHING).twips), qn("w:type"): "dxa"}))
        table._tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001  python-docx has no name for it
        return table

    def row(self, table: Table, borders: Sequence[Sequence[str]], height: float = 0) -> tuple[_Cell, ...]:
        """A row that is never split between pages; `borders` are the sides of each cell that have a light line."""
        from docx.enum.table import WD_ROW_HEIGHT_RULE
        from docx.oxml.parser import OxmlElement
        from docx.shared import Cm

        row: Any = table.add_row()  # type: ignore[no-untyped-call]  # python-docx is untyped here
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001  as above
        if height:
            row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        cells: tuple[_Cell, ...] = row.cells
        for cell, sides in zip(cells, borders, strict=True):
            _line(cell, sides)
        return cells

    def rules(self, cell: _Cell, count: int) -> None:
        """Lines to write on."""
        for _ in range(count):
            self.text("Skrivelinje", "", cell)


def _end_in_last_paragraph(document: Document) -> None:
    """A new section ends the one before in an empty paragraph, which would cost a line, or after a table a page."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    empty = document.paragraphs[-1]
    ending: Any = empty._p  # noqa: SLF001  python-docx has no name for it
    before = ending.getprevious()
    if before is not None and before.tag == qn("w:p"):
        before.set_sectPr(ending.pPr.find(qn("w:sectPr")))
        document.element.body.remove(ending)
    else:
        empty.paragraph_format.line_spacing = Pt(1)


def drop_first(cell: _Cell) -> None:
    """A new cell comes with an empty paragraph, which would stand above what is written into it."""
    first, *rest = cell.paragraphs
    if rest:
        first._p.getparent().remove(first._p)  # noqa: SLF001  python-docx has no name for it


def _line(cell: _Cell, sides: Sequence[str]) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    borders = OxmlElement("w:tcBorders")
    for side in sides:
        attributes = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": LINE}
        borders.append(OxmlElement(f"w:{side}", {qn(name): value for name, value in attributes.items()}))
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001  as above


def _set_columns(section: Section, count: int) -> None:
    from docx.oxml.ns import qn

    for columns in section._sectPr.iter(qn("w:cols")):  # noqa: SLF001  as above
        columns.set(qn("w:num"), str(count))
        columns.set(qn("w:space"), "340")


def _number_pages(section: Section, words: str) -> None:
    line = section.footer.paragraphs[0]
    line.text = f"{words}\tSide "
    _field(line, "PAGE")
    line.add_run(" af ")
    _field(line, "NUMPAGES")


def _field(line: Paragraph, name: str) -> None:
    """A field with a number already in it, for readers that do not count."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    field: Any = OxmlElement("w:fldSimple", {qn("w:instr"): f" {name} "})
    run = line.add_run("1")._r  # noqa: SLF001  as above
    field.append(run)
    line._p.append(field)  # noqa: SLF001  as above
