"""`compare A B --json`: the shape stands in docs/vejledning.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.danish import fraction_text, mean_text
from tilsyn.domain.text import name_shown

if TYPE_CHECKING:
    from tilsyn.domain.findings.points_followed import PointFollowed
    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.findings.two_inspections import (
        CriterionPair,
        Inspection,
        RatedAlone,
        RatedPair,
        Tallied,
        ThemePair,
        TwoInspections,
    )
    from tilsyn.domain.journal.entries import FollowUp
    from tilsyn.output.contexts.records.comparison import ComparisonPage
    from tilsyn.services.comparing import ComparedCases

    Json = dict[str, Any]


def comparison_document(cases: ComparedCases) -> Json:
    """All of it, exact means beside shown ones, and no difference between them."""
    two, page = cases.two(), cases.page()
    return {
        "provider": page["tilbud"],
        "audience": "internal",
        "order": "date" if cases.by_date else "named",
        "earlier": _side(two.earlier, name_shown(cases.earlier.path.name)),
        "later": _side(two.later, name_shown(cases.later.path.name)),
        "remarks": page["bemaerkninger"],
        "themes": [_theme(each) for each in two.themes],
        "unmatched": _unmatched(two),
        "followups": [_point(each) for each in two.points],
        "examined": _examined(page),
    }


def _side(side: Inspection, file: str) -> Json:
    fields, model = side.visible.fields, side.card.model
    return {
        "file": file,
        "provider": fields.provider,
        "date": fields.date,
        "kind": fields.kind,
        "stage": fields.stage,
        "edition": model.id,
        "rated_level": model.rated_level,
        "method": side.card.method,
    }


def _theme(pair: ThemePair) -> Json:
    return {
        "number": pair.theme.theme.number,
        "title": pair.theme.theme.title,
        "earlier": _mean(pair.then),
        "later": _mean(pair.now),
        "same_basis": pair.same_basis,
        "criteria": [_criterion(each) for each in pair.criteria],
    }


def _criterion(pair: CriterionPair) -> Json:
    return {
        "id": pair.criterion.criterion.id,
        "title": pair.criterion.criterion.title,
        "earlier": _mean(pair.then),
        "later": _mean(pair.now),
        "same_basis": pair.same_basis,
        "indicators": [_rated(each) for each in pair.rated],
    }


def _mean(tallied: Tallied | None) -> Json | None:
    if tallied is None:
        return None
    tally = tallied.tally
    counts = {"judged": tally.judged, "carried": tally.carried, "applicable": tally.applicable}
    return {"mean": fraction_text(tally.mean), "display": mean_text(tally.mean), **counts}


def _rated(pair: RatedPair) -> Json:
    return {
        "id": pair.now.unit.id,
        "wording": pair.now.unit.text,
        "earlier": _state(pair.then),
        "later": _state(pair.now),
        "moved": pair.moved,
        "compared": pair.compared,
        "same_text": pair.same_text,
        "change": pair.now.change,
    }


def _state(state: RatedState) -> Json:
    origin = state.carried_from
    return {
        "state": state.state,
        "score": state.score,
        "reason": state.reason if state.state == "exempt" else None,
        "carried_from": {"date": origin.date, "edition": origin.edition} if origin else None,
        "text": state.text,
        "groups": state.ground.groups,
        "methods": state.ground.methods,
    }


def _unmatched(two: TwoInspections) -> list[Json]:
    means = [
        {
            "edition": "earlier",
            "level": each.level,
            "id": each.id,
            "wording": each.title,
            "why": "gone",
            "same_words": None,
            "mean": _mean(each.tallied),
        }
        for each in two.means_alone
    ]
    return [*means, *(_alone(each, two) for each in two.rated_alone)]


def _alone(alone: RatedAlone, two: TwoInspections) -> Json:
    side = two.earlier if alone.edition == "earlier" else two.later
    return {
        "edition": alone.edition,
        "level": side.card.model.rated_level,
        "id": alone.state.unit.id,
        "wording": alone.state.unit.text,
        "why": alone.why,
        "same_words": alone.elsewhere or None,
        **_state(alone.state),
    }


def _point(point: PointFollowed) -> Json:
    stands = point.stands
    return {
        "kind": stands.kind,
        "indicator": stands.indicator,
        "origin": stands.origin,
        "became": point.became,
        "earlier": _point_at(point.then),
        "later": _point_at(point.now),
    }


def _point_at(point: FollowUp | None) -> Json | None:
    if point is None:
        return None
    return {
        "text": point.text,
        "status": point.status,
        "deadline": point.deadline,
        "law": point.law,
        "decision": point.decision,
        "decision_date": point.decision_date,
    }


def _examined(page: ComparisonPage) -> list[Json]:
    return [
        {"title": each["titel"], "earlier": each["tidligere"], "later": each["senere"]} for each in page["undersoegt"]
    ]
