"""The sentence that stands for a theme: one of its own, its first until a person chooses another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conversing import desk_of, entry_count
from tests.playing import press
from tests.reporting import whole_text
from tests.telling import Told
from tests.test_readiness import found
from tests.test_screen_judging import path, sit
from tilsyn.domain.findings.lead import own_sentences
from tilsyn.domain.journal.entries import Assessment
from tilsyn.domain.library.edition import QualityModel
from tilsyn.errors import UsageProblem
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.judging.assess import AssessScreen
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.output.contexts import context
from tilsyn.output.word.report import render
from tilsyn.services.judging.judge import assess
from tilsyn.services.judging.leads import choose_lead, standing_lead

__all__ = ["path"]

Run = Callable[..., tuple[int, str, str]]
FIRST, SECOND = "Borgerne bliver hørt, jf. SEL § 101, stk. 4.", "Planerne følges op hver 3. måned."
TEXT = f"{FIRST} {SECOND}\n\nDet sker bl.a. i Hus B. Er det nok? Det er det."


def test_a_sentence_ends_where_a_reader_would_say_so() -> None:
    assert own_sentences(TEXT) == [FIRST, SECOND, "Det sker bl.a. i Hus B.", "Er det nok?", "Det er det."]
    assert own_sentences("Han sagde: »Ja.« Så gik han.") == ["Han sagde: »Ja.«", "Så gik han."]
    assert own_sentences("  \n\n") == []


def lead_in(case_path: Path, audience: Any = "provider") -> str:
    with desk_of(case_path) as desk:
        made = context(desk.case, desk.model, desk.catalogues, audience)
    return next(each["lead"] for each in made["temaer"] if each["nummer"] == 4)


def test_the_first_sentence_stands_for_a_theme_until_another_is_chosen(case_path: Path) -> None:
    assert lead_in(case_path) == ""
    with desk_of(case_path) as desk:
        assess(desk, "theme:4", TEXT, "MKV")
    assert lead_in(case_path) == FIRST
    with desk_of(case_path) as desk:
        assert choose_lead(desk, "tema:4", f"  {SECOND}\n", "MKV")
        assert not choose_lead(desk, "tema:4", "2", "MKV")
    assert lead_in(case_path) == SECOND
    assert lead_in(case_path, "portal") == ""


def test_a_chosen_sentence_goes_on_standing_until_the_text_loses_it_and_then_status_says_so(
    case_path: Path, model: QualityModel
) -> None:
    def warned() -> list[str]:
        with desk_of(case_path) as desk:
            return [each.text for each in desk.reading().ready.warnings if each.code == "S061"]

    with desk_of(case_path) as desk:
        assess(desk, "theme:4", TEXT, "MKV")
        choose_lead(desk, "theme:4", "2", "MKV")
        assess(desk, "theme:4", f"Nyt først. {SECOND}", "MKV")
        assert standing_lead(desk, "theme:4") == SECOND
    assert warned() == []
    with desk_of(case_path) as desk:
        assess(desk, "theme:4", "Nyt først. Planerne følges op hvert år.", "MKV")
        assert standing_lead(desk, "theme:4") == "Nyt først."
    assert warned() == ["Nøglesætningen for tema 4 står ikke længere i vurderingen; den første sætning bruges."]
    with desk_of(case_path) as desk:
        assert "S061" not in {each.code for each in desk.reading().ready.blocking}


@pytest.mark.parametrize("typed", ["Planerne følges op.", "0", "9", "", f"{FIRST} {SECOND}"])
def test_what_is_no_sentence_of_the_text_is_refused_and_nothing_is_written(
    run: Run, case_path: Path, typed: str
) -> None:
    assert run("assess", case_path, "tema:4", typed=TEXT)[0] == 0
    before = entry_count(case_path)
    code, _, err = run("assess", case_path, "tema:4", "--lead", "-", typed=typed)
    assert (code, entry_count(case_path)) == (2, before)
    assert "ikke en af vurderingens egne sætninger" in err
    assert "Råd: " in err


def test_the_command_takes_the_sentence_or_its_number_and_never_as_an_argument(run: Run, case_path: Path) -> None:
    assert "Råd: Skriv den først" in run("assess", case_path, "tema:4", "--lead", "-", typed="1")[2]
    assert run("assess", case_path, "tema:4", typed=TEXT)[0] == 0
    assert run("assess", case_path, "tema:4", "--lead", SECOND)[0] == 2
    assert run("assess", case_path, "tema:4", "--lead", "-", typed="2\n")[:2] == (0, "gemt nøglesætning for tema 4\n")
    again = run("assess", case_path, "tema:4", "--lead", "-", typed=SECOND)
    assert again[:2] == (0, "nøglesætningen for tema 4 stod der allerede\n")
    assert "Kun et tema" in run("assess", case_path, "samlet", "--lead", "-", typed="1")[2]
    assert lead_in(case_path) == SECOND


def test_it_stands_in_the_report_and_leaves_by_the_exchange_file(run: Run, case_path: Path, tmp_path: Path) -> None:
    assert run("assess", case_path, "tema:4", typed=TEXT)[0] == 0
    assert run("assess", case_path, "tema:4", "--lead", "-", typed="5")[0] == 0
    with desk_of(case_path) as desk:
        told = context(desk.case, desk.model, desk.catalogues, "provider")
    assert whole_text(render(told)).count("Det er det.") == 2
    assert run("export", case_path, "-o", tmp_path / "sag.json")[0] == 0
    [assessed] = json.loads((tmp_path / "sag.json").read_text("utf-8"))["assessments"]
    assert (assessed["at"], assessed["lead"]) == ("theme:4", "Det er det.")


def test_an_exchange_file_gives_no_other_place_one(run: Run, case_path: Path, tmp_path: Path) -> None:
    stated = {"at": "overall", "text": "Samlet.", "lead": "Samlet."}
    (tmp_path / "x.json").write_text(
        json.dumps({"format": "tilsyn-exchange/1", "edition": "KM2021", "assessments": [stated]}), "utf-8"
    )
    code, _, err = run("import", case_path, tmp_path / "x.json")
    assert code == 1
    assert "S144" in err


def test_a_number_in_a_lead_is_masked_as_it_is_in_the_text(model: QualityModel) -> None:
    told = Told()
    sentence = "Om 010180-1234 er der en plan."
    told.say(Assessment(record=told.id(), at="theme:4", text=f"Først. {sentence}", lead=sentence))
    made = context(told.case, model, (), "provider")
    lead = next(each["lead"] for each in made["temaer"] if each["nummer"] == 4)
    assert "010180" not in lead
    assert lead.endswith("er der en plan.")
    assert "S061" not in {each.code for each in found(model, told).warnings}


def test_of_two_texts_from_two_computers_none_is_chosen_by_choosing_a_sentence(case_path: Path) -> None:
    with desk_of(case_path) as late:
        late.visible()
        with desk_of(case_path) as early:
            assess(early, "theme:4", f"Den ene. {SECOND}", "MKV")
        assess(late, "theme:4", f"Den anden. {SECOND}", "MKV")
    with desk_of(case_path) as desk:
        before = entry_count(case_path)
        with pytest.raises(UsageProblem, match="flere udgaver"):
            choose_lead(desk, "theme:4", SECOND, "MKV")
        assert entry_count(case_path) == before


@pytest.mark.slow
def test_while_one_assesses_a_theme_one_letter_lists_its_sentences(path: Path) -> None:
    with desk_of(path) as desk:
        assess(desk, "theme:4", TEXT, "MKV")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "n", "<enter>")
        await press(pilot, "<down>", "<enter>")

    sit(path, lambda desk, by: AssessScreen(desk, by, Marks(), "theme:4"), story)
    with desk_of(path) as desk:
        assert standing_lead(desk, "theme:4") == SECOND


@pytest.mark.slow
def test_without_a_text_the_letter_says_what_comes_first(path: Path) -> None:
    said: list[str] = []

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "n", "<enter>")
        said.append(str(pilot.app.screen.query_one("#notice").render()))

    sit(path, lambda desk, by: AssessScreen(desk, by, Marks(), "theme:4"), story)
    assert said == [wording.NO_TEXT_YET]
