"""What a sheet that was filled by hand changes in an answer that stands: as at the keyboard, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.values import VALUES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.domain.journal.entries import Payload


def filled_in(held: Payload, changes: Mapping[str, Any], now: str, *, hidden: bool) -> dict[str, Any]:
    """What is stated besides: that it was corrected, or that it is only added to what nobody may see."""
    if not isinstance(held, Answer):
        return {}
    if hidden:
        return _added(held, changes)
    stated: dict[str, Any] = {}
    if "value" in changes:
        stated["reason"] = None  # a reason belongs to its value
    if (held.note.strip() and "note" in changes) or (held.value and "value" in changes):
        stated["corrected"] = now
    return stated


def _added(held: Answer, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Nobody can have meant to replace what is shown to nobody: a value stays, and words go below those that stand."""
    value, note = changes.get("value"), str(changes.get("note") or "")
    otherwise = VALUES[value] if value is not None and held.value not in (None, value) else ""
    line = ": ".join(filter(None, (otherwise, note)))
    return {"value": held.value or value, "note": "\n".join(filter(None, (held.note, line)))}
