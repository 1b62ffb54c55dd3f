"""What leaves a case: the report, the matrix, the exchange file; and what comes in by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.imprint import imprinted
from tilsyn.domain.problems import problem
from tilsyn.domain.text import clean
from tilsyn.errors import AnswerIsNo, UsageProblem
from tilsyn.services.leaving.seals import check_again, seal_file, sealed_file
from tilsyn.storage.outgoing import Door, never

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tilsyn.domain.problems import Problem
    from tilsyn.domain.values import Audience
    from tilsyn.output.contexts.records.report import Report
    from tilsyn.output.contexts.records.working import PhotoPart
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent

LARGEST_IMPORT = 64
"""Megabytes; a whole inspection is about one."""


class Written(NamedTuple):
    """A written file, and what the person should know of it; when it was sealed, where it was made before."""

    path: Path
    warnings: tuple[Problem, ...]
    sealed_at: str = ""


def write_report(desk: Desk, path: Path, audience: str, *, may_replace: Consent = never) -> Written:
    """Write the Word report as a draft, whatever is missing. Raises UsageProblem, and what `Door.put` does."""
    receiver, out = _receiver_and_door(desk, path, audience, may_replace)
    out.put(path, _rendered(desk, receiver, draft=True))
    return Written(path, _cpr_warnings(desk))


def write_final(  # noqa: PLR0913  where it goes, who seals it, and why again
    desk: Desk, path: Path, audience: str, by: str | None, *, again: str | None = None, may_replace: Consent = never
) -> Written:
    """Write the final report: the one that was sealed, else a new one, which is sealed first. `again`: the reason.

    So nothing is ever sent that the case does not hold. Raises UsageProblem, AnswerIsNo with all that is in the way,
    and what `Door.put` does.
    """
    receiver, out = _receiver_and_door(desk, path, audience, may_replace)
    out.check(path)
    sealed = sealed_file(desk, receiver) if again is None else None
    content = sealed.content if sealed else _sealed_now(desk, receiver, by, again)
    out.put(path, content)
    return Written(path, (), sealed.at if sealed else "")


def _sealed_now(desk: Desk, receiver: Audience, by: str | None, again: str | None) -> bytes:
    check_final(desk, receiver, again=again is not None)
    if again is not None and not again.strip():
        raise UsageProblem("Begrundelsen mangler.", "Send den på stdin med --reason -, eller skriv den.")
    content = imprinted(_rendered(desk, receiver, draft=False))
    seal_file(desk, receiver, content, by, clean(again) if again else None)
    return content


def check_final(desk: Desk, audience: str, *, again: bool) -> None:
    """Refuse what a final report, or a new one, waits for. Raises UsageProblem, AnswerIsNo."""
    from tilsyn.output.contexts.audiences import audience_called

    if again:
        check_again(desk, audience_called(audience))
    _refuse_unready(desk)


def _receiver_and_door(desk: Desk, path: Path, audience: str, may_replace: Consent) -> tuple[Audience, Door]:
    from tilsyn.output.contexts.audiences import audience_called

    receiver = audience_called(audience)
    check_ending(path, ".docx")
    out = door(desk, may_replace)
    out.spare_cases(path)
    return receiver, out


def _rendered(desk: Desk, receiver: Audience, *, draft: bool) -> bytes:
    """The one place where the report's bytes are made."""
    from tilsyn.output.word.report import render

    made = _context(desk, receiver, draft=draft)
    shown = made["interne"]["fotos"] if made["interne"] else []
    return render(made, pictures=pictures_of(desk, shown))


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
    return context(case, model, catalogues, audience, draft=draft, laws=desk.laws, frames=desk.frames())


def _cpr_warnings(desk: Desk) -> tuple[Problem, ...]:
    return tuple(problem("S024", at=at, what=what) for at, what in desk.reading().cpr)


def export(desk: Desk, path: Path, *, may_replace: Consent = never) -> Written:
    """The matrix (.xlsx) or the exchange file (.json), by the name's ending. Raises what `Door.put` does."""
    check_ending(path, ".xlsx", ".json")
    out = door(desk, may_replace)
    out.spare_cases(path)
    out.put(path, _matrix(desk) if path.suffix.lower() == ".xlsx" else _exchange(desk))
    return Written(path, _cpr_warnings(desk))


def _matrix(desk: Desk) -> bytes:
    from tilsyn.output.excel.matrix import matrix_bytes

    return matrix_bytes(_context(desk, "internal", draft=True))


def _exchange(desk: Desk) -> bytes:
    from tilsyn.output.contexts.exchange_part import exchange
    from tilsyn.output.exchange.file import exchange_bytes

    return exchange_bytes(exchange(desk.case, desk.model, desk.frames()))


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
    from tilsyn.domain.proposals.exchange import parse
    from tilsyn.services.frames import bring_frames

    parsed = parse(content, name)
    bring_frames(desk, parsed)
    planned = plan(desk.case, desk.model, parsed, update_case=update_case, frames=desk.asked().frames)
    errors = [each for each in planned.problems if each.severity == "error"]
    if errors:
        raise AnswerIsNo(
            f"{name} er ikke læst ind; intet er ændret.", "Ret punkterne ovenfor, og prøv igen.", planned.problems
        )
    if planned.payloads and not dry_run:
        desk.add(list(planned.payloads), by)
        desk.cpr_recorded()  # said place by place among the warnings
    return Imported(len(planned.payloads), len(planned.skipped), tuple(planned.problems))
