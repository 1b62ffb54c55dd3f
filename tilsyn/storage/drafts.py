"""Half-typed texts, in a table of their own: outside chain, counts, merge and exports (architecture.md, Inside)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apsw import Connection


class Draft(NamedTuple):
    """A half-typed text: outside the journal, without a value."""

    slot: str
    text: str
    at: str


def keep(connection: Connection, draft: Draft) -> None:
    """One for each slot, the newest."""
    connection.execute("INSERT OR REPLACE INTO draft(slot, text, at) VALUES(?, ?, ?)", draft)


def held(connection: Connection) -> list[Draft]:
    """All of them, newest last."""
    return [Draft(*values) for values in connection.execute("SELECT slot, text, at FROM draft ORDER BY at, slot")]


def drop(connection: Connection, slots: Iterable[str]) -> None:
    """Nothing half-typed is left for just these slots."""
    connection.executemany("DELETE FROM draft WHERE slot = ?", [(slot,) for slot in slots])


def drop_about(connection: Connection, slots: Iterable[str]) -> None:
    """Also what was half-typed beside them: a reason, who said otherwise, where a note belongs."""
    about = "DELETE FROM draft WHERE instr('|' || slot || '|', '|' || ? || '|')"
    connection.executemany(about, [(slot,) for slot in slots])
