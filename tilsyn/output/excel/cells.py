"""The one door for text into a cell, and the cells' formats: whoever writes a workbook writes through here.

A text stays the text it is, whatever Excel or XlsxWriter could read into it, and what does not fit goes on beside it.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT = 32_767  # UTF-16 units: what Excel takes in one cell, and XlsxWriter cuts beyond
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE_COST = len("x005F_")
_MOST_UNITS = 3  # of one character: two if it is no plain one, or itself and its part of an escape
_LOOK_BACK = 200  # how far before the limit a space is looked for

# XlsxWriter guesses formulas, links and numbers from text, and reads "<r>…</r>" as its own markup.
OPTIONS = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FONT, FONT_SIZE = "Arial", 10
A4 = 9
_OWN_MARKUP = re.compile(r"<r>.*</r>", re.DOTALL)
# Of two escapes that share an underscore XlsxWriter masks only the first.
_OVERLAPPING = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_INSIDE_ESCAPE = re.compile(r"(?<=_x[0-9A-Fa-f]{4})(?=_)")
_LOOKS_LIKE_INPUT = ("=", "+", "-", "@", "'", "\t")
LONGEST_TITLE = 255  # UTF-16 units of a table's column title

_DAY_ONE = date(1899, 12, 30).toordinal()
_FIRST_SAFE_DAY = 61  # Excel believes in 29 February 1900


class CellStyles(NamedTuple):
    """Black on white and grey: nothing is said by colour (domain.md 5.6), and a copy machine loses nothing."""

    header: Format
    turned: Format
    text: Format
    guarded: Format
    number: Format
    mean: Format
    day: Format
    minute: Format
    sign: Format
    plain: Format


def defaults() -> dict[str, object]:
    """Our font for what nobody gave one; anew for each workbook, since XlsxWriter writes into what it is handed."""
    return {"default_format_properties": {"font_name": FONT, "font_size": FONT_SIZE}}


def styles_of(workbook: Workbook) -> CellStyles:
    """The formats that every workbook has."""
    common = {"font_name": FONT, "font_size": FONT_SIZE, "valign": "top", "border": 1, "border_color": "#A6A6A6"}
    text = common | {"text_wrap": True}
    header = text | {"bold": True, "bg_color": "#D9D9D9", "bottom": 2, "bottom_color": "#000000", "valign": "vcenter"}
    number = common | {"align": "center"}
    made = (
        header,
        header | {"rotation": 90, "valign": "top", "align": "center", "text_wrap": False},
        text,
        # Edited in Excel, a text that begins like a formula stays text.
        text | {"quote_prefix": True},
        number,
        number | {"num_format": "0.0"},  # Danish Excel shows a comma
        number | {"num_format": "dd-mm-yyyy"},
        number | {"num_format": "dd-mm-yyyy hh:mm"},
        number | {"bold": True, "font_size": FONT_SIZE + 2, "valign": "vcenter"},
        {"font_name": FONT, "font_size": FONT_SIZE},
    )
    return CellStyles(*(workbook.add_format(each) for each in made))


def fits(text: str) -> bool:
    """Whether one cell holds it; the usual text is told at a glance."""
    return len(text) * _MOST_UNITS <= CELL_LIMIT or (len(text) <= CELL_LIMIT and _units(text) <= CELL_LIMIT)


def pieces(text: str) -> list[str]:
    """The text cut to fit cells, which together are the text again; a space is the best place to cut.

    What fits stays what it is: a date is a text that still knows its moment.
    """
    if fits(text):
        return [text]
    found, at = list[str](), 0
    while at < len(text):
        # One more than can fit is enough to see that it does not: looking at all that is left takes the square.
        ahead = text[at : at + CELL_LIMIT + 1]
        cut = _cut(ahead, CELL_LIMIT)
        found.append(ahead[:cut])
        at += cut
    return found


def _units(text: str) -> int:
    """Length as Excel counts, escapes included to be on the safe side."""
    return len(text.encode("utf-16-le")) // 2 + _ESCAPE_COST * len(_ESCAPED.findall(text))


def _cut(text: str, room: int) -> int:
    if _units(text) <= room:
        return len(text)
    end = room
    # A character less saves at most an escape and its own unit, so this never goes further back than it must.
    while (excess := _units(text[:end]) - room) > 0:
        end -= -(-excess // (_ESCAPE_COST + 1))
    space = max(text.rfind(blank, end - _LOOK_BACK, end) for blank in " \n")
    return space + 1 if space > 0 else end


def title_text(text: str) -> str:
    """A column's title as a table can hold it: one line, nothing that is read as markup, no longer than Excel takes."""
    line = " ".join(text.split()).replace("_x", "_ x").replace("<r>", "< r>")
    while _units(line) > LONGEST_TITLE:
        line = line[:-1]
    return line


def write_text(worksheet: Worksheet, row: int, column: int, text: str, styles: CellStyles) -> None:
    """The one door for text: it stays the text it is, whatever Excel or XlsxWriter could read into it."""
    style = styles.guarded if text.startswith(_LOOKS_LIKE_INPUT) else styles.text
    if _may_be_markup(text) or worksheet.write_string(row, column, text, style):
        write_exactly(worksheet, row, column, text, style)


def write_exactly(worksheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """The text in a format of one's own, letter by letter."""
    runs = _runs(text) if _may_be_markup(text) else ()
    if len(runs) > 1:
        written = worksheet.write_rich_string(row, column, *chain.from_iterable((style, run) for run in runs), style)
    else:
        written = worksheet.write_string(row, column, text, style)
    if written:
        raise AssertionError(f"cell {row}:{column} holds {_units(text)} units")


def _may_be_markup(text: str) -> bool:
    return "_x" in text or text.startswith("<r>")


def _runs(text: str) -> list[str]:
    """The text in one run; in several, none of which holds a whole escape, where XlsxWriter would misread it."""
    if not _OWN_MARKUP.fullmatch(text) and not _OVERLAPPING.search(text):
        return [text]
    return [run for run in (text[0], *_INSIDE_ESCAPE.split(text[1:])) if run]


def days(moment: datetime) -> float | None:
    """A time as Excel counts days, as the clock on the wall showed it; None before the calendar that Excel knows."""
    counted = moment.toordinal() - _DAY_ONE
    return counted + (moment.hour * 60 + moment.minute) / (24 * 60) if counted >= _FIRST_SAFE_DAY else None
