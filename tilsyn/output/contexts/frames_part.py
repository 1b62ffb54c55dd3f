"""Frames as plain dicts: each point with what was said, read and counted. Working material, never for a provider."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import date_text, listed
from tilsyn.domain.findings.collaboration import actor_rows
from tilsyn.domain.findings.frame_reading import used_frames
from tilsyn.domain.findings.frame_words import (
    DUTIES,
    binding_words,
    read_words,
    reading_words,
    sample_words,
    span_words,
    track_words,
)
from tilsyn.domain.values import GROUPS_MANY, METHODS, VALUES
from tilsyn.output.contexts.maps_part import actor_line, picture_words, side_rows, step_notes, step_rows
from tilsyn.output.contexts.words import content_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.frame_reading import FrameReading, ItemReading, PlaceRead
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Answer
    from tilsyn.domain.library.frame import Frame
    from tilsyn.output.contexts.records.frame_page import (
        FrameHeading,
        FramePage,
        FramePart,
        FramePlace,
        FrameVoice,
        PointRow,
    )


class SearchWords(NamedTuple):
    """What a search in documents found, in the words it is told with: of the whole, and of each point by its id."""

    whole: list[str]
    points: dict[str, list[str]]


NOTHING_SEARCHED = SearchWords([], {})


def frame_parts(frames: Sequence[Frame], visible: Visible) -> list[FramePart]:
    """Every frame of which anything may be seen, in the order of their ids."""
    return [frame_part(each) for each in used_frames(frames, visible)]


def frame_page(
    reading: FrameReading, visible: Visible, dated: str = "", search: SearchWords = NOTHING_SEARCHED
) -> FramePage:
    """One frame as a paper of its own, whether or not anything is known of it."""
    frame = reading.frame
    actors = [actor_line(each) for each in actor_rows(frame, visible)]
    made: FramePage = {
        "format": "tilsyn-spoergeramme/1",
        "tilbud": visible.fields.provider,
        "ramme": frame_part(reading, dated, search),
        "kort": actors,
        "tegning": picture_words(actors),
        "sider": list(side_rows(frame, visible)),
        "trin": list(step_rows(frame, visible)),
        "om_trin": step_notes(visible) if frame.steps else [],
        "stand": visible.last_at(),
        "sha256": "",
    }
    return {**made, "sha256": content_digest(made)}


def frame_part(reading: FrameReading, dated: str = "", search: SearchWords = NOTHING_SEARCHED) -> FramePart:
    """One frame, its points under their headings."""
    frame = reading.frame
    return {
        "id": frame.id,
        "titel": frame.title,
        "udgave": frame.edition,
        "kilde": f"{frame.source.title}, {frame.source.publisher}, {frame.source.date}",
        "bemaerkning": frame.note or "",
        "udtraek": sample_words(reading.sample) if reading.sample else "",
        "dateret": date_text(dated),
        "soegt": search.whole,
        "afsnit": list(_headings(reading, search)),
    }


def _headings(reading: FrameReading, search: SearchWords) -> Iterator[FrameHeading]:
    for heading, items in groupby(reading.items, key=lambda each: each.item.heading):
        points = list(items)
        untouched = [each.item.id for each in points if not each.touched]
        shown = [_point(each, search.points.get(each.item.id, [])) for each in points]
        yield {"titel": heading, "punkter": shown, "uroert": untouched}


def _point(read: ItemReading, beside: list[str]) -> PointRow:
    item = read.item
    grounds = dict.fromkeys(each for _, answer in read.answers for each in answer.at_items)
    return {
        "id": item.id,
        "titel": item.title,
        "ordlyd": item.text or "",
        "binding": binding_words(item),
        "henvisning": item.reference or "",
        "pligt": DUTIES[item.duty],
        "roert": read.touched,
        "laesning": reading_words(read),
        "talt": read.tally.words if item.kind == "k_of_n" else "",
        "beregnet": [span_words(held, span) for held, span in read.spans],
        "steder": [_place(each) for each in read.places],
        "ved_siden": beside,
        "stemmer": [_voice(piece, answer) for piece, answer in read.answers],
        "kan_bruges": list(item.feeds),
        "grundlag": list(grounds),
    }


def _place(place: PlaceRead) -> FramePlace:
    return {
        "citat": place.quote,
        "sted": place.where,
        "delen": place.part or "",
        "kommune": place.standard,
        "bemaerk": list(place.remarks),
    }


def _voice(piece: Piece, answer: Answer) -> FrameVoice:
    held = piece.held
    return {
        "samtale": held.told if held else "",
        "emne": f"{held.encounter.title or ''}{track_words(held)}".strip() if held else "",
        "metode": METHODS[held.encounter.method] if held else "",
        "gruppe": listed(GROUPS_MANY[each] for each in piece.groups),
        "vaerdi": VALUES.get(answer.value or "", ""),
        "laest": read_words(answer),
        "note": answer.note,
    }
