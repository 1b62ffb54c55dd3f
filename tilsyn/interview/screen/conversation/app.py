"""The application that holds one conversation: it opens on the opening words, or on the question left last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.errors import CaseError
from tilsyn.interview.screen import wording
from tilsyn.interview.screen.conversation.screen import Conversation
from tilsyn.interview.screen.conversation.words import OpeningWords
from tilsyn.interview.screen.sitting import UNTOUCHED, Sitting

if TYPE_CHECKING:
    from tilsyn.interview.screen.conversation.gestures import Gestures
    from tilsyn.interview.screen.marks import Marks


class Interview(Sitting):
    """One conversation, and nothing else of the case (domain.md 7)."""

    def __init__(self, gestures: Gestures, marks: Marks, untouched: float = UNTOUCHED) -> None:
        super().__init__(marks, untouched)
        self.gestures = gestures

    @property
    def help_text(self) -> str:
        marks = self.marks
        return wording.HELP.format(answered=marks.answered, core=marks.core, supplement=marks.supplement)

    def begin(self) -> None:
        """The opening words first, where nothing has been said yet."""
        self.push_screen(Conversation(self.gestures, self.marks))
        script = self.gestures.script()
        if script and self.gestures.is_beginning:
            told = self.gestures.session.desk.model.informed
            self.push_screen(OpeningWords(script.opening, told, self.marks), self._informed)

    def _informed(self, told: tuple[str, ...] | None) -> None:
        try:
            self.gestures.inform(told or ())
        except CaseError as refused:
            self.notify(f"{refused.message} {refused.hint}", severity="error")
        self._conversation().open()

    def _conversation(self) -> Conversation:
        return next(each for each in self.screen_stack if isinstance(each, Conversation))
