"""Giving a new case file its name, never over another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.errors import CaseExists, CaseFolderMissing, CaseNotWritten
from tilsyn.storage import atomic

if TYPE_CHECKING:
    from pathlib import Path


def new_file(path: Path) -> Path:
    """An empty file beside `path`, whose name must be free. Raises CaseExists, CaseNotWritten."""
    if path.exists() or path.is_symlink():
        raise CaseExists(path)
    if not path.parent.is_dir():
        raise CaseFolderMissing(path)
    try:
        return atomic.beside(path)
    except OSError as error:
        raise CaseNotWritten(path) from error


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name. Raises CaseExists, CaseNotWritten."""
    try:
        atomic.place_new(temporary, path)
    except FileExistsError as error:
        raise CaseExists(path) from error
    except OSError as error:
        raise CaseNotWritten(path) from error
