"""Files that a person hands in: only regular ones are opened, and none larger than it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.text import name_shown
from tilsyn.errors import UsageProblem
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024
_IN_THE_WAY = {
    Sight.NOTHING: ("findes ikke.", "Kontrollér mappe og filnavn."),
    Sight.FOLDER: ("er en mappe.", "Skriv navnet på en fil i den."),
    Sight.DEVICE: ("er ikke en almindelig fil.", "Gem det, der skal læses, i en fil, og skriv dens navn."),
}
_HIDDEN = ("kan ikke læses.", "Kontrollér navnet, at du har adgang til filen, og at intet andet program har låst den.")


def read_given(path: Path, megabytes: int) -> bytes:
    """The whole file. Raises UsageProblem for what is no file, cannot be read or is larger than `megabytes`."""
    require_file(path)
    try:
        with path.open("rb") as file:
            content = file.read(megabytes * MEGABYTE + 1)
    except (OSError, ValueError):
        raise _refused(path, *_HIDDEN) from None
    if len(content) > megabytes * MEGABYTE:
        raise _refused(path, f"fylder mere end {megabytes} MB.", "Kontrollér, at det er den rette fil.")
    return content


def require_file(path: Path) -> None:
    """Raises UsageProblem for a path where no regular file stands, and says what does."""
    seen = look(path)
    if seen is not Sight.FILE:
        raise _refused(path, *_IN_THE_WAY.get(seen, _HIDDEN))


def _refused(path: Path, what: str, hint: str) -> UsageProblem:
    return UsageProblem(f"{name_shown(str(path))} {what}", hint)
