"""When anything was last saved in a conversation: by a gesture, and as truly by one that is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.moments import moment

if TYPE_CHECKING:
    from tilsyn.services.open_case import Desk


class SavedHere:
    """Of one encounter since it was opened, whoever writes in it; before that, what it held already."""

    def __init__(self, desk: Desk, encounter: str) -> None:
        self._desk = desk
        self._opened = desk.gestures
        held = desk.case.in_encounter(encounter)
        self._before = max((entry.header.at for entry, _ in held), key=moment, default=None)

    @property
    def anything(self) -> bool:
        """Whether anything has been saved since."""
        return self._desk.gestures > self._opened

    @property
    def at(self) -> str | None:
        return self._desk.saved_at if self.anything else self._before
