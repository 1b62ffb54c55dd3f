"""The methods that the source names, as words for the note while documents are read at 3.a: no value, no count."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conversing import answers, converse, entry_count
from tests.playing import press, shown
from tests.test_editions import km2021
from tests.test_screen import sit
from tilsyn.services.conversation.methods import OFFER, WAYS
from tilsyn.services.conversation.opening import Asked

Run = Callable[..., tuple[int, str, str]]
READING = Asked(encounter="Dok", indicators=("3.a", "3.b"))


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    for method, code in (("dokument", "Dok"), ("observation", "Obs")):
        assert run("encounter", case_path, "--method", method, "--code", code)[0] == 0
    assert run("source", case_path, "Leder 1", "--group", "ledelse")[0] == 0
    return case_path


def test_in_lines_a_letter_says_them_all_and_records_nothing(path: Path) -> None:
    before = entry_count(path)
    streams = converse(path, "g 3.a.1", "m", "q", asking=READING)

    assert OFFER in streams.told
    assert [each for each in km2021().methods if f"  {each}" not in streams.said] == []
    assert "Skriv i noten, hvordan du mødte dem: hørt omtalt, står skrevet eller set brugt." in streams.said
    assert entry_count(path) == before
    assert "%" not in streams.told


@pytest.mark.parametrize(
    ("asking", "question"),
    [
        (READING, "3.b.1"),
        (Asked(encounter="Obs", indicators=("3.a",), everything=True), "3.a.1"),
        (Asked(source="Leder 1", indicators=("3.a",)), "3.a.1"),
    ],
    ids=["another indicator", "an observation", "a conversation"],
)
def test_they_are_offered_nowhere_else(path: Path, asking: Asked, question: str) -> None:
    streams = converse(path, f"g {question}", "m", "q", asking=asking)
    asked = streams.told[streams.told.rindex(f"[{question}") :]

    assert question in streams.told
    assert OFFER not in asked
    assert "MOVE" not in streams.told


def test_on_the_screen_one_chooses_a_method_and_how_one_met_it_and_writes_on(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 3.a.1\n", "m")
        assert "som ord til noten · Enter" in shown(pilot)
        await press(pilot, "<enter>")
        assert "Motiverende Samtaler (MI)" in shown(pilot)
        await press(pilot, "<down>", "<enter>", "<down>", "<enter>")
        await press(pilot, " i planen fra maj", "<escape>", "m\n", "<enter>", "<enter>", "<escape>", "q\n")

    sit(path, story, READING)
    (held,) = answers(path).values()
    assert (held.question, held.value) == ("3.a.1", None)
    assert held.note == "Motiverende Samtaler (MI): står skrevet i planen fra maj\nMOVE: hørt omtalt"


def test_on_the_screen_the_letter_is_text_wherever_they_are_not_offered(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 3.b.1\n", "m")
        assert "som ord til noten" not in shown(pilot)
        await press(pilot, "aj står i planen", "<escape>", "<ctrl+p>", "metoder")
        assert "Ingen kommando hedder det" in shown(pilot)
        await press(pilot, "<escape>", "q\n")

    sit(path, story, READING)
    assert [each.note for each in answers(path).values()] == ["maj står i planen"]


def test_closing_either_list_puts_nothing_in_the_note(path: Path) -> None:
    before = entry_count(path)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 3.a.1\n", "m\n", "<escape>", "m\n", "<down>", "<enter>", "<escape>", "q\n")

    sit(path, story, READING)
    assert entry_count(path) == before


def test_how_one_met_a_method_is_no_word_of_how_good_it_is() -> None:
    assert list(WAYS.values()) == ["hørt omtalt", "står skrevet", "set brugt"]
