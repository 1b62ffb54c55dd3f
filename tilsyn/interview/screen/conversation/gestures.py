"""What a conversation on the screen does to the case, put together from the engine's gestures; it knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import counted, time_text
from tilsyn.domain.entries import Answer, OwnQuestion
from tilsyn.domain.text import clean
from tilsyn.interview.screen import wording
from tilsyn.interview.screen.saved import CLOCK
from tilsyn.interview.session import Said
from tilsyn.interview.start import script_for
from tilsyn.services.preparing import change_encounter, encounter_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.edition import Script
    from tilsyn.domain.flow import Prompt
    from tilsyn.interview.session import Receipt, Session


class Opened(NamedTuple):
    """A question as it opens: what its note holds, and a sentence where that was half-typed last time."""

    value: str | None
    text: str
    recovered: str = ""


class Gestures:
    """One conversation. Every gesture that gives a receipt is committed; nothing else is called saved."""

    def __init__(self, session: Session, by: str | None) -> None:
        self.session = session
        self._by = by
        self.who = encounter_label(session.desk, session.encounter)
        self.saved_at = self._last_saved()
        self._shown = self._look()

    def open(self) -> Opened:
        """The current question: the draft where one was kept, else the note that stands."""
        shown = self._shown = self._look()
        value, note = (shown.value, shown.note) if shown else (None, "")
        draft = self.session.draft().found() if self.session.current else None
        if draft is None:
            return Opened(value, note)
        size = counted(len(draft.text), "tegn", "tegn")
        question = draft.slot.split("|")[1]
        sentence = wording.RECOVERED.format(who=self.who, question=question, at=time_text(draft.at), size=size)
        return Opened(value, draft.text, sentence)

    def recovered_loose(self) -> str:
        """A sentence about a loose note that was half-typed, if one was."""
        draft = self.session.loose_draft().found()
        size = counted(len(draft.text), "tegn", "tegn") if draft else ""
        return wording.RECOVERED_LOOSE.format(who=self.who, at=time_text(draft.at), size=size) if draft else ""

    def answer(self, value: str | None, text: str) -> Receipt | None:
        """Commit value and note, and stay at the question; None where nothing is new, or nothing is said.

        The engine goes on by itself; its way back leads here again.
        """
        said = self._said(value, clean(text))
        if said.nothing or not self._is_new(said):
            self.forget_draft()
            return None
        receipt = self.session.answer(said)
        self.session.back()
        self._shown = self._look()
        return self._saved(receipt)

    def onward(self) -> None:
        """To the next open question."""
        self.session.skip()

    def note(self, text: str) -> Receipt | None:
        """Commit a loose note; an empty one changes nothing."""
        if not text.strip():
            self.session.desk.file.drop_draft(self.session.loose_draft().slot)
            return None
        return self._saved(self.session.note(text))

    def own_question(self, text: str) -> Receipt:
        """Ask a question of one's own, next."""
        return self._saved(self.session.own_question(text))

    def _saved(self, receipt: Receipt) -> Receipt:
        self.saved_at = self._last_saved()
        return receipt

    def go_to(self, question: str) -> bool:
        """To any question of the edition, or one's own of this conversation; never to what others were asked."""
        return question.strip().lower() not in self._asked_of_others() and self.session.go_to(question)

    def keep_draft(self, slot: str, text: str) -> str:
        """Keep what is half-typed, and say when. Raises CaseError where it cannot be kept."""
        self.session.desk.file.save_draft(slot, clean(text))
        return self.session.desk.world.now()[CLOCK]

    def is_new(self, value: str | None, text: str) -> bool:
        """Whether there is anything here that is not recorded yet."""
        return self._is_new(self._said(value, clean(text)))

    def forget_draft(self) -> None:
        """Nothing half-typed is left at this question."""
        keeper = self.session.draft()
        if keeper.found():
            self.session.desk.file.drop_draft(keeper.slot)

    def inform(self, told: Sequence[str]) -> None:
        """Record what was said before the conversation began, if anything was ticked."""
        if told:
            self.session.encounter = change_encounter(
                self.session.desk, self.session.encounter.id, (), self._by, {"informed": tuple(told)}
            )
            entry = self.session.desk.case.current(self.session.encounter.slot)
            self.saved_at = entry.header.at if entry else None

    @property
    def is_beginning(self) -> bool:
        """Whether nothing has happened yet: then the opening words come first."""
        here = self.session
        return not (self.saved_at or here.encounter.informed or (here.current and here.draft().found()))

    def script(self) -> Script | None:
        """Opening and closing words for whom this is spoken to."""
        return script_for(self.session)

    def progress(self) -> str:
        asked = len(self.session.prompts)
        return wording.PROGRESS.format(answered=asked - self.session.left(), asked=asked)

    def apart(self, prompt: Prompt) -> list[Answer]:
        """Those of a family that have been read apart: the next answer is for all, so they are shown."""
        shown = {said.question: said for said in self.session.shown(prompt)}
        lead = shown.pop(prompt.ids[0], None)
        return [said for said in shown.values() if said.value or lead is None or said.note != lead.note]

    @property
    def hides(self) -> bool:
        """Whether what stands is protected: it is added to, and never shown."""
        return self._shown is None and self._standing() is not None

    def _look(self) -> Answer | None:
        """What stands and may be shown. It reads the whole case, so it is done once a question, not once a key."""
        prompt = self.session.current
        found = self.session.shown(prompt) if prompt else []
        return next((said for said in found if prompt and said.question == prompt.ids[0]), None)

    def _standing(self) -> Answer | None:
        """What stands, shown or protected."""
        prompt = self.session.current
        held = self.session.desk.case.in_encounter(self.session.encounter.id)
        mine = (said for _, said in held if isinstance(said, Answer))
        return next((said for said in mine if prompt and said.question == prompt.ids[0]), None)

    def _said(self, value: str | None, text: str) -> Said:
        """When it was said, and how it was recorded, stay as they stood; a protected note is added to, unseen."""
        standing = self._standing()
        if standing is None:
            return Said(value, text)
        if self._shown is None:
            value, text = value or standing.value, "\n".join(filter(None, (standing.note, text)))
        return Said(value, text, standing.said_at, standing.recorded_from or "direkte")

    def _is_new(self, said: Said) -> bool:
        standing = self._standing()
        return (said.value, said.note) != ((standing.value, standing.note) if standing else (None, ""))

    def _asked_of_others(self) -> set[str]:
        here = self.session.encounter.id
        return {own.code.lower() for _, own in self.session.desk.case.of(OwnQuestion) if own.encounter != here}

    def _last_saved(self) -> str | None:
        """When this conversation last had something committed."""
        held = self.session.desk.case.in_encounter(self.session.encounter.id)
        return max((entry.header.at for entry, _ in held), default=None)
