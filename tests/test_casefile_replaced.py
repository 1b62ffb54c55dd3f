"""A case file put back, emptied or moved while it is open: nothing is written in what stands there now."""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.needing import needs_open_files_to_move, needs_open_files_to_stay
from tilsyn.domain.journal.entries import CopyRef, Note, Opened
from tilsyn.domain.world import World
from tilsyn.errors import CaseDamaged, CaseError, CaseNewer, CaseNotWritten, CaseReplaced, ExitCode
from tilsyn.storage import casefile

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

EDITION = b'{"id":"KM2021"}'
COPY = CopyRef(id="KM2021", sha256=hashlib.sha256(EDITION).hexdigest(), source="")
WORLD = World(lambda: datetime(2023, 10, 24, 9, tzinfo=UTC), os.urandom, "tilsyn 0.1.0")


def _note(name: str) -> Note:
    return Note(record="r", id=name, text=f"note {name}")


def _open(path: Path) -> casefile.CaseFile:
    return casefile.open_case(path, lambda: "blåbær", WORLD)


def _new(path: Path, passphrase: str | None) -> Path:
    path.write_bytes(_made(path.name, passphrase))
    path.chmod(0o600)
    return path


@functools.cache
def _made(name: str, passphrase: str | None) -> bytes:
    """A case of that name, made once: its key takes a quarter of a second by design."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        opened = [Opened(record="r", edition=COPY)]
        casefile.create(path, passphrase, opened, {COPY.sha256: EDITION}, "AB", WORLD).close()
        return path.read_bytes()


def _copy(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(name)))


def _over(source: Path, path: Path) -> None:
    """As `cp`, `rsync --inplace` and some backup programs do: the same file, other bytes."""
    with path.open("r+b") as file:
        file.truncate()
        file.write(source.read_bytes())


def _written_elsewhere(path: Path, copy: Path) -> Path:
    """The copy of an hour ago, which another laptop wrote in as often as this one did."""
    with _open(copy) as other:
        other.append([_note("anden 1")], "CD")
        other.append([_note("anden 2")], "CD")
        other.save_draft("note|", "før")
    assert copy.stat().st_size == path.stat().st_size
    return copy


REPLACED: dict[str, Callable[[Path, Path], object]] = {
    "an older copy written over it": lambda path, copy: _over(copy, path),
    "a copy that another wrote in as often": lambda path, copy: _over(_written_elsewhere(path, copy), path),
    "an older copy renamed over it": lambda path, copy: copy.replace(path),
    "emptied": lambda path, _: path.write_bytes(b""),
    "another case written over it": lambda path, copy: _over(_new(copy.with_name("b.tilsyn"), "blåbær"), path),
    "renamed": lambda path, _: path.rename(path.with_name("omdøbt.tilsyn")),
    "removed": lambda path, _: path.unlink(),
}
MOVED = {"an older copy renamed over it", "renamed", "removed"}
WRITTEN: dict[str, Callable[[casefile.CaseFile], object]] = {
    "an entry": lambda case_file: case_file.append([_note("ny")], "AB"),
    "a draft": lambda case_file: case_file.save_draft("note|", "halvt"),
    "a draft no longer wanted": lambda case_file: case_file.drop_draft("note|"),
    "a redaction": lambda case_file: case_file.redact(case_file.case.live("note|1")[0].id, "navn", "AB"),
}


@pytest.mark.parametrize(
    "passphrase",
    [pytest.param(None, id="unencrypted"), pytest.param("blåbær", id="encrypted")],
)
@pytest.mark.parametrize("write", WRITTEN)
@pytest.mark.parametrize(
    "how", [pytest.param(how, marks=needs_open_files_to_move if how in MOVED else ()) for how in REPLACED]
)
def test_nothing_is_written_in_a_file_that_was_put_in_its_place(
    tmp_path: Path, how: str, write: str, passphrase: str | None
) -> None:
    path = _new(tmp_path / "sag.tilsyn", passphrase)
    copy = _copy(path, "kopi.tilsyn")
    with _open(path) as case_file:
        case_file.append([_note("1")], "AB")
        case_file.append([_note("2")], "AB")
        case_file.save_draft("note|", "før")
        REPLACED[how](path, copy)
        stands = {each: each.read_bytes() for each in tmp_path.glob("*.tilsyn")}
        with pytest.raises(CaseError) as refused:
            WRITTEN[write](case_file)
        assert len(case_file.case.entries) == 3
    assert isinstance(refused.value, CaseReplaced), refused.value.message
    assert "er skiftet ud, mens du havde den åben" in refused.value.message
    assert refused.value.exit_code == ExitCode.CASE
    assert {each: each.read_bytes() for each in tmp_path.glob("*.tilsyn")} == stands


@needs_open_files_to_stay
@pytest.mark.parametrize("how", sorted(MOVED))
def test_a_case_that_nobody_may_move_while_it_is_open_is_gone_on_with(tmp_path: Path, how: str) -> None:
    path = _new(tmp_path / "sag.tilsyn", "blåbær")
    copy = _copy(path, "kopi.tilsyn")
    with _open(path) as case_file:
        with pytest.raises(PermissionError):
            REPLACED[how](path, copy)
        case_file.append([_note("1")], "AB")
    with _open(path) as case_file:
        assert len(case_file.case.entries) == 2


@pytest.mark.parametrize("how", [how for how in REPLACED if "written" in how or how == "emptied"])
def test_nothing_of_another_file_is_taken_in_by_an_open_case(tmp_path: Path, how: str) -> None:
    path = _new(tmp_path / "sag.tilsyn", "blåbær")
    copy = _copy(path, "kopi.tilsyn")
    with _open(copy) as other:
        other.save_draft("note|", "noget andet")
    with _open(path) as case_file:
        case_file.append([_note("1")], "AB")
        case_file.append([_note("2")], "AB")
        REPLACED[how](path, copy)
        assert case_file.drafts() == []
        with pytest.raises(CaseReplaced):
            case_file.refresh()
        assert len(case_file.case.entries) == 3


def test_the_same_file_put_back_and_a_newer_copy_of_it_are_gone_on_with(tmp_path: Path) -> None:
    path = _new(tmp_path / "sag.tilsyn", "blåbær")
    with _open(path) as case_file:
        case_file.append([_note("1")], "AB")
        same, newer = (_copy(path, name) for name in ("samme.tilsyn", "nyere.tilsyn"))
        _over(same, path)
        case_file.append([_note("2")], "AB")
        _copy(path, newer.name)
        with _open(newer) as other:
            other.append([_note("3")], "CD")
        _over(newer, path)
        case_file.append([_note("4")], "AB")
    with _open(path) as case_file:
        assert len(case_file.case.entries) == 5
        assert case_file.verify().ok


def test_a_draft_takes_nothing_in_so_that_what_was_not_seen_becomes_a_conflict(tmp_path: Path) -> None:
    path = _new(tmp_path / "sag.tilsyn", None)
    with _open(path) as mine, _open(path) as other:
        other.append([_note("1")], "CD")
        mine.save_draft("note|1", "halvt")
        mine.append([_note("1")], "AB")
        assert [len(each.entries) for each in mine.case.conflicts()] == [2]


@pytest.mark.parametrize(("version", "kind"), [(0, CaseReplaced), (-1, CaseReplaced), (99, CaseNewer)])
def test_a_form_that_changes_under_an_open_case_is_neither_written_in_nor_copied(
    tmp_path: Path, version: int, kind: type[CaseError]
) -> None:
    path = _new(tmp_path / "sag.tilsyn", None)
    with _open(path) as case_file, _open(path) as other:
        other._database.connection.pragma("user_version", version)
        with pytest.raises(kind):
            case_file.append([_note("1")], "AB")
    assert [each.name for each in tmp_path.iterdir()] == ["sag.tilsyn"]


def test_what_a_database_says_that_we_have_no_words_for_is_raised_as_it_is(tmp_path: Path) -> None:
    import apsw

    path = _new(tmp_path / "sag.tilsyn", None)
    fault = apsw.MisuseError("ours")
    with _open(path) as case_file, pytest.raises(apsw.MisuseError) as raised, case_file._database.reading():
        raise fault
    assert raised.value is fault
    assert fault.__cause__ is None


TOLD = {
    "SQLError": CaseDamaged,
    "ConstraintError": CaseDamaged,
    "NoMemError": CaseNotWritten,
    "AuthError": CaseNotWritten,
}


@pytest.mark.parametrize("name", TOLD)
def test_what_a_database_refuses_is_said_in_our_words(tmp_path: Path, name: str) -> None:
    import apsw

    path = _new(tmp_path / "sag.tilsyn", None)
    with _open(path) as case_file, pytest.raises(TOLD[name]), case_file._database.gesture():
        raise getattr(apsw, name)("x")
