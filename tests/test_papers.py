"""The papers' templates: what builds them, the names they speak, and the words for them in the documentation."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from docx import Document
from docx.enum.section import WD_SECTION

from tests.reporting import W, paragraphs, parts, tree, whole_text
from tests.telling import Told
from tests.test_notes import conversation
from tests.test_template import unlike
from tilsyn.domain.library.edition import QualityModel
from tilsyn.errors import QuestionnaireError
from tilsyn.output.contexts.guide_part import TITLES, guide
from tilsyn.output.contexts.letter_part import letter
from tilsyn.output.contexts.notes_part import notes
from tilsyn.output.word import paper
from tilsyn.output.word.guide import laid_out, render_guide
from tilsyn.output.word.letter import render_letter
from tilsyn.output.word.notes import render_notes
from tilsyn.output.word.template_check import REPORTS
from tilsyn.output.word.template_contract import PAPERS, Shape, empty_example, full_example
from tilsyn.output.word.template_names import NameReader
from tilsyn.output.word.template_parts import assembled, opened, sources
from tilsyn.output.word.word_text import environment

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
SCRIPTS = {
    "brev.docx": "build_letter.py",
    "notat.docx": "build_note.py",
    "interviewguide.docx": "build_guide.py",
    "spoergeramme.docx": "build_frame.py",
    "sammenligning.docx": "build_compare.py",
}


def rows(shape: Shape, name: str = "") -> Iterator[str]:
    """The lines of the documentation's table, in the contract's order."""
    if isinstance(shape, dict):
        for key, part in shape.items():
            yield from rows(part, f"{name}.{key}".lstrip("."))
    elif isinstance(shape, str):
        yield f"| `{name}` | værdi | {shape} |"
    elif isinstance(shape[0], str):
        yield f"| `{name}` | liste | {shape[0]} |"
    else:
        yield f"| `{name}` | liste | se de næste linjer |"
        yield from rows(shape[0], name)


@pytest.mark.parametrize("name", PAPERS)
def test_a_papers_template_is_what_its_script_builds(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    built = runpy.run_path(str(ROOT / "templates" / SCRIPTS[name]))["build"]()
    assert parts(built) == parts(paper.shipped(name))
    properties = Document(BytesIO(built)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


@pytest.mark.parametrize("name", PAPERS)
def test_a_papers_template_speaks_the_contracts_names_and_holds_together_full_and_empty(name: str) -> None:
    reader = NameReader(PAPERS[name])
    for source in sources(opened(paper.shipped(name))):
        reader.read(environment().parse(source.text), source)
    assert reader.problems == []
    for example in (full_example(PAPERS[name]), empty_example(PAPERS[name])):
        assert assembled(opened(paper.shipped(name)), cast("dict[str, Any]", example))


@pytest.mark.parametrize("name", PAPERS)
def test_the_documentation_lists_a_papers_placeholders_in_the_contracts_words(name: str) -> None:
    documented = (ROOT / "docs" / "skabelon.md").read_text(encoding="utf-8")
    section = documented.partition(f"`{name}`\n")[2].partition("\n#")[0]
    assert [line for line in section.splitlines() if line.startswith("| `")] == list(rows(PAPERS[name]))


def test_every_template_that_ships_has_a_contract() -> None:
    shipped = {each.name for each in (ROOT / "templates").glob("*.docx")}
    assert shipped == {*REPORTS, *PAPERS} == {*REPORTS, *SCRIPTS}


def test_a_letter_speaks_the_contracts_names(told: Told, model: QualityModel) -> None:
    told.field(visits=[{"date": "2023-10-24"}], departments=["Hus B"], meet=["Alle"], announced=True)
    assert list(unlike(letter(told.case, model), PAPERS["brev.docx"])) == []


def test_a_note_speaks_the_contracts_names(model: QualityModel) -> None:
    assert [name for note in notes(conversation().case, model) for name in unlike(note, PAPERS["notat.docx"])] == []


def test_a_guide_speaks_the_contracts_names(told: Told, model: QualityModel) -> None:
    made = guide(told.case, model, tuple(TITLES))
    assert {each["art"] for each in made["afsnit"]} == {"samtale", "dokument", "observation"}
    for section in made["afsnit"]:
        assert list(unlike({**made, "afsnit": laid_out(section)}, PAPERS["interviewguide.docx"])) == []


def test_a_loose_page_of_a_guide_says_where_it_belongs_whatever_parts_it_came_to_have(
    told: Told, model: QualityModel
) -> None:
    made = guide(told.case, model, tuple(TITLES))
    for chosen in (made["afsnit"], made["afsnit"][:1], made["afsnit"][-1:]):
        package = render_guide({**made, "afsnit": chosen})
        sections = Document(BytesIO(package)).sections
        own = [each for each in sections if not each.header.is_linked_to_previous]
        assert [each.header.paragraphs[0].text.rpartition(" · ")[2] for each in own] == [
            each["titel"] for each in chosen
        ]
        assert {each.start_type for each in own} == {WD_SECTION.NEW_PAGE}
        assert all(breaks(package))


NS = {"w": W.strip("{}")}


def breaks(package: bytes) -> list[str]:
    """What is in the paragraphs that end a section, where they stand behind another: words, or a line to write on."""
    ending = tree(package).iterfind(f".//{W}body/{W}p[{W}pPr]")
    found = [each for each in ending if each.find(f"{W}pPr/{W}sectPr") is not None]
    behind = [each for each in found if each.getprevious().tag == f"{W}p"]
    return [
        "".join(each.itertext()) or "".join(each.xpath("./w:pPr/w:pStyle/@w:val", namespaces=NS)) for each in behind
    ]


def test_several_notes_stand_each_on_its_own_page_under_its_own_name(model: QualityModel) -> None:
    made = notes(conversation().case, model)
    package = render_notes([*made, *made])
    sections = Document(BytesIO(package)).sections
    assert [each.footer.paragraphs[0].text.partition(" ")[0] for each in sections] == ["S1", "S2", "S1", "S2"]
    assert {each.header.paragraphs[0].text for each in sections} == {
        "Nordkaj (opdigtet)\tNotat om samtale – udleveres ikke"
    }
    assert {each.start_type for each in sections} == {WD_SECTION.NEW_PAGE}
    assert paragraphs(package) == paragraphs(render_notes(made)) * 2
    assert render_notes([*made, *made]) == package


def test_a_placeholder_without_a_value_stops_the_paper(told: Told, model: QualityModel) -> None:
    made: Any = letter(told.case, model)
    del made["leder"]
    with pytest.raises(QuestionnaireError, match="leder"):
        render_letter(made)


def test_marks_in_a_persons_text_are_words_like_others(told: Told, model: QualityModel) -> None:
    text = "{{ tilbud }} {% if x %} {_{ %_} & < > \t æøå"
    told.field(provider=text, manager=text)
    assert whole_text(render_letter(letter(told.case, model))).count(text) >= 3
