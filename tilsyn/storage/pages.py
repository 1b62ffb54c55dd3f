"""The pages of an encrypted case, checked without the database: which ones are as they were written.

SQLCipher 4 authenticates each page with an HMAC; wrong key, foreign file and damaged page 1 raise the same
error there, so the difference is made here (architecture.md, File).
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import counted, listed
from tilsyn.storage.keys import HEADER_BYTES, KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tilsyn.storage.keys import Key

PAGE_BYTES = 4096
_MAC_BYTES = 64
_SALT_MASK = 0x3A
_MAC_ROUNDS = 2
_NAMED = 5


class Survey(NamedTuple):
    """How many pages there are, and which of them (from 1) are not as they were written."""

    total: int
    damaged: tuple[int, ...]

    @property
    def none_fits(self) -> bool:
        return len(self.damaged) == self.total

    def where(self) -> str:
        """What a person reads: which pages, at most five by number."""
        if not self.damaged:
            return "noget af filen mangler eller hænger ikke sammen"
        rest = len(self.damaged) - _NAMED
        named = [*map(str, self.damaged[:_NAMED]), *([counted(rest, "anden", "andre")] if rest > 0 else [])]
        return f"side {listed(named)} af {self.total} kan ikke læses"


def first_page_fits(path: Path, key: Key) -> bool:
    """Whether page 1 was written with this key: one page is read, nothing is changed."""
    with path.open("rb") as file:
        return _fits(_mac_key(key), 1, file.read(PAGE_BYTES))


def survey(path: Path, key: Key) -> Survey:
    """Check every page. One that fails is read once more: another process may have been writing it."""
    first = _survey(path, key)
    if not first.damaged:
        return first
    again = _survey(path, key)
    return Survey(again.total, tuple(page for page in again.damaged if page in set(first.damaged)))


def _survey(path: Path, key: Key) -> Survey:
    mac_key = _mac_key(key)
    fits = [_fits(mac_key, number, page) for number, page in _pages(path)]
    return Survey(len(fits), tuple(number for number, fit in enumerate(fits, start=1) if not fit))


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        yield from enumerate(iter(lambda: file.read(PAGE_BYTES), b""), start=1)


def _mac_key(key: Key) -> bytes:
    salt = bytes(byte ^ _SALT_MASK for byte in key.header)
    return hashlib.pbkdf2_hmac("sha512", key.raw, salt, _MAC_ROUNDS, KEY_BYTES)


def _fits(mac_key: bytes, number: int, page: bytes) -> bool:
    start = HEADER_BYTES if number == 1 else 0
    body = page[start:-_MAC_BYTES] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(mac_key, body, "sha512"), page[-_MAC_BYTES:])
