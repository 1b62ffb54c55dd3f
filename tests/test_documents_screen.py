"""In a review on the screen a quote is held against the document; one that is refused stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conversing import desk_of, drafts, notes
from tests.playing import press, shown
from tests.test_screen import sit
from tilsyn.interview.screen.conversation.screen import Conversation
from tilsyn.interview.screen.kit.dialogs import WAY_OUT, Noting
from tilsyn.services.conversation.opening import Asked

pytestmark = pytest.mark.slow
Run = Callable[..., tuple[int, str, str]]


def test_a_quote_that_does_not_stand_there_is_refused_and_not_lost(run: Run, case_path: Path, tmp_path: Path) -> None:
    paper = tmp_path / "husorden.md"
    paper.write_text("# Husorden\n## Ro\nDer er ro efter 22.", encoding="utf-8")
    run("document", "add", case_path, paper, "--type", "husorden")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "<f7>", "\n", "Der er ro efter 21.", "<escape>")
        said = shown(pilot)
        assert "Det står ikke ordret" in said
        assert "Der er ro efter 21." in said
        await press(pilot, "<backspace>", "<backspace>", "2.", "<escape>")

    sit(case_path, story, Asked(method="dokument", title="Husorden", themes=(4,)))
    assert [each.text for each in notes(case_path)] == ["Der er ro efter 22."]
    with desk_of(case_path) as desk:
        [note] = [each for _, each in desk.visible().notes()]
        assert (note.place, note.quote, note.document) == (
            "husorden, »Ro«",
            True,
            next(iter(desk.visible().documents)),
        )


def test_a_refused_quote_says_its_advice_in_full_and_the_way_out_and_esc_is_it(
    run: Run, case_path: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "uge40.txt"
    paper.write_text("Planen følges.", encoding="utf-8")
    run("document", "add", case_path, paper, "--type", "andet")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "<f7>", "side 1\n", "Planen kendes.", "<escape>")
        for words in ("ordret i »uge40«", "så skriv det som en note.", WAY_OUT):
            assert words in _in_the_box(shown(pilot))
        await press(pilot, "<ctrl+s>")
        assert isinstance(pilot.app.screen, Noting)  # only Esc is a way out
        await press(pilot, "x", "<escape>")
        assert isinstance(pilot.app.screen, Noting)  # another text is another try
        await press(pilot, "<escape>")
        assert isinstance(pilot.app.screen, Conversation)
        await press(pilot, "<f7>")
        assert "Planen kendes.x" in shown(pilot)
        assert "side 1" in shown(pilot)

    sit(case_path, story, Asked(method="dokument", title="uge40", themes=(4,)))
    assert notes(case_path) == []
    assert sorted(each.text for each in drafts(case_path)) == ["Planen kendes.x", "side 1"]


def _in_the_box(seen: str) -> str:
    """What can be read between the frames of the box, as one line."""
    return " ".join(" ".join(line.split("║")[1] for line in seen.splitlines() if line.count("║") == 2).split())
