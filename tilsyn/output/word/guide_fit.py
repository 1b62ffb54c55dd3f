"""How a conversation's section is to fit on four pages: how many lines to write on, and where the supplements stand.

Heights are estimated from the number of letters: Word lays the page out long after this program has gone.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.output.contexts.records.guide import GuideQuestion, GuideSection

PAGES = 4
RULE = 0.72
"""Centimetres between two lines to write on."""
WIDTH = 18.0
"""Centimetres between the margins."""
MARGIN_COLUMN = 1.35
"""Centimetres for the official ids."""
MARGIN_LETTERS = 8
"""What it has room for on one line."""
TEXT_WIDTH = 6.4
"""Centimetres for the words; what is left of the page beside them is for handwriting."""
MAIN, SUPPLEMENT, FOLLOW_UP, HINT = 12, 10, 9.5, 7.5
COMPACT, LISTED = 8, 8.5
_PAGE_HEIGHT = 25.4
_WASTE = 5.5  # questions are never split, so pages end early
_HEAD = 4.2  # title, fields and what is said at the start
_HEADING = 0.95
_CM = 2.54 / 72
_LETTER = 0.53  # the mean width of Arial's letters, as a share of the type size
_MOST, _ENOUGH, _LEAST = 10, 6, 4
SUPPLEMENT_RULES = 3


class Fit(NamedTuple):
    """`rules`: lines to write on beside a core question. `inline`: supplements stand in their place, not in a list."""

    rules: int
    inline: bool


def fitted(section: GuideSection) -> Fit:
    """The most room to write that keeps the section within its pages; a little room is worth a list at the end."""
    sizes = range(_MOST, _LEAST - 1, -1)
    inline = next((rules for rules in sizes if _height(section, Fit(rules, inline=True)) <= _budget()), 0)
    if inline >= _ENOUGH:
        return Fit(inline, inline=True)
    listed = next((rules for rules in sizes if _height(section, Fit(rules, inline=False)) <= _budget()), _LEAST)
    return Fit(listed, inline=False)


def long_number(question: GuideQuestion) -> str:
    """The numbers as one line, where one of them would break in the margin; else nothing."""
    numbers = question["numre"]
    return " ".join(numbers) if max(map(len, numbers)) > MARGIN_LETTERS else ""


def rules_beside(question: GuideQuestion, fit: Fit) -> int:
    """Lines beside one question: those it is given, or as many as its own words leave room for."""
    given = fit.rules if question["kerne"] else SUPPLEMENT_RULES
    return max(given, int(_words_height(question) / RULE))


def in_place(questions: Iterable[GuideQuestion], fit: Fit) -> list[GuideQuestion]:
    return [each for each in questions if each["kerne"] or fit.inline]


def listed(questions: Iterable[GuideQuestion], fit: Fit) -> list[GuideQuestion]:
    return [each for each in questions if not each["kerne"] and not fit.inline]


def _budget() -> float:
    return PAGES * _PAGE_HEIGHT - _WASTE


def _height(section: GuideSection, fit: Fit) -> float:
    questions = [each for topic in section["emner"] for each in in_place(topic["spoergsmaal"], fit)]
    headings = sum(bool(in_place(topic["spoergsmaal"], fit)) for topic in section["emner"])
    scripts = [*section["aabning"], *section["afslutning"]]
    said = sum(_text_height(each["tekst"], 10, 17.5) + 0.1 for each in scripts) + 2 * _HEADING
    rows = sum(_row_height(each, fit) for each in questions)
    return _HEAD + said + headings * _HEADING + rows + _list_height(section, fit)


def _row_height(question: GuideQuestion, fit: Fit) -> float:
    return max(rules_beside(question, fit) * RULE, _words_height(question)) + 0.1


def _words_height(question: GuideQuestion) -> float:
    main = MAIN if question["kerne"] else SUPPLEMENT
    follow_ups = sum(_text_height(each, FOLLOW_UP, TEXT_WIDTH - 0.7) + 0.04 for each in question["opfoelgning"])
    number = _text_height(long_number(question), HINT, TEXT_WIDTH - 0.3)
    return (
        number
        + _text_height(question["hoved"], main * 1.06, TEXT_WIDTH - 0.3)
        + 0.15
        + follow_ups
        + _hint_height(question)
    )


def _hint_height(question: GuideQuestion) -> float:
    return _text_height(question["vink"], HINT, TEXT_WIDTH - 0.4) + 0.1 if question["vink"] else 0


def _list_height(section: GuideSection, fit: Fit) -> float:
    """Two columns, so half of what stands in them."""
    rows = [each for topic in section["emner"] for each in listed(topic["spoergsmaal"], fit)]
    titles = sum(bool(listed(topic["spoergsmaal"], fit)) for topic in section["emner"])
    words = sum(_text_height(each["hoved"] + " ".join(each["numre"][1:]), LISTED, 7.3) + 0.07 + RULE for each in rows)
    return (words + titles * 0.55) / 2 + (_HEADING if rows else 0)


def _text_height(text: str, size: float, width: float) -> float:
    rows = ceil(len(text) * size * _LETTER * _CM / width)
    return rows * size * 1.17 * _CM
