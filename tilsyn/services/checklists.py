"""A frame as the case stands, for the consultant's own eyes: `tilsyn checklist SAG ID` (interface.md, Shapes)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.findings.collaboration import AGREEMENT, CONTACT, HEARD, actor_rows
from tilsyn.domain.findings.frame_reading import read_frame
from tilsyn.domain.findings.frame_words import (
    head_of,
    last_said,
    named,
    read_words,
    reading_words,
    sample_words,
    span_words,
)
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.values import VALUES
from tilsyn.services.frames import frame_shown
from tilsyn.services.standard_search import found_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.collaboration import ActorStanding
    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.frame_reading import Drawn, FrameReading, ItemReading, PlaceRead
    from tilsyn.domain.journal.entries import Answer
    from tilsyn.domain.library.frame import Frame, FrameItem
    from tilsyn.services.open_case import Desk
    from tilsyn.services.standard_search import FoundBeside, OneStandard, ToldBeside, ToldSideBySide

Json = dict[str, Any]


UNSEARCHED = (
    "Ingen dokumenter i sagen er gennemsøgt. Læg dem i sagen med tilsyn document add SAG FIL --type {id}; er de der, "
    "så gentag kommandoen med --type."
)
"""Where a frame could be looked for, and nothing of the case is called by it."""


APART = (
    "Dokumenterne er {number} standarder, en for hver kommune. De holdes adskilt: den ene svarer ikke for den anden."
)
UNSAID = "Sig, hvilken kommunes det er: læg filen i igen med tilsyn document add SAG FIL --municipality KOMMUNE."
"""Of documents that neither say it themselves nor were said to be anybody's, where there is another's beside them."""


class GoneThrough(NamedTuple):
    """A frame as it was gone through, what was found beside it, and its actors, if it is about any."""

    reading: FrameReading
    beside: FoundBeside
    actors: list[ActorStanding]


def gone_through(desk: Desk, wanted: str) -> GoneThrough:
    """A frame of the case, else of the library, with all that may be seen of it; CPR numbers masked.

    Raises QuestionnaireError for one that is unknown or broken.
    """
    frame = frame_shown(desk, wanted)
    beside = found_beside(desk, frame)
    seen = desk.masked()
    return GoneThrough(read_frame(frame, seen, beside.places), beside, actor_rows(frame, seen))


def checklist_document(gone: GoneThrough) -> Json:
    """`checklist SAG ID --json`."""
    reading, beside, actors = gone
    frame = reading.frame
    document: Json = {
        "id": frame.id,
        "title": frame.title,
        "edition": frame.edition,
        "dated": beside.dated,
        "overdue": beside.overdue,
        "searched": list(beside.searched),
        "findings": [_named(each) for each in beside.whole],
        "standards": [_standard(each) for each in beside.standards],
        "items": [_item(each, beside, sampled=reading.sample is not None) for each in reading.items],
    }
    if reading.sample is not None:
        document["sample"] = _sample(reading.sample)
    if actors:
        document["actors"] = [_actor(each, reading) for each in actors]
    return document


def _item(read: ItemReading, beside: FoundBeside, *, sampled: bool) -> Json:
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
        "places": list({str(shown): shown for shown in map(_place, read.places)}.values()),
        "parts": [
            {"title": part, "places": [_place(each) for each in read.places if each.part == part]}
            for part in item.parts
        ],
        "mentions": [_named(each) for each in beside.mentions(item)],
        "lacking": list(beside.lacking(item)),
        "standards": [_of_standard(each, item) for each in beside.standards if item.words],
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


def _standard(each: OneStandard) -> Json:
    """Whose it is, the documents it is made of, and what holds of it as a whole."""
    return {
        "municipality": mask_cpr(each.municipality) if each.municipality else None,
        "searched": list(each.searched),
        "dated": each.found.dated,
        "overdue": each.found.overdue,
        "findings": [_named(told) for told in each.whole],
        "differing": [_side_by_side(told) for told in each.differing()],
    }


def _of_standard(each: OneStandard, item: FrameItem) -> Json:
    """What one of them says of a point."""
    return {
        "municipality": mask_cpr(each.municipality) if each.municipality else None,
        "places": [_place(place) for place in dict.fromkeys(each.places(item))],
        "mentions": [_named(told) for told in each.mentions(item)],
        "lacking": list(each.lacking(item)),
        "differing": [_side_by_side(told) for told in each.differing(item)],
    }


def _side_by_side(told: ToldSideBySide) -> Json:
    return {"why": told.why, "kind": told.kind, "places": [_place(each) for each in told.places]}


def _place(place: PlaceRead) -> Json:
    return {"quote": place.quote, "where": place.where, "line": place.line, "remarks": list(place.remarks)}


def _named(named: ToldBeside) -> Json:
    return {"why": named.why, "quote": named.quote, "where": named.where, "line": named.line}


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
    n = drawn.read if drawn.drawn is None else drawn.drawn
    return {"N": drawn.population, "n": n, "read": drawn.read, "others": drawn.others}


def _actor(row: ActorStanding, reading: FrameReading) -> Json:
    agreement, contact, heard = (reading.find(f"{row.id}.{each}") for each in (AGREEMENT, CONTACT, HEARD))
    return {
        "id": row.id,
        "title": row.title,
        "agreement": agreement.value if agreement else None,
        "contact": last_said(contact),
        "cases": row.files._asdict(),
        "heard": bool(heard and heard.pieces),
        "groups": heard.heard if heard else [],
        "note": row.remark or None,
    }


def checklist_lines(gone: GoneThrough) -> Iterator[str]:
    """The same for a person: its head always, then each point with what is known of it."""
    reading, beside, _ = gone
    yield from head_of(reading.frame)
    yield from searched_lines(reading.frame, beside)
    if reading.sample is not None:
        yield sample_words(reading.sample)
    heading = None
    for read in reading.items:
        if read.item.heading != heading:
            heading = read.item.heading
            yield f"\n{heading}"
        yield from _told(read)
        yield from (f"      {each}" for each in beside_words(read.item, beside))


def _told(read: ItemReading) -> Iterator[str]:
    yield f"  {read.item.id}  {read.item.title}: {reading_words(read)}"
    for held, span in read.spans:
        yield f"      {span_words(held, span)}"
    yield from (f"      {place_words(each)}" for each in read.places)
    for piece, answer in read.answers:
        yield f"      {voice_words(piece, answer)}"


def searched_lines(frame: Frame, beside: FoundBeside) -> Iterator[str]:
    """When each standard is from, what it is made of, and what holds of it as a whole; or that nothing was searched."""
    if not beside.searched and any(each.words for each in frame.items):
        yield UNSEARCHED.format(id=frame.id)
    if beside.several:
        yield APART.format(number=len(beside.standards))
    for each in beside.standards:
        yield from _dated(each)
        where = f"Steder er fundet i: {'; '.join(each.searched)}."
        yield _whose(each, where if beside.several else f"{where} De er fund, ingen læsning.")
        if beside.several and each.municipality is None:
            yield UNSAID
        yield from (_whose(each, named_words(told)) for told in each.whole)
        yield from (line for told in each.differing() for line in _beside_each_other(each, told))


def _beside_each_other(standard: OneStandard, told: ToldSideBySide) -> Iterator[str]:
    """What to look at, and the places it is about; never which of them holds."""
    yield _whose(standard, told.why)
    yield from (f"  – {place_words(each._replace(standard='', remarks=()))}" for each in told.places)


def dated_lines(beside: FoundBeside) -> Iterator[str]:
    """To the day, the month or the year, as far as the paper says; and whether it is too old on the case's day."""
    return (line for each in beside.standards for line in _dated(each))


def _dated(standard: OneStandard) -> Iterator[str]:
    if standard.found.dated:
        when = "-".join(reversed(standard.found.dated.split("-")))
        late = ": ældre end 24 måneder på tilsynets dag" if standard.found.overdue else ""
        yield _whose(standard, f"Dateret {when}{late}.")


def _whose(standard: OneStandard, told: str) -> str:
    """Said to be of one, where there are several."""
    return f"{standard.name}: {told}" if standard.name else told


def place_words(place: PlaceRead) -> str:
    """A place in a line: whose standard, its half, the words, where they stand, and what one must know of it."""
    whose = f"{place.standard}: " if place.standard else ""
    part = f"{place.part}: " if place.part else ""
    where = f" ({place.where})" if place.where else ""
    return " ".join((f"{whose}{part}»{' '.join(place.quote.split())}«{where}", *place.remarks))


def named_words(named: ToldBeside) -> str:
    """Why something is told that is no place, with the words it is about."""
    quote = f" »{' '.join(named.quote.split())}«" if named.quote else ""
    where = f" ({named.where})" if named.where else ""
    return f"{named.why}{quote}{where}"


def beside_words(item: FrameItem, beside: FoundBeside) -> Iterator[str]:
    """What a search found besides places: where a point is only named, what nothing was found of, what may not agree.

    Of several standards it is also said of which there is no place at all, where another has one. That nothing at
    all was found is said too: a point that was looked for is not one that nobody has looked at.
    """
    answered = any(True for _ in beside.places(item))
    told = list(_beside(item, beside, answered=answered))
    yield from told
    if item.words and beside.searched and not answered and not told:
        yield NOT_FOUND


NOT_FOUND = "Ikke fundet i sagens dokumenter."
"""Said only where any were searched; it is no reading either."""


def _beside(item: FrameItem, beside: FoundBeside, *, answered: bool) -> Iterator[str]:
    for each in beside.standards:
        yield from (_whose(each, named_words(told)) for told in each.mentions(item))
        if lacking := each.lacking(item):
            yield _whose(each, f"Ikke fundet: {'; '.join(lacking)}")
        yield from (line for told in each.differing(item) for line in _beside_each_other(each, told))
        if beside.several and answered and not any(True for _ in each.places(item)):
            yield _whose(each, "Ikke fundet.")


def voice_words(piece: Piece, answer: Answer) -> str:
    """One voice in a line: who or what, how it was read, what was noted."""
    who = named(piece.held) if piece.held else ""
    read = [VALUES.get(answer.value or "", ""), *read_words(answer)]
    return f"{who}: {' · '.join(filter(None, (*read, ' '.join(answer.note.split()))))}"
