"""The one row in which a case leaves itself in short: outside the chain, and believed only while nothing came after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.errors import CaseError, CaseReplaced
from tilsyn.storage.around_a_case import CaseReplacedSince

if TYPE_CHECKING:
    from collections.abc import Callable

    from apsw import Connection

    from tilsyn.storage.database import Database, LastFolded

ALL = "SELECT seq, id, content FROM summary"
_BELIEVED = (
    "SELECT content FROM summary JOIN entry ON entry.seq = summary.seq AND entry.id = summary.id "
    "WHERE entry.seq = (SELECT max(seq) FROM entry)"
)
IS_STORED = "SELECT 1 FROM entry WHERE seq = ? AND id = ?"


def keep(connection: Connection, newest: LastFolded, content: str) -> None:
    """In place of what stood there, with the newest row that it is made of."""
    connection.execute("INSERT OR REPLACE INTO summary(one, seq, id, content) VALUES(1, ?, ?, ?)", (*newest, content))


def leave(database: Database, newest: LastFolded, summarise: Callable[[], str]) -> None:
    """When a case is let go of; where this cannot be written, the whole case is read next time.

    Raises CaseReplacedSince where the newest row is no longer there: what was said to be stored may be gone.
    """
    try:
        content = summarise()
        with database.gesture(newest):
            if not database.rows(after=newest.seq):  # else it is for who wrote those
                keep(database.connection, newest, content)
    except CaseReplaced as gone:
        raise CaseReplacedSince(database.path) from gone
    except CaseError:
        return


def believed(connection: Connection) -> str | None:
    """What was left, where its newest row still is the journal's."""
    found = connection.execute(_BELIEVED).fetchone()
    return str(found[0]) if found else None


def drop(connection: Connection) -> None:
    """Also where it would not be believed: what is redacted may have been counted in it."""
    connection.execute("DELETE FROM summary")
