"""A list that is built anew while one strikes keys: none is lost, and none acts on another row than was meant."""

from __future__ import annotations

from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from tests.conversing import desk_of, notes
from tests.playing import press as struck
from tests.playing import shown
from tests.test_evening import down_to, path, press, said, sit
from tests.test_evening_attack import entry_of, protect
from tests.test_screen import sit as converse
from tilsyn.interview.screen.conversation.palette import Palette
from tilsyn.interview.screen.conversation.read_through import ReadThrough
from tilsyn.interview.screen.evening.app import LOOSE
from tilsyn.interview.screen.evening.place_picker import PlaceLine
from tilsyn.interview.screen.evening.voices import Voices
from tilsyn.interview.screen.kit.choice_list import MarkedList
from tilsyn.interview.screen.kit.dialogs import Read
from tilsyn.interview.screen.kit.lock_screen import LIT, Dark

__all__ = ["path"]
NAMES = {" ": "space", "\r": "enter", "↓": "down", "→": "right", "←": "left", "↶": "ctrl+z", "①": "f1", "⑨": "f9"}


def strike(pilot: Pilot[str], keys: str) -> None:
    """All of them at once, before anything has been drawn anew."""
    for key in keys:
        name = NAMES.get(key, key)
        pilot.app.post_message(Key(name, None if len(name) > 1 and name not in {"enter", "space"} else key))


def voices_screen(pilot: Pilot[str]) -> Voices:
    assert isinstance(pilot.app.screen, Voices)
    return pilot.app.screen


def values(path: Path) -> dict[tuple[str, str], str | None]:
    """What was read, by question and conversation."""
    with desk_of(path) as desk:
        codes = {held.encounter.id: held.encounter.code for held in desk.visible().encounters.values()}
        return {(said.question, str(codes[said.encounter])): said.value for _, said in desk.visible().answers()}


def test_keys_struck_while_a_voice_comes_in_above_act_on_the_voice_one_stood_on(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "down")
        with desk_of(path) as beside:
            said(beside, beside.encounter("D1"), "4.a.1", "delvist", "KOM TIL")
        strike(pilot, "n\rd\r")
        seen = await press(pilot)
        assert "KOM TIL" in seen
        assert voices_screen(pilot).board.slot == group_slot

    with desk_of(path) as desk:
        group_slot = f"answer|4.a.1|{desk.encounter('S2').id}"
    sit(path, story, size=(80, 50))
    assert values(path)["4.a.1", "S2"] == "delvist"
    assert values(path)["4.a.1", "S1"] == "ja"
    assert values(path)["4.a.1", "D1"] == "delvist"


def test_keys_struck_to_a_voice_that_was_rewritten_do_nothing_and_are_told_of(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "down")
        with desk_of(path) as beside:
            said(beside, beside.encounter("S2"), "4.a.1", "ja", "Rettet imens")
        strike(pilot, "n\rd\r")
        seen = " ".join((await press(pilot)).split())
        assert "IKKE GEMT. Svaret er rettet imens" in seen
        assert "Du skrev »d« imens: det er ikke gjort." in seen

    sit(path, story, size=(80, 50))
    assert values(path)["4.a.1", "S2"] == "ja"


def test_a_sentence_struck_while_the_voices_are_built_anew_is_a_note_all_the_same(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "down")
        protect(path, lambda desk: entry_of(desk, "4.a.1", "S2"))
        strike(pilot, "n\rde siger nej")
        await press(pilot)
        await press(pilot, "escape")

    sit(path, story, size=(80, 50))
    assert "de siger nej" in [each.text for each in notes(path)]
    assert set(values(path).values()) <= {"ja", None}


def test_after_what_was_taken_back_one_stands_on_the_same_voice(path: Path) -> None:
    """What was done elsewhere is taken back, a voice above goes, and the place of the others is another."""
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *keys, "enter", "v", "enter", "down")
        stood = voices_screen(pilot).board.slot
        protect(path, lambda desk: entry_of(desk, "4.a.1", "S1"))
        strike(pilot, "↶")
        await press(pilot)
        assert voices_screen(pilot).board.slot == stood

    sit(path, story, size=(80, 50))


def test_help_and_darkness_are_not_swallowed_while_the_voices_are_built(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *down_to(path, "4.a"), "enter")
        strike(pilot, "→①")
        await press(pilot)
        assert isinstance(pilot.app.screen, Read)
        await press(pilot, "escape")
        strike(pilot, "←n⑨")
        await press(pilot)
        assert isinstance(pilot.app.screen, Dark)
        assert pilot.app.screen.query_one(Input).value == ""
        pilot.app.screen.dismiss(LIT)  # type: ignore[arg-type]  # Read was asked of before
        seen = await press(pilot)
        assert "n_ → sæt værdien nej" in seen

    sit(path, story)


def test_an_arrow_in_the_palette_comes_after_the_letters_before_it(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await struck(pilot, "<ctrl+p>")
        assert isinstance(pilot.app.screen, Palette)
        strike(pilot, "tilbage↓")
        await pilot.pause()
        listed = pilot.app.screen.query_one(MarkedList)
        assert (listed.option_count, listed.highlighted) == (4, 1)

    converse(path, story)


def test_in_all_that_was_written_one_stays_at_the_row_when_another_goes(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await struck(pilot, "Hun siger a", "<ctrl+n>", "Hun siger b", "<ctrl+n>", "<ctrl+r>")
        assert isinstance(pilot.app.screen, ReadThrough)
        listed = pilot.app.screen.query_one(MarkedList)
        assert "▸" in shown(pilot)
        stood, rows = listed.standing_at, listed.option_count
        await struck(pilot, "<ctrl+z>")
        assert listed.option_count == rows - 1
        assert listed.standing_at == stood

    converse(path, story)


def test_space_struck_at_once_after_the_arrow_ticks_the_place_that_was_typed(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await struck(pilot, "<enter>")
        strike(pilot, "3.d↓ ")
        await pilot.pause()
        assert pilot.app.screen.query_one(PlaceLine).value == ""
        strike(pilot, " ")
        await pilot.pause()
        assert pilot.app.screen.query_one(PlaceLine).value == "3.d; "

    sit(path, story, LOOSE)
