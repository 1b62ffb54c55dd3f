"""Which edition of the rules a standard was written by: § 101 by its numbers, the regulation by its list.

§ 101 was renumbered on 1 January 2020 (domain.md 10): the same number means another rule before and after. A reference
is held against what its sentence, or the one before it, is about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.findings.standards.units import StandardDocument, Unit


class _Rule(NamedTuple):
    about: re.Pattern[str]
    words: str
    was: int
    now: int


def _rule(about: str, words: str, was: int, now: int) -> _Rule:
    return _Rule(re.compile(about, re.IGNORECASE), words, was, now)


_RULES = (
    _rule(r"begræns", "begrænsning af det frie valg", 6, 7),
    _rule(r"fravig", "fravigelse af fristen", 5, 6),
    _rule(r"frit\s+valg|frie\s+valg|frit\s+(?:at\s+)?vælge|vælge\b|valgfrihed", "frit valg", 4, 5),
    _rule(r"14\s+dage|fjorten\s+dage|garanti|14-dages", "de 14 dage", 2, 4),
)
"""The narrower first: a sentence on limiting the free choice speaks of the choice too."""
_REFERENCE = re.compile(
    r"(?:(?:§{1,2}|paragraf|servicelov\w*|sel|lov\s+om\s+social\s+service)[\s,]*(?:§{1,2}\s*)?101\b(?!\s?a\b)"
    r"|samme\s+(?:paragraf|bestemmelse)|paragraffens)"
    r"(?:\s+i\s+\w+)?[\s,.]*(?:sty?k(?:ke)?\.?)\s*(?P<number>\d{1,2})",
    re.IGNORECASE,
)
"""Also where the § was lost on the way through PDF, and where it is written out."""
_MAY_REFER = re.compile(r"st[ky]", re.IGNORECASE)
_OLDER = re.compile(r"\b622(?:\s*/\s*|\s+(?:af|fra)\s.{0,20}?)2006\b", re.IGNORECASE)
OLDER_POINTS = tuple(str(each) for each in range(1, 16) if each not in {8, 15})
"""The 13 points of the older regulation, in its order, by the numbers they have since."""
_ENOUGH = 3
_NEAR = 300


class RuleFinding(NamedTuple):
    """A place that was written by rules as they were; `text` says which, in words."""

    kind: str
    text: str
    quote: str
    where: str
    line: int


def old_act_numbers(document: StandardDocument) -> Iterator[RuleFinding]:
    """References to § 101 that fit what they are about only by the numbers from before 2020."""
    before = ""
    for unit in document.units:
        for reference in _REFERENCE.finditer(unit.text) if _MAY_REFER.search(unit.text) else ():
            number = int(reference["number"])
            rule = _nearest(unit.text, reference) or _about(before, document.sections[unit.section].heading)
            if rule and number == rule.was:
                text = (
                    f"§ 101, stk. {number}, om {rule.words}: sådan lød paragraffens nummerering før 1-1-2020. "
                    f"I dag står det i stk. {rule.now}."
                )
                yield RuleFinding("older_act", text, unit.text, document.where(unit), unit.line)
        before = unit.text


def _nearest(text: str, reference: re.Match[str]) -> _Rule | None:
    """What the words nearest to a reference are about, in its own sentence."""
    start, end = max(0, reference.start() - _NEAR), reference.end() + _NEAR
    away = [
        (max(reference.start() - found.end(), found.start() - reference.end()), at)
        for at, rule in enumerate(_RULES)
        for found in rule.about.finditer(text, start, end)
    ]
    return _RULES[min(away)[1]] if away else None


def _about(*texts: str) -> _Rule | None:
    """What a reference is about where its own sentence does not say: the one before it, then the heading."""
    return next((rule for text in texts for rule in _RULES if rule.about.search(text)), None)


def older_regulation(document: StandardDocument) -> Iterator[RuleFinding]:
    """Where the standard cites the regulation of 2006."""
    for unit in document.units:
        if _OLDER.search(unit.text):
            text = "Der henvises til bekendtgørelse nr. 622 fra 2006, som havde 13 punkter, og som siden er afløst."
            yield RuleFinding("older_regulation", text, unit.text, document.where(unit), unit.line)
            return


def older_numbering(
    document: StandardDocument, numbered: Sequence[tuple[Unit, str, frozenset[str]]]
) -> Iterator[RuleFinding]:
    """Where the points are numbered as the older regulation did: from 8 on, each stands one or more numbers too early.

    `numbered` holds what begins with a number: the unit, its number, and the points whose words it holds.
    """
    older = [each for each in numbered if _fits(each[1], each[2], OLDER_POINTS)]
    newer = [each for each in numbered if _fits(each[1], each[2], tuple(str(each) for each in range(1, 16)))]
    telling = [each for each in older if each not in newer]
    if len(telling) >= _ENOUGH and not [each for each in newer if each not in older]:
        unit, number, _ = telling[0]
        text = f"Punkterne er nummereret som i den ældre bekendtgørelse med 13 punkter (fra nr. {number})."
        yield RuleFinding("older_numbering", text, unit.text, document.where(unit), unit.line)


def _fits(number: str, points: frozenset[str], order: Sequence[str]) -> bool:
    return number.isdecimal() and 1 <= int(number) <= len(order) and order[int(number) - 1] in points
