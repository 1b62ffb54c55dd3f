"""What is found in a case is found once until the case changes: as fresh as ever, and never more to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conversing import desk_of
from tests.test_exchange_property import Telling, edition
from tilsyn.domain.findings.privacy import LookedAt
from tilsyn.domain.findings.readiness import cpr_finds, readiness
from tilsyn.domain.findings.scoring import Scorecard, scorecard
from tilsyn.domain.findings.visible import Visible, _Read
from tilsyn.domain.journal.entries import Deviation, Note, Payload, Protect, Redaction
from tilsyn.domain.library.asked import AllAsked
from tilsyn.domain.record import Record
from tilsyn.output.contexts import Known
from tilsyn.output.contexts.directives import directive_rows

if TYPE_CHECKING:
    from pathlib import Path

    from tests.telling import Told
    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel

P = TypeVar("P", bound=Record)
KINDS = Payload.__subclasses__()


class Counting:
    """A scorecard that counts how often all its texts are read."""

    def __init__(self, card: Scorecard) -> None:
        self._card = card
        self.reads = 0

    @property
    def states(self) -> tuple[RatedState, ...]:
        self.reads += 1
        return self._card.states


def test_the_texts_are_read_once_for_all_directives(
    told: Told, model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    told.judge("4.a", 4, "Det følger af 3.1.3-3.1.5.\n\nKilder: Borger 1")
    visible = Visible(told.case, masked=True)
    counting = Counting(scorecard(model, visible))
    card = cast("Scorecard", counting)
    rows = directive_rows(Known(model, catalogues, visible, card, "provider", (), AllAsked(model)))
    assert [row["id"] for row in rows] == ["NR2020:3.1.3", "NR2020:3.1.4", "NR2020:3.1.5"]
    assert counting.reads == 1


class Forgetful(LookedAt):
    """Looks anew each time."""

    def masked(self, entry: Entry, said: P) -> P:
        return LookedAt().masked(entry, said)

    def holds_cpr(self, entry: Entry) -> bool:
        return LookedAt().holds_cpr(entry)


class Unremembering(Visible):
    """Reads everything anew each time it is asked."""

    def _remembered(self) -> _Read:
        return _Read(self._case.changes)


class TellingAll(Telling):
    """Also masks, and records that what looks like a number is none."""

    def step(self) -> None:
        self.draw(st.sampled_from([super().step, super().step, super().step, self.redact, self.clear]))()

    def redact(self) -> None:
        if entry := self.entry():
            self.say("redaction", target=entry, reason="x")

    def clear(self) -> None:
        if entry := self.entry():
            self.say("not_cpr", target=entry, reason="x")


def seen(case: Case, visible: Visible) -> list[object]:
    """All that can be asked of what may be seen."""
    card = scorecard(edition(), visible)
    return [
        [list(visible.of(kind)) for kind in KINDS],
        [visible.entry(slot) for slot in case.slots],
        [(visible.standing(slot), visible.versions(slot), visible.may_know(slot)) for slot in case.slots],
        [list(visible.answers()), list(visible.notes()), list(visible.own_questions())],
        [visible.sources, visible.encounters, visible.fields, visible.conflicts(), visible.last_at()],
        [card, readiness(edition(), case, visible, card), cpr_finds(case, visible)],
    ]


@given(data=st.data())
@settings(max_examples=40)
@pytest.mark.slow
def test_what_was_read_before_never_differs_from_what_is_read_now(data: st.DataObject) -> None:
    told = data.draw(st.builds(TellingAll, st.just(data.draw)))
    case, looked = told.told.case, LookedAt()
    held: list[tuple[Visible, Visible]] = []
    for _ in range(data.draw(st.integers(1, 15))):
        told.step()
        masked = data.draw(st.booleans())
        fresh = Unremembering(case, masked=masked, looked=Forgetful())
        remembering = Visible(case, masked=masked, looked=looked)
        assert seen(case, remembering) == seen(case, fresh)
        assert seen(case, remembering) == seen(case, fresh)  # and from what it remembers
        held = [*held[-1:], (remembering, fresh)]
        for before, plain in held:
            assert seen(case, before) == seen(case, plain)


NUMBER = "Borger med 010180-1234"


def test_what_is_remembered_unmasked_is_masked_where_it_must_be(told: Told) -> None:
    talk = told.encounter(told.source())
    told.answer(talk, "4.a.1", "ja", NUMBER)
    looked = LookedAt()
    for masked in (False, True, False, True):
        ((_, answer),) = Visible(told.case, masked=masked, looked=looked).answers()
        assert (answer.note == NUMBER) is not masked
        assert ("010180" in answer.note) is not masked


def test_a_protection_hides_what_was_remembered_at_once(told: Told) -> None:
    talk = told.encounter(told.source())
    entry = told.answer(talk, "4.a.1", "ja", "Sagt i fortrolighed")
    visible = Visible(told.case)
    assert [each.note for _, each in visible.answers()] == ["Sagt i fortrolighed"]
    told.say(Protect(record=told.id(), target=entry.id, protection="fortrolig", reason="x"))
    assert list(visible.answers()) == []
    assert visible.entry(entry.header.slot) is None


def test_a_deviation_of_one_who_is_protected_is_not_remembered_with_the_answer(told: Told) -> None:
    borger, other = told.source(), told.source("Borger 2")
    talk, looked = told.encounter(borger), LookedAt()
    deviates = (Deviation(source=other.id, note="Han siger 010180-1234"),)
    told.answer(talk, "4.a.1", "ja", NUMBER, deviates=deviates)
    ((_, before),) = Visible(told.case, masked=True, looked=looked).answers()
    assert [each.note for each in before.deviates] == ["Han siger [CPR fjernet]"]
    entry = told.case.live(f"source|{other.id}")[0]
    told.say(Protect(record=told.id(), target=entry.id, protection="fortrolig", reason="x"))
    ((_, after),) = Visible(told.case, masked=True, looked=looked).answers()
    assert after.deviates == ()


def test_what_is_redacted_is_held_in_no_memory(told: Told) -> None:
    talk, looked = told.encounter(told.source()), LookedAt()
    entry = told.answer(talk, "4.a.1", "ja", NUMBER)
    visible = Visible(told.case, masked=True, looked=looked)
    assert list(visible.answers())
    assert visible.holds_cpr(entry)
    told.say(Redaction(record=told.id(), target=entry.id, reason="navn"))
    assert list(Visible(told.case, masked=True, looked=looked).answers()) == []
    assert entry.id not in repr(vars(looked))


def test_what_is_found_is_found_once_until_something_is_recorded(case_path: Path) -> None:
    with desk_of(case_path) as desk:
        first, masked = desk.reading(), desk.reading(masked=True)
        assert (desk.reading(), desk.reading(masked=True)) == (first, masked)
        assert (desk.visible(), desk.masked()) == (first.visible, masked.visible)
        assert desk.reading().ready is first.ready
        desk.add([Note(record=desk.world.new_id(), id=desk.world.new_id(), text=NUMBER)], "MKV")
        assert [each.text for _, each in desk.visible().notes()] == [NUMBER]
        assert [each.text for _, each in desk.masked().notes()] == ["Borger med [CPR fjernet]"]
        assert desk.reading() is not first
        assert [len(each.cpr) for each in (first, desk.reading(), desk.reading(masked=True))] == [1, 1, 1]
        assert "S024" in {each.code for each in desk.reading().ready.warnings}
        assert "S024" not in {each.code for each in first.ready.warnings}
