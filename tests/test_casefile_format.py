"""A case file of an earlier form: read as it is, lifted by the first writing, after a copy that stays what it was.

`tests/cases/format-1.tilsyn` was written by the program while form 1 was its newest, by commands, with the small
edition of tests/test_criterion_edition.py. It is fictional, opens with `PASSPHRASE`, and is never written anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

import pytest

from tests.telling import Ticking
from tilsyn.domain.journal.entries import Note
from tilsyn.errors import CaseDamaged, CaseNotWritten, CopyNotRedacted
from tilsyn.storage import casefile, copies, migrations
from tilsyn.storage.database import Database

if TYPE_CHECKING:
    import apsw

    from tilsyn.storage.keys import Key

Run = Callable[..., tuple[int, str, str]]
OLD = Path(__file__).parent / "cases" / "format-1.tilsyn"
PASSPHRASE = "blåbær og æbler"
COPY = "nordkaj.format-1.tilsyn"
SAID = "De spurgte, hvad jeg havde brug for"
TIP = "Et tip, som ingen må se"


@pytest.fixture
def old(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TILSYN_PASSPHRASE", PASSPHRASE)  # `run` has set another
    del run
    return Path(shutil.copy(OLD, tmp_path / "nordkaj.tilsyn"))


def _open(path: Path) -> casefile.CaseFile:
    return casefile.open_case(path, lambda: PASSPHRASE, Ticking("2026-12-01T09:00:00+01:00").world())


def _note(text: str = "En ny note") -> Note:
    return Note(record="ny", id="ny", text=text)


def _written_by_hand(path: Path) -> apsw.Connection:
    """The file behind the program's back."""
    with _open(path) as case_file:
        key: Key | None = case_file._database.key
    return Database(path, key).connection


def _form(path: Path) -> int:
    connection = _written_by_hand(path)
    found = int(connection.pragma("user_version"))
    connection.close()
    return found


def _clear(path: Path) -> bytes:
    """All that stands in the file, decrypted."""
    with _open(path) as case_file:
        return case_file._database.connection.serialize("main")


def _beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()} - {path.name}


READING = [("status",), ("log",), ("log", "--json"), ("verify",), ("score", "--json"), ("case",), ("paste", "--json")]


@pytest.mark.slow
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_an_earlier_form_changes_no_byte_of_it(old: Path, run: Run, command: tuple[str, ...]) -> None:
    code, _, err = run(command[0], old, *command[1:])
    assert (code in {0, 1}, "beskadiget" in err) == (True, False), err
    assert old.read_bytes() == OLD.read_bytes()
    assert _beside(old) == set()


def test_the_first_writing_lifts_the_file_and_says_once_where_the_copy_is(old: Path, run: Run) -> None:
    with _open(old) as before:
        drafts = before.drafts()
    code, out, err = run("note", old, "--by", "MKV", typed="En ny note")
    assert (code, out) == (0, "gemt note\n")
    assert err.count(COPY) == 1
    assert COPY not in "".join(run("note", old, "--by", "MKV", typed="Endnu en")[1:])
    assert _beside(old) == {COPY}
    assert (_form(old), _form(old.with_name(COPY))) == (migrations.FORMAT, 1)
    with _open(old) as lifted, _open(old.with_name(COPY)) as copied:
        assert copied.case == before.case
        assert lifted.drafts() == copied.drafts() == drafts != []
        assert set(before.case.entries) < set(lifted.case.entries)
        assert lifted.verify().ok
        assert copied.verify().ok


@pytest.mark.slow
def test_a_lifted_file_has_the_tables_of_a_new_one_letter_for_letter(old: Path, run: Run, tmp_path: Path) -> None:
    run("note", old, "--by", "MKV", typed="En ny note")
    new = tmp_path / "ny.tilsyn"
    run("new", new, "--provider", "Ny (opdigtet)", "--service-type", "101-ambulant", "--by", "MKV")
    tables = []
    for path in (old, new):
        connection = _written_by_hand(path)
        tables.append(sorted(connection.execute("SELECT sql FROM sqlite_schema WHERE sql NOTNULL")))
        connection.close()
    assert tables[0] == tables[1]


def test_entries_of_both_versions_are_verified_listed_and_exported_together(
    old: Path, run: Run, tmp_path: Path
) -> None:
    run("note", old, "--by", "MKV", typed="En ny note")
    with _open(old) as case_file:
        versions = [each.header.v for each in sorted(case_file.case.entries.values(), key=lambda each: each.order)]
    assert versions == [1] * 22 + [2]
    code, out, _ = run("verify", old)
    assert (code, "hel og uændret" in out) == (0, True)
    texts = [each["text"] for each in json.loads(run("log", old, "--json")[1])]
    assert {SAID, "En ny note"} <= set(texts)
    assert TIP not in texts
    assert run("export", old, "-o", tmp_path / "ud.json")[0] == 0
    written = (tmp_path / "ud.json").read_text(encoding="utf-8")
    assert SAID in written
    assert "En ny note" in written
    assert run("export", old, "-o", tmp_path / "ud.xlsx")[0] == 0


FOREIGN = {
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM draft; END",
    "a table of the next form": migrations.SCHEMAS[2][-1],
    "a form it does not have": f"PRAGMA user_version = {migrations.FORMAT}",
    "a table gone": "DROP TABLE draft",
}


@pytest.mark.parametrize("what", FOREIGN)
def test_an_earlier_form_is_held_against_its_own_tables(old: Path, run: Run, what: str) -> None:
    connection = _written_by_hand(old)
    connection.execute(FOREIGN[what])
    connection.close()
    with pytest.raises(CaseDamaged, match="tabeller"):
        _open(old)
    assert run("note", old, "--by", "MKV", typed="En ny note")[0] == 4
    assert run("verify", old)[0] != 0
    assert _beside(old) == set()


def test_a_form_to_come_is_refused_politely_and_neither_changed_nor_copied(old: Path, run: Run) -> None:
    connection = _written_by_hand(old)
    connection.pragma("user_version", migrations.FORMAT + 1)
    connection.close()
    before = old.read_bytes()
    for command in (("status", old), ("verify", old), ("note", old, "--by", "MKV")):
        code, _, err = run(*command, typed="En ny note")
        assert (code, "er skrevet af en nyere udgave af tilsyn" in err) == (4, True)
    assert old.read_bytes() == before
    assert _beside(old) == set()


def test_a_step_that_fails_leaves_the_file_as_it_was_and_no_copy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: apsw.Connection) -> None:
        connection.execute("ALTER TABLE nothing ADD COLUMN colour TEXT")

    with _open(old) as case_file:
        monkeypatch.setitem(cast("dict[int, Any]", migrations.STEPS), 1, fails)
        with pytest.raises(CaseDamaged):
            case_file.append([_note()], "MKV")
        assert case_file.kept_copy is None
    assert old.read_bytes() == OLD.read_bytes()
    assert _beside(old) == set()


def test_without_room_for_the_copy_nothing_is_written(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> NoReturn:
        raise CaseNotWritten(old)

    monkeypatch.setattr(Database, "copy_to", no_room)
    with _open(old) as case_file, pytest.raises(CaseNotWritten):
        case_file.save_draft("note|", "halvt")
    assert old.read_bytes() == OLD.read_bytes()


def test_of_two_who_write_first_at_once_one_copy_stays_and_it_is_of_the_earlier_form(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_to, others = Database.copy_to, [_open(old)]

    def meanwhile(database: Database, path: Path) -> None:
        copy_to(database, path)
        if others:
            with others.pop() as other:
                other.append([_note("den andens")], "JHB")

    with _open(old) as case_file:
        monkeypatch.setattr(Database, "copy_to", meanwhile)
        case_file.append([_note()], "MKV")
        assert case_file.kept_copy is None
        assert len(case_file.case.entries) == 24
    assert _beside(old) == {"nordkaj.format-1-2.tilsyn"}
    assert _form(old.with_name("nordkaj.format-1-2.tilsyn")) == 1


def test_a_copy_never_takes_the_place_of_an_earlier_one(old: Path) -> None:
    old.with_name(COPY).write_bytes(b"noget andet")
    with _open(old) as case_file:
        case_file.append([_note()], "MKV")
        assert case_file.kept_copy == old.with_name("nordkaj.format-1-2.tilsyn").resolve()
    assert old.with_name(COPY).read_bytes() == b"noget andet"
    assert [each.name for each in copies.beside(old)] == [COPY, "nordkaj.format-1-2.tilsyn"]


def _post(path: Path, words: str) -> str:
    with _open(path) as case_file:
        return next(each.id[:8] for each in case_file.case.entries.values() if words in str(each.payload))


@pytest.mark.parametrize("lifted", [True, False], ids=["lifted before", "lifted by it"])
def test_what_is_redacted_goes_from_the_copy_too_and_the_copy_still_opens(old: Path, run: Run, *, lifted: bool) -> None:
    if lifted:
        run("note", old, "--by", "MKV", typed="En ny note")
    assert SAID.encode() in _clear(old)
    code, _, err = run("redact", old, _post(old, SAID), "--reason", "-", typed="Et navn")
    assert (code, COPY in err) == (0, not lifted)
    copy = old.with_name(COPY)
    for path in (old, copy):
        assert SAID.encode() not in _clear(path)
        assert run("verify", path)[0] == 0
    assert _form(copy) == 1
    with _open(copy) as copied:
        assert {each.header.v for each in copied.case.entries.values()} == {1}
        assert copied.verify().redacted == 2


def test_what_was_protected_and_redacted_is_hidden_in_the_copy_too(old: Path, run: Run) -> None:
    post = _post(old, TIP)
    assert run("redact", old, post, "--reason", "-", typed="Et navn")[0] == 0
    for path in (old, old.with_name(COPY)):
        assert TIP.encode() not in _clear(path)
        assert post not in run("log", path, "--json")[1]
        assert run("verify", path)[0] == 0


def test_what_was_protected_since_the_copy_and_is_redacted_is_hidden_there_too(old: Path, run: Run) -> None:
    post = _post(old, SAID)
    assert run("protect", old, post, "--as", "fortrolig", "--reason", "-", typed="Det er følsomt")[0] == 0
    assert post in run("log", old.with_name(COPY), "--json")[1]
    assert run("redact", old, post, "--reason", "-", typed="Et navn")[0] == 0
    for path in (old, old.with_name(COPY)):
        assert post not in run("log", path, "--json")[1]
        assert run("verify", path)[0] == 0


def test_a_copy_that_cannot_be_redacted_is_named_and_nothing_is_removed(old: Path, run: Run) -> None:
    old.with_name(COPY).write_bytes(OLD.read_bytes()[:4096])
    code, _, err = run("redact", old, _post(old, SAID), "--reason", "-", typed="Et navn")
    assert code == CopyNotRedacted.exit_code
    assert f"Posten står også i kopien {COPY}" in err
    assert SAID.encode() in _clear(old)
    old.with_name(COPY).unlink()
    assert run("redact", old, _post(old, SAID), "--reason", "-", typed="Et navn")[0] == 0
    assert SAID.encode() not in _clear(old)


@pytest.mark.slow
def test_another_case_of_such_a_name_is_left_be(case_path: Path, run: Run) -> None:
    other = case_path.with_name(COPY)
    run(
        "new", other, "--provider", "Andre (opdigtet)", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted"
    )
    run("note", case_path, typed="Hun hedder Jane")
    before = other.read_bytes()
    assert run("redact", case_path, _post(case_path, "Jane"), "--reason", "-", typed="Et navn")[0] == 0
    assert other.read_bytes() == before
