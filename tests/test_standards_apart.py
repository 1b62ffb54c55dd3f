"""Several municipalities' standards in one case are told apart; several documents of one are one standard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conversing import desk_of
from tests.framing import go_through
from tests.standard_texts import told
from tilsyn.domain.findings.standards.municipality import municipality_named, municipality_of
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.planning.preparing import add_encounter

Run = Callable[..., tuple[int, str, str]]
NAME = "kvalitetsstandard"
SOLKAER = (
    "Solkær Kommunes kvalitetsstandard\n\nGodkendt den 24. november 2022\n\nMålgruppe\n\nBorgere over 18 år.\n\n"
    "Personalets kvalifikationer\n\nAlle behandlere er uddannede pædagoger.\n"
)
VESTERAA = (
    "Kvalitetsstandard for Vesterå Kommune\n\nGodkendt den 1. juni 2019\n\nMålgruppe\n\nAlle fra 16 år.\n\n"
    "Gavekort\n\nVi giver gavekort på 100 kr. til gravide.\n"
)
MORE = "Gavekort\n\nDer kan gives gavekort på 200 kr. til gravide borgere.\n"


@pytest.fixture
def lay(run: Run, case_path: Path, tmp_path: Path) -> Callable[..., None]:
    def laid(name: str, text: str, *options: str) -> None:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        code, _, err = run("document", "add", case_path, file, "--type", NAME, *options)
        assert code == 0, err

    return laid


def shown(run: Run, case: Path) -> dict[str, Any]:
    code, out, err = run("checklist", case, NAME, "--json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def standards(found: dict[str, Any]) -> dict[str | None, list[str]]:
    return {each["municipality"]: each["searched"] for each in found["standards"]}


def of_item(found: dict[str, Any], item: str) -> dict[str | None, dict[str, Any]]:
    [point] = [each for each in found["items"] if each["item"] == item]
    return {each["municipality"]: each for each in point["standards"]}


def test_two_municipalities_standards_answer_each_for_itself(run: Run, case_path: Path, lay: Any) -> None:
    lay("a.txt", SOLKAER)
    lay("b.txt", VESTERAA)
    found = shown(run, case_path)
    assert standards(found) == {"Solkær Kommune": ["a"], "Vesterå Kommune": ["b"]}
    assert {each["municipality"]: (each["dated"], each["overdue"]) for each in found["standards"]} == {
        "Solkær Kommune": ("2022-11-24", False),
        "Vesterå Kommune": ("2019-06-01", True),
    }
    target = of_item(found, "2")
    assert [each["quote"] for each in target["Vesterå Kommune"]["places"]] == ["Alle fra 16 år."]
    assert [len(each["places"]) for each in of_item(found, "15").values()] == [0, 1]
    assert of_item(found, "13")["Solkær Kommune"]["lacking"] == ["kompetenceudvikling"]
    assert (found["dated"], found["overdue"], found["searched"]) == ("2019-06-01", True, ["a", "b"])


def test_a_person_reads_whose_each_place_is_and_which_has_none(run: Run, case_path: Path, lay: Any) -> None:
    lay("a.txt", SOLKAER)
    lay("b.txt", VESTERAA)
    _, out, _ = run("checklist", case_path, NAME)
    assert "Dokumenterne er 2 standarder, en for hver kommune." in out
    assert "Vesterå Kommune: Dateret 01-06-2019: ældre end 24 måneder på tilsynets dag." in out
    assert "      Solkær Kommune: »Borgere over 18 år.« (»Målgruppe«)\n" in out
    assert "      Solkær Kommune: Ikke fundet.\n" in out
    assert "      Solkær Kommune: Ikke fundet: kompetenceudvikling\n" in out
    assert "  14  Monitorering: ikke belyst\n      Ikke fundet i sagens dokumenter.\n" in out


def test_two_documents_of_one_municipality_are_one_standard(run: Run, case_path: Path, lay: Any) -> None:
    lay("a.txt", SOLKAER)
    lay("tillaeg.txt", MORE)
    found = shown(run, case_path)
    assert standards(found) == {"Solkær Kommune": ["a", "tillaeg"]}
    _, out, _ = run("checklist", case_path, NAME)
    assert "Steder er fundet i: a; tillaeg. De er fund, ingen læsning." in out
    assert "Solkær Kommune: " not in out


def test_what_was_said_of_a_document_goes_before_what_it_names(run: Run, case_path: Path, lay: Any) -> None:
    lay("a.txt", SOLKAER)
    lay("b.txt", VESTERAA)
    lay("tillaeg.txt", MORE, "--municipality", "vesterå kommune")
    found = shown(run, case_path)
    assert standards(found) == {"Solkær Kommune": ["a"], "Vesterå Kommune": ["b", "tillaeg"]}
    assert "vesterå kommune" in run("document", "list", case_path)[1]


def test_what_names_nobody_beside_two_stands_by_itself_until_it_is_said(run: Run, case_path: Path, lay: Any) -> None:
    lay("a.txt", SOLKAER)
    lay("b.txt", VESTERAA)
    lay("tillaeg.txt", MORE)
    assert standards(shown(run, case_path)) == {
        "Solkær Kommune": ["a"], "Vesterå Kommune": ["b"], None: ["tillaeg"],
    }  # fmt: skip
    _, out, _ = run("checklist", case_path, NAME)
    assert "Kommune ikke oplyst: Steder er fundet i: tillaeg." in out
    assert "--municipality KOMMUNE" in out
    lay("tillaeg.txt", MORE, "--municipality", "Solkær")
    assert standards(shown(run, case_path)) == {"Solkær Kommune": ["a", "tillaeg"], "Vesterå Kommune": ["b"]}


def test_what_a_review_reads_together_belongs_together(run: Run, case_path: Path, lay: Any) -> None:
    for name, text in (("a.txt", SOLKAER), ("b.txt", VESTERAA), ("tillaeg.txt", MORE)):
        lay(name, text)
    with desk_of(case_path) as desk:
        stated = {"method": "dokument", "title": "Vesterås standard", "documents": ("b", "tillaeg")}
        add_encounter(desk, (), "MKV", stated)
    assert standards(shown(run, case_path)) == {"Solkær Kommune": ["a"], "Vesterå Kommune": ["b", "tillaeg"]}


def test_papers_of_the_same_name_of_two_municipalities_are_two(run: Run, case_path: Path, lay: Any) -> None:
    lay("a.txt", SOLKAER, "--title", "Standard", "--municipality", "Solkær")
    lay("b.txt", VESTERAA, "--title", "Standard", "--municipality", "Vesterå")
    assert len(shown(run, case_path)["searched"]) == 2
    lay("c.txt", VESTERAA + "Mere.\n", "--title", "Standard", "--municipality", "Vesterå Kommune")
    assert len(shown(run, case_path)["searched"]) == 2


def test_beside_the_point_one_reads_whose_it_is(case_path: Path, lay: Any) -> None:
    lay("a.txt", SOLKAER)
    lay("b.txt", VESTERAA)
    said = go_through(case_path, "g 2", "q", asking=Asked(method="dokument", title="Begge"), checklist=NAME).told
    assert "Solkær Kommune: »Borgere over 18 år.«" in said
    assert "Vesterå Kommune: »Alle fra 16 år.«" in said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kvalitetsstandard, Solkær Kommune", "Solkær Kommune"),
        ("SOLKÆR KOMMUNES KVALITETSSTANDARD", "Solkær Kommune"),
        ("Borgere i Øster-Solkær kommune", "Øster-Solkær Kommune"),
        ("Solkær Kommune køber pladser i Vesterå Kommune. Solkær Kommunes råd har vedtaget det.", "Solkær Kommune"),
        ("Bornholms Regionskommune", "Bornholms Kommune"),
        ("Solkær Kommune og Vesterå Kommune", None),
        ("Kommunen har vedtaget det. Denne kommune. Din kommune betaler.", None),
    ],
)
def test_a_text_names_its_municipality_or_none(text: str, named: str | None) -> None:
    assert municipality_named(text) == named


def test_the_title_goes_before_the_text() -> None:
    assert municipality_of("Vesterå Kommune", told("Solkær Kommune")) == "Vesterå Kommune"
