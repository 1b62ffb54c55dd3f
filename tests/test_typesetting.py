"""Pages: numbers in the contents list, and the PDF; where something here lays out pages, and where nothing does."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.reporting import parts, told_context, whole_text
from tilsyn.domain.imprint import imprinted, untouched
from tilsyn.errors import ExitCode, TypesetterFailed, TypesetterMissing
from tilsyn.output.word.contents import TRIAL, OutlineDiffers
from tilsyn.output.word.report import check_template, render, shipped_template
from tilsyn.services.leaving.laying_out import UNCOUNTED, UNNUMBERED, numbered
from tilsyn.storage import left_behind, typesetting
from tilsyn.storage.typesetting import Typesetter, as_pdf, heading_pages, typesetter

Run = Callable[..., tuple[int, str, str]]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("laid_out")]
PAGE = re.compile(rb"PAGEREF (_Toc\d+) \\h </w:instrText>.{0,80}?<w:t>(\d+)</w:t>", re.DOTALL)
needs_office = pytest.mark.skipif(typesetter() is None, reason="nothing here lays out pages (LibreOffice)")
acts_by_script = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")


def headings(paper: bytes) -> list[str]:
    told = Document(BytesIO(paper)).paragraphs
    named = ("Heading ", "Overskrift uden nummer")
    return [each.text for each in told if each.style and each.style.name and each.style.name.startswith(named)]


def pages(paper: bytes) -> list[int]:
    return [int(each[1]) for each in PAGE.findall(parts(paper)["word/document.xml"])]


def test_a_final_report_has_the_pages_it_is_told_and_asks_nobody_to_update_it() -> None:
    told = told_context(udkast=False)
    bare = render(told)
    outline = [(f"1 {each}", 7 + turn) for turn, each in enumerate(headings(bare))]
    made = render(told, outline=outline)
    assert pages(made)[:2] == [7, 8]
    assert pages(made) == sorted(pages(made))
    assert pages(bare) == []
    for paper in (bare, made):
        assert b"updateFields" not in parts(paper)["word/settings.xml"]
    assert b"updateFields" in parts(render(told_context(udkast=True, interne=None)))["word/settings.xml"]


def test_an_outline_of_something_else_is_not_believed() -> None:
    told = told_context(udkast=False)
    named = headings(render(told))
    for outline in ([("Noget andet", 1)] * len(named), [(each, 1) for each in named[1:]]):
        with pytest.raises(OutlineDiffers):
            render(told, outline=outline)


def test_a_trial_takes_the_room_of_the_numbers() -> None:
    told = told_context(udkast=False)
    trial = render(told, outline=TRIAL)
    assert set(pages(trial)) == {88}
    assert len(pages(trial)) > 5


@needs_office
def test_the_pages_are_those_of_the_pdf() -> None:
    told = told_context(udkast=False)
    made = numbered(lambda outline: render(told, outline=outline), typesetter())
    assert made.said == ""
    outline = heading_pages(as_pdf(made.paper))
    assert len(outline) == len(headings(made.paper))
    listed = dict.fromkeys(page for _, page in outline)
    assert set(pages(made.paper)) <= set(listed)
    first = next(page for title, page in outline if "Stamoplysninger" in title)
    assert first in pages(made.paper)


@needs_office
def test_a_pdf_is_tagged_in_danish_and_carries_its_checksum() -> None:
    pdf = imprinted(as_pdf(render(told_context(udkast=False))))
    assert b"/MarkInfo" in pdf
    assert b"/Lang(da-DK)" in pdf
    assert untouched(pdf)
    assert not untouched(pdf.replace(b"/Lang(da-DK)", b"/Lang(en-GB)"))


def test_where_nothing_lays_out_pages_the_list_has_links_and_a_line_says_so() -> None:
    told = told_context(udkast=False)
    made = numbered(lambda outline: render(told, outline=outline), None)
    assert (made.paper, made.said) == (render(told), UNNUMBERED)


@acts_by_script
@pytest.mark.parametrize("script", ["exit 1", "echo ikke en pdf", 'echo "%PDF-1.7" > papir.pdf'])
def test_a_program_that_makes_nothing_of_it_costs_the_numbers_and_nothing_else(tmp_path: Path, script: str) -> None:
    told = told_context(udkast=False)
    made = numbered(lambda outline: render(told, outline=outline), _program(tmp_path, script))
    assert (made.paper, made.said) == (render(told), UNCOUNTED)


@acts_by_script
def test_what_is_handed_over_lies_where_only_its_user_can_read_and_goes_again(tmp_path: Path) -> None:
    seen = tmp_path / "set"
    program = _program(tmp_path, f'pwd > "{seen}"; stat -c %a . >> "{seen}"; env >> "{seen}"; exit 1')
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILSYN_PASSPHRASE", "hemmelig sætning")
        with pytest.raises(TypesetterFailed):
            as_pdf(b"et papir", program)
    folder, mode, *surroundings = seen.read_text().splitlines()
    assert mode == "700"
    assert not Path(folder).exists()
    assert not any("hemmelig" in each or each.startswith("TILSYN_") for each in surroundings)


@acts_by_script
def test_what_a_killed_program_handed_over_goes_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left, others = tmp_path / "tilsyn-pdf-0a_bcdef", tmp_path / "tilsyn-rapporter"
    for each in (left, others):
        each.mkdir()
        (each / "papir.docx").write_bytes(b"et papir")
        then = time.time() - left_behind.OLD - 60
        os.utime(each, (then, then))
    with pytest.raises(TypesetterFailed):
        as_pdf(b"et papir", _program(tmp_path, "exit 1"))
    assert (left.exists(), others.exists()) == (False, True)


@acts_by_script
def test_a_program_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "SECONDS", 0.2)
    with pytest.raises(TypesetterFailed):
        as_pdf(b"et papir", _program(tmp_path, "exec sleep 600"))


def _program(folder: Path, script: str) -> Typesetter:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Typesetter(str(path))


def test_it_is_found_in_the_path_and_where_it_is_installed(tmp_path: Path) -> None:
    nowhere = {"PATH": "", "ProgramFiles": str(tmp_path), "ProgramFiles(x86)": ""}
    assert typesetter(nowhere, "win32") is None
    office = tmp_path / "LibreOffice" / "program" / "soffice.com"
    office.parent.mkdir(parents=True)
    office.write_bytes(b"")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            typesetting,
            "_PLACES",
            {"win32": (str(Path("%ProgramFiles%") / "LibreOffice" / "program" / "soffice.com"),)},
        )
        assert typesetter(nowhere, "win32") == Typesetter(str(office))


def test_without_any_a_pdf_is_refused_in_one_line_and_nothing_is_written(
    run: Run, case_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "typesetter", lambda: None)
    report = tmp_path / "r.docx"
    code, _, err = run("report", case_path, "-o", report, "--pdf")
    assert code == ExitCode.OUTPUT
    assert err.splitlines()[0] == TypesetterMissing().message
    assert err.splitlines()[1].startswith("Råd: ")
    assert not report.exists()


@needs_office
def test_a_pdf_is_written_beside_the_report_and_one_that_was_changed_stays(
    run: Run, case_path: Path, tmp_path: Path
) -> None:
    report, pdf = tmp_path / "r.docx", tmp_path / "r.pdf"
    assert run("report", case_path, "-o", report, "--pdf")[:2] == (0, f"skrevet {report}\nskrevet {pdf}\n")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert run("report", case_path, "-o", report, "--pdf")[0] == 0
    pdf.write_bytes(pdf.read_bytes() + b"% min note\n")
    before = report.read_bytes()
    assert run("report", case_path, "-o", report, "--pdf", "--audience", "internal")[0] == ExitCode.OUTPUT
    assert report.read_bytes() == before


@needs_office
def test_a_template_saved_by_libreoffice_gives_the_report_with_every_text_and_its_spider(tmp_path: Path) -> None:
    """It renames styles, drops the chart's alternative text, and writes runs and settings of its own."""
    (tmp_path / "ind.docx").write_bytes(shipped_template())
    program = typesetter()
    assert program is not None
    subprocess.run(
        [program.program, f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "ud"), str(tmp_path / "ind.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    template = (tmp_path / "ud" / "ind.docx").read_bytes()
    assert check_template(template) == []
    told = told_context(udkast=False, audience="provider", interne=None)
    mine, theirs = render(told), render(told, template)
    said = set(re.findall("«[^»]+»", whole_text(mine)))
    assert len(said) > 100
    assert said - set(re.findall("«[^»]+»", whole_text(theirs))) == set()
    charts = [part.decode() for name, part in parts(theirs).items() if re.fullmatch(r"word/charts/chart\d*\.xml", name)]
    assert any("Tredje" in each for each in charts)
