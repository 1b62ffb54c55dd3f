"""A conversation that is closed stays closed: what is written in it then is set right, or is from memory."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.times import has_clock, said_when
from tilsyn.domain.values import OUTCOMES

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


def left_words(encounter: Encounter) -> str:
    """What is said as one leaves it."""
    return f"Samtalen er stadig afsluttet som {OUTCOMES[encounter.outcome or '']}. Rettelserne er gemt."


def proposed_end(session: Session) -> ProposedEnd | None:
    """When it must have ended, where that was more than ten minutes ago; None where it is closed as it ends.

    By what may be shown alone: what is protected leaves no trace, not in a time either (domain.md 7).
    """
    held = session.encounter
    if has_clock(held.end) and held.end:
        return ProposedEnd(held.end, stood=True)
    last = _last_answered(session)
    now = session.desk.world.now()
    if last is None or datetime.fromisoformat(now) - datetime.fromisoformat(last) <= SOON:
        return None
    return ProposedEnd(last, stood=False)


def _last_answered(session: Session) -> str | None:
    """When the last thing was said, as far as it was noted while it was said."""
    visible = session.desk.visible()
    here = [said for said in visible.answers() if said[1].encounter == session.encounter.id]
    times = [at for entry, said in here if has_clock(at := said_when(entry, said)) and at]
    return max(times, key=datetime.fromisoformat, default=None)
