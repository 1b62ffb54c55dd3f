"""Keys of the case file: its clear 16-byte header, and the two schemes that make a key (architecture.md, File)."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAGIC = b"TSN"
SQLITE_MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 16
KEY_BYTES = 32
PASSPHRASE_SCHEME = 1
VAULT_SCHEME = 2
KNOWN_SCHEMES = frozenset({PASSPHRASE_SCHEME, VAULT_SCHEME})
_SCRYPT_COST = 2**17
_SCRYPT_MEMORY = 2**28


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """A derived key and the header it was derived with. Never shown: it has no repr of its own."""

    raw: bytes
    header: bytes

    @property
    def pragma(self) -> str:
        """SQLCipher's spelling of a raw key with its salt."""
        return f"x'{self.raw.hex()}{self.header.hex()}'"


def new_header(random_bytes: Callable[[int], bytes], scheme: int = PASSPHRASE_SCHEME) -> bytes:
    """`TSN`, one byte of key scheme, twelve random bytes: the cipher's salt, and all that stands in clear."""
    return MAGIC + bytes([scheme]) + random_bytes(HEADER_BYTES - len(MAGIC) - 1)


def header_of(path: Path) -> bytes:
    """The bytes a file begins with. Only while no connection is open: closing the file drops its locks."""
    with path.open("rb") as file:
        return file.read(HEADER_BYTES)


def scheme_of(header: bytes) -> int | None:
    """The key scheme a header names; None where it is no header of ours."""
    return header[len(MAGIC)] if len(header) == HEADER_BYTES and header.startswith(MAGIC) else None


def derive_key(passphrase: str, header: bytes) -> Key:
    """Scheme 1: scrypt of the NFC passphrase (about 260 ms and 128 MB; frees the GIL, so it may run in a thread)."""
    secret = unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass")
    raw = hashlib.scrypt(secret, salt=header, n=_SCRYPT_COST, r=8, p=1, maxmem=_SCRYPT_MEMORY, dklen=KEY_BYTES)
    return Key(raw, header)


def fits(key: Key, passphrase: str) -> bool:
    """Whether the passphrase makes that key again; compared in constant time."""
    return hmac.compare_digest(derive_key(passphrase, key.header).raw, key.raw)


def derive_from_vault(vault_key: bytes, header: bytes) -> Key:
    """Scheme 2, reserved: HKDF-SHA256 of an office's vault key."""
    return Key(hkdf_sha256(vault_key, salt=header, context=b""), header)


def hkdf_sha256(secret: bytes, *, salt: bytes, context: bytes) -> bytes:
    """RFC 5869 for one block of output, which is the length of a key."""
    extracted = hmac.digest(salt, secret, "sha256")
    return hmac.digest(extracted, context + b"\x01", "sha256")
