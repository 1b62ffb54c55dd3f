"""The question as it stands on the screen: its words, the official ones below, and what is out of sight."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.widgets import Static

from tilsyn.interview.screen.conversation.question_text import more_text, official_text, question_text, rule_text
from tilsyn.interview.screen.kit.clipped import Clipped
from tilsyn.interview.screen.kit.reading_on import read_on
from tilsyn.interview.screen.kit.style import LOW, SHORT
from tilsyn.interview.screen.kit.typed_ahead import LetterScreen

if TYPE_CHECKING:
    from tilsyn.services.conversation.session import Session


class ShowsQuestion(LetterScreen[None]):
    """The part of a conversation's screen that is read aloud from, and a sentence above the note."""

    session: Session

    @property
    @abstractmethod
    def is_writing(self) -> bool:
        """Whether the note takes the keys; else the key line does."""

    def draw_question(self) -> None:
        """The official words stand below what is said; above it too, in full, where they are cut there."""
        rows = 1 if self.size.height < LOW else 2 if self.size.height < SHORT else 6
        clipped = Clipped(self.marks.fit(official_text(self.session)), rows, self.marks.fit("…"))
        width = self.query_one("#official").content_size.width
        is_cut = width > 0 and len(clipped.text.wrap(self.app.console, width)) > rows
        self.query_one("#official", Static).update(clipped)
        self.query_one("#asked", Static).update(question_text(self.session, self.marks, official=is_cut))
        self.draw_rule()

    def measured(self) -> None:
        """One measure is another before the next one is: what is below is known when all are taken."""
        self.call_after_refresh(self.draw_rule)

    def draw_rule(self) -> None:
        question = self.query_one("#question")
        below, above = question.max_scroll_y > question.scroll_y, question.scroll_y > 0
        more = more_text(self.marks, below=below, above=above, writing=self.is_writing)
        self.put("#rule", rule_text(self.session, self.marks, more))

    def say(self, notice: str) -> None:
        """A sentence above the note."""
        rows = 2 if self.size.height < LOW else 3
        self.query_one("#notice", Static).update(Clipped(self.marks.fit(notice), rows, self.marks.fit("…")))

    def scrolls(self, key: str) -> None:
        """A line of the question up or down."""
        read_on(self.query_one("#question"), key)

    def turns_page(self, key: str) -> bool:
        """A page of the question; where all of it is seen, the key is the note's own."""
        question = self.query_one("#question")
        if question.max_scroll_y:
            read_on(question, key)
        return bool(question.max_scroll_y)
