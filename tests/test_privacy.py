from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.telling import Told
from tilsyn.domain.findings.privacy import MASK, has_cpr, mask_cpr, small_groups
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Answer, NotCpr, Note

SPELLINGS = [
    "010180-1234", "0101801234", "010180 1234", "610180-1234", "01 01 80 1234", "01.01.80-1234", "010180–1234",
    "010180 - 1234", "010180/1234", "010180\u00a01234", "CPR:010180-1234.", "CPR-0101801234", "(010180-1234)",
]  # fmt: skip


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_spelling_is_found_and_masked(written: str) -> None:
    assert has_cpr(written)
    assert "1234" not in mask_cpr(f"Borgeren {written} kom igen")
    assert MASK in mask_cpr(written)


@pytest.mark.parametrize(
    "written",
    ["tlf. 22 33 44 55", "CVR 12345678", "NR2020:3.1.5", "2023-10-24T10:12:00.000+02:00", "320180-1234", "011380-1234",
     "12345678901234", "8 af 61", "1.200.000 kr.", "§ 101, stk. 4"],
)  # fmt: skip
def test_other_numbers_stay(written: str) -> None:
    assert mask_cpr(written) == written


@given(st.dates(), st.integers(0, 9999), st.sampled_from(["", "-", " ", " - ", "–"]), st.booleans())
def test_any_birthday_with_any_serial_is_found(day: date, serial: int, gap: str, replaced: bool) -> None:
    birth = f"{day.day:02}{day.month:02}{day.year % 100:02}"
    first = f"{int(birth[:2]) + 60}{birth[2:]}" if replaced else birth
    assert has_cpr(f"x {first}{gap}{serial:04} y")


def test_masking_keeps_identities_and_a_recorded_exception_lifts_it(told: Told) -> None:
    identity = told.id()
    note = told.say(Note(record=identity, id=identity, text="Sagsnr. 010180-1234"))[0]
    shown = next(each for _, each in Visible(told.case, masked=True).of(Note))
    assert (shown.text, shown.id) == (f"Sagsnr. {MASK}", identity)
    told.say(NotCpr(record=told.id(), target=note.id, reason="Et sagsnummer"))
    assert next(each for _, each in Visible(told.case, masked=True).of(Note)).text == "Sagsnr. 010180-1234"


def test_a_small_group_is_flagged_only_where_it_is_counted(told: Told) -> None:
    told.encounter(told.source("Borger 1"))
    visible = Visible(told.case)
    assert list(small_groups("To borgere fortæller det samme.", visible)) == ["borger"]
    assert list(small_groups("Borgerne fortæller det samme.", visible)) == []
    for counted in (
        "De 2 borgere fortæller det samme.",
        "2-3 borgere vidste det.",
        "Et par borgere",
        "nogle få af borgerne",
    ):
        assert list(small_groups(counted, visible)) == ["borger"], counted
    dated = ("I 2022 efterspurgte borgerne besked.", "Den 12-10 sagde borgerne det.", "07-11-23 sagde borgerne det.")
    for no_count in (*dated, "3.4 borgere"):
        assert list(small_groups(no_count, visible)) == [], no_count
    for number in (2, 3):
        told.encounter(told.source(f"Borger {number}"))
    assert list(small_groups("To borgere fortæller det samme.", Visible(told.case))) == []


def test_what_is_no_cpr_number_stays_cleared_when_only_the_reading_changes(told: Told) -> None:
    held = told.encounter(told.source())
    said = Answer(record=told.id(), question="4.a.1", encounter=held.id, note="Sag 010203-1234")
    (first,) = told.say(said)
    told.say(NotCpr(record=told.id(), target=first.id, reason="Et sagsnummer"))
    read = {"record": told.id(), "value": "ja"}
    told.say(said.model_copy(update=read))
    assert next(Visible(told.case, masked=True).answers())[1].note == "Sag 010203-1234"
    told.say(said.model_copy(update={**read, "record": told.id(), "note": "Nu 010203-1235"}))
    assert "010203" not in next(Visible(told.case, masked=True).answers())[1].note
