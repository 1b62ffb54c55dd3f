"""How many lines a text takes in a column, by the width of Arial's letters: no row may cut its text unsaid.

Whoever opens a workbook sees the heights it was written with. A mean width per letter is too little for a line of
wide ones, "kommuner og dokument", and the last line of it would be lost.
"""

from __future__ import annotations

import math
import re

_WIDTHS_OF = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " I.,:;!/\\ft[]·’‘",
    333: "r()-`°´¨“”",
    355: '"',
    389: "*",
    500: "cksvxyzJ",
    584: "+<>=~±×÷",
    611: "FTZøß",
    667: "ABEKPSVXYÅÄ&",
    722: "CDHNRUwÜ",
    778: "GOQØÖ",
    833: "Mm",
    889: "%æ",
    944: "W",
    1015: "@",
}
"""Thousandths of the font's size; digits and the other small letters are 556."""
_SMALL, _LARGEST = 556, 1015
_LATIN, _PUNCTUATION = range(0x250), range(0x2000, 0x2060)
_BOLD = 1.09
_DIGIT = 525
"""Thousandths of the font's size in a character of a column's width, seven pixels, which are 5.25 points."""
_LONG = 4_000
_BETWEEN = re.compile(r"(?<=-)(?=\w)| ")


class _Widths(dict[int, int]):
    """Of every character; of a script that we know nothing of, the widest."""

    def __missing__(self, code: int) -> int:
        self[code] = width = _SMALL if code in _LATIN or code in _PUNCTUATION else _LARGEST
        return width


_WIDTHS = _Widths({ord(letter): width for width, letters in _WIDTHS_OF.items() for letter in letters})
_WIDTHS.update({ord("…"): 1000, ord("—"): 1000, ord("Æ"): 1000})


def lines_in(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a column so many characters wide, broken between its words."""
    room = max(width * _DIGIT / (_BOLD if bold else 1), _LARGEST)
    if len(text) * _LARGEST <= room and "\n" not in text:
        return 1
    return sum(_broken(line, room) for line in text.split("\n"))


def room_for(text: str) -> int:
    """The width in characters of a column that has it on one line."""
    return math.ceil(_width(text) / _DIGIT) + 1


def bold_points(text: str) -> float:
    """How long a text is on one line, in bold letters of ten points."""
    return _width(text) * _BOLD / 100


def _width(text: str) -> int:
    return sum(map(_WIDTHS.__getitem__, map(ord, text)))


def _broken(line: str, room: float) -> int:
    whole = _width(line)
    if whole <= room:
        return 1
    if len(line) > _LONG:  # of so many lines half a word each tells enough
        return math.ceil(whole / max(room - 3 * _SMALL, _SMALL))
    lines, left = 1, room
    for word in _BETWEEN.split(line):
        wide = _width(word)
        if wide > left and left < room:
            lines, left = lines + 1, room
        if wide > room:
            lines += int(wide // room)
        left -= wide % room + _WIDTHS[ord(" ")]
    return lines
