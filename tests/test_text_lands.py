"""A sentence typed or pasted without brackets into any screen that takes letters: no value, no command, whole text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.conversing import desk_of, entry_count
from tests.playing import burst, play, press, shown
from tests.test_evening import down_to, met, path, said
from tests.test_evening import sit as in_the_evening
from tests.test_screen import sit as in_conversation
from tilsyn.domain.journal.entries import Judgement
from tilsyn.interview.screen.evening.app import LOOSE
from tilsyn.interview.screen.judging.assess import AssessScreen
from tilsyn.interview.screen.judging.followups import FollowUpScreen
from tilsyn.interview.screen.judging.judge import JudgeScreen
from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.interview.screen.kit.dialogs import Pick, Read
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.interview.screen.kit.letter_line import LetterLine
from tilsyn.interview.screen.transfer.app import Transferring
from tilsyn.interview.screen.transfer.clipboard import Keeping
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.judging.followups import save_point
from tilsyn.services.leaving.notes_and_paste import ReportFields

pytestmark = pytest.mark.slow
__all__ = ["path"]
SENTENCES = (
    "borger siger at planen er god",
    "ja hun ved godt hvem hun skal gå til",
    "De når ikke personalet om fredagen.",
    "i modtagelsen venter to borgere, og ingen hilser",
    "5 borgere siger, at 3 af dem ikke bliver hørt",
    "+ og - er noget, de siger tit",
)
ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
Story = Callable[[Pilot[str]], Awaitable[None]]


class Over(Sitting):
    """One screen alone."""

    def __init__(self, screen: Any) -> None:
        super().__init__(Marks())
        self._only = screen

    def begin(self) -> None:
        self.push_screen(self._only)


def stands(pilot: Pilot[str]) -> str:
    """What is written anywhere on the screen."""
    screen = pilot.app.screen
    return "\n".join([
        *(each.text for each in screen.query(TextArea)), *(each.value for each in screen.query(Input)),
        *(each.text for each in screen.query(LetterLine)),
    ])  # fmt: skip


def over(make: Callable[..., Any], *before: str) -> Callable[[Path, Story], None]:
    def sit(path: Path, story: Story) -> None:
        async def told(pilot: Pilot[str]) -> None:
            await press(pilot, *before)
            await story(pilot)

        with desk_of(path) as desk:
            play(Over(make(desk)), told)

    return sit


def evening_at(*keys: str, opens: str = "overview") -> Callable[[Path, Story], None]:
    def sit(path: Path, story: Story) -> None:
        async def told(pilot: Pilot[str]) -> None:
            await pilot.press(*(down_to(path, "4.a") if opens == "overview" else ()))
            await press(pilot, *keys)
            await story(pilot)

        in_the_evening(path, told, opens)

    return sit


def talk_at(*keys: str, asking: Asked) -> Callable[[Path, Story], None]:
    def sit(path: Path, story: Story) -> None:
        async def told(pilot: Pilot[str]) -> None:
            await press(pilot, *keys)
            await story(pilot)

        in_conversation(path, told, asking)

    return sit


class Nowhere:
    def put(self, text: str) -> bool:
        del text
        return False

    def get(self) -> str | None:
        return None


def transfer(path: Path, story: Story) -> None:
    with desk_of(path) as desk:
        play(Transferring(ReportFields(desk, None), Keeping(Nowhere()), Marks()), story)


def _on_paper(path: Path, story: Story) -> None:
    in_conversation(path, story, Asked(source="Borger 1", themes=(4,)), paper=True)


GROUP = Asked(source="Borger 1", others=("Borger 2",), form="gruppe")
THEME = Asked(source="Borger 1", themes=(4,))
SCREENS: dict[str, Callable[[Path, Story], None]] = {
    "overview": evening_at(),
    "voices": evening_at("<enter>"),
    "loose notes": evening_at(opens=LOOSE),
    "places to choose": evening_at("<enter>", "<down>", opens=LOOSE),
    "judging": over(lambda desk: JudgeScreen(desk, "MKV", Marks(), "4.a")),
    "sources": over(lambda desk: JudgeScreen(desk, "MKV", Marks(), "4.a"), "<enter>", "T", "<escape>"),
    "scale": over(lambda desk: JudgeScreen(desk, "MKV", Marks(), "4.a"), "<enter>", "T", "<escape>", "<enter>"),
    "assessing": over(lambda desk: AssessScreen(desk, "MKV", Marks(), "theme:4")),
    "points": over(lambda desk: FollowUpScreen(desk, "MKV", Marks())),
    "kinds": over(lambda desk: FollowUpScreen(desk, "MKV", Marks()), "+\n"),
    "a text to read": over(lambda _: Read("Anvisninger", "En tekst")),
    "a few to choose": over(lambda _: Pick("Hvem?", [("a", "Borger 1"), ("b", "Borger 2")], Marks())),
    "fields to transfer": transfer,
    "opening words": talk_at(asking=GROUP),
    "closing words": talk_at("<f8>", asking=THEME),
    "all commands": talk_at("<ctrl+p>", asking=THEME),
    "paper": _on_paper,
}


def found(path: Path) -> int:
    with desk_of(path) as desk:
        save_point(desk, None, "Et punkt", {"kind": "udviklingspunkt"}, "MKV")
    return entry_count(path)


@pytest.mark.parametrize("how", ["typed", "in one read"])
@pytest.mark.parametrize("name", SCREENS)
def test_a_sentence_is_text_wherever_it_lands(path: Path, name: str, how: str) -> None:
    found(path)
    for sentence in SENTENCES[:: 1 if name in {"voices", "scale"} else 3]:
        before: list[int] = []

        async def story(pilot: Pilot[str], sentence: str = sentence, before: list[int] = before) -> None:
            before.append(entry_count(path))
            opened = type(pilot.app.screen).__name__
            if how == "typed":
                await press(pilot, sentence)
            else:
                await burst(pilot, f"{sentence}\n")
            assert sentence in stands(pilot), (opened, type(pilot.app.screen).__name__, stands(pilot), shown(pilot))
            assert entry_count(path) == before[0]

        SCREENS[name](path, story)
        assert entry_count(path) == before[0]


def test_every_letter_may_begin_a_sentence_at_the_voices(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await pilot.press(*keys, "enter")
        await pilot.pause()
        for letter in (*ALPHABET, *ALPHABET.upper()):
            await burst(pilot, f"{letter}t sker tit\nog {letter} igen")
            assert stands(pilot).endswith(f"{letter}t sker tit\nog {letter} igen")
            pilot.app.screen.dismiss(None)
            await pilot.pause()

    before = entry_count(path)
    in_the_evening(path, story)
    assert entry_count(path) == before


@pytest.mark.parametrize("letter", ["j", "n", "i", "b", "p", "t"])
def test_a_letter_and_the_end_of_a_line_in_one_read_press_nothing(path: Path, letter: str) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await pilot.press(*keys, "enter")
        await burst(pilot, f"{letter}\n")
        screen = type(pilot.app.screen).__name__
        assert screen == "Voices"
        await burst(pilot, "Hun siger det")
        assert stands(pilot) == f"{letter}\nHun siger det"

    before = entry_count(path)
    in_the_evening(path, story)
    assert entry_count(path) == before


def test_enter_does_what_the_line_says_after_a_letter_and_the_end_of_a_line_in_one_read(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await pilot.press(*keys, "enter")
        await burst(pilot, "n\n")
        assert "n_ → sæt værdien nej · Enter" in shown(pilot)
        await press(pilot, "<enter>")
        assert "TASTER: n" not in shown(pilot)

    before = entry_count(path)
    in_the_evening(path, story)
    assert entry_count(path) == before + 1


def test_esc_empties_the_line_and_the_voice_one_goes_to_gets_no_value(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await pilot.press(*keys, "enter")
        await press(pilot, "n")
        assert "n_ → sæt værdien nej · Enter" in shown(pilot)
        for typed in (["<escape>"], ["j", "<down>"], ["d", "<backspace>"]):
            await press(pilot, *typed, "<enter>")  # with nothing in the line it opens the voice to be set right
            assert type(pilot.app.screen).__name__ == "Correction"
            await press(pilot, "<escape>")
            assert type(pilot.app.screen).__name__ == "Voices"

    before = entry_count(path)
    in_the_evening(path, story)
    assert entry_count(path) == before


def test_g_and_a_word_find_an_indicator_in_the_evening(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "g 9.a\n")
        assert "▸   9.a" in shown(pilot)
        await press(pilot, "/lederens\n", "<enter>")
        assert "▸   4.a" in shown(pilot)
        await press(pilot, "<enter>", "g 4.b\n")
        assert shown(pilot).strip().startswith("4.b")
        await press(pilot, "/ LEDERENS\n", "<enter>")
        assert "LEDERENS ord" in shown(pilot)
        await press(pilot, "/TIP\n")
        assert "Intet fundet" in shown(pilot)

    with desk_of(path) as desk:
        met(desk, "Leder", start="15:00", code="S7")
        said(desk, desk.encounter("S7"), "4.b.1", "ja", "noget")
    in_the_evening(path, story)


def test_a_value_and_a_judgement_are_taken_back_in_the_evening(path: Path) -> None:
    keys = down_to(path, "4.a")

    async def story(pilot: Pilot[str]) -> None:
        await pilot.press(*keys, "enter")
        await press(pilot, "<down>", "n\n")
        assert "Værdi: nej" in shown(pilot)
        await press(pilot, "<ctrl+z>")
        assert "Fortrudt 4.a.1: nej → ingen værdi (S2). Ctrl+Y: hent det igen." in shown(pilot)
        assert "Værdi: nej" not in shown(pilot)
        await press(pilot, "<ctrl+y>")
        assert "Værdi: nej" in shown(pilot)
        await press(pilot, "b\n", "<enter>", "En bedømmelse.", "<ctrl+s>", "3\n", "4\n")
        assert judged(path) == [("En bedømmelse.", 4)]
        await press(pilot, "<ctrl+z>")
        assert judged(path) == [("En bedømmelse.", None)]
        await press(pilot, "<ctrl+z>")
        assert judged(path) == []
        assert "Fortrudt bedømmelsen af 4.a: tekst → ingen tekst" in " ".join(shown(pilot).split())
        await press(pilot, "<ctrl+z>", "<ctrl+z>")
        assert "ikke mere at fortryde" in shown(pilot)

    in_the_evening(path, story, size=(140, 45))


def judged(path: Path) -> list[tuple[str, object]]:
    with desk_of(path) as desk:
        return [(each.text, each.score) for _, each in desk.visible().of(Judgement)]


@pytest.mark.parametrize("pasted", ["q\ns\n", "u\n\n", "afslut\n\n", "k\nq\n"])
def test_several_lines_in_one_read_run_no_command_in_the_palette(path: Path, pasted: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await burst(pilot, pasted)
        assert type(pilot.app.screen).__name__ == "Palette"
        assert stands(pilot).split() == pasted.split()

    SCREENS["all commands"](path, story)


@pytest.mark.parametrize(
    ("sit", "keys", "where"),
    [
        (evening_at("<enter>"), "?\n", "i noten"),
        (over(lambda desk: JudgeScreen(desk, "MKV", Marks(), "4.a")), "?\n", "i teksten"),
        (over(lambda desk: FollowUpScreen(desk, "MKV", Marks())), "<f1>", "i et nyt punkt"),
    ],
)
def test_what_is_typed_in_a_box_above_falls_where_a_sentence_lands(
    path: Path, sit: Callable[[Path, Story], None], keys: str, where: str
) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, keys)
        assert isinstance(pilot.app.screen, Read)
        await press(pilot, "Der er langt til")
        assert where in " ".join(shown(pilot).split())
        await press(pilot, "<escape>", " bussen.")
        assert not isinstance(pilot.app.screen, Read)
        assert "Der er langt til bussen." in stands(pilot)

    sit(path, story)


@pytest.mark.parametrize(
    "pasted", ["n\tDe når\r\nj\x0bikke\x0cpersonalet\xa0her", "\tj\r\nd\tn\n", "3\t4\r\ng\ta\r\nq\x0bs"]
)
@pytest.mark.parametrize("name", [*SCREENS, "a value to set right"])
def test_a_table_or_a_page_of_word_in_one_read_is_text_wherever_it_lands(path: Path, name: str, pasted: str) -> None:
    found(path)
    before: list[int] = []

    async def story(pilot: Pilot[str]) -> None:
        before.append(entry_count(path))
        opened = type(pilot.app.screen).__name__
        await burst(pilot, pasted)
        assert "".join(stands(pilot).split()).endswith("".join(pasted.split())), (opened, stands(pilot), shown(pilot))
        assert entry_count(path) == before[0]

    (evening_at("<enter>", "<enter>", "<tab>") if name not in SCREENS else SCREENS[name])(path, story)
    assert entry_count(path) == before[0]
