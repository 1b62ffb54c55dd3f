"""Who said what of an indicator, beside the judgement one writes: the same on the screen and line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.interview.evidence_text import breadth_sentence, heading_beside, voice_in_brief
from tilsyn.services.frame_maps import unlit_words
from tilsyn.services.judging.view import by_question, evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.interview.evidence_text import Run
    from tilsyn.services.open_case import Desk


def ground_beside(desk: Desk, unit: RatedUnit) -> Iterator[Run]:
    """How broad the evidence is, each voice in brief under its question, and the notes that were put a level up."""
    ground = evidence_of(desk, unit.id)
    yield "\nGrundlag\n", "bold"
    yield f"{breadth_sentence(ground)}\n", ""
    yield from unlit_runs(desk, Place.theme(unit.theme.number))
    for heard in by_question(desk, unit, unit.id, ground):
        yield f"\n{heading_beside(heard)}\n", "bold"
        yield from ((voice_in_brief(desk, piece), "") for piece in heard.pieces)
    for place in Place.above(unit):
        yield from _placed(desk, place)


def unlit_runs(desk: Desk, place: str) -> Iterator[Run]:
    """The steps of a course that the inspection has nothing on, where the theme is told of them."""
    words = unlit_words(desk, place)
    if words:
        yield f"{words}\n", "italic"


def _placed(desk: Desk, place: Place) -> Iterator[Run]:
    """Notes that were put a level up: other matters worth weighing."""
    pieces = evidence_of(desk, place).pieces
    if pieces:
        yield f"\nNoter lagt på {place.text()}\n", "bold"
        yield from ((voice_in_brief(desk, piece), "") for piece in pieces)
