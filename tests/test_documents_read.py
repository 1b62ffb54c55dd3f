"""Documents as they are read: every kind and encoding, and what is no document in bounded time and memory."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import papers_handed_in as papers
from tilsyn.domain.findings.document_text import DocumentText, Line
from tilsyn.errors import UsageProblem
from tilsyn.storage.documents import pdf, photo, plain, reading, web, word
from tilsyn.storage.documents.refusals import Refused

pytestmark = pytest.mark.slow

SAID = "Blåbær, æbler og »øl«"


def shown(text: DocumentText) -> list[tuple[str, int | None]]:
    return [(each.text, each.heading_level) for each in text.lines if each.text]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    assert plain.text_of(f"{SAID}\r\nto".encode(encoding)) == DocumentText((Line(SAID), Line("to")))


@pytest.mark.parametrize("raw", [bytes(range(256)), b"a\x81b", b"\xff\xfea", b"ab\0cd\0\0\0"])
def test_what_is_no_text_is_not_guessed_at(raw: bytes) -> None:
    with pytest.raises(Refused, match="letters"):
        plain.text_of(raw)


def test_markdown_has_headings_by_their_marks_and_code_has_none() -> None:
    said = "# Standard #\nbrød\n\nKlage\n-----\n- a\n-----\n```\n# kode\n```\n### Tre\n#ikke"
    assert shown(plain.markdown_of(said.encode())) == [
        ("Standard", 1), ("brød", None), ("Klage", 2), ("- a", None), ("-----", None), ("```", None), ("# kode", None),
        ("```", None), ("Tre", 3), ("#ikke", None),
    ]  # fmt: skip


PAGE = """<!doctype html><html><head><title>Titlen</title><style>p{}</style></head><body><nav>Menu</nav>
<h1>Kvalitets<b>standard</b></h1><p>Første <i>afsnit</i>,<br>anden linje<!-- ikke -->.</p><h2><a href=x>Klage</a></h2>
<script>var x = "<p>nej</p>"</script>hale <ul><li>et<li>to</ul><table><tr><td>a<td>b</table></body></html>"""


def test_a_web_page_is_what_a_reader_sees_of_it() -> None:
    assert shown(web.web_page_of(PAGE.encode())) == [
        ("Menu", None), ("Kvalitetsstandard", 1), ("Første afsnit,", None), ("anden linje.", None), ("Klage", 2),
        ("hale", None), ("et", None), ("to", None), ("a", None), ("b", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "raw",
    [
        "<p>blåbær".encode(),
        '<meta charset="windows-1252"><p>blåbær'.encode("cp1252"),
        '<meta charset="utf-8"><p>blåbær'.encode("cp1252"),
        "<p>blåbær".encode("utf-16"),
        '<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>blåbær</p></body></html>'.encode(),
    ],
)
def test_a_web_page_is_read_by_what_it_says_where_that_holds(raw: bytes) -> None:
    assert shown(web.web_page_of(raw)) == [("blåbær", None)]


def test_a_web_page_is_read_to_its_end_or_not_at_all() -> None:
    assert shown(web.web_page_of(b"<div>" * 1_000 + b"nederst")) == [("nederst", None)]
    with contextlib.suppress(Refused):  # how deep it may be differs between versions of the parser
        assert shown(web.web_page_of(b"<div>" * 20_000 + b"nederst")) == [("nederst", None)]


def test_a_word_document_has_its_headings_and_the_cells_of_its_tables() -> None:
    made = papers.word([("Title", "Standard"), ("Heading 2", "Klage"), ("Normal", "Du kan\tklage.")], [["a", "b"]])
    assert shown(word.word_text_of(made)) == [
        ("Standard", 1), ("Klage", 2), ("Du kan\tklage.", None), ("a", None), ("b", None),
    ]  # fmt: skip


def _with_body(inside: str) -> bytes:
    """A Word document whose body is written by hand."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, zipfile.ZipFile(io.BytesIO(papers.word([]))) as real:
        for each in real.infolist():
            content = real.read(each)
            if each.filename == "word/document.xml":
                start = content.index(b"<w:body>") + len(b"<w:body>")
                content = content[:start] + inside.encode() + content[start:]
            archive.writestr(each, content)
    return out.getvalue()


def test_what_was_put_in_while_changes_were_tracked_is_read_and_what_was_deleted_is_not() -> None:
    body = (
        "<w:p><w:r><w:t>Vi </w:t></w:r><w:del><w:r><w:delText>aldrig </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>altid </w:t></w:r></w:ins><w:r><w:t>svarer</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>I en ramme</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert shown(word.word_text_of(_with_body(body))) == [("Vi altid svarer", None), ("I en ramme", None)]


def test_a_word_document_with_entities_that_swell_is_not_swollen() -> None:
    lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    made = _with_body("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, zipfile.ZipFile(io.BytesIO(made)) as real:
        for each in real.infolist():
            content = real.read(each)
            if each.filename == "word/document.xml":
                content = content.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a0 "ha">' + lol.encode() + b"]>", 1)
            archive.writestr(each, content)
    with contextlib.suppress(Refused):  # some versions of the parser refuse it, some leave them out
        assert len(str(word.word_text_of(out.getvalue()))) < 10_000


BE = "Afgørelser kan påklages"


def test_a_pdf_has_pages_and_what_is_set_larger_or_bold_is_a_heading() -> None:
    pages: list[list[str | papers.Set]] = [
        [
            ("Kvalitetsstandard", papers.TITLE, False),
            ("Klageadgang . . . . 2", papers.BODY, True),
            BE,
            BE + ",",
            ("Klageadgang", papers.BODY, True),
            BE,
        ],
        [("2. Opfølgning", 14, False), "(parentes)", BE, BE],
    ]
    text, count = pdf.pdf_text_of(papers.pdf(pages))
    assert count == 2
    assert [(each.text, each.page, each.heading_level) for each in text.lines if each.heading_level] == [
        ("Kvalitetsstandard", 1, 1),
        ("Klageadgang", 1, 3),
        ("2. Opfølgning", 2, 2),
    ]
    assert [each.page for each in text.lines] == [1] * 6 + [2] * 4
    assert text.lines[7].text == "(parentes)"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["kommunen har be-", "sluttet det"], "kommunen har besluttet det"),
        (["stof- og alkohol-", "og anden behandling"], "stof- og alkohol- og anden behandling"),
        (["inden for 24-", "timers frist"], "inden for 24- timers frist"),
        (["en SEL-", "ydelse"], "en SEL-ydelse"),
    ],
)
def test_a_word_broken_between_two_lines_of_a_pdf_is_whole(lines: list[str], whole: str) -> None:
    text, _ = pdf.pdf_text_of(papers.pdf([lines]))
    assert " ".join(each.text for each in text.lines) == whole


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (papers.picture_pdf, "pictures"),
        (papers.encrypted_pdf, "encrypted"),
        (lambda: papers.pdf([["x"]] * 501), "pages"),
        (lambda: b"%PDF-1.7\nnoget andet", "broken"),
    ],
)
def test_a_pdf_that_gives_no_text_says_why(made: Callable[[], bytes], why: str) -> None:
    with pytest.raises(Refused, match=why):
        pdf.pdf_text_of(made())


def test_a_word_document_that_swells_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Refused, match="bomb"):
        word.word_text_of(papers.word_bomb(65))


@pytest.mark.parametrize("form", ["jpg", "png"])
def test_a_photo_is_upright_and_holds_nothing_but_the_picture(form: str) -> None:
    from PIL import Image

    raw = papers.photo((4000, 1000), {"jpg": "JPEG", "png": "PNG"}[form], turned=True)
    assert b"Telefonens navn" in raw
    kept = photo.scaled(raw, form)
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (500, 2000)
        assert dict(picture.getexif()) == {}
        assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Telefonens navn" not in kept
    assert b"Exif" not in kept


def test_a_photo_too_large_is_refused_by_what_it_says_of_itself() -> None:
    with pytest.raises(Refused, match="pixels"):
        photo.scaled(papers.huge_photo(), "png")
    with pytest.raises(Refused, match="broken"):
        photo.scaled(b"\xff\xd8\xff noget andet", "jpg")


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "er tom"),
        ("a.txt", b" \n ", "er tom"),
        ("a.xlsx", b"PK\x03\x04....xl/workbook", "er et Excel-ark"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "en Office-fil i et ældre format"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "låst med en adgangskode",
        ),
        ("a.docx", b"ingen zip", "ikke en slags fil"),
        ("a.pdf", b"ingen pdf", "ikke en slags fil"),
        ("a.heic", b"\0\0\0\x18ftypheic", "et billede eller en film"),
        ("a.txt", b"a" * (20 * 1024 * 1024 + 1), "fylder mere end 20 MB"),
        ("a.md", b"\x00\x01\x02\x03", "ukendt tegnsæt"),
    ],
)
def test_what_is_no_document_is_one_line_and_an_advice(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        reading.read_document(_file(tmp_path, name, content))
    assert says in refused.value.message
    assert "\n" not in refused.value.message + refused.value.hint


def test_a_file_is_what_its_first_bytes_say_whatever_it_is_called(tmp_path: Path) -> None:
    read = reading.read_document(_file(tmp_path, "foto.txt", papers.photo()))
    assert (read.format, read.text, read.picture is None) == ("jpg", None, False)


def test_a_pdf_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 1)
    with pytest.raises(UsageProblem, match="kan ikke læses på 20 sekunder"):
        reading.read_document(_file(tmp_path, "ring.pdf", papers.endless_pdf()))


def test_a_reader_that_dies_is_a_document_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_CHILD", "import os; os.abort()")
    with pytest.raises(UsageProblem, match="er beskadiget"):
        reading.read_document(_file(tmp_path, "a.pdf", papers.pdf([["x"]])))


def test_a_reader_that_swells_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swelling = (
        "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from tilsyn.storage.documents import worker; "
        "worker.MEMORY = 1 << 29; worker._text = lambda form, raw: bytearray(1 << 31); worker.main(sys.argv[2])"
    )
    monkeypatch.setattr(reading, "_CHILD", swelling)
    with pytest.raises(UsageProblem, match=r"for meget hukommelse|er beskadiget"):
        reading.read_document(_file(tmp_path, "a.pdf", papers.pdf([["x"]])))


def test_the_reader_is_told_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILSYN_PASSPHRASE", "en lang sætning")
    told = """import os; print('{"why": "%s"}' % ("slow" if "TILSYN_PASSPHRASE" in os.environ else "empty"))"""
    monkeypatch.setattr(reading, "_CHILD", told)
    with pytest.raises(Refused, match="empty"):
        reading.apart("pdf", b"")
