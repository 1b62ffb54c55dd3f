from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.telling import Told
from tilsyn.domain.danish import fraction_text, mean_text
from tilsyn.domain.entries import EarlierJudgement, Focus, Previous, Scope
from tilsyn.domain.scoring import focused, mean, scorecard
from tilsyn.domain.visible import Visible

if TYPE_CHECKING:
    from tilsyn.domain.edition import QualityModel
    from tilsyn.domain.scoring import Scorecard, ThemeScore


def card(model: QualityModel, told: Told) -> Scorecard:
    return scorecard(model, Visible(told.case))


def theme(model: QualityModel, told: Told, number: int) -> ThemeScore:
    return next(each for each in card(model, told).themes if each.theme.number == number)


def judged(told: Told, scores: dict[str, int]) -> None:
    for indicator, score in scores.items():
        told.judge(indicator, score)


def test_worked_case_of_the_handbook(model: QualityModel, told: Told) -> None:
    judged(told, {"4.a": 5, "4.b": 5, "5.a": 3, "5.b": 3, "5.c": 3, "7.a": 1})
    health = theme(model, told, 4)
    assert (fraction_text(health.two_stage), fraction_text(health.one_stage)) == ("3/1", "10/3")
    assert fraction_text(health.tally.mean) == "3/1"


def test_the_two_methods_show_different_decimals(model: QualityModel, told: Told) -> None:
    judged(told, {"4.a": 4, "4.b": 4, "5.a": 4, "5.b": 4, "5.c": 3, "7.a": 4})
    health = theme(model, told, 4)
    assert (health.two_stage, mean_text(health.two_stage)) == (Fraction(35, 9), "3,9")
    assert (health.one_stage, mean_text(health.one_stage)) == (Fraction(23, 6), "3,8")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Fraction(17, 4), "4,3"), (Fraction(7, 2), "3,5"), (Fraction(3), "3,0"), (Fraction(1, 20), "0,1"), (None, "–")],
)
def test_means_are_rounded_once_and_half_up(value: Fraction | None, shown: str) -> None:
    assert mean_text(value) == shown


def test_the_mean_of_nothing_is_nothing() -> None:
    assert mean([]) is None
    assert mean([None, None]) is None


def test_an_empty_theme_has_no_value(model: QualityModel, told: Told) -> None:
    assert theme(model, told, 4).tally.mean is None


def test_indicators_that_do_not_apply_leave_numerator_and_denominator(model: QualityModel, told: Told) -> None:
    states = {state.unit.id: state.state for state in card(model, told).states}
    assert {states[each] for each in ("6.a", "6.b", "14.c", "2.d")} == {"exempt"}
    assert states["3.c"] == "unknown"
    assert theme(model, told, 4).tally.applicable == 6


def test_it_applies_if_it_does_to_one_of_the_service_types(model: QualityModel, told: Told) -> None:
    told.field(service_types=["101-ambulant", "107"])
    states = {state.unit.id: state for state in card(model, told).states}
    assert states["6.a"].state == "missing"
    assert states["6.a"].unit.item.applies_to_some_only(("101-ambulant", "107")) == ("107",)


def test_a_contested_indicator_counts_once_scored_and_leaves_by_choice(model: QualityModel, told: Told) -> None:
    told.judge("2.b", 3)
    assert theme(model, told, 2).tally.judged == 1
    told.say(Scope(record=told.id(), indicator="2.b", use=False, reason="Undtaget efter handbogen"))
    state = next(each for each in card(model, told).states if each.unit.id == "2.b")
    assert (state.state, state.by, state.reason) == ("exempt", "user", "Undtaget efter handbogen")


def earlier(
    told: Told, model: QualityModel, score: int = 4, edition: str = "KM2021", wording: str | None = None
) -> None:
    ids = [unit.id for unit in model.rated() if unit.text]
    rows = tuple(EarlierJudgement(indicator=each, text="Fra 2022.", score=score, wording=wording) for each in ids)
    told.say(Previous(record=told.id(), date="2022-10-12", edition=edition, judgements=rows))


def test_a_focused_visit_prints_no_misleading_mean(model: QualityModel, told: Told) -> None:
    earlier(told, model)
    focus = ("4.a", "4.b", "5.a", "5.b", "5.c")
    told.say(Focus(record=told.id(), indicators=focus, reason="Opfølgning"))
    judged(told, dict.fromkeys(focus, 2))
    health = theme(model, told, 4)
    assert (health.tally.judged, health.tally.carried, health.tally.applicable) == (5, 1, 6)
    assert health.two_stage == Fraction(2 + 2 + 4, 3)
    organisation = theme(model, told, 5)
    assert (organisation.tally.judged, organisation.tally.carried) == (0, 3)


def test_outside_focus_with_nothing_to_carry_is_not_judged(model: QualityModel, told: Told) -> None:
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="Ét punkt"))
    states = {state.unit.id: state for state in card(model, told).states}
    assert (states["4.a"].state, states["4.b"].state, states["4.b"].reason) == ("missing", "not_judged", "Ét punkt")
    assert theme(model, told, 4).tally.applicable == 1


@pytest.mark.parametrize(
    ("edition", "wording", "expected"), [("KM2014", None, "not_judged"), ("KM2014", "Noget andet", "not_judged")]
)
def test_only_the_same_wording_is_carried_over(
    model: QualityModel, told: Told, edition: str, wording: str | None, expected: str
) -> None:
    earlier(told, model, edition=edition, wording=wording)
    told.say(Focus(record=told.id(), indicators=("1.a",), reason="x"))
    states = {state.unit.id: state.state for state in card(model, told).states}
    assert states["4.a"] == expected


def test_nygodkendelse_has_words_and_no_means(model: QualityModel, told: Told) -> None:
    told.field(kind="nygodkendelse")
    told.judge("4.a", "forventes")
    made = card(model, told)
    assert made.method is None
    assert all(each.tally.mean is None for each in made.themes)
    assert next(state for state in made.states if state.unit.id == "4.a").state == "scored"


def test_a_score_of_another_scale_counts_as_none(model: QualityModel, told: Told) -> None:
    told.judge("4.a", 4)
    told.field(kind="nygodkendelse")
    assert next(state for state in card(model, told).states if state.unit.id == "4.a").state == "judged"


CHOICES = st.dictionaries(st.sampled_from(["4.a", "4.b", "5.a", "5.b", "5.c", "7.a"]), st.integers(1, 5))


@given(scores=CHOICES)
def test_means_agree_with_an_oracle(model: QualityModel, scores: dict[str, int]) -> None:
    told = Told()
    judged(told, scores)
    groups: dict[str, list[int]] = {}
    for indicator, score in scores.items():
        groups.setdefault(indicator.split(".")[0], []).append(score)
    every = [score for group in groups.values() for score in group]
    one = Fraction(sum(every), len(every)) if every else None
    two = sum(Fraction(sum(g), len(g)) for g in groups.values()) / len(groups) if groups else None
    health = theme(model, told, 4)
    assert (health.one_stage, health.two_stage) == (one, two)


@given(data=st.data())
def test_random_exemptions_leave_the_mean_to_the_rest(model: QualityModel, data: Any) -> None:
    told = Told()
    types = data.draw(st.lists(st.sampled_from([each.id for each in model.service_types]), min_size=1, unique=True))
    told.field(service_types=types)
    scores = data.draw(CHOICES | st.fixed_dictionaries({"6.a": st.integers(1, 5), "14.c": st.integers(1, 5)}))
    judged(told, scores)
    not_for = {"6.a": {"141-sul", "101-ambulant", "101-ambulant-unge", "101a-ambulant", "110"},
               "14.c": {"141-sul", "101-ambulant", "101-ambulant-unge", "110"}}  # fmt: skip
    counted = [score for each, score in scores.items() if not set(types) <= not_for.get(each, set())]
    found = [state.score for state in card(model, told).states if state.state == "scored"]
    assert sorted(counted) == sorted(found)  # type: ignore[type-var]  # integers only on this scale


def test_a_choice_that_the_edition_no_longer_asks_for_settles_nothing(model: QualityModel, told: Told) -> None:
    """Chosen while contested; then the service types became others."""
    told.field(service_types=["101-dag"])
    told.say(Scope(record=told.id(), indicator="6.a", use=True, reason="Stedet har overnatning"))
    assert card(model, told).states
    told.field(service_types=["101-ambulant"])
    states = {state.unit.id: state for state in card(model, told).states}
    assert (states["6.a"].state, states["6.a"].by, states["6.a"].reason) == ("exempt", "edition", None)
    told.field(service_types=["101-doegn"])
    told.say(Scope(record=told.id(), indicator="2.b", use=False, reason="Gammelt valg"))
    assert {state.unit.id: state.state for state in card(model, told).states}["2.b"] == "missing"


def test_the_focus_is_told_only_of_what_still_applies(model: QualityModel, told: Told) -> None:
    told.field(service_types=["101-doegn"])
    told.say(Focus(record=told.id(), indicators=("6.a", "4.a"), reason="x"))
    assert focused(model, Visible(told.case)) == ("6.a", "4.a")
    told.field(service_types=["101-ambulant"])
    assert focused(model, Visible(told.case)) == ("4.a",)


def test_what_was_carried_over_twice_stands_with_the_report_that_gave_it(model: QualityModel, told: Told) -> None:
    wordings = {unit.id: unit.text for unit in model.rated()}
    twice = {"date": "2021-10-12", "edition": "KM2017"}
    earlier = tuple(
        EarlierJudgement.model_validate(
            {"indicator": each, "text": "Før.", "score": 4, "wording": wordings[each], **at}
        )
        for each, at in (("4.a", twice), ("4.b", {}))
    )
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021", judgements=earlier))
    told.say(Focus(record=told.id(), indicators=("5.c",), reason="x"))
    states = {state.unit.id: state.carried_from for state in card(model, told).states}
    assert (states["4.a"], states["4.b"]) == (("2021-10-12", "KM2017"), ("2022-10-12", "KM2021"))
