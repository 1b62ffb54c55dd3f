"""A window that is closed on Windows: the word comes in a thread of its own, and the process ends when that returns.

So it is passed on to whoever can keep what is half-typed, and the thread stays until the process has ended by itself,
or until Windows ends it, some five seconds later.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tilsyn.interview import windows_console as windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLOSED, LOGGED_OFF, SHUT_DOWN = 2, 5, 6
"""CTRL_CLOSE_EVENT and its two kin; Ctrl-C and Ctrl-Break are signals, and not ours."""
_LONGER_THAN_WINDOWS = 30.0


class WindowClosing:
    """What Windows calls. The last to listen is told, since it holds the keys."""

    def __init__(self, stays: float = _LONGER_THAN_WINDOWS) -> None:
        self._stays = stays
        self._listeners: list[Callable[[], object]] = []

    def __call__(self, word: int) -> bool:
        """Whether the word was for us."""
        if word not in {CLOSED, LOGGED_OFF, SHUT_DOWN} or not self._listeners:
            return False
        self._listeners[-1]()
        threading.Event().wait(self._stays)
        return True

    @contextmanager
    def told(self, listener: Callable[[], object]) -> Iterator[None]:
        """While this lasts, `listener` is called, from another thread, when the window closes."""
        self._listeners.append(listener)
        try:
            yield
        finally:
            self._listeners.remove(listener)


closing = WindowClosing()


def heed() -> None:
    """Once per process."""
    windows.tell(closing)
