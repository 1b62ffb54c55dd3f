"""Text and Markdown: line for line; in Markdown a line may be a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.findings.document_text import DocumentText, Line
from tilsyn.domain.text import clean
from tilsyn.storage.documents.encodings import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDER = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(```|~~~)")


def text_of(raw: bytes) -> DocumentText:
    return DocumentText.of_text(decoded(raw))


def markdown_of(raw: bytes) -> DocumentText:
    lines = clean(decoded(raw)).split("\n")
    return DocumentText(tuple(_marked(lines)))


def _marked(lines: list[str]) -> Iterator[Line]:
    """A heading is a line with marks before it, or one that is underlined; code has none."""
    fence, skipped = "", False
    for number, text in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if skipped:
            skipped = False
            continue
        if found := _FENCE.match(text):
            fence = "" if fence == found[1] else fence or found[1]
        heading = None if fence else _heading(text, following)
        skipped = heading is not None and not _HEADING.fullmatch(text)
        yield heading or Line(text.rstrip())


def _heading(text: str, following: str) -> Line | None:
    if found := _HEADING.fullmatch(text):
        return Line((found[2] or "").strip(), None, len(found[1]))
    under = _UNDER.fullmatch(following)
    if not under or not text.strip() or text.lstrip()[0] in "-*+>|#" or _UNDER.fullmatch(text):
        return None
    return Line(text.strip(), None, 1 if under[1][0] == "=" else 2)
