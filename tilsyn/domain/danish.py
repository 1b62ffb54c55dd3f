"""Danish numbers, dates, plurals and sort order; 15 lines instead of a 34 MB library (libraries.md)."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

EMPTY = "–"
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def mean_text(mean: Fraction | None) -> str:
    """One decimal, rounded once and half up, with a comma; an empty mean is a dash, never 0 (domain.md 5.3-5.4)."""
    if mean is None:
        return EMPTY
    tenths = (Decimal(mean.numerator) * 10 / Decimal(mean.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    return str(tenths / 10).replace(".", ",") if tenths % 10 else f"{tenths // 10},0"


def fraction_text(mean: Fraction | None) -> str | None:
    """Always with a slash: 3/1 (interface.md, Text, time, identity)."""
    return None if mean is None else f"{mean.numerator}/{mean.denominator}"


def date_text(iso: str | None) -> str:
    """Dates on paper: dd-mm-åååå (domain.md 11)."""
    return f"{iso[8:10]}-{iso[5:7]}-{iso[:4]}" if iso else ""


def origin_text(origin: str | None) -> str:
    """Where something comes from: a date as dates are printed, anything else as it was written."""
    return date_text(origin) if origin and _ISO_DATE.fullmatch(origin) else origin or ""


def time_text(iso: str | None) -> str:
    """Date and clock as a Dane writes them: 24-10-2023 10.12; a bare date stays a date."""
    if not iso or len(iso) <= len("2023-10-24"):
        return date_text(iso)
    return datetime.fromisoformat(iso).strftime("%d-%m-%Y %H.%M")


def listed(words: Iterable[str]) -> str:
    """As in: borgere, medarbejdere og ledelse."""
    items = list(words)
    return " og ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def either(words: Iterable[str]) -> str:
    """As in: ja, delvist eller nej."""
    items = list(words)
    return " eller ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def counted(number: int, one: str, many: str) -> str:
    """As in: 1 samtale, 3 samtaler."""
    return f"{number} {one if number == 1 else many}"


def danish_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key: æ, ø, å last and in that order; numbers by size, so Borger 2 comes before Borger 10."""
    folded = unicodedata.normalize("NFC", text).casefold()
    parts = re.findall(r"\d+|\D", folded)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, _letter(part)) for part in parts)


def _letter(letter: str) -> str:
    after_z = {"æ": "{1", "ø": "{2", "å": "{3"}
    return after_z.get(letter) or (unicodedata.normalize("NFD", letter)[0])


_PLACES = {
    "theme": "tema {}", "criterion": "kriterium {}", "question": "spørgsmål {}", "source": "{}", "encounter": "{}",
}  # fmt: skip
_WHOLE = {
    "overall": "samlet vurdering",
    "economy": "økonomi",
    "economy:baeredygtig": "økonomi, bæredygtighed",
    "economy:pris": "økonomi, pris",
    "economy:gennemsigtig": "økonomi, gennemsigtighed",
    "case": "sagen",
}


def place_text(at: str) -> str:
    """Where in a case, as it is read: "theme:4" is tema 4; an indicator's id stays as it is."""
    kind, _, rest = at.partition(":")
    return _WHOLE.get(at) or _PLACES.get(kind, "{}").format(rest if kind in _PLACES else at)


def natural_key(identifier: str) -> tuple[tuple[int, int, str], ...]:
    """Ids in model order: 9.a before 10.a."""
    return danish_key(identifier)
