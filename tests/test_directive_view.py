"""`ref … --case`: who was asked what a directive is about, what came of it, and what nobody has touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.test_editions import shipped
from tilsyn.domain.library.references import parted
from tilsyn.domain.values import CERTAINTIES

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, str, str]]
ABOUT = "NR2020:3.1.5"
"""Cited by 4.a.1, 5.a.2, 7.a.4 and 9.a.1."""


def _talk(code: str, source: str, **more: Any) -> dict[str, Any]:
    start, end = "2023-10-24T10:00:00+02:00", "2023-10-24T11:00:00+02:00"
    return {"code": code, "method": "interview", "sources": [source], "start": start, "end": end, **more}


def _answer(question: str, encounter: str, value: str | None, note: str = "", **more: Any) -> dict[str, Any]:
    return {"question": question, "encounter": encounter, "value": value, "note": note, **more}


VISIT: dict[str, Any] = {
    "format": "tilsyn-exchange/1",
    "edition": "KM2021",
    "sources": [
        {"code": "Borger 1", "group": "borger"},
        {"code": "Borger 2", "group": "borger"},
        {"code": "Leder 1", "group": "ledelse"},
    ],
    "encounters": [
        _talk("S1", "Borger 1"),
        _talk("S2", "Leder 1"),
        _talk("S3", "Borger 2", track="alkohol"),
    ],
    "answers": [
        _answer("4.a.1", "S1", "ja", "De lytter"),
        _answer("4.a.1", "S2", "nej", "Ikke altid"),
        _answer("9.a.1", "S1", None, "Svært at få fat i"),
        _answer("5.a.2", "S3", "ja", "Efter festen i går"),
    ],
    "notes": [{"text": "Løst om samtalerne", "at_items": ["4.a"]}],
}


@pytest.fixture
def visit(run: Run, case_path: Path, tmp_path: Path) -> Path:
    (tmp_path / "besøg.json").write_text(json.dumps(VISIT), "utf-8")
    code, _, err = run("import", case_path, tmp_path / "besøg.json", "--by", "MKV")
    assert code == 0, err
    return case_path


def _case(run: Run, path: Path, reference: str = ABOUT) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("ref", reference, "--case", path, "--json")[1])["case"]
    return found


def test_it_says_by_whom_and_how_and_with_what_result(run: Run, visit: Path) -> None:
    case = _case(run, visit)
    assert (case["examined"], case["groups"], case["methods"]) == (True, ["borger", "ledelse"], ["interview"])
    assert (case["encounters"], case["values"], case["notes"]) == (["S1", "S2"], {"ja": 1, "nej": 1, "unread": 1}, 3)
    by_question = {each["id"]: each for each in case["questions"]}
    assert [(each["sources"], each["value"]) for each in by_question["4.a.1"]["answers"]] == [
        (["Borger 1"], "ja"), (["Leder 1"], "nej"),
    ]  # fmt: skip
    lines = run("ref", ABOUT, "--case", visit)[1]
    assert "I sagen: belyst i 2 samtaler (borgere og ledelsen)" in lines
    assert "nej 1: Leder 1 (S2)" in lines
    assert "ikke læst endnu 1: Borger 1 (S1)" in lines


def test_voices_that_differ_are_said_to(run: Run, visit: Path) -> None:
    case = _case(run, visit)
    assert (case["differs"], [each["id"] for each in case["questions"] if each["differs"]]) == (True, ["4.a.1"])
    assert "Oplysningerne er forskellige." in run("ref", ABOUT, "--case", visit)[1]


def test_it_says_what_nobody_has_touched(run: Run, visit: Path) -> None:
    missing = _case(run, visit)["not_touched"]
    assert missing["questions"] == ["5.a.2", "7.a.4"]
    assert "medarbejder" in missing["groups"]
    assert not {"borger", "ledelse"} & set(missing["groups"])
    assert "observation" in missing["methods"]
    untouched = _case(run, visit, "NR2020:2.8.3")
    assert (untouched["examined"], untouched["not_touched"]["questions"]) == (False, ["8.a.6"])
    assert "I sagen: ikke belyst" in run("ref", "NR2020:2.8.3", "--case", visit)[1]


def test_every_treatment_of_its_own_is_set_aside_and_said_by_name(run: Run, case_path: Path, tmp_path: Path) -> None:
    held = [each if each["code"] != "S3" else {**each, "track": "integreret"} for each in VISIT["encounters"]]
    (tmp_path / "besøg.json").write_text(json.dumps({**VISIT, "encounters": held}), "utf-8")
    assert run("import", case_path, tmp_path / "besøg.json", "--by", "MKV")[0] == 0
    [answer] = next(each for each in _case(run, case_path)["questions"] if each["id"] == "5.a.2")["answers"]
    assert (answer["track"], answer["counts"]) == ("integreret", False)
    said = run("ref", ABOUT, "--case", case_path)[1]
    assert "Om integreret behandling af dobbeltdiagnose, tæller ikke med her: Borger 2 (S3)" in said


def test_a_talk_about_alcohol_is_shown_and_does_not_count(run: Run, visit: Path) -> None:
    [answer] = next(each for each in _case(run, visit)["questions"] if each["id"] == "5.a.2")["answers"]
    assert (answer["encounter"], answer["counts"]) == ("S3", False)
    assert "Om alkohol, tæller ikke med her: Borger 2 (S3)" in run("ref", ABOUT, "--case", visit)[1]


def test_no_text_of_anyones_is_shown_since_others_may_sit_beside(run: Run, visit: Path) -> None:
    for more in ([], ["--json"]):
        shown = run("ref", ABOUT, "--case", visit, *more)[1]
        assert not [each["note"] for each in VISIT["answers"] if each["note"] in shown]


def test_a_note_laid_at_an_indicator_is_told_of_apart(run: Run, visit: Path) -> None:
    assert _case(run, visit)["notes_at"] == {"4.a": 1}


def test_a_tip_changes_nothing_of_what_is_shown(run: Run, visit: Path, tmp_path: Path) -> None:
    before = [run("ref", each, "--case", visit, "--json")[1] for each in (ABOUT, "4.a", "SEL § 101")]
    tip = {
        "format": "tilsyn-exchange/1", "edition": "KM2021",
        "sources": [{"code": "Anonym 1", "group": "anonym"}],
        "encounters": [_talk("T1", "Anonym 1")],
        "answers": [
            _answer("7.a.4", "T1", "nej", "Et tip"),
            _answer("5.a.2", "S1", "nej", "I fortrolighed", protection="fortrolig"),
        ],
    }  # fmt: skip
    (tmp_path / "tip.json").write_text(json.dumps(tip), "utf-8")
    assert run("import", visit, tmp_path / "tip.json", "--by", "MKV")[0] == 0
    assert [run("ref", each, "--case", visit, "--json")[1] for each in (ABOUT, "4.a", "SEL § 101")] == before


def test_what_is_withdrawn_examines_nothing(run: Run, visit: Path) -> None:
    entry = _case(run, visit)["questions"][0]["answers"][1]["entry"]
    assert run("withdraw", visit, entry, "--reason", "-", typed="Hørt forkert")[0] == 0
    case = _case(run, visit)
    assert (case["differs"], case["groups"]) == (False, ["borger"])


def test_it_says_which_judgements_name_it(run: Run, visit: Path, tmp_path: Path) -> None:
    text = "Borgerne bliver hørt, som anvisning 3.1.5 og § 101, stk. 4, lægger op til."
    judged = {"format": "tilsyn-exchange/1", "edition": "KM2021", "judgements": [
        {"indicator": "4.a", "text": text, "score": 4, "sources": ["Borger 1"]},
    ]}  # fmt: skip
    (tmp_path / "dom.json").write_text(json.dumps(judged), "utf-8")
    assert run("import", visit, tmp_path / "dom.json", "--by", "MKV")[0] == 0
    assert _case(run, visit)["judgements"] == ["4.a"]
    assert _case(run, visit, "NR2016:3.1.5")["judgements"] == []
    assert _case(run, visit, "§ 101, stk. 4")["judgements"] == ["4.a"]


def test_a_provision_shows_the_points_that_rest_on_it(run: Run, visit: Path) -> None:
    stated = ["--kind", "udviklingspunkt", "--indicator", "9.a", "--law", "SEL § 101, stk. 4", "--by", "MKV"]
    assert run("followup", visit, *stated, typed="Regn efter.")[0] == 0
    for reference in ("SEL § 101, stk. 4", "§ 101"):
        [point] = _case(run, visit, reference)["followups"]
        assert (point["indicator"], point["law"]) == ("9.a", "SEL § 101, stk. 4")
    assert _case(run, visit, "SEL § 101, stk. 8")["followups"] == []


def test_an_indicator_shows_each_of_its_directives_in_the_case(run: Run, visit: Path) -> None:
    found = json.loads(run("ref", "9.a", "--case", visit, "--json")[1])
    examined = {each["id"]: each["case"]["examined"] for each in found["directives"]}
    assert (examined[ABOUT], examined["NR2020:3.4.5"]) == (True, False)
    assert "ikke belyst" in run("ref", "9.a", "--case", visit)[1]


def test_a_guideline_shows_which_of_its_directives_are_touched(run: Run, visit: Path) -> None:
    below = {each["id"]: each["examined"] for each in _case(run, visit, "NR2020:3.1")["below"]}
    assert (below[ABOUT], below["NR2020:3.1.4"]) == (True, False)


def test_the_old_edition_is_looked_up_beside_the_case_and_its_neighbours_in_it(run: Run, visit: Path) -> None:
    code, out, err = run("ref", "NR2016:3.1.5", "--case", visit, "--json")
    assert code == 0
    assert "Sagen har ingen kopi af NR2016" in err
    assert {"id": ABOUT, "examined": True} in json.loads(out)["case"]["also"]
    assert json.loads(run("ref", ABOUT, "--case", visit, "--json")[1])["also"][0]["subject"]


def test_outside_a_case_nothing_is_said_of_one(run: Run) -> None:
    assert "case" not in json.loads(run("ref", ABOUT, "--json")[1])
    assert "I sagen" not in run("ref", ABOUT)[1]


def _pairs() -> dict[tuple[str, str], str | None]:
    held = shipped().catalogues
    return {
        (catalogue.id_of(directive), neighbour.id): neighbour.certainty
        for catalogue in (held["NR2016"], held["NR2020"])
        for directive in catalogue.directives
        for neighbour in directive.also
    }


def test_neighbours_stand_in_both_editions_as_sure_of_each_other_and_with_reasons_of_their_own() -> None:
    pairs = _pairs()
    assert pairs
    assert {(there, here): sure for (here, there), sure in pairs.items()} == pairs
    assert set(pairs.values()) <= set(CERTAINTIES)
    reasons = [each.reason for held in shipped().catalogues.values() for row in held.directives for each in row.also]
    assert len(set(reasons)) == len(reasons)


def test_neighbours_are_of_one_subject_and_never_of_one_number() -> None:
    """3.1.5 is in both about how people are spoken to; every other number that both have means something else."""
    same = {here for here, there in _pairs() if parted(here)[1] == parted(there)[1]}
    assert same == {"NR2016:3.1.5", "NR2020:3.1.5"}
    assert ("NR2016:3.1.4", "NR2020:3.1.2b") in _pairs()
    assert not [here for here, _ in _pairs() if here == "NR2016:3.1.3"]  # NR2020 leaves alcohol out


def test_the_neighbour_is_printed_with_its_reason_and_how_sure_it_is(run: Run) -> None:
    lines = run("ref", "NR2016:3.1.4")[1]
    assert "NR2020:3.1.2b  Medindflydelse" in lines
    assert "(sandsynligt)" in lines
    assert "numrene siger intet" in lines
    assert "Om det samme i NR2016 (af den kender vi kun 3.1): ingen fundet." in run("ref", "NR2020:2.7.2")[1]


@pytest.mark.parametrize(
    ("reference", "verified", "known_by", "words"),
    [
        (ABOUT, True, "number", "Kun nummeret er kendt"),
        ("NR2020:4.2.5", False, "citation", "passer ikke til nogen indholdsfortegnelse"),
        ("NR2016:3.1.5", True, "text", "Ordlyden er læst"),
        ("NR2020:2.5", True, "title", "Kun nummer og titel er kendt"),
        ("SEL § 101, stk. 8", True, "text", "Ordlyden er læst"),
    ],
)
def test_verified_says_what_was_read(run: Run, reference: str, verified: bool, known_by: str, words: str) -> None:
    found = json.loads(run("ref", reference, "--json")[1])
    assert (found["verified"], found["known_by"]) == (verified, known_by)
    assert words in run("ref", reference)[1]
