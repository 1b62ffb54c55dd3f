"""Editions, catalogues and frames: where they are found, and the full copies a new case takes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from tilsyn.domain.addresses import LEVEL_WORDS, frame_of
from tilsyn.domain.text import name_shown
from tilsyn.errors import AnswerIsNo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tilsyn.domain.journal.entries import CopyRef, Opened
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.library.laws import Law
    from tilsyn.domain.library.supplement import Supplement
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.world import World
    from tilsyn.services.looking_up import Books
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.library import Edition, Library
    from tilsyn.storage.library_files import PlainLibrary

Json = dict[str, Any]
_LONGEST_PATH = 200


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
        from tilsyn.storage.library import complete_in, newest_in

        if named is not None:
            return complete_in(self.library, named)
        newest = newest_in(self.library, date).id
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
        """Full copies of the edition and all that it cites, as canonical JSON with the YAML beside it."""
        from tilsyn.domain.journal.entries import Opened

        blobs: dict[str, bytes] = {}
        model = _copied(edition.model, edition.sources, blobs)
        catalogues, laws = (
            tuple(_copied(each, edition.sources, blobs) for each in held) for held in (edition.catalogues, edition.laws)
        )
        return Opened(record=self.world.new_id(), edition=model, catalogues=catalogues, laws=laws), blobs


def _unused_lines(shelf: Shelf) -> Iterator[str]:
    """One line a file: what is wrong first, where, and how to see the rest."""
    from tilsyn.storage.sight import Sight, look

    if shelf.named is not None and (seen := look(shelf.named)) is not Sight.FOLDER:
        why = {Sight.NOTHING: "findes ikke", Sight.HIDDEN: "kan ikke åbnes"}.get(seen, "er ikke en mappe")
        named = f"{name_shown(str(shelf.named))} i TILSYN_LIBRARY"
        yield f"(advarsel) {named} {why}. Råd: Ret variablen, så den peger på mappen med jeres egne udgaver."
    for path, problems in shelf.library.unused:
        first = problems[0]
        yield (
            f"(advarsel) {first.place()}: {first.code} {first.text} Filen bruges ikke. "
            f"Råd: Se det hele med tilsyn model check {name_shown(str(path), _LONGEST_PATH)}."
        )


def _copied(copied: QualityModel | Catalogue | Law, sources: dict[str, bytes], blobs: dict[str, bytes]) -> CopyRef:
    import hashlib

    from tilsyn.domain.journal.entries import CopyRef
    from tilsyn.storage.library import copy_of

    content, digest = copy_of(copied)
    source = sources.get(copied.id, b"")
    source_digest = hashlib.sha256(source).hexdigest()
    blobs.update({digest: content, source_digest: source})
    return CopyRef(id=copied.id, sha256=digest, source=source_digest)


def listed(shelf: Shelf) -> list[Json]:
    """Every edition, catalogue, act and frame that can be opened."""
    library = shelf.library
    shelf.tell_unused()
    held: list[QualityModel | Catalogue | Frame | Law | Supplement] = [
        *library.models.values(),
        *library.catalogues.values(),
        *library.laws.values(),
        *library.frames.values(),
        *library.supplements.values(),
    ]
    return [
        {"id": each.id, "title": each.title, "version": each.version, "kind": each.format.split("/")[0]}
        for each in held
    ]


def shown(shelf: Shelf, identifier: str) -> Json:
    """`model show` of an edition, as the next case would have it, a catalogue, an act, a frame or a supplement."""
    from tilsyn.services.frames import frame_show
    from tilsyn.services.showing import catalogue_show, law_show, model_show, supplement_show
    from tilsyn.services.supplements import completed
    from tilsyn.storage.frame_files import frame_in, is_frame_file
    from tilsyn.storage.supplements import says_supplement, supplement_in

    library = shelf.library
    for catalogue in library.catalogues.values():
        if catalogue.id.casefold() == identifier.casefold():
            return catalogue_show(
                catalogue, library.models.values(), library.laws.values(), library.catalogues.values()
            )
    for law in library.laws.values():
        if law.id.casefold() == identifier.casefold():
            return law_show(law)
    if any(each.casefold() == identifier.casefold() for each in library.frames) or is_frame_file(identifier):
        return frame_show(frame_in(library, identifier)[0])
    if any(each.casefold() == identifier.casefold() for each in library.supplements) or says_supplement(identifier):
        return supplement_show(supplement_in(library, identifier)[0])
    return model_show(completed(shelf, shelf.edition(identifier, "").model))


def checked(shelf: Shelf, path: Path) -> list[Problem]:
    """Every problem of one file, all at once. Raises AnswerIsNo with them where there are errors."""
    from tilsyn.storage.incoming import require_file
    from tilsyn.storage.library import check_file

    require_file(path)
    problems = check_file(path, shelf.library)
    refuse_problems(path, problems)
    if any(each.severity == "error" for each in problems):
        raise AnswerIsNo(f"{name_shown(path.name)} kan bruges, men bør rettes.", _MEND, problems)
    return problems


_MEND = "Ret linjerne ovenfor, og kør kommandoen igen."


def refuse_problems(path: Path, problems: Sequence[Problem]) -> None:
    """Say no to a file that cannot be used as it is. Raises AnswerIsNo with all that is wrong with it."""
    from tilsyn.domain.problems.library import STYLE_CODES

    if any(each.severity == "error" and each.code not in STYLE_CODES for each in problems):
        raise AnswerIsNo(f"{name_shown(path.name)} kan ikke bruges, som den er.", _MEND, problems)


class LookedUp(NamedTuple):
    """What a reference is, and where else a bare directive number stands for something else.

    `outside`: looked up in a case that keeps no copy of it, so in the library as it is today. `instead`: what is told
    where the catalogue that the edition cites lacks the number, and another has it.
    """

    found: Json
    elsewhere: list[tuple[str, str]]
    outside: bool = False
    instead: str = ""


def looked_up(shelf: Shelf, reference: str, desk: Desk | None) -> LookedUp:
    """`ref`: a directive, a question, an indicator or a provision, in the case's edition or the newest.

    A bare directive number is that of a catalogue the edition cites; only where none of them has it, of another.
    """
    from tilsyn.services.looking_up import Books, newest

    if point := _point(shelf, reference, desk):
        return LookedUp(point, [])
    if desk is not None:
        return _in_case(shelf, reference, desk)
    if shelf.unchecked is not None:
        # A shipped file that someone changed by hand may lack anything: then all is read again, with every check.
        with suppress(KeyError, TypeError, AttributeError):
            held = shelf.unchecked
            return _looked_up(reference, Books(newest(held.models), held.catalogues, held.laws))
    from tilsyn.services.supplements import completed
    from tilsyn.storage.library import newest_in

    model = completed(shelf, newest_in(shelf.library, "9999-12-31"))
    return _looked_up(reference, Books(_plain([model])[0], *_in_library(shelf)))


def _point(shelf: Shelf, reference: str, desk: Desk | None) -> Json | None:
    """A point of a frame, kerneydelser:3.1.3.2; most of what stands before a colon is a catalogue of directives."""
    named = frame_of(reference.strip()).casefold()
    plain = shelf.unchecked
    known = [str(each["id"]) for each in plain.catalogues] if plain else list(shelf.library.catalogues)
    if not named or named in LEVEL_WORDS or named in {each.casefold() for each in known}:
        return None
    from tilsyn.services.frames import looked_up_point, shown_frames

    library = shelf.library.frames.values()
    if desk is None:
        return looked_up_point((), library, reference)
    from tilsyn.services.looking_in_case import point_in_case

    held = shown_frames(desk)
    found = looked_up_point(held, library, reference)
    frame = next((each for each in (*held, *library) if found and each.id == found["frame"]), None)
    return point_in_case(found, frame, desk) if found and frame else found


def _in_library(shelf: Shelf) -> tuple[tuple[Json, ...], tuple[Json, ...]]:
    """The catalogues and acts there are today."""
    if shelf.unchecked is not None:
        return shelf.unchecked.catalogues, shelf.unchecked.laws
    return _plain(shelf.library.catalogues.values()), _plain(shelf.library.laws.values())


def _in_case(shelf: Shelf, reference: str, desk: Desk) -> LookedUp:
    """By the case's own copies, and what the case holds of it; what it keeps no copy of by the library."""
    from tilsyn.services.looking_in_case import told_of
    from tilsyn.services.looking_up import Books, ref
    from tilsyn.services.reference_meant import as_meant

    catalogues, laws = _in_library(shelf)
    types = desk.visible().fields.service_types
    own = Books(_plain([desk.model])[0], _plain(desk.catalogues), _plain(desk.laws), service_types=types)
    kept = {each["id"] for each in (*own.catalogues, *own.laws)}
    beside = [each for each in catalogues if each["id"] not in kept]
    books = own._replace(beside=beside, laws=[*own.laws, *(each for each in laws if each["id"] not in kept)])
    reference = as_meant(reference, books._replace(catalogues=[*own.catalogues, *beside]))
    found = ref(reference, books)
    if found is None:
        books = books._replace(catalogues=[*own.catalogues, *beside], beside=())
        found = _found(reference, books, "i sagen")
    outside = found.get("edition", "") not in {"", *kept}
    told = told_of(found, desk, books)
    return LookedUp(told, _elsewhere(reference, found, catalogues), outside, _instead(reference, found, books))


def service_types_told(shelf: Shelf) -> list[tuple[str, str, str]]:
    """Id, name and the source's own line of each service type in the newest edition, for a page of help.

    None, and what is in the way is told, where there is no edition that can be used.
    """
    from tilsyn.domain.library.framing import definition_line
    from tilsyn.services.looking_up import newest

    models = shelf.unchecked.models if shelf.unchecked else _plain(shelf.library.models.values())
    if not models:
        shelf.tell_unused()
        return []
    return [
        (each["id"], each["label"] + _until(each.get("valid_to")), definition_line(each.get("definition")))
        for each in newest(models)["service_types"]
    ]


def _until(day: str | None) -> str:
    from tilsyn.domain.danish import date_text

    return f" (til {date_text(day)})" if day else ""


def _plain(records: Iterable[QualityModel | Catalogue | Law]) -> tuple[Json, ...]:
    return tuple(each.model_dump(mode="json") for each in records)


def _looked_up(reference: str, books: Books) -> LookedUp:
    from tilsyn.services.reference_meant import as_meant

    reference = as_meant(reference, books)
    found = _found(reference, books, "i udgaven")
    elsewhere = _elsewhere(reference, found, books.catalogues)
    return LookedUp(found, elsewhere, instead=_instead(reference, found, books))


def _instead(reference: str, found: Json, books: Books) -> str:
    from tilsyn.services.reference_meant import instead_of, told_instead

    instead = instead_of(found, reference, books)
    return told_instead(found, instead) if instead else ""


def _found(reference: str, books: Books, where: str) -> Json:
    from tilsyn.services.looking_up import ref
    from tilsyn.services.reference_meant import not_found

    cites = (books.model or {}).get("directives", ())
    cited = [each for each in books.catalogues if each["id"] in cites]
    others = [each for each in books.catalogues if each["id"] not in cites]
    found = ref(reference, books._replace(catalogues=cited, beside=others)) or ref(reference, books)
    if found is None:
        raise not_found(reference, books, where)
    return found


def _elsewhere(reference: str, found: Json, catalogues: Iterable[Json]) -> list[tuple[str, str]]:
    from tilsyn.services.looking_up import holding

    bare = "edition" in found and found["binding"] != "law" and ":" not in reference
    return holding(reference, [each for each in catalogues if each["id"] != found["edition"]]) if bare else []
