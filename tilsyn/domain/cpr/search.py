"""The search for CPR numbers in a text's shadow.

It runs on every text that leaves, so most of a text is never looked at: only digits near each other are. Every pattern
is bounded, so the time grows with the length of the text, whatever stands in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from tilsyn.domain.cpr.shadow import close_up, shadow, with_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Span = tuple[int, int]
Kind = Literal["plain", "loose", "worded"]
BLOT = "\x01"
"""What stands in a close-up where something was found already."""
MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
LAST_FOUR = r"sidste (?:fire|4)\b|lobe ?-?n|cifre|cpr(?!.?fjernet)|personn|\b(?:slutter|ender) (?:pa|med)\b"
_TELLING = ("sidste", "lobe", "cifre", "cpr", "personn", "slutter", "ender", "streg")


def searched(text: str) -> list[Span]:
    """Start and end of every find, one after the other."""
    shaded = with_digits(shadow(text))
    return _merged(find for region in _regions(shaded) for find in _within(shaded, region))


_BETWEEN = r"[\x00 .,:;/-]"
_SO = rf"{_BETWEEN}*+"
_NUMBERED = (
    rf"(?:{_BETWEEN}{{1,6}}+[0-9]{{1,2}}|[0-9]{_BETWEEN}{{1,6}}+[0-9]){_BETWEEN}{{1,6}}+"
    rf"[0-9]{{2,4}}{_BETWEEN}{{1,8}}+[0-9]{{4}}"
)
"""After its first digit: a day and a month, one of them of one digit, a year and a serial."""
_DIGITS_TOGETHER = re.compile(
    rf"[0-9](?:(?P<long>(?:{_SO}[0-9]){{8,}}+)|(?P<numbered>{_NUMBERED})"
    rf"|(?:{_SO}[0-9]){{6,7}}+(?P<lettered>[a-z]{{2}}(?=[0-9]))?)"
)
"""Seven digits or more with nothing between them but what may join them, each taken once and whole.

Of nine or more any part may be a number; of fewer only all of them, so the pattern tells itself.
"""
_LOOSELY = re.compile(
    rf"[0-9](?<![0-9][0-9])(?:{_NUMBERED}|(?:{_SO}[0-9]){{6,8}}+[a-z]{{2}}(?=[0-9]))",
)
"""A day or month of one digit, or letters in the serial; in small letters, as it is looked for."""
_TAIL = 3
"""What a serial with letters has beyond its digits."""
_MONTH = rf"(?:0{_SO}[1-9]|1{_SO}[0-2])"
_FROM_A_DAY = re.compile(
    rf"(?:(?:0{_SO}[1-9]|[12]{_SO}[0-9]|3{_SO}[01]|6{_SO}[1-9]|[78]{_SO}[0-9]|9{_SO}[01])"
    rf"|(?:1{_SO}9|2{_SO}0)(?:{_SO}[0-9]){{2}}){_SO}{_MONTH}(?:{_SO}[0-9]){{6}}"
)
"""Day and month, or year and month, and six digits more: most digits that stand together hold no such thing."""
_MONTH_NAMED = re.compile(rf"[0-9](?![0-9])(?<![0-9]{{3}})(?P<named>{_BETWEEN}{{0,6}}+(?:{MONTHS}))")
"""From the last digit of a day of one or two."""
_NAMED = re.compile(rf"{LAST_FOUR}|streg")
WORD_BETWEEN = rf"{_BETWEEN}{{0,3}}(?:(?:lb\.?)?n(?:r|ummer)\b|x{{2,4}}){_BETWEEN}{{0,3}}"
"""Before the last four: that they are a number, or that somebody left them out the first time."""
_TOLD_APART = re.compile(rf"[0-9]{WORD_BETWEEN}[0-9]")
_BESIDE, _AROUND = 12, 90
"""How much of what stands beside is looked at too: it may say that the digits are something else."""


class Region(NamedTuple):
    """A part of a shadow that may hold numbers, and in which spellings."""

    start: int
    end: int
    kind: Kind


def _regions(shaded: str) -> Iterator[Region]:
    low = shaded.lower()
    for found in _DIGITS_TOGETHER.finditer(low):
        if found.lastgroup == "long":
            yield from _in_many_digits(low, *found.span())
        elif found.lastgroup:
            yield _loose(found)
    for found in _MONTH_NAMED.finditer(low):
        yield _loose(found)
    for found in _TOLD_APART.finditer(low):
        yield Region(found.start() - _BESIDE, found.end() + _BESIDE, "worded")
    if any(word in low for word in _TELLING):
        for found in _NAMED.finditer(low):
            yield Region(found.start() - _AROUND, found.end() + _AROUND, "worded")


def _in_many_digits(low: str, start: int, end: int) -> Iterator[Region]:
    if _FROM_A_DAY.search(low, start, end):
        yield Region(start - _BESIDE, end + _BESIDE, "plain")
    for found in _LOOSELY.finditer(low, start, end + _TAIL):
        yield _loose(found)


def _loose(found: re.Match[str]) -> Region:
    return Region(found.start() - _BESIDE, found.end() + _AROUND, "loose")


def _within(shaded: str, region: Region) -> list[Span]:
    """Finds in one region.

    What was found is blotted out and the rest looked at again, for one number can hide another: without that, a text
    masked once would show more when masked twice. Only rows of pairs hide anything, so it ends at once.
    """
    from tilsyn.domain.cpr.spellings import HIDEABLE, SPELLINGS, spans  # 5 ms of patterns; most texts need none

    near = close_up(shaded, *_whole(shaded, region.start, region.end))
    seen, spellings, finds = near.text, SPELLINGS[region.kind], []
    while found := [
        each for each in spans(seen, spellings) if not _is_part_of_more(shaded, *_origin(near.origin, each))
    ]:
        finds += [_origin(near.origin, each) for each in found]
        seen = _blotted(seen, found)
        spellings = tuple(each for each in spellings if each in HIDEABLE)
    return finds


def _whole(shaded: str, start: int, end: int) -> Span:
    """Never through the middle of a number: what is left of it would look like one of its own."""
    start, end = max(0, start), min(len(shaded), end)
    while start > 0 and shaded[start - 1] in _DIGITS and shaded[start] in _DIGITS:
        start -= 1
    while end < len(shaded) and shaded[end - 1] in _DIGITS and shaded[end] in _DIGITS:
        end += 1
    return start, end


_DIGITS = frozenset("0123456789\x00")


def _origin(origin: Callable[[int], int], span: Span) -> Span:
    return origin(span[0]), origin(span[1] - 1) + 1


def _blotted(seen: str, found: list[Span]) -> str:
    pieces, done = [], 0
    for start, end in _merged(found):
        pieces += [seen[done:start], BLOT * (end - start)]
        done = end
    return "".join((*pieces, seen[done:]))


def _merged(finds: Iterable[Span]) -> list[Span]:
    """One after the other; of those that overlap it is not known which was meant, so they are one."""
    merged: list[Span] = []
    for start, end in sorted(finds):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
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
