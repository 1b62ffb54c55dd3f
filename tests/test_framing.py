"""The rest of the guideline where it helps: looked up, read while one judges; and in nothing that leaves a case."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from textual.pilot import Pilot

from tests.conversing import desk_of
from tests.needing import heard
from tests.playing import press
from tests.telling import Told
from tests.test_editions import km2021
from tests.test_guide import words
from tests.test_guided import UNANNOUNCED, filled
from tests.test_screen_judging import GIVEN, judging, shown, sit
from tilsyn.domain.journal.entries import Focus
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.framing import framing_of
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.judging.assess import AssessScreen
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.output.contexts.guide_part import THEMES, TITLES, guide
from tilsyn.output.contexts.records.guide import GuideSection
from tilsyn.output.word.guide import render_guide
from tilsyn.services.judging.framed import framed_text

pytestmark = pytest.mark.slow

AUDIENCES = ("provider", "portal", "internal")
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
    assert lines[at + 1 : at + 4 : 2] == list(km2021().themes[3].framing[:2])
    assert lines[at + 2] == ""
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


def pages(told: Told, model: QualityModel, *groups: str) -> list[GuideSection]:
    return guide(told.case, model, groups)["afsnit"]


def test_the_guide_has_a_page_for_each_theme_with_what_the_source_says_of_it(told: Told, model: QualityModel) -> None:
    made = pages(told, model, THEMES)
    written = words(render_guide(guide(told.case, model, (THEMES,))))

    assert [each["titel"] for each in made] == [f"Tema {each.number}: {each.title}" for each in model.themes]
    for theme, page in zip(model.themes, made, strict=True):
        assert page["grundlag"][0]["sted"] == theme.framing_place
        assert page["grundlag"][0]["afsnit"] == list(theme.framing[:-1])
        assert [each for each in theme.framing[:-1] if each not in written] == []
    for said in (
        "MOVE, Motiverende Samtaler (MI)",
        "¹ Stofmisbrug forstås",
        "Ydes typisk to til otte gange om måneden",
    ):
        assert said in written
    assert written.count("Recovery relaterer sig til borgernes personlige proces") == 1


def test_only_the_themes_in_focus_have_a_page(told: Told, model: QualityModel) -> None:
    told.say(Focus(record=told.id(), indicators=("3.a", "8.b"), reason="x"))

    assert [each["titel"][:6] for each in pages(told, model, THEMES)] == ["Tema 3", "Tema 5"]


@pytest.mark.parametrize("group", [*TITLES])
def test_what_one_group_is_asked_holds_nothing_of_it(told: Told, model: QualityModel, group: str) -> None:
    page = words(render_guide(guide(told.case, model, (group,))))

    assert "Ordret fra" not in page
    assert [each for each in paragraphs_of(model) if len(each) > 40 and each in page] == []


@pytest.mark.slow
def test_the_command_writes_them_after_the_rest_or_alone_and_never_for_citizens(
    run: Run, case_path: Path, tmp_path: Path
) -> None:
    output = tmp_path / "guide.docx"
    assert "Tema 4: Sundhed og trivsel" in run("guide", case_path, "-o", output)[1]
    assert run("guide", case_path, "-o", output, "--group", "temaer", "--overwrite")[1].count("Tema ") == 7
    assert "Tema" not in run("guide", case_path, "-o", output, "--group", "borger", "--overwrite")[1]
    assert "Rammesætning" not in words(output.read_bytes())


def test_an_edition_without_it_says_so(told: Told, model: QualityModel) -> None:
    bare = model.model_copy(update={"themes": tuple(each.model_copy(update={"framing": ()}) for each in model.themes)})

    assert pages(told, bare, THEMES) == []


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
    lines = (wording.KEYS_READING_FRAMED, wording.KEYS_ASSESS_FRAMED, wording.KEYS_ASSESS_THEME_FRAMED)
    assert max(map(len, (*lines, wording.KEYS_ASSESS_THEME))) <= 78


def test_what_is_judged_at_3a_can_be_read_with_the_cases_own_kind_of_treatment(path: Path) -> None:
    with desk_of(path) as desk:
        said = framed_text(desk, "3.a")
        assert framed_text(desk, "overall") == ""

    assert "målet både kan være stoffrihed, stabilisering og skadesreduktion" in said
    assert "fem til otte timer dagligt" not in said


def test_the_form_of_a_new_case_shows_the_sources_line_below_each_kind_of_treatment(tmp_path: Path) -> None:
    _, streams = filled(tmp_path / "ny.tilsyn", *UNANNOUNCED)
    at = streams.told.index("§ 101 (dagbehandlingstilbud til voksne)\n")

    below = streams.told[at:].splitlines()[1:3]
    assert below[0] == "      Dagbehandling: Ydes mindst otte gange om måneden i ambulant regi"
    assert below[1] == "   5  § 101 (døgnbehandlingstilbud til voksne)"
    assert "lavintensitets-tilbud" not in streams.told


def test_the_help_of_a_new_case_shows_it_too(run: Run) -> None:
    code, out, _ = run("new", "--help")
    lines = out.splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("  101-doegn "))

    assert code == 0
    assert lines[at + 1].strip() == "Døgnbehandling: Stoffri/stabiliserende behandling i døgntilbud."
    assert "  101a-ambulant" in out
    assert "lavintensitets-tilbud" not in out


def told_in(path: Path) -> str:
    """All that a file says, whatever stands between its words."""
    if path.suffix == ".json":
        return path.read_text(encoding="utf-8")
    with ZipFile(path) as package:
        parts = [package.read(name).decode(errors="ignore") for name in package.namelist() if name.endswith(".xml")]
    return re.sub(r"<[^>]+>", "", "".join(parts))


@pytest.mark.slow
def test_none_of_it_is_in_anything_that_leaves_the_case(run: Run, path: Path, tmp_path: Path) -> None:
    run("case", path, "--set", "anmeldt=ja")
    run("score", path, "3.a", "--plain", typed="De bruger MOVE.\n.\nLeder 1\n4\n")
    leaving: list[tuple[object, ...]] = [
        *(("report", path, "--audience", each, "-o", tmp_path / f"{each}.docx") for each in AUDIENCES),
        ("notes", path, "-o", tmp_path / "notat.docx"),
        ("letter", path, "-o", tmp_path / "brev.docx"),
        ("export", path, "-o", tmp_path / "matrix.xlsx"),
        ("export", path, "-o", tmp_path / "ud.json"),
    ]
    pieces = [each[10:50] for each in paragraphs_of(km2021()) if len(each) > 60]

    assert len(pieces) > 40
    for command in leaving:
        assert run(*command)[0] == 0, command
        said = told_in(Path(str(command[-1])))
        assert len(said) > 200
        assert [each for each in pieces if each in said] == []
        assert "Feedback Informed Treatment" not in said


@pytest.mark.slow
def test_a_theme_is_looked_up_in_the_shipped_files_without_a_record() -> None:
    looking = "import sys; from tilsyn.cli import main; main(['ref', 'tema:4']); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", looking], capture_output=True, check=True)
    assert heard(done.stdout).splitlines()[-1] == "False"
