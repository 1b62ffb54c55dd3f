"""An exchange file held against a case: what is to be appended, what is there already, and everything that is wrong.

Pure: the same file and case give the same plan, ids and all. All or nothing: the service writes `payloads` only where
no problem is an error, and then in one gesture.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.against_case import Skipped
from tilsyn.domain.proposals.answers import everything_said
from tilsyn.domain.proposals.decided import everything_decided
from tilsyn.domain.proposals.encounters import sources_and_encounters
from tilsyn.domain.proposals.exchange.leaving import Leaving
from tilsyn.domain.proposals.exchange.quoting import quoted
from tilsyn.domain.proposals.import_run import Work
from tilsyn.domain.proposals.master_data import case_part
from tilsyn.domain.proposals.papers import documents
from tilsyn.domain.proposals.supplement import supplement_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Payload
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.proposals.exchange import Exchange

__all__ = ["Plan", "Skipped", "plan"]


class Plan(NamedTuple):
    """What an import would do. With an error among `problems` there is nothing to append."""

    payloads: tuple[Payload, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """How many payloads each part of the file gives, in the order they are appended."""


def plan(
    case: Case, model: QualityModel, exchange: Exchange, *, update_case: bool, frames: Sequence[Frame] = ()
) -> Plan:
    """Every problem of form and of meaning in one pass; another edition is not looked into any further.

    `frames`: those whose points may be answered, of the case or of the library.
    """
    if not exchange.readable:
        return Plan(problems=tuple(exchange.problems))
    if exchange.edition is not None and exchange.edition != model.id:
        other = problem("S106", at="edition", given=quoted(exchange.edition), edition=model.id)
        return Plan(problems=(other, *exchange.problems))
    refused = supplement_problem(case, model, exchange)
    if refused is not None and refused.severity == "error":
        return Plan(problems=(refused, *exchange.problems))
    work = Work(Leaving(case, model, frames), exchange)
    work.ledger.problems += [refused] if refused else []
    case_part(work, update_case=update_case)
    documents(work)
    sources_and_encounters(work)
    everything_said(work)
    everything_decided(work)
    return _planned(work)


def _planned(work: Work) -> Plan:
    problems = tuple(work.exchange.placed(each) for each in (*work.exchange.problems, *work.ledger.problems))
    if any(each.severity == "error" for each in problems):
        return Plan(problems=problems)
    counts = Counter(part for part, _ in work.ledger.payloads)
    payloads = tuple(payload for _, payload in work.ledger.payloads)
    return Plan(payloads, tuple(work.ledger.skipped), problems, tuple(counts.items()))
