"""A full-screen application without a terminal: played to the end of a story, its keys and what can be read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.pilot import Pilot

Story = Callable[[Pilot[str]], Awaitable[None]]
NAMES = {" ": "space", ".": "full_stop", "?": "question_mark", "+": "plus", "-": "minus", "/": "slash", "\n": "enter"}


def play(app: App[Any], story: Story, size: tuple[int, int] = (80, 24)) -> None:
    """Run it until the story is told."""

    async def told() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.1)
            await story(pilot)

    asyncio.run(told())


async def press(pilot: Pilot[str], *typed: str) -> None:
    """Keys by name in <>, all else letter by letter."""
    for each in typed:
        keys = [each[1:-1]] if each.startswith("<") else [NAMES.get(letter, letter) for letter in each]
        await pilot.press(*keys)
    await pilot.pause(0.1)


def shown(pilot: Pilot[str]) -> str:
    """What can be read on the screen."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
