"""What judging on the screen does to the case; it knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tilsyn.services.desk import Desk


class JudgingGestures:
    """Judgements, assessments and follow-up points, each committed in one gesture."""

    def __init__(self, desk: Desk, by: str | None) -> None:
        self.desk = desk
        self.by = by
