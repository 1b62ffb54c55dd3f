"""The words that were said are in the note for the files where they are marked, and there alone: on the screen too."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conversing import answers, desk_of
from tests.playing import press, shown
from tests.test_half_typed import Run, go
from tests.test_screen import sit
from tilsyn.output.contexts.notes_part import notes

pytestmark = pytest.mark.slow


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def said_words(path: Path) -> str:
    """What the note for the files says."""
    with desk_of(path) as desk:
        return str(notes(desk.case, desk.model))


def test_the_words_on_the_screen_are_marked_by_choosing_them(path: Path) -> None:
    words: list[str] = []

    async def story(pilot: Pilot[str]) -> None:
        await go(pilot, "4.a.2")
        words.extend(pilot.app.session.at_hand().ask)  # type: ignore[attr-defined]
        await press(pilot, "Det gør vi sammen.", "<escape>", "h\n", "<down>", "<enter>")
        assert "Mærket: spurgt sådan" in shown(pilot)
        await press(pilot, "q\n")

    sit(path, story)
    assert answers(path)["4.a.2"].asked == words[1]
    told = said_words(path)
    assert words[1] in told
    assert words[0] not in told


def test_other_words_are_typed_and_wait_for_the_answer(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await go(pilot, "4.a.2")
        count = len(pilot.app.session.at_hand().ask)  # type: ignore[attr-defined]
        await press(pilot, "<escape>", "h\n", *["<down>"] * count, "<enter>", "Hvem siger ja her?\n")
        await press(pilot, "t\n", "Det gør lederen.", "<escape>", "q\n")

    sit(path, story)
    held = answers(path)["4.a.2"]
    assert (held.asked, held.note) == ("Hvem siger ja her?", "Det gør lederen.")
