"""A line being typed: what it holds, and what a terminal of some width shows of it."""

from __future__ import annotations

import pyte
import pytest

from tilsyn.cli.line import TypedLine

PROMPT = "> "


class Window:
    """A small terminal that draws what the line hands out."""

    def __init__(self, columns: int = 20) -> None:
        self.screen = pyte.Screen(columns, 8)
        self._stream = pyte.ByteStream(self.screen)
        self._stream.feed(PROMPT.encode())
        self.line = TypedLine(len(PROMPT), columns, dumb=False)

    def strike(self, *keys: str) -> None:
        for key in keys:
            if len(key) == 1 and key < " ":
                self.line.control(key)
            elif key == "<back>":
                self.line.control("\x7f")
            elif key.startswith("<paste>"):
                self.line.begin_paste()
                self.line.add(key.removeprefix("<paste>"))
                self.line.end_paste()
            else:
                self.line.add(key)
            self._stream.feed(self.line.drawn().replace(b"\n", b"\r\n"))

    @property
    def shown(self) -> list[str]:
        return [row.rstrip() for row in self.screen.display if row.strip()]


def test_backspace_over_the_edge_of_the_window_goes_a_row_up() -> None:
    window = Window(20)
    window.strike("a" * 18, "bc", "<back>", "<back>", "<back>", "d")
    assert window.line.text == "a" * 17 + "d"
    assert window.shown == ["> " + "a" * 17 + "d"]


@pytest.mark.parametrize("letter", ["日", "å", "e\u0301", "\U0001f600"])
def test_a_letter_goes_whole_however_wide_it_is(letter: str) -> None:
    window = Window(10)
    window.strike("abc", letter, "<back>", "x")
    assert (window.line.text, window.shown) == ("abcx", ["> abcx"])


def test_a_wide_letter_that_did_not_fit_is_taken_back_from_the_next_row() -> None:
    window = Window(9)
    window.strike("abcdef", "日", "<back>", "g")
    assert (window.line.text, window.shown) == ("abcdefg", ["> abcdefg"])


def test_ctrl_u_clears_the_line_and_ctrl_w_a_word() -> None:
    window = Window(20)
    window.strike("en lang linje over kanten af vinduet", "\x17", "døren")
    assert window.line.text == "en lang linje over kanten af døren"
    assert window.shown == ["> en lang linje over", " kanten af døren"]
    window.strike("\x15", "ny")
    assert (window.line.text, window.shown) == ("ny", ["> ny"])


def test_a_paste_is_one_text_and_none_of_its_line_ends_is_an_enter() -> None:
    window = Window(40)
    window.strike("Hun siger: ", "<paste>ét\r\nto\rtre")
    assert not window.line.done
    window.strike("\r")
    assert window.line.given() == ("Hun siger: ét\nto\ntre", [])


@pytest.mark.parametrize(
    ("under", "given"), [("", ("ét\nto", [])), (".", ("ét\nto", ["."])), ("tre", ("ét\nto\ntre", []))]
)
def test_the_full_stop_typed_under_a_paste_ends_the_text(under: str, given: tuple[str, list[str]]) -> None:
    window = Window(40)
    window.strike("<paste>ét\nto\n", *filter(None, [under]), "\r")
    assert window.line.given() == given


def test_a_line_end_in_a_paste_can_be_taken_back() -> None:
    window = Window(20)
    window.strike("<paste>ét\n", "<back>", "er")
    assert (window.line.text, window.shown) == ("éter", ["> éter"])


def test_end_of_input_hands_over_what_stands_first() -> None:
    window = Window()
    window.strike("halv", "\x04")
    assert window.line.given() == ("halv", [None])
    empty = TypedLine(2, 80, dumb=True)
    empty.control("\x04")
    assert empty.given() == (None, [])


def test_nothing_that_a_terminal_obeys_is_drawn() -> None:
    line = TypedLine(2, 80, dumb=True)
    line.add("a\x9b31m\u202eb")
    assert line.drawn() == b"a31mb"
