"""Taking back the last gesture of this sitting, step by step; nothing leaves the journal (interface.md, Plain)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.codes import answers_to
from tilsyn.domain.findings.open_versions import standing_openly
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.journal.entries import OwnQuestion, Withdrawal
from tilsyn.domain.journal.revise import as_it_stood
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.answering import OPEN
from tilsyn.services.conversation.undone import Change, Undone, undone
from tilsyn.services.recorded_here import PROTECTED, SEVERAL, Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry, Payload
    from tilsyn.services.drafts import WaitingMarks
    from tilsyn.services.open_case import Desk
    from tilsyn.services.recorded_here import Stood

REGRETTED = "fortrudt"
ONE_BACK = "Fortryd igen tager det, der blev gjort før."
NOTHING_LEFT = (
    "Der er ikke mere at fortryde fra denne gang.",
    "Det, der er skrevet før, rettes ved spørgsmålet selv: gå til det, og svar igen.",
)
FIXED = {
    PROTECTED: (
        "En beskyttelse fortrydes ikke her.",
        "Den ophæves med tilsyn protect SAG POST --as normal. Posten står i tilsyn log SAG --protected.",
    ),
    "encounter": (
        "At nogen kom eller gik, at noget blev oplyst, eller at samtalen sluttede, fortrydes ikke her.",
        "F6 og pil ned retter, hvem der kom og gik; resten: tilsyn encounter SAG ID.",
    ),
    SEVERAL: (
        "Her stod flere udgaver, som blev til én. Det fortrydes ikke her.",
        "Ret det, der står. De tidligere udgaver ses med tilsyn log SAG.",
    ),
    "": ("Det sidste, der blev gjort, fortrydes ikke her.", "Ret det dér, hvor det blev skrevet."),
}


class Undo:
    """The gestures since it was made: a sitting. What was recorded before that, or elsewhere, is not its own.

    `pending`: the marks of the conversation, where there is one.
    """

    def __init__(self, desk: Desk, by: str | None, pending: WaitingMarks | None = None) -> None:
        self._desk = desk
        self._by = by
        self._pending = pending
        self._recorded = desk.recorded
        self._first = len(desk.recorded.made)

    def last(self) -> Undone:
        """Take back the last gesture, all of it. Raises UsageProblem for what is not taken back here, once."""
        if len(self._recorded.made) <= self._first:
            raise UsageProblem(*NOTHING_LEFT)
        try:
            told, reverse = self._take_back(self._recorded.made[-1])
        except UsageProblem:
            self._pass_over()
            raise
        self._recorded.made.pop()
        self._recorded.undone.append(reverse)
        return told

    def whose(self, undone: Undone) -> str:
        """The conversation it was said in, by its label; nothing of what may not be seen."""
        held = self._desk.visible().encounters.get(undone.encounter)
        return mask_cpr(held.told) if held else ""

    def _pass_over(self) -> None:
        """What was refused never can be taken back: what came before it is next. Of one kind in a row all is told."""
        made = self._recorded.made
        passed = made.pop()
        while passed.fixed and len(made) > self._first and made[-1].fixed == passed.fixed:
            made.pop()

    def again(self) -> Undone:
        """What was last taken back, as it was after all; until something else is recorded."""
        if not self._recorded.undone:
            raise UsageProblem("Der er ikke fortrudt noget, der kan hentes igen.", "Fortryd med u.")
        told, back = self._take_back(self._recorded.undone.pop())
        self._recorded.made.append(back)
        return told

    def clear(self, entries: Sequence[Entry]) -> Undone:
        """Withdraw answers that stand openly, in one gesture that can be taken back like any other.

        Raises UsageProblem where one stands in several versions: it could not be made so again.
        """
        if any(len(self._desk.case.live(each.header.slot)) > 1 for each in entries):
            raise UsageProblem(
                "Her står flere udgaver af svaret. Intet er taget tilbage.", "Skriv først, hvad der gælder."
            )
        self._desk.add([self._withdrawal(each.id) for each in entries], self._by)
        return undone(
            [Change(Slot(each.header.slot), each, gone=False, then=None, hidden=False) for each in entries], ()
        )

    def _take_back(self, made: Made) -> tuple[Undone, Made]:
        """Make all of it as it stood; gives what takes that back in turn, which is no gesture of its own."""
        if made.fixed:
            message, hint = FIXED.get(made.fixed, FIXED[""])
            raise UsageProblem(message, f"{hint} {ONE_BACK}")
        self._desk.file.refresh()
        check = self._unwritten_since(made.stood)
        check(self._desk.case)
        changes = [self._change(each) for each in made.stood]
        reverse = self._write(changes, check) if changes else Made()
        reverse.marks = self._pending.put_back(made.marks) if self._pending else []
        return undone(changes, made.marks), reverse

    def _write(self, changes: Sequence[Change], check: Callable[[Case], None]) -> Made:
        before = list(self._recorded.undone)
        payloads = [each for change in changes for each in self._restoring(change)]
        back = [each.id for change in changes for each in self._withdrawn(change)]
        self._desk.add(payloads, self._by, check=check, brought_back=back)
        self._recorded.undone[:] = before
        return self._recorded.made.pop()

    def _withdrawn(self, change: Change) -> Iterator[Entry]:
        """What a version that is brought back takes the place of: what went last, and itself where it went before that.

        After a withdrawal an answer is given anew, in nobody's place; with that alone superseded the first one would
        stay withdrawn, and open a gap.
        """
        if change.gone:
            yield change.head
        if change.then and change.then is not change.head and change.then.id in self._desk.case.withdrawn:
            yield change.then

    def _change(self, stood: Stood) -> Change:
        case, head = self._desk.case, self._recorded.heads[stood.slot]
        now, then = case.entries[head.entry], case.entries.get(stood.before or "")
        hidden = any(case.protection_of(each) != OPEN for each in (now, then) if each)
        return Change(Slot(stood.slot), now, head.gone, then, hidden)

    def _restoring(self, change: Change) -> Iterator[Payload]:
        """What makes the slot say again what it said; where it said nothing, all that stands is withdrawn."""
        case = self._desk.case
        if change.then and change.said_then:
            yield as_it_stood(case, change.head, change.then, change.said_then)
        else:
            held = {each.id: each for each in (*case.live(change.slot), *standing_openly(case, change.slot))}
            yield from (self._withdrawal(each) for each in held)

    def _withdrawal(self, target: str) -> Withdrawal:
        return Withdrawal(record=self._desk.world.new_id(), target=target, reason=REGRETTED)

    def _unwritten_since(self, stood: Sequence[Stood]) -> Callable[[Case], None]:
        """Refuses where another window has written since, by the case as it then stands."""

        def check(case: Case) -> None:
            for each in stood:
                self._refuse_written(case, each)

        return check

    def _refuse_written(self, case: Case, stood: Stood) -> None:
        head = self._recorded.heads[stood.slot]
        live = [entry.id for entry in case.live(stood.slot)]
        if live != ([] if head.gone else [head.entry]) or head.entry in case.superseded or _is_answered(case, stood):
            raise UsageProblem(
                f"{_named(stood)} er ændret fra et andet vindue siden. Intet er fortrudt.",
                f"Ret det i stedet, hvis det, der står nu, er forkert. {ONE_BACK}",
            )
        if stood.before and case.entries[stood.before].payload is None:
            raise UsageProblem(
                f"{_named(stood)} kan ikke blive, som det var: det, der stod, er maskeret siden. Intet er fortrudt.",
                f"Ret det i stedet. {ONE_BACK}",
            )


def _is_answered(case: Case, stood: Stood) -> bool:
    """Whether a question of one's own that would go was answered elsewhere: its answers would hang in the air."""
    asked = case.current(stood.slot)
    own = asked.payload if asked and not stood.before else None
    return isinstance(own, OwnQuestion) and next(answers_to(case, own), None) is not None


def _named(stood: Stood) -> str:
    """What it is called at the beginning of a sentence."""
    slot = Slot(stood.slot)
    return f"Svaret på {slot.question}" if slot.question else "Noten" if slot.kind == "note" else "Spørgsmålet"
