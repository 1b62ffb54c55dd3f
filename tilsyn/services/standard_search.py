"""What the documents of the case say of a frame that is looked for in them: places, never a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import frame_of
from tilsyn.domain.findings.frame_reading import PlaceRead
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.services.documents.adding import ANY_TYPE
from tilsyn.services.documents.finding import REVIEW, name_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.findings.document_text import DocumentText
    from tilsyn.domain.findings.standards.document_places import FoundPlace, Mention
    from tilsyn.domain.findings.standards.places import PointPlaces, StandardPlaces
    from tilsyn.domain.journal.entries import Document
    from tilsyn.domain.library.frame import Frame, FrameItem
    from tilsyn.services.open_case import Desk


class ToldBeside(NamedTuple):
    """Where a point is only named, or what holds of the whole: why it is told, and the words that stand there."""

    why: str
    quote: str
    where: str
    line: int


class FoundBeside(NamedTuple):
    """What a search in the documents that the case keeps has found of a frame; CPR numbers masked.

    `dated`: ISO, to the day, the month or the year. `overdue`: whether it was older than it may be on the case's day.
    """

    searched: tuple[str, ...] = ()
    found: StandardPlaces | None = None

    @property
    def dated(self) -> str | None:
        return self.found.dated if self.found else None

    @property
    def overdue(self) -> bool | None:
        return self.found.overdue if self.found else None

    def places(self, item: FrameItem) -> Iterator[PlaceRead]:
        """Of a point, or of its halves apart; one that two halves share stands once for each."""
        point = self._point(item)
        if point is None:
            return
        if not point.parts:
            yield from (_place(each, None) for each in point.places)
        for part in point.parts:
            yield from (_place(each, part.title) for each in part.places)

    def mentions(self, item: FrameItem) -> tuple[ToldBeside, ...]:
        """Where a point is named and not described, or only resembled."""
        point = self._point(item)
        return tuple(_mention(each) for each in point.mentions) if point else ()

    def lacking(self, item: FrameItem) -> tuple[str, ...]:
        """The halves that nothing was found of, where something was found of another."""
        point = self._point(item)
        return point.lacking if point else ()

    @property
    def whole(self) -> tuple[ToldBeside, ...]:
        """What holds of the whole: older rules, an old numbering, no date."""
        found = self.found.findings if self.found else ()
        return tuple(ToldBeside(each.text, mask_cpr(each.quote), mask_cpr(each.where), each.line) for each in found)

    def _point(self, item: FrameItem) -> PointPlaces | None:
        points = self.found.points if self.found else ()
        return next((each for each in points if each.item == item.id), None)


def _place(found: FoundPlace, part: str | None) -> PlaceRead:
    return PlaceRead(mask_cpr(found.quote), mask_cpr(found.where), found.line, part, found.remarks)


def _mention(found: Mention) -> ToldBeside:
    return ToldBeside(found.why, mask_cpr(found.quote), mask_cpr(found.where), found.line)


def found_beside(desk: Desk, frame: Frame) -> FoundBeside:
    """What the documents that are such a paper say of points that are looked for. Raises CaseDamaged."""
    return found_in(desk, frame, documents_of(desk, frame))


def documents_of(desk: Desk, frame: Frame) -> list[Document]:
    """Those that are called by the frame, and those that the reviews read in which it was gone through."""
    visible = desk.visible()
    through = {answer.encounter for _, answer in visible.answers() if frame_of(answer.question) == frame.id}
    reviews = (visible.encounters[each].encounter for each in through)
    read = {document for each in reviews if each.method == REVIEW for document in each.documents}
    return [each for each in visible.documents.values() if each.id in read or _is_called(each, frame)]


def _is_called(document: Document, frame: Frame) -> bool:
    """By its type, kommunens kvalitetsstandard; where nobody said what it is, by its title."""
    said = (document.title or "") if document.type == ANY_TYPE else document.type
    return any(name.casefold() in said.casefold() for name in (frame.id, frame.title))


def found_in(desk: Desk, frame: Frame, documents: Iterable[Document]) -> FoundBeside:
    """The same in some documents, which make one paper together."""
    sought = [each for each in frame.items if each.words]
    texts = [(name_of(each), text_of(desk, each)) for each in documents] if sought else []
    read = [(name, text) for name, text in texts if text is not None]
    if not read:
        return FoundBeside()
    return FoundBeside(tuple(name for name, _ in read), _found(desk, sought, read))


def _found(desk: Desk, sought: Sequence[FrameItem], read: Sequence[tuple[str, DocumentText]]) -> StandardPlaces:
    from tilsyn.domain.findings.standards.places import standard_places  # few commands look for anything
    from tilsyn.services.danish_stems import danish_stem

    return standard_places(read, sought, desk.visible().fields.date, danish_stem())
