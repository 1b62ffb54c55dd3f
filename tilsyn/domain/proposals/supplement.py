"""Whether a file rests on the words that the case's edition has: with another supplement it is another edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.journal.entries import UsedSupplement
from tilsyn.domain.library.supplement import supplement_of
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange.quoting import quoted

if TYPE_CHECKING:
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.proposals.exchange import Exchange


def supplement_problem(case: Case, model: QualityModel, exchange: Exchange) -> Problem | None:
    """An error where the file has another supplement than the case, a warning where it names none."""
    used, held = case.one(UsedSupplement, "supplement"), supplement_of(model)
    stands = f"har {held.name()}" if held else "har ikke noget tillæg"
    if exchange.supplement is None:
        return problem("S142", at="supplement", stands=stands) if held else None
    given = exchange.supplement
    if used is not None and given.get("sha256") == used.kept.sha256:
        return None
    name = f"{quoted(str(given.get('id')))}, version {quoted(str(given.get('version')))}"
    return problem("S141", at="supplement", given=name, stands=stands)
