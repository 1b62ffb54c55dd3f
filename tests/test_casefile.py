"""A case is written, read again, shared between processes, and keeps nothing readable outside its encryption."""

from __future__ import annotations

import hashlib
import itertools
import os
import stat
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NoReturn

import pytest
from pydantic import ValidationError

from tests.needing import needs_modes
from tilsyn.domain.journal.entries import Answer, CaseField, CopyRef, Note, Opened, Payload
from tilsyn.domain.world import World
from tilsyn.errors import CaseDamaged, CaseError, CaseExists, CaseNotWritten
from tilsyn.storage import atomic, casefile, keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EDITION = b'{"id":"KM2021"}'
COPY = CopyRef(id="KM2021", sha256=hashlib.sha256(EDITION).hexdigest(), source="")
SECRET = "Hun siger, at hun er bange for æblegrød"
PASSPHRASE = "blåbær og æbler"


def _world() -> World:
    start, ticks = datetime(2023, 10, 24, 9, tzinfo=UTC), itertools.count()
    randoms = itertools.count(1)
    return World(
        clock=lambda: start + timedelta(seconds=next(ticks)),
        random_bytes=lambda size: hashlib.shake_256(str(next(randoms)).encode()).digest(size),
        app="tilsyn 0.1.0",
    )


def _opened() -> Opened:
    return Opened(record="r", edition=COPY)


def _note(name: str, text: str = "tekst") -> Note:
    return Note(record="r", id=name, text=text)


def _answer(note: str) -> Answer:
    return Answer(record="r", question="4.a.1", encounter="e", note=note)


def _new(path: Path, *payloads: Payload, passphrase: str | None = None) -> casefile.CaseFile:
    return casefile.create(path, passphrase, [_opened(), *payloads], {COPY.sha256: EDITION}, "AB", _world())


def _open(path: Path) -> casefile.CaseFile:
    return casefile.open_case(path, _never_asked, _world())


def _never_asked() -> NoReturn:
    pytest.fail("asked for a passphrase")


def _given(passphrase: str) -> Callable[[], str]:
    return lambda: passphrase


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Min sag æøå.tilsyn"


@pytest.mark.slow
def test_an_encrypted_case_comes_back_as_it_was_written(path: Path) -> None:
    with _new(path, _note("1", SECRET), passphrase=PASSPHRASE) as written:
        written.append([_answer("første"), _note("2")], "CD")
    on_a_mac = unicodedata.normalize("NFD", PASSPHRASE)
    with casefile.open_case(path, _given(on_a_mac), _world()) as read:
        assert read.case == written.case
        assert read.encrypted
        assert [(e.header.who, e.header.kind) for e in sorted(read.case.entries.values(), key=lambda e: e.order)] == [
            ("AB", "opened"),
            ("AB", "note"),
            ("CD", "answer"),
            ("CD", "note"),
        ]


def test_the_first_entry_opens_the_case_and_each_rests_on_the_one_before(path: Path) -> None:
    with _new(path, _note("1"), _note("2")) as case_file:
        chain = sorted(case_file.case.entries.values(), key=lambda entry: entry.order)
        assert [entry.header.parents for entry in chain] == [(), (chain[0].id,), (chain[1].id,)]
        assert [entry.header.lamport for entry in chain] == [1, 2, 3]
        assert case_file.case.id == chain[0].id


@pytest.mark.slow
def test_a_second_library_opens_the_same_file(path: Path) -> None:
    sqlcipher3 = pytest.importorskip("sqlcipher3", reason="the second library has no wheel here")
    _new(path, _note("1", SECRET), passphrase=PASSPHRASE).close()
    key = keys.derive_key(PASSPHRASE, path.read_bytes()[:16])
    connection = sqlcipher3.connect(str(path))
    connection.execute(f'PRAGMA key="{key.pragma}"')
    payloads = [payload for (payload,) in connection.execute("SELECT payload FROM entry ORDER BY seq")]
    assert SECRET.encode() in payloads[1]
    connection.close()


def test_only_our_header_stands_in_clear(path: Path) -> None:
    _new(path, passphrase=PASSPHRASE).close()
    raw = path.read_bytes()
    assert raw[:4] == b"TSN\x01"
    assert b"SQLite" not in raw
    assert b"CREATE TABLE" not in raw


@needs_modes
def test_only_the_user_may_read_a_case(path: Path) -> None:
    _new(path, passphrase=PASSPHRASE).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_unencrypted_case_is_an_ordinary_database_and_asks_nothing(path: Path) -> None:
    _new(path).close()
    assert path.read_bytes().startswith(b"SQLite format 3\0")
    with _open(path) as case_file:
        assert not case_file.encrypted


def test_a_key_derived_elsewhere_opens_the_case(path: Path) -> None:
    _new(path, passphrase=PASSPHRASE).close()
    key = keys.derive_key(PASSPHRASE, path.read_bytes()[:16])
    with casefile.open_case(path, lambda: key, _world()) as case_file:
        assert len(case_file.case.entries) == 1


SETTINGS = {
    "journal_mode": "delete",
    "synchronous": 3,
    "cache_spill": 0,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "fullfsync": 1,
    "locking_mode": "normal",
    "busy_timeout": 5_000,
    "page_size": 4096,
    "user_version": 2,
}


@pytest.mark.usefixtures("synced")
def test_the_settings_that_keep_answers_through_a_power_cut_are_on(path: Path) -> None:
    with _new(path, passphrase=PASSPHRASE) as case_file:
        found = {name: case_file._database.connection.pragma(name) for name in SETTINGS}
    assert found == SETTINGS


def test_nothing_is_readable_in_file_or_journal_while_a_gesture_is_written(path: Path) -> None:
    with _new(path, _note("1", SECRET), passphrase=PASSPHRASE) as case_file:
        case_file.save_draft("note|2", SECRET)
        connection = case_file._database.connection
        connection.pragma("cache_spill", "on")  # so that pages are written before COMMIT
        with case_file._database.gesture():
            connection.execute("UPDATE draft SET text = text || ' og mere'")
            connection.execute("UPDATE entry SET payload = CAST(payload || ' ' AS BLOB) WHERE seq = 2")
            connection.cache_flush()
            names = {file.name for file in path.parent.iterdir()}
            readable = [file for file in path.parent.iterdir() if SECRET.encode() in file.read_bytes()]
            serialized = connection.serialize("main")
    assert SECRET.encode() in serialized  # the same pages, decrypted, do hold it
    assert names == {path.name, path.name + "-journal"}
    assert readable == []


def test_new_leaves_one_file_and_never_overwrites(path: Path) -> None:
    _new(path, _note("1")).close()
    before = path.read_bytes()
    with pytest.raises(CaseExists, match="overskrevet"):
        _new(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_new_does_not_overwrite_what_appeared_while_it_wrote(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = atomic.place_new

    def late(temporary: Path, target: Path) -> None:
        target.write_bytes(b"somebody else's")
        place(temporary, target)

    copy = path.with_name("kopi.tilsyn")
    with _new(path) as case_file:
        monkeypatch.setattr(atomic, "place_new", late)
        for taken, write in ((copy, case_file.backup_to), (path.with_name("ny.tilsyn"), _new)):
            with pytest.raises(CaseExists):
                write(taken)
            assert taken.read_bytes() == b"somebody else's"
    assert len(list(path.parent.iterdir())) == 3


def test_new_says_that_the_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CaseNotWritten, match=r"Mappen .* findes ikke"):
        _new(tmp_path / "nowhere" / "sag.tilsyn")


def test_new_in_a_folder_that_takes_no_files_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:  # root may write everywhere, so it is raised at the seam
        raise PermissionError(13, "read-only")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        with pytest.raises(CaseNotWritten):
            _new(path)
    path.touch()
    with pytest.raises(CaseExists):  # a name in use is said first of all
        _new(path)


def test_a_new_case_that_cannot_be_finished_leaves_nothing(path: Path) -> None:
    with pytest.raises(ValidationError):
        _new(path, _unreadable())
    assert list(path.parent.iterdir()) == []


def _unreadable() -> Note:
    return Note.model_construct(record="r", id="x", text="tekst", said_at="i går")


def test_a_gesture_is_recorded_whole_or_not_at_all(path: Path) -> None:
    with _new(path) as case_file:
        case_file.save_draft("note|1", "kladde")
        with pytest.raises(ValidationError):
            case_file.append([_note("1"), _unreadable()], "AB", drop_draft="note|1")
        assert len(case_file.case.entries) == 1
        assert len(case_file.drafts()) == 1
    with _open(path) as case_file:
        assert len(case_file.case.entries) == 1


def test_a_correction_replaces_what_was_live(path: Path) -> None:
    with _new(path, _answer("først")) as case_file:
        case_file.append([_answer("så")], "AB")
        assert [entry.payload for entry in case_file.case.live("answer|4.a.1|e")] == [_answer("så")]


def test_of_two_values_for_one_slot_in_a_gesture_the_later_stands(path: Path) -> None:
    with _new(path, _answer("før")) as case_file:
        case_file.append([_answer("først"), _answer("så")], "AB")
        assert [entry.payload for entry in case_file.case.live("answer|4.a.1|e")] == [_answer("så")]
        assert case_file.case.conflicts() == []


def test_two_who_write_the_same_slot_unseen_are_shown_a_conflict(path: Path) -> None:
    with _new(path, _answer("fælles")) as one, _open(path) as other:
        one.append([_answer("den ene")], "AB")
        other.append([_answer("den anden")], "CD")
        assert [len(conflict.entries) for conflict in other.case.conflicts()] == [2]
        other.append([_answer("enige")], "CD")
        assert other.case.conflicts() == []
        one.refresh()
        assert one.case == other.case


def test_after_a_look_the_second_writer_corrects_the_first(path: Path) -> None:
    with _new(path) as one, _open(path) as other:
        one.append([_answer("den ene")], "AB")
        other.refresh()
        other.append([_answer("den anden")], "CD")
        assert other.case.conflicts() == []
        assert other.case.heads == {other.case.live("answer|4.a.1|e")[0].id}


def test_copies_come_back_byte_for_byte_and_a_wrong_one_is_never_used(path: Path) -> None:
    with _new(path) as case_file:
        assert case_file.blob(COPY.sha256) == EDITION
        with pytest.raises(CaseDamaged):
            case_file.blob("0" * 64)
        case_file._database.connection.execute("UPDATE blob SET content = x'7b7d'")
        with pytest.raises(CaseDamaged, match="ændret"):
            case_file.blob(COPY.sha256)


def test_drafts_survive_but_are_no_entries_and_vanish_with_their_gesture(path: Path) -> None:
    with _new(path) as case_file:
        case_file.save_draft("note|1", "halv")
        case_file.save_draft("note|1", "halvt skrevet")
        case_file.save_draft("note|2", "en anden")
    with _open(path) as case_file:
        assert [(draft.slot, draft.text) for draft in case_file.drafts()] == [
            ("note|1", "halvt skrevet"),
            ("note|2", "en anden"),
        ]
        assert case_file.verify().entries == 1
        case_file.append([_note("1", "halvt skrevet, nu helt")], "AB", drop_draft="note|1")
        assert [draft.slot for draft in case_file.drafts()] == ["note|2"]
        case_file.drop_draft("note|2")
        assert case_file.drafts() == []


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_what_is_redacted_is_in_no_byte_of_the_file(path: Path, passphrase: str | None) -> None:
    long = SECRET + " …" * 4000  # over several pages
    with _new(path, _note("1", long), _note("2"), passphrase=passphrase) as case_file:
        for slot in ("note|1", "place|note|1", "note|1|reason"):
            case_file.save_draft(slot, long)
        case_file.save_draft("note|", "en løs")
        case_file.save_draft("note|2", "en anden")
        target = case_file.case.live("note|1")[0].id
        assert SECRET.encode() in case_file._database.connection.serialize("main")
        redaction = case_file.redact(target, "et navn", "CD")
        assert SECRET.encode() not in case_file._database.connection.serialize("main")
        assert {draft.slot for draft in case_file.drafts()} == {"note|", "note|2"}
        assert case_file.case.live("note|1") == []
        assert case_file.case.entries[target].payload is None
        verification = case_file.verify()
        assert (verification.ok, verification.redacted, verification.entries) == (True, 1, 4)
    assert SECRET.encode() not in path.read_bytes()
    assert "…".encode() * 2 not in path.read_bytes()
    with casefile.open_case(path, _given(PASSPHRASE), _world()) as case_file:
        assert case_file.case.entries[redaction.id].header.who == "CD"
        assert case_file.case.live("note|1") == []


def test_what_another_process_redacts_leaves_this_ones_memory(path: Path) -> None:
    with _new(path, _note("1", SECRET)) as one, _open(path) as other:
        target = one.case.live("note|1")[0].id
        one.redact(target, "et navn", "AB")
        other.refresh()
        assert SECRET not in repr(other.case)
        assert other.case == one.case


def test_the_first_entry_cannot_be_redacted(path: Path) -> None:
    with _new(path) as case_file, pytest.raises(CaseError, match="første post"):
        case_file.redact(case_file.case.id, "prøve", "AB")


def test_a_redaction_that_cannot_be_packed_is_still_recorded_and_overwritten(path: Path) -> None:
    with _new(path, _note("1", SECRET)) as case_file:
        target = case_file.case.live("note|1")[0].id
        case_file._database.connection.authorizer = _refuse_vacuum  # as a full disk would
        with pytest.raises(CaseError, match="Maskeringen er gemt"):
            case_file.redact(target, "et navn", "AB")
        assert case_file.case.live("note|1") == []
    assert SECRET.encode() not in path.read_bytes()
    with _open(path) as case_file:
        assert case_file.verify().redacted == 1


def _refuse_vacuum(operation: int, *_: object) -> int:
    import apsw

    return apsw.SQLITE_DENY if operation == apsw.SQLITE_ATTACH else apsw.SQLITE_OK


def test_a_copy_is_whole_opens_with_the_same_passphrase_and_takes_no_name_in_use(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopi.tilsyn"
    with _new(path, _note("1", SECRET), passphrase=PASSPHRASE) as case_file:
        case_file.backup_to(copy)
        with pytest.raises(CaseExists):
            case_file.backup_to(copy)
        case_file.append([_note("2")], "AB")
    assert copy.read_bytes()[:16] == path.read_bytes()[:16]
    assert SECRET.encode() not in copy.read_bytes()
    with casefile.open_case(copy, _given(PASSPHRASE), _world()) as copied:
        assert len(copied.case.entries) == 2
        assert copied.verify().ok
    assert {file.name for file in tmp_path.iterdir()} == {path.name, copy.name}


def test_the_cases_own_fields_are_read_back_with_letters_of_every_kind(path: Path) -> None:
    nasty = "& < > {{ }} _x000D_ “” æøå 😀\ttab"
    _new(path, CaseField(record="r", field="address", value=nasty)).close()
    with _open(path) as case_file:
        assert case_file.case.fields().address == nasty


def test_a_gesture_may_bring_the_copies_that_its_entries_name(path: Path) -> None:
    newer = b'{"id":"KM2025"}'
    copy = CopyRef(id="KM2025", sha256=hashlib.sha256(newer).hexdigest(), source="")
    with _new(path, _note("1")) as case_file:
        case_file.append([Opened(record="s", edition=copy)], "AB", blobs={copy.sha256: newer, COPY.sha256: EDITION})
    with _open(path) as case_file:
        assert (case_file.blob(copy.sha256), case_file.blob(COPY.sha256)) == (newer, EDITION)
        assert case_file.verify().ok
        assert case_file.verify().edition == ("KM2025", copy.sha256)


def test_a_gesture_that_is_refused_leaves_none_of_its_copies(path: Path) -> None:
    with _new(path) as case_file:
        with pytest.raises(ValidationError):
            case_file.append([_unreadable()], "AB", blobs={"ab" * 32: b"{}"})
        with pytest.raises(CaseError, match="ikke nu"):
            case_file.append([_note("1")], "AB", blobs={"ab" * 32: b"{}"}, check=_not_now)
        with pytest.raises(CaseDamaged):
            case_file.blob("ab" * 32)
        assert case_file.verify().ok


def _not_now(_: object) -> NoReturn:
    raise CaseError("ikke nu", "")
