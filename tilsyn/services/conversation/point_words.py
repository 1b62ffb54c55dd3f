"""A point of a frame in words: what the source says and how binding it is, and what has been read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import date_text, listed
from tilsyn.domain.values import DATE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.journal.entries import Answer
    from tilsyn.domain.library.frame import Frame, FrameItem

DUTY = "kommunens pligt: belys, bedøm ikke tilbuddet på den alene"
_DUTIES = {"kommune": DUTY, "begge": "tilbuddets og kommunens pligt", "tilbud": ""}
READS = "j dækkende · d ufuldstændig · n i strid med kilden · f ikke fundet · i ikke relevant"
"""The letters where a document is read at a point of a frame."""


def head_of(frame: Frame) -> Iterator[str]:
    """What stands over a frame, always: which edition of its source it is, and what one must know of it."""
    yield frame.title
    if frame.edition:
        yield frame.edition
    source = frame.source
    yield f"Kilde: {source.title}, {source.publisher}, {source.date}"
    yield from framing_words(frame)
    if frame.note:
        yield frame.note


def framing_words(frame: Frame) -> Iterator[str]:
    """What the source begins with, word for word, and said to be the source's."""
    for each in frame.framing:
        yield f"Kilden, {each.heading}: {each.text}" if each.heading else f"Kilden: {each.text}"


def binding_words(item: FrameItem) -> str:
    """Whether it is law or a recommendation; a recommendation that is missed breaks no law."""
    if item.binding == "law":
        return f"skal · lov: {item.basis}" if item.basis else "skal · lov"
    return "bør · anbefaling" if item.binding == "recommended" else "lov eller anbefaling: ikke afklaret"


def official_words(item: FrameItem) -> str:
    """The source's own words; where it has none for the point, its name."""
    return f"Kilden: {item.text}" if item.text else f"Punktet: {item.title}"


def told_of(item: FrameItem) -> Iterator[str]:
    """The source's words, and what one must know of the point."""
    yield official_words(item)
    yield from beside_point(item)


def beside_point(item: FrameItem) -> Iterator[str]:
    """What one must know of a point while it is asked about: facts of the source first."""
    yield " · ".join(filter(None, (binding_words(item), _DUTIES[item.duty])))
    if item.reference:
        yield f"Kildens henvisning: {item.reference}"
    if item.parts:
        yield f"Dele: {' · '.join(item.parts)}"
    if item.events:
        yield f"Datoer: {' · '.join(DATE_KINDS[each] for each in item.events)}"
    if item.feeds:
        yield f"Kan bruges som grundlag for {listed(item.feeds)}"
    if item.note:
        yield item.note


def read_words(said: Answer) -> list[str]:
    """What has been counted and dated, and what it has been made ground for."""
    found = []
    if said.n is not None:
        unseen = f", {said.unknown} kan ikke ses" if said.unknown else ""
        found.append(f"{said.k} af {said.n}{unseen}")
    for each in said.dates:
        place = f" ({each.place})" if each.place else ""
        found.append(f"{DATE_KINDS[each.event]} {date_text(each.date)}{place}")
    if said.at_items:
        found.append(f"grundlag for {listed(said.at_items)}")
    return found
