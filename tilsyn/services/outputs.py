"""What leaves a case: the report, the matrix, the exchange file; and what comes in by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.places import quote
from tilsyn.domain.problems import problem
from tilsyn.domain.readiness import cpr_finds, readiness
from tilsyn.domain.scoring import scorecard
from tilsyn.errors import AnswerIsNo, OutputBlocked, UsageProblem

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.domain.privacy import Audience
    from tilsyn.domain.problems import Problem
    from tilsyn.services.desk import Desk

AUDIENCES = ("portal", "provider", "internal")


class Written(NamedTuple):
    """A written file, and what the person should know of it."""

    path: Path
    warnings: tuple[Problem, ...]


def write_report(desk: Desk, path: Path, audience: str, *, final: bool) -> Written:
    """Write the Word report; `final` is refused while anything stands between the case and a final report."""
    from tilsyn.output.report import render
    from tilsyn.storage import atomic

    if audience not in AUDIENCES:
        raise UsageProblem(f"Modtageren »{quote(audience)}« kendes ikke.", f"Vælg mellem: {', '.join(AUDIENCES)}.")
    _check_ending(path, ".docx")
    refuse_case(desk, path)
    if final:
        _refuse_unready(desk)
    made = _context(desk, audience, draft=not final)  # type: ignore[arg-type]  # checked above
    try:
        content = render(made)
    except OSError as error:  # the chart's workbook passes through the temporary folder, which may be full
        raise OutputBlocked(path) from error
    atomic.write(path, content)
    return Written(path, _cpr_warnings(desk))


def _check_ending(path: Path, *endings: str) -> None:
    if path.suffix.lower() not in endings:
        raise UsageProblem(f"{path.name} skal ende på {' eller '.join(endings)}.", "Ret filnavnet efter -o.")


def refuse_case(desk: Desk, path: Path) -> None:
    """Whatever a case is called, no output takes its place."""
    if path.exists() and path.samefile(desk.file.path):
        raise UsageProblem(f"{path.name} er selve sagen og bliver ikke overskrevet.", "Vælg et andet filnavn efter -o.")


def _refuse_unready(desk: Desk) -> None:
    """`--final` refuses: whatever blocks, and every place with a CPR number (interface.md, Text)."""
    visible = desk.visible()
    ready = readiness(desk.model, desk.case, visible, scorecard(desk.model, visible))
    cpr = [problem("S012", at=at, what=what) for at, what in cpr_finds(desk.case, visible)]
    if ready.blocking or cpr:
        raise AnswerIsNo(
            "Sagen er ikke klar til en endelig rapport.",
            "Ret punkterne ovenfor, eller skriv et udkast uden --final.",
            [*ready.blocking, *cpr],
        )


def _context(desk: Desk, audience: Audience, *, draft: bool) -> dict[str, Any]:
    from tilsyn.output.context import context

    return context(desk.case, desk.model, desk.catalogues, audience, draft=draft)


def _cpr_warnings(desk: Desk) -> tuple[Problem, ...]:
    return tuple(problem("S024", at=at, what=what) for at, what in cpr_finds(desk.case, desk.visible()))


def export(desk: Desk, path: Path) -> Written:
    """The matrix (.xlsx) or the exchange file (.json), by the name's ending."""
    from tilsyn.storage import atomic

    _check_ending(path, ".xlsx", ".json")
    refuse_case(desk, path)
    content = _matrix(desk) if path.suffix.lower() == ".xlsx" else _exchange(desk)
    atomic.write(path, content)
    return Written(path, _cpr_warnings(desk))


def _matrix(desk: Desk) -> bytes:
    from tilsyn.output.matrix import matrix_bytes

    return matrix_bytes(_context(desk, "internal", draft=True))


def _exchange(desk: Desk) -> bytes:
    from tilsyn.output.context.exchange_part import exchange
    from tilsyn.output.exchange import exchange_bytes

    return exchange_bytes(exchange(desk.case, desk.model))


class Imported(NamedTuple):
    """What an import did, or with --dry-run would do."""

    written: int
    skipped: int
    warnings: tuple[Problem, ...]


def import_file(desk: Desk, path: Path, by: str | None, *, dry_run: bool, update_case: bool) -> Imported:
    """All or nothing: problems are all listed, and then nothing is written, not even a source."""
    return import_document(desk, _content(path), path.name, by, dry_run=dry_run, update_case=update_case)


def import_document(  # noqa: PLR0913  what an import is told
    desk: Desk, content: bytes, name: str, by: str | None, *, dry_run: bool = False, update_case: bool = False
) -> Imported:
    """The same, from bytes already read."""
    from tilsyn.domain.exchange import parse
    from tilsyn.domain.intake import plan

    parsed = parse(content, name)
    planned = plan(desk.case, desk.model, parsed, update_case=update_case)
    errors = [each for each in planned.problems if each.severity == "error"]
    if errors:
        raise AnswerIsNo(
            f"{name} er ikke læst ind; intet er ændret.", "Ret punkterne ovenfor, og prøv igen.", planned.problems
        )
    if planned.payloads and not dry_run:
        desk.add(list(planned.payloads), by)
        desk.cpr_recorded()  # said place by place among the warnings
    return Imported(len(planned.payloads), len(planned.skipped), tuple(planned.problems))


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise UsageProblem(f"{path} findes ikke.", "Kontrollér filnavnet.")
    return path.read_bytes()
