"""What belongs together stands on one line: a sign and its number, a date, as a Danish typist keeps them.

The text is the same to whoever reads or compares it: a space becomes one that does not break, a hyphen in a date Word's
own hyphen that does not break, which readers of Word files give back as a hyphen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from lxml.etree import _Element

SPACE, HYPHEN = "\u00a0", "\u2011"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BEFORE_NUMBER = (
    "§{1,2}", "stk[.]", "nr[.]", "kl[.]", "ca[.]", "pr[.]", "s[.]", "side", "afsnit", "anvisning(?:en|er|erne)?",
    "retningslinje", "indikator(?:en|er|erne)?", "kriterium", "tema", "uge", "score",
)  # fmt: skip
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_AT_NUMBER = re.compile(" (?=[0-9])")
_NAMED = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_BEFORE_NUMBER)})$", re.IGNORECASE)
_AT_MONTH = re.compile(rf" (?=(?:{_MONTHS})\b)", re.IGNORECASE)
_DAY = re.compile(r"[0-9][.]$")
_LOOKED_BACK = 16
"""So far back from a space the longest of them begins, and the letter before it that would make it another word."""
_DATE = re.compile(r"(?<![0-9-])([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})(?![0-9-])")
_PHONE = re.compile(r"(?<![0-9] )(?<![0-9])[0-9]{2}(?: [0-9]{2}){3}(?! ?[0-9])")
_DIGIT = re.compile("[0-9]")  # nothing here binds words that have none
_CUES = ("§", "-", ".", "side ", "tema ", "kriterium ", "indikator", "anvisning", "afsnit ", "uge ", "score ")


def kept_together(text: str) -> str:
    """The same text with what belongs together bound by characters that do not break."""
    if not _DIGIT.search(text):
        return text
    text = _PHONE.sub(lambda found: found[0].replace(" ", SPACE), text)
    low = text.lower()
    if not any(cue in low for cue in _CUES):
        return text
    bound = _bound(_bound(text, _AT_NUMBER, _NAMED), _AT_MONTH, _DAY)
    return _DATE.sub(rf"\1{HYPHEN}\2{HYPHEN}\3", bound)


def _bound(text: str, space: re.Pattern[str], before: re.Pattern[str]) -> str:
    """The spaces with those words before them, found from the spaces: a text has fewer of them than letters."""

    def bound(found: re.Match[str]) -> str:
        at = found.start()
        return SPACE if before.search(text, max(0, at - _LOOKED_BACK), at) else found[0]

    return space.sub(bound, text)


def keep_together(document: Document) -> None:
    """All words of a finished document: its template's, the program's and what people wrote.

    A hyphen that does not break is Word's own mark for it, since not every font has the character.
    """
    for part in _texts(document):
        for text in list(part.iter(f"{_W}t")):
            kept = kept_together(text.text or "")
            if kept != text.text:
                _write(text, kept)
            if HYPHEN in kept:
                _split(text)


def _texts(document: Document) -> Iterator[_Element]:
    """The body, and headers and footers as they are now: a filled one is another part than python-docx remembers."""
    yield document.element.body
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element


def _split(text: _Element) -> None:
    first, *others = (text.text or "").split(HYPHEN)
    _write(text, first)
    after = text
    for piece in others:
        hyphen = text.makeelement(f"{_W}noBreakHyphen")
        after.addnext(hyphen)
        after = text.makeelement(f"{_W}t")
        _write(after, piece)
        hyphen.addnext(after)


def _write(text: _Element, words: str) -> None:
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
