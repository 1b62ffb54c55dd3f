"""How a conversation's section is to fit on four pages: how many lines to write on, and where the supplements stand.

Heights are estimated from the number of letters: Word lays the page out long after this program has gone.
"""

from __future__ import annotations

from itertools import accumulate, count
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.output.contexts.records.guide import GuideQuestion, GuideSection, ScriptLine

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
COMPACT, LISTED, LISTED_HINT = 8, 8.5, 7
PROTECTING = (
    "Uden navne. Notér intet om en bestemt borgers helbred eller forbrug. Fortæller nogen om overgreb: stop op, hør "
    "efter, og husk, at du måske skal handle på det."
)
"""Above the list, where few of the questions have a hint of their own."""
_PAGE_HEIGHT = 25.6
_SPARE = 0.1
_HEAD = 2.75  # title, fields and what has been said
_HEADING = 0.8
_CM = 2.54 / 72
_LETTER = 0.5  # the mean width of Arial's letters, as a share of the type size
_MOST, _ENOUGH, _LEAST = 10, 6, 4
SUPPLEMENT_RULES = 3
TALK = 12
"""So many main questions is there time for in one conversation; where there are more, it is seen which can wait."""
LINE_HEIGHT = 1.17
"""Of a line of Arial, as a share of its size."""


class Fit(NamedTuple):
    """`rules`: lines to write on beside a core question. `inline`: supplements stand in their place, not in a list."""

    rules: int
    inline: bool


def fitted(section: GuideSection) -> Fit:
    """The most room to write that keeps the section within its pages; a little room is worth a list at the end.

    One that needs more pages in any case takes the room they give: no page is begun for a line or two.
    """
    sizes = range(_MOST, _LEAST - 1, -1)
    inline = next((rules for rules in sizes if _is_within(PAGES, section, Fit(rules, inline=True))), 0)
    if inline >= _ENOUGH and _is_one_talk(section):
        return Fit(inline, inline=True)
    least = Fit(_LEAST, inline=False)
    pages = next(each for each in count(PAGES) if _is_within(each, section, least))
    within = [fit for rules in sizes if _is_within(pages, section, fit := Fit(rules, inline=False))]
    laid = ((fit, _laid(section, fit)) for fit in within)
    return next((fit for fit, page in laid if not page.stranded and page.length % 1 <= 1 - _SPARE), within[0])


def _is_one_talk(section: GuideSection) -> bool:
    asked = [each["kerne"] for topic in section["emner"] for each in topic["spoergsmaal"]]
    return len(asked) <= TALK or len(set(asked)) == 1


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


def hint_in_list(question: GuideQuestion) -> str:
    """A list has room for those hints alone that protect somebody."""
    return question["vink"] if question["foelsomt"] else ""


def _is_within(pages: int, section: GuideSection, fit: Fit) -> bool:
    """With a little to spare: another printer's letters are a little wider."""
    return length(section, fit) <= pages - _SPARE


def length(section: GuideSection, fit: Fit) -> float:
    """How many pages it takes, and how much of the last one. What is said last is on the page of the loose notes."""
    return _laid(section, fit).length


def _laid(section: GuideSection, fit: Fit) -> _Page:
    page = _Page()
    page.add(_HEAD + _said(section["aabning"]))
    for topic in section["emner"]:
        rows = [_row_height(each, fit) for each in in_place(topic["spoergsmaal"], fit)]
        for number, height in enumerate(rows):
            page.add(height + (0 if number else _HEADING))
    page.add_columns(list(_list_heights(section, fit)))
    return page


class _Page:
    """Where one has come to: what is added is never split, and begins a new page where it has no room."""

    def __init__(self) -> None:
        self._full, self._used = 0, 0.0
        self.stranded = False
        """Whether there is room for the title of the columns and not for what is below it."""

    @property
    def length(self) -> float:
        return self._full + self._used / _PAGE_HEIGHT

    def add(self, height: float) -> None:
        if self._used and self._used + height > _PAGE_HEIGHT:
            self._full, self._used = self._full + 1, 0.0
        self._used += height

    def add_columns(self, heights: list[float]) -> None:
        """Two columns, as even as they can be on their last page; each page's room is filled before the next."""
        self.stranded = bool(heights) and _column(heights, _PAGE_HEIGHT - self._used) == 0
        while heights:
            room = _PAGE_HEIGHT - self._used
            left = _column(heights, room)
            right = _column(heights[left:], room)
            if left + right == len(heights):
                self._used += (sum(heights) + max(heights)) / 2
                return
            heights = heights[left + right :]
            self._full, self._used = self._full + 1, 0.0


def _column(heights: list[float], room: float) -> int:
    """How many of them a column of that height holds."""
    return sum(each <= room for each in accumulate(heights))


def _said(script: list[ScriptLine]) -> float:
    return sum(_text_height(each["tekst"], 9.5, 17.5) + 0.1 for each in script) + (_HEADING if script else 0)


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


def _list_heights(section: GuideSection, fit: Fit) -> Iterator[float]:
    """Each question of the list, with the title above it where it has one."""
    above = _HEADING + _text_height(PROTECTING, HINT, 8.3) + 0.1
    for topic in section["emner"]:
        title = 0.55
        for each in listed(topic["spoergsmaal"], fit):
            words = each["hoved"] + " ".join(each["numre"][1:])
            hint = _text_height(hint_in_list(each), LISTED_HINT, 7.3)
            yield above + title + _text_height(words, LISTED, 7.3) + hint + 0.07 + RULE
            above = title = 0.0


def _text_height(text: str, size: float, width: float) -> float:
    rows = ceil(len(text) * size * _LETTER * _CM / width)
    return rows * size * LINE_HEIGHT * _CM
