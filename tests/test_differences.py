"""Who says otherwise than whom: the same as whether accounts differ at all, and last time's scores by this edition."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.telling import Told
from tilsyn.domain.findings.differences import differences, marks
from tilsyn.domain.findings.evidence import Ground, grounds
from tilsyn.domain.findings.scoring import Scorecard, earlier_scorecard, scorecard
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Focus, Previous
from tilsyn.domain.journal.entries.judging import EarlierJudgement
from tilsyn.domain.values import VALUES
from tilsyn.output.contexts import context
from tilsyn.output.contexts.workbook_part import workbook

if TYPE_CHECKING:
    from tilsyn.domain.library.edition import QualityModel

SAID = st.tuples(st.sampled_from(["4.a.1", "4.a.2"]), st.sampled_from([None, *VALUES]), st.booleans())


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(SAID, max_size=6))
def test_somebody_differs_where_accounts_differ_and_only_there(
    model: QualityModel, said: list[tuple[str, str | None, bool]]
) -> None:
    told = Told()
    for number, (question, value, is_document) in enumerate(said):
        method = {"method": "dokument"} if is_document else {}
        sources = () if is_document else (told.source(f"Borger {number}"),)
        told.answer(told.encounter(*sources, **method), question, value, "Noget." if value is None else "")
    ground = grounds(model, Visible(told.case)).get("4.a", Ground())
    found = differences(ground.pieces)
    assert bool(found) is ground.differs
    assert all(each.others for each in found)
    assert ("differs" in marks(ground).values()) is ground.differs


def test_two_files_of_a_sample_that_differ_are_no_two_accounts(model: QualityModel) -> None:
    told = Told()
    for number, value in enumerate(("daekkende", "ufuldstaendig")):
        held = told.encounter(method="dokument", title=f"Sag {number}")
        told.answer(held, "ramme:1.2", value, at_items=("4.a",))
    ground = grounds(model, Visible(told.case))["4.a"]
    assert differences(ground.pieces) == []
    assert set(marks(ground).values()) == {"evidence"}


def last_time(model: QualityModel, told: Told) -> Scorecard | None:
    visible = Visible(told.case)
    return earlier_scorecard(scorecard(model, visible), visible)


def test_last_times_mean_of_a_theme_says_of_how_many_and_another_wording_is_another_item(model: QualityModel) -> None:
    told = Told()
    assert last_time(model, told) is None
    scored = (
        EarlierJudgement(indicator="4.a", text="", score=2),
        EarlierJudgement(indicator="4.b", text="", score=4),
        EarlierJudgement(indicator="5.a", text="", score=5, wording="En helt anden ordlyd"),
    )
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021", judgements=scored))
    card = last_time(model, told)
    assert card is not None
    theme = next(each for each in card.themes if each.theme.number == 4)
    assert (theme.tally.mean, theme.tally.judged, theme.tally.applicable) == (Fraction(3), 2, 6)
    told.field(kind="nygodkendelse")
    assert last_time(model, told) is None


def test_last_time_is_of_what_this_time_is_of_and_a_number_is_never_of_other_words(model: QualityModel) -> None:
    """Else the report and the workbook would each give a theme an earlier mean of its own."""
    told = Told()
    told.judge("4.a", 4, "Set.", f"source|{told.source().id}")
    told.say(Focus(record=told.id(), indicators=("4.a",), reason="Sundhed"))
    scored = (
        EarlierJudgement(indicator="4.a", text="Før.", score=2),
        EarlierJudgement(indicator="4.b", text="", score=5),
        EarlierJudgement(indicator="5.a", text="", score=5, wording="En helt anden ordlyd"),
    )
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021", judgements=scored))
    made, book = context(told.case, model, (), "provider"), workbook(told.case, model, ())
    themes = {each["nummer"]: each["sidst"] for each in made["temaer"]}
    rows = {each["nummer"]: each["sidst"] for each in book["overblik"] if each["niveau"] == "tema"}
    assert (themes[4], rows["4"]) == ("2,0", "2/1")
    last = {each["sted"]: each["sidst"] for each in book["bedoemmelser"]}
    assert (last["4.a"], last["4.b"], last["5.a"]) == (2, 5, None)
