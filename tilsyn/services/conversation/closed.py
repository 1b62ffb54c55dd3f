"""A conversation that is closed stays closed: what is written in it then is set right, or is from memory."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import iso_day
from tilsyn.domain.findings.times import has_clock, is_before
from tilsyn.domain.values import METHODS_MEANT, OUTCOMES
from tilsyn.services.conversation.going_on import last_answered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.domain.journal.entries import Answer, Encounter
    from tilsyn.services.conversation.session import Session

SOON = timedelta(minutes=10)
"""What is closed later than this after the last answer was hardly going on until now."""
_SAID = ("value", "note", "deviates", "parts", "reason", "said_at", "k", "n", "unknown", "dates")
"""What of an answer is said; a flag is none of it."""


class ProposedEnd(NamedTuple):
    """When a conversation ended, if not now; and whether it had been closed then, and opened again."""

    at: str
    stood: bool


def set_right(held: Answer | None, stated: Mapping[str, object], how: str | None, now: str) -> dict[str, object]:
    """What an answer states that is given once the conversation is closed; `how` it was noted, where that was said.

    What stands goes on having been said and noted when and how it was. What is new can only be from memory, or paper.
    """
    if held is None:
        return {**stated, "recorded_from": how or "hukommelse"}
    kept = {**stated, "recorded_from": held.recorded_from}
    is_new = any(kept.get(each, getattr(held, each)) != getattr(held, each) for each in _SAID)
    return {**kept, "corrected": now} if is_new else kept


def opened_words(label: str, encounter: Encounter, *, paper: bool = False) -> str:
    """What is said where a closed conversation is opened: nobody shall believe that it goes on."""
    how = "fra papir" if paper else "efter hukommelsen"
    return (
        f"{label} er afsluttet som {OUTCOMES[encounter.outcome or '']}. Den åbnes til rettelse: "
        f"tider og udfald bliver, som de er, og nye svar står som skrevet {how}."
    )


def left_words(encounter: Encounter, *, corrected: bool) -> str:
    """What is said as one leaves it; `corrected`: whether anything was saved in it."""
    told = "Rettelserne er gemt." if corrected else "Intet er ændret."
    it = METHODS_MEANT[encounter.method].capitalize()
    return f"{it} er stadig afsluttet som {OUTCOMES[encounter.outcome or '']}. {told}"


def proposed_end(session: Session) -> ProposedEnd | None:
    """When it must have ended, where that was more than ten minutes ago; None where it is closed as it ends.

    One that was taken up again after its end ended later. Of one of another day, in which nothing was noted as it was
    said, the day is all that is known.
    """
    held, now = session.encounter, session.desk.world.now()
    last = last_answered(session.desk.visible(), held)
    if has_clock(held.end) and held.end and not is_before(held.end, last):
        return ProposedEnd(held.end, stood=True)
    if last is None:
        return ProposedEnd(iso_day(held.start), stood=False) if session.is_late and held.start else None
    if datetime.fromisoformat(now) - datetime.fromisoformat(last) <= SOON:
        return None
    return ProposedEnd(last, stood=False)
