"""Verifying finds what somebody changed past the program, and a receipt finds what was cut off."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import apsw
import pytest

from tilsyn.domain.journal.entries import ENTRY_VERSION, Answer, CopyRef, Note, Opened, Payload, Withdrawal
from tilsyn.domain.world import World
from tilsyn.errors import CaseDamaged, CaseNewer, CaseNotWritten, UsageProblem
from tilsyn.storage import casefile, pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tilsyn.storage.keys import Key

EDITION, SOURCE = b'{"id":"KM2021"}', b"id: KM2021"
COPY = CopyRef(id="KM2021", sha256=hashlib.sha256(EDITION).hexdigest(), source=hashlib.sha256(SOURCE).hexdigest())
WORLD = World(lambda: datetime(2023, 10, 24, 9, tzinfo=UTC), os.urandom, "tilsyn 0.1.0")


def _note(name: str) -> Note:
    return Note(record="r", id=name, text=f"note {name}")


def _never_asked() -> NoReturn:
    pytest.fail("asked for a passphrase")


def _open(path: Path, *, lenient: bool = False) -> casefile.CaseFile:
    return casefile.open_case(path, _never_asked, WORLD, lenient=lenient)


def _faults(path: Path, receipt: str | None = None) -> list[str]:
    with _open(path, lenient=True) as case_file:
        verification = case_file.verify(receipt)
    assert verification.ok is not bool(verification.faults)
    return [what for _, what in verification.faults]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "sag.tilsyn"
    blobs = {COPY.sha256: EDITION, COPY.source: SOURCE}
    casefile.create(path, None, [Opened(record="r", edition=COPY)], blobs, "AB", WORLD).close()
    return path


@pytest.fixture
def raw(path: Path) -> Iterator[apsw.Connection]:
    """The file behind the program's back, with three notes in it."""
    with _open(path) as case_file:
        for name in ("1", "2", "3"):
            case_file.append([_note(name)], "AB")
    connection = apsw.Connection(str(path))
    yield connection
    connection.close()


def test_a_sound_case_is_counted(path: Path) -> None:
    answer = Answer(record="r", question="4.a.1", encounter="e", note="ja")
    corrected = answer.model_copy(update={"note": "nej"})
    with _open(path) as case_file:
        note, *_ = case_file.append([_note("1"), answer, corrected], "AB")
        case_file.append([Withdrawal(record="r", target=note.id, reason="fortrudt")], "AB")
        verification = case_file.verify()
        heads = sorted(case_file.case.heads)
    assert verification == casefile.Verification(
        ok=True,
        entries=5,
        answers=1,
        heads=heads,
        last_at="2023-10-24T09:00:00.000+00:00",
        pages_total=path.stat().st_size // 4096,
        pages_damaged=[],
        redacted=0,
        withdrawn=1,
        conflicts=0,
        faults=[],
        edition=("KM2021", COPY.sha256),
    )


@pytest.mark.slow
def test_pages_are_read_past_the_database_only_while_nothing_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Closing any other handle on the file would drop the connection's locks (architecture.md, Settings).
    open_at_survey: list[bool] = []
    survey = pages.survey
    with casefile.create(
        tmp_path / "sag.tilsyn", "x", [Opened(record="r", edition=COPY)], {}, "AB", WORLD
    ) as case_file:

        def watched(path: Path, key: Key) -> pages.Survey:
            open_at_survey.append(case_file._database._connection is not None)
            return survey(path, key)

        monkeypatch.setattr(pages, "survey", watched)
        case_file.verify()
        case_file.append([_note("1")], "AB")
    assert open_at_survey == [False]


def test_conflicts_are_counted_and_are_no_fault(path: Path) -> None:
    payloads: list[Payload] = [Answer(record="r", question="4.a.1", encounter="e", note="x")]
    with _open(path) as one, _open(path) as other:
        one.append(payloads, "AB")
        other.append(payloads, "CD")
        verification = one.verify()
    assert (verification.ok, verification.conflicts) == (True, 1)


def test_the_newest_entries_cut_off_show_only_against_a_receipt(path: Path, raw: apsw.Connection) -> None:
    with _open(path) as case_file:
        (receipt,) = case_file.case.heads
    assert _faults(path, receipt[:8].upper()) == []
    raw.execute("DELETE FROM entry WHERE seq = 4")
    assert _faults(path) == []
    assert _faults(path, receipt) == ["posten findes ikke længere i sagen"]


def test_a_receipt_too_short_to_prove_anything_is_refused(path: Path) -> None:
    with _open(path) as case_file, pytest.raises(UsageProblem, match="mindst 8 tegn"):
        case_file.verify("abcdef0")


ALTERED = {
    "payload": ("UPDATE entry SET payload = CAST(payload || ' ' AS BLOB) WHERE seq = 2", "indholdet er ændret"),
    "header": ("UPDATE entry SET header = CAST(header || ' ' AS BLOB) WHERE seq = 2", "hovedet er ændret"),
    "nonce": ("UPDATE entry SET nonce = x'00' WHERE seq = 2", "indholdet er ændret"),
    "removed": ("DELETE FROM entry WHERE seq = 2", "en tidligere post mangler"),
    "no header": ("UPDATE entry SET header = x'7b' WHERE seq = 2", "hovedet kan ikke læses"),
    "no json": ("UPDATE entry SET payload = x'7b' WHERE seq = 2", "indholdet kan ikke læses"),
}


@pytest.mark.parametrize("what", ALTERED)
def test_an_altered_journal_is_not_opened_and_verify_says_what(path: Path, raw: apsw.Connection, what: str) -> None:
    statement, fault = ALTERED[what]
    raw.execute(statement)
    assert fault in _faults(path)
    with pytest.raises(CaseDamaged, match="beskadiget"):
        _open(path)


QUIETLY_ALTERED = {
    "index": ("UPDATE entry SET slot = 'note|9' WHERE seq = 2", "registret siger noget andet end posten"),
    "kind": ("UPDATE entry SET kind = 'answer' WHERE seq = 2", "registret siger noget andet end posten"),
    "emptied": ("UPDATE entry SET payload = NULL WHERE seq = 2", "indholdet er fjernet, uden at posten er maskeret"),
    "edition": ("UPDATE blob SET content = x'7b7d'", "kopien af spørgerammen mangler eller er ændret"),
    "no edition": ("DELETE FROM blob", "kopien af spørgerammen mangler eller er ændret"),
    "all but the beginning": ("DELETE FROM entry", "journalen har ikke netop én første post"),
}


@pytest.mark.parametrize("what", QUIETLY_ALTERED)
def test_what_the_chain_does_not_show_verify_finds(path: Path, raw: apsw.Connection, what: str) -> None:
    statement, fault = QUIETLY_ALTERED[what]
    raw.execute(statement)
    assert fault in _faults(path)


def test_a_second_beginning_is_found(path: Path, raw: apsw.Connection, tmp_path: Path) -> None:
    other = tmp_path / "anden.tilsyn"
    casefile.create(other, None, [Opened(record="r", edition=COPY)], {}, "CD", WORLD).close()
    raw.execute("ATTACH ? AS other", (str(other),))
    raw.execute(
        "INSERT INTO entry(id, header, nonce, payload, kind, slot) "
        "SELECT id, header, nonce, payload, kind, slot FROM other.entry"
    )
    assert _faults(path) == ["journalen har ikke netop én første post"]


def test_a_redacted_text_put_back_is_found(path: Path, raw: apsw.Connection) -> None:
    ((payload,),) = raw.execute("SELECT payload FROM entry WHERE seq = 2")
    with _open(path) as case_file:
        case_file.redact(case_file.case.live("note|1")[0].id, "et navn", "AB")
    assert _faults(path) == []
    raw.execute("UPDATE entry SET payload = ? WHERE seq = 2", (payload,))
    assert _faults(path) == ["posten er maskeret, men indholdet står der endnu"]
    with _open(path) as case_file:
        assert case_file.case.live("note|1") == []
        assert "note 1" not in repr(case_file.case)


def test_tables_of_somebody_elses_are_not_trusted(path: Path, raw: apsw.Connection) -> None:
    raw.execute("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM draft; END")
    with pytest.raises(CaseDamaged, match="tabeller"):
        _open(path)
    assert _faults(path) == ["noget af filen mangler eller hænger ikke sammen"]


def test_a_case_opened_to_look_at_is_never_written_in(path: Path) -> None:
    with _open(path, lenient=True) as case_file:
        with pytest.raises(CaseNotWritten):
            case_file.append([_note("1")], "AB")
        assert len(case_file.case.entries) == 1


@pytest.mark.parametrize("part", ["kind", "v"])
def test_a_sound_entry_that_this_program_does_not_know_is_from_a_newer_one(
    path: Path, raw: apsw.Connection, part: str
) -> None:
    ((header, payload, nonce),) = raw.execute("SELECT header, payload, nonce FROM entry WHERE seq = 4")
    stated, head = json.loads(payload), json.loads(header)
    if part == "kind":
        stated["mood"] = "gladere"
    else:
        head["v"] = ENTRY_VERSION + 1
    payload = json.dumps(stated).encode()
    head["payload"] = hashlib.sha256(nonce + payload).hexdigest()
    header = json.dumps(head).encode()
    entry = hashlib.sha256(b"tilsyn-entry/1\0" + header).hexdigest()
    raw.execute("UPDATE entry SET id = ?, header = ?, payload = ? WHERE seq = 4", (entry, header, payload))
    with pytest.raises(CaseNewer):
        _open(path)


@pytest.mark.parametrize("nothing", [b"null", b" null\n", b""])
def test_a_payload_that_says_it_is_nothing_is_no_redaction(path: Path, raw: apsw.Connection, nothing: bytes) -> None:
    ((header, nonce),) = raw.execute("SELECT header, nonce FROM entry WHERE seq = 4")
    head = json.loads(header)
    head["payload"] = hashlib.sha256(nonce + nothing).hexdigest()
    header = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    entry = hashlib.sha256(b"tilsyn-entry/1\0" + header).hexdigest()
    raw.execute("UPDATE entry SET id = ?, header = ?, payload = ? WHERE seq = 4", (entry, header, nothing))
    assert "indholdet kan ikke læses" in _faults(path)
    with pytest.raises(CaseDamaged):
        _open(path)
