"""Bytes that entries name, by their SHA-256: copies that a case is read with, and what documents leave in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import apsw

_OTHERS = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'blob'"
_READ = "SELECT substr(content, -1) FROM blob WHERE sha256 = ?"  # all of it is read, and none handed out


def add(connection: apsw.Connection, blobs: Mapping[str, bytes]) -> None:
    """Inside a gesture; one that stands there already is the same."""
    connection.executemany("INSERT OR IGNORE INTO blob(sha256, content) VALUES(?, ?)", blobs.items())


def drop(connection: apsw.Connection, names: Collection[str]) -> None:
    """Those that no entry names any more, inside a gesture."""
    connection.executemany("DELETE FROM blob WHERE sha256 = ?", [(each,) for each in names])


def read(connection: apsw.Connection, names: Collection[str]) -> None:
    """Each of their pages, so that damage is told now. What they say is proven when they are used."""
    connection.executemany(_READ, [(each,) for each in names]).fetchall()


def others_are_sound(connection: apsw.Connection) -> bool:
    """Whether every page of all the rest is: documents may be many, and no opening waits for them."""
    named = ["sqlite_schema", *(name for (name,) in connection.execute(_OTHERS).fetchall())]
    return all(connection.pragma("quick_check", each) == "ok" for each in named)
