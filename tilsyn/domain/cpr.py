"""CPR numbers in every spelling (domain.md 7): where they stand in a text, and the text without them.

It runs on every text that leaves, so most of a text is never looked at: only digits near each other are. Every pattern
is bounded, so the time grows with the length of the text, whatever stands in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.cpr_spellings import BLOT, HIDEABLE, LAST_FOUR, LOOSE, MONTHS, PLAIN, WORDED, Spelling, spans
from tilsyn.domain.shadow import close_up, shadow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MASK = "[CPR fjernet]"


class Find(NamedTuple):
    """Where something was found: start and end in the text. Never the text itself."""

    start: int
    end: int


def cpr_places(text: str) -> list[Find]:
    """Everything that looks like a CPR number, in any spelling; generous on purpose."""
    if not _ENOUGH.search(text):
        return []
    shaded = shadow(text)
    return _merged(find for region in _regions(shaded) for find in _within(shaded, region))


def has_cpr(text: str) -> bool:
    return bool(cpr_places(text))


def mask_cpr(text: str) -> str:
    """Replace every CPR number by the mask; all else stays as it is."""
    kept, done = [], 0
    for find in cpr_places(text):
        kept += [text[done : find.start], MASK]
        done = find.end
    return "".join((*kept, text[done:])) if kept else text


_ENOUGH = re.compile(r"\d(?:\D*+\d){6}")
"""The fewest digits there can be: 1. jan. 80-1234."""
_BETWEEN = r"[\x00 .,:;/-]"
_TOGETHER = re.compile(rf"[0-9](?:{_BETWEEN}*+[0-9]){{9,}}+")
"""Six digits and four, with nothing between them but what may join them."""
_LOOSELY = re.compile(
    rf"[0-9](?<![0-9][0-9])(?:(?:{_BETWEEN}{{1,6}}+[0-9]{{1,2}}|[0-9]{_BETWEEN}{{1,6}}+[0-9]){_BETWEEN}{{1,6}}+"
    rf"[0-9]{{2,4}}{_BETWEEN}{{1,8}}+[0-9]{{4}}"
    rf"|[0-9]?{_BETWEEN}{{0,6}}+(?i:{MONTHS})"
    rf"|(?:{_BETWEEN}*+[0-9]){{6,8}}+[A-Za-z]{{2}}[0-9])"
)
"""A day or month of one digit, a month by its name, letters in the serial."""
_NAMED = re.compile(LAST_FOUR)
_BESIDE, _AROUND = 12, 90
"""How much of what stands beside is looked at too: it may say that the digits are something else."""


class Region(NamedTuple):
    """A part of a shadow that may hold numbers, and in which spellings."""

    start: int
    end: int
    spellings: tuple[Spelling, ...]


def _regions(shaded: str) -> Iterator[Region]:
    for found in _TOGETHER.finditer(shaded):
        yield Region(found.start() - _BESIDE, found.end() + _BESIDE, PLAIN)
    for found in _LOOSELY.finditer(shaded):
        yield Region(found.start() - _BESIDE, found.end() + _AROUND, LOOSE)
    low = shaded.lower()
    if any(word in low for word in ("sidste", "lobe", "cifre", "cpr", "personn")):
        for found in _NAMED.finditer(low):
            yield Region(found.start() - _AROUND, found.end() + _AROUND, WORDED)


def _within(shaded: str, region: Region) -> list[Find]:
    """Finds in one region.

    What was found is blotted out and the rest looked at again, for one number can hide another: without that, a text
    masked once would show more when masked twice. Only rows of pairs hide anything, so it ends at once.
    """
    near = close_up(shaded, max(0, region.start), min(len(shaded), region.end))
    seen, spellings, finds = near.text, region.spellings, []
    while found := [
        each for each in spans(seen, spellings) if not _is_part_of_more(shaded, *_origin(near.origin, each))
    ]:
        finds += [Find(*_origin(near.origin, each)) for each in found]
        seen = _blotted(seen, found)
        spellings = tuple(each for each in spellings if each in HIDEABLE)
    return finds


def _origin(origin: Callable[[int], int], span: tuple[int, int]) -> tuple[int, int]:
    return origin(span[0]), origin(span[1] - 1) + 1


def _blotted(seen: str, found: list[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in _merged(Find(*each) for each in found):
        pieces += [seen[done:start], BLOT * (end - start)]
        done = end
    return "".join((*pieces, seen[done:]))


def _merged(finds: Iterable[Find]) -> list[Find]:
    """One after the other; of those that overlap it is not known which was meant, so they are one."""
    merged: list[Find] = []
    for find in sorted(finds):
        if merged and find.start < merged[-1].end:
            merged[-1] = Find(merged[-1].start, max(merged[-1].end, find.end))
        else:
            merged.append(find)
    return merged


_LABELLED = re.compile(
    r"\bP ?-? ?(?:nr|nummer|enhed|numre)[-.: ]{0,3}$|produktionsenhed\w{0,12}[-.: ]{0,3}$", re.IGNORECASE
)
_WORD = re.compile(r"[0-9A-Za-z-]{0,64}")
_DIGEST = re.compile(r"-*(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{24,})-*")


def _is_part_of_more(shaded: str, start: int, end: int) -> bool:
    """Digits inside a digest or a UUID, and a production unit's number that is called so."""
    found, before = shaded[start:end], shaded[max(0, start - 64) : start]
    if found.isdigit() and found.startswith("1") and _LABELLED.search(before[-32:]):
        return True
    ahead, behind = _match(_WORD.match(before[::-1]))[::-1], _match(_WORD.match(shaded, end))
    return bool(_DIGEST.fullmatch(f"{ahead}{found}{behind}")) and bool(f"{ahead}{behind}".strip("-0123456789"))


def _match(found: re.Match[str] | None) -> str:
    return found[0] if found else ""
