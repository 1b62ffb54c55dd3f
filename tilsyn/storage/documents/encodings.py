"""The bytes of a text file as text: by its mark (BOM), else UTF-8, else UTF-16 without a mark, else Windows' cp1252."""

from __future__ import annotations

import codecs
import re

from tilsyn.storage.documents.refusals import Refused

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4096
_MANY = 0.7
"""In UTF-16 nearly every second byte of a European text is nothing; in any other text none is."""
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")


def decoded(raw: bytes) -> str:
    """Raises Refused for what is no text in any of them. No letter is ever replaced by a question mark."""
    for mark, encoding in _MARKED:
        if raw.startswith(mark):
            return _as(raw, encoding)
    if b"\0" in raw:
        text = _as(raw, _unmarked(raw))
        if _NO_TEXT.search(text):
            raise Refused("letters")
        return text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _as(raw, "cp1252")


def _unmarked(raw: bytes) -> str:
    head = raw[:_LOOKED_AT]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) / 2 * _MANY:
        raise Refused("letters")
    return "utf-16-le" if odd > even else "utf-16-be"


def _as(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("letters") from None
