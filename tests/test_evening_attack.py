"""What another process does while the evening is open, and what must not be lost, leaked or said untruly there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from tests.conversing import desk_of
from tests.test_evening import down_to, group_answer, path, press, said, sit, voices
from tests.test_screen_judging import judging
from tests.test_screen_judging import sit as judge_on
from tilsyn.domain.entries import Answer, Note, Protect
from tilsyn.errors import UsageProblem
from tilsyn.interview.screen.evening.app import LOOSE
from tilsyn.interview.screen.evening.gestures import EveningGestures
from tilsyn.interview.screen.evening.shown import piece_runs
from tilsyn.interview.screen.evening.voices import Voices
from tilsyn.services import evening
from tilsyn.services.desk import Desk

Run = Callable[..., tuple[int, str, str]]
__all__ = ["path"]


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
        words for each in voices(desk, indicator) for piece in each.pieces for words, _ in piece_runs(desk, piece, "")
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
        gestures = EveningGestures(desk, "MKV")
        leader, group = voices(desk)[0].pieces
        paper = voices(desk)[1].pieces[0]
        protect(path, lambda beside: entry_of(beside, "4.a.1", "S1"))
        with pytest.raises(UsageProblem, match="gælder ikke længere"):
            gestures.set_value("n", leader)
        protect(path, lambda beside: beside.case.current(f"encounter|{beside.encounter('D1').id}").id)  # type: ignore[union-attr]
        with pytest.raises(UsageProblem, match="gælder ikke længere"):
            gestures.set_value("n", paper)
        with desk_of(path) as beside:
            said(beside, beside.encounter("S2"), "4.a.1", "ja", "Rettet imens")
        with pytest.raises(UsageProblem, match="rettet imens"):
            gestures.set_value("n", group)
        assert (group_answer(desk)[0].value, group_answer(desk)[0].note) == ("ja", "Rettet imens")
        assert not desk.case.conflicts()


def test_the_screen_shows_what_a_refused_value_would_have_met(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "down")
        with desk_of(path) as beside:
            said(beside, beside.encounter("S2"), "4.a.1", "ja", "Rettet imens")
        seen = await press(pilot, "n")
        assert "IKKE GEMT. Svaret er rettet imens" in " ".join(seen.split())
        assert "Rettet imens" in seen
        assert "Gemt kl." in await press(pilot, "n")

    sit(path, story, size=(80, 50))


def test_a_voice_gone_meanwhile_hands_no_value_to_another(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "down")
        protect(path, lambda desk: entry_of(desk, "4.a.1", "S2"))
        screen = pilot.app.screen
        assert isinstance(screen, Voices)
        for letter in "nd":
            screen.takes(Key(letter, letter))
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
            EveningGestures(desk, "MKV").set_value("d", voices(desk)[0].pieces[0])
        assert len(desk.case.conflicts()) == 1


def test_two_readings_of_the_same_words_are_settled_by_a_value(path: Path) -> None:
    unseen(path, "nej", "DEN ENE")
    with desk_of(path) as desk:
        assert EveningGestures(desk, "MKV").set_value("d", voices(desk)[0].pieces[0])
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
        gestures = EveningGestures(desk, "MKV")
        piece = next(
            each for heard in voices(desk) for each in heard.pieces
            if isinstance(each.said, Answer) and each.said.note == "ÅBEN IGEN"
        )  # fmt: skip
        assert gestures.set_value("j", piece)
        entry = next(entry for entry, held in evening.loose(gestures.seen) if held.text == "NOTE IGEN")
        assert gestures.place_note(entry, "4.a")
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
        gestures = EveningGestures(desk, "MKV")
        entry, note = evening.loose(gestures.seen)[0]
        with desk_of(path) as beside:
            beside.add([note.model_copy(update={"record": beside.world.new_id(), "text": "NY ORDLYD"})], "MKV")
        with pytest.raises(UsageProblem, match="rettet imens"):
            gestures.place_note(entry, "4.a")
        assert [held.text for _, held in evening.loose(gestures.look_again())].count("NY ORDLYD") == 1


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
        assert "Gemt kl." in await press(pilot, *keys, "enter", "down", "d")
        seen = await press(pilot, "b")
        assert "Intet gemt endnu" not in seen
        assert "Gemt kl." in seen

    sit(path, story)


def test_a_deviation_of_one_who_has_left_the_conversation_keeps_its_voice(path: Path) -> None:
    from tilsyn.output.context.notes_part import notes
    from tilsyn.services import preparing

    with desk_of(path) as desk:
        preparing.change_encounter(desk, "S2", ["Borger 1"], "MKV", {})
        assert "Borger 2 sagde noget andet: Aldrig hørt" in told(desk)
        made = next(each for each in notes(desk.case, desk.model) if each["betegnelse"] == "S2")
        assert made["svar"][0]["afvigelser"] == ["Borger 2: Aldrig hørt"]
