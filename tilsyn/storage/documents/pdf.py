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
    from collections.abc import Iterator

_BROKEN = re.compile(r"(?P<before>\S*)[\x02\ufffe](?P<after>\S*)")
"""What pdfium has for a hyphen at the end of a line, with what stood on either side of it."""
_LISTED = frozenset({"og", "eller", "samt", "til"})
_KEEPS_HYPHEN = re.compile(r"(?:.*\d|.|[A-ZÆØÅ]+)", re.DOTALL)
_A_TITLE = re.compile(r"(?=.{2,120}$)[\dA-ZÆØÅ§»\"(•].*[^\s.,;:]", re.DOTALL)
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
    at = 0
    for number, line in enumerate(text.get_text_range().split("\n")):
        shown = clean(_mended(line.rstrip("\r"))).replace("\n", " ").rstrip()
        begins = at + len(line) - len(line.lstrip())
        looked = bool(shown.strip()) and (number % _SEVERAL == 0 or _A_TITLE.fullmatch(shown.strip()))
        yield _PageLine(shown, page, _look(text.raw, begins) if looked else None)
        at += len(line) + 1


def _mended(line: str) -> str:
    """A word that was broken between two lines, whole; `alkohol-` before an `og`, an `e-` and a `24-` keep theirs."""
    return _BROKEN.sub(_joined, line).replace("\xad", "")


def _joined(broken: re.Match[str]) -> str:
    before, after = broken["before"], broken["after"]
    if after in _LISTED:
        return f"{before}- {after}"
    return f"{before}{'-' if _KEEPS_HYPHEN.fullmatch(before) else ''}{after}"


def _look(text: Any, place: int) -> _Set:  # noqa: ANN401  as above
    """A font of size 1 may be drawn twelve times as large."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    drawn = abs(matrix.d) or abs(matrix.b) if raw.FPDFText_GetMatrix(text, place, ctypes.byref(matrix)) else 1.0
    size = round(2 * raw.FPDFText_GetFontSize(text, place) * (drawn or 1.0)) / 2
    if raw.FPDFText_GetFontWeight(text, place) >= _BOLD_WEIGHT:
        return _Set(size, bold=True)
    name, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, place, name, _NAME_BYTES, ctypes.byref(flags))
    return _Set(size, bold=bool(_BOLD.search(name.value)))


def _titled(lines: list[_PageLine]) -> Iterator[Line]:
    """The size most is set in is the body's; every larger one is a level, and bold of the body's size the last."""
    looked = [each for each in lines if each.looks]
    letters: Counter[float] = Counter()
    for each in looked:
        letters[each.looks.size if each.looks else 0] += len(each.text)
    body = letters.most_common(1)[0][0] if letters else 0.0
    sizes = sorted({each.looks.size for each in looked if each.looks and _is_title(each, body)}, reverse=True)
    levels = {size: min(level, _DEEPEST) for level, size in enumerate(sizes, 1)}
    for each in lines:
        level = levels[each.looks.size] if each.looks and _is_title(each, body) else None
        yield Line(each.text, each.page, level)


def _is_title(line: _PageLine, body: float) -> bool:
    if line.looks is None or not _A_TITLE.fullmatch(line.text.strip()):
        return False
    return line.looks.size > body * _LARGER or (line.looks.bold and line.looks.size >= body)
