"""Every paper of the three samples: a valid Office file that anyone can read, whoever's eyes and whatever program.

Validity is asked of a library that knows Office's own schemas and rules. What makes a paper readable by a screen
reader, in a bad light or in another program is asked of the file itself: title, language, headings in order, heads of
tables, words for pictures, contrast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx_plus.lint import lint
from openxml_audit import FileFormat, OpenXmlValidator

from tests.sample_cases import sample_case, tilsyn
from tests.samples_read import NAMES

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
PAPERS: dict[str, tuple[str, ...]] = {
    "rapport": ("report",),
    "portal": ("report", "--audience", "portal"),
    "intern": ("report", "--audience", "internal"),
    "guide": ("guide",),
    "notater": ("notes",),
    "brev": ("letter",),
    "ramme": ("checklist", "kerneydelser"),
    "sammenligning": ("compare",),
    "matrix": ("export",),
    "ark": ("export", "--fill"),
}
WORKBOOKS = ("matrix", "ark")
_NOTHING_NUMBERED = "Numbering definition '0' referenced but not found"
"""numId 0 takes a paragraph out of its style's numbering (ECMA-376, 17.9.18): there is no definition to be found."""
MEANT = {
    "manual-list": "the star that marks what is for Tilbudsportalen begins its footnote",
    "list-numbering-continuity": "a list of points stands under a numbered heading, and is none of its numbers",
    "duplicate-styles": "texts of another kind may look alike, and be changed apart",
    "double-space": "texts are printed as they were written",
}
"""Findings of the lint that are as they should be."""
OF_CONTENTS = re.compile(r"deviating from toc \d")
"""The lines of the contents list are written anew by Word whenever it updates them."""
WORD = [name for name in PAPERS if name not in WORKBOOKS]
LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path | None]:
    """A paper of a sample by its name; None where that case has none of the kind."""
    folder = tmp_path_factory.mktemp("papirer")
    cases: dict[str, Path] = {}
    made: dict[tuple[str, str], Path | None] = {}

    def paper(sample: str, name: str) -> Path | None:
        if sample not in cases:
            cases[sample] = sample_case(folder, sample)
        if (sample, name) not in made:
            made[sample, name] = _written(folder, cases[sample], sample, name)
        return made[sample, name]

    return paper


def _written(folder: Path, case: Path, sample: str, name: str) -> Path | None:
    path = folder / f"{sample}-{name}.{'xlsx' if name in WORKBOOKS else 'docx'}"
    command, *more = PAPERS[name]
    if command == "compare":
        more.append(str(_next_case(folder, case)))
    code = tilsyn(command, case, *more, "-o", path)
    assert code == 0 or name == "brev", (sample, name, code)
    return path if code == 0 else None


def _next_case(folder: Path, case: Path) -> Path:
    """The year after, made from the sample: what was judged is carried over."""
    path = folder / f"næste-{case.name}"
    assert tilsyn("new", path, "--from", case, "--date", "2026-10-01", "--by", "MKV", "--unencrypted") == 0
    assert tilsyn("focus", path, "4.a", "--reason", "-", typed="Aftalt.") == 0
    return path


def _documents(papers: Callable[[str, str], Path | None], name: str) -> Iterator[tuple[str, Any]]:
    for sample in NAMES:
        path = papers(sample, name)
        if path is not None:
            yield f"{sample}-{name}", Document(str(path))


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("sample", NAMES)
def test_it_is_a_valid_office_file(papers: Callable[[str, str], Path | None], sample: str, name: str) -> None:
    path = papers(sample, name)
    if path is None:
        return  # an unannounced visit gets no letter
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(path))
    assert [str(each) for each in found.errors if _NOTHING_NUMBERED not in str(each)] == []


@pytest.mark.parametrize("name", PAPERS)
def test_it_names_no_place_as_a_program_does(papers: Callable[[str, str], Path | None], name: str) -> None:
    for sample in NAMES:
        path = papers(sample, name)
        if path is not None:
            assert _AS_STORED.findall(_all_text(path)) == [], path.name


_AS_STORED = re.compile(r"\b(?:theme|criterion|economy|question|family|source|encounter):[\d.a-z]*\b")


def _all_text(path: Path) -> str:
    """What can be read in any part of it, the names of styles and fields left out."""
    with ZipFile(path) as package:
        parts = [package.read(each).decode() for each in package.namelist() if _READ.search(each)]
    return "\n".join(
        "".join(re.findall(r"<(?:w:)?t(?: [^>]*)?>([^<]*)</(?:w:)?t>|(?<=</w:p>)", each)) for each in parts
    )


_READ = re.compile(r"word/(?:document|header|footer|footnotes)\d*\.xml$|xl/(?:sharedStrings|worksheets/sheet\d+)\.xml$")


@pytest.mark.parametrize("name", ["rapport", "portal", "intern", "ramme"])
def test_its_look_is_said_by_styles_and_by_no_hand(papers: Callable[[str, str], Path | None], name: str) -> None:
    """What a person changes in a style has to move every paragraph of the kind."""
    for told, document in _documents(papers, name):
        found = [each for each in lint(document) if each.rule not in MEANT and not OF_CONTENTS.search(each.message)]
        assert [(each.rule, each.message) for each in found] == [], told


@pytest.mark.parametrize("name", WORD)
def test_it_has_a_title_and_speaks_danish(papers: Callable[[str, str], Path | None], name: str) -> None:
    for told, document in _documents(papers, name):
        assert document.core_properties.title.strip(), told
        assert document.core_properties.language == "da-DK", told
        languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
        assert languages == {"da-DK"}, told


@pytest.mark.parametrize("name", WORD)
def test_its_headings_are_headings_and_skip_no_level(papers: Callable[[str, str], Path | None], name: str) -> None:
    for told, document in _documents(papers, name):
        levels = [int(each.style.name[-1]) for each in document.paragraphs if _is_heading(each)]
        assert levels, told
        assert levels[0] == 1, told
        assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == [], told


def _is_heading(paragraph: Any) -> bool:
    return bool(re.fullmatch(r"Heading \d", paragraph.style.name or "")) and bool(paragraph.text.strip())


@pytest.mark.parametrize("name", ["rapport", "portal", "intern"])
def test_every_table_says_which_cells_are_its_heads(papers: Callable[[str, str], Path | None], name: str) -> None:
    for told, document in _documents(papers, name):
        for number, table in enumerate(document.tables):
            head = table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            look = table._tbl.tblPr.find(qn("w:tblLook"))
            column = look is not None and look.get(qn("w:firstColumn")) in {"1", "true", "on"}
            assert head or column, (told, number, table.rows[0].cells[0].text)


@pytest.mark.parametrize("name", WORD)
def test_every_picture_is_told_in_words(papers: Callable[[str, str], Path | None], name: str) -> None:
    for told, document in _documents(papers, name):
        for label in document.element.iter(qn("wp:docPr")):
            assert (label.get("descr") or "").strip(), (told, label.attrib)
            assert "[[" not in label.get("descr"), told


@pytest.mark.parametrize("name", WORD)
def test_every_colour_of_text_stands_out_from_the_paper(papers: Callable[[str, str], Path | None], name: str) -> None:
    for told, document in _documents(papers, name):
        used = {each.get(qn("w:val")) for part in _parts(document) for each in part.iter(qn("w:color"))}
        weak = {
            each for each in used if re.fullmatch(r"[0-9A-Fa-f]{6}", each or "") and _contrast(each) < LEAST_CONTRAST
        }
        assert weak == set(), told


def _parts(document: Any) -> Iterator[Any]:
    yield document.element
    for section in document.sections:
        yield from (section.header._element, section.footer._element)
    styled = {each.get(qn("w:val")) for each in document.element.iter(qn("w:pStyle"), qn("w:rStyle"))}
    yield from (each for each in document.styles.element if each.get(qn("w:styleId")) in styled)


def _contrast(colour: str) -> float:
    """Against white."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (light + 0.05)


@pytest.mark.parametrize("name", WORD)
def test_todays_word_opens_it_as_its_own(papers: Callable[[str, str], Path | None], name: str) -> None:
    for sample in NAMES:
        path = papers(sample, name)
        if path is None:
            continue
        with ZipFile(path) as archive:
            settings, written_by = archive.read("word/settings.xml").decode(), archive.read("docProps/app.xml").decode()
        assert 'compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
        assert "Application" not in written_by
        assert "hideSpellingErrors" not in settings, "a draft shows what is misspelt"
