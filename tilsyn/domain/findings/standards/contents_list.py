"""The contents list of a document, which names every point and says nothing of any."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.standards.lines import BULLET, LONGEST_HEADING, folded, without_leader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.findings.standards.lines import PlainLine

_ITS_HEADING = re.compile(r"indhold(?:sfortegnelse)?|oversigt|indeks")
_DOTS = re.compile(r"(?:\.\s?){4,}|…{2,}")
_PAGE = re.compile(r"\s\d{1,3}$")
_NO_ENTRY = re.compile(r"[.!:;]$")
_FEWEST, _MOST = 3, 300


class ContentsList(NamedTuple):
    """The numbers of its lines, and its entries as headings are compared."""

    lines: frozenset[int]
    entries: frozenset[str]


def contents_list(lines: Sequence[PlainLine]) -> ContentsList:
    """It has a heading of its own, or dots, or it is a run of short lines that come again further down."""
    texts = [each for each in lines if each.text]
    again = Counter(folded(each.text) for each in texts)
    listed: list[PlainLine] = []
    at = 0
    while at < len(texts):
        run = _run_from(texts, at, again)
        listed += run
        at += max(1, len(run))
    return ContentsList(frozenset(each.line for each in listed), frozenset(folded(each.text) for each in listed) - {""})


def _run_from(texts: Sequence[PlainLine], at: int, again: Counter[str]) -> Sequence[PlainLine]:
    """The run of entries that begins there; one that the text never comes to may stand among them."""
    is_headed = bool(_ITS_HEADING.fullmatch(folded(texts[at].text)))
    if not (is_headed or _is_entry(texts[at], again, is_headed=False)):
        return ()
    seen: set[str] = set()
    last = end = at + is_headed
    known = 0
    while end < min(len(texts), at + _MOST) and _may_be_entry(texts[end], is_headed=is_headed):
        entry = folded(texts[end].text)
        if entry in seen:
            break
        seen.add(entry)
        end += 1
        if _is_entry(texts[end - 1], again, is_headed=is_headed):
            known, last = known + 1, end
    return texts[at:last] if known >= _FEWEST and known * 2 > last - at else ()


def _is_entry(line: PlainLine, again: Counter[str], *, is_headed: bool) -> bool:
    if not _may_be_entry(line, is_headed=is_headed):
        return False
    return (
        again[folded(line.text)] > 1 or bool(_DOTS.search(line.text)) or (is_headed and bool(_PAGE.search(line.text)))
    )


def _may_be_entry(line: PlainLine, *, is_headed: bool) -> bool:
    if len(line.text) > LONGEST_HEADING or _NO_ENTRY.search(without_leader(line.text)):
        return False
    return is_headed or not BULLET.match(line.text)
