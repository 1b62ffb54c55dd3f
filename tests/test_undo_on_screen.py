"""Taking back on the full screen: one key, step by step; and the core first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conversing import answers, drafts, notes
from tests.playing import press, shown
from tests.test_screen import THEME_4, WHOLE, sit
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.services.conversation.opening import Asked

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def told(pilot: Pilot[str]) -> str:
    return " ".join(shown(pilot).split())


@pytest.mark.parametrize("key", ["u\n", "<ctrl+z>"])
def test_a_value_struck_by_mistake_is_taken_back_where_it_was_given(path: Path, key: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Hun siger ja", "<escape>", "n\n", key)
        assert "Fortrudt 4.a.1: nej → ingen værdi." in told(pilot)
        assert "1/" in shown(pilot)
        assert "Hun siger ja" in shown(pilot)
        await press(pilot, "j\n")

    sit(path, story)
    assert (answers(path)["4.a.1"].value, answers(path)["4.a.1"].note) == ("ja", "Hun siger ja")


def test_ctrl_z_in_the_note_is_the_texts_own(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "j\n", "<tab>", "væk", "<ctrl+z>", "kort", "<escape>")

    sit(path, story)
    assert answers(path)["4.a.1"].value == "ja"
    assert "kort" in [said.note for said in answers(path).values()]


def test_words_taken_back_stand_in_the_note_and_are_fetched_again(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Hun siger", "<ctrl+n>", "<escape>", "u\n")
        assert "Teksten står i noten og er ikke gemt" in told(pilot)
        assert answers_of(pilot) == {}
        await press(pilot, "<ctrl+y>")
        assert "Hentet igen 4.a.1 7.a.4: ingen tekst → tekst" in told(pilot)
        await press(pilot, "<ctrl+y>")
        assert "Der er ikke fortrudt noget" in told(pilot)

    sit(path, story)
    assert answers(path)["4.a.1"].note == "Hun siger"
    assert drafts(path) == []


def answers_of(pilot: Pilot[str]) -> dict[str, str]:
    from tilsyn.domain.journal.entries import Answer

    assert isinstance(pilot.app, Interview)
    return {said.question: said.note for _, said in pilot.app.session.desk.case.of(Answer)}


def test_step_by_step_a_note_a_question_of_ones_own_and_an_answer_go(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "j\n", "+\n", "en rest", "<escape>", "e\n", "Hvad med vold?", "<enter>")
        for said in ("Fortrudt eget spørgsmål", "Fortrudt note", "Fortrudt 4.a.1", "Der er ikke mere at fortryde"):
            await press(pilot, "u\n")
            assert said in told(pilot)

    sit(path, story)
    assert answers(path) == {}
    assert notes(path) == []


def test_backspace_takes_back_once_and_never_as_it_is_held_down(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "Hun siger", "<escape>", "j", "<backspace>", "<backspace>", "<backspace>")
        assert "tryk Esc og så Backspace" in told(pilot)
        assert set(answers_of(pilot).values()) == {"Hun siger"}
        await press(pilot, "<escape>", "<backspace>")
        assert "Taget tilbage: 4.a.1 7.a.4" in told(pilot)
        assert "Hent det igen med u" in told(pilot)
        assert answers_of(pilot) == {}
        await press(pilot, "<escape>", "<backspace>")
        assert "Her står intet svar" in told(pilot)
        await press(pilot, "u\n")

    sit(path, story)
    assert answers(path)["4.a.1"].note == "Hun siger"


def test_what_is_not_taken_back_is_told_and_nothing_is_called_unsaved(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "<ctrl+z>")
        assert "Der er ikke mere at fortryde fra denne gang" in told(pilot)
        assert "IKKE GEMT" not in shown(pilot)

    sit(path, lambda pilot: press(pilot, "<escape>", "j\n", "q\n"))
    sit(path, story)
    assert answers(path)["4.a.1"].value == "ja"


def test_a_conversation_asks_the_core_only_until_told_otherwise(path: Path) -> None:
    seen: list[bool] = []

    async def story(pilot: Pilot[str]) -> None:
        assert isinstance(pilot.app, Interview)
        session = pilot.app.session
        await press(pilot, "<enter>", "<escape>")
        assert "● kerne" in shown(pilot)
        assert "kun kernen" in shown(pilot)
        for _ in range(12):
            seen.append(bool(session.current and session.current.core))
            await press(pilot, "\n")
        assert "Ikke flere kernespørgsmål" in shown(pilot)
        await press(pilot, "g 1.a.2\n")
        assert "○ supplement" in shown(pilot)
        await press(pilot, "k\n")
        assert "Nu stilles alle spørgsmål" in shown(pilot)
        await press(pilot, "<pagedown>")
        assert "○ supplement" in shown(pilot)
        await press(pilot, "<ctrl+k>")
        assert "Nu stilles kun kernespørgsmålene" in shown(pilot)

    sit(path, story, WHOLE)
    assert all(seen)


def test_a_review_asks_everything(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "kun kernen" not in shown(pilot)
        await press(pilot, "<escape>", "<ctrl+k>")
        assert "Her er ingen kerne for sig" in shown(pilot)

    sit(path, story, Asked(method="dokument", title="Sager", themes=(4,)))


def test_the_list_reaches_all_where_it_is_folded_away(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert isinstance(pilot.app, Interview)
        await press(pilot, "<escape>", "<ctrl+l>")
        assert "● kerne · ○ supplement" in shown(pilot)
        await press(pilot, "<down>", "<enter>")
        assert pilot.app.session.current is pilot.app.session.prompts[1]

    sit(path, story)
    assert THEME_4.themes


def test_a_question_of_ones_own_is_neither_official_nor_core(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "e\n", "Hvad med vold?", "<enter>")
        assert "Hvad med vold?" in shown(pilot)
        assert "dit eget" in shown(pilot)
        assert "Officielt" not in shown(pilot)
        assert "mere (" not in shown(pilot)
        assert "● kerne" not in shown(pilot)

    sit(path, story)


def test_a_taking_back_is_saved_when_it_is_made(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        session = pilot.app.session  # type: ignore[attr-defined]
        await press(pilot, "<escape>", "j\n")
        given = session.saved.at
        for key in ("<ctrl+z>", "<ctrl+y>"):
            await press(pilot, key)
            assert session.saved.at == session.desk.saved_at != given
            given = session.saved.at
        await press(pilot, "g 4.a.1\n", "<backspace>")
        assert session.saved.at == session.desk.saved_at != given

    sit(path, story)


def test_under_the_core_alone_a_supplement_that_is_answered_is_told_besides(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>")
        session = pilot.app.session  # type: ignore[attr-defined]
        assert session.route.core_only
        beside = next(each.ids[0] for each in session.prompts if not each.core)
        assert "desuden" not in shown(pilot)
        await press(pilot, "<escape>", f"g {beside}\n", "j\n")
        assert "0 af 12 besvaret, desuden 1 supplerende" in shown(pilot)
        await press(pilot, "q\n")

    assert "0 af 12 besvaret, desuden 1 supplerende." in (sit(path, story, WHOLE).return_value or "")
