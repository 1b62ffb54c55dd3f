"""An entry rewritten by one who knows the passphrase, every digest made to fit: verify and all commands see it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import apsw
import pytest

from tests.conversing import desk_of
from tilsyn.domain.journal.entries import CaseField
from tilsyn.errors import CaseDamaged
from tilsyn.storage import casefile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pydantic import JsonValue

    from tests.telling import Told

    Run = Callable[..., tuple[int, str, str]]
    Rewrite = Callable[[dict[str, Any], dict[str, Any], list[str]], object]


@pytest.fixture
def raw(case_path: Path, run: Run) -> Iterator[apsw.Connection]:
    """A real case behind the program's back, with two sources in it."""
    for code in ("Borger 1", "Borger 2"):
        assert run("source", case_path, code, "--group", "borger")[0] == 0
    connection = apsw.Connection(str(case_path))
    yield connection
    connection.close()


def _store(raw: apsw.Connection, header: dict[str, Any], payload: bytes) -> None:
    """Write the newest entry anew, so that id and digest fit what stands there."""
    ((seq, nonce),) = raw.execute("SELECT seq, nonce FROM entry ORDER BY seq DESC LIMIT 1")
    header["payload"] = hashlib.sha256(nonce + payload).hexdigest()
    head = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    identity = hashlib.sha256(b"tilsyn-entry/1\0" + head).hexdigest()
    raw.execute(
        "UPDATE entry SET id = ?, header = ?, payload = ?, kind = ?, slot = ? WHERE seq = ?",
        (identity, head, payload, header["kind"], header["slot"], seq),
    )


def _newest(raw: apsw.Connection) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    ((header, payload),) = raw.execute("SELECT header, payload FROM entry ORDER BY seq DESC LIMIT 1")
    return (
        json.loads(header),
        json.loads(payload),
        [each for (each,) in raw.execute("SELECT id FROM entry ORDER BY seq")],
    )


REWRITTEN: dict[str, tuple[Rewrite, str]] = {
    "replacing the first entry": (lambda head, _, ids: head.update(supersedes=[ids[0]]), "afløse"),
    "replacing all of them": (lambda head, _, ids: head.update(supersedes=sorted(ids[:-1])), "afløse"),
    "replacing one that never was": (lambda head, _, ids: head.update(supersedes=["0" * 64]), "afløse"),
    "another slot than it states": (lambda head, *_: head.update(slot="source|andet"), "hovedet siger noget andet"),
    "another kind than it states": (lambda head, *_: head.update(kind="note"), "hovedet siger noget andet"),
    "a counter of many digits": (lambda head, *_: head.update(lamport=10**30), "rækkefølgen"),
    "a counter one too high": (lambda head, *_: head.update(lamport=head["lamport"] + 1), "rækkefølgen"),
    "an entry version before the first": (lambda head, *_: head.update(v=0), "en udgave, der aldrig har været til"),
}


@pytest.mark.parametrize("what", REWRITTEN)
def test_an_entry_that_does_not_fit_its_place_is_seen_by_verify_and_by_every_command(
    case_path: Path, raw: apsw.Connection, run: Run, what: str
) -> None:
    rewrite, fault = REWRITTEN[what]
    head, stated, ids = _newest(raw)
    rewrite(head, stated, ids)
    _store(raw, head, json.dumps(stated, separators=(",", ":"), ensure_ascii=False).encode())
    code, out, err = run("verify", case_path)
    assert code != 0
    assert fault in out + err
    code, _, err = run("status", case_path)
    assert (code, "er beskadiget" in err) == (4, True)


@pytest.mark.parametrize("part", ["a field", "a kind", "a word", "the version"])
def test_what_a_newer_program_wrote_is_said_so_by_verify_too(
    case_path: Path, raw: apsw.Connection, run: Run, part: str
) -> None:
    head, stated, _ = _newest(raw)
    if part == "a field":
        stated["mood"] = "glad"
    elif part == "a kind":
        stated["entry"] = head["kind"] = "photograph"
    elif part == "a word":
        stated["group"] = "naboer"
    else:
        head["v"] = 99
    _store(raw, head, json.dumps(stated, separators=(",", ":"), ensure_ascii=False).encode())
    code, out, err = run("verify", case_path)
    assert code != 0
    assert "skrevet af en nyere udgave" in out + err
    code, _, err = run("status", case_path)
    assert (code, "skrevet af en nyere udgave" in err) == (4, True)


def test_a_case_field_of_a_newer_program_is_left_be_and_stops_no_command(
    case_path: Path, run: Run, raw: apsw.Connection
) -> None:
    head, stated, _ = _newest(raw)
    stated = {"record": stated["record"], "entry": "field", "field": "mood", "value": {"of": ["staff"]}}
    head.update(kind="field", slot="case|mood")
    _store(raw, head, json.dumps(stated, separators=(",", ":"), ensure_ascii=False).encode())
    for command in (("status",), ("case",), ("log",), ("case", "--set", "phone=12345678"), ("verify",)):
        code, out, err = run(command[0], case_path, *command[1:], *(("--by", "MKV") if "--set" in command else ()))
        assert code in {0, 1}, (command, err)
        assert command != ("verify",) or code == 0, out


ODD: dict[str, JsonValue] = {
    "visits": ["x", {"date": 7}],
    "capacity": [{"x": 1}],
    "departments": [{"name": "Nord"}],
    "report_date": 20231024,
    "ownership": ["kommunal"],
    "stage": "et senere trin",
}


def test_case_fields_in_a_form_of_a_newer_program_stop_no_command(case_path: Path, run: Run, tmp_path: Path) -> None:
    with desk_of(case_path) as desk:
        stated = [CaseField(record=desk.world.new_id(), field=name, value=value) for name, value in ODD.items()]
        desk.file.append(stated, "MKV")
    back = tmp_path / "tilbage.json"
    back.write_text('{"format":"tilsyn-exchange/1","edition":"KM2021","case":{"stage":"udkast"}}')
    for words in (("case",), ("status",), ("log", "--json"), ("import", back, "--update-case", "--dry-run")):
        code, _, err = run(words[0], case_path, *words[1:])
        assert code in {0, 1}, (words, err)
    code, out, _ = run("log", case_path)
    assert (code, '["x", {"date": 7}]' in out, "20231024" in out, "et senere trin" in out) == (0, True, True, True)


UNREADABLE = {
    "a word for a date": ("date", "i morgen"),
    "a number for a list": ("staff", 7),
    "a number of thousands of digits": ("cvr", 10**4000),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_case_field_that_no_longer_fits_is_left_out_and_the_others_stay(told: Told, what: str) -> None:
    from tilsyn.domain.findings.visible import Visible

    name, value = UNREADABLE[what]
    told.field(**{name: value, "phone": "12345678"})
    for fields in (told.case.fields(), Visible(told.case).fields):
        assert fields.phone == "12345678"
        assert fields.provider == "Nordkaj (opdigtet)"
        assert getattr(fields, name) == type(fields).model_fields[name].default


@pytest.mark.parametrize("version", [0, -1])
def test_a_form_that_never_was_is_said_and_nothing_is_left_beside(
    case_path: Path, raw: apsw.Connection, run: Run, version: int
) -> None:
    raw.pragma("user_version", version)
    before = sorted(case_path.parent.iterdir())
    code, out, err = run("verify", case_path)
    assert code != 0
    assert f"form {version}" in out + err
    for command in (("status", case_path), ("source", case_path, "Borger 3", "--group", "borger")):
        code, _, err = run(*command)
        assert (code, f"form {version}" in err) == (4, True)
    assert sorted(case_path.parent.iterdir()) == before


BESIDE = {
    "a copy nobody refers to": ("INSERT INTO blob VALUES('" + "ab" * 32 + "', x'7b7d')", "den hører ikke til sagen"),
    "a draft without a time": ("INSERT INTO draft VALUES('note|', 'plantet', 'i går')", "en halvskrevet tekst"),
    "a draft of nothing that is typed": (
        "INSERT INTO draft VALUES('hat|1', 'plantet', '2023-10-24T09:00:00.000+02:00')",
        "halvskrevet",
    ),
    "a draft as no clock tells": ("INSERT INTO draft VALUES('note|', 'plantet', '2023-10-24T09:00')", "halvskrevet"),
    "a draft that was not cleaned": (
        "INSERT INTO draft VALUES('note|', 'pla' || char(27) || 'ntet', '2023-10-24T09:00:00.000+02:00')",
        "halvskrevet",
    ),
    "an entry far behind the others": ("UPDATE entry SET seq = 50 WHERE seq = (SELECT max(seq) FROM entry)", "pladser"),
    "an entry in front of the first": ("UPDATE entry SET seq = -1 WHERE seq = (SELECT max(seq) FROM entry)", "pladser"),
    "another thing in short": ("UPDATE summary SET content = '{\"x\":1}'", "det siger noget andet end sagen"),
    "one more source in short": (
        """UPDATE summary SET content = replace(content, '"sources":2', '"sources":3')""",
        "det siger noget andet end sagen",
    ),
    "a draft of no slot": ("INSERT INTO draft VALUES('', 'plantet', '2023-10-24T09:00:00.000+02:00')", "halvskrevet"),
    "the first entry withdrawn": ("", "ingen gældende udgave"),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", BESIDE)
def test_what_stands_beside_the_journal_and_never_was_written_so_is_found(
    case_path: Path, raw: apsw.Connection, run: Run, what: str
) -> None:
    statement, fault = BESIDE[what]
    if statement:
        raw.execute(statement)
    else:
        head, stated, ids = _newest(raw)
        stated = {"record": stated["record"], "entry": "withdrawal", "target": ids[0], "reason": "x"}
        head.update(kind="withdrawal", slot=f"withdrawal|{ids[0]}")
        _store(raw, head, json.dumps(stated, separators=(",", ":")).encode())
    code, out, err = run("verify", case_path)
    assert code != 0
    assert fault in out + err
    code, _, err = run("interview", case_path, "--source", "Borger 1", "--plain", typed="q\n")
    assert code == (0 if statement else 4), err


OTHERWISE: dict[str, tuple[Rewrite, str]] = {
    "a time without its offset": (lambda head, *_: head.update(at="2023-10-24T09:00:00.000"), "tidspunktet"),
    "a time without seconds": (lambda head, *_: head.update(at="2023-10-24T09:00+02:00"), "tidspunktet"),
    "nobody": (lambda head, *_: head.update(who=""), "initialer"),
    "initials of 40 letters": (lambda head, *_: head.update(who="M" * 40), "initialer"),
    "initials that a terminal obeys": (lambda head, *_: head.update(who="M\x1b[31m"), "tegn i posten"),
    "a number for initials": (lambda head, *_: head.update(who="010170-1234"), "initialer"),
    "no program": (lambda head, *_: head.update(app=""), "hvilket program"),
    "a code that a terminal obeys": (lambda _, stated, __: stated.update(code="Borger\x1b\t3"), "tegn i posten"),
    "a code not composed": (lambda _, stated, __: stated.update(code="Pa\u030arørende 1"), "tegn i posten"),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_what_no_door_of_ours_lets_in_is_found(case_path: Path, raw: apsw.Connection, run: Run, what: str) -> None:
    rewrite, fault = OTHERWISE[what]
    head, stated, ids = _newest(raw)
    rewrite(head, stated, ids)
    raw.execute("DELETE FROM summary")
    _store(raw, head, json.dumps(stated, separators=(",", ":"), ensure_ascii=False).encode())
    code, out, err = run("verify", case_path)
    assert code == 1, out
    assert fault in out + err


def test_of_what_is_half_typed_nothing_is_promised(case_path: Path, raw: apsw.Connection, run: Run) -> None:
    assert "halvskrevet" not in run("verify", case_path)[1]
    raw.execute("INSERT INTO draft VALUES('note|', 'Hun sagde', '2023-10-24T09:00:00.000+02:00')")
    code, out, _ = run("verify", case_path)
    assert (code, "1 halvskrevet tekst, der ikke er gemt som poster endnu" in out) == (0, True)


SPELT = {
    "a key twice": lambda payload: payload.replace(b'"code":', b'"code":"Borger 9","code":'),
    "a blank": lambda payload: payload.replace(b'"code":', b'"code": '),
    "an escape": lambda payload: payload.replace(b"Borger", b"\\u0042orger"),
}


@pytest.mark.parametrize("what", SPELT)
def test_bytes_that_this_program_would_not_have_written_are_found(
    case_path: Path, raw: apsw.Connection, run: Run, what: str
) -> None:
    head, _, _ = _newest(raw)
    ((payload,),) = raw.execute("SELECT payload FROM entry ORDER BY seq DESC LIMIT 1")
    assert SPELT[what](payload) != payload
    _store(raw, head, SPELT[what](payload))
    code, out, err = run("verify", case_path)
    assert code != 0
    assert "posten er ikke, som tilsyn skriver den" in out + err


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00.000+02:00", "9999-12-31T23:59:59.000-02:00"])
def test_a_time_that_cannot_be_is_found_and_stops_nothing(
    case_path: Path, raw: apsw.Connection, run: Run, at: str
) -> None:
    head, stated, _ = _newest(raw)
    head["at"] = at
    _store(raw, head, json.dumps(stated, separators=(",", ":"), ensure_ascii=False).encode())
    code, out, err = run("verify", case_path)
    assert code != 0
    assert "tidspunktet kan ikke passe" in out + err
    for command in ("status", "log"):
        assert run(command, case_path)[0] in {0, 1}


def test_what_can_be_verified_but_not_opened_is_told(
    case_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("verify", case_path)[0] == 0

    def refuse(self: casefile.CaseFile) -> None:
        raise CaseDamaged(self.path, "noget, som kun en åbning ser")

    monkeypatch.setattr(casefile.CaseFile, "load", refuse)
    code, out, err = run("verify", case_path)
    assert code != 0
    assert "noget, som kun en åbning ser" in out + err


def test_an_edition_that_only_a_newer_program_reads_is_no_fault_of_ours(
    case_path: Path, raw: apsw.Connection, run: Run
) -> None:
    ((header, payload),) = raw.execute("SELECT header, payload FROM entry WHERE seq = 1")
    stated = json.loads(payload)
    ((content,),) = raw.execute("SELECT content FROM blob WHERE sha256 = ?", (stated["edition"]["sha256"],))
    newer = json.dumps({**json.loads(content), "mood": "glad"}).encode()
    raw.execute("DELETE FROM entry WHERE seq > 1")
    raw.execute("DELETE FROM summary")
    raw.execute("DELETE FROM blob WHERE sha256 = ?", (stated["edition"]["sha256"],))
    stated["edition"]["sha256"] = hashlib.sha256(newer).hexdigest()
    raw.execute("INSERT INTO blob VALUES(?, ?)", (stated["edition"]["sha256"], newer))
    _store(raw, json.loads(header), json.dumps(stated, separators=(",", ":")).encode())
    for command in ("status", "verify"):
        code, out, err = run(command, case_path)
        assert code in {1, 4}
        assert "nyere udgave af tilsyn" in out + err
