"""The way of a case: on to the next stage freely, back only with a reason, and past the hearing only with one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tilsyn.domain.values import STAGES, STEPS

Run = Callable[..., tuple[int, str, str]]
REASON = ("--reason", "-")


@pytest.mark.parametrize(
    ("held", "back"), [("hoering", "udkast"), ("ingen_bemaerkninger", "hoering"), ("endelig", "uden_hoering")]
)
def test_a_stage_goes_back_only_with_a_reason(run: Run, case_path: Path, held: str, back: str) -> None:
    run("case", case_path, "--set", "hearing_reason=-", typed="Der er ingen at høre.")
    assert run("case", case_path, "--set", f"stage={held}")[0] == 0
    code, _, err = run("case", case_path, "--set", f"stage={back}", *REASON)
    assert (code, "går tilbage" in err) == (2, True)
    assert run("case", case_path, "--set", f"stage={back}")[0] == 2
    assert run("case", case_path, "--set", f"stage={back}", *REASON, typed="Vi mangler et besøg.")[0] == 0
    assert json.loads(run("case", case_path, "--json")[1])["stage"] == back
    assert "Vi mangler et besøg." in run("log", case_path)[1]


def test_a_reason_is_asked_of_nothing_else(run: Run, case_path: Path) -> None:
    code, _, err = run("case", case_path, "--set", "stage=hoering", *REASON, typed="x")
    assert (code, "går tilbage" in err) == (2, True)


def test_no_way_past_the_hearing_without_saying_why(run: Run, case_path: Path) -> None:
    code, _, err = run("case", case_path, "--set", "tilstand=uden-høring")
    assert (code, "hvorfor" in err) == (2, True)
    assert run("case", case_path, "--set", "høringsgrund=Fordi")[0] == 2
    both = ("--set", "tilstand=uden-høring", "--set", "høringsgrund=-")
    assert run("case", case_path, *both, typed="Tilbuddet er lukket.")[0] == 0
    assert "Tilbuddet er lukket." in run("case", case_path)[1]


def test_a_file_puts_no_stage_back(run: Run, case_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    stated = {"format": "tilsyn-exchange/1", "edition": "KM2021", "case": {"stage": "kvalitetssikring"}}
    file.write_text(json.dumps(stated), encoding="utf-8")
    assert run("import", case_path, file, "--update-case")[0] == 0
    run("case", case_path, "--set", "stage=hoering")
    code, _, err = run("import", case_path, file, "--update-case")
    assert (code, "S149" in err) == (1, True)
    assert json.loads(run("case", case_path, "--json")[1])["stage"] == "hoering"


def test_every_stage_has_its_step() -> None:
    assert {each for stages in STEPS for each in stages} == STAGES.keys()
