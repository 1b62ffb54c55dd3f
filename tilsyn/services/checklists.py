"""A frame as the case stands, for the consultant's own eyes: `tilsyn checklist SAG ID` (interface.md, Shapes)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.danish import date_text
from tilsyn.domain.findings.frame_reading import read_frame
from tilsyn.domain.findings.frame_words import (
    UNWRITTEN,
    head_of,
    last_said,
    named,
    read_words,
    reading_words,
    sample_words,
    span_words,
)
from tilsyn.domain.values import VALUES
from tilsyn.services.frames import frame_called

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.frame_reading import Actor, Drawn, FrameReading, ItemReading, PlaceRead
    from tilsyn.domain.journal.entries import Answer
    from tilsyn.domain.library.frame import Frame, FrameItem
    from tilsyn.services.open_case import Desk

Json = dict[str, Any]


class FoundBeside(NamedTuple):
    """What a search in the documents that the case keeps has found of a frame: places per point, and their date.

    `dated`: ISO, to the day, the month or the year. `overdue`: whether it was older than it may be on the case's day.
    """

    places: Callable[[FrameItem], Iterable[PlaceRead]] = lambda _item: ()
    dated: str | None = None
    overdue: bool | None = None


def found_beside(desk: Desk, frame: Frame) -> FoundBeside:
    """The one door through which what was found in stored documents comes to a frame; nothing is sought here yet."""
    del desk, frame
    return FoundBeside()


class Gone(NamedTuple):
    """A frame as it was gone through, and what was found beside it."""

    reading: FrameReading
    beside: FoundBeside


def gone_through(desk: Desk, wanted: str) -> Gone:
    """A frame of the case, else of the library, with all that may be seen of it; CPR numbers masked.

    Raises QuestionnaireError for one that is unknown or broken.
    """
    frame = frame_called(desk, wanted)
    beside = found_beside(desk, frame)
    return Gone(read_frame(frame, desk.masked(), beside.places), beside)


def checklist_document(gone: Gone) -> Json:
    """`checklist SAG ID --json`."""
    reading, beside = gone
    frame = reading.frame
    document: Json = {
        "id": frame.id,
        "title": frame.title,
        "edition": frame.edition,
        "dated": beside.dated,
        "overdue": beside.overdue,
        "items": [_item(each, sampled=reading.sample is not None) for each in reading.items],
    }
    if reading.sample is not None:
        document["sample"] = _sample(reading.sample)
    if reading.actors:
        document["actors"] = [_actor(each) for each in reading.actors]
    return document


def _item(read: ItemReading, *, sampled: bool) -> Json:
    item = read.item
    shown: Json = {
        "item": item.id,
        "heading": item.heading,
        "title": item.title,
        "text": item.text,
        "binding": item.binding,
        "basis": item.basis,
        "reference": item.reference,
        "duty": item.duty,
        "value": read.value,
        "places": [_place(each) for each in read.places if each.part is None],
        "parts": [
            {"title": part, "places": [_place(each) for each in read.places if each.part == part]}
            for part in item.parts
        ],
        "answers": [_answer(*each) for each in read.answers],
        "feeds": list(item.feeds),
    }
    if sampled:
        shown.update(read.tally._asdict())
    if item.kind == "dates":
        shown["spans"] = [
            {"encounter": held.label, "kind": span.kind, "days": span.days, "due": span.due, "text": span.text}
            for held, span in read.spans
        ]
    return shown


def _place(place: PlaceRead) -> Json:
    return {"quote": place.quote, "where": place.where, "line": place.line}


def _answer(piece: Piece, answer: Answer) -> Json:
    return {
        "encounter": piece.held.label if piece.held else None,
        "title": piece.held.encounter.title if piece.held else None,
        "method": piece.held.encounter.method if piece.held else None,
        "groups": list(piece.groups),
        "value": answer.value,
        "note": answer.note,
        "k": answer.k,
        "n": answer.n,
        "unknown": answer.unknown,
        "dates": [each.model_dump() for each in answer.dates],
        "parts": {each.part: each.value for each in answer.parts},
        "at_items": list(answer.at_items),
    }


def _sample(drawn: Drawn) -> Json:
    """N is what was said to be drawn, else how many were read."""
    return {"N": drawn.population, "n": drawn.read if drawn.drawn is None else drawn.drawn, "read": drawn.read}


def _actor(actor: Actor) -> Json:
    agreement, contact, cases, heard = actor.agreement, actor.contact, actor.cases, actor.heard
    return {
        "id": actor.id,
        "title": actor.title,
        "agreement": agreement.value if agreement else None,
        "contact": last_said(contact),
        "cases": cases.tally._asdict() if cases else None,
        "heard": bool(heard and heard.pieces),
        "groups": heard.heard if heard else [],
        "note": UNWRITTEN if actor.unwritten else None,
    }


def checklist_lines(gone: Gone) -> Iterator[str]:
    """The same for a person: its head always, then each point with what is known of it."""
    reading, beside = gone
    yield from head_of(reading.frame)
    if beside.dated:
        yield f"Dateret {date_text(beside.dated)}{': ældre end 24 måneder' if beside.overdue else ''}"
    if reading.sample is not None:
        yield sample_words(reading.sample)
    heading = None
    for read in reading.items:
        if read.item.heading != heading:
            heading = read.item.heading
            yield f"\n{heading}"
        yield from _told(read)


def _told(read: ItemReading) -> Iterator[str]:
    yield f"  {read.item.id}  {read.item.title}: {reading_words(read)}"
    for held, span in read.spans:
        yield f"      {span_words(held, span)}"
    for place in read.places:
        where = f" ({place.where})" if place.where else ""
        yield f"      »{' '.join(place.quote.split())}«{where}"
    for piece, answer in read.answers:
        yield f"      {voice_words(piece, answer)}"


def voice_words(piece: Piece, answer: Answer) -> str:
    """One voice in a line: who or what, how it was read, what was noted."""
    who = named(piece.held) if piece.held else ""
    read = [VALUES.get(answer.value or "", ""), *read_words(answer)]
    return f"{who}: {' · '.join(filter(None, (*read, ' '.join(answer.note.split()))))}"
