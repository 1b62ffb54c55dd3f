"""The machine's clipboard, and the care not to leave the case's words in it."""

from __future__ import annotations

import sys
from typing import Any, Protocol


class Clipboard(Protocol):
    """What a text is put in, and read back from."""

    def put(self, text: str) -> bool:
        """Whether it is known to hold the text now."""

    def get(self) -> str | None:
        """What it holds; None where it cannot be read."""


class MachineClipboard:
    """Windows, macOS, and Linux with wl-clipboard, xclip or xsel; elsewhere `put` is False."""

    def put(self, text: str) -> bool:
        """Read back, since the programs behind it may fail without a word."""
        machine = _machine()
        try:
            machine.copy(text.replace("\n", "\r\n") if sys.platform == "win32" else text)
        except (machine.PyperclipException, OSError):
            return False
        return self.get() == text

    def get(self) -> str | None:
        """With our own line ends."""
        machine = _machine()
        try:
            return str(machine.paste()).replace("\r\n", "\n")
        except (machine.PyperclipException, OSError, UnicodeDecodeError):
            return None


def _machine() -> Any:  # noqa: ANN401  the library is untyped
    """The library; but Klipper is handed the text as an argument, which all may read in the list of processes."""
    import pyperclip  # type: ignore[import-untyped]  # it has no types

    if "klipper" in getattr(pyperclip.determine_clipboard()[0], "__name__", ""):
        pyperclip.set_clipboard("no")
    return pyperclip


class Keeping:
    """Remembers what we put in a clipboard, and takes it out again; what someone else has put there stays."""

    def __init__(self, clipboard: Clipboard) -> None:
        self._clipboard = clipboard
        self._ours: str | None = None
        self._known = True
        self.used = False

    def put(self, text: str) -> bool:
        """Whether the clipboard is known to hold it."""
        self._ours, self.used = text, True
        self._known = self._clipboard.put(text)
        return self._known

    def clear(self) -> bool:
        """Take our text out; False where it cannot be seen whether it is still there, or ever came."""
        ours = self._ours
        if ours is None:
            return self._known
        held = self._clipboard.get()
        if held == ours:
            self._clipboard.put("")
            held = self._clipboard.get()
        if held is None or held == ours:
            return False
        self._ours = None
        return self._known
