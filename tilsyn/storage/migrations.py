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

FORMAT = 1
"""The form this program writes, in `user_version`."""
STEPS: Mapping[int, Step] = {}
"""From form n to n+1. Form 1 is the first, so there are none yet."""
LIFTS: Mapping[int, Lift] = {}
"""From entry version n to n+1. Version 1 is the first."""


def migrate(
    connection: apsw.Connection,
    keep_copy: Callable[[int], None],
    steps: Mapping[int, Step] = STEPS,
    target: int = FORMAT,
) -> None:
    """Bring the file to `target`, all steps or none; `keep_copy(version)` is called before anything changes."""
    if _version(connection) >= target:
        return
    keep_copy(_version(connection))
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again inside the transaction: another process may have done it while the copy was made.
        for version in range(_version(connection), target):
            steps[version](connection)
            connection.pragma("user_version", version + 1)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))


def lift(version: int, payload: bytes, lifts: Mapping[int, Lift] = LIFTS, target: int = ENTRY_VERSION) -> bytes:
    """The payload as the newest entry version would state it. Pure; never written back."""
    if version >= target:
        return payload
    stated = json.loads(payload)
    for each in range(version, target):
        stated = lifts[each](stated)
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
