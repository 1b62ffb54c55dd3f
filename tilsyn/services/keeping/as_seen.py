"""A post as it stood when why was asked for: what another window says of it meanwhile is not undone unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.errors import ChangedMeanwhile

if TYPE_CHECKING:
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry


class AsSeen:
    """All that was said of a post when it was decided about: its versions, its marks, and whether it had gone."""

    def __init__(self, case: Case, entry: Entry, post: str) -> None:
        self._slot = entry.header.slot
        self._post = post
        self._held = self._said(case)

    def refuse_changed(self, case: Case) -> None:
        """Raise where more has been said of it since. How is not told: it may be protected now."""
        if self._said(case) != self._held:
            raise ChangedMeanwhile(self._post)

    def _said(self, case: Case) -> set[str]:
        versions = case.slots.get(self._slot, {})
        found = set(versions)
        for each in versions:
            for said in (
                case.slots.get(Slot.protect(each), {}),
                case.withdrawn.get(each, {}),
                case.redacted.get(each, {}),
            ):
                found |= said.keys()
        return found
