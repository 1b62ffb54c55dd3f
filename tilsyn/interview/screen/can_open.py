"""Whether the full screen can open; decided before Textual is imported (architecture.md, Facts)."""

from __future__ import annotations

import os
import sys

_ASK_SCREEN_READER = 0x0046  # SPI_GETSCREENREADER


def opens(*, plain: bool) -> bool:
    """Whether the conversation is held on the full screen: a person sits at a terminal that can draw one.

    stderr counts too: it is what is drawn on. A screen reader, as Windows reports it, gets the plain interview.
    """
    ends = (sys.stdin, sys.stdout, sys.stderr)
    return (
        not plain
        and os.environ.get("TERM", "").lower() != "dumb"
        and all(end is not None and end.isatty() for end in ends)
        and not _is_read_aloud()
    )


if sys.platform == "win32":

    def _is_read_aloud() -> bool:
        import ctypes

        reported = ctypes.c_int(0)
        ctypes.windll.user32.SystemParametersInfoW(_ASK_SCREEN_READER, 0, ctypes.byref(reported), 0)
        return bool(reported.value)

else:

    def _is_read_aloud() -> bool:
        return False
