"""A paper's template under construction: its page, and the marks of a template; for the scripts alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.word.guide_page import Page, drop_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.table import Table, _Cell


class Paper(Page):
    """Marks stand in paragraphs and rows of their own, which go when the paper is written."""

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
