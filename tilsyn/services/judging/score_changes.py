"""Why a score is another than the earlier report's: asked for once there is a score, stated by a person, never made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import date_text
from tilsyn.domain.findings.earlier import scored_before
from tilsyn.domain.journal.revise import carried_on
from tilsyn.domain.text import clean, one_line
from tilsyn.errors import UsageProblem
from tilsyn.services.judging.judge import earlier, judged_unit, needs_reason
from tilsyn.services.judging.stale_check import live_versions

if TYPE_CHECKING:
    from tilsyn.domain.findings.earlier import Before
    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.services.open_case import Desk


def before(desk: Desk, unit: RatedUnit) -> Before | None:
    """The earlier report's score of the same words. Not for the eye of one who has not scored yet (domain.md 5.1)."""
    return scored_before(unit, desk.model, desk.visible())


def differs(desk: Desk, unit: RatedUnit, typed: str) -> Before | None:
    """The earlier score, where the one that is typed is another."""
    found = before(desk, unit)
    return found if found and typed.strip() and typed.strip() != str(found.score) else None


def where_from(found: Before) -> str:
    """As in: 3 i rapporten af 12-10-2022."""
    return f"{found.score} i rapporten af {date_text(found.date)}"


def state_change(desk: Desk, indicator: str, typed: str, by: str | None) -> bool:
    """Say why a score that stands is another than before; the judgement stays. False where it says so already."""
    unit = judged_unit(desk, indicator)
    stands = earlier(desk, unit)
    if stands is None or differs(desk, unit, str(stands.score or "")) is None:
        raise UsageProblem(
            f"{unit.id} har ikke en anden score end sidst.",
            "Forskellen begrundes kun, hvor en tidligere rapport gav samme ordlyd en anden score.",
        )
    why = one_line(clean(typed)).strip()
    if not why:
        raise UsageProblem("Begrundelsen for forskellen er tom.", "Skriv, hvad der er anderledes end sidst.")
    _refuse_several(desk, stands.slot, unit.id)
    if stands.change == why:
        return False
    desk.add([carried_on(stands, desk.world.new_id(), change=why)], by)
    return True


def _refuse_several(desk: Desk, slot: str, identity: str) -> None:
    """A new version would take the place of them all; and after a mark a change is made where its reason is asked."""
    if len(live_versions(desk, slot)) > 1:
        raise UsageProblem(
            f"Bedømmelsen af {identity} står i flere udgaver.",
            f"Skriv dem sammen med tilsyn score SAG {identity}; det, du gemmer, afløser dem alle.",
        )
    if needs_reason(desk):
        raise UsageProblem(
            "Udkastet er delt, så ændringen skal have en begrundelse.",
            f"Åbn bedømmelsen med tilsyn score SAG {identity}; dér bliver der spurgt om begge.",
        )
