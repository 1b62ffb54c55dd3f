"""Coming and going count while they last, and a loose note carries its own time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import desk_of
from tests.telling import Told
from tilsyn.domain.findings.evidence import grounds
from tilsyn.domain.findings.presence import Stay, present_at
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Encounter, Note
from tilsyn.domain.library.edition import QualityModel
from tilsyn.errors import UsageProblem
from tilsyn.interview.evidence_text import voice_in_brief, voice_runs
from tilsyn.output.contexts import context
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session
from tilsyn.services.open_case import Desk

Run = Callable[..., tuple[int, str, str]]


def at(clock: str) -> str:
    return f"2023-10-24T{clock}:00.000+02:00"


@pytest.mark.parametrize(
    ("line", "clock", "there"),
    [
        ("Leder kom kl. 11.32, gik kl. 11.40", "11.29", False),
        ("Leder kom kl. 11.32, gik kl. 11.40", "11.32", True),
        ("Leder kom kl. 11.32, gik kl. 11.40", "11.41", False),
        ("Leder kom kl. 11.32", "12.00", True),
        ("En vikar gik kl. 10.40", "10.30", True),
        ("En vikar gik kl. 10.40", "10.50", False),
        ("En, der kom kl. 9 og gik igen", "12.00", True),
        ("Leder", "12.00", True),
    ],
)
def test_one_is_there_from_coming_to_going(line: str, clock: str, there: bool) -> None:
    assert Stay.of(line).lasts(clock) is there
    assert Stay.of(line).line == line


@pytest.mark.parametrize(
    ("line", "said", "there"),
    [
        ("Leder kom kl. 11.32.07, gik kl. 11.32.40", "11:32:06.999", False),
        ("Leder kom kl. 11.32.07, gik kl. 11.32.40", "11:32:07.100", True),
        ("Leder kom kl. 11.32.07, gik kl. 11.32.40", "11:32:41.000", False),
        ("Leder kom kl. 11.32.07, gik kl. 11.32.40", "11:32:00.000", True),  # stated as 11.32
        ("Leder kom kl. 11.32.07, gik kl. 11.32.40", "11:33:00.000", False),
        ("Leder kom kl. 11.32", "11:32:01.000", True),
        ("Leder gik kl. 11.32", "11:32:59.000", True),
        ("Leder gik kl. 11.32.10", "11:32:59.000", False),
    ],
)
def test_within_a_minute_the_seconds_tell(line: str, said: str, there: bool) -> None:
    held = Encounter(record="r", id="e", start=at("11:00"), present=(line,))
    assert bool(present_at(held, f"2023-10-24T{said}+02:00")) is there
    assert Stay.of(line).line == line


def test_the_seconds_are_told_only_where_the_minute_does_not_tell() -> None:
    told = [
        Stay.of(each).told for each in ("Leder kom kl. 11.32.07, gik kl. 11.40.01", "Tolk kom kl. 11.32.07", "En vikar")
    ]
    assert told == ["Leder kom kl. 11.32, gik kl. 11.40", "Tolk kom kl. 11.32", "En vikar"]
    assert Stay.of("Leder kom kl. 11.32.07, gik kl. 11.32.40").told == "Leder kom kl. 11.32.07, gik kl. 11.32.40"


def test_two_who_come_and_go_within_a_minute_are_both_there_and_only_then(run: Run, case_path: Path) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    moments = [datetime.fromisoformat(f"2023-10-24T11:{clock}+02:00") for clock in CLOCKS]
    with desk_of(case_path) as desk:
        asked = Asked(source="Borger 1")
        session = Session(desk, chosen(desk, asked, "MKV"), narrowed(desk, asked), "MKV")
        desk.file.world = desk.world._replace(clock=lambda: moments[0])
        for act in (attendance.come, attendance.leave, attendance.come, attendance.leave):
            act(session, "Leder")
            moments.pop(0)
        assert session.encounter.present == (
            "Leder kom kl. 11.32.05, gik kl. 11.32.15", "Leder kom kl. 11.32.30, gik kl. 11.32.50"
        )  # fmt: skip
        held = session.encounter.model_copy(update={"start": at("11:00")})
    there = {second: len(present_at(held, f"2023-10-24T11:32:{second}.000+02:00")) for second in SECONDS}
    assert there == {"03": 0, "10": 1, "20": 0, "40": 1, "55": 0}


CLOCKS = ("32:05", "32:15", "32:30", "32:50", "33:00")
SECONDS = ("03", "10", "20", "40", "55")


def test_one_who_is_said_to_go_twice_went_once(run: Run, case_path: Path) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    with desk_of(case_path) as desk:
        asked = Asked(source="Borger 1")
        session = Session(desk, chosen(desk, asked, "MKV"), narrowed(desk, asked), "MKV")
        attendance.come(session, "En vikar")
        attendance.leave(session, "en vikar")
        (gone,) = session.encounter.present
        with pytest.raises(UsageProblem, match="som det stod"):
            attendance.leave(session, "En vikar")
        (line,) = session.encounter.present
    assert line == gone
    assert line.startswith("En vikar kom kl. ")
    assert line.count("gik kl.") == 1


@pytest.mark.parametrize("when", [None, "2023-10-24", "2023-10-25T11.29", "2023-10-25T11:29:00.000+02:00"])
def test_where_nobody_knows_when_it_was_said_all_who_were_there_are_named(when: str | None) -> None:
    held = Encounter(record="r", id="e", start=at("11:00"), present=("Leder kom kl. 11.32, gik kl. 11.40",))
    assert present_at(held, when) == held.present


@pytest.fixture
def told(told: Told) -> Told:
    """One is asked; the leader, who takes part from then on, comes in later."""
    borger, leder = told.source(), told.source("Leder", "ledelse")
    held = told.encounter(borger, leder, start=at("11:00"), present=("Leder kom kl. 11.32",))
    told.answer(held, "4.a.1", "ja", said_at=at("11:29"))
    told.answer(held, "5.a.2", "nej", said_at=at("11:35"))
    told.answer(held, "3.a.2", "nej", recorded_from="papir")
    return told


def test_one_who_came_later_said_nothing_of_what_was_said_before(told: Told, model: QualityModel) -> None:
    found = grounds(model, Visible(told.case))
    assert (found["4.a"].groups, found["5.a"].groups) == (["borger"], ["borger", "ledelse"])
    assert found["3.a"].groups == ["borger", "ledelse"]  # nobody knows when


def test_the_matrix_names_who_was_there(told: Told, model: QualityModel) -> None:
    made: Any = context(told.case, model, (), "internal")
    who = {each["spoergsmaal"]: (each["kilder"], each["gruppe"]) for each in made["interne"]["svar"]}
    assert who["4.a.1"] == ("Borger 1", "borgere")
    assert who["5.a.2"] == ("Borger 1; Leder", "borgere og ledelsen")


def _seen(path: Path, desk: Desk) -> dict[str, str]:
    found = desk.reading().grounds
    told = {}
    for place in ("4.a", "5.a"):
        for piece in found[place].pieces:
            key = piece.question or "note"
            told[key] = "".join(words for words, _ in voice_runs(desk, piece, "")) + voice_in_brief(desk, piece)
    return told


def test_a_voice_names_only_those_who_were_there_and_a_note_its_own_time(run: Run, case_path: Path) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    with desk_of(case_path) as desk:
        borger = desk.source("Borger 1").id
        held = Encounter(
            record="r", id="e", sources=(borger,), start=at("11:00"), present=("Tolk kom kl. 11.32, gik kl. 11.33",)
        )
        from tilsyn.domain.journal.entries import Answer

        said = [
            Answer(record=question, question=question, encounter="e", value="ja", said_at=at(clock))
            for question, clock in (("4.a.1", "11:29"), ("5.a.2", "11:32"))
        ]
        note = Note(record="n", id="n", text="Stille.", encounter="e", at_items=("5.a",))
        desk.add([held, *said, note], "MKV")
        told = _seen(case_path, desk)
    assert "Tolk" not in told["4.a.1"]
    assert told["5.a.2"].count("til stede: Tolk kom kl. 11.32") == 2
    assert "sagt" not in told["note"]
    assert "noteret 25-10-2023 09.00" in told["note"]
