"""One document that a person hands in: read whole, known by what it is, and its text or picture taken out.

What only decodes bytes is read here; what rests on a library that a file may fool (PDF, Word, web pages, photos) in a
process that is stopped when it takes too long or too much (`worker`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, cast

from tilsyn.domain.findings.document_text import DocumentText
from tilsyn.domain.values import PHOTOS
from tilsyn.storage.documents.refusals import (
    SECONDS,
    TEXT_MEGABYTES,
    Refused,
    Why,
    of_another_kind,
    refusal,
)
from tilsyn.storage.incoming import MEGABYTE, read_given, require_file

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.domain.values import DocumentFormat

_HEAD = 4096
OFFICE, LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
"""How an Office file that is locked begins, whatever it is called, and what it holds."""
_BY_ENDING: dict[str, DocumentFormat] = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".htm": "html", ".html": "html", ".xhtml": "html",
    ".docx": "docx", ".pdf": "pdf", ".jpg": "jpg", ".jpeg": "jpg", ".png": "png",
}  # fmt: skip
_MOST: dict[DocumentFormat, int] = {
    "txt": TEXT_MEGABYTES, "md": TEXT_MEGABYTES, "html": TEXT_MEGABYTES,
    "docx": 200, "pdf": 200, "jpg": 100, "png": 200,
}  # fmt: skip
"""Megabytes that are read at all."""
_CHILD = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from tilsyn.storage.documents.worker import main; main(sys.argv[2])"
)


class ReadDocument(NamedTuple):
    """What was found. `sha256` is of the file as it was handed in; a photo has a `picture` and no text."""

    format: DocumentFormat
    sha256: str
    whole: bytes
    text: DocumentText | None = None
    pages: int | None = None
    picture: bytes | None = None


def endings_of(form: DocumentFormat) -> list[str]:
    """The endings that a kind of file may have; the plainest first."""
    return sorted((each for each, known in _BY_ENDING.items() if known == form), key=lambda each: each != f".{form}")


def read_document(path: Path) -> ReadDocument:
    """Raises UsageProblem for what is no file, none of the kinds that are read, or more than is read."""
    require_file(path)
    form = _format(path)
    whole = read_given(path, _MOST[form])
    try:
        return _read(form, whole)
    except Refused as refused:
        raise refusal(path, refused.why) from None


def _format(path: Path) -> DocumentFormat:
    """By its first bytes where they tell, else by its ending: a text says nothing of itself."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        head = read_given(path, 0)  # says why
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(OFFICE) and LOCKED in _more(path):
        raise refusal(path, "encrypted")
    form = _BY_ENDING.get(path.suffix.casefold())
    zipped = head.startswith(b"PK\x03\x04")
    if form is None or zipped != (form == "docx") or form in {"pdf", *PHOTOS}:
        raise of_another_kind(path, _more(path) if zipped else head)
    return form


def _more(path: Path) -> bytes:
    """The names of what an archive holds stand at its end, those of an older Office file anywhere."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, path.stat().st_size - MEGABYTE))
        return head + file.read(MEGABYTE)


def _read(form: DocumentFormat, whole: bytes) -> ReadDocument:
    from tilsyn.storage.documents import plain

    made = ReadDocument(form, sha256(whole).hexdigest(), whole)
    if not whole.strip():
        raise Refused("empty")
    if form in {"txt", "md"}:
        text = plain.text_of(whole) if form == "txt" else plain.markdown_of(whole)
        if not any(each.text.strip() for each in text.lines):
            raise Refused("empty")
        return made._replace(text=text)
    told, body = apart(form, whole)
    if form in PHOTOS:
        return made._replace(picture=body)
    return made._replace(text=DocumentText.of_stored(body), pages=cast("int | None", told.get("pages")))


def apart(form: str, whole: bytes) -> tuple[dict[str, object], bytes]:
    """In a process of its own, which knows nothing of ours but where the program lies. Raises Refused."""
    paths = json.dumps([each for each in sys.path if each])
    command = [sys.executable, "-P", "-c", _CHILD, paths, form]
    surroundings = {name: each for name, each in os.environ.items() if not name.startswith("TILSYN_")}
    try:
        done = subprocess.run(  # noqa: S603  our own program, by its own name
            command, input=whole, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings, check=False,
            timeout=SECONDS, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refused("slow") from None
    head, _, body = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise Refused("broken")
    told = cast("dict[str, object]", json.loads(head))
    if "why" in told:
        raise Refused(cast("Why", told["why"]))
    return told, body
