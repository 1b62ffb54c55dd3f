"""The names of a form for tablets (XLSForm), as it leaves and as its submissions come back."""

from __future__ import annotations

import re
from hashlib import sha256

from tilsyn.domain.values import COVERAGES, VALUE_LETTERS

CASE, SOURCE, GROUP = "sag", "kilde", "gruppe"
START, END = "start", "end"
NOTE, OUTCOME = "note", "udfald"
READINGS: tuple[str, ...] = tuple(value for _, value in VALUE_LETTERS if value not in COVERAGES)
"""What can be said by someone; the others are read of documents."""
_FIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._]*")
_FIT_OF_OWN = re.compile(r"[a-z0-9][a-z0-9.]*")
_AFTER_NOTE = "_note"


def fits_a_name(question: str) -> bool:
    """Whether a question's id can stand in the name of a field (XML names hold full stops, and no colon)."""
    return bool(_FIT.fullmatch(question))


def own_name(code: str) -> str:
    """What the fields of a question of one's own are called by: its code, in which there may stand anything.

    One that is no name, or could be taken for the field of a note or for another in other letters, is told apart by
    what it is made of, so the same code gives the same name whatever else the case holds.
    """
    if _FIT_OF_OWN.fullmatch(code):
        return code
    legible = re.sub(r"[^a-z0-9]+", ".", code.lower()).strip(".")
    return ".".join(filter(None, (legible, sha256(code.encode()).hexdigest()[:8])))


def reading_field(question: str) -> str:
    """What a question is read as."""
    return f"q_{question}"


def note_field(question: str) -> str:
    """What was said about it."""
    return f"q_{question}{_AFTER_NOTE}"


def family_field(question: str) -> str:
    """The official questions that were asked as one, the first of them in the name."""
    return f"f_{question}"


def page_field(question: str) -> str:
    """The page of a question."""
    return f"p_{question}"


def as_served(field: str) -> str:
    """As Central's OData names a field: nothing but letters, digits and underlines."""
    return re.sub(r"[^A-Za-z0-9_]+", "_", field)
