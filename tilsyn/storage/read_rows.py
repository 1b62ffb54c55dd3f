"""Rows of the case file as entries: the chain held, older versions lifted, what only a newer program knows told.

There are two ways. `in_turn` takes the rows as they come and keeps none of them: for nearly every case that is all
there is to do. It tells no fault from another, for that takes all rows: where anything is in doubt the case is read
once more, whole (`check_chain`, `entries_of`), and what that says holds, be it a fault or that all is well.
"""

from __future__ import annotations

from contextlib import suppress
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING

from pydantic import ValidationError

from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import ENTRY_VERSION, HEADERS, Entry, payloads
from tilsyn.domain.journal.seal import (
    AT_A_TIME,
    chain_faults,
    entry_id,
    is_newer,
    payload_digest,
    share_names,
    stated_in,
    statement_faults,
    unseal,
)
from tilsyn.domain.record import STORED
from tilsyn.errors import CaseDamaged, CaseNewer
from tilsyn.storage import beside, migrations
from tilsyn.storage.collector import uncollected
from tilsyn.storage.database import NOWHERE, LastFolded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tilsyn.domain.journal.entries import AnyPayload, Header, Payload
    from tilsyn.domain.journal.seal import Sealed
    from tilsyn.storage.database import Database, StoredEntry


class InDoubt(Exception):
    """Something is not as in nearly every case; what, the whole reading says."""


def read_case(database: Database) -> tuple[Case, LastFolded]:
    """The whole journal, folded, and where it ends. Raises CaseDamaged where it does not hold, and CaseNewer."""
    beside.wait()
    with uncollected():
        with suppress(InDoubt):
            return _read_in_turn(database)
        return _read_whole(database)


def _read_in_turn(database: Database) -> tuple[Case, LastFolded]:
    case, last = Case(), (0, "")
    with database.reading():
        for seq, entry in in_turn(database.in_turn(), case.entries):
            apply(case, entry)
            last = seq, entry.id
    return case, LastFolded(*last)


def _read_whole(database: Database) -> tuple[Case, LastFolded]:
    with database.reading():
        rows = database.rows()
    check_chain(database.path, rows)
    return reduce(apply, entries_of(database.path, rows), Case()), place_of(rows)


def place_of(rows: Sequence[StoredEntry]) -> LastFolded:
    """Where rows that have been folded end."""
    return LastFolded(rows[-1].seq, rows[-1].sealed.id) if rows else NOWHERE


def in_turn(rows: Iterable[tuple[int, Sealed]], before: Mapping[str, Entry]) -> Iterator[tuple[int, Entry]]:
    """Entries of rows as they come, each with its place. `before` must hold those that were given, by id.

    Raises InDoubt.
    """
    names: dict[type[Payload], set[str]] = {}
    waiting = iter(rows)
    while part := list(islice(waiting, AT_A_TIME)):
        entries = _read([row for _, row in part])
        share_names(entries, names)
        for (seq, row), entry in zip(part, entries, strict=True):
            if not (_is_itself(entry, row) and _follows(entry.header, before)):
                raise InDoubt
            _share_ids(entry.header, before)
            yield seq, entry


def _share_ids(header: Header, before: Mapping[str, Entry]) -> None:
    """An entry's id stands once in memory, and not again in each that follows it."""
    parents = header.parents
    shared = (before[parents[0]].id,) if len(parents) == 1 else tuple([before[each].id for each in parents])
    object.__setattr__(header, "parents", shared)


def _read(rows: Sequence[Sealed]) -> list[Entry]:
    try:
        headers = HEADERS.validate_json(_listed(row.header for row in rows), context=STORED)
        stated = _stated([header.kind for header in headers], migrations.lifted(rows))
    except (ValueError, KeyError) as error:
        raise InDoubt from error
    return [Entry(row.id, header, said) for row, header, said in zip(rows, headers, stated, strict=True)]


def _stated(kinds: Sequence[str], rows: Sequence[Sealed]) -> list[AnyPayload | None]:
    """What rows of those kinds state, read kind by kind. Raises ValueError, and KeyError for an unknown kind."""
    stated: list[AnyPayload | None] = [None] * len(rows)
    places: dict[str, list[int]] = {}
    for place, (kind, row) in enumerate(zip(kinds, rows, strict=True)):
        if row.payload is not None:
            places.setdefault(kind, []).append(place)
    for kind, alike in places.items():
        content = _listed([stated_in(rows[place].payload) for place in alike])
        for place, said in zip(alike, payloads(kind).validate_json(content, context=STORED), strict=True):
            stated[place] = said
    return stated


def _listed(values: Iterable[bytes]) -> bytes:
    return b"[" + b",".join(values) + b"]"


def _is_itself(entry: Entry, row: Sealed) -> bool:
    """Whether its bytes are those that were named, and say what they are."""
    header, payload = entry.header, entry.payload
    if entry_id(row.header) != row.id or not 0 < header.v <= ENTRY_VERSION:
        return False
    if header.seen is None and (b'"seen"' in row.header or b"\\" in row.header):  # it says nothing, or in other letters
        return False
    if row.payload is None or payload is None:
        return row.payload is None and payload is None
    said = (getattr(payload, "entry"), payload.slot)  # noqa: B009  every payload class declares it, the base class cannot
    return said == (header.kind, header.slot) and payload_digest(row.nonce, row.payload) == header.payload


def _follows(header: Header, before: Mapping[str, Entry]) -> bool:
    """Whether all that it builds on stands before it, and it counts on from there."""
    if len(header.parents) == 1 and not header.supersedes and header.seen is None:  # nearly every entry
        parent = before.get(header.parents[0])
        return parent is not None and header.lamport == 1 + parent.header.lamport
    try:
        parents = [before[each].header.lamport for each in header.parents]
        replaced = [before[each].header for each in header.supersedes]
        seen = [before[each].header.lamport for each in header.seen or ()]
    except KeyError:
        return False
    return (
        header.lamport == 1 + max(parents, default=0)
        and all(each.slot == header.slot and each.lamport < header.lamport for each in replaced)
        and (header.seen is None or (_has_seen_less(header) and max(seen) < header.lamport))
    )


def _has_seen_less(header: Header) -> bool:
    """Whether `seen` may be told: since the second version, in order, and another than the parents."""
    seen = list(header.seen or ())
    return header.v > 1 and bool(seen) and seen == sorted(set(seen)) != sorted(header.parents)


def check_chain(path: Path, rows: Sequence[StoredEntry]) -> None:
    """Raises CaseDamaged, naming the first entry that does not hold."""
    try:
        faults = list(chain_faults([row.sealed for row in rows]))
    except (ValueError, KeyError, TypeError) as error:  # a header that is not even one
        raise CaseDamaged(path, "en posts hoved kan ikke læses") from error
    _refuse(path, faults)


def _refuse(path: Path, faults: Sequence[tuple[str, str]]) -> None:
    if faults:
        entry, what = faults[0]
        more = "" if len(faults) == 1 else f" (og {len(faults) - 1} andre fejl)"
        raise CaseDamaged(path, f"post {entry[:8]}: {what}{more}")


def entries_of(path: Path, rows: Sequence[StoredEntry]) -> list[Entry]:
    """Entries of rows whose chain holds. Raises CaseNewer for what only a newer program reads, and CaseDamaged."""
    try:
        entries = unseal(migrations.lifted([row.sealed for row in rows]))
    except ValidationError as error:
        if is_newer(error):
            raise CaseNewer(path) from error
        raise CaseDamaged(path, "indholdet af en post kan ikke læses") from error
    if any(entry.header.v > ENTRY_VERSION for entry in entries):
        raise CaseNewer(path)
    _refuse(path, list(statement_faults(entries)))
    return entries
