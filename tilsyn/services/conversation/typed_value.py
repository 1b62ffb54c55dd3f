"""The value that is typed in front of a note, on one line: said with a colon, or what only may have been meant as one.

"4.a.3 j: Hun …" and "4.a.3 delvist: Hun …" say it. "d Hun …", "d. det går", "nej." and "(j) Hun …" may be either, and
who reads them as text loses a value in silence; so may "ja, det gør de", where a comma sets the word off. "Ja hun …",
"ved ikke, hvem …", "d. 3. maj", "f.eks. …" and "i huset …" are sentences.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import ascii_twin
from tilsyn.domain.values import GENERAL_READINGS, value_words
from tilsyn.services.conversation.answering import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


WORD_AS_NOTE = (
    "»{typed}« står som note, ikke som svar. Er det svaret, så slet det i noten, tryk Esc, og skriv {letter} og Enter."
)
_LONGEST = 40
"""No value's word is longer: a note is not looked through at each letter."""


class TypedValue(NamedTuple):
    """What stands for a value, the value (None for a text without one), and what stands after it.

    `known` is False for what is a value elsewhere and not at this question.
    """

    typed: str
    value: str | None
    note: str
    known: bool = True


BEGIN_SENTENCES = frozenset({"ja", "nej", "ved_ikke", "oensker_ikke"})
"""The values whose words a sentence begins with: "Nej hun …", "ved ikke, hvem …", "ønsker ikke at …"."""
_YES_AND_NO = frozenset({"ja", "nej"})
_LETTER = f"[{''.join(LETTERS)}]"
_BEFORE = r"[\s(\[{*=>•·+–—-]*"
"""What one may put before a value by hand: a dash, an arrow, a parenthesis."""
_LONE = re.compile(rf"{_BEFORE}(?P<letter>{_LETTER})(?![\w'’])(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_LETTER_STATED = re.compile(rf"\s*(?P<typed>{_LETTER})\s*:\s*(?P<note>.*)", re.IGNORECASE | re.DOTALL)
_SHORTENED = re.compile(
    r"\.\s?(?:eks|ex|lign|nr)\b"  # f.eks. · f. eks. · o.lign. · j.nr.
    r"|(?:\.[^\W\d_])+\.?(?!\w)"  # d.v.s. · i.f.t. · N.N.
    r"|(?:\.\s[^\W\d_])+\.",  # d. v. s.
    re.IGNORECASE,
)
_MONTH = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_DATED = re.compile(
    rf"\.\s*\d{{1,2}}(?:\.|\s*/\s*\d|\s*-\s*\d{{1,2}}\s*-\s*\d|\s+(?:{_MONTH}))", re.IGNORECASE
)  # d. 3. maj · d. 12/10 · d. 12-10-2022
_PREPOSITION = re.compile(r"[^\S\t\n]+(?:[a-zæøå0-9»\"“])")
"""What stands after the i of "i huset", "i 2022", "i »Huset«": a small letter, a number, a name in quotes."""
_BREAK = re.compile(r"\s*,?\s*(?:$|[.;!?:)\]}…/|–—»\"“(\[\d]|-(?!\w))|[^\S\t\n]+-|[^\S\n]*[\t\n]")
_CLAUSE = re.compile(r"\s*,\s*(?:hv\w+|om|at)\b", re.IGNORECASE)
"""What the comma in "ved ikke, hvem …" and "ønsker ikke, at …" begins: it does not set the word off."""
_CAPITAL = re.compile(r"\s*,?\s*[A-ZÆØÅ]")


def stated(text: str, letters: Mapping[str, str | None]) -> TypedValue | None:
    """A value's letter or word with its colon in front of a note; `letters`: those of the question."""
    if found := _LETTER_STATED.match(text):
        return _lettered(found["typed"], found["note"], letters)
    for value in _values(letters):
        found = _worded(value).match(text)
        if found and found["rest"].lstrip().startswith(":"):
            return _word(value, found["word"], found["rest"].lstrip()[1:].lstrip(), letters)
    return None


def may_be_value(text: str, letters: Mapping[str, str | None]) -> TypedValue | None:
    """What stands first and may have been meant as the value, though no colon says so; None for a sentence."""
    if found := _LONE.match(text):
        sentence = _begins_a_sentence(found["letter"], found["rest"], letters)
        return None if sentence else _lettered(found["letter"], found["rest"], letters)
    for value in _values(letters):
        if found := _worded(value).match(text):
            cut_off = value not in BEGIN_SENTENCES or found["before"].strip() or _cut_off(value, found["rest"], letters)
            return _word(value, found["word"], found["rest"], letters) if cut_off else None
    return None


def only_a_value(text: str, letters: Mapping[str, str | None]) -> TypedValue | None:
    """A value's letter with its colon, or all by itself."""
    if found := _LETTER_STATED.match(text):
        return _lettered(found["typed"], found["note"], letters)
    lone = _LONE.match(text)
    return may_be_value(text, letters) if lone and not re.search(r"\w", lone["rest"]) else None


def word_as_note(text: str, letters: Mapping[str, str | None]) -> str:
    """What is asked where the last line of a note is a value's word and nothing else; a letter is no word."""
    line = text.strip().rpartition("\n")[2].strip()
    lone = None if len(line) > _LONGEST or _LONE.match(line) else may_be_value(line, letters)
    if lone is None or not lone.known or re.search(r"\w", lone.note):
        return ""
    letter = next(each for each, value in letters.items() if value == lone.value)
    return WORD_AS_NOTE.format(typed=lone.typed, letter=letter)


def without_value(text: str) -> str:
    """A note without what may stand for a value in front of it."""
    said = stated(text, LETTERS)
    text = said.note if said else text
    lone = may_be_value(text, LETTERS)
    return lone.note if lone else text


def _lettered(typed: str, note: str, letters: Mapping[str, str | None]) -> TypedValue:
    letter = typed.lower()
    return TypedValue(letter, letters.get(letter), note, letter in letters)


def _word(value: str, typed: str, note: str, letters: Mapping[str, str | None]) -> TypedValue:
    return TypedValue(typed.lower(), value, note, value in letters.values())


def _begins_a_sentence(letter: str, rest: str, letters: Mapping[str, str | None]) -> bool:
    if found := _SHORTENED.match(rest):
        return not (letter.islower() and found[0][1:2].isupper())  # "n.I huset" lacks its blank
    match letter.lower():
        case "d":
            return _DATED.match(rest) is not None
        case "v":
            return re.match(r"/\w\w", rest) is not None  # v/leder
        case "i":
            return _PREPOSITION.match(rest) is not None and may_be_value(rest, letters) is None
        case _:
            return False


def _cut_off(value: str, rest: str, letters: Mapping[str, str | None]) -> bool:
    """Whether a word stands by itself: the line ends, a comma follows, or what begins anew or is another value."""
    if _BREAK.match(rest) or _CAPITAL.match(rest):
        return True
    if rest.lstrip().startswith(","):
        return value in _YES_AND_NO or _CLAUSE.match(rest) is None
    return may_be_value(rest.lstrip(" ,"), letters) is not None


def _values(letters: Mapping[str, str | None]) -> Iterable[str]:
    """Those of the question first; the general ones may be typed where they are none."""
    return dict.fromkeys((*filter(None, letters.values()), *GENERAL_READINGS))


@cache
def _worded(value: str) -> re.Pattern[str]:
    """The longest first: "ønsker ikke at svare" before "ønsker ikke"; with æøå or without."""
    words = {each for typed in value_words(value) for each in (typed, ascii_twin(typed))}
    spelled = "|".join(r"\s+".join(map(re.escape, each.split())) for each in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?P<before>{_BEFORE})(?P<word>{spelled})(?!\w)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
