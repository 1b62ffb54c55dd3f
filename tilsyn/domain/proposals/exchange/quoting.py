"""How an exchange file is spoken of: places as JSON paths, and what may be quoted from it (interface.md)."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tilsyn.domain.danish import either
from tilsyn.domain.text import clean, quote

if TYPE_CHECKING:
    from collections.abc import Iterable

Path = tuple[str | int, ...]
"""Keys and positions from the top of the file: ("answers", 3, "question")."""
PROSE = frozenset({"text", "note", "reason", "quote", "about", "wording"})
"""Keys whose values are never repeated, whatever they hold."""
_LIKE_A_DATE = re.compile(r"[0-9TZ:.+ -]+")
_NEAR = 3
_SHOWN = 8


def quoted(given: object) -> str:
    """A key, id, code, number or listed value: on one line, CPR masked, at most 40 characters."""
    return quote(clean(str(given)))


def place(path: Path) -> str:
    """A path as answers[3].question; "filen" for the whole of it."""
    text = ""
    for step in path:
        joined = f".{quoted(step)}" if text else quoted(step)
        text += f"[{step}]" if isinstance(step, int) else joined
    return text or "filen"


def is_quotable(path: Path, given: object) -> bool:
    """Whether a faulty value is a number or a date, which may be repeated though its field is no list of values."""
    if any(step in PROSE for step in path):
        return False
    return isinstance(given, int | float) or (isinstance(given, str) and bool(_LIKE_A_DATE.fullmatch(given)))


def advice(given: str, known: Iterable[str]) -> str:
    """What was meant, as far as it can be guessed from what exists."""
    names = list(known)
    near = get_close_matches(given, names, n=_NEAR, cutoff=0.5)
    if near:
        return f"Mente du {either(quoted(each) for each in near)}?"
    if not names:
        return "Der er ingen at vælge mellem endnu."
    return f"Der findes fx {', '.join(quoted(each) for each in names[:_SHOWN])}."
