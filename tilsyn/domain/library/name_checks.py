"""What a frame may not be called: its name is typed where editions, directives, acts and indicators are typed too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.laws import Law
from tilsyn.domain.text import OwnWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.library.library_record import LibraryRecord
    from tilsyn.domain.library.yaml_paths import Where
    from tilsyn.domain.problems import Problem


def check_name(frame: Frame, beside: Iterable[LibraryRecord], where: Where) -> Iterator[Problem]:
    """A problem where something else in the library goes by that name, whatever the case of its letters."""
    taken = {name.casefold(): what for each in beside for name, what in _names(each)}
    if what := taken.get(frame.id.casefold()):
        yield where.problem("M078", ("id",), id=frame.id, what=OwnWords(what))


def _names(record: LibraryRecord) -> Iterator[tuple[str, str]]:
    match record:
        case QualityModel():
            yield from ((question.id, "et spørgsmål") for _, question in record.questions())
            yield from ((unit.id, "en indikator") for unit in record.rated())
            yield from ((criterion.id, "et kriterium") for _, criterion in record.criteria())
            yield record.id, "en udgave"
        case Catalogue():
            yield record.id, "et sæt anvisninger"
        case Law():
            yield record.id, "en lov"
