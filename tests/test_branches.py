"""Laws of the fold over branches: laptops that wrote unseen of each other, and their entries in whatever order."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.telling import Told
from tilsyn.domain.findings.evidence import not_heard
from tilsyn.domain.findings.open_versions import open_versions
from tilsyn.domain.findings.readiness import readiness
from tilsyn.domain.findings.scoring import scorecard
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import (
    Answer,
    Encounter,
    Note,
    NotInterviewed,
    Protect,
    Redaction,
    Source,
    Withdrawal,
)
from tilsyn.domain.journal.seal import chain_faults, unseal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.edition import QualityModel

    Gestures = list[tuple[int, Callable[..., None]]]

LAPTOPS = 3


def folded(entries: Sequence[Entry]) -> Case:
    return reduce(apply, entries, Case())


class Laptops:
    """Three copies of one case, each written in by itself; a merge takes in what another has."""

    def __init__(self) -> None:
        self.told = [Told()]
        first = self.told[0]
        self.source = first.source()
        self.talk = first.encounter(self.source)
        self.answer = first.answer(self.talk, "4.a.1", "nej", "HENDES ORD")
        identity = first.id()
        said = Note(record=identity, id=identity, text="NOTENS ORD", at_items=("4.a",), encounter=self.talk.id)
        self.note = first.say(said)[0]
        self.judge(0)
        for _ in range(LAPTOPS - 1):
            copy = Told()
            copy.rows, copy.world = list(first.rows), first.world
            copy.case = folded(unseal(copy.rows))
            self.told.append(copy)

    def judge(self, laptop: int) -> None:
        self.told[laptop].judge("4.a", 2, "Tekst.", f"source|{self.source.id}")

    def withdraw(self, laptop: int, target: Entry) -> None:
        told = self.told[laptop]
        told.say(Withdrawal(record=told.id(), target=target.id, reason="fortrudt"))

    def redact(self, laptop: int, target: Entry) -> None:
        told = self.told[laptop]
        placed = ("4.a",) if target is self.note else ()
        told.say(Redaction(record=told.id(), target=target.id, reason="navn", at_items=placed))

    def protect(self, laptop: int, target: Entry) -> None:
        told = self.told[laptop]
        told.say(Protect(record=told.id(), target=target.id, protection="fortrolig", reason="bedt om det"))

    def say_again(self, laptop: int) -> None:
        self.told[laptop].answer(self.talk, "4.a.1", "ja", f"NYE ORD {laptop}")

    def merge(self, laptop: int, other: int) -> None:
        held = {row.id for row in self.told[laptop].rows}
        for row in self.told[other].rows:
            if row.id not in held:
                self.told[laptop].rows.append(row)
                apply(self.told[laptop].case, unseal([row])[0])

    def all(self) -> list[Entry]:
        for other in range(1, LAPTOPS):
            self.merge(0, other)
        assert not list(chain_faults(self.told[0].rows))
        return unseal(self.told[0].rows)


GOING: tuple[Callable[[Laptops, int], None], ...] = (
    lambda laptops, here: laptops.withdraw(here, laptops.answer),
    lambda laptops, here: laptops.withdraw(here, laptops.note),
    lambda laptops, here: laptops.redact(here, laptops.note),
    lambda laptops, here: laptops.redact(here, laptops.answer),
    Laptops.judge,
    lambda laptops, here: laptops.merge(here, (here + 1) % LAPTOPS),
)
EVERYTHING = (
    *GOING,
    Laptops.say_again,
    lambda laptops, here: laptops.protect(here, laptops.answer),
    lambda laptops, here: laptops.protect(here, laptops.note),
    lambda laptops, here: laptops.redact(here, laptops.told[here].case.current(laptops.talk.slot) or laptops.note),
)
gestures = st.lists(st.tuples(st.integers(0, LAPTOPS - 1), st.sampled_from(GOING)), max_size=10)
any_gestures = st.lists(st.tuples(st.integers(0, LAPTOPS - 1), st.sampled_from(EVERYTHING)), max_size=12)


def above(entries: Sequence[Entry]) -> dict[str, set[str]]:
    """All that each entry was written on top of, by the graph alone: parents come first in a journal."""
    found: dict[str, set[str]] = {}
    for each in sorted(entries, key=lambda each: each.order):
        found[each.id] = set().union(each.header.parents, *(found[parent] for parent in each.header.parents))
    return found


def gaps(model: QualityModel, case: Case) -> set[tuple[str, str | None]]:
    visible = Visible(case)
    return {(each.code, each.at) for each in readiness(model, case, visible, scorecard(model, visible)).blocking}


@given(data=st.data(), made=any_gestures)
@settings(max_examples=60)
def test_branches_fold_to_one_case_in_any_order(data: st.DataObject, made: Gestures) -> None:
    laptops = Laptops()
    for laptop, gesture in made:
        gesture(laptops, laptop)
    entries = laptops.all()
    case = folded(data.draw(st.permutations(entries)))
    assert case == folded(entries) == laptops.told[0].case
    assert all(case.knew(each, earlier) for each in entries for earlier in entries if earlier.id in each.header.parents)


@pytest.mark.slow
@given(data=st.data(), made=any_gestures)
@settings(max_examples=60)
def test_what_any_branch_redacted_is_gone_from_every_order(data: st.DataObject, made: Gestures) -> None:
    laptops = Laptops()
    for laptop, gesture in made:
        gesture(laptops, laptop)
    entries = laptops.all()
    case = folded(data.draw(st.permutations(entries)))
    masked = {each.payload.target for each in entries if isinstance(each.payload, Redaction)}
    assert all(case.entries[each].payload is None for each in masked)
    words = {laptops.answer.id: "HENDES ORD", laptops.note.id: "NOTENS ORD"}
    assert not [each for entry, each in words.items() if entry in masked and each in repr(case)]
    assert not any(entry.id in masked for kind in (Answer, Note, Encounter, Source) for entry, _ in case.of(kind))


@given(data=st.data(), made=gestures)
@settings(max_examples=80)
@pytest.mark.slow
def test_a_judgement_rests_on_what_went_unless_it_was_written_knowing_that_it_had(
    model: QualityModel, data: st.DataObject, made: Gestures
) -> None:
    laptops = Laptops()
    for laptop, gesture in made:
        gesture(laptops, laptop)
    entries = laptops.all()
    case, knew = folded(data.draw(st.permutations(entries))), above(entries)
    judgement = case.current("judgement|4.a")
    assert judgement is not None
    going: dict[str, set[str]] = {}
    for each in entries:
        if isinstance(each.payload, Withdrawal | Redaction):
            going.setdefault(each.payload.target, set()).add(each.id)
    unseen = {target for target, gone in going.items() if not gone & knew[judgement.id]}
    assert {each for each in going if case.went_unseen(each, judgement)} == unseen
    assert (("S011", "4.a") in gaps(model, case)) == bool(unseen)


@given(data=st.data(), made=any_gestures)
@settings(max_examples=60)
def test_what_one_branch_protected_stays_so_as_another_wrote_it_unseen(data: st.DataObject, made: Gestures) -> None:
    laptops = Laptops()
    for laptop, gesture in made:
        gesture(laptops, laptop)
    entries = laptops.all()
    case, knew = folded(data.draw(st.permutations(entries))), above(entries)
    said = [each for each in entries if isinstance(each.payload, Protect)]
    for version in case.slots[laptops.answer.header.slot].values():
        earlier = {version.id, *(each.id for each in case.replaced_by(version))}
        about = [each for each in said if isinstance(each.payload, Protect) and each.payload.target in earlier]
        own = any(isinstance(each.payload, Protect) and each.payload.target == version.id for each in about)
        hidden = own or any(each.id not in knew[version.id] and version.id not in knew[each.id] for each in about)
        assert (case.protection_of(version) != "normal") == hidden
        assert hidden is False or version not in open_versions(case, version.header.slot)


@pytest.mark.slow
@given(data=st.data(), made=any_gestures)
@settings(max_examples=60)
def test_what_one_branch_took_back_does_not_come_again_from_another(data: st.DataObject, made: Gestures) -> None:
    laptops = Laptops()
    for laptop, gesture in made:
        gesture(laptops, laptop)
    entries = laptops.all()
    case, knew = folded(data.draw(st.permutations(entries))), above(entries)
    gone = [each for each in entries if isinstance(each.payload, Withdrawal | Redaction)]
    for version in case.slots[laptops.answer.header.slot].values():
        went: dict[str, list[str]] = {}
        for each in gone:
            assert isinstance(each.payload, Withdrawal | Redaction)
            went.setdefault(each.payload.target, []).append(each.id)
        beside = [
            earlier
            for earlier in case.replaced_by(version)
            if earlier.id in went
            if all(each not in knew[version.id] and version.id not in knew[each] for each in went[earlier.id])
        ]
        assert case.is_gone(version) == (version.id in went or bool(beside))
        stands = version in case.live(version.header.slot)
        assert stands == (version.id not in case.superseded and not case.is_gone(version))
    shown = [entry for entry, said in Visible(case).answers() if said.question == "4.a.1"]
    assert not any(case.is_gone(each) for each in shown)


def test_a_statement_withdrawn_on_one_laptop_and_read_on_another_is_gone_and_opens_the_gap(model: QualityModel) -> None:
    laptops = Laptops()
    laptops.withdraw(0, laptops.answer)
    laptops.say_again(1)
    laptops.judge(1)
    case = folded(laptops.all())
    assert list(Visible(case).answers()) == []
    assert ("S011", "4.a") in gaps(model, case)
    laptops.told[0].answer(laptops.talk, "4.a.1", "ja", "Sagt igen, og det må bruges")
    assert [said.note for _, said in Visible(laptops.told[0].case).answers()] == ["Sagt igen, og det må bruges"]
    laptops.judge(0)
    assert ("S011", "4.a") not in gaps(model, laptops.told[0].case)


@pytest.mark.parametrize("said_first", [True, False])
def test_what_was_said_anew_in_confidence_stills_no_gap(model: QualityModel, said_first: bool) -> None:
    laptops = Laptops()
    told = laptops.told[0]
    told.answer(laptops.talk, "4.a.2", "ja", "Andet")
    if not said_first:
        laptops.judge(0)
    told.answer(laptops.talk, "4.a.1", "nej", "I fortrolighed", protection="fortrolig")
    if said_first:
        laptops.judge(0)
    assert [said.note for _, said in Visible(told.case).answers()] == ["HENDES ORD", "Andet"]
    laptops.withdraw(0, laptops.answer)
    assert ("S011", "4.a") in gaps(model, told.case)


def test_a_judgement_that_is_hidden_stills_no_gap_of_the_one_that_is_seen(model: QualityModel) -> None:
    laptops = Laptops()
    laptops.judge(1)
    laptops.withdraw(0, laptops.answer)
    told = laptops.told[0]
    for text in ("Til eget brug.", "Til eget brug, rettet."):
        told.say(Protect(record=told.id(), target=told.judge("4.a", 3, text).id, protection="fortrolig", reason="x"))
    case = folded(laptops.all())
    shown = Visible(case).entry("judgement|4.a")
    assert shown is not None
    assert shown is not case.current("judgement|4.a")
    assert ("S011", "4.a") in gaps(model, case)


def test_what_is_taken_back_or_protected_with_the_later_version_in_sight_leaves_that_alone() -> None:
    laptops = Laptops()
    laptops.say_again(0)
    laptops.withdraw(0, laptops.answer)
    laptops.protect(0, laptops.answer)
    case = folded(laptops.all())
    anew = case.current(laptops.answer.header.slot)
    assert anew is not None
    assert not case.is_gone(anew)
    assert case.protection_of(anew) == "normal"


def test_what_was_protected_unseen_is_let_out_by_someone_who_knows() -> None:
    laptops = Laptops()
    laptops.protect(0, laptops.answer)
    laptops.say_again(1)
    laptops.merge(1, 0)
    told = laptops.told[1]
    anew = told.case.current(laptops.answer.header.slot)
    assert anew is not None
    assert told.case.protection_of(anew) == "fortrolig"
    assert list(Visible(told.case).answers()) == []
    told.say(Protect(record=told.id(), target=anew.id, protection="normal", reason="aftalt"))
    assert told.case.protection_of(anew) == "normal"


@pytest.mark.slow
@given(data=st.data(), made=any_gestures)
@settings(max_examples=40)
def test_what_is_missing_is_the_same_in_any_order(model: QualityModel, data: st.DataObject, made: Gestures) -> None:
    laptops = Laptops()
    for laptop, gesture in made:
        gesture(laptops, laptop)
    entries = laptops.all()
    assert gaps(model, folded(data.draw(st.permutations(entries)))) == gaps(model, folded(entries))


def test_what_was_withdrawn_before_the_judgement_may_be_masked_after_it(model: QualityModel) -> None:
    laptops = Laptops()
    laptops.withdraw(0, laptops.note)
    assert ("S011", "4.a") in gaps(model, laptops.told[0].case)
    laptops.judge(0)
    laptops.redact(0, laptops.note)
    assert ("S011", "4.a") not in gaps(model, laptops.told[0].case)


@pytest.mark.parametrize("order", [1, -1])
def test_why_a_group_was_not_heard_falls_with_a_conversation_that_another_laptop_held_unseen(order: int) -> None:
    laptops = Laptops()
    one, other = laptops.told[0], laptops.told[1]
    worker = one.source("Medarbejder 1", "medarbejder")
    one.encounter(worker)
    for _ in range(5):  # however far its counter has come
        other.say(NotInterviewed(record=other.id(), group="medarbejder", reason="Ingen på vagt."))
    assert [each.group for each in not_heard(Visible(other.case))] == ["medarbejder"]
    case = folded(laptops.all()[::order])
    assert not_heard(Visible(case)) == []
    laptops.told[0].say(NotInterviewed(record=one.id(), group="medarbejder", reason="Nogle ønskede det ikke."))
    assert [each.group for each in not_heard(Visible(laptops.told[0].case))] == ["medarbejder"]
