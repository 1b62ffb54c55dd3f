"""Whether a quote stands in a document's own words, and where: what is quoted is never taken on trust."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from tilsyn.domain.text import clean

if TYPE_CHECKING:
    from tilsyn.domain.findings.document_text import DocumentText

_BREAK = r"(?:[-\xad]?\n\s*|\xad)?"
"""Inside a word a line may end, with or without a hyphen that is no part of it."""
_HYPHEN = r"-(?:\n\s*)?"


def place_in(text: DocumentText, quote: str) -> str | None:
    """The heading and page that the quote stands at, "" where the document has neither; None where it does not stand.

    Blanks and line ends count as one, and a word may be broken between two lines; every letter must be there.
    """
    words = clean(quote).split()
    if not words:
        return None
    whole = "\n".join(each.text for each in text.lines)
    found = re.search(r"\s+".join(map(_word, words)), whole)
    if found is None:
        return None
    begins = [0, *accumulate(len(each.text) + 1 for each in text.lines)]
    first, last = (bisect_right(begins, at) - 1 for at in (found.start(), found.end() - 1))
    return _through(text, first, last)


def _word(word: str) -> str:
    return _BREAK.join(_HYPHEN if each == "-" else re.escape(each) for each in word)


def _through(text: DocumentText, first: int, last: int) -> str:
    """As in: »Klageadgang«, side 3-4."""
    place, page = text.place_of(first), text.lines[last].page
    return place if page in {None, text.lines[first].page} else f"{place}-{page}"
