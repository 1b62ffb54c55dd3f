"""What older program versions wrote. Reading never changes a case; the first writing brings its form up to date.

Two seams: the file's form (`user_version`, tables) by steps inside one transaction after a copy, and the payload
of single entries, lifted in memory since the stored bytes are what the chain rests on.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tilsyn.domain.journal.entries import ENTRY_VERSION
from tilsyn.domain.journal.seal import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import apsw

    from tilsyn.domain.journal.seal import Sealed

    Step = Callable[[apsw.Connection], None]
    Lift = Callable[[dict[str, Any]], dict[str, Any]]

APPLICATION_ID = 0x54534E31  # "TSN1"
_FIRST_TABLES = (
    (
        "CREATE TABLE entry(seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, header BLOB NOT NULL, "
        "nonce BLOB NOT NULL, payload BLOB, kind TEXT NOT NULL, slot TEXT NOT NULL) STRICT"
    ),
    "CREATE TABLE blob(sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT",
    "CREATE TABLE draft(slot TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) STRICT",
)
_SUMMARY_TABLE = (
    "CREATE TABLE summary(one INTEGER PRIMARY KEY CHECK(one = 1), seq INTEGER NOT NULL, id TEXT NOT NULL, "
    "content TEXT NOT NULL) STRICT"
)
SCHEMAS: Mapping[int, tuple[str, ...]] = {1: _FIRST_TABLES, 2: (*_FIRST_TABLES, _SUMMARY_TABLE)}
"""The tables of each form a case file has had, text for text: a file is held against its own, for ever."""
SUMMARISED = 2
"""From this form on a case may leave itself in short."""
FORMAT = max(SCHEMAS)
"""The form this program writes, in `user_version`."""


def make_tables(connection: apsw.Connection) -> None:
    """Those of today's form, in an empty file."""
    for table in SCHEMAS[FORMAT]:
        connection.execute(table)
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", FORMAT)


def _add_summary(connection: apsw.Connection) -> None:
    connection.execute(_SUMMARY_TABLE)


STEPS: Mapping[int, Step] = {1: _add_summary}
"""From form n to n+1."""
ENTRY_VERSIONS: Mapping[int, int] = {1: 1, 2: ENTRY_VERSION}
"""The entry version that is written in each form: a program of that time must be able to read it."""
LIFTS: Mapping[int, Lift] = {}
"""From entry version n to n+1; none where only the header changed."""


def migrate(
    connection: apsw.Connection,
    keep_copy: Callable[[int], None],
    steps: Mapping[int, Step] = STEPS,
    target: int = FORMAT,
) -> bool:
    """Bring the file to `target`, all steps or none; `keep_copy(version)` is called before anything changes.

    False where there was nothing to do, or another process did it while the copy was made.
    """
    if _version(connection) >= target:
        return False
    keep_copy(_version(connection))
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again inside the transaction: another process may have done it while the copy was made.
        found = _version(connection)
        for version in range(found, target):
            steps[version](connection)
            connection.pragma("user_version", version + 1)
        connection.execute("COMMIT")
        return found < target
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def lift(version: int, payload: bytes, lifts: Mapping[int, Lift] = LIFTS, target: int = ENTRY_VERSION) -> bytes:
    """The payload as the newest entry version would state it. Pure; never written back."""
    needed = [lifts[each] for each in range(version, target) if each in lifts]
    if not needed:
        return payload
    stated = json.loads(payload)
    for change in needed:
        stated = change(stated)
    return canonical(stated)


def lifted(rows: Sequence[Sealed], lifts: Mapping[int, Lift] = LIFTS, target: int = ENTRY_VERSION) -> list[Sealed]:
    """Rows ready to be unsealed; costs nothing while no older version exists."""
    if not lifts:
        return list(rows)
    return [
        row if row.payload is None else row._replace(payload=lift(_entry_version(row), row.payload, lifts, target))
        for row in rows
    ]


def _entry_version(row: Sealed) -> int:
    return int(json.loads(row.header)["v"])
