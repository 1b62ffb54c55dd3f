"""Judging on the screen: text before number, nothing chosen beforehand, and nothing of it lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from tests.conversing import desk_of, drafts, entry_count
from tests.playing import Story, play, press
from tests.playing import shown as rows_shown
from tilsyn.domain.journal.entries import Assessment, FollowUp, Judgement, Payload
from tilsyn.errors import UsageProblem
from tilsyn.interview.screen.judging.assess import AssessScreen
from tilsyn.interview.screen.judging.followups import FollowUpScreen
from tilsyn.interview.screen.judging.ground_text import ground_runs
from tilsyn.interview.screen.judging.judge import JudgeScreen
from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.services.judging.judge import Verdict, judge_anew
from tilsyn.services.open_case import Desk

Run = Callable[..., tuple[int, str, str]]
P = TypeVar("P", bound=Payload)
Opening = Callable[[Desk, str | None], Screen[None]]
LONG = "Borgerne bliver i høj grad hørt, og det kan ses i måden, de bliver mødt på."
GIVEN = {
    "format": "tilsyn-exchange/1",
    "edition": "KM2021",
    "sources": [
        {"code": "Borger 1", "group": "borger", "method": "interview", "date": "2023-10-24"},
        {"code": "Leder 1", "group": "ledelse", "method": "interview", "date": "2023-10-24"},
        {"code": "Kommune 1", "group": "kommune", "method": "interview", "date": "2023-10-24"},
    ],
    "answers": [
        {"question": "4.a.1", "source": "Borger 1", "value": "ja", "note": "Bliver spurgt. 010190-1234"},
        {"question": "4.a.1", "source": "Leder 1", "value": "nej", "note": "Det halter."},
    ],
    "previous": {
        "date": "2022-10-12",
        "edition": "KM2021",
        "judgements": [{"indicator": "4.a", "text": "Gammel tekst om tonen.", "score": 3}],
    },
    "followups": [
        {"kind": "udviklingspunkt", "text": "Et nyt punkt.", "indicator": "5.c"},
        {"kind": "opmaerksomhedspunkt", "text": "Et kendt punkt.", "origin": "2022-10-12", "status": "viderefoeres"},
        {"kind": "udviklingspunkt", "text": "Et uset punkt.", "origin": "2022-10-12", "status": "ikke_undersoegt"},
    ],
}


@pytest.fixture
def path(run: Run, case_path: Path, tmp_path: Path) -> Path:
    given = tmp_path / "givet.json"
    given.write_text(json.dumps(GIVEN), encoding="utf-8")
    code, _, err = run("import", case_path, given)
    assert code == 0, err
    return case_path


class Alone(Sitting):
    """A sitting that holds one screen, and closes with it."""

    def __init__(self, screen: Screen[None]) -> None:
        super().__init__(Marks())
        self._screen = screen

    def begin(self) -> None:
        self.push_screen(self._screen, lambda _: self.exit("lukket"))


def sit(path: Path, opening: Opening, story: Story, by: str | None = "MKV") -> None:
    """One screen of 80 by 24 on the case."""
    with desk_of(path) as desk:
        play(Alone(opening(desk, by)), story)


def judging(desk: Desk, by: str | None) -> JudgeScreen:
    return JudgeScreen(desk, by, Marks(), "4.a")


def shown(pilot: Pilot[str]) -> str:
    """What can be read on the screen, with line breaks as blanks."""
    return " ".join(rows_shown(pilot).split())


def stands(path: Path, payload: type[P]) -> list[P]:
    with desk_of(path) as desk:
        return [held for _, held in desk.case.of(payload)]


def test_text_then_sources_then_score_are_one_gesture_and_nothing_is_chosen_beforehand(path: Path) -> None:
    before = entry_count(path)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "3\n")
        assert "Skriv bedømmelsen først" in shown(pilot)
        assert pilot.app.focused is None
        await press(pilot, "<enter>", LONG, "<escape>")
        assert "[x]" not in shown(pilot)
        assert "[ ] Borger 1 · noteret her [ ] Leder 1 · noteret her [ ] Kommune 1" in shown(pilot)
        await press(pilot, "<down>", "<space>", "<enter>", "<enter>")
        assert "[x]" not in shown(pilot)
        assert "3 SCORE · ikke valgt endnu" in shown(pilot)
        assert "▸[ ]" not in shown(pilot)
        assert not re.search(r"\d+ (?:ja|nej|delvist|svar)", shown(pilot))
        await press(pilot, "2", "<backspace>", "4")
        assert entry_count(path) == before
        await press(pilot, "<enter>")
        assert "Gemt kl." in shown(pilot)
        assert "Til eftersyn" in shown(pilot)
        assert "Oplysningerne om 4.a er forskellige." in shown(pilot)

    sit(path, judging, story)
    (held,) = stands(path, Judgement)
    with desk_of(path) as desk:
        leader = desk.source("Leder 1").id
    assert (held.text, held.score, held.sources) == (LONG, 4, (f"source|{leader}",))
    assert entry_count(path) == before + 1


def test_the_earlier_judgement_is_folded_labelled_and_never_in_the_field(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "Tidligere bedømmelse (12-10-2022, KM2021), kun til orientering" in shown(pilot)
        assert "Gammel tekst" not in shown(pilot)
        await press(pilot, "f\n")
        assert "Gammel tekst om tonen. Score dengang: 3 i middel grad opfyldt" in shown(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, JudgeScreen)
        assert not screen.editor.text
        await press(pilot, "<enter>", "<escape>", "<escape>")

    sit(path, judging, story)
    assert stands(path, Judgement) == []
    assert drafts(path) == []


def test_a_text_may_be_saved_without_a_score_and_a_half_typed_one_is_offered_back(path: Path) -> None:
    async def half(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "Det halve")
        pilot.app.screen.draft.keep()  # type: ignore[attr-defined]
        assert "kladde gemt kl." in shown(pilot)

    async def whole(pilot: Pilot[str]) -> None:
        assert "Ikke færdigskrevet" in shown(pilot)
        await press(pilot, "<enter>", " og det hele.", "<ctrl+s>")
        assert "Teksten er gemt uden score" in shown(pilot)

    sit(path, judging, half)
    assert [(each.slot, each.text) for each in drafts(path)] == [("judgement|4.a", "Det halve")]
    assert stands(path, Judgement) == []
    sit(path, judging, whole)
    (held,) = stands(path, Judgement)
    assert (held.text, held.score) == ("Det halve og det hele.", None)
    assert drafts(path) == []


def test_a_correction_is_a_new_version_and_keeps_the_score_until_another_is_chosen(path: Path) -> None:
    with desk_of(path) as desk:
        assert judge_anew(desk, "4.a", Verdict(LONG, ("Leder 1", "Borger 1"), "5"), "MKV")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", " Og mere.", "<escape>")
        assert "[x] Borger 1" in shown(pilot)
        await press(pilot, "<enter>")
        assert "[x]" not in shown(pilot)
        assert "5 i meget høj grad opfyldt står, til du vælger" in shown(pilot)
        await press(pilot, "<ctrl+s>", "3\n1", "<backspace>", "<ctrl+s>")
        assert "Der er ikke ændret noget" in shown(pilot)
        await press(pilot, "3\n", "-", "<enter>")

    sit(path, judging, story)
    with desk_of(path) as desk:
        made = [each.payload for each in desk.case.entries.values() if each.header.slot == "judgement|4.a"]
        assert [getattr(each, "score", 0) for each in made] == [5, 5, None]
        assert len({getattr(each, "sources", ()) for each in made}) == 1
        assert getattr(made[1], "record", "") != getattr(made[2], "record", "")
        assert len(desk.case.live("judgement|4.a")) == 1


def test_what_is_refused_says_why_and_loses_nothing(run: Run, path: Path) -> None:
    run("case", path, "--set", "by=MKV;ABC")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", LONG, "<escape>", "<space>", "<enter>", "4", "<enter>")
        screen = pilot.app.screen
        assert isinstance(screen, JudgeScreen)
        assert "IKKE GEMT. Det fremgår ikke, hvem der skriver. Råd:" in shown(pilot)
        assert screen.verdict().text == LONG
        assert screen.verdict().score == "4"

    sit(path, judging, story, by=None)
    assert stands(path, Judgement) == []


def test_a_reason_is_asked_only_after_a_mark(run: Run, path: Path) -> None:
    run("case", path, "--set", "stage=hoering")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", LONG, "<escape>", "<enter>", "3", "<enter>")
        assert "4 BEGRUNDELSE FOR ÆNDRINGEN" in shown(pilot)
        await press(pilot, "Nyt materiale", "<enter>")
        assert "Gemt kl." in shown(pilot)
        await press(pilot, "<enter>", " Mere.", "<ctrl+s>")
        assert "IKKE GEMT. Udkastet er delt" in shown(pilot)

    sit(path, judging, story)
    assert [each.reason for each in stands(path, Judgement)] == ["Nyt materiale"]


def test_an_assessment_too_is_changed_with_a_reason_after_a_mark(run: Run, path: Path) -> None:
    run("case", path, "--set", "stage=hoering")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", LONG, "<ctrl+s>")
        assert "hvorfor ændres vurderingen?" in shown(pilot)
        await press(pilot, "Nyt mat", "<escape>")
        assert stands(path, Assessment) == []
        await press(pilot, "<ctrl+s>", "eriale", "<enter>")
        assert stands(path, Assessment)[0].reason == "Nyt materiale"
        await press(pilot, "<enter>", "<ctrl+s>", "<enter>", " Mere.", "<escape>", "<enter>")
        assert "IKKE GEMT. Udkastet er delt" in shown(pilot)
        await press(pilot, "<ctrl+s>", "Tilbuddet har ret", "<enter>")

    sit(path, lambda desk, by: AssessScreen(desk, by, Marks(), "theme:4"), story)
    (held,) = stands(path, Assessment)
    assert (held.text, held.reason) == (f"{LONG} Mere.", "Tilbuddet har ret")
    assert drafts(path) == []


@pytest.mark.parametrize(
    ("screen", "warned"),
    [
        (judging, "Der er noget, der ikke er gemt"),
        (lambda desk, by: AssessScreen(desk, by, Marks(), "criterion:4"), "Teksten er ikke gemt i sagen"),
    ],
)
def test_what_is_warned_of_as_unsaved_is_no_more_once_the_text_is_as_it_was(
    path: Path, screen: Opening, warned: str
) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "En tekst.", "<ctrl+s>", "<enter>", "!")
        pilot.app.screen.set_focus(None)
        await press(pilot, "<escape>")
        assert warned in shown(pilot)
        await press(pilot, "<enter>", "?")
        assert warned in shown(pilot)
        await press(pilot, "<backspace>", "<backspace>")
        assert warned not in shown(pilot)
        pilot.app.screen.set_focus(None)
        await press(pilot, "<escape>")
        assert not isinstance(pilot.app.screen, JudgeScreen | AssessScreen)

    sit(path, screen, story)


def test_a_new_provider_is_judged_in_words(run: Run, path: Path) -> None:
    run("case", path, "--set", "kind=nygodkendelse")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", LONG, "<escape>", "<enter>", "5", "<enter>")
        assert "[x]" not in shown(pilot)
        await press(pilot, "<escape>", "b", "<enter>")

    sit(path, judging, story)
    assert [each.score for each in stands(path, Judgement)] == ["forventes_ikke"]


def test_evidence_is_told_in_words_masked_and_without_a_tip(run: Run, path: Path) -> None:
    def told() -> str:
        with desk_of(path) as desk:
            runs = ground_runs(desk, desk.unit("4.a"), before=True)
            return "".join(words for words, _ in runs)

    before = told()
    assert "fra 2 samtaler; kilder: borgere og ledelsen. Der er forskellige oplysninger." in before
    assert "Borger 1 24-10-2023 (samtale): ja. Bliver spurgt. [CPR fjernet]" in before
    run("source", path, "Tip 1", "--group", "anonym")
    run("encounter", path, "--source", "Tip 1")
    run("note", path, "--source", "Tip 1", "--indicator", "4.a", typed="Det hemmelige")
    assert told() == before


def test_a_long_list_of_what_to_look_at_is_read_whole(run: Run, path: Path) -> None:
    for number in range(2, 12):
        run("source", path, f"Borger {number}", "--group", "borger")
    codes = tuple(f"Borger {number}" for number in range(2, 12))
    with desk_of(path) as desk:
        judge_anew(desk, "4.a", Verdict(LONG, codes, ""), "MKV")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", " Mere.", "<ctrl+s>")
        assert "F2: læs det hele" in shown(pilot)
        await press(pilot, "<f2>")
        said = shown(pilot)
        assert "nævner Borger 11" in " ".join(said.replace("║", " ").split())
        assert said.count("tag kilden ud") <= 1

    sit(path, judging, story)


def test_two_that_stand_at_once_are_both_shown(path: Path) -> None:
    with desk_of(path) as desk, desk_of(path) as other:
        judge_anew(desk, "4.a", Verdict("Den ene.", (), "2"), "MKV")
        judge_anew(other, "4.a", Verdict("Den anden.", (), "3"), "ABC")
    with desk_of(path) as desk:
        runs = ground_runs(desk, desk.unit("4.a"), before=True)
        told = "".join(words for words, _ in runs)
    assert "Der står flere bedømmelser på samme tid" in told
    assert "Den ene." in told
    assert "Den anden." in told


def test_the_same_again_is_no_new_version_and_an_empty_text_is_refused(path: Path) -> None:
    with desk_of(path) as desk:
        assert desk.saved_at is None
        assert judge_anew(desk, "4.a", Verdict(LONG, ("Borger 1",), "2"), "MKV")
        saved_at, entries = desk.saved_at, len(desk.case.entries)
        assert saved_at == list(desk.case.entries.values())[-1].header.at
        assert not judge_anew(desk, "4.a", Verdict(LONG, ("Borger 1",), "2"), "MKV")
        with pytest.raises(UsageProblem, match="tom"):
            judge_anew(desk, "4.a", Verdict(" ", (), ""), "MKV")
        assert (desk.saved_at, len(desk.case.entries)) == (saved_at, entries)


def test_an_assessment_is_written_beside_what_it_rests_on_and_a_repetition_is_pointed_out(path: Path) -> None:
    with desk_of(path) as desk:
        judge_anew(desk, "4.a", Verdict(LONG, ("Borger 1",), "4"), "MKV")

    async def story(pilot: Pilot[str]) -> None:
        assert "Regnet ud: 4,0 · 1 af 6 bedømt ved dette tilsyn (gennemsnit i to trin)" in shown(pilot)
        assert "(Score: 4 i høj grad opfyldt)" in shown(pilot)
        await press(pilot, LONG, "<escape>")
        assert "gentager ordret en sætning fra 4.a" in shown(pilot)
        await press(pilot, "<enter>", " Mere.", "<ctrl+s>", "<escape>")
        assert pilot.app.return_value == "lukket"

    sit(path, lambda desk, by: AssessScreen(desk, by, Marks(), "theme:4"), story)
    assert [(each.at, each.text) for each in stands(path, Assessment)] == [("theme:4", f"{LONG} Mere.")]


def test_a_criterion_too_says_where_it_repeats(path: Path) -> None:
    with desk_of(path) as desk:
        judge_anew(desk, "4.a", Verdict(LONG, ("Borger 1",), "4"), "MKV")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", LONG, "<ctrl+s>")
        assert "gentager ordret en sætning fra 4.a" in shown(pilot)

    sit(path, lambda desk, by: AssessScreen(desk, by, Marks(), "criterion:4"), story)


def test_points_from_last_time_come_first_and_a_letter_sets_a_status_at_once(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        seen = shown(pilot)
        assert "fra tilsynet 12-10-2022 · IKKE UNDERSØGT" in seen
        assert seen.index("Et uset punkt.") < seen.index("Et kendt punkt.") < seen.index("Et nyt punkt.")
        assert "5.c · dette tilsyn · ingen status" in seen
        await press(pilot, "d\n")
        assert "12-10-2022 · delvist opfyldt" in shown(pilot)
        assert "Gemt kl." in shown(pilot)

    sit(path, lambda desk, by: FollowUpScreen(desk, by, Marks()), story)
    assert {each.text: each.status for each in stands(path, FollowUp)}["Et uset punkt."] == "delvist"


def test_a_new_order_is_refused_whole_kept_as_a_draft_and_asked_for_its_state(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "+\n")
        assert "[x]" not in shown(pilot)
        await press(pilot, "<down>", "<down>", "<down>", "<enter>", "At skrive det ned.", "<tab>", "9.zz", "<ctrl+s>")
        assert "IKKE GEMT. Indikatoren 9.zz findes ikke" in shown(pilot)
        await press(pilot, "<escape>")
        assert "At skrive det ned." in [each.text for each in drafts(path)]
        await press(pilot, "+\n", "<down>", "<down>", "<down>", "<space>", "<tab>", "<ctrl+u>", "<ctrl+s>")
        assert "overvejes" in shown(pilot)
        await press(pilot, "<down>", "<down>", "<enter>", "1-11-2023", "<enter>")
        assert "Påbud · dette tilsyn · ingen status · meddelt 01-11-2023" in shown(pilot)
        assert "Et påbud mangler en frist." in shown(pilot)

    sit(path, lambda desk, by: FollowUpScreen(desk, by, Marks()), story)
    made = {each.text: each for each in stands(path, FollowUp)}["At skrive det ned."]
    assert (made.kind, made.decision, made.decision_date) == ("paabud", "meddelt", "2023-11-01")
    assert drafts(path) == []


def test_a_point_is_corrected_as_a_new_version_of_the_same(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", " Rettet.", "<ctrl+s>")
        assert "Et uset punkt. Rettet." in shown(pilot)

    before = len(stands(path, FollowUp))
    sit(path, lambda desk, by: FollowUpScreen(desk, by, Marks()), story)
    texts = [each.text for each in stands(path, FollowUp)]
    assert "Et uset punkt. Rettet." in texts
    assert len(texts) == before
