"""Why a score is another than the earlier report's: asked once there is one, told in the report, never a block."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conversing import desk_of, drafts, entry_count
from tests.playing import press
from tests.reporting import whole_text
from tests.telling import Told
from tests.test_readiness import found
from tests.test_screen_judging import LONG, judging, path, shown, sit
from tilsyn.domain.journal.entries import EarlierJudgement, Judgement, Previous
from tilsyn.domain.library.edition import QualityModel
from tilsyn.output.contexts import context
from tilsyn.output.contexts.paste_part import fields
from tilsyn.output.word.report import render
from tilsyn.services.judging.judge import Verdict, judge_anew

__all__ = ["path"]

Run = Callable[..., tuple[int, str, str]]
WHY = "Der er kommet faste procedurer for klager."
ASKED = "Hvorfor er scoren en anden end 3 i rapporten af 12-10-2022? (trykkes i rapporten;"


def stands(path: Path) -> Judgement:
    with desk_of(path) as desk:
        return next(each for _, each in desk.case.of(Judgement))


def rated(path: Path, audience: Any = "provider") -> Any:
    with desk_of(path) as desk:
        made = context(desk.case, desk.model, desk.catalogues, audience)
        texts = {each.place: each.text for each in fields(made)} if audience == "provider" else {}
    return made, texts


def told_with(now: int | None, kind: str = "drift", change: str | None = None, **earlier: Any) -> Told:
    told = Told()
    told.field(kind=kind)
    before = EarlierJudgement.model_validate({"indicator": "4.a", "text": "Før.", "score": 3, **earlier})
    told.say(Previous(record=told.id(), date="2022-10-12", edition="KM2021", judgements=(before,)))
    stated = {"record": told.id(), "indicator": "4.a", "text": "Nu.", "score": now, "change": change}
    told.say(Judgement.model_validate(stated))
    return told


def warned(model: QualityModel, told: Told) -> list[str]:
    ready = found(model, told)
    assert "S062" not in {each.code for each in ready.blocking}
    return [each.text for each in ready.warnings if each.code == "S062"]


def test_status_asks_why_and_never_blocks(model: QualityModel) -> None:
    [said] = warned(model, told_with(4))
    assert said == "4.a havde scoren 3 i rapporten af 12-10-2022, og der står ikke, hvorfor den er en anden nu."


@pytest.mark.parametrize(
    "told",
    [
        told_with(3),
        told_with(None),
        told_with(4, change=WHY),
        told_with(4, wording="En anden ordlyd"),
        told_with(4, edition="KM2015"),
        told_with(4, score=None),
        told_with(4, indicator="4.b"),
        told_with(4, kind="nygodkendelse"),
    ],
    ids=["same", "unscored", "said", "reworded", "other edition", "no score then", "another", "words, not numbers"],
)
def test_nothing_is_asked_where_there_is_nothing_to_explain(model: QualityModel, told: Told) -> None:
    assert warned(model, told) == []


def test_the_date_is_that_of_the_report_that_gave_the_score(model: QualityModel) -> None:
    assert "3 i rapporten af 11-11-2021" in warned(model, told_with(4, date="2021-11-11", edition="KM2021"))[0]


def test_lines_ask_last_and_only_of_a_score_that_is_another(run: Run, path: Path) -> None:
    assert ASKED not in run("score", path, "4.a", "--plain", typed="Tekst.\n.\nLeder 1\n3\n")[2]
    assert stands(path).change is None
    assert ASKED in "".join(run("score", path, "4.a", "--plain", typed=f"Tekst.\n.\nLeder 1\n4\n{WHY}\n")[1:])
    assert stands(path).change == WHY
    assert run("score", path, "4.a", "--plain", typed="Ny tekst.\n.\nLeder 1\n4\n\n")[0] == 0
    assert (stands(path).text, stands(path).change) == ("Ny tekst.", WHY)


def test_it_stands_in_report_paste_and_matrix_beside_the_score_then_and_not_for_the_portal(
    run: Run, path: Path
) -> None:
    run("score", path, "4.a", "--plain", typed=f"Tekst.\n.\nLeder 1\n4\n{WHY}\n")
    made, texts = rated(path)
    said = f"Ændret siden rapporten af 12-10-2022, hvor scoren var 3: {WHY}"
    assert said in whole_text(render(made))
    assert said in texts["4.a"]
    assert WHY not in json.dumps(rated(path, "portal")[0], ensure_ascii=False)


def test_a_number_in_it_is_warned_of_and_masked(run: Run, path: Path) -> None:
    run("score", path, "4.a", "--plain", typed="Tekst.\n.\nLeder 1\n4\nSom 010180-1234 siger.\n")
    assert "010180-1234" not in json.dumps(rated(path)[0], ensure_ascii=False)
    with desk_of(path) as desk:
        assert [each.at for each in desk.reading().ready.warnings if each.code == "S024" and each.at == "4.a"]


def test_it_leaves_by_the_exchange_file_and_comes_back(run: Run, path: Path, tmp_path: Path) -> None:
    run("score", path, "4.a", "--plain", typed=f"Tekst.\n.\nLeder 1\n4\n{WHY}\n")
    assert run("export", path, "-o", tmp_path / "ud.json")[0] == 0
    [judged] = json.loads((tmp_path / "ud.json").read_text("utf-8"))["judgements"]
    assert judged["change"] == WHY


def test_it_can_be_said_afterwards_and_the_judgement_stays(run: Run, path: Path) -> None:
    refused = run("score", path, "4.a", "--change", "-", typed=WHY)
    assert (refused[0], "ikke en anden score end sidst" in refused[2]) == (2, True)
    run("score", path, "4.a", "--plain", typed="Tekst.\n.\nLeder 1\n4\n\n")
    before = stands(path)
    assert run("score", path, "4.a", "--change", WHY)[0] == 2
    assert run("score", path, "4.a", "--change", "-", typed="  \n")[0] == 2
    assert run("score", path, "4.a", "--change", "-", typed=WHY)[0] == 0
    now = stands(path)
    assert now == before.model_copy(update={"change": WHY, "record": now.record})
    count = entry_count(path)
    assert run("score", path, "4.a", "--change", "-", typed=WHY)[0] == 0
    assert entry_count(path) == count
    assert run("score", path, "--change", "-", typed=WHY)[0] == 2


def test_after_a_mark_it_is_said_where_the_reason_is_asked_too(run: Run, path: Path) -> None:
    run("score", path, "4.a", "--plain", typed="Tekst.\n.\nLeder 1\n4\n\n")
    assert run("case", path, "--set", "stage=hoering")[0] == 0
    refused = run("score", path, "4.a", "--change", "-", typed=WHY)
    assert (refused[0], "skal have en begrundelse" in refused[2]) == (2, True)
    run("score", path, "4.a", "--plain", typed=f"Tekst.\n.\nLeder 1\n4\nNyt materiale\n{WHY}\n")
    assert (stands(path).reason, stands(path).change) == ("Nyt materiale", WHY)


@pytest.mark.slow
def test_the_screen_tells_no_earlier_score_before_there_is_one_and_keeps_the_line_half_typed(path: Path) -> None:
    with desk_of(path) as desk:
        judge_anew(desk, "4.a", Verdict(LONG, ("Borger 1",), ""), "MKV")
    seen: list[str] = []

    async def first(pilot: Pilot[str]) -> None:
        seen.append(shown(pilot))
        await press(pilot, "3", "<enter>", "4", "<enter>")
        seen.append(shown(pilot))
        await press(pilot, "Der er kommet")
        await press(pilot, "<escape>", "<escape>", "<escape>")

    sit(path, judging, first)
    assert "4 Forskel fra sidst · kun hvis scoren bliver en anden" in seen[0]
    assert "4 FORSKEL FRA SIDST · mangler; scoren var 3 i rapporten af 12-10-2022" in seen[1]
    [half] = drafts(path)
    assert (half.slot, "Der er kommet" in half.text) == ("lines|judgement|4.a", True)

    async def again(pilot: Pilot[str]) -> None:
        assert "Der er kommet" in shown(pilot)
        await press(pilot, "4", "<enter>", "<end>", " procedurer.", "<enter>")

    sit(path, judging, again)
    assert (stands(path).score, stands(path).change) == (4, "Der er kommet procedurer.")
    assert not drafts(path)


@pytest.mark.slow
def test_after_another_score_one_writes_why_at_once_and_may_leave_it_out(path: Path) -> None:
    with desk_of(path) as desk:
        judge_anew(desk, "4.a", Verdict(LONG, ("Borger 1",), ""), "MKV")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "3", "<enter>", "3", "<enter>")
        assert pilot.app.screen.focused is None
        await press(pilot, "3", "<enter>", "4", "<enter>")
        assert stands(path).score == 4
        await press(pilot, "fordi de", "<enter>")
        assert pilot.app.screen.focused is None
        await press(pilot, "3", "<enter>", "5", "<enter>", "4", "<enter>", "<ctrl+u>", "<enter>")
        assert pilot.app.screen.focused is None
        await press(pilot, "<escape>")

    sit(path, judging, story)
    assert (stands(path).text, stands(path).score, stands(path).change) == (LONG, 5, None)
    assert not drafts(path)


@pytest.mark.slow
def test_after_a_mark_both_reasons_are_written_into_one_gesture(run: Run, path: Path) -> None:
    with desk_of(path) as desk:
        judge_anew(desk, "4.a", Verdict(LONG, ("Borger 1",), ""), "MKV")
    assert run("case", path, "--set", "stage=hoering")[0] == 0
    before = entry_count(path)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "3", "<enter>", "4", "<enter>", "Nyt materiale", "<enter>", WHY, "<enter>", "<escape>")

    sit(path, judging, story)
    assert (stands(path).score, stands(path).reason, stands(path).change) == (4, "Nyt materiale", WHY)
    assert entry_count(path) == before + 1
