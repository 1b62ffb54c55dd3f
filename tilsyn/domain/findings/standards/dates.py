"""When a quality standard says that it is from, in every spelling, and whether it is older than 24 months.

A date counts where the document says what it is the date of (revised, approved, in force), or where it stands by itself
at the beginning or the end. Dates of acts and of the next revision are no dates of the document.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.standards.lines import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.standards.units import StandardDocument, Unit

REVISED_WITHIN = 24
"""Months (domain.md 10)."""
_MONTH = "|".join(rf"{each[:3]}(?:{each[3:]}|\.)?" if len(each) > len("juni") else each for each in MONTHS)
_YEAR = r"(?P<year{0}>(?:19|20)\d\d)"
_DATES = re.compile(
    r"(?<![\d/.-])(?:"
    rf"{_YEAR.format(1)}-(?P<month1>\d\d)-(?P<day1>\d\d)"
    rf"|(?P<day2>\d{{1,2}})\s?[-./]\s?(?P<month2>\d{{1,2}})(?:\s?[-./]\s?|\s){_YEAR.format(2)}"
    r"|(?P<day5>\d{1,2})[-./](?P<month5>\d{1,2})[-./](?P<short5>\d\d)"
    rf"|(?:(?P<day3>\d{{1,2}})\.?\s?)?(?P<word3>{_MONTH}),?\s+{_YEAR.format(3)}"
    rf"|{_YEAR.format(4)}"
    r")(?![\d/-])",
    re.IGNORECASE,
)
_MAY_HOLD_ONE = re.compile(r"(?:19|20)\d\d|\d[-./]\d")
_DECIDED = (
    r"revider|revision|opdater|godkend|vedtag|tiltrådt|besluttet|justeret|(?:senest|sidst)\s+ændret"
    r"|behandlet\s+(?:i|af|på)\s+\w*(?:udvalg|byråd|råd|møde)"
)
_STATED = r"dateret|dato|version|udarbejdet|udgiv|gælde|ikrafttræd|offentliggjort|udgave|senest rettet|redigeret"
_SAID = re.compile(rf"\b(?:senest\s|sidst\s)?(?P<decided>{_DECIDED})\w*|\b(?P<stated>{_STATED})\w*", re.IGNORECASE)
_LAW = re.compile(
    r"\b(?:lov|lovens|lbk|bek|bekg)\b|\w*bekendtgørelse\w*\s+(?:nr|af|om)|vejledning\s+(?:nr|af)|\blov(?:en|ændring\w*)?\s+nr"
    r"|serviceloven|folketing|§",
    re.IGNORECASE,
)
_OF_LAW = re.compile(r"\b(?:lov\w*|bekendtgørelse\w*|folketing\w*|regler\w*)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_OF_PAGE = re.compile(r"\b(?:siden|hjemmesiden|websiden|artiklen)\b", re.IGNORECASE)
"""What a web page says of itself: it may have been touched the day before we read it."""
_AHEAD = re.compile(
    r"\b(?:næste|igen|revideres|opdateres|evalueres|udløber|senest\s+(?:den|i|inden)|inden\s+(?:den|udgangen)|til\s+og\s+med"
    r"|frem\s+til|til)\W+(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_STANDARD = re.compile(r"standard", re.IGNORECASE)
_NEAR_BEGINNING, _NEAR_END = 25, 15
_MOST_WORDS_BESIDE, _MOST_WORDS = 8, 25
_SHORTLY_BEFORE, _SOON_AFTER = 60, 30


class StandardDate(NamedTuple):
    """A date that a document may be from: ISO, to the day, the month or the year, as far as it says."""

    iso: str
    quote: str
    where: str
    line: int
    rank: int
    """2 where it was decided or revised, 1 where it says it is its date, 0 where it only stands there."""


def dates_of(document: StandardDocument) -> list[StandardDate]:
    """Every date that may be the document's, the likeliest first."""
    found = [each for at, unit in enumerate(document.units) for each in _in_unit(document, unit, at)]
    return sorted(found, key=lambda each: (-each.rank, *(-part for part in _latest(each.iso).timetuple()[:3])))


def _in_unit(document: StandardDocument, unit: Unit, at: int) -> Iterator[StandardDate]:
    if not _MAY_HOLD_ONE.search(unit.text):  # most sentences have none, and the search for dates is dear
        return
    is_near = at < _NEAR_BEGINNING or at >= len(document.units) - _NEAR_END
    for found in _DATES.finditer(unit.text):
        iso = _iso(found)
        rank = _rank(unit.text, found, is_near=is_near) if iso else None
        if iso and rank is not None:
            yield StandardDate(iso, unit.text, document.where(unit), unit.line, rank)


def _rank(text: str, found: re.Match[str], *, is_near: bool) -> int | None:
    """How much speaks for it; None where it is the date of something else."""
    before = text[: found.start()]
    said = list(_SAID.finditer(before)) or list(_SAID.finditer(text, found.end(), found.end() + _SOON_AFTER))
    if said and said[0].end() <= found.start() and _OF_LAW.search(before[: said[-1].start()]):
        return None
    between = before[said[-1].end() :] if said and said[-1].end() <= found.start() else before
    if _LAW.search(between[-_SHORTLY_BEFORE:]) or _AHEAD.search(before[-_SHORTLY_BEFORE:]):
        return None
    words = len(_WORD.findall(text))
    if not said or _OF_PAGE.search(before):
        of_itself = not found["year4"] or _STANDARD.search(before)
        return 0 if is_near and of_itself and words - len(found[0].split()) <= _MOST_WORDS_BESIDE else None
    is_of_text = is_near or words <= _MOST_WORDS or _STANDARD.search(text)
    if not is_of_text or (found["year4"] and len(_WORD.findall(between)) > _MOST_WORDS_BESIDE):
        return None
    return 2 if any(each["decided"] for each in said) else 1


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    year = next((parts[f"year{way}"] for way in range(1, 5) if parts[f"year{way}"]), None) or f"20{parts['short5']}"
    word = parts["word3"]
    month = parts["month1"] or parts["month2"] or parts["month5"] or (str(_month(word)) if word else None)
    day = parts["day1"] or parts["day2"] or parts["day3"] or parts["day5"]
    stated = "-".join(each.zfill(2) for each in (year, month, day) if each)
    try:
        _latest(stated)
    except ValueError:
        return None
    return stated


def _month(word: str) -> int:
    return next(at for at, each in enumerate(MONTHS, 1) if each[:3] == word[:3].casefold())


def _earliest(iso: str) -> date:
    year, month, day = (*(int(each) for each in iso.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _latest(iso: str) -> date:
    parts = [int(each) for each in iso.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else len(MONTHS)
    return date(year, month, parts[2] if len(parts) > len("ym") else monthrange(_valid(year, month).year, month)[1])


def _valid(year: int, month: int) -> date:
    return date(year, month, 1)


def is_overdue(iso: str | None, on: str | None) -> bool | None:
    """Whether it was older than 24 months that day; None where a date is missing, or too vague to say so."""
    if not iso or not on:
        return None
    day = date.fromisoformat(on[: len("2024-08-04")])
    if day > _after(_latest(iso)):
        return True
    return None if day > _after(_earliest(iso)) else False


def _after(day: date) -> date:
    year = day.year + REVISED_WITHIN // len(MONTHS)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def older_first(iso: str) -> date:
    """What dates to the day, the month or the year are put in order by: the last day they may mean."""
    return _latest(iso)


def oldest(dates: Iterable[StandardDate]) -> StandardDate | None:
    """The standard is no newer than the oldest document of it."""
    return min(dates, key=lambda each: _latest(each.iso), default=None)
