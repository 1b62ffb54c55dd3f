"""Marks set on a question before there is an answer to carry them; kept like half-typed text, so none is lost.

"Fortrolig" above all: were the laptop to die between the mark and the answer, the words must not come back without it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from tilsyn.domain.addresses import Slot
from tilsyn.errors import CaseError
from tilsyn.services.recorded_here import StoodMark

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
        before = self._held.get((mark, question))
        self._keep(question, mark, text)
        if before != text:
            self._desk.recorded.marked([StoodMark(mark, question, before)])

    def put_back(self, stood: Sequence[StoodMark]) -> list[StoodMark]:
        """Every mark as it stood, of which no gesture is made; gives how they stood until now."""
        now = [each._replace(before=self._held.get((each.mark, each.question))) for each in stood]
        for each in stood:
            self._keep(each.question, each.mark, each.before)
        return now

    def _keep(self, question: str, mark: str, text: str | None) -> None:
        if text is None:
            if (mark, question) in self._held:
                self._desk.file.drop_draft(self._slot(question, mark))
                del self._held[mark, question]
        else:
            self._desk.file.save_draft(self._slot(question, mark), text)
            self._held[mark, question] = text

    def lift(self, questions: Sequence[str], mark: Mark) -> None:
        """Not after all, wherever it was set. Raises CaseError where that cannot be kept."""
        held = [StoodMark(mark, each, self._held[mark, each]) for each in questions if (mark, each) in self._held]
        for each in held:
            self._keep(each.question, mark, None)
        self._desk.recorded.marked(held)

    def clear(self, questions: Sequence[str]) -> None:
        """What was recorded carries them now; that they cannot be removed does not make it unrecorded."""
        lifted = []
        for (mark, held), text in list(self._held.items()):
            if held in questions:
                with suppress(CaseError):
                    self._keep(held, mark, None)
                    lifted.append(StoodMark(mark, held, text))
        self._desk.recorded.marked(lifted, with_last=True)

    def flagged(self) -> set[str]:
        """Questions to come back to."""
        return {question for mark, question in self._held if mark == "flag"}

    def _slot(self, question: str, mark: str) -> Slot:
        return Slot.mark(mark, question, self._encounter)
