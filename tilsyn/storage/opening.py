"""What a file is, before a passphrase is asked and before a database touches it (architecture.md, The case file).

While a connection is open nothing else may touch the file: on POSIX closing any other handle drops its locks.
So the header is read, and the key is tried, before there is one.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from tilsyn.errors import (
    CaseCutOff,
    CaseLocked,
    CaseMissing,
    CaseNameRefused,
    CaseNewer,
    CaseUnreadable,
    NotACase,
    VaultsComeLater,
    WrongPassphrase,
)
from tilsyn.storage import atomic, keys, names, pages
from tilsyn.storage.around_a_case import CaseNameBesideTaken
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tilsyn.storage.atomic import Wait

_Read = TypeVar("_Read")


def recognise(path: Path, wait: Wait = time.sleep) -> bytes:
    """The first 16 bytes of what may be a case. Raises CaseMissing, NotACase, CaseNewer, CaseLocked, CaseUnreadable."""
    header, length = _handed_out(path, lambda: _header_and_length(path), wait)
    if not length:
        raise CaseCutOff(path, "filen er tom")
    _check_kind(path, header)
    for ending in (names.JOURNAL, "-wal"):
        check_beside(path, ending)
    if length % pages.PAGE_BYTES and not _has_journal(path):
        raise CaseCutOff(path)
    return header


def _handed_out(path: Path, read: Callable[[], _Read], wait: Wait) -> _Read:
    """What is read of the file, after a while where another program keeps it to itself."""
    try:
        return atomic.patiently(read, wait)
    except OSError as error:
        raise (CaseLocked if atomic.in_use(error) else CaseUnreadable)(path) from error


def _header_and_length(path: Path) -> tuple[bytes, int]:
    if names.is_device(path):
        raise NotACase(path, "det er en anden slags fil")
    if not path.exists():
        why = names.fault(path, case=True)
        raise CaseNameRefused(path, why) if why else CaseMissing(path)
    if path.is_dir():
        raise NotACase(path, "det er en mappe", "Skriv navnet på sagens egen fil; den ender på .tilsyn.")
    if not path.is_file():
        raise NotACase(path, "det er en anden slags fil")
    return keys.header_of(path), path.stat().st_size


def _check_kind(path: Path, header: bytes) -> None:
    scheme = keys.scheme_of(header)
    if scheme is None and header != keys.SQLITE_MAGIC:
        raise _of_another_kind(path, header)
    if scheme is not None and scheme not in keys.KNOWN_SCHEMES:
        raise CaseNewer(path)
    if scheme == keys.VAULT_SCHEME:
        raise VaultsComeLater(path)


def _of_another_kind(path: Path, header: bytes) -> NotACase:
    why = "det er en anden slags fil"
    if len(header) < keys.HEADER_BYTES and header.startswith((keys.MAGIC, keys.SQLITE_MAGIC[: len(header)])):
        return CaseCutOff(path, f"{why}, eller næsten hele filen mangler")
    if not header.strip(b"\0"):  # a disk or a synchronisation that made room and never filled it
        return CaseCutOff(path, "den er fyldt med nuller")
    return NotACase(path, why)


def check_beside(path: Path, ending: str) -> None:
    """Raises CaseNameBesideTaken where a folder or the like has a name that the case needs."""
    real = path.resolve()
    beside = real.with_name(real.name + ending)
    if look(beside) in {Sight.FOLDER, Sight.DEVICE}:
        raise CaseNameBesideTaken(path, beside)


def _has_journal(path: Path) -> bool:
    """Whether a broken-off transaction waits to be undone; until then the length may be anything."""
    real = path.resolve()
    return real.with_name(real.name + "-journal").exists()


def unlock(
    path: Path, header: bytes, passphrase: Callable[[], str | keys.Key], wait: Wait = time.sleep
) -> keys.Key | None:
    """The key that fits, or None for an unencrypted case, where nothing is asked.

    Raises WrongPassphrase, CaseLocked, CaseUnreadable.
    """
    if header == keys.SQLITE_MAGIC:
        return None
    given = passphrase()
    key = given if isinstance(given, keys.Key) else keys.derive_key(given, header)
    if not _handed_out(path, lambda: _fits(path, key), wait):
        raise WrongPassphrase(path)
    return key


def _fits(path: Path, key: keys.Key) -> bool:
    return pages.first_page_fits(path, key) or not pages.survey(path, key).none_fits
