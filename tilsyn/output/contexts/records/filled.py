"""What the sheets to fill hold: rows as a person reads them, and what comes back hidden beside them."""

from __future__ import annotations

from typing import TypedDict


class FillRow(TypedDict):
    """A row: its cells by the keys of its record, the words asked for, and the id of the version it shows if any."""

    celler: dict[str, str | int]
    ordlyd: str
    id: str


class FillPart(TypedDict):
    """One sheet, by its part of the exchange file."""

    slags: str
    raekker: list[FillRow]


class FillBook(TypedDict):
    """All sheets; whose they are; and what may be chosen in a column, by its key."""

    tilbud: str
    stand: str
    sag: str
    udgave: str
    tillaeg: dict[str, object]
    ark: list[FillPart]
    valg: dict[str, list[str]]
