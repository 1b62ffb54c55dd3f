"""Ways in, in a real terminal: where a case stands in pages, and how few keys there are to the first question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import PASSPHRASE, desk_of, entry_count
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


BUDGET = 60
"""Keys from a doorway to the first question, besides the names of file, provider and source."""


def keys_to_the_first_question(begin: Callable[[], Terminal], lines: list[tuple[str, str]], command: str) -> int:
    """Every key struck: the command and each line with their Enters, the passphrase both times, what comes after."""
    seen, count = begin(), len(command) + 1
    for told, line in lines:
        seen.until(told)
        seen.type(f"{line}\r")
        count += len(line) + 1
    seen.until("5.a.2", "NOTE")
    return count


def test_from_a_doorway_to_the_first_question_in_sixty_keys(sit: Callable[..., Terminal], tmp_path: Path) -> None:
    """The passphrase is counted too, 15 letters typed twice; the initials stand in TILSYN_BY, the day is today."""
    file, provider, source = "havnen.tilsyn", "Nordkaj (opdigtet)", "Borger 1"
    lines = [
        ("Tilbuddets navn:", provider), ("nummer; flere", "1"), ("Hvem taler du med", source),
        ("Ny adgangssætning", PASSPHRASE), ("Gentag adgangssætningen", PASSPHRASE), ("Hej, jeg hedder", ""),
    ]  # fmt: skip
    path, today = tmp_path / file, datetime.now().astimezone().date().isoformat()
    asked: dict[str, Any] = {"TILSYN_BY": "MKV", "TILSYN_PASSPHRASE": None}
    count = keys_to_the_first_question(lambda: sit("interview", path, **asked), lines, f"tilsyn interview {file}")
    assert count - len(file) - len(provider) - len(source) <= BUDGET
    with desk_of(path) as desk:
        fields = desk.case.fields()
        assert (fields.by, fields.announced, fields.date) == (("MKV",), False, today)


def test_who_stops_in_the_doorway_has_made_nothing(sit: Callable[..., Terminal], tmp_path: Path) -> None:
    seen = sit("interview", tmp_path / "ny.tilsyn", "--source", "Borger 1", TILSYN_BY="MKV")
    seen.until("Tilbuddets navn:")
    seen.process.sendintr()
    assert seen.code() == 130
    assert "Sagen er ikke oprettet; intet er skrevet." in seen.text
    assert not (tmp_path / "ny.tilsyn").exists()


def test_a_code_like_a_name_is_asked_about_and_then_the_screen_opens(
    sit: Callable[..., Terminal], case_path: Path
) -> None:
    named = ("interview", case_path, "--source", "Mette Jensen", "--group", "borger")
    before = entry_count(case_path)
    refused = sit(*named)
    refused.until("»Mette Jensen« ligner et navn", "(j/n)", "> ")
    refused.type("n\r")
    assert refused.code() == 2
    assert "Kilden er ikke oprettet; intet er gemt." in refused.text
    assert entry_count(case_path) == before
    taken = sit(*named)
    taken.until("(j/n)", "> ")
    taken.type("j\r")
    taken.until("Hej, jeg hedder")
    taken.type("\r")
    taken.until("NOTE")


def test_the_doorway_leads_into_the_plain_mode_too(sit: Callable[..., Terminal], tmp_path: Path) -> None:
    path = tmp_path / "min sag.tilsyn"
    seen = sit("interview", path, "--source", "Leder", TERM="dumb", TILSYN_BY="MKV")
    for told, line in (("Tilbuddets navn:", "Nordkaj"), ("nummer; flere", "1")):
        seen.until(told)
        seen.type(f"{line}\r")
    seen.until("Officielt:")
    seen.type("q\r")
    assert seen.code() == 0
    assert path.exists()
