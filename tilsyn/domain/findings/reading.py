"""A case as it is read once: each finding made when it is first asked for, and held until the case changes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tilsyn.domain.findings.evidence import Ground, grounds
from tilsyn.domain.findings.readiness import Readiness, cpr_finds, readiness
from tilsyn.domain.findings.scoring import Scorecard, scorecard

if TYPE_CHECKING:
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.library.edition import QualityModel


class Reading:
    """The findings of what may be seen of a case, as it stands."""

    def __init__(self, case: Case, model: QualityModel, visible: Visible) -> None:
        self._case = case
        self._model = model
        self.visible = visible

    @cached_property
    def grounds(self) -> dict[str, Ground]:
        """Evidence by item."""
        return grounds(self._model, self.visible)

    @cached_property
    def card(self) -> Scorecard:
        """States, scores and means."""
        return scorecard(self._model, self.visible, self.grounds)

    @cached_property
    def ready(self) -> Readiness:
        """What stands between the case and a final report."""
        return readiness(self._model, self._case, self.visible, self.card)

    @cached_property
    def cpr(self) -> list[tuple[str, str]]:
        """Where what looks like a CPR number stands."""
        return cpr_finds(self._case, self.visible)
