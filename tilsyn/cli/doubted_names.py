"""What looks like a person's name where a code or a role belongs: asked about before, or told of after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.cli import asking, console
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.domain.findings.doubted_names import Called
    from tilsyn.services.open_case import Desk


class _Words(NamedTuple):
    """What belongs there, what is said where it was a name after all, and how one that was taken is mended."""

    belongs: str
    refused: str
    mended: str


_WORDS: dict[Called, _Words] = {
    "source": _Words(
        "Kilder har koder som »Borger 1« eller »Leder«.",
        "Kilden er ikke oprettet",
        "træk kilden tilbage og masker den: tilsyn log, withdraw, redact",
    ),
    "present": _Words(
        "Andre i rummet står med kode eller rolle.",
        "Samtalen er ikke skrevet",
        "ret det med tilsyn encounter SAG ID --present …, og masker det, der stod: tilsyn log, redact",
    ),
    "meet": _Words(
        "Hvem I gerne vil møde, står med rolle; det kommer med i brevet.",
        "Planen er ikke ændret",
        "ret det med tilsyn plan SAG --meet …, og masker det, der stod: tilsyn log, redact",
    ),
}


def ask_about_names(open_case: Desk, called: Called, texts: Iterable[str]) -> None:
    """A person is asked before anything is made; without one it is told of afterwards.

    Raises UsageProblem where it was a name after all.
    """
    from tilsyn.domain.cpr import mask_cpr
    from tilsyn.domain.findings.doubted_names import is_doubted

    words = _WORDS[called]
    for each in [text for text in texts if is_doubted(called, text)] if console.interactive() else ():
        shown = mask_cpr(console.printable(each))
        if not asking.agreed(f"»{shown}« ligner et navn. {words.belongs} Brug det alligevel? (j/n)"):
            raise UsageProblem(
                f"{words.refused}; intet er gemt.", "Skriv en kode eller en rolle, fx »Borger 2« eller »Leder«."
            )
        open_case.names_agreed.add(each)


def warn_of_names(doubted: Iterable[Called]) -> None:
    """It is kept, whatever brought it, and said: never with the name."""
    from tilsyn.domain.findings.doubted_names import DOUBTED

    for each in doubted:
        words = _WORDS[each]
        console.err(f"{DOUBTED[each]} ligner et navn. {words.belongs} Er det et navn, så {words.mended}.")
