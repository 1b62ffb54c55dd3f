"""Supplements of offices: which is meant, by id or by path, and those that belong to an edition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tilsyn.domain.danish import either
from tilsyn.domain.library.supplement import Supplement
from tilsyn.domain.text import quote
from tilsyn.errors import QuestionnaireError
from tilsyn.storage.library import broken_questionnaire, parse_file
from tilsyn.storage.library_files import SUFFIXES, bytes_of
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from tilsyn.storage.library import Library


def supplement_in(library: Library, wanted: str) -> tuple[Supplement, bytes]:
    """A supplement by id, or by path to its file, with its YAML. Raises QuestionnaireError: broken, or unknown."""
    path = Path(wanted)
    if path.suffix.lower() in SUFFIXES or look(path) is Sight.FILE:
        parsed = parse_file(path, library.cited())
        if not isinstance(parsed.record, Supplement):
            raise broken_questionnaire(path.name, parsed.problems, path)
        return parsed.record, parsed.content
    found = next((each for name, each in library.supplements.items() if name.casefold() == wanted.casefold()), None)
    if found is not None:
        return found, library.sources[found.id]
    broken = next((each for each in library.broken if each.casefold() == wanted.casefold()), None)
    if broken is not None:
        raise library.broken_questionnaire(broken)
    known = list(library.supplements)
    hint = f"Vælg {either(known)}, eller skriv stien til filen." if known else "Skriv stien til en fil."
    raise QuestionnaireError(f"Tillægget »{quote(wanted)}« findes ikke.", hint)


def supplements_to(library: Library, edition: str) -> list[Supplement]:
    """Those of the library that belong to an edition."""
    return [each for each in library.supplements.values() if each.edition == edition]


def says_supplement(path: Path | str) -> bool:
    """Whether there is a file that says that it is one, whatever may be wrong with it."""
    return b"tilsyn-supplement/" in (bytes_of(Path(path)) or b"")
