"""Which question is this: of the edition, or of a frame that the case uses. Questions of one's own are in the case."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.library.edition import QualityModel, Question, RatedUnit
    from tilsyn.domain.library.frame import Frame, FrameItem


class FramePoint(NamedTuple):
    """A point of a frame, with the frame it stands in."""

    frame: Frame
    item: FrameItem


def feeding(point: FramePoint, model: QualityModel) -> tuple[str, ...]:
    """The items of an edition that a point may become ground for."""
    known = {unit.id for unit in model.rated()}
    return tuple(each for each in point.item.feeds if each in known)


class AskedQuestion(NamedTuple):
    """A question by its id, and what it belongs to: a rated item of the edition, or a point of a frame."""

    question: Question
    unit: RatedUnit | None
    point: FramePoint | None


class AllAsked:
    """The questions of an edition and of the frames beside it, each by its id."""

    def __init__(self, model: QualityModel, frames: Sequence[Frame] = ()) -> None:
        self.model = model
        self.frames = tuple(frames)

    @cached_property
    def _by_id(self) -> dict[str, AskedQuestion]:
        found = {question.id: AskedQuestion(question, unit, None) for unit, question in self.model.questions()}
        for frame in self.frames:
            for item in frame.items:
                question = item.question(frame.id)
                found.setdefault(question.id, AskedQuestion(question, None, FramePoint(frame, item)))
        return found

    def find(self, question: str) -> AskedQuestion | None:
        """What a question's id names; None for what is no question here, or one of one's own."""
        return self._by_id.get(question)

    def point(self, question: str) -> FramePoint | None:
        """The point of a frame that a question's id names."""
        found = self._by_id.get(question)
        return found.point if found else None

    def ids(self) -> list[str]:
        """Of every question, the edition's first."""
        return list(self._by_id)
