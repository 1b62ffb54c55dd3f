"""The words a command is called with, at the door: what is no text in the machine's own encoding is refused whole."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_LETTER = re.compile("[\ud800-\udfff]")
"""How Python hands over bytes that are no letter; letter by letter they would only be dropped."""
_OURS = "TILSYN_"


def check_words(words: Sequence[str]) -> None:
    """Raises UsageProblem for an argument, a path or a variable of ours that is no valid text. It is not repeated."""
    for place, word in enumerate(words):
        if _NO_LETTER.search(word):
            raise _no_text(_named(words, place))
    for name, value in os.environ.items():
        if name.startswith(_OURS) and _NO_LETTER.search(value):
            raise _no_text(f"Værdien af {_NO_LETTER.sub('', name)}")


def _named(words: Sequence[str], place: int) -> str:
    """By its option where it has one, else by its number."""
    option = words[place].partition("=")[0] if words[place].startswith("--") else words[place - 1] if place else ""
    if option.startswith("-") and len(option) > 1 and not _NO_LETTER.search(option):
        return f"Værdien af {option[:40]}"
    return f"Ord nr. {place + 1} på kommandolinjen"


def _no_text(what: str) -> UsageProblem:
    return UsageProblem(
        f"{what} er ikke gyldig tekst: bogstaverne er skrevet i et andet tegnsæt. Intet er gemt.",
        "Gem scriptet som UTF-8, omdøb filen, eller skriv kommandoen i en terminal, der bruger UTF-8.",
    )
