"""Marks set on a question before there is an answer to carry them; kept like half-typed text, so none is lost.

"Fortrolig" above all: were the laptop to die between the mark and the answer, the words must not come back without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tilsyn.services.desk import Desk

Mark = Literal["flag", "fortrolig", "said_at"]


class Pending:
    """The marks of one encounter's questions: each a word, or the time it says."""

    def __init__(self, desk: Desk, encounter: str) -> None:
        self._desk = desk
        self._encounter = encounter
        self._held: dict[tuple[str, str], str] = {}
        for draft in desk.file.drafts():
            kind, _, rest = draft.slot.partition("|")
            question, _, where = rest[rest.find("|") + 1 :].rpartition("|")
            if kind == "mark" and where == encounter:
                self._held[rest.partition("|")[0], question] = draft.text

    def find(self, question: str, mark: Mark) -> str | None:
        """What stands for a mark, or None where it is not set."""
        return self._held.get((mark, question))

    def put(self, question: str, mark: Mark, text: str | None) -> None:
        """Set a mark, or lift it with None. Raises CaseError where it cannot be kept."""
        if text is None:
            if self._held.pop((mark, question), None) is not None:
                self._desk.file.drop_draft(self._slot(question, mark))
        else:
            self._desk.file.save_draft(self._slot(question, mark), text)
            self._held[mark, question] = text

    def clear(self, question: str) -> None:
        """The answer carries them now."""
        for mark, held in list(self._held):
            if held == question:
                self.put(question, mark, None)  # type: ignore[arg-type]  # only marks are held

    def flagged(self) -> set[str]:
        """Questions to come back to."""
        return {question for mark, question in self._held if mark == "flag"}

    def _slot(self, question: str, mark: str) -> str:
        return f"mark|{mark}|{question}|{self._encounter}"
