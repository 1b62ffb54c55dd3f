"""The console of Windows, key by key: a line of its own is cut where its buffer ends, at 254 letters or at 8,191.

Read as the records the console keeps (ReadConsoleInputW), never by the C library, whose `getwch` has the same mark for
à and for an arrow. Escape sequences, and so the marks around a paste, are asked for; a console that gives none is
heard all the same, and a paste there is told by how it comes: all of it at once.
"""

from __future__ import annotations

import codecs
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tilsyn.cli.keyboard import TerminalGone
from tilsyn.interview import windows_console as windows

if TYPE_CHECKING:
    from collections.abc import Iterable

_A_MOMENT = 0.05
_TURN = 0.1
"""How often Ctrl-C and the end of the process are looked for; Python hears of both only between two waits."""
_ALT = 0x12
_AT_ONCE = 1024


class Stroke(NamedTuple):
    """One record of a key: pressed or let go of, with one UTF-16 unit of text, or none."""

    pressed: bool
    key: int
    letter: str
    times: int = 1


class Console(Protocol):
    """What is asked of Windows (interview.windows)."""

    draws: bool

    def take_keys(self) -> None: ...

    def give_back(self) -> None: ...

    def waits(self, seconds: float) -> bool:
        """Whether a record is there, or comes in time."""

    def records(self, at_most: int) -> Iterable[tuple[bool, int, str, int]]:
        """Those that are there, of keys only."""

    def write(self, drawn: str) -> None: ...

    def columns(self) -> int: ...


class ConsoleKeys:
    """Keys of a console (keyboard.Keys)."""

    encoding = "utf-8"
    brackets = False

    def __init__(self, console: Console) -> None:
        self._console = console
        self.dumb = not console.draws
        self._units = codecs.getincrementaldecoder("utf-16-le")("replace")

    def take_over(self) -> None:
        self._console.take_keys()

    def give_back(self) -> None:
        self._console.give_back()

    def columns(self) -> int:
        return self._console.columns()

    def more(self, shown: bytearray, *, all_at_once: bool, within: float | None) -> str:
        """As keyboard.Keys has it. Raises TerminalGone where the console can no longer be asked."""
        self.flush(shown)
        try:
            while True:
                if self._console.waits(_TURN if within is None else within):
                    struck = self._all() if all_at_once else self._text(self._console.records(1))
                    if struck:
                        return struck
                if within is not None:
                    return ""
        except OSError as fault:
            raise TerminalGone(*fault.args) from None

    def _all(self) -> str:
        """What has come together; one that holds an Enter may be a paste whose rest is a moment behind."""
        struck = self._text(self._console.records(_AT_ONCE))
        while self._console.waits(_A_MOMENT if "\r" in struck and len(struck) > 1 else 0):
            struck += self._text(self._console.records(_AT_ONCE))
        return struck

    def _text(self, records: Iterable[tuple[bool, int, str, int]]) -> str:
        return "".join(map(self._letters, map(Stroke._make, records)))

    def _letters(self, stroke: Stroke) -> str:
        """A letter counts when its key is pressed; one given by Alt and its number when Alt is let go of."""
        if stroke.letter == "\0" or not (stroke.pressed or stroke.key == _ALT):
            return ""
        text = self._units.decode(stroke.letter.encode("utf-16-le", "surrogatepass") * stroke.times)
        return text.replace("\x1a", "\x04")  # Ctrl-Z ends the input here, as Ctrl-D does elsewhere

    def flush(self, shown: bytearray) -> None:
        if shown:
            with suppress(OSError):  # a console that is gone shows nothing any more
                self._console.write(shown.decode("utf-8", "replace"))
            shown.clear()


def console_keys() -> ConsoleKeys | None:
    """The keys of the console on stdin; None where stdin is none."""
    console = windows.console() if sys.stdin is not None and sys.stdin.isatty() else None
    return None if console is None else ConsoleKeys(console)
