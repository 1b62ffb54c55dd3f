"""Whether a judgement's ground carries it: what its named sources said of the item, and what has gone since.

Protected entries are leads, not grounds (domain.md 7): they are felt here as ground that does not carry, never named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.entries import Answer, Note
from tilsyn.domain.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.case import Case
    from tilsyn.domain.entries import Entry
    from tilsyn.domain.evidence import Ground
    from tilsyn.domain.scoring import RatedState, Scorecard
    from tilsyn.domain.visible import Visible


def ground_gaps(card: Scorecard, case: Case, visible: Visible) -> Iterator[Problem]:
    for state in card.states:
        if state.state in {"judged", "scored"} and state.sources:
            yield from _ground_of(state, case, visible)


def _ground_of(state: RatedState, case: Case, visible: Visible) -> Iterator[Problem]:
    at = state.unit.id
    named = set(state.sources)
    carrying = {slot for slot in named if _bears(slot, state.ground)}
    if _withdrawn_since(state, case):
        yield problem("S011", at=at, id=at)
    elif not carrying and _hidden_ground(state, case, visible):
        yield problem("S010", at=at, id=at)
    else:
        yield from (
            problem("S023", at=at, id=at, source=code_of(slot, visible))
            for slot in state.sources
            if slot not in carrying and visible.rests_on(slot)
        )


def _bears(slot: str, ground: Ground) -> bool:
    kind, _, identity = slot.partition("|")
    if kind == "encounter":
        return any(held.encounter.id == identity for held in ground.encounters)
    return any(identity == source.id for held in ground.encounters for source in held.sources)


def _hidden_ground(state: RatedState, case: Case, visible: Visible) -> bool:
    """Whether a named source or encounter bears on the item only with what may not be seen."""
    questions = {question.id for question in state.unit.item.questions}
    if any(visible.rests_on(slot) is None for slot in state.sources):
        return True
    shown = {entry.id for entry, _ in visible.answers()} | {entry.id for entry, _ in visible.notes()}
    hidden = (entry for kind in (Answer, Note) for entry, _ in case.of(kind) if entry.id not in shown)
    return any(_concerns(entry.payload, state, questions) and _from(entry.payload, state, case) for entry in hidden)


def _concerns(payload: object, state: RatedState, questions: set[str]) -> bool:
    match payload:
        case Answer(question=question):
            return question in questions
        case Note(at_items=places):
            return state.unit.id in places
        case _:
            return False


def _from(payload: object, state: RatedState, case: Case) -> bool:
    encounter = getattr(payload, "encounter", None)
    entry = case.current(f"encounter|{encounter}") if encounter else None
    taking_part = getattr(entry.payload, "sources", ()) if entry else ()
    return f"encounter|{encounter}" in state.sources or any(f"source|{each}" in state.sources for each in taking_part)


def _withdrawn_since(state: RatedState, case: Case) -> bool:
    """Whether something the judgement rests on was withdrawn or masked after it was written."""
    judgement = case.current(f"judgement|{state.unit.id}")
    questions = {question.id for question in state.unit.item.questions}
    for target, gone in [*case.withdrawn.items(), *case.redacted.items()]:
        entry = case.entries.get(target)
        concerned = entry and _slot_concerns(entry.header.slot, state, questions, case)
        if not concerned or target in case.superseded or not _was_open(entry, case):
            continue
        if judgement and not all(case.knew(judgement, each) for each in gone.values()):
            return True
    return False


def _was_open(entry: Entry | None, case: Case) -> bool:
    """What was protected before it went was never a ground, so its going is not told (domain.md 7)."""
    if entry is None or case.protection_of(entry) != "normal":
        return False
    kind, _, rest = entry.header.slot.partition("|")
    talk = f"encounter|{rest.rpartition('|')[2]}" if kind == "answer" else ""
    return all(case.protection_of(each) == "normal" for each in case.slots.get(talk, {}).values())


def _slot_concerns(slot: str, state: RatedState, questions: set[str], case: Case) -> bool:
    kind, _, rest = slot.partition("|")
    if kind == "answer":
        question, _, encounter = rest.rpartition("|")
        stand_in = Answer(record="", question=question, encounter=encounter)
        return question in questions and _from(stand_in, state, case)
    return slot in state.sources


def code_of(slot: str, visible: Visible) -> str:
    """The code of a source or the label of an encounter that a judgement names; nothing of one that is hidden."""
    kind, _, identity = slot.partition("|")
    if kind == "source":
        return visible.sources[identity].code if identity in visible.sources else ""
    return visible.encounters[identity].label if identity in visible.encounters else ""
