"""What the documents of the case say of a frame that is looked for in them: places, never a value.

Several municipalities may each have a standard: one is never read as if it answered for another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import frame_of
from tilsyn.domain.findings.frame_reading import PlaceRead
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.services.documents.adding import ANY_TYPE
from tilsyn.services.documents.finding import REVIEW, name_of, text_of
from tilsyn.services.documents.told_apart import UNKNOWN, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.findings.standards.document_places import FoundPlace, Mention
    from tilsyn.domain.findings.standards.places import PointPlaces, StandardPlaces
    from tilsyn.domain.journal.entries import Document
    from tilsyn.domain.library.frame import Frame, FrameItem
    from tilsyn.services.documents.told_apart import OnePaper
    from tilsyn.services.open_case import Desk


class ToldBeside(NamedTuple):
    """Where a point is only named, or what holds of the whole: why it is told, and the words that stand there."""

    why: str
    quote: str
    where: str
    line: int


class ToldSideBySide(NamedTuple):
    """Places that belong beside each other, and what to look at; `kind` for a program."""

    why: str
    kind: str
    places: tuple[PlaceRead, ...]


class OneStandard(NamedTuple):
    """What was found in the documents of one municipality; CPR numbers masked.

    `name`: whose it is, for people, "" where it is the only one. `municipality`: the same as far as it is known.
    """

    name: str
    municipality: str | None
    searched: tuple[str, ...]
    found: StandardPlaces

    def places(self, item: FrameItem) -> Iterator[PlaceRead]:
        """Of a point, or of its halves apart; one that two halves share stands once for each."""
        point = self._point(item)
        if point is None:
            return
        if not point.parts:
            yield from (self._place(each, None) for each in point.places)
        for part in point.parts:
            yield from (self._place(each, part.title) for each in part.places)

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
        found = self.found.findings
        return tuple(ToldBeside(each.text, mask_cpr(each.quote), mask_cpr(each.where), each.line) for each in found)

    def differing(self, item: FrameItem | None = None) -> tuple[ToldSideBySide, ...]:
        """Places of a point that may not agree; without one those of no one point."""
        point = self._point(item) if item else self.found
        return tuple(
            ToldSideBySide(mask_cpr(each.why), each.kind, tuple(self._place(place, None) for place in each.places))
            for each in (point.differing if point else ())
        )

    def _point(self, item: FrameItem) -> PointPlaces | None:
        return next((each for each in self.found.points if each.item == item.id), None)

    def _place(self, found: FoundPlace, part: str | None) -> PlaceRead:
        return PlaceRead(mask_cpr(found.quote), mask_cpr(found.where), found.line, part, found.remarks, self.name)


class FoundBeside(NamedTuple):
    """What a search in the documents that the case keeps has found of a frame: each municipality's by itself.

    `dated`: ISO, to the day, the month or the year; of several standards the oldest. `overdue`: whether one was older
    than it may be on the case's day.
    """

    standards: tuple[OneStandard, ...] = ()

    @property
    def several(self) -> bool:
        """Whether they must be told apart."""
        return len(self.standards) > 1

    @property
    def searched(self) -> tuple[str, ...]:
        return tuple(name for each in self.standards for name in each.searched)

    @property
    def dated(self) -> str | None:
        from tilsyn.domain.findings.standards.dates import older_first  # where a standard was found it is there

        found = [each.found.dated for each in self.standards if each.found.dated]
        return min(found, key=older_first, default=None)

    @property
    def overdue(self) -> bool | None:
        said = [each.found.overdue for each in self.standards if each.found.overdue is not None]
        return any(said) if said else None

    def places(self, item: FrameItem) -> Iterator[PlaceRead]:
        """Of a point, standard by standard."""
        for each in self.standards:
            yield from each.places(item)

    def mentions(self, item: FrameItem) -> tuple[ToldBeside, ...]:
        """Where a point is named and not described, in any of them."""
        return tuple(told for each in self.standards for told in each.mentions(item))

    def lacking(self, item: FrameItem) -> tuple[str, ...]:
        """The halves that nothing was found of in one of them."""
        return tuple(dict.fromkeys(half for each in self.standards for half in each.lacking(item)))

    @property
    def whole(self) -> tuple[ToldBeside, ...]:
        """What holds of each as a whole."""
        return tuple(told for each in self.standards for told in each.whole)


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
    """The same in some documents: those of one municipality make one standard together."""
    sought = [each for each in frame.items if each.words]
    texts = [(each, text_of(desk, each)) for each in documents] if sought else []
    read = [(each, text) for each, text in texts if text is not None]
    if not read:
        return FoundBeside()
    apart = told_apart(desk.visible(), read)
    return FoundBeside(tuple(_one(desk, sought, each, several=len(apart) > 1) for each in apart))


def _one(desk: Desk, sought: Sequence[FrameItem], paper: OnePaper, *, several: bool) -> OneStandard:
    from tilsyn.domain.findings.standards.places import standard_places  # few commands look for anything
    from tilsyn.services.danish_stems import danish_stem

    named = [(name_of(document), text) for document, text in paper.documents]
    found = standard_places(named, sought, desk.visible().fields.date, danish_stem())
    name = mask_cpr(paper.municipality or UNKNOWN) if several else ""
    return OneStandard(name, paper.municipality, tuple(mask_cpr(each) for each, _ in named), found)
