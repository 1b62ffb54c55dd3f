"""Why a document is not taken in: what is wrong with it, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tilsyn.domain.file_kinds import foreign
from tilsyn.domain.text import name_shown
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from pathlib import Path

Why = Literal[
    "broken",
    "encrypted",
    "pictures",
    "pages",
    "slow",
    "large",
    "bomb",
    "pixels",
    "letters",
    "empty",
    "memory",
    "macros",
    "links",
]
PDF_PAGES, SECONDS, TEXT_MEGABYTES, MEGAPIXELS, KEPT_MEGABYTES = 500, 20, 20, 60, 25
LOGO_MEGAPIXELS = 20
_PLAIN = "Intet er gemt. Kopiér teksten over i en tekstfil (UTF-8), og læg den i stedet."
_WORDS: dict[Why, tuple[str, str]] = {
    "broken": ("kan ikke læses: filen er beskadiget eller ikke det, den giver sig ud for.", _PLAIN),
    "encrypted": ("er låst med en adgangskode.", "Intet er gemt. Gem den uden adgangskode, og prøv igen."),
    "pictures": (
        "har ingen tekst: siderne er billeder.",
        "Intet er gemt. Kør tekstgenkendelse (OCR) på filen, eller skriv det, du skal bruge, af i en tekstfil.",
    ),
    "pages": (f"har mere end {PDF_PAGES} sider.", "Intet er gemt. Gem de sider, du skal bruge, i en fil for sig."),
    "slow": (f"kan ikke læses på {SECONDS} sekunder.", _PLAIN),
    "large": (
        f"har mere end {TEXT_MEGABYTES} MB tekst.",
        "Intet er gemt. Kontrollér, at det er den rette fil, eller gem den del, du skal bruge, for sig.",
    ),
    "bomb": (
        "fylder meget mere, når den bliver pakket ud, end et dokument gør.",
        "Intet er gemt. Åbn den i Word, gem den på ny, og prøv igen.",
    ),
    "pixels": (
        f"er på mere end {MEGAPIXELS} megapixel.",
        "Intet er gemt. Gem billedet mindre, og prøv igen.",
    ),
    "letters": (
        "er ikke en tekst, der kan læses: bogstaverne er skrevet i et ukendt tegnsæt.",
        "Intet er gemt. Gem filen som UTF-8, og prøv igen.",
    ),
    "empty": ("er tom.", "Kontrollér, at det er den rette fil."),
    "memory": ("kræver for meget hukommelse at læse.", _PLAIN),
    "macros": ("har makroer.", "Intet er gemt. Gem den uden makroer, og prøv igen."),
    "links": ("henter tal fra andre filer.", "Intet er gemt. Indsæt tallene som værdier, gem den, og prøv igen."),
}
FORMATS = "txt, md, docx, pdf, html, jpg eller png"


class Refused(Exception):
    """Told where a document is read, which may be a process of its own; `why` is all that leaves it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def refusal(path: Path, why: Why) -> UsageProblem:
    what, hint = _WORDS[why]
    return UsageProblem(f"{name_shown(path.name)} {what}", hint)


def not_kept(path: Path) -> UsageProblem:
    return UsageProblem(
        f"{name_shown(path.name)} fylder mere end {KEPT_MEGABYTES} MB, og så store filer bliver ikke gemt i en sag.",
        "Intet er gemt. Udelad --store: så bliver kun teksten gemt, og filens kontrolsum.",
    )


def of_another_kind(path: Path, head: bytes) -> UsageProblem:
    """It is none of the kinds that are read; where its first bytes tell which, that is said."""
    known = foreign(head)
    what = f"er {known}, og den slags kan ikke læses" if known else "er ikke en slags fil, der kan læses"
    return UsageProblem(f"{name_shown(path.name)} {what}.", f"Intet er gemt. Gem den som {FORMATS}, og prøv igen.")
