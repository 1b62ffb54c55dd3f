"""A passphrase at a terminal: whose is asked for, and that a slip does not end the command. The prompt is played."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import PASSPHRASE
from tilsyn.cli import console
from tilsyn.storage import keys

Run = Callable[..., tuple[int, str, str]]
MADE = ("--provider", "Nordkaj (opdigtet)", "--service-type", "101-ambulant", "--by", "MKV")
WRONG = "kan ikke åbnes med den adgangssætning"


class Typing:
    """A person at the terminal: what she types at each hidden prompt, and what she was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self._typed: list[str] = []
        monkeypatch.delenv("TILSYN_PASSPHRASE")
        monkeypatch.setattr(console, "interactive", lambda: True)
        monkeypatch.setattr(console, "hidden", self._hidden)

    def types(self, *typed: str) -> Typing:
        self._typed = list(typed)
        return self

    def _hidden(self, prompt: str) -> str:
        self.asked.append(prompt)
        return self._typed.pop(0)


@pytest.fixture(autouse=True)
def _keys_cost_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three wrong ones for each command would take a quarter of a second each: what they cost is tested elsewhere."""
    monkeypatch.setattr(keys, "_SCRYPT_COST", 2)


@pytest.fixture
def earlier(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "foer.tilsyn"
    assert run("new", path, *MADE, "--date", "2022-10-24")[0] == 0
    return path


@pytest.fixture
def later(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "nu.tilsyn"
    assert run("new", path, *MADE, "--date", "2023-10-24")[0] == 0
    return path


@pytest.fixture
def person(earlier: Path, later: Path, monkeypatch: pytest.MonkeyPatch) -> Typing:
    return Typing(monkeypatch)


COMMANDS = [
    ("case", "{later}"), ("verify", "{later}"), ("log", "{later}"), ("plan", "{later}"), ("note", "{later}"),
    ("interview", "{later}", "--source", "Borger 1", "--group", "borger", "--plain"), ("score", "{later}", "--json"),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_slip_is_asked_again_and_the_third_ends_the_command(
    run: Run, later: Path, person: Typing, command: tuple[str, ...]
) -> None:
    person.types("en", "to", "tre", "fire")
    code, out, err = run(*(each.format(later=later) for each in command))
    assert (code, out, err.count(WRONG)) == (4, "", 3)
    assert person.asked == ["Adgangssætning til nu.tilsyn: "] * 3


@pytest.mark.parametrize("command", [("case", "{later}"), ("verify", "{later}")])
def test_after_a_slip_the_right_one_goes_on(run: Run, later: Path, person: Typing, command: tuple[str, ...]) -> None:
    person.types("en", "", PASSPHRASE)
    code, _, err = run(*(each.format(later=later) for each in command))
    assert (code, err.count(WRONG)) == (0, 2)


def test_each_of_two_cases_has_its_own_tries_and_is_named(run: Run, earlier: Path, later: Path, person: Typing) -> None:
    person.types("en", PASSPHRASE, "to", "tre", PASSPHRASE)
    assert run("compare", earlier, later)[0] == 0
    assert person.asked == [f"Adgangssætning til {each}.tilsyn: " for each in ("foer", "foer", "nu", "nu", "nu")]


def test_a_case_made_from_another_says_whose_passphrase_is_wanted(
    run: Run, earlier: Path, tmp_path: Path, person: Typing
) -> None:
    person.types("en", PASSPHRASE, "den nye", "den nyee", "", "", "den nye", "den nye")
    code, _, err = run("new", tmp_path / "ny.tilsyn", "--from", earlier, "--by", "MKV")
    assert code == 0, err
    new = ["Ny adgangssætning til ny.tilsyn: ", "Gentag adgangssætningen: "]
    assert person.asked == ["Adgangssætning til foer.tilsyn: "] * 2 + new * 3
    assert "De to adgangssætninger er ikke ens." in err
    assert "Adgangssætningen er tom." in err


def test_one_that_was_given_is_tried_once(
    run: Run, earlier: Path, later: Path, person: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILSYN_PASSPHRASE", "en anden")
    for command in (("case", later), ("verify", later), ("compare", earlier, later)):
        code, _, err = run(*command)
        assert (code, err.count(WRONG)) == (4, 1)
    assert person.asked == []
