"""File names that look the same: å is one letter on most disks and two on others."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from tests.needing import needs_words_as_bytes
from tilsyn.domain.world import World
from tilsyn.errors import CaseMissing, LooksTheSame
from tilsyn.storage import casefile, placing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

NAME = "nåvn é.tilsyn"
ONE, TWO = normalize("NFC", NAME), normalize("NFD", NAME)
INTERVIEW = ("--source", "Borger 1", "--plain")
WORLD = World(lambda: datetime(2023, 10, 24, 9, tzinfo=UTC), os.urandom, "tilsyn 0.1.0")
MIXED = ONE.replace("å", normalize("NFD", "å"))
NEW = ("--provider", "P", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV", "--unencrypted")


@pytest.mark.parametrize(("made", "asked"), [(ONE, TWO), (TWO, ONE), (TWO, MIXED)])
def test_a_case_is_found_by_a_name_that_looks_the_same(tmp_path: Path, run: Run, made: str, asked: str) -> None:
    folder = tmp_path / normalize("NFD", "Åsager")
    folder.mkdir()
    assert run("new", folder / made, *NEW)[0] == 0
    for where in (folder, tmp_path / normalize("NFC", "Åsager")):
        assert run("source", where / asked, "Borger 1", "--group", "borger")[0] == (0 if where == folder else 2)
        assert run("status", where / asked)[0] == 1
        assert run("interview", where / asked, "--source", "Borger 1", "--plain", typed="q\n")[0] == 0
    assert sorted(each.name for each in folder.iterdir()) == sorted([made, f"{made}.lock"])


def test_of_two_that_look_the_same_none_is_guessed(tmp_path: Path) -> None:
    for name in (TWO, MIXED):
        (tmp_path / name).touch()
    assert placing.standing(tmp_path / TWO) == tmp_path / TWO
    with pytest.raises(LooksTheSame, match="flere filer"):
        placing.standing(tmp_path / ONE)


@pytest.mark.parametrize(("made", "asked"), [(ONE, TWO), (TWO, ONE)])
def test_no_second_case_is_made_that_looks_the_same(tmp_path: Path, run: Run, made: str, asked: str) -> None:
    assert run("new", tmp_path / made, *NEW)[0] == 0
    code, _, err = run("new", tmp_path / asked, *NEW)
    assert (code, "ser ud som" in err, "Vælg et andet filnavn" in err) == (4, True, True)
    assert [each.name for each in tmp_path.iterdir()] == [made]


def test_a_case_that_is_not_there_is_missing_also_where_its_folder_is(tmp_path: Path) -> None:
    from tests.test_casefile_verify import WORLD
    from tilsyn.storage import casefile

    for path in (tmp_path / ONE, tmp_path / "ingen" / ONE):
        with pytest.raises(CaseMissing):
            casefile.open_case(path, lambda: "x", WORLD)


def test_a_name_too_long_for_any_disk_is_no_fault_of_ours(tmp_path: Path, run: Run) -> None:
    assert run("status", tmp_path / ("q" * 300 + ".tilsyn"))[0] == 4


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["-journal", "-wal", ".lock"])
def test_a_folder_with_the_name_that_a_case_needs_beside_it_is_said(case_path: Path, run: Run, ending: str) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    beside = case_path.with_name(case_path.name + ending)
    beside.mkdir()
    for command in ("interview",) if ending == ".lock" else ("interview", "status", "verify", "note"):
        code, _, err = run(command, case_path, *INTERVIEW * (command == "interview"), typed="q\n")
        assert (code, f"{beside.name} ligger ved siden af" in err, f"Flyt {beside.name}" in err) == (4, True, True)
    beside.rmdir()
    assert run("interview", case_path, *INTERVIEW, typed="q\n")[0] == 0


@needs_words_as_bytes
def test_a_case_in_a_folder_whose_name_is_no_text_is_worked_in_from_there(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite takes no name but one in UTF-8: there it is called by the way to it, and else it is said."""
    folder = tmp_path / os.fsdecode(b"s\xe6g")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("no folder may have such a name here")
    monkeypatch.chdir(folder)
    assert run("new", "a.tilsyn", *NEW)[0] == 0
    assert run("source", "a.tilsyn", "Borger 1", "--group", "borger")[0] == 0
    assert run("interview", "a.tilsyn", "--source", "Borger 1", "--plain", typed="q\n")[0] == 0
    assert run("new", "b.tilsyn", *NEW, "--from", "a.tilsyn")[0] == 0
    for command, code in (("status", 1), ("log", 0), ("verify", 0)):
        assert run(command, "a.tilsyn")[0] == code
    with casefile.open_case(folder / "a.tilsyn", lambda: "", WORLD) as file:
        file.backup_to(folder / "c.tilsyn")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "her").symlink_to(folder)
    code, _, err = run("status", "her/a.tilsyn")
    assert (code, "i en mappe, hvis navn er skrevet i et andet tegnsæt" in err) == (4, True)


@pytest.mark.slow
@pytest.mark.parametrize(("made", "asked"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_other_files_are_found_by_a_name_that_looks_the_same(
    tmp_path: Path, run: Run, case_path: Path, made: str, asked: str
) -> None:
    def named(form: str, name: str) -> Path:
        return tmp_path / normalize(form, name)  # type: ignore[arg-type]  # one of the forms there are

    assert run("export", case_path, "-o", named(made, "såg.json"))[0] == 0
    assert run("import", case_path, named(asked, "såg.json"), "--dry-run")[0] == 0
    assert run("export", case_path, "-o", named(asked, "såg.json"))[0] == 0
    named(made, "ångst.txt").write_text("Huset er roligt.", encoding="utf-8")
    assert run("document", "add", case_path, named(asked, "ångst.txt"))[0] == 0
    assert run("template", "copy", "tilsynsrapport", named(made, "vørés.docx"))[0] == 0
    assert run("template", "check", named(asked, "vørés.docx"))[0] == 0
    for form in (made, asked, made):
        report = ("report", case_path, "-o", named(form, "rapport é.docx"), "--template", named(form, "vørés.docx"))
        assert run(*report)[0] == 0
    assert [normalize("NFC", each.name) for each in tmp_path.iterdir()].count(normalize("NFC", "rapport é.docx")) == 1
    assert len(list(tmp_path.glob("s*.json"))) == 1


def test_a_case_on_another_drive_needs_no_way_from_here(
    case_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another_drive(*_: object) -> str:
        message = "path is on mount 'C:', start on mount 'Z:'"
        raise ValueError(message)

    monkeypatch.setattr("tilsyn.storage.names.os.path.relpath", another_drive)
    assert run("status", case_path)[0] in {0, 1}
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
