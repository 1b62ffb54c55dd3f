"""Whether the full screen can open; decided before Textual is imported (architecture.md, Facts)."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tilsyn.interview import windows_console as windows

if TYPE_CHECKING:
    from collections.abc import Callable

_ASK_SCREEN_READER = 0x0046  # SPI_GETSCREENREADER
CANNOT_DRAW = "Denne konsol kan ikke tegne skærmen, så der bliver spurgt linje for linje. Windows Terminal kan."


def opens(*, plain: bool, say: Callable[[str], object]) -> bool:
    """Whether the conversation is held on the full screen: a person sits at a terminal that can draw one.

    stderr counts too: it is what is drawn on. A screen reader, as Windows reports it, gets the plain interview, and
    so does a console that prints what should have moved it: it says why.
    """
    ends = (sys.stdin, sys.stdout, sys.stderr)
    return (
        not plain
        and os.environ.get("TERM", "").lower() != "dumb"
        and all(end is not None and end.isatty() for end in ends)
        and not _is_read_aloud()
        and _draws(say)
    )


def _draws(say: Callable[[str], object]) -> bool:
    if not windows.draws():
        say(CANNOT_DRAW)
        return False
    return True


if sys.platform == "win32":

    def _is_read_aloud() -> bool:
        import ctypes

        reported = ctypes.c_int(0)
        ctypes.windll.user32.SystemParametersInfoW(_ASK_SCREEN_READER, 0, ctypes.byref(reported), 0)
        return bool(reported.value)

else:

    def _is_read_aloud() -> bool:
        return False
