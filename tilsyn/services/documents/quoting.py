"""Quotes from documents: held against the text that the case keeps, so that nothing is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import asked_id, frame_of, item_of
from tilsyn.domain.findings.quotes import place_in
from tilsyn.domain.journal.entries import ChecklistPlace, Note
from tilsyn.domain.journal.revise import next_version
from tilsyn.domain.library.asked import FramePoint
from tilsyn.domain.text import clean, quote
from tilsyn.errors import UsageProblem
from tilsyn.services.documents.finding import document_called, name_of, reviews_of, text_of, texts_read_in
from tilsyn.services.frames import frame_called
from tilsyn.services.keeping.records import note_place
from tilsyn.services.open_case import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.addresses import Place
    from tilsyn.domain.findings.document_text import DocumentText
    from tilsyn.domain.journal.entries import Document, Encounter, Entry, Payload
    from tilsyn.services.open_case import Desk


class StandsThere(NamedTuple):
    """The document that a quote stands in, and where."""

    document: str
    place: str


class KeptQuotation(NamedTuple):
    """Where a quote stands in its document, and whether that was told the case now, or stood there before."""

    place: str
    new: bool


class BelongsTo(NamedTuple):
    """Where a quote belongs: indicators, criteria and themes, and points of frames; nowhere yet where there is none."""

    places: tuple[Place, ...] = ()
    points: tuple[FramePoint, ...] = ()


def belongs_to(desk: Desk, places: Sequence[str], points: Sequence[str]) -> BelongsTo:
    """Both as they are typed; said before a text is asked for. Raises UsageProblem, QuestionnaireError."""
    named = dict.fromkeys(note_place(desk, each) for each in places)
    asked = {asked_id(each.frame.id, each.item.id): each for each in (_point(desk, given) for given in points)}
    return BelongsTo(tuple(named), tuple(asked.values()))


def _point(desk: Desk, typed: str) -> FramePoint:
    name, own = frame_of(typed.strip()), item_of(typed.strip()).strip()
    if not name:
        raise UsageProblem(
            f"Det fremgår ikke, hvilken spørgeramme punktet {quote(typed)} står i.",
            "Skriv spørgerammen foran, fx kvalitetsstandard:8.",
        )
    frame = frame_called(desk, name)
    found = next((each for each in frame.items if each.id.casefold() == own.casefold()), None)
    if found is None:
        raise unknown(f"punktet {quote(own)}", [each.id for each in frame.items], own, f"i »{quote(frame.title)}«")
    return FramePoint(frame, found)


def quoted(desk: Desk, named: str) -> Document:
    """The document that may be quoted; said before a text is asked for. Raises UsageProblem."""
    document = document_called(desk, named)
    if document.is_photo:
        raise UsageProblem(
            f"»{quote(name_of(document))}« er et billede, så der står intet at citere.",
            "Skriv, hvad der ses på det, med tilsyn note.",
        )
    if document.sha256 is None:
        raise UsageProblem(
            f"{_with_title(document)} er ikke lagt i sagen endnu, så der er intet at citere.",
            f"Læg filen i: tilsyn document add SAG FIL {_options(document)}.",
        )
    if document.kept_text is None:
        raise UsageProblem(
            f"Teksten af »{quote(name_of(document))}« er ikke i sagen, så et citat kan ikke holdes op mod den.",
            "Læg filen i igen med --store, eller skriv det med egne ord med tilsyn note.",
        )
    return document


def _with_title(document: Document) -> str:
    """As in: Vagtplaner, »Uge 40«."""
    kind = document.type[:1].upper() + document.type[1:]
    return quote(kind) + (f", »{quote(document.title)}«," if document.title else "")


def _options(document: Document) -> str:
    """What lays in just the one that was asked for."""
    title = f' --title "{quote(document.title)}"' if document.title else ""
    return f'--type "{quote(document.type)}"{title}'


def add_quote(  # noqa: PLR0913  what a quote states, and the draft it was kept in
    desk: Desk, named: str, text: str, to: BelongsTo, by: str | None, *, drop_draft: str | None = None
) -> KeptQuotation:
    """One quote, for one indicator or several, and at points of frames; where it stands is found, and given.

    Said again of others it is the same quote, and said again of the same it changes nothing. Raises UsageProblem.
    """
    desk.file.refresh()
    document = quoted(desk, named)
    words = without_marks(text)
    stands = _standing_in(document, text_of(desk, document), words)
    if stands is None:
        raise not_there(document)
    noted = _noted(desk, stands, words, to.places) if to.places or not to.points else []
    made = [*noted, *_at_points(desk, stands, words, to.points)]
    if made:
        desk.add(made, by, drop_draft=drop_draft)
    elif drop_draft:
        desk.file.drop_draft(drop_draft)
    return KeptQuotation(stands.place, new=bool(made))


def _noted(desk: Desk, stands: StandsThere, words: str, places: Sequence[Place]) -> list[Payload]:
    """The quote as a note: a new one, or the next version of the one that says it already."""
    if earlier := _said_before(desk, stands, words):
        return _at_more(desk, *earlier, places)
    identity = desk.world.new_id()
    reviews = reviews_of(desk.visible(), desk.visible().documents[stands.document])
    encounter = reviews[0].id if len(reviews) == 1 else None
    note = Note(
        record=identity, id=identity, text=words, encounter=encounter, at_items=tuple(places), quote=True,
        place=stands.place, document=stands.document,
    )  # fmt: skip
    return [note]


def _at_points(desk: Desk, stands: StandsThere, words: str, points: Sequence[FramePoint]) -> Iterator[ChecklistPlace]:
    """A place of each frame, unless it stands there already."""
    held = {
        (each.checklist, each.item, " ".join((each.quote or "").split()))
        for _, each in desk.visible().checklist_places()
        if each.document == stands.document
    }
    for frame, item in points:
        if (frame.id, item.id, " ".join(words.split())) not in held:
            identity = desk.world.new_id()
            yield ChecklistPlace(
                record=identity, id=identity, checklist=frame.id, item=item.id, quote=words, place=stands.place,
                document=stands.document,
            )  # fmt: skip


def _said_before(desk: Desk, stands: StandsThere, words: str) -> tuple[Entry, Note] | None:
    same = " ".join(words.split())
    noted = (each for each in desk.visible().notes() if each[1].document == stands.document)
    found = next((entry for entry, note in noted if " ".join(note.text.split()) == same), None)
    standing = desk.visible().behind(found)[-1] if found else None
    return (standing, standing.payload) if standing and isinstance(standing.payload, Note) else None


def _at_more(desk: Desk, standing: Entry, note: Note, places: Sequence[Place]) -> list[Payload]:
    at_items = tuple(dict.fromkeys((*note.at_items, *places)))
    if at_items == note.at_items:
        return []
    return [next_version(desk.case, standing, note, desk.world.new_id(), {"at_items": at_items})]


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
