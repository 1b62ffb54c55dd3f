"""The application that holds one conversation: it opens on the opening words, or on the question left last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.interview.screen.conversation.opening_words import OpeningWords
from tilsyn.interview.screen.conversation.paper_sheet import PaperSheet
from tilsyn.interview.screen.conversation.screen import Conversation
from tilsyn.interview.screen.kit import wording
from tilsyn.interview.screen.kit.base_app import Sitting

if TYPE_CHECKING:
    from tilsyn.interview.screen.conversation.gestures import Gestures
    from tilsyn.interview.screen.kit.glyphs import Marks


class Interview(Sitting):
    """One conversation, and nothing else of the case (domain.md 7)."""

    def __init__(self, gestures: Gestures, marks: Marks, *, paper: bool = False, **sitting: Any) -> None:  # noqa: ANN401  of Sitting
        super().__init__(marks, **sitting)
        self.gestures = gestures
        self._paper = paper

    @property
    def help_text(self) -> str:
        marks = self.marks
        return wording.HELP.format(
            answered=marks.answered, core=marks.core, supplement=marks.supplement, flagged=marks.flagged
        )

    def begin(self) -> None:
        """The opening words first, where nothing has been said yet; from paper nothing is asked."""
        if self._paper:
            self.push_screen(PaperSheet(self.gestures, self.marks))
            return
        self.push_screen(Conversation(self.gestures, self.marks))
        if self.gestures.script() and self.gestures.is_beginning:
            self.push_screen(OpeningWords(self.gestures, self.marks), lambda _: self._conversation().open())

    def _conversation(self) -> Conversation:
        return next(each for each in self.screen_stack if isinstance(each, Conversation))
