"""Files that a person hands in: only regular ones are opened, and none larger than it can be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tilsyn.domain.text import name_shown
from tilsyn.errors import GivenFileUnreadable, UsageProblem
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from pathlib import Path

_HIDDEN = ("kan ikke læses.", "Kontrollér mappe og filnavn.")
MEGABYTE = 1024 * 1024
_IN_THE_WAY = {
    Sight.NOTHING: ("findes ikke.", "Kontrollér mappe og filnavn."),
    Sight.FOLDER: ("er en mappe.", "Skriv navnet på en fil i den."),
    Sight.DEVICE: ("er ikke en almindelig fil.", "Gem det, der skal læses, i en fil, og skriv dens navn."),
}


def read_given(path: Path, megabytes: int) -> bytes:
    """The whole file. Raises UsageProblem for what is no file or too large, and GivenFileUnreadable."""
    require_file(path)
    try:
        with path.open("rb") as file:
            content = file.read(megabytes * MEGABYTE + 1)
    except (OSError, ValueError):
        raise GivenFileUnreadable(path) from None
    if len(content) > megabytes * MEGABYTE:
        raise _refused(path, f"fylder mere end {megabytes} MB.", "Kontrollér, at det er den rette fil.")
    return content


def require_file(path: Path) -> None:
    """Raises UsageProblem where no regular file stands, and says what does; GivenFileUnreadable where none is shown."""
    seen = look(path)
    if seen in {Sight.FILE, Sight.HIDDEN} and _is_closed(path):
        raise GivenFileUnreadable(path)
    if seen is not Sight.FILE:
        raise _refused(path, *_IN_THE_WAY.get(seen, _HIDDEN))


def _is_closed(path: Path) -> bool:
    """Whether we may not read it, or not even look into its folder. Windows tells only when it is opened."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return not os.access(path, os.R_OK)


def _refused(path: Path, what: str, hint: str) -> UsageProblem:
    return UsageProblem(f"{name_shown(str(path))} {what}", hint)
