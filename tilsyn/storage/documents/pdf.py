"""A PDF: the text of each page, line for line; what is set larger than the rest, or bold and short, is a heading."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.findings.document_text import DocumentText, Line
from tilsyn.domain.text import clean
from tilsyn.storage.documents.refusals import PDF_PAGES, TEXT_MEGABYTES, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BROKEN = re.compile(r"(?P<before>\S*)[\x02\ufffe](?P<after>\S*)")
"""What pdfium has for a hyphen at the end of a line, with what stood on either side of it."""
_LISTED = frozenset({"og", "eller", "samt", "til"})
_KEEPS_HYPHEN = re.compile(r"(?:.*\d|.|[A-ZÆØÅ]+)", re.DOTALL)
_LEAST, _SHORT, _LONGEST = 2, 80, 120
_SENTENCES, _BEGINS = ".,;:", '0123456789§»("•'
"""How no heading ends, and how one may begin besides with a capital."""
_LARGER = 1.12
_BOLD_WEIGHT = 600
_BOLD = re.compile(rb"bold|black|heavy|semib", re.IGNORECASE)
_SEVERAL = 5
_DEEPEST = 6
_NAME_BYTES = 128


class _Set(NamedTuple):
    """How a line is set: the size of its first letter, and whether it is bold."""

    size: float
    bold: bool


class _PageLine(NamedTuple):
    text: str
    page: int
    looks: _Set | None
    """None where it can be no heading, or was not looked at."""


def pdf_text_of(raw: bytes) -> tuple[DocumentText, int]:
    """The text, and how many pages there are; a page that never ends is ended by who waits. Raises Refused."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        raise Refused("encrypted" if "assword" in str(error) else "broken") from None
    if pages > PDF_PAGES:
        raise Refused("pages")
    lines = list(_read(document))
    if not any(each.text.strip() for each in lines):
        raise Refused("pictures" if pages else "empty")
    return DocumentText(tuple(_titled(lines))), pages


def _read(document: Any) -> Iterator[_PageLine]:  # noqa: ANN401  pypdfium2 has no types
    import pypdfium2

    left = TEXT_MEGABYTES * 1024 * 1024
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            raise Refused("broken") from None
        for each in _page_lines(text, number + 1):
            left -= len(each.text)
            yield each
        text.close()
        page.close()
        if left < 0:
            raise Refused("large")


def _page_lines(text: Any, page: int) -> Iterator[_PageLine]:  # noqa: ANN401  as above
    whole, look, at = text.get_text_range(), _Looking(text.raw), 0
    for number, (line, shown) in enumerate(_shown(whole)):
        stripped = shown.strip()
        looked = stripped and (number % _SEVERAL == 0 or _may_be_title(stripped))
        begins = at + len(line) - len(line.lstrip())
        yield _PageLine(shown, page, look.at(begins, short=len(stripped) <= _SHORT) if looked else None)
        at += len(line) + 1


def _shown(whole: str) -> Iterable[tuple[str, str]]:
    """Each line as pdfium counts its letters, and as it is shown: cleaned all at once, where that moves no line end."""
    lines = whole.split("\n")
    shown = clean(_mended(whole)).split("\n")
    if len(shown) != len(lines):
        shown = [clean(_mended(each)).replace("\n", " ") for each in lines]
    return zip(lines, (each.rstrip() for each in shown), strict=True)


def _mended(text: str) -> str:
    """A word that was broken between two lines, whole; `alkohol-` before an `og`, an `e-` and a `24-` keep theirs."""
    broken = "\x02" in text or "\ufffe" in text
    return (_BROKEN.sub(_joined, text) if broken else text).replace("\xad", "")


def _joined(broken: re.Match[str]) -> str:
    before, after = broken["before"], broken["after"]
    if after in _LISTED:
        return f"{before}- {after}"
    return f"{before}{'-' if _KEEPS_HYPHEN.fullmatch(before) else ''}{after}"


class _Looking:
    """How the letters of a page are set. A font of size 1 may be drawn twelve times as large."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401  as above
        from pypdfium2 import raw

        self._raw, self._text = raw, text
        self._matrix, self._name, self._flags = (
            raw.FS_MATRIX(),
            ctypes.create_string_buffer(_NAME_BYTES),
            ctypes.c_int(),
        )

    def at(self, place: int, *, short: bool) -> _Set:
        """Only what is short is asked whether it is bold: no paragraph is a heading."""
        drawn = 1.0
        if self._raw.FPDFText_GetMatrix(self._text, place, self._matrix):
            drawn = abs(self._matrix.d) or abs(self._matrix.b) or 1.0
        size = round(2 * self._raw.FPDFText_GetFontSize(self._text, place) * drawn) / 2
        return _Set(size, bold=short and self._is_bold(place))

    def _is_bold(self, place: int) -> bool:
        if self._raw.FPDFText_GetFontWeight(self._text, place) >= _BOLD_WEIGHT:
            return True
        self._raw.FPDFText_GetFontInfo(self._text, place, self._name, _NAME_BYTES, self._flags)
        return bool(_BOLD.search(self._name.value))


def _may_be_title(text: str) -> bool:
    if ". ." in text or "...." in text:  # a list of contents names the headings, and is none of them
        return False
    return _LEAST <= len(text) <= _LONGEST and text[-1] not in _SENTENCES and (text[0].isupper() or text[0] in _BEGINS)


def _titled(lines: list[_PageLine]) -> Iterator[Line]:
    """The size most is set in is the body's; every larger one is a level, and bold of the body's size the last."""
    letters: Counter[float] = Counter()
    for each in lines:
        if each.looks:
            letters[each.looks.size] += len(each.text)
    body = letters.most_common(1)[0][0] if letters else 0.0
    titles = [each.looks.size if each.looks and _is_title(each, body) else None for each in lines]
    levels = {
        size: min(level, _DEEPEST) for level, size in enumerate(sorted(set(filter(None, titles)), reverse=True), 1)
    }
    for each, size in zip(lines, titles, strict=True):
        yield Line(each.text, each.page, levels[size] if size else None)


def _is_title(line: _PageLine, body: float) -> bool:
    if line.looks is None or line.looks.size < body or not (line.looks.bold or line.looks.size > body * _LARGER):
        return False
    return _may_be_title(line.text.strip())
