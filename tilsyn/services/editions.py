"""Editions, catalogues and checklists: where they are found, and the full copies a new case takes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from tilsyn.domain.entries import CopyRef, Opened
from tilsyn.domain.places import quote
from tilsyn.errors import AnswerIsNo, UsageProblem
from tilsyn.services.desk import unknown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tilsyn.domain.checklists import Checklist
    from tilsyn.domain.directives import Catalogue
    from tilsyn.domain.edition import QualityModel
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.world import World
    from tilsyn.services.desk import Desk
    from tilsyn.storage.library import Edition, Library

Json = dict[str, Any]


class Shelf(NamedTuple):
    """All that can be opened: TILSYN_LIBRARY, the user's data folder, the shipped folder, in that order."""

    folders: tuple[Path, ...]
    world: World

    @classmethod
    def of(cls, folders: Sequence[Path], world: World) -> Self:
        from tilsyn.resources import questionnaires

        return cls((*folders, questionnaires()), world)

    def library(self) -> Library:
        """Everything readable, and the problems of the rest."""
        from tilsyn.storage.library import load_library

        return load_library(self.folders)

    def edition(self, named: str | None, date: str) -> Edition:
        """By id or path; without a name the newest whose validity holds the date. Raises QuestionnaireError."""
        from tilsyn.storage.library import find_complete, newest_for

        if named is not None:
            return find_complete(named, self.folders)
        library = self.library()
        return library.edition(newest_for(date, library.models.values()).id)

    def copies(self, edition: Edition) -> tuple[Opened, dict[str, bytes]]:
        """Full copies of the edition and every catalogue it cites, as canonical JSON with the YAML beside it."""
        blobs: dict[str, bytes] = {}
        model = _copied(edition.model, edition.sources, blobs)
        catalogues = tuple(_copied(each, edition.sources, blobs) for each in edition.catalogues)
        return Opened(record=self.world.new_id(), edition=model, catalogues=catalogues), blobs


def _copied(copied: QualityModel | Catalogue, sources: dict[str, bytes], blobs: dict[str, bytes]) -> CopyRef:
    from tilsyn.storage.library import copy_of

    content, digest = copy_of(copied)
    source = sources.get(copied.id, b"")
    source_digest = hashlib.sha256(source).hexdigest()
    blobs.update({digest: content, source_digest: source})
    return CopyRef(id=copied.id, sha256=digest, source=source_digest)


def listed(shelf: Shelf) -> list[Json]:
    """Every edition, catalogue and checklist that can be opened."""
    library = shelf.library()
    held: list[QualityModel | Catalogue | Checklist] = [
        *library.models.values(),
        *library.catalogues.values(),
        *library.checklists.values(),
    ]
    return [
        {"id": each.id, "title": each.title, "version": each.version, "kind": each.format.split("/")[0]}
        for each in held
    ]


def shown(shelf: Shelf, identifier: str) -> Json:
    """`model show` of an edition or a catalogue (interface.md, Shapes)."""
    from tilsyn.domain.showing import catalogue_show, model_show

    library = shelf.library()
    catalogue = next(
        (each for each in library.catalogues.values() if each.id.casefold() == identifier.casefold()), None
    )
    if catalogue:
        return catalogue_show(catalogue, list(library.models.values()))
    return model_show(shelf.edition(identifier, "").model)


def checked(shelf: Shelf, path: Path) -> list[Problem]:
    """Every problem of one file, all at once. Raises AnswerIsNo with them where there are errors."""
    from tilsyn.storage.library import check_file

    if not path.is_file():
        raise UsageProblem(f"{path} findes ikke.", "Kontrollér filnavnet.")
    problems = check_file(path, shelf.library())
    if any(each.severity == "error" for each in problems):
        raise AnswerIsNo(
            f"{path.name} kan ikke bruges, som den er.", "Ret linjerne ovenfor, og kør kommandoen igen.", problems
        )
    return problems


def looked_up(shelf: Shelf, reference: str, desk: Desk | None) -> Json:
    """`ref`: a directive, a question or an indicator, in the case's edition or the newest."""
    from tilsyn.domain.showing import ref

    model = desk.model if desk else shelf.edition(None, "9999-12-31").model
    catalogues = desk.catalogues if desk else tuple(shelf.library().catalogues.values())
    found = ref(reference, model, catalogues)
    if found is None:
        directives = (f"{held.id}:{each.number}" for held in catalogues for each in held.directives)
        known = [*(unit.id for unit in model.rated()), *directives]
        raise unknown(f"»{quote(reference)}«", known, reference, where="i sagen" if desk else "i spørgerammen")
    return found
