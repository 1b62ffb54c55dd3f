"""What typer says itself, in Danish, and how long lines stand in a window."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from tilsyn.cli import console
from tilsyn.cli.app import ALIASES, COMMANDS
from tilsyn.errors import UsageProblem
from tilsyn.storage.pages import Survey

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

PAGES = [each.split() for each in COMMANDS] + [["model", each] for each in ("list", "show", "check", "schema")]


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_a_help_page_shows_nothing_of_typers_own(run: Run, page: list[str]) -> None:
    out = " ".join(run(*page, "--help")[1].split()).replace(" < ", " ")
    for foreign in ("<", "{", "env var", "required", "default", "Usage", "ÅÅÅÅ"):
        assert foreign not in out


def test_the_columns_of_a_help_page_stand_one_below_the_other(run: Run) -> None:
    lines = [line for line in run("encounter", "--help")[1].splitlines() if line.startswith("  --")]
    told = "Antal deltagere.", "Kildens kode; kan gentages.", "Egen kode, fx S1."
    assert len({line.index(words) for line in lines for words in told if words in line}) == 1


def test_what_is_saved_and_missing_is_named_as_a_dane_types_it(run: Run, case_path: Path) -> None:
    set_twice = ("--set", "dato=25-10-2023", "--set", "besøg=25-10-2023 anmeldt")
    assert run("case", case_path, *set_twice)[1] == "gemt dato, besøg\n"
    assert run("case", case_path, *set_twice, "--set", "adresse=Kajen 1")[1] == "gemt adresse · uændret dato, besøg\n"
    assert run("assess", case_path, "tema:4", typed="Vurderingen.")[0] == 0
    out, err = run("status", case_path, "--all")[1:]
    advised = {
        line.rpartition(" SAG ")[2].strip(" .") for line in (out + err).splitlines() if "tilsyn assess SAG" in line
    }
    assert {"tema:5", "kriterium:4"} <= advised
    assert not any(each.startswith(("theme", "criterion")) for each in advised)
    assert "Ordlyden er ikke fundet, og derfor tæller det ikke med: 3.c." in out + err
    assert "tilsyn plan SAG --not-interviewed borger" in out + err
    assert run("plan", case_path, "--not-interviewed", "borger", "--reason", "-", typed="Ingen ville.\n")[0] == 0
    assert "S030" not in "".join(run("status", case_path, "--all")[1:])


def test_a_field_that_cannot_be_emptied_is_named_in_danish(run: Run, case_path: Path) -> None:
    assert run("case", case_path, "--set", "dato=")[2].endswith("--set dato=VÆRDI.\n")


def test_one_of_a_kind_is_no_choice_between_several(run: Run) -> None:
    assert "Vælg KM2021, eller skriv stien" in run("model", "show", "XX")[2]
    assert "findes ikke i udgaven" in run("ref", "9.9.9")[2]
    assert Survey(287, (15,)).where() == "side 15 af 287 kan ikke læses"
    assert Survey(287, (15, 16)).where() == "side 15 og 16 af 287 kan ikke læses"
    assert Survey(287, tuple(range(1, 7))).where() == "side 1, 2, 3, 4, 5 og 1 anden af 287 kan ikke læses"


@pytest.mark.parametrize("typed", ["sortr", "reports", "rapprt", "nota", "vurder", "samtalen", "scores"])
def test_a_command_is_suggested_once_by_one_name(run: Run, typed: str) -> None:
    code, _, err = run(typed)
    assert code == UsageProblem.exit_code
    named = err.partition("Mente du ")[2].partition("?")[0].replace(" eller ", ", ").split(", ")
    commands = [ALIASES.get(each, each) for each in named]
    assert named != [""]
    assert len(set(commands)) == len(commands)
    assert set(commands) <= set(COMMANDS)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["plan", "x.tilsyn", "--drawn", "to"], "Værdien af --drawn kan ikke bruges.\nRåd: Skriv et helt tal."),
        (["letter", "--ud"], "Råd: Se tilsyn letter --help."),
        (["model", "show"], "ID mangler.\nRåd: Se tilsyn model show --help."),
        (["--ud"], "Råd: Se tilsyn --help."),
    ],
)
def test_a_usage_error_names_the_page_that_helps(run: Run, argv: list[str], says: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert says in err


class Window(io.StringIO):
    """A stderr of its own; `drawn` where a person looks at it."""

    def __init__(self, *, drawn: bool) -> None:
        super().__init__()
        self.drawn = drawn

    def isatty(self) -> bool:
        return self.drawn


def test_a_long_message_is_broken_between_words_in_a_window_and_never_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    path = f"/mappe/{'lang-sti' * 9}/sag.tilsyn"
    told = f"Filen {path} findes ikke, og der er heller ikke nogen ikke-gemt kladde, som kan hentes frem igen."
    for drawn in (True, False):
        stream = Window(drawn=drawn)
        monkeypatch.setattr(sys, "stderr", stream)
        console.refuse(UsageProblem(told, told))
        lines = stream.getvalue().splitlines()
        assert (len(lines) == 2) is not drawn
        assert " ".join(lines) == f"{told} Råd: {told}"
        assert not drawn or all(len(line) < 50 or path in line for line in lines)


def test_a_text_of_the_case_is_called_what_it_was_typed_as(run: Run, case_path: Path) -> None:
    for typed in ("program", "grundlag", "høringsgrund", "programme"):
        code, _, err = run("case", case_path, "--set", f" {typed} =x")
        assert (code, f"Teksten til {typed} kan" in err, f"--set {typed}=-" in err) == (2, True, True)
        code, _, err = run("case", case_path, "--set", f"{typed}=-", typed="")
        assert (code, f"Teksten til {typed} er tom." in err, f"--set {typed}=\n" in err) == (2, True, True)
    code, _, err = run("case", case_path, "--set", "program=-", "--set", "grundlag=-", typed="x")
    assert (code, "ikke program og grundlag." in err) == (2, True)
    assert run("case", case_path, "--set", "program=-", typed="Vi ser huset")[:2] == (0, "gemt program\n")
    assert run("case", case_path, "--set", "program=")[:2] == (0, "gemt program\n")
