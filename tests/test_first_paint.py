"""What the first question must not wait for: parts styled over and over, and what only keys open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conversing import desk_of
from tests.playing import play, press, shown, until
from tests.test_screen import THEME_4, sit
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.interview.screen.kit.style import size_classes, widths
from tilsyn.services.conversation.opening import chosen, narrowed
from tilsyn.services.conversation.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot


ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("size", "classes"),
    [
        ((80, 24), {"-usual", "-short"}),
        ((71, 30), {"-narrow"}),
        ((72, 17), {"-usual", "-low", "-short"}),
        ((120, 40), {"-wide"}),
    ],
)
def test_a_screen_knows_its_classes_by_its_size(size: tuple[int, int], classes: set[str]) -> None:
    found = size_classes(*size)
    assert {name for name, has in found.items() if has} == classes
    assert {name for _, name in widths} <= set(found)


@pytest.fixture
def path(run: Callable[..., tuple[int, str, str]], case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def _restyled(path: Path, size: tuple[int, int], *then: str) -> list[str]:
    """Each time all parts of the conversation have been styled anew, until the keys have been pressed."""
    found: list[str] = []

    class Watched(Interview):
        def update_styles(self, node: Any, animate: bool = True) -> None:
            found.append(type(node).__name__)
            super().update_styles(node, animate)

    async def story(pilot: Pilot[str]) -> None:
        assert "du skriver her" in shown(pilot)
        await press(pilot, *then)

    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, THEME_4, "MKV"), narrowed(desk, THEME_4), "MKV")
        play(Watched(session, Marks()), story, size)
    return [each for each in found if each == "Conversation"]


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (60, 16), (140, 45)])
def test_the_parts_of_the_first_question_are_styled_once(path: Path, size: tuple[int, int]) -> None:
    assert len(_restyled(path, size)) == 1  # Textual's own, when a screen comes to the front
    assert len(_restyled(path, size, "<escape>")) == 2


@pytest.mark.slow
def test_what_only_keys_open_is_imported_once_the_question_stands(path: Path) -> None:
    script = """
import sys
import tilsyn.interview.screen.conversation.app, tilsyn.interview.screen.start
print(*(each for each in sys.modules if each.startswith("tilsyn.interview.screen")))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    begun = {each.rpartition(".")[2] for each in done.stdout.split()}
    assert begun & {"commands", "closing", "read_through", "boxes", "palette", "dialogs", "opening_words"} == set()

    async def story(pilot: Pilot[str]) -> None:
        await until(pilot, lambda: "tilsyn.interview.screen.conversation.commands" in sys.modules)

    sit(path, story)
