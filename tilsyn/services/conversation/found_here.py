"""What a search in the documents of a review has found of the point at hand: looked for once, and shown beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.errors import CaseDamaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.journal.entries import Document
    from tilsyn.domain.library.asked import FramePoint
    from tilsyn.domain.library.frame import Frame
    from tilsyn.services.open_case import Desk
    from tilsyn.services.standard_search import FoundBeside

DATE = "@dato"
"""Among a point's words: it is about when the paper is from."""
FOUND = "Fundet i dokumenterne; det er fund, og du læser og afgør:"


class FoundHere:
    """The places of one review. They are looked for when a point that is looked for is shown, and kept."""

    def __init__(self, desk: Desk, encounter: str, method: str) -> None:
        self._desk = desk
        self._encounter = encounter
        self._reads = method == "dokument"
        self._kept: tuple[object, FoundBeside] | None = None

    def lines(self, point: FramePoint | None) -> list[str]:
        """Each place with its words, where a point is only named, and what was found of no half; nothing elsewhere."""
        if point is None or not self._reads or not point.item.words:
            return []
        from tilsyn.services.checklists import NOT_FOUND, beside_words, dated_lines, place_words

        try:
            beside = self._beside(point.frame)
        except CaseDamaged as damaged:
            return [damaged.message]
        found = [*(place_words(each) for each in beside.places(point.item)), *beside_words(point.item, beside)]
        if any(DATE in each for row in point.item.words for each in row):
            found += dated_lines(beside)
        return [FOUND, *found] if found and found != [NOT_FOUND] else found

    def _beside(self, frame: Frame) -> FoundBeside:
        from tilsyn.services.standard_search import documents_of, found_in

        documents = self._documents() or documents_of(self._desk, frame)
        looked_in = (frame.id, frame.edition, *((each.id, each.kept_text, each.municipality) for each in documents))
        if self._kept is None or self._kept[0] != looked_in:
            self._kept = (looked_in, found_in(self._desk, frame, documents))
        return self._kept[1]

    def _documents(self) -> Sequence[Document]:
        """Those that the review says it reads."""
        visible = self._desk.visible()
        held = visible.encounters.get(self._encounter)
        read = map(visible.documents.get, held.encounter.documents) if held else ()
        return [each for each in read if each]
