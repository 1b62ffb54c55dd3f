"""What is no case, what is damaged, what another process holds, and what a kill or a full disk leaves behind."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.needing import needs_a_full_disk, needs_named_pipes
from tilsyn.domain.journal.entries import CopyRef, Note, Opened
from tilsyn.domain.world import World
from tilsyn.errors import (
    CaseDamaged,
    CaseError,
    CaseLocked,
    CaseMissing,
    CaseNewer,
    NotACase,
    WrongPassphrase,
)
from tilsyn.storage import casefile, database, keys, migrations

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
EDITION = b'{"id":"KM2021"}'
COPY = CopyRef(id="KM2021", sha256=hashlib.sha256(EDITION).hexdigest(), source="")
WORLD = World(lambda: datetime(2023, 10, 24, 9, tzinfo=UTC), os.urandom, "tilsyn 0.1.0")
PASSPHRASE = "blåbær"
PREAMBLE = """
import os, pathlib, sys
from datetime import UTC, datetime
from tilsyn.domain.journal.entries import Answer, Note
from tilsyn.domain.world import World
from tilsyn.storage import casefile
world = World(lambda: datetime(2023, 10, 24, 9, tzinfo=UTC), os.urandom, "tilsyn 0.1.0")
case_file = casefile.open_case(pathlib.Path(sys.argv[1]), lambda: "blåbær", world)
def note(text="tekst"):
    return Note(record="r", id=world.new_id(), text=text)
"""


def _child(script: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PREAMBLE + script, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _never_asked() -> NoReturn:
    pytest.fail("asked for a passphrase")


def _open(path: Path, *, lenient: bool = False) -> casefile.CaseFile:
    return casefile.open_case(path, lambda: PASSPHRASE, WORLD, lenient=lenient)


def _write(path: Path, passphrase: str | None) -> Path:
    opened, notes = Opened(record="r", edition=COPY), [Note(record="r", id=str(n), text="x" * 900) for n in range(30)]
    casefile.create(path, passphrase, [opened, *notes], {COPY.sha256: EDITION}, "AB", WORLD).close()
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return _write(tmp_path / "Åben sag.tilsyn", None)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _write(tmp_path_factory.mktemp("written") / "sag.tilsyn", PASSPHRASE)


@pytest.fixture
def encrypted(written: Path, tmp_path: Path) -> Path:
    """A fresh copy of one encrypted case."""
    return Path(shutil.copy(written, tmp_path / "Låst sag.tilsyn"))


def _flip(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 + 100] ^= 1
    path.write_bytes(content)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as docx:
        docx.writestr("word/document.xml", "x" * 9000)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


NO_CASE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a docx renamed": (_zip, "det er en anden slags fil"),
    "an empty file": (Path.touch, "filen er tom"),
    "a folder": (Path.mkdir, "det er en mappe"),
    "a pipe": (lambda path: os.mkfifo(path), "det er en anden slags fil"),  # noqa: PLW0108  Windows has none
    "four bytes of ours": (lambda path: path.write_bytes(b"TSN\x01"), "det er en anden slags fil"),
    "a case cut off": (lambda path: path.write_bytes(b"TSN\x01" + bytes(5000)), "noget af filen mangler"),
    "a database cut off": (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(5000)), "noget af filen mangler"),
}


@pytest.mark.parametrize(
    "what", [pytest.param(each, marks=needs_named_pipes if each == "a pipe" else ()) for each in NO_CASE]
)
def test_what_is_no_case_is_said_before_a_passphrase_is_asked(tmp_path: Path, what: str) -> None:
    make, why = NO_CASE[what]
    path = tmp_path / "sag.tilsyn"
    make(path)
    with pytest.raises(NotACase, match=why):
        casefile.open_case(path, _never_asked, WORLD)


BACKUP, NAME, OWN_FILE = "Hent ellers sikkerhedskopien", "Kontrollér filnavnet", "sagens egen fil"
ADVICE: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing left": (lambda path: path.write_bytes(b""), BACKUP),
    "four bytes left": (lambda path: path.write_bytes(path.read_bytes()[:4]), BACKUP),
    "half of its first page left": (lambda path: path.write_bytes(path.read_bytes()[:2000]), BACKUP),
    "the first 10,000 bytes left": (lambda path: path.write_bytes(path.read_bytes()[:10_000]), BACKUP),
    "room made and never filled": (lambda path: path.write_bytes(bytes(8192)), BACKUP),
    "a docx given its name": (_zip, NAME),
    "a folder": (_folder, OWN_FILE),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["plain", "encrypted"])
@pytest.mark.parametrize("what", ADVICE)
def test_a_file_that_is_not_all_there_is_told_to_be_fetched_and_not_made(
    request: pytest.FixtureRequest, kind: str, what: str
) -> None:
    path: Path = request.getfixturevalue(kind)
    make, advice = ADVICE[what]
    make(path)
    with pytest.raises(NotACase) as refused:
        casefile.open_case(path, _never_asked, WORLD)
    assert advice in refused.value.hint
    assert ("tilsyn new" in refused.value.hint) == (advice is NAME)


@pytest.mark.parametrize("kind", ["plain", "encrypted"])
@pytest.mark.parametrize("pages", [1, 2, 5])
def test_whole_pages_missing_are_told_to_be_fetched_too(request: pytest.FixtureRequest, kind: str, pages: int) -> None:
    path: Path = request.getfixturevalue(kind)
    path.write_bytes(path.read_bytes()[: pages * 4096])
    with pytest.raises(CaseDamaged) as refused:
        _open(path)
    assert "sikkerhedskopi" in refused.value.hint


def test_a_missing_case_is_said(tmp_path: Path) -> None:
    with pytest.raises(CaseMissing):
        casefile.open_case(tmp_path / "sag.tilsyn", _never_asked, WORLD)


def test_a_missing_case_in_the_folder_one_stands_in_is_said_without_a_lone_full_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaseMissing) as missing:
        casefile.open_case(Path("sag.tilsyn"), _never_asked, WORLD)
    assert missing.value.message == "sag.tilsyn findes ikke i denne mappe."


def test_a_case_that_cannot_be_read_is_said(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:  # root may read everything, so it is raised at the seam
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CaseError, match="kan ikke læses"):
        casefile.open_case(plain, _never_asked, WORLD)


@pytest.mark.parametrize(("scheme", "kind"), [(3, CaseNewer), (keys.VAULT_SCHEME, CaseError)])
def test_a_key_scheme_of_a_later_program_asks_no_passphrase(tmp_path: Path, scheme: int, kind: type[CaseError]) -> None:
    path = tmp_path / "sag.tilsyn"
    path.write_bytes(keys.new_header(os.urandom, scheme) + bytes(4080))
    with pytest.raises(kind, match=r"nyere udgave|endnu"):
        casefile.open_case(path, _never_asked, WORLD)


def test_a_database_of_another_program_is_no_case(tmp_path: Path) -> None:
    path = tmp_path / "places.tilsyn"
    sqlite3.connect(path).execute("CREATE TABLE moz_places(id)").connection.close()
    with pytest.raises(NotACase, match="anden slags fil"):
        _open(path)


def test_a_newer_format_is_refused_and_unchanged(plain: Path) -> None:
    connection = sqlite3.connect(plain)
    connection.execute(f"PRAGMA user_version = {migrations.FORMAT + 1}")
    connection.close()
    before = plain.read_bytes()
    with pytest.raises(CaseNewer):
        _open(plain)
    assert plain.read_bytes() == before


def test_a_wrong_passphrase_is_no_damage_and_changes_nothing(encrypted: Path) -> None:
    before = encrypted.read_bytes()
    with pytest.raises(WrongPassphrase):
        casefile.open_case(encrypted, lambda: "Blåbær", WORLD)
    assert encrypted.read_bytes() == before


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_page_altered_is_named_and_verified(encrypted: Path, page: int) -> None:
    _flip(encrypted, page)
    total = encrypted.stat().st_size // 4096
    with pytest.raises(CaseDamaged, match=f"side {page} af {total} kan ikke læses"):
        _open(encrypted)
    with _open(encrypted, lenient=True) as case_file:
        verification = case_file.verify()
    assert (verification.ok, verification.pages_total, verification.pages_damaged) == (False, total, [page])


def test_what_stands_on_sound_pages_is_still_seen(encrypted: Path) -> None:
    last = encrypted.stat().st_size // 4096
    _flip(encrypted, last)
    with _open(encrypted, lenient=True) as case_file:
        seen = len(case_file.case.entries)
        assert 20 < seen < 31
        assert case_file.verify().entries == seen


def test_many_damaged_pages_are_summed_up(encrypted: Path) -> None:
    for page in range(2, 9):
        _flip(encrypted, page)
    with pytest.raises(CaseDamaged, match="side 2, 3, 4, 5, 6 og 2 andre af"):
        _open(encrypted)


@pytest.mark.parametrize("key", ["encrypted", "plain"])
def test_whole_pages_cut_off_are_noticed(request: pytest.FixtureRequest, key: str) -> None:
    path: Path = request.getfixturevalue(key)
    path.write_bytes(path.read_bytes()[:-8192])
    with pytest.raises(CaseDamaged, match="mangler eller hænger ikke sammen"):
        _open(path)
    with _open(path, lenient=True) as case_file:
        assert not case_file.verify().ok


def test_an_unencrypted_case_altered_on_page_1_is_damaged(plain: Path) -> None:
    content = bytearray(plain.read_bytes())
    content[100:110] = b"\xff" * 10
    plain.write_bytes(content)
    with pytest.raises(CaseDamaged):
        _open(plain)
    with _open(plain, lenient=True) as case_file:
        assert not case_file.verify().ok


def test_a_case_that_another_process_writes_in_is_in_use(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 0)
    hold = "case_file._database.connection.execute('BEGIN EXCLUSIVE'); print('held', flush=True); sys.stdin.read()"
    with _open(plain) as case_file, _child(hold, plain) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        before = len(case_file.case.entries)
        with pytest.raises(CaseLocked):
            case_file.append([Note(record="r", id="n", text="x")], "AB")
        with pytest.raises(CaseLocked):
            case_file.verify()
        with pytest.raises(CaseLocked):
            _open(plain)
        assert len(case_file.case.entries) == before
        holder.kill()


@pytest.mark.slow
def test_two_processes_that_write_at_once_lose_nothing(plain: Path) -> None:
    script = """
print("ready", flush=True)
sys.stdin.readline()
for _ in range(25):
    print(case_file.append([note(), note()], "AB")[-1].id, flush=True)
"""
    with _child(script, plain) as one, _child(script, plain) as other:
        for child in (one, other):
            assert child.stdout
            assert child.stdout.readline() == "ready\n"
        for child in (one, other):
            assert child.stdin
            child.stdin.write("go\n")
            child.stdin.flush()
        told = [line.strip() for child in (one, other) if child.stdout for line in child.stdout]
    with _open(plain) as case_file:
        assert len(told) == 50
        assert set(told) <= set(case_file.case.entries)
        assert len(case_file.case.entries) == 31 + 100
        assert len(case_file.case.heads) == 1
        assert case_file.verify().ok


@pytest.mark.slow
def test_every_acknowledged_entry_survives_a_kill(plain: Path) -> None:
    script = """
while True:
    print(case_file.append([note("x" * 3000)], "AB")[0].id, flush=True)
"""
    told: list[str] = []
    for kill in range(12):
        with _child(script, plain) as writer:
            assert writer.stdout
            told += [writer.stdout.readline().strip() for _ in range(1 + kill)]
            writer.kill()
            told += [line.strip() for line in writer.stdout if line.endswith("\n")]
    with _open(plain) as case_file:
        assert set(told) <= set(case_file.case.entries)
        assert case_file.verify().ok


@pytest.mark.slow
def test_a_transaction_broken_off_is_undone_and_a_wrong_passphrase_leaves_it_be(encrypted: Path) -> None:
    script = """
connection = case_file._database.connection
connection.pragma("cache_spill", "on")  # so that pages are written before COMMIT
with case_file._database.gesture():
    connection.execute("UPDATE entry SET payload = zeroblob(9000)")
    connection.cache_flush()
    os.kill(os.getpid(), 9)
"""
    journal = encrypted.with_name(encrypted.name + "-journal")
    sound = encrypted.read_bytes()
    with _child(script, encrypted):
        pass
    broken_off = encrypted.read_bytes()
    assert broken_off != sound
    with pytest.raises(WrongPassphrase):
        casefile.open_case(encrypted, lambda: "forkert", WORLD)
    assert encrypted.read_bytes() == broken_off
    assert journal.exists()
    with encrypted.open("ab") as file:
        file.write(b"half a page")  # the kill came while the file grew
    with _open(encrypted) as case_file:
        assert len(case_file.case.entries) == 31
        assert case_file.verify().ok
    assert not journal.exists()


@needs_a_full_disk
def test_a_full_disk_leaves_neither_half_a_copy_nor_half_a_new_case(plain: Path) -> None:
    script = """
import resource
from tilsyn.domain.journal.entries import CopyRef, Opened
from tilsyn.errors import CaseNotWritten
resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
ref = CopyRef(id="KM2021", sha256="0" * 64, source="")
copy, new = (case_file.path.with_name(name) for name in ("kopi.tilsyn", "ny.tilsyn"))
for write in (
    lambda: case_file.backup_to(copy),
    lambda: casefile.create(new, None, [Opened(record="r", edition=ref)], {}, "AB", world),
):
    try:
        write()
    except CaseNotWritten as error:
        print(error.message)
"""
    with _child(script, plain) as writer:
        assert writer.stdout
        said = writer.stdout.read().splitlines()
    assert [line.split(";", maxsplit=1)[0] for line in said] == [
        "Der kunne ikke skrives i kopi.tilsyn",
        "Der kunne ikke skrives i ny.tilsyn",
    ]
    assert list(plain.parent.iterdir()) == [plain]


@needs_a_full_disk
def test_a_full_disk_loses_only_what_was_not_acknowledged(plain: Path) -> None:
    script = """
import copy, resource
from tilsyn.errors import CaseNotWritten
held = case_file.path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (held + 40_000, held + 40_000))
while True:
    before = copy.deepcopy(case_file.case)
    try:
        entry = case_file.append([note("x" * 9000)], "AB")[0].id
    except CaseNotWritten as error:
        print(error.message)
        break
    print(entry)
assert case_file.case == before
case_file.append([note("kort")], "AB")
"""
    with _child(script, plain) as writer:
        assert writer.stdout
        *told, message = writer.stdout.read().splitlines()
    assert writer.returncode == 0
    assert told
    assert "intet af det seneste er gemt" in message
    with _open(plain) as case_file:
        assert set(told) <= set(case_file.case.entries)
        assert len(case_file.case.entries) == 31 + len(told) + 1
        assert case_file.verify().ok
