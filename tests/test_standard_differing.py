"""Places of one standard that may not agree stand beside each other, with what to look at, and never a verdict."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.standard_texts import TEXTS, by_item, found_in, point_in, told, written
from tilsyn.domain.findings.standards.side_by_side import GROUPS, numbers_in

Run = Callable[..., tuple[int, str, str]]
DEADLINES = (
    "Behandlingsgaranti\n\nBehandlingen går i gang senest 14 dage efter henvendelsen.\n\n"
    "Unge\n\nVi taler med dig.\n\nVentetid\n\nDu skal regne med, at der går fire uger, før behandlingen begynder.\n"
)
PAYING = (
    "Betaling\n\nBehandlingen er gratis for alle borgere.\n\n"
    "Frit valg\n\nDu kan vælge et andet tilbud, som dog ikke er gratis for dig.\n"
)


def test_two_deadlines_for_one_thing_stand_beside_each_other_in_one_measure() -> None:
    [found] = [each for each in point_in(DEADLINES, "6").differing if each.kind == "numbers"]
    assert found.why == "Stederne nævner forskellige tal (dage: 14 og 28): se efter, om de handler om det samme."
    assert [each.quote for each in found.places] == [
        "Behandlingen går i gang senest 14 dage efter henvendelsen.",
        "Du skal regne med, at der går fire uger, før behandlingen begynder.",
    ]
    assert [each.where for each in found.places] == ["»Behandlingsgaranti«", "»Ventetid«"]


def test_two_weeks_and_fourteen_days_are_the_same() -> None:
    assert point_in(DEADLINES.replace("fire uger", "to uger"), "6").differing == ()


def test_the_two_times_that_the_rules_ask_for_are_no_contradiction_but_a_third_is() -> None:
    text = (
        "Opfølgning på behandlingsplan\n\nVi følger op 1 måned efter, at behandlingen er slut.\n\n"
        "Efter behandlingen\n\nDer følges op {} måneder efter afslutning af behandlingen.\n"
    )
    assert [each for each in point_in(text.format("seks"), "8").differing if each.kind == "numbers"] == []
    [found] = [each for each in point_in(text.format("tre"), "8").differing if each.kind == "numbers"]
    assert "(måneder: 3 og 1)" in found.why


@pytest.mark.parametrize(
    ("older", "younger"),
    [
        ("Målgruppe for voksne\n\nBorgere med et stofmisbrug.", "Målgruppe for unge\n\nBorgere med et stofmisbrug."),
        ("Målgruppe\n\nBorgere, der er fyldt 18 år.", "Ungeindsatsen\n\nTilbuddet er for unge mellem 12 og 17 år."),
        ("Målgruppe\n\nBorgere på 18 år og derover.", "Særligt om unge\n\nTilbuddet er for personer under 18 år."),
    ],
)
def test_places_of_sections_about_over_and_under_18_are_told(older: str, younger: str) -> None:
    [found] = [each for each in point_in(f"{older}\n\n{younger}\n", "2").differing if each.kind == "groups"]
    assert found.why == GROUPS
    assert len(found.places) == 2


def test_the_group_of_a_section_is_also_that_of_the_heading_above_it() -> None:
    text = "# Voksne\n## Målgruppe\nBorgere med et stofmisbrug.\n# Unge\n## Målgruppe\nUnge med et stofmisbrug.\n"
    assert [each.kind for each in point_in(text, "2").differing] == ["groups"]


def test_citizens_children_are_no_group_that_is_treated() -> None:
    text = "Målgruppe\n\nBorgere over 18 år.\n\nMålgruppe med hjemmeboende børn\n\nBorgere med børn under 18 år.\n"
    assert [each for each in point_in(text, "2").differing if each.kind == "groups"] == []


def test_what_is_said_and_denied_is_told_once_at_the_point_or_of_the_whole() -> None:
    found = found_in(told(PAYING))
    everywhere = [*found.differing, *(each for point in found.points for each in point.differing)]
    [denied] = [each for each in everywhere if each.kind == "denied"]
    assert denied.why == "Der står både »gratis« og »ikke er gratis«: se efter, hvad der gælder hvornår."
    assert [each.where for each in denied.places] == ["»Betaling«", "»Frit valg«"]


def test_several_dates_that_the_paper_says_something_of_are_told_where_its_date_is_asked_for() -> None:
    text = "Kvalitetsstandard\n\nVedtaget af byrådet den 1. juni 2022.\n\nRevideret den 3. maj 2023.\n"
    [found] = by_item(found_in(told(text)))["F3"].differing
    assert (found.kind, found.why) == (
        "dates",
        "Der står flere datoer (03-05-2023 og 01-06-2022): se efter, hvad hver af dem er datoen for.",
    )


def test_a_standard_that_says_one_thing_has_nothing_beside_anything() -> None:
    for name in TEXTS.iterdir():
        found = found_in(written(name.name))
        assert [each for point in found.points for each in point.differing] == [], name
        assert found.differing == (), name


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("inden for 14 kalenderdage", {"dage": {14}}),
        ("to til fire måneder", {"måneder": {2, 4}}),
        ("unge på 12-17 år", {"alder": {12, 17}}),
        ("hvert 2. år", {}),
        ("2.150 kr. om måneden", {"kroner": {2150}}),
        ("§ 101, stk. 4, dage", {}),
        ("den 14. dagen i 2022", {}),
    ],
)
def test_numbers_go_by_what_they_count(text: str, numbers: dict[str, set[int]]) -> None:
    assert numbers_in(text) == numbers


def test_it_stands_in_the_frame_for_a_person_and_for_a_program(run: Run, case_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "standard.txt"
    file.write_text(f"{DEADLINES}\n{PAYING}", encoding="utf-8")
    assert run("document", "add", case_path, file, "--type", "kvalitetsstandard")[0] == 0
    _, out, _ = run("checklist", case_path, "kvalitetsstandard")
    assert (
        "      Stederne nævner forskellige tal (dage: 14 og 28): se efter, om de handler om det samme.\n"
        "        – »Behandlingen går i gang senest 14 dage efter henvendelsen.« (»Behandlingsgaranti«)\n"
    ) in out
    shown = json.loads(run("checklist", case_path, "kvalitetsstandard", "--json")[1])
    [sixth] = [each["standards"][0] for each in shown["items"] if each["item"] == "6"]
    assert [each["kind"] for each in sixth["differing"]] == ["numbers"]
    assert {each["value"] for each in shown["items"]} == {None}
    told_somewhere = [shown["standards"][0], *(part for each in shown["items"] for part in each["standards"])]
    assert sum(each["kind"] == "denied" for part in told_somewhere for each in part["differing"]) == 1
