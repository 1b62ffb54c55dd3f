"""What is higher than the window, in pages: ours, so that nothing of a case is left with another program.

Only where a person sits at both ends; else all of it is written at once. The pages stand on the other screen of the
terminal, and are gone from it afterwards: what is left is the first line.
"""

from __future__ import annotations

import re
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.cli import console
from tilsyn.cli.keyboard import Keys, TerminalGone, keys_of_stdin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ANOTHER_SCREEN, _BACK = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"
_HOME, _REST_OF_LINE, _REST = "\x1b[H", "\x1b[K", "\x1b[J"
_TURNED, _PLAIN = "\x1b[7m", "\x1b[0m"
_KEY = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~])|.", re.DOTALL)
_A_MOMENT, _A_LOOK = 0.05, 0.5
"""How long the rest of a key is waited for, and how often the window's size is looked at, in seconds."""
QUIT = frozenset({"q", "Q", "\x1b", "\x03", "\x04"})
FORWARD = frozenset({" ", "f", "\x1b[6~"})
BACKWARD = frozenset({"b", "\x1b[5~", "\x7f", "\x08"})
DOWN = frozenset({"\r", "\n", "j", "\x1b[B", "\x1bOB"})
UP = frozenset({"k", "\x1b[A", "\x1bOA"})
FIRST = frozenset({"g", "\x1b[H", "\x1bOH", "\x1b[1~"})
LAST = frozenset({"G", "\x1b[F", "\x1bOF", "\x1b[4~"})


class Window(NamedTuple):
    """How large the terminal is."""

    columns: int
    rows: int

    @property
    def room(self) -> int:
        """Lines of text above the one that tells the keys."""
        return max(self.rows - 1, 1)


def show(lines: Sequence[str]) -> None:
    """Write the lines, in pages where they are higher than the window and somebody turns them."""
    clear = [console.printable(line, joined=False) for line in lines]
    keys = keys_of_stdin() if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty() else None
    if keys is None or keys.dumb or len(broken(clear, _size())) < _size().rows:
        for line in clear:
            console.Terminal().say(line)
        return
    Pages(clear, keys, _size).turn()
    console.out(clear[0])


def _size() -> Window:
    found = shutil.get_terminal_size()
    return Window(found.columns, found.lines)


def broken(lines: Sequence[str], window: Window) -> list[str]:
    """As they stand in the window: broken between words, and a word that is wider than it where it must be."""
    width = max(window.columns - 1, 1)
    rows = (row for line in lines for row in console.wrapped(line, width).split("\n"))
    return [row[at : at + width] for row in rows for at in range(0, max(len(row), 1), width)]


class Pages:
    """The pages, turned by keys until q. The terminal is given back on every way out."""

    def __init__(self, lines: Sequence[str], keys: Keys, size: Callable[[], Window]) -> None:
        self._lines = lines
        self._keys = keys
        self._size = size
        self._top = 0
        self._typed = ""

    def turn(self) -> None:
        """Show a page, and another for each key. Ctrl-C leaves as q does: there is nothing to break off."""
        self._keys.take_over()
        try:
            self._write(_ANOTHER_SCREEN)
            with suppress(KeyboardInterrupt, TerminalGone):
                self._until_left()
        finally:
            self._write(_BACK)
            self._keys.give_back()

    def _until_left(self) -> None:
        drawn = None
        while True:
            window = self._size()
            rows = broken(self._lines, window)
            self._top = max(min(self._top, len(rows) - window.room), 0)
            if drawn != (window, self._top):
                drawn = (window, self._top)
                self._write(self._page(rows, window))
            key = self._key()
            if key in QUIT:
                return
            self._top += step(key, window, len(rows))

    def _key(self) -> str:
        """The next key, whole; "" where none came while the window was looked at."""
        self._typed = self._typed or self._keys.more(bytearray(), all_at_once=True, within=_A_LOOK)
        if self._typed == "\x1b":
            self._typed += self._keys.more(bytearray(), all_at_once=True, within=_A_MOMENT)
        found = _KEY.match(self._typed)
        key = found[0] if found else ""
        self._typed = self._typed[len(key) :]
        return key

    def _page(self, rows: Sequence[str], window: Window) -> str:
        shown = rows[self._top : self._top + window.room]
        last = self._top + len(shown)
        told = f"{self._top + 1}-{last} af {len(rows)} · mellemrum: frem · b: tilbage · pile: en linje · q: slut"
        width = max(window.columns - 1, 1)
        foot = told if len(told) <= width else f"{told[: width - 1]}…"
        text = "".join(f"{row}{_REST_OF_LINE}\r\n" for row in shown)
        return f"{_HOME}{text}{_TURNED}{foot}{_PLAIN}{_REST}"

    def _write(self, drawn: str) -> None:
        shown = bytearray(drawn.encode(self._keys.encoding, "tilsyn-twin"))
        self._keys.flush(shown)


def step(key: str, window: Window, rows: int) -> int:
    """How many lines a key goes on, or back."""
    steps = ((FORWARD, window.room), (BACKWARD, -window.room), (DOWN, 1), (UP, -1), (FIRST, -rows), (LAST, rows))
    return next((lines for keys, lines in steps if key in keys), 0)
