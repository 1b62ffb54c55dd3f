"""`document get`: a file that the case keeps comes out again to the byte, and nothing else does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import papers_handed_in as papers
from tests.conversing import desk_of
from tilsyn.domain.journal.entries import Document, Protect
from tilsyn.storage.documents.reading import endings_of

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]
JSON_LIKE = b'{\n "a": 1\n}\n'
"""As our own exchange file ends: it would be given a checksum where it is written as one of ours."""


@pytest.fixture
def stored(run: Run, case_path: Path, tmp_path: Path) -> Path:
    file = tmp_path / "Plan.txt"
    file.write_bytes(JSON_LIKE)
    assert run("document", "add", case_path, file, "--type", "vagtplaner", "--store")[0] == 0
    return file


def test_a_stored_file_comes_out_to_the_byte(run: Run, case_path: Path, stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "ud.txt"
    code, said, err = run("document", "get", case_path, "plan", "-o", out)
    assert (code, said) == (0, f"skrevet {out}\n")
    assert "ukrypteret" in err
    assert out.read_bytes() == JSON_LIKE == stored.read_bytes()


def test_a_word_document_gets_no_checksum_of_ours(run: Run, case_path: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "plan.docx", tmp_path / "ud.docx"
    file.write_bytes(papers.word([("Normal", "Vagtplan")]))
    assert run("document", "add", case_path, file, "--store")[0] == 0
    assert run("dokument", "get", case_path, "plan.docx", "-o", out)[0] == 0
    assert out.read_bytes() == file.read_bytes()


def test_the_same_again_changes_nothing_and_another_file_is_kept(
    run: Run, case_path: Path, stored: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ud.txt"
    for _ in range(2):
        assert run("document", "get", case_path, "Plan", "-o", out)[0] == 0
    out.write_text("En andens", encoding="utf-8")
    code, said, err = run("document", "get", case_path, "Plan", "-o", out)
    assert (code, said) == (5, "")
    assert "Den bliver ikke overskrevet." in err
    assert out.read_text(encoding="utf-8") == "En andens"
    assert run("document", "get", case_path, "Plan", "-o", out, "--overwrite")[0] == 0
    assert out.read_bytes() == stored.read_bytes()


def test_it_never_replaces_the_case(run: Run, case_path: Path, stored: Path) -> None:
    before = case_path.read_bytes()
    link = case_path.with_name("ud.txt")
    case_path.rename(link)
    assert run("document", "get", link, stored.stem, "-o", link, "--overwrite")[0] != 0
    assert link.read_bytes() == before


def test_what_is_protected_is_not_there(run: Run, case_path: Path, stored: Path, tmp_path: Path) -> None:
    with desk_of(case_path) as desk:
        [(entry, _)] = desk.case.of(Document)
        hidden = Protect(record=desk.world.new_id(), target=entry.id, protection="fortrolig", reason="x")
        desk.add([hidden], "MKV")
    out = tmp_path / "ud.txt"
    code, _, err = run("document", "get", case_path, stored.stem, "-o", out)
    assert (code, out.exists()) == (2, False)
    assert "Dokumentet Plan findes ikke i sagen." in err


@pytest.mark.parametrize(
    ("options", "kept"), [((), "kun teksten"), (("--personal", "--title", "Plan"), "kun oplysningerne om den")]
)
def test_of_a_file_that_was_not_stored_it_says_what_there_is(
    run: Run, case_path: Path, tmp_path: Path, options: tuple[str, ...], kept: str
) -> None:
    file = tmp_path / "Plan.txt"
    file.write_bytes(b"En plan.\n")
    assert run("document", "add", case_path, file, *options)[0] == 0
    code, _, err = run("document", "get", case_path, "Plan", "-o", tmp_path / "ud.txt")
    assert code == 2
    assert f"Filen »Plan« er ikke i sagen, {kept}." in err
    assert "--store" in err


def test_a_paper_that_never_came_says_so(run: Run, case_path: Path, tmp_path: Path) -> None:
    assert run("plan", case_path, "--document", "vagtplaner")[0] == 0
    code, _, err = run("document", "get", case_path, "vagtplaner", "-o", tmp_path / "ud.pdf")
    assert code == 2
    assert "er ikke modtaget endnu" in err


def test_another_ending_than_the_files_own_is_refused(run: Run, case_path: Path, stored: Path, tmp_path: Path) -> None:
    code, _, err = run("document", "get", case_path, stored.stem, "-o", tmp_path / "ud.pdf")
    assert code == 2
    assert "ud.pdf skal ende på .txt" in err
    assert endings_of("jpg") == [".jpg", ".jpeg"]


def test_a_photo_comes_out_as_it_is_kept(run: Run, case_path: Path, tmp_path: Path) -> None:
    photo, out = tmp_path / "trappe.jpg", tmp_path / "ud.jpg"
    photo.write_bytes(papers.photo())
    assert run("document", "add", case_path, photo, "--caption", "-", typed="Trappen.")[0] == 0
    [document] = json.loads(run("document", "list", case_path, "--json")[1])["documents"]
    assert run("document", "get", case_path, document["id"][:8], "-o", out)[0] == 0
    with desk_of(case_path) as desk:
        [(_, held)] = desk.case.of(Document)
        assert held.kept_file is not None
        assert out.read_bytes() == desk.file.blob(held.kept_file)


def test_a_number_in_its_name_is_not_said_back(run: Run, case_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "010190-1111.txt"
    file.write_bytes(b"Plan.\n")
    assert run("document", "add", case_path, file, "--title", "Sag 010190-1111")[0] == 0
    _, said, err = run("document", "get", case_path, "Sag 010190-1111", "-o", tmp_path / "010190-1111.txt")
    assert "010190" not in said + err
