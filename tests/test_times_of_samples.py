"""The samples' times: nothing is recorded before it happened, and nothing years after."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.sample_cases import demo_folder
from tests.samples_read import NAMES, Sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

AUTUMN = (date(2023, 8, 14), date(2023, 11, 30))
CLOCK = re.compile(r"(?:\b[Kk]l\. |(?<=\d)-)(\d{1,2})\.(\d\d)\b")


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> Sample:
    return Sample(request.param)


def moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso)


def said(sample: Sample) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for answer in sample.told["answers"]:
        yield answer, sample.encounters[answer["encounter"]]


def test_an_answer_is_said_within_its_encounter_and_recorded_afterwards_the_same_day(sample: Sample) -> None:
    for answer, encounter in said(sample):
        assert moment(encounter["start"]) <= moment(answer["said_at"]) <= moment(encounter["end"]), answer
        assert timedelta() < moment(answer["at"]) - moment(answer["said_at"]) < timedelta(hours=10), answer


def test_what_was_seen_at_an_hour_was_not_recorded_before_it(sample: Sample) -> None:
    """Of what is seen: in a talk an hour may be one of opening."""
    for answer, encounter in said(sample):
        if encounter["method"] == "observation":
            at = moment(answer["at"])
            hours = [(int(hour), int(minute)) for hour, minute in CLOCK.findall(answer["note"])]
            told = [each for each in hours if "ifølge planen" not in answer["note"] or each[0] < at.hour]
            assert all(each <= (at.hour, at.minute) for each in told), answer


def test_a_note_says_when_it_was_said(sample: Sample) -> None:
    for note in sample.told["notes"]:
        encounter = sample.encounters.get(note.get("encounter", ""))
        if encounter and note.get("protection") != "whistleblow":
            assert moment(encounter["start"]) <= moment(note["said_at"]) <= moment(encounter["end"]), note


def test_all_of_it_took_place_in_the_autumn_of_2023(sample: Sample) -> None:
    told = sample.told
    days = [each["start"] for each in told["encounters"]] + [each["date"] for each in told["case"]["visits"]]
    days += [each[key] for each in told["documents"] for key in ("requested", "received") if key in each]
    days += [each["as_of"] for each in told.get("samples", ())]
    assert all(AUTUMN[0] <= date.fromisoformat(each[:10]) <= AUTUMN[1] for each in days)


def test_a_document_is_received_after_it_was_asked_for(sample: Sample) -> None:
    for each in sample.told["documents"]:
        asked = each.get("requested", "")
        assert max(asked, each.get("received", "9")) == each.get("received", "9"), each
        assert max(asked, each.get("deadline", "9")) == each.get("deadline", "9"), each


def test_a_point_is_due_after_the_visit(sample: Sample) -> None:
    for each in sample.told["followups"]:
        assert each.get("deadline", "9") > sample.told["case"]["date"], each


def test_a_report_is_dated_after_its_hearing(sample: Sample) -> None:
    case = sample.told["case"]
    assert case.get("report_date", "9") > case["hearing_deadline"]


@pytest.mark.slow
def test_the_demo_records_nothing_before_it_happened(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILSYN_PASSPHRASE", "demo")
    case = demo_folder(tmp_path / "demo") / "nordkaj.tilsyn"
    starts = {each["code"]: moment(each["start"]) for each in Sample("nordkaj").told["encounters"]}
    posts = json.loads(run("log", case, "--json")[1])
    begun = [each for each in posts if each["kind"] == "encounter"]
    assert len(begun) > len(starts)  # as it began, and as it ended
    assert [each for each in begun if moment(each["at"]) < starts[each["text"]]] == []
    noted = {each["text"]: moment(each["at"]) for each in posts if each["kind"] == "note"}
    said = {each["text"]: moment(each["said_at"]) for each in Sample("nordkaj").told["notes"]}
    told = {text: (at, noted[text]) for text, at in said.items() if text in noted}
    assert told
    assert all(at <= written and at.date() == written.date() for at, written in told.values()), told
    received = [each for each in posts if each["kind"] == "document"]
    assert received
    assert all(each["at"] > "2023-10-30" for each in received)
