"""What a conversation on the screen does to the case, put together from the engine's gestures; it knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import counted, time_text
from tilsyn.domain.journal.entries import Answer, Encounter
from tilsyn.domain.moments import moment
from tilsyn.domain.text import clean
from tilsyn.domain.values import FORMS_ON_SCREEN
from tilsyn.interview.opening import script_for
from tilsyn.interview.screen.conversation.kept_beside import DEVIATION, OWN, PLACE, WHERE, keeper, recovered
from tilsyn.interview.screen.conversation.marking import Marking
from tilsyn.interview.screen.kit import wording
from tilsyn.interview.screen.kit.save_line import CLOCK
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.answering import Said
from tilsyn.services.drafts import LOOSE
from tilsyn.services.planning.preparing import encounter_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.domain.library.edition import Script
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.drafts import Keeper


class OpenedQuestion(NamedTuple):
    """A question as it opens: what its note holds, and a sentence where that was half-typed last time."""

    value: str | None
    text: str
    recovered: str = ""


class Gestures:
    """One conversation. Every gesture that gives a receipt is committed; nothing else is called saved."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.marking = Marking(session, self._stay)
        self.who = encounter_label(session.desk, session.encounter)
        self.saved_at = self._last_saved()
        self._shown = self._look()

    def open(self) -> OpenedQuestion:
        """The current question: the draft where one was kept, else the note that stands."""
        shown = self._shown = self._look()
        value, note = (shown.value, shown.note) if shown else (None, "")
        draft = self.session.draft().found() if self.session.current else None
        if draft is None:
            return OpenedQuestion(value, note)
        size = counted(len(draft.text), "tegn", "tegn")
        question = Slot(draft.slot).question
        sentence = wording.RECOVERED.format(who=self.who, question=question, at=time_text(draft.at), size=size)
        return OpenedQuestion(value, draft.text, sentence)

    def recovered_beside(self) -> str:
        """Sentences about what was half-typed beside the questions."""
        return recovered(self.session, self.who)

    def own_draft(self) -> Keeper:
        """What is typed as a question of one's own."""
        return keeper(self.session, OWN)

    def deviation_draft(self, source: str) -> Keeper:
        """What is typed of one who said otherwise about the question at hand."""
        asked = self.session.current
        return keeper(self.session, DEVIATION, asked.ids[0] if asked else "", source)

    def answer(self, value: str | None, text: str) -> Receipt | None:
        """Commit value and note, and stay at the question; None where nothing is new, or nothing is said.

        The engine goes on by itself; its way back leads here again.
        """
        said = self.said(value, text)
        if said.nothing or not self._is_new(said):
            self.forget_draft()
            return None
        return self._stay(self.session.answer(said))

    def _stay(self, receipt: Receipt) -> Receipt:
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

    @property
    def note_hidden(self) -> bool:
        """Whether the loose note being written is fortrolig."""
        return self.session.pending.find((LOOSE,), "fortrolig") is not None

    def hide_note(self) -> None:
        """Fortroligt, or not after all."""
        self.session.pending.put(LOOSE, "fortrolig", None if self.note_hidden else "fortrolig")

    @property
    def reads(self) -> bool:
        """Whether documents are read here."""
        return self.session.encounter.method == "dokument"

    def place_draft(self) -> Keeper:
        """What is typed at a place."""
        return keeper(self.session, PLACE)

    def where_draft(self) -> Keeper:
        """Where that place is, as typed so far."""
        return keeper(self.session, WHERE)

    def place(self, where: str, text: str) -> Receipt | None:
        """What was read or seen at one place, under the item now looked at; from a document it is a quote."""
        slot = self.place_draft().slot
        if not text.strip():
            self.session.desk.file.drop_draft(slot)
            self.where_draft().drop()
            return None
        seen = {} if self.reads else {"said_at": self.session.desk.world.now()}
        at = {"at_items": (self.session.item(),), "place": " ".join(where.split()) or None, "quote": self.reads}
        receipt = self._saved(self.session.note(text, drop_draft=slot, **at, **seen))
        self.where_draft().drop()
        return receipt

    def own_question(self, text: str) -> Receipt:
        """Ask a question of one's own, next."""
        return self._saved(self.session.own_question(text))

    def refresh(self) -> None:
        """Something was recorded past this: say when."""
        self.saved_at = self._last_saved()

    def _saved(self, receipt: Receipt) -> Receipt:
        self.saved_at = self._last_saved()
        return receipt

    def keep_draft(self, slot: str, text: str) -> str:
        """Keep what is half-typed, and say when. Raises CaseError where it cannot be kept."""
        self.session.desk.file.save_draft(slot, clean(text))
        return self.session.desk.world.now()[CLOCK]

    def is_new(self, value: str | None, text: str) -> bool:
        """Whether there is anything here that is not recorded yet."""
        return self._is_new(self.said(value, text))

    def forget_draft(self) -> None:
        """Nothing half-typed is left at this question."""
        keeper = self.session.draft()
        if keeper.found():
            self.session.desk.file.drop_draft(keeper.slot)

    def tell(self, told: Sequence[str]) -> None:
        """Record what has been said of the conversation itself: each tick has the time of its entry."""
        self._change(lambda: attendance.tell(self.session, told))

    def told_at(self) -> dict[str, str]:
        """What has been told in this conversation, and since when it is ticked."""
        at: dict[str, str] = {}
        versions = self.session.desk.case.slots.get(self.session.encounter.slot, {}).values()
        for entry in sorted(versions, key=lambda each: each.order):
            told = getattr(entry.payload, "informed", ())
            at = {each: at.get(each, entry.header.at[CLOCK].replace(":", ".")[:5]) for each in told}
        return at

    def come_or_go(self, typed: str) -> None:
        """Someone comes, or goes: a line that begins with a minus."""
        act = attendance.leave if typed.lstrip().startswith("-") else attendance.come
        self._change(lambda: act(self.session, typed.strip().lstrip("+-")))

    def end(self, ending: attendance.Ending) -> None:
        """Close the conversation."""
        self._change(lambda: attendance.end(self.session, ending))

    def _change(self, act: Callable[[], None]) -> None:
        act()
        entry = self.session.desk.case.current(self.session.encounter.slot)
        self.saved_at = entry.header.at if entry else self.saved_at

    @property
    def closed_elsewhere(self) -> bool:
        """Whether another window has closed the conversation since it was opened here."""
        held = self.session.desk.case.one(Encounter, self.session.encounter.slot)
        return bool(held and held.outcome) and self.session.encounter.outcome is None

    @property
    def is_beginning(self) -> bool:
        """Whether nothing has happened yet: then the opening words come first."""
        here = self.session
        return not (self.saved_at or here.encounter.informed or (here.current and here.draft().found()))

    def script(self) -> Script | None:
        """Opening and closing words for whom this is spoken to."""
        return script_for(self.session)

    def where(self) -> str:
        """Which conversation this is, in what form, since when, and how far along."""
        held, place = self.session.encounter, self.session.place
        since = held.start[11:16].replace(":", ".") if held.start and len(held.start) > len("2023-10-24") else ""
        number = "" if place is None else f"{place + 1}/{len(self.session.prompts)}"
        form = FORMS_ON_SCREEN.get(held.form or held.method, "")
        return " · ".join(filter(None, (self.who, held.title, form, since and f"fra kl. {since}", number)))

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

    def said(self, value: str | None, text: str) -> Said:
        """What stands on the screen. A protected note is added to, unseen."""
        text = clean(text)
        standing = self._standing()
        if standing and self._shown is None:
            value, text = value or standing.value, "\n".join(filter(None, (standing.note, text)))
        return Said(value, text)

    def _is_new(self, said: Said) -> bool:
        standing = self._standing()
        return (said.value, said.note) != ((standing.value, standing.note) if standing else (None, ""))

    def _last_saved(self) -> str | None:
        """When this conversation last had something committed."""
        held = self.session.desk.case.in_encounter(self.session.encounter.id)
        return max((entry.header.at for entry, _ in held), key=moment, default=None)
