"""The interview's engine: next, answer, back, draft, done. It knows no screen; plain and full screen share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import item_id
from tilsyn.domain.findings.codes import own_question_of
from tilsyn.domain.findings.flow import find, listener, ordered, own_prompt, prompts, units_at
from tilsyn.domain.journal.entries import Answer, Note, OwnQuestion
from tilsyn.domain.journal.revise import next_fields
from tilsyn.domain.text import clean, quote
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.answering import (
    LETTERS,
    ONLY_DOCUMENTS,
    OPEN,
    Receipt,
    Said,
    answer_of,
    is_quote,
    joined,
)
from tilsyn.services.conversation.drafts import Keeper
from tilsyn.services.conversation.off_script import beyond, without
from tilsyn.services.conversation.protected_answers import Guard
from tilsyn.services.conversation.route import Way
from tilsyn.services.conversation.undo import Undo
from tilsyn.services.conversation.waiting_marks import LOOSE, Pending

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tilsyn.domain.findings.flow import Narrowing, Prompt
    from tilsyn.domain.journal.entries import Encounter, Entry, Payload
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
        self.pending = Pending(desk, encounter.id)
        self.guard = Guard(desk, encounter.id, self.pending)
        self.undoing = Undo(desk, by, self.pending)
        asked = prompts(desk.model, desk.visible(), self._who, narrowing)
        self.way = Way(asked, from_core=not narrowing.in_model_order)
        self.model_order = narrowing.in_model_order
        self._add_own()
        self.way.place = self._start()

    def _groups(self) -> tuple[str, ...]:
        from tilsyn.domain.journal.entries import Source

        taking_part = set(self.encounter.sources)
        return tuple(dict.fromkeys(source.group for _, source in self.desk.case.of(Source) if source.id in taking_part))

    def _add_own(self) -> None:
        """Questions asked on the spot in this encounter come again beside their item until they are answered."""
        for own in self._own_questions():
            about = [
                place
                for place, prompt in enumerate(self.prompts)
                if {unit.id for unit in prompt.units[:1]} & units_at(own.at, self.desk.model)
            ]
            if own.encounter == self.encounter.id and (about or not self.narrowing.in_model_order):
                place = about[-1] + 1 if about else len(self.prompts)
                topic = self.prompts[place - 1].topic if about else ""
                self.prompts.insert(place, own_prompt(own, self.desk.model)._replace(topic=topic))

    def _start(self) -> int | None:
        """A draft's question first, else the first unanswered (interface.md, Plain interview)."""
        for draft in self.desk.file.drafts():
            slot = Slot(draft.slot)
            if slot.kind == "answer" and slot.encounter == self.encounter.id and self.knows(slot.question):
                return self._serving(slot.question)
        return self.way.first_open(self.answered())

    @property
    def prompts(self) -> list[Prompt]:
        return self.way.prompts

    @property
    def place(self) -> int | None:
        return self.way.place

    @property
    def current(self) -> Prompt | None:
        return self.way.current

    @property
    def speaks(self) -> bool:
        """Whether someone is asked; documents and observations are looked at."""
        return self._who.speaks

    @property
    def letters(self) -> dict[str, str | None]:
        """The letters that are values here: only a document can be searched and nothing found."""
        return {key: value for key, value in LETTERS.items() if key != ONLY_DOCUMENTS or self._who.method == "dokument"}

    def answered(self) -> set[str]:
        """Ids of the questions that have an answer in this encounter."""
        return {said.question for _, said in self.desk.case.in_encounter(self.encounter.id) if isinstance(said, Answer)}

    def shown(self, prompt: Prompt) -> list[Answer]:
        """What stands in this encounter for a prompt's questions and may be shown: nothing protected (domain.md 7)."""
        visible = self.desk.visible()
        openly = [each for each in prompt.ids if self.guard.protection(each) == OPEN]
        held = (visible.one(Answer, self._slot(each)) for each in openly)
        return [answer for answer in held if answer]

    def answer(self, said: Said, only: Collection[str] = ()) -> Receipt:
        """Commit the answer to the current question, and go on to the next open one.

        `only`: those of a family's questions that were covered, where it was not all of them.
        """
        prompt = self._asked()
        self.guard.catch_up(prompt.ids)
        ids = self.guard.without_open(tuple(each for each in prompt.ids if not only or each in only))
        marked = self.guard.marked(prompt.ids, ids[0], said)
        self._commit([self._entry(prompt, each, marked, ids[0]) for each in ids], drop_draft=self.draft().slot)
        self.pending.clear(prompt.ids)
        self._advance()
        return Receipt(ids, self.desk.cpr_recorded())

    def enter(self, question: str, said: Said) -> Receipt:
        """Commit one line from paper: the question itself, and its family's others while they stand unanswered.

        A second line on the same question is added to the first: what was written must not be lost.
        """
        prompt = self.prompts[self._serving(question)]
        self.guard.catch_up(prompt.ids)
        answered = self.answered()
        lead = next(each for each in prompt.ids if each.lower() == question.strip().lower())
        ids = (lead, *(each for each in prompt.ids if each != lead and each not in answered))
        # Only the question itself takes the earlier words along: they may since have been protected or withdrawn.
        said = self.guard.marked(prompt.ids, lead, said)
        whole = joined(self.guard.standing(lead).answer, said)
        entries = [self._entry(prompt, each, whole if each == lead else said, lead) for each in ids]
        self._commit(entries, drop_draft=None)
        self.pending.clear(prompt.ids)
        return Receipt(ids, self.desk.cpr_recorded())

    def _entry(self, prompt: Prompt, question: str, said: Said, lead: str) -> Answer:
        """The value goes to the lead only; for the family's others it stays what it has been read as, if it has."""
        stated = {
            "encounter": self.encounter.id,
            **answer_of(prompt, question, lead, said, self.guard.standing(question)),
        }
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
        prompt = self._asked()
        self.guard.catch_up(prompt.ids)
        shown = [each.question for each in self.shown(prompt) if _wrote(prompt, each)]
        entries = [held for each in shown if (held := self.guard.held(each))]
        return self.undoing.clear(entries) if entries else None

    def keep_words(self, undone: Undone) -> None:
        """What was taken back as half-typed again, where nothing else is: as before it was recorded.

        Of a question of one's own nothing is kept: whoever shows it says it back.
        """
        keeper = self.loose_draft() if undone.kind == "note" else self.draft() if self.current else None
        if keeper and undone.text and undone.kind in {"answer", "note"} and not keeper.found():
            keeper.keep(undone.text)

    def _went_to(self, undone: Undone) -> Undone:
        asked = {own.code for own in self._own_questions()}
        for prompt in [each for each in self.prompts if each.place and each.ids[0] not in asked]:
            self.way.drop(prompt)
        if undone.question and self.knows(undone.question):
            self.ask(undone.question)
        return undone

    def skip(self) -> None:
        """Leave the question for next time: it is not asked again in this session, unless gone to."""
        self._asked()
        self.way.skip()
        self._advance()

    def back(self) -> bool:
        """To the question before this one in the order they were shown; False at the first."""
        return self.way.back()

    def go_to(self, question: str) -> bool:
        """To any question of the edition, also one that is not asked of this source; False where there is none."""
        wanted = self.meant(question)
        if self._is_of_others(wanted) or not self.knows(wanted):
            return False
        self.ask(wanted)
        return True

    def ask(self, question: str) -> None:
        """Ask a question by its number, one of one's own from another conversation too. Raises UsageProblem."""
        self.way.move(self._serving(question))

    def meant(self, question: str) -> str:
        """The question's number as the edition has it, from how it is typed: 4a3, 4.A.3, Spørgsmål 4 a 3."""
        return item_id(Place.of(question), self._numbers())

    def _numbers(self) -> list[str]:
        """Of the edition, and of the questions asked on the spot here: another's own question is found by its code."""
        mine = (own.code for _, own in self.desk.case.of(OwnQuestion) if own.encounter == self.encounter.id)
        return [*(question.id for _, question in self.desk.model.questions()), *mine]

    def knows(self, question: str) -> bool:
        """Whether there is such a question, in the edition or asked on the spot."""
        try:
            self._serving(question)
        except UsageProblem:
            return False
        return True

    def note(self, text: str, drop_draft: str | None = None, **stated: Any) -> Receipt:  # noqa: ANN401  a note's fields
        """A loose note of this encounter. One that is wholly between quotation marks is a quote."""
        identity = self.desk.world.new_id()
        fields = {"quote": is_quote(text), "encounter": self.encounter.id, **stated}
        if drop_draft is None and self.pending.find((LOOSE,), "fortrolig"):
            fields["protection"] = "fortrolig"
        note = Note(record=identity, id=identity, text=clean(text), **fields)
        self._commit([note], drop_draft=drop_draft or self.loose_draft().slot)
        if drop_draft is None:
            self.pending.clear((LOOSE,))
        return Receipt(("note",), self.desk.cpr_recorded())

    def own_question(self, text: str) -> Receipt:
        """A question of one's own, here: it belongs to the item now asked about, and is asked next."""
        at = self.item()
        identity = self.desk.world.new_id()
        own = OwnQuestion(
            record=identity,
            id=identity,
            code=f"{at}.e{identity[:4]}",
            at=at,
            text=clean(text),
            encounter=self.encounter.id,
        )
        self._commit([own], drop_draft=None)
        here = self.place or 0
        topic = self.current.topic if self.current else ""
        self.prompts.insert(here + 1, own_prompt(own, self.desk.model)._replace(topic=topic))
        self.way.move(here + 1)
        return Receipt((own.code,), self.desk.cpr_recorded())

    def item(self) -> str:
        """What the current question belongs to."""
        prompt = self._asked()
        if prompt.units:
            return prompt.units[0].id
        return prompt.place or Place.theme(self.desk.model.themes[0].number)

    def draft(self) -> Keeper:
        """What is typed for the current question; offered back until the answer is recorded."""
        slots = [self._slot(each) for each in self._asked().ids]
        kept = {draft.slot for draft in self.desk.file.drafts()} if len(slots) > 1 else set()
        return Keeper(self.desk, next((each for each in slots if each in kept), slots[0]))

    def loose_draft(self) -> Keeper:
        """What is typed as a loose note of this encounter."""
        return Keeper(self.desk, Slot.note(self.encounter.id))

    def reorder(self) -> None:
        """The questions in the model's order, or back in the conversation's; one stays at the question."""
        self.model_order = not self.model_order
        self.way.reorder(ordered(self.prompts, self.desk.model, by_topic=not self.model_order))

    def keep_to_core(self, *, core: bool) -> bool:
        """Ask the core alone, or everything; whether it is the core now. What one goes to oneself is always asked.

        One stays where one is, but at a supplement that is no longer asked. Where nothing is core, nothing narrows.
        """
        answered, here = self.answered(), self.current
        narrowed = self.way.narrow(core=core)
        written = here and (not answered.isdisjoint(here.ids) or self.draft().found())
        if here is None or (narrowed and not here.core and not written):
            later = self.way.first_open(answered)
            if later is not None:
                self.way.move(later)
        return narrowed

    def flags(self) -> set[str]:
        """Ids of the questions to come back to, answered or not."""
        held = self.desk.case.in_encounter(self.encounter.id)
        return self.pending.flagged() | {said.question for _, said in held if isinstance(said, Answer) and said.flagged}

    def left(self) -> int:
        """How many of the prompts that are asked still stand open."""
        answered = self.answered()
        return sum(not any(each in answered for each in prompt.ids) for prompt in self.way.asked)

    def _slot(self, question: str) -> str:
        return Slot.answer(question, self.encounter.id)

    def _asked(self) -> Prompt:
        if self.current is None:
            raise UsageProblem("Der er ikke flere spørgsmål.", "Gå til et spørgsmål med g og nummeret, fx g 4.a.3.")
        return self.current

    def _commit(self, payloads: Sequence[Payload], drop_draft: str | None) -> list[Entry]:
        return self.desk.add(payloads, self.by, drop_draft=drop_draft)

    def _advance(self) -> None:
        self.way.advance(self.answered())

    def _serving(self, question: str) -> int:
        """The prompt that serves a question; any answer from any source is accepted, so one may be added."""
        wanted = question.strip().lower()
        place = find(self.prompts, wanted)
        if place is not None:
            return place
        prompt = self._own(wanted) or self._beyond(wanted)
        if prompt is None:
            raise UsageProblem(
                f"Spørgsmålet {quote(wanted)} findes ikke i udgaven.", "Se numrene med tilsyn model show."
            )
        if prompt not in self.prompts:
            self.prompts.append(prompt)
        return self.prompts.index(prompt)

    def _own(self, wanted: str) -> Prompt | None:
        held = own_question_of(self._own_questions(), wanted, self.encounter.id)
        return own_prompt(held, self.desk.model) if held else None

    def _own_questions(self) -> list[OwnQuestion]:
        """Those that may be seen; in a conversation that is protected itself, also what was asked there."""
        visible = self.desk.visible()
        shown = [own for _, own in visible.own_questions()]
        if self.encounter.id in visible.encounters:
            return shown
        here = [own for _, own in self.desk.case.of(OwnQuestion) if own.encounter == self.encounter.id]
        return [*shown, *here]

    def _is_of_others(self, wanted: str) -> bool:
        """What was asked of others on the spot shows what they spoke of (domain.md 7)."""
        held = own_question_of(self._own_questions(), wanted, self.encounter.id)
        return held is not None and held.encounter not in {None, self.encounter.id}

    def _beyond(self, wanted: str) -> Prompt | None:
        served = {each for prompt in self.prompts for each in prompt.ids}
        prompt = beyond(self.desk.model, self.desk.visible(), self._who, self.narrowing, wanted)
        return without(prompt, served) if prompt else None


def _wrote(prompt: Prompt, said: Answer) -> bool:
    """Whether a prompt's own gesture wrote an answer: of a family not what has been answered apart."""
    return said.question == prompt.ids[0] or bool(prompt.family and said.family == prompt.family.id)
