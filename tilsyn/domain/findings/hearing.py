"""How the hearing of the draft ended: what the case says of it, also once it is called final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import iso_day
from tilsyn.domain.journal.entries import CaseField
from tilsyn.domain.values import HEARD

if TYPE_CHECKING:
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Entry

_FINAL = "endelig"
_HELD = frozenset({"bemaerkninger_behandlet", "ingen_bemaerkninger"})
"""Stages that say that there was a hearing, and that it is over."""


def hearing_outcome(visible: Visible) -> str | None:
    """The stage that says so, else nothing.

    A case that is called final has been heard where it came from such a stage: the word alone tells of no hearing.
    """
    if visible.fields.stage != _FINAL:
        return visible.fields.stage if visible.fields.stage in HEARD else None
    said = [each.payload.value for each in _versions(visible) if isinstance(each.payload, CaseField)]
    before = next((each for each in reversed(said) if each != _FINAL), None)
    return before if isinstance(before, str) and before in HEARD else None


def hearing_closed(visible: Visible) -> str | None:
    """The day on which the case was said to be past its hearing, where one was held and the case has not gone back."""
    said = ((each.payload.value, each.header.at) for each in _versions(visible) if isinstance(each.payload, CaseField))
    closed = None
    for stage, at in said:
        if stage != _FINAL:
            closed = at if isinstance(stage, str) and stage in _HELD else None
    return iso_day(closed) if closed else None


def _versions(visible: Visible) -> list[Entry]:
    return sorted(visible.versions(Slot.field("stage")), key=lambda each: each.order)
