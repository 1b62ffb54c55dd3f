"""Ways in, in a real terminal: where a case stands in pages, and how few keys there are to the first question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.needing import NO_TERMINAL, TERMINAL

if not TERMINAL:  # said before what drives one is imported
    pytest.skip(NO_TERMINAL, allow_module_level=True)

from tests.test_screen_terminal import Terminal

pytestmark = pytest.mark.slow
Run = Callable[..., tuple[int, str, str]]
OTHER_SCREEN, OWN_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Sit down at a terminal and run a command; it is taken away afterwards."""
    sat: list[Terminal] = []

    def down(*argv: object, **more: Any) -> Terminal:
        sat.append(Terminal(tmp_path / "sag", argv=tuple(map(str, argv)), **more))
        return sat[-1]

    yield down
    for each in sat:
        each.close()


def test_a_status_that_is_higher_than_the_window_comes_in_pages(sit: Callable[..., Terminal], case_path: Path) -> None:
    seen = sit("status", case_path, "--all")
    seen.until("Ikke klar til endelig rapport.", "1-23 af", "q: slut", "S001")
    seen.type(" ")
    seen.until("24-46 af", without="Ikke klar")
    seen.type("\x1b[A")
    seen.until("23-45 af")
    seen.type("b")
    seen.until("1-23 af")
    seen.type("q")
    assert seen.code() == 1
    assert seen.raw.rpartition(OWN_SCREEN)[2].decode().splitlines() == ["Ikke klar til endelig rapport."]
    assert seen.raw.count(OTHER_SCREEN) == 1


@pytest.mark.parametrize(
    ("argv", "more"),
    [
        ((), {}),
        (("--all", "--json"), {}),
        (("--json",), {}),
        (("--all",), {"TERM": "dumb"}),
        (("--all",), {"size": (200, 80)}),
    ],
)
def test_what_fits_and_what_a_program_reads_is_not_paged(
    sit: Callable[..., Terminal], case_path: Path, argv: tuple[str, ...], more: dict[str, Any]
) -> None:
    seen = sit("status", case_path, *argv, **more)
    assert seen.code() in {1, 2}
    assert OTHER_SCREEN not in seen.raw


def test_pages_that_are_interrupted_leave_the_terminal_as_it_was(sit: Callable[..., Terminal], case_path: Path) -> None:
    seen = sit("status", case_path, "--all")
    seen.until("q: slut")
    seen.process.sendintr()
    assert seen.code() == 1
    assert seen.raw.count(OWN_SCREEN) == 1
    assert "Afbrudt" not in seen.text
