"""Older forms: reading never changes a case, writing brings it up to date, entries are lifted in memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import apsw
import pytest

from tilsyn.domain.journal.seal import Sealed
from tilsyn.storage import migrations

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def connection(tmp_path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(tmp_path / "old.tilsyn"))
    connection.execute("CREATE TABLE entry(seq INTEGER PRIMARY KEY)")
    connection.pragma("user_version", 1)
    return connection


def _add_colour(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE entry ADD COLUMN colour TEXT")


def _fail(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE nothing ADD COLUMN colour TEXT")


def _columns(connection: apsw.Connection) -> int:
    return len(connection.execute("SELECT * FROM pragma_table_info('entry')").fetchall())


def test_steps_run_in_order_after_a_copy(connection: apsw.Connection) -> None:
    seen: list[tuple[int, int]] = []
    migrations.migrate(
        connection, lambda version: seen.append((version, _columns(connection))), {1: _add_colour, 2: lambda _: None}, 3
    )
    assert seen == [(1, 1)]
    assert (connection.pragma("user_version"), _columns(connection)) == (3, 2)


def test_a_failing_step_undoes_the_earlier_ones(connection: apsw.Connection) -> None:
    with pytest.raises(apsw.SQLError):
        migrations.migrate(connection, lambda _: None, {1: _add_colour, 2: _fail}, 3)
    assert (connection.pragma("user_version"), _columns(connection)) == (1, 1)


def test_a_failing_copy_changes_nothing(connection: apsw.Connection) -> None:
    def no_room(_: int) -> None:
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        migrations.migrate(connection, no_room, {1: _add_colour}, 2)
    assert (connection.pragma("user_version"), _columns(connection)) == (1, 1)


def test_another_process_may_have_done_it_while_the_copy_was_made(connection: apsw.Connection) -> None:
    def meanwhile(_: int) -> None:
        migrations.migrate(connection, lambda _: None, {1: _add_colour}, 2)

    migrations.migrate(connection, meanwhile, {1: _add_colour}, 2)
    assert (connection.pragma("user_version"), _columns(connection)) == (2, 2)


def test_a_file_of_this_form_is_neither_copied_nor_changed(connection: apsw.Connection) -> None:
    copied: list[int] = []
    connection.pragma("user_version", migrations.FORMAT)
    migrations.migrate(connection, copied.append)
    assert copied == []


def _rename(stated: dict[str, Any]) -> dict[str, Any]:
    return {"text": stated["note"]}


def _shout(stated: dict[str, Any]) -> dict[str, Any]:
    return {"text": stated["text"].upper()}


def test_an_old_payload_is_lifted_through_every_version_and_its_stored_bytes_stay() -> None:
    lifts = {1: _rename, 2: _shout}
    old = Sealed("a", json.dumps({"v": 1}).encode(), b"", '{"note":"æ"}'.encode())
    newer = Sealed("b", json.dumps({"v": 2}).encode(), b"", b'{"text":"b"}')
    redacted = Sealed("c", json.dumps({"v": 1}).encode(), b"", None)
    lifted = migrations.lifted([old, newer, redacted], lifts, 3)
    assert [row.payload for row in lifted] == ['{"text":"Æ"}'.encode(), b'{"text":"B"}', None]
    assert [row.header for row in lifted] == [old.header, newer.header, redacted.header]


def test_a_payload_of_this_version_is_left_byte_for_byte() -> None:
    assert migrations.lift(1, b'{ "x": 1 }') == b'{ "x": 1 }'
