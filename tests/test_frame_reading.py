"""What a case says of a frame: counts over files, dates that can be told and those that cannot, a map of actors."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.framing import FRAMES, go_through, review
from tests.telling import Told
from tilsyn.domain.findings.collaboration import actor_rows
from tilsyn.domain.findings.file_count import FileCount
from tilsyn.domain.findings.frame_reading import read_frame, used_frames
from tilsyn.domain.findings.frame_words import sample_words
from tilsyn.domain.findings.spans import CANNOT, ONLY_DRUGS, followed_up, fourteen_days, months_after, spans_of
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Answer, ChecklistPlace, Encounter, Sample
from tilsyn.domain.library.frame import Frame
from tilsyn.domain.values import DATE_KINDS, Track
from tilsyn.storage.library import parse

Run = Callable[..., tuple[int, str, str]]
DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(date.isoformat)
MAP = """\
format: tilsyn-checklist/1
id: kort
version: 1
title: "Et kort (opdigtet)"
source: {title: "T", publisher: "P", date: "2025", file: "f"}
items:
  - {id: "psykiatri.aftale", heading: "Psykiatrien", title: "Aftale"}
  - {id: "psykiatri.kontakt", heading: "Psykiatrien", title: "Kontakt"}
  - {id: "psykiatri.sager", heading: "Psykiatrien", title: "Sager", kind: k_of_n, look: {dokument: "Se."}}
  - {id: "psykiatri.hoert", heading: "Psykiatrien", title: "Hørt"}
  - {id: "overgang.doegn", heading: "Overgange", title: "Fra døgn"}
"""


def frame_of(text: str) -> Frame:
    record = parse(text.encode(), "f.yaml").record
    assert isinstance(record, Frame)
    return record


def ramme() -> Frame:
    return frame_of((FRAMES / "ramme.yaml").read_text(encoding="utf-8"))


def read(told: Told, frame: Frame) -> Any:
    return read_frame(frame, Visible(told.case, masked=True))


def test_files_read_one_by_one_are_summed_with_what_was_counted_at_once() -> None:
    told = Told()
    for value in ("ja", "nej", "ved_ikke", "ikke_fundet", "ikke_relevant", None):
        told.answer(told.encounter(method="dokument"), "ramme:1.2", value, "Noten.")
    told.answer(told.encounter(method="dokument"), "ramme:1.2", None, k=6, n=8, unknown=1)
    reading = read(told, ramme())
    assert reading.find("1.2").tally == FileCount(7, 10, 3)
    assert reading.sample == (None, None, 15, 0)


def test_a_file_of_another_treatment_is_in_no_count_and_that_is_told() -> None:
    told = Told()
    for track in ("stof", "alkohol", "integreret", "begge"):
        told.answer(told.encounter(method="dokument", track=track), "ramme:1.2", "ja")
    reading = read(told, ramme())
    assert reading.find("1.2").tally == FileCount(2, 2, 0)
    others = "heraf 2 med spor alkohol eller integreret, der ikke tæller med"
    assert sample_words(reading.sample).endswith(f"4 læst her; {others}")


def test_what_a_citizen_says_is_no_file() -> None:
    told = Told()
    told.answer(told.encounter(told.source()), "ramme:1.2", "ja")
    assert read(told, ramme()).find("1.2").tally == FileCount(0, 0, 0)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 9)), max_size=6))
@pytest.mark.slow
def test_the_sum_over_reviews_is_that_of_its_parts_in_whatever_order(counts: list[tuple[int, int, int]]) -> None:
    def told_in(order: list[tuple[int, int, int]]) -> FileCount:
        told = Told()
        for k, more, unknown in order:
            told.answer(told.encounter(method="dokument"), "ramme:1.2", None, k=k, n=k + more, unknown=unknown)
        tally: FileCount = read(told, ramme()).find("1.2").tally
        return tally

    whole = told_in(counts)
    assert whole == told_in(counts[::-1])
    k, unknown = sum(each[0] for each in counts), sum(each[2] for each in counts)
    assert whole == FileCount(k, k + sum(each[1] for each in counts), unknown)


def test_the_sample_is_what_was_said_of_it_beside_what_was_read() -> None:
    told = Told()
    told.say(Sample(record="r", id="s", of="sager afsluttet i 2023", population=61, drawn=8))
    told.say(Sample(record="r2", id="t", of="vagtplaner", population=4, drawn=2))
    told.answer(told.encounter(method="dokument"), "ramme:1.2", "ja")
    assert read(told, ramme()).sample == (61, 8, 1, 0)


def test_a_point_has_its_places_from_quotes_and_from_notes() -> None:
    told = Told()
    told.say(
        ChecklistPlace(
            record="r", id="c", checklist="ramme", item="1.1", value="ufuldstaendig", quote="Vi …", place="side 2"
        )
    )
    reading = read(told, ramme())
    assert [(each.quote, each.where) for each in reading.find("1.1").places] == [("Vi …", "side 2")]
    assert reading.find("1.1").value == "ufuldstaendig"


def test_what_was_read_last_is_the_value_and_what_was_said_is_none() -> None:
    told = Told()
    told.answer(told.encounter(told.source()), "ramme:1.1", "ja", "Ja.")
    assert read(told, ramme()).find("1.1").value is None
    told.answer(told.encounter(method="dokument"), "ramme:1.1", "ikke_fundet")
    told.answer(told.encounter(method="dokument"), "ramme:1.1", "daekkende")
    assert read(told, ramme()).find("1.1").value == "daekkende"


def test_a_frame_that_only_a_hidden_conversation_used_is_used_by_none() -> None:
    told = Told()
    tip = told.source("Anonym", "anonym", "whistleblow")
    hidden = told.encounter(tip, protection="whistleblow")
    told.answer(hidden, "ramme:1.1", "ja", "Hemmeligt.", protection="whistleblow")
    assert used_frames([ramme()], Visible(told.case)) == []


@given(st.dictionaries(st.sampled_from(sorted(DATE_KINDS)), DAYS))
def test_only_a_henvendelse_starts_the_fourteen_days(dates: dict[str, str]) -> None:
    span = fourteen_days(dates)
    if {"henvendelse", "foerste_samtale"} <= dates.keys() and dates["henvendelse"] <= dates["foerste_samtale"]:
        days = date.fromisoformat(dates["foerste_samtale"]) - date.fromisoformat(dates["henvendelse"])
        assert timedelta(span.days or 0) == days
    else:
        assert span.days is None
        assert span.text.startswith(CANNOT)


def test_another_kind_of_date_is_named_and_gives_no_number() -> None:
    span = fourteen_days({"visitation": "2023-01-03", "foerste_samtale": "2023-01-10"})
    assert (span.days, span.text) == (None, "kan ikke opgøres fra sagen: sagen har kun datoen for visitation")


@pytest.mark.parametrize("track", ["integreret", "alkohol"])
def test_a_track_with_another_clock_is_not_counted_here(track: str) -> None:
    span = fourteen_days({"henvendelse": "2023-01-03", "foerste_samtale": "2023-02-10"}, track)
    assert span.days is None
    assert span.text.startswith("opgøres ikke her")


def test_a_day_over_is_told_as_days_and_judged_by_nobody() -> None:
    assert fourteen_days({"henvendelse": "2023-01-03", "foerste_samtale": "2023-01-17"}).text == (
        "14 dage fra henvendelse til første samtale"
    )
    assert fourteen_days({"henvendelse": "2023-01-03", "foerste_samtale": "2023-01-18"}).text == (
        "15 dage fra henvendelse til første samtale, 1 dag mere end 14"
    )


@given(DAYS, st.integers(0, 24))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: str, months: int) -> None:
    start, later = date.fromisoformat(day), date.fromisoformat(months_after(day, months))
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == months
    assert later.day == start.day or (later.day < start.day and (later + timedelta(1)).day == 1)


def test_one_and_six_months_need_to_know_how_the_course_ended() -> None:
    dates = {"afslutning": "2023-01-31", "opfoelgning_1": "2023-02-27"}
    ended = Answer(record="r", question="ramme:afslutning", encounter="e", note="Færdigbehandlet")
    assert followed_up("opfoelgning_1", dates, None).text == (
        "kan ikke opgøres fra sagen: det er ikke noteret, hvordan forløbet sluttede"
    )
    span = followed_up("opfoelgning_1", dates, ended)
    assert (span.due, span.days) == ("2023-02-28", 27)
    assert "sluttede: Færdigbehandlet; gælder kun ved bestemte afslutninger" in span.text
    assert followed_up("opfoelgning_6", dates, ended).due == "2023-07-31"
    assert followed_up("opfoelgning_6", {}, ended).text.startswith(CANNOT)


def test_a_follow_up_that_was_not_due_yet_as_the_file_was_read_is_not_missing_in_it() -> None:
    dates = {"afslutning": "2023-09-01"}
    ended = Answer(record="r", question="ramme:afslutning", encounter="e", note="Færdigbehandlet")
    read_on = "2023-10-24T09:00:00+02:00"
    assert "01-10-2023; ingen dato i sagen" in followed_up("opfoelgning_1", dates, ended, read_on).text
    assert "01-03-2024; endnu ikke nået, da sagen blev læst" in followed_up("opfoelgning_6", dates, ended, read_on).text


@pytest.mark.parametrize("track", ["integreret", "alkohol"])
def test_the_follow_up_after_drug_treatment_is_not_asked_of_another_track(track: Track) -> None:
    review = Encounter(record="r", id="e", method="dokument", track=track)
    ended = Answer(record="r", question="ramme:afslutning", encounter="e", note="Færdigbehandlet")
    spans = spans_of(["afslutning", "opfoelgning_1", "opfoelgning_6"], {"afslutning": "2023-01-31"}, review, ended)
    assert {(each.due, each.text) for each in spans} == {(None, ONLY_DRUGS)}


def test_the_map_of_collaboration_has_a_row_for_each_actor_and_says_what_to_ask_about() -> None:
    told, frame = Told(), frame_of(MAP)
    leader = told.encounter(told.source("Leder", "ledelse"))
    told.answer(leader, "kort:psykiatri.kontakt", "ja", "Møde i\nmaj.")
    told.answer(told.encounter(method="dokument"), "kort:psykiatri.sager", None, k=3, n=8)
    [actor] = actor_rows(frame, Visible(told.case))
    assert (actor.id, actor.title, bool(actor.remark)) == ("psykiatri", "Psykiatrien", True)
    assert (actor.contact, actor.files, actor.heard) == ("ledelsen", FileCount(3, 8, 0), "")
    told.answer(told.encounter(method="dokument"), "kort:psykiatri.aftale", "daekkende")
    assert not actor_rows(frame, Visible(told.case))[0].remark


@pytest.fixture
def path(run: Run, case_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TILSYN_LIBRARY", str(FRAMES))
    run("source", case_path, "Borger 1", "--group", "borger")
    return case_path


def test_the_command_shows_each_point_with_what_is_known_of_it(path: Path, run: Run) -> None:
    go_through(path, "j", "Hun siger det.", ".", "q")
    review(path, "g 1.2", "k 6 8 1", "Se sag 3.", ".", "g dage", "dato visitation 03-01-2023", "q")
    code, out, err = run("checklist", path, "ramme")
    assert (code, err) == (0, "")
    for words in (
        "Udgave 2016; numrene er ikke NR2020's",
        "Udtræk: 9 sager, 9 læst her",
        "1.1  Tilbud om begge dele: hørt: borgere",
        "1.2  I sagerne: 6 af 8, 1 kan ikke ses",
        "2.1  Opfølgende tilbud: ikke belyst",
        "14 dage: kan ikke opgøres fra sagen: sagen har kun datoen for visitation",
        "Hun siger det.",
    ):
        assert words in out
    assert "%" not in out


def test_the_document_has_the_shape_that_scripts_rely_on(path: Path, run: Run) -> None:
    review(path, "j", "", "k 6 8 1", "", "q")
    document = json.loads(run("checklist", path, "ramme", "--json")[1])
    assert (document["id"], document["dated"], document["overdue"]) == ("ramme", None, None)
    assert document["sample"] == {"N": None, "n": 9, "read": 9, "others": 0}
    first, second = document["items"][:2]
    assert (first["item"], first["value"], first["places"]) == ("1.1", "daekkende", [])
    assert first["parts"] == [{"title": "stof", "places": []}, {"title": "alkohol", "places": []}]
    assert (second["k"], second["n"], second["unknown"]) == (6, 8, 1)


def test_a_frame_that_nothing_is_known_of_is_shown_all_the_same(path: Path, run: Run) -> None:
    code, out, _ = run("spørgeramme", path, "ramme")
    assert code == 0
    assert out.count("ikke belyst") == 4


def test_what_is_protected_is_in_no_count_and_no_line(path: Path, run: Run) -> None:
    review(path, "g 1.2", "k 6 8", "Hemmeligt.", ".", "q")
    post = next(each for each in json.loads(run("log", path, "--json")[1]) if each["kind"] == "answer")
    run("protect", path, post["post"], "--as", "fortrolig", "--reason", "-", typed="Grund.")
    out = run("checklist", path, "ramme")[1]
    assert "Hemmeligt" not in out
    assert out.count("ikke belyst") == 4
