"""The interview's engine: next, answer, back, draft, done. It knows no screen; plain and full screen share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.entries import Answer, Note, OwnQuestion
from tilsyn.domain.flow import Narrowing, Prompt, find, listener, next_open, own_prompt, prompts, search
from tilsyn.domain.privacy import has_cpr
from tilsyn.domain.text import clean
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.entries import Encounter, Entry, Payload
    from tilsyn.services.desk import Desk

LETTERS = {
    "j": "ja", "d": "delvist", "n": "nej", "v": "ved_ikke", "ø": "oensker_ikke", "o": "oensker_ikke",
    "i": "ikke_relevant", "f": "ikke_fundet", "t": None,
}  # fmt: skip
ONLY_DOCUMENTS = "f"


class Said(NamedTuple):
    """What came out: a value or none yet, a note, and when it was said if not now."""

    value: str | None
    note: str
    said_at: str | None = None
    recorded_from: str = "direkte"


class Receipt(NamedTuple):
    """What was committed, to be said after the commit and only then."""

    ids: tuple[str, ...]
    cpr: bool


class Recovered(NamedTuple):
    """Half-typed text offered back: which question, the text, and when it was kept."""

    question: str
    text: str
    at: str


class Session:
    """One encounter's questions and answers. Every answer is committed before `answer` returns."""

    def __init__(
        self, desk: Desk, encounter: Encounter, narrowing: Narrowing, by: str | None, group: str | None = None
    ) -> None:
        self.desk = desk
        self.encounter = encounter
        self._by = by
        self.narrowing = narrowing
        self.groups = (group,) if group else self._groups()
        self._who = listener(encounter, self.groups)
        self.prompts = prompts(desk.model, desk.visible(), self._who, narrowing)
        self._visited: list[int] = []
        self.place = self._start()

    def _groups(self) -> tuple[str, ...]:
        from tilsyn.domain.entries import Source

        taking_part = set(self.encounter.sources)
        return tuple(dict.fromkeys(source.group for _, source in self.desk.case.of(Source) if source.id in taking_part))

    def _start(self) -> int | None:
        """A draft's question first, else the first unanswered (interface.md, Plain interview)."""
        draft = self.recovered()
        if draft:
            return self._found_or_added(draft.question)
        return next_open(self.prompts, self.answered(), 0)

    @property
    def current(self) -> Prompt | None:
        return None if self.place is None else self.prompts[self.place]

    @property
    def asks_documents(self) -> bool:
        return not self._who.speaks

    def answered(self) -> set[str]:
        """Ids of the questions that have an answer in this encounter."""
        return {said.question for _, said in self.desk.case.in_encounter(self.encounter.id) if isinstance(said, Answer)}

    def said(self, question: str) -> Answer | None:
        """What stands for a question in this encounter."""
        return self.desk.case.one(Answer, self._slot(question))

    def answer(self, said: Said) -> Receipt:
        """Commit the answer to the current question, and go on to the next open one."""
        prompt = self._asked()
        payloads = [self._entry(prompt, each, said) for each in prompt.ids]
        self._commit(payloads, drop_draft=self._slot(prompt.ids[0]))
        self._advance()
        return Receipt(prompt.ids, has_cpr(said.note))

    def enter(self, question: str, said: Said) -> Receipt:
        """Commit one line from paper: the question itself, and its family's others while they stand unanswered.

        A second line on the same question is added to the first: what was written must not be lost.
        """
        place = self._found_or_added(question)
        prompt, answered = self.prompts[place], self.answered()
        ids = (question, *(each for each in prompt.ids if each != question and each not in answered))
        earlier = self.said(question)
        whole = said._replace(note=_joined(earlier, said), value=said.value or (earlier.value if earlier else None))
        self._commit([self._entry(prompt, each, whole, lead=question) for each in ids], drop_draft=None)
        return Receipt(ids, has_cpr(said.note))

    def _entry(self, prompt: Prompt, question: str, said: Said, lead: str | None = None) -> Answer:
        held = self.desk.case.current(self._slot(question))
        return Answer(
            record=self.desk.world.new_id(),
            question=question,
            encounter=self.encounter.id,
            value=said.value if question == (lead or prompt.ids[0]) else None,  # type: ignore[arg-type]  # of LETTERS
            note=clean(said.note),
            family=prompt.family.id if prompt.family and len(prompt.ids) > 1 else None,
            said_at=said.said_at,
            recorded_from=said.recorded_from,  # type: ignore[arg-type]  # direkte or papir
            protection=self.desk.case.protection_of(held) if held else "normal",  # type: ignore[arg-type]  # kept as it was
        )

    def skip(self) -> None:
        self._advance()

    def back(self) -> bool:
        """To the question before this one in the order they were shown; False at the first."""
        while self._visited:
            place = self._visited.pop()
            if place != self.place:
                self.place = place
                return True
        return False

    def go_to(self, question: str) -> bool:
        """To any question of the edition, also one that is not asked of this source; False where there is none."""
        try:
            place = self._found_or_added(question)
        except UsageProblem:
            return False
        self._move(place)
        return True

    def search(self, words: str) -> list[Prompt]:
        return [self.prompts[place] for place in search(self.prompts, words)]

    def note(self, text: str) -> Receipt:
        """A loose note of this encounter."""
        identity = self.desk.world.new_id()
        self._commit(
            [Note(record=identity, id=identity, text=clean(text), encounter=self.encounter.id)], drop_draft=None
        )
        return Receipt(("note",), has_cpr(text))

    def own_question(self, text: str) -> str:
        """A question of one's own, here: it belongs to the item now asked about, and is asked next."""
        units = self._asked().units
        identity = self.desk.world.new_id()
        at = units[0].id if units else f"theme:{self.desk.model.themes[0].number}"
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
        self.prompts.insert(here + 1, own_prompt(own, self.desk.model))
        self._move(here + 1)
        return own.code

    def keep_draft(self, text: str) -> None:
        """Keep half-typed text outside the journal, to be offered back."""
        prompt = self.current
        if prompt and text.strip():
            self.desk.file.save_draft(self._slot(prompt.ids[0]), clean(text))

    def recovered(self) -> Recovered | None:
        """Half-typed text of this encounter, if there is any."""
        for draft in self.desk.file.drafts():
            kind, _, rest = draft.slot.partition("|")
            question, _, encounter = rest.rpartition("|")
            if kind == "answer" and encounter == self.encounter.id:
                return Recovered(question, draft.text, draft.at)
        return None

    def forget_draft(self, question: str) -> None:
        self.desk.file.drop_draft(self._slot(question))

    def left(self) -> int:
        """How many prompts still stand open."""
        answered = self.answered()
        return sum(not any(each in answered for each in prompt.ids) for prompt in self.prompts)

    def _slot(self, question: str) -> str:
        return f"answer|{question}|{self.encounter.id}"

    def _asked(self) -> Prompt:
        if self.current is None:
            raise UsageProblem("Der er ikke flere spørgsmål.", "Gå til et spørgsmål med g og nummeret, fx g 4.a.3.")
        return self.current

    def _commit(self, payloads: Sequence[Payload], drop_draft: str | None) -> list[Entry]:
        return self.desk.add(payloads, self._by, drop_draft=drop_draft)

    def _advance(self) -> None:
        here = -1 if self.place is None else self.place
        self._move(next_open(self.prompts, self.answered(), here + 1))

    def _move(self, place: int | None) -> None:
        if self.place is not None:
            self._visited.append(self.place)
        self.place = place

    def _found_or_added(self, question: str) -> int:
        """The prompt that serves a question; any answer from any source is accepted, so one may be added."""
        wanted = question.strip().lower()
        place = find(self.prompts, wanted)
        if place is not None:
            return place
        added = [own_prompt(own, self.desk.model) for _, own in self.desk.case.of(OwnQuestion) if own.code == wanted]
        added += [prompt for prompt in self._all_prompts() if wanted in prompt.ids]
        if not added:
            raise UsageProblem(f"Spørgsmålet {wanted[:40]} findes ikke i udgaven.", "Se numrene med tilsyn model show.")
        self.prompts.append(added[0])
        return len(self.prompts) - 1

    def _all_prompts(self) -> list[Prompt]:
        every = tuple(unit.id for unit in self.desk.model.rated())
        return prompts(self.desk.model, self.desk.visible(), self._who, Narrowing(indicators=every, everything=True))


def _joined(earlier: Answer | None, said: Said) -> str:
    return (
        f"{earlier.note}\n{said.note}"
        if earlier and earlier.note and said.note
        else said.note or (earlier.note if earlier else "")
    )
