"""The spellings of a CPR number, each a bounded pattern on a close-up, and what tells it from a date or a phone.

Generous on purpose: a leak is worse than a mask too many, and `ikke-cpr` lifts one. No check digit: modulus 11 has not
held since 2007.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.cpr.search import BLOT, LAST_FOUR, MONTHS, WORD_BETWEEN, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RECENT = 2015
"""From this year on a whole date before four digits that are a time of day is the date and time of a note."""
RECENT_SHORT = range(15, 36)
"""The same for two digits: a person born then is a child, or a hundred years old."""
_FINAL_HOUR, _FINAL_MINUTE = 23, 59

# Day 01-31, or with 60 added (replacement numbers). What may stand inside the date, and between it and the serial.
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)"
_IN = r" ?[-./] ?|[ ,]|"
_GAP = r"(?P<gap>[-.,:;/ ]{0,4})"
_DATE = rf"(?<!\d){_DAY}(?P<one>{_IN}){_MONTH}(?P<two>{_IN}){_YEAR}"
_SERIAL = r"(?P<serial>\d{4})(?!\d)"


def _is_whole(found: re.Match[str]) -> bool:
    """The date in any form, and the four digits after it."""
    day, one, two, year, gap, serial = found.group("day", "one", "two", "year", "gap", "serial")
    is_year = not one and day in {"19", "20"}
    if len(year) == len("1970"):
        is_list = is_year and bool(two) and serial[:2] in {"19", "20"}
        return not is_list and not _is_note_time(found)
    if not gap:
        return not one and two in {"", " "}
    if _is_numbered_date(found):
        return False
    if is_year and two.strip() and year <= "12":
        return False  # a year and a month, as in a case number
    signed = bool(gap.strip()) or bool(one.strip() and two.strip())
    return not (gap.endswith(" ") and signed) or not _is_note_time(found)


def _is_numbered_date(found: re.Match[str]) -> bool:
    """A whole date with a number before it ("Borger 1 · 07-11-2023"): of its year and serial nobody is alive.

    A serial below 4000 was given to no one born in 2001-2012.
    """
    alike = found["two"] == found["gap"] and bool(found["gap"].strip())
    return alike and "01" <= found["year"] <= "12" and bool(_A_YEAR.match(found["serial"]))


_A_YEAR = re.compile(r"19\d\d|20[0-3]\d")


def _is_note_time(found: re.Match[str]) -> bool:
    """A recent date, and four digits that are a time of day or are counted in something."""
    after = found.string[found.end() : found.end() + 8]
    return _is_recent(found["year"]) and (_is_clock(found["serial"]) or bool(_COUNTED.match(after)))


def _is_recent(year: str) -> bool:
    return int(year) >= RECENT if len(year) == len("1970") else int(year) in RECENT_SHORT


def _is_clock(serial: str) -> bool:
    digits = serial.replace(" ", "").replace("-", "")
    return int(digits[:2]) <= _FINAL_HOUR and int(digits[2:]) <= _FINAL_MINUTE


_COUNTED = re.compile(r"[., -]{0,2}(?:kr\b|kroner|timer|m2|pct|DKK)", re.IGNORECASE)


def _is_dashed_throughout(found: re.Match[str]) -> bool:
    """Pairs with a dash between each two, and no more of them: two dates in a row have twelve digits."""
    alike = found["one"] == found["two"] == found["gap"] == "-"
    return alike and not _GOES_ON.match(found.string, found.end())


_GOES_ON = re.compile(r" ?[-./] ?\d")


def _is_split(found: re.Match[str]) -> bool:
    """The last four in two parts: pairs, or one and three."""
    one, two, gap, inner = found.group("one", "two", "gap", "inner")
    broken = bool(one or two)
    if inner == "-" and not _is_dashed_throughout(found) and (broken or "-" not in gap):
        return False
    if broken and "-" in gap and one != two:
        return False  # hours: 10-11 12-13 14-15
    if broken and found["pairs"] is None and "-" not in gap:
        return False
    if one == two == gap == inner == " " and _is_of_pairs(found):
        return False
    return len(found["year"]) != len("1970") or not _is_note_time(found)


def _is_of_pairs(found: re.Match[str]) -> bool:
    """Five pairs that begin as a telephone does, and are nobody's number but that of someone a hundred years old.

    A serial below 4000 was given to no one born after 1999.
    """
    return found["day"] >= "20" and found["year"] in _A_HUNDRED_YEARS and found["serial"] < "40"


_A_HUNDRED_YEARS = frozenset(str(year) for year in range(15, 26))


def _is_spelt_after(found: re.Match[str]) -> bool:
    """The last four digit by digit after a date; four scores are 1 to 5, and a row of numbers is blanks all through."""
    day, one, two, gap = found.group("day", "one", "two", "gap")
    if (not one and day in {"19", "20"} and two.strip()) or (gap == " " and " " in {one, two}):
        return False
    scores = gap == " " and _SCORES.issuperset(found["serial"])
    return not _is_note_time(found) and not (scores and _is_recent(found["year"]))


def _is_spelt_out(found: re.Match[str]) -> bool:
    """Digit by digit; ten scores in a row are 1 to 5, without a dash."""
    digits = found["date"].replace(" ", "")
    return bool(_DAY_MONTH.match(digits)) and (found["gap"] == "-" or not _SCORES.issuperset(found[0]))


_SCORES = frozenset("12345 ")
_DAY_MONTH = re.compile(rf"{_DAY}{_MONTH}")


def _is_broken_oddly(found: re.Match[str]) -> bool:
    """Ten digits that begin with a nought, as no count does, with a blank or a dash where none belongs.

    Where one does, or where it makes a date of the first eight, other spellings tell.
    """
    digits, breaks = "", set[int]()
    for part in _PARTED.split(found[0])[:-1]:
        digits += part
        breaks.add(len(digits))
    odd = len(breaks) in _BROKEN_ONCE_OR_TWICE and (breaks & _INSIDE_THE_DATE or breaks < _INSIDE_THE_SERIAL)
    plain = "".join(_PARTED.split(found[0]))
    called = _PHONE.search(found.string[max(0, found.start() - 16) : found.start()])
    return bool(odd and _DAY_MONTH.match(plain)) and not called and not (breaks == {8} and plain[4:6] in {"19", "20"})


_PARTED = re.compile("[- ]")
_BROKEN_ONCE_OR_TWICE = frozenset({1, 2})
_INSIDE_THE_DATE, _INSIDE_THE_SERIAL = frozenset({1, 3, 5}), frozenset({7, 8, 9, 10})
_PHONE = re.compile(r"(?:tlf|telefon|mobil)[a-z]{0,8}[-.,: ]{0,4}$", re.IGNORECASE)


def _is_dashed_out(found: re.Match[str]) -> bool:
    """Digit by digit with the same sign between all; scores are 1 to 5."""
    return bool(_DAY_MONTH.match(re.sub("[-.]", "", found["date"]))) and not _SCORES.issuperset(
        re.sub("[-.]", "", found[0])
    )


def _is_told_apart(found: re.Match[str]) -> bool:
    """Noughts left out and then told are so whatever the date; a number may be that of a paper of a recent day."""
    return "x" in found["between"].lower() or not _is_recent(found["year"])


def _is_replacement(found: re.Match[str]) -> bool:
    """A hospital's replacement number: letters in the serial."""
    one, two, gap = found.group("one", "two", "gap")
    return gap == "-" or (not one and not two and found["serial"].isupper())


def _is_loose(found: re.Match[str]) -> bool:
    """Day or month of one digit, or the month by its name: only where it is no date with a time."""
    if not found["day"].strip("0") or _is_note_time(found):
        return False
    return "-" in found["gap"] or not _is_recent(found["year"])


def _is_numbered(found: re.Match[str]) -> bool:
    """The same with the month as a number; with dots it could be a section's number."""
    short = len(found["day"]) == 1 or len(found["month"]) == 1
    dotted = found["one"] == "." and len(found["year"]) != len("1970") and "-" not in found["gap"]
    return short and not dotted and _is_loose(found) and not _is_numbered_date(found)


class Spelling(NamedTuple):
    """A pattern, and what each find of it must be besides."""

    pattern: re.Pattern[str]
    counts: Callable[[re.Match[str]], bool]


_WHOLE = Spelling(re.compile(_DATE + _GAP + _SERIAL), _is_whole)
_ISO = Spelling(
    re.compile(rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?:{_IN}){_MONTH}(?:{_IN})(?:0[1-9]|[12]\d|3[01]){_GAP}{_SERIAL}"),
    lambda found: not _is_note_time(found) and not found.string[found.end() : found.end() + 1].isalpha(),
)
"""A date that is followed by a code, as in a list of conversations ("2023-10-24 (9134af6b)"), is a date."""
_SPLIT = Spelling(
    re.compile(
        rf"{_DATE}(?P<gap>[-.,:;/ ]{{1,4}})"
        r"(?P<serial>(?P<pairs>\d\d(?P<inner>[- ])\d\d)|\d[- ]\d{3}|\d{3}[- ]\d)(?!\d)"
    ),
    _is_split,
)
_SPELT_OUT = Spelling(
    re.compile(r"(?<!\d)(?<!\d )(?P<date>\d(?: \d){5})(?P<gap>[- ])\d(?: \d){3}(?! ?\d)"), _is_spelt_out
)
_SPELT_AFTER = Spelling(
    re.compile(rf"{_DATE}(?P<gap>[- ])(?P<serial>\d(?P<inner>[- ])\d(?P=inner)\d(?P=inner)\d)(?!\d)"),
    _is_spelt_after,
)
_REPLACEMENT = Spelling(
    re.compile(rf"(?<![A-Za-z]){_DATE}(?P<gap>[- ]?)(?P<serial>\d[A-Za-z]{{2}}\d)(?![0-9A-Za-z])"), _is_replacement
)
_MONTH_NAMED = Spelling(
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})[.-]? ?(?:{MONTHS})[a-z]{{0,7}}[.-]? ?{_YEAR}{_GAP}{_SERIAL}", re.IGNORECASE
    ),
    _is_loose,
)
_NUMBERED = Spelling(
    re.compile(
        r"(?<![\d./-])(?P<day>[1-9]|0[1-9]|[12]\d|3[01]) ?(?P<one>[-./]) ?(?P<month>[1-9]|0[1-9]|1[0-2])"
        rf"(?P<two> ?[-./ ] ?){_YEAR}(?P<gap>[-.,:;/ ]{{1,4}}){_SERIAL}"
    ),
    _is_numbered,
)
_BORN = (
    r"(?<!\d)(?:[0-3]?\d ?[-./] ?[01]?\d ?[-./ ] ?|[0-3]?\d[.-]? ?"
    rf"(?:{MONTHS})[a-z]{{0,7}}[.-]? ?|{_DAY}(?:{_IN}){_MONTH}(?:{_IN}))(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
)
"""A day of birth in any form: beside words for the last four there is no doubt what it is."""
_WORDS = r"(?:(?!fjernet)[A-Za-z .,:;/-])"
_IN_WORDS = Spelling(
    re.compile(
        rf"{_BORN}{_WORDS}{{0,40}}?(?:{LAST_FOUR}){_WORDS}{{0,25}}\d\d[- ]?\d\d(?!\d)",
        re.IGNORECASE,
    ),
    lambda _found: True,
)


def _is_named_first(found: re.Match[str]) -> bool:
    """The last four before the day of birth; the last four years would look the same."""
    return not _A_YEAR.match(found["serial"]) or bool(_OF_A_PERSON.search(found[0]))


_OF_A_PERSON = re.compile(r"cpr|cifre|fod|personn", re.IGNORECASE)
_NAMED_FIRST = Spelling(
    re.compile(
        rf"(?:{LAST_FOUR}){_WORDS}{{0,25}}(?<!\d)(?P<serial>\d\d[- ]?\d\d)(?!\d){_WORDS}{{1,40}}?{_BORN}",
        re.IGNORECASE,
    ),
    _is_named_first,
)
_DICTATED = Spelling(
    re.compile(rf"{_DATE} ?(?:binde|tanke)?streg ?\d\d ?\d\d(?!\d)", re.IGNORECASE),
    lambda _found: True,
)
_BROKEN_ODDLY = Spelling(re.compile(r"(?<!\d)0[- ]?\d(?:[- ]?\d){8}(?!\d)"), _is_broken_oddly)
_DASHED_OUT = Spelling(
    re.compile(
        r"(?<!\d)(?<!\d[-.])(?P<date>\d(?P<inner>[-.])\d(?:(?P=inner)\d){4})"
        r"(?:(?P=inner)| )\d(?:(?P=inner)\d){3}(?![-.]?\d)"
    ),
    _is_dashed_out,
)
_TOLD_APART = Spelling(
    re.compile(
        rf"(?<!\d)(?<!\d{{4}}-)(?<!\baf ){_DAY}{_MONTH}(?P<year>\d\d)(?P<between>{WORD_BETWEEN})\d\d[- ]?\d\d(?!\d)",
        re.IGNORECASE,
    ),
    _is_told_apart,
)
SPELLINGS: dict[Kind, tuple[Spelling, ...]] = {
    "plain": (_WHOLE, _ISO, _SPLIT, _SPELT_OUT, _SPELT_AFTER, _BROKEN_ODDLY, _DASHED_OUT),
    "loose": (_NUMBERED, _MONTH_NAMED, _REPLACEMENT),
    "worded": (_IN_WORDS, _NAMED_FIRST, _DICTATED, _TOLD_APART),
}
HIDEABLE = (_SPLIT, _SPELT_OUT, _SPELT_AFTER, _DASHED_OUT)
"""What other numbers beside it may have hidden."""
_PAIRS = re.compile(r"(?<!\d)\d\d(?!\d)(?: \d\d(?!\d)){3,}+")


def _without_phones(seen: str) -> str:
    """Pairs in a row that make up whole phone numbers are no dates and no serials."""
    return _PAIRS.sub(lambda row: BLOT * len(row[0]) if _are_phones(row[0]) else row[0], seen)


def _are_phones(pairs: str) -> bool:
    return ((len(pairs) + 1) // 3 - pairs.startswith("45 ")) % 4 == 0


def spans(seen: str, spellings: Iterable[Spelling]) -> list[tuple[int, int]]:
    """Every find of every spelling, also where they overlap: none hides another that begins inside it."""
    found = []
    for spelling in spellings:
        text = _without_phones(seen) if spelling is _SPLIT else seen
        match = spelling.pattern.search(text)
        while match:
            if spelling.counts(match):
                found.append(match.span())
            match = spelling.pattern.search(text, match.start() + 1)
    return found
