"""A paper's template under construction: its page, and the marks of a template; for the scripts alone."""  # noqa: INP001  a script

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm
from paper_styles import LINE

from tilsyn.domain.text import clean
from tilsyn.output.word.paper import TO_FILL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.section import Section
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_BRACKETS = re.compile(r"(\[[^\[\]]+\])")  # what the authority fills in
_TOUCHING = 0.1  # centimetres between a cell's edge and its words


class Paper:
    """The document under construction. Marks stand in paragraphs and rows of their own, which go when it is written."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._started = False

    def text(self, style: str, text: str, owner: _Cell | None = None) -> Paragraph:
        """One paragraph. This and `run` are the doors through which text reaches a paper.

        Where the paper has a look for what is to be filled in, [brackets] have it.
        """
        if TO_FILL not in self.document.styles:
            return (owner or self.document).add_paragraph(clean(text), style=style)
        paragraph = (owner or self.document).add_paragraph(style=style)
        for part in filter(None, _BRACKETS.split(clean(text))):
            paragraph.add_run(part, style=TO_FILL if _BRACKETS.fullmatch(part) else None)
        return paragraph

    def run(self, paragraph: Paragraph, text: str, style: str | None = None) -> Run:
        """More text in a paragraph, to look otherwise than the rest of it."""
        return paragraph.add_run(clean(text), style=style)

    def new_page(self, left: str, right: str, footer: str, *, counts_alone: bool = False) -> None:
        """Begin a section on a page of its own, with its own header, so that a loose page says where it belongs.

        `counts_alone`: its pages are numbered from one, and not among those of the sections beside it.
        """
        section = self._section(new_page=True) if self._started else self.document.sections[0]
        self._started = True
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        section.header.paragraphs[0].text = clean(f"{left}\t{right}")
        _number_pages(section, clean(footer), among_all=not counts_alone)
        if counts_alone:
            _number_from_one(section)

    def columns(self, count: int, *, new_page: bool = False) -> None:
        """Go on in columns, on the same page. The break stands in a paragraph of its own, as Word's does.

        `new_page`: on the next page, so that the columns before are filled one by one and not evened out.
        """
        before = self.document.sections[-1]._sectPr  # noqa: SLF001  python-docx has no name for it
        named = [deepcopy(each) for kind in ("header", "footer") for each in before.iter(qn(f"w:{kind}Reference"))]
        section = self._section(new_page=new_page)
        section._sectPr[:0] = named  # noqa: SLF001  as above: a paper may come to have this section and not the one before
        _set_columns(section, count)

    def _section(self, *, new_page: bool) -> Section:
        section: Section = self.document.add_section(WD_SECTION.NEW_PAGE if new_page else WD_SECTION.CONTINUOUS)
        _set_columns(section, 1)
        return section

    def table(self, widths: Sequence[float]) -> Table:
        """A table of fixed widths in centimetres, without rows and without lines."""
        table: Table = self.document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        margins: Any = OxmlElement("w:tblCellMar")
        for side in ("left", "right"):
            margins.append(OxmlElement(f"w:{side}", {qn("w:w"): str(Cm(_TOUCHING).twips), qn("w:type"): "dxa"}))
        table._tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001  python-docx has no name for it
        return table

    def row(
        self, table: Table, borders: Sequence[Sequence[str]], height: float = 0, *, splits: bool = False
    ) -> tuple[_Cell, ...]:
        """A row; `borders` are the sides of each cell that have a light line. Where it `splits`, pages may part it."""
        row: Any = table.add_row()  # type: ignore[no-untyped-call]  # python-docx is untyped here
        if not splits:
            row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001  as above
        if height:
            row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        cells: tuple[_Cell, ...] = row.cells
        for cell, sides in zip(cells, borders, strict=True):
            _line(cell, sides)
        return cells

    def repeat(self, table: Table) -> None:
        """The last row made so far is a head: it stays with what comes below it, and is said again on the next page."""
        row: Any = table.rows[-1]
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  python-docx has no name for it
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True

    def tag(self, mark: str, owner: _Cell | None = None) -> None:
        self.text("Normal", f"{{%p {mark} %}}", owner)

    def when(self, condition: str, style: str, text: str, owner: _Cell | None = None) -> None:
        self.tag(f"if {condition}", owner)
        self.text(style, text, owner)
        self.tag("endif", owner)

    def each(self, name: str, values: str, style: str, text: str = "", owner: _Cell | None = None) -> None:
        self.tag(f"for {name} in {values}", owner)
        self.text(style, text or f"{{{{ {name} }}}}", owner)
        self.tag("endfor", owner)

    def row_tag(self, table: Table, mark: str) -> None:
        first, *_ = self.row(table, [()] * len(table.columns))
        first.paragraphs[0].add_run(f"{{%tr {mark} %}}")

    def lines(self, cell: _Cell, style: str, lines: Iterable[str]) -> None:
        for line in lines:
            self.text(style, line, cell)
        drop_first(cell)


def drop_first(cell: _Cell) -> None:
    """A new cell comes with an empty paragraph, which would stand above what is written into it."""
    first, *rest = cell.paragraphs
    if rest:
        first._p.getparent().remove(first._p)  # noqa: SLF001  python-docx has no name for it


def _line(cell: _Cell, sides: Sequence[str]) -> None:
    borders = OxmlElement("w:tcBorders")
    for side in sides:
        attributes = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": LINE}
        borders.append(OxmlElement(f"w:{side}", {qn(name): value for name, value in attributes.items()}))
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001  as above


def _set_columns(section: Section, count: int) -> None:
    for columns in section._sectPr.iter(qn("w:cols")):  # noqa: SLF001  as above
        columns.set(qn("w:num"), str(count))
        columns.set(qn("w:space"), "340")


def _number_pages(section: Section, words: str, *, among_all: bool) -> None:
    line = section.footer.paragraphs[0]
    line.text = f"{words}\tSide "
    _field(line, "PAGE")
    if among_all:
        line.add_run(" af ")
        _field(line, "NUMPAGES")


def _number_from_one(section: Section) -> None:
    first: Any = OxmlElement("w:pgNumType", {qn("w:start"): "1"})
    section._sectPr.insert_element_before(first, "w:cols", "w:docGrid")  # noqa: SLF001  as above


def _field(line: Paragraph, name: str) -> None:
    """A field with a number already in it, for readers that do not count."""
    field: Any = OxmlElement("w:fldSimple", {qn("w:instr"): f" {name} "})
    run = line.add_run("1")._r  # noqa: SLF001  as above
    field.append(run)
    line._p.append(field)  # noqa: SLF001  as above
