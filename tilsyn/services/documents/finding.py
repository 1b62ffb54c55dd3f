"""Which document is meant, which review reads it, and the text that the case keeps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.cpr import mask_cpr
from tilsyn.domain.danish import either
from tilsyn.domain.findings.codes import fits
from tilsyn.domain.findings.document_text import DocumentText
from tilsyn.domain.text import as_name, quote
from tilsyn.errors import UsageProblem
from tilsyn.services.open_case import unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Document, Encounter
    from tilsyn.services.open_case import Desk

REVIEW = "dokument"
"""The method of an encounter in which documents are read."""


def name_of(document: Document) -> str:
    """As a person calls it: by its title, else by its type."""
    return document.title or document.type


def document_called(desk: Desk, named: str) -> Document:
    """By its title, its file's name, its type, or the first 8 characters of its id. Raises UsageProblem."""
    held = list(desk.visible().documents.values())
    found = next((some for some in _by_each_name(held, named) if some), [])
    if not found:
        raise unknown(f"dokumentet {quote(named)}", [name_of(each) for each in held], named)
    if len(found) > 1:
        told = [f"»{quote(name_of(each))}« ({each.id[:8]})" for each in found]
        raise UsageProblem(f"Flere dokumenter hedder {quote(named)}.", f"Skriv id'et på det, du mener: {either(told)}.")
    return found[0]


def _by_each_name(held: Sequence[Document], named: str) -> list[list[Document]]:
    """Those that have the name as their id, title, file or type: the first that fits is meant."""
    word, name = named.strip().casefold(), mask_cpr(as_name(named)).casefold()
    return [
        [each for each in held if fits(each.id, named.strip())],
        [each for each in held if (each.title or "").casefold() in {word, name}],
        [each for each in held if (each.file or "").casefold() in {word, name}],
        [each for each in held if each.type.casefold() == word],
    ]


def reviews_of(visible: Visible, document: Document) -> list[Encounter]:
    """The reviews that read it."""
    held = (each.encounter for each in visible.encounters.values())
    return [each for each in held if each.method == REVIEW and document.id in each.documents]


def titled(visible: Visible, title: str | None) -> list[Document]:
    """The documents that a review of that title would be of: by their title, else by their type."""
    word = " ".join((title or "").split()).casefold()
    held = visible.documents.values()
    by_title = [each for each in held if word and (each.title or "").casefold() == word]
    return by_title or [each for each in held if word and each.type.casefold() == word]


def read_in(desk: Desk, stated: Mapping[str, Any], before: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """The documents that an encounter was said to be of; a review that is called what a paper is called reads that.

    `before`: those it was of, of which whoever restates it may not see all.
    """
    named = [document_called(desk, each).id for each in stated.get("documents") or ()]
    if named:
        unseen = (each for each in before if each not in desk.visible().documents)
        return {"documents": tuple(dict.fromkeys((*named, *unseen)))}
    found = titled(desk.visible(), stated.get("title")) if stated.get("method") == REVIEW else []
    return {"documents": (found[0].id,)} if len(found) == 1 else {}


def text_of(desk: Desk, document: Document) -> DocumentText | None:
    """What the case keeps of its text; None where it is registered only, or is a photo. Raises CaseDamaged."""
    if document.kept_text is None:
        return None
    return DocumentText.of_stored(desk.file.blob(document.kept_text, "teksten af et dokument"))


def texts_read_in(desk: Desk, review: Encounter) -> list[tuple[Document, DocumentText]]:
    """The documents that a review reads, each with its text, where the case keeps it. Raises CaseDamaged."""
    held = desk.visible().documents
    read = ((each, text_of(desk, each)) for each in map(held.get, review.documents) if each)
    return [(document, text) for document, text in read if text is not None]
