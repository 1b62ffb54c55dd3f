"""The library: editions, directives, acts and frames, from YAML to records or problems with file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.danish import counted, either
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.library.frame import Frame
from tilsyn.domain.library.laws import Law
from tilsyn.domain.library.supplement import Supplement
from tilsyn.domain.library.yaml_paths import NOWHERE, Where
from tilsyn.domain.problems import problem
from tilsyn.domain.problems.library import STYLE_CODES
from tilsyn.domain.text import name_shown, quote
from tilsyn.errors import QuestionnaireError, UsageProblem
from tilsyn.storage.form import faulty, formed, mended
from tilsyn.storage.library_files import SUFFIXES, bytes_of, library_files
from tilsyn.storage.sight import Sight, look
from tilsyn.storage.yaml_text import YamlContent, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.library.yaml_paths import Path as Place
    from tilsyn.domain.problems import Problem

LibraryRecord = QualityModel | Catalogue | Frame | Law | Supplement
SCHEMAS: dict[str, type[LibraryRecord]] = {
    "tilsyn-edition/1": QualityModel,
    "tilsyn-directives/1": Catalogue,
    "tilsyn-checklist/1": Frame,
    "tilsyn-law/1": Law,
    "tilsyn-supplement/1": Supplement,
}
LONGEST_PATH = 200
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*(?:#[^\n]*)?\n|---[^\n]*\n)*\s*[\"']?format[\"']?\s*:\s*[\"']?tilsyn-")


class Parsed(NamedTuple):
    """A file of the library: the record unless an error stops it, and everything there is to say about the file."""

    record: LibraryRecord | None
    problems: tuple[Problem, ...]
    content: bytes


class Edition(NamedTuple):
    """An edition ready for use: with the catalogues and acts it cites, and the YAML bytes of each by id."""

    model: QualityModel
    catalogues: tuple[Catalogue, ...]
    sources: dict[str, bytes]
    laws: tuple[Law, ...] = ()


class Unused(NamedTuple):
    """A file that says it belongs to a library, or that cannot be read to find out, and cannot be used."""

    path: Path
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Library:
    """All that could be read, by id; `broken` holds the problems of what could not (by file name if it has no id)."""

    models: dict[str, QualityModel] = field(default_factory=dict)
    catalogues: dict[str, Catalogue] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    laws: dict[str, Law] = field(default_factory=dict)
    supplements: dict[str, Supplement] = field(default_factory=dict)
    sources: dict[str, bytes] = field(default_factory=dict)
    broken: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unused: tuple[Unused, ...] = ()

    def edition(self, identifier: str) -> Edition:
        """An edition by id, in any case of letters. Raises QuestionnaireError: broken, or unknown (names the known)."""
        wanted = identifier.casefold()
        found = next((each for name, each in self.models.items() if name.casefold() == wanted), None)
        if found is not None:
            return self.complete(found, self.sources[found.id])
        broken = next((each for each in self.broken if each.casefold() == wanted), None)
        if broken is not None:
            raise self.broken_questionnaire(broken)
        raise _unknown_edition(identifier, list(self.models))

    def complete(self, model: QualityModel, source: bytes) -> Edition:
        """The edition with what it cites. Raises QuestionnaireError where any of that is missing or broken."""
        for named, held in ((model.directives, self.catalogues), (model.laws, self.laws)):
            for each in named:
                if each not in held:
                    raise self.broken_questionnaire(each)
        catalogues = tuple(self.catalogues[each] for each in model.directives)
        sources = {each: self.sources[each] for each in (*model.directives, *model.laws)}
        return Edition(model, catalogues, {**sources, model.id: source}, tuple(self.laws[each] for each in model.laws))

    def broken_questionnaire(self, name: str) -> QuestionnaireError:
        """What stops a command that needs one of the broken ones, with the place of its file."""
        problems = self.broken.get(name, ())
        files = {each.file for each in problems}
        return broken_questionnaire(name, problems, next((e.path for e in self.unused if e.path.name in files), None))

    def cited(self) -> list[LibraryRecord]:
        """What the references of a file are looked up in."""
        return [*self.models.values(), *self.catalogues.values(), *self.laws.values(), *self.frames.values()]


class _Draft(NamedTuple):
    """A file read and formed, not yet checked against the others; `checkable` may be mended, `usable` never is.

    `unread`: those of the problems that are YAML's; `faulty`: the places of the others.
    """

    where: Where
    content: bytes
    id: str
    usable: LibraryRecord | None
    checkable: LibraryRecord | None
    problems: list[Problem]
    unread: tuple[Problem, ...] = ()
    faulty: frozenset[Place] = frozenset()


def parse(content: bytes, file: str, cited: Iterable[LibraryRecord] = ()) -> Parsed:
    """Read one file by its `format` key; every problem at once, in the order of the file."""
    return _checked(_draft(content, file), cited)


def parse_file(path: Path, cited: Iterable[LibraryRecord] = ()) -> Parsed:
    """As `parse`; a file that cannot be read is a problem too."""
    content = bytes_of(path)
    return _unreadable(path) if content is None else parse(content, path.name, cited)


def _unreadable(path: Path) -> Parsed:
    return Parsed(None, (problem("M001", file=path.name),), b"")


def _draft(content: bytes, file: str) -> _Draft:
    document, problems = read_yaml(content, file)
    where = Where(file, document.line_of) if document else NOWHERE
    stem = Path(file).stem
    if document is None:
        return _Draft(where, content, stem, None, None, problems)
    schema = SCHEMAS.get(str(document.value.get("format"))) if isinstance(document.value, dict) else None
    if schema is None:
        return _Draft(where, content, stem, None, None, [*problems, where.problem("M010", ("format",))])
    record, faults = formed(schema, document, where)
    checkable = record or mended(schema, document)
    usable = None if problems else record
    places = frozenset() if record else faulty(schema, document)
    told = [*problems, *_unsaid(faults, problems)]
    return _Draft(where, content, _stated_id(document) or stem, usable, checkable, told, tuple(problems), places)


def _unsaid(later: Iterable[Problem], earlier: Iterable[Problem]) -> list[Problem]:
    """One line, one problem of a kind: what comes later there most likely says the same again."""
    said = {each.line for each in earlier}
    return [each for each in later if each.line not in said]


def _stated_id(document: YamlContent) -> str:
    stated = document.value.get("id")
    return stated if isinstance(stated, str) else ""


def _checked(draft: _Draft, cited: Iterable[LibraryRecord]) -> Parsed:
    """Cross-checked; what follows from a fault of form, or from its mending, is left out."""
    # An entry of a supplement stands on one line: there each place is told of by itself.
    earlier = draft.unread if isinstance(draft.checkable, Supplement) else draft.problems
    findings = _unsaid(_findings(draft, cited), earlier)
    problems = sorted([*draft.problems, *findings], key=lambda each: (each.line or 0, each.code))
    stopped = any(each.code not in STYLE_CODES for each in problems)
    return Parsed(None if stopped else draft.usable, tuple(problems), draft.content)


def _as_it_stands(draft: _Draft) -> Parsed:
    return Parsed(draft.usable, tuple(draft.problems), draft.content)


def _findings(draft: _Draft, cited: Iterable[LibraryRecord]) -> list[Problem]:
    # 6 ms, and where nobody has editions of their own nothing is checked again.
    from tilsyn.domain.library.checks import check_catalogue, check_edition, check_law
    from tilsyn.domain.library.frame_checks import check_frame
    from tilsyn.domain.library.name_checks import check_name
    from tilsyn.domain.library.supplement_checks import StatedSupplement, check_supplement

    held = list(cited)
    models = [each for each in held if isinstance(each, QualityModel)]
    frames = [each for each in held if isinstance(each, Frame)]
    catalogues = [each for each in held if isinstance(each, Catalogue)]
    laws = [each for each in held if isinstance(each, Law)]
    match draft.checkable:
        case QualityModel():
            return check_edition(draft.checkable, catalogues, draft.where, laws)
        case Catalogue():
            return check_catalogue(draft.checkable, catalogues, draft.where, laws)
        case Law():
            return check_law(draft.checkable, draft.where)
        case Frame():
            named = check_name(draft.checkable, held, draft.where)
            return [*named, *check_frame(draft.checkable, models, draft.where, frames, laws)]
        case Supplement():
            return check_supplement(
                draft.checkable, models, catalogues, laws, StatedSupplement(draft.where, draft.faulty)
            )
    return []


def load_library(folders: Iterable[Path], trusted: Path | None = None) -> Library:
    """Every YAML file of the folders; where two folders hold the same id, the first one's counts.

    The files of `trusted` are held against one another by our tests: where no other folder has any, that is not done
    again at every command.

    A broken file in front is not passed over in silence: its id is in `broken`, whatever later folders hold.
    """
    parsed, problems, unused, claimed = [], [], list[Unused](), dict[str, str]()
    drafts = [(folder, draft) for folder in folders for draft in _drafts(folder)]
    cited = _cited(draft for _, draft in drafts)
    alone = all(folder == trusted for folder, _ in drafts)
    for folder, draft in drafts:
        holder = claimed.setdefault(_claim(draft), f"{folder}/{draft.where.file}")
        if holder == f"{folder}/{draft.where.file}":
            parsed.append((draft, _as_it_stands(draft) if alone else _checked(draft, cited)))
            unused += _unused(folder, *parsed[-1])
        elif holder.startswith(f"{folder}/"):
            problems.append(draft.where.problem("M016", ("id",), id=draft.id, other=Path(holder).name))
            unused.append(Unused(folder / (draft.where.file or ""), (problems[-1],)))
    return _library(parsed, problems, unused)


def _claim(draft: _Draft) -> str:
    """What no later file may take: a supplement or a frame with an edition's id does not stand in that one's way."""
    match draft.checkable:
        case Supplement():
            return f"supplement {draft.id}"
        case Frame():
            return f"frame {draft.id}"
    return draft.id


def _unused(folder: Path, draft: _Draft, parsed: Parsed) -> list[Unused]:
    """Other people's YAML may lie there too: of that nothing is said."""
    unreadable = any(each.code == "M001" for each in parsed.problems)
    if parsed.record is not None or not (unreadable or _declared(draft.content)):
        return []
    stopping = tuple(each for each in parsed.problems if each.code not in STYLE_CODES)
    return [Unused(folder / (stopping[0].file or ""), stopping)]


def _declared(content: bytes) -> bool:
    """Whether a file says that it belongs to a library, also one that Notepad saved as "Unicode"."""
    if content.startswith(_UTF16):
        content = content.decode("utf-16", errors="ignore").encode()
    return _DECLARED.match(content) is not None


def _drafts(folder: Path) -> Iterator[_Draft]:
    for path in library_files(folder):
        content = bytes_of(path)
        if content is None:
            yield _Draft(
                Where(path.name, lambda _path: None), b"", path.stem, None, None, list(_unreadable(path).problems)
            )
        else:
            yield _draft(content, path.name)


def _cited(drafts: Iterable[_Draft]) -> list[LibraryRecord]:
    """What references are looked up in: the first of each id, also where others find fault with it."""
    held: dict[str, LibraryRecord] = {}
    for draft in drafts:
        if draft.checkable is not None and not isinstance(draft.checkable, Supplement):  # to which nothing refers
            held.setdefault(_claim(draft), draft.checkable)
    return list(held.values())


def _library(parsed: Sequence[tuple[_Draft, Parsed]], problems: Sequence[Problem], unused: Sequence[Unused]) -> Library:
    records = {each.record.id: each.record for _, each in parsed if each.record is not None}
    return Library(
        models={name: each for name, each in records.items() if isinstance(each, QualityModel)},
        catalogues={name: each for name, each in records.items() if isinstance(each, Catalogue)},
        frames={name: each for name, each in records.items() if isinstance(each, Frame)},
        laws={name: each for name, each in records.items() if isinstance(each, Law)},
        supplements={name: each for name, each in records.items() if isinstance(each, Supplement)},
        sources={each.record.id: draft.content for draft, each in parsed if each.record is not None},
        broken={draft.id: each.problems for draft, each in parsed if each.record is None},
        problems=(*problems, *(found for _, each in parsed for found in each.problems)),
        unused=tuple(unused),
    )


def find_edition(wanted: str, folders: Iterable[Path]) -> QualityModel:
    """An edition by id, or by path to its file. Raises QuestionnaireError: broken, unreadable or unknown."""
    return find_complete(wanted, folders).model


def find_complete(wanted: str, folders: Iterable[Path]) -> Edition:
    """As `find_edition`, with the catalogues it cites and the YAML of each, for a case to keep."""
    return complete_in(load_library(folders), wanted)


def complete_in(library: Library, wanted: str) -> Edition:
    """As `find_complete`, from a library already read."""
    path = Path(wanted)
    if path.suffix.lower() not in SUFFIXES and look(path) is not Sight.FILE:
        return library.edition(wanted)
    parsed = parse_file(path, library.cited())
    if not isinstance(parsed.record, QualityModel):
        raise broken_questionnaire(path.name, parsed.problems, path)
    return library.complete(parsed.record, parsed.content)


def check_file(path: Path, library: Library) -> list[Problem]:
    """Every problem of one file, its references looked up in the library."""
    return list(parse_file(path, library.cited()).problems)


def newest_for(date: str, models: Iterable[QualityModel]) -> QualityModel:
    """The newest edition whose validity holds the date (ÅÅÅÅ-MM-DD); where none holds, the newest.

    Raises QuestionnaireError where there is none at all.
    """
    by_age = sorted(models, key=lambda each: (each.valid_from, each.version, each.id))
    if not by_age:
        raise _unknown_edition("", [])
    holding = [each for each in by_age if each.valid_from <= date and (each.valid_to is None or date <= each.valid_to)]
    return (holding or by_age)[-1]


def newest_in(library: Library, date: str) -> QualityModel:
    """As `newest_for`, of a library; where one's own file stands in the only one's way, that is what is raised."""
    if not library.models and library.unused:
        path, problems = library.unused[0]
        raise broken_questionnaire(path.name, problems, path)
    return newest_for(date, library.models.values())


def broken_questionnaire(name: str, problems: Sequence[Problem], path: Path | None = None) -> QuestionnaireError:
    """What stops a command that needs this file; the problems say where in it, and `path` where it is."""
    stopping = [each for each in problems if each.code not in STYLE_CODES]
    if not stopping:
        why, hint = "den mangler eller er af en anden slags", "Se, hvad der findes, med tilsyn model list."
    elif stopping[0].code == "M001":
        why, hint = "filen kan ikke læses", stopping[0].hint
    else:
        why = counted(len(stopping), "fejl", "fejl")
        where = name_shown(str(path or stopping[0].file), LONGEST_PATH)
        hint = f"Ret filen, og kontrollér den med tilsyn model check {where}."
    return QuestionnaireError(f"{quote(name)} kan ikke bruges: {why}.", hint, problems)


def _unknown_edition(wanted: str, known: Sequence[str]) -> QuestionnaireError:
    hint = (
        f"Vælg {either(known)}, eller skriv stien til filen."
        if known
        else "Biblioteket er tomt: skriv stien til en fil."
    )
    named = f"Udgaven »{quote(wanted)}« findes ikke." if wanted else "Der er ingen udgave af kvalitetsmodellen."
    return QuestionnaireError(named, hint)


def copy_of(record: LibraryRecord) -> tuple[bytes, str]:
    """The canonical JSON that a case keeps, and its SHA-256, so that commands on a case parse no YAML."""
    from hashlib import sha256

    from tilsyn.domain.journal.seal import canonical  # with it come the journal's records, which only a case needs

    content = canonical(record.model_dump(mode="json"))
    return content, sha256(content).hexdigest()


def model_from_copy(content: bytes) -> QualityModel:
    """The edition of a case, from the bytes that `copy_of` made."""
    return QualityModel.model_validate_json(content)


def catalogue_from_copy(content: bytes) -> Catalogue:
    """A directive catalogue of a case, from the bytes that `copy_of` made."""
    return Catalogue.model_validate_json(content)


def json_schema(kind: str) -> dict[str, Any]:
    """JSON Schema of a kind of file, "edition" or "supplement". Raises UsageProblem for one there is not."""
    from tilsyn.domain.library.schema import schema_of

    schema = SCHEMAS.get(f"tilsyn-{kind}/1")
    if schema is None:
        raise UsageProblem(
            f"Slagsen »{quote(kind)}« kendes ikke.", "Vælg mellem edition, directives, checklist, law og supplement."
        )
    return schema_of(schema)
