"""What the earlier report gave: a score beside the new one, a theme's mean beside the new. Never more than is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.scoring import APPLICABLE, given_in, mean
from tilsyn.domain.journal.entries import Previous

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from tilsyn.domain.findings.scoring import Averaging, RatedState, Scorecard, ThemeScore
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import QualityModel, RatedUnit


class EarlierScore(NamedTuple):
    """A score on the scale, and the day of the report that gave it."""

    score: int
    date: str


def earlier_scores(model: QualityModel, visible: Visible) -> dict[str, EarlierScore]:
    """By id, of what is rated by the same id and wording in both reports; an approval has another scale, and none."""
    previous = visible.one(Previous, "previous")
    if previous is None or visible.fields.kind == "nygodkendelse":
        return {}
    found = ((unit, _score(unit, model, previous)) for unit in model.rated())
    return {unit.id: score for unit, score in found if score}


def _score(unit: RatedUnit, model: QualityModel, previous: Previous) -> EarlierScore | None:
    for each in previous.judgements:
        given = given_in(each, previous)
        same = each.wording == unit.text if each.wording is not None else given.edition == model.id
        if each.indicator == unit.id and same and isinstance(each.score, int):
            return EarlierScore(each.score, given.date)
    return None


def earlier_mean(theme: ThemeScore, card: Scorecard, scores: Mapping[str, EarlierScore]) -> Fraction | None:
    """By this report's own method; None unless every indicator that applies now had a score then.

    A mean of fewer indicators is another mean, and no line may be drawn between the two.
    """
    applicable = [[each for each in criterion.states if each.state in APPLICABLE] for criterion in theme.criteria]
    whole = [states for states in applicable if states]
    if card.method is None or not whole or any(each.unit.id not in scores for states in whole for each in states):
        return None
    return _mean(whole, card.method, scores)


def _mean(whole: list[list[RatedState]], method: Averaging, scores: Mapping[str, EarlierScore]) -> Fraction | None:
    values = [[scores[each.unit.id].score for each in states] for states in whole]
    if method == "two_stage":
        return mean(mean(each) for each in values)
    return mean(score for each in values for score in each)
