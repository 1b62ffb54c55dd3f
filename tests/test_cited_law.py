"""A provision of § 101 where it is used: in a follow-up point, and in the report's chapter of directives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import desk_of
from tests.reporting import whole_text
from tests.test_laws import FOUR, WORDS
from tilsyn.cli.judging import NOT_ANNOUNCED
from tilsyn.domain.journal.entries import FollowUp
from tilsyn.output.contexts import context
from tilsyn.output.word.report import render
from tilsyn.services.judging.followups import save_point, standing_points

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]


def _law(path: Path) -> str | None:
    with desk_of(path) as desk:
        return standing_points(desk)[0].point.law


def test_a_point_rests_on_a_provision_in_its_one_form(run: Run, case_path: Path) -> None:
    point = ["followup", case_path, "--kind", "udviklingspunkt", "--law"]
    code, _, err = run(*point, "servicelovens § 101 stk.4", typed="Et punkt")
    assert (code, _law(case_path)) == (0, FOUR)
    assert f"Bestemmelsen står som {FOUR}." in err


@pytest.mark.parametrize("written", ["lov om socialtilsyn § 8", "SEL § 136", f"{FOUR}, som ændret ved lov nr. 1"])
def test_what_is_not_in_the_act_we_have_stands_as_it_is_written(run: Run, case_path: Path, written: str) -> None:
    assert run("followup", case_path, "--kind", "udviklingspunkt", "--law", written, typed="Et punkt")[0] == 0
    assert _law(case_path) == written


def test_a_subsection_that_is_not_printed_is_refused_in_a_point_before_its_text_is_asked_for(
    run: Run, case_path: Path
) -> None:
    refused = run("followup", case_path, "--kind", "udviklingspunkt", "--law", "§ 101, stk. 14", typed="Et punkt")
    assert refused[0] == 2
    assert "stk. 1-13" in refused[2]
    with desk_of(case_path) as desk:
        assert standing_points(desk) == []


def test_what_stands_already_is_not_held_against_an_act_that_came_later(case_path: Path) -> None:
    with desk_of(case_path) as desk:
        stated = {"record": "r1", "id": "p1", "kind": "udviklingspunkt", "text": "Et punkt", "law": "§ 101, stk. 99"}
        desk.add([FollowUp.model_validate(stated)], "MKV")
        stands = standing_points(desk)[0].point
        assert save_point(desk, stands, "Et andet", {"law": "§ 101, stk. 99"}, "MKV")
        assert standing_points(desk)[0].point.text == "Et andet"


def _report(path: Path, audience: Any) -> Any:
    with desk_of(path) as desk:
        return context(desk.case, desk.model, desk.catalogues, audience, laws=desk.laws)


def test_the_report_quotes_what_it_uses_and_says_where(run: Run, case_path: Path) -> None:
    run("followup", case_path, "--kind", "udviklingspunkt", "--law", FOUR, typed="Regn fristen efter.")
    told = _report(case_path, "provider")
    [row] = told["lovbestemmelser"]
    assert (row["id"], row["ordlyd"], row["brugt"]) == (FOUR, WORDS, ["Udviklingspunkt"])
    text = whole_text(render(told))
    assert f"»{WORDS}«" in text
    assert "juli 2021" in row["kilde"]
    assert _report(case_path, "portal")["lovbestemmelser"] == []


def test_what_a_text_names_is_quoted_but_not_what_only_says_which_kind_of_place_it_is(
    run: Run, case_path: Path, tmp_path: Path
) -> None:
    texts = {"4.a": "Hørt, som § 101, stk. 8, lægger op til.", "2.a": "Som det er i et § 101-tilbud."}
    stated = [{"indicator": indicator, "text": text, "score": 4} for indicator, text in texts.items()]
    told = {"format": "tilsyn-exchange/1", "edition": "KM2021", "judgements": stated}
    (tmp_path / "dom.json").write_text(json.dumps(told), "utf-8")
    assert run("import", case_path, tmp_path / "dom.json")[0] == 0
    used = {each["id"]: each["brugt"] for each in _report(case_path, "provider")["lovbestemmelser"]}
    assert used == {"SEL § 101, stk. 8": ["4.a"]}


def test_a_decision_that_is_not_announced_is_not_told_of_by_its_provision(run: Run, case_path: Path) -> None:
    point = ["followup", case_path, "--kind", "paabud", "--decision", "overvejes", "--deadline", "01-03-2024"]
    run(*point, "--law", FOUR, typed="Hold fristen.")
    assert _report(case_path, "provider")["lovbestemmelser"] == []
    used = {each["id"]: each["brugt"] for each in _report(case_path, "internal")["lovbestemmelser"]}
    assert used[FOUR] == ["Påbud"]


def test_a_decision_is_said_to_wait_until_it_has_been_announced(run: Run, case_path: Path) -> None:
    point = ["followup", case_path, "--kind", "påbud", "--law", FOUR]
    assert NOT_ANNOUNCED in run(*point, typed="Hold fristen.")[2]
    announced = run(*point, "--decision", "meddelt", "--decision-date", "01-12-2023", typed="Hold fristen igen.")
    assert NOT_ANNOUNCED not in announced[2]
    assert [each["tekst"] for each in _report(case_path, "provider")["opfoelgning"]] == ["Hold fristen igen."]
    assert NOT_ANNOUNCED not in run("followup", case_path, "--kind", "udviklingspunkt", typed="Noget.")[2]


def test_the_broken_rule_stands_beside_the_authority_to_decide_and_is_looked_up_as_it_is(
    run: Run, case_path: Path
) -> None:
    point = ["followup", case_path, "--kind", "udviklingspunkt", "--law", "lov om socialtilsyn § 8"]
    code, _, err = run(*point, "--basis", "servicelovens § 101 stk.4", typed="Hold fristen.")
    assert code == 0
    assert f"Bestemmelsen står som {FOUR}." in err
    told = _report(case_path, "provider")
    [point_row], [row] = told["opfoelgning"], told["lovbestemmelser"]
    assert (point_row["lov"], point_row["regel"]) == ("lov om socialtilsyn § 8", FOUR)
    assert (row["id"], row["brugt"]) == (FOUR, ["Udviklingspunkt"])
    printed = whole_text(render(told)).replace("\u00a0", " ")
    assert "Hjemmel: lov om socialtilsyn § 8" in printed
    assert f"Regel, der ikke er fulgt: {FOUR}" in printed
    found = json.loads(run("ref", FOUR, "--case", case_path, "--json")[1])
    assert [each["basis"] for each in found["case"]["followups"]] == [FOUR]
    assert f"lov om socialtilsyn § 8 · {FOUR}" in run("ref", FOUR, "--case", case_path)[1]


def test_a_rule_that_is_not_printed_is_refused_in_a_point(run: Run, case_path: Path) -> None:
    refused = run("followup", case_path, "--kind", "udviklingspunkt", "--basis", "§ 101, stk. 14", typed="Et punkt")
    assert refused[0] == 2
    assert "stk. 1-13" in refused[2]


def test_a_report_that_uses_none_has_no_chapter_of_it(case_path: Path) -> None:
    assert "Bestemmelse" not in whole_text(render(_report(case_path, "provider"))).split()
