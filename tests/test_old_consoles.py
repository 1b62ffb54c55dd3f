"""An old console of Windows prints the escape sequences that should have drawn: none is written there."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tilsyn.cli import console
from tilsyn.interview import windows_console as windows
from tilsyn.interview.screen.can_open import CANNOT_DRAW, opens


class Screen(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def looking(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """From within a test: between a fixture and its test pytest sets its own streams."""
    shown = Screen()
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, shown)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return shown


@pytest.fixture(params=[True, False], ids=["draws", "does not draw"])
def draws(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(windows, "draws", lambda: request.param)
    return bool(request.param)


def test_a_table_is_drawn_with_styles_only_where_they_are_obeyed(monkeypatch: pytest.MonkeyPatch, draws: bool) -> None:
    screen = looking(monkeypatch)
    console.table("Overblik", ["indikator"], [["4.a"]])
    assert "4.a" in screen.getvalue()
    assert ("\x1b" in screen.getvalue()) is draws


def test_a_bar_is_shown_only_where_it_can_be_taken_away_again(monkeypatch: pytest.MonkeyPatch, draws: bool) -> None:
    screen = looking(monkeypatch)
    assert list(console.progress("Skriver", [1, 2], 2)) == [1, 2]
    assert ("\x1b" in screen.getvalue()) is draws


def test_the_full_screen_stays_closed_where_it_cannot_be_drawn_and_says_why(
    monkeypatch: pytest.MonkeyPatch, draws: bool
) -> None:
    looking(monkeypatch)
    said: list[str] = []
    assert opens(plain=False, say=said.append) is draws
    assert said == ([] if draws else [CANNOT_DRAW])
    assert not opens(plain=True, say=pytest.fail)


class _WindowsConsoleIO(io.RawIOBase):
    """A console that has gone: Windows refuses whatever is written."""

    def fileno(self) -> int:
        return self.device

    def writable(self) -> bool:
        return True

    def write(self, raw: object) -> int:
        raise OSError(6, "The handle is invalid")

    def __init__(self, device: int) -> None:
        self.device = device


def test_nothing_is_written_to_a_console_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    device = os.open(os.devnull, os.O_WRONLY)
    for name in ("stdout", "stderr"):
        gone = io.TextIOWrapper(io.BufferedWriter(_WindowsConsoleIO(device)), encoding="utf-8")
        monkeypatch.setattr(sys, name, gone)
    console.leave_terminal()
    says: Callable[[str], None]
    for says in (console.out, console.err):
        says("Afbrudt.")
    os.close(device)


@pytest.mark.parametrize(
    ("page", "written"), [("cp850", b"\x91b\x9bd"), ("cp65001", "æbød".encode()), (None, b"\xe6b\xf8d")]
)
def test_a_pipe_is_written_as_the_console_reads_it(
    monkeypatch: pytest.MonkeyPatch, page: str | None, written: bytes
) -> None:
    monkeypatch.setattr(windows, "code_page", lambda: page)
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    reads, writes = os.pipe()
    with os.fdopen(writes, "w", encoding="cp1252") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        console.prepare_streams()
        console.out("æbød")
    assert os.read(reads, 99).strip() == written
    os.close(reads)


def test_a_file_and_what_is_asked_for_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(windows, "code_page", lambda: "cp850")
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    with (tmp_path / "fil.txt").open("w", encoding="cp1252") as file:
        monkeypatch.setattr(sys, "stdout", file)
        console.prepare_streams()
        assert file.encoding == "cp1252"
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    reads, writes = os.pipe()
    with os.fdopen(reads, "rb"), os.fdopen(writes, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        console.prepare_streams()
        assert pipe.encoding == "utf-8"
