"""A full-screen application without a terminal: played to the end of a story, its keys and what can be read.

Nothing here waits for a length of time: `drained` waits until there is nothing left to do, `until` for what is said.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import textual.app
import textual.pilot
import textual.timer
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.pilot import Pilot

from tilsyn.interview.screen.kit.one_read import OneRead

Story = Callable[[Pilot[str]], Awaitable[None]]
NAMES = {" ": "space", ".": "full_stop", "?": "question_mark", "+": "plus", "-": "minus", "/": "slash", "\n": "enter"}
SOON = 0.06
"""Seconds: a timer that rings within them belongs to what is going on, one that rings later waits for somebody."""
PATIENCE = 60.0
"""Seconds to wait for what must come; only a test that fails waits so long."""


async def quiet() -> None:
    """Wait until no task can go on and no thread computes.

    Textual's own wait ends when the process uses little time, and on a busy machine it uses little at any time.
    """
    loop: Any = asyncio.get_running_loop()
    if loop._default_executor is None:
        loop.set_default_executor(ThreadPoolExecutor(1))
    await _still(loop)
    await asyncio.wait([loop.run_in_executor(None, int)], timeout=10)  # the one thread takes it last
    await _still(loop)


async def _still(loop: Any) -> None:
    turns = 0
    while turns < 3:  # a task may need a turn before it wakes another
        await asyncio.sleep(0)
        turns = 0 if loop._ready else turns + 1


async def drained(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Wait until nothing is going on: quiet, and no timer rings soon, nor another that the first has set."""
    await quiet()
    loop: Any = asyncio.get_running_loop()
    for _ in range(200):
        rings = [each.when() for each in loop._scheduled if not each.cancelled() and not _draws(each)]
        soon = min(rings, default=loop.time() + PATIENCE) - loop.time()
        if soon > SOON:
            return
        await asyncio.sleep(max(soon, 0))
        await quiet()


def _draws(handle: Any) -> bool:
    """Whether what rings is a screen that looks sixty times a second whether it must be drawn: that never ends."""
    for waiting in handle._args or ():
        for woken, _ in getattr(waiting, "_callbacks", None) or ():
            if getattr(getattr(woken, "__self__", None), "get_name", str)() == "screen_update":
                return True
    return False


# On Windows Textual's timers sleep in threads, which nothing here sees: in the loop they can be waited for.
textual.timer.sleep = asyncio.sleep  # type: ignore[assignment, attr-defined]
# Keys and pauses of every pilot wait by it.
textual.app.wait_for_idle = drained  # type: ignore[attr-defined]
textual.pilot.wait_for_idle = drained  # type: ignore[attr-defined]
_PARSED: dict[object, list[RuleSet]] = {}
_parse_rules = Stylesheet._parse_rules


def _parsed_once(  # noqa: PLR0913, PLR0917  as Textual calls it
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """A thousand applications are played with the same sheets: the rules of one are those of the next."""
    key = (css, read_from, is_default_rules, tie_breaker, scope, tuple(sheet._variables.items()))
    if key not in _PARSED:
        _PARSED[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _PARSED[key]


Stylesheet._parse_rules = _parsed_once  # type: ignore[assignment, method-assign]


def play(app: App[Any], story: Story, size: tuple[int, int] = (80, 24)) -> None:
    """Run it until the story is told."""

    async def told() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await story(pilot)

    asyncio.run(told())


async def press(pilot: Pilot[str], *typed: str) -> None:
    """Keys by name in <>, all else letter by letter."""
    for each in typed:
        keys = [each[1:-1]] if each.startswith("<") else [NAMES.get(letter, letter) for letter in each]
        await pilot.press(*keys)
    await pilot.pause()


async def burst(pilot: Pilot[str], text: str) -> None:
    """A paste without brackets: all of it in one read of the terminal."""
    for key in OneRead().feed(text):
        pilot.app.post_message(key)
    await pilot.pause()


async def until(pilot: Pilot[str], comes: Callable[[], object]) -> None:
    """Wait for what comes by itself, after however long: a draft kept, a screen gone dark."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not comes() and pilot.app._exception is None:
        assert loop.time() < end, shown(pilot)
        await pilot.pause(0.05)
    await pilot.pause()


def shown(pilot: Pilot[str]) -> str:
    """What can be read on the screen."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
