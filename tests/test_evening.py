"""The evening: all voices side by side, values read one voice at a time, loose notes put where they belong."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar

from tests.conversing import PASSPHRASE, desk_of, drafts, entry_count
from tests.needing import needs_a_terminal
from tests.playing import Story, play, until
from tests.playing import shown as shown_on
from tilsyn.domain.journal.entries import Answer, Deviation, Encounter, Note, PartValue
from tilsyn.errors import CaseLocked, UsageProblem
from tilsyn.interview.evidence_text import heading, voice_runs
from tilsyn.interview.screen.evening.app import LOOSE, OVERVIEW, Evening
from tilsyn.interview.screen.evening.overview import Overview
from tilsyn.interview.screen.evening.rows import rows
from tilsyn.interview.screen.evening.voices import Voice, Voices
from tilsyn.interview.screen.kit.glyphs import marks_for
from tilsyn.interview.screen.kit.terminal import WholeCells
from tilsyn.interview.screen.start import run_evening
from tilsyn.output.contexts import context
from tilsyn.output.contexts.workbook_part import workbook
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging import evening
from tilsyn.services.judging.evening import EveningLook
from tilsyn.services.judging.view import Heard
from tilsyn.services.open_case import Desk
from tilsyn.services.planning import preparing
from tilsyn.storage.lock import SessionLock

Run = Callable[..., tuple[int, str, str]]
AT = "2023-10-24T10:00:00.000+02:00"


def met(desk: Desk, *codes: str, start: str, **stated: object) -> Encounter:
    return preparing.add_encounter(desk, codes, "MKV", {"start": f"2023-10-24T{start}:00.000+02:00", **stated})


def said(desk: Desk, where: Encounter, question: str, value: str | None, note: str = "", **more: object) -> None:
    told = {"record": desk.world.new_id(), "question": question, "encounter": where.id, "value": value, "note": note}
    desk.add([Answer.model_validate({**told, **more})], "MKV")


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    """A leader in the morning, a group of two later, documents; a tip that nobody may know of."""
    with desk_of(case_path) as desk:
        groups = (("Borger 1", "borger"), ("Borger 2", "borger"), ("Leder", "ledelse"), ("Tip", "anonym"))
        ids = {code: preparing.add_source(desk, code, "MKV", {"group": group}).id for code, group in groups}
        leader = met(desk, "Leder", start="09:00", code="S1", outcome="gennemfoert")
        several = met(desk, "Borger 1", "Borger 2", start="10:00", code="S2", quote_ok=True, participants=3)
        preparing.change_encounter(desk, several.id, ("Borger 1", "Borger 2", ids["Tip"]), "MKV", {}, in_room=True)
        paper = met(desk, start="11:00", code="D1", method="dokument")
        tip = met(desk, ids["Tip"], start="12:00", code="S9")
        said(desk, leader, "4.a.1", "ja", "LEDERENS ord")
        said(
            desk, several, "4.a.1", None, "De siger 010180-1234", family="respekt", said_at=AT, recorded_from="papir",
            flagged=True, parts=(PartValue(part="hørt", value="nej"),),
            deviates=(Deviation(source=ids["Borger 2"], note="Aldrig hørt"), Deviation(source=ids["Tip"], note="TIP")),
        )  # fmt: skip
        said(desk, several, "7.a.4", None, "De siger 010180-1234", family="respekt")
        said(desk, paper, "4.a.2", "ja", "Står i husordenen")
        said(desk, tip, "4.a.1", "nej", "TIP")
    for text in ("Stole i køkkenet", "En rest"):
        assert run("note", case_path, typed=text)[0] == 0
    return case_path


def voices(desk: Desk, indicator: str = "4.a") -> list[Heard]:
    return evening.heard(EveningLook(desk), desk.unit(indicator))


def group_answer(desk: Desk, question: str = "4.a.1") -> tuple[Answer, str]:
    encounter = desk.encounter("S2")
    entry = desk.case.current(f"answer|{question}|{encounter.id}")
    assert entry is not None
    assert isinstance(entry.payload, Answer)
    return entry.payload, entry.header.at


def test_a_value_is_read_into_one_voice_and_all_else_stays_as_it_was_said(path: Path) -> None:
    with desk_of(path) as desk:
        before, noted = group_answer(desk)
        piece = voices(desk)[0].pieces[1]
        assert evening.set_value(desk, piece, "nej", None, "MKV")
        after, at = group_answer(desk)
        assert desk.saved_at == at
        assert after == before.model_copy(update={"record": after.record, "value": "nej", "recorded_at": noted})
        assert after.record != before.record
        assert [each.note for each in after.deviates] == ["Aldrig hørt", "TIP"]
        assert group_answer(desk, "7.a.4")[0].value is None
        assert [each.held.label for each in voices(desk)[0].pieces if each.held] == ["S1", "S2"]


def test_the_value_that_stands_writes_nothing(path: Path) -> None:
    with desk_of(path) as desk:
        leader, count = voices(desk)[0].pieces[0], len(desk.case.entries)
        assert not evening.set_value(desk, leader, "ja", None, "MKV")
        assert (len(desk.case.entries), desk.saved_at) == (count, None)


def test_what_a_value_asks_for_is_asked_for(path: Path) -> None:
    with desk_of(path) as desk:
        leader, paper = voices(desk)[0].pieces[0], voices(desk)[1].pieces[0]
        assert evening.needs_reason(leader, "ikke_relevant")
        assert not evening.needs_reason(leader, "ja")
        with pytest.raises(UsageProblem, match="begrundelse"):
            evening.set_value(desk, leader, "ikke_relevant", "  ", "MKV")
        with pytest.raises(UsageProblem, match="kun for dokumenter"):
            evening.set_value(desk, leader, "ikke_fundet", None, "MKV")
        assert evening.set_value(desk, paper, "ikke_fundet", None, "MKV")
        assert evening.set_value(desk, leader, "ikke_relevant", "Hun er ny", "MKV")
        held = voices(desk)[0].pieces[0].said
        assert isinstance(held, Answer)
        assert (held.value, held.reason) == ("ikke_relevant", "Hun er ny")
        assert evening.set_value(desk, leader, None, None, "MKV")
        held = voices(desk)[0].pieces[0].said
        assert isinstance(held, Answer)
        assert (held.value, held.reason, held.note) == (None, None, "LEDERENS ord")


def test_an_answer_without_text_keeps_its_value(path: Path) -> None:
    with desk_of(path) as desk:
        said(desk, desk.encounter("S1"), "4.a.3", "ja")
        piece = voices(desk)[-1].pieces[0]
        with pytest.raises(UsageProblem, match="ikke noget svar"):
            evening.set_value(desk, piece, None, None, "MKV")


def test_each_voice_is_shown_whole_and_the_protected_leaves_no_trace(path: Path) -> None:
    with desk_of(path) as desk:
        first = voices(desk)[0]
        told = ["".join(words for words, _ in voice_runs(desk, each, "")) for each in first.pieces]
        assert len(told) == 2
        assert "S1 · samtale, enkeltvis · ledelse" in told[0]
        assert "Værdi: ja" in told[0]
        assert "LEDERENS ord" in told[0]
        group = told[1]
        for words in (
            "S2 · samtale, i gruppe · borgere · 3 deltagere · må citeres", "sagt 24-10-2023 10.00", "fra papir",
            "endnu ingen værdi", "hørt: nej", "skal ses på igen", "De siger [CPR fjernet]",
            "Borger 2 sagde noget andet: Aldrig hørt",
        ):  # fmt: skip
            assert words in group
        assert "TIP" not in "".join(told)
        assert "FORSKELLIGE OPLYSNINGER" in heading(first, desk.unit("4.a"))
        assert "FORSKELLIGE" not in heading(voices(desk)[1], desk.unit("4.a"))


def test_the_overview_counts_encounters_and_methods_and_never_values(path: Path) -> None:
    with desk_of(path) as desk:
        found = {row.id: row for row in rows(EveningLook(desk))}
        assert found["4.a"].told == "forskellige oplysninger · 2 samtaler, 1 gennemgang · 2 metoder"
        assert found["7.a"].told == "1 samtale · bygger på én metode"
        assert (found["4.a"].state, found["14.c"].state) == ("mangler", "gælder ikke for tilbudstypen")
        assert found["theme:4"].title == "Tema 4 Sundhed og trivsel"
        assert (found["theme:4"].state, found["theme:4"].place) == ("vurdering mangler", "theme:4")
        assert found["4.a"].place == "criterion:4"
        assert found["criterion:6"].state == ""
        assert list(found)[-2:] == ["overall", "conclusion"]
        assert (found["overall"].state, found["conclusion"].state) == ("vurdering mangler", "")
        assert [held.label for held in EveningLook(desk).unclosed()] == ["S2"]


def test_a_judged_indicator_says_its_score_and_a_text_alone_says_so(run: Run, path: Path) -> None:
    assert run("score", path, "4.a", "--plain", typed="Tekst.\n.\nLeder\n4\n")[0] == 0
    assert run("score", path, "4.b", "--plain", typed="Tekst.\n.\nLeder\n\n")[0] == 0
    with desk_of(path) as desk:
        found = {row.id: row.state for row in rows(EveningLook(desk))}
    assert (found["4.a"], found["4.b"]) == ("bedømt 4", "tekst uden score")


def test_a_loose_note_is_put_where_the_line_says_and_may_be_put_elsewhere(path: Path) -> None:
    with desk_of(path) as desk:
        entry, note = evening.loose(EveningLook(desk))[0]
        with pytest.raises(UsageProblem) as refused:
            evening.place_note(desk, entry, "4.a; tema 44", "MKV")
        assert refused.value.message == "Stedet tema 44 findes ikke i sagen."
        assert "tema 4" in refused.value.hint
        assert evening.place_note(desk, entry, " 4.A; tema 4 ;theme:4; kriterium 4; 4.a;", "MKV")
        placed = next(each for _, each in desk.case.of(Note) if each.id == note.id)
        assert placed.at_items == ("4.a", "theme:4", "criterion:4")
        assert len(evening.loose(EveningLook(desk))) == 1
        assert not evening.place_note(desk, entry, "4.a; tema 4; kriterium 4", "MKV")
        assert [each.place for each in voices(desk) if each.pieces[0].question is None] == [
            "4.a", "criterion:4", "theme:4",
        ]  # fmt: skip
        assert evening.place_note(desk, entry, "", "MKV")
        assert len(evening.loose(EveningLook(desk))) == 2


def test_a_note_of_the_evening_lies_on_its_indicator_and_keeps_its_draft_till_then(path: Path) -> None:
    with desk_of(path) as desk:
        Keeper(desk, "note|at|4.a").hold("halvt")
        receipt = evening.add_note(desk, "4.a", "»Ring til 010180-1234«", "MKV")
        assert receipt is not None
        assert receipt.cpr
        assert Keeper(desk, "note|at|4.a").found() is None
        note = [each for _, each in desk.case.of(Note)][-1]
        assert (note.at_items, note.quote) == (("4.a",), True)
        count = len(desk.case.entries)
        assert evening.add_note(desk, "4.a", " \n", "MKV") is None
        assert len(desk.case.entries) == count


def test_the_evening_waits_for_the_conversation_and_knows_its_indicators(path: Path) -> None:
    with desk_of(path) as desk, SessionLock(path), pytest.raises(CaseLocked):
        run_evening(desk, OVERVIEW, "MKV")
    with desk_of(path) as desk, pytest.raises(UsageProblem, match=r"9\.z"):
        run_evening(desk, "9.z", "MKV")


def sit(path: Path, story: Story, open_on: str = OVERVIEW, size: tuple[int, int] = (80, 24), old: str = "") -> Evening:
    """One evening on a screen; `old` is the encoding of a console."""
    with desk_of(path) as desk:
        app = Evening(desk, "MKV", marks_for(old or None), open_on)
        play(app, story, size)
        assert app.fault is None
        return app


async def press(pilot: Pilot[str], *keys: str) -> str:
    """Keys by name; what can be read afterwards."""
    await pilot.press(*keys)
    await pilot.pause()
    return shown_on(pilot)


def down_to(path: Path, indicator: str) -> list[str]:
    """The keys from where the overview opens to an indicator."""
    with desk_of(path) as desk:
        found = list(rows(EveningLook(desk)))
    first = next(place for place, row in enumerate(found) if row.rated)
    return ["down"] * ([row.id for row in found].index(indicator) - first)


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
def test_from_the_overview_to_a_value_without_the_mouse(path: Path, size: tuple[int, int]) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        seen = await press(pilot)
        assert "2 løse noter venter" in seen
        assert "1 samtale er ikke afsluttet: S2" in seen
        seen = await press(pilot, *keys, "enter")
        assert "LEDERENS ord" in seen
        assert "FORSKELLIGE OPLYSNINGER" in " ".join(seen.split())
        assert "Intet gemt endnu" in seen
        seen = await press(pilot, "down", "d", "enter")
        assert "Værdi: delvist" in seen
        assert "Gemt kl." in seen
        seen = await press(pilot, "question_mark", "enter")
        assert "NR2020" in seen
        seen = await press(pilot, "escape", "right")
        assert "4.b" in seen
        assert "LEDERENS" not in seen
        seen = await press(pilot, "escape", "q", "enter")

    closed = sit(path, story, size=size)
    assert "lukket" in (closed.return_value or "")
    with desk_of(path) as desk:
        assert group_answer(desk)[0].value == "delvist"


def test_keys_typed_before_the_voices_are_drawn_meet_the_voice_they_are_meant_for(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await pilot.press(*keys)
        enter, n, d = ("enter", "\r"), ("n", "n"), ("d", "d")
        for name, letter in (enter, ("down", None), n, enter, ("right", None), ("left", None), d, enter):
            screen = pilot.app.screen
            assert isinstance(screen, Overview | Voices)
            screen.takes(Key(name, letter))
        await pilot.pause()

    sit(path, story)
    with desk_of(path) as desk:
        assert group_answer(desk)[0].value == "nej"
        leader = desk.case.current(f"answer|4.a.1|{desk.encounter('S1').id}")
        assert leader is not None
        assert getattr(leader.payload, "value", None) == "delvist"


def test_a_voice_that_comes_meanwhile_is_shown_with_the_next_value(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "down")
        with desk_of(path) as beside:
            said(beside, beside.encounter("D1"), "4.a.1", "delvist", "KOM TIL")
        seen = await press(pilot, "n", "enter")
        assert "Gemt kl." in seen
        assert "KOM TIL" in seen

    sit(path, story, size=(80, 50))
    with desk_of(path) as desk:
        assert group_answer(desk)[0].value == "nej"


def test_the_mouse_chooses_a_row_and_a_voice(path: Path) -> None:
    with desk_of(path) as desk:
        place = [row.id for row in rows(EveningLook(desk))].index("4.a")

    async def story(pilot: Pilot[str]) -> None:
        await pilot.click("#rows", offset=(10, place))
        assert "LEDERENS ord" in await press(pilot)
        await pilot.click(pilot.app.screen.query(Voice)[1], offset=(5, 2))
        await press(pilot, "v", "enter")

    sit(path, story, size=(140, 45))
    with desk_of(path) as desk:
        assert group_answer(desk)[0].value == "ved_ikke"


def test_a_reason_is_asked_for_and_esc_keeps_it_half_typed(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        seen = await press(pilot, *keys, "enter", "i", "enter")
        assert "Hvorfor er det ikke relevant" in seen
        await press(pilot, "x", "escape")
        assert "Værdi: ja" in await press(pilot)
        seen = await press(pilot, "i", "enter", "end", "backspace", "n", "y", "enter")
        assert "Begrundelse: ny" in seen
        assert not drafts(path)
        await press(pilot, "plus", "enter", "h", "u", "s", "k", "escape", "end")
        await until(pilot, lambda: "husk" in shown_on(pilot))

    sit(path, story)


def test_half_a_reason_comes_back(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def dies(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "i", "enter", "h", "a", "l", "v")
        await until(pilot, lambda: [each.text for each in drafts(path)] == ["halv"])

    async def goes_on(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "i", "enter", "t", "enter")

    sit(path, dies)
    sit(path, goes_on)
    with desk_of(path) as desk:
        assert "halvt" in [answer.reason for _, answer in desk.case.of(Answer)]
    assert not drafts(path)


def test_a_paste_at_the_voices_is_a_note_and_is_kept_at_once(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter")
        pilot.app.post_message(Paste("jn\r\nSAT IND"))
        await pilot.pause()
        seen = await press(pilot)
        assert "NOTE TIL 4.a" in seen
        assert "SAT IND" in seen
        await press(pilot, "ctrl+c")

    assert sit(path, story).interrupted

    async def again(pilot: Pilot[str]) -> None:
        assert "Ikke færdigskrevet: en note til 4.a" in " ".join((await press(pilot, *keys, "enter")).split())
        await press(pilot, "plus", "enter", "escape", "end")
        await until(pilot, lambda: "SAT IND" in shown_on(pilot))
        assert "Gemt kl." in shown_on(pilot)

    sit(path, again)
    with desk_of(path) as desk:
        assert [each.at_items for _, each in desk.case.of(Note) if each.text == "jn\nSAT IND"] == [("4.a",)]


def test_loose_notes_are_sorted_one_at_a_time_and_back(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        seen = await press(pilot)
        assert "Stole i køkkenet" in seen
        assert "En rest" not in seen
        seen = await press(pilot, "4", "full_stop", "a", "semicolon", *"tema", "space", "4", "enter")
        assert "Gemt kl." in seen
        assert "En rest" in seen
        assert "Lagt på 4.a og tema 4" in seen
        seen = await press(pilot, "s", "enter")
        assert "Det var den sidste" in seen
        seen = await press(pilot, "b", "enter", "b", "enter")
        assert "Ligger på 4.a og tema 4" in seen
        seen = await press(pilot, "enter", "down", "space", "ctrl+s")
        assert "Lagt på 4.a, tema 4 og tema 1" in seen
        seen = await press(pilot, "9", "x", "enter")
        assert "IKKE GEMT. Stedet 9x findes ikke" in seen
        seen = await press(pilot, "escape", "escape")
        assert "1 løs note venter" in seen

    sit(path, story, LOOSE)


def test_an_indicator_named_opens_its_judgement_over_the_overview(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert "4.a" in await press(pilot)
        assert not isinstance(pilot.app.screen, type(pilot.app.screen_stack[1]))
        seen = await press(pilot, "escape")
        assert re.search(r"▸\s+4\.a mangler", seen)
        assert "Oversigten" in await press(pilot, "f1")

    sit(path, story, "4.a")


def test_an_old_console_gets_twins(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScrollBar, "renderer", WholeCells)  # as `prepare` does in a terminal
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        for seen in (
            await press(pilot),
            await press(pilot, *keys, "enter"),
            await press(pilot, "escape", "l", "enter"),
        ):
            assert seen.encode("cp850")
        assert "Hvor" in seen

    sit(path, story, old="cp850")


@needs_a_terminal
@pytest.mark.slow
def test_in_a_terminal_score_and_sort_open_the_evening_and_plain_does_not(path: Path) -> None:
    import os

    import pexpect

    env = {**os.environ, "TERM": "xterm-256color", "TILSYN_PASSPHRASE": PASSPHRASE, "LANG": "C.UTF-8"}
    before = entry_count(path)

    def opened(*argv: str) -> pexpect.spawn:
        return pexpect.spawn(
            sys.executable, ["-m", "tilsyn", *argv], env=env, dimensions=(24, 80), timeout=120, encoding="utf-8"
        )

    screen = opened("score", str(path))
    screen.expect("Aftenvisning")
    screen.send("q")
    screen.expect("luk")
    screen.send("\r")
    screen.expect("Aftenvisningen er lukket")
    notes = opened("sort", str(path))
    notes.expect("Stole i køkkenet")
    notes.send("\x03")
    notes.expect(pexpect.EOF)
    plain = opened("score", str(path), "--plain")
    plain.expect("Scoreoversigt")
    plain.expect(pexpect.EOF)
    assert entry_count(path) == before


@pytest.mark.parametrize("open_on", [OVERVIEW, "voices"])
def test_a_slip_of_a_number_is_told_and_lands_in_no_note(path: Path, open_on: str) -> None:
    keys = [*down_to(path, "9.a"), *(["enter"] if open_on == "voices" else [])]

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys)
        assert "gå til 4.x · Enter" in await press(pilot, "g", "space", "4", "full_stop", "x")
        assert "Indikatoren 4.x findes ikke. Intet er ændret." in await press(pilot, "enter")
        await press(pilot, "escape")
        seen = await press(pilot, "g", "space", "4", "full_stop", "b", "full_stop", "1", "enter")
        assert ("▸   4.b" if open_on == OVERVIEW else " 4.b") in seen
        await press(pilot, "escape", "q", "enter")

    sit(path, story)
    with desk_of(path) as desk:
        assert len([*desk.visible().notes()]) == len(("Stole i køkkenet", "En rest"))
    assert drafts(path) == []


def test_a_sentence_that_begins_like_going_somewhere_is_still_a_note(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        seen = await press(pilot, *down_to(path, "9.a"), *"g", "space", *"4", "space", *"uger")
        assert "g 4 uger" in seen
        assert "Enter" in seen
        await press(pilot, "ctrl+c")

    sit(path, story)
    assert [each.text for each in drafts(path)] == ["g 4 uger"]


def test_what_was_noted_on_the_spot_was_said_then_and_of_what_was_not_only_the_day_is_known(path: Path) -> None:
    with desk_of(path) as desk:
        begun = met(desk, "Leder", start="06:21", code="S5")
        noted = {"recorded_at": "2023-10-24T06:36:00.000+02:00", "recorded_from": "direkte"}
        said(desk, begun, "4.b.1", "ja", "STRAKS", **noted)
        said(desk, begun, "4.b.2", "ja", "PAPIR", **{**noted, "recorded_from": "papir"})
        seen = EveningLook(desk)
        told: dict[str, str] = {}
        for each in voices(desk, "4.b"):
            for piece in each.pieces:
                words = "".join(run for run, _ in voice_runs(seen.desk, piece, ""))
                told |= {name: words for name in ("STRAKS", "PAPIR") if name in words}
        assert "sagt 24-10-2023 06.36 · noteret 06.36 direkte" in told["STRAKS"]
        assert "sagt 24-10-2023 · noteret 06.36 fra papir" in told["PAPIR"]
        book = workbook(desk.case, desk.model, desk.catalogues)["spoergsmaal"]
        paper = context(desk.case, desk.model, desk.catalogues, "internal")["interne"]
        assert paper is not None
        in_book = {row["note"]: str(row["sagt"]) for row in book if row["samtale"] == "S5"}
        on_paper = {row["note"]: str(row["sagt"]) for row in paper["svar"] if row["samtale"] == "S5"}
        assert in_book == on_paper == {"STRAKS": "24-10-2023 06.36", "PAPIR": "24-10-2023"}


def test_what_stands_above_the_overview_is_never_cut_unseen(path: Path) -> None:
    with desk_of(path) as desk:
        for number in range(3, 15):
            preparing.add_source(desk, f"Borger {number}", "MKV", {"group": "borger"})
            met(desk, f"Borger {number}", start="13:00")

    async def story(pilot: Pilot[str]) -> None:
        above = [line.rstrip() for line in shown_on(pilot).splitlines()[1:4]]
        assert above[-1].endswith("…")

    sit(path, story)


@pytest.mark.parametrize(("method", "verb"), [("observation", "set"), ("dokument", "læst")])
def test_nobody_said_what_was_seen_or_read(path: Path, method: str, verb: str) -> None:
    with desk_of(path) as desk:
        begun = met(desk, start="06:21", code="X5", method=method)
        noted = {"recorded_at": "2023-10-24T06:36:00.000+02:00", "recorded_from": "direkte"}
        said(desk, begun, "4.b.1", "ja", "STRAKS", **noted)
        seen = EveningLook(desk)
        [piece] = [each for voice in voices(desk, "4.b") for each in voice.pieces if "STRAKS" in str(each.said)]
        assert f"{verb} 24-10-2023 06.36 · noteret 06.36" in "".join(run for run, _ in voice_runs(seen.desk, piece, ""))
