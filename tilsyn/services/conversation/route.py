"""The way through the questions: which there are, where one is, where one came from, and what comes next.

Any answer from any source is accepted (interface.md, Plain): a question that is not asked of a listener is added to the
way when it is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place, asked_id
from tilsyn.domain.danish import item_id
from tilsyn.domain.findings.codes import own_question_of
from tilsyn.domain.findings.flow import (
    Listening,
    Narrowing,
    Prompt,
    alone,
    find,
    next_open,
    ordered,
    own_prompt,
    point_prompt,
    prompts,
    words_for,
)
from tilsyn.domain.findings.put_to import planned_besides, with_own
from tilsyn.domain.journal.entries import OwnQuestion
from tilsyn.domain.text import quote
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Collection

    from tilsyn.domain.findings.flow import Listener
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import QualityModel, Question, RatedUnit
    from tilsyn.services.open_case import Desk


class Route:
    """The prompts of one encounter, and the place among them."""

    def __init__(self, desk: Desk, encounter: str, who: Listener, narrowing: Narrowing) -> None:
        self._desk = desk
        self._encounter = encounter
        self._who = who
        self._narrowing = narrowing
        self.prompts = self._all_asked()
        self.place: int | None = None
        self.in_model_order = narrowing.in_model_order
        self.core_only = False
        self._from_core = not narrowing.in_model_order
        self._visited: list[Prompt] = []
        self._skipped: set[str] = set()

    @property
    def current(self) -> Prompt | None:
        return None if self.place is None else self.prompts[self.place]

    @property
    def asked(self) -> list[Prompt]:
        """All of them, or the core alone; whatever one goes to oneself is asked besides."""
        return [each for each in self.prompts if each.core or not self.core_only]

    def narrow(self, *, core: bool) -> bool:
        """To the core, or to everything; whether it is the core now: where all or nothing is core, nothing narrows."""
        self.core_only = core and {each.core for each in self.prompts} == {True, False}
        return self.core_only

    def turn(self) -> tuple[int, int]:
        """Which of those that are asked one is at, and of how many; of all of them at a question gone to besides."""
        here = self.current
        among = self.asked if here in self.asked else self.prompts
        return (among.index(here) + 1 if here else 0), len(among)

    def first_open(self, passed: Collection[str]) -> int | None:
        """Where a conversation begins: the first question of the core, and what stands before it at the end."""
        core = (place for place, prompt in enumerate(self.prompts) if prompt.core)
        return self._open(passed, next(core, 0) if self._from_core else 0, 0)

    def _open(self, passed: Collection[str], *starts: int) -> int | None:
        beside = (each for prompt in self.prompts if self.core_only and not prompt.core for each in prompt.ids)
        closed = {*passed, *beside}
        found = (next_open(self.prompts, closed, start) for start in starts)
        return next((each for each in found if each is not None), None)

    def move(self, place: int | None) -> None:
        """Go to a place; the one left can be gone back to."""
        if self.current is not None:
            self._visited.append(self.current)
        self.place = place

    @property
    def before(self) -> Prompt | None:
        """The question one came here from."""
        return self._visited[-1] if self._visited else None

    def back(self) -> bool:
        """To the question before this one in the order they were shown; False at the first."""
        while self._visited:
            prompt = self._visited.pop()
            if prompt is not self.current:
                self.place = self.prompts.index(prompt)
                return True
        return False

    def drop(self, prompt: Prompt) -> None:
        """A question that is no more: one is back at the one before it."""
        here, at = self.current, self.prompts.index(prompt)
        self.prompts.remove(prompt)
        self._visited = [each for each in self._visited if each is not prompt]
        if here is not prompt:
            self.place = None if here is None else self.prompts.index(here)
        else:
            self.place = max(at - 1, 0) if self.prompts else None

    def skip(self) -> None:
        """The current question is not asked again in this session, unless gone to."""
        if self.current is not None:
            self._skipped.update(self.current.ids)

    def advance(self, answered: Collection[str]) -> None:
        """To the next open question; after the last one to those that were jumped over, never to those skipped."""
        passed = {*answered, *self._skipped}
        later = None if self.place is None else self._open(passed, self.place + 1)
        self.move(self.first_open(passed) if later is None else later)

    def reorder(self) -> None:
        """The questions in the model's order, or back in the conversation's; one stays at the question."""
        here = self.current
        self.in_model_order = not self.in_model_order
        self.prompts[:] = ordered(self.prompts, self._desk.model, by_topic=not self.in_model_order)
        self.place = None if here is None else self.prompts.index(here)

    def ask_next(self, own: OwnQuestion) -> None:
        """A question of one's own, just asked: it comes after the one at hand, under its topic."""
        here = self.place or 0
        topic = self.current.topic if self.current else ""
        self.prompts.insert(here + 1, own_prompt(own, self._desk.model)._replace(topic=topic))
        self.move(here + 1)

    def meant(self, question: str) -> str:
        """The question's number as the edition has it, from how it is typed: 4a3, 4.A.3, Spørgsmål 4 a 3.

        Where a frame is gone through, the id of one of its points is enough.
        """
        frame = self._narrowing.frame
        if frame is not None:
            own = {each.id: asked_id(frame.id, each.id) for each in frame.items}
            if found := own.get(item_id(question, own)):
                return found
        numbers = self._numbers()
        typed = item_id(question, numbers)  # one's own at a theme is called tema:4.e1a2b, and no place is
        return typed if typed in numbers else item_id(Place.of(question), numbers)

    def _numbers(self) -> list[str]:
        """Of all that is asked here, and of the questions asked on the spot: another's is found by its code."""
        mine = (own.code for _, own in self._desk.case.of(OwnQuestion) if own.encounter == self._encounter)
        return [*self._desk.asked().ids(), *mine]

    def point_ids(self) -> tuple[str, ...]:
        """How points of frames may be named: of the one that is gone through by their own id, too."""
        through = self._narrowing.frame
        asked = (each for frame in self._desk.asked().frames for each in frame.ids())
        return (*(each.id for each in (through.items if through else ())), *asked)

    def knows(self, question: str) -> bool:
        """Whether there is such a question, in the edition or asked on the spot."""
        try:
            self.serving(question)
        except UsageProblem:
            return False
        return True

    def serving(self, question: str) -> int:
        """The place of the prompt that serves a question; it may be added. Raises UsageProblem where there is none."""
        wanted = self.meant(question)
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

    def is_of_others(self, wanted: str) -> bool:
        """What was asked of others on the spot shows what they spoke of (domain.md 7)."""
        held = own_question_of(self.own_questions(), wanted, self._encounter)
        return held is not None and held.encounter not in {None, self._encounter}

    def own_questions(self) -> list[OwnQuestion]:
        """Those that may be seen; in a conversation that is protected itself, also what was asked there."""
        visible = self._desk.visible()
        shown = [own for _, own in visible.own_questions()]
        if self._encounter in visible.encounters:
            return shown
        here = [own for _, own in self._desk.case.of(OwnQuestion) if own.encounter == self._encounter]
        return [*shown, *here]

    def _all_asked(self) -> list[Prompt]:
        """One's own that were planned for who is here, or asked here on the spot, stand beside their item."""
        model, visible = self._desk.model, self._desk.visible()
        asked = prompts(model, visible, self._who, self._narrowing)
        planned = planned_besides(asked, model, visible, self._who, self._narrowing)
        return with_own(asked, [*planned, *self._asked_here()], model, self._narrowing)

    def _asked_here(self) -> list[OwnQuestion]:
        return [own for own in self.own_questions() if own.encounter == self._encounter]

    def _own(self, wanted: str) -> Prompt | None:
        held = own_question_of(self.own_questions(), wanted, self._encounter)
        return own_prompt(held, self._desk.model) if held else None

    def _beyond(self, wanted: str) -> Prompt | None:
        point = self._desk.asked().point(wanted)
        if point is not None:
            return point_prompt(point, self._who)
        served = {each for prompt in self.prompts for each in prompt.ids}
        prompt = beyond(self._desk.model, self._desk.visible(), self._who, self._narrowing, wanted)
        return _without(prompt, served) if prompt else None


def beyond(model: QualityModel, visible: Visible, who: Listener, narrowing: Narrowing, wanted: str) -> Prompt | None:
    """A prompt for any question of the edition, its family with it; None where there is no question of that id.

    In a narrowed interview the family is narrowed too.
    """
    found = next(((unit, question) for unit, question in model.questions() if question.id == wanted), None)
    if found is None:
        return None
    units = (found[0].id,) if narrowing.in_model_order else tuple(unit.id for unit in model.rated())
    whole = Narrowing(indicators=units, everything=True)
    every = prompts(model, visible, who, whole)
    served = next((prompt for prompt in every if wanted in prompt.ids), None)
    return served or _alone(*found, Listening(who, whole, words_for(model, visible, who.department)))


def _without(prompt: Prompt, served: Collection[str]) -> Prompt:
    """The prompt without the questions that another one serves: two prompts must not state one answer."""
    kept = [place for place, each in enumerate(prompt.ids) if each not in served]
    return prompt._replace(
        ids=tuple(prompt.ids[place] for place in kept),
        questions=tuple(prompt.questions[place] for place in kept),
        units=tuple(prompt.units[place] for place in kept),
    )


def _alone(unit: RatedUnit, question: Question, listening: Listening) -> Prompt:
    """A question the case leaves out, where its indicator does not apply: what was said about it is still accepted."""
    look = None if listening.who.speaks else listening.words.look(question, listening.who.method)
    return alone(unit, question, listening)._replace(look=look, core=False)
