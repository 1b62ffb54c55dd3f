"""One sheet for each frame that is used: its points, and each voice in a row of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.excel.sheets.layout import Cell, Column, Row, Sheet, internal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.output.contexts.records.frame_page import FrameHeading, FramePart, PointRow
    from tilsyn.output.contexts.records.report import Report

LONGEST_NAME = 31
"""Excel's own limit; some signs may not stand in a sheet's name at all."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
COLUMNS = (
    Column("Punkt", 14),
    Column("Afsnit", 28),
    Column("Titel", 32),
    Column("Binding", 20),
    Column("Pligt", 18),
    Column("Læsning", 26),
    Column("Kan bruges til", 14),
    Column("Grundlag for", 14),
    Column("Samtale eller sted", 24),
    Column("Emne", 16),
    Column("Gruppe", 16),
    Column("Værdi", 20),
    Column("Talt og dateret", 30),
    Column("Ordlyd", 50),
    Column("Note eller citat", 70),
)


def frame_sheets(context: Report, taken: Iterable[str] = ()) -> list[Sheet]:
    """In the order of their ids; `taken`: names that other sheets have."""
    names, made = {each.casefold() for each in taken}, []
    for frame in internal(context)["rammer"]:
        name = _name(frame, names)
        names.add(name.casefold())
        made.append(Sheet(name, COLUMNS, tuple(_rows(frame))))
    return made


def _name(frame: FramePart, taken: set[str]) -> str:
    """Its title, cut as Excel wants it; where that is taken, its id."""
    title = " ".join(frame["titel"].translate(_FORBIDDEN).split())[:LONGEST_NAME].strip("' ") or frame["id"]
    return title if title.casefold() not in taken else f"{frame['id'][: LONGEST_NAME - 2]} 2"


def _rows(frame: FramePart) -> Iterator[Row]:
    for heading in frame["afsnit"]:
        for point in heading["punkter"]:
            own = _own(heading, point)
            said = [*_voices(point), *_places(point), *_computed(point)] or [("", "", "", "", "", point["ordlyd"], "")]
            yield from ((*own, *each) for each in said)


def _own(heading: FrameHeading, point: PointRow) -> tuple[Cell, ...]:
    return (
        point["id"],
        heading["titel"],
        point["titel"],
        point["binding"],
        point["pligt"],
        point["laesning"],
        ", ".join(point["kan_bruges"]),
        ", ".join(point["grundlag"]),
    )


def _voices(point: PointRow) -> Iterator[tuple[Cell, ...]]:
    for voice in point["stemmer"]:
        read = " · ".join(voice["laest"])
        yield (voice["samtale"], voice["emne"], voice["gruppe"], voice["vaerdi"], read, point["ordlyd"], voice["note"])


def _places(point: PointRow) -> Iterator[tuple[Cell, ...]]:
    for place in point["steder"]:
        yield (place["sted"], place["delen"], "", "sted fundet", "", point["ordlyd"], place["citat"])


def _computed(point: PointRow) -> Iterator[tuple[Cell, ...]]:
    for line in point["beregnet"]:
        yield ("", "", "", "opgjort af datoerne", line, point["ordlyd"], "")
