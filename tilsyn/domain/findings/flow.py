"""Which question is next: conversation order, families, jump, search, what is unanswered (interface.md, Plain)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place
from tilsyn.domain.findings.scoring import applicability, in_focus
from tilsyn.domain.library.asked import FramePoint
from tilsyn.domain.library.edition import ASK_GROUPS, Question
from tilsyn.domain.library.wording import Phrasebook, situation, types_of_department
from tilsyn.domain.values import NOT_OFFICIAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Encounter, OwnQuestion
    from tilsyn.domain.library.edition import Family, QualityModel, RatedUnit
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.values import AskGroup

TEXT_METHODS = frozenset({"dokument", "observation"})


class Prompt(NamedTuple):
    """What is asked once: the official questions it serves, and the words to say or the instruction to follow."""

    ids: tuple[str, ...]
    questions: tuple[Question, ...]
    units: tuple[RatedUnit, ...]
    family: Family | None
    ask: tuple[str, ...]
    look: str | None
    core: bool
    topic: str
    place: str = ""
    """What a question of one's own belongs to; empty for those of the edition."""
    point: FramePoint | None = None
    """The point of a frame that it is; None for what is asked of an edition."""
    hints: tuple[tuple[str, str], ...] = ()
    """By group, what stands beside the words said to it."""

    @property
    def lead(self) -> Question:
        return self.questions[0]

    @property
    def official(self) -> str:
        """What its official words are called: a question of the edition's own has none."""
        return NOT_OFFICIAL.capitalize() if self.lead.addition else "Officielt"

    @property
    def own(self) -> bool:
        """Whether it was asked on the spot: it has no official wording, and must not be said to have one."""
        return bool(self.place)


class Narrowing(NamedTuple):
    """What narrows or widens the questions asked; empty means all that fit the source. `frame`: its points instead."""

    indicators: tuple[str, ...] = ()
    themes: tuple[int, ...] = ()
    everything: bool = False
    frame: Frame | None = None

    @property
    def in_model_order(self) -> bool:
        return bool(self.indicators or self.themes)


class Listener(NamedTuple):
    """Who or what is asked: the encounter's method and its source groups, and in which department."""

    method: str
    groups: tuple[str, ...]
    department: str | None = None

    @property
    def speaks(self) -> bool:
        return self.method not in TEXT_METHODS

    @property
    def ask_groups(self) -> list[AskGroup]:
        """Those of its groups that there may be words to, in their order."""
        return [group for group in ASK_GROUPS if group in self.groups]


class Listening(NamedTuple):
    """One listener, how the questions are narrowed, and the words for the case."""

    who: Listener
    narrowing: Narrowing
    words: Phrasebook

    def is_asked(self, question: Question) -> bool:
        return any(self.words.asks(question, group) for group in self.who.groups)

    def may_answer(self, question: Question, family: Family) -> bool:
        """Whether anyone here can know: what no group present can is neither printed nor recorded through a family."""
        groups = self.who.groups
        return not groups or any(
            group not in question.not_for_groups and question.id not in family.not_for_groups.get(group, ())  # type: ignore[call-overload]  # a group without words has no reason
            for group in groups
        )


def listener(encounter: Encounter, groups: Sequence[str]) -> Listener:
    return Listener(encounter.method, tuple(groups), encounter.department)


def prompts(model: QualityModel, visible: Visible, who: Listener, narrowing: Narrowing) -> list[Prompt]:
    """All that is asked of one listener, in conversation order; with --indicator or --theme in model order."""
    if narrowing.frame is not None:
        return list(_of_frame(narrowing.frame, model, who, narrowing))
    kept = [(unit, question) for unit, question in model.questions() if _is_asked(unit, question, visible, narrowing)]
    words = words_for(model, visible, who.department)
    listening = Listening(who, narrowing, words)
    made = list(_families_merged(model, kept, listening) if who.speaks else _one_each(kept, listening))
    if narrowing.in_model_order:
        return made
    order = {topic.id: place for place, topic in enumerate(model.topics)}
    return sorted(made, key=lambda prompt: order.get(prompt.topic, len(order)))


def _of_frame(frame: Frame, model: QualityModel, who: Listener, narrowing: Narrowing) -> Iterator[Prompt]:
    """The points that this listener can say anything of; a narrowed interview asks those that may feed its items."""
    units = [unit.id for unit in model.rated() if is_named(unit, narrowing)]
    for item in frame.in_order():
        prompt = point_prompt(FramePoint(frame, item), who)
        fits = narrowing.everything or not {who.method, *who.groups}.isdisjoint(_heard_by(prompt.lead))
        if fits and (not narrowing.in_model_order or not set(units).isdisjoint(item.feeds)):
            yield prompt


def _heard_by(question: Question) -> set[str]:
    """Whom a point is meant for: groups, and what is looked at. Where it says nothing, it is read in documents."""
    looked_at = TEXT_METHODS.intersection(question.methods)
    return {*question.groups, *looked_at} or {"dokument"}


def point_prompt(point: FramePoint, who: Listener) -> Prompt:
    """A point of a frame as a prompt like any other: under its heading, all of it core, and in the frame's own words.

    What an edition says otherwise by case is of its own questions.
    """
    question = point.item.question(point.frame.id)
    bare = Prompt((question.id,), (question,), (), None, (), None, core=True, topic=question.topic, point=point)
    if not who.speaks:
        return bare._replace(look=getattr(question.look, who.method, None))
    groups = who.ask_groups
    ask = next((question.ask[group] for group in groups if question.ask.get(group)), ())
    hints = tuple((group, question.hints[group]) for group in groups if group in question.hints)
    return bare._replace(ask=ask, hints=hints)


def is_named(unit: RatedUnit, narrowing: Narrowing) -> bool:
    """Whether what narrows the interview names an item, or its theme."""
    return unit.id in narrowing.indicators or unit.theme.number in narrowing.themes


def _is_asked(unit: RatedUnit, question: Question, visible: Visible, narrowing: Narrowing) -> bool:
    if unit.text is None or not question.is_for(visible.fields.service_types):
        return False
    if applicability(unit.item, visible)[0] == "exempt":
        return False
    if narrowing.in_model_order:
        return is_named(unit, narrowing)
    return in_focus(unit.id, visible)


def words_for(model: QualityModel, visible: Visible, department: str | None = None) -> Phrasebook:
    """The edition's words for what the case is: its service types, target groups and kind.

    In a department they are those of its own service types, where its name says which they are.
    """
    fields = visible.fields
    types = types_of_department(model, fields.service_types, department)
    return Phrasebook(model, situation(model, types, fields.target_groups, fields.kind))


def _one_each(kept: Sequence[tuple[RatedUnit, Question]], listening: Listening) -> Iterator[Prompt]:
    method = listening.who.method
    for unit, question in kept:
        if listening.narrowing.everything or listening.words.looks(question, method):
            look = listening.words.look(question, method)
            yield Prompt((question.id,), (question,), (unit,), None, (), look, core=True, topic=question.topic)


def _families_merged(
    model: QualityModel, kept: Sequence[tuple[RatedUnit, Question]], listening: Listening
) -> Iterator[Prompt]:
    families = {family.id: family for family in model.families}
    done: set[str] = set()
    for unit, question in kept:
        family = families.get(question.family or "")
        if family is None or not listening.may_answer(question, family):
            if listening.narrowing.everything or listening.is_asked(question):
                yield alone(unit, question, listening)
        elif family.id not in done:
            done.add(family.id)
            members = _members(family, kept, listening)
            if members:
                yield _prompt(members, family, listening)


def _members(
    family: Family, kept: Sequence[tuple[RatedUnit, Question]], listening: Listening
) -> list[tuple[RatedUnit, Question]]:
    """The family's questions for this listener, in the family's own order: the value goes to the first."""
    whole = listening.narrowing.everything or any(
        listening.words.ask(family, each) for each in listening.who.ask_groups
    )
    by_id = {question.id: (unit, question) for unit, question in kept if listening.may_answer(question, family)}
    ordered = [by_id[each] for each in family.questions if each in by_id]
    return [pair for pair in ordered if whole or listening.is_asked(pair[1])]


def alone(unit: RatedUnit, question: Question, listening: Listening) -> Prompt:
    """A question by itself, without a family."""
    return _prompt([(unit, question)], None, listening)


def _prompt(members: Sequence[tuple[RatedUnit, Question]], family: Family | None, listening: Listening) -> Prompt:
    questions = tuple(question for _, question in members)
    words = listening.words
    spoken = {group: _spoken(questions[0], family, group, words) for group in listening.who.ask_groups}
    return Prompt(
        ids=tuple(question.id for question in questions),
        questions=questions,
        units=tuple(unit for unit, _ in members),
        family=family,
        ask=next((each.ask for each in spoken.values() if each.ask), ()),
        look=None,
        core=any(words.core(question, group) for question in questions for group in listening.who.ask_groups),
        topic=questions[0].topic,
        hints=tuple((group, each.hint) for group, each in spoken.items() if each.hint),
    )


class _ToGroup(NamedTuple):
    """The words to one group, and the hint that belongs to them."""

    ask: tuple[str, ...]
    hint: str


def _spoken(question: Question, family: Family | None, group: AskGroup, words: Phrasebook) -> _ToGroup:
    """A family's own words have its own hint, never that of the question that comes first."""
    for each in (family, question):
        ask = words.ask(each, group) if each else ()
        if each and ask:
            return _ToGroup(ask, words.hint(each, group))
    return _ToGroup((), "")


def units_at(place: str, model: QualityModel) -> frozenset[str]:
    """The rated items at or below a place: an indicator itself, those of "criterion:7", those of "theme:4"."""
    return frozenset(unit.id for unit in model.rated() if place in {unit.id, *Place.above(unit)})


def last_places(model: QualityModel) -> dict[str, tuple[int, int]]:
    """By rated item: the place of its last question, or of the last before it where it has none, and its own place."""
    found: dict[str, tuple[int, int]] = {}
    last = -1
    for own, unit in enumerate(model.rated()):
        last += len(unit.item.questions)
        found[unit.id] = (last, own)
    return found


def own_prompt(own: OwnQuestion, model: QualityModel) -> Prompt:
    """A question asked on the spot, as a prompt like any other."""
    question = Question(id=own.code, text=own.text)
    units = tuple(unit for unit in model.rated() if unit.id == own.at)
    return Prompt((own.code,), (question,), units, None, (own.text,), None, core=True, topic="", place=own.at)


def ordered(asked: Sequence[Prompt], model: QualityModel, *, by_topic: bool) -> list[Prompt]:
    """The same prompts in the model's order, or by topic as a conversation goes; one's own stay beside their item."""
    places = {question.id: place for place, (_, question) in enumerate(model.questions())}
    last = last_places(model)
    topics = {topic.id: place for place, topic in enumerate(model.topics)} if by_topic else {}

    def rank(prompt: Prompt) -> tuple[int, int, bool]:
        below = units_at(prompt.place, model) if prompt.place else ()
        known = [places[each] for each in prompt.ids if each in places]
        known = known or [max((last[each][0] for each in below), default=len(places))]
        return topics.get(prompt.topic, len(topics)), min(known, default=len(places)), bool(prompt.place)

    return sorted(asked, key=rank)


def first_open(asked: Sequence[Prompt], answered: Collection[str]) -> int | None:
    """The place of the first prompt none of whose questions has been answered, or None."""
    return next_open(asked, answered, 0)


def next_open(asked: Sequence[Prompt], answered: Collection[str], start: int) -> int | None:
    """The first unanswered prompt from `start` on."""
    places = range(start, len(asked))
    return next((place for place in places if not any(each in answered for each in asked[place].ids)), None)


def find(asked: Sequence[Prompt], identifier: str) -> int | None:
    """The prompt that serves a question id."""
    wanted = identifier.strip().casefold()
    served = ((place, each) for place, prompt in enumerate(asked) for each in prompt.ids)
    return next((place for place, each in served if each.casefold() == wanted), None)


def search(asked: Sequence[Prompt], words: str) -> list[int]:
    """Prompts whose words, official text or directives hold what is searched for."""
    wanted = words.casefold().split()
    return [place for place, prompt in enumerate(asked) if all(word in _searchable(prompt) for word in wanted)]


def _searchable(prompt: Prompt) -> str:
    official = (part for question in prompt.questions for part in (question.id, question.text, *question.references))
    title = prompt.family.title if prompt.family else prompt.point.item.title if prompt.point else ""
    return " ".join((*prompt.ask, prompt.look or "", title, *official)).casefold()
