"""Files appear whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tests.needing import needs_a_full_disk, needs_modes, needs_named_pipes
from tilsyn.errors import OutputBlocked, OutputFolderMissing
from tilsyn.storage import atomic, names

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
