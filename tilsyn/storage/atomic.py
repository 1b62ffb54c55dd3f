"""Files that appear whole or not at all: written beside, then put in place."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from tilsyn.errors import (
    OutputBlocked,
    OutputFolderMissing,
    OutputNameRefused,
    OutputOutOfReach,
    OutputReadOnly,
)
from tilsyn.storage import left_behind, names
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Wait = Callable[[float], None]

Given = TypeVar("Given")
PAUSES = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5)
"""Two seconds in all: what looks through a new file, or takes a copy of it, is mostly done by then."""
_IN_USE = frozenset({32, 33})  # Windows: a sharing violation, a lock violation
_DENIED = 5  # what it says of replacing an open file too
_TRIES = 16
_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, *([errno.EDQUOT] if hasattr(errno, "EDQUOT") else [])})
IN_THE_WAY = {Sight.FOLDER: "det er en mappe", Sight.DEVICE: "det er ikke en almindelig fil"}


def in_use(error: OSError) -> bool:
    """Whether Windows says that another program has the file open: Word, OneDrive, a search for viruses."""
    return getattr(error, "winerror", None) in _IN_USE


def patiently(act: Callable[[], Given], wait: Wait = time.sleep) -> Given:
    """Do it again while another program holds the file, for about two seconds. Raises what it raised last."""
    for pause in PAUSES:
        try:
            return act()
        except OSError as error:
            if not (in_use(error) or getattr(error, "winerror", None) == _DENIED):
                raise
        wait(pause)
    return act()


def write(path: Path, content: bytes, wait: Wait = time.sleep) -> None:
    """Put `content` at `path`, replacing what is there. Raises OutputFolderMissing, and OutputBlocked of each kind.

    Only the user may read a new file, since it holds what the case held; a file that is replaced keeps its mode.
    """
    if look(path.parent) is not Sight.FOLDER:
        raise OutputFolderMissing(path)
    if names.WINDOWS and _may_not_be_written(path):  # elsewhere that says nothing of its being replaced
        raise OutputReadOnly(path)
    _refuse_devices(path)
    left_behind.clear_files(path.parent)
    try:
        temporary = beside(path)
    except OSError as error:
        raise refusal(path, error, at_all=True) from error
    try:
        _replace(temporary, path, content, wait)
    except OSError as error:
        raise refusal(path, error) from error


def refusal(path: Path, error: OSError, *, at_all: bool = False) -> OutputBlocked:
    """Why an output cannot be written. `at_all`: its folder takes no file, so no other program has that one open.

    Where one may be replaced while it is open, that is no reason either.
    """
    if error.errno in _NO_ROOM:
        return OutputBlocked(path, "Disken er fuld, eller der må ikke ligge mere på den. Skaf plads, og prøv igen.")
    held = names.WINDOWS or hasattr(error, "winerror")
    if at_all or (isinstance(error, PermissionError) and not held):
        return OutputOutOfReach(path)
    return OutputBlocked(path)


def _replace(temporary: Path, path: Path, content: bytes, wait: Wait) -> None:
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(temporary, path, wait)
    finally:
        discard(temporary, wait)


def _may_not_be_written(path: Path) -> bool:
    return look(path) is Sight.FILE and not path.stat().st_mode & stat.S_IWUSR


def replace(temporary: Path, path: Path, wait: Wait = time.sleep) -> None:
    """Give a written file a name that may be in use; what it replaces leaves it its mode. Raises OSError."""
    if path.exists():
        shutil.copymode(path, temporary)
    patiently(lambda: temporary.replace(path), wait)
    sync_folder(path.parent)


def discard(path: Path, wait: Wait = time.sleep) -> None:
    """Take away a file of ours, if it is there. What cannot be taken away must not hide what went wrong before."""
    with suppress(OSError):
        if names.WINDOWS and path.exists():
            path.chmod(0o600)  # it may have been given the mode of a file that nobody may write, and so is kept there
        patiently(lambda: path.unlink(missing_ok=True), wait)


def _refuse_devices(path: Path) -> None:
    # Replacing /dev/null by a file is something root can do to a machine only once.
    seen = look(path)
    if seen not in {Sight.NOTHING, Sight.FILE}:
        raise OutputNameRefused(path, IN_THE_WAY[seen]) if seen in IN_THE_WAY else OutputOutOfReach(path)


def beside(path: Path) -> Path:
    """A new, empty file in the same folder, readable by the user alone. Raises OSError.

    Not `tempfile`: in a folder that takes no files, Windows would have it try two thousand million names.
    """
    for _ in range(_TRIES):
        made = path.with_name(names.TEMPORARY.format(secrets.token_hex(4)))
        with suppress(FileExistsError):
            os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            return made
    raise FileExistsError(path)


def place_new(temporary: Path, path: Path, wait: Wait = time.sleep) -> None:
    """Move a finished file to a name that must be free. Raises FileExistsError and other OSErrors."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    if names.WINDOWS:
        # A link first would leave two names where something holds the temporary one; there, a rename replaces nothing.
        patiently(lambda: temporary.rename(path), wait)
    else:
        _link_or_claim(temporary, path)
        sync_folder(path.parent)


def _link_or_claim(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        _claim_and_replace(temporary, path)
    else:
        temporary.unlink()


def _claim_and_replace(temporary: Path, path: Path) -> None:
    """Where links do not work (FAT, some shares): take the name exclusively, then replace our own empty file."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        temporary.replace(path)
    except OSError:
        path.unlink()
        raise


def sync_folder(folder: Path) -> None:
    """Make a new name survive a power cut; Windows keeps names by itself and cannot open a folder."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
