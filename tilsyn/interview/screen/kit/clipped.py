"""Words in a few lines: where there are more, the last line ends with "…"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


class Clipped:
    """A text in at most so many lines, as wide as it is given; nothing is cut unseen."""

    def __init__(self, text: str | Text, rows: int, dots: str = "…") -> None:
        self.text = Text(text) if isinstance(text, str) else text
        self.rows = rows
        self.dots = dots

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.text:
            return
        lines = self.text.wrap(console, options.max_width)
        if len(lines) <= self.rows:
            yield from lines
            return
        yield from lines[: self.rows - 1]
        for line in lines:
            line.rstrip()
        last = Text(" ").join(lines[self.rows - 1 :])
        last.truncate(max(options.max_width - len(self.dots), 0))
        last.rstrip()
        yield last.append(self.dots)
