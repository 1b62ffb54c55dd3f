"""Giving a new case file its name, never over another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.errors import CaseExists, CaseFolderMissing, CaseNameTaken, CaseNotWritten, CaseOutOfReach
from tilsyn.storage import atomic
from tilsyn.storage.outgoing import beside_a_case
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from pathlib import Path


def new_file(path: Path) -> Path:
    """An empty file beside `path`, whose name must be free. Raises CaseExists, CaseNotWritten."""
    refuse_taken(path)
    if look(path.parent) is not Sight.FOLDER:
        raise CaseFolderMissing(path)
    try:
        return atomic.beside(path)
    except OSError as error:
        raise CaseNotWritten(path) from error


def refuse_taken(path: Path) -> None:
    """A new case takes no name in use, nor one that another case's journal or lock needs. Raises CaseError."""
    match look(path):
        case Sight.HIDDEN:
            raise CaseOutOfReach(path)
        case Sight.NOTHING if not path.is_symlink():
            if beside_a_case(path):
                raise CaseNameTaken(path)
        case _:
            raise CaseExists(path)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name. Raises CaseExists, CaseNotWritten."""
    try:
        atomic.place_new(temporary, path)
    except FileExistsError as error:
        raise CaseExists(path) from error
    except OSError as error:
        raise CaseNotWritten(path) from error
