"""Loose notes to indicators, criteria and themes, line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import entry_count, notes
from tilsyn.interview.plain.plain_sorting import HELP

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def loose(run: Run, case_path: Path) -> Path:
    for text in ("Første & <løse>", "Anden", "Hun er 010180-1234"):
        assert run("note", case_path, typed=text)[:2] == (0, "gemt note\n")
    return case_path


def placed(path: Path) -> dict[str, tuple[str, ...]]:
    return {note.text: note.at_items for note in notes(path)}


def test_each_note_is_shown_and_a_line_says_where_it_belongs(run: Run, loose: Path) -> None:
    code, out, err = run("sort", loose, "--plain", typed="4.A; criterion:4;theme:4 ;4.a\r\nS\r\ntheme:1\r\n")
    assert (code, "CPR-nummer" in err, "1234" in err) == (0, True, False)
    assert [line for line in out.splitlines() if line.startswith("gemt")] == [
        "gemt note 4.a, kriterium 4, tema 4", "gemt note tema 1",
    ]  # fmt: skip
    assert "[1/3] Første & <løse>" in out
    assert placed(loose) == {
        "Første & <løse>": ("4.a", "criterion:4", "theme:4"), "Anden": (), "Hun er 010180-1234": ("theme:1",),
    }  # fmt: skip
    again = run("sort", loose, typed="q\n")[1]
    assert "[1/1] Anden" in again


def test_an_unknown_place_names_what_is_near_and_the_same_note_is_asked_again(run: Run, loose: Path) -> None:
    before = entry_count(loose)
    code, out, _ = run("sort", loose, typed="4.x\n\n4.a; 9.z\nQ\n")
    assert code == 0
    said = next(line for line in out.splitlines() if line.startswith("Stedet 4.x findes ikke i sagen. Mente du "))
    assert "4.b" in said
    assert "Stedet 9.z findes ikke" in out
    assert out.count(HELP) == 2
    assert "[2/3]" not in out
    assert entry_count(loose) == before


def test_a_cpr_number_in_a_loose_note_is_not_echoed(run: Run, loose: Path) -> None:
    out = run("sort", loose, typed="s\ns\ns\n")[1]
    assert "[3/3] Hun er [CPR fjernet]" in out
    assert "1234" not in out


def test_protected_notes_are_not_sorted_and_none_is_said_so(run: Run, loose: Path) -> None:
    for row in run("log", loose)[1].splitlines()[-3:]:
        run("protect", loose, row.split("\t")[0], "--as", "fortrolig", "--reason", "-", typed="Bedt om det")
    assert run("sort", loose, typed="4.a\n")[:2] == (0, "Der er ingen løse noter.\n")
