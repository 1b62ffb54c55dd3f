"""The application of the evening: it opens on the overview, and over it the loose notes or a judgement if asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen, Screen

from tilsyn.interview.screen.evening import wording
from tilsyn.interview.screen.evening.overview import Overview
from tilsyn.interview.screen.evening.sorting import Sorting
from tilsyn.interview.screen.evening.voices import Voices
from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.services.judging.evening import EveningLook

if TYPE_CHECKING:
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.open_case import Desk

OVERVIEW = "overview"
LOOSE = "loose"


class Evening(Sitting):
    """What everyone said, side by side: never open while a conversation is held (domain.md 7)."""

    def __init__(
        self,
        desk: Desk,
        by: str | None,
        marks: Marks,
        open_on: str,
        **sitting: Any,  # noqa: ANN401  of Sitting
    ) -> None:
        super().__init__(marks, **sitting)
        self._desk = desk
        self._by = by
        self._open_on = open_on

    @property
    def help_text(self) -> str:
        """Of the screen one stands at, also below a box."""
        from tilsyn.interview.screen.judging import wording as judging

        helps: dict[type[Screen[Any]], str] = {
            Overview: wording.HELP_OVERVIEW,
            Voices: wording.HELP_VOICES,
            Sorting: wording.HELP_SORTING,
        }
        here = next(each for each in reversed(self.screen_stack) if not isinstance(each, ModalScreen))
        return f"{helps.get(type(here), judging.HELP)}\n\n{wording.HELP_ALWAYS}"

    def begin(self) -> None:
        """The overview lies below whatever was asked for."""
        overview = Overview(EveningLook(self._desk), self._by, self.marks, self._open_on)
        self.push_screen(overview)
        if self._open_on == LOOSE:
            overview.sort()
        elif self._open_on != OVERVIEW:
            overview.judge(self._open_on)
