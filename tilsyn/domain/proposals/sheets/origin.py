"""What stands hidden in a filled workbook: whose it is, and what each row held when it left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.fill_form import CASE_ROW, COLUMN_ROW, EDITION_ROW, FORM, HELD_ROW, HIDDEN, SHEETS, SUPPLEMENT_ROW

if TYPE_CHECKING:
    from pydantic import JsonValue

    from tilsyn.domain.proposals.sheets.cells import ReadSheet, ReadWorkbook


class Origin(NamedTuple):
    """The case by its export id, the edition, its supplement, and digests of each row's cells by sheet and id.

    `going_on`: the columns that texts go on in, by sheet.
    """

    case: str
    edition: str
    supplement: dict[str, JsonValue] | None
    held: dict[str, dict[str, dict[str, str]]]
    going_on: dict[str, list[str]]


def origin_of(book: ReadWorkbook) -> Origin | None:
    """None where it is no workbook of ours that was made to be filled."""
    hidden = book.find(HIDDEN)
    rows = _texts(hidden) if hidden else []
    if not rows or rows[0][:1] != [FORM]:
        return None
    facts = {each[0]: each[1] for each in rows if len(each) == len((CASE_ROW, "id"))}
    held: dict[str, dict[str, dict[str, str]]] = {each.name: {} for each in SHEETS}
    going_on: dict[str, list[str]] = {each.name: [] for each in SHEETS}
    keys = {each.name: each.keys for each in SHEETS}
    for row in rows:
        match row:
            case [str(kind), str(sheet), str(title)] if kind == COLUMN_ROW and sheet in going_on:
                going_on[sheet].append(title)
            case [str(kind), str(sheet), str(identity), *digests] if kind == HELD_ROW and sheet in held:
                held[sheet][identity] = dict(zip(keys[sheet], digests, strict=False))
    return Origin(facts.get(CASE_ROW, ""), facts.get(EDITION_ROW, ""), _supplement(facts), held, going_on)


def _texts(hidden: ReadSheet) -> list[list[str]]:
    """The rows as they were written, up to the first gap: what may be chosen stands beside them."""
    found = []
    for cells in hidden.rows().values():
        row = list[str]()
        while len(row) + 1 in cells:
            row.append(cells[len(row) + 1].text)
        if row:
            found.append(row)
    return found


def _supplement(facts: dict[str, str]) -> dict[str, JsonValue] | None:
    try:
        stated = json.loads(facts.get(SUPPLEMENT_ROW) or "null")
    except ValueError:
        return {}
    return stated if isinstance(stated, dict) else None
