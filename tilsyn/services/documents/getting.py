"""A stored file out of the case again, to the byte, through the one door: for the authority's own system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.text import quote
from tilsyn.errors import UsageProblem
from tilsyn.services.documents.finding import document_called, name_of
from tilsyn.services.leaving.outputs import check_ending, door
from tilsyn.storage.outgoing import never

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.domain.journal.entries import Document
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent


def get_document(desk: Desk, named: str, path: Path, *, may_replace: Consent = never) -> Document:
    """Write the file of a document that the case keeps; one that is protected is not known.

    Raises UsageProblem where there is none by that name, where the case keeps no file of it, and for another ending
    than the file has; CaseDamaged; and what `Door.put` does.
    """
    from tilsyn.storage.documents.reading import endings_of

    document = document_called(desk, named)
    name = quote(mask_cpr(name_of(document)))
    if document.kept_file is None or document.format is None:
        raise _no_file(document, name)
    check_ending(path, *endings_of(document.format))
    out = door(desk, may_replace)
    out.spare_cases(path)
    out.put_as_handed_in(path, desk.file.blob(document.kept_file, f"filen »{name}«"))
    return document


def _no_file(document: Document, name: str) -> UsageProblem:
    if document.sha256 is None:
        return UsageProblem(f"»{name}« er ikke modtaget endnu.", "Læg filen i sagen med tilsyn document add.")
    kept = "kun teksten" if document.kept_text else "kun oplysningerne om den"
    return UsageProblem(
        f"Filen »{name}« er ikke i sagen, {kept}.", "En fil bliver gemt med tilsyn document add SAG FIL --store."
    )
