"""Follow-up points: which come from an earlier inspection, and which should have been looked into by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.journal.entries import FollowUp, Previous

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.edition import QualityModel

ORDERS = frozenset({"paabud", "vilkaar", "skaerpet_tilsyn"})
"""Decisions of every edition; one may know of more."""


def is_earlier(point: FollowUp, visible: Visible) -> bool:
    """Whether it comes from an earlier report, also one of the same date as this inspection."""
    if not point.origin:
        return False
    previous = visible.one(Previous, "previous")
    return point.origin != visible.fields.date or (previous is not None and previous.date == point.origin)


def last_visit(visible: Visible) -> str:
    """The date of the last visit; where none has been entered, the case's own date is the visit's."""
    return max((each.date for each in visible.fields.visits), default=visible.fields.date)


def unexamined(point: FollowUp) -> bool:
    """Whether nobody has looked into it yet, and it still holds."""
    return point.status in {None, "ikke_undersoegt"} and point.decision != "ophaevet"


def unexamined_points(visible: Visible) -> Iterator[tuple[Entry, FollowUp]]:
    """What an earlier report left to be looked into, and nobody has."""
    return ((entry, each) for entry, each in visible.of(FollowUp) if unexamined(each) and is_earlier(each, visible))


def unexamined_orders(model: QualityModel, visible: Visible) -> Iterator[tuple[Entry, FollowUp]]:
    """What an earlier report decided until a day that had come by the last visit, and nobody has looked into."""
    until = last_visit(visible)
    decisions = ORDERS | {each.id for each in model.followup_kinds if each.decision}
    for entry, point in unexamined_points(visible):
        if point.kind in decisions and point.deadline is not None and point.deadline <= until:
            yield entry, point
