"""A conversation that is closed stays closed: what is written in it then is set right, or is from memory."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.times import has_clock, said_when
from tilsyn.domain.values import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Answer, Encounter, Entry
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
    times = [at for entry, said in here for at in _said(entry, said, visible) if has_clock(at)]
    return max(times, key=datetime.fromisoformat, default=None)


def _said(entry: Entry, said: Answer, visible: Visible) -> Iterator[str]:
    """When it was said; and where a text was gone on with, when it was: to word it better is to say nothing more."""
    at = said_when(entry, said)
    if at is not None:
        yield at
    if at is not None and not said.said_at:
        versions = visible.versions(entry.header.slot)
        for before, after in pairwise(versions):
            one, other = (getattr(each.payload, "note", "") for each in (before, after))
            if one.strip() and len(other) > len(one) and other.startswith(one) and not _is_corrected(after, before):
                yield after.header.at


def _is_corrected(after: Entry, before: Entry) -> bool:
    marks = [getattr(each.payload, "corrected", None) for each in (after, before)]
    return marks[0] != marks[1]
