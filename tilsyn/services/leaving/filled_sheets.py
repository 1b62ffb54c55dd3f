"""Sheets to fill: written from a case, and read again when they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.services.frames import frames_by_questions

if TYPE_CHECKING:
    from tilsyn.domain.proposals.exchange import Exchange
    from tilsyn.services.open_case import Desk


def sheets_to_fill(desk: Desk) -> bytes:
    """The workbook of `export --fill`."""
    from tilsyn.output.contexts.fill_part import fill_book
    from tilsyn.output.excel.fill import fill_bytes

    return fill_bytes(fill_book(desk.case, desk.model, desk.frames_shown()))


def filled_workbook(desk: Desk, content: bytes, name: str) -> Exchange:
    """What somebody wrote in one; a file that cannot be read is one problem."""
    from tilsyn.domain.problems import problem
    from tilsyn.domain.proposals.exchange import Exchange
    from tilsyn.domain.proposals.exchange.leaving import Leaving
    from tilsyn.domain.proposals.sheets import filled, questions_named
    from tilsyn.domain.proposals.sheets.cells import workbook_of
    from tilsyn.storage.filled_workbooks import UnreadWorkbook, read_cells

    try:
        book = workbook_of(read_cells(content))
    except UnreadWorkbook as unread:
        return Exchange(name, problems=[problem(unread.code, file=name, why=unread.why)])
    frames = frames_by_questions(desk, questions_named(book))
    return filled(book, name, Leaving(desk.case, desk.model, frames), desk.world.now())
