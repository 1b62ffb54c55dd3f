"""Running text cut into sentences, each with the line that it begins on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.standards.lines import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.standards.sections import Paragraph

_SHORTENED = (
    *("stk", "nr", "jf", "fx", "eks", "bl", "ca", "mv", "pkt", "kap", "evt", "inkl", "ekskl", "ift", "iht", "vedr"),
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec"),
    *("osv", "dvs", "mfl", "mht", "pga", "afs", "art", "hhv", "kl", "pr"),
)
_END = re.compile(r"(?<=[.!?])[»”\")]*\s+(?=[A-ZÆØÅ0-9»“\"„(])")
_BEFORE_NO_END = re.compile(rf"(?:\b(?:{'|'.join(_SHORTENED)}|[a-zæøå])|\A\W*\d+)\.[»”\")]*\s+$", re.IGNORECASE)
_DAY = re.compile(r"\d\.\s+$")
_MONTH = re.compile("|".join(each[:3] for each in MONTHS), re.IGNORECASE)


class Sentence(NamedTuple):
    text: str
    line: int


def sentences_of(paragraph: Paragraph) -> Iterator[Sentence]:
    """A point after a number or a shortened word ends no sentence; a paragraph without any is one."""
    start = 0
    for end in _END.finditer(paragraph.text):
        before = paragraph.text[max(start, end.start() - 12) : end.end()]
        if _BEFORE_NO_END.search(before) or (_DAY.search(before) and _MONTH.match(paragraph.text, end.end())):
            continue
        yield Sentence(paragraph.text[start : end.end()].strip(), paragraph.line_at(start))
        start = end.end()
    if rest := paragraph.text[start:].strip():
        yield Sentence(rest, paragraph.line_at(start))
