"""Lines typed and pasted in a real terminal: whole however long, and the terminal as it was afterwards."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import COMPILED, PASSPHRASE, answers, drafts, notes
from tests.needing import NO_TERMINAL, TERMINAL

if not TERMINAL:  # said before what drives one is imported
    pytest.skip(NO_TERMINAL, allow_module_level=True)

import termios

import pexpect

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
Run = Callable[..., tuple[int, str, str]]
PATIENCE = 60
ENDS_WITH = r"står \.\)?:"
LETTERS = "æøåÆØÅé日"


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def spawned(path: Path, *argv: str, **environment: str) -> pexpect.spawn:
    """A command in a terminal of its own."""
    env = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(path.parent), "TERM": "xterm-256color",
        "LANG": "C.UTF-8", "TMPDIR": str(path.parent), "TILSYN_BY": "MKV", **COMPILED, **environment,
    }  # fmt: skip
    return pexpect.spawn(
        sys.executable, ["-m", "tilsyn", *argv], env=env, dimensions=(24, 80), timeout=PATIENCE, encoding="utf-8"
    )


def ended(process: pexpect.spawn) -> int | None:
    process.expect(pexpect.EOF)
    process.close()
    return process.exitstatus  # type: ignore[no-any-return]  # pexpect has no types


def writing(path: Path, *argv: str, **environment: str) -> pexpect.spawn:
    """Up to where the text is typed."""
    process = spawned(path, *argv, **environment)
    process.expect(ENDS_WITH)
    process.expect("> ")
    return process


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize(
    "line",
    [
        "A" * 9_990 + " SLUTORD",
        "x" * 4_090 + LETTERS * 500 + " SLUTORD",
        "et langt afsnit fra Word, " * 8_000 + "SLUTORD",
    ],
    ids=["one kernel buffer and more", "letters across its edge", "two hundred kilobytes"],
)
def test_a_line_comes_in_whole_however_long(path: Path, line: str, term: str) -> None:
    process = writing(path, "note", str(path), TERM=term)
    process.send(f"{line}\r")
    process.expect("> ")
    process.send(".\r")
    assert ended(process) == 0
    assert [note.text for note in notes(path)] == [line]


def test_many_long_lines_at_once_are_all_there_also_those_typed_ahead(path: Path) -> None:
    lines = [f"{number} " + "y" * 7_000 for number in range(30)]
    process = writing(path, "note", str(path))
    process.send("".join(f"{line}\r" for line in [*lines, "."]))
    assert ended(process) == 0
    assert notes(path)[0].text == "\n".join(lines)


@pytest.mark.parametrize("ends", ["\r", "\n", "\r\n"])
def test_a_bracketed_paste_is_one_text_and_leaves_no_brackets(path: Path, ends: str) -> None:
    pasted = ["Første linje", ".", "", "j", "Sidste linje"]
    process = writing(path, "note", str(path))
    process.send(f"\x1b[200~{ends.join(pasted)}{ends}\x1b[201~")
    process.send(".\r")
    assert ended(process) == 0
    assert notes(path)[0].text == "\n".join(pasted)


def test_a_paste_answers_no_question_but_the_one_it_was_for(path: Path) -> None:
    process = spawned(path, "interview", str(path), "--source", "Borger 1", "--plain", "--theme", "4")
    process.expect("> ")
    process.send("\x1b[200~Hun siger nej\nn\nog nej\x1b[201~\r")
    process.expect("på flere linjer")
    process.expect("> ")
    process.send("j\r")
    process.expect("> ")
    process.send("\x1b[200~n\nd\nq\x1b[201~\r.\r")
    process.expect("gemt ([^ \r\n]+)")
    process.send("q\r")
    assert ended(process) == 0
    (answer,) = (each for each in answers(path).values() if each.value)
    assert (answer.value, answer.note) == ("ja", "n\nd\nq")


def test_keys_that_are_no_letters_leave_nothing_in_the_text(path: Path) -> None:
    process = writing(path, "note", str(path))
    process.send("\x1b[A\x1b[1;5C\x1bOP\x1b[15~Hun går\x1b[D\x7f\x7få\r.\r")
    assert ended(process) == 0
    assert notes(path)[0].text == "Hun gå"


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, "window", "ctrl-c"])
def test_a_half_typed_line_is_kept_with_the_lines_above_it(path: Path, ending: signal.Signals | str) -> None:
    process = writing(path, "note", str(path))
    process.send("Første linje\r")
    process.expect("> ")
    process.send("halvvejs på vej")
    process.expect("på vej")
    if ending == "window":
        os.close(process.child_fd)
        process.child_fd = -1
        _, status = os.waitpid(process.pid, 0)
        assert os.waitstatus_to_exitcode(status) == 130
    else:
        process.sendcontrol("c") if ending == "ctrl-c" else process.kill(ending)
        assert ended(process) == 130
    assert [each.text for each in drafts(path)] == ["Første linje\nhalvvejs på vej"]


@pytest.mark.parametrize("ending", [".\r", "\x03", "\x04", "\x1c\x03", signal.SIGTERM])
def test_the_terminal_is_given_back_as_it_was(path: Path, ending: str | signal.Signals) -> None:
    """Seen from a shell that stays when the command has gone."""
    command = f"{sys.executable} -m tilsyn note {path}; echo slut"
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm", "TILSYN_BY": "MKV", "LANG": "C.UTF-8"}
    shell = pexpect.spawn("/bin/sh", env=env, timeout=PATIENCE, encoding="utf-8")
    before = termios.tcgetattr(shell.child_fd)
    shell.send(f"{command}\r")
    shell.expect(ENDS_WITH)
    shell.expect("> ")
    during = termios.tcgetattr(shell.child_fd)
    shell.send("et ord\r")
    shell.expect("> ")
    if isinstance(ending, str):
        shell.send(ending)
    else:
        os.kill(os.tcgetpgrp(shell.child_fd), ending)
    shell.expect(r"\x1b\[\?2004l")
    shell.expect("slut\r")
    assert termios.tcgetattr(shell.child_fd) == before
    assert during != before
    shell.close()


def test_a_long_passphrase_is_taken_whole_and_not_shown(tmp_path: Path) -> None:
    phrase = "høj sætning " * 500
    case = tmp_path / "n.tilsyn"
    made = spawned(case, "new", str(case), "--provider", "Nordkaj", "--service-type", "101-ambulant", "--by", "MKV")
    for prompt in ("Ny adgangssætning til n.tilsyn: ", "Gentag adgangssætningen: "):
        made.expect(prompt)
        made.send(f"{phrase}\r")
    assert ended(made) == 0
    assert "sætning sætning" not in made.before
    shown = spawned(case, "case", str(case), TILSYN_PASSPHRASE=phrase)
    assert ended(shown) == 0
    assert ended(spawned(case, "case", str(case), TILSYN_PASSPHRASE=phrase[:4_000])) == 4


def test_a_mistyped_passphrase_is_asked_for_again_and_nothing_of_it_is_shown(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "n.tilsyn"
    assert run("new", case, "--provider", "Nordkaj", "--service-type", "101-ambulant", "--by", "MKV")[0] == 0
    process = spawned(case, "case", str(case))
    for typed in ("havnen er stille", "en linje\x1b[200~\nen til\x1b[201~", PASSPHRASE):
        process.expect("Adgangssætning til n.tilsyn: ")
        process.send(f"{typed}\r")
    process.expect("Nordkaj")
    assert ended(process) == 0
    assert "havnen" not in process.before


def test_a_reason_and_a_judgement_are_whole_too(path: Path) -> None:
    long = "z" * 6_000 + " SLUTORD"
    process = spawned(path, "score", str(path), "9.a", "--plain")
    process.expect(ENDS_WITH)
    process.send(f"{long}\r.\r")
    process.expect("semikolon")
    process.send("Borger 1\r")
    process.expect("Score")
    process.send("\x1b[200~4\n\x1b[201~\r")
    process.expect("gemt 9.a")
    assert ended(process) == 0
    reason = writing(path, "focus", str(path), "9.a")
    reason.send(f"{long}\r.\r")
    assert ended(reason) == 0
    told = spawned(path, "log", str(path), "--json")
    told.expect(pexpect.EOF)
    assert told.before.count("SLUTORD") == 2


def test_the_form_asks_a_mistyped_passphrase_again_and_shows_none(path: Path, run: Run, tmp_path: Path) -> None:
    earlier, new = tmp_path / "gammel.tilsyn", tmp_path / "ny.tilsyn"
    words = ("--provider", "Nordkaj", "--service-type", "101-ambulant", "--by", "MKV")
    assert run("new", earlier, *words, "--date", "2022-10-24")[0] == 0
    process = spawned(new, "new", str(new))
    process.expect("tidligere sag")
    process.expect("> ")
    process.send(f"{earlier}\r")
    process.expect("Adgangssætning til gammel.tilsyn: ")
    process.send("havnen er stille\r")
    process.expect("kan ikke åbnes")
    process.expect("Adgangssætning til gammel.tilsyn: ")
    assert "havnen" not in process.before
    process.send(f"{PASSPHRASE}\r")
    for asked in ("navn", "dato", "Tilbudstype", "Slags", "Anmeldt", "initialer"):
        process.expect(asked)
        process.expect("> ")
        process.send({"Anmeldt": "u", "initialer": "MKV"}.get(asked, "") + "\r")
    for prompt in ("Ny adgangssætning til ny.tilsyn: ", "Gentag adgangssætningen: "):
        process.expect(prompt)
        process.send("en ny sætning\r")
    process.expect("Klar:")
    assert ended(process) == 0
