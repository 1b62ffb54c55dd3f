"""Text entering anywhere is cleaned once, here (interface.md, Text, time, identity); what a message repeats of it."""

from __future__ import annotations

import re
import unicodedata

from tilsyn.domain.cpr import mask_cpr

LONGEST_QUOTE = 40
LONGEST_NAME = 80

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr((plane << 16) + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    """Compose (NFC), make every line end LF, keep TAB, drop other control characters; nothing else changes.

    Idempotent. Dropping a character can bring two together that compose, so composing comes last too.
    """
    if text.isprintable():  # neither a line end nor a control character: most texts that are read again
        return unicodedata.normalize("NFC", text)
    without = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", without)


_BLANK_LETTERS = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing, whatever Unicode takes them for."""


def shows_nothing(text: str) -> bool:
    """Whether there is nothing to see in it: empty, blanks, and what nobody can see."""
    return all(each in _BLANK_LETTERS or unicodedata.category(each)[0] in "ZC" for each in text)


def one_line(text: str) -> str:
    """Cleaned, and on one line: what is a name or a code, not a text."""
    return " ".join(clean(text).split())


def as_name(text: str) -> str:
    """One line without what cannot be seen or turns the letters around: a file's name looks like what it is.

    What joins letters in other scripts than ours stays.
    """
    seen = (each for each in one_line(text) if unicodedata.category(each) != "Cf" or each in _JOINERS)
    return one_line("".join(seen))


def name_shown(name: str, longest: int = LONGEST_NAME) -> str:
    """A file's name or path in a message: as a name, CPR masked before it is cut."""
    plain = mask_cpr(as_name(name))
    return plain if len(plain) <= longest else f"{plain[:longest]}…"


class OwnWords(str):
    """A fact of our own words, which may be longer than what is quoted from a file."""

    __slots__ = ()


def quote(text: str) -> str:
    """At most 40 characters, on one line. Masked before it is cut: half a CPR number is none to any search."""
    if isinstance(text, OwnWords):
        return text
    plain = " ".join(mask_cpr(text).split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[: LONGEST_QUOTE - 1]}…"
