"""`document add`, `list` and `quote`: a planned paper, the review that reads it and its quotes are one thing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests import papers_handed_in as papers
from tests.conversing import desk_of
from tests.reporting import whole_text
from tilsyn.domain.cpr import Find, cpr_places
from tilsyn.domain.findings.document_text import DocumentText
from tilsyn.domain.journal.entries import ChecklistPlace, Document, Note, Protect
from tilsyn.services.documents import adding

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]
STANDARD = "# Kvalitetsstandard\nFor stofmisbrug.\n\n## Klageadgang\nDu kan klage til Ankestyrelsen.\n"
CPR = "Borgeren, 010180-1234, bor her."


@pytest.fixture
def standard(tmp_path: Path) -> Path:
    return _file(tmp_path, "standard.md", STANDARD.encode())


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def held(run: Run, case: Path) -> list[dict[str, Any]]:
    code, out, _ = run("document", "list", case, "--json")
    assert code == 0
    found: list[dict[str, Any]] = json.loads(out)["documents"]
    return found


def test_a_file_is_laid_in_the_case_with_its_hash_and_its_text(run: Run, case_path: Path, standard: Path) -> None:
    code, out, err = run("document", "add", case_path, standard, "--dated", "04-08-2022", "--provenance", "OCR")
    assert (code, out, err) == (0, "gemt standard\n", "")
    [document] = held(run, case_path)
    assert document["sha256"] == sha256(STANDARD.encode()).hexdigest()
    assert {name: document[name] for name in ("type", "title", "file", "pages", "dated", "stored", "status")} == {
        "type": "andet dokument",
        "title": "standard",
        "file": "standard.md",
        "pages": None,
        "dated": "2022-08-04",
        "stored": True,
        "status": "modtaget",
    }
    assert document["provenance"] == "OCR"
    assert document["quotes"] == []


def test_a_quality_standard_is_looked_through_whose_type_says_so_or_title_where_nobody_said_the_type(
    run: Run, case_path: Path, tmp_path: Path
) -> None:
    told: dict[str, list[str]] = {
        "a": ["--type", "Kommunens kvalitetsstandard"],
        "kvalitetsstandard": [],
        "c": ["--type", "referat", "--title", "Om kvalitetsstandarden"],
    }
    for name, options in told.items():
        made = _file(tmp_path, f"{name}.md", f"{STANDARD}{name}\n".encode())
        assert run("document", "add", case_path, made, *options)[0] == 0
    shown = json.loads(run("checklist", case_path, "kvalitetsstandard", "--json")[1])
    assert shown["searched"] == ["a", "kvalitetsstandard"]


def test_a_pdf_says_how_many_pages_it_has(run: Run, case_path: Path, tmp_path: Path) -> None:
    made = _file(tmp_path, "plan.pdf", papers.pdf([["Side et"], ["Vagten er dækket"]]))
    assert run("document", "add", case_path, made, "--type", "VAGTPLANER")[0] == 0
    assert run("document", "quote", case_path, "vagtplaner", "--indicator", "10.a", typed="Vagten er")[0] == 0
    [document] = held(run, case_path)
    assert (document["type"], document["pages"], document["quotes"][0]["where"]) == ("vagtplaner", 2, "plan, side 2")


def test_pages_of_a_pdf_without_text_are_told(run: Run, case_path: Path, tmp_path: Path) -> None:
    made = _file(tmp_path, "plan.pdf", papers.pdf([["Tekst"], [], ["Tekst"], [], [], ["Tekst"]]))
    code, out, err = run("document", "add", case_path, made)
    assert (code, out) == (0, "gemt plan\n")
    assert "side 2 og 4-5 har ingen tekst" in err


def test_the_same_file_twice_changes_nothing(run: Run, case_path: Path, standard: Path) -> None:
    run("document", "add", case_path, standard)
    before = case_path.read_bytes()
    code, out, _ = run("document", "add", case_path, standard)
    assert (code, out) == (0, "Uændret: standard er i sagen i forvejen.\n")
    assert case_path.read_bytes() == before
    run("document", "add", case_path, standard, "--title", "Standarden")
    assert [each["title"] for each in held(run, case_path)] == ["Standarden"]


def test_a_paper_that_was_asked_for_is_received_when_its_file_comes(run: Run, case_path: Path, standard: Path) -> None:
    run("plan", case_path, "--document", "husorden", "--deadline", "11-10-2023")
    assert "dermed modtaget" in run("document", "add", case_path, standard, "--type", "husorden")[1]
    [document] = held(run, case_path)
    assert (document["status"], document["title"], document["stored"]) == ("modtaget", None, True)
    [planned] = json.loads(run("plan", case_path, "--json")[1])["documents"]
    assert (planned["status"], planned["deadline"], planned["overdue"]) == ("modtaget", "2023-10-11", False)
    run("plan", case_path, "--document", "husorden", "--status", "set_paa_stedet")
    assert [(each["status"], each["stored"]) for each in held(run, case_path)] == [("set_paa_stedet", True)]


def test_a_file_named_as_the_paper_that_was_asked_for_is_it(run: Run, case_path: Path, tmp_path: Path) -> None:
    run("plan", case_path, "--document", "husorden")
    run("document", "add", case_path, _file(tmp_path, "Husorden.txt", b"Ro efter 22."))
    assert [each["type"] for each in held(run, case_path)] == ["husorden"]


def test_of_several_papers_of_a_type_one_is_named_by_its_title(run: Run, case_path: Path, standard: Path) -> None:
    for title in ("Uge 40", "Uge 41"):
        run("plan", case_path, "--document", "vagtplaner", "--title", title)
    code, _, err = run("document", "add", case_path, standard, "--type", "vagtplaner")
    assert code == 2
    assert "»Uge 40« eller »Uge 41«" in err
    assert run("document", "add", case_path, standard, "--type", "vagtplaner", "--title", "uge 41")[0] == 0
    assert [(each["title"], each["stored"]) for each in held(run, case_path)] == [("Uge 40", False), ("uge 41", True)]


def test_one_quote_stands_at_several_indicators_with_its_place(run: Run, case_path: Path, standard: Path) -> None:
    run("document", "add", case_path, standard)
    asked = ("document", "quote", case_path, "standard", "--indicator", "4.a", "--indicator", "8.a")
    assert run(*asked, typed="»Du kan klage\n til Ankestyrelsen.«") == (0, "gemt citat: standard, »Klageadgang«\n", "")
    [quote] = held(run, case_path)[0]["quotes"]
    assert quote == {
        "text": "Du kan klage\n til Ankestyrelsen.",
        "where": "standard, »Klageadgang«",
        "at": ["4.a", "8.a"],
    }
    again = run(*asked, typed="Du kan klage til Ankestyrelsen.")
    assert again == (0, "Uændret: citatet er i sagen i forvejen: standard, »Klageadgang«\n", "")
    more = ("document", "quote", case_path, "standard", "--indicator", "3.d")
    assert run(*more, typed="Du kan klage til Ankestyrelsen.")[0] == 0
    assert [each["at"] for each in held(run, case_path)[0]["quotes"]] == [["4.a", "8.a", "3.d"]]


@pytest.mark.parametrize("typed", ["Du kan klage til Folketinget.", "du kan klage til ankestyrelsen.", ""])
def test_what_does_not_stand_in_the_document_is_never_its_quote(
    run: Run, case_path: Path, standard: Path, typed: str
) -> None:
    run("document", "add", case_path, standard)
    before = case_path.read_bytes()
    code, out, err = run("document", "quote", case_path, "standard", "--indicator", "4.a", typed=typed)
    assert (code, out) == (2, "")
    assert "Det står ikke ordret i »standard«" in err
    assert "Folketinget" not in err
    assert case_path.read_bytes() == before


def test_a_document_is_named_by_title_file_type_or_id(run: Run, case_path: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        run("document", "add", case_path, _file(tmp_path, name, f"Her står {name}.".encode()), "--type", "husorden")
    ids = [each["id"] for each in held(run, case_path)]
    for named in ("a", "A.TXT", ids[0], ids[0][:8]):
        assert run("document", "quote", case_path, named, typed="Her står a.txt.")[0] == 0
    code, _, err = run("document", "quote", case_path, "husorden", typed="x")
    assert (code, ids[0][:8] in err) == (2, True)
    code, _, err = run("document", "quote", case_path, "husordenen", typed="x")
    assert (code, "findes ikke i sagen" in err) == (2, True)


def test_a_document_with_cpr_numbers_is_registered_and_nothing_more(run: Run, case_path: Path, tmp_path: Path) -> None:
    sheet = _file(tmp_path, "Jens Hansen.txt", f"{STANDARD}\n{CPR}".encode())
    code, out, err = run("document", "add", case_path, sheet, "--type", "dagbogsnotater")
    assert (code, out) == (0, "gemt dagbogsnotater; kun registreret, teksten er ikke i sagen\n")
    assert "linje 7" in err
    assert "--store" in err
    assert "010180" not in out + err
    [document] = held(run, case_path)
    assert (document["stored"], document["file"], document["title"], document["personal"]) == (False, None, None, True)
    assert document["sha256"] == sha256(sheet.read_bytes()).hexdigest()
    raw = case_path.read_bytes()
    assert not any(each in raw for each in (b"010180", b"Jens", b"Ankestyrelsen"))
    code, _, err = run("document", "quote", case_path, "dagbogsnotater", typed="Du kan klage til Ankestyrelsen.")
    assert (code, "er ikke i sagen" in err) == (2, True)
    assert run("document", "add", case_path, sheet, "--store")[0] == 0
    [document] = held(run, case_path)
    assert (document["stored"], document["personal"], document["type"]) == (True, True, "dagbogsnotater")
    assert run("document", "add", case_path, sheet)[1].startswith("Uændret")
    assert run("document", "quote", case_path, "dagbogsnotater", typed="Du kan klage til Ankestyrelsen.")[0] == 0


def test_what_is_said_to_be_personal_is_registered_too(run: Run, case_path: Path, standard: Path) -> None:
    run("document", "add", case_path, standard, "--personal")
    assert [each["stored"] for each in held(run, case_path)] == [False]
    assert b"Ankestyrelsen" not in case_path.read_bytes()


def test_a_text_that_is_said_to_be_personal_afterwards_is_told_to_stand_there_still(
    run: Run, case_path: Path, standard: Path
) -> None:
    run("document", "add", case_path, standard)
    assert "tilsyn redact" in run("document", "add", case_path, standard, "--personal")[2]
    assert [each["stored"] for each in held(run, case_path)] == [False]


def test_the_file_itself_is_kept_where_that_is_asked_for_and_it_is_not_too_large(
    run: Run, case_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _file(tmp_path, "stor.docx", papers.word([("Normal", "Ordret")]))
    assert run("document", "add", case_path, made, "--store")[0] == 0
    with desk_of(case_path) as desk:
        [(_, document)] = desk.visible().of(Document)
        assert desk.file.blob(str(document.kept_file)) == made.read_bytes()
    monkeypatch.setattr("tilsyn.storage.documents.refusals.KEPT_MEGABYTES", 0)
    other = _file(tmp_path, "anden.docx", papers.word([("Normal", "Andet")]))
    before = case_path.read_bytes()
    code, _, err = run("document", "add", case_path, other, "--store")
    assert (code, "MB, og så store filer" in err) == (2, True)
    assert case_path.read_bytes() == before


def test_a_photo_has_a_caption_and_nothing_of_where_it_was_taken(run: Run, case_path: Path, tmp_path: Path) -> None:
    made = _file(tmp_path, "IMG_2041.jpg", papers.photo())
    code, _, err = run("document", "add", case_path, made, typed="")
    assert (code, "--caption -" in err) == (2, True)
    assert held(run, case_path) == []
    assert run("document", "add", case_path, made, "--caption", "-", typed="Trappen, uden gelænder")[:2] == (
        0,
        "gemt foto\n",
    )
    [document] = held(run, case_path)
    assert (document["type"], document["caption"], document["stored"]) == ("foto", "Trappen, uden gelænder", True)
    assert b"Telefonens navn" not in case_path.read_bytes()
    code, _, err = run("document", "quote", case_path, "foto", typed="x")
    assert code == 2
    assert "er et billede" in err
    assert "--store" not in err


def test_a_caption_on_the_command_line_is_refused_and_not_repeated(run: Run, case_path: Path, tmp_path: Path) -> None:
    made = _file(tmp_path, "a.jpg", papers.photo())
    code, out, err = run("document", "add", case_path, made, "--caption", "Hemmeligt")
    assert (code, "Hemmeligt" in out + err) == (2, False)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", papers.picture_pdf()), ("a.pdf", papers.encrypted_pdf()), ("a.png", papers.huge_photo()),
        ("a.docx", papers.word_bomb(65)), ("a.txt", b"a" * (20 * 1024 * 1024 + 1)), ("a.exe", b"MZ"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_line_and_leaves_nothing(
    run: Run, case_path: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    before = case_path.read_bytes()
    code, out, err = run("document", "add", case_path, _file(tmp_path, name, content), typed="Billedtekst")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2
    assert err.splitlines()[1].startswith("Råd: ")
    assert case_path.read_bytes() == before


@pytest.mark.parametrize("first", ["review", "paper"])
def test_the_review_of_that_title_names_the_document(run: Run, case_path: Path, standard: Path, first: str) -> None:
    def review() -> None:
        run("encounter", case_path, "--method", "dokument", "--title", "Kvalitetsstandard")

    def paper() -> None:
        run("document", "add", case_path, standard, "--type", "kvalitetsstandard")

    for each in (review, paper) if first == "review" else (paper, review):
        each()
    [document] = held(run, case_path)
    assert len(document["reviews"]) == 1
    run("document", "quote", case_path, "kvalitetsstandard", "--indicator", "8.a", typed="For stofmisbrug.")
    evidence = json.loads(run("score", case_path, "--json")[1])
    found = next(each for each in _indicators(evidence) if each["id"] == "8.a")["evidence"]
    assert (found["methods"], found["notes"]) == (["dokument"], 1)


def _indicators(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for theme in card["themes"] for criterion in theme["criteria"] for each in criterion["indicators"]]


def test_a_review_names_the_documents_it_reads_and_its_note_tells_them(
    run: Run, case_path: Path, standard: Path, tmp_path: Path
) -> None:
    run("document", "add", case_path, standard)
    run("document", "add", case_path, _file(tmp_path, "tillæg.txt", b"Gavekort gives ikke."))
    both = ("--document", "standard", "--document", "tillæg")
    assert run("encounter", case_path, "--method", "dokument", "--code", "D1", *both)[0] == 0
    assert [each["reviews"] for each in held(run, case_path)] == [["D1"], ["D1"]]
    run("notes", case_path, "-o", tmp_path / "n.docx")
    assert "standard; tillæg" in whole_text((tmp_path / "n.docx").read_bytes())
    assert run("encounter", case_path, "D1", "--document", "standard")[0] == 0
    assert [each["reviews"] for each in held(run, case_path)] == [["D1"], []]
    code, _, err = run("encounter", case_path, "D1", "--document", "noget andet")
    assert (code, "findes ikke i sagen" in err) == (2, True)


def test_several_documents_make_one_standard(run: Run, case_path: Path, standard: Path, tmp_path: Path) -> None:
    run("encounter", case_path, "--method", "dokument", "--title", "Standarden", "--code", "D1")
    more = _file(tmp_path, "tillæg.txt", b"Gavekort gives ikke.")
    for each in (standard, more):
        assert run("document", "add", case_path, each, "--encounter", "D1")[0] == 0
    assert [each["reviews"] for each in held(run, case_path)] == [["D1"], ["D1"]]


def test_the_report_says_of_when_a_document_is_and_how_its_text_came_to_be(
    run: Run, case_path: Path, standard: Path, tmp_path: Path
) -> None:
    run("document", "add", case_path, standard, "--dated", "04-08-2022", "--provenance", "maskinskrevet (AI)")
    run("report", case_path, "-o", tmp_path / "r.docx")
    said = whole_text((tmp_path / "r.docx").read_bytes())
    assert re.search(r"standard \(dateret 04.08.2022, maskinskrevet \(AI\)\)", said)
    assert "Ankestyrelsen" not in said


def test_the_list_says_what_each_document_is(run: Run, case_path: Path, standard: Path) -> None:
    assert "ingen dokumenter endnu" in run("document", "list", case_path)[1]
    run("document", "add", case_path, standard, "--dated", "04.08.2022", "--provenance", "maskinskrevet (AI)")
    run("document", "quote", case_path, "standard", "--indicator", "8.a", typed="For stofmisbrug.")
    out = run("document", "list", case_path)[1]
    assert "andet dokument: standard  [" in out
    assert "modtaget · standard.md · dateret 04-08-2022 · maskinskrevet (AI) · teksten er i sagen" in out
    assert "»For stofmisbrug.« (standard, »Kvalitetsstandard«; 8.a)" in out


def test_the_log_says_which_document_a_post_is_of(run: Run, case_path: Path, standard: Path) -> None:
    run("plan", case_path, "--document", "husorden")
    run("document", "add", case_path, standard, "--title", "Standarden")
    told = [each["text"] for each in json.loads(run("log", case_path, "--json")[1]) if each["kind"] == "document"]
    assert told == ["husorden", "Standarden"]


def test_where_numbers_stand_is_told_soon_and_whole_however_many_and_across_whatever_stretch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(adding, "_STRETCH", 50)
    monkeypatch.setattr(adding, "_MANY", 30)
    crossing = DocumentText.of_text("x " * 22 + "010190-1234\n" + "y\n" * 40 + "010190-1234\n")
    assert adding.numbers_in(crossing) == "linje 1 og linje 42"
    few = DocumentText.of_text("a 010190-1234 b\n" * 20)
    assert adding.numbers_in(few) == "linje 1, linje 2, linje 3, linje 4 og 16 andre steder"
    many = DocumentText.of_text("a 010190-1234 b\n" * 5_000)
    searched: list[int] = []

    def search(text: str) -> list[Find]:
        searched.append(len(text))
        return cpr_places(text)

    monkeypatch.setattr(adding, "cpr_places", search)
    assert adding.numbers_in(many) == "linje 1, linje 2, linje 3, linje 4 og mange andre steder"
    assert sum(searched) < len("a 010190-1234 b\n" * 5_000)


def test_of_a_paper_that_was_only_asked_for_there_is_nothing_to_quote(run: Run, case_path: Path) -> None:
    run("plan", case_path, "--document", "vagtplaner", "--title", "Uge 40")
    code, out, err = run("document", "quote", case_path, "vagtplaner", "--indicator", "8.a", typed="Ord")
    assert (code, out) == (2, "")
    assert "Vagtplaner, »Uge 40«, er ikke lagt i sagen endnu" in err
    assert 'tilsyn document add SAG FIL --type "vagtplaner" --title "Uge 40"' in " ".join(err.split())
    assert "--store" not in err


POINT = ("--point", "kvalitetsstandard:12")
QUOTED = "Du kan klage til Ankestyrelsen."


def test_a_quote_may_stand_at_a_point_of_a_frame_as_a_place_of_it(run: Run, case_path: Path, standard: Path) -> None:
    run("document", "add", case_path, standard, "--type", "kvalitetsstandard")
    code, out, err = run("document", "quote", case_path, "standard", *POINT, typed=QUOTED)
    assert (code, out, err) == (0, "gemt citat: standard, »Klageadgang«\n", "")
    exchanged = case_path.with_name("ud.json")
    assert run("export", case_path, "-o", exchanged)[0] == 0
    [place] = json.loads(exchanged.read_text(encoding="utf-8"))["checklists"]["kvalitetsstandard"]
    assert (place["item"], place["value"], place["quote"]) == ("12", None, QUOTED)
    assert json.loads(exchanged.read_text(encoding="utf-8"))["notes"] == []
    shown = json.loads(run("checklist", case_path, "kvalitetsstandard", "--json")[1])
    [item] = [each for each in shown["items"] if each["item"] == "12"]
    assert {"quote": QUOTED, "where": "standard, »Klageadgang«", "line": None, "remarks": []} in item["places"]
    assert held(run, case_path)[0]["quotes"] == [
        {"text": QUOTED, "where": "standard, »Klageadgang«", "at": ["kvalitetsstandard:12"]}
    ]
    with desk_of(case_path) as desk:
        assert [each.id for each in desk.frames()] == ["kvalitetsstandard"]


def test_one_quote_stands_at_an_indicator_and_a_point_and_said_again_it_is_the_same(
    run: Run, case_path: Path, standard: Path
) -> None:
    run("document", "add", case_path, standard)
    for _ in range(2):
        assert run("document", "quote", case_path, "standard", *POINT, "--indicator", "8.a", typed=QUOTED)[0] == 0
    assert run("document", "quote", case_path, "standard", "--point", "kvalitetsstandard:5", typed=QUOTED)[0] == 0
    [quote] = held(run, case_path)[0]["quotes"]
    assert quote["at"] == ["8.a", "kvalitetsstandard:12", "kvalitetsstandard:5"]
    with desk_of(case_path) as desk:
        assert len(list(desk.case.of(ChecklistPlace))) == 2
        assert len(list(desk.case.of(Note))) == 1


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ("8", "Skriv spørgerammen foran, fx kvalitetsstandard:8."),
        ("kvalitetsstandard:88", "Punktet 88 findes ikke i »Kvalitetsstandard«."),
        ("findesikke:8", "Spørgerammen »findesikke« findes ikke."),
    ],
)
def test_a_point_that_is_not_there_is_told_before_a_quote_is_asked_for(
    run: Run, case_path: Path, standard: Path, point: str, said: str
) -> None:
    run("document", "add", case_path, standard)
    code, _, err = run("document", "quote", case_path, "standard", "--point", point, typed=QUOTED)
    assert code != 0
    assert said in err


def test_a_place_quoted_from_a_document_is_hidden_with_it(run: Run, case_path: Path, standard: Path) -> None:
    run("document", "add", case_path, standard)
    run("document", "quote", case_path, "standard", *POINT, typed=QUOTED)
    with desk_of(case_path) as desk:
        [(entry, _)] = desk.case.of(Document)
        hidden = Protect(record=desk.world.new_id(), target=entry.id, protection="fortrolig", reason="x")
        desk.add([hidden], "MKV")
        assert desk.frames_shown() == ()
    exchanged = case_path.with_name("ud.json")
    assert run("export", case_path, "-o", exchanged)[0] == 0
    assert "Ankestyrelsen" not in exchanged.read_text(encoding="utf-8")
    assert "Ankestyrelsen" not in run("checklist", case_path, "kvalitetsstandard", "--json")[1]
    assert "Ankestyrelsen" not in run("log", case_path)[1]
