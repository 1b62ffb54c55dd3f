"""One interview session at a time: an OS lock on an empty sidecar, NAVN.tilsyn.lock (interface.md, Plain interview).

The lock is free at once when the process dies; the file may be left behind, or deleted, and means nothing.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from typing import TYPE_CHECKING, Self

from tilsyn.errors import CaseHasTwoNames, CaseLocked, CaseNotWritten, CaseWithoutLock
from tilsyn.storage import atomic, opening
from tilsyn.storage.names import LOCK

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from tilsyn.storage.atomic import Wait

_WITHOUT_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})


class SessionLock:
    """Held while an interview runs.

    Raises CaseLocked where another session holds it, CaseWithoutLock where the drive has no locks, CaseHasTwoNames,
    CaseNameBesideTaken.
    """

    def __init__(self, path: Path, wait: Wait = time.sleep) -> None:
        self._case = path
        self._wait = wait
        real = path.resolve()  # two names of one case are one session
        self.sidecar = real.with_name(real.name + LOCK)
        self._handle: int | None = None

    def __enter__(self) -> Self:
        if has_two_names(self._case):
            raise CaseHasTwoNames(self._case)
        opening.check_beside(self._case, LOCK)
        handle = self._open()
        try:
            _take(handle)
        except OSError as error:
            os.close(handle)
            raise (CaseWithoutLock if error.errno in _WITHOUT_LOCKS else CaseLocked)(self._case) from error
        self._handle = handle
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _open(self) -> int:
        try:
            return atomic.patiently(lambda: os.open(self.sidecar, os.O_CREAT | os.O_RDWR, 0o600), self._wait)
        except OSError as error:
            raise (CaseLocked if atomic.in_use(error) else CaseNotWritten)(self._case) from error


def has_two_names(path: Path) -> bool:
    """Whether it is hard-linked: each name would have a lock and a rollback journal of its own.

    Read without opening it; a file system that cannot say has none.
    """
    try:
        return path.stat().st_nlink > 1
    except OSError:
        return False


if sys.platform == "win32":

    def _take(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _take(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
