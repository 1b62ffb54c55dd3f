"""The text of a document as the case keeps it: its lines in order, each with its page and whether it is a heading.

Whoever reads documents makes it (`storage/documents`), and whoever looks for places in one is handed it.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from tilsyn.domain.text import clean, one_line

FORMAT = "tilsyn-text/1"


class DocumentLine(NamedTuple):
    """One line or paragraph of a document, cleaned; a heading says its level, 1 the outermost.

    `page` counts from 1, and is None where the format has no pages (text, Markdown, Word, HTML).
    """

    text: str
    page: int | None = None
    heading_level: int | None = None


Line = DocumentLine
"""As it is called where only documents are spoken of; on the screens a line is a field one types in."""


class DocumentText(NamedTuple):
    """A whole document. Line for line as it is read: empty lines stand where they stood."""

    lines: tuple[Line, ...] = ()

    def stored(self) -> bytes:
        """As it stands in a case: the same text is the same bytes."""
        content = {"format": FORMAT, "lines": self.lines}
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def of_stored(cls, content: bytes) -> DocumentText:
        """What `stored` gave. Raises ValueError where it did not."""
        stated = json.loads(content)
        if not isinstance(stated, dict) or stated.get("format") != FORMAT:
            raise ValueError(FORMAT)
        return cls(tuple(Line(*each) for each in stated["lines"]))

    @classmethod
    def of_text(cls, text: str) -> DocumentText:
        """A plain text, without pages and headings."""
        return cls(tuple(Line(each.rstrip()) for each in clean(text).split("\n")))

    def place_of(self, number: int) -> str:
        """Where the line with that index stands, as a person finds it: »Klageadgang«, side 3."""
        line = self.lines[number]
        above = (each for each in reversed(self.lines[: number + 1]) if each.heading_level is not None)
        heading = next((one_line(each.text) for each in above), "")
        page = f"side {line.page}" if line.page is not None else ""
        return ", ".join(each for each in (f"»{heading}«" if heading else "", page) if each)
