"""Follow-up points as one goes through them: those that stand, and what a person changes of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.findings.followups import is_earlier
from tilsyn.domain.journal.entries import FollowUp
from tilsyn.errors import UsageProblem
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging.stale_check import live_versions
from tilsyn.services.planning.preparing import POINT_DRAFT, save_followup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.services.open_case import Desk


class StandingPoint(NamedTuple):
    """A point as it stands, whether it is from an earlier inspection, and what two have written of it unseen."""

    point: FollowUp
    is_earlier: bool
    also: tuple[str, ...]


def waits_to_be_announced(desk: Desk, point: FollowUp) -> bool:
    """Whether it is a decision that no provider may read of yet (domain.md 8)."""
    decides = {each.id for each in desk.model.followup_kinds if each.decision}
    return point.kind in decides and point.decision not in {"meddelt", "ophaevet"}


def standing_points(desk: Desk) -> list[StandingPoint]:
    """Those from last time first, and first among them what has not been looked into."""
    visible = desk.visible()
    found = [StandingPoint(point, is_earlier(point, visible), _also(desk, point)) for _, point in visible.of(FollowUp)]
    return sorted(found, key=lambda each: (not each.is_earlier, each.point.status != "ikke_undersoegt"))


def _also(desk: Desk, point: FollowUp) -> tuple[str, ...]:
    versions = (each.payload for each in live_versions(desk, point.slot))
    return tuple(each.text for each in versions if isinstance(each, FollowUp) and each.text != point.text)


def change_point(desk: Desk, point: FollowUp, by: str | None, **stated: str) -> bool:
    """Record a change of status or decision; False where it stands so already."""
    if all(getattr(point, name) == value for name, value in stated.items()):
        return False
    if _also(desk, point):
        raise UsageProblem(
            "Punktet står i flere udgaver.", "Skriv dem sammen med Enter; det, du gemmer, afløser dem alle."
        )
    return save_point(desk, point, None, stated, by) is not None


def save_point(
    desk: Desk, point: FollowUp | None, text: str | None, stated: Mapping[str, Any], by: str | None
) -> str | None:
    """Record a new point, or a new version of one; gives its id, None where it stands so already."""
    if point and _stands(point, text, stated):
        Keeper(desk, point.slot).hold("")
        return None
    entry = desk.case.current(point.slot) if point else None
    draft = (point.slot if point else POINT_DRAFT) if text is not None else None
    return save_followup(desk, entry.id if entry else None, text, by, stated, drop_draft=draft).id


def _stands(point: FollowUp, text: str | None, stated: Mapping[str, Any]) -> bool:
    """Whether a point says all this already; an empty field is none."""
    same = all((getattr(point, name) or "") == (value or "") for name, value in stated.items())
    return same and (text or "").strip() in {"", point.text.strip()}
