"""Giving a new case file its name, never over another file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from unicodedata import normalize

from tilsyn.errors import CaseExists, CaseFolderMissing, CaseNotWritten, LooksTheSame
from tilsyn.storage import atomic

if TYPE_CHECKING:
    from pathlib import Path


def new_file(path: Path) -> Path:
    """An empty file beside `path`, whose name must be free. Raises CaseExists, LooksTheSame, CaseNotWritten."""
    check_free(path)
    if not path.parent.is_dir():
        raise CaseFolderMissing(path)
    try:
        return atomic.beside(path)
    except OSError as error:
        raise CaseNotWritten(path) from error


def check_free(path: Path) -> None:
    """Raises CaseExists, and LooksTheSame where a name that nobody can tell from it is taken."""
    if os.path.lexists(path):
        raise CaseExists(path)
    if _lookalikes(path):
        raise LooksTheSame(path, new=True)


def standing(path: Path) -> Path:
    """The file that is meant: å is one letter or two on a disk, and no keyboard writes both. Raises LooksTheSame."""
    if os.path.exists(path) or path == path.parent:  # noqa: PTH110  Path.exists raises for a name that is too long
        return path
    found = _lookalikes(standing(path.parent) / path.name)
    if len(found) > 1:
        raise LooksTheSame(path, new=False)
    return found[0] if found else path


def _lookalikes(path: Path) -> list[Path]:
    try:
        beside = list(path.parent.iterdir())
    except OSError:  # no such folder, or one that may be entered and not read
        return []
    name = normalize("NFC", path.name)
    return [each for each in beside if normalize("NFC", each.name) == name]


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name. Raises CaseExists, CaseNotWritten."""
    try:
        atomic.place_new(temporary, path)
    except FileExistsError as error:
        raise CaseExists(path) from error
    except OSError as error:
        raise CaseNotWritten(path) from error
