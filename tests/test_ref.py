"""A bare directive number is never taken for that of another edition of the guideline."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.needing import heard
from tests.test_editions import shipped
from tilsyn import resources
from tilsyn.domain.world import World
from tilsyn.resources import questionnaires
from tilsyn.services.editions import Shelf, looked_up
from tilsyn.services.looking_up import holding, known, newest
from tilsyn.storage.library_files import plain_library
from tilsyn.storage.yaml_text import read_yaml

Run = Callable[..., tuple[int, str, str]]
CITED, OTHER = "NR2020", "NR2016"


def numbers() -> list[str]:
    catalogues = shipped().catalogues
    mine, theirs = ({each.number for each in catalogues[name].directives} for name in (CITED, OTHER))
    return sorted(mine & theirs)


@pytest.mark.slow
@pytest.mark.parametrize("number", numbers())
def test_a_bare_number_is_the_cited_catalogues_and_the_other_is_said(run: Run, number: str) -> None:
    code, out, err = run("ref", number, "--json")
    assert code == 0
    assert json.loads(out)["id"] == f"{CITED}:{number}"
    assert f"tilsyn ref {OTHER}:{number}" in err
    assert json.loads(run("ref", f"{OTHER}:{number}", "--json")[1])["edition"] == OTHER
    assert run("ref", f"{CITED}:{number}")[2] == ""


def test_in_a_case_the_number_is_that_of_its_edition(run: Run, case_path: Path) -> None:
    number = numbers()[0]
    code, out, err = run("ref", number, "--case", case_path, "--json")
    assert (code, json.loads(out)["id"]) == (0, f"{CITED}:{number}")
    assert f"{OTHER}:{number}" in err


def test_a_number_that_only_another_catalogue_has_is_found_there(run: Run) -> None:
    catalogues = shipped().catalogues
    cited = [catalogues[CITED].model_dump(mode="json")]
    mine = {name for each in catalogues[OTHER].directives for name, _ in holding(each.number, cited)}
    only = next(each for each in catalogues[OTHER].directives if f"{CITED}:{each.number}" not in mine)
    assert json.loads(run("ref", only.number, "--json")[1])["id"] == f"{OTHER}:{only.number}"


def test_questions_and_indicators_say_nothing_of_other_catalogues(run: Run) -> None:
    for reference in ("4.a", "4.a.1"):
        assert run("ref", reference)[2] == ""


@pytest.mark.slow
def test_every_look_up_in_the_shipped_files_is_that_of_their_records(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files are read as they stand; a case and one's own editions go by records, with all that is left out."""
    shelf, checked = Shelf.of([], world), Shelf.of([], world)
    assert shelf.unchecked is not None
    everything = known(newest(shelf.unchecked.models), shelf.unchecked.catalogues)
    asked = [question.id for _, question in shipped().models["KM2021"].questions()]
    guidelines = [f"{held.id}:{each.number}" for held in shipped().catalogues.values() for each in held.guidelines]
    monkeypatch.setitem(checked.__dict__, "unchecked", None)
    checked.__dict__["library"] = shipped()
    for reference in (*everything, *asked, *guidelines, *numbers(), "4A1", "indikator 4 a", "nr2020: 3.1.2 B"):
        assert looked_up(shelf, reference, None) == looked_up(checked, reference, None)


def test_what_stands_beside_the_shipped_files_is_read_with_every_check(tmp_path: Path) -> None:
    own, shipped_folder = tmp_path / "egne", questionnaires()
    own.mkdir()
    assert plain_library([own, shipped_folder], shipped_folder) is not None
    (own / "egen.yaml").write_text("format: tilsyn-edition/1\n", encoding="utf-8")
    assert plain_library([own, shipped_folder], shipped_folder) is None
    (own / "egen.yaml").unlink()
    (own / "KM2021.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    assert plain_library([own], own) is None
    assert plain_library([tmp_path / "findes ikke"], tmp_path / "findes ikke") is None


@pytest.mark.slow
def test_frames_are_read_only_where_one_is_named(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    read, shelf = list[str](), Shelf.of([], world)

    def noted(content: bytes, name: str) -> object:
        read.append(name)
        return read_yaml(content, name)

    monkeypatch.setattr("tilsyn.storage.library_files.read_yaml", noted)
    for reference in ("4.a", "tema:4", "Kriterium: 4", "NR2020:3.1.5", "SEL § 101"):
        looked_up(shelf, reference, None)
    assert read == ["KM2021.yaml", "NR2016.yaml", "NR2020.yaml", "SEL.yaml"]
    assert "library" not in shelf.__dict__
    assert looked_up(shelf, "Kvalitetsstandard:7", None).found["frame"] == "kvalitetsstandard"


def test_a_shipped_file_that_someone_changed_by_hand_is_said_and_is_no_fault_of_ours(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(questionnaires(), tmp_path / "questionnaires", copy_function=shutil.copyfile)  # Wine knows no other
    edition = tmp_path / "questionnaires" / "KM2021.yaml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("rated_level:", "rated:"), encoding="utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    code, _, err = run("ref", "4.a.1")
    assert (code, "KM2021.yaml kan ikke bruges: 1 fejl.\nRåd: Ret filen" in err) == (3, True), err


def test_a_look_up_in_the_shipped_files_makes_no_records() -> None:
    """They are 100 ms of a command that a person waits for in the middle of a conversation."""
    looking = "import sys; from tilsyn.cli import main; main(['ref', '4.a.1']); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", looking], capture_output=True, check=True)
    assert heard(done.stdout).splitlines()[-1] == "False"


@pytest.mark.slow
@pytest.mark.parametrize(("number", "near"), [("3.1.2", "der står 3.1.2b"), ("3.1.6", "så vidt vi ved. Her vises")])
@pytest.mark.parametrize("in_case", [False, True])
def test_a_number_that_the_cited_catalogue_lacks_is_not_answered_from_another_unsaid(
    run: Run, case_path: Path, number: str, near: str, in_case: bool
) -> None:
    code, out, err = run("ref", number, "--json", *(("--case", case_path) if in_case else ()))
    assert (code, json.loads(out)["id"]) == (0, f"{OTHER}:{number}")
    assert f"Bemærk: {CITED}, som udgaven henviser til, har ikke {number}" in err
    assert near in err
    assert f"Her vises {OTHER}:{number}: en anden udgave" in err
    assert "Bemærk" not in run("ref", f"{OTHER}:{number}")[2]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nr2016 3.1.5", "NR2016:3.1.5"), ("NR 2016, anvisning 3.1.5", "NR2016:3.1.5"),
        ("NR2016/3.1.5", "NR2016:3.1.5"), ("3.1.5.", "NR2020:3.1.5"),
        ("anvisning 3.1.5", "NR2020:3.1.5"), ("Se anvisning nr. 3.1.5.", "NR2020:3.1.5"),
        ("anvisning 3.1.2 b", "NR2020:3.1.2b"), ("retningslinje 3.7", "NR2020:3.7"), ("KM2021:4.a", "4.a"),
        ("4.a.", "4.a"), ("SEL § 101, stk. 4.", "SEL § 101, stk. 4"), ("§ 1.1", "NR2020:§1.1"),
    ],
)  # fmt: skip
def test_a_reference_may_be_typed_as_it_is_printed(run: Run, case_path: Path, typed: str, found: str) -> None:
    for more in ((), ("--case", case_path)):
        code, out, err = run("ref", typed, "--json", *more)
        assert (code, json.loads(out or "{}").get("id")) == (0, found), err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("99.9", "Slå en anvisning op (3.1.5)"), ("NR2016:99", "tilsyn model show NR2016."),
        ("xyz", "Slå en anvisning"), ("", "er tom"),
        ("3.1.3-3.1.5", "ét nummer op ad gangen: tilsyn ref 3.1.3"),
        ("NR2020", "tilsyn model show NR2020"), ("NR2020:3.1.2", "Mente du NR2020:3.1.2b?"),
        ("recovry", "du recovery?"), ("101", "Mente du 101-ambulant"), ("9.9", "Mente du 9.a?"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_what_is_near_and_with_nothing_that_is_not(
    run: Run, typed: str, says: str
) -> None:
    code, _, err = run("ref", typed)
    assert code == 2
    assert says in err
    assert ("Mente du" in err) == ("du " in says)
