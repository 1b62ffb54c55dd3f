"""A bare directive number is never taken for that of another edition of the guideline."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_editions import shipped
from tilsyn.domain.showing import holding

Run = Callable[..., tuple[int, str, str]]
CITED, OTHER = "NR2020", "NR2016"


def numbers() -> list[str]:
    catalogues = shipped().catalogues
    mine, theirs = ({each.number for each in catalogues[name].directives} for name in (CITED, OTHER))
    return sorted(mine & theirs)


@pytest.mark.parametrize("number", numbers())
def test_a_bare_number_is_the_cited_catalogues_and_the_other_is_said(run: Run, number: str) -> None:
    code, out, err = run("ref", number, "--json")
    assert code == 0
    assert json.loads(out)["id"] == f"{CITED}:{number}"
    assert f"tilsyn ref {OTHER}:{number}" in err
    assert json.loads(run("ref", f"{OTHER}:{number}", "--json")[1])["edition"] == OTHER
    assert run("ref", f"{CITED}:{number}")[2] == ""


def test_in_a_case_the_number_is_that_of_its_edition(run: Run, case_path: Path) -> None:
    number = numbers()[0]
    code, out, err = run("ref", number, "--case", case_path, "--json")
    assert (code, json.loads(out)["id"]) == (0, f"{CITED}:{number}")
    assert f"{OTHER}:{number}" in err


def test_a_number_that_only_another_catalogue_has_is_found_there(run: Run) -> None:
    catalogues = shipped().catalogues
    mine = {name for name, _ in (pair for each in catalogues[OTHER].directives
                                 for pair in holding(each.number, [catalogues[CITED]]))}  # fmt: skip
    only = next(each for each in catalogues[OTHER].directives if f"{CITED}:{each.number}" not in mine)
    assert json.loads(run("ref", only.number, "--json")[1])["id"] == f"{OTHER}:{only.number}"


def test_questions_and_indicators_say_nothing_of_other_catalogues(run: Run) -> None:
    for reference in ("4.a", "4.a.1"):
        assert run("ref", reference)[2] == ""
