"""What is typed is text, wherever it lands: only one whole letter, and Enter after it, is more than that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.conversing import answers, drafts, notes
from tests.playing import burst, press, shown
from tests.test_screen import THEME_4, sit
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.conversation.command_table import LETTERS
from tilsyn.interview.screen.conversation.key_line import KeyLine
from tilsyn.interview.screen.kit.editor import Line
from tilsyn.interview.screen.kit.one_read import OneRead
from tilsyn.interview.screen.kit.struck_keys import StruckKeys
from tilsyn.services.conversation.answering import LETTERS as VALUES
from tilsyn.services.conversation.opening import Asked

Run = Callable[..., tuple[int, str, str]]
ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
SENTENCES = (
    "borger siger at planen er god",
    "ja hun ved godt hvem hun skal gå til",
    "g 4 børn i huset, og de sover",
    "I huset er der ro",
    "+ det gode, - det andet",
)


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    return case_path


def read(*typed: str) -> tuple[str, bool]:
    """What stands in a key line after some letters, and whether it may still be a command."""
    line = KeyLine()
    for each in "".join(typed):
        line.add(each)
        if not line.can_be_command(VALUES, LETTERS):
            return line.text, False
    return line.text, True


@pytest.mark.parametrize(
    "typed", ["j", "Ø", "g", "g 4", "g 4.a", "g 4.a.3", "g 4 a 3", "g 3.a.e7394", "/", "/mad om", ""]
)
def test_a_line_that_may_become_a_command_waits_for_enter(typed: str) -> None:
    assert read(typed) == (typed, True)


@pytest.mark.parametrize("typed", [*SENTENCES, "ja", "jj", "gå", "g å", "j ", " j", "14 dage", "??", "»Nej«"])
def test_a_line_that_can_be_no_command_is_text_at_the_first_letter_that_says_so(typed: str) -> None:
    stands, may = read(typed)
    assert not may
    assert typed.startswith(stands)


@pytest.mark.parametrize("first", [*ALPHABET, *ALPHABET.upper()])
def test_no_letter_of_the_alphabet_begins_a_sentence_that_is_a_command(first: str) -> None:
    for goes_on in ("n", "r dag", " gang"):
        assert not read(first, goes_on)[1]


def test_a_sentence_is_text_in_the_note_and_at_the_key_line(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        for number, sentence in enumerate(SENTENCES):
            await press(pilot, *(["<escape>"] if number % 2 else []), sentence, "<ctrl+n>")

    sit(path, story)
    told = dict.fromkeys(said.note for said in answers(path).values())
    assert list(told) == list(SENTENCES)
    assert {said.value for said in answers(path).values()} == {None}
    assert drafts(path) == []


def test_every_letter_begins_a_sentence_at_the_key_line(path: Path) -> None:
    said = [f"{letter}{letter} begynder" for letter in ALPHABET]

    async def story(pilot: Pilot[str]) -> None:
        for each in said:
            await press(pilot, "<escape>", each)
        await press(pilot, "<ctrl+n>")

    sit(path, story)
    assert answers(path)["4.a.1"].note.split("\n") == said
    assert {each.value for each in answers(path).values()} == {None}


def test_a_paste_is_a_note_wherever_it_lands(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        assert isinstance(pilot.app, Interview)
        for text in ("j", "n\nq\ns"):
            await press(pilot, "<escape>")
            pilot.app.post_message(events.Paste(text))
            await pilot.pause()
            await press(pilot, "<ctrl+n>")

    sit(path, story)
    assert list(dict.fromkeys(said.note for said in answers(path).values())) == ["j", "n\nq\ns"]
    assert {said.value for said in answers(path).values()} == {None}


@pytest.mark.parametrize(
    "pasted", ["j\nHun siger nej", "q\ns\nn\n", "k\nk", "/\nmad", "g 4.a.3\nnej", "u\n\nHun", "+ \n- det andet"]
)
def test_a_paste_without_brackets_is_a_note_line_by_line(path: Path, pasted: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>")
        await burst(pilot, pasted)
        await press(pilot, "<escape>", "q\n")

    sit(path, story)
    assert answers(path)["4.a.1"].note == pasted
    assert {said.note for said in answers(path).values()} == {pasted}
    assert {said.value for said in answers(path).values()} == {None}


def test_an_empty_line_first_in_a_paste_skips_no_question(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>")
        await burst(pilot, "\n\nHun siger nej\n")
        await press(pilot, "<escape>", "q\n")

    sit(path, story)
    assert answers(path)["4.a.1"].note == "Hun siger nej\n"


def test_what_is_typed_after_the_last_question_is_a_loose_note(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "<ctrl+k>", *["s\n"] * 40)
        assert "Ikke flere spørgsmål" in shown(pilot)
        await press(pilot, "ja hun nikkede", "<escape>", "q\n")

    sit(path, story)
    assert [each.text for each in notes(path)] == ["ja hun nikkede"]


def test_how_a_question_was_left_is_how_the_next_one_opens(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "et", "<ctrl+n>")
        assert "du skriver her" in shown(pilot)
        await press(pilot, "<tab>")
        assert "TASTER" in shown(pilot)
        for keys in ("n\n", "\n", "<pagedown>", "<pageup>", "g 4.b.1\n", "b\n"):
            await press(pilot, keys)
            assert "TASTER" in shown(pilot), keys
        await press(pilot, "t\n", "to", "<ctrl+n>")
        assert "du skriver her" in shown(pilot)

    sit(path, story)
    assert [each.value for each in answers(path).values()].count("nej") == 1


def test_what_stands_in_the_line_is_told_before_enter_and_emptied_by_esc(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>")
        for typed, told in (
            ("d", "d_ → delvist"),
            ("g 4.b.1", "gå til 4.b.1"),
            ("/mad", "søg efter mad"),
            ("q", "q_ → stop"),
        ):
            await press(pilot, typed)
            assert told in shown(pilot)
            await press(pilot, "<escape>")
            assert told not in shown(pilot)
        await press(pilot, "d")
        assert ">d delvist<" in shown(pilot)
        await press(pilot, "<backspace>")
        assert ">d delvist<" not in shown(pilot)
        assert "TASTER" in shown(pilot)

    sit(path, story)
    assert answers(path) == {}


def test_back_says_where_it_led_when_that_is_not_the_one_before(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<escape>", "g 4.b.1\n", "d\n", "b\n")
        assert "Tilbage ved 4.b.1, hvor du var før" not in shown(pilot)
        await press(pilot, "b\n")
        assert "Tilbage ved 4.a.1, hvor du var før" in shown(pilot)
        await press(pilot, "t\n", "<escape>")

    sit(path, story)
    assert answers(path)["4.b.1"].value == "delvist"


def struck(*reads: str) -> list[tuple[str, str | None]]:
    """The keys of what a terminal hands over, read by read."""
    parser = StruckKeys()
    keys = [event for each in reads for event in parser.feed(each)]
    return [(event.key, event.character) for event in keys if isinstance(event, events.Key)]


@pytest.mark.parametrize(
    "after", [*ALPHABET, *ALPHABET.upper().replace("O", ""), *"0123456789-=§»?/+", "Oj", "Om aften"]
)
def test_esc_and_what_is_struck_after_it_are_two_keys(after: str) -> None:
    for reads in ([f"\x1b{after} gik det"], ["\x1b", f"{after} gik det"]):
        keys = struck(*reads)
        assert keys[0] == ("escape", "\x1b")
        assert "".join(character or "" for _, character in keys[1:]) == f"{after} gik det"


@pytest.mark.parametrize(
    ("after", "key"), [("\x7f", "backspace"), ("\r", "enter"), ("\t", "tab"), ("\x0e", "ctrl+n"), ("\x1a", "ctrl+z")]
)
def test_esc_and_a_key_without_a_letter_are_two_keys(after: str, key: str) -> None:
    assert [name for name, _ in struck(f"\x1b{after}")] == ["escape", key]


@pytest.mark.parametrize(
    ("sequence", "key"),
    [("\x1bOP", "f1"), ("\x1b[A", "up"), ("\x1bOA", "up"), ("\x1b[6~", "pagedown"), ("\x1b[1;5D", "ctrl+left")],
)  # fmt: skip
def test_a_key_that_terminals_write_with_esc_is_still_one(sequence: str, key: str) -> None:
    assert [name for name, _ in struck(sequence)] == [key]


def test_a_document_knows_a_letter_that_a_conversation_does_not(path: Path) -> None:
    sit(path, lambda pilot: press(pilot, "<escape>", "f", "\n", "<ctrl+n>"))
    assert answers(path)["4.a.1"].note.strip() == "f"
    sit(
        path, lambda pilot: press(pilot, "<escape>", "f\n", "q\n"), Asked(method="dokument", title="Sager", themes=(4,))
    )
    assert [each.value for each in answers(path).values()].count("ikke_fundet") == 1
    assert THEME_4.method != "dokument"


def read_at_once(data: str) -> list[tuple[str, str | None]]:
    """The keys of one read, as the screens are given them."""
    return [(event.key, event.character) for event in OneRead().feed(data) if isinstance(event, events.Key)]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("Navn\tAlder\tBy", "Navn\tAlder\tBy"),
        ("\tHun siger", "\tHun siger"),
        ("Hun siger\t", "Hun siger\t"),
        ("Hun\r\nsiger\nja\rtak", "Hun\nsiger\nja\ntak"),
        ("Hun\x0bsiger\x0cja\x85tak\u2028også\u2029her", "Hun\nsiger\nja\ntak\nogså\nher"),
        ("12\xa0000 kr. og sam\xadarbejde", "12\xa0000 kr. og sam\xadarbejde"),
        ("To \U0001f469\u200d\U0001f467 her", "To \U0001f469\u200d\U0001f467 her"),
    ],
)
def test_what_a_copied_text_holds_is_text_without_brackets_too(pasted: str, text: str) -> None:
    keys = read_at_once(pasted)
    assert "".join("\n" if key == "enter" else character or "" for key, character in keys) == text
    assert not {key for key, _ in keys} & {"tab", "ctrl+j", "ctrl+k", "ctrl+l"}


@pytest.mark.parametrize(
    ("read", "key"),
    [
        (" ", "space"),
        ("\t", "tab"),
        ("\x0b", "ctrl+k"),
        ("\x0c", "ctrl+l"),
        ("\n", "enter"),
        ("\x1b\t", "tab"),
        ("ord\x0e", "ctrl+n"),
        ("ord\x0eog mere", "ctrl+n"),
        ("ord\x0b", "ctrl+k"),
        ("ord\x1bj", "escape"),
    ],
)
def test_a_key_struck_alone_or_ahead_is_a_key(read: str, key: str) -> None:
    assert key in [name for name, _ in read_at_once(read)]


PASTED = "Hun\tsiger:\x0bja, 12\xa0000\x0ckr.\r\nog nej"
CLEANED = "Hun\tsiger:\nja, 12\xa0000\nkr.\nog nej"


@pytest.mark.parametrize("before", [(), ("<escape>",)])
def test_a_paste_of_a_table_or_from_word_is_one_note_wherever_it_lands(path: Path, before: tuple[str, ...]) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, *before)
        await burst(pilot, PASTED)
        await press(pilot, "<ctrl+n>")

    sit(path, story)
    assert {(said.note, said.value) for said in answers(path).values()} == {(CLEANED, None)}


@pytest.mark.parametrize("key", ["f5", "f6", "ctrl+p"])
def test_a_paste_of_a_table_leaves_no_line(path: Path, key: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, f"<{key}>")
        await burst(pilot, "Hun\tsiger\x0bja")
        assert pilot.app.screen.query_one(Line).value == "Hun\tsiger ja"

    sit(path, story)
    assert not answers(path)
