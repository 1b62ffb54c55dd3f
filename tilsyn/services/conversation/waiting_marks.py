"""Marks set on a question before there is an answer to carry them; kept like half-typed text, so none is lost.

"Fortrolig" above all: were the laptop to die between the mark and the answer, the words must not come back without it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from tilsyn.domain.addresses import Slot
from tilsyn.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.services.open_case import Desk

Mark = Literal["flag", "fortrolig", "said_at"]
LOOSE = "+"
"""Where the marks of a loose note wait, as a question's do."""


class Pending:
    """The marks of one encounter's questions: each a word, or the time it says."""

    def __init__(self, desk: Desk, encounter: str) -> None:
        self._desk = desk
        self._encounter = encounter
        self._held: dict[tuple[str, str], str] = {}
        for draft in desk.file.drafts():
            slot = Slot(draft.slot)
            if slot.kind == "mark" and slot.encounter == encounter:
                self._held[slot.parts[0], slot.question] = draft.text

    def find(self, questions: Sequence[str], mark: Mark) -> str | None:
        """What stands for a mark on any of a family's questions, or None: a narrowed session asks fewer of them."""
        return next((self._held[mark, each] for each in questions if (mark, each) in self._held), None)

    def put(self, question: str, mark: Mark, text: str | None) -> None:
        """Set a mark, or lift it with None. Raises CaseError where it cannot be kept."""
        if text is None:
            if (mark, question) in self._held:
                self._desk.file.drop_draft(self._slot(question, mark))
                del self._held[mark, question]
        else:
            self._desk.file.save_draft(self._slot(question, mark), text)
            self._held[mark, question] = text

    def lift(self, questions: Sequence[str], mark: Mark) -> None:
        """Not after all, wherever it was set. Raises CaseError where that cannot be kept."""
        for each in questions:
            self.put(each, mark, None)

    def clear(self, questions: Sequence[str]) -> None:
        """What was recorded carries them now; that they cannot be removed does not make it unrecorded."""
        for mark, held in list(self._held):
            if held in questions:
                with suppress(CaseError):
                    self.put(held, mark, None)  # type: ignore[arg-type]  # only marks are held

    def flagged(self) -> set[str]:
        """Questions to come back to."""
        return {question for mark, question in self._held if mark == "flag"}

    def _slot(self, question: str, mark: str) -> str:
        return Slot.mark(mark, question, self._encounter)
