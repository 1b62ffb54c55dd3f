"""What another process does while the evening is open, and what must not be lost, leaked or said untruly there."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar

from tests.conversing import desk_of, drafts, entry_count
from tests.needing import needs_a_full_disk
from tests.playing import Story, play, shown, until
from tests.test_evening import down_to, group_answer, path, press, said, voices
from tests.test_evening import sit as sit_as
from tests.test_paste import Held
from tests.test_screen_judging import judging
from tests.test_screen_judging import sit as judge_on
from tilsyn.domain.journal.entries import Answer, Assessment, FollowUp, Judgement, Note, Protect, Scope
from tilsyn.errors import UsageProblem
from tilsyn.interview.evidence_text import voice_runs
from tilsyn.interview.screen import start
from tilsyn.interview.screen.evening.app import LOOSE, OVERVIEW, Evening
from tilsyn.interview.screen.evening.voices import Voices
from tilsyn.interview.screen.judging.assess import AssessScreen
from tilsyn.interview.screen.judging.followups import FollowUpScreen
from tilsyn.interview.screen.judging.ground_text import ground_runs
from tilsyn.interview.screen.judging.judge import JudgeScreen
from tilsyn.interview.screen.kit.editor import Line
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.interview.screen.kit.terminal import WholeCells
from tilsyn.interview.screen.transfer.app import Transferring
from tilsyn.interview.screen.transfer.clipboard import Keeping
from tilsyn.interview.screen.transfer.screen import Fields
from tilsyn.services.drafts import offered
from tilsyn.services.judging import evening
from tilsyn.services.judging.evening import EveningLook
from tilsyn.services.judging.followups import save_point
from tilsyn.services.leaving.notes_and_paste import ReportFields
from tilsyn.services.open_case import Desk

Run = Callable[..., tuple[int, str, str]]
__all__ = ["path"]


def sit(
    path: Path,
    story: Story,
    open_on: str = OVERVIEW,
    size: tuple[int, int] = (80, 24),
    by: str | None = "MKV",
) -> None:
    """One evening on a screen, by whoever is said to write."""
    with desk_of(path) as desk:
        app = Evening(desk, by, Marks(), open_on)
        play(app, story, size)
        assert app.fault is None


def entry_of(desk: Desk, question: str, code: str) -> str:
    entry = desk.case.current(f"answer|{question}|{desk.encounter(code).id}")
    assert entry is not None
    return entry.id


def protect(path: Path, find: Callable[[Desk], str], protection: str = "fortrolig") -> None:
    """As `tilsyn protect` beside an open evening would."""
    with desk_of(path) as beside:
        stated = {"record": beside.world.new_id(), "target": find(beside), "protection": protection, "reason": "løfte"}
        beside.add([Protect.model_validate(stated)], "MKV")


def told(desk: Desk, indicator: str = "4.a") -> str:
    return "".join(
        words for each in voices(desk, indicator) for piece in each.pieces for words, _ in voice_runs(desk, piece, "")
    )


def test_what_is_protected_beside_the_evening_is_gone_when_one_looks_again(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        assert "LEDERENS" in await press(pilot, *keys, "enter")
        protect(path, lambda desk: entry_of(desk, "4.a.1", "S1"))
        assert "LEDERENS" not in await press(pilot, "right", "left")
        await press(pilot, "escape")
        protect(path, lambda desk: entry_of(desk, "4.a.1", "S2"))
        seen = await press(pilot, "enter")
        assert "De siger" not in seen
        assert "husordenen" in seen

    sit(path, story)


def test_a_value_meets_neither_what_is_protected_meanwhile_nor_what_was_rewritten(path: Path) -> None:
    with desk_of(path) as desk:
        leader, group = voices(desk)[0].pieces
        paper = voices(desk)[1].pieces[0]
        protect(path, lambda beside: entry_of(beside, "4.a.1", "S1"))
        with pytest.raises(UsageProblem, match="gælder ikke længere"):
            evening.set_value(desk, leader, "nej", None, "MKV")
        protect(path, lambda beside: beside.case.current(f"encounter|{beside.encounter('D1').id}").id)  # type: ignore[union-attr]
        with pytest.raises(UsageProblem, match="gælder ikke længere"):
            evening.set_value(desk, paper, "nej", None, "MKV")
        with desk_of(path) as beside:
            said(beside, beside.encounter("S2"), "4.a.1", "ja", "Rettet imens")
        with pytest.raises(UsageProblem, match="rettet imens"):
            evening.set_value(desk, group, "nej", None, "MKV")
        assert (group_answer(desk)[0].value, group_answer(desk)[0].note) == ("ja", "Rettet imens")
        assert not desk.case.conflicts()


def test_the_screen_shows_what_a_refused_value_would_have_met(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "down")
        with desk_of(path) as beside:
            said(beside, beside.encounter("S2"), "4.a.1", "ja", "Rettet imens")
        seen = await press(pilot, "n", "enter")
        assert "IKKE GEMT. Svaret er rettet imens" in " ".join(seen.split())
        assert "Rettet imens" in seen
        assert "Gemt kl." in await press(pilot, "n", "enter")

    sit(path, story, size=(80, 50))


def test_a_voice_gone_meanwhile_hands_no_value_to_another(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "down")
        protect(path, lambda desk: entry_of(desk, "4.a.1", "S2"))
        screen = pilot.app.screen
        assert isinstance(screen, Voices)
        for letter in "n\rd\r":
            screen.takes(Key("enter" if letter == "\r" else letter, letter))
        assert "Der er rettet i sagen imens" in " ".join((await press(pilot)).split())

    sit(path, story)
    with desk_of(path) as desk:
        values = {held.question: held.value for _, held in desk.visible().answers() if held.question != "7.a.4"}
    assert values == {"4.a.1": "ja", "4.a.2": "ja"}


def unseen(path: Path, value: str, note: str) -> None:
    """A second version of the leader's answer, written without seeing the one that comes before it."""
    with desk_of(path) as late:
        late.visible()
        with desk_of(path) as early:
            said(early, early.encounter("S1"), "4.a.1", "ja", "DEN ENE")
        said(late, late.encounter("S1"), "4.a.1", value, note)


def test_two_versions_of_an_answer_are_both_shown_and_no_value_drops_one(path: Path) -> None:
    unseen(path, "nej", "DEN ANDEN")
    with desk_of(path) as desk:
        assert "DEN ENE" in told(desk)
        assert "DEN ANDEN" in told(desk)
        with pytest.raises(UsageProblem, match="flere udgaver"):
            evening.set_value(desk, voices(desk)[0].pieces[0], "delvist", None, "MKV")
        assert len(desk.case.conflicts()) == 1


def test_two_readings_of_the_same_words_are_settled_by_a_value(path: Path) -> None:
    unseen(path, "nej", "DEN ENE")
    with desk_of(path) as desk:
        assert evening.set_value(desk, voices(desk)[0].pieces[0], "delvist", None, "MKV")
        assert not desk.case.conflicts()


def test_what_was_protected_and_is_no_longer_stays_in_sight_when_it_is_read_or_placed(path: Path) -> None:
    with desk_of(path) as desk:
        said(desk, desk.encounter("S1"), "4.a.2", None, "ÅBEN IGEN", protection="fortrolig")
        identity = desk.world.new_id()
        hidden = Note(record=identity, id=identity, text="NOTE IGEN", protection="fortrolig")
        note = desk.add([hidden], "MKV")[0].id
    protect(path, lambda beside: entry_of(beside, "4.a.2", "S1"), "normal")
    protect(path, lambda _: note, "normal")
    with desk_of(path) as desk:
        piece = next(
            each for heard in voices(desk) for each in heard.pieces
            if isinstance(each.said, Answer) and each.said.note == "ÅBEN IGEN"
        )  # fmt: skip
        assert evening.set_value(desk, piece, "ja", None, "MKV")
        entry = next(entry for entry, held in evening.loose(EveningLook(desk)) if held.text == "NOTE IGEN")
        assert evening.place_note(desk, entry, "4.a", "MKV")
        assert "ÅBEN IGEN" in told(desk)
        assert "NOTE IGEN" in told(desk)


def test_a_note_that_is_protected_meanwhile_is_neither_counted_nor_placed(path: Path) -> None:
    with desk_of(path) as desk:
        first = next(desk.visible().notes())[0].id

    async def story(pilot: Pilot[str]) -> None:
        assert "Løse noter · 1 af 2" in await press(pilot)
        protect(path, lambda _: first)
        seen = await press(pilot, "4", "full_stop", "a", "enter")
        assert "IKKE GEMT. Noten gælder ikke længere" in " ".join(seen.split())
        assert "Stole" not in seen
        assert "Løse noter · 1 af 1" in seen
        assert "En rest" in seen

    sit(path, story, LOOSE)


def test_a_note_rewritten_unseen_is_not_placed_over(path: Path) -> None:
    with desk_of(path) as desk:
        entry, note = evening.loose(EveningLook(desk))[0]
        with desk_of(path) as beside:
            beside.add([note.model_copy(update={"record": beside.world.new_id(), "text": "NY ORDLYD"})], "MKV")
        with pytest.raises(UsageProblem, match="rettet imens"):
            evening.place_note(desk, entry, "4.a", "MKV")
        assert [held.text for _, held in evening.loose(EveningLook(desk))].count("NY ORDLYD") == 1


def test_a_judgement_whose_source_speaks_only_under_protection_can_be_read_and_left(run: Run, path: Path) -> None:
    assert run("score", path, "4.a", "--plain", typed="Tekst.\n.\nLeder\n4\n")[0] == 0
    protect(path, lambda beside: beside.case.current(f"encounter|{beside.encounter('S1').id}").id)  # type: ignore[union-attr]
    closed = []

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "escape")
        closed.append(pilot.app.return_value)

    judge_on(path, judging, story)
    assert closed == ["lukket"]


def test_the_footer_of_a_judgement_knows_what_was_saved_before_it_was_opened(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        assert "Gemt kl." in await press(pilot, *keys, "enter", "down", "d", "enter")
        seen = await press(pilot, "b", "enter")
        assert "Intet gemt endnu" not in seen
        assert "Gemt kl." in seen

    sit(path, story)


def test_a_deviation_of_one_who_has_left_the_conversation_keeps_its_voice(path: Path) -> None:
    from tilsyn.output.contexts.notes_part import notes
    from tilsyn.services.planning import preparing

    with desk_of(path) as desk:
        preparing.change_encounter(desk, "S2", ["Borger 1"], "MKV", {})
        assert "Borger 2 sagde noget andet: Aldrig hørt" in told(desk)
        made = next(each for each in notes(desk.case, desk.model) if each["betegnelse"] == "S2")
        assert made["svar"][0]["afvigelser"] == ["Borger 2: Aldrig hørt"]


def test_the_halves_of_a_question_are_read_in_one_version_that_keeps_all_else(path: Path) -> None:
    with desk_of(path) as desk:
        unit, question = next((unit, each) for unit, each in desk.model.questions() if len(each.parts) > 1)
        said(desk, desk.encounter("S1"), question.id, "ja", "BEGGE DELE", flagged=True)
        where, halves, count = unit.id, question.parts, len(desk.case.entries)
    keys = down_to(path, where)

    async def story(pilot: Pilot[str]) -> None:
        seen = await press(pilot, *keys, "enter", "p", "enter")
        assert f"{halves[0]}: endnu ingen værdi" in seen
        await press(pilot, "j", "enter", "n", "enter", "escape")
        await press(pilot, "p", "enter", "j", "enter", "n", "enter", "enter")
        seen = " ".join((await press(pilot)).split())
        assert f"{halves[0]}: ja, {halves[1]}: nej" in seen
        assert "Gemt kl." in seen

    sit(path, story)
    with desk_of(path) as desk:
        stands = desk.case.entries[entry_of(desk, question.id, "S1")].payload
        assert isinstance(stands, Answer)
        assert [(each.part, each.value) for each in stands.parts] == [(halves[0], "ja"), (halves[1], "nej")]
        assert (stands.value, stands.note, stands.flagged) == ("ja", "BEGGE DELE", True)
        assert len(desk.case.entries) == count + 1


def test_anyone_may_look_and_only_what_writes_asks_who(run: Run, path: Path) -> None:
    run("case", path, "--set", "by=MKV;ABC")
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        seen = await press(pilot, *keys, "enter")
        assert "LEDERENS" in seen
        for key in ("n", "plus"):
            seen = " ".join((await press(pilot, key, "enter")).split())
            assert "IKKE GEMT. Det fremgår ikke, hvem der skriver. Råd: Tilføj --by" in seen
        pilot.app.post_message(Paste("SAT IND"))
        assert "Ikke færdigskrevet: en note til 4.a" in await press(pilot)

    sit(path, story, size=(140, 45), by=None)


def test_a_terminal_opens_the_evening_without_naming_who_writes(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("case", path, "--set", "by=MKV;ABC")
    monkeypatch.setattr(start, "run_sitting", lambda _: "lukket")
    with desk_of(path) as desk:
        assert start.run_evening(desk, "overview", None) == "lukket"


def test_a_draft_older_than_what_stands_says_so_and_what_stands_can_be_read(path: Path) -> None:
    with desk_of(path) as desk:
        for slot in ("judgement|4.a", "assessment|theme:4"):
            desk.file.save_draft(slot, "GAMMEL KLADDE")
        record = desk.world.new_id()
        desk.add([Judgement(record=record, indicator="4.a", text="NYESTE BEDØMMELSE.")], "MKV")
        desk.add([Assessment(record=desk.world.new_id(), at="theme:4", text="NYESTE VURDERING.")], "MKV")
        assert "ældre end det, der nu står" in offered(desk, "judgement|4.a", "NYESTE BEDØMMELSE.")[1]
        desk.file.save_draft("judgement|4.a", "NY KLADDE")
        assert "ældre" not in offered(desk, "judgement|4.a", "NYESTE BEDØMMELSE.")[1]

    async def story(pilot: Pilot[str]) -> None:
        seen = " ".join((await press(pilot)).split())
        assert "GAMMEL KLADDE" in seen
        assert "NYESTE VURDERING." in seen
        assert "ældre end det, der nu står" in seen

    judge_on(path, lambda desk, by: AssessScreen(desk, by, Marks(), "theme:4"), story)


def test_where_the_edition_is_in_doubt_the_choice_is_made_where_one_judges(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "Tryk g for at vælge" in " ".join((await press(pilot)).split())
        await press(pilot, "g", "enter", "down", "enter", "enter")
        assert "IKKE GEMT. Valget mangler en begrundelse" in " ".join((await press(pilot)).split())
        await press(pilot, "g", "enter", "down", "enter", "f", "r", "i")
        await until(pilot, lambda: [each.text for each in drafts(path)] == ["fri"])
        await press(pilot, "enter")
        assert not drafts(path)
        seen = " ".join((await press(pilot)).split())
        assert "gælder ikke for tilbudstypen" in seen
        assert "Gemt kl." in seen
        await press(pilot, "g", "enter", "enter", "j", "a", "enter")
        seen = " ".join((await press(pilot)).split())
        assert "Valgt i denne sag: 2.b gælder for tilbuddet (ja)" in seen
        await press(pilot, "enter", "T")
        assert "1 tegn ikke gemt" in await press(pilot)

    judge_on(path, lambda desk, by: JudgeScreen(desk, by, Marks(), "2.b"), story)
    with desk_of(path) as desk:
        assert [(each.use, each.reason) for _, each in desk.case.of(Scope)] == [(True, "ja")]


def test_what_a_point_was_tied_to_can_be_taken_away(path: Path) -> None:
    with desk_of(path) as desk:
        stated = {"kind": "udviklingspunkt", "indicator": "5.c", "law": "§ 1", "basis": "§ 2", "deadline": "2024-01-01"}
        assert save_point(desk, None, "Et punkt", stated, "MKV")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "enter")
        for name in ("indicator", "deadline", "law", "basis"):
            line = pilot.app.screen.query_one(f"#{name}", Line)
            assert line.value
            line.value = ""
        await press(pilot, "ctrl+s")

    judge_on(path, lambda desk, by: FollowUpScreen(desk, by, Marks()), story)
    with desk_of(path) as desk:
        point = next(each for _, each in desk.case.of(FollowUp))
        assert (point.indicator, point.law, point.basis, point.deadline) == (None, None, None, None)
        assert point.text == "Et punkt"


def test_brackets_in_a_wrong_date_are_only_shown(path: Path) -> None:
    with desk_of(path) as desk:
        assert save_point(desk, None, "Et påbud", {"kind": "paabud", "deadline": "2024-01-01"}, "MKV")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "a", "enter", "enter", "left_square_bracket", "slash", "x", "right_square_bracket", "enter")
        assert "Datoen »[/x]« kan ikke læses" in await press(pilot)

    judge_on(path, lambda desk, by: FollowUpScreen(desk, by, Marks()), story)


def test_a_half_typed_reason_comes_back(run: Run, path: Path) -> None:
    assert run("score", path, "4.a", "--plain", typed="Tekst.\n.\nLeder\n4\n")[0] == 0
    run("case", path, "--set", "stage=hoering")

    async def broken_off(pilot: Pilot[str]) -> None:
        await press(pilot, "4", "enter", *"nyt", "ctrl+c")

    async def again(pilot: Pilot[str]) -> None:
        seen = " ".join((await press(pilot)).split())
        assert "4 Begrundelse for ændringen · nyt" in seen
        assert "Det halvskrevne" in seen
        await press(pilot, "3", "enter", "5", "ctrl+s")
        assert "Gemt kl." in await press(pilot)

    judge_on(path, judging, broken_off)
    judge_on(path, judging, again)
    with desk_of(path) as desk:
        assert [each.reason for _, each in desk.case.of(Judgement)] == ["nyt"]
        assert not desk.file.drafts()


def test_the_judge_reads_the_halves_the_reason_and_the_place(path: Path) -> None:
    with desk_of(path) as desk:
        said(desk, desk.encounter("S1"), "4.a.3", "ikke_relevant", "", reason="HUN ER NY")
        identity = desk.world.new_id()
        desk.add([Note(record=identity, id=identity, text="Ordret", at_items=("4.a",), place="side 3")], "MKV")
        seen = "".join(words for words, _ in ground_runs(desk, desk.unit("4.a"), before=False))
        assert "Begrundelse: HUN ER NY" in seen
        assert "hørt: nej" in seen
        assert "[side 3] Ordret" in seen
        unknown = next(unit.id for unit in desk.model.rated() if unit.text is None)
        assert "None" not in "".join(words for words, _ in ground_runs(desk, desk.unit(unknown), before=False))


def test_a_half_typed_place_comes_back(path: Path) -> None:
    async def broken_off(pilot: Pilot[str]) -> None:
        await press(pilot, *"tem", "ctrl+c")

    async def again(pilot: Pilot[str]) -> None:
        seen = " ".join((await press(pilot)).split())
        assert "Stedet var skrevet halvt" in seen
        await press(pilot, "enter", *"a", "space", "4", "enter")
        assert "Lagt på tema 4" in await press(pilot)

    sit(path, broken_off, LOOSE)
    sit(path, again, LOOSE)
    with desk_of(path) as desk:
        assert not desk.file.drafts()


def test_the_fields_of_a_half_written_point_come_back(path: Path) -> None:
    async def broken_off(pilot: Pilot[str]) -> None:
        await press(pilot, "plus", "enter", "enter", *"punkt", "tab", *"5.", "ctrl+c")

    async def again(pilot: Pilot[str]) -> None:
        seen = " ".join((await press(pilot, "plus", "enter")).split())
        assert "punkt" in seen
        assert pilot.app.screen.query_one("#indicator", Line).value == "5."
        await press(pilot, "tab", "tab", "end", "c", "ctrl+s")
        assert "Gemt kl." in await press(pilot)

    for story in (broken_off, again):
        judge_on(path, lambda desk, by: FollowUpScreen(desk, by, Marks()), story)
    with desk_of(path) as desk:
        assert [each.indicator for _, each in desk.case.of(FollowUp)] == ["5.c"]
        assert not desk.file.drafts()


def test_a_field_rewritten_since_it_was_drawn_is_shown_before_it_is_copied(run: Run, path: Path) -> None:
    assert run("assess", path, "theme:4", typed="GAMMEL TEKST")[0] == 0
    clipboard = Held()
    with desk_of(path) as desk:
        app = Transferring(ReportFields(desk, None), Keeping(clipboard), Marks())

        async def play() -> None:
            async with app.run_test(size=(80, 24)) as pilot:
                await press(pilot)
                fields = pilot.app.screen
                assert isinstance(fields, Fields)
                place = next(number for number, each in enumerate(fields._shown) if each.place == "theme:4")
                await press(pilot, *["down"] * place)
                with desk_of(path) as beside:
                    record = beside.world.new_id()
                    beside.add([Assessment(record=record, at="theme:4", text="NY TEKST")], "MKV")
                assert "NY TEKST" in await press(pilot, "enter")
                assert clipboard.text == "noget fra før"
                await press(pilot, "enter")
                assert clipboard.text == "NY TEKST"

        asyncio.run(play())


@contextlib.contextmanager
def full_disk(path: Path) -> Iterator[None]:
    """No file may grow, nor a new one hold anything."""
    import resource

    before, heard = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert path.exists()


NOT_KEPT = "IKKE GEM"
"""Of what was to be recorded, or of its draft, whichever was tried last."""


@needs_a_full_disk
def test_a_full_disk_is_said_at_every_gesture_and_takes_no_text(path: Path) -> None:
    keys, before = down_to(path, "4.a"), entry_count(path)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys)
        with full_disk(path):
            seen = " ".join((await press(pilot, "enter", "d", "enter")).split())
            assert NOT_KEPT in seen
            pilot.app.post_message(Paste("SAT IND"))
            await press(pilot)
            seen = await press(pilot, "X", "escape")
            assert "SAT INDX" in seen
            assert "Gemt kl." not in seen
        assert "Gemt kl." in await press(pilot, "escape")
        await press(pilot, "b", "enter")
        with full_disk(path):
            seen = " ".join((await press(pilot, "enter", *"TEKST", "ctrl+s")).split())
            assert NOT_KEPT in seen
            assert "TEKST" in seen
        await press(pilot, "ctrl+s")
        await press(pilot, "escape", "escape", "escape", "v", "enter")
        with full_disk(path):
            await press(pilot, "enter", *"PROSA", "escape")
            await until(pilot, lambda: NOT_KEPT in shown(pilot))
            assert "PROSA" in shown(pilot)
        await press(pilot, "ctrl+s", "escape", "escape", "l", "enter")
        with full_disk(path):
            assert NOT_KEPT in await press(pilot, "4", "full_stop", "a", "enter")

    sit(path, story, size=(140, 45))
    with desk_of(path) as desk:
        assert [each.text for _, each in desk.case.of(Judgement)] == ["TEKST"]
        assert [each.text for _, each in desk.case.of(Assessment)] == ["PROSA"]
        assert len(desk.case.entries) == before + 3


def test_two_versions_of_a_point_are_both_shown_and_no_letter_drops_one(path: Path) -> None:
    with desk_of(path) as desk:
        assert save_point(desk, None, "PUNKT", {"kind": "udviklingspunkt"}, "MKV")
    with desk_of(path) as late:
        point = next(each for _, each in late.case.of(FollowUp))

        def write(where: Desk, text: str) -> None:
            where.add([point.model_copy(update={"record": where.world.new_id(), "text": text})], "MKV")

        with desk_of(path) as early:
            write(early, "DEN ENE")
        write(late, "DEN ANDEN")

    async def story(pilot: Pilot[str]) -> None:
        seen = await press(pilot)
        assert "DEN ENE" in seen
        assert "DEN ANDEN" in seen
        assert "står i flere udgaver" in " ".join((await press(pilot, "o", "enter")).split())
        await press(pilot, "enter", *"samlet", "ctrl+s", "o", "enter")

    judge_on(path, lambda desk, by: FollowUpScreen(desk, by, Marks()), story)
    with desk_of(path) as desk:
        assert not desk.case.conflicts()
        assert [each.status for _, each in desk.case.of(FollowUp)] == ["opfyldt"]


def test_an_old_console_can_write_the_halves_and_the_choice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScrollBar, "renderer", WholeCells)  # as `prepare` does in a terminal
    with desk_of(path) as desk:
        unit, question = next((unit, each) for unit, each in desk.model.questions() if len(each.parts) > 1)
        said(desk, desk.encounter("S1"), question.id, "ja", "BEGGE DELE")
    keys, scope = down_to(path, unit.id), down_to(path, "2.b")

    async def halves(pilot: Pilot[str]) -> None:
        assert (await press(pilot, *keys, "enter", "p", "enter", "j", "enter")).encode("cp850")

    async def choice(pilot: Pilot[str]) -> None:
        assert (await press(pilot, *scope, "b", "enter")).encode("cp850")
        assert (await press(pilot, "g", "enter")).encode("cp850")
        assert (await press(pilot, "enter", "x", "enter")).encode("cp850")

    for story in (halves, choice):
        sit_as(path, story, old="cp850")
