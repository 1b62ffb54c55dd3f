"""Whose standard a document is: the municipality that it names, where nobody has said which it is."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tilsyn.domain.findings.document_text import DocumentText

_NAMED = re.compile(
    r"(?P<name>(?:Høje[ -])?(?-i:[A-ZÆØÅ])[\w-]*\w)\s+(?:regions)?kommunes?\b(?!\s+(?:kan|skal|har|er)\b)",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    {"den", "denne", "din", "egen", "en", "hver", "anden", "enhver", "alle", "vores", "ny", "for", "af"}
)
_FIRST = 60
"""Lines: who a standard is of stands on its first page; further on it tells of others."""


def municipality_named(text: str) -> str | None:
    """As in "Kvalitetsstandard, Solkær Kommune": Solkær Kommune. None where none is named, or two as often."""
    found = [each["name"] for each in _NAMED.finditer(text) if each["name"].casefold() not in _NO_NAME]
    ranked = Counter(each.casefold() for each in found).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    first = next(each for each in found if each.casefold() == ranked[0][0])
    return f"{first.title() if first.isupper() else first} Kommune"


def municipality_of(title: str, text: DocumentText) -> str | None:
    """By the title; else by what is named most on the first page."""
    return municipality_named(title) or municipality_named("\n".join(each.text for each in text.lines[:_FIRST]))


def spelled_alike(name: str) -> str:
    """By what two spellings of one municipality are told to be the same."""
    return re.sub(r"\W*\b(?:regions)?kommunes?\b", "", name.casefold()).strip()
