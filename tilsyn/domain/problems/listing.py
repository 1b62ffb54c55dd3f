"""docs/fejlkoder.md, made from the one table of codes; a test compares the two and says how to write it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.problems import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOMS = {
    "M": ("Biblioteket", "Fejl i en udgave, anvisninger eller en spørgeramme. Se `tilsyn model check FIL.yaml`."),
    "T": ("Skabeloner", "Fejl i en Word-skabelon, som `tilsyn report` bruger. Felterne står i skabelon.md."),
    "S": ("Sagen", "Det, der mangler før en endelig rapport. Se `tilsyn status SAG --all`."),
}  # fmt: skip
_OPENING = """# Fejlkoder

Hver melding har en kode, et sted og et råd. Koden er den samme fra udgave til udgave.
Ord i {tuborg} udfyldes med det, meldingen handler om. En *fejl* stopper; en *advarsel* er til eftertanke.
M050-M059 handler om, hvordan talte spørgsmål er formuleret: de stopper `model check`, men ikke arbejdet med en sag.
"""


def as_markdown() -> str:
    """Every code with its severity, text and advice."""
    return "\n".join([_OPENING, *_chapters()])


def _chapters() -> Iterator[str]:
    for letter, (title, opening) in _ROOMS.items():
        yield f"## {title}\n\n{opening}\n"
        for code, kind in sorted(CATALOGUE.items()):
            if code.startswith(letter):
                severity = "fejl" if kind.severity == "error" else "advarsel"
                yield f"**{code}** ({severity}) {_plain(kind.text)}  \n*Råd:* {_plain(kind.hint)}\n"


def _plain(template: str) -> str:
    """As it is printed: doubled braces stand for one, and an asterisk is no italics."""
    return template.replace("{{", "{").replace("}}", "}").replace("*", r"\*")
