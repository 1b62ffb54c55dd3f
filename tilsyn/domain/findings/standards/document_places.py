"""The places of one document: what each row of words finds there, in headings first and then in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import listed
from tilsyn.domain.findings.standards.dates import dates_of
from tilsyn.domain.findings.standards.merely_named import WHY, Named, merely_named
from tilsyn.domain.findings.standards.sections import above, below
from tilsyn.domain.findings.standards.units import StandardDocument, shortened
from tilsyn.domain.findings.standards.wording import WordIndex, WordRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tilsyn.domain.findings.standards.sections import HeadedSection, Paragraph
    from tilsyn.domain.findings.standards.units import Unit

MOST_PLACES = 5
"""Per row and document: a person reads them all."""
_MOST_DATES = 3
_COUNTED = re.compile(r"\(?(?P<number>\d{1,2})[.)]\s")
_ONLY_HEADED = "Kun overskriften nævner det; se efter, om teksten under den gør."
RowKey = tuple[str, int]
"""A point's id and the number of the row among its words."""


class FoundPlace(NamedTuple):
    """A place with the words around it. `line` counts from 1; `remarks` are what one must know of the place.

    `under`: the headings that it stands under, the nearest last.
    """

    quote: str
    where: str
    line: int
    remarks: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


class Mention(NamedTuple):
    """Where a point is named without being described; `why` says so in words, `kind` for a program."""

    kind: Named
    why: str
    quote: str
    where: str
    line: int


class RowFinding(NamedTuple):
    """What one row of words found; `missing` are the words that should stand at its places and do not."""

    places: tuple[FoundPlace, ...] = ()
    mentions: tuple[Mention, ...] = ()
    missing: tuple[str, ...] = ()


class _Hits(NamedTuple):
    headings: frozenset[int]
    """Headings and labels."""
    sentences: frozenset[int]
    listed: frozenset[int]
    """Sentences that have a heading's words: they count only in a list of points."""
    resembling: frozenset[int]


class _Headed(NamedTuple):
    """What the headings and labels that a row finds come to; `covered` is what stands under those that are places."""

    places: tuple[FoundPlace, ...]
    mentions: tuple[Mention, ...]
    covered: frozenset[int]


class DocumentPlaces:
    """Looks through one document for rows of words. Headings and sentences go by their number among its units."""

    def __init__(self, document: StandardDocument, rows: dict[RowKey, WordRow], stem: Callable[[str], str]) -> None:
        self.document = document
        self.dates = dates_of(document)
        self._rows = rows
        self._units = document.units
        self._index = WordIndex([each.text for each in document.units], stem)
        self._heads = frozenset(at for at, unit in enumerate(self._units) if unit.kind != "sentence")
        self._sentences: dict[int, list[int]] = defaultdict(list)
        self._beside: dict[tuple[int, int | None], list[int]] = defaultdict(list)
        for at, unit in enumerate(self._units):
            if at not in self._heads:
                self._sentences[unit.section].append(at)
                self._beside[unit.section, unit.paragraph].append(at)
        self._hits = {key: self._hits_of(row) for key, row in rows.items()}
        self._points = self._points_of_units()
        self._named = merely_named(document, self._points)

    def row(self, key: RowKey) -> RowFinding:
        """All that the row finds: places, and what merely names it."""
        row, hits = self._rows[key], self._hits[key]
        headed = self._headed(key)
        spoken = sorted(each for each in hits.sentences - headed.covered if each not in self._named)
        stated = self.dates[:_MOST_DATES] if row.by_date else ()
        places = _distinct(
            [
                *(FoundPlace(each.quote, each.where, each.line) for each in stated),
                *headed.places,
                *(self._sentence_place(at) for at in self._one_a_paragraph(spoken)),
            ]
        )
        told = headed.covered.union(
            *(self._beside[self._units[at].section, self._units[at].paragraph] for at in spoken)
        )
        mentions = (*headed.mentions, *self._mentions(hits, told))
        missing = tuple(words for words, phrase in row.expected if not self._index.found([phrase]) & told)
        return RowFinding(places, tuple(dict.fromkeys(mentions))[:MOST_PLACES], missing if places else ())

    def numbered(self) -> list[tuple[Unit, str, frozenset[str]]]:
        """What begins with a number, and the points that it could be about."""
        found = []
        for at, points in self._points.items():
            unit = self._units[at]
            paragraph = self.document.paragraph(unit)
            number = _number_of(unit, paragraph, self.document.sections[unit.section])
            if number:
                found.append((unit, number, points))
        return found

    def _hits_of(self, row: WordRow) -> _Hits:
        anywhere, heading_only = self._index.found(row.anywhere), self._index.found(row.heading_only)
        false = self._index.found(row.resembling)
        return _Hits(
            frozenset((anywhere | heading_only) & self._heads - false),
            frozenset(anywhere - self._heads - false),
            frozenset(heading_only - anywhere - self._heads - false),
            frozenset((anywhere | (heading_only & self._heads)) & false),
        )

    def _points_of_units(self) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for (point, _), hits in self._hits.items():
            for at in hits.headings | hits.sentences | hits.listed:
                found[at].add(point)
        return {at: frozenset(found[at]) for at in sorted(found)}

    def _headed(self, key: RowKey) -> _Headed:
        places: list[FoundPlace] = []
        mentions: list[Mention] = []
        covered: set[int] = set()
        for at in sorted(self._hits[key].headings):
            body = self._under(at)
            why = self._why_no_place(at, body)
            place = None if why else self._section_place(key, at, body)
            if place:
                places.append(place)
                covered |= {at, *body}
            else:
                mentions.append(self._mention(at, why or "headed", body))
        return _Headed(tuple(places), tuple(mentions), frozenset(covered))

    def _under(self, at: int) -> list[int]:
        """The sentences that a heading or label stands over."""
        unit = self._units[at]
        if unit.kind == "label":
            return self._beside[unit.section, unit.paragraph]
        own = self._sentences[unit.section]
        return own or [
            each for section in below(self.document.sections, unit.section) for each in self._sentences[section]
        ]

    def _why_no_place(self, at: int, body: Sequence[int]) -> Named | None:
        """A heading is a place by what stands under it."""
        if at in self._named:
            return self._named[at]
        if not body:
            return "bare"
        reasons = [self._named.get(each) for each in body]
        return reasons[0] if all(reasons) else None

    def _section_place(self, key: RowKey, at: int, body: Sequence[int]) -> FoundPlace | None:
        """The section; of one that heads several things the sentences that are about this one.

        None where the heading names several parts of the point, and the text under it tells of the others only.
        """
        heads = [other for other, hits in self._hits.items() if at in hits.headings]
        own = {each: self._own(each, body) for each in heads}
        if not own[key] and any(own[each] for each in heads if each[0] == key[0]):
            return None
        described = [each for each in body if each not in self._named]
        quoted = own[key] if len(heads) > 1 and own[key] else described
        remarks = _remarks(key, heads, is_said=bool(own[key]))
        return FoundPlace(
            self._together(quoted),
            self.document.where(self._units[at]),
            self._units[quoted[0]].line,
            remarks,
            self._under_what(self._units[at]),
        )

    def _own(self, key: RowKey, body: Sequence[int]) -> list[int]:
        """Of the sentences under a heading those that have the row's own words."""
        return [each for each in body if each in self._hits[key].sentences and each not in self._named]

    def _together(self, found: Iterable[int]) -> str:
        """Sentences as they stand, a new line for each paragraph."""
        paragraphs: dict[tuple[int, int | None], list[str]] = defaultdict(list)
        for at in found:
            paragraphs[self._units[at].section, self._units[at].paragraph].append(self._units[at].text)
        return shortened("\n".join(" ".join(each) for each in paragraphs.values()))

    def _one_a_paragraph(self, found: Iterable[int]) -> Iterable[int]:
        """The first of each paragraph, in the order they stand."""
        firsts: dict[tuple[int, int | None], int] = {}
        for at in found:
            firsts.setdefault((self._units[at].section, self._units[at].paragraph), at)
        return firsts.values()

    def _sentence_place(self, at: int) -> FoundPlace:
        unit = self._units[at]
        where, under = self.document.where(unit), self._under_what(unit)
        return FoundPlace(shortened(unit.text), where, unit.line, under=under)

    def _under_what(self, unit: Unit) -> tuple[str, ...]:
        paragraph = self.document.paragraph(unit)
        label = (paragraph.label,) if paragraph and paragraph.label else ()
        return (*(each.heading for each in above(self.document.sections, unit.section)), *label)

    def _mentions(self, hits: _Hits, told: frozenset[int]) -> Iterator[Mention]:
        for at in sorted(hits.sentences | hits.listed):
            if at in self._named:
                yield self._mention(at, self._named[at])
        for at in sorted(hits.resembling - told):
            yield self._mention(at, "resembling")

    def _mention(self, at: int, kind: Named, body: Sequence[int] = ()) -> Mention:
        unit = self._units[at]
        quote = self._together(body) if body else shortened(unit.text)
        return Mention(kind, WHY[kind], quote, self.document.where(unit), unit.line)


def _number_of(unit: Unit, paragraph: Paragraph | None, section: HeadedSection) -> str:
    """The number before a heading, an item of a list, or a sentence that counts along."""
    if paragraph is None:
        return section.number
    if counted := _COUNTED.match(unit.text):
        return counted["number"]
    return paragraph.number if paragraph.text.startswith(unit.text) or unit.kind == "label" else ""


def _remarks(key: RowKey, heads: Sequence[RowKey], *, is_said: bool) -> tuple[str, ...]:
    """What one must know of a section whose heading names more than this."""
    others = list(dict.fromkeys(point for point, _ in heads if point != key[0]))
    shared = (f"Overskriften dækker også punkt {listed(others)}.",) if others else ()
    return shared if is_said or len(heads) == 1 else (*shared, _ONLY_HEADED)


def _distinct(places: Sequence[FoundPlace]) -> tuple[FoundPlace, ...]:
    """Each place once, and no more than a person reads."""
    return tuple({(each.line, each.quote): each for each in reversed(places)}.values())[::-1][:MOST_PLACES]
