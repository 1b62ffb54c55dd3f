"""CPR numbers in every spelling, and the numbers that are none. All of them are made up."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilsyn.domain.cpr import MASK, cpr_places, has_cpr, mask_cpr
from tilsyn.domain.cpr.shadow import close_up, shadow

if TYPE_CHECKING:
    from collections.abc import Callable

SPELLINGS = [
    # the number itself
    "010180-1234", "0101801234", "010180 1234", "610180-1234", "911280-1234", "310180-9999", "010180- 1234",
    "010180 -1234", "010180 - 1234", "010180/1234", "010180.1234", "010180,1234", "010180:1234", "010180;1234",
    "010180*1234", "010180~1234", "010180+1234", "010180=1234", "010180|1234", "010180'1234", "010180_1234",
    "010180·1234", "010180•1234", "010180--1234", "010180---1234", "010180\\1234", "010180#1234", "010180 (1234)",
    "| 010180 | 1234 |", "010180, 1234", "010180; 1234", "010180 / 1234", "<010180>-<1234>",
    # dashes and blanks
    "010180–1234", "010180—1234", "010180‐1234", "010180‑1234", "010180−1234", "010180﹣1234", "010180－1234",
    "010180⁃1234", "010180―1234", "010180\u00a01234", "010180\u202f1234", "010180\u20091234", "010180\t1234",
    "010180\n1234", "0101\n801234", "010180 -\n  1234", "010180      1234", "010180" + " " * 40 + "1234",
    # what is not seen
    "010180\u200b1234", "010180\u200b-1234", "010180\u00ad1234", "010180\u200d1234", "010180\u20601234",
    "01\u200b01\u200b801234", "0\u200b1\u200b0\u200b1\u200b8\u200b0\u200b1\u200b2\u200b3\u200b4",
    "010180\ufeff-\ufeff1234", "0\u03361\u03360\u03361\u03368\u03360\u0336-1234",
    # digits of other scripts
    "０１０１８０-１２３４", "٠١٠١٨٠-١٢٣٤", "𝟎𝟏𝟎𝟏𝟖𝟎-𝟏𝟐𝟑𝟒", "०१०१८०१२३४",
    # the date in parts
    "01 01 80 1234", "01.01.80-1234", "01-01-80-1234", "01/01/80-1234", "01/01-80 1234", "01. 01. 80 - 1234",
    "0101 80 1234", "0101-80-1234", "01\u202f01\u202f80-1234", "01.01.80, 1234", "01-01-801234"[:8] + "-1234",
    "1/1-80 1234", "1-1-80-1234", "1.1.80-1234", "1. januar 1980-1234", "1. jan. 80-1234", "01. Januar 1980, 1234",
    # the serial in parts
    "010180 12 34", "010180-12 34", "010180-12-34", "01 01 80 12 34", "01.01.80-12 34", "010180-1 234", "010180-123 4",
    "0 1 0 1 8 0 1 2 3 4", "1 2 1 2 8 0 - 1 2 3 4", "010180-**1234**", "**010180**-1234", "**010180-1234**",
    "01-01-80-12-34", "3 1 1 2 9 9 4 3 2 1", "01-jan-1980-1234", "1-jan-80 1234",
    "010190 - 1 2 3 4", "010190 1 2 3 4", "010190-1-2-3-4", "01.01.90 - 1 2 3 4", "01-01-1990 - 1 2 3 4",
    "01011990 1 2 3 4", "241018 - 6 0 1 7", "241018 - 4 3 2 1", "24.10.18 6 0 1 7",
    "20 10 20 40 40", "20 10 80 30 40", "20 10 20-30 40", "201020 30 40", "12 10 20 30 40", "20 10 30 30 40",
    # a recent date with two digits of the year
    "24.10.23-1430", "24.10.23 2575", "24.10.23 4430", "24.10.80 1430", "241023 1430", "24 10 23 1430",
    # eight-digit years
    "01011980-1234", "01011980 1234", "010119801234", "01-01-1980 1234", "01-01-1980-1234", "01.01.1980 1234",
    "01/01/1980 - 1234", "01-01-1980, 1234", "1980-01-01-1234", "19800101-1234", "198001011234", "01-01-2019-9876",
    "01012019 2475", "01 01 1980 12 34", "2001 1980 1234",
    # in words
    "010180, sidste fire 1234", "010180, sidste fire cifre er 1234", "01-01-80, de sidste 4: 1234",
    "010180 (løbenummer 1234)", "01.01.1980, cpr 1234", "010180, løbenr. 12 34", "01-01-2019, sidste fire: 1234",
    "1. januar 1980, sidste fire 1234", "f. 1/1-80, cpr 1234", "1.1.1980, slutter på 1234", "010180 ender med 1234",
    "sidste fire 1234, født 010180", "de sidste fire cifre er 1234, 01-01-80", "CPR ..1234 (1. januar 1980)",
    "cpr slutter på 20 12, født 01.01.1980", "010180 bindestreg 1234", "01 01 80 streg 12 34",
    "010180 nr 1234", "010180 nr. 1234", "010180, nr: 1234", "010180 lbnr. 1234", "010180 nummer 12 34",
    # left out and then told
    "010180-xxxx 1234", "010180-XXXX, 1234", "010180 xxxx (1234)", "010123-xxxx 1234",
    # broken where no blank belongs
    "010 180-1234", "010 180 1234", "01018 01234", "0 10180 1234", "010 1801234", "0101801 234", "01018012 34",
    "010180123 4",
    # digit by digit
    "0-1-0-1-8-0-1-2-3-4", "0 - 1 - 0 - 1 - 8 - 0 - 1 - 2 - 3 - 4", "0.1.0.1.8.0.1.2.3.4", "3-1-1-2-9-9 4-3-2-1",
    # a letter for a digit
    "o10180-1234", "O10180-1234", "O1O18O-1234", "o1.o1.8o-1234", "010180-123o", "0l0180-1234", "0I0I80-1234",
    # what stands before and after
    "CPR:010180-1234.", "CPR-0101801234", "cpr0101801234", "(010180-1234)", "Borger 1-010180-1234", "1.010180-1234",
    "1,010180-1234", "2023.010180-1234", "14:30-010180-1234", "2012 010180-1234", "010180-1234-1", "010180-1234-2023",
    "010180-1234,5", "010180-1234x", "0101801234kr", "id_010180-1234_x", "010180-1234¹",
    # a hospital's replacement number
    "010190-1AB2", "010190 1AB2", "0101901AB2", "010190-1ab2",
]  # fmt: skip

NUMBERS_OF_ANOTHER_KIND = [
    # a conversation in a list, with the beginning of its id
    "Borger 1 2023-10-24 (9134af6b)", "2023-10-24 5678af", "2023-10-24 1234ab",
    # telephones
    "tlf. 22 33 44 55", "tlf. 21 12 44 55, 66 77 88 99", "21 12 44 55 / 21 12 44 56", "21 12 44 55\n31 12 44 56",
    "+45 21 12 44 55", "+4521124455", "+45 2112 4455", "0045 21 12 44 55", "21124455", "2112 4455",
    "21124455, 31124455", "21-12-44-55", "24-10-2023 22 33 44 55", "240823 22 33 44 55", "mobil 20101970",
    "24-10-2023 +45 22 33 44 55", "21 12 44 55 - 21 12 44 56 - 21 12 44 57",
    "20 10 20 30 40", "21 12 20 12 34", "30 10 18 20 30",
    # dates and times
    "24.10.23 1430", "24-10-23 1430", "24/10-23 1430", "24. 10. 23 0915", "24.10.23\n1430", "31.12.23 1850 kr.",
    "24-10-2023 - 1 2 3 4", "241023 - 1 4 2 0", "24.10.23 3 4 2 5", "12 11 10 1 2 3 4",
    "2010-12 - 1 2 3 4", "241023 4 3 5 5",
    "24-10-2023 14.20", "24-10-2023 14:20", "2023-10-24 1420", "24-10-2023 1420", "24.10.2023 kl. 1420",
    "24-10-2023, 1420", "24-10-2023 14 20", "24.10.23 14.20", "24.10.23 14:20", "241023 14.20", "241023 14:20",
    "24/10-23 kl. 14.20", "24/10-2023 1420", "241020231420", "202310241420", "20231024-1420", "20231024_142033",
    "2023-10-24T10:12:00.000+02:00", "2012-01-02T10:11:12.000+02:00", "2023-10-24 10:12:00", "24-10-2023 10:12-11:30",
    "24. oktober 2023 1420", "24. oktober 2023 kl. 14.20", "1/10-23 1420", "1/10 2023 kl. 1420", "24-10-2023-1420",
    "24.10.2023-31.12.2024", "24.10.2012-31.12.2014", "01.01.12-31.12.14", "01-01-2023 til 2024",
    "01-02-23 - 28-02-23", "01.02.12 - 31.12.13", "24-10-2012 - 31-12-2014", "24.10.23, 1420", "24.10.23: 0915",
    "24-10-2023\n25-10-2023\n26-10-2023", "241023\n251023\n261023", "241023 14.20\n251023 15.10\n261023 09.30",
    "kl. 10-11 12-13 14-15", "kl. 08.30-10.15, 10.30-12.00", "mandag 10-12, tirsdag 11-12, onsdag 12-15",
    "01-01-2023: 1500 kr.", "pr. 31.12.23, 1850 kr.", "den 01-10-2023 9500 kr.", "01-10-2023 4500 timer",
    "24-10-2023. Sidste tilsyn 2019", "2023-10-24, 2023-11-07", "uge 10, 11, 12, 13 og 14",
    "24-10-2023 slutter i 2024", "de sidste fire år 2019 til 24-10-2023", "kalender på 1234, 24-10-2023",
    "siden 24-10-2023 og de sidste fire år", "streg 1234 af 010180", "stregede 24-10-2023 i 2024",
    # a date with a number before it
    "Borger 1 · 07-11-2023", "Borger 1 · 07-11-2023 11.30", "Borger 12 07-11-2023", "Borger 3 (7-11-2023)",
    "31 – 01/12/2019", "sag 12.07.11.2023", "samtale 2, 1.10.2012", "Borger 12 (07.11.1998)",
    # numbers that name something
    "CVR 12345678", "CVR 12 34 56 78", "CVR-nr. 10203040", "P-nr. 1003388394", "P-nummer: 1012345678",
    "Produktionsenhedsnummer 1012345678", "P-nummer 1023388394", "9999999999", "3201801234", "EAN 5798009814203",
    "EAN 5798 0098 1420 3", "DK50 0040 0440 1162 43", "DK5000400440116243", "978-87-94059-50-3", "9788794059503",
    "23/012345", "2023-010170", "2010-010170", "2023-12345", "2010-12-1234", "2011/12/1234", "23-10-012345",
    "27.03.16-K08-12-23", "NR2020:3.1.5", "S2023-010170", "nr. 010170", "12345678901234", "01234567890",
    "320180-1234", "011380-1234", "000180-1234", "010080-1234", "410180-1234", "010180-123", "01018-1234",
    # amounts, counts, places
    "1.010.170,50 kr", "1.200.000 kr.", "1 010 170 kr.", "10.101.012,34 kr.", "1010170,50", "8 af 61",
    "3.1.2, 3.1.3, 3.1.4", "3.1.2, 3.1.3, 3.1.4, 3.1.5, 3.1.12", "4.a 5.c 10.b 12.a", "§ 101, stk. 4",
    "bekendtgørelse nr. 1477 af 17.12.2019", "2009, 2010, 2011", "2009-2010-2011", "2001 2002 2003", "2012/2013/2014",
    "1901, 1902, 1903, 1904", "s. 12-13, 15-16, 20-21", "s. 10-11, 12-13, 14-15", "version 10.0.19045.1234",
    "v1.2.3.4.5.6.7.8", "192.168.010.170", "5 4 3 5 4 4 3 5 2 1", "1 2 1 2 3 4 5 1 2 3", "4,1 · 6 af 6",
    "10, 11, 12, 1314", "55.676100, 12.568300",
    # near what was broken oddly, told apart or mistyped
    "120 110 2023", "120 370 1234", "12057 12345", "310 555-1234", "tlf. 070-1234567", "mobil: 010 180-1234",
    "05102023 14", "0101-701234", "05102023-14", "faktura 010123 nr. 1234", "01.01.80 nr. 1234",
    "lov af 010180 nr. 1234", "2010-010180 nr. 1234", "010180 og 1234", "1-2-1-2-3-4-5-1-2-3", "1.2.1.2.3.4.5.1.2.3",
    "10l mælk og 1234 kr.", "010180 xx", "nr. 1234 af 010180", "§ 101, nr. 5, 1234", "side 10-11o",
    # digests and ids
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "a0101701234f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c",
    "abcdef01-0101-4170-8123-4010170123ab", "3f2504e0-4f89-41d3-9a0c-0101701234fa", "deadbeef0101701234deadbeef",
    "①⓪①⑦⓪①②③④⑤",
]  # fmt: skip


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_spelling_is_found_and_none_of_its_digits_left(written: str) -> None:
    said = mask_cpr(f"Borgeren {written} kom igen")
    assert MASK in said
    assert not re.search(r"\d{3}|\d\d \d\d", said.replace("2023", "").replace("2012", ""))
    assert said.startswith("Borgeren ")
    assert said.endswith(" kom igen")


@pytest.mark.parametrize("written", NUMBERS_OF_ANOTHER_KIND)
def test_a_number_of_another_kind_is_left_alone(written: str) -> None:
    assert mask_cpr(f"Fra {written} og frem") == f"Fra {written} og frem"
    assert not has_cpr(written)


@pytest.mark.parametrize(
    "joined",
    [
        "010180-1234{}020280-1234", "0101801234{}0202801234", "010180 1234{}020280 1234",
        "01.01.1980-1234{}02.02.80-1234",
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["-", ",", ".", ";", "/", " ", "\n", ", ", " og ", "|", "·", "–", " - ", "+"])
def test_two_numbers_are_both_found_whatever_joins_them(joined: str, between: str) -> None:
    assert mask_cpr(joined.format(between)) == f"{MASK}{between}{MASK}"


DIGITS = ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡"]
UNSEEN = ["", "\u200b", "\u00ad", "\u200d", "\u2060", "\ufeff", "\u0336"]
BLANKS = [" ", "\u00a0", "\u202f", "\u2009", "\t", "\n", "  ", "\n   ", "          "]
DASHES = ["-", "–", "—", "‐", "‑", "−", "﹣", "－", "⁃", "•", "·", "*", "~", "+", "=", "|", "'", "_", "--"]
SIGNS = [".", ",", ":", "/", ";", ". ", ", ", ": ", " / "]


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A made-up number in some spelling."""
    day = draw(st.integers(1, 31)) + draw(st.sampled_from([0, 60]))
    month, year, serial = draw(st.integers(1, 12)), draw(st.integers(0, 99)), draw(st.integers(0, 9999))
    long_year = draw(st.integers(1900, 2014)) if draw(st.booleans()) else None
    inside = draw(st.sampled_from(["", ".", "-", "/", " ", "\u00a0", ". ", "–", " - "]))
    gap = draw(st.sampled_from(["", *BLANKS, *DASHES, *SIGNS, " - ", "\n- "]))
    if (gap in SIGNS and gap.endswith(" ")) or (gap in BLANKS and inside.strip()):
        year %= 15  # after a comma a recent date is a date, and so is one with signs in it
    if inside and not gap:
        gap = "-"
    if inside and not long_year and 1 <= year <= 12:
        serial %= 1900  # of another serial it might be a whole date with a number before it
    date = inside.join((f"{day:02}", f"{month:02}", f"{long_year or year:02}"))
    last = f"{serial:04}"
    if not inside and draw(st.booleans()) and gap in (*BLANKS, *DASHES):
        last = draw(st.sampled_from([f"{last[:2]} {last[2:]}", f"{last[:1]} {last[1:]}"]))
    script, hidden = draw(st.sampled_from(DIGITS)), draw(st.sampled_from(UNSEEN))
    written = f"{date}{gap}{last}".translate({ord(str(n)): script[n] for n in range(10)})
    return f"{written[0]}{written[1:-1].replace(script[0], script[0] + hidden)}{written[-1]}"


PROSE = st.text("abc æøå.,:;()!?§%»«-–\n\t\u00a0\u200b😀ß", max_size=30)


@given(PROSE, numbers(), PROSE)
def test_any_number_in_any_spelling_is_found_in_any_prose(before: str, written: str, after: str) -> None:
    assert mask_cpr(f"{before} {written} {after}") == f"{before} {MASK} {after}"


@given(PROSE, numbers(), PROSE, numbers())
def test_what_is_found_stands_where_it_is_said_to_stand(before: str, first: str, between: str, second: str) -> None:
    text = f"{before} {first} x{between}x {second}"
    finds = cpr_places(text)
    assert finds == sorted(finds)
    kept, done = [], 0
    for start, end in finds:
        assert text[start].isdecimal()
        assert text[end - 1].isdecimal()
        kept.append(text[done:start])
        done = end
    assert MASK.join((*kept, text[done:])) == mask_cpr(text)
    assert not re.search(r"\d", "".join((*kept, text[done:])))


@given(st.text("0123 -.,/\n\u200bxA", max_size=80))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = mask_cpr(text)
    assert mask_cpr(once) == once
    assert not has_cpr(once)


@given(
    st.lists(
        st.sampled_from(["01", "12", "22", "010180", "1234", " ", "-", "45", ", ", "\n", "sidste fire "]), max_size=25
    )
)
def test_no_number_hides_another(parts: list[str]) -> None:
    once = mask_cpr("".join(parts))
    assert not has_cpr(once)


@pytest.mark.slow
@given(st.text(max_size=60))
def test_a_shadow_has_one_ascii_character_for_each_of_the_texts(text: str) -> None:
    shaded = shadow(text)
    assert len(shaded) == len(text)
    assert shaded.isascii()
    near = close_up(shaded, 0, len(shaded))
    places = [near.origin(place) for place in range(len(near.text))]
    assert places == sorted(set(places))
    assert all(shaded[at] == char for at, char in zip(places, near.text, strict=True) if char not in " -")


@given(st.text(min_size=30, max_size=60))
def test_a_shadow_is_that_of_each_character_however_many_there_are(text: str) -> None:
    assert shadow(text) == "".join(shadow(each) for each in text)


@given(st.datetimes(), st.integers(-11, 12))
def test_no_time_of_the_journal_is_taken_for_a_number(at: datetime, hours: int) -> None:
    written = at.replace(tzinfo=timezone(timedelta(hours=hours))).isoformat(timespec="milliseconds")
    assert not has_cpr(written)
    assert not has_cpr(written[:10])


@given(
    st.sampled_from(["Borger", "Medarbejder", "samtale", "punkt"]), st.integers(1, 99),
    st.sampled_from([" ", " · ", ", ", " (", ": ", " – "]), st.dates(date(1990, 1, 1), date(2039, 12, 31)),
    st.sampled_from(["%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"]), st.sampled_from(["", ")", " 11.30", " kl. 09.05"]),
)  # fmt: skip
def test_no_code_before_a_date_is_taken_for_a_number(  # noqa: PLR0913, PLR0917  the parts of a line
    name: str, number: int, between: str, day: date, form: str, after: str
) -> None:
    assert not has_cpr(f"{name} {number}{between}{day.strftime(form)}{after}")


@given(st.uuids(), st.binary(min_size=32, max_size=32))
def test_no_id_and_no_digest_is_taken_for_a_number(identity: UUID, digest: bytes) -> None:
    assert not has_cpr(str(identity))
    assert not has_cpr(digest.hex())


def test_one_number_never_hides_the_one_beside_it() -> None:
    assert mask_cpr("01 01 80 12 34 010180-1234") == f"{MASK} {MASK}"
    assert mask_cpr("Borger 12 01 01 80 1234") == f"Borger 12 {MASK}"


def test_a_production_units_number_is_known_by_its_name_only() -> None:
    assert not has_cpr("P-nummer 1011388394")
    assert has_cpr("1011388394")
    assert has_cpr("P-nummer 0101801234")


CROWDED: list[Callable[[int], str]] = [
    lambda size: "0" * size,
    lambda size: "01" * (size // 2),
    lambda size: "12 11 10 13 14 " * (size // 15),
    lambda size: "12 " * (size // 3) + "1234",
    lambda size: "1 0 " * (size // 4),
    lambda size: "1" + " " * size,
    lambda size: ("1" + "\u200b" * 50) * (size // 51),
    lambda size: "010180-" * (size // 7),
    lambda size: "010180 " + "sidste " * (size // 7) + "1234",
    lambda size: "24-10-2023 14.20\n" * (size // 17),
    lambda size: "010180-1234 " * (size // 12),
    lambda size: "1.1." * (size // 4),
    lambda size: "1. maj " * (size // 7),
    lambda size: "0101801AB" * (size // 9),
    lambda size: "010 180-" * (size // 8),
    lambda size: "0-1-" * (size // 4),
    lambda size: "o1O" * (size // 3),
    lambda size: "010180 nr " * (size // 10),
    lambda size: "010180 xx" * (size // 9),
]


@pytest.mark.slow
@pytest.mark.parametrize("crowded", CROWDED)
def test_the_time_grows_with_the_text_and_no_faster(crowded: Callable[[int], str]) -> None:
    """Sixteen times the text: a search that tried every pair of places would take 256 times as long."""
    import time

    def spent(text: str) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            cpr_places(text)
            times.append(time.process_time() - start)
        return min(times)

    small = max(spent(crowded(8_000)), 0.002)
    assert spent(crowded(128_000)) < 80 * small


def test_most_of_a_text_is_not_looked_at() -> None:
    prose = "Huset er godt, siger lederen i 2023, og 8 af 61 har en plan; § 101, stk. 4. " * 500
    prose = prose.strip()
    assert cpr_places(prose) == []
    assert cpr_places(f"{prose} 010180-1234 {prose}") == [(len(prose) + 1, len(prose) + 12)]
