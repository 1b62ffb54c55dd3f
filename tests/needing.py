"""What a test needs of the machine, found out by trying it; where it is not there, the skip says so in words.

By what the machine can do, not by its name: Windows makes symbolic links for some users, and Wine keeps some modes.
"""

from __future__ import annotations

import locale
import os
import signal
import stat
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest


def _keeps_modes(folder: Path) -> bool:
    """A file that only its owner may read, and says so."""
    file = folder / "mode"
    file.touch(0o600)
    return stat.S_IMODE(file.stat().st_mode) == 0o600


def _makes_links(folder: Path) -> bool:
    link = folder / "link"
    try:
        link.symlink_to(folder)
    except (OSError, NotImplementedError):
        return False
    return link.is_symlink()


def _moves_open_files(folder: Path) -> bool:
    file = folder / "open"
    with file.open("wb"):
        try:
            file.rename(folder / "moved")
        except PermissionError:
            return False
    return True


with tempfile.TemporaryDirectory() as _tried:
    _MODES, LINKS, _MOVES = (each(Path(_tried)) for each in (_keeps_modes, _makes_links, _moves_open_files))
TERMINAL = find_spec("termios") is not None
NO_TERMINAL = "no terminal to sit at: this system has no pseudo-terminals"

needs_modes = pytest.mark.skipif(not _MODES, reason="files have no modes here: who may read is the folder's to say")
needs_links = pytest.mark.skipif(not LINKS, reason="symbolic links may not be made here")
needs_open_files_to_move = pytest.mark.skipif(not _MOVES, reason="nobody may move or remove a file that is open here")
needs_open_files_to_stay = pytest.mark.skipif(_MOVES, reason="anybody may move or remove a file that is open here")
needs_named_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name in a folder here")
needs_a_terminal = pytest.mark.skipif(not TERMINAL, reason=NO_TERMINAL)
needs_signals = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no hang-up and no signals between processes")
needs_a_full_disk = pytest.mark.skipif(find_spec("resource") is None, reason="no limit to play a full disk with")
needs_words_as_bytes = pytest.mark.skipif(
    not os.supports_bytes_environ, reason="words and variables are text here, and cannot be anything else"
)


def heard(said: bytes) -> str:
    """What a child said into a pipe: UTF-8, or the code page that a pipe has on Windows."""
    try:
        text = said.decode()
    except UnicodeDecodeError:
        text = said.decode(locale.getencoding())
    return text.replace("\r\n", "\n")
