"""The neutral words for a sheet, and what several sheets share."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.output.contexts.records.report import Report
    from tilsyn.output.contexts.records.working import ScoreRow, WorkingMaterial

Value = TypeVar("Value")
Kind = Literal["text", "number", "date", "mean"]
Cell = str | int | None
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """A title, a width in characters, and what its cells hold; a `mean` is an exact "n/d", a `date` is Printed."""

    title: str
    width: int
    kind: Kind = "text"


class Radar(NamedTuple):
    """A spider over the first `themes` rows; `description` is its alt text."""

    label_column: int
    value_column: int
    themes: int
    description: str


class Sheet(NamedTuple):
    """One sheet; the first `kept` columns stay in view. With a `table`'s name it is an Excel table."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    kept: int = 1
    radar: Radar | None = None
    table: str = ""


def internal(context: Report) -> WorkingMaterial:
    """The working material; every list of it is empty where the audience has none."""
    return context["interne"] or cast("WorkingMaterial", defaultdict(list))


def score_cell(row: ScoreRow) -> Cell:
    """The number itself; at a nygodkendelse a score is words (domain.md 5.5)."""
    return row["visning"] if isinstance(row["score"], str) else row["score"]


def prose(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs)


def filled(*values: Value | None) -> list[Value]:
    """Those that say something, texts and parts alike."""
    return [value for value in values if value]


def yes_no(*, yes: bool) -> str:
    return "ja" if yes else "nej"
