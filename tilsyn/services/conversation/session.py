"""The interview's engine: next, answer, back, draft, done. It knows no screen; plain and full screen share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.findings.codes import own_code
from tilsyn.domain.findings.flow import listener
from tilsyn.domain.journal.entries import Answer, Note, OwnQuestion
from tilsyn.domain.journal.revise import next_fields
from tilsyn.domain.library.asked import feeding
from tilsyn.domain.text import clean
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.answering import OPEN, Guard, Receipt, Said, answer_of, is_quote, joined, letters_for
from tilsyn.services.conversation.closed import set_right
from tilsyn.services.conversation.found_here import FoundHere
from tilsyn.services.conversation.going_on import is_over
from tilsyn.services.conversation.route import Route
from tilsyn.services.conversation.saved import SavedHere
from tilsyn.services.conversation.scripts import script_for
from tilsyn.services.conversation.undo import Undo
from tilsyn.services.drafts import LOOSE, Keeper, WaitingMarks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tilsyn.domain.findings.flow import Narrowing, Prompt
    from tilsyn.domain.journal.entries import Encounter, Payload
    from tilsyn.domain.library.edition import Script
    from tilsyn.services.conversation.undone import Undone
    from tilsyn.services.open_case import Desk


class Session:
    """One encounter's questions and answers. Every answer is committed before `answer` returns."""

    def __init__(
        self, desk: Desk, encounter: Encounter, narrowing: Narrowing, by: str | None, group: str | None = None
    ) -> None:
        self.desk = desk
        self.encounter = encounter
        self.by = by
        self.narrowing = narrowing
        self.groups = (group,) if group else self._groups()
        self._who = listener(encounter, self.groups)
        self.corrects = encounter.outcome is not None
        self.resumed = False
        self._passed: set[str] = set()
        self.pending = WaitingMarks(desk, encounter.id)
        self.guard = Guard(desk, encounter.id, self.pending)
        self.found = FoundHere(desk, encounter.id, encounter.method)
        self.undoing = Undo(desk, by, self.pending)
        self.route = Route(desk, encounter.id, self._who, narrowing)
        self.saved = SavedHere(desk, encounter.id)
        self.route.place = self._start()
        self._shown = self._shown_here()

    def _groups(self) -> tuple[str, ...]:
        from tilsyn.domain.journal.entries import Source

        taking_part = set(self.encounter.sources)
        return tuple(dict.fromkeys(source.group for _, source in self.desk.case.of(Source) if source.id in taking_part))

    def _start(self) -> int | None:
        """A draft's question first, else the first unanswered (interface.md, Plain interview).

        Where one corrects, the first that was answered: what stands is what one has come for.
        """
        for draft in self.desk.file.drafts():
            slot = Slot(draft.slot)
            if slot.kind == "answer" and slot.encounter == self.encounter.id and self.route.knows(slot.question):
                return self.route.serving(slot.question)
        answered = self.answered()
        if self.corrects:
            return next((place for place, each in enumerate(self.prompts) if answered & set(each.ids)), 0)
        return self.route.first_open(answered)

    @property
    def prompts(self) -> list[Prompt]:
        return self.route.prompts

    @property
    def place(self) -> int | None:
        return self.route.place

    @property
    def current(self) -> Prompt | None:
        return self.route.current

    @property
    def speaks(self) -> bool:
        """Whether someone is asked; documents and observations are looked at."""
        return self._who.speaks

    @property
    def letters(self) -> dict[str, str | None]:
        """The letters that are values at the question at hand."""
        return letters_for(self.current.point if self.current else None, self._who.method)

    def letters_at(self, question: str) -> dict[str, str | None]:
        """The same at another question."""
        return letters_for(self.desk.asked().point(self.route.meant(question)), self._who.method)

    @property
    def is_late(self) -> bool:
        """Whether it is over all the same, though nobody has closed it; `resumed`: one has said that it goes on."""
        return not (self.corrects or self.resumed) and is_over(self.desk, self.encounter, self.desk.world.now())

    def answered(self) -> set[str]:
        """Ids of the questions that have an answer in this encounter."""
        return {said.question for _, said in self.desk.case.in_encounter(self.encounter.id) if isinstance(said, Answer)}

    def shown(self, prompt: Prompt) -> list[Answer]:
        """What stands in this encounter for a prompt's questions and may be shown: nothing protected (domain.md 7)."""
        visible = self.desk.visible()
        openly = [each for each in prompt.ids if self.guard.protection(each) == OPEN]
        held = (visible.one(Answer, self._slot(each)) for each in openly)
        return [answer for answer in held if answer]

    def script(self) -> Script | None:
        """Opening and closing words for whom this is spoken to; None for nobody."""
        spoken_to = self.speaks and not self.corrects and not self.narrowing.in_model_order
        return script_for(self.desk.model, self.encounter, self.groups, self.desk.visible()) if spoken_to else None

    def look(self) -> Answer | None:
        """What stands of the question at hand and may be shown; what is recorded next is held against it."""
        self._shown = self._shown_here()
        return self._shown

    def _shown_here(self) -> Answer | None:
        prompt = self.current
        return next((said for said in self.shown(prompt) if said.question == prompt.ids[0]), None) if prompt else None

    @property
    def stands(self) -> Answer | None:
        """What stands of the question at hand, shown or protected."""
        return self.guard.standing(self.current.ids[0]).answer if self.current else None

    @property
    def hides(self) -> bool:
        """Whether what stands is protected: it is added to, and never shown."""
        return self._shown is None and self.stands is not None

    def stated(self, value: str | None, text: str) -> Said:
        """A value and a note as they stand on a screen. A protected note is added to, unseen."""
        text, stands = clean(text), self.stands
        if stands and self.hides:
            value, text = value or stands.value, "\n".join(filter(None, (stands.note, text)))
        return Said(value, text)

    def is_new(self, said: Said) -> bool:
        """Whether there is anything in it that is not recorded yet."""
        stands = self.stands
        return (said.value, said.note) != ((stands.value, stands.note) if stands else (None, ""))

    def record_new(self, value: str | None, text: str) -> Receipt | None:
        """Record what stands on a screen; None where nothing is new, or nothing is said: then nothing is half-typed."""
        said = self.stated(value, text)
        if not said.nothing and self.is_new(said):
            return self.record(said)
        self.draft().hold("")
        return None

    def record(self, said: Said, only: Collection[str] = ()) -> Receipt:
        """Commit the answer to the question at hand, and stay at it. Words given at one of its family alone stay there.

        `only`: those of a family's questions that were covered, where it was not all of them.
        """
        prompt = self.at_hand()
        self.guard.catch_up(prompt.ids)
        covered = tuple(each for each in prompt.ids if not only or each in only)
        ids = self.guard.without_own(self.guard.without_open(covered))
        marked = self.guard.marked(prompt.ids, ids[0], said)
        self.commit([self._entry(prompt, each, marked, ids[0]) for each in ids], drop_draft=self.draft().slot)
        self.pending.clear(prompt.ids)
        self.look()
        return Receipt(ids, self.desk.cpr_recorded())

    def answer(self, said: Said, only: Collection[str] = ()) -> Receipt:
        """The same, and go on to the next open question."""
        receipt = self.record(said, only)
        self._advance()
        return receipt

    def enter(self, question: str, said: Said) -> Receipt:
        """Commit one line from paper: the question itself, and its family's others while they stand unanswered.

        A second line on the same question is added to the first: what was written must not be lost. What only its
        family has said there gives way to it.
        """
        prompt = self.prompts[self.route.serving(question)]
        self.guard.catch_up(prompt.ids)
        answered = self.answered()
        lead = next(each for each in prompt.ids if each.lower() == question.strip().lower())
        ids = (lead, *(each for each in prompt.ids if each != lead and each not in answered))
        # Only the question itself takes the earlier words along: they may since have been protected or withdrawn.
        said = self.guard.marked(prompt.ids, lead, said)
        whole = (
            said._replace(anew=True) if self.guard.only_heard(lead) else joined(self.guard.standing(lead).answer, said)
        )
        entries = [self._entry(prompt, each, whole if each == lead else said, lead) for each in ids]
        self.commit(entries)
        self.pending.clear(prompt.ids)
        return Receipt(ids, self.desk.cpr_recorded())

    def _entry(self, prompt: Prompt, question: str, said: Said, lead: str) -> Answer:
        """The value goes to the lead only; for the family's others it stays what it has been read as, if it has."""
        stood = self.guard.before(said, question)
        stated = {"encounter": self.encounter.id, **answer_of(prompt, question, lead, said, stood)}
        if self.corrects or self.is_late:
            stated = set_right(stood.answer, stated, said.recorded_from, self.desk.world.now())
        record, held = self.desk.world.new_id(), self.guard.held(question)
        return Answer.model_validate(next_fields(self.desk.case, held, Answer, record, stated))

    def undo(self) -> Undone:
        """Take back the last gesture of this sitting, all of it, and go to where it was.

        Its words are `text`: kept nowhere but in the journal, until `keep_words`. Raises UsageProblem.
        """
        return self._went_to(self.undoing.last())

    def redo(self) -> Undone:
        """What was last taken back, after all. Raises UsageProblem where something has been recorded since."""
        undone = self._went_to(self.undoing.again())
        half_typed = self.draft() if undone.kind == "answer" and self.current else self.loose_draft()
        kept = half_typed.found()
        said = [said.note if isinstance(said, Answer) else said.text for said in self._said_here()]
        if kept and kept.text in said:  # they stand again, and are no longer half-typed
            half_typed.drop()
        return undone

    def _said_here(self) -> Iterator[Answer | Note]:
        return (said for _, said in self.desk.case.in_encounter(self.encounter.id))

    def clear(self) -> Undone | None:
        """Take back what the question's prompt wrote in this conversation; None where nothing of it may be shown."""
        prompt = self.at_hand()
        self.guard.catch_up(prompt.ids)
        shown = [each.question for each in self.shown(prompt) if _wrote(prompt, each)]
        entries = [held for each in shown if (held := self.guard.held(each))]
        return self.undoing.clear(entries) if entries else None

    def keep_words(self, undone: Undone) -> None:
        """What was taken back as half-typed again, where nothing else is: as before it was recorded.

        Nothing of what was only set right: its words were the mistake. Of a question of one's own nothing is kept:
        whoever shows it says it back.
        """
        keeper = self.draft() if self.current else None
        if undone.kind == "note":
            keeper = self.loose_draft()
        if keeper and undone.text and undone.kind in {"answer", "note"} and not keeper.found():
            keeper.keep(undone.text)

    def _went_to(self, undone: Undone) -> Undone:
        asked = {own.code for own in self.route.own_questions()}
        for prompt in [each for each in self.prompts if each.place and each.ids[0] not in asked]:
            self.route.drop(prompt)
        if undone.question and self.route.knows(undone.question):
            self.ask(undone.question)
        return undone

    def skip(self) -> None:
        """Leave the question for next time: it is not asked again in this session, unless gone to."""
        self.at_hand()
        self.route.skip()
        self._advance()

    def back(self) -> bool:
        """To the question before this one in the order they were shown; False at the first."""
        return self.route.back()

    def go_to(self, question: str) -> bool:
        """To any question of the edition, also one that is not asked of this source; False where there is none."""
        wanted = self.route.meant(question)
        if self.route.is_of_others(wanted) or not self.route.knows(wanted):
            return False
        self.ask(wanted)
        return True

    def ask(self, question: str) -> None:
        """Ask a question by its number, one of one's own from another conversation too. Raises UsageProblem."""
        self.route.move(self.route.serving(question))

    def note(self, text: str, drop_draft: str | None = None, **stated: Any) -> Receipt:  # noqa: ANN401  a note's fields
        """A loose note of this encounter. One that is wholly between quotation marks is a quote."""
        identity = self.desk.world.new_id()
        fields = {"quote": is_quote(text), "encounter": self.encounter.id, **self._said_now(), **stated}
        if drop_draft is None and self.pending.find((LOOSE,), "fortrolig"):
            fields["protection"] = "fortrolig"
        note = Note(record=identity, id=identity, text=clean(text), **fields)
        self.commit([note], drop_draft=drop_draft or self.loose_draft().slot)
        if drop_draft is None:
            self.pending.clear((LOOSE,))
        return Receipt(("note",), self.desk.cpr_recorded())

    def place_note(self, where: str | None, text: str, drop_draft: str) -> Receipt:
        """What was read or seen at one place, under the item at hand; from a document a quote, held against it."""
        from tilsyn.services.documents.quoting import quoted_in_review  # most conversations read nothing

        at = (self.at_hand().ids[0] if self.at_hand().point else self.item(),)
        if self.encounter.method != "dokument":
            return self.note(text, drop_draft, at_items=at, place=where, quote=False)
        stands = quoted_in_review(self.desk, self.encounter, text)
        stated = {"document": stands.document, "place": where or stands.place} if stands else {"place": where}
        return self.note(text, drop_draft, at_items=at, quote=True, **stated)

    def _said_now(self) -> dict[str, str]:
        """A note carries its own time, where it is written while something is said or seen."""
        if self.corrects or self.encounter.method == "dokument" or self.is_late:
            return {}
        return {"said_at": self.desk.world.now()}

    def own_question(self, text: str) -> Receipt:
        """A question of one's own, here: it belongs to the item now asked about, and is asked next."""
        at = self.item()
        identity = self.desk.world.new_id()
        own = OwnQuestion(
            record=identity,
            id=identity,
            code=own_code(at, identity),
            at=at,
            text=clean(text),
            encounter=self.encounter.id,
        )
        self.commit([own])
        self.route.ask_next(own)
        return Receipt((own.code,), self.desk.cpr_recorded())

    def item(self) -> str:
        """What the current question belongs to."""
        prompt = self.at_hand()
        if prompt.units:
            return prompt.units[0].id
        fed = feeding(prompt.point, self.desk.model) if prompt.point else ()
        return prompt.place or next(iter(fed), Place.theme(self.desk.model.themes[0].number))

    def draft(self) -> Keeper:
        """What is typed for the current question; offered back until the answer is recorded."""
        return self.kept(self._slot)

    def kept(self, slot: Callable[[str], str]) -> Keeper:
        """Where a text that belongs to the current question is kept: where one of its family has one already."""
        slots = [slot(each) for each in self.at_hand().ids]
        kept = {draft.slot for draft in self.desk.file.drafts()} if len(slots) > 1 else set()
        return Keeper(self.desk, next((each for each in slots if each in kept), slots[0]))

    def loose_draft(self) -> Keeper:
        """What is typed as a loose note of this encounter."""
        return Keeper(self.desk, Slot.loose(self.encounter.id))

    def keep_to_core(self, *, core: bool) -> bool:
        """Ask the core alone, or everything; whether it is the core now. What one goes to oneself is always asked.

        One stays where one is, but at a supplement that is no longer asked. Where nothing is core, nothing narrows.
        """
        answered, here = self.answered(), self.current
        narrowed = self.route.narrow(core=core)
        written = here and (not answered.isdisjoint(here.ids) or self.draft().found())
        if here is None or (narrowed and not here.core and not written):
            later = self.route.first_open(answered)
            if later is not None:
                self.route.move(later)
        return narrowed

    def flags(self) -> set[str]:
        """Ids of the questions to come back to, answered or not."""
        held = self.desk.case.in_encounter(self.encounter.id)
        return self.pending.flagged() | {said.question for _, said in held if isinstance(said, Answer) and said.flagged}

    def left(self) -> int:
        """How many of the prompts that are asked still stand open."""
        answered = self.answered()
        return sum(not any(each in answered for each in prompt.ids) for prompt in self.route.asked)

    def _slot(self, question: str) -> str:
        return Slot.answer(question, self.encounter.id)

    def at_hand(self) -> Prompt:
        """The question at hand. Raises UsageProblem after the last one."""
        if self.current is None:
            raise UsageProblem("Der er ikke flere spørgsmål.", "Gå til et spørgsmål med g og nummeret, fx g 4.a.3.")
        return self.current

    def commit(self, payloads: Sequence[Payload], drop_draft: str | None = None) -> None:
        """Record a gesture of this conversation."""
        self.desk.add(payloads, self.by, drop_draft=drop_draft)

    def _advance(self) -> None:
        self._passed.update(self.current.ids if self.current else ())
        self.route.advance(self._passed if self.corrects else self.answered())


def _wrote(prompt: Prompt, said: Answer) -> bool:
    """Whether a prompt's own gesture wrote an answer: of a family not what has been answered apart."""
    return said.question == prompt.ids[0] or bool(prompt.family and said.family == prompt.family.id)
