"""The name of a file: it looks like what it is, is found again by what stands on the disk, and says no CPR number."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tilsyn import errors
from tilsyn.domain.text import as_name, name_shown
from tilsyn.errors import TilsynError, UsageProblem
from tilsyn.storage import around_a_case
from tilsyn.storage.documents.refusals import refusal
from tilsyn.storage.incoming import read_given

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent / "tilsyn"
NUMBER = "010180-1234"
TURNED = "plan\u202etxt.exe\u2066\u200b\u00ad.txt"


def test_what_turns_the_letters_around_or_cannot_be_seen_is_in_no_name() -> None:
    assert as_name(TURNED) == "plantxt.exe.txt"
    assert as_name(" Ærø\u0301\u200d a\u200cb \n c") == "Ærǿ\u200d a\u200cb c"


@pytest.mark.slow
def test_a_document_is_kept_without_it_and_found_by_its_name_on_the_disk(run: Run, case_path: Path) -> None:
    file = case_path.parent / TURNED
    file.write_text("Planen.", encoding="utf-8")
    assert run("document", "add", case_path, file)[0] == 0
    out = run("document", "list", case_path, "--json")[1]
    [held] = json.loads(out)["documents"]
    assert (held["file"], held["title"]) == ("plantxt.exe.txt", "plantxt.exe")
    for named in (TURNED, "plantxt.exe.txt", Path(TURNED).stem):
        said = ("--method", "dokument", "--title", "Læst", "--document", named)
        assert run("encounter", case_path, *said)[0] == 0, named


@pytest.mark.slow
def test_a_number_is_seen_through_it(run: Run, case_path: Path) -> None:
    file = case_path.parent / "0101\u202e80-1234 plan.txt"
    file.write_text("Planen.", encoding="utf-8")
    run("document", "add", case_path, file)
    assert "[CPR fjernet] plan.txt" in run("document", "list", case_path, "--json")[1]


def test_a_name_read_in_from_an_exchange_file_is_cleaned_too(run: Run, case_path: Path) -> None:
    parts = {"documents": [{"type": "vagtplaner", "status": "modtaget", "file": TURNED}]}
    file = case_path.parent / "ind.json"
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", **parts}))
    assert run("import", case_path, file)[0] == 0
    assert '"plantxt.exe.txt"' in run("document", "list", case_path, "--json")[1]


def every_error_of_a_path() -> Iterator[TilsynError]:
    path = Path("/sager") / NUMBER / f"{NUMBER}.tilsyn"
    for kind in (*vars(errors).values(), *vars(around_a_case).values()):
        if inspect.isclass(kind) and issubclass(kind, TilsynError) and "path" in inspect.signature(kind).parameters:
            others = [each for each in inspect.signature(kind).parameters.values() if each.name != "path"]
            known = {"new": True, "beside": path}
            more = {each.name: known.get(each.name, "x") for each in others if each.default is each.empty}
            yield kind(path, **more)  # type: ignore[arg-type]  # those of a path have it first


def test_no_error_says_a_number_that_stands_in_a_path() -> None:
    found = list(every_error_of_a_path())
    assert len(found) > 20
    assert [type(each).__name__ for each in found if NUMBER in each.message + each.hint] == []


@pytest.mark.parametrize("before", [0, 60, 66, 72, 76])
def test_nor_does_a_message_of_a_file_that_was_handed_in(tmp_path: Path, before: int) -> None:
    path = Path("x" * before + NUMBER + " plan.txt")
    with pytest.raises(UsageProblem) as refused:
        read_given(path, 1)
    for message in (refused.value.message, refusal(path, "empty").message, name_shown(str(path))):
        assert "0101" not in message


def test_every_path_in_a_message_is_told_by_the_one_way_there_is() -> None:
    """`written` of the console masks the whole line, and what is made of it is said nowhere else."""
    raw = re.compile(
        r'f".*\{(?:str\()?(?:path|file|folder|case)(?:\.name)?\)?\}.* (?:er|har|kan|findes|fylder|skal|åbnes)\b'
    )
    lines = ((file, line) for file in ROOT.rglob("*.py") for line in file.read_text(encoding="utf-8").splitlines())
    assert [f"{file.name}: {line.strip()}" for file, line in lines if raw.search(line)] == []
