"""The lines of a document as they are looked through: tidied, and without page numbers and what heads every page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
ENDS_OPEN = re.compile(
    r"\b(?:(?:af|om|for|at|til|på|med|den|i|fra|hos|ved|og|eller|samt|følgende)|(?:af|følgende|om)\s*:)$"
)
"""How a line ends that what it says comes after."""
BARE_DATE = re.compile(
    rf"(?:d\.|den)?\s*\d{{1,2}}\s*[-./]?\s*(?:\d{{1,2}}[-./\s]|(?i:{'|'.join(MONTHS)}))\s*(?:19|20)\d\d\.?"
)
"""A line that is a date and nothing else."""
DECIDED_LINE = re.compile(
    r"(?:(?:Senest|Sidst)\s+)?(?:revider|godkend|vedtag|opdater)\w*\b.{0,80}\b(?:19|20)\d\d\.?", re.IGNORECASE
)
"""A line that says when the document was decided: it stands by itself, however short the line above it is."""
LONGEST_HEADING = 110
ENOUGH_LEVELS = 3
"""From so many headings with a level on, the document's own are believed."""
_PAGE_NUMBER = re.compile(r"(?:side|s\.)?\s*[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:af|/)\s*\d{1,3})?", re.IGNORECASE)
_LEADER = re.compile(r"(?:[\s.·…_]{3,}|\t+|\s+)\d{1,3}\s*$|[\s.·…_]{3,}$")
_LEADER_ENDS = frozenset("0123456789.·…_ \t")
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_WHOLE_PARAGRAPH = 160
_ON_SEVERAL_PAGES = 3
_LONGEST_LINE = 5_000


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
    """Every line, empty where it is no text; one that goes on for pages in pieces."""
    lines = [
        PlainLine(at, piece, each.page, each.heading_level)
        for at, each in enumerate(document.lines, 1)
        for piece in _pieces(_tidy(each.text))
    ]
    furniture = _furniture(lines)
    return [each._replace(text="") if each.line in furniture else each for each in lines]


def _tidy(text: str) -> str:
    """Runs of blanks made one, and soft hyphens off; tabs stay, for an empty last cell is one too."""
    tidy = " ".join(part for part in text.replace("\xad", "").replace("\xa0", " ").split(" ") if part)
    return tidy if tidy.strip() else ""


def _pieces(text: str) -> Iterator[str]:
    """What is looked through grows with the square of a sentence, and no one writes such a line."""
    while len(text) > _LONGEST_LINE:
        end = text.rfind(" ", 1, _LONGEST_LINE) + 1 or _LONGEST_LINE
        yield text[:end].rstrip()
        text = text[end:]
    yield text


def page_width(document: DocumentText) -> int:
    """How long a line is that goes to the edge of the page; 0 where each is a paragraph, as in Word and on the web."""
    lengths = sorted(len(each.text) for each in document.lines if each.text.strip())
    levels = sum(each.heading_level is not None for each in document.lines)
    is_paged = any(each.page is not None for each in document.lines)
    if not lengths or not (is_paged or (levels < ENOUGH_LEVELS and lengths[-1] <= _WHOLE_PARAGRAPH)):
        return 0
    return lengths[len(lengths) * 9 // 10]


def folded(text: str) -> str:
    """As headings are compared: without number, dots, page and case."""
    bare = without_leader(unicodedata.normalize("NFKC", text))
    found = NUMBERED.match(bare)
    return " ".join(_WORD.findall((bare[found.end() :] if found else bare).casefold()))


def without_leader(text: str) -> str:
    """Without the dots and the page number of a contents list."""
    return _LEADER.sub("", text) if text[-1:] in _LEADER_ENDS else text


def _furniture(lines: Sequence[PlainLine]) -> set[int]:
    """Page numbers, and what stands first or last on several pages; the first time it is text like any other."""
    edges = _edges_of_pages(lines)
    seen = Counter(_DIGITS.sub("#", each.text) for each in edges)
    dropped = {each.line for each in lines if _PAGE_NUMBER.fullmatch(each.text) and each.level is None}
    met: set[str] = set()
    for each in edges:
        key = _DIGITS.sub("#", each.text)
        if seen[key] >= _ON_SEVERAL_PAGES and key in met:
            dropped.add(each.line)
        met.add(key)
    return dropped


def _edges_of_pages(lines: Sequence[PlainLine]) -> list[PlainLine]:
    """The first and the last line of each page."""
    pages: dict[int, list[PlainLine]] = defaultdict(list)
    for each in lines:
        if each.page is not None and each.text:
            pages[each.page].append(each)
    return [edge for on_page in pages.values() for edge in dict.fromkeys((on_page[0], on_page[-1]))]
