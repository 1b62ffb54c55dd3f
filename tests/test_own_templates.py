"""Templates that people own: named, copied, checked, used; hostile and broken ones named and bounded."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.shared import Pt

from tests.reporting import paragraphs, parts, told_context, whole_text
from tests.test_template import codes, of_lines, with_lines
from tilsyn.errors import ExitCode, QuestionnaireError
from tilsyn.output.word.report import render, shipped_template
from tilsyn.output.word.template_check import check_template
from tilsyn.output.word.template_file import MEGABYTE
from tilsyn.services.leaving.templates import PAPERS

Run = Callable[..., tuple[int, str, str]]
pytestmark = pytest.mark.slow


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The office's own folder, empty."""
    folder = tmp_path / "egne"
    folder.mkdir()
    monkeypatch.setattr("tilsyn.cli.options.own_templates", lambda: folder)
    monkeypatch.setattr("tilsyn.cli.templates.own_templates", lambda: folder)
    return folder


@pytest.fixture
def visited(run: Run, case_path: Path) -> Path:
    """A case with an announced visit and one conversation."""
    told = {"case": {"announced": True, "visits": [{"date": "2023-10-24", "announced": True}]},
            "sources": [{"code": "Borger 1", "group": "borger"}],
            "encounters": [{"code": "S1", "method": "interview", "form": "enkelt", "sources": ["Borger 1"],
                            "start": "2023-10-24T10:00:00+02:00"}]}  # fmt: skip
    file = case_path.with_name("besøg.json")
    file.write_text(json.dumps({"format": "tilsyn-exchange/1", "edition": "KM2021", **told}), "utf-8")
    code, _, err = run("import", case_path, file, "--by", "MKV")
    assert code == 0, err
    return case_path


def repacked(package: bytes, **changes: bytes) -> bytes:
    """A package with parts added or replaced, `__` for a slash."""
    held = {**parts(package), **{name.replace("__", "/"): content for name, content in changes.items()}}
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("name", PAPERS)
def test_every_shipped_template_can_be_copied_checked_and_used_as_ones_own(
    name: str, run: Run, own: Path, tmp_path: Path
) -> None:
    copy = tmp_path / f"{name}-vores.docx"
    assert run("template", "copy", name, copy)[0] == 0
    code, out, err = run("template", "check", copy)
    assert (code, err) == (0, "")
    assert out == f"{copy.name} kan bruges som skabelon.\n"


def test_a_copy_replaces_nothing(run: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "vores.docx"
    file.write_bytes(b"mit eget")
    assert run("template", "copy", "brev", file)[0] == ExitCode.OUTPUT
    assert file.read_bytes() == b"mit eget"


def test_the_list_names_ones_own_beside_the_shipped(run: Run, own: Path) -> None:
    (own / "brev-aarhus.docx").write_bytes(shipped_template())
    (own / "~$brev-aarhus.docx").write_bytes(b"")
    rows = json.loads(run("template", "list", "--json")[1])
    assert rows[0] == {"name": "brev-aarhus", "what": PAPERS["brev"], "file": str(own / "brev-aarhus.docx")}
    assert [each["name"] for each in rows[1:]] == list(PAPERS)
    assert str(own) in run("template", "list")[2]


def test_a_report_is_written_by_ones_own_template_by_file_or_by_name(
    run: Run, own: Path, case_path: Path, tmp_path: Path
) -> None:
    (own / "tilsynsrapport-os.docx").write_bytes(of_lines("Vores egen om {{ tilbud }}"))
    for number, named in enumerate(("tilsynsrapport-os", "TILSYNSRAPPORT-OS", own / "tilsynsrapport-os.docx")):
        report = tmp_path / f"{number}.docx"
        code, _, err = run("report", case_path, "-o", report, "--template", named)
        assert code == 0, err
        assert "Vores egen om " in "\n".join(paragraphs(report.read_bytes()))


def test_a_template_of_another_kind_of_report_is_refused(run: Run, own: Path, case_path: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.docx"
    (own / "portal-os.docx").write_bytes(of_lines("Vores uddrag om {{ tilbud }}"))
    for named in ("portal", "portal-os", own / "portal-os.docx", "godkendelse"):
        code, _, err = run("report", case_path, "-o", report, "--template", named)
        assert (code, report.exists()) == (ExitCode.QUESTIONNAIRE, False)
        assert "Råd: Vælg tilsynsrapport eller tilsynsrapport" not in err
    for named in ("portal", "portal-os", "tilsynsrapport"):
        assert run("report", case_path, "-o", report, "--audience", "portal", "--template", named)[0] == 0
        assert ("Vores uddrag" in whole_text(report.read_bytes())) == (named == "portal-os")


def test_an_unknown_name_is_refused_and_no_other_template_is_taken(
    run: Run, own: Path, case_path: Path, tmp_path: Path
) -> None:
    report = tmp_path / "r.docx"
    code, _, err = run("report", case_path, "-o", report, "--template", "tilsynsraport")
    assert code == ExitCode.QUESTIONNAIRE
    assert err.splitlines()[0] == "Skabelonen »tilsynsraport« findes ikke."
    assert err.splitlines()[1].startswith("Råd: Mente du tilsynsrapport?")
    assert run("report", case_path, "-o", report, "--template", tmp_path / "ingen.docx")[0] == ExitCode.USAGE
    assert not report.exists()


def test_a_faulty_template_is_named_with_place_and_nothing_is_written(
    run: Run, own: Path, case_path: Path, tmp_path: Path
) -> None:
    faulty, report = tmp_path / "fejl.docx", tmp_path / "r.docx"
    document = Document(BytesIO(with_lines("Om {{ tilbudet }}")))
    document.sections[0].footer.add_paragraph("Den {{ datoo }}")
    document.save(str(faulty))
    for argv in (("template", "check", faulty), ("report", case_path, "-o", report, "--template", faulty)):
        code, _, err = run(*argv)
        assert code == (ExitCode.ANSWER_IS_NO if argv[0] == "template" else ExitCode.QUESTIONNAIRE)
        assert "Pladsholderen tilbudet findes ikke (mente du tilbud?) (i »Om {{ tilbudet }}«)." in err
        assert "Pladsholderen datoo findes ikke (mente du dato?) (i sidefoden: »Den {{ datoo }}«)." in err
    assert not report.exists()
    found = json.loads(run("template", "check", faulty, "--json")[1])
    assert (found["ok"], [each["code"] for each in found["problems"]]) == (False, ["T003", "T003"])


def test_a_template_of_another_paper_is_checked_by_its_own_placeholders(run: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "vores.docx"
    assert run("template", "copy", "notat", file)[0] == 0
    code, _, err = run("template", "check", file)
    assert code == ExitCode.ANSWER_IS_NO
    assert "Den kan bruges som notat: tilsyn template check vores.docx --for notat." in err
    assert "T003" not in err
    assert run("template", "check", file, "--for", "notat")[0] == 0
    assert run("template", "check", file, "--for", "notatt")[0] == ExitCode.USAGE


def test_a_paper_that_says_nothing_of_any_case_is_no_template(run: Run, own: Path, tmp_path: Path) -> None:
    from docx import Document

    written, buffer = tmp_path / "rapport.docx", BytesIO()
    document = Document()
    document.add_paragraph("En færdig rapport uden pladsholdere")
    document.save(buffer)
    written.write_bytes(buffer.getvalue())
    for named in ((), *(("--for", each) for each in PAPERS)):
        code, out, err = run("template", "check", written, *named)
        assert (code, out) == (1, "")
        assert "T018" in err
        assert "Den kan bruges som" not in err


@pytest.mark.parametrize("command", ["letter", "guide", "notes"])
def test_the_other_papers_take_ones_own_template_too(
    command: str, run: Run, own: Path, visited: Path, tmp_path: Path
) -> None:
    of = {"letter": "brev", "guide": "interviewguide", "notes": "notat"}[command]
    mine, paper = tmp_path / "min.docx", tmp_path / "papir.docx"
    assert run("template", "copy", of, mine)[0] == 0
    document = Document(str(mine))
    document.paragraphs[0].insert_paragraph_before("Fra vores eget kontor")
    document.save(str(mine))
    code, _, err = run(command, visited, "-o", paper, "--template", mine)
    assert code == 0, err
    assert "Fra vores eget kontor" in whole_text(paper.read_bytes())
    document.paragraphs[0].insert_paragraph_before("{{ findes_ikke }}")
    document.save(str(mine))
    assert run(command, visited, "-o", tmp_path / "nyt.docx", "--template", mine)[0] == ExitCode.QUESTIONNAIRE
    assert not (tmp_path / "nyt.docx").exists()


BOMBS = (
    "{% for a in temaer %}" * 30 + "{{ a.titel }}" + "{% endfor %}" * 30,
    "{% for a in [1,2,3,4,5,6,7,8,9] %}" * 12 + "{% endfor %}" * 12,
    "{% set a = tilbud %}" + "{% set a = a|replace('', 'xxxxxxxxxx') %}" * 30 + "{{ a|length }}",
    "{% set a = [tilbud, tilbud] %}" + "{% set a = [a|join, a|join, a|join, a|join] %}" * 30 + "{{ a|length }}",
    "{% set a %}" + "x" * 100 + "{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40 + "{{ a }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ [temaer, temaer]|first|length + [1]|length }}{% for a in temaer + temaer %}{% endfor %}",
)


@pytest.mark.parametrize("line", BOMBS)
def test_what_repeats_itself_beyond_all_measure_ends(line: str) -> None:
    assert codes(check_template(of_lines(line))) == ["T013"]
    with pytest.raises(QuestionnaireError):
        render(told_context(), of_lines(line))


@pytest.mark.parametrize(
    "line",
    ["{{ 'x' * 1000000000 }}", "{{ 9 ** 999999999 }}", "{{ '%0999999999d' % 1 }}", "{{ tilbud ~ tilbud }}",
     "{% for a in temaer recursive %}{{ loop(temaer) }}{% endfor %}"],
)  # fmt: skip
def test_what_multiplies_is_forbidden_before_it_is_tried(line: str) -> None:
    assert "T005" in codes(check_template(of_lines(line)))


def test_a_report_of_a_large_case_is_far_from_the_bounds() -> None:
    many = told_context()
    many["temaer"] = many["temaer"] * 60
    many["opfoelgning"] = many["opfoelgning"] * 200
    assert render(many)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: repacked(shipped_template(), word__vbaProject=b"x", **{"word__vbaProject.bin": b"x"}), "T015"),
        (lambda: b"PK" + b"\0" * (21 * MEGABYTE), "T014"),
        (lambda: repacked(shipped_template(), **{"word__stor.xml": b" " * (17 * MEGABYTE)}), "T014"),
        (lambda: repacked(shipped_template(), **{"word__media__x.png": b"\0" * (101 * MEGABYTE)}), "T014"),
    ],
)
def test_a_file_that_may_not_be_read_is_not_read(made: Callable[[], bytes], code: str) -> None:
    assert codes(check_template(made())) == [code]


def test_a_picture_that_is_fetched_from_elsewhere_is_refused() -> None:
    relations = parts(shipped_template())["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for what, expected in (("image", ["T016"]), ("hyperlink", [])):
        added = f'<Relationship Id="rId900" Type="{kind}/{what}" Target="https://x.dk/a.png" TargetMode="External"/>'
        changed = relations.replace("</Relationships>", f"{added}</Relationships>").encode()
        assert codes(check_template(repacked(shipped_template(), **{"word___rels__document.xml.rels": changed}))) == (
            expected
        )


def test_the_path_of_the_template_behind_a_template_does_not_leave_with_the_report() -> None:
    held = parts(shipped_template())
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    settings = held["word/settings.xml"].decode()
    opening = settings.index(">", settings.index("<w:settings")) + 1
    settings = f'{settings[:opening]}<w:attachedTemplate {space} r:id="rId1"/>{settings[opening:]}'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="file:///C:/Brugere/mkv/Normal.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    template = repacked(
        shipped_template(),
        **{"word__settings.xml": settings.encode(), "word___rels__settings.xml.rels": relations.encode()},
    )
    assert check_template(template) == []
    assert not any(
        b"Brugere" in each or b"attachedTemplate" in each for each in parts(render(told_context(), template)).values()
    )


def test_a_style_that_is_named_and_not_there_is_said() -> None:
    document = Document(BytesIO(shipped_template()))
    document.add_paragraph("Et afsnit")._p.get_or_add_pPr().get_or_add_pStyle().val = "FremmedTypografi"
    buffer = BytesIO()
    document.save(buffer)
    [found] = [each for each in check_template(buffer.getvalue()) if each.code == "T017"]
    assert found.severity == "warning"
    assert "»FremmedTypografi«" in found.text


def test_a_template_made_in_a_german_word_has_its_headings_in_the_contents_list() -> None:
    """There the styles have German ids; Word keeps the English names."""
    held = parts(shipped_template())
    changed = {
        name.replace("/", "__"): re.sub(rb'"Heading(\d)"', rb'"berschrift\1"', held[name])
        for name in ("word/styles.xml", "word/document.xml")
    }
    template = repacked(shipped_template(), **changed)
    assert check_template(template) == []
    told = told_context(audience="provider", interne=None)
    assert paragraphs(render(told, template)) == paragraphs(render(told))


@pytest.mark.parametrize("name", ["vores.dotm", "vores.docm", "vores.odt"])
def test_a_file_of_another_kind_is_told_as_a_file(
    name: str, run: Run, own: Path, case_path: Path, tmp_path: Path
) -> None:
    macros = repacked(shipped_template(), **{"word__vbaProject.bin": b"x"})
    (tmp_path / name).write_bytes(b"x" if name.endswith("odt") else macros)
    code, _, err = run("report", case_path, "-o", tmp_path / "r.docx", "--template", tmp_path / name)
    assert (code, "makroer" in err or "ikke et Word-dokument" in err) == (ExitCode.QUESTIONNAIRE, True)
    assert not (tmp_path / "r.docx").exists()


def test_a_template_changed_in_style_keeps_every_text() -> None:
    document = Document(BytesIO(shipped_template()))
    for name in ("Normal", "Heading 1"):
        document.styles[name].font.size = Pt(14)
    buffer = BytesIO()
    document.save(buffer)
    told = told_context()
    assert paragraphs(render(told, buffer.getvalue())) == paragraphs(render(told))
