"""Quotes from documents: held against the text that the case keeps, so that nothing is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.quotes import place_in
from tilsyn.domain.journal.entries import Note
from tilsyn.domain.journal.revise import next_version
from tilsyn.domain.text import clean, quote
from tilsyn.errors import UsageProblem
from tilsyn.services.documents.finding import document_called, name_of, reviews_of, text_of, texts_read_in
from tilsyn.services.keeping.records import note_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.findings.document_text import DocumentText
    from tilsyn.domain.journal.entries import Document, Encounter, Entry
    from tilsyn.services.open_case import Desk


class StandsThere(NamedTuple):
    """The document that a quote stands in, and where."""

    document: str
    place: str


def quoted(desk: Desk, named: str, places: Sequence[str]) -> Document:
    """The document that may be quoted, at those places; said before a text is asked for. Raises UsageProblem."""
    document = document_called(desk, named)
    if document.kept_text is None:
        raise UsageProblem(
            f"Teksten af »{quote(name_of(document))}« er ikke i sagen, så et citat kan ikke holdes op mod den.",
            "Læg filen i igen med --store, eller skriv det med egne ord med tilsyn note.",
        )
    for each in places:
        note_place(desk, each)
    return document


def add_quote(  # noqa: PLR0913  what a quote states, and the draft it was kept in
    desk: Desk, named: str, text: str, places: Sequence[str], by: str | None, *, drop_draft: str | None = None
) -> Note:
    """One quote, for one indicator or several; said again of others it is the same quote. Raises UsageProblem."""
    desk.file.refresh()
    document = quoted(desk, named, places)
    words = without_marks(text)
    stands = _standing_in(document, text_of(desk, document), words)
    if stands is None:
        raise not_there(document)
    at_items = tuple(dict.fromkeys(note_place(desk, each) for each in places))
    if earlier := _said_before(desk, document, words):
        return _at_more(desk, *earlier, at_items, by, drop_draft)
    identity = desk.world.new_id()
    reviews = reviews_of(desk.visible(), document)
    encounter = reviews[0].id if len(reviews) == 1 else None
    note = Note(
        record=identity, id=identity, text=words, encounter=encounter, at_items=at_items, quote=True,
        place=stands.place, document=document.id,
    )  # fmt: skip
    desk.add([note], by, drop_draft=drop_draft)
    return note


def _said_before(desk: Desk, document: Document, words: str) -> tuple[Entry, Note] | None:
    same = " ".join(words.split())
    noted = (each for each in desk.visible().notes() if each[1].document == document.id)
    found = next((entry for entry, note in noted if " ".join(note.text.split()) == same), None)
    standing = desk.visible().behind(found)[-1] if found else None
    return (standing, standing.payload) if standing and isinstance(standing.payload, Note) else None


def _at_more(  # noqa: PLR0913, PLR0917  the quote that stands, and what is said of it now
    desk: Desk, standing: Entry, note: Note, places: tuple[str, ...], by: str | None, drop_draft: str | None
) -> Note:
    at_items = tuple(dict.fromkeys((*note.at_items, *places)))
    if at_items == note.at_items:
        if drop_draft:
            desk.file.drop_draft(drop_draft)
        return note
    placed = next_version(desk.case, standing, note, desk.world.new_id(), {"at_items": at_items})
    desk.add([placed], by, drop_draft=drop_draft)
    return placed


def quoted_in_review(desk: Desk, review: Encounter, text: str) -> StandsThere | None:
    """Where a quote noted in a review stands in the documents that it reads.

    None where the case keeps no text of one of them: then it is the consultant's word. Raises UsageProblem where it
    keeps them all, and the words stand in none.
    """
    words = without_marks(text)
    read = texts_read_in(desk, review)
    found = next((stands for document, text in read if (stands := _standing_in(document, text, words))), None)
    if found is None and read and len(read) == sum(each in desk.visible().documents for each in review.documents):
        raise not_there(read[0][0])
    return found


def _standing_in(document: Document, text: DocumentText | None, words: str) -> StandsThere | None:
    where = place_in(text, words) if text else None
    if where is None:
        return None
    return StandsThere(document.id, ", ".join(filter(None, (name_of(document), where))))


def not_there(document: Document) -> UsageProblem:
    """The words themselves are not repeated: they are kept as a draft where they were typed."""
    return UsageProblem(
        f"Det står ikke ordret i »{quote(name_of(document))}«. Intet er gemt.",
        "Kopiér citatet fra dokumentet. Skal det stå med egne ord, så skriv det som en note.",
    )


_MARKS = (("»", "«"), ("“", "”"), ("”", "”"), ("„", "“"), ('"', '"'))


def without_marks(text: str) -> str:
    """The quote itself: marks around the whole of it say that it is one, and stand in no document."""
    words = clean(text).strip()
    for opening, closing in _MARKS:
        if len(words) > 1 and words.startswith(opening) and words.endswith(closing):
            inner = words[1:-1]
            if opening not in inner and closing not in inner:
                return inner.strip()
    return words
