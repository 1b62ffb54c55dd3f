"""Every final report that was made, the earlier ones too: listed, and given again byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import CASE, Slot
from tilsyn.domain.danish import either, time_text
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.journal.as_it_stood import as_it_stood, redacted_unseen
from tilsyn.domain.journal.entries import SealedReport
from tilsyn.domain.problems import problem
from tilsyn.domain.text import one_line
from tilsyn.domain.values import RECEIVERS
from tilsyn.errors import AnswerIsNo, UsageProblem
from tilsyn.services.leaving.seals import SealedFile, file_of

if TYPE_CHECKING:
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.values import Audience
    from tilsyn.services.open_case import Desk


class SealedVersion(NamedTuple):
    """One of the final reports made for an audience; without a digest where something in it has been masked."""

    number: int
    audience: Audience
    at: str
    by: str
    reason: str
    sha256: str | None


def sealed_versions(desk: Desk) -> list[SealedVersion]:
    """All final reports that were made, by audience, the first first; none is ever taken from the list."""
    return [
        SealedVersion(number, audience, each.header.at, mask_cpr(each.header.who), *_told(each))
        for audience in RECEIVERS
        for number, each in enumerate(_made_for(desk, audience), 1)
    ]


def version_rows(desk: Desk) -> list[tuple[str, str]]:
    """The same for a person: which, for whom, when, by whom and why."""
    return [
        (f"endelig rapport {each.number} til {RECEIVERS[each.audience]}", " · ".join(filter(None, _words(each))))
        for each in sealed_versions(desk)
    ]


def _words(made: SealedVersion) -> tuple[str, ...]:
    return time_text(made.at), made.by, one_line(made.reason), "" if made.sha256 else "maskeret"


def _made_for(desk: Desk, audience: Audience) -> list[Entry]:
    return sorted(desk.case.slots.get(Slot.sealed(audience), {}).values(), key=lambda each: each.order)


def _told(entry: Entry) -> tuple[str, str | None]:
    """Why it was made, and its digest."""
    sealed = entry.payload
    return (mask_cpr(sealed.reason or ""), sealed.sha256) if isinstance(sealed, SealedReport) else ("", None)


def sealed_version(desk: Desk, audience: Audience, number: int) -> SealedFile:
    """One of those that were made, whatever has changed since. Raises UsageProblem, AnswerIsNo and CaseDamaged.

    What was for inner use has gone to nobody: where something in it has been protected since, it stays in the case.
    """
    receiver, entry = RECEIVERS[audience], _numbered(desk, audience, number)
    if not isinstance(entry.payload, SealedReport) or redacted_unseen(desk.case, entry):
        raise _kept_back(receiver, problem("S077", at=CASE, receiver=receiver))
    if audience == "internal" and _hidden_since(desk.case, entry):
        raise _kept_back(receiver, problem("S078", at=CASE, receiver=receiver))
    return file_of(desk, entry, entry.payload)


def _numbered(desk: Desk, audience: Audience, number: int) -> Entry:
    made = _made_for(desk, audience)
    if 1 <= number <= len(made):
        return made[number - 1]
    raise UsageProblem(
        f"Der er ingen endelig rapport nummer {number} til {RECEIVERS[audience]}.",
        f"Vælg {either(map(str, range(1, len(made) + 1)))}; tilsyn case SAG viser dem."
        if made
        else "Udelad --sealed; tilsyn case SAG viser dem, der er lavet.",
    )


def _kept_back(receiver: str, why: Problem) -> AnswerIsNo:
    return AnswerIsNo(f"Den endelige rapport til {receiver} er ikke skrevet.", why.hint, [why])


def _hidden_since(case: Case, sealed: Entry) -> bool:
    """Whether something that stood openly when it was made does so no more."""
    stood = as_it_stood(case, sealed)
    openly = (each for each in stood.entries.values() if stood.protection_of(each) == "normal")
    return any(case.protection_of(each) != "normal" for each in openly)
