"""A value given to a family is read at one question; the others were heard with it, and are evidence of nothing yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversing import Lines, desk_of
from tilsyn.domain.findings.evidence import grounds, touched_directives
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.findings.readiness import readiness
from tilsyn.domain.findings.scoring import scorecard
from tilsyn.domain.journal.entries import Answer, Judgement, Withdrawal
from tilsyn.interview.evidence_text import breadth, breadth_sentence, voice_in_brief, voice_runs
from tilsyn.interview.plain.conversation import PlainInterview
from tilsyn.output.contexts import context
from tilsyn.output.contexts.exchange_part import exchange
from tilsyn.output.contexts.notes_part import notes
from tilsyn.output.contexts.workbook_part import workbook
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.correcting import Correctable, correct, written
from tilsyn.services.conversation.session import Session
from tilsyn.services.judging import evening
from tilsyn.services.judging.evening import EveningLook, heard
from tilsyn.services.open_case import Desk
from tilsyn.services.planning import preparing

FAMILY = ("4.a.1", "7.a.4", "10.b.1")
UNREAD = "hørt sammen med 4.a.1, ikke aflæst"


@pytest.fixture
def path(case_path: Path) -> Path:
    """One gesture: a value without words, to a family of three."""
    with desk_of(case_path) as desk:
        preparing.add_source(desk, "Borger 1", "MKV", {"group": "borger"})
        session = session_of(desk, preparing.add_encounter(desk, ("Borger 1",), "MKV", {"code": "S1"}).id)
        session.ask("4.a.1")
        session.record(Said("ja", ""))
    return case_path


def session_of(desk: Desk, encounter: str = "S1") -> Session:
    return Session(desk, desk.encounter(encounter), Narrowing(), "MKV")


def missing(desk: Desk) -> set[tuple[str, str]]:
    visible = desk.visible()
    ready = readiness(desk.model, desk.case, visible, scorecard(desk.model, visible))
    return {(each.code, str(each.at)) for each in (*ready.blocking, *ready.warnings)}


def test_one_entry_stands_for_each_and_leaves_with_the_case_but_is_no_evidence(path: Path) -> None:
    with desk_of(path) as desk:
        assert {said.question: said.value for _, said in desk.case.of(Answer)} == dict.fromkeys(FAMILY) | {
            "4.a.1": "ja"
        }
        assert len(exchange(desk.case, desk.model)["answers"]) == len(FAMILY)
        found = grounds(desk.model, desk.visible())
        assert (len(found["4.a"].pieces), found["4.a"].unread) == (1, [])
        for at in ("7.a", "10.b"):
            assert (found[at].pieces, found[at].encounters, found[at].groups, found[at].notes) == ([], [], [], 0)
            assert len(found[at].unread) == 1
        asked = {each.id: set(each.references) for _, each in desk.model.questions()}
        only = asked["4.a.1"] - asked["7.a.4"] - asked["10.b.1"]
        assert touched_directives(desk.model, desk.visible()) == asked["4.a.1"] >= only


def test_a_judgement_that_rests_on_what_is_not_read_is_told_so_and_its_going_opens_no_gap(path: Path) -> None:
    with desk_of(path) as desk:
        slot = f"source|{desk.source('Borger 1').id}"
        stated = {"indicator": "7.a", "text": "Vi ser.", "score": 3, "sources": (slot,)}
        desk.add([Judgement.model_validate({"record": desk.world.new_id(), **stated})], "MKV")
        assert ("S023", "7.a") in missing(desk)
        held = desk.case.current(f"answer|7.a.4|{desk.encounter('S1').id}")
        assert held is not None
        desk.add([Withdrawal(record=desk.world.new_id(), target=held.id, reason="fortrudt")], "MKV")
        assert ("S011", "7.a") not in missing(desk)


def test_the_evening_says_what_it_is_and_reads_it_with_one_letter(path: Path) -> None:
    with desk_of(path) as desk:
        seen = EveningLook(desk)
        assert breadth(seen.ground("7.a")) == "ikke aflæst"
        assert "endnu ikke aflæst her" in breadth_sentence(seen.ground("7.a"))
        [piece] = [piece for each in heard(seen, desk.unit("7.a")) for piece in each.pieces]
        whole = "".join(words for words, _ in voice_runs(desk, piece, ""))
        assert UNREAD in whole
        assert "ingen værdi" not in whole
        assert UNREAD in voice_in_brief(desk, piece)
        evening.set_value(desk, piece, "nej", None, "MKV")
        seen.again()
        assert (len(seen.ground("7.a").pieces), seen.ground("7.a").unread) == (1, [])


def test_opened_to_be_set_right_and_left_as_it_is_it_says_nothing_still(path: Path) -> None:
    with desk_of(path) as desk:
        entry, said = next(each for each in desk.visible().answers() if each[1].question == "7.a.4")
        assert correct(desk, Correctable(entry, said), None, "", "MKV") is None
        assert desk.case.current(entry.header.slot) is entry
        read = correct(desk, Correctable(entry, said), "nej", "", "MKV")
        assert read is not None


def test_papers_lists_and_the_workbook_tell_it_once_and_count_no_answer(path: Path) -> None:
    with desk_of(path) as desk:
        session = session_of(desk)
        [row] = written(desk, session.encounter.id)
        assert (row.ids, row.unread) == (("4.a.1",), ("7.a.4", "10.b.1"))
        [told] = notes(desk.case, desk.model)
        assert [(each["numre"], each["vaerdi"]) for each in told["svar"]] == [(list(FAMILY), "4.a.1 ja")]
        made = context(desk.case, desk.model, (), "internal")["interne"]
        assert made is not None
        rows = {each["id"]: each["svar"] for each in made["spoergsmaal"]}
        assert [rows[each] for each in FAMILY] == [1, 0, 0]
        voices = [row for row in workbook(desk.case, desk.model, ())["spoergsmaal"] if row["samtale"] == "S1"]
        assert [row["laesning"] for row in voices] == ["ja", UNREAD, UNREAD]
        session.ask("4.a.1")
        session.record(Said("ja", "Hun ringer selv."), only=("4.a.1",))
        [told] = notes(desk.case, desk.model)
        assert [each["vaerdi"] for each in told["svar"]] == ["ja", UNREAD]
        streams = Lines("g 4.a.1", "q")
        PlainInterview(session_of(desk), streams).run()
        assert "Hun ringer selv." in streams.told
        assert "ingen værdi" not in streams.told
