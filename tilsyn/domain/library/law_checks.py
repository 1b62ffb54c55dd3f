"""Cross-checks of acts: that the subsections of a section are all there, and that what is cited of them is, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.library.citations import alone, lacks, section_text
from tilsyn.domain.library.yaml_paths import NOWHERE, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.laws import Law, Section
    from tilsyn.domain.library.yaml_paths import Path
    from tilsyn.domain.problems import Problem


def check_subsections(law: Law, where: Where = NOWHERE) -> Iterator[Problem]:
    """A gap would read as if the source had left something out."""
    for at, section in enumerate(law.sections):
        yield from _in_turn(section, ("sections", at, "subsections"), where)


def _in_turn(section: Section, path: Path, where: Where) -> Iterator[Problem]:
    for at, each in enumerate(section.subsections):
        if each.number != at + 1:
            shown = section_text(section.number)
            yield where.problem("M044", (*path, at, "number"), section=shown, number=str(at + 1))
            return


def check_bases(bases: Iterable[tuple[Path, str]], laws: Iterable[Law], where: Where = NOWHERE) -> Iterator[Problem]:
    """A basis that is a citation of an act in the library must be there; what is cited of other acts nobody can see."""
    named = {each.id: each.named() for each in laws}
    for path, basis in bases:
        cited = alone(basis, named.values())
        if cited is not None and lacks(named[cited.law], cited):
            yield where.problem("M043", path, provision=str(cited), law=cited.law)


def catalogue_bases(catalogue: Catalogue) -> Iterator[tuple[Path, str]]:
    """What makes directives and points of them law, each with where it stands."""
    for at, directive in enumerate(catalogue.directives):
        if directive.basis:
            yield ("directives", at, "basis"), directive.basis
        for number, point in enumerate(directive.points):
            if point.basis:
                yield ("directives", at, "points", number, "basis"), point.basis
