"""Which documents belong together as one paper: those of one municipality.

It is the one that was said when the document was laid in the case; else the one the document names itself, in its title
or on its first page. One that names none belongs to what a review reads it together with, else to the only municipality
that there is, else to the others that name none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.services.documents.finding import name_of, reviews_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tilsyn.domain.findings.document_text import DocumentText
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Document

    Read = tuple[Document, DocumentText]

UNKNOWN = "Kommune ikke oplyst"
"""What a standard is called that nobody knows the municipality of, where there is another beside it."""


class OnePaper(NamedTuple):
    """The documents of one municipality, as far as it is known."""

    municipality: str | None
    documents: tuple[Read, ...]


def told_apart(visible: Visible, read: Sequence[Read]) -> list[OnePaper]:
    """The documents by municipality, in the order they stand; what is known of none comes last."""
    own = {document.id: _stated(document, text) for document, text in read}
    names = {_alike(each): each for each in reversed([*filter(None, own.values())])}
    only = next(iter(names)) if len(names) == 1 else None
    held: dict[str | None, list[Read]] = {}
    for document, text in read:
        said = own[document.id] or _read_beside(visible, document, own)
        held.setdefault(_alike(said) if said else only, []).append((document, text))
    known = [OnePaper(names[each], tuple(papers)) for each, papers in held.items() if each is not None]
    return [*known, *(OnePaper(None, tuple(papers)) for each, papers in held.items() if each is None)]


def _stated(document: Document, text: DocumentText) -> str | None:
    from tilsyn.domain.findings.standards.municipality import municipality_of

    return document.municipality or municipality_of(name_of(document), text)


def _read_beside(visible: Visible, document: Document, own: Mapping[str, str | None]) -> str | None:
    """Of a document that names no municipality: the only one of those that a review reads with it."""
    beside = {other for review in reviews_of(visible, document) for other in review.documents}
    found = {_alike(named): named for each in beside if (named := own.get(each))}
    return next(iter(found.values())) if len(found) == 1 else None


def _alike(name: str) -> str:
    from tilsyn.domain.findings.standards.municipality import spelled_alike

    return spelled_alike(name)
