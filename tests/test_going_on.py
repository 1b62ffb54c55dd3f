"""What is written once a conversation is over is from memory, whether anyone closed it or not; a night is one night."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conversing import Lines, answers, encounters, notes
from tests.playing import Story, play, press, shown
from tests.test_correcting import desk_at, session_at
from tilsyn.domain.journal.entries import Encounter
from tilsyn.errors import UsageProblem
from tilsyn.interview.plain.start import run_interview
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.output.contexts.notes_part import notes as papers
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.closed import ProposedEnd, proposed_end
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.planning import preparing

pytestmark = pytest.mark.slow
Run = Callable[..., tuple[int, str, str]]
HELD, EVENING, NEXT_DAY = "2023-10-24T11:34:00+02:00", "2023-10-24T20:04:00+02:00", "2023-10-25T06:24:00+02:00"
LATE_NIGHT, AFTER_MIDNIGHT, MORNING = (
    "2023-10-24T22:50:00+02:00",
    "2023-10-25T02:10:00+02:00",
    "2023-10-25T09:30:00+02:00",
)


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def held(path: Path, at: str = HELD, question: str = "4.a.2", **asked: Any) -> None:
    """A conversation in which one thing was said; nobody closes it."""
    with session_at(path, at, **(asked or {"source": "Borger 1"})) as session:
        session.ask(question)
        session.record(Said("ja", "Hun ved, hvem hun kan gå til."))


def write(path: Path, at: str, question: str = "9.a.3", note: str = "To uger.") -> str | None:
    """One answer more, with nothing said of how; gives how it is told to have been noted."""
    with session_at(path, at) as session:
        session.ask(question)
        session.record(Said("delvist", note))
    return answers(path)[question].recorded_from


def change(path: Path, at: str, **stated: Any) -> None:
    with desk_at(path, at) as desk:
        [(_, each)] = desk.case.of(Encounter)
        preparing.change_encounter(desk, each.id, (), "MKV", stated)


def sit(path: Path, at: str, story: Story) -> str:
    with session_at(path, at) as session:
        app = Interview(session, Marks())
        play(app, story)
        return app.return_value or ""


def test_an_answer_in_a_conversation_that_was_opened_again_the_next_day_is_from_memory(path: Path) -> None:
    held(path)
    change(path, "2023-10-24T11:35:00+02:00", outcome="gennemfoert", end="2023-10-24T11:35:00+02:00")
    change(path, NEXT_DAY, outcome="aaben")
    assert write(path, NEXT_DAY) == "hukommelse"
    with session_at(path, NEXT_DAY) as session:
        attendance.end(session, attendance.Ending("gennemfoert"), "2023-10-24T11:35:00.000+02:00")
    with desk_at(path, NEXT_DAY) as desk:
        [note] = papers(desk.case, desk.model)
    assert "25-10-2023 kl. 06.24 efter hukommelsen" in note["noteret"]["tekst"]
    assert "24-10-2023 kl. 11.34 direkte" in note["noteret"]["tekst"]


def test_an_answer_after_the_end_is_from_memory_on_the_same_day_too(path: Path) -> None:
    held(path)
    change(path, "2023-10-24T11:35:00+02:00", outcome="gennemfoert", end="2023-10-24T11:35:00+02:00")
    change(path, EVENING, outcome="aaben")
    assert write(path, EVENING) == "hukommelse"


def test_an_end_that_was_only_planned_ends_nothing(path: Path) -> None:
    with desk_at(path, "2023-10-23T15:00:00+02:00") as desk:
        planned = {"start": "2023-10-24T11:00:00+02:00", "end": "2023-10-24T12:00:00+02:00"}
        preparing.add_encounter(desk, ("Borger 1",), "MKV", planned)
    assert write(path, "2023-10-24T12:20:00+02:00") == "direkte"


def test_what_is_written_the_next_day_in_one_that_nobody_closed_is_from_memory(path: Path) -> None:
    held(path)
    assert write(path, NEXT_DAY) == "hukommelse"
    before = answers(path)["4.a.2"]
    write(path, NEXT_DAY, "4.a.2", "Hun ved, hvem hun kan gå til. Også om aftenen.")
    after = answers(path)["4.a.2"]
    assert (after.recorded_from, (after.recorded_at or "")[:16]) == ("direkte", "2023-10-24T11:34")
    assert (before.corrected, (after.corrected or "")[:16]) == (None, "2023-10-25T06:24")
    with session_at(path, NEXT_DAY) as session:
        session.note("Huset var stille.")
        with pytest.raises(UsageProblem, match="ingen kan komme eller gå"):
            attendance.come(session, "En vikar")
    assert [each.said_at for each in notes(path)] == [None]


def test_a_night_is_one_night(path: Path) -> None:
    held(path, LATE_NIGHT, method="observation", title="Nattevagten")
    assert write(path, AFTER_MIDNIGHT, "14.a.1") == "direkte"
    assert write(path, "2023-10-25T05:40:00+02:00", "5.a.2") == "direkte"
    assert write(path, "2023-10-25T13:00:00+02:00", "3.b.3") == "hukommelse"


def test_what_is_read_is_read_on_any_day(path: Path) -> None:
    held(path, HELD, method="dokument", title="Sager")
    assert write(path, NEXT_DAY) == "direkte"


def test_one_of_another_day_in_which_nothing_was_noted_ends_on_that_day(path: Path) -> None:
    with session_at(path, HELD, source="Borger 1"):
        pass
    assert write(path, NEXT_DAY) == "hukommelse"
    with session_at(path, NEXT_DAY) as session:
        assert proposed_end(session) == ProposedEnd("2023-10-24", stood=False)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "<f8>", "g\n")
        assert "24-10-2023; hvornår på dagen er ikke noteret" in shown(pilot)
        await press(pilot, "<enter>")

    sit(path, NEXT_DAY, story)
    assert [each.end for each in encounters(path)] == ["2023-10-24"]


def test_the_screen_asks_whether_one_goes_on_and_unless_one_says_so_it_is_from_memory(path: Path) -> None:
    held(path)

    async def looked_at(pilot: Pilot[str]) -> None:
        assert "Samtalen er fra 24-10-2023. Tales der igen nu?" in shown(pilot)
        await press(pilot, "<enter>")
        assert "EFTER HUKOMMELSEN" in shown(pilot)
        await press(pilot, "<escape>", "g 9.a.3\n", "d\n", "q\n")

    sit(path, NEXT_DAY, looked_at)
    assert answers(path)["9.a.3"].recorded_from == "hukommelse"


def test_one_that_is_truly_taken_up_again_is_noted_directly_and_ends_when_it_ends(path: Path) -> None:
    held(path)
    change(path, "2023-10-24T11:35:00+02:00", outcome="afbrudt", end="2023-10-24T11:35:00+02:00")
    change(path, NEXT_DAY, outcome="aaben")

    async def taken_up(pilot: Pilot[str]) -> None:
        assert "Samtalen sluttede 24-10-2023 11.35." in shown(pilot)
        await press(pilot, "<down>", "<enter>")
        assert "EFTER HUKOMMELSEN" not in shown(pilot)
        await press(pilot, "<escape>", "g 9.a.3\n", "d\n", "q\n")

    sit(path, NEXT_DAY, taken_up)
    assert answers(path)["9.a.3"].recorded_from == "direkte"
    with session_at(path, "2023-10-25T06:26:00+02:00") as session:  # and is not asked about again
        assert not session.is_late
        assert proposed_end(session) is None


def test_line_by_line_it_is_told(path: Path) -> None:
    held(path)
    streams = Lines("q")
    with desk_at(path, NEXT_DAY) as desk:
        run_interview(desk, Asked(source="Borger 1"), streams, "MKV")
    assert "Samtalen er fra 24-10-2023. Det, du skriver nu, står som skrevet efter hukommelsen." in streams.told
