"""Which lines of a document are headings: by their level where it has them, else by how they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from tilsyn.domain.findings.standards.lines import (
    BARE_DATE,
    BULLET,
    ENDS_OPEN,
    ENOUGH_LEVELS,
    LONGEST_HEADING,
    NUMBERED,
    SENTENCE_END,
    STAMP,
    folded,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.findings.standards.lines import PlainLine

_MOST_WORDS = 14
_MOST_COLON_HEADING = 3
_COUNTS_UP = re.compile(r"\b(?:beskrivelser?\s+af|følgende)$")
_ENDS_LIST = re.compile(r"[.!?:]$")
_NO_HEADING = re.compile(r"[.!,;]$|\b(?:19|20)\d\d$|:\s+\S|[\t|]")
_MOST_CELL_WORDS = 5
_LIST = 3
"""From so many short lines on with nothing between them they are a list."""


class Headings:
    """Tells headings from text in lines that are cleared of everything else.

    `named` are the headings that a contents list names; `width` is that of a page, 0 where each line is a paragraph.
    """

    def __init__(self, lines: Sequence[PlainLine], named: frozenset[str], width: int) -> None:
        self._lines = lines
        self._named = named
        self._width = width
        self._texts = [at for at, each in enumerate(lines) if each.text]
        self._has_levels = sum(each.level is not None for each in lines) >= ENOUGH_LEVELS
        self._counted = self._counted_up()

    def marked(self) -> list[PlainLine]:
        """The same lines, each knowing whether it is a heading."""
        headings = {at for run in self._runs() for at in self._heads_of(run)}
        return [each._replace(is_heading=at in headings) for at, each in enumerate(self._lines)]

    def _runs(self) -> Iterator[list[int]]:
        """Lines that look like headings, those together that have no text between them."""
        run: list[int] = []
        for place, at in enumerate(self._texts):
            if self._is_sure(at) or (self._stands_as_one(place) and not self._is_text(place)):
                run.append(at)
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _is_sure(self, at: int) -> bool:
        line = self._lines[at]
        return line.level is not None or (
            at not in self._counted and folded(line.text) in self._named and not BULLET.match(line.text)
        )

    def _is_text(self, place: int) -> bool:
        """Whether it is counted up in a list, or as long as lines get and gone on with on the next."""
        at = self._texts[place]
        if at in self._counted:
            return True
        if self._lines[at].number or self._texts[place + 1 : place + 2] != [at + 1]:
            return False
        after = self._lines[at + 1].text
        return 0 < self._width * 3 / 4 < len(self._lines[at].text) and not (
            BULLET.match(after) or NUMBERED.match(after)
        )

    def _stands_as_one(self, place: int) -> bool:
        """Short, begun with a capital, not ended as a sentence, and neither the rest of a line nor gone on with."""
        at = self._texts[place]
        line = self._lines[at]
        if not _formed_as_heading(line):
            return False
        after = self._lines[self._texts[place + 1]].text if place + 1 < len(self._texts) else ""
        if _goes_on(after):
            return False
        if line.text.endswith(":"):
            return bool(after) and not BULLET.match(after)
        if not place or line.number or not self._width or at - self._texts[place - 1] > 1:
            return True
        before = self._lines[self._texts[place - 1]]
        return bool(SENTENCE_END.search(before.text)) or _formed_as_heading(before)

    def _heads_of(self, run: Sequence[int]) -> set[int]:
        """Of headings with nothing between them the last heads the text under it; three and more are a list.

        Where headings have levels, a short line without one is the first cell of a table, or a heading that someone
        only made bold, where it stands alone or a sentence follows.
        """
        known = {at for at in run if self._is_sure(at)}
        if self._has_levels:
            heads_sentence = len(run) - len(known) == 1 or self._heads_sentence(run[-1])
            return {*known, run[-1]} if heads_sentence else known
        if len(run) < _LIST:
            return set(run)
        numbers = {at: self._lines[at].number for at in run}
        outer = {at for at, under in pairwise(run) if numbers[under].startswith(f"{numbers[at] or '-'}.")}
        return {*known, *outer, run[-1]}

    def _heads_sentence(self, at: int) -> bool:
        below = bisect_right(self._texts, at)
        after = self._lines[self._texts[below]].text if below < len(self._texts) else ""
        return len(self._lines[at].text.split()) <= _MOST_CELL_WORDS and bool(SENTENCE_END.search(after))

    def _counted_up(self) -> set[int]:
        """What a line that leads in ("… en beskrivelse af:") counts up: to an empty line, a sentence or a heading."""
        counted: set[int] = set()
        for start in (at for at in self._texts if _leads_in(self._lines[at].text)):
            at = start + 1
            while at < len(self._lines) and at not in counted and self._is_counted(at, first=start + 1):
                counted.add(at)
                at += 1
        return counted

    def _is_counted(self, at: int, first: int) -> bool:
        line = self._lines[at]
        return line.level is None and not _ENDS_LIST.search(line.text) and (bool(line.text) or at == first)


def _leads_in(text: str) -> bool:
    """Whether what it counts up comes after; a word or two before a colon are a heading."""
    return (text.endswith(":") and len(text.split()) > _MOST_COLON_HEADING) or bool(_COUNTS_UP.search(text))


def _goes_on(after: str) -> bool:
    """Whether it begins as the rest of something: "14 dage efter …"."""
    if not after or BARE_DATE.fullmatch(after) or BULLET.match(after) or NUMBERED.match(after):
        return False
    return after[0].islower() or after[0].isdigit()


def _formed_as_heading(line: PlainLine) -> bool:
    text = line.title
    if len(text) > LONGEST_HEADING or len(text.split()) > _MOST_WORDS or not text[:1].isupper():
        return False
    return not (BULLET.match(line.text) or STAMP.match(line.text) or ENDS_OPEN.search(text) or _NO_HEADING.search(text))
