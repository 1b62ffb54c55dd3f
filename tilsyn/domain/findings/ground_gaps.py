"""Whether a judgement's ground carries it: what its named sources said of the item, and what has gone since.

Protected entries are leads, not grounds (domain.md 7): they are felt here as ground that does not carry, never named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import label_text
from tilsyn.domain.findings.codes import answers_to, code_of
from tilsyn.domain.journal.entries import Answer, Document, Encounter, Note, OwnQuestion
from tilsyn.domain.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.evidence import Ground
    from tilsyn.domain.findings.scoring import RatedState, Scorecard
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry


class _Unseen(NamedTuple):
    """What is felt but never named, gathered once for all items."""

    case: Case
    hidden: tuple[Entry, ...]
    """Answers and notes that may not be seen."""
    gone: tuple[Entry, ...]
    """What was withdrawn or masked; not what was protected before it went."""
    moved: tuple[Entry, ...]
    """Versions of answers and notes that stood at an item which what stands of them now does not."""


def ground_gaps(card: Scorecard, case: Case, visible: Visible) -> Iterator[Problem]:
    unseen = _unseen(case, visible)
    for state in card.states:
        if state.state in {"judged", "scored"} and state.sources:
            yield from _ground_of(state, unseen, visible)


def _unseen(case: Case, visible: Visible) -> _Unseen:
    shown = {entry.id for entry, _ in visible.answers()} | {entry.id for entry, _ in visible.notes()}
    hidden = (entry for kind in (Answer, Note) for entry, _ in case.of(kind) if entry.id not in shown)
    went = (case.entries.get(target) for target in dict.fromkeys((*case.withdrawn, *case.redacted)))
    gone = (entry for entry in went if entry and _was_open(entry, case))
    return _Unseen(case, tuple(hidden), tuple(gone), tuple(_moved(case)))


def _moved(case: Case) -> Iterator[Entry]:
    for slot in (slot for kind in ("answer", "note") for slot in case.by_kind.get(kind, ())):
        versions = case.slots[slot].values()
        if len(versions) > 1 and (standing := case.live(slot)):  # where none stands, it is gone
            now = _places(*standing)
            yield from (each for each in versions if _places(each) - now and _was_open(each, case))


def _places(*versions: Entry) -> set[str]:
    return {place for each in versions for place in getattr(each.payload, "at_items", ())}


def _ground_of(state: RatedState, unseen: _Unseen, visible: Visible) -> Iterator[Problem]:
    at = state.unit.id
    carrying = _bearing(state.ground).intersection(state.sources)
    if _taken_back_since(state, unseen, visible):
        yield problem("S011", at=at, id=at)
    elif not carrying and _hidden_ground(state, unseen, visible):
        yield problem("S010", at=at, id=at)
    else:
        yield from (
            problem("S023", at=at, id=at, source=label_text(code_of(slot, visible)))
            for slot in state.sources
            if slot not in carrying and visible.rests_on(slot)
        )


def _bearing(ground: Ground) -> set[str]:
    """The slots of the encounters that bear on an item, and of the sources that spoke in them."""
    encounters = ground.encounters
    slots = {str(Slot.meeting(held.encounter.id)) for held in encounters}
    return slots | {str(Slot.source(source.id)) for held in encounters for source in held.sources}


def _hidden_ground(state: RatedState, unseen: _Unseen, visible: Visible) -> bool:
    """Whether a named source or encounter bears on the item only with what may not be seen."""
    if any(visible.rests_on(slot) is None for slot in state.sources):
        return True
    questions = _questions_of(state, unseen.case)
    return any(
        _concerns(entry.payload, state, questions) and _from(entry.payload, state, unseen.case)
        for entry in unseen.hidden
    )


def _concerns(payload: object, state: RatedState, questions: set[str]) -> bool:
    match payload:
        case Answer(question=question, at_items=places) as said:
            return (question in questions and not said.says_nothing) or state.unit.id in places
        case Note(at_items=places):
            return state.unit.id in places
        case _:
            return False


def _from(payload: object, state: RatedState, case: Case) -> bool:
    """Whether it came from what the judgement names; also where the conversation itself has since been withdrawn."""
    encounter = getattr(payload, "encounter", None)
    if Slot.meeting(encounter) in state.sources:
        return True
    talk = _last_said(Slot.meeting(encounter), case) if encounter else None
    taking_part = getattr(talk.payload, "sources", ()) if talk else ()
    return any(Slot.source(each) in state.sources for each in taking_part)


def _last_said(slot: str, case: Case) -> Entry | None:
    """The newest version of a slot that can still be read, withdrawn or not."""
    readable = [each for each in case.slots.get(slot, {}).values() if each.payload is not None]
    return max(readable, key=lambda each: (each.id not in case.superseded, each.order), default=None)


def _taken_back_since(state: RatedState, unseen: _Unseen, visible: Visible) -> bool:
    """Whether something the judgement rests on went after it was written, as far as it is seen."""
    shown = visible.entry(Slot.judgement(state.unit.id)) if unseen.gone or unseen.moved else None
    if shown is None:
        return False
    judgement = visible.behind(shown)[-1]
    return _withdrawn_since(state, judgement, unseen) or _moved_since(state, judgement, unseen)


def _moved_since(state: RatedState, judgement: Entry, unseen: _Unseen) -> bool:
    """Whether something stood at the item when it was judged, and was taken away from there later."""
    case, at = unseen.case, state.unit.id
    return any(
        at in _places(each)
        and case.knew(judgement, each)
        and _is_its_ground(each.payload, state, case)
        and not any(
            at not in _places(later) and each in case.replaced_by(later) and case.knew(judgement, later)
            for later in case.slots[each.header.slot].values()
        )
        and at not in _places(*case.live(each.header.slot))
        for each in unseen.moved
    )


def _withdrawn_since(state: RatedState, judgement: Entry, unseen: _Unseen) -> bool:
    """Whether something of it was withdrawn or masked."""
    case = unseen.case
    questions = _questions_of(state, case)
    return any(
        _concerned(entry, state, questions, case) and not _stands_again(entry, judgement, case)
        for entry in unseen.gone
        if case.went_unseen(entry.id, judgement) and _rested_on(entry, judgement, case)
    )


def _rested_on(entry: Entry, judgement: Entry, case: Case) -> bool:
    """What came after the judgement and went again has never been its ground; a correction of its ground has."""
    return any(case.knew(judgement, each) for each in (entry, *case.replaced_by(entry)))


def _questions_of(state: RatedState, case: Case) -> set[str]:
    """The official questions of the item, and one's own, also those that have been withdrawn."""
    own = (_last_said(slot, case) for slot in case.by_kind.get("own_question", ()))
    asked_here = (each.payload for each in own if each and isinstance(each.payload, OwnQuestion))
    return {
        *(question.id for question in state.unit.item.questions),
        *(each.code for each in asked_here if each.at == state.unit.id),
    }


def _stands_again(entry: Entry, judgement: Entry, case: Case) -> bool:
    """Whether a later version has taken its place: the same words again, or what the judgement was written on.

    Other words given afterwards are another ground, and the judgement has to be read with them. What was said anew in
    confidence was never a ground, and takes nothing's place.
    """
    versions = case.slots.get(entry.header.slot, {}).values()
    return any(
        case.knew(judgement, each) or (_words(entry) and _words(each) == _words(entry))
        for each in versions
        if entry in case.replaced_by(each) and not case.is_gone(each) and _was_open(each, case)
    )


_BESIDE = {"record", "flagged", "asked", "protection", "said_at", "recorded_at", "recorded_from", "corrected"}
"""What an entry says about itself: its times, its name and its marks are none of its words."""


def _words(entry: Entry) -> str:
    return entry.payload.model_dump_json(exclude=_BESIDE) if entry.payload else ""


def _was_open(entry: Entry, case: Case) -> bool:
    """What was protected before it went was never a ground, so its going is not told (domain.md 7)."""
    if case.protection_of(entry) != "normal":
        return False
    talk = Slot.meeting(_encounter_of(entry))
    if any(case.protection_of(each) != "normal" for each in case.slots.get(talk, {}).values()):
        return False
    said = _last_said(talk, case)
    sources = getattr(said.payload, "sources", ()) if said else ()
    return not sources or any(_is_open_source(each, case) for each in sources)


def _is_open_source(identity: str, case: Case) -> bool:
    versions = case.slots.get(Slot.source(identity), {}).values()
    return bool(versions) and all(case.protection_of(each) == "normal" for each in versions)


def _encounter_of(entry: Entry) -> str | None:
    """The conversation something was said in; of an answer its slot tells, also where its words are masked."""
    return Slot(entry.header.slot).encounter or getattr(entry.payload, "encounter", None)


def _concerned(entry: Entry, state: RatedState, questions: set[str], case: Case) -> bool:
    """Whether the judgement rested on what an entry said: every kind of evidence, and those it came from."""
    slot = Slot(entry.header.slot)
    if slot in state.sources:
        return True
    match slot.kind:
        case "answer":
            stand_in = Answer(record="", question=slot.question, encounter=slot.encounter)
            said_nothing = isinstance(entry.payload, Answer) and entry.payload.says_nothing
            own = slot.question in questions and not said_nothing and _from(stand_in, state, case)
            return own or _note_concerned(entry, state, case)
        case "encounter":
            return _encounter_concerned(slot.encounter, state, questions, case)
        case "note" | "own_question":
            return _placed_concerned(entry, state, questions, case)
        case "document":
            return _document_concerned(_last_said(slot, case), state, case)
        case _:
            return False


def _placed_concerned(entry: Entry, state: RatedState, questions: set[str], case: Case) -> bool:
    own = _last_said(entry.header.slot, case) if entry.header.kind == "own_question" else None
    return _own_concerned(own, state, questions, case) if own else _note_concerned(entry, state, case)


def _note_concerned(note: Entry, state: RatedState, case: Case) -> bool:
    """A note placed on the item: from a named source, or from no conversation at all, it was part of the ground.

    So is what was answered to a point of a frame, where it was made ground.
    """
    said = _last_said(note.header.slot, case)
    masked = (each.payload for each in case.redacted.get(note.id, {}).values())
    kept = next((each for each in masked if getattr(each, "at_items", ())), None)
    placed = kept or (said.payload if said else None)  # an earlier version may have stood nowhere yet
    return state.unit.id in getattr(placed, "at_items", ()) and _is_its_ground(placed, state, case)


def _is_its_ground(placed: object, state: RatedState, case: Case) -> bool:
    """Of what stands at an item: from a named source, or from no conversation at all."""
    return getattr(placed, "encounter", None) is None or _from(placed, state, case)


def _encounter_concerned(encounter: str, state: RatedState, questions: set[str], case: Case) -> bool:
    """A conversation with a named source in which something was said of the item; masked, it may have been any."""
    slots = case.by_encounter.get(encounter, ())
    said = (entry for entry in (_last_said(slot, case) for slot in slots) if entry)
    here = [each.payload for each in said if _concerns(each.payload, state, questions)]
    masked = _last_said(Slot.meeting(encounter), case) is None
    return bool(here) and (masked or any(_from(each, state, case) for each in here))


def _own_concerned(own: Entry, state: RatedState, questions: set[str], case: Case) -> bool:
    """One's own question at the item, where a named source answered it."""
    if not isinstance(own.payload, OwnQuestion) or own.payload.code not in questions:
        return False
    return any(_from(answer, state, case) for _, answer in answers_to(case, own.payload))


_READ = frozenset({"modtaget", "set_paa_stedet"})


def _document_concerned(document: Entry | None, state: RatedState, case: Case) -> bool:
    """A document that was read, where the judgement names the review that has its title."""
    if document is None or not isinstance(document.payload, Document) or document.payload.status not in _READ:
        return False
    title = (document.payload.title or document.payload.type).casefold()
    named = (_last_said(slot, case) for slot in state.sources if Slot(slot).kind == "encounter")
    reviews = (each.payload for each in named if each and isinstance(each.payload, Encounter))
    return any(
        document.payload.id in each.documents or title in {(name or "").casefold() for name in (each.title, each.code)}
        for each in reviews
    )


def kept_of(note: Entry, case: Case) -> dict[str, Any]:
    """What a redaction keeps of a note, so that a judgement resting on it becomes a gap: nothing of one protected."""
    match note.payload:
        case Note(at_items=places, encounter=encounter) if _was_open(note, case):
            return {"at_items": places, "encounter": encounter}
        case Answer(at_items=places, encounter=encounter) if places and _was_open(note, case):
            return {"at_items": places, "encounter": encounter}
        case OwnQuestion(at=place, encounter=encounter) if _was_open(note, case):
            return {"at_items": (place,), "encounter": encounter}
        case _:
            return {}
