"""What stands at a path that a person wrote. Asking never fails: what cannot be looked at is an answer too."""

from __future__ import annotations

import os
import stat
from enum import Enum, auto
from typing import TYPE_CHECKING

from tilsyn.storage import names

if TYPE_CHECKING:
    from pathlib import Path


class Sight(Enum):
    """`HIDDEN`: a name too long, links in a ring, a folder that is closed to us, a name the system does not take."""

    NOTHING = auto()
    FILE = auto()
    FOLDER = auto()
    DEVICE = auto()
    HIDDEN = auto()


def look(path: Path) -> Sight:
    """What stands there, through links. A pipe or a socket is a device: reading one may wait for ever."""
    if names.is_device(path):  # merely asking may open a port
        return Sight.DEVICE
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return Sight.NOTHING
    except (OSError, ValueError):
        return Sight.HIDDEN
    if stat.S_ISREG(mode):
        return Sight.FILE
    return Sight.FOLDER if stat.S_ISDIR(mode) else Sight.DEVICE


def same(path: Path, other: Path) -> bool:
    """Whether two names, links of both kinds too, lead to one existing file."""
    try:
        one, two = path.stat(), other.stat()
        if one.st_ino == two.st_ino == 0:  # some shares give their files no number
            return os.path.normcase(os.path.realpath(path)) == os.path.normcase(os.path.realpath(other))
    except (OSError, ValueError):
        return False
    return os.path.samestat(one, two)
