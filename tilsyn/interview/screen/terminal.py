"""What Textual takes for granted of a terminal, and must not: that its bytes are UTF-8, and its scroll bars drawn."""

from __future__ import annotations

import codecs
import sys
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender

if TYPE_CHECKING:
    from collections.abc import Callable


class WholeCells(ScrollBarRender):
    """Whole cells of colour: no blocks that an old console lacks."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def prepare(encoding: str | None) -> None:
    """Once per process. A stray byte from the terminal becomes a mark; it must not end the conversation."""
    ScrollBar.renderer = WholeCells
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        setattr(linux_driver, "getincrementaldecoder", _lenient(encoding or "utf-8"))  # noqa: B010  not its own name


def _lenient(encoding: str) -> Callable[[str], Callable[[], codecs.IncrementalDecoder]]:
    return lambda _: partial(codecs.getincrementaldecoder(encoding), errors="replace")
