"""What a case says of a frame, point by point: voices, readings of documents, counts, dates. Nothing scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import asked_id, item_of
from tilsyn.domain.findings.evidence import answer_piece, of_another_treatment
from tilsyn.domain.findings.file_count import FileCount, counted_in, is_read
from tilsyn.domain.findings.spans import spans_of
from tilsyn.domain.journal.entries import Answer, Sample
from tilsyn.domain.values import COVERAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.spans import Span
    from tilsyn.domain.findings.visible import Held, Visible
    from tilsyn.domain.library.frame import Frame, FrameItem

_JOURNALS = ("sag", "journal", "forløb")


class PlaceRead(NamedTuple):
    """A place in a document: the words that stand there, and where; `part`: the half of the point that it is of.

    `remarks`: what one must know of the place, where it was found by a search; `standard`: whose standard it stands
    in, where there are several.
    """

    quote: str
    where: str
    line: int | None = None
    part: str | None = None
    remarks: tuple[str, ...] = ()
    standard: str = ""


class ItemReading(NamedTuple):
    """One point: what was said and read of it, in show order, and the places that bear on it."""

    item: FrameItem
    question: str
    pieces: tuple[Piece, ...]
    places: tuple[PlaceRead, ...]
    spans: tuple[tuple[Held, Span], ...]
    coverage: str | None

    @property
    def touched(self) -> bool:
        """Whether anything at all is known of it."""
        return bool(self.pieces or self.places or self.coverage)

    @property
    def answers(self) -> Iterator[tuple[Piece, Answer]]:
        """What was answered, with where it comes from."""
        return ((piece, piece.said) for piece in self.pieces if isinstance(piece.said, Answer))

    @property
    def tally(self) -> FileCount:
        """The sum over what was counted and over the files that were read one by one, all of drug treatment."""
        return counted_in(self.pieces)

    @property
    def value(self) -> str | None:
        """What the documents are read as: the last that was read, else what a place was said to show."""
        read = [answer.value for piece, answer in self.answers if is_read(piece) and answer.value in COVERAGES]
        return read[-1] if read else self.coverage

    @property
    def read_as(self) -> list[str]:
        """Each value the documents are read as, once: those of several files or standards may differ."""
        read = (answer.value for piece, answer in self.answers if is_read(piece))
        found = dict.fromkeys(value for value in read if value is not None and value in COVERAGES)
        return [*found] or [*filter(None, (self.coverage,))]

    @property
    def heard(self) -> list[str]:
        """The groups that spoke of it."""
        return list(dict.fromkeys(group for piece in self.pieces for group in piece.groups))


class Drawn(NamedTuple):
    """How many there were and how many were drawn, as far as it was said; and how many files were read.

    `others` of those are of alcohol treatment or integrated treatment, and are in no count of a point.
    """

    population: int | None
    drawn: int | None
    read: int
    others: int = 0


class FrameReading(NamedTuple):
    """A whole frame, as the case stands."""

    frame: Frame
    items: tuple[ItemReading, ...]
    sample: Drawn | None

    @property
    def touched(self) -> bool:
        """Whether anything of it may be seen."""
        return any(each.touched for each in self.items)

    @property
    def encounters(self) -> list[Held]:
        """Where it was gone through."""
        held = (piece.held for each in self.items for piece in each.pieces if piece.held)
        return list({each.encounter.id: each for each in held}.values())

    def find(self, item: str) -> ItemReading | None:
        """One of its points."""
        return next((each for each in self.items if each.item.id == item), None)


def read_frame(
    frame: Frame, visible: Visible, beside: Callable[[FrameItem], Iterable[PlaceRead]] = lambda _item: ()
) -> FrameReading:
    """What may be seen of a frame. `beside` gives places that a search in stored documents has found."""
    pieces = _pieces(visible)
    places = _places(frame.id, visible)
    coverage = {each.item: each.value for _, each in visible.checklist_places() if each.checklist == frame.id}
    items = []
    for item in frame.in_order():
        question = asked_id(frame.id, item.id)
        own = tuple(pieces.get(question, ()))
        found = (*places.get(item.id, ()), *beside(item))
        spans = _spans(item, frame, pieces) if item.kind == "dates" else ()
        items.append(ItemReading(item, question, own, found, tuple(spans), coverage.get(item.id)))
    drawn = _drawn(items, visible) if any(item.kind != "value" for item in frame.items) else None
    return FrameReading(frame, tuple(items), drawn)


def used_frames(frames: Iterable[Frame], visible: Visible) -> list[FrameReading]:
    """Those of which anything may be seen: that one was used in a hidden conversation is told by nothing."""
    read = (read_frame(frame, visible) for frame in frames)
    return [each for each in read if each.touched]


def _pieces(visible: Visible) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for entry, answer in visible.answers():
        found.setdefault(answer.question, []).append(answer_piece(entry, answer, visible))
    return found


def _places(frame: str, visible: Visible) -> dict[str, list[PlaceRead]]:
    """Quotes that were put at a point: places of the frame, and notes that belong to it."""
    found: dict[str, list[PlaceRead]] = {}
    for _, each in visible.checklist_places():
        if each.checklist == frame and each.quote:
            found.setdefault(each.item, []).append(PlaceRead(each.quote, each.place or ""))
    for _, note in visible.notes():
        for at in note.at_items:
            if at.startswith(f"{frame}:"):
                found.setdefault(item_of(at), []).append(PlaceRead(note.text, note.place or ""))
    return found


def _spans(item: FrameItem, frame: Frame, pieces: Mapping[str, Sequence[Piece]]) -> Iterator[tuple[Held, Span]]:
    """What is computed of the dates of each file; how a course ended may have been read at another point."""
    for piece in pieces.get(asked_id(frame.id, item.id), ()):
        if piece.held is not None:
            own = dict(_of_one_file(piece.held, frame, pieces))
            dates = {str(read.event): read.date for each in own.values() for read in each.dates}
            ended = next((own[each] for each in _ENDED if each in own), None)
            if not (dates or is_read(piece)):
                continue  # who was only asked how days are counted has no file in which a date is missing
            yield from ((piece.held, span) for span in spans_of(item.events, dates, piece.held.encounter, ended))


def _of_one_file(held: Held, frame: Frame, pieces: Mapping[str, Sequence[Piece]]) -> Iterator[tuple[str, Answer]]:
    """All that was read of the frame in one review, by point."""
    for item in frame.items:
        for piece in pieces.get(asked_id(frame.id, item.id), ()):
            if piece.held is held and isinstance(piece.said, Answer):
                yield item.id, piece.said


_ENDED = ("slutstatus", "afslutning")
"""Points that say how a course ended."""


def _drawn(items: Sequence[ItemReading], visible: Visible) -> Drawn:
    """The sample that was told of last, among those of files; and the files that were read for these points."""
    told = [each for _, each in visible.of(Sample)]
    of_files = [each for each in told if any(word in each.of.casefold() for word in _JOURNALS)] or told[-1:]
    last = of_files[-1] if of_files else None
    read = [piece for each in items for piece in each.pieces if is_read(piece)]
    files, others = _files(read), _files(each for each in read if of_another_treatment(each))
    return Drawn(last.population if last else None, last.drawn if last else None, files, others)


def _files(read: Iterable[Piece]) -> int:
    """One for each review, unless it counted several at once."""
    found: dict[str, int] = {}
    for piece in read:
        if piece.held and isinstance(piece.said, Answer):
            at_once = (piece.said.n or 0) + (piece.said.unknown or 0)
            found[piece.held.encounter.id] = max(at_once, found.get(piece.held.encounter.id, 1))
    return sum(found.values())
