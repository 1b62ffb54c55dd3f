"""Files that appear whole or not at all: written beside, then put in place."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tilsyn.errors import OutputBlocked, OutputFolderMissing
from tilsyn.storage.sight import Sight, look


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path`, replacing what is there. Raises OutputFolderMissing, OutputBlocked.

    Only the user may read a new file, since it holds what the case held; a file that is replaced keeps its mode.
    """
    if look(path.parent) is not Sight.FOLDER:
        raise OutputFolderMissing(path)
    try:
        _replace(path, content)
    except OSError as error:
        raise OutputBlocked(path) from error


def _replace(path: Path, content: bytes) -> None:
    _refuse_devices(path)
    temporary = beside(path)
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def replace(temporary: Path, path: Path) -> None:
    """Give a written file a name that may be in use; what it replaces leaves it its mode. Raises OSError."""
    if path.exists():
        shutil.copymode(path, temporary)
    temporary.replace(path)
    sync_folder(path.parent)


def _refuse_devices(path: Path) -> None:
    # Replacing /dev/null by a file is something root can do to a machine only once.
    if look(path) not in {Sight.NOTHING, Sight.FILE}:
        msg = "not a regular file"
        raise OSError(msg)


def beside(path: Path) -> Path:
    """A new, empty file in the same folder, readable by the user alone. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=".tilsyn-", suffix=".tmp", dir=path.parent)
    os.close(handle)
    return Path(name)


def place_new(temporary: Path, path: Path) -> None:
    """Move a finished file to a name that must be free. Raises FileExistsError and other OSErrors."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        _claim_and_replace(temporary, path)
    else:
        temporary.unlink()
    sync_folder(path.parent)


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
