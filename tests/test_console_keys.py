"""Lines typed and pasted in a console of Windows, told by the records it keeps; the console itself is made up here."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tilsyn.cli.console_keys import ConsoleKeys, Stroke
from tilsyn.cli.keyboard import Keyboard, Unfinished

UP, ALT, ENTER = 0x26, 0x12, 0x0D


def pressed(text: str, key: int = 0x41) -> list[Stroke]:
    """Each key down and up, as UTF-16 has its letter: one beyond the first plane is two records."""
    raw = text.encode("utf-16-le", "surrogatepass")
    units = [raw[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(raw), 2)]
    return [Stroke(down, key, unit) for unit in units for down in (True, False)]


class Console:
    """Bursts of records, each there at once; between two of them a person thinks."""

    def __init__(self, *bursts: Iterable[Stroke], draws: bool = True) -> None:
        self.draws = draws
        self.shown = ""
        self.taken = 0
        self._bursts = [list(burst) for burst in bursts]
        self._thinks = False

    def take_keys(self) -> None:
        self.taken += 1

    def give_back(self) -> None:
        self.taken -= 1

    def waits(self, seconds: float) -> bool:
        while self._bursts and not self._bursts[0]:
            self._bursts.pop(0)
            self._thinks = True
        if seconds < 0.1:  # waited for what belongs to the same burst
            return bool(self._bursts) and not self._thinks
        self._thinks = False
        if not self._bursts:
            raise KeyboardInterrupt
        return True

    def records(self, at_most: int) -> Iterable[tuple[bool, int, str, int]]:
        read, self._bursts[0] = self._bursts[0][:at_most], self._bursts[0][at_most:]
        return read

    def write(self, drawn: str) -> None:
        self.shown += drawn

    def columns(self) -> int:
        return 80


def typing(text: str) -> list[list[Stroke]]:
    return [pressed(letter) for letter in text]


def keyboard(*bursts: Iterable[Stroke], draws: bool = True) -> tuple[Keyboard, Console]:
    console = Console(*bursts, draws=draws)
    return Keyboard(ConsoleKeys(console)), console


@pytest.mark.parametrize("length", [254, 4_097, 8_192, pytest.param(200_000, marks=pytest.mark.slow)])
def test_a_line_comes_in_whole_however_long(length: int) -> None:
    line = ("et afsnit à la Word – æøå 🙂 " * (length // 20))[:length] + "SLUT"
    assert keyboard(pressed(f"{line}\r"))[0].line("> ") == line


def test_an_arrow_is_no_letter_and_a_grave_is_no_arrow() -> None:
    keys, _ = keyboard(*typing("1 à 2"), pressed("\0", UP), pressed("\x1b[A"), *typing(" gange\r"))
    assert keys.line("> ") == "1 à 2 gange"


def test_a_letter_given_by_alt_and_its_number_counts_when_alt_is_let_go_of() -> None:
    given = [Stroke(pressed=True, key=ALT, letter="\0"), Stroke(pressed=False, key=ALT, letter="–")]
    keys, _ = keyboard(*typing("kl. 9"), given, *typing("10\r"))
    assert keys.line("> ") == "kl. 9–10"


def test_a_key_that_is_held_down_repeats_its_letter() -> None:
    keys, _ = keyboard([Stroke(pressed=True, key=0x41, letter="a", times=3)], *typing("\r"))
    assert keys.line("> ") == "aaa"


def test_a_letter_beyond_the_first_plane_may_come_in_two_breaths() -> None:
    first, _, second, _ = pressed("🙂")
    assert keyboard([first], [second], *typing("\r"))[0].line("> ") == "🙂"


def test_a_paste_without_marks_is_one_answer_and_leaves_none_for_the_next_question() -> None:
    keys, _ = keyboard(pressed("Hun siger nej\r\nn\rog nej\r"), *typing("\r"), *typing("j\r"))
    assert keys.line("> ") == "Hun siger nej\nn\nog nej"
    assert keys.line("> ") == "j"


def test_a_marked_paste_is_taken_by_its_marks_in_pieces_too() -> None:
    keys, _ = keyboard(pressed("\x1b[200~Første\r"), pressed("Anden\rTredje"), pressed("\x1b[201~"), *typing("\r"))
    assert keys.line("> ") == "Første\nAnden\nTredje"


def test_one_line_that_comes_with_its_enter_is_entered() -> None:
    keys, _ = keyboard(pressed("Hun går på arbejde\r"), *typing("j\r"))
    assert [keys.line("> "), keys.line("> ")] == ["Hun går på arbejde", "j"]


def test_ctrl_z_ends_the_input_and_an_empty_line_does_not() -> None:
    keys, _ = keyboard(*typing("\r"), *typing("\x1a"))
    assert [keys.line("> "), keys.line("> ")] == ["", None]


def test_an_interrupt_hands_over_what_stands_half_typed() -> None:
    keys, _ = keyboard(*typing("Hun vil ge"))
    with pytest.raises(Unfinished) as stopped:
        keys.line("> ")
    assert stopped.value.text == "Hun vil ge"


def test_a_hidden_line_is_not_shown_and_what_is_typed_ahead_is_left() -> None:
    keys, console = keyboard(pressed("en lang sætning\rj"))
    assert keys.line("Adgangssætning: ", hidden=True) == "en lang sætning"
    assert "lang" not in console.shown
    assert list(console.records(9)) == pressed("j")


@pytest.mark.parametrize("draws", [True, False])
def test_the_console_is_given_back_and_told_nothing_that_it_would_print(draws: bool) -> None:
    keys, console = keyboard(*typing("to ord\x08\x08\x08en\r"), draws=draws)
    with keys.borrowed():
        assert keys.line("> ") == "to en"
    assert console.taken == 0
    assert draws or "\x1b" not in console.shown
