"""Frames of one's own: what they may be called, and what is said of one that is used though its wording is poor."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.framing import RAMME

Run = Callable[..., tuple[int, str, str]]
LONG = "Hvordan " + "gik det så " * 21 + "?"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "egne"
    folder.mkdir()
    monkeypatch.setenv("TILSYN_LIBRARY", str(folder))
    return folder


def frame(folder: Path, old: str, new: str) -> Path:
    file = folder / "min.yaml"
    file.write_text(RAMME.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return file


@pytest.mark.slow
@pytest.mark.parametrize("name", ["KM2021", "km2021", "NR2020", "SEL", "4.a"])
def test_a_frame_named_like_something_else_is_refused_and_takes_nothings_place(run: Run, own: Path, name: str) -> None:
    file = frame(own, "id: ramme", f'id: "{name}"')
    code, _, err = run("model", "check", file)
    assert (code, "min.yaml:2: M078" in err, "min.yaml kan ikke bruges" in err) == (1, True, True)
    code, out, err = run("model", "list", "--json")
    assert [each["id"] for each in json.loads(out)][:1] == ["KM2021"]
    assert ("Tilbud om begge dele" in out, "min.yaml:2: M078" in err) == (False, True)
    assert json.loads(run("model", "show", "KM2021", "--json")[1])["id"] == "KM2021"
    assert json.loads(run("ref", "4.a.1", "--json")[1])["id"] == "4.a.1"


def test_a_frame_with_nothing_but_poor_wording_can_be_used_and_that_is_what_is_said(run: Run, own: Path) -> None:
    file = frame(own, "Når en her også drikker, hvad sker der så?", LONG)
    code, _, err = run("model", "check", file)
    assert (code, "M051" in err, "min.yaml kan bruges, men bør rettes." in err) == (1, True, True)
    assert "kan ikke" not in err
    assert "ramme" in [each["id"] for each in json.loads(run("model", "list", "--json")[1])]


def test_a_frame_with_a_fault_besides_cannot(run: Run, own: Path) -> None:
    file = frame(own, "Når en her også drikker, hvad sker der så?", LONG)
    file.write_text(file.read_text(encoding="utf-8").replace('["5.c", "3.d"]', '["5.c", "5.c"]', 1), encoding="utf-8")
    assert "min.yaml kan ikke bruges, som den er." in run("model", "check", file)[2]
