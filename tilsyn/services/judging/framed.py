"""What the edition's source says of what is judged or assessed: read on request, never beside the score by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.services.source_words import framed, framed_lines

if TYPE_CHECKING:
    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.services.open_case import Desk


def place_of(desk: Desk, unit: RatedUnit) -> Place:
    """The address of a rated item: a criterion is one where the edition rates criteria."""
    return Place.criterion(unit.id) if desk.model.rated_level == "criterion" else Place(unit.id)


def framed_text(desk: Desk, place: str) -> str:
    """The source's words of a place in the case's own edition; nothing where it has none."""
    model = desk.model.model_dump(mode="json")
    return "\n".join(framed_lines(framed(model, place, desk.visible().fields.service_types))).strip()
