"""A line as a person types it in a terminal, whole however long it is.

The kernel's own line buffer holds 4,095 bytes and drops the rest without a word, also of what is typed while nothing
is read. So the terminal is taken over from the first question to the end of the command, the keys are read as they
come, and what little editing a line needs is done here. A console of Windows is read the same way (console_keys).
"""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol

from tilsyn.cli.line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|(?=[^\[O]))", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
_A_MOMENT = 0.05
"""The bytes of one key come together; an Esc that stands alone this long is a key of its own."""
_AT_MOST = 5.0
"""How long a terminal that takes nothing is waited for: what it would have shown is let go of, never what was typed."""


def _termios() -> ModuleType | None:
    try:
        import termios
    except ImportError:  # Windows has none
        return None
    return termios


class TerminalGone(OSError):
    """The window was closed while a line was typed."""


class PosixKeys:
    """A terminal as POSIX has it, by its file descriptor."""

    brackets = True

    def __init__(self, terminal: int, encoding: str, termios: ModuleType) -> None:
        self.encoding = encoding
        self.dumb = os.environ.get("TERM", "dumb") == "dumb"
        self._terminal = terminal
        self._termios = termios
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        self._found: list[Any] | None = None
        self._screen = -1
        self._awake: Any = None

    def take_over(self) -> None:
        self._found = self._termios.tcgetattr(self._terminal)
        self._screen = self._own_screen()
        with suppress(ValueError):  # only the main thread may
            self._awake = signal.signal(signal.SIGCONT, lambda *_: self._set_keys())
        self._set_keys()

    def give_back(self) -> None:
        found, self._found = self._found, None
        with suppress(self._termios.error, OSError):
            self._termios.tcsetattr(self._terminal, self._termios.TCSANOW, found)
        if self._awake is not None:
            signal.signal(signal.SIGCONT, self._awake)
        with suppress(OSError):
            os.close(self._screen)

    def _own_screen(self) -> int:
        """A way to the screen that never waits: who pastes much at once reads nothing meanwhile."""
        try:
            name = os.ttyname(self._terminal)
            return os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:
            return os.dup(next((each for each in (2, 1) if os.isatty(each)), self._terminal))

    def _set_keys(self) -> None:
        """Keys one by one, unshown and unchanged; Ctrl-C and Ctrl-Z stay the kernel's. Nothing typed ahead goes."""
        if self._found is None:
            return
        kinds = self._termios
        mode = [each[:] if isinstance(each, list) else each for each in self._found]
        mode[0] &= ~(kinds.ICRNL | kinds.INLCR | kinds.IGNCR)
        mode[3] &= ~(kinds.ICANON | kinds.ECHO | kinds.IEXTEN)
        mode[6][kinds.VMIN], mode[6][kinds.VTIME] = 1, 0
        # Ctrl-\ would end the process at once, and leave the terminal as it is now.
        mode[6][kinds.VQUIT] = bytes([os.fpathconf(self._terminal, "PC_VDISABLE") & 0xFF])
        with suppress(kinds.error):
            kinds.tcsetattr(self._terminal, kinds.TCSANOW, mode)

    def columns(self) -> int:
        try:
            return os.get_terminal_size(self._terminal).columns or 80
        except OSError:
            return 80

    def more(self, shown: bytearray, *, all_at_once: bool, within: float | None) -> str:
        """The keys struck since last time; "" where none came in time. What waits to be shown is shown meanwhile."""
        while True:
            waiting = [self._screen] if shown else []
            readable, writable, _ = select.select([self._terminal], waiting, [], within)
            if writable:
                self._write(shown)
            if readable:
                return self._read(1 << 16 if all_at_once else 1)
            if not writable:
                return ""

    def _read(self, count: int) -> str:
        try:
            struck = os.read(self._terminal, count)
        except OSError as fault:
            raise TerminalGone(*fault.args) from None
        if not struck:
            raise TerminalGone
        return self._decoder.decode(struck)

    def _write(self, shown: bytearray) -> None:
        try:
            written = os.write(self._screen, shown[:4096])
        except BlockingIOError:
            return
        except OSError:
            written = len(shown)
        del shown[:written]

    def flush(self, shown: bytearray) -> None:
        """Before anything else is written. Not after each line: who pastes many reads nothing until all are taken."""
        while shown:
            if not select.select([], [self._screen], [], _AT_MOST)[1]:
                shown.clear()
            self._write(shown)


class Keys(Protocol):
    """Where keys come from and lines are drawn, as one system has it: taken over for a while, and given back."""

    encoding: str
    dumb: bool
    brackets: bool
    """Whether a paste always comes with its beginning and end; else it is told by how fast it comes."""

    def take_over(self) -> None: ...

    def give_back(self) -> None: ...

    def columns(self) -> int: ...

    def more(self, shown: bytearray, *, all_at_once: bool, within: float | None) -> str:
        """The keys struck since last time; "" where none came in time. What waits to be shown is shown meanwhile."""

    def flush(self, shown: bytearray) -> None:
        """Show what is left."""


class Keyboard:
    """The terminal on stdin, taken over by the first line and given back by `give_back`."""

    def __init__(self, keys: Keys) -> None:
        self._terminal = keys
        self._held = False
        self._shown = bytearray()
        self._keys = ""
        self._all_at_once = True
        self._next: list[str | None] = []

    def line(self, before: str, *, hidden: bool = False) -> str | None:
        """The next line without its end, None at Ctrl-D. A pasted text of several lines is one line with LF in it.

        Raises Unfinished where she is interrupted, or the window is closed.
        """
        if self._next:
            return self._next.pop(0)
        self._take_over()
        # Hidden keys are read one by one: what is typed ahead of a screen that opens next is left for it.
        self._all_at_once = not hidden
        self._show(before.encode())
        line = TypedLine(len(before), self._terminal.columns(), dumb=self._terminal.dumb)
        try:
            while not line.done:
                self._keys = self._keys or self._struck(line)
                self._strike(line)
                self._show(b"" if hidden else line.drawn())
        except (KeyboardInterrupt, TerminalGone) as stopped:
            raise Unfinished("" if hidden else line.so_far(), gone=isinstance(stopped, TerminalGone)) from None
        self._show(b"\n")
        first, self._next = line.given()
        return self._mended(first)

    @contextmanager
    def borrowed(self) -> Iterator[None]:
        """For one line outside a conversation: given back afterwards where it was not held before."""
        held = self._held
        try:
            yield
        finally:
            if not held:
                self.give_back()

    def give_back(self) -> None:
        """The terminal as it was found, on every way out; one that is gone needs nothing any more."""
        if not self._held:
            return
        self._held = False
        self._show(b"" if self._terminal.dumb else b"\x1b[?2004l")
        self.flush()
        self._terminal.give_back()

    def _take_over(self) -> None:
        if self._held:
            return
        self._terminal.take_over()
        self._held = True
        self._show(b"" if self._terminal.dumb else b"\x1b[?2004h")

    def _struck(self, line: TypedLine) -> str:
        keys = self._more()
        return keys if line.pasting or self._terminal.brackets else bracketed(keys)

    def _more(self, *, within: float | None = None) -> str:
        return self._terminal.more(self._shown, all_at_once=self._all_at_once, within=within)

    def _strike(self, line: TypedLine) -> None:
        """Give the line all keys up to the one that ends it; the rest wait for the next."""
        while self._keys and not line.done:
            if line.pasting:
                self._paste(line)
            elif self._keys[0] == "\x1b":
                self._escape(line)
            elif found := _CONTROL.match(self._keys):
                self._keys = self._keys[1:]
                self._control(line, found[0])
            else:
                end = found.start() if (found := _CONTROL.search(self._keys)) else len(self._keys)
                line.add(self._keys[:end])
                self._keys = self._keys[end:]

    def _paste(self, line: TypedLine) -> None:
        """All keys up to the paste's end; one that comes in pieces is waited for."""
        pasted, ended, rest = self._keys.partition(PASTE_END)
        if ended:
            self._keys = rest
            line.add(pasted)
            line.end_paste()
            return
        begun = _begun(pasted)
        line.add(pasted[: len(pasted) - len(begun)])
        more = self._more(within=_A_MOMENT) if begun else ""
        self._keys = begun + more if more else ""
        line.add("" if more else begun)

    def _control(self, line: TypedLine, key: str) -> None:
        # CR and LF together are one Enter, as a text from Windows that is pasted without brackets has them.
        if key == "\r" and not self._keys:
            self._keys = self._more(within=0)
        if key == "\r" and self._keys.startswith("\n"):
            self._keys = self._keys[1:]
        line.control(key)

    def _escape(self, line: TypedLine) -> None:
        """A key that is no letter (an arrow, F1) is no text; one Esc before a letter goes, and the letter stays."""
        while (found := _SEQUENCE.match(self._keys)) is None:
            more = self._more(within=_A_MOMENT)
            if not more:
                self._keys = ""
                return
            self._keys += more
        self._keys = self._keys[found.end() :]
        if found[0] == PASTE_START:
            line.begin_paste()

    def _show(self, drawn: bytes) -> None:
        self._shown += drawn

    def flush(self) -> None:
        """Before anything else is written. Not after each line: who pastes many reads nothing until all are taken."""
        self._terminal.flush(self._shown)

    def _mended(self, text: str | None) -> str | None:
        """Bytes that are no letters of the terminal's own encoding are read as those of a pipe are."""
        if text is None or not re.search("[\udc80-\udcff]", text):
            return text
        from tilsyn.cli.piped import read_bytes

        return read_bytes(text.encode(self._terminal.encoding, "surrogateescape"))


def bracketed(keys: str) -> str:
    """Keys that came in one breath, with an Enter between others: a paste, of a console that does not mark one.

    One line and its Enter may as well be typed; either way it is one answer to one question.
    """
    if "\x1b" in keys or not re.search(r"[\r\n]", keys.rstrip("\r\n")):
        return keys
    return f"{PASTE_START}{keys}{PASTE_END}"


def _begun(pasted: str) -> str:
    """The end of what was pasted, where it may be the beginning of the mark that ends a paste."""
    lengths = range(len(PASTE_END) - 1, 0, -1)
    return next((PASTE_END[:each] for each in lengths if pasted.endswith(PASTE_END[:each])), "")


class Unfinished(KeyboardInterrupt):
    """Interrupted in the middle of a line: what stood there, and whether the window is gone."""

    def __init__(self, text: str, *, gone: bool) -> None:
        super().__init__()
        self.text, self.gone = text, gone


_held: list[Keyboard] = []


def keyboard() -> Keyboard | None:
    """The terminal on stdin, where it is one whose keys can be read; the same one until it is given back."""
    if not _held:
        keys = keys_of_stdin()
        if keys is None:
            return None
        _held.append(Keyboard(keys))
    return _held[0]


def keys_of_stdin() -> Keys | None:
    termios = _termios()
    if termios is None:
        from tilsyn.cli.console_keys import console_keys

        return console_keys()
    try:
        terminal = sys.stdin.fileno()
        termios.tcgetattr(terminal)
    except (OSError, ValueError, AttributeError, termios.error):
        return None
    return PosixKeys(terminal, sys.stdin.encoding or "utf-8", termios)


def settle() -> None:
    """What was typed stands on the screen before what is said next."""
    for each in _held:
        each.flush()


@contextmanager
def given_back() -> Iterator[None]:
    """Whatever happens inside, the terminal is afterwards what it was before."""
    try:
        yield
    finally:
        while _held:
            _held.pop().give_back()
