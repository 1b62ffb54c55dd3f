"""The few marks the screen draws, and their twins for a console that cannot write them."""

from __future__ import annotations

from typing import NamedTuple


class Marks(NamedTuple):
    """One cell each, so that columns stand whatever the console can write."""

    answered: str = "✓"
    core: str = "●"
    supplement: str = "○"
    here: str = "▸"
    flagged: str = "!"
    encoding: str = "utf-8"

    @property
    def drawn(self) -> bool:
        """Whether lines and dots can be drawn; otherwise all is ASCII twins."""
        return self.encoding == "utf-8"

    def fit(self, text: str) -> str:
        """The text as the console can write it. The twins are the console's own, registered when it was prepared."""
        return text if self.drawn else text.encode(self.encoding, "tilsyn-twin").decode(self.encoding)


def marks_for(encoding: str | None) -> Marks:
    """The marks of a console that writes `encoding`."""
    named = (encoding or "utf-8").lower().replace("_", "-")
    return Marks() if named in {"utf-8", "utf8"} else Marks("x", "*", "o", ">", "!", named)
