"""Which conversation, where the command does not say."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from tests.conversing import desk_of, drafts
from tests.playing import burst, play, press, shown
from tilsyn.errors import TilsynError
from tilsyn.interview.screen import start
from tilsyn.interview.screen.choose_encounter import HALF, WHICH_TITLED, WHICH_WHO, Choosing, Which
from tilsyn.interview.screen.conversation import boxes, coming
from tilsyn.interview.screen.evening import wording as evening_wording
from tilsyn.interview.screen.judging import wording as judging_wording
from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.interview.screen.kit.dialogs import AskLine
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.interview.screen.kit.letter_line import ONLY_CHOOSING
from tilsyn.interview.screen.start import line_keeper
from tilsyn.services.conversation.opening import Asked
from tilsyn.storage.lock import SessionLock

pytestmark = pytest.mark.slow
Story = Callable[[Pilot[str]], Awaitable[None]]
STANDING = (("id-1", "Borger 1 2023-10-24"), ("id-2", "Leder 2023-10-24"))


def choose(*keys: str, asked: Asked | None = None) -> Asked | None:
    app = Choosing(STANDING, {"Borger 1", "Leder"}, asked or Asked(), Marks())

    async def play() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "Leder 2023-10-24" in shown(pilot)
            await press(pilot, *keys)

    asyncio.run(play())
    return app.choice


DOWN = "<down>"
CASES: list[tuple[tuple[str, ...], dict[str, Any]]] = [
    ((DOWN, "<enter>"), {"encounter": "id-2"}),
    ((DOWN, DOWN, "<enter>", "Borger 1\n"), {"source": "Borger 1"}),
    (
        (DOWN, DOWN, "<enter>", "Borger 1; Borger 2\n", "<enter>"),
        {"source": "Borger 1", "others": ("Borger 2",), "group": "borger"},
    ),
    (
        (DOWN, DOWN, DOWN, "<enter>", "Visitator\n", DOWN, DOWN, DOWN, DOWN, "<enter>"),
        {"source": "Visitator", "group": "kommune", "form": "telefon"},
    ),
    ((DOWN, DOWN, DOWN, DOWN, "<enter>", "Modtagelsen\n"), {"method": "observation", "title": "Modtagelsen"}),
    ((DOWN, DOWN, DOWN, DOWN, DOWN, "<enter>", "\n"), {"method": "dokument"}),
]


@pytest.mark.parametrize(("keys", "chosen"), CASES)
def test_what_is_chosen_is_what_the_command_could_have_said(keys: tuple[str, ...], chosen: dict[str, Any]) -> None:
    assert choose(*keys) == Asked(**chosen)


def test_what_the_command_said_besides_goes_on_holding() -> None:
    asked = Asked(themes=(4,), paper=True)
    assert choose("<enter>", asked=asked) == Asked(encounter="id-1", themes=(4,), paper=True)


@pytest.mark.parametrize("keys", [("<escape>",), (DOWN, DOWN, "<enter>", "<escape>", "<escape>")])
def test_nothing_is_chosen_by_leaving(keys: tuple[str, ...]) -> None:
    assert choose(*keys) is None


@pytest.mark.parametrize("how", ["typed", "in one read", "pasted"])
@pytest.mark.parametrize("text", ["quiz om mad", "Hun siger\n", "q\nHun siger", "1\nHun", "\nHun siger\n"])
def test_nothing_of_a_text_that_lands_there_chooses_or_leaves(text: str, how: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        if how == "typed":
            await press(pilot, text.strip().replace("\n", " "), "<enter>")
        elif how == "in one read":
            await burst(pilot, text)
        else:
            pilot.app.post_message(events.Paste(text))
            await pilot.pause()
        assert isinstance(pilot.app.screen, Which)
        assert ONLY_CHOOSING[:30] in shown(pilot)

    app = Choosing(STANDING, {"Borger 1", "Leder"}, Asked(), Marks())
    play(app, story)
    assert app.choice is None


def test_q_and_enter_close_it() -> None:
    assert choose("q\n") is None


def test_who_is_new_is_said_and_each_group_in_its_own_word() -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, DOWN, DOWN, "<enter>", "Borger 1; Borger 2; Borger 3\n")
        assert "Ny i sagen: Borger 2 og Borger 3. Hvilken gruppe?" in shown(pilot)
        assert "pårørende" in shown(pilot)
        assert "paaroerende" not in shown(pilot)

    play(Choosing(STANDING, {"Borger 1", "Leder"}, Asked(), Marks()), story)


def test_who_is_half_typed_is_kept_by_the_sort_of_conversation_until_it_is_open(case_path: Path) -> None:
    async def half(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "Borger 7; Borg", "<escape>")
        assert f"▸ Ny samtale (flere kilder er en gruppe) · {HALF}" in shown(pilot)
        await press(pilot, DOWN, "<enter>")
        assert "Borger 7; Borg" not in shown(pilot)
        await press(pilot, "Visitator\n")
        assert "Hvilken gruppe?" in shown(pilot)
        await press(pilot, "<escape>", DOWN, "<enter>", "Modta")
        await press(pilot, "<ctrl+c>")

    async def whole(pilot: Pilot[str]) -> None:
        await press(pilot, DOWN, "<enter>")
        assert "Visitator" in shown(pilot)
        await press(pilot, "<escape>", "<up>", "<enter>", "er 2\n", "<enter>")

    with desk_of(case_path) as desk:
        for story in (half, whole):
            app = Choosing((), set(), Asked(), Marks(), kept=lambda sort: line_keeper(desk, sort))
            play(app, story)
        assert app.choice == Asked(source="Borger 7", others=("Borger 2",), group="borger")
        assert app.typed_in is not None
        assert app.typed_in.slot == line_keeper(desk, "samtale").slot
    kept = {each.slot: each.text for each in drafts(case_path)}
    assert sorted(kept.values()) == ["Borger 7; Borger 2", "Modta", "Visitator"]


@pytest.mark.parametrize("refused", [False, True])
def test_once_it_is_open_nothing_of_it_is_half_typed_any_more(
    case_path: Path, monkeypatch: pytest.MonkeyPatch, refused: bool
) -> None:
    keys = [("<enter>", "Borger 1\n", "<enter>"), ("<escape>", "q\n")]

    def run_sitting(make: Callable[[Marks], Sitting]) -> str:
        app = make(Marks())
        play(app, lambda pilot: press(pilot, *keys.pop(0)))
        return str(app.return_value)

    monkeypatch.setattr(start, "run_sitting", run_sitting)
    with desk_of(case_path) as desk, ExitStack() as held:
        if refused:
            held.enter_context(SessionLock(desk.file.path))
            with pytest.raises(TilsynError):
                start.run_on_screen(desk, Asked(), "MKV")
        else:
            start.run_on_screen(desk, Asked(), "MKV")
    assert [each.text for each in drafts(case_path)] == (["Borger 1"] if refused else [])


ONE_LINE = (
    boxes.GO_TO, boxes.SEARCH, boxes.OWN_QUESTION, boxes.SAID_AT, coming.COME_OR_GO, WHICH_WHO,
    *WHICH_TITLED.values(), judging_wording.WHY_SCOPE, evening_wording.WHY_IRRELEVANT,
)  # fmt: skip


@pytest.mark.parametrize("title", ONE_LINE)
def test_what_a_line_asks_for_is_read_whole_at_80_columns(title: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        pilot.app.push_screen(AskLine(title))
        await pilot.pause()
        assert title in shown(pilot)

    play(Choosing(STANDING, set(), Asked(), Marks()), story)


def test_every_line_that_is_asked_for_has_a_place_where_it_is_kept() -> None:
    without = []
    for module in (Path(start.__file__).parent).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AskLine":
                kept = len(node.args) >= TITLE_TEXT_AND_KEEPER or any(each.arg == "keeper" for each in node.keywords)
                without += [] if kept else [module.name]
    assert without == []


TITLE_TEXT_AND_KEEPER = 3
