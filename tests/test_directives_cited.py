"""What a report says of the national guidelines: those that it rests on itself, where it does, and what they bind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tilsyn.output.contexts import context

if TYPE_CHECKING:
    from tests.telling import Told
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.values import Audience

ADVISORY = (
    "Anvisninger fra de nationale retningslinjer er vejledende, medmindre en lovbestemmelse er nævnt. "
    "At en anvisning ikke er fulgt, er ikke i sig selv et lovbrud."
)
Shelf = tuple["QualityModel", tuple["Catalogue", ...]]


@pytest.fixture
def shelf(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> Shelf:
    return model, catalogues


def indicators(told: Told, shelf: Shelf, audience: Audience) -> dict[str, list[str]]:
    return {each["id"]: each["indikatorer"] for each in context(told.case, *shelf, audience)["anvisninger"]}


def test_a_directive_stands_with_the_indicators_whose_judgement_rests_on_it_and_no_others(
    told: Told, shelf: Shelf
) -> None:
    told.judge("3.a", 4, "Metoden er fulgt (NR2020, anvisning 2.1.5).\n\nKilder: Borger 1")
    told.judge("3.b", 4, "Der bliver målt.\n\nKilder: Borger 1")
    assert indicators(told, shelf, "provider") == {"NR2020:2.1.5": ["3.a"]}


@pytest.mark.parametrize("named", ["NR2020:3.7", "NR2020 3.7", "anvisning 3.7", "Retningslinje 3.7."])
def test_a_whole_guideline_is_named_by_its_two_numbers(told: Told, shelf: Shelf, named: str) -> None:
    told.judge("3.a", 4, f"Planen er skrevet ({named}).\n\nKilder: Borger 1")
    assert indicators(told, shelf, "provider") == {"NR2020:3.7": ["3.a"]}


@pytest.mark.parametrize("said", ["den 3.7", "kl. 3.7", "retningslinje 3.70", "anvisning 3.7.3"])
def test_two_numbers_that_are_something_else_name_no_guideline(told: Told, shelf: Shelf, said: str) -> None:
    told.judge("3.a", 4, f"Planen er skrevet ({said}).\n\nKilder: Borger 1")
    assert "NR2020:3.7" not in indicators(told, shelf, "provider")


def test_the_house_sees_every_indicator_that_the_edition_ties_to_it(told: Told, shelf: Shelf) -> None:
    told.judge("3.a", 4, "Metoden er fulgt (NR2020, anvisning 2.1.5).\n\nKilder: Borger 1")
    assert indicators(told, shelf, "internal")["NR2020:2.1.5"] == ["3.a", "3.b"]


@pytest.mark.parametrize("audience", ["portal", "provider", "internal"])
def test_every_report_says_once_that_directives_are_recommendations(
    told: Told, shelf: Shelf, audience: Audience
) -> None:
    assert context(told.case, *shelf, audience)["forbehold"].count(ADVISORY) == 1


def test_a_title_that_our_sources_lack_is_our_own_matter(told: Told, shelf: Shelf) -> None:
    told.judge("3.b", 4, "Planen bliver set efter (NR2020, anvisning 3.10.8).\n\nKilder: Borger 1")
    (row,) = context(told.case, *shelf, "provider")["anvisninger"]
    assert row["retningslinje"] == "3.10"
    within = {each["id"]: each["retningslinje"] for each in context(told.case, *shelf, "internal")["anvisninger"]}
    assert within["NR2020:3.10.8"] == "3.10 titel ukendt"
