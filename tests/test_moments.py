"""Times: the clock goes back in October, older programs let odd spellings in, and nobody was here in year 1."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from pydantic import ValidationError

from tests.conversing import desk_of
from tilsyn.domain.danish import clock_text, date_text, time_text
from tilsyn.domain.findings.privacy import masked
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.case import apply
from tilsyn.domain.journal.entries import Encounter, Note, Sample
from tilsyn.domain.journal.seal import Stamp, seal, unseal
from tilsyn.domain.moments import by_clock_of, is_later, moment
from tilsyn.domain.world import World
from tilsyn.output.contexts.notes_part import notes
from tilsyn.services.planning.preparing import local_time
from tilsyn.storage import drafts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.telling import Told

    Run = Callable[..., tuple[int, str, str]]

SUMMER, WINTER = "2023-10-29T02:50:00.000+02:00", "2023-10-29T02:10:00.000+01:00"
"""Twenty minutes later: the clock was set back from three to two in between."""


def test_the_later_of_two_times_is_the_later_moment_when_the_clock_goes_back() -> None:
    assert is_later(WINTER, SUMMER)
    assert not is_later(SUMMER, WINTER)
    assert not is_later("2023-10-29T01:10:00.000Z", WINTER)
    assert max([SUMMER, WINTER], key=moment) == WINTER


@pytest.mark.parametrize("iso", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2023-10-29"])
def test_any_stored_time_has_its_place_in_the_order(iso: str) -> None:
    assert sorted([iso, SUMMER, WINTER], key=moment) == sorted([WINTER, iso, SUMMER], key=moment)


def _said_at(told: Told, at: str, text: str) -> None:
    identity = told.id()
    stamp = Stamp("MKV", at, "tilsyn test", tuple(told.case.heads), told.case.lamport + 1)
    apply(told.case, unseal([seal(Note(record="r", id=identity, text=text), [], stamp, b"0" * 16)])[0])


def test_the_date_of_every_output_is_that_of_the_last_moment(told: Told) -> None:
    for at in (SUMMER, WINTER):
        _said_at(told, at, "x")
    assert Visible(told.case).last_at() == WINTER


def test_a_draft_of_the_second_hour_is_the_newest(tmp_path: Path) -> None:
    import apsw

    connection = apsw.Connection(str(tmp_path / "x.db"))
    connection.execute("CREATE TABLE draft(slot TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) STRICT")
    for draft in (drafts.Draft("b", "2", WINTER), drafts.Draft("a", "1", SUMMER), drafts.Draft("c", "3", "i går")):
        drafts.keep(connection, draft)
    assert [each.text for each in drafts.held(connection)] == ["3", "1", "2"]
    assert time_text(drafts.held(connection)[0].at) == "01-01-1970 00.00"


def _danish(at: datetime) -> datetime:
    """As the machine's own zone does it; enough of it for one autumn."""
    naive = at if at.tzinfo is None else (at.astimezone(UTC) + timedelta(hours=2)).replace(tzinfo=None)
    return naive.replace(tzinfo=timezone(timedelta(hours=2 if naive < datetime(2023, 10, 29, 3) else 1)))  # noqa: DTZ001


def _world(zone: Callable[[datetime], datetime] | None) -> World:
    winter = timezone(timedelta(hours=1))
    return World(lambda: datetime(2023, 11, 3, 9, tzinfo=winter), bytes, "tilsyn test", zone)


def test_a_time_of_another_day_has_the_offset_of_that_day() -> None:
    there = _world(_danish)
    assert local_time("2023-10-24T09:30", there) == "2023-10-24T09:30:00.000+02:00"
    assert local_time("2023-11-02T09:30", there) == "2023-11-02T09:30:00.000+01:00"
    assert local_time("2023-10-24T09:30Z", there) == "2023-10-24T11:30:00.000+02:00"


def test_without_a_zone_the_clock_that_was_passed_in_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Lima")
    assert local_time("2023-10-24T09:30", _world(None)) == "2023-10-24T09:30:00.000+01:00"
    assert local_time("2023-10-24", _world(None)) == "2023-10-24"


ODD = ["20231024T0930", "2023-W43-2", "2023-10-24 09:30", "2023-10-24T09", "2023-10-24T09:30:00,5", "20231024"]


@pytest.mark.parametrize("at", [*ODD, "0001-01-01T09:30", "9999-12-31", "٢٠٢٣-10-24", "2023-02-30", "i går", ""])
def test_a_time_enters_in_one_form_and_in_a_year_somebody_may_mean(at: str) -> None:
    with pytest.raises(ValidationError):
        Encounter(record="r", id="e", start=at)


@pytest.mark.parametrize("at", ["2023-10-24", "2023-10-24T09:30", "2023-10-24T09:30:00.000+02:00", "2023-10-24T07:30Z"])
def test_the_forms_that_are_written_enter(at: str) -> None:
    assert Encounter(record="r", id="e", start=at).start == at


@pytest.mark.parametrize("at", ODD)
def test_an_odd_time_of_an_earlier_program_opens_and_is_read_as_a_date_and_a_clock(told: Told, at: str) -> None:
    payload = Encounter(record="r", id="e", title="010170-1234").model_copy(update={"start": at})
    stamp = Stamp("MKV", told.world.now(), "tilsyn test", tuple(told.case.heads), told.case.lamport + 1)
    row = seal(payload, [], stamp, b"0" * 16)
    assert row.payload is not None
    assert json.loads(row.payload)["start"] == at  # the bytes that were hashed stay
    (entry,) = unseal([row])
    assert isinstance(entry.payload, Encounter)
    start = entry.payload.start
    assert date_text(start) == "24-10-2023"
    assert time_text(start).startswith("24-10-2023")
    assert masked(entry.payload).start == start


def test_numbers_nobody_has_counted_to_do_not_enter_but_open() -> None:
    for made in (
        lambda: Sample(record="r", id="s", of="journaler", population=10**4000),
        lambda: Encounter(record="r", id="e", participants=10**40),
    ):
        with pytest.raises(ValidationError):
            made()
    stored = Sample(record="r", id="s", of="journaler").model_copy(update={"population": 10**40})
    row = seal(stored, [], Stamp("MKV", SUMMER, "tilsyn test", (), 1), b"0" * 16)
    assert isinstance(unseal([row])[0].payload, Sample)


FILES: dict[str, tuple[dict[str, Any], str]] = {
    "an odd time": ({"encounters": [{"code": "S9", "start": "20231024T0930"}]}, "20231024T0930"),
    "a year before ours": ({"encounters": [{"code": "S9", "start": "0001-01-01"}]}, "0001-01-01"),
    "a year after ours": ({"encounters": [{"code": "S9", "visit": "9999-12-31"}]}, "9999-12-31"),
    "too many in a talk": ({"encounters": [{"code": "S9", "participants": 10**40}]}, "højst 1000000"),
    "too many in a sample": ({"samples": [{"of": "journaler", "N": 10**4000, "n": 1}]}, "højst 1000000"),
}


@pytest.mark.parametrize("what", FILES)
def test_an_import_refuses_them_with_a_problem(case_path: Path, tmp_path: Path, run: Run, what: str) -> None:
    stated, named = FILES[what]
    path = tmp_path / "ind.json"
    path.write_text(json.dumps({"format": "tilsyn-exchange/1", **stated}), encoding="utf-8")
    code, out, err = run("import", case_path, path, "--by", "MKV")
    assert code not in {0, 70}, out
    assert "S109" in out + err
    assert named in out + err


@pytest.mark.parametrize(
    ("utc", "told"),
    [
        ("2023-10-24T09:30:00.000Z", "24-10-2023 11.30"),
        ("2023-12-31T23:30:00Z", "01-01-2024 00.30"),
        ("2023-10-29T00:59:00Z", "29-10-2023 02.59"),
        ("2023-10-29T01:00:00Z", "29-10-2023 02.00"),
        ("2024-03-31T00:59:00Z", "31-03-2024 01.59"),
        ("2024-03-31T01:00:00Z", "31-03-2024 03.00"),
        ("2023-10-24T09:30:00.000+00:00", "24-10-2023 09.30"),
        ("9999-12-31T23:59:59Z", "31-12-9999 23.59"),
    ],
)
def test_a_time_that_no_clock_here_showed_is_told_by_denmarks(utc: str, told: str) -> None:
    assert time_text(utc) == told


def test_the_times_of_one_conversation_are_told_by_the_clock_it_began_by() -> None:
    assert clock_text(by_clock_of(WINTER, SUMMER)) == "03.10"
    assert by_clock_of("2023-10-24T11:00:00.000+02:00", "2023-10-24T10:00:00.000+02:00") == (
        "2023-10-24T11:00:00.000+02:00"
    )
    assert by_clock_of("2023-11-24T11:00:00.000+01:00", SUMMER) == "2023-11-24T11:00:00.000+01:00"
    assert by_clock_of("2023-10-29", SUMMER) == "2023-10-29"
    assert by_clock_of(None, SUMMER) is None


def _talk(code: str, start: str, end: str) -> dict[str, object]:
    stated = {"code": code, "method": "interview", "form": "enkelt", "sources": ["Leder"], "outcome": "gennemfoert"}
    return {**stated, "start": start, "end": end}


def test_talks_from_two_clocks_stand_as_they_were_held_and_run_forwards(
    case_path: Path, tmp_path: Path, run: Run
) -> None:
    talks = [
        _talk("A", "2023-10-24T12:00:00.000+02:00", "2023-10-24T11:30:00.000+01:00"),
        _talk("Z", "2023-10-29T02:50:00.000+02:00", "2023-10-29T02:05:00.000+01:00"),
        _talk("B", "2023-10-29T02:10:00.000+01:00", "2023-10-29T03:10:00.000+01:00"),
        _talk("U", "2023-10-24T09:30:00.000Z", "2023-10-24T10:00:00.000Z"),
    ]
    file = tmp_path / "to-ure.json"
    sources = [{"code": "Leder", "group": "ledelse"}]
    given = {"format": "tilsyn-exchange/1", "edition": "KM2021", "sources": sources, "encounters": talks}
    file.write_text(json.dumps(given))
    assert run("import", case_path, file, "--by", "MKV")[0] == 0
    log = run("log", case_path)[1]
    assert "24-10-2023 11.30" in log
    assert "09.30" not in log
    assert run("export", case_path, "-o", tmp_path / "m.xlsx")[0] == 0
    book = load_workbook(tmp_path / "m.xlsx")
    cells = [str(each.value) for row in book["Samtaler"].iter_rows() for each in row]
    assert [each for each in cells if each in {"A", "B", "U", "Z"}] == ["U", "A", "Z", "B"]
    with desk_of(case_path) as desk:
        told = [each["hoved"] for each in notes(desk.case, desk.model)]
    assert [named["vaerdi"] for head in told for named in head if named["navn"] == "Tidspunkt"] == [
        "24-10-2023 kl. 11.30 til 12.00",
        "24-10-2023 kl. 12.00 til 12.30",
        "29-10-2023 kl. 02.50 til 03.05",
        "29-10-2023 kl. 02.10 til 03.10",
    ]
