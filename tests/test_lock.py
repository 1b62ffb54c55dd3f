"""One interview session at a time."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from tests.needing import heard, needs_links
from tilsyn.errors import CaseHasTwoNames, CaseLocked, CaseNotWritten, CaseWithoutLock, TilsynError
from tilsyn.storage import lock
from tilsyn.storage.lock import SessionLock

ROOT = Path(__file__).parents[1]
HOLDER = """
import pathlib, sys
from tilsyn.storage.lock import SessionLock
with SessionLock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_session_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "Min sag æ.tilsyn"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert heard(holder.stdout.readline()) == "held\n"
        with pytest.raises(CaseLocked, match="i brug et andet sted"), SessionLock(path):
            pass
        holder.kill()
    with SessionLock(path) as lock:
        assert lock.sidecar.name == "Min sag æ.tilsyn.lock"
        assert lock.sidecar.read_bytes() == b""


def test_a_lock_left_behind_means_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sag.tilsyn"
    for _ in range(2):
        with SessionLock(path):
            pass
    assert (tmp_path / "sag.tilsyn.lock").exists()


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.EAGAIN, CaseLocked), (errno.EACCES, CaseLocked), (errno.ENOLCK, CaseWithoutLock), (0, CaseLocked)],
)
def test_a_drive_without_locks_is_not_taken_for_another_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[TilsynError]
) -> None:
    def refuse(_: int) -> NoReturn:
        raise OSError(number, "as the drive has it")

    monkeypatch.setattr(lock, "_take", refuse)
    with pytest.raises(error) as told, SessionLock(tmp_path / "sag.tilsyn"):
        pass
    assert ("lokal disk" in told.value.hint) == (error is CaseWithoutLock)


@needs_links
def test_two_names_of_one_case_are_one_session(tmp_path: Path) -> None:
    real, other = tmp_path / "sag.tilsyn", tmp_path / "genvej.tilsyn"
    real.touch()
    other.symlink_to(real)
    with SessionLock(real), pytest.raises(CaseLocked), SessionLock(other):
        pass


def test_where_no_sidecar_can_be_made_the_case_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(CaseNotWritten), SessionLock(tmp_path / "nowhere" / "sag.tilsyn"):
        pass


@pytest.mark.parametrize("first", ["sag.tilsyn", "anden/mappe.tilsyn"])
def test_a_case_with_two_hard_names_takes_no_session_under_either(tmp_path: Path, first: str) -> None:
    names = [tmp_path / "sag.tilsyn", tmp_path / "anden" / "mappe.tilsyn"]
    names[0].touch()
    with SessionLock(names[0]):
        names[1].parent.mkdir()
        names[1].hardlink_to(names[0])
        with pytest.raises(CaseHasTwoNames, match="samme fil som en med et andet navn"), SessionLock(tmp_path / first):
            pass
    names[1].unlink()
    with SessionLock(names[0]):
        pass


def test_other_commands_say_that_a_case_has_two_hard_names(
    case_path: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    assert "hard link" not in run("status", case_path)[2]
    (case_path.parent / "kopi.tilsyn").hardlink_to(case_path)
    code, _, err = run("source", case_path, "Borger 1", "--group", "borger")
    assert (code, err.count("hard link"), "Råd: Lav en rigtig kopi" in err) == (0, 1, True)
    assert "hard link" not in run("status", case_path)[2]
    code, _, err = run("interview", case_path, "--source", "Borger 1", "--plain", typed="q\n")
    assert (code, err.count("hard link")) == (4, 1)
