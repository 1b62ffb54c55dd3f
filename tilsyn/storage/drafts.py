"""Half-typed texts, in a table of their own: outside chain, counts, merge and exports (architecture.md, Inside)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.as_written import is_a_moment
from tilsyn.domain.journal.entries import SLOT_KINDS
from tilsyn.domain.moments import moment
from tilsyn.domain.record import IsoTime
from tilsyn.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from apsw import Connection


_TIME: TypeAdapter[str] = TypeAdapter(IsoTime)
ALL = "SELECT slot, text, at FROM draft"
_UNKNOWN = "1970-01-01T00:00:00.000+00:00"


_TYPED_FOR = SLOT_KINDS | {
    "mark", "quote", "own", "deviates", "spot", "where", "line", "paper", "plan", "reason", "lines", "place",
    "otherwise",
}  # fmt: skip
"""Kinds of slot that a text is half-typed for: of the entry it will become, or of what stands beside one."""


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
    kept = (Draft(*values) for values in connection.execute(ALL))
    return sorted(
        (each if is_well_formed(each) else each._replace(at=_UNKNOWN) for each in kept),
        key=lambda each: (moment(each.at), each.slot),
    )


def is_well_formed(draft: Draft) -> bool:
    """Whether it is as this program keeps one: a slot, a text, and a time in its one form."""
    try:
        _TIME.validate_python(draft.at)
    except ValueError:
        return False
    return bool(draft.slot)


def could_be_kept(draft: Draft) -> bool:
    """Whether this program could have kept it: for a slot that something is typed for, cleaned, and when."""
    fits = is_well_formed(draft) and is_a_moment(draft.at) and Slot(draft.slot).kind in _TYPED_FOR
    return fits and clean(draft.text) == draft.text and clean(draft.slot) == draft.slot


def drop(connection: Connection, slots: Iterable[str]) -> None:
    """Nothing half-typed is left for just these slots."""
    connection.executemany("DELETE FROM draft WHERE slot = ?", [(slot,) for slot in slots])


def drop_about(connection: Connection, slots: Collection[str]) -> None:
    """Also what was half-typed beside them: a reason, who said otherwise, where a note belongs."""
    beside = [Slot(kept) for (kept,) in connection.execute("SELECT slot FROM draft")]
    drop(connection, [kept for kept in beside if any(kept.is_about(slot) for slot in slots)])
