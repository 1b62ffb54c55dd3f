"""Filled sheets: cells -> the exchange file's records, each with its cell as its place (interface.md, Workbook).

What a file of records must be held against a case for, these are too: the same plan, the same preview, the same
refusals. Nothing that may not be seen is looked up here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.fill_form import ANSWERS, SHEETS
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange import Exchange
from tilsyn.domain.proposals.exchange.quoting import quoted
from tilsyn.domain.proposals.identity import export_id
from tilsyn.domain.proposals.sheets.grid import grid_of
from tilsyn.domain.proposals.sheets.origin import Origin, origin_of
from tilsyn.domain.proposals.sheets.rows import FilledRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.proposals.exchange.leaving import Leaving
    from tilsyn.domain.proposals.sheets.cells import ReadWorkbook

_POINT = 80
"""No question's id is longer."""


def filled(book: ReadWorkbook, file: str, leaving: Leaving, now: str) -> Exchange:
    """The records that somebody wrote, and every problem by sheet and cell. `now`: when it is read, for corrections."""
    origin = origin_of(book)
    if origin is None:
        return Exchange(file, problems=[problem("S150", file=file)])
    if {origin.case, book.marked_case or origin.case} != {export_id(leaving.case.id)}:
        return Exchange(file, problems=[problem("S157", file=file)])
    exchange = Exchange(file, edition=origin.edition, supplement=origin.supplement, readable=True, filled_at=now)
    if origin.edition == leaving.model.id:
        _read_sheets(exchange, book, origin, leaving)
    return exchange


def _read_sheets(exchange: Exchange, book: ReadWorkbook, origin: Origin, leaving: Leaving) -> None:
    for sheet in SHEETS:
        read = book.find(sheet.name)
        if read is None:
            exchange.problems.append(_gone(sheet.name, book.others))
            continue
        grid = grid_of(sheet, read, origin.going_on[sheet.name])
        exchange.problems += grid.problems
        rows = FilledRows(grid, origin.held[sheet.name], leaving)
        exchange.problems += rows.problems
        exchange.parts[sheet.part] = rows.records
        exchange.unchanged += rows.unchanged


def _gone(name: str, others: Sequence[str]) -> Problem:
    """A sheet that was taken out takes nothing away; one that may only have been renamed is asked about."""
    if not others:
        return problem("S168", at=name, what="Arket er slettet")
    advice = f"Kald arket »{quoted(others[0])}« det igen, hvis det er det; ellers slet de ark, der ikke hører til."
    return problem("S158", at=name, what=f"Arket »{name}«", advice=advice)


def questions_named(book: ReadWorkbook) -> list[str]:
    """What may be a point of a frame in the sheet of answers: the frame may have to be brought."""
    read = book.find(ANSWERS.name)
    texts = {cell.raw.strip() for cell in read.cells.values() if ":" in cell.raw[:_POINT]} if read else set()
    return sorted(each for each in texts if len(each) <= _POINT and len(each.split()) == 1)


__all__ = ["filled", "questions_named"]
