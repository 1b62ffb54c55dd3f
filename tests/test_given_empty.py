"""An option or an argument that is given empty, as a script's empty variable is: refused, in every command alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.conversing import answers, desk_of, encounters, entry_count
from tilsyn.cli.app import COMMANDS
from tilsyn.cli.danish import CLEARED
from tilsyn.domain.journal.entries import FollowUp
from tilsyn.domain.text import shows_nothing

Run = Callable[..., tuple[int, str, str]]


def _commands() -> Iterator[tuple[list[str], Any]]:
    for name, (module, _) in COMMANDS.items():
        made = typer.main.get_group(import_module(f"tilsyn.cli.{module}").app).commands[name]
        inner = getattr(made, "commands", None)
        yield from (([name, each], verb) for each, verb in inner.items()) if inner else [(name.split(), made)]


MADE = list(_commands())
TAKEN = [
    pytest.param(words, param, id=f"{' '.join(words)} {param.opts[0]}")
    for words, made in MADE
    for param in made.params
    if not getattr(param, "is_flag", False) and param.name != "help"
]


@pytest.mark.slow
@pytest.mark.parametrize(("words", "param"), TAKEN)
def test_what_is_given_empty_is_refused(run: Run, tmp_path: Path, words: list[str], param: Any) -> None:
    """Whatever else is wrong with the command: it is the first thing that is looked at."""
    for empty in ("", "  ", "\N{HANGUL FILLER}"):
        given = [empty] if param.param_type_name == "argument" else [param.opts[0], empty]
        filled = [] if param.param_type_name == "option" else ["x"] * _arguments_before(words, param)
        code, out, err = run(*words, *filled, *given)
        assert (code, out) == (2, ""), err
        assert "er tom." in err
        assert "Råd: " in err
    assert list(tmp_path.iterdir()) == []


def _arguments_before(words: list[str], param: Any) -> int:
    made = next(made for said, made in MADE if said == words)
    return [each.name for each in made.params if each.param_type_name == "argument"].index(param.name)


def test_an_empty_code_puts_no_answer_on_the_only_open_conversation(run: Run, case_path: Path) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    assert run("encounter", case_path, "--source", "Borger 1")[0] == 0
    before = entry_count(case_path)
    assert run("interview", case_path, "--source", "", "--plain", typed="j\nX\n.\nq\n")[0] == 2
    assert run("note", case_path, "--source", "", typed="X")[0] == 2
    assert run("encounter", case_path, "", "--outcome", "gennemført")[0] == 2
    assert (answers(case_path), entry_count(case_path)) == ({}, before)


def test_a_field_of_what_stands_may_be_emptied(run: Run, case_path: Path) -> None:
    assert run("encounter", case_path, "--method", "observation", "--title", "Modtagelsen", "--place", "Hus 2")[0] == 0
    (held,) = encounters(case_path)
    assert run("encounter", case_path, held.id[:8], "--place", "")[0] == 0
    assert not encounters(case_path)[0].place
    assert run("followup", case_path, "--kind", "udviklingspunkt", "--law", "SEL § 101", typed="Punktet")[0] == 0
    with desk_of(case_path) as desk:
        ((entry, point),) = desk.case.of(FollowUp)
    assert point.law
    assert run("followup", case_path, entry.id[:8], "--law", "")[0] == 0
    with desk_of(case_path) as desk:
        assert not next(point for _, point in desk.case.of(FollowUp)).law
    assert run("encounter", case_path, "--method", "observation", "--title", "")[0] == 2
    assert CLEARED.keys() == {"encounter", "followup"}


def test_what_can_be_seen_is_not_empty() -> None:
    assert all(map(shows_nothing, ("", " \t\n", "\u200b", "\u3164", "\u2800\u00a0")))
    assert not any(map(shows_nothing, ("a", " . ", "\u3164M", "-", "\U0001f600")))
