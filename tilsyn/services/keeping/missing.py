"""What stands between a case and a final report, as `status` says it: one line a kind, or each with its advice."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.findings.readiness import ALERT, CPR
from tilsyn.domain.problems.case_summed import summed
from tilsyn.services.keeping.records import in_reading_order
from tilsyn.services.keeping.unfinished import unfinished_lines
from tilsyn.services.open_case import known_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.readiness import Readiness
    from tilsyn.domain.problems import Problem
    from tilsyn.services.open_case import Desk


def missing_lines(desk: Desk, ready: Readiness) -> Iterator[str]:
    """What may oblige, with its advice (domain.md 7); what is missing and what is worth a look, one line a kind.

    A CPR number only warns, and refuses a final report all the same (`Readiness.ready`).
    """
    found = in_reading_order(ready)
    alerts = [each for each in found if each.code == ALERT]
    level = desk.model.rated_level
    yield from ("", *problem_lines(alerts)) if alerts else ()
    stops = [each for each in found if each.severity == "error" or each.code == CPR]
    yield from _under("Før en endelig rapport:", summed(stops, level))
    warned = (each for each in found if each not in stops and each.code != ALERT)
    yield from _under("Værd at se efter:", summed(warned, level))
    yield from _under("Ikke skrevet færdigt; kladderne er ikke i sagen:", unfinished_lines(desk))
    if found:
        yield ""
        yield "Med råd: tilsyn status SAG --all, eller om ét sted: tilsyn status SAG 4.a (også tema:4, samlet)."


def _under(heading: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield from ("", heading)
        yield f"  {line}"


def problem_lines(found: Iterable[Problem]) -> Iterator[str]:
    """Each problem and its advice; those in a row with the same advice share it."""
    for each, following in pairwise([*found, None]):
        if each is not None:
            place, _, words = each.lines()[0].partition(": ")
            yield f"{place}: {'' if each.severity == 'error' else '(advarsel) '}{words}"
            if following is None or following.hint != each.hint:
                yield f"  {each.lines()[1]}"


def about(desk: Desk, ready: Readiness, typed: str) -> list[Problem]:
    """What concerns one place: its own, what stands below it, and the questions of an indicator."""
    at = known_place(Place.all(desk.model), typed)
    within = {at, *(unit.id for unit in desk.model.rated() if at in Place.above(unit))}
    within |= {
        Place.criterion(criterion.id) for theme, criterion in desk.model.criteria() if at == Place.theme(theme.number)
    }
    within |= {Place.question(question.id) for unit, question in desk.model.questions() if unit.id in within}
    return [each for each in in_reading_order(ready) if each.at in within]
