"""A template as a file, before anything in it is read: how much it unpacks to, and what it may not hold.

Checked by what the archive says of itself; no more than that is ever unpacked.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from tilsyn.domain.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from docx.document import Document

    from tilsyn.domain.problems import Problem

MEGABYTE = 1024 * 1024
LARGEST = 20
"""Megabytes, as the file stands; one with a logo and a chart is under one."""
_PART, _WHOLE, _PARTS = 16 * MEGABYTE, 100 * MEGABYTE, 2_000
_READ = (".xml", ".rels")
_OUTSIDE = re.compile(rb'<Relationship\b[^>]*TargetMode="External"[^>]*>')
_KIND = re.compile(rb'Type="[^"]*/([A-Za-z]+)"')
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
HARMLESS = frozenset({b"hyperlink", b"attachedTemplate"})
"""A link is only text until somebody follows it; the template behind a template is left out of what is written."""


def forget_origin(document: Document) -> None:
    """Word writes into a document the path of the template it was made from, with the name of whoever made it."""
    from docx.oxml.ns import qn

    part = document.part._settings_part  # noqa: SLF001  python-docx has no other way to it
    for identity, relation in list(part.rels.items()):
        if relation.reltype.endswith("/attachedTemplate"):
            part.rels.pop(identity)
    for each in list(document.settings.element.iterchildren(qn("w:attachedTemplate"))):
        document.settings.element.remove(each)


def file_problems(template: bytes) -> list[Problem]:
    """What keeps the file from being read at all; an empty list where it is no archive: that is said elsewhere."""
    if len(template) > LARGEST * MEGABYTE:
        return [problem("T014", what=f"den er på mere end {LARGEST} MB")]
    try:
        with ZipFile(BytesIO(template)) as archive:
            return list(_archive_problems(archive))
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        return []


def _archive_problems(archive: ZipFile) -> Iterator[Problem]:
    parts = archive.infolist()
    if _bursts(parts):
        yield problem("T014", what="dens dele er for store")
        return
    names = [each.filename for each in parts]
    if any(name.lower().endswith("vbaproject.bin") for name in names) or _says_macros(archive, names):
        yield problem("T015")
    for name in names:
        if name.endswith(".rels"):
            yield from _reaching_out(archive.read(name))


def _bursts(parts: list[ZipInfo]) -> bool:
    read = (each.file_size for each in parts if each.filename.endswith(_READ))
    return len(parts) > _PARTS or max(read, default=0) > _PART or sum(each.file_size for each in parts) > _WHOLE


def _says_macros(archive: ZipFile, names: list[str]) -> bool:
    return "[Content_Types].xml" in names and bool(_MACROS.search(archive.read("[Content_Types].xml")))


def _reaching_out(relations: bytes) -> Iterator[Problem]:
    """A picture that is fetched tells its owner who opened the report, and when."""
    for relation in _OUTSIDE.findall(relations):
        kind = _KIND.search(relation)
        if kind is None or kind[1] not in HARMLESS:
            yield problem("T016", what=kind[1].decode() if kind else "noget")
