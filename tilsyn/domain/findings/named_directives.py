"""Which directives and provisions a text names: a judgement rests on those, and the report cites no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.library.references import parted

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMED = re.compile(r"(?<![\d.])(?P<first>\d+\.\d+\.\d+[a-z]?)(?:\s?[-–]\s?(?P<last>\d+\.\d+\.\d+[a-z]?))?(?![\d.]\d)")
_WHOLE = re.compile(
    r"\b(?:NR\d{4}[:,]?\s?|anvisning(?:en)?\s|retningslinje(?:n)?\s)(?P<number>\d+\.\d+)(?!\d|\.\d)", re.IGNORECASE
)
"""A whole guideline has two numbers, as a date and a time have: it is meant where the word stands before it."""


def directives_named(texts: Iterable[str], references: Iterable[str]) -> set[str]:
    """Those of the references whose number stands in a text, "3.1.3-3.1.5" being three."""
    texts = list(texts)
    spans = [
        (number_key(match["first"]), number_key(match["last"] or match["first"]))
        for text in texts
        for match in _NAMED.finditer(text)
    ]
    wholes = (number_key(match["number"]) for text in texts for match in _WHOLE.finditer(text))
    spans += [(each, each) for each in wholes]
    keys = {reference: number_key(reference) for reference in references}
    return {reference for reference, key in keys.items() if any(first <= key <= last for first, last in spans)}


def number_key(reference: str) -> list[tuple[int, str]]:
    """The order of directives: by their numbers, the catalogue apart."""
    number = parted(reference)[1].lstrip("§")
    return [(int("".join(filter(str.isdigit, part)) or 0), part) for part in number.split(".")]
