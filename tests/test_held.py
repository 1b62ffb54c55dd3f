"""Files that another program has open: Word, OneDrive, a search for viruses. They let go in a while."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tilsyn.errors import (
    CaseLocked,
    CaseOutOfReach,
    CaseUnreadable,
    OutputBlocked,
    OutputNameRefused,
    OutputOutOfReach,
    OutputReadOnly,
)
from tilsyn.storage import atomic, names, opening, placing
from tilsyn.storage.lock import SessionLock
from tilsyn.storage.outgoing import Door
from tilsyn.storage.sight import same


def held(number: int = 32) -> PermissionError:
    """As Windows raises it: access denied (5), a sharing violation (32), a lock violation (33)."""
    error = PermissionError(13, "in use")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]  # only Windows gives it one
    return error


class Waited(list[float]):
    """A clock that only counts."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def letting_go(real: Callable[..., Any], times: int, number: int = 32) -> Callable[..., Any]:
    """What is refused as many times, and then done."""
    left = iter(range(times))

    def act(*given: object, **named: object) -> object:
        if next(left, None) is not None:
            raise held(number)
        return real(*given, **named)

    return act


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(names, "WINDOWS", True)
        yield


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_is_let_go_of_is_replaced_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    target, waited = tmp_path / "rapport.docx", Waited()
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", letting_go(Path.replace, 3, number))
    atomic.write(target, b"new", waited)
    assert (target.read_bytes(), len(waited)) == (b"new", 3)
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_stays_open_is_left_after_two_seconds_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, waited = tmp_path / "rapport.docx", Waited()
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", letting_go(Path.replace, 99))
    with pytest.raises(OutputBlocked) as told:
        atomic.write(target, b"new", waited)
    assert "Luk filen i Word eller Excel" in told.value.hint
    assert 1.5 < sum(waited) < 2.5
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"old", [target])


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere an open file may be replaced")
def test_a_report_that_really_is_open_is_replaced_once_it_is_closed(tmp_path: Path) -> None:
    target, waited = tmp_path / "rapport.docx", Waited()
    target.write_bytes(b"old")
    with target.open("rb"), pytest.raises(OutputBlocked):
        atomic.write(target, b"new", waited)
    assert (target.read_bytes(), len(waited), list(tmp_path.iterdir())) == (b"old", len(atomic.PAUSES), [target])
    word = target.open("rb")
    atomic.write(target, b"new", lambda _: word.close())
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"new", [target])


def test_what_waiting_cannot_mend_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "a folder that is not ours")

    waited = Waited()
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputBlocked):
        atomic.write(tmp_path / "rapport.docx", b"new", waited)
    assert waited == []


def test_a_temporary_file_that_is_held_is_taken_away_later_or_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, waited = atomic.beside(tmp_path / "x"), Waited()
    monkeypatch.setattr(Path, "unlink", letting_go(Path.unlink, 2))
    atomic.discard(temporary, waited)
    assert (list(tmp_path.iterdir()), len(waited)) == ([], 2)
    monkeypatch.setattr(Path, "unlink", letting_go(Path.unlink, 99))
    atomic.discard(temporary, waited)


@pytest.mark.usefixtures("windows")
def test_a_new_file_has_one_name_only_even_while_it_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, waited = tmp_path / "sag.tilsyn", Waited()
    temporary = atomic.beside(target)
    monkeypatch.setattr(Path, "unlink", letting_go(Path.unlink, 99))  # linked, it could not lose its first name
    monkeypatch.setattr(Path, "rename", letting_go(Path.rename, 2))
    atomic.place_new(temporary, target, waited)
    assert (list(tmp_path.iterdir()), target.stat().st_nlink, len(waited)) == ([target], 1, 2)


@pytest.mark.usefixtures("windows")
def test_a_file_that_nobody_may_write_is_not_blamed_on_word(tmp_path: Path) -> None:
    target = tmp_path / "rapport.docx"
    target.write_bytes(b"")
    target.chmod(0o400)
    with pytest.raises(OutputReadOnly) as told:
        Door(None, lambda _: True).put(target, b"new")
    assert "skrivebeskyttet" in told.value.message
    assert (target.read_bytes(), list(tmp_path.iterdir())) == (b"", [target])
    target.chmod(0o600)


def test_a_folder_that_takes_no_files_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def refuse(path: object, *_: object) -> NoReturn:
        tried.append(path)
        raise PermissionError(13, "no file may be made here")

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "access", lambda *_: True)  # as Windows answers for Program Files
    with pytest.raises(OutputOutOfReach) as told:
        atomic.write(tmp_path / "rapport.docx", b"x")
    assert len(tried) == 1
    assert told.value.hint == "Vælg et kortere navn eller en anden mappe, som du har adgang til."
    with pytest.raises(OutputOutOfReach):
        Door().put_all(tmp_path, {"rapport.docx": b"x"})
    with pytest.raises(CaseOutOfReach):
        placing.new_file(tmp_path / "ny.tilsyn")


def test_a_full_disk_is_not_blamed_on_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputBlocked) as told:
        atomic.write(tmp_path / "rapport.docx", b"x")
    assert "Disken er fuld" in told.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_not_blamed_on_word(tmp_path: Path) -> None:
    with pytest.raises(OutputNameRefused, match="kan ikke skrives: det er en mappe"):
        atomic.write(tmp_path, b"x")
    with pytest.raises(OutputNameRefused, match="kan ikke skrives: det er en mappe"):
        Door().put(tmp_path, b"x")


def test_an_output_that_is_kept_from_being_read_is_waited_for_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tilsyn.domain.imprint import imprinted

    target, waited = tmp_path / "sag.json", Waited()
    target.write_bytes(imprinted(b'{\n "a": 1\n}\n'))
    monkeypatch.setattr(Path, "read_bytes", letting_go(Path.read_bytes, 2))
    Door(None, wait=waited).put(target, b'{\n "a": 2\n}\n')
    assert (b'"a": 2' in target.read_bytes(), len(waited)) == (True, 2)


@pytest.mark.parametrize(("times", "number", "error"), [(3, 32, None), (99, 32, CaseLocked), (99, 5, CaseUnreadable)])
def test_a_case_that_is_being_copied_is_opened_after_a_while_or_said_to_be_in_use(
    case_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, number: int, error: type[Exception] | None
) -> None:
    waited = Waited()
    monkeypatch.setattr(Path, "open", letting_go(Path.open, times, number))
    if error is None:
        assert opening.recognise(case_path, waited).startswith(b"SQLite")
        assert len(waited) == 3
        return
    with pytest.raises(error):
        opening.recognise(case_path, waited)


@pytest.mark.parametrize("times", [2, 99])
def test_a_lock_file_that_is_being_copied_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    waited = Waited()
    (tmp_path / "sag.tilsyn.lock").touch()
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", letting_go(os.open, times))
        if times == 2:
            with SessionLock(tmp_path / "sag.tilsyn", waited):
                assert len(waited) == 2
            return
        with pytest.raises(CaseLocked, match="i brug et andet sted"), SessionLock(tmp_path / "sag.tilsyn", waited):
            pass


def test_a_share_that_gives_its_files_no_number_does_not_make_all_of_them_the_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unnumbered(path: Path, **named: Any) -> os.stat_result:
        return os.stat_result((0o100600, 0, 7, 1, *list(os.stat(path, **named))[4:10]))  # noqa: PTH116  Path's is this one

    case, report = tmp_path / "sag.tilsyn", tmp_path / "rapport.docx"
    for each in (case, report):
        each.touch()
    monkeypatch.setattr(Path, "stat", unnumbered)
    assert not same(report, case)
    assert same(case, case.parent / ".." / case.parent.name / case.name)
