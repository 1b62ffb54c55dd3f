"""A frame gone through line by line: what is told, what is told only once, and which answer is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import answers, converse
from tests.framing import FRAMES, go_through, review
from tilsyn.services.conversation.opening import Asked

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    run("source", case_path, "Borger 1", "--group", "borger")
    return case_path


def test_what_was_answered_just_now_is_made_ground_from_the_point_one_came_to(path: Path) -> None:
    told = go_through(path, "j", "Hun siger det.", ".", "grundlag 3.d", "grundlag 5.c", "q")
    assert [each for each in told.said if "grundlag for" in each and each.startswith("gemt")] == [
        "gemt ramme:1.1: grundlag for 3.d",
        "gemt ramme:1.1: grundlag for 3.d og 5.c",
    ]
    assert set(answers(path)) == {"ramme:1.1"}


@pytest.mark.parametrize("gone", [("g dage", "g 2.1"), ("+", "En note.", ".")])
def test_once_one_did_something_else_no_other_answer_is_meant(path: Path, gone: tuple[str, ...]) -> None:
    told = go_through(path, "j", "Hun siger det.", ".", *gone, "grundlag 3.d", "q").told
    assert "Her er endnu intet svar at bruge." in told
    assert answers(path)["ramme:1.1"].at_items == ()


def test_a_point_is_not_told_over_again_for_each_date(path: Path) -> None:
    told = review(path, "g dage", "dato henvendelse 03-01-2023", "dato ukendt 04-01-2023", "dato visitation -", "q")
    assert told.asked.count("ramme:dage") == 1
    assert "  Står nu: ingen værdi · henvendelse til kommunen 03-01-2023." in told.said


def test_a_review_is_opened_by_its_name(path: Path) -> None:
    assert "Sag 1" in review(path, "q").said[0]


def test_a_letter_that_is_no_value_here_is_answered_with_those_that_are(path: Path) -> None:
    help_here = next(each for each in review(path, "g dage", "j", "q").said if "I en spørgeramme" in each)
    assert help_here.startswith("Her: v ved ikke · f ikke fundet · i ikke relevant · t kun tekst")
    assert answers(path) == {}


def test_where_a_frame_could_be_looked_for_in_no_document_it_is_said_how(path: Path, run: Run, tmp_path: Path) -> None:
    standard = tmp_path / "standard.txt"
    standard.write_text("Frit valg\nDu kan selv vælge et andet godkendt behandlingssted.\n", encoding="utf-8")
    run("document", "add", path, standard, "--type", "andet")
    hint = "--type kvalitetsstandard"
    assert hint in run("checklist", path, "kvalitetsstandard")[1]
    run("document", "add", path, standard, "--type", "kvalitetsstandard")
    told = run("checklist", path, "kvalitetsstandard")[1]
    assert hint not in told
    assert "Steder er fundet i: " in told
    assert hint not in run("checklist", path, "kerneydelser")[1]


def test_the_sources_of_a_judgement_are_told_with_what_was_read(path: Path, run: Run) -> None:
    review(path, "j", "", "q")
    told = run("score", path, "3.d", "--plain", typed="Tekst.\n.\n\n\n")[1]
    assert "Dokumenter 25-10-2023 (Sag 1)" in told


def test_who_is_asked_how_days_are_counted_lacks_no_date(path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILSYN_LIBRARY", str(FRAMES))
    go_through(path, "g dage", "j", "Fra brevet.", ".", "q")
    assert "kan ikke opgøres" not in run("checklist", path, "ramme")[1]
    review(path, "g dage", "f", "", "q")
    told = run("checklist", path, "ramme")[1]
    assert told.count("14 dage: kan ikke opgøres fra sagen") == 1


def read_standard(path: Path, *typed: str) -> str:
    asking = Asked(method="dokument", title="standard", checklist="kvalitetsstandard")
    return converse(path, *typed, "q", asking=asking).told


def test_while_a_standard_is_read_each_point_tells_where_it_was_found(path: Path, run: Run, tmp_path: Path) -> None:
    assert "sagens dokumenter" not in read_standard(path, "g 7")
    standard = tmp_path / "standard.txt"
    standard.write_text("Frit valg\nDu kan selv vælge et andet godkendt behandlingssted.\n", encoding="utf-8")
    run("document", "add", path, standard, "--type", "kvalitetsstandard")
    told = read_standard(path, "g 7", "g 14")
    assert told.count("»Du kan selv vælge et andet godkendt behandlingssted.«") == 1
    assert told.count("Ikke fundet i sagens dokumenter.") >= 1
    assert answers(path) == {}


def test_the_notes_of_several_files_are_told_apart_by_their_names(path: Path, run: Run, tmp_path: Path) -> None:
    for title in ("Sag 1", "Sag 2"):
        review(path, "j", "", "q", title=title)
    assert run("notes", path, "-o", tmp_path / "notater")[0] == 0
    assert sorted(each.name for each in (tmp_path / "notater").iterdir()) == [
        "Notat Dokumenter 2023-10-25 Sag 1.docx",
        "Notat Dokumenter 2023-10-25-2 Sag 2.docx",
    ]


def test_files_that_are_read_differently_are_not_told_as_the_last_of_them(path: Path, run: Run) -> None:
    review(path, "d", "", "q", title="Sag 1")
    review(path, "j", "", "q", title="Sag 2")
    assert "1.1  Tilbud om begge dele: læst forskelligt: ufuldstændig og dækkende" in run("checklist", path, "ramme")[1]


AT_AN_OFFICIAL = Asked(source="Borger 1")


@pytest.mark.parametrize(
    ("point", "typed", "why"),
    [
        ("g 1.1", "k 2 3: Se sag 4 og 7.", "Punktet her tælles ikke. Intet er gemt."),
        ("g 1.1", "dato henvendelse 03-01-2023 side 2", "Punktet her har ingen datoer. Intet er gemt."),
        ("g 1.2", "dato henvendelse 03-01-2023 side 2", "Punktet her har ingen datoer. Intet er gemt."),
        ("g dage", "k 2 3: Se sag 4 og 7.", "Punktet her tælles ikke. Intet er gemt."),
    ],
)
def test_what_is_no_reading_here_is_kept_and_asked_about(path: Path, point: str, typed: str, why: str) -> None:
    told = review(path, point, typed, "v" if point == "g dage" else "i", ".", "q").told
    assert why in told
    assert "kun . for at bruge den, som den står" in told
    assert [each.note for each in answers(path).values()] == [typed]


def test_the_words_beside_a_count_that_cannot_be_are_kept_for_the_right_one(path: Path) -> None:
    review(path, "g 1.2", "k 9 8: Se sag 4 og 7.", "k 8 9", ".", "q")
    answer = answers(path)["ramme:1.2"]
    assert (answer.k, answer.n, answer.note) == (8, 9, "Se sag 4 og 7.")


def test_at_an_official_question_too(path: Path) -> None:
    told = converse(path, "k 2 3", "t", ".", "q", asking=AT_AN_OFFICIAL).told
    assert "Spørgsmålet her tælles ikke. Intet er gemt." in told
    assert {each.note for each in answers(path).values()} == {"k 2 3"}


def test_taking_back_what_was_ground_says_that_and_nothing_of_counts(path: Path) -> None:
    told = go_through(path, "j", "Hun siger det.", ".", "b", "grundlag 5.c", "u", "q")
    assert "fortrudt ramme:1.1: grundlag for 5.c → ikke grundlag" in told.said


def test_a_point_looked_up_with_the_case_says_who_answered_and_not_what(path: Path, run: Run) -> None:
    assert "\nI sagen: ikke belyst\n" in run("ref", "kvalitetsstandard:8", "--case", path)[1]
    go_through(path, "j", "Hun siger det.", ".", "b", "grundlag 5.c", "q")
    _, out, _ = run("ref", "ramme:1.1", "--case", path)
    assert "\nI sagen: hørt: borgere\n" in out
    [line] = [each for each in out.splitlines() if each.startswith("  Borger 1 (")]
    assert re.fullmatch(r"  Borger 1 \(Borger 1 \d\d-\d\d-\d{4}\): ja · note · grundlag for 5\.c", line)
    assert "Hun siger det." not in out
    assert "Hun siger det." not in run("ref", "ramme:1.1", "--case", path, "--json")[1]
    rows = [row.split("\t") for row in run("log", path)[1].splitlines()]
    [post] = [row[0] for row in rows if row[3] == "svar"]
    assert run("protect", path, post, "--as", "fortrolig", "--reason", "-", typed="Sagt i fortrolighed.")[0] == 0
    assert "Borger 1" not in run("ref", "ramme:1.1", "--case", path)[1]


def test_a_day_in_the_list_of_documents_is_written_as_days_are(path: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Planen for uge 40.\n", encoding="utf-8")
    run("document", "add", path, file, "--type", "andet", "--title", "Sag 1")
    review(path, "j", "", ".", "q")
    assert re.search(r"Gennemgået i: Dokumenter \d\d-\d\d-\d{4}\n", run("document", "list", path)[1])
