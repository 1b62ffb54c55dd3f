"""Whether a case holds anything that a judgement could rest on: something said, seen or read (interface.md, Final)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tilsyn.domain.findings.unread import is_unread
from tilsyn.domain.journal.entries import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.values import DocumentStatus

TELLS_BY_ITSELF: frozenset[DocumentStatus] = frozenset({"set_paa_stedet", "findes_ikke", "ikke_modtaget"})
"""What is known of a document without its file: that it was seen, or that there is none (domain.md 6)."""


def is_bare(visible: Visible) -> bool:
    """Whether nothing has been gathered.

    An answer that nothing can be read from is none, and neither is a paper that is only said to have come: until it is
    handed in, or something in it is noted, nobody has read it.
    """
    return next(_gathered(visible), None) is None


def _gathered(visible: Visible) -> Iterator[object]:
    answers = (each for _, each in visible.answers() if not is_unread(each))
    notes = (each for _, each in visible.notes() if each.text.strip())
    documents = (each for _, each in visible.of(Document) if each.sha256 or each.status in TELLS_BY_ITSELF)
    places = (each for _, each in visible.checklist_places() if each.value or each.quote)
    return chain(answers, notes, documents, places)
