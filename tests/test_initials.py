"""Initials and other names of one line: nothing in them may look like a row of the log."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import entry_count

Run = Callable[..., tuple[int, str, str]]
WRONG = [
    "", "   ", "\u200b", "M\u202eVK", "MKV\t00000000", "MKV\n00000000 FALSK", "a" * 21, "010180-1234",
    "\N{HANGUL FILLER}", "M\N{HANGUL FILLER}K",
]  # fmt: skip

SAID = ("Initialerne", "Det, der er skrevet", "Tilsynskonsulenten", "Værdien af --by er tom.")


@pytest.mark.parametrize("given", WRONG)
def test_initials_that_are_none_are_refused_wherever_they_are_stated(
    run: Run, case_path: Path, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entry_count(case_path)
    new = case_path.with_name("ny.tilsyn")
    for words in (
        ("source", case_path, "Borger 1", "--group", "borger", "--by", given),
        ("new", new, "--provider", "N", "--service-type", "101-ambulant", "--unencrypted", "--by", given),
        ("case", case_path, "--set", f"by={given}", "--by", given),
    ):
        code, _, err = run(*words)
        assert (code, err.startswith(SAID), "1234" in err) == (
            2,
            True,
            False,
        )
    if given.strip():
        monkeypatch.setenv("TILSYN_BY", given)
        assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 2
    assert (entry_count(case_path), new.exists()) == (before, False)


def test_what_a_terminal_would_obey_is_taken_out_of_initials(run: Run, case_path: Path) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger", "--by", "\x1b[31mMK\x07V")[0] == 0
    assert "\x1b" not in json.loads(run("log", case_path, "--json")[1])[-1]["by"]


@pytest.mark.parametrize("by", ["a" * 21, "MKV\tX", " "])
def test_a_file_brings_no_such_initials_in(run: Run, case_path: Path, by: str) -> None:
    file = case_path.with_name("ind.json")
    held = {"format": "tilsyn-exchange/1", "edition": "KM2021", "case": {"by": [by]},
            "encounters": [{"code": "S1", "method": "observation", "title": "Stuen", "by": [by]}]}  # fmt: skip
    file.write_text(json.dumps(held), encoding="utf-8")
    before = entry_count(case_path)
    code, _, err = run("import", case_path, file, "--update-case")
    assert (code, err.count("by[0]")) == (1, 2)
    assert entry_count(case_path) == before


FORGED = "Stuen\n00000000\t01-01-2020 10.00\tFALSK\tbedømmelse\t4.a\t5"


def test_no_name_of_one_line_makes_a_row_of_its_own_in_the_log(run: Run, case_path: Path) -> None:
    run("source", case_path, FORGED[:30], "--group", "borger")
    run("source", case_path, "Kommune 1", "--group", "kommune", "--role", "visitator")
    run("encounter", case_path, "--method", "observation", "--title", FORGED, "--place", FORGED, "--code", FORGED)
    run("case", case_path, "--set", f"manager={FORGED}", "--set", f"departments={FORGED}")
    file = case_path.with_name("ind.json")
    held = {"format": "tilsyn-exchange/1", "edition": "KM2021", "sources": [{"code": FORGED, "group": "borger"}]}
    file.write_text(json.dumps(held), encoding="utf-8")
    run("import", case_path, file)
    for words in (("log", case_path), ("case", case_path), ("status", case_path)):
        shown = run(*words)[1]
        assert not [line for line in shown.splitlines() if line.startswith("00000000")]
    assert all(line.count("\t") == 5 for line in run("log", case_path)[1].splitlines())


@pytest.mark.parametrize("hostile", ["\x1b[31mrød\x07", "a\u202eb\u2066c", "x\x9b31my"])
def test_no_refusal_says_a_terminals_commands_back(run: Run, case_path: Path, hostile: str) -> None:
    for words in (
        ("focus", case_path, hostile, "--reason", "-"), ("assess", case_path, hostile), (hostile,),
        ("status", hostile), ("status", case_path, f"--{hostile}"), ("status", case_path, hostile),
        ("model", "show", hostile), ("ref", hostile), ("protect", case_path, hostile, "--as", hostile),
        ("interview", case_path, "--source", hostile), ("case", case_path, "--set", f"{hostile}=x"),
        ("report", case_path, "-o", f"{hostile}.docx", "--audience", hostile),
        ("new", case_path.with_name("n.tilsyn"), "--provider", "x", "--service-type", hostile),
    ):  # fmt: skip
        code, out, err = run(*words, typed="x")
        assert code not in {0, 70}
        assert not set("\x1b\x07\x9b\u202e\u2066") & set(out + err)
    assert "»" in run("model", "show", "FINDES-IKKE")[2]


@pytest.mark.parametrize("blank", ["   ", "\t", "\u00a0\u2003", "\u200b\u00a0", "\ufeff", "\u200e \u00ad"])
def test_a_passphrase_of_blanks_alone_is_none(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blank: str
) -> None:
    monkeypatch.setenv("TILSYN_PASSPHRASE", blank)
    new = tmp_path / "n.tilsyn"
    code, _, err = run("new", new, "--provider", "N", "--service-type", "101-ambulant", "--by", "MKV")
    assert (code, "er tom" in err, new.exists()) == (2, True, False)


def test_the_two_prompts_are_compared_as_the_key_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    from tilsyn.cli import console, options

    typed = iter(["bla\u030a", "blå"])
    monkeypatch.delenv("TILSYN_PASSPHRASE", raising=False)
    monkeypatch.setattr(console, "interactive", lambda: True)
    monkeypatch.setattr(console, "hidden", lambda prompt: next(typed) if prompt else "")
    assert options.new_passphrase(Path("n.tilsyn")) == "bla\u030a"
