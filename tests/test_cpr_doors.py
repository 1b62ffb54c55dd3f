"""A CPR number at every door of a case: kept, said once without its digits, and masked wherever it comes out."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tilsyn.services.open_case import CPR_WARNING

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
NUMBER = "Barn 3-020285-4321"
"""Made up, and with a digit before it: how the house names its sources."""
DIGITS = re.compile(r"\b(?:020285|4321|0202[ .-]?85)\b")
IDS = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
"""Drawn at random: now and then one of their parts is made of the very digits."""


@pytest.fixture
def case(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TILSYN_BY", "MKV")
    path = tmp_path / "s.tilsyn"
    run("new", path, "--provider", "Nordkaj (opdigtet)", "--service-type", "101-ambulant", "--unencrypted")
    run("source", path, "Borger 1", "--group", "borger")
    run("encounter", path, "--source", "Borger 1", "--code", "S1")
    return path


DOORS: dict[str, tuple[list[str], str]] = {
    "a note": (["note"], NUMBER),
    "an alert": (["note", "--alert"], NUMBER),
    "an assessment of the whole": (["assess", "overall"], NUMBER),
    "an assessment of a theme": (["assess", "theme:4"], f"Før.\n\n{NUMBER}\n\nEfter."),
    "a judgement": (["score", "4.a", "--plain"], f"Vi så {NUMBER}\n.\nBorger 1\n4\n"),
    "a point": (["followup", "--kind", "udviklingspunkt"], NUMBER),
    "a point's law": (["followup", "--kind", "udviklingspunkt", "--law", NUMBER], "Et punkt"),
    "a field of the case": (["case", "--set", f"address={NUMBER}"], ""),
    "a field that is a list": (["case", "--set", f"departments=Nord; {NUMBER}"], ""),
    "a visit's department": (["case", "--set", f"visits=2023-10-24 anmeldt {NUMBER}"], ""),
    "a source's code": (["source", NUMBER, "--group", "borger"], ""),
    "a source's role": (["source", "Kommune 1", "--group", "kommune", "--role", NUMBER], ""),
    "a title": (["encounter", "--method", "observation", "--title", NUMBER], ""),
    "who was present": (["encounter", "S1", "--present", NUMBER], ""),
    "an encounter's code": (["encounter", "--method", "dokument", "--code", NUMBER], ""),
    "the focus's reason": (["focus", "4.a", "--reason", "-"], NUMBER),
    "a choice's reason": (["scope", "2.b", "--use", "ja", "--reason", "-"], NUMBER),
    "an answer": (["interview", "--source", "Borger 1", "--plain", "--all"], f"g 4.a.1\nj\n{NUMBER}\n.\nq\n"),
    "a line from paper": (["interview", "--source", "Borger 1", "--paper"], f"4.a.1 j: {NUMBER}\n"),
    "a question of one's own": (["interview", "--source", "Borger 1", "--plain"], f"e\n{NUMBER}\n.\nq\n"),
    "a loose note in between": (["interview", "--source", "Borger 1", "--plain"], f"+\n{NUMBER}\n.\nq\n"),
    "the basis": (["plan", "--basis", "-"], NUMBER),
    "a document's type": (["plan", "--document", NUMBER], ""),
    "who drew a sample": (["plan", "--sample", "sager", "--drawn-by", NUMBER], ""),
    "number over two lines": (["note"], "Barn 020285\n4321"),
}


def at(case: Path, words: list[str]) -> list[object]:
    return [words[0], case, *words[1:]]


@pytest.mark.slow
@pytest.mark.parametrize("door", DOORS)
def test_every_door_warns_once_and_says_no_digit_back(door: str, case: Path, run: Run) -> None:
    words, typed = DOORS[door]
    code, said, warned = run(*at(case, words), typed=typed)
    assert code == 0
    assert warned.count(CPR_WARNING) == 1
    assert not DIGITS.search(said + warned)


@pytest.mark.slow
def test_what_came_in_by_any_door_comes_out_by_none(case: Path, run: Run) -> None:
    for words, typed in DOORS.values():
        run(*at(case, words), typed=typed)
    for each in outputs(case, run):
        assert not DIGITS.search(IDS.sub("", each))


def test_a_final_report_is_refused_with_every_place_that_holds_a_number(case: Path, run: Run) -> None:
    for door in ("a note", "an assessment of the whole", "a point's law", "a title", "a choice's reason"):
        run(*at(case, DOORS[door][0]), typed=DOORS[door][1])
    code, _, refused = run("report", case, "-o", case.with_name("f.docx"), "--final")
    assert (code, refused.count("S012")) == (1, 5)


def outputs(case: Path, run: Run) -> list[str]:
    """Everything that can be read out of a case, as text."""
    run("case", case, "--set", "announced=ja", "--set", "visits=2023-10-24 anmeldt")
    said = ["".join(run(*words)[1:]) for words in (
        ["status", case], ["status", case, "--json"], ["log", case], ["log", case, "--json"], ["case", case],
        ["case", case, "--json"], ["plan", case], ["plan", case, "--json"], ["paste", case], ["paste", case, "--json"],
        ["paste", case, "overall"], ["paste", case, "theme:4"], ["paste", case, "4.a"], ["score", case],
        ["score", case, "--json"], ["sort", case, "--plain"],
    )]  # fmt: skip
    names = ("i.docx", "p.docx", "t.docx", "m.xlsx", "u.json", "g.docx", "b.docx", "n.docx")
    files = {name: case.with_name(name) for name in names}
    for audience, name in (("internal", "i.docx"), ("provider", "p.docx"), ("portal", "t.docx")):
        said += run("report", case, "-o", files[name], "--audience", audience)[1:]
    said += [*run("export", case, "-o", files["m.xlsx"])[1:], *run("export", case, "-o", files["u.json"])[1:]]
    said += [*run("guide", case, "-o", files["g.docx"])[1:], *run("letter", case, "-o", files["b.docx"])[1:]]
    said += run("notes", case, "-o", files["n.docx"])[1:]
    return [*said, *(text for path in files.values() if path.exists() for text in written(path))]


def written(path: Path) -> list[str]:
    if path.suffix == ".json":
        return [path.read_text(encoding="utf-8")]
    with zipfile.ZipFile(path) as parts:
        named = [each for each in parts.namelist() if each.endswith((".xml", ".rels"))]
        return [re.sub(r"<[^>]+>", "\n", parts.read(each).decode()) for each in named]


def test_a_new_case_warns_of_what_it_begins_with(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "n.tilsyn"
    words = ["--service-type", "101-ambulant", "--unencrypted", "--by", "MKV"]
    code, said, warned = run("new", path, "--provider", NUMBER, *words)
    assert (code, warned.count(CPR_WARNING)) == (0, 1)
    assert not DIGITS.search(said + warned)


def test_an_import_names_each_place_and_does_not_warn_again(case: Path, run: Run) -> None:
    file = case.with_name("ind.json")
    stated = {"format": "tilsyn-exchange/1", "assessments": [{"at": "overall", "text": NUMBER}]}
    file.write_text(json.dumps(stated), encoding="utf-8")
    code, said, warned = run("import", case, file)
    assert (code, warned.count("S140"), warned.count(CPR_WARNING)) == (0, 1, 0)
    assert not DIGITS.search(said + warned)


@pytest.mark.slow
@pytest.mark.parametrize("before", [22, 27, 32, 36])
def test_a_refusal_never_quotes_half_a_number(before: int, case: Path, run: Run) -> None:
    """What is quoted is cut: wherever in it the number stands."""
    given = f"{'x' * before} 020285-4321"
    file = case.with_name("ind.json")
    for words in (
        ["assess", case, given], ["note", case, "--indicator", given],
        ["report", case, "-o", case.with_name("r.docx"), "--audience", given], ["case", case, "--set", f"{given}=x"],
        ["ref", given], ["guide", case, "-o", case.with_name("g.docx"), "--group", given],
        ["interview", case, "--source", "Borger 1", "--form", given],
        ["plan", case, "--not-interviewed", given, "--reason", "-"], ["paste", case, given], ["model", "show", given],
        ["protect", case, "00000000", "--as", given, "--reason", "-"],
    ):  # fmt: skip
        code, said, warned = run(*words, typed="x")
        assert code != 0
        assert not re.search(r"x \d|020|285|321", said + warned)
    stated = {"format": "tilsyn-exchange/1", "sources": [{"code": "Borger 2", "group": given, given: 1}]}
    file.write_text(json.dumps(stated), encoding="utf-8")
    code, said, warned = run("import", case, file)
    assert code == 1
    assert "0202" not in said + warned


def test_a_file_name_with_a_number_is_not_said_back(case: Path, run: Run) -> None:
    code, said, warned = run("export", case, "-o", case.with_name(f"{NUMBER}.json"))
    assert code == 0
    assert said.startswith("skrevet ")
    assert not DIGITS.search(said + warned)


def test_a_post_without_a_number_cannot_be_cleared_of_one(case: Path, run: Run) -> None:
    run("note", case, typed="Hun siger, at huset er godt.")
    code, said, refused = run("protect", case, post(case, run), "--as", "ikke-cpr", "--reason", "-", typed="Sagsnummer")
    assert (code, said) == (2, "")
    assert "Råd:" in refused


def test_a_number_that_is_none_can_be_cleared_and_then_shows(case: Path, run: Run) -> None:
    run("note", case, typed=f"Sagsnummer {NUMBER}")
    words = ["--as", "ikke-cpr", "--reason", "-"]
    code, _, warned = run("protect", case, post(case, run), *words, typed="Et sagsnummer")
    assert (code, warned) == (0, "")
    assert NUMBER in run("log", case)[1]
    assert "S024" not in run("status", case)[1]


def test_a_number_stands_among_what_stops_a_final_report_and_its_place_is_said_in_danish(case: Path, run: Run) -> None:
    typed = f"g 4.a.3\nj\nSkriv til {NUMBER}.\n.\nq\n"
    run("interview", case, "--source", "Borger 1", "--group", "borger", "--plain", typed=typed)
    stops, _, worth_a_look = run("status", case)[1].partition("Værd at se efter:")
    assert "der ligner et CPR-nummer" in stops.partition("Før en endelig rapport:")[2]
    assert "CPR" not in worth_a_look
    assert "i spørgsmål 4.a.3 (post " in run("status", case, "--all")[1]


def test_what_is_warned_of_twice_with_the_same_advice_is_advised_once(case: Path, run: Run) -> None:
    for number in "12":
        run("note", case, typed=f"Note {number} om {NUMBER}")
    warned = run("export", case, "-o", case.parent / "matrix.xlsx")[2]
    assert warned.count("S024") > 1
    assert warned.count("Råd: ") == 1


def post(case: Path, run: Run) -> str:
    """The post of the newest entry."""
    return str(json.loads(run("log", case, "--json")[1])[-1]["post"])
