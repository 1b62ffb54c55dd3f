from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.telling import Told
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import Answer, Assessment, Note, Redaction, Withdrawal
from tilsyn.domain.journal.seal import Stamp, chain_faults, entry_id, payload_digest, seal, unseal

if TYPE_CHECKING:
    from tilsyn.domain.journal.entries import Entry


def a_case() -> Told:
    told = Told()
    borger = told.source()
    samtale = told.encounter(borger)
    for number in range(4):
        told.answer(samtale, "4.a.1", "ja", f"note {number}")
        told.answer(samtale, f"4.a.{number + 2}", None, f"anden {number}")
    told.judge("4.a", 4, "Tekst.", f"source|{borger.id}")
    return told


def folded(entries: list[Entry]) -> Case:
    return reduce(apply, entries, Case())


@given(data=st.data())
@settings(max_examples=60)
def test_the_fold_is_the_same_in_any_order(data: st.DataObject) -> None:
    entries = unseal(a_case().rows)
    assert folded(data.draw(st.permutations(entries))) == folded(entries)


def test_applying_twice_changes_nothing() -> None:
    entries = unseal(a_case().rows)
    assert folded(entries + entries) == folded(entries)


@given(data=st.data())
@settings(max_examples=60)
def test_the_union_of_two_journals_is_commutative_idempotent_and_associative(data: st.DataObject) -> None:
    entries = unseal(a_case().rows)
    parts = [data.draw(st.lists(st.sampled_from(entries), unique_by=lambda each: each.id)) for _ in range(3)]
    first, second, third = parts
    assert folded(first + second) == folded(second + first)
    assert folded(first + first) == folded(first)
    assert folded([*(first + second), *third]) == folded([*first, *(second + third)])


def test_a_correction_supersedes_and_the_old_one_stays_in_the_journal() -> None:
    told = a_case()
    slot = next(slot for slot in told.case.slots if slot.startswith("answer|4.a.1|"))
    assert len(told.case.slots[slot]) == 4
    current = told.case.current(slot)
    assert current is not None
    assert isinstance(current.payload, Answer)
    assert current.payload.note == "note 3"


def test_two_unseen_entries_of_one_slot_are_a_conflict_until_one_supersedes_both() -> None:
    told = a_case()
    told.say(Assessment(record=told.id(), at="theme:4", text="Den ene"))
    told.say(Assessment(record=told.id(), at="theme:4", text="Den anden"), supersede=False)
    assert [len(each.entries) for each in told.case.conflicts()] == [2]
    told.say(Assessment(record=told.id(), at="theme:4", text="Begge læst"))
    assert told.case.conflicts() == []


def test_withdrawn_and_redacted_entries_are_not_live() -> None:
    told = a_case()
    note = told.say(Note(record=told.id(), id=told.id(), text="Noget"))[0]
    other = told.say(Note(record=told.id(), id=told.id(), text="Et navn"))[0]
    told.say(Withdrawal(record=told.id(), target=note.id, reason="fortrudt"))
    told.say(Redaction(record=told.id(), target=other.id, reason="navn"))
    assert not list(told.case.of(Note))


def test_a_redaction_wins_over_the_content_in_a_merge() -> None:
    told = a_case()
    target = told.say(Note(record=told.id(), id=told.id(), text="Et navn"))[0]
    told.say(Redaction(record=told.id(), target=target.id, reason="navn"))
    with_content = unseal(told.rows)
    emptied = [replace(each, payload=None) if each.id == target.id else each for each in with_content]
    for entries in (emptied + with_content, with_content + emptied):
        assert folded(entries).entries[target.id].payload is None or not list(folded(entries).of(Note))
        assert folded(entries).live(target.header.slot) == []


def test_the_id_names_the_header_and_the_header_names_the_payload() -> None:
    row = a_case().rows[0]
    assert entry_id(row.header) == row.id
    assert row.payload is not None
    assert payload_digest(row.nonce, row.payload) in row.header.decode()


def test_change_removal_and_reordering_show() -> None:
    rows = a_case().rows
    assert list(chain_faults(rows)) == []
    changed = [*rows[:3], rows[3]._replace(payload=b'{"entry":"note"}'), *rows[4:]]
    assert [what for _, what in chain_faults(changed)] == ["indholdet er ændret"]
    assert "en tidligere post mangler" in {what for _, what in chain_faults(rows[:3] + rows[4:])}
    forged = rows[3]._replace(header=rows[3].header.replace(b"MKV", b"XYZ"))
    assert "hovedet er ændret" in {what for _, what in chain_faults([*rows[:3], forged, *rows[4:]])}


def test_the_same_payload_under_another_nonce_has_another_digest() -> None:
    assert payload_digest(b"a" * 16, b"x") != payload_digest(b"b" * 16, b"x")


@given(data=st.data())
@settings(max_examples=60)
def test_what_is_redacted_is_gone_from_the_fold_in_any_order(data: st.DataObject) -> None:
    told = a_case()
    talk = told.encounter(told.source("Borger 2"))
    note = told.say(Note(record=told.id(), id=told.id(), text="Et navn", encounter=talk.id))[0]
    named = [note, told.answer(talk, "4.a.1", "ja", "Et navn")]
    named += told.say(Withdrawal(record=told.id(), target=note.id, reason="Et navn"))
    for each in named:
        told.say(Redaction(record=told.id(), target=each.id, reason="navn"))
    entries = unseal(told.rows)
    assert "Et navn" in repr(entries)
    case = folded(data.draw(st.permutations(entries)))
    assert case == told.case
    assert "Et navn" not in repr(case)


def test_a_withdrawal_holds_when_its_reason_has_been_redacted() -> None:
    told = Told()
    note = told.say(Note(record=told.id(), id=told.id(), text="Noget"))[0]
    gone = told.say(Withdrawal(record=told.id(), target=note.id, reason="Et navn"))[0]
    told.say(Redaction(record=told.id(), target=gone.id, reason="navn"))
    stored = [replace(each, payload=None) if each.id == gone.id else each for each in unseal(told.rows)]
    for entries in (stored, stored[::-1]):
        assert folded(entries).live(note.header.slot) == []


def test_what_one_entry_was_written_on_top_of_is_told_by_the_graph_alone() -> None:
    told = Told()
    first = told.say(Note(record=told.id(), id=told.id(), text="1"))[0]
    one = _beside(told, first, "hos den ene", lamport=first.header.lamport + 1)
    other = _beside(told, first, "hos den anden", lamport=first.header.lamport + 1)
    both = told.say(Note(record=told.id(), id=told.id(), text="begge"))[0]
    knew = told.case.knew
    assert (knew(one, first), knew(both, one), knew(both, other)) == (True, True, True)
    assert (knew(one, other), knew(other, one), knew(first, both)) == (False, False, False)


def _beside(told: Told, parent: Entry, text: str, lamport: int) -> Entry:
    """An entry of another laptop, which has seen no more than `parent`."""
    stamp = Stamp("CD", told.world.now(), "tilsyn test", (parent.id,), lamport)
    row = seal(Note(record=told.id(), id=told.id(), text=text), [], stamp, told.world.random_bytes(16))
    told.rows.append(row)
    entry = unseal([row])[0]
    apply(told.case, entry)
    return entry


def test_many_entries_are_read_as_each_by_itself() -> None:
    told = a_case()
    for number in range(450):
        told.say(Note(record=told.id(), id=told.id(), text=f"note {number}"))
    entries = unseal(told.rows)
    assert entries == [entry for row in told.rows for entry in unseal([row])]
    assert list(chain_faults(told.rows)) == []
    altered = [*told.rows[:430], told.rows[430]._replace(payload=b'{"entry":"note"}'), *told.rows[431:]]
    with pytest.raises(ValidationError) as refused:
        unseal(altered)
    assert {fault["loc"][0] for fault in refused.value.errors(include_input=False)} == {430}


def test_records_of_a_kind_share_the_names_of_their_fields_and_a_copy_has_its_own() -> None:
    told = Told()
    one, other = (told.say(Note(record=told.id(), id=told.id(), text=text))[0] for text in ("1", "2"))
    first, second = unseal([row for row in told.rows if row.id in {one.id, other.id}])
    assert first.payload is not None
    assert second.payload is not None
    assert first.payload.model_fields_set is second.payload.model_fields_set
    copied = first.payload.model_copy(update={"text": "3"})
    assert copied.model_fields_set is not first.payload.model_fields_set
    assert (first, second) == (one, other)
