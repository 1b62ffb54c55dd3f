"""A point of a frame in words: what the source says and how binding it is, and what has been read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import counted, date_text, listed
from tilsyn.domain.findings.visible import SPEAKING
from tilsyn.domain.values import DATE_KINDS, GROUPS_MANY, OTHER_TREATMENTS, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.frame_reading import Drawn, ItemReading
    from tilsyn.domain.findings.spans import Span
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.entries import Answer
    from tilsyn.domain.library.frame import Frame, FrameItem

NOT_LOOKED_AT = "ikke belyst"
DUTY = "kommunens pligt: belys, bedøm ikke tilbuddet på den alene"
DUTIES = {"kommune": DUTY, "begge": "tilbuddets og kommunens pligt", "tilbud": ""}


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
    if item.binding == "unknown" and not (item.text or item.reference):
        return ""  # our own words bind nobody
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
    if bound := " · ".join(filter(None, (binding_words(item), DUTIES[item.duty]))):
        yield bound
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
    return [*filter(None, (*figures_words(said), ground_words(said)))]


def ground_words(said: Answer) -> str:
    """What it has been made ground for."""
    return f"grundlag for {listed(said.at_items)}" if said.at_items else ""


def figures_words(said: Answer) -> list[str]:
    """What has been counted, and each date with its kind and where it was read."""
    found = []
    if said.n is not None:
        found.append(f"{said.k} af {said.n}" + (f", {said.unknown} kan ikke ses" if said.unknown else ""))
    for each in said.dates:
        place = f" ({each.place})" if each.place else ""
        found.append(f"{DATE_KINDS[each.event]} {date_text(each.date)}{place}")
    return found


def sample_words(drawn: Drawn) -> str:
    """As in: 8 af 61 sager, 3 læst her."""
    n = drawn.read if drawn.drawn is None else drawn.drawn
    of = f"{n} af {drawn.population} sager" if drawn.population is not None else counted(n, "sag", "sager")
    others = f"; heraf {drawn.others} med spor alkohol eller integreret, der ikke tæller med" if drawn.others else ""
    return f"Udtræk: {of}, {drawn.read} læst her{others}"


def reading_words(read: ItemReading) -> str:
    """What is known of a point, in few words: never a percentage."""
    if not read.touched:
        return NOT_LOOKED_AT
    told = [
        read_as_words(read) if read.item.kind == "value" else "",
        read.tally.words if read.item.kind == "k_of_n" else "",
        f"hørt: {listed(GROUPS_MANY[each] for each in read.heard)}" if read.heard else "",
        counted(len(read.places), "sted", "steder") if read.places else "",
    ]
    return " · ".join(filter(None, told)) or "noteret"


def read_as_words(read: ItemReading) -> str:
    """The value that documents are read as; where several are read differently, none of them stands for all."""
    values = listed(VALUES[each] for each in read.read_as)
    return f"læst forskelligt: {values}" if len(read.read_as) > 1 else values


def last_said(read: ItemReading | None) -> str | None:
    """What came out last: the words, else the value."""
    said = [answer for _, answer in read.answers] if read else []
    return (" ".join(said[-1].note.split()) or VALUES.get(said[-1].value or "")) if said else None


def named(held: Held) -> str:
    """A review or an observation by what was read or seen, Sag 1; a conversation by who and when."""
    looked = held.encounter.method != SPEAKING and held.encounter.title
    return f"{held.encounter.title if looked else held.told}{track_words(held)}"


def track_words(held: Held) -> str:
    """The treatment that a file is of, where it is another and so does not count beside the others."""
    other = OTHER_TREATMENTS.get(held.encounter.track or "ukendt")
    return f" ({other})" if other else ""


def span_words(held: Held, span: Span) -> str:
    """One thing that was computed of a file's dates, or could not be."""
    return f"{named(held)}, {DATE_KINDS.get(span.kind, span.kind)}: {span.text}"
