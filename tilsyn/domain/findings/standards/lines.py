"""The lines of a document told apart: headings, text, and what is neither (contents list, page numbers, headers)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.findings.document_text import DocumentText

BULLET = re.compile(r"\s*(?:[•·▪◦‣●○∙*–—\uf0b7\uf0a7\uf0d8-]|o(?=\s+[A-ZÆØÅ]))\s+")
MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
NUMBERED = re.compile(
    r"\s*(?:(?i:kapitel|afsnit|punkt|pkt\.?|nr\.?)\s*)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})"
    rf"(?:[.):]\s*(?!(?i:{'|'.join(MONTHS)}))(?=[^\W\d])|\s+(?=[A-ZÆØÅ]))"
)
"""A number that heads a line: 5. or 5) or 5.1 and a word, and not the day of a date or "14 dage"."""
STAMP = re.compile(r"\s*[»\"“']?(?:§|Stk\.)\s*\d", re.IGNORECASE)
"""How a line of an act begins."""
SENTENCE_END = re.compile(r"[.!?:;][»”\")]?$")
_PAGE_NUMBER = re.compile(r"(?:side|s\.)?\s*[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:af|/)\s*\d{1,3})?", re.IGNORECASE)
_CONTENTS = re.compile(r"indhold(?:sfortegnelse)?|oversigt|indeks", re.IGNORECASE)
_LEADER = re.compile(r"(?:[\s.·…_]{3,}|\t+|\s+)\d{1,3}\s*$")
_DOTS = re.compile(r"(?:\.\s?){4,}|…{2,}|\t\s*\d{1,3}$")
_LONGEST_HEADING, _MOST_HEADING_WORDS = 110, 14
_ENOUGH_LEVELS = 3
_RUN = 3
_PAGES = 3


class PlainLine(NamedTuple):
    """A line as it stands, blanks around it off; empty where there is nothing to read."""

    line: int
    text: str
    page: int | None
    level: int | None
    is_heading: bool = False

    @property
    def number(self) -> str:
        """The number that a heading begins with; empty without one."""
        found = NUMBERED.match(self.text)
        return found["number"] if found else ""

    @property
    def title(self) -> str:
        """A heading without its number."""
        found = NUMBERED.match(self.text)
        return self.text[found.end() :] if found else self.text


def plain_lines(document: DocumentText) -> list[PlainLine]:
    """Every line that is text, and between them one empty line where there was any; headings are marked."""
    lines = [
        PlainLine(at, _tidy(each.text), each.page, each.heading_level) for at, each in enumerate(document.lines, 1)
    ]
    furniture = _furniture(lines)
    lines = [each._replace(text="") if each.line in furniture else each for each in lines]
    listed, named = _contents_list(lines)
    lines = [each for each in lines if each.line not in listed]
    return _with_headings(lines, named)


def _tidy(text: str) -> str:
    """Runs of blanks made one, and soft hyphens off; tabs stay, for an empty last cell is one too."""
    tidy = " ".join(part for part in text.replace("\xad", "").replace("\xa0", " ").split(" ") if part)
    return tidy if tidy.strip() else ""


def folded(text: str) -> str:
    """As headings are compared: without number, dots, page and case."""
    bare = _LEADER.sub("", unicodedata.normalize("NFKC", text))
    found = NUMBERED.match(bare)
    return " ".join(re.findall(r"\w+", (bare[found.end() :] if found else bare).casefold()))


def _furniture(lines: Sequence[PlainLine]) -> set[int]:
    """Page numbers, and what stands first or last on several pages; the first time it is text like any other."""
    pages: dict[int, list[PlainLine]] = defaultdict(list)
    for each in lines:
        if each.page is not None and each.text:
            pages[each.page].append(each)
    edges = [each for on_page in pages.values() for each in {on_page[0], on_page[-1]}]
    seen = Counter(re.sub(r"\d+", "#", each.text) for each in edges)
    dropped = {each.line for each in lines if _PAGE_NUMBER.fullmatch(each.text) and each.level is None}
    first: set[str] = set()
    for each in sorted(edges):
        key = re.sub(r"\d+", "#", each.text)
        if seen[key] >= _PAGES and key in first:
            dropped.add(each.line)
        first.add(key)
    return dropped


def _contents_list(lines: Sequence[PlainLine]) -> tuple[set[int], set[str]]:
    """The lines of a contents list, and its entries as headings are compared.

    It has a heading of its own, or dots and pages, or it is a run of short lines that all come again further down.
    """
    texts = [each for each in lines if each.text]
    again = Counter(folded(each.text) for each in texts)
    listed: set[int] = set()
    entries: set[str] = set()
    at = 0
    while at < len(texts):
        run = _run_of_entries(texts, at, again, under_heading=bool(_CONTENTS.fullmatch(folded(texts[at].text))))
        listed |= {each.line for each in run}
        entries |= {folded(each.text) for each in run}
        at += max(1, len(run))
    return listed, entries - {""}


def _run_of_entries(
    texts: Sequence[PlainLine], at: int, again: Counter[str], *, under_heading: bool
) -> Sequence[PlainLine]:
    end = at + under_heading
    seen: set[str] = set()
    known = 0
    while end < len(texts) and (_is_entry(texts[end], again) or (under_heading and _may_be_entry(texts[end]))):
        if BULLET.match(texts[end].text) and not under_heading:
            break
        entry = folded(texts[end].text)
        if entry in seen:
            break
        known += _is_entry(texts[end], again)
        seen.add(entry)
        end += 1
    while end > at and not _is_entry(texts[end - 1], again):
        end -= 1
    return texts[at:end] if known >= _RUN else ()


def _is_entry(line: PlainLine, again: Counter[str]) -> bool:
    return _may_be_entry(line) and (again[folded(line.text)] > 1 or bool(_DOTS.search(line.text)))


def _may_be_entry(line: PlainLine) -> bool:
    return len(line.text) <= _LONGEST_HEADING and not re.search(r"[.!:;]$", _LEADER.sub("", line.text).rstrip(". "))


def _with_headings(lines: Sequence[PlainLine], named: set[str]) -> list[PlainLine]:
    if sum(each.level is not None for each in lines) >= _ENOUGH_LEVELS:
        return [each._replace(is_heading=each.level is not None and bool(each.text)) for each in lines]
    texts = [at for at, each in enumerate(lines) if each.text]
    full = _full_width(lines)
    headings: set[int] = set()
    run: list[int] = []
    for place, at in enumerate(texts):
        if _looks_like_one(lines, texts, place, named) and not _is_broken_off(lines, texts, place, full):
            run.append(at)
        else:
            headings |= _heads_of(run, lines, named)
            run = []
    headings |= _heads_of(run, lines, named)
    return [each._replace(is_heading=at in headings) for at, each in enumerate(lines)]


def _full_width(lines: Sequence[PlainLine]) -> int:
    """How long a line is that goes to the edge of the page."""
    lengths = sorted(len(each.text) for each in lines if each.text)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_broken_off(lines: Sequence[PlainLine], texts: Sequence[int], place: int, full: int) -> bool:
    """Whether a line that is as long as lines get is gone on with on the next."""
    at = texts[place]
    if lines[at].number or place + 1 == len(texts) or texts[place + 1] != at + 1:
        return False
    after = lines[at + 1].text
    return len(lines[at].text) > full * 3 / 4 and not (BULLET.match(after) or NUMBERED.match(after))


def _heads_of(run: Sequence[int], lines: Sequence[PlainLine], named: set[str]) -> set[int]:
    """Of headings with nothing between them the last heads the text under it; three and more are a list."""
    if len(run) < _RUN:
        return set(run)
    known = {at for at in run if lines[at].level is not None or folded(lines[at].text) in named}
    outer = {at for at, under in pairwise(run) if lines[under].number.startswith(f"{lines[at].number or '-'}.")}
    return {*known, *outer, run[-1]}


def _looks_like_one(lines: Sequence[PlainLine], texts: Sequence[int], place: int, named: set[str]) -> bool:
    """Short, begun with a capital, not ended as a sentence, and neither the rest of a line nor gone on with."""
    line = lines[texts[place]]
    if line.level is not None or (folded(line.text) in named and not BULLET.match(line.text)):
        return True
    if not _formed_as_heading(line):
        return False
    after = lines[texts[place + 1]] if place + 1 < len(texts) else None
    before = lines[texts[place - 1]] if place else None
    if after and _goes_on(after.text):
        return False
    if line.text.endswith(":"):
        return after is not None and not BULLET.match(after.text)
    is_apart = before is None or texts[place] - texts[place - 1] > 1 or bool(SENTENCE_END.search(before.text))
    return is_apart or bool(line.number) or before is None or _formed_as_heading(before)


def _goes_on(after: str) -> bool:
    """Whether it begins as the rest of something: "14 dage efter …"."""
    return not BULLET.match(after) and not NUMBERED.match(after) and (after[0].islower() or after[0].isdigit())


def _formed_as_heading(line: PlainLine) -> bool:
    text = line.title
    if not text or len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_HEADING_WORDS:
        return False
    if BULLET.match(line.text) or STAMP.match(line.text) or "\t" in text or "|" in text or not text[0].isupper():
        return False
    return not re.search(r"[.!,;]$|\b(?:af|om|for|at|til|på|med|følgende|(?:19|20)\d\d)$", text) and not re.search(
        r":\s+\S", text
    )
