"""What a theme says of itself in the report where nobody has written of it: why there is nothing to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import date_text
from tilsyn.domain.findings.earlier import given_in
from tilsyn.domain.journal.entries import Assessment, Previous

if TYPE_CHECKING:
    from tilsyn.domain.findings.scoring import ThemeScore
    from tilsyn.domain.findings.visible import Visible

NOT_RELEVANT = "Ikke relevant for tilbudstypen."
OUT_OF_FOCUS = "Temaet var ikke i fokus ved dette tilsyn."
_SET_ASIDE = frozenset({"carried", "not_judged"})
_WITHOUT = frozenset({"exempt", "unknown"})


def theme_text(theme: ThemeScore, visible: Visible) -> str:
    """What stands under a theme: what was written, else what it says by itself; nothing where that is still to come."""
    stated = visible.one(Assessment, Slot.assessment(Place.theme(theme.theme.number)))
    written = stated.text if stated else ""
    return written if written.strip() else said_by_itself(theme, visible)


def said_by_itself(theme: ThemeScore, visible: Visible) -> str:
    """That it is not relevant, or that it was out of focus and when it was last assessed; else nothing."""
    applying = [state for state in theme.states if state.state not in _WITHOUT]
    if not applying:
        return NOT_RELEVANT if any(state.state == "exempt" for state in theme.states) else ""
    if any(state.state not in _SET_ASIDE for state in applying):
        return ""
    latest = _last_assessed(theme, visible)
    return f"{OUT_OF_FOCUS} Det er senest vurderet i rapporten af {date_text(latest)}." if latest else OUT_OF_FOCUS


def _last_assessed(theme: ThemeScore, visible: Visible) -> str:
    """The date of the newest earlier report that judged something of it, in whatever words."""
    previous = visible.one(Previous, "previous")
    within = {state.unit.id for state in theme.states}
    said = [each for each in (previous.judgements if previous else ()) if each.indicator in within]
    return max((given_in(each, previous).date for each in said if previous), default="")
