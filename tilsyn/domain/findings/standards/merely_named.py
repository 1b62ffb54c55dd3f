"""Where a point is named and not described: the regulation's own list, the act, another document, alcohol.

A reader who looks for a word finds it in all of them, and has found nothing of what the municipality does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from tilsyn.domain.findings.standards.lines import STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tilsyn.domain.findings.standards.sections import HeadedSection, Paragraph
    from tilsyn.domain.findings.standards.units import StandardDocument, Unit

Named = Literal["listed", "act", "elsewhere", "alcohol", "bare", "headed", "resembling"]
WHY: dict[Named, str] = {
    "listed": "nævnt i loven, ikke beskrevet (bekendtgørelsens egen liste)",
    "act": "nævnt i loven, ikke beskrevet (loven er gengivet)",
    "elsewhere": "henvist til et andet sted, ikke beskrevet her",
    "alcohol": "handler om alkohol, ikke om stof",
    "bare": "en overskrift uden tekst under",
    "headed": "kun nævnt i overskriften; teksten under den siger det ikke",
    "resembling": "ligner, men handler om noget andet",
}
_LAW_HEADING = re.compile(
    r"lovgrundlag|lovgivning|retsgrundlag|lovtekst|lovens\s+ordlyd|uddrag\s+af\s+(?:lov|service)|siger\s+loven|hjemmel\b"
    r"|lovhjemmel|retlig\w*\s+grundlag|relevant\w*\s+love",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\bkommunalbestyrelsen\b.{0,60}?\b(?:skal|kan|træffer|fastsætter|har\s+pligt)\b"
    r"|\b(?:skal|kan)\s+kommunalbestyrelsen\b|\befter\s+stk\.\s*\d\s+(?:skal|kan)\b"
    r"|\bkommunalbestyrelsen\s+har\s+visiteret\b",
    re.IGNORECASE,
)
_TELLS_CONTENTS = re.compile(
    r"standard(?:en|er|erne)?s?\b.{0,90}?\b(?:indehold|omfatt|beskriv|redegør|som\s+minimum)\w*"
    r"|\bbeskrivelser?\s+af\s*(?:følgende)?\s*:?\s*$|\bsom\s+minimum\s+(?:omfatte|indeholde)",
    re.IGNORECASE,
)
_POINTS_AWAY = re.compile(
    r"\b(?:kan\s+du|du\s+kan|kan\s+man|man\s+kan)\s+(?:\w+\s+){0,4}?(?:læse|finde\s+(?:mere|oplysninger|information))\b"
    r"|^(?:læs|se)\s+(?:mere|også|her|kommunens|vores|om|vejledning\w*|afsnit\w*|folder\w*|pjece\w*|bilag\w*)\b"
    r"|\b(?:er|bliver|findes)\s+(?:\w+\s+){0,2}(?:beskrevet|omtalt|forklaret)\s+(?:\w+\s+){0,2}(?:i|på|under)\b"
    r"|\bder\s+(?:er|findes|ligger)\s+(?:\w+\s+){0,2}(?:information|oplysninger)\s+om\b"
    r"|\bhenvises\s+(?:der\s+)?til\b|\bder\s+henvises\b",
    re.IGNORECASE,
)
_INTRODUCES_LIST = re.compile(r"beskriv|indehold|omfat|standard|bekendtgørelse|følgende", re.IGNORECASE)
_ALCOHOL = re.compile(r"(?:\w*misbrug\w*\s+af\s+)?alkohol\w*", re.IGNORECASE)
_DRUGS = re.compile(r"\bstof|rusmid|narko|euforiser|misbrug", re.IGNORECASE)
_MOST_ITEM_WORDS = 40
_ENOUGH_POINTS, _MANY_POINTS = 4, 6


def speaks_of_alcohol_only(text: str) -> bool:
    """Whether it is about alcohol and says nothing of drugs: "alkoholmisbrug" does not."""
    return bool(_ALCOHOL.search(text)) and not _DRUGS.search(_ALCOHOL.sub("", text))


def merely_named(document: StandardDocument, points: Mapping[int, frozenset[str]]) -> dict[int, Named]:
    """Per heading and sentence (by its place among the units) why what it names is not described by it.

    `points` are the points that each could be about.
    """
    by_section = _sections_apart(document, points)
    listed = _listed(document, points)
    found: dict[int, Named] = {}
    for at, unit in enumerate(document.units):
        why = by_section.get(unit.section) or listed.get((unit.section, unit.paragraph)) or _of_itself(document, unit)
        if why:
            found[at] = why
    return found


def _of_itself(document: StandardDocument, unit: Unit) -> Named | None:
    if unit.kind != "sentence":
        return "alcohol" if speaks_of_alcohol_only(unit.text) else None
    paragraph = document.paragraph(unit)
    if _ACT.search(unit.text) or (paragraph and STAMP.match(paragraph.text)):
        return "act"
    if _TELLS_CONTENTS.search(unit.text):
        return "listed"
    if _POINTS_AWAY.search(unit.text):
        return "elsewhere"
    return "alcohol" if speaks_of_alcohol_only(unit.text) else None


def _sections_apart(document: StandardDocument, points: Mapping[int, frozenset[str]]) -> dict[int, Named]:
    """Sections that as a whole print the act or are about alcohol, and those below them."""
    named = {unit.section for at, unit in enumerate(document.units) if unit.kind == "heading" and points.get(at)}
    apart: dict[int, Named] = {}
    above: list[tuple[int, Named | None]] = []
    for at, section in enumerate(document.sections):
        while above and above[-1][0] >= section.level:
            above.pop()
        outer = next((why for _, why in reversed(above) if why), None)
        why = outer or _of_heading(section, is_point=at in named)
        above.append((section.level, why))
        if why:
            apart[at] = why
    return apart


def _of_heading(section: HeadedSection, *, is_point: bool) -> Named | None:
    if speaks_of_alcohol_only(section.heading):
        return "alcohol"
    return "act" if _LAW_HEADING.search(section.heading) and not is_point else None


def _listed(document: StandardDocument, points: Mapping[int, frozenset[str]]) -> dict[tuple[int, int | None], Named]:
    """Paragraphs that only count up what a standard is to describe."""
    about: dict[tuple[int, int | None], set[str]] = defaultdict(set)
    for at, unit in enumerate(document.units):
        about[unit.section, unit.paragraph] |= points.get(at, frozenset())
    found: dict[tuple[int, int | None], Named] = {}
    for at, section in enumerate(document.sections):
        for run in _runs_of_items(section.paragraphs):
            if _is_list_of_points([about[at, place] for place in run], _introduced(section, run[0])):
                found |= {(at, place): "listed" for place in run}
        for place, paragraph in enumerate(section.paragraphs):
            is_introduced = bool(_TELLS_CONTENTS.search(paragraph.text) or re.search(r"\b3[).]\s", paragraph.text))
            if not paragraph.label and is_introduced and len(about[at, place]) > _ENOUGH_POINTS:
                found[at, place] = "listed"
    return found


def _runs_of_items(paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    items = [at for at, each in enumerate(paragraphs) if _is_listing(each)]
    run = items[:1]
    for before, at in pairwise(items):
        if at != before + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _is_listing(paragraph: Paragraph) -> bool:
    words = len(paragraph.text.split())
    if paragraph.label or words > _MOST_ITEM_WORDS:
        return False
    return paragraph.is_item or not re.search(r"[.!?:]$", paragraph.text)


def _introduced(section: HeadedSection, first: int) -> bool:
    lead = section.paragraphs[first - 1].text if first else section.heading
    return bool(_INTRODUCES_LIST.search(lead))


def _is_list_of_points(about: Sequence[set[str]], is_introduced: bool) -> bool:  # noqa: FBT001  both are of one run
    distinct = set().union(*about)
    enough = _ENOUGH_POINTS if is_introduced else _MANY_POINTS
    return len(distinct) >= enough and sum(map(bool, about)) * 2 >= len(about)
