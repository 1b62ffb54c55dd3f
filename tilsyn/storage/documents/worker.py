"""Reads one document in a process of its own, which may be stopped: a file can make a library loop, or swell.

Its bytes come on stdin and what was found goes to stdout: nothing of it is ever written to a disk.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from tilsyn.storage.documents.refusals import TEXT_MEGABYTES, Refused

if TYPE_CHECKING:
    from tilsyn.domain.findings.document_text import DocumentText

MEMORY = 1_500 * 1024 * 1024
WORKBOOK, WORKBOOK_MEMORY = "xlsx", 450 * 1024 * 1024
"""A workbook is read as it comes: what takes more is none that anyone has filled."""
_MOST = TEXT_MEGABYTES * 1024 * 1024


def main(form: str) -> None:
    """Answer with a line of JSON, and after it the text as it is stored, or the picture."""
    _bound_memory(WORKBOOK_MEMORY if form == WORKBOOK else MEMORY)
    try:
        pages, body = _read(form, sys.stdin.buffer.read())
        told: dict[str, object] = {"pages": pages}
    except Refused as refused:
        told, body = {"why": refused.why}, b""
    except MemoryError:
        told, body = {"why": "memory"}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + body)
    sys.stdout.buffer.flush()


def _read(form: str, raw: bytes) -> tuple[int | None, bytes]:
    if form in {"jpg", "png"}:
        from tilsyn.storage.documents.photo import scaled

        return None, scaled(raw, form)
    if form in {"logo.jpg", "logo.png"}:
        from tilsyn.storage.documents.photo import scaled
        from tilsyn.storage.documents.refusals import LOGO_MEGAPIXELS

        return None, scaled(raw, form.removeprefix("logo."), LOGO_MEGAPIXELS)
    if form == WORKBOOK:
        from tilsyn.storage.documents.workbook import cells_of

        return None, cells_of(raw)
    text, pages = _text(form, raw)
    if sum(len(each.text) for each in text.lines) > _MOST:
        raise Refused("large")
    if not any(each.text.strip() for each in text.lines):
        raise Refused("empty")
    return pages, text.stored()


def _text(form: str, raw: bytes) -> tuple[DocumentText, int | None]:
    match form:
        case "pdf":
            from tilsyn.storage.documents.pdf import pdf_text_of

            return pdf_text_of(raw)
        case "docx":
            from tilsyn.storage.documents.word import word_text_of

            return word_text_of(raw), None
        case _:
            from tilsyn.storage.documents.web import web_page_of

            return web_page_of(raw), None


def _bound_memory(memory: int) -> None:
    """As far as the system lets a process bound itself; the time is bounded by who waits for it."""
    if sys.platform == "win32":
        from tilsyn.storage.documents.windows_memory import bound

        bound(memory)
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ValueError, OSError):
        return  # macOS has none to set
