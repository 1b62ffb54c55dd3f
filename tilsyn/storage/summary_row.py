"""The one row in which a case leaves itself in short: outside the chain, and believed only while nothing came after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apsw import Connection

    from tilsyn.storage.database import LastFolded

ALL = "SELECT seq, id, content FROM summary"
_BELIEVED = (
    "SELECT content FROM summary JOIN entry ON entry.seq = summary.seq AND entry.id = summary.id "
    "WHERE entry.seq = (SELECT max(seq) FROM entry)"
)
IS_STORED = "SELECT 1 FROM entry WHERE seq = ? AND id = ?"


def keep(connection: Connection, newest: LastFolded, content: str) -> None:
    """In place of what stood there, with the newest row that it is made of."""
    connection.execute("INSERT OR REPLACE INTO summary(one, seq, id, content) VALUES(1, ?, ?, ?)", (*newest, content))


def believed(connection: Connection) -> str | None:
    """What was left, where its newest row still is the journal's."""
    found = connection.execute(_BELIEVED).fetchone()
    return str(found[0]) if found else None


def drop(connection: Connection) -> None:
    """Also where it would not be believed: what is redacted may have been counted in it."""
    connection.execute("DELETE FROM summary")
