"""The screen as it is read, in a few states. `pytest --snapshot-update` draws them anew."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conversing import desk_of
from tests.playing import press, shown
from tests.test_screen import THEME_4, WHOLE
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.kit.glyphs import Marks, marks_for
from tilsyn.interview.screen.kit.terminal import prepare
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session

pytestmark = pytest.mark.slow
Run = Callable[..., tuple[int, str, str]]
SMALL, WIDE = (80, 24), (130, 40)


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def picture(path: Path, asking: Asked, size: tuple[int, int], keys: tuple[str, ...], marks: Marks) -> str:
    """What stands on the screen after some keys; the clock goes on while a slow machine draws, so it is left out."""
    seen: list[str] = []
    prepare(None)

    def clock(found: re.Match[str]) -> str:
        return re.sub(r"\d", "0", found[0])

    async def play(app: Interview) -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await press(pilot, *keys)
            seen.append(re.sub(r"\d\d[:.]\d\d([:.]\d\d)?", clock, shown(pilot)))

    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, asking, "MKV"), narrowed(desk, asking), "MKV")
        asyncio.run(play(Interview(session, marks)))
    return "\n".join(line.rstrip() for line in seen[0].splitlines())


@pytest.mark.parametrize(
    ("asking", "size", "keys", "marks"),
    [
        pytest.param(WHOLE, SMALL, ("1\n2\n",), Marks(), id="opening words"),
        pytest.param(WHOLE, SMALL, ("<enter>",), Marks(), id="a question"),
        pytest.param(
            THEME_4, WIDE, ("Det siger hun", "<escape>", "j", "<f3>", "<f5>", "9:05\n"), Marks(), id="a note, wide"
        ),
        pytest.param(THEME_4, SMALL, ("<escape>", "d\n", "<f3>", "?\n"), marks_for("cp850"), id="directives in cp850"),
        pytest.param(THEME_4, SMALL, ("<escape>", "j\n", "<f3>", "<f8>"), Marks(), id="closing words"),
        pytest.param(THEME_4, SMALL, ("HEMMELIGT", "<f9>"), Marks(), id="dark"),
    ],
)
def test_the_screen_looks_as_it_did(  # noqa: PLR0913, PLR0917  a state has four sides
    path: Path, snapshot: SnapshotAssertion, asking: Asked, size: tuple[int, int], keys: tuple[str, ...], marks: Marks
) -> None:
    assert picture(path, asking, size, keys, marks) == snapshot
