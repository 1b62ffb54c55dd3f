"""What no schema can see of a frame's steps: each question they name exists, and stands in one step alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place, asked_id
from tilsyn.domain.library.checks import OWN_ID_FORM, Ids, check_forms, check_unique
from tilsyn.domain.text import OwnWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.library.yaml_paths import Path, Where
    from tilsyn.domain.problems import Problem


def check_steps(
    frame: Frame, models: Sequence[QualityModel], frames: Iterable[Frame], where: Where
) -> Iterator[Problem]:
    """All problems of the steps. Without an edition beside it nothing that is named can be looked up."""
    ids: Ids = [(("steps", at, "id"), each.id) for at, each in enumerate(frame.steps)]
    yield from check_forms(ids, OWN_ID_FORM, where)
    yield from check_unique(ids, where)
    yield from _twice(frame, where)
    if models and frame.steps:
        yield from _unknown(frame, models, frames, where)
        yield from _themes(frame, models, where)


def _named(frame: Frame) -> Iterator[tuple[Path, str, str]]:
    """Each question that a step names, whoever asks it: where it stands, the step, the question."""
    for at, step in enumerate(frame.steps):
        for number, question in enumerate(step.questions):
            yield ("steps", at, "questions", number), step.id, question
        for question in step.additions:
            yield ("steps", at, "additions", question), step.id, question


def _off_course(frame: Frame) -> Iterator[tuple[Path, str, str]]:
    """The same of those that are said to be in none."""
    return ((("off_course", each), "off_course", each) for each in frame.off_course)


def _twice(frame: Frame, where: Where) -> Iterator[Problem]:
    """What is in two steps would be told of twice."""
    held: dict[str, str] = {}
    for path, step, question in (*_named(frame), *_off_course(frame)):
        if question in held:
            yield where.problem("M077", path, Place.question(question), question=question, step=held[question])
        held.setdefault(question, step)


def _unknown(frame: Frame, models: Iterable[QualityModel], frames: Iterable[Frame], where: Where) -> Iterator[Problem]:
    known = {question.id for model in models for _, question in model.questions()}
    known |= {asked_id(each.id, item.id) for each in (frame, *frames) for item in each.items}
    for path, _, question in (*_named(frame), *_off_course(frame)):
        if question not in known:
            yield where.problem("M076", path, what=OwnWords(f"Spørgsmålet '{question}' under steps"))


def _themes(frame: Frame, models: Iterable[QualityModel], where: Where) -> Iterator[Problem]:
    known = {Place.theme(theme.number) for model in models for theme in model.themes}
    for number, each in enumerate(frame.unlit_told_at):
        if each not in known:
            yield where.problem(
                "M076", ("unlit_told_at", number), what=OwnWords(f"Temaet '{each}' under unlit_told_at")
            )
