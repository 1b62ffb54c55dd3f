"""Giving a new case file its name, never over another file."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING
from unicodedata import normalize

from tilsyn.errors import (
    CaseExists,
    CaseFolderMissing,
    CaseNameRefused,
    CaseNameTaken,
    CaseNotWritten,
    CaseOutOfReach,
    LooksTheSame,
    OutputOutOfReach,
)
from tilsyn.storage import atomic, left_behind, names
from tilsyn.storage.outgoing import beside_a_case
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from pathlib import Path


def new_file(path: Path) -> Path:
    """An empty file beside `path`, whose name must be free. Raises CaseExists, LooksTheSame, CaseNotWritten.

    A folder that takes no file at all is told from a disk that takes no more.
    """
    refuse_taken(path)
    if look(path.parent) is not Sight.FOLDER:
        raise CaseFolderMissing(path)
    left_behind.clear_files(path.parent)
    try:
        return atomic.beside(path)
    except OSError as error:
        blocked = atomic.refusal(path, error, at_all=True)
        raise (CaseOutOfReach if isinstance(blocked, OutputOutOfReach) else CaseNotWritten)(path) from error


def refuse_taken(path: Path) -> None:
    """A new case takes no name in use, nor one that nobody can tell from it, nor another case's journal or lock.

    Raises CaseExists, LooksTheSame, CaseNameTaken, CaseNameRefused, CaseOutOfReach.
    """
    if why := names.fault(path, case=True):
        raise CaseNameRefused(path, why)
    match look(path):
        case Sight.HIDDEN:
            raise CaseOutOfReach(path)
        case Sight.NOTHING if not path.is_symlink():
            if beside_a_case(path):
                raise CaseNameTaken(path)
        case _:
            raise CaseExists(path)
    if _lookalikes(path):
        raise LooksTheSame(path, new=True)


def standing(path: Path) -> Path:
    """The file that is meant: å is one letter or two on a disk, and no keyboard writes both. Raises LooksTheSame."""
    missing = list(takewhile(lambda each: look(each) is Sight.NOTHING, (path, *path.parents)))
    stood = missing[-1].parent if missing else path
    for each in reversed(missing):  # one after the other: a name may have more folders than calls may be nested
        found = _lookalikes(stood / each.name)
        if len(found) > 1:
            raise LooksTheSame(each, new=False)
        if not found:
            return path
        stood = found[0]
    return stood


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
