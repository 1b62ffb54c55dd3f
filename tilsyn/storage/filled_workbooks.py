"""A workbook that comes back: its cells, read in a process that is stopped when it takes too long or too much."""

from __future__ import annotations

from tilsyn.storage.documents.reading import LOCKED, OFFICE, apart
from tilsyn.storage.documents.refusals import SECONDS, TEXT_MEGABYTES, Refused

_ENDINGS = (".xlsx", ".xlsm")
_CODES = {"encrypted": "S151", "macros": "S152", "links": "S153", "bomb": "S154", "broken": "S155"}
_WHY = {
    "slow": f"den kan ikke læses på {SECONDS} sekunder",
    "large": f"der er mere end {TEXT_MEGABYTES} MB tekst, eller alt for mange celler",
    "memory": "den kræver for meget hukommelse",
}


class UnreadWorkbook(Exception):
    """It cannot be read: the code of the problem, and why where it is too large."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.code, self.why = _CODES.get(why, "S156"), _WHY.get(why, why)


def is_workbook(content: bytes, name: str) -> bool:
    """By what it holds; a locked one by its name too, for it hides what it is."""
    if content.startswith(b"PK\x03\x04"):
        return b"xl/workbook" in content or (name.casefold().endswith(_ENDINGS) and b"opendocument" not in content)
    return content.startswith(OFFICE) and LOCKED in content


def read_cells(content: bytes) -> bytes:
    """What the reader tells of the cells. Raises UnreadWorkbook."""
    if content.startswith(OFFICE):
        raise UnreadWorkbook("encrypted")
    try:
        return apart("xlsx", content)[1]
    except Refused as refused:
        raise UnreadWorkbook(refused.why) from None
