"""What is typed as a Dane types it: dates, clocks, words of closed sets, field names, places, ids."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conversing import desk_of
from tilsyn.domain import danish
from tilsyn.domain.addresses import Place
from tilsyn.domain.journal.entries import Encounter, FollowUp
from tilsyn.domain.journal.fields import Capacity, CaseFields, Visit
from tilsyn.domain.words import FIELDS, field_meant, meant
from tilsyn.errors import UsageProblem
from tilsyn.services.planning import case_fields

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
DAYS = st.dates(date(danish.FIRST_YEAR, 1, 1), date(danish.LAST_YEAR, 12, 31))


@given(DAYS, st.sampled_from(["-", ".", "/", " ", ". ", " / "]), st.booleans())
def test_a_day_is_read_with_every_separator_and_as_iso(day: date, separator: str, padded: bool) -> None:
    numbers = (f"{day.day:02}", f"{day.month:02}") if padded else (str(day.day), str(day.month))
    assert danish.typed_date(f" {separator.join([*numbers, str(day.year)])} ") == day.isoformat()
    assert danish.typed_date(day.isoformat()) == day.isoformat()
    assert danish.typed_date(danish.date_text(day.isoformat())) == day.isoformat()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("30-02-2025", "findes ikke"), ("31.11.2024", "findes ikke"), ("2023-02-29", "findes ikke"),
        ("1-13-2024", "findes ikke"), ("1-2-24", "fire cifre"), ("01 02 024", "fire cifre"),
        ("1-1-1899", "mellem 1900 og 2100"), ("2101-01-01", "mellem 1900 og 2100"), ("", "mangler"),
        ("i overmorgen", "kan ikke læses"), ("2024-W10-1", "kan ikke læses"), ("20240110", "kan ikke læses"),
        ("٠1-02-2024", "kan ikke læses"), ("1-2-2024 og 3-4-2024", "kan ikke læses"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_the_form_to_write(typed: str, why: str) -> None:
    with pytest.raises(UsageProblem, match=why) as refused:
        danish.typed_date(typed)
    assert "dd-mm-åååå" in refused.value.hint


@given(st.text() | st.text(alphabet="0123456789-./ T:klæøå\udce6"))
def test_no_text_makes_a_parser_stumble(typed: str) -> None:
    for read in (danish.typed_date, danish.typed_time, danish.typed_clock, danish.typed_date_first):
        with suppress(UsageProblem):
            read(typed)


@pytest.mark.parametrize(
    "typed",
    ["3-4-2025 9.05", "03/04/2025 09:05", "3 4 2025 kl. 9.05", "3.4.2025, kl 9:05", "2025-04-03 09.05"],
)  # fmt: skip
def test_a_day_with_a_clock_is_read_with_or_without_kl(typed: str) -> None:
    assert danish.typed_time(typed)[:16] == "2025-04-03T09:05"


def test_a_clock_alone_is_read_only_where_the_day_is_known() -> None:
    assert danish.typed_time("9.05", day="2025-04-03T08:00:00") == "2025-04-03T09:05"
    for typed in ("9.05", "3-4-2025 24.00", "3-4-2025 9.60", "2025-04-03T25:00", "31-4-2025 9.05"):
        with pytest.raises(UsageProblem):
            danish.typed_time(typed)
    assert [danish.typed_clock(each) for each in ("9.05", "09:05", "905", "kl. 9.05")] == ["09:05"] * 4


@pytest.mark.parametrize(
    ("stored", "day", "moment"),
    [
        ("20240310T0715", "10-03-2024", "10-03-2024 07.15"), ("2024-03-10", "10-03-2024", "10-03-2024"),
        ("2024-03-10T07", "10-03-2024", "10-03-2024 07.00"), ("0007-03-10", "10-03-0007", "10-03-0007"),
        ("engang i marts", "engang i marts", "engang i marts"), (None, "", ""),
    ],
)  # fmt: skip
def test_an_odd_stored_time_is_printed_as_what_it_says(stored: str | None, day: str, moment: str) -> None:
    assert (danish.date_text(stored), danish.time_text(stored)) == (day, moment)


def test_every_field_has_a_danish_name_and_both_name_it() -> None:
    assert set(FIELDS) == set(CaseFields.model_fields)
    for field, name in FIELDS.items():
        for typed in (field, name, name.upper(), danish.ascii_twin(name)):
            assert field_meant(typed) == field


VISITS = st.builds(
    Visit,
    date=DAYS.map(date.isoformat),
    announced=st.booleans(),
    department=st.none() | st.sampled_from(["Nord", "Hus 2; kælderen", "Afdeling 12-10-2022"]),
    note=st.none() | st.sampled_from(["Ring først", "kl. 9; ikke før"]),
)
CAPACITIES = st.builds(
    Capacity,
    service_type=st.just("107"),
    places=st.none() | st.integers(0, 99),
    enrolled=st.none() | st.integers(0, 99),
    as_of=st.none() | DAYS.map(date.isoformat),
)


@given(st.lists(VISITS, min_size=1, max_size=3), st.lists(CAPACITIES, min_size=1, max_size=2))
def test_what_case_shows_of_visits_and_places_can_be_typed_in_again(visits: list[Visit], held: list[Capacity]) -> None:
    for name, stated in (("visits", visits), ("capacity", held)):
        shown = case_fields.field_text(name, [each.model_dump() for each in stated])
        fields = case_fields.read_setting(f"{FIELDS[name]}={shown}")
        assert CaseFields.model_validate_json(json.dumps({name: fields[1]})) == CaseFields.model_validate_json(
            json.dumps({name: [each.model_dump() for each in stated]})
        )


def test_case_shows_what_set_takes_and_json_stays_as_it_was(run: Run, case_path: Path) -> None:
    stated = (
        "besoeg=3/11/2025 uanmeldt Syd",
        "høringsfrist=1 2 2026",
        "ejerform=Privat fond",
        "phone=12",
        "Tilsynstype=skærpet",
    )
    assert run("case", case_path, *(part for each in stated for part in ("--set", each)))[0] == 0
    before = json.loads(run("case", case_path, "--json")[1])
    assert (before["visits"][0]["date"], before["hearing_deadline"]) == ("2025-11-03", "2026-02-01")
    assert (before["ownership"], before["phone"], before["kind"]) == ("privat_fond", "12", "skaerpet")
    shown = [line.split("\t") for line in run("case", case_path)[1].splitlines()]
    assert ["besøg", "03-11-2025 uanmeldt Syd"] in shown
    assert "besøg\t03-11-2025 uanmeldt Syd" in run("log", case_path)[1]
    assert run("case", case_path, *(part for name, value in shown for part in ("--set", f"{name}={value}")))[0] == 0
    assert json.loads(run("case", case_path, "--json")[1]) == before


@pytest.mark.parametrize(
    "setting",
    ["besøg=3-11-25 anmeldt", "visits=30-02-2026", "dato=i dag", "pladser=107 pr=1-2-26"],
)  # fmt: skip
def test_a_date_inside_a_field_is_refused_with_its_form(run: Run, case_path: Path, setting: str) -> None:
    code, _, err = run("case", case_path, "--set", setting)
    assert code == 2
    assert "dd-mm-åååå" in err


@pytest.mark.parametrize("stated", ["101-ambulnat indskrevne=61", "20", "101-ambulant: 20", "107 pladser=2; x"])
def test_places_of_a_kind_that_there_is_not_are_refused_as_import_refuses_them(
    run: Run, case_path: Path, stated: str
) -> None:
    code, out, err = run("case", case_path, "--set", f"pladser={stated}")
    assert (code, out) == (2, "")
    assert "kendes ikke" in err
    assert "101-ambulant indskrevne=61" in err


@pytest.mark.parametrize("stated", ["101-ambulant", "101-ambulant pladser=20; 107 indskrevne=3 pr=01-10-2023"])
def test_what_the_case_takes_of_its_places_can_be_read_in_again(
    run: Run, case_path: Path, tmp_path: Path, stated: str
) -> None:
    assert run("case", case_path, "--set", f"pladser={stated}")[0] == 0
    assert run("export", case_path, "-o", tmp_path / "x.json")[0] == 0
    assert run("import", case_path, tmp_path / "x.json")[0] == 0


def test_an_unknown_field_is_named_with_its_neighbours_in_danish(run: Run, case_path: Path) -> None:
    assert "leder" in run("case", case_path, "--set", "ledr=X")[2]
    assert "address" in run("case", case_path, "--set", "adress=X")[2]


def test_options_take_dates_and_words_in_danish(run: Run, case_path: Path) -> None:
    assert run("source", case_path, "Mor 1", "--group", "Pårørende")[0] == 0
    asked = ("--source", "Mor 1", "--method", "samtale", "--form", "telefon", "--start", "2.11.2025 kl. 13.30")
    assert (
        run("encounter", case_path, *asked, "--end", "14.10", "--outcome", "gennemført", "--visit", "2 11 2025")[0] == 0
    )
    with desk_of(case_path) as desk:
        held = [each for _, each in desk.case.of(Encounter)][-1]
    assert ((held.start or "")[:16], (held.end or "")[:16]) == ("2025-11-02T13:30", "2025-11-02T14:10")
    assert (held.outcome, held.visit, held.method, held.form) == ("gennemfoert", "2025-11-02", "interview", "telefon")


def test_a_followup_takes_danish_words_and_dates(run: Run, case_path: Path) -> None:
    stated = ("--kind", "påbud", "--status", "ikke undersøgt", "--deadline", "1/3/2026", "--indicator", "Indikator 5 C")
    assert run("followup", case_path, *stated, typed="Skal rettes.")[0] == 0
    with desk_of(case_path) as desk:
        held = [each for _, each in desk.case.of(FollowUp)][-1]
    assert (held.kind, held.status, held.deadline, held.indicator) == ("paabud", "ikke_undersoegt", "2026-03-01", "5.c")


def test_a_tip_is_protected_however_its_group_is_spelled(run: Run, case_path: Path) -> None:
    assert run("source", case_path, "Tip 1", "--group", "Anonym")[0] == 0
    assert "Tip 1" not in run("log", case_path)[1]


@pytest.mark.parametrize(("typed", "place"), [
    ("Tema 5", "theme:5"), ("TEMA:5", "theme:5"), ("kriterium : 9", "criterion:9"), ("samlet", "overall"),
    ("Samlet vurdering", "overall"), ("Økonomi", "economy"), ("oekonomi: pris", "economy:pris"),
    ("økonomi:gennemsigtighed", "economy:gennemsigtig"), ("Konklusion", "conclusion"),
    ("konklusionen", "conclusion"), ("criterion:9", "criterion:9"), ("9.a", "9.a"),
])  # fmt: skip
def test_a_place_is_known_by_its_danish_name(typed: str, place: str) -> None:
    assert Place.of(typed) == place
    assert Place.of(Place(place).name()) == place


def test_assess_and_note_take_places_in_danish(run: Run, case_path: Path) -> None:
    for typed, said in (
        ("tema:5", "tema 5"),
        ("kriterium 9", "kriterium 9"),
        ("samlet", "samlet vurdering"),
        ("konklusion", "konklusion"),
        ("økonomi:pris", "pris i forhold til målgruppe og kvalitet"),
    ):
        assert run("assess", case_path, typed, typed="Tekst.")[:2] == (0, f"gemt {said}\n")
    assert run("note", case_path, "--indicator", "tema 5", "--indicator", "8A", typed="Set.")[0] == 0
    assert "tema 5, 8.a" in run("log", case_path)[1]
    assert "tema:5" in run("assess", case_path, "tema:55", typed="x")[2]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("7a2", "7.a.2"), ("7.A.2", "7.a.2"), ("Spørgsmål 7 a 2", "7.a.2"), ("7 a.2", "7.a.2"), ("10b", "10.b"),
        ("indikator 10 B", "10.b"), ("112", "112"), ("1.12", "1.12"), ("7x", "7x"),
    ],
)  # fmt: skip
def test_an_id_is_understood_where_only_one_can_be_meant(typed: str, found: str) -> None:
    assert danish.item_id(typed, ["7.a", "7.a.2", "10.b", "1.12", "11.2"]) == found


def test_two_ids_that_could_be_meant_are_not_guessed_between() -> None:
    assert danish.item_id("1a2", ["1.a2", "1a.2"]) == "1a2"


def test_the_plain_interview_goes_to_a_number_typed_without_stops(run: Run, case_path: Path) -> None:
    lines = "g 5c3\nj\n.\ng Spørgsmål 8.A.1\nn\n.\nq\n"
    out = run("interview", case_path, "--source", "Leder 7", "--group", "ledelse", "--plain", typed=lines)[1]
    assert "gemt 5.c.3" in out
    assert "gemt 8.a.1" in out


def test_an_indicator_is_an_argument_as_one_writes_it(run: Run, case_path: Path) -> None:
    assert run("focus", case_path, "8a", "Indikator 5 C", "--reason", "-", typed="Valgt.")[0] == 0
    assert json.loads(run("plan", case_path, "--json")[1])["focus"]["indicators"] == ["8.a", "5.c"]
    assert run("ref", "8A1")[1].startswith("8.a.1 ")


def test_words_of_closed_sets_are_never_guessed() -> None:
    assert meant("ikke modtaget", ["modtaget", "ikke_modtaget"]) == "ikke_modtaget"
    assert meant("måske", ["ja", "nej"]) == "måske"
    assert meant("", ["ja"]) == ""


@given(st.text(max_size=30))
def test_no_setting_makes_the_program_stumble(value: str) -> None:
    for field in FIELDS:
        with suppress(UsageProblem):
            case_fields.read_setting(f"{field}={value}")
