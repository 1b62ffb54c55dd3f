"""What a machine can see of whether a text is a judgement or a *referat* (content.md, Bedømmelse mod referat).

Each finding is a warning for a human eye. A text without findings is not thereby good.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PERSON = (
    r"\b(?:en|én)\s+(?:ung\s+)?(?:borger|mand|kvinde|medarbejder)\s+(?:siger|fortæller|er|som|i\s\d)"
    r"|\bi\s\d0'erne\b|\bNN\b|\bden eneste\b"
    r"|\b(?:Borger|Medarbejder|Leder|Kommune|Pårørende)\s\d|\b(?:en|vores|deres)\s(?:sygeplejerske|psykolog|læge)\b"
    r"|\bsygeplejersken\b|\bpsykologen\b"
)
_REFERAT = (
    r"\bkl\.?\s?\d{1,2}[.:]\d{2}"
    r"|\A(?:Leder|Lederen|Ledelsen|Medarbejderne|Borgerne|Borgeren)\s(?:fortæller|siger|oplyser|forklarer)\b"
    r"|\bblev vist rundt\b"
)
_EMPTY = r"\bfokus på\b|\bdet er positivt\b|\ber i gang med\b"
_COUNTED = r"\b\d+\s(?:ud\s)?af\s\d+\sspørgsmål\b|\bbesvaret med ja\b"
_DERIVED = r"\bscoren? (?:er )?uændret\b|\bSamme score som\b|\bScore\s\d\b"
_RANKED = r"\blandsgennemsnit|\btæt på \d|\bscores temaet\b|\bbedre end andre tilbud\b"
_BREACH = r"\bovertrådt\b|\bovertræder\b|\bovertrædelse\b"
_PATTERNS = (
    ("S051", _PERSON),
    ("S052", _REFERAT),
    ("S053", _EMPTY),
    ("S054", _COUNTED),
    ("S055", _DERIVED),
    ("S056", _RANKED),
    ("S057", _BREACH),
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
    for code, pattern in _PATTERNS:
        if re.search(pattern, text, re.MULTILINE):
            yield code


def _answers_with(grade: str, text: str) -> bool:
    """Whether the first paragraph uses the score's own word of degree: "i høj grad" of "i høj grad opfyldt"."""
    degree = grade.rpartition(" ")[0] or grade
    return degree.casefold() in text.lstrip().partition("\n")[0].casefold()
