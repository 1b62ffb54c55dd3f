"""A reader of what the program writes may leave: Linux and Windows say so in two ways, and neither is a fault."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import desk_of, entry_count, notes
from tilsyn.cli import main
from tilsyn.domain.journal.entries import FollowUp, Note

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[1]


class Closed(io.RawIOBase):
    """The end of a pipe that nobody reads."""

    def __init__(self, says: int) -> None:
        self._says = says

    def writable(self) -> bool:
        return True

    def write(self, raw: object) -> int:
        raise OSError(self._says, os.strerror(self._says))


def nobody_reads(monkeypatch: pytest.MonkeyPatch, name: str, says: int) -> None:
    monkeypatch.setattr(sys, name, io.TextIOWrapper(io.BufferedWriter(Closed(says)), encoding="utf-8"))


@pytest.fixture(params=[errno.EPIPE, errno.EINVAL], ids=["Linux", "Windows"])
def says(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.mark.parametrize(
    "argv",
    [["--help"], ["new", "--help"], ["--version"], ["model", "list"], ["model", "show", "KM2021", "--json"]],
    ids=" ".join,
)
def test_a_result_that_nobody_reads_ends_with_0(argv: list[str], says: int, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody_reads(monkeypatch, "stdout", says)
    assert main(argv) == 0


def test_a_refusal_that_nobody_reads_is_a_refusal(says: int, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody_reads(monkeypatch, "stderr", says)
    assert main(["nyt"]) == 2


def test_an_output_that_cannot_be_written_is_not_taken_for_one_that_nobody_reads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nobody_reads(monkeypatch, "stdout", errno.ENOSPC)
    assert main(["model", "list"]) == 5
    assert "Det, der skulle skrives ud, kunne ikke skrives.\nRåd: Er disken fuld?" in capsys.readouterr().err


def test_a_note_that_is_kept_is_told_of_by_the_code_where_nothing_can_be_said_beside_it(
    case_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody_reads(monkeypatch, "stderr", errno.ENOSPC)
    assert run("note", case_path, typed="010180-1234 er et nummer")[0] == 0
    assert [each.text for each in notes(case_path)] == ["010180-1234 er et nummer"]


POST = "POST"
READING = {
    "note {}": "på stdin",
    "assess {} tema:4": "på stdin",
    "score {} 4.a --plain": "på stdin",
    "score {} 4.a --change -": "--change",
    "interview {} --source Leder": "stdin",
    "interview {} --source Leder --plain": "stdin",
    "interview {} --source Leder --paper": "stdin",
    "focus {} 4.a": "--reason -",
    "focus {} 4.a --reason -": "--reason",
    "protect {} POST --as fortrolig --reason -": "--reason",
    "withdraw {} POST --reason -": "--reason",
    "redact {} POST --reason -": "--reason",
    "scope {} 2.b --use ja --reason -": "--reason",
    "followup {} --kind udviklingspunkt": "på stdin",
    "case {} --set hearing_reason=-": "--set hearing_reason=-",
    "plan {} --basis -": "--basis",
}


@pytest.mark.slow
@pytest.mark.parametrize("words", READING)
def test_a_closed_stdin_is_a_text_that_is_missing(
    case_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], words: str
) -> None:
    run("source", case_path, "Leder", "--group", "ledelse")
    run("note", case_path, typed="En note")
    with desk_of(case_path) as desk:
        post = next(entry.id[:8] for entry, _ in desk.case.of(Note))
    before = entry_count(case_path)
    monkeypatch.setattr(sys, "stdin", None)
    named = {"{}": str(case_path), POST: post}
    assert main([named.get(each, each) for each in words.split()]) == 2
    told = capfd.readouterr().err.splitlines()
    assert told[-1].startswith("Råd: ")
    assert READING[words] in told[-1]
    assert entry_count(case_path) == before


def test_a_followup_is_changed_by_its_options_with_stdin_closed(
    case_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("followup", case_path, "--kind", "udviklingspunkt", typed="At skrive det ned")
    with desk_of(case_path) as desk:
        post = next(entry.id[:8] for entry, _ in desk.case.of(FollowUp))
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["followup", str(case_path), post, "--status", "opfyldt"]) == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a shell that closes a stream")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0), ("<&-", 2), ("<&- 2>&-", 2)])
def test_a_note_is_kept_with_streams_closed_and_the_code_says_so(case_path: Path, closed: str, code: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m tilsyn note "$1" {closed}', sys.executable, str(case_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TILSYN_BY": "MKV"},
        input=b"En note",
        capture_output=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert [each.text for each in notes(case_path)] == ([] if code else ["En note"])


@pytest.mark.slow
@pytest.mark.parametrize("argv", [["--help"], ["model", "show", "KM2021"], ["model", "show", "KM2021", "--json"]])
def test_a_pipe_closed_by_its_reader_leaves_no_word_and_no_code(argv: list[str]) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    done = subprocess.run(
        [sys.executable, "-m", "tilsyn", *argv],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writes,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, b"")
