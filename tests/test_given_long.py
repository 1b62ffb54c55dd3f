"""A word of thousands of letters, or one that a terminal obeys, as an argument: never said back as it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.test_given_empty import _arguments_before, _commands

Run = Callable[..., tuple[int, str, str]]
LONG = "x" * 10_000
OBEYED = "X\x1b[31mY\N{RIGHT-TO-LEFT OVERRIDE}Z"
GIVEN = [
    pytest.param(words, made, param, id=f"{' '.join(words)} {param.opts[0]}")
    for words, made in _commands()
    for param in made.params
    if not getattr(param, "is_flag", False) and param.name != "help"
]
NEEDED = {"--provider": "P", "--service-type": "107", "--group": "borger", "--use": "ja", "--as": "normal"}


def _line(words: list[str], made: Any, param: Any, case: Path, given: str) -> list[str]:
    """The command with all that it needs, and this one thing as it is given."""
    option = param.param_type_name == "option"
    before = ["x"] * (0 if option else _arguments_before(words, param))
    needed = [each for each in made.params if each.param_type_name == "argument" and each.required]
    filled = before if not option else ["x"] * len(needed)
    if filled and words[0] not in {"template", "model", "ref", "new"}:
        filled[0] = str(case)
    elif words[0] == "new" and filled:
        filled[0] = str(case.with_name("ny.tilsyn"))
    line = [*words, *filled, *([param.opts[0], given] if option else [given])]
    for each in made.params:
        name = each.opts[0]
        if each.param_type_name == "option" and each.required and name not in line:
            line += [name, NEEDED.get(name, str(case.with_name("ud.docx")))]
    return line


@pytest.mark.slow
@pytest.mark.parametrize("given", [LONG, OBEYED], ids=["long", "obeyed"])
@pytest.mark.parametrize(("words", "made", "param"), GIVEN)
def test_an_argument_is_not_said_back_as_it_is(  # noqa: PLR0913, PLR0917  one case for each
    run: Run, case_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], made: Any, param: Any, given: str
) -> None:
    monkeypatch.chdir(case_path.parent)
    monkeypatch.setenv("TILSYN_BY", "MKV")
    if words == ["demo"]:
        pytest.skip("played in tests/test_demo.py")
    said = "".join(run(*_line(words, made, param, case_path, given), typed="Tekst\n")[1:])
    assert "x" * 300 not in said
    assert "\x1b" not in said
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in said


def test_what_the_demo_suggests_is_plain_and_can_be_typed(capfd: pytest.CaptureFixture[str]) -> None:
    from tilsyn.cli import demo

    demo._what_now(SimpleNamespace(case=Path(f"min {OBEYED}/nordkaj.tilsyn")))  # type: ignore[arg-type]  # all it asks
    said = capfd.readouterr().out
    assert f'  tilsyn status "{Path("min X[31mYZ/nordkaj.tilsyn")}"\n' in said
    assert "\x1b" not in said
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in said


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no file has such a name there")
def test_a_name_that_a_terminal_obeys_is_not_said_back_as_it_is(
    run: Run, case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case_path.parent)
    case = f"{OBEYED}.tilsyn"
    case_path.rename(case)
    assert run("source", case, "Borger 1", "--group", "borger")[0] == 0
    for line in (
        ("status", case), ("status", case, "--all"), ("log", case), ("case", case), ("verify", case), ("plan", case),
        ("plan", case, "--meet", "leder"), ("score", case), ("paste", case), ("compare", case, case),
        ("interview", case, "--source", "Borger 1", "--plain"), ("encounter", case, "--method", "observation"),
        ("notes", case, "-o", OBEYED), ("guide", case, "-o", f"{OBEYED}.docx"),
        ("report", case, "-o", f"{OBEYED} r.docx"), ("export", case, "-o", f"{OBEYED}.json"),
        ("import", case, f"{OBEYED}.json"), ("export", case, "-o", f"{OBEYED}.xlsx"),
        ("document", "add", case, f"{OBEYED}.json"), ("document", "list", case), ("checklist", case, "kerneydelser"),
        ("new", f"{OBEYED}2.tilsyn", "--provider", "P", "--service-type", "107", "--unencrypted", "--from", case),
    ):  # fmt: skip
        said = "".join(run(*line, typed="q\n")[1:])
        assert said, line
        assert "\x1b" not in said, line
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in said, line
