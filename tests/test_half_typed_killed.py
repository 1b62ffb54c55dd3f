"""SIGKILL in every box one types in: nothing can be kept at the last moment, and at most two seconds are lost."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import drafts
from tests.needing import needs_signals
from tests.test_screen_terminal import Sitting, path, sit

__all__ = ["path", "sit"]
pytestmark = pytest.mark.slow
Run = Callable[..., tuple[int, str, str]]
F7, PALETTE = "\x1b[18~", "\x10"
SENTENCE = "borger siger at planen er god, og at hun blev hørt"
BOXES = {
    "what was seen": (("--method", "observation"), (F7, "Gangen\r"), "HVAD DER SKER"),
    "where it was seen": (("--method", "observation"), (F7,), "Sted og iagttagelse"),
    "the palette": (("--source", "Borger 1"), (PALETTE,), "Alle kommandoer"),
    "an own question": (("--source", "Borger 1"), (PALETTE, "eget sp\r"), "Dit eget"),
    "the list of all questions": (("--source", "Borger 1"), ("\x0c",), "Enter: gå til"),
    "who comes and goes": (("--source", "Borger 1"), ("\x1b[17~",), "Hvem kommer?"),
    "a loose note": (("--source", "Borger 1"), (PALETTE, "løs note\r"), "LØS NOTE"),
}


@needs_signals
@pytest.mark.parametrize("box", BOXES)
def test_a_process_killed_in_a_box_has_kept_what_was_typed(sit: Sitting, path: Path, box: str) -> None:
    options, keys, opened = BOXES[box]
    terminal = sit(argv=("interview", str(path), *options, "--theme", "4"))
    terminal.until("1/")
    for each in keys:
        terminal.type(each)
        time.sleep(0.3)
    terminal.until(opened)
    terminal.type(SENTENCE)
    terminal.until("blev hørt")
    end = time.monotonic() + 60
    while not any(each.text == SENTENCE for each in drafts(path)):
        assert time.monotonic() < end, drafts(path)
        time.sleep(0.2)
    terminal.process.kill(signal.SIGKILL)
    terminal.code()
    assert SENTENCE in [each.text for each in drafts(path)]
