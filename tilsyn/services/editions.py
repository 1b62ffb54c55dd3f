"""Editions, catalogues and checklists: where they are found, and the full copies a new case takes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from tilsyn.domain.text import quote
from tilsyn.errors import AnswerIsNo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tilsyn.domain.journal.entries import CopyRef, Opened
    from tilsyn.domain.library.checklists import Checklist
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.world import World
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.library import Edition, Library
    from tilsyn.storage.library_files import PlainLibrary

Json = dict[str, Any]


def _silent(_line: str) -> None:
    """Nobody is told."""


@dataclass
class Shelf:
    """All that can be opened: TILSYN_LIBRARY (`named`), the user's data folder, the shipped folder, in that order.

    `tell` is given a line for each file of one's own that cannot be used: such a file must not vanish in silence.
    """

    folders: tuple[Path, ...]
    world: World
    named: Path | None = None
    tell: Callable[[str], None] = _silent
    _told: bool = False

    @classmethod
    def of(
        cls, folders: Sequence[Path], world: World, named: Path | None = None, tell: Callable[[str], None] = _silent
    ) -> Self:
        from tilsyn.resources import questionnaires

        first = () if named is None else (named,)
        return cls((*first, *folders, questionnaires()), world, named, tell)

    @cached_property
    def unchecked(self) -> PlainLibrary | None:
        """The shipped files as they stand, for a look-up; None where one's own stand beside them."""
        from tilsyn.resources import questionnaires
        from tilsyn.storage.library_files import plain_library

        return plain_library(self.folders, questionnaires())

    @cached_property
    def library(self) -> Library:
        """Everything readable, and the problems of the rest; read once."""
        from tilsyn.resources import questionnaires
        from tilsyn.storage.library import load_library

        return load_library(self.folders, questionnaires())

    def edition(self, named: str | None, date: str) -> Edition:
        """By id or path; without a name the newest whose validity holds the date. Raises QuestionnaireError."""
        from tilsyn.storage.library import complete_in, newest_for

        if named is not None:
            return complete_in(self.library, named)
        newest = newest_for(date, self.library.models.values()).id
        if self.tell_unused():
            self.tell(f"Uden --edition bruges den nyeste udgave, der er i orden: {newest}.")
        return self.library.edition(newest)

    def tell_unused(self) -> bool:
        """Say, once, what of one's own cannot be used; whether there was anything to say."""
        lines = [] if self._told else list(_unused_lines(self))
        self._told = True
        for line in lines:
            self.tell(line)
        return bool(lines)

    def copies(self, edition: Edition) -> tuple[Opened, dict[str, bytes]]:
        """Full copies of the edition and every catalogue it cites, as canonical JSON with the YAML beside it."""
        from tilsyn.domain.journal.entries import Opened

        blobs: dict[str, bytes] = {}
        model = _copied(edition.model, edition.sources, blobs)
        catalogues = tuple(_copied(each, edition.sources, blobs) for each in edition.catalogues)
        return Opened(record=self.world.new_id(), edition=model, catalogues=catalogues), blobs


def _unused_lines(shelf: Shelf) -> Iterator[str]:
    """One line a file: what is wrong first, where, and how to see the rest."""
    from tilsyn.storage.sight import Sight, look

    if shelf.named is not None and (seen := look(shelf.named)) is not Sight.FOLDER:
        why = {Sight.NOTHING: "findes ikke", Sight.HIDDEN: "kan ikke åbnes"}.get(seen, "er ikke en mappe")
        named = f"{str(shelf.named)[:80]} i TILSYN_LIBRARY"
        yield f"(advarsel) {named} {why}. Råd: Ret variablen, så den peger på mappen med jeres egne udgaver."
    for path, problems in shelf.library.unused:
        first = problems[0]
        yield (
            f"(advarsel) {first.place()}: {first.code} {first.text} Filen bruges ikke. "
            f"Råd: Se det hele med tilsyn model check {path}."
        )


def _copied(copied: QualityModel | Catalogue, sources: dict[str, bytes], blobs: dict[str, bytes]) -> CopyRef:
    import hashlib

    from tilsyn.domain.journal.entries import CopyRef
    from tilsyn.storage.library import copy_of

    content, digest = copy_of(copied)
    source = sources.get(copied.id, b"")
    source_digest = hashlib.sha256(source).hexdigest()
    blobs.update({digest: content, source_digest: source})
    return CopyRef(id=copied.id, sha256=digest, source=source_digest)


def listed(shelf: Shelf) -> list[Json]:
    """Every edition, catalogue and checklist that can be opened."""
    library = shelf.library
    shelf.tell_unused()
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
    from tilsyn.services.showing import catalogue_show, model_show

    library = shelf.library
    catalogue = next(
        (each for each in library.catalogues.values() if each.id.casefold() == identifier.casefold()), None
    )
    if catalogue:
        return catalogue_show(catalogue, list(library.models.values()))
    return model_show(shelf.edition(identifier, "").model)


def checked(shelf: Shelf, path: Path) -> list[Problem]:
    """Every problem of one file, all at once. Raises AnswerIsNo with them where there are errors."""
    from tilsyn.storage.incoming import require_file
    from tilsyn.storage.library import check_file

    require_file(path)
    problems = check_file(path, shelf.library)
    if any(each.severity == "error" for each in problems):
        raise AnswerIsNo(
            f"{path.name} kan ikke bruges, som den er.", "Ret linjerne ovenfor, og kør kommandoen igen.", problems
        )
    return problems


class LookedUp(NamedTuple):
    """What a reference is, and where else a bare directive number stands for something else."""

    found: Json
    elsewhere: list[tuple[str, str]]


def looked_up(shelf: Shelf, reference: str, desk: Desk | None) -> LookedUp:
    """`ref`: a directive, a question or an indicator, in the case's edition or the newest.

    A bare directive number is that of a catalogue the edition cites; only where none of them has it, of another.
    """
    from tilsyn.services.looking_up import newest

    if desk is not None:
        types = desk.visible().fields.service_types
        found = _found(reference, _plain([desk.model])[0], _plain(desk.catalogues), "i sagen", types)
        return LookedUp(found, _elsewhere(reference, found, lambda: _plain(shelf.library.catalogues.values())))
    if shelf.unchecked is not None:
        # A shipped file that someone changed by hand may lack anything: then all is read again, with every check.
        with suppress(KeyError, TypeError, AttributeError):
            return _looked_up(reference, newest(shelf.unchecked.models), shelf.unchecked.catalogues)
    from tilsyn.storage.library import newest_for

    model = newest_for("9999-12-31", shelf.library.models.values())
    return _looked_up(reference, _plain([model])[0], _plain(shelf.library.catalogues.values()))


def service_types_told(shelf: Shelf) -> list[tuple[str, str, str]]:
    """Id, name and the source's own line of each service type in the newest edition, for a page of help."""
    from tilsyn.domain.library.framing import definition_line
    from tilsyn.services.looking_up import newest

    models = shelf.unchecked.models if shelf.unchecked else _plain(shelf.library.models.values())
    return [
        (each["id"], each["label"] + _until(each.get("valid_to")), definition_line(each.get("definition")))
        for each in newest(models)["service_types"]
    ]


def _until(day: str | None) -> str:
    from tilsyn.domain.danish import date_text

    return f" (til {date_text(day)})" if day else ""


def _plain(records: Iterable[QualityModel | Catalogue]) -> tuple[Json, ...]:
    return tuple(each.model_dump(mode="json") for each in records)


def _looked_up(reference: str, model: Json, catalogues: Sequence[Json]) -> LookedUp:
    found = _found(reference, model, catalogues, "i udgaven")
    return LookedUp(found, _elsewhere(reference, found, lambda: catalogues))


def _found(
    reference: str, model: Json, catalogues: Sequence[Json], where: str, service_types: Sequence[str] = ()
) -> Json:
    from tilsyn.services.looking_up import known, ref

    cited = [each for each in catalogues if each["id"] in model.get("directives", ())]
    found = ref(reference, model, cited, service_types) or ref(reference, model, catalogues, service_types)
    if found is None:
        from tilsyn.services.open_case import unknown

        raise unknown(f"»{quote(reference)}«", known(model, catalogues), reference, where=where)
    return found


def _elsewhere(reference: str, found: Json, library: Callable[[], Sequence[Json]]) -> list[tuple[str, str]]:
    from tilsyn.services.looking_up import holding

    bare = "edition" in found and ":" not in reference
    return holding(reference, [each for each in library() if each["id"] != found["edition"]]) if bare else []
