"""Half-typed text: kept outside the journal by the place it belongs to, and offered back (architecture.md, Inside).

Where each text is kept is named in `domain.addresses.Slot`. So are the marks that wait for an answer: they are kept
like half-typed text, so that none is lost.
"""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import counted, time_text
from tilsyn.domain.moments import is_later
from tilsyn.domain.text import clean
from tilsyn.errors import CaseError, TilsynError
from tilsyn.services.recorded_here import StoodMark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tilsyn.services.open_case import Desk
    from tilsyn.storage.drafts import Draft

EVERY = timedelta(seconds=2)
A_SENTENCE = 3
"""Words."""


class Keeper:
    """Keeps what is typed for one slot until its gesture is recorded; the gesture's own transaction drops it."""

    def __init__(self, desk: Desk, slot: str) -> None:
        self._desk = desk
        self.slot = slot
        self._next = desk.world.clock() + EVERY

    def found(self) -> Draft | None:
        """What was kept last time, if anything."""
        return next((draft for draft in self._desk.file.drafts() if draft.slot == self.slot), None)

    def typed(self, lines: Sequence[str]) -> None:
        """Keep the lines so far, now."""
        self.keep("\n".join(lines))

    def typing(self, lines: Sequence[str]) -> None:
        """Keep the lines so far, every two seconds: a window may be closed, and a laptop may die."""
        if self._desk.world.clock() >= self._next:
            self.keep("\n".join(lines))
            self._next = self._desk.world.clock() + EVERY

    def hold(self, text: str) -> str:
        """Keep what is half-typed now, and say when; where nothing is, drop what was kept, and say nothing.

        Raises CaseError where the case cannot be written.
        """
        if text.strip():
            self._desk.file.save_draft(self.slot, clean(text))
            return self._desk.world.now()
        if self.found():
            self._desk.file.drop_draft(self.slot)
        return ""

    def keep(self, text: str) -> bool:
        """Keep it if the case can be written; False where it cannot, and the typist's text is nowhere but here."""
        return self.refusal(text) is None

    def refusal(self, text: str) -> CaseError | None:
        """Keep it; where the case cannot be written, why not."""
        if text.strip():
            try:
                self._desk.file.save_draft(self.slot, clean(text))
            except CaseError as refused:
                return refused
        return None

    def add(self, text: str) -> str:
        """Keep a text after what is half-typed already; gives the whole, kept or not."""
        draft = self.found()
        whole = "\n".join(filter(None, (draft.text if draft else "", clean(text))))
        self.keep(whole)
        return whole

    def drop(self) -> None:
        """It is recorded, or not wanted; one that cannot be removed now is offered once more."""
        with suppress(CaseError):
            self.hold("")

    @contextmanager
    def holding(self, text: str) -> Iterator[None]:
        """Keep the text where recording it is refused, fails or is interrupted; else say it back."""
        try:
            yield
        except TilsynError as refused:
            refused.kept = self.keep(text) and bool(text.strip())
            refused.unsaved = "" if refused.kept else text
            raise
        except KeyboardInterrupt:
            self.keep_interrupted(text)
            raise

    def keep_interrupted(self, text: str, unkept: str = "") -> None:
        """The same at Ctrl-C. Raises CaseError, which says `unkept` back, or the text: not all of it is safe."""
        if refused := self.refusal(text):
            refused.unsaved = unkept or text
            raise refused


@contextmanager
def said_back(text: str) -> Iterator[None]:
    """A text that has no draft is said back where it could not be recorded."""
    try:
        yield
    except TilsynError as refused:
        refused.unsaved = refused.unsaved or text
        raise


def unfinished(desk: Desk, encounter: str) -> list[Draft]:
    """The texts that are half-typed in one encounter, the newest last."""
    here = [draft for draft in desk.file.drafts() if Slot(draft.slot).is_typed_in(encounter)]
    return [draft for draft in here if draft.text.strip() and not _only_looks_up(draft)]


def _only_looks_up(draft: Draft) -> bool:
    """A number or a word in a line that finds something; a sentence there was meant for somewhere else."""
    return Slot(draft.slot).kind == "line" and len(draft.text.split()) < A_SENTENCE


def kept_before(desk: Desk, slot: str, *earlier: str) -> None:
    """Take over what an earlier version kept in another place, where nothing is kept in this one."""
    kept = {draft.slot: draft for draft in desk.file.drafts()}
    for each in earlier if slot not in kept else ():
        if each in kept:
            desk.file.save_draft(slot, kept[each].text)
            desk.file.drop_draft(each)
            return


def not_finished(draft: Draft, *what: str, sized: str = ", {size}.") -> str:
    """The sentence that offers a half-typed text back: what it is, since when, and how long."""
    size = sized.format(size=counted(len(draft.text), "tegn", "tegn"))
    return f"Ikke færdigskrevet: {', '.join((*filter(None, what), time_text(draft.at)))}{size}"


def offered(desk: Desk, slot: str, stands: str) -> tuple[str, str]:
    """The text to go on from, and what to say of it: also where something newer than the draft has been recorded."""
    draft = Keeper(desk, slot).found()
    if draft is None or draft.text == stands:
        return stands, ""
    said = f"{not_finished(draft)} Teksten står i feltet; intet af den er gemt i sagen endnu."
    entry = desk.visible().entry(slot)
    if entry is None or not is_later(entry.header.at, draft.at):
        return draft.text, said
    recorded = f"gemt {time_text(entry.header.at)}"
    return draft.text, f"Kladden er ældre end det, der nu står i sagen ({recorded}): læs det, før du gemmer. {said}"


def as_one(fields: Mapping[str, str]) -> str:
    """Short fields by name as the text of one draft; empty where there are none."""
    return json.dumps(dict(fields), ensure_ascii=False) if fields else ""


def apart(draft: Draft | None) -> dict[str, str]:
    """The short fields of a draft by name; none where it is not one of theirs."""
    try:
        held = json.loads(draft.text) if draft else {}
    except ValueError:
        return {}
    return {str(name): str(text) for name, text in held.items()} if isinstance(held, dict) else {}


Mark = Literal["flag", "fortrolig", "said_at", "asked"]
LOOSE = "+"
"""Where the marks of a loose note wait, as a question's do."""


class WaitingMarks:
    """The marks of one encounter's questions before there is an answer to carry them: each a word, or the time it says.

    "Fortrolig" above all: were the laptop to die between mark and answer, the words must not come back without it.
    """

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

    def _slot(self, question: str, mark: str) -> str:
        return Slot.mark(mark, question, self._encounter)
