"""The disk is full, or the case is gone, while someone types: what she just wrote is said back, never lost."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import CTRL_C, Lines, desk_of, entry_count
from tilsyn.errors import CaseNotWritten
from tilsyn.interview.plain.typed_lines import Interrupted, read_kept
from tilsyn.services.drafts import Keeper
from tilsyn.storage.casefile import CaseFile

Run = Callable[..., tuple[int, str, str]]
WORDS = "Det vigtige ord: skovmærke"


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on the case takes nothing, half-typed text neither."""

    def fill() -> None:
        def refused(file: CaseFile, *_: object, **__: object) -> None:
            raise CaseNotWritten(file.path)

        monkeypatch.setattr(CaseFile, "append", refused)
        monkeypatch.setattr(CaseFile, "save_draft", refused)

    return fill


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("interview", "--source", "Borger 1", "--plain"), f"j\n{WORDS}\nlinje to\n.\nq\n"),
        (("interview", "--source", "Borger 1", "--plain"), f"+\n{WORDS}\nlinje to\n.\nq\n"),
        (("interview", "--source", "Borger 1", "--plain"), f"e\n{WORDS}\nq\n"),
        (("interview", "--source", "Borger 1", "--paper"), f"4.a.1 j: {WORDS}\n"),
        (("score", "4.a", "--plain"), f"{WORDS}\nlinje to\n.\nBorger 1\n4\n"),
    ],
)
def test_what_was_just_typed_is_said_back(
    run: Run, path: Path, full: Callable[[], None], words: tuple[str, ...], typed: str
) -> None:
    assert run("encounter", path, "--source", "Borger 1")[0] == 0
    before = entry_count(path)
    full()
    code, out, err = run(words[0], path, *words[1:], typed=typed)
    assert (code, "gemt" in out) == (4, False)
    assert WORDS in err
    assert ("linje to" in err) == ("linje to" in typed)
    assert entry_count(path) == before


def test_a_persons_note_and_reason_are_said_back_too(
    run: Run, path: Path, full: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tilsyn.cli import console, main

    full()
    for command in (("note",), ("assess", "theme:4"), ("focus", "4.a")):
        typed = iter([WORDS, "."])
        monkeypatch.setattr(console, "_typed_line", lambda _, typed=typed: next(typed, None))
        monkeypatch.setattr(console, "interactive", lambda: True)
        monkeypatch.setattr(sys, "stdin", Person())
        said: list[str] = []
        monkeypatch.setattr(console, "err", said.append)
        assert main([command[0], str(path), *command[1:]]) == 4
        assert WORDS in said
    assert "stdin" not in run("status", path)[2]


class Person:
    """A terminal with somebody at it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_an_interrupt_that_could_keep_nothing_says_so(path: Path, full: Callable[[], None]) -> None:
    full()
    streams = Lines(WORDS, CTRL_C, interactive=True)
    with desk_of(path) as desk, pytest.raises(Interrupted):
        read_kept(streams, Keeper(desk, "note|"))
    assert WORDS in "\n".join(streams.warned)
    assert "beholdt" not in "\n".join(streams.warned)
