"""In a review on the screen a quote is held against the document; one that is refused stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conversing import desk_of, notes
from tests.playing import press, shown
from tests.test_screen import sit
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
