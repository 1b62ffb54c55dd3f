"""What is taken back at a question, and whether the core alone is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.errors import UsageProblem
from tilsyn.interview.screen.conversation.side_notes import kept_beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.interview.screen.conversation.screen import Conversation
    from tilsyn.services.conversation.undone import Undone

WORDS_STAND = "Teksten står i noten og er ikke gemt."
FETCH_AGAIN = "Ctrl+Y henter det igen."
NOTHING_HERE = "Her står intet svar fra denne samtale, der kan tages tilbage."
CORE_ALONE = "Nu stilles kun kernespørgsmålene. Ctrl+K, eller k og Enter: alle."
EVERYTHING = "Nu stilles alle spørgsmål. Ctrl+K, eller k og Enter: kun kernen."
NO_CORE = "Her er ingen kerne for sig: alle spørgsmål stilles."


class TakingBack:
    """On one conversation's screen."""

    def __init__(self, screen: Conversation) -> None:
        self._screen = screen
        self._session = screen.session
        self._fit = screen.marks.fit

    def undo(self) -> None:
        """The last gesture of this sitting; its words are half-typed again."""
        undone = self._taken_back(self._session.undo)
        if undone is None:
            return
        self._session.keep_words(undone)
        if undone.kind == "own_question" and self._session.current:
            kept_beside(self._session, Slot.own, "own").keep(undone.text)
        words = WORDS_STAND if undone.text and undone.kind == "answer" else ""
        self._screen.open(" ".join(filter(None, (_sentence(undone.line), words, FETCH_AGAIN))))

    def redo(self) -> None:
        half = kept_beside(self._session, Slot.own, "own") if self._session.current else None
        undone = self._taken_back(self._session.redo)
        if undone is not None and undone.kind == "own_question" and half:
            half.drop()  # it is asked again, and no longer half-typed
        if undone is not None:
            self._screen.open(_sentence(undone.brought_back))

    def take_back(self) -> None:
        """What this question's prompt wrote in this conversation; the notice says how it comes back."""
        if self._session.current is not None:
            undone = self._taken_back(self._session.clear)
            if undone is not None:
                self._screen.open(undone.notice)

    def _taken_back(self, act: Callable[[], Undone | None]) -> Undone | None:
        """What cannot be taken back is said like any other thing: nothing was to be saved."""
        self._screen.draft.keep()
        try:
            undone = act()
        except UsageProblem as refused:
            self._screen.say(f"{refused.message} {refused.hint}")
            return None
        if undone is None:
            self._screen.say(NOTHING_HERE)
        return undone

    def core(self) -> None:
        """The core only, or everything; one stays at the question, where it is still asked."""
        self._screen.draft.keep()
        was = self._session.route.core_only
        narrowed = self._session.keep_to_core(core=not was)
        self._screen.open(CORE_ALONE if narrowed else EVERYTHING if was else NO_CORE)


def _sentence(line: str) -> str:
    return f"{line[:1].upper()}{line[1:]}."
