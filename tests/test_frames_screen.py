"""Points of a frame on the full screen: the same journal as in lines, and what is shown of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conversing import answers
from tests.framing import desk_with_frames, go_through
from tests.playing import Story, play, press, shown
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.evening.app import Evening
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session

Run = Callable[..., tuple[int, str, str]]
DOCUMENT = Asked(method="dokument", title="Sag 1", checklist="ramme")
SPOKEN = Asked(source="Borger 1", checklist="ramme")


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    go_through(case_path, "j", "Før.", ".", "q")  # no opening words stand before the first question
    return case_path


def sit(path: Path, story: Story, asking: Asked = DOCUMENT, size: tuple[int, int] = (100, 40)) -> Interview:
    with desk_with_frames(path) as desk:
        session = Session(desk, chosen(desk, asking, "MKV"), narrowed(desk, asking), "MKV")
        app = Interview(session, Marks())
        play(app, story, size)
        return app


def test_the_head_the_source_and_its_letters_are_seen(path: Path) -> None:
    seen: list[str] = []

    async def story(pilot: Pilot[str]) -> None:
        seen.append(shown(pilot))
        assert seen[0]
        await press(pilot, "<escape>", "q\n")

    sit(path, story)
    for words in (
        "Udgave 2016; numrene er ikke NR2020's",
        "Kilden: Borgeren skal tilbydes behandling",
        "skal · lov: SEL § 101",
        "Kildens henvisning: Lovgivning: § 101",
        "j dækkende",
        "n i strid med kilden",
        "f ikke fundet",
        "Stof og alkohol",
    ):
        assert words in seen[0]


def test_values_counts_and_dates_are_typed_on_the_key_line(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "d\n")
        await press(pilot, "<tab>", "Se sag 3.", "<escape>", "k 6 8 1\n")
        await press(pilot, "g dage\n", "dato henvendelse 03-01-2023\n", "dato visitation 4/1 2023\n")
        seen = shown(pilot)
        assert "Står nu: henvendelse til kommunen 03-01-2023 · visitation 04-01-2023" in seen
        assert seen.index("Står nu") < seen.index("Datoer:")  # else it is below the fold of a small screen
        await press(pilot, "q\n")

    sit(path, story)
    held = {each.question: each for each in answers(path).values()}
    assert (held["ramme:1.2"].k, held["ramme:1.2"].n, held["ramme:1.2"].unknown) == (6, 8, 1)
    assert held["ramme:1.2"].note == "Se sag 3."
    assert [each.date for each in held["ramme:dage"].dates] == ["2023-01-03", "2023-01-04"]


def test_what_cannot_be_meant_is_said_and_stands_to_be_put_right(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 1.2\n", "k 9 8\n")
        assert "9 af 8 kan ikke passe" in shown(pilot)
        assert "k 9 8_" in shown(pilot)
        await press(pilot, "<escape>", "q\n")

    sit(path, story)
    assert "ramme:1.2" not in answers(path)


def test_a_sentence_that_begins_like_a_command_is_a_note(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 1.2\n", "k 6 dage om ugen", "<ctrl+n>")
        await press(pilot, "<escape>", "g dage\n", "grundigt beskrevet", "<escape>", "q\n")

    sit(path, story)
    held = answers(path)
    assert held["ramme:1.2"].note == "k 6 dage om ugen"
    assert held["ramme:dage"].note == "grundigt beskrevet"


@pytest.mark.parametrize(
    ("point", "typed", "why"),
    [
        ("1.1", "k 2 3: Se sag 4.", "punktet her tælles ikke"),
        ("1.1", "dato henvendelse 03-01-2023", "punktet her har ingen datoer"),
        ("1.2", "dato henvendelse 03-01-2023", "punktet her har ingen datoer"),
    ],
)
@pytest.mark.parametrize("leaving", ["<escape>", "<ctrl+n>"])
def test_what_is_no_reading_here_is_kept_as_a_note_and_asked_about(
    path: Path, point: str, typed: str, why: str, leaving: str
) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", f"g {point}\n", typed, leaving)
        assert f"Gemt som note: {why}." in shown(pilot)
        assert point in shown(pilot)
        await press(pilot, "<ctrl+n>" if leaving == "<ctrl+n>" else "\n")
        assert "Gemt som note" not in shown(pilot)
        await press(pilot, "<escape>", "q\n")

    sit(path, story)
    assert answers(path)[f"ramme:{point}"].note == typed


def test_an_answer_is_made_ground_by_choosing_among_what_it_may_feed(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 1.1\n", "a\n")
        assert "Brug som grundlag for" in shown(pilot)
        await press(pilot, "<enter>")
        assert "grundlag for 3.d" in shown(pilot)
        await press(pilot, "grundlag 5c\n")
        await press(pilot, "u\n")
        await press(pilot, "q\n")

    sit(path, story, SPOKEN)
    assert answers(path)["ramme:1.1"].at_items == ("3.d",)


def test_what_was_answered_just_now_is_made_ground_from_the_point_one_came_to(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 1.1\n", "j\n")
        assert "a grundlag" in shown(pilot)
        await press(pilot, "a\n")
        assert "Brug punkt 1.1 som grundlag for" in shown(pilot)
        await press(pilot, "<enter>", "q\n")

    sit(path, story)
    assert [(each.question, each.at_items) for each in answers(path).values() if each.at_items] == [
        ("ramme:1.1", ("3.d",))
    ]


def test_a_point_without_an_answer_offers_nothing_to_be_ground_for(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 1.2\n", "a\n")
        assert "Her er endnu intet svar at bruge." in shown(pilot)
        assert "vælg fra" not in shown(pilot)
        await press(pilot, "q\n")

    sit(path, story)


def test_points_are_not_told_as_a_core(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "<ctrl+l>")
        assert "supplement" not in shown(pilot)
        await press(pilot, "<escape>", "<f8>")
        assert "Punkt, ikke spurgt endnu: ramme:2.1" in shown(pilot)
        await press(pilot, "<escape>", "q\n")

    sit(path, story, SPOKEN)


def test_an_official_question_is_no_point(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "a\n")
        assert "allerede grundlag" in shown(pilot)
        await press(pilot, "q\n")

    sit(path, story, Asked(source="Borger 1", themes=(4,)))


def test_the_value_of_a_point_read_in_a_document_is_corrected_among_its_own_values(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(
            pilot, "<escape>", "j\n", "g 1.1\n", "<ctrl+r>", "<enter>", "<tab>", "<down>", "<escape>", "<escape>"
        )
        await press(pilot, "q\n")

    sit(path, story)
    with desk_with_frames(path) as desk:
        read: list[Any] = [each.value for _, each in desk.visible().answers()]
    assert "ufuldstaendig" in read


def evening(path: Path, story: Story) -> None:
    with desk_with_frames(path) as desk:
        play(Evening(desk, "MKV", Marks(), "overview"), story, (100, 40))


def test_in_the_evening_a_point_is_found_in_its_frame_and_an_answer_made_ground(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "r rammer" in shown(pilot)
        await press(pilot, "r\n")
        assert "1.1  Tilbud om begge dele: hørt: borgere" in shown(pilot)
        assert "2.1  Opfølgende tilbud: ikke belyst" in shown(pilot)
        await press(pilot, "<enter>")
        assert "Før." in shown(pilot)
        await press(pilot, "<enter>")
        assert "[ ] 3.d" in shown(pilot)
        await press(pilot, "<enter>")
        assert "Gemt ramme:1.1: grundlag for 3.d" in shown(pilot)
        await press(pilot, "q\n")

    evening(path, story)
    held = answers(path)["ramme:1.1"]
    assert (held.at_items, held.note, held.corrected) == (("3.d",), "Før.", None)


def test_in_the_evening_a_voice_at_a_point_is_told_as_one_and_a_file_by_its_name(path: Path) -> None:
    go_through(path, "j", "", "grundlag 3.d", "q", asking=DOCUMENT)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "g 3.d\n", "<enter>")
        assert "punkt ramme:1.1" in shown(pilot)
        assert "Eget spørgsmål" not in shown(pilot)
        await press(pilot, "b\n", "Der er en aftale.", "<escape>")
        assert "Dokumenter 25-10-2023 · Sag 1 · noteret her" in shown(pilot)
        await press(pilot, "<escape>", "<escape>", "<escape>")

    evening(path, story)


def test_on_a_round_it_is_asked_when_it_was_seen(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Et opslag.", "<f5>")
        assert "Hvornår blev det sagt eller set?" in shown(pilot)
        await press(pilot, "10.20\n")
        assert "set kl. 10.20" in shown(pilot)
        await press(pilot, "<escape>", "q\n")

    sit(path, story, Asked(method="observation", title="Rundvisning", checklist="ramme"))


def test_the_halves_of_a_point_are_read_by_the_letters_that_a_document_is_read_by(path: Path) -> None:
    asking = Asked(method="dokument", title="Håndbogen")
    go_through(path, "d", "Kun stof.", ".", "grundlag 5.c", "q", asking=asking)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "g 5.c\n", "\n", "p\n", "j\n", "f\n")
        seen = shown(pilot)
        assert "stof: dækkende" in seen
        assert "alkohol: ikke fundet" in seen
        await press(pilot, "\n", "<escape>", "<escape>")

    evening(path, story)
    [held] = [each for each in answers(path).values() if each.question == "ramme:1.1"]
    assert {each.part: each.value for each in held.parts} == {"stof": "daekkende", "alkohol": "ikke_fundet"}


def test_in_the_evening_without_a_frame_it_is_said_how_one_is_gone_through(run: Run, case_path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "r\n")
        assert "Ingen spørgeramme er brugt i sagen" in shown(pilot)
        await press(pilot, "q\n")

    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    evening(case_path, story)
