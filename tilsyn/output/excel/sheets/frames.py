"""One sheet for each frame that is used: its points, and each voice in a row of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.output.excel.sheets.layout import Column, Sheet, listing
from tilsyn.output.excel.text_lines import room_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.output.contexts.records.frame_page import FrameHeading, FramePart, PointRow
    from tilsyn.output.contexts.records.workbook import CaseWorkbook

LONGEST_NAME = 31
"""Excel's own limit; some signs may not stand in a sheet's name at all, and one name is Excel's own."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_EXCELS_OWN = "history"
NARROWEST, WIDEST = 9, 24
"""Of the column with the points' ids, which are as long as their frame has made them."""
COLUMNS = (
    Column("Titel", 18, "titel"),
    # In a frame of actors every actor has a point of the same title.
    Column("Afsnit", 15, "afsnit"),
    Column("Læsning", 11, "laesning"),
    Column("Samtale eller sted", 12, "samtale"),
    Column("Gruppe", 13, "gruppe"),
    Column("Værdi", 9, "vaerdi"),
    Column("Talt og dateret", 11, "talt"),
    Column("Note eller citat", 29, "note"),
    Column("Emne", 9, "emne"),
    Column("Ordlyd", 23, "ordlyd"),
    Column("Grundlag for", 9, "grundlag"),
    Column("Kan bruges til", 14, "kan_bruges", folded=True),
    Column("Binding", 18, "binding", folded=True),
    Column("Pligt", 27, "pligt", folded=True),
)
_EMPTY = dict.fromkeys(("samtale", "emne", "gruppe", "vaerdi", "talt", "note"), "")


def frame_sheets(book: CaseWorkbook, taken: Iterable[str] = ()) -> list[Sheet]:
    """In the order of their ids; `taken`: names that other sheets have."""
    names = {_EXCELS_OWN, *(each.casefold() for each in taken)}
    made: list[Sheet] = []
    for frame in book["rammer"]:
        name = _name(frame, names)
        names.add(name.casefold())
        table = f"tRamme_{re.sub(r'[^A-Za-z0-9_]', '_', frame['id'])}_{len(made) + 1}"
        made.append(listing(name, table, (_points(frame), *COLUMNS), _rows(frame), kept=3))
    return made


def _points(frame: FramePart) -> Column:
    """As wide as the longest id, which has no place to be broken."""
    ids = [point["id"] for heading in frame["afsnit"] for point in heading["punkter"]]
    return Column("Punkt", min(max([NARROWEST, *map(room_for, ids)]), WIDEST), "punkt")


def _name(frame: FramePart, taken: set[str]) -> str:
    """Its title, cut as Excel wants it; where that is taken, its id."""
    title = " ".join(frame["titel"].translate(_FORBIDDEN).split())[:LONGEST_NAME].strip("' ") or frame["id"]
    return title if title.casefold() not in taken else f"{frame['id'][: LONGEST_NAME - 2]} 2"


def _rows(frame: FramePart) -> Iterator[dict[str, str]]:
    for heading in frame["afsnit"]:
        for point in heading["punkter"]:
            own = _own(heading, point)
            said = [*_voices(point), *_places(point), *_computed(point)] or [_EMPTY]
            yield from ({**_EMPTY, **own, **each} for each in said)


def _own(heading: FrameHeading, point: PointRow) -> dict[str, str]:
    return {
        "punkt": point["id"],
        "afsnit": heading["titel"],
        "titel": point["titel"],
        "binding": point["binding"],
        "pligt": point["pligt"],
        "laesning": point["laesning"],
        "kan_bruges": ", ".join(point["kan_bruges"]),
        "grundlag": ", ".join(point["grundlag"]),
        "ordlyd": point["ordlyd"],
    }


def _voices(point: PointRow) -> Iterator[dict[str, str]]:
    for voice in point["stemmer"]:
        yield {
            "samtale": voice["samtale"],
            "emne": voice["emne"],
            "gruppe": voice["gruppe"],
            "vaerdi": voice["vaerdi"],
            "talt": " · ".join(voice["laest"]),
            "note": voice["note"],
        }


def _places(point: PointRow) -> Iterator[dict[str, str]]:
    for place in point["steder"]:
        yield {"samtale": place["sted"], "emne": place["delen"], "vaerdi": "sted fundet", "note": place["citat"]}


def _computed(point: PointRow) -> Iterator[dict[str, str]]:
    for line in point["beregnet"]:
        yield {"vaerdi": "opgjort af datoerne", "talt": line}
