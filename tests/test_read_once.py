"""What is found in a case is found once until the case changes: as fresh as ever, and never more to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tilsyn.domain.findings.scoring import Scorecard, scorecard
from tilsyn.domain.findings.visible import Visible
from tilsyn.output.contexts import Known
from tilsyn.output.contexts.directives import directive_rows

if TYPE_CHECKING:
    from tests.telling import Told
    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel


class Counting:
    """A scorecard that counts how often all its texts are read."""

    def __init__(self, card: Scorecard) -> None:
        self._card = card
        self.reads = 0

    @property
    def states(self) -> tuple[RatedState, ...]:
        self.reads += 1
        return self._card.states


def test_the_texts_are_read_once_for_all_directives(
    told: Told, model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    told.judge("4.a", 4, "Det følger af 3.1.3-3.1.5.\n\nKilder: Borger 1")
    visible = Visible(told.case, masked=True)
    counting = Counting(scorecard(model, visible))
    rows = directive_rows(Known(model, catalogues, visible, cast("Scorecard", counting), "provider", ()))
    assert [row["id"] for row in rows] == ["NR2020:3.1.3", "NR2020:3.1.4", "NR2020:3.1.5"]
    assert counting.reads == 1
