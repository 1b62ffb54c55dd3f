"""What a machine can see of whether a text is a judgement or a *referat* (content.md, Bedømmelse mod referat).

Each finding is a warning for a human eye. A text without findings is not thereby good.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Sign(NamedTuple):
    """One thing to look for: `cue` tells at little cost that a text cannot have it, and most texts have none."""

    code: str
    cue: Callable[[str], object]
    pattern: re.Pattern[str]


def _sign(code: str, pattern: str, *cues: str) -> _Sign:
    """Looked for where a cue stands in the text, letter for letter; without cues, everywhere."""
    return _Sign(code, partial(_holds_any, cues), re.compile(pattern))


def _holds_any(cues: tuple[str, ...], text: str) -> bool:
    return not cues or any(each in text for each in cues)


_NUMBERED = r"(?:Borger|Medarbejder|Leder|Kommune|Pårørende)\s\d"
_SAYS_ONE = r"[eé](?<=\b.)n\s+(?:ung\s+)?(?:borger|mand|kvinde|medarbejder)\s+(?:siger|fortæller|er|som|i\s\d)"
"""Begins with a letter rather than with the edge of a word: so the search leaps from letter to letter."""
_ONE_WHO_SAYS = r"\A(?:Leder|Lederen|Ledelsen|Medarbejderne|Borgerne|Borgeren)\s(?:fortæller|siger|oplyser|forklarer)\b"
_SIGNS = (
    _sign("S051", _SAYS_ONE, "en", "én"),
    _sign("S051", r"\bi\s\d0'erne\b", "0'erne"),
    _sign("S051", r"\bNN\b", "NN"),
    _sign("S051", r"\bden eneste\b", "den eneste"),
    _Sign("S051", re.compile(_NUMBERED).search, re.compile(rf"\b{_NUMBERED}")),
    _sign("S051", r"\b(?:en|vores|deres)\s(?:sygeplejerske|psykolog|læge)\b", "sygeplejerske", "psykolog", "læge"),
    _sign("S051", r"\bsygeplejersken\b|\bpsykologen\b", "sygeplejersken", "psykologen"),
    _sign("S052", r"\bkl\.?\s?\d{1,2}[.:]\d{2}", "kl"),
    _Sign("S052", re.compile(_ONE_WHO_SAYS).match, re.compile(_ONE_WHO_SAYS)),
    _sign("S052", r"\bblev vist rundt\b", "blev vist rundt"),
    _sign("S053", r"\bfokus på\b", "fokus på"),
    _sign("S053", r"\bdet er positivt\b", "det er positivt"),
    _sign("S053", r"\ber i gang med\b", "er i gang med"),
    _sign("S054", r"\b\d+\s(?:ud\s)?af\s\d+\sspørgsmål\b", "spørgsmål"),
    _sign("S054", r"\bbesvaret med ja\b", "besvaret med ja"),
    _sign("S055", r"\bscoren? (?:er )?uændret\b", "uændret"),
    _sign("S055", r"\bSamme score som\b", "Samme score som"),
    _sign("S055", r"\bScore\s\d\b", "Score"),
    _sign("S056", r"\blandsgennemsnit", "landsgennemsnit"),
    _sign("S056", r"\btæt på \d", "tæt på "),
    _sign("S056", r"\bscores temaet\b", "scores temaet"),
    _sign("S056", r"\bbedre end andre tilbud\b", "bedre end andre tilbud"),
    _sign("S057", r"\b(?:overtrådt|overtræder|overtrædelse)\b", "overtrådt", "overtræd"),
)


def judgement_findings(text: str, grade: str | None) -> Iterator[str]:
    """Codes of what to look at in a judgement; `grade` is the wording of its score, None where there is none."""
    if grade and not _answers_with(grade, text):
        yield "S050"
    if not text.rstrip().rpartition("\n")[2].startswith("Kilder"):
        yield "S058"
    yield from prose_findings(text)


def names_its_sources(text: str) -> bool:
    """Whether the last paragraph names them, on a line of its own or as its last sentence."""
    last = re.split(r"\n[ \t]*\n", text.rstrip())[-1]
    return re.search(r"(?:\A|\n|[.!?»”)…]\s)\s*Kilder\s*:\s*\S", last) is not None


def prose_findings(text: str) -> Iterator[str]:
    """Codes of what to look at in any text of the report."""
    yield from dict.fromkeys(each.code for each in _SIGNS if each.cue(text) and each.pattern.search(text))


def _answers_with(grade: str, text: str) -> bool:
    """Whether the first paragraph uses the score's own word of degree: "i høj grad" of "i høj grad opfyldt"."""
    degree = grade.rpartition(" ")[0] or grade
    return degree.casefold() in text.lstrip().partition("\n")[0].casefold()
