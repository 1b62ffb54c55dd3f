"""What a Word file of ours says, as plain words: to find a sentence in it, however it was set."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDS = re.compile(r"</w:(?:p|tc)>|<w:(?:br|tab)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_SPREAD = re.compile(r"\s+")
_KEPT_TOGETHER = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-"})
LEAST = 12
"""Characters of a line that tell it from others: "ja" or a date stands in every report."""


def says_any(package: bytes, texts: Iterable[str]) -> bool:
    """Whether a line of one of the texts stands in the file; nothing is found in what is no package."""
    lines = {_plain(line) for text in texts for line in text.splitlines()}
    wanted = [each for each in lines if len(each) >= LEAST]
    said = _words(package) if wanted else ""
    return any(each in said for each in wanted)


def _words(package: bytes) -> str:
    try:
        with ZipFile(BytesIO(package)) as parts:
            read = [parts.read(name).decode("utf-8", "replace") for name in parts.namelist() if name.endswith(".xml")]
    except BadZipFile:
        return ""
    return _plain(" ".join(unescape(_TAG.sub("", _ENDS.sub(" ", each))) for each in read))


def _plain(text: str) -> str:
    return _SPREAD.sub(" ", text.translate(_KEPT_TOGETHER)).strip()
