"""Where a quality standard says something of each point: places with the words around them, never whether it is enough.

A heading gives its section, running text its sentence. What only names a point (the regulation's list, the act, another
document) is told apart, and so is what looks like it. Several documents may make one standard. The consultant decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.standards.act_numbers import RuleFinding, old_act_numbers, older_numbering, older_regulation
from tilsyn.domain.findings.standards.dates import is_overdue, oldest
from tilsyn.domain.findings.standards.document_places import DocumentPlaces, FoundPlace
from tilsyn.domain.findings.standards.side_by_side import denied_in, differing
from tilsyn.domain.findings.standards.units import StandardDocument
from tilsyn.domain.findings.standards.wording import DATE_SIGN, WordRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tilsyn.domain.findings.document_text import DocumentText
    from tilsyn.domain.findings.standards.dates import StandardDate
    from tilsyn.domain.findings.standards.document_places import Mention, RowFinding, RowKey
    from tilsyn.domain.findings.standards.side_by_side import SideBySide
    from tilsyn.domain.findings.standards.wording import SoughtPoint

_BOTH = re.compile(
    r"stof\w*-?\s*(?:og|/|eller|samt)\s*alkohol|alkohol\w*-?\s*(?:og|/|eller|samt)\s*(?:\w+\s+)?stof", re.IGNORECASE
)
_FIRST = 12
_NAMED = "? "
"""Among a point's words: what must stand there too (`findings.standards.wording`)."""


class PartPlaces(NamedTuple):
    """Where a part of a point stands; `missing` is what should stand there as well."""

    title: str
    places: tuple[FoundPlace, ...]
    missing: tuple[str, ...]


class PointPlaces(NamedTuple):
    """Where a point stands. `lacking` names the halves without a place, where another half has one.

    `differing`: places of it that may not agree.
    """

    item: str
    title: str
    places: tuple[FoundPlace, ...]
    parts: tuple[PartPlaces, ...]
    mentions: tuple[Mention, ...]
    lacking: tuple[str, ...]
    differing: tuple[SideBySide, ...] = ()


class StandardPlaces(NamedTuple):
    """All that is found in a standard. `dated` is ISO to the day, month or year, as far as it says; None: it does not.

    `dates` are all that may be its date, per document the likeliest first; `findings` what was written by older rules,
    and what holds of the whole; `differing` sentences that may not agree, of no one point.
    """

    dated: str | None
    overdue: bool | None
    points: tuple[PointPlaces, ...]
    dates: tuple[StandardDate, ...]
    findings: tuple[RuleFinding, ...]
    differing: tuple[SideBySide, ...] = ()


def standard_places(
    documents: Sequence[tuple[str, DocumentText]],
    points: Sequence[SoughtPoint],
    on: str | None,
    stem: Callable[[str], str],
) -> StandardPlaces:
    """Look through the documents that make one standard, each with its name, as it is on the day of the case (ISO).

    `stem` gives the stem of a word in small letters; it is asked once for each distinct word of a document.
    """
    rows = {(point.id, at): WordRow.of(entries) for point in points for at, entries in enumerate(point.words)}
    several = len(documents) > 1
    looked = [
        DocumentPlaces(StandardDocument.of(name if several else "", text), rows, stem) for name, text in documents
    ]
    dated = oldest([each.dates[0] for each in looked if each.dates])
    iso = dated.iso if dated else None
    found = tuple(_point(point, looked) for point in points)
    return StandardPlaces(
        iso,
        is_overdue(iso, on),
        found,
        tuple(date for each in looked for date in each.dates),
        tuple(finding for each in looked for finding in _of_the_whole(each)),
        tuple(_of_no_point(looked, found)),
    )


def _of_no_point(looked: Sequence[DocumentPlaces], points: Sequence[PointPlaces]) -> Iterator[SideBySide]:
    """What is said and denied, where no point has told it already."""
    told = {each.why for point in points for each in point.differing}
    return (each for each in denied_in((each.document for each in looked), FoundPlace) if each.why not in told)


def _point(point: SoughtPoint, looked: Sequence[DocumentPlaces]) -> PointPlaces:
    found = [_row((point.id, at), looked) for at in range(len(point.words))]
    parts = tuple(PartPlaces(title, row.places, row.missing) for title, row in zip(point.parts, found, strict=False))
    places = _merged([each.places for each in found])
    lacking = [each.title for each in parts if not each.places] + [word for each in found for word in each.missing]
    mentions = tuple(dict.fromkeys(mention for each in found for mention in each.mentions))
    words = [entry for row in point.words for entry in row]
    named = [each.removeprefix(_NAMED) for each in words if each.startswith(_NAMED)]
    dates = [date for each in looked for date in each.dates] if DATE_SIGN in words else []
    return PointPlaces(
        point.id,
        point.title,
        places,
        parts,
        mentions,
        tuple(lacking) if places else (),
        differing([each.places for each in found], named, dates),
    )


def _row(key: RowKey, looked: Sequence[DocumentPlaces]) -> RowFinding:
    """What the row finds in all documents together: what one of them says is not missing."""
    found = [each.row(key) for each in looked]
    saying = [set(each.missing) for each in found if each.places]
    missing = set.intersection(*saying) if saying else set()
    return found[0]._replace(
        places=tuple(place for each in found for place in each.places),
        mentions=tuple(mention for each in found for mention in each.mentions),
        missing=tuple(word for each in found for word in each.missing if word in missing)[: len(missing)],
    )


def _merged(rows: Iterable[tuple[FoundPlace, ...]]) -> tuple[FoundPlace, ...]:
    """The places of all parts, one that several share once."""
    return tuple({(each.where, each.line, each.quote): each for row in rows for each in row}.values())


def _of_the_whole(looked: DocumentPlaces) -> Iterator[RuleFinding]:
    document = looked.document
    yield from old_act_numbers(document)
    yield from older_regulation(document)
    yield from older_numbering(document, looked.numbered())
    both = next((each for each in document.units[:_FIRST] if _BOTH.search(each.text)), None)
    if both:
        text = "Standarden gælder både stof og alkohol: se efter, hvad der er sagt om stof."
        yield RuleFinding("both_substances", text, both.text, document.where(both), both.line)
    if not looked.dates:
        yield RuleFinding("undated", "Der er ikke fundet en dato for, hvornår standarden er fra.", "", document.name, 1)
