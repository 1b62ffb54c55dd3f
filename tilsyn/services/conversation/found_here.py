"""Where the documents of the case speak of the point at hand, told while it is read: places, never a value."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from tilsyn.errors import CaseDamaged
from tilsyn.services.documents.finding import REVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.library.asked import FramePoint
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.standard_search import FoundBeside

FOUND = "Fundet i sagens dokumenter; et fund er ingen læsning:"
NOWHERE = "Ikke fundet i sagens dokumenter. Det kan stå der med andre ord."
_searched: WeakKeyDictionary[Session, dict[str, FoundBeside | None]] = WeakKeyDictionary()
"""Of each conversation, by frame: a search takes a moment, and no document comes in while one reads."""


def found_here(session: Session) -> list[str]:
    """What to show under the point at hand; nothing where it is not looked for, or no document was searched."""
    point = session.current.point if session.current else None
    if point is None or not point.item.words or session.encounter.method != REVIEW:
        return []
    beside = _beside(session, point)
    if beside is None or not beside.searched:
        return []
    told = list(_told(point, beside))
    return [FOUND, *(f"- {each}" for each in told)] if told else [NOWHERE]


def _told(point: FramePoint, beside: FoundBeside) -> Iterator[str]:
    from tilsyn.services.checklists import beside_words, place_words  # only a standard is looked for

    yield from (place_words(each) for each in beside.places(point.item))
    yield from beside_words(point.item, beside)


def _beside(session: Session, point: FramePoint) -> FoundBeside | None:
    """None where a document is damaged: `verify` tells of it, and no conversation stops for it."""
    held = _searched.setdefault(session, {})
    if point.frame.id not in held:
        from tilsyn.services.standard_search import found_beside

        try:
            held[point.frame.id] = found_beside(session.desk, point.frame)
        except CaseDamaged:
            held[point.frame.id] = None
    return held[point.frame.id]
