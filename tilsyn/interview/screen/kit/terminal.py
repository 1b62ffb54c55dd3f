"""What Textual takes for granted of a terminal, and must not: that it is there, writes UTF-8, and draws scroll bars."""

from __future__ import annotations

import codecs
import re
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.drivers._writer_thread import WriterThread
from textual.scrollbar import ScrollBar, ScrollBarRender

from tilsyn.interview.screen.kit.one_read import OneRead

if TYPE_CHECKING:
    from collections.abc import Callable


class WholeCells(ScrollBarRender):
    """Whole cells of colour: no blocks that an old console lacks."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


_BEYOND_XTERM = re.compile(r"\x1b\[(?:[<>=]\d*u|\?20(?:26|48)(?:\$p|[hl]))")
"""Questions about newer protocols, for keys, frames and sizes: a terminal that knows xterm's may print them."""


class PatientWriter(WriterThread):
    """Goes on when the terminal is gone: were nobody to take what is written, the draft could not be kept."""

    def run(self) -> None:
        """Write until told to stop; what cannot be written is nobody's to read."""
        while (text := self._queue.get()) is not None:
            with suppress(OSError, ValueError):
                self._file.write(_BEYOND_XTERM.sub("", text))
                if not self._queue.qsize():
                    self._file.flush()


def prepare(encoding: str | None) -> None:
    """Once per process. A stray byte from the terminal becomes a mark; it must not end the conversation."""
    ScrollBar.renderer = WholeCells
    if sys.platform == "win32":
        from textual.drivers import win32

        setattr(win32, "XTermParser", OneRead)  # noqa: B010  not its own name
    else:
        from textual.drivers import linux_driver

        setattr(linux_driver, "XTermParser", OneRead)  # noqa: B010  not its own name
        setattr(linux_driver, "WriterThread", PatientWriter)  # noqa: B010  not its own name
        setattr(linux_driver, "getincrementaldecoder", _lenient(encoding or "utf-8"))  # noqa: B010  not its own name


def _lenient(encoding: str) -> Callable[[str], Callable[[], codecs.IncrementalDecoder]]:
    return lambda _: partial(codecs.getincrementaldecoder(encoding), errors="replace")
