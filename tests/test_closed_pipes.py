"""A reader of what the program writes may leave: Linux and Windows say so in two ways, and neither is a fault."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tilsyn.cli import main

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
    assert main(["model", "list"]) != 0
    assert "Råd:" in capsys.readouterr().err


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
