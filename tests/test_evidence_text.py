"""Evidence in words, for all screens: the same facts in full and in brief, under the same questions, masked alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversing import desk_of
from tilsyn.domain.journal.entries import Answer, Deviation, Note, OwnQuestion, PartValue
from tilsyn.interview.evidence_text import heading, heading_beside, voice_in_brief, voice_runs
from tilsyn.interview.screen.judging.ground_text import ground_runs
from tilsyn.services.judging.evening import EveningLook, heard
from tilsyn.services.judging.view import Heard, by_question, evidence_of, sources_for
from tilsyn.services.open_case import Desk
from tilsyn.services.planning import preparing

CPR = "010180-1234"


@pytest.fixture
def path(case_path: Path) -> Path:
    """A group with one who goes by a CPR number; a question of its own, and notes on two levels."""
    with desk_of(case_path) as desk:
        for code in ("Borger 1", f"B {CPR}", "Borger 9"):
            preparing.add_source(desk, code, "MKV", {"group": "borger"})
        where = {"start": "2023-10-24T10:00:00.000+02:00", "present": (f"Mor {CPR}",)}
        met = preparing.add_encounter(desk, ("Borger 1", f"B {CPR}"), "MKV", where)
        identity, other = desk.world.new_id(), desk.source(f"B {CPR}").id
        desk.add(
            [
                OwnQuestion(record=identity, id=identity, code="E1", text=f"Og {CPR}?", at="4.a", encounter=met.id),
                _answer(desk, met.id, question="E1", value="delvist"),
                _answer(
                    desk, met.id, question="4.a.1", value="ikke_relevant", reason=f"Ny {CPR}", note=f"Ring {CPR}",
                    parts=(PartValue(part="hørt", value="nej"),), deviates=(Deviation(source=other, note="Aldrig"),),
                ),
                _note(desk, "4.a", quote=True, place="side 3"),
                _note(desk, "theme:4"),
            ],
            "MKV",
        )  # fmt: skip
    return case_path


def _answer(desk: Desk, encounter: str, **stated: object) -> Answer:
    return Answer.model_validate({"record": desk.world.new_id(), "encounter": encounter, "note": "", **stated})


def _note(desk: Desk, at: str, **stated: object) -> Note:
    identity = desk.world.new_id()
    given = {"record": identity, "id": identity, "text": f"Note {CPR}", "at_items": (at,), **stated}
    return Note.model_validate(given)


def beside(desk: Desk) -> list[Heard]:
    unit = desk.unit("4.a")
    return list(by_question(desk, unit, unit.id, evidence_of(desk, unit.id)))


def test_in_full_and_in_brief_a_voice_says_the_same_and_no_cpr_number(path: Path) -> None:
    with desk_of(path) as desk:
        whole = heard(EveningLook(desk), desk.unit("4.a"))
        full = "".join(words for each in whole for piece in each.pieces for words, _ in voice_runs(desk, piece, ""))
        brief = "".join(voice_in_brief(desk, piece) for each in beside(desk) for piece in each.pieces)
    for told in (full, brief):
        for words in (
            "til stede: Mor [CPR fjernet]", "hørt: nej", "Begrundelse: Ny [CPR fjernet]", "Ring [CPR fjernet]",
            "B [CPR fjernet] sagde noget andet: Aldrig", "Note [CPR fjernet]", "citat", "side 3",
        ):  # fmt: skip
            assert words in told
        assert CPR not in told


def test_every_screen_asks_in_the_same_order_and_only_the_evening_looks_a_level_up(path: Path) -> None:
    with desk_of(path) as desk:
        unit = desk.unit("4.a")
        evening = [heading(each, unit) for each in heard(EveningLook(desk), unit)]
        judging = [heading_beside(each) for each in beside(desk)]
    assert [each[:14] for each in evening] == ["4.a.1 Bliver b", "Eget spørgsmål", "Noter", "Noter på tema "]
    assert [each[:14] for each in judging] == ["4.a.1 Bliver b", "eget spørgsmål", "Noter"]
    assert evening[1].endswith("Og [CPR fjernet]?")
    assert evening[0].endswith("FORSKELLIGE OPLYSNINGER")
    assert judging[0].endswith(" · forskellige oplysninger")


def test_beside_the_judgement_notes_of_the_theme_stand_under_its_name(path: Path) -> None:
    with desk_of(path) as desk:
        told = "".join(words for words, _ in ground_runs(desk, desk.unit("4.a"), before=False))
    assert "Noter lagt på tema 4\n  Noter: Note [CPR fjernet]" in told
    assert "Oplysningerne kommer fra 1 samtale; kilder: borgere. Der er forskellige oplysninger." in told


def test_sources_that_were_heard_about_the_item_come_first(path: Path) -> None:
    with desk_of(path) as desk:
        assert sources_for(desk, "4.a") == [("Borger 1", True), (f"B {CPR}", True), ("Borger 9", False)]
        assert sources_for(desk, "4.b")[0] == ("Borger 1", False)


def test_a_groups_answer_is_nobodys_alone(case_path: Path) -> None:
    with desk_of(case_path) as desk:
        for code in ("Borger 2", "Borger 3"):
            preparing.add_source(desk, code, "MKV", {"group": "borger"})
        other = desk.source("Borger 3").id
        where = {"start": "2023-10-24T10:00:00.000+02:00", "form": "gruppe"}
        met = preparing.add_encounter(desk, ("Borger 2", "Borger 3"), "MKV", where)
        where = {"start": "2023-10-25T10:00:00.000+02:00", "code": "S2"}
        alone = preparing.add_encounter(desk, ("Borger 3",), "MKV", where)
        otherwise = (Deviation(source=other, note="Aldrig"),)
        desk.add(
            [
                _answer(desk, met.id, question="4.a.1", value="delvist", deviates=otherwise),
                _answer(desk, alone.id, question="4.a.1", value="ja"),
            ],
            "MKV",
        )
        told = "".join(voice_in_brief(desk, piece) for each in beside(desk) for piece in each.pieces)
    group = "Borger 2 m.fl. 24-10-2023 (gruppens svar, samtale med Borger 2 og Borger 3): delvist."
    assert f"{group}\n    Borger 3 sagde noget andet: Aldrig\n" in told
    assert "S2 (Borger 3, samtale): ja." in told
