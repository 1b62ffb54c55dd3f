"""What leaves a case: the report, the matrix, the exchange file; and what comes in by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.journal.entries import Office
from tilsyn.domain.problems import problem
from tilsyn.errors import AnswerIsNo, UsageProblem
from tilsyn.services.planning.office import authority_of, brought, logo_of
from tilsyn.storage.outgoing import Door, never

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tilsyn.domain.problems import Problem
    from tilsyn.domain.values import Audience
    from tilsyn.output.contexts.records.report import Report
    from tilsyn.output.contexts.records.working import PhotoPart
    from tilsyn.services.leaving.laying_out import Numbered
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent

LARGEST_IMPORT = 64
"""Megabytes; a whole inspection is about one."""


class Written(NamedTuple):
    """A written file, and what the person should know of it."""

    path: Path
    warnings: tuple[Problem, ...]
    said: str = ""
    more: tuple[Path, ...] = ()


def write_report(  # noqa: PLR0913  what a report is told
    desk: Desk,
    path: Path,
    audience: str,
    *,
    final: bool,
    may_replace: Consent = never,
    template: bytes | None = None,
    pdf: bool = False,
) -> Written:
    """Write the Word report; `final` is refused while anything stands between the case and a final report.

    `template`: the office's own. `pdf`: the same as PDF beside it. Raises UsageProblem, AnswerIsNo, QuestionnaireError,
    TypesetterMissing, TypesetterFailed, and what `Door.put` does.
    """
    from tilsyn.output.contexts.audiences import audience_called

    receiver = audience_called(audience)
    check_ending(path, ".docx")
    out = door(desk, may_replace)
    papers = [path, path.with_suffix(".pdf")] if pdf else [path]
    for each in papers:
        out.spare_cases(each)
    if final:
        _refuse_unready(desk)
    made = _report(desk, receiver, final=final, template=template)
    contents = [made.paper, *([_pdf(made.paper)] if pdf else [])]
    for each in papers:
        out.check(each)
    for each, content in zip(papers, contents, strict=True):
        out.put(each, content)
    return Written(path, _cpr_warnings(desk), made.said, tuple(papers[1:]))


def _report(desk: Desk, receiver: Audience, *, final: bool, template: bytes | None) -> Numbered:
    """A draft as it is, whose pages will move; a final report with the numbers of its pages, where they can be had."""
    from tilsyn.output.word.report import render
    from tilsyn.services.leaving.laying_out import Numbered, numbered
    from tilsyn.storage.typesetting import typesetter

    made = _context(desk, receiver, draft=not final)
    pictures = pictures_of(desk, made["interne"]["fotos"] if made["interne"] else [])
    pictures |= logo_of(desk, made["myndighed"]["logo"])
    if not final:
        return Numbered(render(made, template, pictures))
    return numbered(lambda outline: render(made, template, pictures, outline), typesetter())


def _pdf(paper: bytes) -> bytes:
    from tilsyn.storage.typesetting import as_pdf

    return as_pdf(paper)


def pictures_of(desk: Desk, photos: Sequence[PhotoPart]) -> dict[str, bytes]:
    """The bytes that the case keeps of photos, by the names that a context has them by. Raises CaseDamaged."""
    return {each["billede"]: desk.file.blob(each["billede"], "et foto") for each in photos}


def check_ending(path: Path, *endings: str) -> None:
    """Refuse a name that does not say what the file is."""
    if path.suffix.lower() not in endings:
        raise UsageProblem(f"{path.name} skal ende på {' eller '.join(endings)}.", "Ret filnavnet efter -o.")


def door(desk: Desk, may_replace: Consent) -> Door:
    """The way out of this case: never over it, whatever it is called."""
    return Door(desk.file.path, may_replace)


def _refuse_unready(desk: Desk) -> None:
    """`--final` refuses: whatever blocks, and every place with a CPR number (interface.md, Text)."""
    ready = desk.reading().ready
    cpr = [problem("S012", at=at, what=what) for at, what in desk.reading().cpr]
    if ready.blocking or cpr:
        raise AnswerIsNo(
            "Sagen er ikke klar til en endelig rapport.",
            "Ret punkterne ovenfor, eller skriv et udkast uden --final.",
            [*ready.blocking, *cpr],
        )


def _context(desk: Desk, audience: Audience, *, draft: bool) -> Report:
    from tilsyn.output.contexts import context

    case, model, catalogues = desk.case, desk.model, desk.catalogues
    frames, office = desk.frames_shown(), authority_of(desk)
    return context(case, model, catalogues, audience, draft=draft, laws=desk.laws, frames=frames, authority=office)


def _cpr_warnings(desk: Desk) -> tuple[Problem, ...]:
    return tuple(problem("S024", at=at, what=what) for at, what in desk.reading().cpr)


def export(desk: Desk, path: Path, *, fill: bool = False, may_replace: Consent = never) -> Written:
    """The matrix (.xlsx) or the exchange file (.json), by the name's ending; with `fill` sheets that come back.

    Raises what `Door.put` does.
    """
    check_ending(path, *((".xlsx",) if fill else (".xlsx", ".json")))
    out = door(desk, may_replace)
    out.spare_cases(path)
    out.put(path, _made(desk, path.suffix.lower(), fill=fill))
    return Written(path, _cpr_warnings(desk))


def _made(desk: Desk, ending: str, *, fill: bool) -> bytes:
    from tilsyn.services.leaving.filled_sheets import sheets_to_fill

    if fill:
        return sheets_to_fill(desk)
    return _matrix(desk) if ending == ".xlsx" else _exchange(desk)


def _matrix(desk: Desk) -> bytes:
    from tilsyn.output.excel.matrix import matrix_bytes

    return matrix_bytes(_context(desk, "internal", draft=True))


def _exchange(desk: Desk) -> bytes:
    from tilsyn.output.contexts.exchange_part import exchange
    from tilsyn.output.exchange.file import exchange_bytes

    return exchange_bytes(exchange(desk.case, desk.model, desk.frames_shown(), authority_of(desk, whole=True)))


class Imported(NamedTuple):
    """What an import did, or with --dry-run would do."""

    written: int
    skipped: int
    warnings: tuple[Problem, ...]


def import_file(desk: Desk, path: Path, by: str | None, *, dry_run: bool, update_case: bool) -> Imported:
    """All or nothing: problems are all listed, and then nothing is written, not even a source."""
    from tilsyn.storage.incoming import read_given

    content = read_given(path, LARGEST_IMPORT)
    return import_document(desk, content, path.name, by, dry_run=dry_run, update_case=update_case)


def import_document(  # noqa: PLR0913  what an import is told
    desk: Desk, content: bytes, name: str, by: str | None, *, dry_run: bool = False, update_case: bool = False
) -> Imported:
    """The same, from bytes already read."""
    from tilsyn.domain.proposals import plan
    from tilsyn.services.leaving.arriving import arrived

    parsed = arrived(desk, content, name)
    planned = plan(desk.case, desk.model, parsed, update_case=update_case, frames=desk.asked().frames)
    errors = [each for each in planned.problems if each.severity == "error"]
    if errors:
        raise AnswerIsNo(
            f"{name} er ikke læst ind; intet er ændret.", "Ret punkterne ovenfor, og prøv igen.", planned.problems
        )
    brings = any(isinstance(each, Office) for each in planned.payloads)
    blobs = brought(parsed.office, name) if brings else {}
    if planned.payloads and not dry_run:
        desk.add(list(planned.payloads), by, blobs=blobs)
        desk.cpr_recorded()  # said place by place among the warnings
    return Imported(len(planned.payloads), len(planned.skipped) + parsed.unchanged, tuple(planned.problems))
