"""Photos stand in the authority's own papers, with their captions, and in nothing else that leaves a case."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.shared import Cm

from tests import papers_handed_in as papers
from tests.reporting import parts, whole_text
from tilsyn.output.word.pictures import TALLEST

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]
CAPTION = "Trappen til førstesalen, uden gelænder"


@pytest.fixture
def observed(run: Run, case_path: Path, tmp_path: Path) -> Path:
    """A case with a photo of an observation, and one of nothing."""
    run("encounter", case_path, "--method", "observation", "--title", "Huset", "--code", "O1")
    for name, caption, more in (("a.jpg", CAPTION, ("--encounter", "O1")), ("b.png", "Et andet sted", ())):
        form = "PNG" if name.endswith("png") else "JPEG"
        (tmp_path / name).write_bytes(papers.photo((400, 900) if form == "JPEG" else (300, 30), form))
        assert run("document", "add", case_path, tmp_path / name, *more, typed=caption)[0] == 0
    return case_path


def pictures(package: bytes) -> int:
    return sum(name.startswith("word/media/") for name in parts(package))


def drawn(package: bytes) -> int:
    return parts(package)["word/document.xml"].count(b"</pic:pic>")


@pytest.mark.parametrize(("audience", "shown"), [("internal", 2), ("provider", 0), ("portal", 0)])
def test_photos_stand_in_the_internal_report_alone(
    run: Run, observed: Path, tmp_path: Path, audience: str, shown: int
) -> None:
    out = tmp_path / "rapport.docx"
    assert run("report", observed, "-o", out, "--audience", audience)[0] == 0
    package = out.read_bytes()
    assert (drawn(package), pictures(package)) == (shown, shown)
    said = whole_text(package)
    assert (CAPTION in said, "(Huset)" in said or "(O1)" in said) == (bool(shown), bool(shown))
    assert ("foto" in said.splitlines()) == bool(shown), "not even that there is one"
    assert not any(name in said for name in ("a.jpg", "b.png"))


def test_the_note_of_an_observation_has_its_own_photos(run: Run, observed: Path, tmp_path: Path) -> None:
    run("source", observed, "Leder", "--group", "ledelse")
    run("encounter", observed, "--source", "Leder", "--code", "S1")
    assert run("notes", observed, "-o", tmp_path / "alle.docx")[0] == 0
    assert run("notes", observed, "-o", tmp_path / "S1.docx", "--encounter", "S1")[0] == 0
    package = (tmp_path / "alle.docx").read_bytes()
    assert (drawn(package), CAPTION in whole_text(package)) == (1, True)
    assert "Et andet sted" not in whole_text(package)
    assert drawn((tmp_path / "S1.docx").read_bytes()) == 0


def test_a_photo_fits_the_page_and_the_same_case_gives_the_same_bytes(run: Run, observed: Path, tmp_path: Path) -> None:
    import re

    for name in ("a.docx", "b.docx"):
        run("report", observed, "-o", tmp_path / name, "--audience", "internal")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    document = parts((tmp_path / "a.docx").read_bytes())["word/document.xml"].decode()
    sizes = [(int(x), int(y)) for x, y in re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', document)]
    assert max(y for _, y in sizes) <= Cm(TALLEST)
    assert len(sizes) >= 2


def test_neither_matrix_nor_exchange_file_has_a_picture(run: Run, observed: Path, tmp_path: Path) -> None:
    for name in ("m.xlsx", "u.json"):
        assert run("export", observed, "-o", tmp_path / name)[0] == 0
    assert not any("media" in name for name in parts((tmp_path / "m.xlsx").read_bytes()))
    assert CAPTION in (tmp_path / "u.json").read_text(encoding="utf-8"), "what is known of it leaves"
    assert (tmp_path / "u.json").stat().st_size < 20_000


def test_a_paper_that_came_as_a_photo_is_received_all_the_same(run: Run, case_path: Path, tmp_path: Path) -> None:
    import json

    run("plan", case_path, "--document", "husorden")
    (tmp_path / "opslag.jpg").write_bytes(papers.photo())
    run("document", "add", case_path, tmp_path / "opslag.jpg", "--type", "husorden", typed="Opslaget i gangen")
    assert [each["status"] for each in json.loads(run("plan", case_path, "--json")[1])["documents"]] == ["modtaget"]
    run("report", case_path, "-o", tmp_path / "r.docx")
    said = whole_text((tmp_path / "r.docx").read_bytes())
    lines = said.splitlines()
    row = lines[lines.index("husorden") :][:3]
    assert (row[0], re.fullmatch(r"\d\d-\d\d-\d{4}", row[2]) is not None) == ("husorden", True)
    assert "Opslaget" not in said


def test_a_protected_photo_is_nowhere(run: Run, observed: Path, tmp_path: Path) -> None:
    import json

    posts = [each["post"] for each in json.loads(run("log", observed, "--json")[1]) if each["kind"] == "document"]
    for post in posts:
        assert run("protect", observed, post, "--as", "fortrolig", "--reason", "-", typed="x")[0] == 0
    run("report", observed, "-o", tmp_path / "r.docx", "--audience", "internal")
    run("notes", observed, "-o", tmp_path / "n.docx")
    for name in ("r.docx", "n.docx"):
        package = (tmp_path / name).read_bytes()
        assert (drawn(package), pictures(package), CAPTION in whole_text(package)) == (0, 0, False)
