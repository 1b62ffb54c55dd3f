"""The letter before an announced visit: whether there may be one, the file, and what to check before it is sent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tilsyn.domain.danish import counted, date_text, listed
from tilsyn.domain.findings.privacy import MASK
from tilsyn.errors import UsageProblem
from tilsyn.services.leaving.outputs import check_ending, door
from tilsyn.services.planning.office import authority_of
from tilsyn.storage.outgoing import never

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tilsyn.output.contexts.records.letter import Letter
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent

FOUR_WEEKS = timedelta(days=28)
_SAY_ANNOUNCED = "Er det anmeldt, så skriv tilsyn case SAG --set anmeldt=ja."


def write_letter(desk: Desk, path: Path, *, may_replace: Consent = never, template: bytes | None = None) -> list[str]:
    """Write the letter, by the office's own `template` where it has one; what to check before it is sent.

    Raises UsageProblem for another ending than .docx, for a visit that is unannounced or not said to be announced, and
    for one without a date; and what `Door.put` does.
    """
    from tilsyn.output.contexts.letter_part import letter
    from tilsyn.output.word.letter import render_letter
    from tilsyn.output.word.paper import places_to_fill

    check_ending(path, ".docx")
    out = door(desk, may_replace)
    out.spare_cases(path)
    made = letter(desk.case, desk.model, authority_of(desk))
    _refuse_unannounced(made)
    package = render_letter(made, template)
    out.put(path, package)
    return [*_to_check(made, desk.world.clock().date()), *_to_fill(places_to_fill(package))]


def _refuse_unannounced(made: Letter) -> None:
    from tilsyn.output.contexts.letter_part import NOT_STATED, UNANNOUNCED

    if made["varsel"] == UNANNOUNCED:
        raise UsageProblem("Besøget er uanmeldt, og et uanmeldt besøg får intet brev.", _SAY_ANNOUNCED)
    if made["varsel"] == NOT_STATED:
        raise UsageProblem("Det fremgår ikke af sagen, om besøget er anmeldt.", _SAY_ANNOUNCED)
    if not made["besoeg"]:
        raise UsageProblem(
            "Sagen har ingen dato for besøget.", 'Skriv fx tilsyn case SAG --set besøg="24-10-2023 anmeldt".'
        )


def _to_check(made: Letter, today: date) -> Iterator[str]:
    """Dates that look wrong beside today. The four weeks: in force from when is not known to us (domain.md 4)."""
    days = sorted({date.fromisoformat(each["dag"]) for each in made["besoeg"]})
    past = [each for each in days if each < today]
    far = [each for each in days if each - today > FOUR_WEEKS]
    if past:
        yield f"(advarsel) {_spoken(past)} ligger før i dag: kontrollér datoen, før brevet bliver sendt."
    if far:
        yield (
            f"(advarsel) {_spoken(far)} ligger mere end fire uger frem. En ændring af loven lader højst et besøg blive "
            "meldt fire uger før; fra hvornår ved programmet ikke: kontrollér, om fristen på fire uger gælder."
        )
    if MASK in str(made):
        yield "(advarsel) Et CPR-nummer er fjernet fra brevet. Ret det i sagen."


def _to_fill(places: int) -> Iterator[str]:
    if places:
        yield f"Brevet har {counted(places, 'sted', 'steder')}, I selv udfylder: i [parenteser] på gul bund."


def _spoken(days: list[date]) -> str:
    return f"Besøg den {listed(date_text(each.isoformat()) for each in days)}"
