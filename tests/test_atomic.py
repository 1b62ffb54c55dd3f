"""Files appear whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.needing import needs_a_full_disk, needs_links, needs_modes, needs_named_pipes
from tilsyn.errors import OutputBlocked, OutputFolderMissing
from tilsyn.storage import atomic, left_behind, names, placing
from tilsyn.storage.outgoing import Door

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]


def _refuse(*_: object, **__: object) -> NoReturn:
    raise PermissionError(13, "in use")


def test_content_replaces_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "rapport med æøå.docx"
    target.write_bytes(b"old and longer")
    atomic.write(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@needs_modes
def test_a_new_output_is_for_the_user_alone_and_a_replaced_one_keeps_its_mode(tmp_path: Path) -> None:
    new, shared = tmp_path / "new.docx", tmp_path / "shared.docx"
    shared.touch()
    shared.chmod(0o644)
    for target in (new, shared):
        atomic.write(target, b"x")
    assert [target.stat().st_mode & 0o777 for target in (new, shared)] == [0o600, 0o644]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputFolderMissing, match="findes ikke"):
        atomic.write(tmp_path / "nowhere" / "x.docx", b"x")


def test_a_file_held_open_by_word_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", _refuse)
    with pytest.raises(OutputBlocked):
        atomic.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_no_folder_is_replaced(tmp_path: Path) -> None:
    with pytest.raises(OutputBlocked):
        atomic.write(tmp_path, b"x")
    assert tmp_path.is_dir()


def killed_while_writing(target: Path) -> Path:
    """What stands beside an output whose program was killed before it was in place."""
    script = """
import os, pathlib, signal, sys
from tilsyn.storage import atomic
os.fsync = lambda _: os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
atomic.write(pathlib.Path(sys.argv[1]), b"what a citizen said")
"""
    before = set(target.parent.iterdir())
    subprocess.run([sys.executable, "-c", script, str(target)], cwd=ROOT, check=False)
    [left] = set(target.parent.iterdir()) - before
    return left


def made_old(path: Path) -> Path:
    then = time.time() - left_behind.OLD - 60
    os.utime(path, (then, then))
    return path


def write_notes(folder: Path) -> None:
    Door().put_all(folder, {"note.docx": b"PK"})


@pytest.mark.parametrize("write", [
    lambda folder: atomic.write(folder / "næste.docx", b"x"),
    write_notes,
    lambda folder: placing.new_file(folder / "ny.tilsyn"),
])  # fmt: skip
def test_what_a_killed_program_left_is_taken_away_by_the_next_one_that_writes_there(
    write: Callable[[Path], object], tmp_path: Path
) -> None:
    left = made_old(killed_while_writing(tmp_path / "rapport.docx"))
    journal = left.with_name(f"{left.name}-journal")
    journal.write_bytes(b"half a case")
    made_old(journal)
    write(tmp_path)
    assert not left.exists()
    assert not journal.exists()


def test_what_may_be_under_way_or_another_persons_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = atomic.beside(tmp_path / "rapport.docx")
    named_alike = [
        tmp_path / name for name in (".tilsyn-noter.tmp", ".tilsyn-0123abcd.tmp.docx", "x.tilsyn-0123abcd.tmp")
    ]
    for each in named_alike:
        each.write_bytes(b"mit eget")
        made_old(each)
    folder = tmp_path / ".tilsyn-0123abce.tmp"
    folder.mkdir()
    made_old(folder)
    atomic.write(tmp_path / "næste.docx", b"x")
    assert all(each.exists() for each in (fresh, *named_alike, folder))
    if hasattr(os, "geteuid"):
        made_old(fresh)
        monkeypatch.setattr(os, "geteuid", lambda: fresh.stat().st_uid + 1)
        atomic.write(tmp_path / "næste.docx", b"x")
        assert fresh.exists()


@needs_links
def test_a_link_by_such_a_name_is_not_followed(tmp_path: Path) -> None:
    mine = tmp_path / "mit.docx"
    mine.write_bytes(b"mit eget")
    made_old(mine)
    (tmp_path / ".tilsyn-0123abcd.tmp").symlink_to(mine)
    atomic.write(tmp_path / "næste.docx", b"x")
    assert mine.exists()


@needs_named_pipes
def test_no_device_is_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OutputBlocked):
        atomic.write(pipe, b"x")
    assert pipe.is_fifo()


@needs_a_full_disk
def test_a_full_disk_leaves_neither_half_a_file_nor_a_temporary_one(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"old")
    script = """
import pathlib, resource, sys
from tilsyn.errors import OutputBlocked
from tilsyn.storage import atomic
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    atomic.write(pathlib.Path(sys.argv[1]), b"x" * 5000)
except OutputBlocked as error:
    print(error.message)
"""
    ran = subprocess.run(
        [sys.executable, "-c", script, str(target)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "kan ikke skrives" in ran.stdout
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("links_work", [True, False])
def test_a_new_file_never_takes_a_name_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links_work: bool
) -> None:
    target = tmp_path / "sag.tilsyn"
    if not links_work:
        monkeypatch.setattr(os, "link", _refuse)
    first, second = atomic.beside(target), atomic.beside(target)
    first.write_bytes(b"first")
    second.write_bytes(b"second")
    atomic.place_new(first, target)
    with pytest.raises(FileExistsError):
        atomic.place_new(second, target)
    assert target.read_bytes() == b"first"
    assert not first.exists()


def test_a_name_taken_in_vain_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "sag.tilsyn"
    temporary = atomic.beside(target)
    monkeypatch.setattr(names, "WINDOWS", False)  # where a new file is renamed, and no name taken before
    monkeypatch.setattr(os, "link", _refuse)
    monkeypatch.setattr(Path, "replace", _refuse)
    with pytest.raises(PermissionError):
        atomic.place_new(temporary, target)
    assert not target.exists()
