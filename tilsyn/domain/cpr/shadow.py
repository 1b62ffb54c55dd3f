"""A text as the eye reads its digits: what a number is looked for in, since it can be spelt in more ways than one.

A shadow has one ASCII character for every character of its text: any decimal digit as 0-9, any white space as a blank,
any dash, bullet or joiner as "-", what is not seen as NUL. So a place in it is a place in the text. A close-up
of a part of it leaves out what is not seen, and draws blanks and dashes in a row together.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

_UNSEEN = frozenset({"Cf", "Cc", "Mn", "Me", "Cn", "Co", "Cs"})
_ALSO_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by their category, but empty to the eye."""
_KEPT = frozenset(".,:;/")
_BEYOND_LATIN = re.compile("[^\x00-\xff]")


def _folded(char: str) -> str:
    """One ASCII character for one of Unicode."""
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if char.isspace() or category == "Zs" or char in _ALSO_BLANK:
        return " "
    if category in _UNSEEN:
        return "\x00"
    plain = unicodedata.normalize("NFKD", char)[:1]
    if char.isalpha():
        return plain if plain.isascii() and plain.isalpha() else {"ø": "o", "æ": "a"}.get(char.lower(), "x")
    if category[0] == "N":
        return "!"  # a raised or circled digit is a mark beside a number, not a part of it
    return plain if plain in _KEPT else "-"


_LATIN = bytes(ord(_folded(chr(code))) for code in range(256))


def shadow(text: str) -> str:
    """One ASCII character for each of the text's."""
    try:
        plain = text.encode("latin-1")
    except UnicodeEncodeError:
        plain = _latin(text).encode("latin-1")
    return plain.translate(_LATIN).decode("ascii")


_MAYBE = re.compile("[0-9](?:[oOlI]|(?<=[oO].))")
"""A digit with such a letter beside it: most texts have none, and to find that out is quick."""
_ZERO = re.compile("(?<![A-Za-z])[oO](?=[0-9])|(?<=[0-9])[oO](?![A-Za-z])")
_ONE = re.compile("(?<=[0-9])[lI](?=[0-9])")


def with_digits(shaded: str) -> str:
    """A shadow with what a finger or a scanner puts for a digit as that digit: o10170, 0l0170."""
    return _ONE.sub("1", _ZERO.sub("0", shaded)) if _MAYBE.search(shaded) else shaded


_FEW = 20
"""Up to so many different characters are replaced one by one: a text of ours has a dash and a quotation mark or two."""


def _latin(text: str) -> str:
    beyond = set(_BEYOND_LATIN.findall(text))
    if len(beyond) > _FEW:
        return _BEYOND_LATIN.sub(lambda found: _folded(found[0]), text)
    for char in beyond:
        text = text.replace(char, _folded(char))
    return text


_RUN = re.compile(r"[\x00 -]{2,}|\x00")


class CloseUp(NamedTuple):
    """A part of a shadow without what is not seen; `moved` holds from where on how much was left out before."""

    text: str
    moved: tuple[tuple[int, int], ...]

    def origin(self, place: int) -> int:
        """Where in the shadow a character of the close-up stands."""
        return place + self.moved[bisect_right(self.moved, place, key=lambda each: each[0]) - 1][1]


def close_up(shaded: str, start: int, end: int) -> CloseUp:
    pieces, moved, done, length = [], [(0, start)], start, 0
    for run in _RUN.finditer(shaded, start, end):
        drawn = "-" if "-" in run[0] else " " if " " in run[0] else ""
        pieces.append(shaded[done : run.start()] + drawn)
        length += run.start() - done + len(drawn)
        done = run.end()
        moved.append((length, done - length))
    return CloseUp("".join((*pieces, shaded[done:end])), tuple(moved))
