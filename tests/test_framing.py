"""The rest of the guideline where it helps: looked up, read while one judges; and in nothing that leaves a case."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conversing import desk_of
from tests.playing import press
from tests.test_editions import km2021
from tests.test_screen_judging import GIVEN, judging, shown, sit
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.framing import framing_of
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.judging.assess import AssessScreen
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.services.judging.framed import framed_text

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(run: Run, case_path: Path, tmp_path: Path) -> Path:
    given = tmp_path / "givet.json"
    given.write_text(json.dumps(GIVEN), encoding="utf-8")
    assert run("import", case_path, given)[0] == 0
    return case_path


def looked_up(run: Run, *arguments: object) -> Any:
    code, out, err = run("ref", *arguments, "--json")
    assert code == 0, err
    return json.loads(out)


def paragraphs_of(model: QualityModel) -> set[str]:
    """All that the source says besides its questions, paragraph by paragraph."""
    framing = {words for theme in model.themes for words in theme.framing}
    passages = {words for each in model.passages for quote in each.quotes for words in quote.paragraphs}
    kinds = {line for each in model.service_types for line in (each.definition or "").splitlines()}
    return framing | passages | kinds


@pytest.mark.parametrize("typed", ["tema:4", "Tema 4", "theme:4"])
def test_a_theme_is_looked_up_with_its_framing_and_what_is_below_it(run: Run, typed: str) -> None:
    found = looked_up(run, typed)
    theme = km2021().themes[3]

    assert (found["id"], found["text"]) == ("theme:4", "Sundhed og trivsel")
    assert found["framing"] == list(theme.framing)
    assert found["framing_place"] == "Tema: Sundhed og trivsel (s. 11 ff.)"
    assert [each["id"] for each in found["indicators"]] == [
        indicator.id for criterion in theme.criteria for indicator in criterion.indicators
    ]
    assert found["questions"][0] == "4.a.1"


def test_the_words_are_read_under_their_place_with_the_source_last(run: Run) -> None:
    code, out, _ = run("ref", "tema:4")
    lines = out.splitlines()

    assert code == 0
    assert lines[0] == "Tema 4  Sundhed og trivsel"
    at = lines.index("Rammesætning · Tema: Sundhed og trivsel (s. 11 ff.)")
    assert lines[at + 1] == km2021().themes[3].framing[0]
    assert lines[-1].startswith("Kilde: Guideline til socialtilsynets vurdering")
    assert "ingen målestok" in lines[-1]
    assert "Nedenfor vises spørgsmål" not in out  # what opens every theme alike says nothing of this one
    assert out.count("Recovery relaterer sig til") == 1  # once, though two subjects quote it


def test_an_indicator_has_its_own_subjects_and_the_methods_where_they_are_asked_about(run: Run) -> None:
    found, another = looked_up(run, "3.a"), looked_up(run, "4.a")
    out = run("ref", "3.a")[1]

    assert {each["id"] for each in found["passages"]} == {"maal", "metoder", "tilbudstyper", "fodnote-1"}
    assert found["methods"] == list(km2021().methods)
    assert another["methods"] == []
    assert "MOVE, Motiverende Samtaler (MI)" in out
    assert "¹ Stofmisbrug forstås" in out
    assert out.index("NR2020:2.1.1") < out.index("Rammesætning")


def test_a_criterion_has_what_is_said_of_all_below_it(run: Run) -> None:
    found = looked_up(run, "kriterium:3")

    assert (found["id"], [each["id"] for each in found["indicators"]]) == ("criterion:3", ["3.a", "3.b", "3.c", "3.d"])
    assert "opfoelgende" in {each["id"] for each in found["passages"]}
    assert found["framing"] == list(km2021().themes[2].framing)


def test_a_question_is_looked_up_as_ever(run: Run) -> None:
    assert set(looked_up(run, "3.a.1")) == {"id", "text", "directives", "questions"}


def test_a_kind_of_treatment_and_a_subject_go_by_their_ids(run: Run) -> None:
    assert "fem til otte timer dagligt" in run("ref", "101-dag")[1]
    assert "Kilden beskriver ikke typen." in run("ref", "107")[1]
    assert "bør bygge på principperne bag recovery" in run("ref", "Recovery")[1]


def test_in_a_case_its_own_kind_of_treatment_is_read_where_the_kinds_are_listed(run: Run, case_path: Path) -> None:
    found = looked_up(run, "3.a", "--case", case_path)

    assert [each["id"] for each in found["definitions"]] == ["101-ambulant"]
    assert looked_up(run, "4.a", "--case", case_path)["definitions"] == []
    assert looked_up(run, "3.a")["definitions"] == []


def test_an_edition_without_any_of_it_is_looked_up_without_a_word_of_it(run: Run, case_path: Path) -> None:
    older = km2021().model_dump(mode="json")
    for theme in older["themes"]:
        theme["framing"] = ()
    older["passages"], older["methods"] = (), ()
    found = framing_of(older, "3.a", ["101-ambulant"])

    assert found is not None
    assert (found.words, found.passages, found.methods, found.definitions) == ([], [], [], [])
    assert framing_of(older, "9.z") is None


def test_while_one_judges_a_letter_opens_the_framing_and_writes_nothing(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "r ramme" in shown(pilot)
        await press(pilot, "r")
        assert "hvad kilden siger om temaet" in shown(pilot)
        await press(pilot, "<enter>")
        assert "Tema: Sundhed og trivsel (s. 11 ff.)" in shown(pilot)
        assert "Det er væsentligt at sikre borgerne en helhedsorienteret indsats" in shown(pilot)
        await press(pilot, "<escape>")
        assert "Tema: Sundhed og trivsel" not in shown(pilot)
        assert pilot.app.focused is None
        await press(pilot, "rolig samtale")
        assert "rolig samtale" in shown(pilot)

    sit(path, judging, story)


@pytest.mark.parametrize("place", ["theme:4", "criterion:4"])
def test_while_one_assesses_a_theme_or_a_criterion_too(path: Path, place: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "r ramme" in shown(pilot)
        await press(pilot, "r\n")
        assert "Det er væsentligt at sikre borgerne en helhedsorienteret indsats" in shown(pilot)

    sit(path, lambda desk, by: AssessScreen(desk, by, Marks(), place), story)


def test_the_whole_has_no_framing_and_the_letter_begins_its_text(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "r ramme" not in shown(pilot)
        await press(pilot, "r\n")
        assert "Kilde: Guideline" not in shown(pilot)

    sit(path, lambda desk, by: AssessScreen(desk, by, Marks(), "overall"), story)


def test_the_keys_fit_a_small_screen() -> None:
    assert max(map(len, (wording.KEYS_READING_FRAMED, wording.KEYS_ASSESS_FRAMED))) <= 78


def test_what_is_judged_at_3a_can_be_read_with_the_cases_own_kind_of_treatment(path: Path) -> None:
    with desk_of(path) as desk:
        said = framed_text(desk, "3.a")
        assert framed_text(desk, "overall") == ""

    assert "målet både kan være stoffrihed, stabilisering og skadesreduktion" in said
    assert "fem til otte timer dagligt" not in said
