"""Text from a pipe or a file on stdin: how its bytes are read is decided once for the input, and said on stderr."""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import sys
from typing import IO, TYPE_CHECKING

from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable

_WINDOWS = re.compile(rb"[\xe6\xf8\xe5\xc6\xd8\xc5]")
"""æøå ÆØÅ as cp1252 has them."""
_DOS = re.compile(
    rb"[A-Za-z\x86\x8f\x9b\x9d][\x86\x8f\x9b\x9d]|[\x86\x8f\x9b\x9d][A-Za-z]"  # å Å ø Ø beside a letter
    rb"|(?<=[A-Za-z])\x91(?=[A-Za-z])"  # æ inside a word, where nobody opens a quotation
)
_AE_FIRST = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x91\x92](?=[A-Za-z\x86\x9b])")
"""æ Æ at the beginning of a word: in cp1252 a quotation mark, and then one that is closed."""
_CLOSED = re.compile(rb"(?<=[A-Za-z.,!?\x80-\xff])\x92(?![A-Za-z])")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII = range(0x80)
_NAMES = {"cp1252": "Windows (cp1252)", "cp850": "DOS (cp850)"}
_NO_TEXT = "Det på stdin er ikke en tekst, der kan læses"
_AS_UTF8 = "Gem teksten som UTF-8, og send den igen."


class Piped:
    """The stream on stdin, read by lines or to its end. A line is handed out as soon as it has come."""

    def __init__(self, stream: IO[bytes], warn: Callable[[str], None]) -> None:
        self._stream = stream
        self._warn = warn
        self._held = b""
        self._begun = self._ended = self._said = False
        self._utf16: codecs.IncrementalDecoder | None = None
        self._encoding: str | None = None

    def line(self) -> str | None:
        """The next line without its end, None at the end of input. Raises UsageProblem for what is no text."""
        self._begin()
        looked = 0
        while (end := self._held.find(b"\n", looked)) < 0 and not self._ended:
            looked = len(self._held)
            self._pull()
        if not self._held:
            return None
        end = end + 1 or len(self._held)
        line, self._held = self._held[:end], self._held[end:]
        return self._text(line, self._held).rstrip("\r\n")

    def rest(self) -> str:
        """All that is left."""
        self._begin()
        self._pull_all()
        held, self._held = self._held, b""
        return self._text(held)

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        self._pull()
        marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        while not self._ended and any(each.startswith(self._held) and each != self._held for each in marks):
            self._pull()
        if self._held.startswith(marks[1:]):
            self._utf16 = codecs.getincrementaldecoder("utf-16")()
            self._held = self._recoded(self._held)
        self._held = self._held.removeprefix(codecs.BOM_UTF8)
        if _is_file(self._stream):  # all of it is there already, and may decide
            self._pull_all()

    def _pull(self) -> None:
        came = self._stream.read1(1 << 16)  # type: ignore[attr-defined]  # what is there, without waiting for more
        self._ended = not came
        self._held += self._recoded(came) if self._utf16 else came

    def _pull_all(self) -> None:
        came = b"" if self._ended else self._stream.read()
        self._ended = True
        self._held += self._recoded(came) if self._utf16 else came

    def _recoded(self, raw: bytes) -> bytes:
        try:
            return self._utf16.decode(raw, final=self._ended).encode() if self._utf16 else raw
        except UnicodeError:
            raise UsageProblem(f"{_NO_TEXT}: den begynder som UTF-16, men er det ikke.", _AS_UTF8) from None

    def _text(self, raw: bytes, following: bytes = b"") -> str:
        """`following` has come too, and may decide."""
        if self._utf16:
            return raw.decode()
        named = _named()
        if named and (text := _decoded(raw, named)) is not None:
            return text
        if b"\0" in raw:
            raise UsageProblem(f"{_NO_TEXT}: der er nul-tegn i den.", _AS_UTF8)
        if self._encoding is None and (text := _decoded(raw, "utf-8")) is not None:
            return text
        return self._old(raw, following)

    def _old(self, raw: bytes, following: bytes) -> str:
        """Bytes that are not UTF-8. Where most of it is, only those that are not are read another way."""
        encoding = self._encoding or _guessed(raw + following)
        mixed = self._encoding is None and _is_mostly_utf8(raw)
        if not mixed:
            self._encoding = encoding
        if not self._said:
            self._said = True
            self._warn(
                f"Teksten på stdin er ikke UTF-8; {'det andet' if mixed else 'den'} er læst som {_NAMES[encoding]}."
            )
        return _strays(raw, encoding) if mixed else _whole(raw, encoding)


def read_bytes(raw: bytes) -> str:
    """A typed line that is not all in the terminal's own encoding."""
    return _strays(raw, _guessed(raw)) if _is_mostly_utf8(raw) else _whole(raw, _guessed(raw))


def _guessed(raw: bytes) -> str:
    """cp1252 or cp850, by what Danish letters would be in either."""
    if _WINDOWS.search(raw):
        return "cp1252"
    opened = [each.end() for each in _AE_FIRST.finditer(raw)]
    unclosed = any(not _CLOSED.search(raw, each) for each in opened)
    return "cp850" if unclosed or _DOS.search(raw) else "cp1252"


def _whole(raw: bytes, encoding: str) -> str:
    """cp1252 leaves five bytes without a letter; cp850 has one for each."""
    text = _decoded(raw, encoding)
    return raw.decode("cp850") if text is None else text


def _is_mostly_utf8(raw: bytes) -> bool:
    rest = _MULTIBYTE.sub(b"", raw)
    return len(_MULTIBYTE.findall(raw)) > sum(each not in _ASCII for each in rest)


def _strays(raw: bytes, encoding: str) -> str:
    """UTF-8 but for some bytes."""
    kept = re.split(b"(" + _MULTIBYTE.pattern + b"|[\x00-\x7f]+)", raw)
    return "".join(_decoded(each, "utf-8") or _whole(each, encoding) for each in kept)


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _named() -> str:
    """What PYTHONIOENCODING says, where it says anything else than UTF-8."""
    named = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    try:
        return "" if codecs.lookup(named).name == "utf-8" else named
    except LookupError:
        return ""


def _is_file(stream: IO[bytes]) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


_open: list[tuple[object, Piped]] = []


def piped(warn: Callable[[str], None]) -> Piped:
    """What stands on stdin, the same until another stream does."""
    if not _open or _open[0][0] is not sys.stdin:
        _open[:] = [(sys.stdin, Piped(_bytes_of_stdin(), warn))]
    return _open[0][1]


def _bytes_of_stdin() -> IO[bytes]:
    if hasattr(sys.stdin, "buffer"):
        return sys.stdin.buffer
    return io.BytesIO(sys.stdin.read().encode("utf-8", "surrogatepass"))
