"""The neutral words for a sheet, and what several sheets share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Context = dict[str, Any]
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
    """One sheet; the first `kept` columns stay in view."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    kept: int = 1
    radar: Radar | None = None


def internal(context: Context, part: str) -> Sequence[Context]:
    found: Sequence[Context] = (context["interne"] or {}).get(part, ())
    return found


def score_cell(row: Context) -> Cell:
    """The number itself; at a nygodkendelse a score is words (domain.md 5.5)."""
    score: Cell = row.get("score")
    return row["visning"] if isinstance(score, str) else score


def prose(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs)


def filled(*values: Any) -> list[Any]:  # noqa: ANN401  texts and parts alike: only emptiness matters
    return [value for value in values if value]


def yes_no(*, yes: bool) -> str:
    return "ja" if yes else "nej"
