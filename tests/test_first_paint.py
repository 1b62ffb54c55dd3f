"""What the first question must not wait for: parts styled over and over, and what only keys open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual._compositor import CompositorUpdate

from tests.conversing import desk_of
from tests.playing import play, press, shown, until
from tests.test_screen import THEME_4, sit
from tilsyn.domain.addresses import Slot
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.interview.screen.kit.style import size_classes, widths
from tilsyn.services.conversation.correcting import half_corrected
from tilsyn.services.conversation.opening import chosen, narrowed
from tilsyn.services.conversation.session import Session
from tilsyn.services.drafts import Keeper
from tilsyn.services.open_case import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from tilsyn.domain.findings.visible import Visible


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
def test_the_first_question_stands_on_no_empty_screen_that_is_laid_out_and_painted_before_it(path: Path) -> None:
    drawn: list[str] = []

    class Watched(Interview):
        def _display(self, screen: Any, renderable: Any) -> None:
            if isinstance(renderable, CompositorUpdate) and not self._batch_count:  # else it comes to nothing
                drawn.append(renderable.render_segments(self.console))
            super()._display(screen, renderable)

    async def story(pilot: Pilot[str]) -> None:
        assert [type(each).__name__ for each in pilot.app.screen_stack] == ["Conversation"]
        assert "du skriver her" in drawn[0]  # whole at once, and not first the question alone

    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, THEME_4, "MKV"), narrowed(desk, THEME_4), "MKV")
        play(Watched(session, Marks()), story)


def test_where_nothing_is_half_typed_the_first_question_waits_for_no_look_at_what_was_said(path: Path) -> None:
    looked: list[str] = []

    class Watched(Desk):
        def visible(self) -> Visible:
            looked.append("here")
            return super().visible()

    with desk_of(path) as opened:
        encounter = chosen(opened, THEME_4, "MKV").id
        desk = Watched(opened.file)
        assert half_corrected(desk, encounter) == []
        assert not looked
        Keeper(desk, Slot.loose(encounter)).keep("Half a note")
        half_corrected(desk, encounter)
        assert looked


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
