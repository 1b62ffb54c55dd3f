"""Every page of a case is read while its entries are, and nothing is believed before that has ended."""

from __future__ import annotations

import os
import sys
from threading import current_thread
from typing import TYPE_CHECKING

import pytest

from tilsyn.errors import CaseDamaged
from tilsyn.storage import beside
from tilsyn.storage.casefile import open_case
from tilsyn.storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.domain.world import World


def test_a_case_is_checked_beside_its_reading_and_the_check_has_the_word(
    case_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    where: list[str] = []
    check = Database.check_whole

    def watched(database: Database) -> None:
        where.append(current_thread().name)
        check(database)

    monkeypatch.setattr(Database, "check_whole", watched)
    open_case(case_path, lambda: "", world).close()
    assert where == ["check"]

    content = bytearray(case_path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)  # the last page alone may be one of a copy
    damaged = case_path.with_name("skadet.tilsyn")
    damaged.write_bytes(content)
    database = Database(damaged, None)
    with pytest.raises(CaseDamaged), database.checked_meanwhile():
        raise ZeroDivisionError
    database.release()


def test_a_fault_of_ours_in_the_check_is_not_taken_for_soundness(
    case_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(database: Database) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Database, "_check_tables", breaks)
    with pytest.raises(ZeroDivisionError):
        open_case(case_path, lambda: "", world)


def test_a_case_is_read_when_what_is_imported_beside_has_ended(
    case_path: Path, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "long_in_coming.py").write_text("import time\ntime.sleep(0.3)\ncame = True\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    beside.begin("long_in_coming")
    beside.begin("there_is_no_such_module")
    open_case(case_path, lambda: "", world).close()
    assert sys.modules.pop("long_in_coming").came
