"""The checksum a written file carries over all of itself: whoever changes it by one byte has made it their own.

A Word or Excel package carries it in the zip archive's comment, an exchange file as its last key `checksum`, a PDF in a
comment behind its end. Other kinds have no place for one, and go without.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_END_BYTES = 22  # of the record that ends an archive, its last two the length of the comment
_JSON_END = b"\n}\n"
_MARK = b"tilsyn "
_LETTERS = bytes.maketrans(b"0123456789abcdef", b"abcdefghijklmnop")
_DIGEST = rb"[a-p]{64}"
_COMMENT = re.compile(_MARK + b"(" + _DIGEST + rb")\Z")
_PDF, _PDF_END = b"%PDF-", b"%%EOF\n"
_LINE = re.compile(rb"\n%" + _MARK + rb"(" + _DIGEST + rb")\n\Z")
_KEY = re.compile(rb',\n "checksum": "(' + _DIGEST + rb')"\n\}\n\Z')


def imprinted(content: bytes) -> bytes:
    """The content with its checksum; as it is, where its kind has no place for one."""
    for put in (_in_comment, _in_key, _behind_end):
        made = put(content)
        if made is not None:
            return made
    return content


def untouched(content: bytes) -> bool:
    """Whether the content still is what `imprinted` made of it, to the byte."""
    for pattern, put in ((_COMMENT, _in_comment), (_KEY, _in_key), (_LINE, _behind_end)):
        found = pattern.search(content)
        if found:
            return _bare(content, found.start(), put) == content
    return False


def _bare(content: bytes, start: int, put: Callable[[bytes], bytes | None]) -> bytes | None:
    if put is _in_key:
        return put(content[:start] + _JSON_END)
    if put is _behind_end:
        return put(content[: start + 1])
    return put(content[: start - 2] + b"\0\0")


def _in_comment(package: bytes) -> bytes | None:
    """An archive without a comment gets one over every byte before it."""
    end = package[-_END_BYTES:]
    if not package.startswith(_ZIP) or not end.startswith(_ZIP_END) or end[-2:] != b"\0\0":
        return None
    length = len(_MARK) + 64
    before = package[:-2] + length.to_bytes(2, "little")
    return before + _MARK + _digest(before)


def _in_key(document: bytes) -> bytes | None:
    """An object written one key a line gets one more."""
    if not document.startswith(b"{\n") or not document.endswith(_JSON_END):
        return None
    before = document.removesuffix(_JSON_END)
    return before + b',\n "checksum": "' + _digest(before) + b'"' + _JSON_END


def _behind_end(document: bytes) -> bytes | None:
    """Behind its end a PDF may hold comments, which no reader shows."""
    whole = document if document.endswith(b"\n") else document + b"\n"
    if not document.startswith(_PDF) or not whole.endswith(_PDF_END):
        return None
    return whole + b"%" + _MARK + _digest(whole) + b"\n"


def _digest(content: bytes) -> bytes:
    """SHA-256 in letters: ten digits in a row would be taken for a CPR number."""
    return sha256(content).hexdigest().encode().translate(_LETTERS)
