"""§ 101 as our source prints it: read however it is written, quoted exactly, and kept in the case."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conversing import desk_of
from tests.test_casefile_format import OLD, PASSPHRASE
from tests.test_editions import shipped
from tilsyn.domain.library.citations import LawNames, alone, lacks, mentioned

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]
FOUR = "SEL § 101, stk. 4"
WORDS = "Tilbud efter stk. 1 skal iværksættes senest 14 dage efter henvendelsen til kommunen."
PRINTED = "a8599927ae419e413ff77419b23e0ec07f9ebad12682a08d95f9a95bafbe5236"
"""SHA-256 of the thirteen subsections as the guideline prints them, a line each, without "Stk. 4."."""
ABOUT = [LawNames("SEL", ("SEL", "serviceloven", "servicelovens", "lov om social service"), {"101": (1, 2, 3, 4, 8)})]


@pytest.mark.parametrize(
    "written",
    [
        FOUR, "SEL §101 stk 4", "§ 101, stk. 4", "servicelovens § 101 stk.4", "sel 101 stk 4", "SEL:§101,stk.4",
        "§ 101, stk. 4, i serviceloven", "Lov om social service § 101, stk. 4.", "paragraf 101 stk. 4", "101 stk 4",
    ],
)  # fmt: skip
def test_a_provision_is_meant_however_it_is_written(written: str) -> None:
    assert str(alone(written, ABOUT)) == FOUR


@pytest.mark.parametrize(
    "written",
    [
        "101", "3.1.5", "§1.1", "NR2020:§1.1", "4.a.1", "§ 12", "§ 101 a", "sundhedslovens § 101, stk. 4",
        "lov om socialtilsyn § 8", f"{FOUR}, som ændret ved lov nr. 1", "Det følger af § 101, stk. 4",
    ],
)  # fmt: skip
def test_what_is_something_else_is_no_citation_of_ours(written: str) -> None:
    assert alone(written, ABOUT) is None


def test_a_long_text_is_no_citation_and_takes_no_time_to_be_found_none() -> None:
    """Blanks that the pattern may share out in many ways: a hang, where each way is tried."""
    assert alone("SEL " + " ," * 100_000 + "101 x", ABOUT) is None
    assert alone("SEL " + " " * 100_000 + "101", ABOUT) is not None


def test_only_in_a_section_that_is_printed_is_it_known_what_is_not_there() -> None:
    absent, elsewhere = alone("SEL § 101, stk. 5", ABOUT), alone("SEL § 136, stk. 5", ABOUT)
    assert absent is not None
    assert elsewhere is not None
    assert (lacks(ABOUT[0], absent), lacks(ABOUT[0], elsewhere)) == (True, False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De 14 dage er lov (§ 101, stk. 4); hvor mange, står der ikke", ["101, stk. 4"]),
        ("efter § 101, stk. 2-4, og § 101, stk. 8", ["101, stk. 2", "101, stk. 3", "101, stk. 4", "101, stk. 8"]),
        ("§ 101, stk. 2, 4 og 8", ["101, stk. 2", "101, stk. 4", "101, stk. 8"]),
        ("inden for fristen i § 101, stk. 4, 14 dage", ["101, stk. 4"]),
        ("servicelovens § 101 siger intet om klage", ["101"]),
        ("sundhedslovens § 101, stk. 4, og § 101 a", []),
        ("Lov om socialtilsyn § 101", []),
        ("§ 101, stk. 4, i sundhedsloven", []),
        ("§ 101, stk. 20", []),
    ],
)
def test_a_text_names_the_provisions_it_cites_and_none_of_another_act(text: str, found: list[str]) -> None:
    assert [str(each) for each in mentioned(text, ABOUT)] == [f"SEL § {each}" for each in found]


def test_the_wording_is_the_sources_to_the_letter_and_what_it_lacks_is_said() -> None:
    law = shipped().laws["SEL"]
    [section] = law.sections
    assert [each.number for each in section.subsections] == list(range(1, 14))
    assert sha256("".join(f"{each.text}\n" for each in section.subsections).encode()).hexdigest() == PRINTED
    assert section.printed == "Serviceovens § 101"
    assert any("juli 2021" in each for each in law.unknown)


def test_ref_shows_a_subsection_with_its_words_and_where_they_were_read(run: Run) -> None:
    code, out, _ = run("ref", "servicelovens § 101 stk.4", "--json")
    found = json.loads(out)
    assert (code, found["id"], found["text"], found["binding"]) == (0, FOUR, WORDS, "law")
    assert (found["verified"], found["known_by"], found["source"]["date"]) == (True, "text", "juli 2021")
    assert "NR2020:2.4.1" in {each["id"] for each in found["directives"]}
    lines = run("ref", FOUR)[1]
    assert f"»{WORDS}«" in lines
    assert "Ordlyden er læst i" in lines
    assert "Ukendt, fordi kilden ikke trykker det:" in lines


def test_ref_shows_a_whole_section_and_the_question_that_names_it(run: Run) -> None:
    found = json.loads(run("ref", "§ 101", "--json")[1])
    assert (len(found["points"]), len(found["below"])) == (13, 13)
    assert found["questions"] == ["8.a.7"]
    assert {each["as"] for each in found["directives"]} == {"basis", "note"}


@pytest.mark.parametrize(
    "absent",
    [
        "SEL § 101, stk. 14",
        "§ 101 stk 99",
        "SEL § 136",
        "servicelovens § 101 a",
        "sundhedslovens § 141",
        "§ 101, stk. 5-7",
    ],
)
def test_what_the_source_does_not_print_is_refused_with_what_it_does(run: Run, absent: str) -> None:
    code, out, err = run("ref", absent)
    assert (code, out) == (2, "")
    assert "§ 101, stk. 1-13 (Socialstyrelsen, juli 2021)" in err


def test_a_directive_shows_the_words_of_what_makes_it_law(run: Run) -> None:
    found = json.loads(run("ref", "NR2020:3.7", "--json")[1])
    assert [(each["id"], each["as"]) for each in found["law"]] == [("SEL § 101, stk. 8", "basis")]
    assert "udarbejder en behandlingsplan" in run("ref", "NR2020:3.7")[1]


def test_an_act_is_listed_shown_checked_and_has_a_schema(run: Run) -> None:
    assert {"id": "SEL", "title": "Serviceloven", "version": 1, "kind": "tilsyn-law"} in json.loads(
        run("model", "list", "--json")[1]
    )
    shown = json.loads(run("model", "show", "sel", "--json")[1])
    assert (shown["kind"], shown["sections"][0]["subsections"][3]["text"]) == ("law", WORDS)
    assert f"Stk. 4. {WORDS}" in run("model", "show", "SEL")[1]
    assert "unknown" in json.loads(run("model", "schema", "--kind", "law")[1])["properties"]


def test_a_case_keeps_its_copy_of_the_act(run: Run, case_path: Path) -> None:
    with desk_of(case_path) as desk:
        assert [each.id for each in desk.laws] == ["SEL"]
        assert desk.laws[0] == shipped().laws["SEL"]
    code, out, err = run("ref", FOUR, "--case", case_path, "--json")
    assert (code, json.loads(out)["text"], err) == (0, WORDS, "")
    assert run("verify", case_path)[0] == 0


def test_a_case_from_before_acts_were_kept_opens_and_looks_up_in_the_library(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = shutil.copy(OLD, tmp_path / "gammel.tilsyn")
    monkeypatch.setenv("TILSYN_PASSPHRASE", PASSPHRASE)
    code, out, err = run("ref", "§ 101 stk. 4", "--case", old, "--json")
    assert (code, json.loads(out)["text"]) == (0, WORDS)
    assert "Sagen har ingen kopi af SEL" in err
    assert run("verify", old)[0] == 0
