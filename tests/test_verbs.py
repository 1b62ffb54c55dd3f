"""A command and its verb are one name: `document add`; a case of the verb's name is written ./add."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Annotated

import pytest
import typer

from tilsyn.cli import app, console

Run = Callable[..., tuple[int, str, str]]
Case = Annotated[str, typer.Argument(metavar="SAG")]


@pytest.fixture
def mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that stands by itself and has a verb too, as `report SAG` and `report pull SAG` will be."""
    module = ModuleType("tilsyn.cli.prove")
    made = app.group()

    @made.command("prove", cls=app.DanishCommand, epilog="Eksempel: tilsyn prove nordkaj.tilsyn")
    def _alone(case: Case) -> None:
        console.out(f"alene {case}")

    @made.command("prove pull", cls=app.DanishCommand, epilog="Eksempel: tilsyn prove pull nordkaj.tilsyn")
    def _pulled(case: Case) -> None:
        console.out(f"trukket {case}")

    module.app = made  # type: ignore[attr-defined]  # a module of commands has one
    monkeypatch.setitem(sys.modules, "tilsyn.cli.prove", module)
    monkeypatch.setitem(app.COMMANDS, "prove", ("prove", "Prøv."))
    monkeypatch.setitem(app.COMMANDS, "prove pull", ("prove", "Træk."))


@pytest.mark.parametrize(
    ("words", "flat"),
    [
        (["document", "add", "SAG", "FIL"], ["document add", "SAG", "FIL"]),
        (["dokument", "add", "SAG"], ["document add", "SAG"]),
        (["document", "SAG"], ["document", "SAG"]),
        (["status", "add"], ["status", "add"]),
        (["document"], ["document"]),
        ([], []),
    ],
)
def test_a_verb_makes_one_name_with_its_command(words: list[str], flat: list[str]) -> None:
    assert app.flat(words) == flat


@pytest.mark.usefixtures("mixed")
def test_the_first_word_after_a_command_is_its_verb_if_it_is_one(run: Run) -> None:
    assert run("prove", "nordkaj.tilsyn")[1] == "alene nordkaj.tilsyn\n"
    assert run("prove", "pull", "nordkaj.tilsyn")[1] == "trukket nordkaj.tilsyn\n"
    assert run("prove", "./pull")[1] == "alene ./pull\n"


@pytest.mark.usefixtures("mixed")
def test_a_command_lists_its_verbs_in_its_help(run: Run) -> None:
    page = run("prove", "--help")[1]
    assert "prove pull  Træk." in page
    assert page.index("prove pull") < page.index("Eksempel")
    assert "Brug: tilsyn prove pull" in run("prove", "pull", "--help")[1]


def test_help_lists_the_verbs_under_their_command(run: Run) -> None:
    page = run("--help")[1]
    assert "document add" in page
    verbs = run("document", "--help")[1]
    assert [each.split()[0] for each in verbs.partition("Kommandoer:")[2].splitlines() if each.strip()] == [
        "add",
        "list",
        "get",
        "quote",
    ]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["document", "nordkaj.tilsyn"], "Kommandoen nordkaj kendes ikke."),
        (["document", "ad", "nordkaj.tilsyn"], "Mente du add?"),
        (["document", "add"], "Se tilsyn document add --help."),
    ],
)
def test_what_is_no_verb_is_said_in_danish(run: Run, argv: list[str], says: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert says in err
