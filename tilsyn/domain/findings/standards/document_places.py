"""The places of one document: what each row of words finds there, in headings first and then in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import listed
from tilsyn.domain.findings.standards.dates import dates_of
from tilsyn.domain.findings.standards.merely_named import WHY, Named, merely_named
from tilsyn.domain.findings.standards.sections import below
from tilsyn.domain.findings.standards.units import ReadDocument, shortened
from tilsyn.domain.findings.standards.wording import WordIndex, WordRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tilsyn.domain.findings.standards.units import Unit

MOST_PLACES = 5
"""Per row and document: a person reads them all."""
_MOST_DATES = 3
_ONLY_HEADED = "Kun overskriften nævner det; se efter, om teksten under den gør."
RowKey = tuple[str, int]
"""A point's id and the number of the row among its words."""


class FoundPlace(NamedTuple):
    """A place with the words around it. `line` counts from 1; `remarks` are what one must know of the place."""

    quote: str
    where: str
    line: int
    remarks: tuple[str, ...] = ()


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
    sentences: frozenset[int]
    listed: frozenset[int]
    """Sentences that have its heading's words: they count only in a list of points."""
    resembling: frozenset[int]


class DocumentPlaces:
    """Looks through one document for rows of words."""

    def __init__(self, document: ReadDocument, rows: dict[RowKey, WordRow], stem: Callable[[str], str]) -> None:
        self.document = document
        self.dates = dates_of(document)
        self._rows = rows
        self._index = WordIndex([each.text for each in document.units], stem)
        self._within: dict[int, list[int]] = {}
        for at, unit in enumerate(document.units):
            self._within.setdefault(unit.section, []).append(at)
        self._hits = {key: self._hits_of(row) for key, row in rows.items()}
        self.points = {at: frozenset(each) for at, each in self._points_of_units().items()}
        self._named = merely_named(document, self.points)

    def row(self, key: RowKey) -> RowFinding:
        """All that the row finds: places, and what merely names it."""
        row, hits = self._rows[key], self._hits[key]
        if row.by_date:
            dated = tuple(FoundPlace(each.quote, each.where, each.line) for each in self.dates[:_MOST_DATES])
            written = self._of_words(key, row, hits)
            return written._replace(places=_distinct([*dated, *written.places]))
        return self._of_words(key, row, hits)

    def _of_words(self, key: RowKey, row: WordRow, hits: _Hits) -> RowFinding:
        places: list[FoundPlace] = []
        mentions: list[Mention] = []
        covered: set[int] = set()
        for at in sorted(hits.headings):
            body = self._under(at)
            why = self._why_no_place(at, body)
            place = None if why else self._section_place(key, at, body)
            if place:
                places.append(place)
                covered |= {at, *body}
            else:
                mentions.append(self._mention(at, why or "headed", body))
        spoken = sorted(hits.sentences - covered)
        places += [self._sentence_place(at) for at in self._one_a_paragraph(spoken)]
        covered |= {near for at in spoken if at not in self._named for near in self._beside(at)}
        mentions += [
            self._mention(at, self._named[at]) for at in sorted(hits.sentences | hits.listed) if at in self._named
        ]
        mentions += [self._mention(at, "resembling") for at in sorted(hits.resembling - covered)]
        expected = [words for words, phrase in row.expected if not self._index.found([phrase]) & covered]
        kept = _distinct(places)[:MOST_PLACES]
        return RowFinding(kept, tuple(dict.fromkeys(mentions))[:MOST_PLACES], tuple(expected) if kept else ())

    def _hits_of(self, row: WordRow) -> _Hits:
        anywhere, heading_only = self._index.found(row.anywhere), self._index.found(row.heading_only)
        false = self._index.found(row.resembling)
        heads = {at for at, unit in enumerate(self.document.units) if unit.kind != "sentence"}
        return _Hits(
            frozenset((anywhere | heading_only) & heads - false),
            frozenset(anywhere - heads - false),
            frozenset(heading_only - anywhere - heads - false),
            frozenset((anywhere | (heading_only & heads)) & false),
        )

    def _points_of_units(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for (point, _), hits in self._hits.items():
            for at in hits.headings | hits.sentences | hits.listed:
                found.setdefault(at, set()).add(point)
        return found

    def _under(self, at: int) -> list[int]:
        """The sentences that a heading or label stands over."""
        unit = self.document.units[at]
        own = [each for each in self._within[unit.section] if self.document.units[each].kind == "sentence"]
        if unit.kind == "label":
            return [each for each in own if self.document.units[each].paragraph == unit.paragraph]
        if own:
            return own
        return [
            each
            for section in below(self.document.sections, unit.section)
            for each in self._within.get(section, ())
            if self.document.units[each].kind == "sentence"
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
        unit = self.document.units[at]
        heads = [other for other, hits in self._hits.items() if at in hits.headings]
        own = {each: self._own(each, body) for each in heads}
        if not own[key] and any(own[each] for each in heads if each[0] == key[0]):
            return None
        remarks = []
        if others := list(dict.fromkeys(point for point, _ in heads if point != key[0])):
            remarks.append(f"Overskriften dækker også punkt {listed(others)}.")
        if len(heads) > 1 and not own[key]:
            remarks.append(_ONLY_HEADED)
        quoted = own[key] if len(heads) > 1 and own[key] else body
        line = self.document.units[quoted[0]].line
        return FoundPlace(self._together(quoted), self.document.where(unit), line, tuple(remarks))

    def _own(self, key: RowKey, body: Sequence[int]) -> list[int]:
        """Of the sentences under a heading those that have the row's own words."""
        return [each for each in body if each in self._hits[key].sentences and each not in self._named]

    def _together(self, units: Iterable[int]) -> str:
        """Sentences as they stand, a new line for each paragraph."""
        paragraphs: dict[tuple[int, int | None], list[str]] = {}
        for each in units:
            unit = self.document.units[each]
            paragraphs.setdefault((unit.section, unit.paragraph), []).append(unit.text)
        return shortened("\n".join(" ".join(each) for each in paragraphs.values()))

    def _one_a_paragraph(self, found: Iterable[int]) -> Iterator[int]:
        seen: set[tuple[int, int | None]] = set()
        for at in found:
            unit = self.document.units[at]
            if at not in self._named and (unit.section, unit.paragraph) not in seen:
                seen.add((unit.section, unit.paragraph))
                yield at

    def _beside(self, at: int) -> Iterator[int]:
        """The sentences of the same paragraph."""
        unit = self.document.units[at]
        return (each for each in self._within[unit.section] if self.document.units[each].paragraph == unit.paragraph)

    def _sentence_place(self, at: int) -> FoundPlace:
        unit = self.document.units[at]
        return FoundPlace(shortened(unit.text), self.document.where(unit), unit.line)

    def _mention(self, at: int, kind: Named, body: Sequence[int] = ()) -> Mention:
        unit = self.document.units[at]
        quote = self._together(body) if body else shortened(unit.text)
        return Mention(kind, WHY[kind], quote, self.document.where(unit), unit.line)

    def numbered(self) -> list[tuple[Unit, str, frozenset[str]]]:
        """What begins with a number, and the points it could be about."""
        found = []
        for at, unit in enumerate(self.document.units):
            paragraph = self.document.paragraph(unit)
            number = paragraph.number if paragraph else self.document.sections[unit.section].number
            if (number and at in self.points and unit.kind != "sentence") or (paragraph and paragraph.number):
                found.append((unit, number, self.points.get(at, frozenset())))
        return found


def _distinct(places: Iterable[FoundPlace]) -> tuple[FoundPlace, ...]:
    return tuple({(each.line, each.quote): each for each in reversed(list(places))}.values())[::-1]
