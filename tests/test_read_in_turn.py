"""A journal read as it comes is the journal read whole: the same entries, and every fault left to the whole reading."""

from __future__ import annotations

import json
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.telling import Told
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import ENTRY_VERSION, Note, Protect, Redaction, Withdrawal
from tilsyn.domain.journal.seal import AT_A_TIME, Sealed, Stamp, entry_id, payload_digest, seal
from tilsyn.domain.record import STORED, ChainedTime, IsoTime
from tilsyn.errors import CaseDamaged, CaseError, CaseNewer
from tilsyn.storage import casefile
from tilsyn.storage.database import StoredEntry
from tilsyn.storage.read_rows import InDoubt, check_chain, entries_of, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tilsyn.domain.world import World

HERE = Path("sag.tilsyn")


def a_case() -> Told:
    """Answers and their corrections, something withdrawn, protected and redacted, and a gesture beside another."""
    told = Told()
    talk = told.encounter(told.source())
    for number in range(3):
        told.answer(talk, "4.a.1", "ja", f"note {number}")
    gone = told.say(Note(record=told.id(), id=told.id(), text="Et navn", encounter=talk.id))[0]
    told.say(Redaction(record=told.id(), target=gone.id, reason="et navn"))
    told.rows = [row._replace(payload=None) if row.id == gone.id else row for row in told.rows]
    held = told.answer(talk, "4.a.2", "nej", "hemmeligt")
    told.say(Protect(record=told.id(), target=held.id, protection="fortrolig", reason="bad om det"))
    told.say(Withdrawal(record=told.id(), target=held.id, reason="forkert"))
    _add(told, seen=(told.rows[-2].id,))
    return told


def _add(told: Told, seen: tuple[str, ...] | None = None, version: int = ENTRY_VERSION) -> Sealed:
    stamp = Stamp("CD", told.world.now(), "tilsyn test", (told.rows[-1].id,), len(told.rows) + 1, seen, version)
    row = seal(Note(record=told.id(), id=told.id(), text="løs"), [], stamp, told.world.random_bytes(16))
    told.rows.append(row)
    return row


def _read(rows: list[Sealed]) -> Iterator[tuple[int, Any]]:
    before: dict[str, Any] = {}
    for seq, entry in in_turn(enumerate(rows, start=1), before):
        before[entry.id] = entry
        yield seq, entry


def _read_whole(rows: list[Sealed]) -> Case | CaseError:
    stored = [StoredEntry(seq, row, "", "") for seq, row in enumerate(rows, start=1)]
    try:
        check_chain(HERE, stored)
        return reduce(apply, entries_of(HERE, stored), Case())
    except CaseError as refused:
        return refused


def test_in_turn_and_whole_give_the_same_case() -> None:
    rows = a_case().rows
    folded = reduce(apply, (entry for _, entry in _read(rows)), Case())
    assert folded == _read_whole(rows)
    assert [seq for seq, _ in _read(rows)] == list(range(1, len(rows) + 1))


def test_an_entry_and_its_header_carry_no_table_of_names() -> None:
    _, entry = next(_read(a_case().rows))
    assert not hasattr(entry, "__dict__")
    assert not hasattr(entry.header, "__dict__")


def test_payloads_of_a_kind_share_the_names_of_their_fields_however_far_apart() -> None:
    told = Told()
    for _ in range(AT_A_TIME + 10):
        _add(told)
    notes = [entry.payload for _, entry in _read(told.rows) if isinstance(entry.payload, Note)]
    assert notes[0].model_fields_set is notes[-1].model_fields_set


def test_no_more_rows_are_held_than_are_read_at_a_time() -> None:
    told = Told()
    for _ in range(3 * AT_A_TIME):
        _add(told)

    asked: list[int] = []

    def rows() -> Iterator[tuple[int, Sealed]]:
        for seq, row in enumerate(told.rows, start=1):
            asked.append(seq)
            yield seq, row

    before: dict[str, Any] = {}
    for seq, entry in in_turn(rows(), before):
        before[entry.id] = entry
        assert asked[-1] - seq < AT_A_TIME


def _with_header(row: Sealed, header: bytes) -> Sealed:
    return row._replace(id=entry_id(header), header=header)


def _stating(row: Sealed, **header: Any) -> Sealed:
    """The row with a header that says something else, named anew as one with the key could."""
    said = {**json.loads(row.header), **header}
    return _with_header(row, json.dumps(said, separators=(",", ":")).encode())


def _saying(row: Sealed, payload: bytes) -> Sealed:
    said = row._replace(payload=payload)
    return _stating(said, payload=payload_digest(row.nonce, payload))


def _of(row: Sealed, key: str) -> Any:
    return json.loads(row.header)[key]


FORGED: dict[str, Callable[[list[Sealed]], list[Sealed]]] = {
    "another name": lambda rows: [*rows[:-1], rows[-1]._replace(id="0" * 64)],
    "another header": lambda rows: [*rows[:-1], rows[-1]._replace(header=rows[-1].header.replace(b"CD", b"XY"))],
    "another payload": lambda rows: [*rows[:-1], rows[-1]._replace(payload=b"{}")],
    "another nonce": lambda rows: [*rows[:-1], rows[-1]._replace(nonce=b"0" * 16)],
    "no header": lambda rows: [*rows[:-1], _with_header(rows[-1], b"")],
    "half a header": lambda rows: [*rows[:-1], _with_header(rows[-1], rows[-1].header[:-4])],
    "two headers": lambda rows: [*rows[:-1], _with_header(rows[-1], rows[-1].header + b"," + rows[-1].header)],
    "a field that is missing": lambda rows: [*rows[:-1], _with_header(rows[-1], b'{"kind":"note"}')],
    "an unknown field": lambda rows: [*rows[:-1], _stating(rows[-1], mood="glad")],
    "a time that is none": lambda rows: [*rows[:-1], _stating(rows[-1], at="i går")],
    "a newer version": lambda rows: [*rows[:-1], _stating(rows[-1], v=ENTRY_VERSION + 1)],
    "a version that never was": lambda rows: [*rows[:-1], _stating(rows[-1], v=0)],
    "a gap": lambda rows: [*rows[:-2], rows[-1]],
    "another count": lambda rows: [*rows[:-1], _stating(rows[-1], lamport=99)],
    "no parents": lambda rows: [*rows[:-1], _stating(rows[-1], parents=[])],
    "an unknown parent": lambda rows: [*rows[:-1], _stating(rows[-1], parents=["0" * 64])],
    "it replaces what is of another slot": lambda rows: [*rows[:-1], _stating(rows[-1], supersedes=[rows[0].id])],
    "it replaces what is not there": lambda rows: [*rows[:-1], _stating(rows[-1], supersedes=["0" * 64])],
    "it had seen nothing": lambda rows: [*rows[:-1], _stating(rows[-1], seen=[])],
    "it says nothing of what it had seen": lambda rows: [*rows[:-1], _stating(rows[-1], seen=None)],
    "the same in other letters": lambda rows: [
        *rows[:-1], _with_header(rows[-1], _stating(rows[-1], seen=None).header.replace(b'"seen"', b'"s\\u0065en"')),
    ],
    "it had seen its own parents": lambda rows: [*rows[:-1], _stating(rows[-1], seen=_of(rows[-1], "parents"))],
    "it had seen what is not there": lambda rows: [*rows[:-1], _stating(rows[-1], seen=["0" * 64])],
    "it had seen one thing twice": lambda rows: [*rows[:-1], _stating(rows[-1], seen=[rows[0].id, rows[0].id])],
    "it had seen, before that was told": lambda rows: [*rows[:-1], _stating(rows[-1], v=1)],
    "it is of another kind": lambda rows: [*rows[:-1], _stating(rows[-1], kind="answer")],
    "it is of a kind that is not known": lambda rows: [*rows[:-1], _stating(rows[-1], kind="song")],
    "it is of another slot": lambda rows: [*rows[:-1], _stating(rows[-1], slot="note|andet")],
    "nothing is stated": lambda rows: [*rows[:-1], _saying(rows[-1], b"null")],
    "an empty payload": lambda rows: [*rows[:-1], _saying(rows[-1], b"")],
    "two payloads": lambda rows: [*rows[:-1], _saying(rows[-1], b"null,null")],
    "an unknown kind": lambda rows: [*rows[:-1], _saying(rows[-1], b'{"entry":"song","record":"1"}')],
    "half a payload": lambda rows: [*rows[:-1], _saying(rows[-1], rows[-1].payload[:-3] if rows[-1].payload else b"")],
}  # fmt: skip


@pytest.mark.parametrize("what", FORGED)
def test_what_the_whole_reading_refuses_is_never_taken_in_turn(what: str) -> None:
    forged = FORGED[what](a_case().rows)
    with pytest.raises(InDoubt):
        list(_read(forged))
    assert isinstance(_read_whole(forged), CaseDamaged | CaseNewer)


def test_what_is_stored_before_what_it_rests_on_is_read_whole() -> None:
    rows = a_case().rows
    turned = [rows[-1], *rows[:-1]]
    with pytest.raises(InDoubt):
        list(_read(turned))
    assert _read_whole(turned) == _read_whole(rows)


def _store(path: Path, world: World, changed: Callable[[Sealed], Sealed]) -> None:
    """Put the newest entry in the file in another form."""
    with casefile.open_case(path, lambda: "", world) as file:
        row = file._database.rows()[-1]
        put = changed(row.sealed)
        file._database.connection.execute(
            "UPDATE entry SET id = ?, header = ?, nonce = ?, payload = ? WHERE seq = ?", (*put, row.seq)
        )


@pytest.mark.parametrize(
    "what", ["another payload", "a newer version", "another count", "an unknown kind", "no header"]
)
def test_opening_a_case_tells_what_the_whole_reading_tells(case_path: Path, world: World, what: str) -> None:
    with casefile.open_case(case_path, lambda: "", world) as file:
        file.append([Note(record="n", id="n", text="løs")], "CD")
        rows = [each.sealed for each in file._database.rows()]
    _store(case_path, world, lambda row: FORGED[what]([row])[-1])
    expected = _read_whole([*rows[:-1], FORGED[what](rows)[-1]])
    assert isinstance(expected, CaseError)
    with pytest.raises(type(expected)) as refused:
        casefile.open_case(case_path, lambda: "", world)
    assert refused.value.message.partition(":")[2] == expected.message.partition(":")[2]


def test_a_case_that_is_only_stored_in_another_order_opens(case_path: Path, world: World) -> None:
    with casefile.open_case(case_path, lambda: "", world) as file:
        file.append([Note(record=each, id=each, text=each) for each in "abc"], "CD")
        told = file.case
        database = file._database.connection
        database.execute("UPDATE entry SET seq = -seq")
        database.execute("UPDATE entry SET seq = 100 + seq")
    with casefile.open_case(case_path, lambda: "", world) as file:
        assert file.case == told


CHAINED, ISO = TypeAdapter(ChainedTime), TypeAdapter(IsoTime)


def _taken(reader: TypeAdapter[str], text: str, context: object) -> str | None:
    try:
        return reader.validate_python(text, context=context)
    except ValidationError:
        return None


@given(
    day=st.from_regex(r"(19|20|21|22)[0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True),
    clock=st.from_regex(r"[0-2][0-9]:[0-6][0-9](:[0-6][0-9](\.[0-9]{1,7})?)?", fullmatch=True),
    zone=st.from_regex(r"(Z|[+-][0-2][0-9]:[0-6][0-9])?", fullmatch=True),
    stored=st.sampled_from([None, STORED]),
)
def test_a_chained_time_is_read_as_any_other_time(day: str, clock: str, zone: str, stored: object) -> None:
    text = f"{day}T{clock}{zone}"
    assert _taken(CHAINED, text, stored) == _taken(ISO, text, stored)


@pytest.mark.parametrize("text", ["20231024T0930", "2023-W43-2", "2024-02-29T10:00", "2023-02-29T10:00", "i går", ""])
def test_a_chained_time_that_is_not_plain_is_read_as_any_other_time(text: str) -> None:
    assert _taken(CHAINED, text, STORED) == _taken(ISO, text, STORED)
