"""CPR numbers in every spelling (domain.md 7): where they stand in a text, and the text without them."""

from __future__ import annotations

import re
from typing import NamedTuple

MASK = "[CPR fjernet]"


class Find(NamedTuple):
    """Where something was found: start and end in the text. Never the text itself."""

    start: int
    end: int


def cpr_places(text: str) -> list[Find]:
    """Everything that looks like a CPR number, in any spelling; generous on purpose."""
    if not has_digits(text):
        return []
    from tilsyn.domain.cpr_search import searched  # most texts hold too few digits to need it

    return [Find(*span) for span in searched(text)]


def has_digits(text: str) -> bool:
    """Whether a text is worth a search at all; most are not."""
    return bool(_ENOUGH.search(text))


def has_cpr(text: str) -> bool:
    return bool(cpr_places(text))


def mask_cpr(text: str) -> str:
    """Replace every CPR number by the mask; all else stays as it is."""
    kept, done = [], 0
    for find in cpr_places(text):
        kept += [text[done : find.start], MASK]
        done = find.end
    return "".join((*kept, text[done:])) if kept else text


_ENOUGH = re.compile(r"\d(?:\D*+\d){6}")
"""The fewest digits there can be: 1. jan. 80-1234."""
