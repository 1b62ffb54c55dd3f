"""What the first page of a report would make one wonder at, and reasons that are printed in it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.finishing import final, rows
from tests.sample_cases import sample_case
from tests.telling import Told
from tests.test_said_back import Person
from tilsyn.cli import console, main
from tilsyn.domain.findings.readiness import readiness
from tilsyn.domain.findings.scoring import scorecard
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Alert, FollowUp, Previous
from tilsyn.domain.library.edition import QualityModel

Run = Callable[..., tuple[int, str, str]]


def said(model: QualityModel, told: Told, code: str) -> list[str]:
    visible = Visible(told.case)
    ready = readiness(model, told.case, visible, scorecard(model, visible))
    return [each.text for each in (*ready.blocking, *ready.warnings) if each.code == code]


@pytest.mark.parametrize("stage", ["ingen_bemaerkninger", "bemaerkninger_behandlet"])
def test_a_hearing_closed_before_its_deadline_is_told_of_also_once_the_case_is_final(
    model: QualityModel, told: Told, stage: str
) -> None:
    early = ["Høringen blev sat som afsluttet 24-10-2023, før fristen 15-11-2023."]
    told.field(stage="hoering", hearing_deadline="2023-11-15")
    assert said(model, told, "S042") == []
    told.field(stage=stage)
    assert said(model, told, "S042") == early
    told.field(stage="endelig")
    assert said(model, told, "S042") == early
    told.field(stage="hoering")
    assert said(model, told, "S042") == []
    told.field(stage=stage, hearing_deadline="2023-10-24")  # on the day itself it has been waited for
    assert said(model, told, "S042") == []


def test_what_was_never_in_hearing_was_not_closed_early(model: QualityModel, told: Told) -> None:
    told.field(stage="uden_hoering", hearing_reason="Lukket.", hearing_deadline="2023-11-15")
    assert said(model, told, "S042") == []


def test_a_visit_after_the_report_is_told_of_once_there_is_a_report(model: QualityModel, told: Told) -> None:
    told.field(visits=[{"date": "2023-10-24"}, {"date": "2023-10-25"}])
    assert said(model, told, "S043") == []  # a plan
    told.field(stage="ingen_bemaerkninger")
    assert said(model, told, "S043") == ["Besøget 25-10-2023 ligger efter rapportens dato, 24-10-2023."]
    told.field(report_date="2023-10-25")
    assert said(model, told, "S043") == []
    told.field(report_date="2023-10-24", stage="udkast")
    assert said(model, told, "S043") == ["Besøget 25-10-2023 ligger efter rapportens dato, 24-10-2023."]


def test_a_final_report_is_written_and_says_what_its_first_page_would_make_one_wonder_at(
    run: Run, tmp_path: Path
) -> None:
    case = sample_case(tmp_path, "solbakken")
    assert run("case", case, "--set", "høringsfrist=15-12-2099", "--set", "besøg=01-12-2099 anmeldt")[0] == 0
    assert {"S042", "S043"} <= {each["code"] for each in json.loads(run("status", case, "--json")[1])["warnings"]}
    code, _, err = final(run, case)
    assert (code, "S042" in err, "S043" in err) == (0, True, True)
    code, _, err = final(run, case, name="igen.docx")
    assert (code, "S04" in err) == (0, False)


def test_what_was_begun_by_mistake_is_advised_to_be_withdrawn_and_then_stands_in_the_way_no_more(
    run: Run, case_path: Path
) -> None:
    run("source", case_path, "Borger 1", "--group", "borger")
    run("encounter", case_path, "--source", "Borger 1", "--code", "S1")
    [open_one] = [each for each in _blocking(run, case_path) if each["code"] == "S072"]
    post = rows(run, case_path, "encounter")[-1]["post"]
    assert "eller afbrudt" in open_one["hint"]
    assert f"tilsyn withdraw SAG {post} --reason -" in open_one["hint"]
    run("note", case_path, "--source", "Borger 1", typed="Hun siger noget.\n")
    [held] = [each for each in _blocking(run, case_path) if each["code"] == "S072"]
    assert held["hint"].endswith("--outcome gennemført.")
    run("encounter", case_path, "--source", "Borger 1", "--code", "S2")
    post = rows(run, case_path, "encounter")[-1]["post"]
    assert run("withdraw", case_path, post, "--reason", "-", typed="Begyndt ved en fejl.")[0] == 0
    assert [each["text"] for each in _blocking(run, case_path) if each["code"] == "S072"] == [held["text"]]


def _blocking(run: Run, case: Path) -> list[dict[str, Any]]:
    return json.loads(run("status", case, "--json")[1])["blocking"]  # type: ignore[no-any-return]  # json gives Any


def test_what_may_oblige_was_said_in_a_conversation_that_took_place(model: QualityModel, told: Told) -> None:
    held = told.encounter(told.source())
    identity = told.id()
    told.say(Alert(record=identity, id=identity, text="Noget alvorligt", encounter=held.id))
    visible = Visible(told.case)
    [found] = [
        each for each in readiness(model, told.case, visible, scorecard(model, visible)).blocking if each.code == "S072"
    ]
    assert "withdraw" not in found.hint


def test_points_of_last_time_that_nobody_has_looked_into_are_counted_and_a_due_order_is_said_by_itself(
    model: QualityModel, told: Told
) -> None:
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021"))
    for kind, status, more in (
        ("udviklingspunkt", "ikke_undersoegt", {}), ("opmaerksomhedspunkt", None, {}),
        ("udviklingspunkt", "opfyldt", {}),
        ("paabud", "ikke_undersoegt", {"deadline": "2023-01-01"}),
        ("vilkaar", "ikke_undersoegt", {"decision": "ophaevet"}),
    ):  # fmt: skip
        stated = {"kind": kind, "status": status, "text": "Punkt", "origin": "2022-10-12", **more}
        identity = told.id()
        told.say(FollowUp.model_validate({"record": identity, "id": identity, **stated}))
    assert said(model, told, "S063") == ["2 punkter fra sidst står som ikke undersøgt."]
    assert len(said(model, told, "S013")) == 1
    own = told.id()
    told.say(FollowUp(record=own, id=own, kind="udviklingspunkt", text="Nyt"))
    assert said(model, told, "S063") == ["2 punkter fra sidst står som ikke undersøgt."]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("focus", "bliver trykt i rapporten"), ("scope", "bliver trykt i rapporten"),
        ("plan", "bliver trykt i rapporten"),
        ("plan", "som kun står i planen"), ("plan", "som det skal stå i rapporten"),
    ],
)  # fmt: skip
def test_help_says_who_will_read_what_is_asked_for(run: Run, command: str, words: str) -> None:
    assert words in " ".join(run(command, "--help")[1].replace("│", " ").split())


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        (("focus", "4.a", "--by", "MKV"), "Begrundelse, trykkes i rapporten"),
        (("scope", "2.b", "--use", "ja"), "Begrundelse, trykkes i rapporten"),
        (("score", "4.a", "--change", "-"), "Hvorfor scoren er en anden end sidst, trykkes i rapporten"),
        (("plan", "--not-interviewed", "borger"), "Begrundelse, trykkes i rapporten"),
        (("plan", "--basis", "-"), "Grundlag, trykkes i rapporten"),
        (("plan", "--programme", "-"), "Program, står kun i planen"),
    ],
)
def test_who_is_asked_for_a_text_is_told_who_will_read_it(
    run: Run, case_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], asked: str
) -> None:
    said: list[str] = []
    monkeypatch.setattr(console, "interactive", lambda: True)
    monkeypatch.setattr(console, "_typed_line", lambda _: None)
    monkeypatch.setattr(console, "err", said.append)
    monkeypatch.setattr(sys, "stdin", Person())
    main([command[0], str(case_path), *command[1:]])
    assert f"{asked} (afslut med en linje, hvor der kun står .):" in said
