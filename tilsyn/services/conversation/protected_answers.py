"""What stands for a question before it is answered again, and what must not come out by answering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import Answer
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.answering import OPEN, Standing, strongest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.services.conversation.answering import Said
    from tilsyn.services.drafts import WaitingMarks
    from tilsyn.services.open_case import Desk


class Guard:
    """One encounter's answers as they stand, protected ones too."""

    def __init__(self, desk: Desk, encounter: str, pending: WaitingMarks) -> None:
        self._desk = desk
        self._encounter = encounter
        self._pending = pending

    def held(self, question: str) -> Entry | None:
        """The entry that stands for a question."""
        return self._desk.case.current(Slot.answer(question, self._encounter))

    def protection(self, question: str) -> str:
        """How what stands is protected now."""
        held = self.held(question)
        return self._desk.case.protection_of(held) if held else OPEN

    def standing(self, question: str) -> Standing:
        """What the next answer to a question is added to, or replaces."""
        held = self.held(question)
        answer = held.payload if held and isinstance(held.payload, Answer) else None
        return Standing(answer, self.protection(question))

    def catch_up(self, ids: Sequence[str]) -> None:
        """Take in what short commands have written meanwhile: what they protected must stay so.

        Raises UsageProblem where they changed what stands here; a second try records.
        """
        before = [self.held(each) for each in ids]
        self._desk.file.refresh()
        if [self.held(each) for each in ids] != before:
            raise UsageProblem(
                f"Svaret på {ids[0]} er ændret fra et andet vindue imens.",
                "Se efter med tilsyn log SAG. Gem igen, hvis det, du har skrevet, skal gælde.",
            )

    def without_open(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """What is added to a protected answer is protected too; a family's open answers are left as they are."""
        if self.protection(ids[0]) == OPEN:
            return ids
        return tuple(each for each in ids if not self.held(each) or self.protection(each) != OPEN)

    def marked(self, ids: Sequence[str], lead: str, said: Said) -> Said:
        """With the marks that were waiting for an answer; a whole gesture is as protected as what it adds to."""
        find = self._pending.find
        return said._replace(
            flagged=True if find(ids, "flag") and said.flagged is None else said.flagged,
            protection=strongest(find(ids, "fortrolig"), said.protection, self.protection(lead)),
            said_at=said.said_at or find(ids, "said_at"),
        )
