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
    from rich.text import Text

    from tilsyn.services.conversation.session import Session


class ShowsQuestion(LetterScreen[None]):
    """The part of a conversation's screen that is read aloud from, and a sentence above the note."""

    session: Session
    _rows = 0
    """How many the official words were drawn in at the most."""

    @property
    @abstractmethod
    def is_writing(self) -> bool:
        """Whether the note takes the keys; else the key line does."""

    def draw_question(self) -> None:
        """The official words stand once, below what is said, in the rows that it leaves.

        Where it leaves too few, they are cut there, and stand in full at the end of it: out of sight until read on to.
        """
        self._rows = rows = self._official_rows()
        clipped = Clipped(self.marks.fit(official_text(self.session)), rows, self.marks.fit("…"))
        width = self.query_one("#official").content_size.width
        is_cut = width > 0 and self._height(clipped.text, width) > rows
        self.query_one("#official", Static).update(clipped)
        self.query_one("#asked", Static).update(question_text(self.session, self.marks, official=is_cut))
        self.draw_rule()

    def _official_rows(self) -> int:
        """Some in any case; and those between what is said and them."""
        least = 1 if self.size.height < LOW else 2 if self.size.height < SHORT else 6
        question, official = self.query_one("#question"), self.query_one("#official")
        width = question.outer_size.width - question.gutter.width
        if width <= 0:  # not laid out yet
            return least
        room = question.outer_size.height + official.outer_size.height
        return max(least, room - self._height(question_text(self.session, self.marks), width))

    def _height(self, text: Text, width: int) -> int:
        return len(text.wrap(self.app.console, width))

    def measured(self) -> None:
        """One measure is another before the next one is: what is below is known when all are taken."""
        self.call_after_refresh(self._draw_measured)

    def _draw_measured(self) -> None:
        if self._rows != self._official_rows():
            self.draw_question()
        else:
            self.draw_rule()

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
