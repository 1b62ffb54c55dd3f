"""What is wrong around a case and not in it: its folder, what lies beside it, another file in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.text import name_shown
from tilsyn.errors import CaseError, CaseReplaced

if TYPE_CHECKING:
    from pathlib import Path


class CaseReplacedSince(CaseReplaced):
    """Found out when it is let go of: what was said to be stored may stand in the file that is gone."""

    def __init__(self, path: Path) -> None:
        CaseError.__init__(
            self,
            f"{name_shown(path.name)} er skiftet ud eller flyttet, mens du havde den åben. "
            "Det, der er meldt gemt, står måske ikke i den fil, der ligger der nu.",
            "Læg den rigtige fil tilbage, og se efter med tilsyn log SAG, før du fortsætter.",
        )


class CaseFolderUnspoken(CaseError):
    """A folder on the way has a name in another character set, and the case is not reached without it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{name_shown(path.name)} ligger i en mappe, hvis navn er skrevet i et andet tegnsæt, så sagen ikke kan "
            "åbnes.",
            "Omdøb mappen, eller gå ind i den med cd, og skriv kun sagens eget navn.",
        )


class CaseNameBesideTaken(CaseError):
    """What stands beside it has the name of its journal or its lock, and is neither."""

    def __init__(self, path: Path, beside: Path) -> None:
        name, other = name_shown(path.name), name_shown(beside.name)
        super().__init__(
            f"{name} kan ikke bruges: {other} ligger ved siden af, og det navn skal sagen selv bruge.",
            f"Flyt {other}, eller giv den et andet navn. Sagen er ikke ændret.",
        )
