"""The document under construction, and its tables; for build.py alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.shared import Twips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

TEXT_WIDTH = 9072  # twentieths of a point: A4 with 2.5 cm on both sides
Cell = tuple[tuple[str, str], ...]
Row = str | tuple[Cell, ...]


class Page:
    """The document under construction; a style name and a text make a paragraph, `**` parts a label from its text."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def text(self, style: str, text: str, owner: Any = None) -> Any:  # noqa: ANN401  python-docx is untyped
        paragraph = (owner or self.document).add_paragraph(style=style)
        for index, piece in enumerate(text.split("**")):
            if piece.startswith("~~"):
                paragraph.add_run(piece[2:], style="Henvisning")
            elif piece:
                paragraph.add_run(piece, style="Etiket" if index % 2 else None)
        return paragraph

    def tag(self, mark: str, owner: Any = None) -> None:  # noqa: ANN401
        self.text("Normal", f"{{%p {mark} %}}", owner)

    def each(self, name: str, values: str, style: str) -> None:
        self.tag(f"for {name} in {values}")
        self.text(style, f"{{{{ {name} }}}}")
        self.tag("endfor")

    def when(self, condition: str, style: str, text: str) -> None:
        self.tag(f"if {condition}")
        self.text(style, text)
        self.tag("endif")

    def table(
        self, widths: Sequence[int], head: Sequence[str], rows: Sequence[Row], *, may_split: bool = False
    ) -> None:
        table = self.document.add_table(rows=0, cols=len(widths), style="Tilsyn tabel")
        _fix_widths(table, widths, has_head=bool(head))
        if head:
            made = self._row(table, tuple((("Tabelhoved", each),) for each in head), may_split=False)
            _mark(made, "tblHeader")
        for index, row in enumerate(rows):
            cells = row if isinstance(row, tuple) else ((("Tabeltekst", f"{{%tr {row} %}}"),),)
            self._row(table, cells, may_split=may_split or _is_second(rows[index - 1]))
        self.text("Efter tabel", "")

    def _row(self, table: Any, cells: Sequence[Cell], *, may_split: bool) -> Any:  # noqa: ANN401
        row = table.add_row()
        for cell, lines in zip(row.cells, cells, strict=False):
            for style, text in lines:
                self.text(style, text, cell)
            first = cell.paragraphs[0]._p  # noqa: SLF001  a new cell holds an empty paragraph that is not wanted
            first.getparent().remove(first)
        if not may_split:
            _mark(row, "cantSplit")
        return row


def _mark(row: Any, name: str) -> None:  # noqa: ANN401
    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))  # noqa: SLF001


def _fix_widths(table: Any, widths: Sequence[int], *, has_head: bool) -> None:  # noqa: ANN401
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    look = table._tbl.tblPr.find(f"{{{table._tbl.nsmap['w']}}}tblLook")  # noqa: SLF001
    for name in list(look.attrib):
        del look.attrib[name]
    told = (("val", "0620"), ("firstRow", "1")) if has_head else (("val", "0680"), ("firstColumn", "1"))
    for name, value in (*told, ("noHBand", "1"), ("noVBand", "1")):
        look.set(f"{{{table._tbl.nsmap['w']}}}{name}", value)  # noqa: SLF001


def cell(*lines: str) -> Cell:
    return tuple(("Tabeltekst", line) for line in lines)


def kept(*lines: str) -> Cell:
    """A cell of a short table that stays on one page."""
    return tuple(("Tabeltekst samlet", line) for line in lines)


ENDS = "loop.first or loop.revindex == 2"
"""The first row goes with the second, and the last but one with the last: no table leaves one row alone on a page."""
SECOND = "loop.index == 2"
"""The row that the first goes with is whole by its lines alone: LibreOffice 7 loses all that comes after it at the foot
of a page, where the row itself may not be split."""


def bound(row: tuple[Cell, ...], condition: str = ENDS, second: str = SECOND) -> tuple[Row, ...]:
    """The row of a long table, the same kept with the next where the condition holds, and the one after the first."""
    together = {"Tabeltekst": "Tabeltekst samlet"}
    held = tuple(tuple((together.get(style, style), text) for style, text in each) for each in row)
    return (f"if {condition}", held, f"elif {second}", row, "else", row, "endif")


def _is_second(before: Row) -> bool:
    return isinstance(before, str) and before.startswith("elif ")


def linked(text: str) -> Cell:
    """A cell whose number leads to where the report tells more of it."""
    return (("Tabeltekst", f"~~{text}"),)


def guarded(name: str, text: str) -> tuple[str, str, str]:
    """A line of a cell that is there only where it has something to say."""
    return f"{{%p if {name} %}}", text, "{%p endif %}"


def joined(*parts: tuple[str, str]) -> str:
    """What there is of the parts on one line, with a dot between."""
    told = ""
    for number, (name, text) in enumerate(parts):
        before = " or ".join(each for each, _ in parts[:number])
        dot = f"{{% if {before} %}} · {{% endif %}}" if before else ""
        told += f"{{% if {name} %}}{dot}{text}{{% endif %}}"
    return told
