"""The disk is full, or the case is gone, while someone types: what she just wrote is said back, never lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import CTRL_C, PASSPHRASE, Lines, desk_of, drafts, entry_count, saved
from tests.needing import needs_a_terminal
from tilsyn.errors import CaseNotWritten
from tilsyn.interview.plain.typed_lines import KEPT, read_kept
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
        monkeypatch.setattr(console, "err", lambda text, said=said, **_: said.append(text))
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
    with desk_of(path) as desk, pytest.raises(CaseNotWritten) as refused:
        read_kept(streams, Keeper(desk, "note|"))
    assert refused.value.unsaved == WORDS
    assert "beholdt" not in "\n".join(streams.warned)


def test_an_interrupt_while_it_is_recorded_says_it_back_where_it_cannot_be_kept(
    path: Path, full: Callable[[], None]
) -> None:
    full()
    with desk_of(path) as desk, pytest.raises(CaseNotWritten) as refused, Keeper(desk, "note|").holding(WORDS):
        raise KeyboardInterrupt
    assert refused.value.unsaved == WORDS


@pytest.mark.parametrize("typed", [f"j\n{WORDS}\n.\n", f"+\n{WORDS}\n.\n"])
def test_a_text_that_is_kept_half_typed_where_it_could_not_be_recorded_is_said_to_be(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """On a full disk a short text may find room where its entry does not."""
    assert run("encounter", path, "--source", "Borger 1")[0] == 0

    def refused(file: CaseFile, *_: object, **__: object) -> None:
        raise CaseNotWritten(file.path)

    monkeypatch.setattr(CaseFile, "append", refused)
    code, _, err = run("interview", path, "--source", "Borger 1", "--plain", typed=typed)
    assert code == 4
    assert KEPT in err
    assert "kopieres" not in err
    monkeypatch.undo()
    assert [each.text for each in drafts(path)] == [WORDS]


def test_what_is_said_back_keeps_its_lines_in_a_narrow_window(
    run: Run, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from tilsyn.cli import console

    del run
    long = " ".join(["Hun fortalte om aftalen"] * 6)
    refused = CaseNotWritten(Path("sag.tilsyn"))
    refused.unsaved = f"linje et\nlinje to\n\n{long}"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    console.refuse(refused)
    assert f"linje et\nlinje to\n\n{long}\n" in capfd.readouterr().err
    console.err(f"Først.\n{long}")
    assert capfd.readouterr().err.startswith("Først.\nHun fortalte")


@pytest.mark.parametrize("stop", ["q\n", CTRL_C])
def test_who_leaves_a_case_that_was_put_back_meanwhile_is_told(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, stop: str | type[KeyboardInterrupt]
) -> None:
    """What was said to be stored went with the file: nobody may hear that all of it is."""
    from tilsyn.cli import console

    assert run("encounter", path, "--source", "Borger 1")[0] == 0
    before, typed = path.read_bytes(), iter(["j", WORDS, "."])

    def read(_: object) -> str | None:
        if (line := next(typed, None)) is not None:
            return line
        path.write_bytes(before)
        if isinstance(stop, str):
            return stop.strip()
        raise stop

    monkeypatch.setattr(console.Terminal, "read", read)
    code, out, err = run("interview", path, "--source", "Borger 1", "--plain")
    assert saved(out)
    assert code == 4
    assert "skiftet ud eller flyttet" in err
    assert "Alt, der er meldt gemt" not in err


@needs_a_terminal
@pytest.mark.slow
def test_ctrl_c_in_a_text_of_a_case_that_was_put_back_says_both(path: Path) -> None:
    import pexpect

    before = path.read_bytes()
    env = {**os.environ, "TILSYN_PASSPHRASE": PASSPHRASE, "TILSYN_BY": "MKV", "TERM": "dumb"}
    talk = pexpect.spawn(
        sys.executable, ["-m", "tilsyn", "interview", str(path), "--source", "Borger 1", "--plain"], env=env,
        encoding="utf-8", echo=False, timeout=120, dimensions=(40, 100),
    )  # fmt: skip
    for line in ("j", "linje et", "linje to"):
        talk.expect("> ")
        talk.sendline(line)
    talk.expect("> ")
    path.write_bytes(before)
    talk.sendintr()
    talk.expect("er skiftet ud, mens du havde den åben")
    talk.expect("kopieres:\r\nlinje et\r\nlinje to\r\n")
    talk.expect(pexpect.EOF)
    talk.close()
    assert talk.exitstatus == 4
    assert "Afbrudt" not in str(talk.before)
