"""The darkness: what lights the screen again after a key, after a while, and after a sleep; and what is left behind."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar, Never

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot

from tests.conversing import PASSPHRASE, desk_of
from tests.playing import Story, shown, until
from tilsyn.cli.faults import bare_trace, report_fault
from tilsyn.errors import UsageProblem
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.interview.screen.kit.draft_field import DraftField, SaveLine
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.interview.screen.kit.lock_screen import Asks, Cause, Dark, Lighting, untouched_seconds
from tilsyn.interview.screen.kit.typed_ahead import LetterScreen
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session

Run = Callable[..., tuple[int, str, str]]
DEEP = 1000.0
NAMES = {"\n": "enter", " ": "space", "\x1b": "escape", "!": "f9"}


class Clock:
    """The time of day, which only a sleep moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Room(LetterScreen[None]):
    """A screen with something to write in, that keeps what is half-typed."""

    AUTO_FOCUS: ClassVar = "#note"

    def __init__(self) -> None:
        super().__init__(Marks(), SaveLine())
        self.half: list[str] = []
        self.draft = Remembered(self, self.kept)

    def compose(self) -> ComposeResult:
        yield Editor("hviler", "skriver", id="note")


class Remembered(DraftField):
    """Remembers what it was asked to keep."""

    def keep(self) -> None:
        room = self._owner
        assert isinstance(room, Room)
        room.half.append(room.query_one(Editor).text)


class Evening(Sitting):
    """The smallest sitting there is."""

    room: Room

    def begin(self) -> None:
        self.room = Room()
        self.push_screen(self.room)


def is_it(given: str) -> bool:
    return given == PASSPHRASE


def evening(story: Story, **more: Any) -> Evening:
    """A sitting in which HEMMELIGT is being written."""
    app = Evening(Marks(), **more)

    async def play() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await press(pilot, "HEMMELIGT")
            assert "HEMMELIGT" in shown(pilot)
            await story(pilot)

    asyncio.run(play())
    return app


async def press(pilot: Pilot[str], typed: str) -> None:
    """Letter by letter; ! is F9."""
    await pilot.press(*(NAMES.get(letter, letter) for letter in typed))
    app = pilot.app
    assert isinstance(app, Sitting)
    await until(
        pilot,
        lambda: app._exit or not (app._waits or app._ahead or any(not each.is_finished for each in app.workers)),
    )


def asks(pilot: Pilot[str]) -> Asks:
    assert isinstance(pilot.app.screen, Dark), "it is not dark"
    return pilot.app.screen._asks


def is_lit(pilot: Pilot[str]) -> bool:
    return isinstance(pilot.app.screen, Room)


async def sleep_and_touch(pilot: Pilot[str], clock: Clock, seconds: float = DEEP) -> None:
    clock.now += seconds
    await press(pilot, "x")


@pytest.mark.parametrize(
    ("cause", "chosen_before", "encrypted", "expected"),
    [
        (Cause.PRESSED, False, True, Asks.CHOICE),
        (Cause.PRESSED, True, True, Asks.PIN),
        (Cause.UNTOUCHED, False, True, Asks.PASSPHRASE),
        (Cause.UNTOUCHED, False, False, Asks.ENTER),
        (Cause.UNTOUCHED, True, True, Asks.PIN),
        (Cause.SLEPT, False, True, Asks.PASSPHRASE),
        (Cause.SLEPT, True, True, Asks.PASSPHRASE),
        (Cause.SLEPT, True, False, Asks.PIN),
        (Cause.SLEPT, False, False, Asks.ENTER),
    ],
)
def test_what_lights_it_depends_on_why_it_went_dark(
    cause: Cause, chosen_before: bool, encrypted: bool, expected: Asks
) -> None:
    lighting = Lighting(is_it if encrypted else None)
    if chosen_before:
        lighting.choose("1234")
    assert lighting.asks(cause) is expected


def test_after_a_sleep_the_first_touch_finds_it_dark_and_only_the_passphrase_lights_the_same_text() -> None:
    clock = Clock()

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "!1234\n1234\n1234\n")
        assert is_lit(pilot)
        await sleep_and_touch(pilot, clock)
        assert asks(pilot) is Asks.PASSPHRASE
        assert "HEMMELIGT" not in shown(pilot)
        assert app_of(pilot).room.half[-1] == "HEMMELIGT"
        await press(pilot, "1234\n")
        assert "Forkert adgangssætning. Forsøg tilbage: 4" in shown(pilot)
        await press(pilot, f"\n\x1b{PASSPHRASE}")
        assert PASSPHRASE not in shown(pilot)
        await press(pilot, "\n")
        assert is_lit(pilot)
        await press(pilot, " igen")
        assert "HEMMELIGT igen" in shown(pilot)

    evening(story, proves=is_it, clock=clock)


def app_of(pilot: Pilot[str]) -> Evening:
    assert isinstance(pilot.app, Evening)
    return pilot.app


def test_the_tick_finds_a_sleep_without_a_touch_and_a_short_pause_is_none() -> None:
    clock = Clock()

    async def story(pilot: Pilot[str]) -> None:
        await sleep_and_touch(pilot, clock, 59.0)
        assert is_lit(pilot)
        clock.now += 61.0
        app_of(pilot)._look_at_clock()
        await pilot.pause()
        assert asks(pilot) is Asks.PASSPHRASE

    evening(story, proves=is_it, clock=clock)


def test_nothing_is_drawn_after_a_sleep_before_it_is_dark() -> None:
    clock = Clock()

    async def story(pilot: Pilot[str]) -> None:
        clock.now += DEEP
        app_of(pilot).room.refresh()
        await pilot.pause()  # which ends by drawing
        await pilot.pause()
        assert asks(pilot) is Asks.PASSPHRASE

    evening(story, proves=is_it, clock=clock)


def test_a_sleep_in_the_dark_asks_for_more_than_the_pin() -> None:
    clock = Clock()

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "!1234\n1234\n")
        assert asks(pilot) is Asks.PIN
        await sleep_and_touch(pilot, clock)
        assert asks(pilot) is Asks.PASSPHRASE
        await press(pilot, "1234\n")
        assert not is_lit(pilot)
        app_of(pilot)._darken(Cause.UNTOUCHED)
        assert asks(pilot) is Asks.PASSPHRASE

    evening(story, proves=is_it, clock=clock)


def test_too_many_wrong_passphrases_close_the_sitting_with_the_draft_kept() -> None:
    clock = Clock()

    async def story(pilot: Pilot[str]) -> None:
        await sleep_and_touch(pilot, clock)
        app_of(pilot).room.half.clear()
        for _ in range(5):
            assert pilot.app._exit is False
            await press(pilot, "forkert\n")

    closed = evening(story, proves=is_it, clock=clock)
    assert "for mange forkerte adgangssætninger" in (closed.return_value or "")
    assert closed.room.half == ["HEMMELIGT"]


async def dark_by_itself(pilot: Pilot[str]) -> None:
    """The wait for a touch ends now; once it is lit again, it waits as long as ever, however slow the machine is."""
    app = app_of(pilot)
    usual, app._untouched = app._untouched, 0.01
    app._wait_untouched()
    app._untouched = usual
    await until(pilot, lambda: isinstance(pilot.app.screen, Dark))


def test_who_comes_by_a_screen_gone_dark_by_itself_can_choose_no_pin() -> None:
    async def story(pilot: Pilot[str]) -> None:
        await dark_by_itself(pilot)
        await press(pilot, "1234\n1234\n\x1b")
        assert asks(pilot) is Asks.PASSPHRASE
        await press(pilot, f"{PASSPHRASE}\n")
        assert is_lit(pilot)

    evening(story, proves=is_it)


def test_a_pin_left_unchosen_is_no_longer_for_the_next_one_to_choose() -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "!1234\n")
        assert asks(pilot) is Asks.CHOICE
        app_of(pilot)._darken(Cause.UNTOUCHED)
        assert asks(pilot) is Asks.PASSPHRASE
        await press(pilot, "1234\n\x1b")
        assert asks(pilot) is Asks.PASSPHRASE

    evening(story, proves=is_it)


def test_an_unencrypted_case_has_no_passphrase_to_ask_for() -> None:
    async def story(pilot: Pilot[str]) -> None:
        await dark_by_itself(pilot)
        await press(pilot, "\x1b")
        assert asks(pilot) is Asks.ENTER
        await press(pilot, "\n")
        assert is_lit(pilot)

    evening(story)


def test_who_pressed_the_key_may_light_it_without_a_pin() -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "!")
        assert asks(pilot) is Asks.CHOICE
        await press(pilot, "\x1b")
        assert is_lit(pilot)

    evening(story, proves=is_it)


def test_no_message_about_the_case_hangs_over_the_darkness() -> None:
    async def story(pilot: Pilot[str]) -> None:
        pilot.app.notify("HEMMELIG besked")
        await pilot.pause()
        await press(pilot, "!")
        await pilot.pause()
        assert "HEMMELIG" not in shown(pilot)
        assert not list(pilot.app._notifications)

    evening(story)


def test_a_passphrase_that_cannot_be_tried_ends_the_sitting_and_tells_nobody_what_was_typed() -> None:
    def fails(given: str) -> Never:
        raise MemoryError(given)

    clock = Clock()
    kept: list[Evening] = []

    async def story(pilot: Pilot[str]) -> None:
        kept.append(app_of(pilot))
        await sleep_and_touch(pilot, clock)
        await press(pilot, "tæt på\n")

    with pytest.raises(MemoryError):
        evening(story, proves=fails, clock=clock)
    fault = kept[0].fault
    assert isinstance(fault, MemoryError)
    assert "tæt på" not in bare_trace(fault)


@pytest.mark.parametrize(("given", "seconds"), [(None, 900), ("", 900), ("1", 60), (" 120 ", 7200), ("015", 900)])
def test_the_wait_can_be_set_in_minutes(given: str | None, seconds: float) -> None:
    assert untouched_seconds({} if given is None else {"TILSYN_DARK_AFTER": given}) == seconds


@pytest.mark.parametrize("given", ["0", "121", "-1", "1.5", "aldrig", "١٥", "9" * 5000])
def test_a_wait_that_cannot_be_is_refused_by_name(given: str) -> None:
    with pytest.raises(UsageProblem, match="TILSYN_DARK_AFTER"):
        untouched_seconds({"TILSYN_DARK_AFTER": given})


@pytest.mark.slow
def test_a_case_knows_its_own_passphrase_and_an_unencrypted_one_knows_none(
    run: Run, case_path: Path, tmp_path: Path
) -> None:
    closed = tmp_path / "lukket.tilsyn"
    new = ("--provider", "Nordkaj (opdigtet)", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV")
    assert run("new", closed, *new)[0] == 0
    with desk_of(closed) as desk:
        assert desk.file.encrypted
        assert desk.file.fits(PASSPHRASE)
        assert not desk.file.fits(PASSPHRASE + " ")
        assert not desk.file.fits("")
    with desk_of(case_path) as desk:
        assert not desk.file.encrypted
        assert not desk.file.fits(PASSPHRASE)


@pytest.mark.slow
def test_the_trace_of_a_crash_holds_nothing_of_the_note(
    run: Run, case_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(Session, "record_new", _breaks)
    held: list[Interview] = []
    with pytest.raises(RuntimeError, match="HEMMELIGT"):
        _crash(case_path, held)
    fault = held[0].fault
    assert isinstance(fault, RuntimeError)
    capfd.readouterr()
    assert report_fault(fault) == 70
    out, err = capfd.readouterr()
    saved = next(tmp_path.glob("tilsyn-fejl-*.txt"))
    assert "RuntimeError" in saved.read_text()
    assert "_breaks" in saved.read_text()
    assert "HEMMELIGT" not in saved.read_text() + out + err


def _breaks(_: Session, value: str | None, text: str) -> Never:
    raise RuntimeError(f"{value} {text}")


def _crash(path: Path, held: list[Interview]) -> None:
    asked = Asked(source="Borger 1", themes=(4,))
    with desk_of(path) as desk:
        session = Session(desk, chosen(desk, asked, "MKV"), narrowed(desk, asked), "MKV")
        app = Interview(session, Marks())
        held.append(app)

        async def play() -> None:
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                await press(pilot, "\nHEMMELIGT\x1b")

        asyncio.run(play())


if sys.platform != "win32":
    from tests.test_screen_terminal import RESTING, WRITING, Terminal

    @pytest.fixture
    def terminal(run: Run, case_path: Path) -> Iterator[Terminal]:
        assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
        sat = Terminal(case_path)
        yield sat
        sat.close()

    def test_what_was_shown_is_not_in_the_scroll_back_afterwards(terminal: Terminal) -> None:
        terminal.until("1/", WRITING)
        terminal.type("HEMMELIGT svar\x1bj\r")
        terminal.until("2/", "1 af", RESTING)
        terminal.type("q\r")
        assert terminal.code() == 0
        on_the_side = re.compile(rb"\x1b\[\?1049h.*?\x1b\[\?1049l", re.DOTALL)
        assert b"HEMMELIGT" in b"".join(on_the_side.findall(terminal.raw))
        left = on_the_side.sub(b"", terminal.raw)
        assert b"\x1b[?1049" not in left
        assert b"HEMMELIGT" not in left
        assert b"4.a" not in left
