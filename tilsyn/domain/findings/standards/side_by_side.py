"""Places of one standard that may not agree: about other groups, with other numbers, one word said and denied.

They are put beside each other with a sentence of what to look at. Whether they contradict is read, not found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from tilsyn.domain.danish import listed
from tilsyn.domain.findings.standards.units import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.findings.standards.dates import StandardDate
    from tilsyn.domain.findings.standards.document_places import FoundPlace
    from tilsyn.domain.findings.standards.units import StandardDocument

Differs = Literal["groups", "numbers", "denied", "dates"]


class SideBySide(NamedTuple):
    """Places that belong beside each other; `why` says in words what to look at, `kind` for a program."""

    kind: Differs
    why: str
    places: tuple[FoundPlace, ...]


def differing(
    parts: Sequence[Sequence[FoundPlace]], named_by_law: Sequence[str], dates: Sequence[StandardDate] = ()
) -> tuple[SideBySide, ...]:
    """What there is to look at among the places of one point, which come by its halves: each has numbers of its own.

    `named_by_law`: words of the point that name numbers, as "6 måneder": two of those are two things asked for.
    `dates`: those the standard may be from, where the point is about that.
    """
    places = list({(each.where, each.line, each.quote): each for part in parts for each in part}.values())
    numbers = [found for part in parts for found in _of_numbers(part, named_by_law)]
    return tuple(dict.fromkeys((*_of_groups(places), *numbers, *_of_words(places), *_of_dates(dates))))


# --- over and under 18 ------------------------------------------------------------------------------------------------

_UNDER = r"\bunder\s+18\b|\b1[0-7]\s*(?:-|\N{EN DASH}|til|og)\s*17\b|\bikke\s+(?:er\s+)?fyldt\s+18\b|\bmindreårig\w*"
_OVER = r"\bover\s+18\b|(?<!ikke )(?<!ikke er )\bfyldt\s+18\b|\b18\s+år\s+(?:og|eller)\s+(?:derover|opefter|ældre|over)"
_UNDER_18 = re.compile(_UNDER, re.IGNORECASE)
_OVER_18 = re.compile(_OVER, re.IGNORECASE)
_YOUNG = re.compile(rf"{_UNDER}|\bunge(?:s|indsats\w*|afsnit\w*|tilbud\w*)?\b|\bungdoms\w+", re.IGNORECASE)
_GROWN = re.compile(rf"{_OVER}|\bvoksne\w*|\bvoksen\w*", re.IGNORECASE)
_CHILDREN_OF = re.compile(r"hjemmeboende|\bborgernes\s+børn\b|\bbørn\s+under\s+18\b", re.IGNORECASE)
"""Their children are spoken of; it is no other group that is treated."""
GROUPS = "Stederne gælder både over 18 år og under 18 år: se efter, om det er sagt om begge, og om det er det samme."


def _of_groups(places: Sequence[FoundPlace]) -> Iterator[SideBySide]:
    held = [(_group(each), each) for each in places]
    both = [next((each for group, each in held if group == wanted), None) for wanted in ("over", "under")]
    if both[0] and both[1]:
        yield SideBySide("groups", GROUPS, (_saying(both[0], _OVER_18), _saying(both[1], _UNDER_18)))


def _saying(place: FoundPlace, group: re.Pattern[str]) -> FoundPlace:
    """The same place, by the sentence that names the group, if one does."""
    said = next((each for each in _sentences(place.quote) if group.search(each)), place.quote)
    return place._replace(quote=shortened(said, _SHORT))


def _group(place: FoundPlace) -> str | None:
    """By the nearest heading that names one of them, else by the words; None where it is both, or neither."""
    if any(_CHILDREN_OF.search(each) for each in (*place.under, place.quote)):
        return None
    for heading in reversed(place.under):
        if found := _one_of(heading, _GROWN, _YOUNG):
            return found
    return _one_of(place.quote, _OVER_18, _UNDER_18)


def _one_of(text: str, over: re.Pattern[str], under: re.Pattern[str]) -> str | None:
    is_over, is_under = bool(over.search(text)), bool(under.search(text))
    return ("over" if is_over else "under") if is_over != is_under else None


# --- numbers of one kind ----------------------------------------------------------------------------------------------

_COUNTED = dict(
    zip(("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"), range(1, 11), strict=True),
    én=1,
    et=1,
    ét=1,
    tolv=12,
    fjorten=14,
    tredive=30,
)
_DAYS, _MONTHS, _YEARS, _AGE = "dage", "måneder", "år", "alder"
_UNITS: tuple[tuple[str, str, int], ...] = (
    (r"(?:hver|arbejds)dag(?:e|es)?", "hverdage", 1),
    (r"(?:kalender)?dag(?:e|es|s)?", _DAYS, 1),
    (r"uge(?:r|rs|s)?", _DAYS, 7),
    (r"måned(?:er|ers|s)?", _MONTHS, 1),
    (r"års?", _YEARS, 1),
    (r"årig(?:e|es)?", _AGE, 1),
    (r"time(?:r|rs|s)?", "timer", 1),
    (r"kr\b\.?|kroner", "kroner", 1),
    (r"procent|pct\b\.?|%", "procent", 1),
)
_ONE = rf"\d{{1,3}}(?:\.\d{{3}})+|\d{{1,4}}|{'|'.join(_COUNTED)}"
_NUMBER = re.compile(
    rf"(?<![\w.,§/-])(?P<first>{_ONE})(?:\s*(?:-|\N{{EN DASH}}|til|og|eller)\s*(?P<second>{_ONE}))?[\s-]*"
    rf"(?:(?:løbende|hele)\s+)?(?:{'|'.join(f'(?P<unit{at}>{form})' for at, (form, _, _) in enumerate(_UNITS))})(?!\w)",
    re.IGNORECASE,
)
_YOUNGEST = 10
"""From this number on, years are an age."""
_SHOWN = 3
_Numbers = dict[str, set[int]]


def _of_numbers(places: Sequence[FoundPlace], named_by_law: Sequence[str]) -> Iterator[SideBySide]:
    law = numbers_in(". ".join(way for each in named_by_law for way in _ways(each)))
    held = [(each, numbers_in(each.quote)) for each in places]
    for kind in dict.fromkeys(kind for _, numbers in held for kind in numbers):
        stating = [(place, numbers[kind]) for place, numbers in held if kind in numbers]
        if pair := _apart(stating, law.get(kind, set())):
            yield SideBySide("numbers", _number_words(kind, pair), tuple(_with_number(each, kind) for each, _ in pair))


def _ways(words: str) -> Iterator[str]:
    """Of "6|seks måneder|år" each way to say it."""
    return (" ".join(each) for each in product(*(word.split("|") for word in words.split())))


def _apart(stating: Sequence[tuple[FoundPlace, set[int]]], law: set[int]) -> list[tuple[FoundPlace, set[int]]]:
    """The first two places that have no number in common, and do not each name one that the law names."""
    for at, (place, numbers) in enumerate(stating):
        for other, others in stating[at + 1 :]:
            is_elsewhere = (other.line, other.quote) != (place.line, place.quote)
            if is_elsewhere and not numbers & others and not (numbers <= law and others <= law):
                return [(place, numbers), (other, others)]
    return []


def _number_words(kind: str, pair: Sequence[tuple[FoundPlace, set[int]]]) -> str:
    told = " og ".join("/".join(str(each) for each in sorted(numbers)[:_SHOWN]) for _, numbers in pair)
    return f"Stederne nævner forskellige tal ({kind}: {told}): se efter, om de handler om det samme."


def numbers_in(text: str) -> _Numbers:
    """Numbers by what they count: weeks as days, years from ten on as an age."""
    found: _Numbers = defaultdict(set)
    for each in _NUMBER.finditer(text):
        at = next(at for at in range(len(_UNITS)) if each[f"unit{at}"])
        _, kind, times = _UNITS[at]
        for number in filter(None, (each["first"], each["second"])):
            counted = _COUNTED.get(number.casefold()) or int(number.replace(".", ""))
            found[_AGE if kind == _YEARS and counted >= _YOUNGEST else kind].add(counted * times)
    return dict(found)


def _with_number(place: FoundPlace, kind: str) -> FoundPlace:
    """The same place, by the sentence that the number stands in."""
    said = next((each for each in _sentences(place.quote) if kind in numbers_in(each)), place.quote)
    return place._replace(quote=shortened(said, _SHORT))


# --- one word said and denied -----------------------------------------------------------------------------------------

_WORDS = ("gratis", r"vederlagsfri\w*", r"egenbetaling\w*", r"ventetid\w*|ventelist\w*", r"gavekort\w*", r"anonym\w*")
"""What a citizen goes by, and what is said both ways in real standards."""
_DENIAL = r"\b(?:ikke|ingen|intet|aldrig|uden)\s+(?:\w+\s+){0,2}"
_DENIED = tuple(re.compile(rf"(?P<no>{_DENIAL})?\b(?P<word>{each})\b", re.IGNORECASE) for each in _WORDS)
_MAY_BE = re.compile("|".join(_WORDS), re.IGNORECASE)


def _of_words(places: Sequence[FoundPlace]) -> Iterator[SideBySide]:
    return _denied([each._replace(quote=said) for each in places for said in _sentences(each.quote)])


def denied_in(documents: Iterable[StandardDocument], place: type[FoundPlace]) -> tuple[SideBySide, ...]:
    """The same in the whole of a standard, whatever points the sentences are about."""
    found = [
        place(unit.text, document.where(unit), unit.line)
        for document in documents
        for unit in document.units
        if unit.kind == "sentence" and _MAY_BE.search(unit.text)
    ]
    return tuple(_denied(found))


def _denied(said: Sequence[FoundPlace]) -> Iterator[SideBySide]:
    for form in _DENIED:
        held = [(each, found) for each in said for found in form.finditer(each.quote)]
        yes = next((each for each in held if not each[1]["no"]), None)
        no = next((each for each in held if each[1]["no"]), None)
        if yes and no:
            both = f"»{yes[1]['word']}« og »{' '.join(no[1][0].split())}«"
            why = f"Der står både {both}: se efter, hvad der gælder hvornår."
            yield SideBySide("denied", why, tuple(dict.fromkeys((_short(yes[0]), _short(no[0])))))


# --- several dates ----------------------------------------------------------------------------------------------------


def _of_dates(dates: Sequence[StandardDate]) -> Iterator[SideBySide]:
    """Those that the paper says something of; one that only stands there may be of anything."""
    from tilsyn.domain.findings.standards.document_places import FoundPlace

    stated = list({each.iso: each for each in reversed(dates) if each.rank}.values())[::-1]
    if len(stated) > 1:
        days = listed("-".join(reversed(each.iso.split("-"))) for each in stated[:_SHOWN])
        why = f"Der står flere datoer ({days}): se efter, hvad hver af dem er datoen for."
        places = (FoundPlace(each.quote, each.where, each.line) for each in stated[:_SHOWN])
        yield SideBySide("dates", why, tuple(_short(each) for each in places))


_SHORT = 220
_BREAK = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ»(])|\n")


def _sentences(text: str) -> list[str]:
    return [each for each in _BREAK.split(text) if each.strip()]


def _short(place: FoundPlace) -> FoundPlace:
    return place._replace(quote=shortened(place.quote, _SHORT))
