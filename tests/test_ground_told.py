"""What a report says of what it rests on, and of what it is not: the line of ground, the choosing, points, holes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reporting import styled, whole_text
from tests.test_report_contents import Catalogues, follow_up, judged, made, rated, spoken
from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import FollowUp
from tilsyn.output.contexts.data_sources import NOT_THE_WHOLE_MODEL
from tilsyn.output.word.report import render

if TYPE_CHECKING:
    from tests.telling import Told
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.values import Audience


def test_no_line_of_ground_tells_which_subjects_a_lone_relative_spoke_of(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    spoken(told, "borger", 3, "4.a.1", "9.a.3")
    spoken(told, "paaroerende", 1, "4.a.1")
    relative = told.encounter(told.source(group="paaroerende"), method="interview")
    told.answer(relative, "9.a.3", "ja", "Det gik hurtigt.")
    report = made(judged(judged(told, "9.a")), model, catalogues)
    for indicator in ("4.a", "9.a"):
        assert rated(report, indicator)["grundlag"] == "Grundlag: 3 samtaler med borgere (enkeltvis)."
    assert {"hvad": "Samtaler med pårørende", "form": "", "udvalgt": "", "hvornaar": ""} in report["anledninger"]
    assert "ikke nævnt i linjerne om grundlag" in whole_text(render(report))


def test_the_line_of_ground_names_what_the_judgement_names_and_no_more(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    spoken(told, "medarbejder", 3)
    spoken(told, "kommune", 1)
    leader = told.source(group="ledelse")
    told.answer(told.encounter(leader, method="interview"), "4.a.1", "ja", "Vi hører dem.")
    told.answer(told.encounter(leader, method="interview"), "5.a.1", "ja", "De trives.")
    read = told.encounter(method="dokument", title="Gennemgang af instrukser")
    seen = told.encounter(method="observation", title="Rundvisning i huset")
    for held in (read, seen):
        told.answer(held, "4.a.1", "ja", "Det står der.")
    told.judge("4.a", 4, "Borgerne bliver i høj grad hørt.", Slot.source(leader.id), Slot.meeting(read.id))
    assert rated(made(told, model, catalogues), "4.a")["grundlag"] == (
        "Grundlag: samtale med ledelsen; gennemgang af instrukser. "
        "Bygger ikke på samtaler med medarbejdere og kommuner."
    )


def test_a_named_source_that_said_nothing_here_is_neither_told_of_nor_left_out(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    leader, town = told.source(group="ledelse"), told.source(group="kommune")
    told.answer(told.encounter(leader, method="interview"), "4.a.1", "ja", "Vi hører dem.")
    told.answer(told.encounter(town, method="interview"), "5.a.1", "ja", "De trives.")
    told.judge("4.a", 3, "Borgerne bliver i middel grad hørt.", Slot.source(leader.id), Slot.source(town.id))
    assert rated(made(told, model, catalogues), "4.a")["grundlag"] == "Grundlag: samtale med ledelsen."


def test_where_a_group_was_put_together_in_another_way_each_way_stands_with_its_form(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    spoken(told, "borger", 2, form="enkelt", selected_by="tilsynet_tilfaeldigt")
    spoken(told, "borger", 1, form="gruppe", participants=4, selected_by="til_stede")
    (row,) = made(told, model, catalogues)["anledninger"]
    assert row["udvalgt"] == ("enkeltvis: tilfældigt udtrukket af socialtilsynet; gruppe: de, der var til stede")


def test_ways_of_choosing_that_do_not_follow_the_form_are_told_together(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    spoken(told, "borger", 2, form="enkelt", selected_by="tilsynet_tilfaeldigt")
    spoken(told, "borger", 1, form="telefon", selected_by="selv_henvendt")
    (row,) = made(told, model, catalogues)["anledninger"]
    assert row["udvalgt"] == "tilfældigt udtrukket af socialtilsynet og efter egen henvendelse"


def test_a_point_that_is_no_decision_says_so_and_a_decision_does_not(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    told.say(FollowUp(record=told.id(), id=told.id(), kind="paabud", text="At gøre det.", decision="meddelt"))
    judged(told)
    assert "er ikke en afgørelse" not in whole_text(render(made(told, model, catalogues)))
    follow_up(told, "udviklingspunkt", "At beskrive det.", deadline="2024-03-01")
    assert "er ikke en afgørelse. Fristen ved det siger" in whole_text(render(made(told, model, catalogues)))


def test_an_edition_with_holes_says_that_it_is_not_the_whole_model_and_not_where(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    judged(told)
    said = made(told, model, catalogues)["ikke_undersoegt"]
    assert NOT_THE_WHOLE_MODEL in said
    assert "3.c" not in " ".join(said)
    criteria = [
        criterion.model_copy(update={"indicators": tuple(each for each in criterion.indicators if each.text)})
        for theme in model.themes
        for criterion in theme.criteria
    ]
    by_theme = {each.id: each for each in criteria}
    themes = tuple(
        theme.model_copy(update={"criteria": tuple(by_theme[each.id] for each in theme.criteria)})
        for theme in model.themes
    )
    whole = model.model_copy(update={"themes": themes})
    assert NOT_THE_WHOLE_MODEL not in made(told, whole, catalogues)["ikke_undersoegt"]


def test_a_working_paper_has_its_judgements_in_a_smaller_type(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    judged(told)
    styles: dict[Audience, str] = {"provider": "Bedømmelse", "internal": "Bedømmelse internt"}
    for audience, style in styles.items():
        found = [each for each, text in styled(render(made(told, model, catalogues, audience))) if "i høj grad" in text]
        assert found[-1] == style


def test_the_contents_list_of_a_whole_report_begins_its_page_and_an_extracts_does_not(
    told: Told, model: QualityModel, catalogues: Catalogues
) -> None:
    judged(told)
    begins: dict[Audience, bool] = {"provider": True, "portal": False}
    for audience, breaks in begins.items():
        found = styled(render(made(told, model, catalogues, audience)))
        heading = next(style for style, text in found if text == "Indhold")
        assert (heading == "Indhold på ny side") == breaks
