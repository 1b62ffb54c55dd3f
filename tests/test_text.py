from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilsyn.domain.danish import counted, danish_key, date_text, listed, time_text
from tilsyn.domain.text import clean

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_nothing_unwanted_is_left(text: str) -> None:
    left = clean(text)
    assert unicodedata.is_normalized("NFC", left)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in left)
    assert not any(0x7F <= ord(c) <= 0x9F or 0xD800 <= ord(c) <= 0xDFFF or (ord(c) & 0xFFFE) == 0xFFFE for c in left)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n"])
def test_every_line_end_becomes_one(end: str) -> None:
    assert clean(f"en{end}to") == "en\nto"


def test_nothing_else_changes() -> None:
    text = "  & < > {{ }} _x000D_ \t “” æøå =1+1  \n"
    assert clean(text) == text
    assert clean("a\u030a") == "å"
    assert clean("\x00\x07en\x1b[31m") == "en[31m"
    assert clean("x" * 50_000) == "x" * 50_000


def test_danish_words_sort_as_danes_do() -> None:
    words = ["Ål", "Ærø", "Øl", "Zoo", "aben", "Borger 10", "Borger 2"]
    assert sorted(words, key=danish_key) == ["aben", "Borger 2", "Borger 10", "Zoo", "Ærø", "Øl", "Ål"]


def test_dates_lists_and_counts() -> None:
    assert date_text("2023-10-24") == "24-10-2023"
    assert time_text("2023-10-24T09:05:00.000+02:00") == "24-10-2023 09.05"
    assert listed(["borgere", "medarbejdere", "ledelse"]) == "borgere, medarbejdere og ledelse"
    assert (counted(1, "samtale", "samtaler"), counted(3, "samtale", "samtaler")) == ("1 samtale", "3 samtaler")
