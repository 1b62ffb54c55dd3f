"""What leaves a case: the report, the matrix, the exchange file; and what comes in by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import CASE
from tilsyn.domain.imprint import imprinted
from tilsyn.domain.journal.entries import Office
from tilsyn.domain.problems import problem
from tilsyn.domain.text import clean, name_shown
from tilsyn.errors import AnswerIsNo, UsageProblem
from tilsyn.services.leaving.seals import Sealing, check_again, check_template, seal_file, sealed_file, template_digest
from tilsyn.services.planning.office import authority_of, brought, logo_of
from tilsyn.storage.outgoing import Door, never

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.proposals import Plan
    from tilsyn.domain.proposals.exchange import Exchange
    from tilsyn.domain.values import Audience
    from tilsyn.output.contexts.records.report import Report
    from tilsyn.output.contexts.records.working import PhotoPart
    from tilsyn.services.leaving.laying_out import Numbered
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent

LARGEST_IMPORT = 64
"""Megabytes; a whole inspection is about one."""


class Written(NamedTuple):
    """A written file, and what the person should know of it; when it was sealed, where it was made before."""

    path: Path
    warnings: tuple[Problem, ...]
    sealed_at: str = ""
    said: str = ""
    more: tuple[Path, ...] = ()


class Form(NamedTuple):
    """How a report is to be written: by the office's own template, as PDF too, and over what."""

    template: bytes | None = None
    pdf: bool = False
    may_replace: Consent = never
    made_for: str | None = None
    """The one kind of report that the template is for, where its name says one."""


PLAIN = Form()


def write_report(desk: Desk, path: Path, audience: str, form: Form = PLAIN) -> Written:
    """Write the Word report as a draft, whatever is missing.

    Raises UsageProblem, QuestionnaireError, TypesetterMissing, TypesetterFailed, and what `Door.put` does.
    """
    receiver, out = _receiver_and_door(desk, path, audience, form)
    made = _rendered(desk, receiver, form, draft=True)
    warnings = (*_cpr_warnings(desk), *_register(desk, receiver, "S080"))
    return Written(path, warnings, said=made.said, more=_put(out, path, made.paper, form))


def write_final(  # noqa: PLR0913  where it goes, who seals it, and why again
    desk: Desk, path: Path, audience: str, by: str | None, form: Form = PLAIN, *, again: str | None = None
) -> Written:
    """Write the final report: the one that was sealed, else a new one, which is sealed first. `again`: the reason.

    So nothing is ever sent that the case does not hold. Raises what `write_report` does, and AnswerIsNo with all that
    is in the way.
    """
    receiver, out = _receiver_and_door(desk, path, audience, form)
    for each in _papers(path, form):
        out.check(each)
    sealed = sealed_file(desk, receiver) if again is None else None
    if sealed:
        check_template(receiver, sealed, form.template)
    warnings = () if sealed else _first_page_warnings(desk)
    said, content = ("", sealed.content) if sealed else _sealed_now(desk, receiver, by, again, form)
    more = _put(out, path, content, form)
    return Written(path, warnings, sealed.at if sealed else "", said, more)


def write_sealed(desk: Desk, path: Path, audience: str, number: int, form: Form = PLAIN) -> Written:
    """Write one of the final reports that were made, as it was. Raises what `sealed_version` and `Door.put` do."""
    from tilsyn.services.leaving.sealed_versions import sealed_version

    receiver, out = _receiver_and_door(desk, path, audience, form)
    sealed = sealed_version(desk, receiver, number)
    return Written(path, (), sealed.at, more=_put(out, path, sealed.content, form))


def _sealed_now(desk: Desk, receiver: Audience, by: str | None, again: str | None, form: Form) -> tuple[str, bytes]:
    """What is to be said of it, and the file."""
    check_final(desk, receiver, again=again is not None)
    if again is not None and not again.strip():
        raise UsageProblem("Begrundelsen mangler.", "Send den på stdin med --reason -, eller skriv den.")
    made = _rendered(desk, receiver, form, draft=False)
    content = imprinted(made.paper)
    template = template_digest(form.template)
    seal_file(desk, Sealing(receiver, content, clean(again) if again else None, template), by)
    return made.said, content


def check_final(desk: Desk, audience: str, *, again: bool) -> None:
    """Refuse what a final report, or a new one, waits for. Raises UsageProblem, AnswerIsNo."""
    from tilsyn.output.contexts.audiences import audience_called

    receiver = audience_called(audience)
    if again:
        check_again(desk, receiver)
    _refuse_unready(desk, receiver)


def _receiver_and_door(desk: Desk, path: Path, audience: str, form: Form) -> tuple[Audience, Door]:
    from tilsyn.output.contexts.audiences import audience_called

    receiver = audience_called(audience)
    check_ending(path, ".docx")
    out = door(desk, form.may_replace)
    for each in _papers(path, form):
        out.spare_cases(each)
    return receiver, out


def _papers(path: Path, form: Form) -> list[Path]:
    return [path, path.with_suffix(".pdf")] if form.pdf else [path]


def _put(out: Door, path: Path, paper: bytes, form: Form) -> tuple[Path, ...]:
    """The report, and beside it the same as PDF: both or none. The paths of what was written besides."""
    from tilsyn.storage.typesetting import as_pdf

    papers = _papers(path, form)
    contents = [paper, as_pdf(paper)] if form.pdf else [paper]
    for each in papers:
        out.check(each)
    for each, content in zip(papers, contents, strict=True):
        out.put(each, content)
    return tuple(papers[1:])


def _rendered(desk: Desk, receiver: Audience, form: Form, *, draft: bool) -> Numbered:
    """The one place where the report's bytes are made: a final one with the numbers of its pages, where it can be."""
    from tilsyn.output.word.report import paper_for, render
    from tilsyn.services.leaving.laying_out import Numbered, numbered
    from tilsyn.services.leaving.templates import check_kind
    from tilsyn.storage.collector import uncollected
    from tilsyn.storage.typesetting import typesetter

    with uncollected():
        made, template = _context(desk, receiver, draft=draft), form.template
    check_kind(form.made_for, paper_for(made))
    pictures = pictures_of(desk, made["interne"]["fotos"] if made["interne"] else [])
    pictures |= logo_of(desk, made["myndighed"]["logo"])
    if draft:
        with uncollected():
            return Numbered(render(made, template, pictures))
    return numbered(lambda outline: render(made, template, pictures, outline), typesetter())


def pictures_of(desk: Desk, photos: Sequence[PhotoPart]) -> dict[str, bytes]:
    """The bytes that the case keeps of photos, by the names that a context has them by. Raises CaseDamaged."""
    return {each["billede"]: desk.file.blob(each["billede"], "et foto") for each in photos}


def check_ending(path: Path, *endings: str) -> None:
    """Refuse a name that does not say what the file is."""
    if path.suffix.lower() not in endings:
        raise UsageProblem(
            f"{name_shown(path.name)} skal ende på {' eller '.join(endings)}.", "Ret filnavnet efter -o."
        )


def door(desk: Desk, may_replace: Consent) -> Door:
    """The way out of this case: never over it, whatever it is called."""
    return Door(desk.file.path, may_replace)


def _register(desk: Desk, receiver: Audience, code: str) -> list[Problem]:
    """That this is an extract for the public register, of an applicant who may not stand there."""
    from tilsyn.domain.findings.final_gates import may_be_registered

    return [problem(code, at=CASE)] if receiver == "portal" and not may_be_registered(desk.visible()) else []


def _refuse_unready(desk: Desk, receiver: Audience) -> None:
    """`--final` refuses: whatever blocks, and every place with a CPR number (interface.md, Text)."""
    ready = desk.reading().ready
    cpr = [problem("S012", at=at, what=what) for at, what in desk.reading().cpr]
    unfit = _register(desk, receiver, "S079")
    if ready.blocking or cpr or unfit:
        raise AnswerIsNo(
            "Sagen er ikke klar til en endelig rapport.",
            "Ret punkterne ovenfor, eller skriv et udkast uden --final.",
            [*ready.blocking, *cpr, *unfit],
        )


def _context(desk: Desk, audience: Audience, *, draft: bool) -> Report:
    from tilsyn.output.contexts import context

    case, model, catalogues = desk.case, desk.model, desk.catalogues
    frames, office = desk.frames_shown(), authority_of(desk)
    return context(case, model, catalogues, audience, draft=draft, laws=desk.laws, frames=frames, authority=office)


def _first_page_warnings(desk: Desk) -> tuple[Problem, ...]:
    """What of the dates that stand first in the report its reader would wonder at."""
    return tuple(each for each in desk.reading().ready.warnings if each.code in {"S042", "S043"})


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
    return _workbook(desk) if ending == ".xlsx" else _exchange(desk)


def _workbook(desk: Desk) -> bytes:
    from tilsyn.output.contexts.workbook_part import workbook
    from tilsyn.output.excel.case_workbook import workbook_bytes
    from tilsyn.storage.collector import uncollected

    frames, office, seen = desk.frames_shown(), authority_of(desk), desk.masked()
    with uncollected():
        made = workbook(desk.case, desk.model, desk.catalogues, frames=frames, authority=office, visible=seen)
        return workbook_bytes(made)


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
    """The same, from bytes already read.

    What another window writes while it is planned is planned for anew: the same file read in by two at once changes
    the case once.
    """
    from tilsyn.services.leaving.arriving import arrived

    while True:
        parsed = arrived(desk, content, name)
        planned = _planned(desk, parsed, name, update_case=update_case)
        brings = any(isinstance(each, Office) for each in planned.payloads)
        blobs = brought(parsed.office, name) if brings else {}
        try:
            if planned.payloads and not dry_run:
                desk.add(list(planned.payloads), by, blobs=blobs, check=_as_planned(desk.case))
                desk.cpr_recorded(), desk.names_recorded()  # said place by place among the warnings
            return Imported(len(planned.payloads), len(planned.skipped) + parsed.unchanged, tuple(planned.problems))
        except _WrittenMeanwhile:
            continue


def _planned(desk: Desk, parsed: Exchange, name: str, *, update_case: bool) -> Plan:
    """What is to be written. Raises AnswerIsNo with every problem."""
    from tilsyn.domain.proposals import plan

    planned = plan(desk.case, desk.model, parsed, update_case=update_case, frames=desk.asked().frames)
    if any(each.severity == "error" for each in planned.problems):
        raise AnswerIsNo(
            f"{name_shown(name)} er ikke læst ind; intet er ændret.",
            "Ret punkterne ovenfor, og prøv igen.",
            planned.problems,
        )
    return planned


class _WrittenMeanwhile(Exception):
    """Something has come into the case since the import was planned; the gesture that found it has folded it."""


def _as_planned(case: Case) -> Callable[[Case], None]:
    held = len(case.entries)

    def check(now: Case) -> None:
        if len(now.entries) != held:
            raise _WrittenMeanwhile

    return check
