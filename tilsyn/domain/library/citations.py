"""References to acts as people write them, "servicelovens § 101 stk.4": read, and said in one form.

Only the standard library: a look-up in the shipped files makes no records.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class LawNames(NamedTuple):
    """What a law is called, and which subsections of which sections are known of it."""

    id: str
    names: tuple[str, ...]
    sections: Mapping[str, tuple[int, ...]]


class Provision(NamedTuple):
    """A section, or one subsection of it: "SEL § 101, stk. 4". `sentence` is as cited; we tell no sentences apart."""

    law: str
    section: str
    subsection: int | None = None
    sentence: int | None = None

    def __str__(self) -> str:
        """The one form it is written in."""
        subsection = f", stk. {self.subsection}" if self.subsection is not None else ""
        sentence = f", {self.sentence}. pkt." if self.sentence is not None else ""
        return f"{self.law} § {section_text(self.section)}{subsection}{sentence}"

    @property
    def whole(self) -> Provision:
        """Without the sentence: what the library can show."""
        return self._replace(sentence=None)


_SECTION = r"(?P<section>\d{1,4})(?:\s?(?P<letter>[a-h])\b)?(?![\d.]*\d|\w)"
_LIST = r"\d{1,2}(?:\s*[-–]\s*\d{1,2}|(?:\s*,\s*\d{1,2})*\s*(?:og|eller|samt)\s+(?:stk\.?\s*)?\d{1,2})?(?!\d)"
_SENTENCE = r"(?:[\s,]*(?P<sentence>\d{1,2})\.?\s*pkt\b\.?)?"
_CITED = re.compile(rf"§{{1,2}}\s*{_SECTION}(?:[\s,]*stk\.?\s*(?P<list>{_LIST}))?", re.IGNORECASE)
_ALONE = re.compile(
    rf"(?P<before>[^\d§]*?)[\s:,]*(?P<sign>§{{1,2}}|\bparagraf\b)?\s*{_SECTION}"
    rf"(?:[\s,]*stk\.?\s*(?P<subsection>\d{{1,2}}))?{_SENTENCE}(?:[\s,]+i\s+(?P<after>[^\d§]+?))?[\s.]*",
    re.IGNORECASE,
)
_NEAR = 80
"""So far before a section sign its act is looked for."""
_LONGEST = 80
"""No citation is longer; a text that is takes its time to be found none."""
_OF_ANOTHER = re.compile(
    r"(?:(?i:\b\w*(?:lov(?:en)?s?|bekendtgørelsen?s?)|\blov(?:en)? om [\w ]{1,60})|\b[A-ZÆØÅ]{2,5})[\s,]*$"
)
_IN_ANOTHER = re.compile(r"[\s,]+i\s+(?:\w*lov\b|\w*loven\b|\w*bekendtgørelse)", re.IGNORECASE)


def section_text(section: str) -> str:
    """As it is printed: 101 a."""
    return f"{section[:-1]} {section[-1]}" if section[-1:].isalpha() else section


def alone(text: str, laws: Iterable[LawNames]) -> Provision | None:
    """What a text names that is nothing but a citation of one of the laws; whether it is there is `holds`.

    A section without the name of an act is of the one law that has it.
    """
    stated = " ".join(text.split())
    found = _ALONE.fullmatch(stated) if len(stated) <= _LONGEST else None
    if found is None or not (found["sign"] or found["before"].strip() or found["subsection"]):
        return None
    section = found["section"] + (found["letter"] or "").lower()
    law = _meant(found["before"], found["after"] or "", section, list(laws))
    if law is None:
        return None
    subsection, sentence = (int(found[each]) if found[each] else None for each in ("subsection", "sentence"))
    return Provision(law.id, section, subsection, sentence)


def _meant(before: str, after: str, section: str, laws: list[LawNames]) -> LawNames | None:
    names = [" ".join(each.split()).casefold().rstrip(":") for each in (before, after) if each.strip()]
    if not names:
        return _only(each for each in laws if section in each.sections)
    return _only(each for each in laws if all(name in _called(each) for name in names))


def _called(law: LawNames) -> set[str]:
    return {each.casefold() for each in (law.id, *law.names)}


def _only(laws: Iterable[LawNames]) -> LawNames | None:
    held = list(laws)
    return held[0] if len(held) == 1 else None


def holds(law: LawNames, provision: Provision) -> bool:
    """Whether the library can show it."""
    held = law.sections.get(provision.section)
    return held is not None and (provision.subsection is None or provision.subsection in held)


def lacks(law: LawNames, provision: Provision) -> bool:
    """Whether it is known not to be there: the section is printed without it. Of other sections nothing is known."""
    return provision.section in law.sections and not holds(law, provision)


def mentioned(text: str | None, laws: Iterable[LawNames]) -> list[Provision]:
    """Every provision that a text names and the laws hold, once each, in the order of the text: "§ 101, stk. 5-7"."""
    known = list(laws)
    found = (each for match in _CITED.finditer(text or "") for each in _provisions(match, known))
    return list(dict.fromkeys(found))


def _provisions(match: re.Match[str], laws: list[LawNames]) -> Iterator[Provision]:
    section = match["section"] + (match["letter"] or "").lower()
    law = _named(match, section, laws)
    if law is None:
        return
    stated = [Provision(law.id, section, each) for each in _numbers(match["list"])] or [Provision(law.id, section)]
    yield from (each for each in stated if holds(law, each))


def _named(match: re.Match[str], section: str, laws: list[LawNames]) -> LawNames | None:
    before = match.string[max(match.start() - _NEAR, 0) : match.start()]
    after = match.string[match.end() : match.end() + _NEAR]
    for law in laws:
        names = "|".join(re.escape(each) for each in _called(law))
        if re.search(rf"\b(?:{names})[\s,:]*$", before, re.IGNORECASE):
            return law
        if re.match(rf"[\s,]+i\s+(?:{names})\b", after, re.IGNORECASE):
            return law
    if _OF_ANOTHER.search(before) or _IN_ANOTHER.match(after):
        return None
    return _only(each for each in laws if section in each.sections)


def _numbers(stated: str | None) -> list[int]:
    if not stated:
        return []
    numbers = [int(each) for each in re.findall(r"\d+", stated)]
    spans = re.search(r"[-–]", stated) and numbers[0] <= numbers[-1]
    return list(range(numbers[0], numbers[-1] + 1)) if spans else numbers
