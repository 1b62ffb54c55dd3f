"""What only Windows must be asked for: a console that draws, its keys one by one, and word of it when it closes.

Elsewhere every question here has the answer that leaves things as they are. No other module calls Windows for these.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STDIN, _KEY_EVENT = -10, 0x0001
_LINE, _ECHO, _MOUSE, _WINDOW, _AS_SEQUENCES = 0x0002, 0x0004, 0x0010, 0x0008, 0x0200
_PROCESSED, _DRAWS = 0x0001, 0x0004
_FAILED = -1

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Letter(ctypes.Union):
        _fields_ = [("unit", wintypes.WCHAR), ("byte", wintypes.CHAR)]

    class _Key(ctypes.Structure):
        _fields_ = [
            ("down", wintypes.BOOL), ("times", wintypes.WORD), ("key", wintypes.WORD), ("scanned", wintypes.WORD),
            ("letter", _Letter), ("held", wintypes.DWORD),
        ]  # fmt: skip

    class _Record(ctypes.Structure):
        """KEY_EVENT_RECORD is the largest of what may stand in it."""

        _fields_ = [("kind", wintypes.WORD), ("key", _Key)]

    def _kernel() -> Any:  # noqa: ANN401  a library has no type
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetStdHandle.argtypes, kernel.GetStdHandle.restype = [wintypes.DWORD], wintypes.HANDLE
        kernel.GetConsoleMode.argtypes = [wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD)]
        kernel.SetConsoleMode.argtypes = [wintypes.HANDLE, wintypes.DWORD]
        kernel.WaitForSingleObject.argtypes = [wintypes.HANDLE, wintypes.DWORD]
        kernel.ReadConsoleInputW.argtypes = [
            wintypes.HANDLE, ctypes.POINTER(_Record), wintypes.DWORD, ctypes.POINTER(wintypes.DWORD),
        ]  # fmt: skip
        return kernel

    def _mode(kernel: Any, handle: Any) -> int | None:  # noqa: ANN401  as above
        found = wintypes.DWORD()
        return found.value if kernel.GetConsoleMode(handle, ctypes.byref(found)) else None

    def draws() -> bool:
        """Whether the console obeys escape sequences, which it is asked to; True where there is no console to ask."""
        import msvcrt

        try:
            with open("CONOUT$", "wb", buffering=0) as screen:  # noqa: PTH123  the console's own name, and no path
                kernel, handle = _kernel(), msvcrt.get_osfhandle(screen.fileno())
                mode = _mode(kernel, handle)
                return mode is None or bool(kernel.SetConsoleMode(handle, mode | _PROCESSED | _DRAWS))
        except OSError:
            return True

    class WindowsConsole:
        """The console this process sits at (cli.console_keys.Console)."""

        def __init__(self) -> None:
            self.draws = draws()
            self._kernel = _kernel()
            self._keys = self._kernel.GetStdHandle(wintypes.DWORD(_STDIN & 0xFFFFFFFF))
            self._found = _mode(self._kernel, self._keys)
            self._screen = open("CONOUT$", "w", encoding="utf-8", errors="replace")  # noqa: PTH123, SIM115  as above

        @property
        def reads(self) -> bool:
            return self._found is not None

        def take_keys(self) -> None:
            """Ctrl-C stays the console's, and marking with the mouse too."""
            self._found = _mode(self._kernel, self._keys)
            if self._found is None:
                return
            bare = self._found & ~(_LINE | _ECHO | _MOUSE | _WINDOW)
            if not (self.draws and self._kernel.SetConsoleMode(self._keys, bare | _AS_SEQUENCES)):
                self._kernel.SetConsoleMode(self._keys, bare)

        def give_back(self) -> None:
            if self._found is not None:
                self._kernel.SetConsoleMode(self._keys, self._found)

        def waits(self, seconds: float) -> bool:
            came = self._kernel.WaitForSingleObject(self._keys, int(seconds * 1000))
            if came == _FAILED:
                raise ctypes.WinError(ctypes.get_last_error())
            return bool(came == 0)

        def records(self, at_most: int) -> Iterator[tuple[bool, int, str, int]]:
            found, count = (_Record * at_most)(), wintypes.DWORD()
            if not self._kernel.ReadConsoleInputW(self._keys, found, at_most, ctypes.byref(count)):
                raise ctypes.WinError(ctypes.get_last_error())
            for each in found[: count.value]:
                if each.kind == _KEY_EVENT:
                    yield bool(each.key.down), each.key.key, each.key.letter.unit, each.key.times

        def write(self, drawn: str) -> None:
            self._screen.write(drawn)
            self._screen.flush()

        def columns(self) -> int:
            try:
                return os.get_terminal_size(self._screen.fileno()).columns or 80
            except OSError:
                return 80

    def console() -> WindowsConsole | None:
        """The console on stdin; None where there is none, or none that can be read key by key."""
        try:
            found = WindowsConsole()
        except OSError:
            return None
        return found if found.reads else None

    def code_page() -> str | None:
        """What other programs of this console take a pipe's bytes for; None where there is no console."""
        number = ctypes.WinDLL("kernel32").GetConsoleOutputCP()
        return f"cp{number}" if number else None

    _kept: list[object] = []

    def tell(handler: Callable[[int], bool]) -> None:
        """Have `handler` called, in a thread of Windows' own, with each word from the console."""
        kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)
        _kept.append(kind(handler))  # Windows keeps only its address
        _kernel().SetConsoleCtrlHandler(_kept[-1], True)  # noqa: FBT003  Windows has no names for them

else:

    def draws() -> bool:
        """As `TERM` says."""
        return True

    def console() -> Any:  # noqa: ANN401  there is none
        """None."""
        return None

    def code_page() -> str | None:
        """None: a pipe has the encoding of everything else."""
        return None

    def tell(handler: Callable[[int], bool]) -> None:
        """Signals do."""
        del handler


def of_a_pipe(stream: TextIO) -> str | None:
    """The encoding of a pipe's other end; None: as it is.

    PowerShell, more and findstr read by the console's code page, and Python writes by another.
    """
    with suppress(OSError, ValueError, LookupError):
        said = "PYTHONIOENCODING" in os.environ or sys.flags.utf8_mode
        if not said and stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode) and (page := code_page()):
            return codecs.lookup(page).name
    return None
