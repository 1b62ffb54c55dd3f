"""Two inspections of one provider held against each other: what scored the same words, and what nothing answers to.

Editions change: a thing is the same only where id and wording are (domain.md 4). Where a score moved, only the reason
that a person has written says why; no number is made of the difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from tilsyn.domain.findings.points_followed import PointFollowed, points_followed
from tilsyn.domain.findings.scoring import COUNTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tilsyn.domain.findings.scoring import CriterionScore, RatedState, Scorecard, Tally, ThemeScore
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import QualityModel, Step
    from tilsyn.domain.values import Compared, Unmatched

Edition = Literal["earlier", "later"]


class Inspection(NamedTuple):
    """One of the two: what may be seen of the case, and its scores."""

    visible: Visible
    card: Scorecard

    @property
    def scale(self) -> tuple[Step, ...]:
        return self.card.model.scale(self.card.kind)


def same_words(one: QualityModel, other: QualityModel) -> bool:
    """Whether all that is rated, and what it stands under, goes by the same names; what is asked of it may differ."""
    return one.id == other.id and list(_words(one)) == list(_words(other))


def _words(model: QualityModel) -> Iterator[tuple[object, ...]]:
    for unit in model.rated():
        yield unit.theme.number, unit.theme.title, unit.criterion.id, unit.criterion.title, unit.id, unit.text


class Tallied(NamedTuple):
    """A mean's basis, and the items below it."""

    tally: Tally
    states: tuple[RatedState, ...]

    def rests_on(self) -> dict[str, str]:
        return {state.unit.id: state.unit.text for state in self.states if state.unit.text is not None}


class RatedPair(NamedTuple):
    """The same words, rated twice."""

    then: RatedState
    now: RatedState
    compared: Compared

    @property
    def same_text(self) -> bool:
        """Whether it says the same, word for word, as what is carried over does."""
        return bool(self.now.text.strip()) and self.then.text.split() == self.now.text.split()

    @property
    def moved(self) -> bool | None:
        """None where the one score is not held against the other."""
        return {"moved": True, "unmoved": False}.get(self.compared)


class CriterionPair(NamedTuple):
    """A criterion of the later edition; `then` only where the earlier one has it, in the same words."""

    criterion: CriterionScore
    then: Tallied | None
    now: Tallied
    rated: tuple[RatedPair, ...]

    @property
    def same_basis(self) -> bool | None:
        return None if self.then is None else self.then.rests_on() == self.now.rests_on()


class ThemePair(NamedTuple):
    """A theme of the later edition, likewise."""

    theme: ThemeScore
    then: Tallied | None
    now: Tallied
    criteria: tuple[CriterionPair, ...]

    @property
    def same_basis(self) -> bool | None:
        return None if self.then is None else self.then.rests_on() == self.now.rests_on()


class RatedAlone(NamedTuple):
    """What one edition alone has; `elsewhere` is what goes by the very same words in the other."""

    state: RatedState
    edition: Edition
    why: Unmatched
    elsewhere: str = ""


class MeanAlone(NamedTuple):
    """A theme or a criterion of the earlier edition that the later one has not, with its mean."""

    level: Literal["theme", "criterion"]
    id: str
    title: str
    tallied: Tallied


class TwoInspections(NamedTuple):
    """All that is held against each other, and all that is not."""

    earlier: Inspection
    later: Inspection
    themes: tuple[ThemePair, ...]
    rated_alone: tuple[RatedAlone, ...]
    means_alone: tuple[MeanAlone, ...]
    points: tuple[PointFollowed, ...]


def two_inspections(earlier: Inspection, later: Inspection) -> TwoInspections:
    """Hold two inspections of one provider against each other. No difference is computed, and nothing is ranked."""
    then, now = _worded(earlier), _worded(later)
    pairs = {
        each: RatedPair(then[each], now[each], _compared(then[each], now[each], earlier, later))
        for each in now
        if each in then and then[each].unit.text == now[each].unit.text
    }
    themes = tuple(_theme(each, earlier.card, pairs) for each in later.card.themes)
    points = tuple(points_followed(earlier.visible, later.visible))
    return TwoInspections(
        earlier, later, themes, tuple(_rated_alone(then, now, pairs)), tuple(_means_alone(earlier, themes)), points
    )


def _worded(side: Inspection) -> dict[str, RatedState]:
    """What is rated, by id, where its wording is known: else nobody can say that it is the same."""
    return {state.unit.id: state for state in side.card.states if state.unit.text is not None}


def _compared(then: RatedState, now: RatedState, earlier: Inspection, later: Inspection) -> Compared:
    """Carried over is not judged again, so nothing can have moved; what was carried over then was a score then."""
    scored = [state.state in COUNTS and state.score is not None for state in (then, now)]
    if not all(scored):
        return "one_side" if any(scored) else "unscored"
    if earlier.scale != later.scale:
        return "other_scale"
    if now.state == "carried":
        return "not_again"
    return "unmoved" if then.score == now.score else "moved"


def _theme(theme: ThemeScore, earlier: Scorecard, pairs: Mapping[str, RatedPair]) -> ThemePair:
    """Themes have no id: number and name must both be the same, and something below them too."""
    alike = (each for each in earlier.themes if _named(each) == _named(theme))
    same = next((each for each in alike if _shares(each.states, theme.states, pairs)), None)
    then = Tallied(same.tally, same.states) if same else None
    criteria = tuple(_criterion(each, earlier, pairs) for each in theme.criteria)
    return ThemePair(theme, then, Tallied(theme.tally, theme.states), criteria)


def _criterion(criterion: CriterionScore, earlier: Scorecard, pairs: Mapping[str, RatedPair]) -> CriterionPair:
    every = (each for theme in earlier.themes for each in theme.criteria)
    same = next((each for each in every if _worded_as(each) == _worded_as(criterion)), None)
    then = Tallied(same.tally, same.states) if same else None
    rated = tuple(pairs[state.unit.id] for state in criterion.states if state.unit.id in pairs)
    return CriterionPair(criterion, then, Tallied(criterion.tally, criterion.states), rated)


def _named(theme: ThemeScore) -> tuple[int, str]:
    return theme.theme.number, theme.theme.title


def _worded_as(each: CriterionScore) -> tuple[str, str]:
    return each.criterion.id, each.criterion.title


def _shares(one: Iterable[RatedState], other: Iterable[RatedState], pairs: Mapping[str, RatedPair]) -> bool:
    held = {state.unit.id for state in other}
    return any(state.unit.id in held and state.unit.id in pairs for state in one)


def _rated_alone(
    then: Mapping[str, RatedState], now: Mapping[str, RatedState], pairs: Mapping[str, RatedPair]
) -> Iterator[RatedAlone]:
    """In the order of each edition, the earlier one first."""
    for own, other, edition, absent in ((then, now, "earlier", "gone"), (now, then, "later", "added")):
        same_words = {state.unit.text: each for each, state in other.items()}
        for each, state in own.items():
            if each not in pairs:
                why = cast("Unmatched", "reworded" if each in other else absent)
                yield RatedAlone(state, cast("Edition", edition), why, same_words.get(state.unit.text, ""))


def _means_alone(earlier: Inspection, themes: tuple[ThemePair, ...]) -> Iterator[MeanAlone]:
    met = {_named(each.theme) for each in themes if each.then is not None}
    criteria = {_worded_as(each.criterion) for theme in themes for each in theme.criteria if each.then is not None}
    for theme in earlier.card.themes:
        if _named(theme) not in met:
            yield MeanAlone("theme", str(theme.theme.number), theme.theme.title, Tallied(theme.tally, theme.states))
        for each in theme.criteria:
            if _worded_as(each) not in criteria and earlier.card.model.rated_level == "indicator":
                yield MeanAlone("criterion", *_worded_as(each), Tallied(each.tally, each.states))
