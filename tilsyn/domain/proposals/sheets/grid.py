"""One sheet as rows of texts by the keys of its columns, wherever those stand now; and what is wrong with its form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import ascii_twin
from tilsyn.domain.fill_form import CONTINUED, ID, NAMED_BY, FilledSheet
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange.quoting import quoted
from tilsyn.domain.proposals.sheets.cells import ReadCell, ReadSheet, cell_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_GOES_ON = re.compile(r"(.+) \(([0-9]{1,3})\)")
_NEARLY_FULL = 15_000
"""Letters of a cell that is full: Excel takes 32,767, a letter outside the common plane counts as two."""
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


class GridRow(NamedTuple):
    """A row: texts by key, and where each stands. A key without a column, or without a text, is not among the texts."""

    sheet: FilledSheet
    number: int
    texts: dict[str, str]
    places: dict[str, str]

    def at(self, key: str = "") -> str:
        """The cell of a key, else the row's first: Svar!D14."""
        return self.places.get(key) or next(iter(self.places.values()))


class Grid(NamedTuple):
    """The rows of a sheet, the keys that have a column, and the problems of form."""

    sheet: FilledSheet
    rows: tuple[GridRow, ...]
    keys: frozenset[str]
    problems: tuple[Problem, ...]


class _GridColumn(NamedTuple):
    """A column by its place: its key (none for one that is only read), and which part of a text it goes on with."""

    key: str
    piece: int


def grid_of(sheet: FilledSheet, read: ReadSheet, going_on: Collection[str] = ()) -> Grid:
    """Every row where something stands in a column of ours. `going_on`: columns that texts went on in as they left."""
    rows = read.rows()
    header = _header(sheet, rows)
    if header is None:
        missing = problem("S158", at=cell_name(sheet.name, 1, 1), what=_column_words(ID), advice=_AS_IT_WAS)
        return Grid(sheet, (), frozenset(), (missing,))
    columns, unknown = _columns(sheet, rows[header])
    keys = frozenset(each.key for each in columns.values() if each.key)
    below = {number: cells for number, cells in rows.items() if number > header}
    strange = {each: name for each, name in unknown.items() if any(each in cells for cells in below.values())}
    found = [*_missing(sheet, keys, header, strange), *_merged(sheet, read, columns, header)]
    found += _cut(sheet, columns, header, going_on)
    if ID not in keys:
        return Grid(sheet, (), keys, tuple(found))
    made = []
    for number, cells in below.items():
        row = _row(sheet, number, cells, columns, found)
        if any(row.texts.values()):
            made.append(row)
    return Grid(sheet, tuple(made), keys, tuple(found))


_AS_IT_WAS = "Giv kolonnerne deres overskrifter igen, eller skriv et nyt ark med tilsyn export --fill."


def _column_words(title: str) -> str:
    return f"Kolonnen »{title}«"


def folded(title: str) -> str:
    """As titles are compared: letters' case, blanks and how æ, ø, å are spelled make no difference."""
    return " ".join(ascii_twin(title).split())


def _header(sheet: FilledSheet, rows: dict[int, dict[int, ReadCell]]) -> int | None:
    """The row that holds most titles of the sheet, the first of them: lines may have been put in above it."""
    titles = {folded(each.title) for each in sheet.columns}
    longest = max(map(len, titles))
    counted = {
        number: len({folded(cell.text) for cell in cells.values() if len(cell.raw) <= 2 * longest} & titles)
        for number, cells in rows.items()
    }
    best = max(counted, key=lambda number: (counted[number], -number), default=None)
    return best if best is not None and counted[best] else None


def _columns(sheet: FilledSheet, titles: dict[int, ReadCell]) -> tuple[dict[int, _GridColumn], dict[int, str]]:
    """Columns by their place, and titles that are none of ours."""
    columns, unknown, taken = dict[int, _GridColumn](), dict[int, str](), set[_GridColumn]()
    for place, cell in titles.items():
        column = _column_called(sheet, cell.text)
        if column is None or (column.key and column in taken):
            unknown[place] = cell.text
        else:
            columns[place] = column
            taken.add(column)
    return columns, unknown


def _column_called(sheet: FilledSheet, title: str) -> _GridColumn | None:
    goes_on = _GOES_ON.fullmatch(title.strip())
    name, piece = (goes_on[1], int(goes_on[2])) if goes_on else (title, 1)
    stated = next((each for each in sheet.columns if folded(each.title) == folded(name)), None)
    return _GridColumn(stated.key, piece) if stated else None


def _missing(sheet: FilledSheet, keys: frozenset[str], header: int, strange: dict[int, str]) -> Iterator[Problem]:
    """A column that was taken out states nothing; one that may only have been renamed is asked about."""
    gone = [each for each in sheet.keys if each not in keys]
    for key in [*([] if ID in keys else [ID]), *(gone if strange else [])]:
        column = next(iter(strange), 1)
        named = f"Kald kolonnen »{quoted(strange[column])}« det igen, hvis det er den." if strange else _AS_IT_WAS
        yield problem(
            "S158", at=cell_name(sheet.name, header, column), what=_column_words(sheet.title(key)), advice=named
        )
    if not gone:
        for column, name in strange.items():
            yield problem("S159", at=cell_name(sheet.name, header, column), given=quoted(name))


def _cut(
    sheet: FilledSheet, columns: dict[int, _GridColumn], header: int, going_on: Collection[str]
) -> Iterator[Problem]:
    """Columns without which a text would come back cut: of a text that is there at all."""
    there = {each: place for place, each in columns.items()}
    stated = {each: title for title in going_on if (each := _column_called(sheet, title))}
    first = {_GridColumn(each.key, 1): sheet.title(each.key) for each in stated}
    for lacking, title in {**first, **stated}.items():
        beside = [place for each, place in there.items() if each.key == lacking.key]
        if lacking not in there and beside:
            yield problem(
                "S158", at=cell_name(sheet.name, header, beside[0]), what=_column_words(title), advice=_AS_IT_WAS
            )


def _merged(sheet: FilledSheet, read: ReadSheet, columns: dict[int, _GridColumn], header: int) -> Iterator[Problem]:
    """Cells that are merged where something of ours stands: nobody can tell which row a text is of."""
    ours = {place for place, each in columns.items() if each.key}
    for each in read.merged:
        found = _RANGE.fullmatch(each)
        if found is None:
            continue
        first, last = _number(found[1]), _number(found[3])
        held = read.cells.get((int(found[2]), first))
        if held and int(found[4]) > header and ours & set(range(first, last + 1)):
            yield problem("S160", at=f"{sheet.name}!{quoted(each)}")


def _number(letters: str) -> int:
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - ord("A") + 1
    return number


def _row(
    sheet: FilledSheet, number: int, cells: dict[int, ReadCell], columns: dict[int, _GridColumn], found: list[Problem]
) -> GridRow:
    pieces: dict[str, list[tuple[int, str]]] = {each.key: [] for each in columns.values() if each.key}
    places: dict[str, str] = {}
    broken = set[str]()
    for place, column in columns.items():
        if not column.key:
            continue
        at = cell_name(sheet.name, number, place)
        if column.piece == 1:
            places[column.key] = at
        if place in cells:
            pieces[column.key].append((column.piece, cells[place].text))
            found.extend(_of_formula(cells[place], at))
            broken |= {column.key} if cells[place].is_broken else set()
    for key in broken - {ID}:  # it is named, and states nothing
        del pieces[key]
    return GridRow(sheet, number, {key: _joined(each) for key, each in pieces.items()}, places)


def _of_formula(cell: ReadCell, at: str) -> Iterable[Problem]:
    if cell.is_broken:
        return (problem("S161", at=at),)
    return (problem("S162", at=at),) if cell.formula else ()


def _joined(pieces: list[tuple[int, str]]) -> str:
    """A text that goes on in other cells, whole again. What was added beside one that was not full is a new line."""
    text, before = "", ""
    for _, piece in sorted(pieces):
        goes_on = piece.startswith(CONTINUED) or len(before) > _NEARLY_FULL
        text += f"\n{piece}" if text and piece and not goes_on else piece.removeprefix(CONTINUED)
        before = piece
    return text


def names(sheet: FilledSheet) -> tuple[str, ...]:
    """The keys that say what a row is about."""
    return NAMED_BY[sheet.part]
