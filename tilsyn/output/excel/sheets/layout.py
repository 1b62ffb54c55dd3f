"""The neutral words for a sheet: columns with Danish titles, rows, and what stands around them."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Kind = Literal["text", "number", "date", "mean", "sign"]
Cell = str | int | None
Row = tuple[Cell, ...]
NUMBER = "Nr."
"""The first column of every list: sorted by it, the model's order is there again."""


class Column(NamedTuple):
    """A title, a width in characters, and what its cells hold; a `mean` is an exact "n/d", a `date` is Printed.

    `key`: the part of a record that it shows. `folded`: there, behind a plus above the sheet. `choices`: the list of
    words that a cell is one of. `told`: what is said beside its title where that is chosen. `widths`: those it may have
    where its sheet is to be seen whole.
    """

    title: str
    width: float
    key: str = ""
    kind: Kind = "text"
    folded: bool = False
    choices: str = ""
    told: str = ""
    widths: tuple[float, ...] = ()


class RadarLine(NamedTuple):
    """One line of a spider; a value that is None breaks it."""

    name: str
    values: tuple[str | None, ...]


class Radar(NamedTuple):
    """A spider beside the rows; `description` is its alt text."""

    labels: tuple[str, ...]
    lines: tuple[RadarLine, ...]
    description: str


class Sheet(NamedTuple):
    """One sheet; the first `kept` columns stay in view.

    `table`: the name of the list, where it is one. `below`: lines under it, and `key` a line for the foot of each page.
    `one_page`: printed on one page, as long as it can be read there, and set closer for that.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    kept: int = 1
    table: str = ""
    radar: Radar | None = None
    below: tuple[str, ...] = ()
    key: str = ""
    one_page: bool = False


def listing(name: str, table: str, columns: Iterable[Column], records: Iterable[Mapping[str, Any]], kept: int) -> Sheet:
    """A sheet that is one list: its number first, then the record's parts; an empty list keeps one empty row."""
    shown = tuple(columns)
    cells = itemgetter(*(column.key for column in shown))
    rows = [(at, *cells(record)) for at, record in enumerate(records, 1)]
    numbered = (Column(NUMBER, 5, kind="number"), *shown)
    return Sheet(name, numbered, tuple(rows) or ((None,) * len(numbered),), kept, table)
