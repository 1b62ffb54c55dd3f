"""A map of our own inspection over the steps of a course: what there is evidence on, by which kinds of source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.evidence import answer_piece
from tilsyn.domain.values import GROUPS_MANY, METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import CourseStep, Frame


class StepCovered(NamedTuple):
    """A step, the edition's questions that are about it, and what was answered to them. Nothing is a share of them."""

    step: CourseStep
    questions: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def kinds(self) -> list[str]:
        """The kinds of source that spoke of it: groups by their names, what was seen and read by method."""
        groups = [GROUPS_MANY[group] for piece in self.pieces for group in piece.groups]
        methods = [METHODS[each.held.encounter.method] for each in self.pieces if each.held and not each.groups]
        return list(dict.fromkeys((*groups, *methods)))


def course_map(frame: Frame, model: QualityModel, visible: Visible) -> list[StepCovered]:
    """Each step of a frame's course; a directive of the step, or one below it, makes a question be about it.

    Courses for alcohol are none that the guidelines speak of (source 003, footnote 1).
    """
    asked = {question.id: question.references for _, question in model.questions()}
    pieces: dict[str, list[Piece]] = {}
    for entry, answer in visible.answers():
        if visible.encounters[answer.encounter].encounter.track == "alkohol":
            continue
        pieces.setdefault(answer.question, []).append(answer_piece(entry, answer, visible))
    return [_covered(step, asked, pieces) for step in frame.course]


def _covered(step: CourseStep, asked: dict[str, tuple[str, ...]], pieces: dict[str, list[Piece]]) -> StepCovered:
    about = tuple(each for each, cited in asked.items() if each in step.questions or _is_below(cited, step.references))
    return StepCovered(step, about, tuple(piece for each in about for piece in pieces.get(each, ())))


def _is_below(cited: Iterable[str], references: Iterable[str]) -> bool:
    """By number within one edition of the directives: 3.7.2 is below 3.7, and 3.10 is not below 3.1."""
    return any(each == above or each.startswith(f"{above}.") for each in cited for above in references)
