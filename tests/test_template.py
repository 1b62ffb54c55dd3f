"""Word templates: the shipped one, and what a user's own may and may not do."""

from __future__ import annotations

import runpy
import subprocess
import sys
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import pytest
from docx import Document
from docx.oxml.parser import parse_xml

from tests.reporting import paragraphs, parts, told_context, whole_text
from tilsyn.domain.problems import Problem
from tilsyn.errors import ExitCode, QuestionnaireError
from tilsyn.output.contexts import context
from tilsyn.output.contexts.audiences import AUDIENCES, SEES, sees
from tilsyn.output.contexts.records.report import Copy, Report
from tilsyn.output.word.report import check_template, paper_for, render, shipped_template
from tilsyn.output.word.template_check import REPORTS
from tilsyn.output.word.template_contract import CONTRACT, PAPERS, WANTED, Shape, contract
from tilsyn.output.word.template_listing import as_markdown
from tilsyn.output.word.template_names import NameReader
from tilsyn.output.word.template_parts import opened, sources
from tilsyn.output.word.word_text import environment

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.telling import Told
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.values import Audience

ROOT = Path(__file__).parent.parent


def with_lines(*lines: str) -> bytes:
    """The shipped template and some more paragraphs."""
    document = Document(BytesIO(shipped_template()))
    for line in lines:
        document.add_paragraph(line)
    return _saved(document)


def of_lines(*lines: str) -> bytes:
    """A template of nothing else, but for its draft mark."""
    document = Document()
    for line in ("{% if udkast %}UDKAST{% endif %}", *lines):
        document.add_paragraph(line)
    return _saved(document)


def _saved(document: object) -> bytes:
    buffer = BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def codes(problems: list[Problem], severity: str = "error") -> list[str]:
    return [each.code for each in problems if each.severity == severity]


def placeholders(shape: Shape, name: str = "") -> Iterator[str]:
    if isinstance(shape, dict):
        for key, part in shape.items():
            yield from placeholders(part, f"{name}.{key}".lstrip("."))
    else:
        yield name
        if isinstance(shape, list) and not isinstance(shape[0], str):
            yield from placeholders(shape[0], name)


@pytest.mark.parametrize("name", REPORTS)
def test_the_shipped_templates_have_no_problems(name: str) -> None:
    assert check_template(shipped_template(name), name) == []


def test_the_shipped_templates_are_what_their_script_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    script = runpy.run_path(str(ROOT / "templates" / "build.py"))
    assert tuple(script["KINDS"]) == REPORTS
    for name in REPORTS:
        assert parts(script["build"](name)) == parts(shipped_template(name)), name


SPACE = b' xml:space="preserve"'


@pytest.mark.parametrize("kind", ["drift", "nygodkendelse"])
def test_a_template_of_one_kind_gives_that_kind_the_report_that_the_one_for_all_gives(
    kind: str, told: Told, model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    source = told.source()
    told.field(kind=kind, address="Havnevej 1", announced=True)
    told.answer(told.encounter(source, outcome="gennemfoert"), "4.a.1", "ja", "Hun siger ja.")
    told.judge("4.a", "forventes" if kind == "nygodkendelse" else 4, "Borgerne bliver hørt.", f"source|{source.id}")
    for audience, draft in product(AUDIENCES, (True, False)):
        made = context(told.case, model, catalogues, audience, draft=draft)
        name = paper_for(made)
        assert (name == "portal.docx") == (audience == "portal")
        assert (name == "godkendelse.docx") == (audience != "portal" and kind == "nygodkendelse")
        whole, own, unnamed = (parts(render(made, each)) for each in (shipped_template(), shipped_template(name), None))
        assert own == unnamed
        for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
            assert own[part].replace(SPACE, b"") == whole[part].replace(SPACE, b"")


def test_the_extracts_template_speaks_of_nothing_that_the_portal_does_not_see() -> None:
    reader = NameReader(CONTRACT)
    for source in sources(opened(shipped_template("portal.docx"))):
        reader.read(environment().parse(source.text), source)
    unseen = {each for each in SEES if each.isidentifier() and not sees("portal", each)}
    assert {each.partition(".")[0] for each in reader.used} & unseen == set()
    assert {each for each in reader.used if each.startswith("temaer.kriterier")} == set()
    assert not any("chart" in each for each in parts(shipped_template("portal.docx")))


def test_a_template_of_one_kind_is_warned_of_what_that_kind_prints_and_no_more() -> None:
    warned = {each.at for each in check_template(of_lines("{{ tilbud }}"), "portal.docx")}
    assert {"temaer.afsnit", "samlet_vurdering.afsnit", "forbehold"} <= warned
    assert warned.isdisjoint({"[[radar]]", "oekonomi.afsnit", "udgave.metodetekst", "temaer.kriterier.afsnit"})
    assert "oekonomi.afsnit" in {each.at for each in check_template(of_lines("{{ tilbud }}"), "godkendelse.docx")}


def test_the_shipped_template_names_no_author() -> None:
    properties = Document(BytesIO(shipped_template())).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


def test_the_documentation_is_what_the_records_make_it() -> None:
    documented = (ROOT / "docs" / "skabelon.md").read_text(encoding="utf-8")
    assert documented == as_markdown(), "write it anew: the command stands in CONTRIBUTING.md"


def test_the_documentation_lists_every_placeholder() -> None:
    documented = (ROOT / "docs" / "skabelon.md").read_text(encoding="utf-8")
    assert [name for name in placeholders(CONTRACT) if f"| `{name}` |" not in documented] == []


def unlike(told: object, shape: Shape, name: str = "") -> Iterator[str]:
    """Where a context and the contract do not have the same names."""
    if isinstance(shape, dict) and isinstance(told, dict):
        yield from (f"{name}.{key}" for key in told.keys() ^ shape.keys())
        for key in told.keys() & shape.keys():
            yield from unlike(told[key], shape[key], f"{name}.{key}")
    elif isinstance(shape, list):
        for each in told if isinstance(told, list) else [name]:
            yield from unlike(each, shape[0], name)
    elif isinstance(told, dict | list) or not (told is None or isinstance(shape, str)):
        yield name


@pytest.mark.parametrize("audience", ["portal", "provider", "internal"])
def test_a_real_case_speaks_the_contracts_names(
    told: Told, model: QualityModel, catalogues: tuple[Catalogue, ...], audience: Audience
) -> None:
    source = told.source()
    told.answer(told.encounter(source, form="enkelt"), "4.a.1", "ja", "Hun siger ja.")
    told.judge("4.a", 4, "Borgerne bliver hørt.", f"source|{source.id}")
    made = context(told.case, model, catalogues, audience)
    assert list(unlike(made, CONTRACT)) == []
    text = whole_text(render(made))
    assert ("Borgerne bliver hørt." in text) == (audience != "portal")
    assert ("Hun siger ja." in text) == (audience == "internal")


class ReportWithComplaints(Report):
    """The report as it would be with one field more."""

    klager: Annotated[list[str], "klager over tilbuddet"]
    naeste: Annotated[str | None, "det næste besøg"]
    klagenaevn: Copy | None


def test_a_field_of_a_record_is_all_that_a_placeholder_costs() -> None:
    made = contract(ReportWithComplaints)
    assert (made["klager"], made["naeste"]) == (["klager over tilbuddet"], "det næste besøg")
    assert {**made, **CONTRACT} == made
    reader = NameReader(made)
    reader.read(environment().parse("{% for en in klager %}{{ en }}{% endfor %}{{ naeste }}{{ klagenaevn.udkast }}"))
    assert (reader.problems, reader.used) == ([], {"klager", "naeste", "klagenaevn", "klagenaevn.udkast"})


def test_a_paper_of_our_own_template_costs_no_contract() -> None:
    code = "import sys, tilsyn.output.word.report; print(*(each for each in sys.modules if '.records.' in each))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout.split() == []


def test_every_placeholder_of_every_paper_says_what_it_holds() -> None:
    told = [words for made in (CONTRACT, *PAPERS.values()) for words in explanations(made)]
    assert len(told) > 150
    assert [words for words in told if not words.strip()] == []


def explanations(shape: Shape) -> Iterator[str]:
    if isinstance(shape, str):
        yield shape
    else:
        for each in shape.values() if isinstance(shape, dict) else shape:
            yield from explanations(each)


def test_what_a_template_is_warned_about_stands_in_the_contract() -> None:
    assert {wanted.name for wanted in WANTED} <= set(placeholders(CONTRACT))


@pytest.mark.parametrize(
    ("line", "code", "name"),
    [
        ("{{ tilbudd }}", "T003", "tilbudd"),
        ("{{ samlet_vurdering.afsnitt }}", "T003", "samlet_vurdering.afsnitt"),
        ("{% for t in temaer %}{{ t.titell }}{% endfor %}", "T003", "temaer.titell"),
        ("{{ tema.titel }}", "T003", "tema"),
        ("{{ range(3) }}", "T003", "range"),
        ("{{ temaer }}", "T004", "temaer"),
        ("{{ samlet_vurdering }}", "T004", "samlet_vurdering"),
        ("{% for bogstav in tilbud %}{{ bogstav }}{% endfor %}", "T011", "tilbud"),
        ("{{ ''.__class__ }}", "T005", "__class__"),
        ("{{ tilbud['__class__'] }}", "T005", "__class__"),
        ("{{ tilbud|safe }}", "T005", "safe"),
        ("{{ findes_ikke|default('') }}", "T005", "default"),
        ("{% include 'anden.docx' %}", "T005", "include"),
    ],
)
def test_a_mark_that_cannot_work_is_named_before_anything_is_rendered(line: str, code: str, name: str) -> None:
    found = [each for each in check_template(with_lines(line)) if each.code == code]
    assert [each.at for each in found] == [name]


def test_a_misspelt_placeholder_is_answered_with_the_nearest() -> None:
    (found,) = check_template(with_lines("{{ samlet_vurdering.oversrift }}"))
    assert "(mente du samlet_vurdering.overskrift?)" in found.text


def test_all_problems_come_at_once() -> None:
    found = check_template(with_lines("{{ forkert }}", "{{ temaer }}", "{{ ''.__class__ }}"))
    assert sorted(codes(found)) == ["T003", "T004", "T005"]


def test_a_misspelt_placeholder_in_the_footer_is_found() -> None:
    document = Document(BytesIO(shipped_template()))
    document.sections[0].footer.add_paragraph("{{ datoo }}")
    assert codes(check_template(_saved(document))) == ["T003"]


@pytest.mark.parametrize("line", ["{{ spindelvaev.tekst }}", "{{ interne.mangler|length }}"])
def test_what_only_some_reports_have_must_be_asked_for_first(line: str) -> None:
    assert codes(check_template(of_lines(line))) == ["T012"]


@pytest.mark.parametrize("line", ["{% if udkast %}aldrig lukket", "{{ tilbud", "{% endfor %}", "{{ % }}"])
def test_marks_that_do_not_add_up_are_quoted(line: str) -> None:
    found = check_template(with_lines("Sidste hele afsnit", line))
    assert codes(found) == ["T002"]
    assert "»" in found[0].text


@pytest.mark.parametrize(
    ("opening", "closing"), [("{% if fokus %}her", "{% endif %}"), ("{% for tema in temaer %}her", "{% endfor %}")]
)
def test_a_mark_that_ends_inside_a_table_is_refused_not_silently_mended(opening: str, closing: str) -> None:
    document = Document()
    document.add_paragraph("{% if udkast %}UDKAST{% endif %}")
    document.add_paragraph(opening)
    document.add_table(1, 1).cell(0, 0).text = closing
    assert codes(check_template(_saved(document))) == ["T006"]


def test_what_a_template_leaves_out_is_said() -> None:
    found = check_template(of_lines("{{ tilbud }}"))
    warned = {each.at for each in found if each.code == "T007"}
    assert warned == {wanted.name for wanted in WANTED} - {"tilbud"}
    assert "T009" in codes(found, "warning")
    assert codes(found) == []


def test_a_template_that_does_not_mark_a_draft_is_refused() -> None:
    document = Document()
    document.add_paragraph("{{ tilbud }}")
    assert codes(check_template(_saved(document))) == ["T008"]


def test_a_picture_marked_as_the_spider_must_be_one() -> None:
    document = Document(BytesIO(shipped_template()))
    for label in document.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        drawing = label.getparent()
        drawing.remove(drawing[-1])
    assert codes(check_template(_saved(document))) == ["T010"]


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04 ikke en zip", b"almindelig tekst", "xlsx"])
def test_a_file_that_is_no_word_document_is_said_to_be_none(file: bytes | str) -> None:
    if isinstance(file, str):
        file = parts(render(told_context()))["word/embeddings/spindelvaev.xlsx"]
    assert codes(check_template(file)) == ["T001"]


def test_a_faulty_template_stops_the_report_with_its_problems() -> None:
    with pytest.raises(QuestionnaireError) as caught:
        render(told_context(), with_lines("{{ forkert }}", "{{ ''.__class__.__mro__ }}"))
    assert caught.value.exit_code == ExitCode.QUESTIONNAIRE
    assert [each.code for each in caught.value.problems if isinstance(each, Problem)] == ["T003", "T005"]


def test_a_users_own_template_is_filled_in() -> None:
    lines = ("{%p for tema in temaer %}", "{{ tema.titel|upper }} & mere", "{%p endfor %}")
    text = paragraphs(render(told_context(), of_lines(*lines)))
    assert "«TEMAER1.TITEL» & mere" in text
    assert "«TEMAER2.TITEL» & mere" in text


def test_a_list_made_from_two_is_checked_as_both() -> None:
    loop = "{% for p in ([k.bedoemmelse] if k.bedoemmelse else k.indikatorer) %}"
    line = "{% for t in temaer %}{% for k in t.kriterier %}" + loop + "{{ p.%s }}{% endfor %}{% endfor %}{% endfor %}"
    assert codes(check_template(of_lines(line.replace("%s", "kilder")))) == []
    assert codes(check_template(of_lines(line.replace("%s", "kilde")))) == ["T003"]


def test_a_template_saved_by_word_with_its_contents_filled_in_still_works() -> None:
    document = Document(BytesIO(shipped_template()))
    space = document.element.nsmap["w"]
    first = next(each for each in document.paragraphs if " TOC " in each._p.xml)
    marks = [run for run in first._p if run.tag.endswith("}r")]
    stale = parse_xml(f'<w:p xmlns:w="{space}"><w:r><w:t>Tema {{{{ tema.nummer }}}}</w:t></w:r></w:p>')
    last = parse_xml(f'<w:p xmlns:w="{space}"/>')
    last.append(marks[-1])
    first._p.addnext(stale)
    stale.addnext(last)
    assert check_template(_saved(document)) == []
    text = whole_text(render(told_context(), _saved(document)))
    assert "Tema «temaer1.nummer»: «temaer1.titel»" in text
