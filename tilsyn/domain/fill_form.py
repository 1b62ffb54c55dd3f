"""The sheets that leave to be filled and come back: their names and columns, and what stands hidden beside them.

Only the standard library: the process that reads a workbook needs the names too.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

FORM = "tilsyn-fill/1"
PROPERTY = "tilsyn"
"""The workbook's own property that says whose it is, beside the hidden sheet that says the same."""
HIDDEN = "_tilsyn"
ID = "id"
CONTINUED = "(fortsat) "
"""How a piece begins that goes on with what did not fit in the cell before it."""
_DIGITS = 16


class FilledColumn(NamedTuple):
    """A column: the key of its record (none for what is only read), and its width."""

    title: str
    key: str
    width: int
    goes_on: bool = False


class FilledSheet(NamedTuple):
    """A sheet, its table, the part of the exchange file that its rows are, and its columns; the id is the last."""

    name: str
    table: str
    part: str
    columns: tuple[FilledColumn, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Of the columns that are read, in the order their digests stand in."""
        return tuple(each.key for each in self.columns if each.key and each.key != ID)

    def title(self, key: str) -> str:
        """What the column of a key is called."""
        return next((each.title for each in self.columns if each.key == key), key)


_ID = FilledColumn(ID, ID, 10)
ANSWERS = FilledSheet(
    "Svar",
    "tSvar",
    "answers",
    (
        FilledColumn("Spørgsmål", "question", 12),
        FilledColumn("Ordlyd", "", 44),
        FilledColumn("Samtale", "encounter", 22),
        FilledColumn("Læsning", "value", 16),
        FilledColumn("Note", "note", 64, goes_on=True),
        _ID,
    ),
)
JUDGEMENTS = FilledSheet(
    "Bedømmelser",
    "tBedoemmelser",
    "judgements",
    (
        FilledColumn("Indikator", "indicator", 11),
        FilledColumn("Ordlyd", "", 44),
        FilledColumn("Bedømmelse", "text", 70, goes_on=True),
        FilledColumn("Score", "score", 12),
        FilledColumn("Kilder", "sources", 28),
        _ID,
    ),
)
ASSESSMENTS = FilledSheet(
    "Vurderinger",
    "tVurderinger",
    "assessments",
    (FilledColumn("Sted", "at", 34), FilledColumn("Vurdering", "text", 90, goes_on=True), _ID),
)
SHEETS = (ANSWERS, JUDGEMENTS, ASSESSMENTS)
NAMED_BY = {"answers": ("question", "encounter"), "judgements": ("indicator",), "assessments": ("at",)}
"""The columns that say what a row is about: those of a row that the case holds cannot be changed."""

CASE_ROW, EDITION_ROW, SUPPLEMENT_ROW, COLUMN_ROW, HELD_ROW = "sag", "udgave", "tillæg", "kolonne", "række"
"""What the rows of the hidden sheet are, by their first cell."""


def digest(text: str) -> str:
    """Of what stood in a cell as it left; an empty one has its own."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def going_on(title: str, number: int) -> str:
    """The title of a column that goes on with another: Note (2)."""
    return f"{title} ({number})"
