"""Names that Windows gives to something other than a file, or does not give at all: said before anything is written.

It takes many of them without a word: CON is the console, `sag:kopi` an invisible stream of a file, a full stop at the
end is dropped. The rules are pure, and hold where `WINDOWS` says so.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from tilsyn.storage.around_a_case import CaseFolderUnspoken

if TYPE_CHECKING:
    from pathlib import Path, PurePath

WINDOWS: bool = sys.platform == "win32"
LONGEST_PATH = 259
"""Without what an administrator may allow; Word and Excel stop there, or earlier, whatever is allowed."""
JOURNAL = "-journal"
LOCK = ".lock"
TEMPORARY = ".tilsyn-{}.tmp"
_TEMPORARY_LENGTH = len(TEMPORARY.format("01234567"))
_PORTS = (f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789¹²³")
_RESERVED = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS})
_FORBIDDEN = frozenset('<>:"/\\|?*')
_LAST_CONTROL = "\x1f"
_AS_IT_STANDS = "\\\\?\\"


def fault(path: PurePath, *, case: bool = False) -> str | None:
    """Why no file can be made under that name here, in Danish; None where it can. A case needs room for a journal."""
    if not WINDOWS:
        return None
    return windows_fault(str(path), os.path.abspath(path), beside=JOURNAL if case else "")  # noqa: PTH100  a drive's own folder too


def for_sqlite(path: Path) -> str:
    """A file's real name, which SQLite takes in UTF-8 alone; in a folder whose name is none, the way there from here.

    Raises CaseFolderUnspoken where there is none in UTF-8 either.
    """
    real = os.path.realpath(path)
    with suppress(UnicodeEncodeError):
        real.encode()
        return real
    with suppress(UnicodeEncodeError, ValueError):  # on another drive of Windows there is no way from here
        way = os.path.relpath(real)
        way.encode()
        return way
    raise CaseFolderUnspoken(path)


def is_device(path: PurePath) -> bool:
    """Whether the system would open a console or a port, in whatever folder."""
    return WINDOWS and is_windows_device(path.name)


def windows_fault(given: str, absolute: str, *, beside: str = "") -> str | None:
    """The same, whatever runs here. `beside` is the ending of what stands next to it while it is written."""
    path = PureWindowsPath(given)
    names = path.parts[1:] if path.anchor else path.parts
    return next((why for name in names for why in [_why_not(name)] if why), None) or _too_long(absolute, beside)


def is_windows_device(name: str) -> bool:
    """`CON`, and `con.docx` too: up to Windows 10 the ending makes no difference."""
    return name.partition(":")[0].partition(".")[0].rstrip(" ").casefold() in _RESERVED


def _why_not(name: str) -> str | None:
    if name in {".", ".."}:
        return None
    if is_windows_device(name):
        return f"Windows bruger navnet {name.partition('.')[0].rstrip()} til noget andet end filer"
    if forbidden := next((each for each in name if each in _FORBIDDEN), None):
        return f"tegnet {forbidden} må ikke stå i et filnavn på Windows"
    if any(each <= _LAST_CONTROL for each in name):
        return "et usynligt tegn må ikke stå i et filnavn på Windows"
    return "Windows fjerner punktum og mellemrum sidst i et navn" if name[-1] in {".", " "} else None


def _too_long(absolute: str, beside: str) -> str | None:
    """What is written first has a name of its own in the same folder, and that must have room there too."""
    if absolute.startswith(_AS_IT_STANDS):
        return None
    name = len(PureWindowsPath(absolute).name)
    most = LONGEST_PATH - len(beside) - max(0, _TEMPORARY_LENGTH - name)
    return f"stien er {len(absolute)} tegn lang, og her kan den højst være {most}" if len(absolute) > most else None
