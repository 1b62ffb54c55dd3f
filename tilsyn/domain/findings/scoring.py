"""States, exact means, and what is left out and why (domain.md 5). No threshold, no proposal, no verdict."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.earlier import carried, given_in, of_same_words, scored_before
from tilsyn.domain.findings.evidence import Ground, grounds
from tilsyn.domain.journal.entries import Focus, Judgement, Previous, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tilsyn.domain.findings.earlier import Before, CarriedFrom
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import Criterion, QualityModel, Rated, RatedUnit, Theme
    from tilsyn.domain.values import State

Averaging = Literal["one_stage", "two_stage"]
COUNTS = frozenset({"scored", "carried"})
APPLICABLE = frozenset({"scored", "judged", "carried", "missing"})


class RatedState(NamedTuple):
    """One rated item: its state, and the judgement or earlier report it comes from."""

    unit: RatedUnit
    state: State
    by: Literal["edition", "user"] | None = None
    reason: str | None = None
    score: int | str | None = None
    text: str = ""
    sources: tuple[str, ...] = ()
    carried_from: CarriedFrom | None = None
    ground: Ground = Ground()
    before: Before | None = None
    """Only where the score now is another."""
    change: str = ""
    """Why it is."""


class Tally(NamedTuple):
    """A mean and its basis: scored at this inspection, carried over, and how many apply."""

    mean: Fraction | None
    judged: int
    carried: int
    applicable: int

    @property
    def whole(self) -> Fraction | None:
        """The mean where nothing that applies lacks a score: one of fewer is another mean, and on no line."""
        return self.mean if self.judged + self.carried == self.applicable else None


class CriterionScore(NamedTuple):
    criterion: Criterion
    tally: Tally
    states: tuple[RatedState, ...]


class ThemeScore(NamedTuple):
    theme: Theme
    tally: Tally
    one_stage: Fraction | None
    two_stage: Fraction | None
    criteria: tuple[CriterionScore, ...]

    @property
    def states(self) -> tuple[RatedState, ...]:
        return tuple(state for each in self.criteria for state in each.states)


class Scorecard(NamedTuple):
    """All scores and means with their basis. `method` is None where there are no means (nygodkendelse)."""

    model: QualityModel
    kind: str
    method: Averaging | None
    themes: tuple[ThemeScore, ...]

    @property
    def states(self) -> tuple[RatedState, ...]:
        return tuple(state for theme in self.themes for state in theme.states)


def mean(values: Iterable[Fraction | int | None]) -> Fraction | None:
    """Exact; the mean of nothing is None, not 0."""
    counted = [Fraction(value) for value in values if value is not None]
    return sum(counted, Fraction(0)) / len(counted) if counted else None


def scorecard(model: QualityModel, visible: Visible, found: Mapping[str, Ground] | None = None) -> Scorecard:
    """Score the whole case by the edition's own method; `found` is its evidence, where that has been gathered."""
    kind = visible.fields.kind
    method = None if kind == "nygodkendelse" else model.averaging
    states = rated_states(model, visible, found)
    themes = tuple(_theme_score(theme, states, method) for theme in model.themes)
    return Scorecard(model, kind, method, themes)


def earlier_scorecard(card: Scorecard, visible: Visible) -> Scorecard | None:
    """What an earlier report gave the same words, by this card's method; None without one.

    What applies now and had no score then is missing: a mean of what there was is no mean of the whole. What leaves
    the mean now leaves it here too, or the two could not stand beside each other.
    """
    previous = visible.one(Previous, "previous")
    if previous is None or card.method is None:
        return None
    states = {each.unit.id: _earlier_state(each, card.model, previous) for each in card.states}
    return card._replace(themes=tuple(_theme_score(theme, states, card.method) for theme in card.model.themes))


def _earlier_state(now: RatedState, model: QualityModel, previous: Previous) -> RatedState:
    if now.state not in APPLICABLE:
        return RatedState(now.unit, now.state)
    earlier = next(of_same_words(now.unit, model, previous), None)
    if earlier is None:
        return RatedState(now.unit, "missing")
    given = given_in(earlier, previous)
    return RatedState(now.unit, "scored", score=earlier.score, text=earlier.text, carried_from=given)


def rated_states(
    model: QualityModel, visible: Visible, found: Mapping[str, Ground] | None = None
) -> dict[str, RatedState]:
    """The state of every rated item of the edition, by id."""
    found = grounds(model, visible) if found is None else found
    return {
        unit.id: _state(unit, model, visible)._replace(ground=found.get(unit.id, Ground())) for unit in model.rated()
    }


def applicability(item: Rated, visible: Visible) -> tuple[Literal["applies", "contested", "exempt"], Scope | None]:
    """The edition's answer, settled by the user's recorded choice where the edition contests.

    A choice that the edition no longer asks for, since the service types are others now, settles nothing and is not
    given: no sentence may be written of it.
    """
    stated = item.applies(visible.fields.service_types)
    choice = visible.one(Scope, Slot.scope(item.id)) if stated == "contested" else None
    if choice is None:
        return stated, None
    return ("applies" if choice.use else "exempt"), choice


def _state(unit: RatedUnit, model: QualityModel, visible: Visible) -> RatedState:
    if unit.text is None:
        return RatedState(unit, "unknown")
    applies, choice = applicability(unit.item, visible)
    if applies == "exempt":
        by, reason = ("user", choice.reason) if choice else ("edition", None)
        return RatedState(unit, "exempt", by=by, reason=reason)  # type: ignore[arg-type]  # the pair is typed too wide
    judgement = visible.one(Judgement, Slot.judgement(unit.id))
    if judgement:
        return _judged(unit, judgement, model, visible)
    return _unjudged(unit, model, visible)


def _judged(unit: RatedUnit, judgement: Judgement, model: QualityModel, visible: Visible) -> RatedState:
    on_scale = model.label_of(visible.fields.kind, judgement.score) is not None
    before = scored_before(unit, model, visible) if on_scale else None
    return RatedState(
        unit,
        "scored" if on_scale else "judged",
        reason=judgement.reason,
        score=judgement.score if on_scale else None,
        text=judgement.text,
        sources=judgement.sources,
        before=before if before and before.score != judgement.score else None,
        change=judgement.change or "",
    )


def _unjudged(unit: RatedUnit, model: QualityModel, visible: Visible) -> RatedState:
    if in_focus(unit.id, visible):
        return RatedState(unit, "missing")
    previous = visible.one(Previous, "previous")
    earlier = carried(unit, model, previous) if previous and visible.fields.kind != "nygodkendelse" else None
    if previous is None or earlier is None:
        return RatedState(unit, "not_judged", reason=focus_reason(visible))
    origin = given_in(earlier, previous)
    return RatedState(unit, "carried", score=earlier.score, text=earlier.text, carried_from=origin)


def in_focus(item: str, visible: Visible) -> bool:
    """Without a focus everything is (domain.md 5.4)."""
    focus = visible.one(Focus, "focus")
    return focus is None or item in focus.indicators


def focused(model: QualityModel, visible: Visible) -> tuple[str, ...]:
    """What the focus names, has words and still applies: the service types may be others than when it was set."""
    focus = visible.one(Focus, "focus")
    units = {unit.id: unit for unit in model.rated() if unit.text is not None}
    named = (each for each in (focus.indicators if focus else ()) if each in units)
    return tuple(each for each in named if applicability(units[each].item, visible)[0] != "exempt")


def focus_reason(visible: Visible) -> str | None:
    focus = visible.one(Focus, "focus")
    return focus.reason if focus else None


def _theme_score(theme: Theme, states: dict[str, RatedState], method: Averaging | None) -> ThemeScore:
    criteria = tuple(_criterion_score(each, states, method) for each in theme.criteria)
    everything = [state for each in criteria for state in each.states]
    two_stage = mean(each.tally.mean for each in criteria) if method else None
    one_stage = _mean_of(everything) if method else None
    shown = two_stage if method == "two_stage" else one_stage
    return ThemeScore(theme, _tally(everything, shown), one_stage, two_stage, criteria)


def _criterion_score(criterion: Criterion, states: dict[str, RatedState], method: Averaging | None) -> CriterionScore:
    ids = [each.id for each in criterion.indicators] or [criterion.id]
    own = tuple(states[each] for each in ids if each in states)
    return CriterionScore(criterion, _tally(own, _mean_of(own) if method else None), own)


def _mean_of(states: Sequence[RatedState]) -> Fraction | None:
    return mean(state.score for state in states if state.state in COUNTS and isinstance(state.score, int))


def _tally(states: Sequence[RatedState], shown: Fraction | None) -> Tally:
    return Tally(
        shown,
        judged=sum(state.state == "scored" for state in states),
        carried=sum(state.state == "carried" for state in states),
        applicable=sum(state.state in APPLICABLE for state in states),
    )
