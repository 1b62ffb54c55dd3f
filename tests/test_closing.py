"""The window is closed while something is half typed: Windows tells it in a thread of its own, and gives a moment."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.playing import until
from tilsyn.interview import windows_console as windows
from tilsyn.interview.screen.kit import base_app
from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.interview.screen.kit.glyphs import marks_for
from tilsyn.interview.window_closing import CLOSED, LOGGED_OFF, SHUT_DOWN, WindowClosing

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("word", [CLOSED, LOGGED_OFF, SHUT_DOWN])
def test_the_last_to_listen_is_told_and_the_thread_stays_until_all_is_kept(word: int) -> None:
    told: list[str] = []
    closing = WindowClosing(stays=0)
    with closing.told(lambda: told.append("the prompt")):
        with closing.told(lambda: told.append("the screen")):
            assert closing(word)
        assert closing(word)
    assert told == ["the screen", "the prompt"]
    assert not closing(word)


@pytest.mark.parametrize("word", [0, 1], ids=["Ctrl-C", "Ctrl-Break"])
def test_what_is_a_signal_is_left_to_be_one(word: int) -> None:
    with WindowClosing(stays=0).told(pytest.fail):
        assert not WindowClosing(stays=0)(word)


class Kept(Sitting):
    """A screen that remembers whether it was left in order."""

    kept = 0

    def _keep_drafts(self) -> None:
        self.kept += 1


def test_the_full_screen_keeps_its_draft_when_the_window_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    closing = WindowClosing(stays=0)
    monkeypatch.setattr(base_app, "closing", closing)
    app = Kept(marks_for("utf-8"))

    async def story() -> None:
        async with app.run_test() as pilot:
            console = threading.Thread(target=closing, args=(CLOSED,))
            console.start()
            await until(pilot, lambda: app.kept > 0)
            console.join()

    asyncio.run(story())
    assert (app.interrupted, app.kept) == (True, 1)
    assert not closing(CLOSED)


def test_a_loop_without_signal_handlers_hears_signals_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows' own loop has none."""
    app = Kept(marks_for("utf-8"))
    before = signal.getsignal(signal.SIGTERM)

    def none(*_: object) -> None:
        raise NotImplementedError

    async def story() -> None:
        monkeypatch.setattr(asyncio.get_running_loop(), "add_signal_handler", none, raising=False)
        async with app.run_test() as pilot:
            signal.raise_signal(signal.SIGTERM)
            await until(pilot, lambda: app.kept > 0)

    asyncio.run(story())
    assert (app.interrupted, app.kept) == (True, 1)
    assert signal.getsignal(signal.SIGTERM) == before


CLOSES = """
import sys, threading, time
import tilsyn.cli, tilsyn.cli.app
from tilsyn.interview import windows_console as windows
from tilsyn.interview.window_closing import CLOSED
told = []
windows.tell = told.append
def command(words):
    threading.Thread(target=told[0], args=(CLOSED,), daemon=True).start()
    for _ in range(3000):
        time.sleep(0.01)
tilsyn.cli.app.invoke = command
sys.argv = ["tilsyn"]
tilsyn.cli.run()
"""


def test_a_command_is_interrupted_when_the_window_closes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CLOSES],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "win32", reason="there is nobody to tell it elsewhere")
def test_windows_takes_the_handler() -> None:
    windows.tell(lambda word: word > SHUT_DOWN)
