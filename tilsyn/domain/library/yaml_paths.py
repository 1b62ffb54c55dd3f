"""Where things stand in an edition: the path of each part in its file, and from there the line of a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.text import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tilsyn.domain.library.edition import Criterion, QualityModel, Question, Rated, Theme
    from tilsyn.domain.problems import Problem

Path = tuple[str | int, ...]
"""Keys and positions from the top of the file: ("themes", 0, "criteria", 2)."""


class Where(NamedTuple):
    """The file that is checked; `line_of` gives the line of a path, or of the nearest part above it."""

    file: str | None
    line_of: Callable[[Path], int | None]

    def problem(self, code: str, path: Path, at: str | None = None, /, **facts: object) -> Problem:
        """A problem at its place; texts of the file are cut, so that no message echoes more than a little of it."""
        from tilsyn.domain.problems import problem  # pydantic, which a look-up in files without a fault does without

        quoted = {name: quote(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        return problem(code, at=at, file=self.file, line=self.line_of(path), **quoted)


def nowhere(_path: Path) -> None:
    """The line of every path of a model that was not read from a file."""


NOWHERE = Where(None, nowhere)


class ThemePlace(NamedTuple):
    path: Path
    theme: Theme


class CriterionPlace(NamedTuple):
    path: Path
    criterion: Criterion


class RatedPlace(NamedTuple):
    """A criterion or an indicator, whether or not it is the edition's rated level."""

    path: Path
    rated: Rated


class QuestionPlace(NamedTuple):
    path: Path
    parent: Rated
    question: Question


def theme_places(model: QualityModel) -> Iterator[ThemePlace]:
    return (ThemePlace(("themes", number), theme) for number, theme in enumerate(model.themes))


def criterion_places(model: QualityModel) -> Iterator[CriterionPlace]:
    return (
        CriterionPlace((*path, "criteria", number), criterion)
        for path, theme in theme_places(model)
        for number, criterion in enumerate(theme.criteria)
    )


def rated_places(model: QualityModel) -> Iterator[RatedPlace]:
    """Every criterion, each followed by its indicators."""
    for path, criterion in criterion_places(model):
        yield RatedPlace(path, criterion)
        for number, indicator in enumerate(criterion.indicators):
            yield RatedPlace((*path, "indicators", number), indicator)


def question_places(model: QualityModel) -> Iterator[QuestionPlace]:
    return (
        QuestionPlace((*path, "questions", number), rated, question)
        for path, rated in rated_places(model)
        for number, question in enumerate(rated.questions)
    )
