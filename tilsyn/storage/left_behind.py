"""What a program that was killed left beside an output: taken away by the next one that writes there.

It holds what the output would have held, so it may not stay; and it may be another's, or still be written.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from tilsyn.storage import names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD = 60 * 60
"""Seconds since it was last written in: what a living program has under way is done within a few of them."""
_FILE = re.compile(re.escape(names.TEMPORARY).replace(r"\{\}", "[0-9a-f]{8}") + "(?:-journal)?")


def clear_files(folder: Path) -> None:
    """Files that `atomic.beside` made, and SQLite's beside one. What cannot be taken away stays; nothing is said."""
    for found in _ours(folder, _FILE, stat.S_ISREG):
        with suppress(OSError):
            found.unlink()


def clear_folders(folder: Path, name: re.Pattern[str]) -> None:
    """The same for folders of ours by their whole name, with all that is in them."""
    for found in _ours(folder, name, stat.S_ISDIR):
        rmtree(found, ignore_errors=True)


def _ours(folder: Path, name: re.Pattern[str], is_kind: Callable[[int], bool]) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            if name.fullmatch(each.name) and _is_left(each, is_kind):
                yield Path(each.path)


def _is_left(found: os.DirEntry[str], is_kind: Callable[[int], bool]) -> bool:
    try:
        known = found.stat(follow_symlinks=False)
    except OSError:
        return False
    mine = sys.platform == "win32" or known.st_uid == os.geteuid()
    return mine and is_kind(known.st_mode) and time.time() - known.st_mtime > OLD
