"""What of a case may be seen outside the view opened for protected entries (domain.md 7).

Flow, evidence, scoring, readiness and every output read the case through here, so that lists, counts, ids and order
tell nothing of what is protected, withdrawn or redacted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from tilsyn.domain.addresses import Slot
from tilsyn.domain.cpr import has_cpr
from tilsyn.domain.danish import iso_day, label_text
from tilsyn.domain.findings.open_versions import OPEN, open_versions, replaces, standing_openly
from tilsyn.domain.findings.privacy import LookedAt, texts_of
from tilsyn.domain.journal.case import Conflict
from tilsyn.domain.journal.entries import (
    Answer,
    CaseField,
    ChecklistPlace,
    Document,
    Encounter,
    Entry,
    Focus,
    Judgement,
    NotCpr,
    Note,
    OwnQuestion,
    Payload,
    Source,
    frames_named,
)
from tilsyn.domain.journal.fields import fitting_fields
from tilsyn.domain.journal.revise import noted_at, says_the_same
from tilsyn.domain.moments import moment
from tilsyn.domain.values import METHOD_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.journal.case import Case

P = TypeVar("P", bound=Payload)
SPEAKING = "interview"
_SAYS_NOTHING = frozenset({"transfer", "frame", "sealed"})
"""Kinds of which two that were written unseen of each other contradict nobody."""
_REFERRING = (Answer, Encounter, Focus, Judgement)
"""What may name someone protected, or say something for inner use."""


class Held(NamedTuple):
    """An encounter as the visible case holds it: only its visible sources, and a label no gap shows in."""

    entry: Entry
    encounter: Encounter
    sources: tuple[Source, ...]
    label: str
    """What it goes by as a code, too; `told` is what people read."""
    groups: tuple[str, ...]
    """Source groups that spoke; documents and observations have none."""

    @property
    def told(self) -> str:
        """Its label as people read it: a day in it is written as days are."""
        return label_text(self.label)


def _groups(encounter: Encounter, sources: Iterable[Source]) -> tuple[str, ...]:
    if encounter.method != SPEAKING:
        return ()
    return tuple(dict.fromkeys(source.group for source in sources))


@dataclass(slots=True)
class _Read:
    """What was read of a case, until it is changed: the version shown of a slot, the values of a kind."""

    changes: int
    newest: dict[str, Entry | None] = field(default_factory=dict)
    values: dict[type[Payload], tuple[tuple[Entry, Payload], ...]] = field(default_factory=dict)
    answers: tuple[tuple[Entry, Answer], ...] | None = None


class Visible:
    """The unprotected case, built once per command; everything in show order. `masked` hides CPR numbers too.

    What is read once is remembered until the case changes; `looked` remembers across changes which texts hold numbers.
    """

    def __init__(self, case: Case, *, masked: bool = False, looked: LookedAt | None = None) -> None:
        self._case = case
        self._masked = masked
        self._looked = looked or LookedAt()
        self._looked.forget(case.redacted)
        self._read = _Read(case.changes)
        self.sources: dict[str, Source] = {}
        self.documents: dict[str, Document] = {}
        self.encounters: dict[str, Held] = {}
        self.sources = {source.id: source for _, source in self.of(Source)}
        self.documents = {document.id: document for _, document in self.of(Document)}
        self.encounters = self._encounters()
        self._unasked = self._hidden_questions()
        self.fields = fitting_fields({each.field: each.value for _, each in self.of(CaseField)})

    def of(self, payload: type[P]) -> Iterator[tuple[Entry, P]]:
        """The newest unprotected live value of every slot of one kind, in show order."""
        read = self._remembered().values
        if payload not in read:
            read[payload] = tuple(self._values(payload))
        return cast("Iterator[tuple[Entry, P]]", iter(read[payload]))

    def _values(self, payload: type[P]) -> Iterator[tuple[Entry, P]]:
        kind = payload.model_fields["entry"].default
        newest = (self._newest(slot) for slot in self._case.by_kind.get(kind, ()))
        for entry in sorted((each for each in newest if each), key=lambda each: each.order):
            if isinstance(entry.payload, payload):
                yield entry, self._said(entry, entry.payload)

    def _remembered(self) -> _Read:
        if self._read.changes != self._case.changes:
            self._read = _Read(self._case.changes)
        return self._read

    def _said(self, entry: Entry, payload: P) -> P:
        said = self._openly_said(payload)
        clean = self._looked.masked(entry, said) if self._masked else said
        return said if clean is said or self._case.cleared(entry) else clean

    def holds_cpr(self, entry: Entry) -> bool:
        """Whether what looks like a CPR number is seen in an entry, and nobody has recorded that it is none."""
        if entry.payload is None or not self._looked.holds_cpr(entry) or self._case.cleared(entry):
            return False
        return any(has_cpr(text) for text in texts_of(self._as_seen(entry.payload)))

    def _openly_said(self, payload: P) -> P:
        """An answer without the deviations of those who are protected: not even that accounts differ tells of them."""
        if not isinstance(payload, Answer) or not payload.deviates:
            return payload
        kept = tuple(each for each in payload.deviates if each.source in self.sources)
        return payload.model_copy(update={"deviates": kept})

    def one(self, payload: type[P], slot: str) -> P | None:
        entry = self._newest(slot)
        return self._said(entry, entry.payload) if entry and isinstance(entry.payload, payload) else None

    def entry(self, slot: str) -> Entry | None:
        return self._newest(slot)

    def answers(self) -> Iterator[tuple[Entry, Answer]]:
        read = self._remembered()
        if read.answers is None:
            read.answers = tuple((entry, answer) for entry, answer in self.of(Answer) if self._answered(answer))
        return iter(read.answers)

    def notes(self) -> Iterator[tuple[Entry, Note]]:
        return ((entry, note) for entry, note in self.of(Note) if self._shown(note.encounter, note.document))

    def checklist_places(self) -> Iterator[tuple[Entry, ChecklistPlace]]:
        return ((entry, place) for entry, place in self.of(ChecklistPlace) if self._shown(None, place.document))

    def own_questions(self) -> Iterator[tuple[Entry, OwnQuestion]]:
        return ((entry, own) for entry, own in self.of(OwnQuestion) if self._shown(own.encounter))

    def versions(self, slot: str) -> list[Entry]:
        """Every version that may be seen, old ones too; one that differs only in what is hidden is none of its own."""
        shown = open_versions(self._case, slot)
        return list({first.id: first for first in (self._first_alike(each, shown) for each in shown)}.values())

    def first_noted(self, slot: str) -> str:
        """When what stands was first written down; that it is put elsewhere, read or corrected does not move it."""
        return min(map(noted_at, self.versions(slot)), key=moment)

    def standing(self, slot: str) -> list[Entry]:
        """What stands and may be seen; more than one where two have written unseen."""
        return [entry for entry in map(self.shown_as, standing_openly(self._case, slot)) if entry]

    def shown_as(self, entry: Entry) -> Entry | None:
        """The version that is shown for an entry: the first that says what is seen of it. None for what is hidden."""
        shown = open_versions(self._case, entry.header.slot)
        return self._first_alike(entry, shown) if entry in shown else None

    def behind(self, entry: Entry) -> list[Entry]:
        """All versions that one shown entry stands for, itself among them."""
        return [each for each in open_versions(self._case, entry.header.slot) if self.shown_as(each) is entry]

    def _first_alike(self, entry: Entry, shown: list[Entry]) -> Entry:
        """That a protected source joined a conversation must neither date it anew nor move it in any list."""
        earlier = [each for each in shown[: shown.index(entry)] if replaces(self._case, entry, each)]
        for before in reversed(earlier):
            if not self._differs_unseen(before, entry):
                break
            entry = before
        return entry

    def _differs_unseen(self, before: Entry, entry: Entry) -> bool:
        one, other = before.payload, entry.payload
        if one is None or other is None or not isinstance(one, _REFERRING) or says_the_same(one, other):
            return False
        return says_the_same(self._as_seen(one), self._as_seen(other))

    def _as_seen(self, payload: Payload) -> Payload:
        match payload:
            case Encounter(sources=sources, documents=named):
                seen = tuple(each for each in sources if each in self.sources)
                papers = tuple(each for each in named if not self._is_secret(each))
                return payload.model_copy(update={"sources": seen, "documents": papers})
            case Judgement(sources=slots):
                return payload.model_copy(update={"sources": tuple(each for each in slots if self._is_known(each))})
            case Focus():
                return payload.model_copy(update={"internal_reason": None})
            case _:
                return self._openly_said(payload)

    def _is_known(self, slot: str) -> bool:
        named = Slot(slot)
        return named.rest in (self.sources if named.kind == "source" else self.encounters)

    def conflicts(self) -> list[Conflict]:
        """Open conflicts between unprotected values; that two ticked the same field, or brought a frame, is none."""
        several = (slot for slot, held in self._case.slots.items() if len(held) > 1 and self.may_know(slot))
        found = [Conflict(slot, tuple(self.standing(slot))) for slot in sorted(several)]
        return [each for each in found if len(each.entries) > 1 and each.entries[0].header.kind not in _SAYS_NOTHING]

    def rests_on(self, slot: str) -> Entry | None:
        """The entry of a source or encounter that a judgement names, if it may be seen."""
        return self._newest(slot) if self._is_known(slot) else None

    def was_known(self, slot: str, writer: Entry) -> bool:
        """Whether who wrote an entry had seen that a slot was there; a correction does not make it later."""
        return any(self._case.knew(writer, each) for each in self._case.slots.get(slot, {}).values())

    def last_at(self) -> str:
        """When the last entry that may be known of was recorded: the date of every output."""
        newest = [entry for entry in map(self._newest, self._case.slots) if entry]
        newest.sort(key=lambda entry: moment(entry.header.at), reverse=True)
        return next((entry.header.at for entry in newest if self._counts(entry)), "1970-01-01T00:00:00.000+00:00")

    def _counts(self, entry: Entry) -> bool:
        if isinstance(entry.payload, NotCpr):
            return self._speaks_openly(entry.payload.target)
        apart = {"protect", "alert", "withdrawal", "redaction", "transfer", "frame", "sealed"}
        return entry.header.kind not in apart and self.may_know(entry.header.slot)

    def may_know(self, slot: str) -> bool:
        """Whether it may be known that a slot is there at all: not what was said in a hidden conversation."""
        named = Slot(slot)
        if named.kind == "answer":
            return named.encounter in self.encounters and named.question not in self._unasked
        if named.kind == "encounter":
            return named.encounter in self.encounters
        if named.kind == "frame":  # what was answered in a hidden conversation brought it, if nothing else did
            return any(True for _ in self.speaking_of(named.rest))
        held = self._case.slots.get(slot, {}).values()
        said = [each.payload for each in held]
        shown = all(self._shown(getattr(each, "encounter", None)) for each in said)
        return shown and not any(self._is_secret(getattr(each, "document", None)) for each in said)

    def speaking_of(self, frame: str) -> Iterator[tuple[Entry, Payload]]:
        """What names a point of a frame, of all that may be seen."""
        seen = (*self.answers(), *self.notes(), *self.checklist_places())
        return ((entry, each) for entry, each in seen if frame in frames_named(each))

    def _speaks_openly(self, target: str) -> bool:
        """What was said of an entry may be known of where the entry itself may."""
        about = self._case.entries.get(target)
        shown = self.shown_as(about) if about else None
        return shown is not None and self._newest(shown.header.slot) is shown and self._counts(shown)

    def _newest(self, slot: str) -> Entry | None:
        read = self._remembered().newest
        if slot not in read:
            read[slot] = self._newest_of(slot)
        return read[slot]

    def _newest_of(self, slot: str) -> Entry | None:
        held = self._case.slots.get(slot, {})
        if len(held) == 1:  # nearly every slot; the rest costs a look at each version
            only = next(iter(held.values()))
            return only if self._case.is_live(only) and self._case.protection_of(only) == OPEN else None
        standing = self.standing(slot)
        return standing[-1] if standing else None

    def _shown(self, encounter: str | None, document: str | None = None) -> bool:
        """Not what was said in a hidden conversation, nor what is quoted from a document that is not there to see."""
        if document is not None and document not in self.documents and self._case.slots.get(Slot.document(document)):
            return False
        return encounter is None or encounter in self.encounters

    def _is_secret(self, document: str | None) -> bool:
        """Whether it may not be known of; one that is only withdrawn or masked is no secret."""
        if document is None or document in self.documents:
            return False
        slot = Slot.document(document)
        return bool(self._case.slots.get(slot)) and not open_versions(self._case, slot)

    def _is_hidden_review(self, encounter: Encounter) -> bool:
        """A review of papers of which none may be known of."""
        named = encounter.documents
        return encounter.method == "dokument" and bool(named) and all(map(self._is_secret, named))

    def _answered(self, answer: Answer) -> bool:
        return answer.encounter in self.encounters and answer.question not in self._unasked

    def _hidden_questions(self) -> set[str]:
        """Codes of own questions that are protected: an answer to one would tell that it was asked.

        Whether the question still stands does not matter: it stays hidden when it is withdrawn, too.
        """
        openly = {entry.id for entry, _ in self.own_questions()}
        slots = self._case.by_kind.get("own_question", ())
        held = [entry for slot in slots for entry in self._case.slots[slot].values()]
        asked = [(each, each.payload) for each in held if isinstance(each.payload, OwnQuestion)]
        hidden = {own.code for entry, own in asked if not self._was_open(entry, own)}
        return hidden - {own.code for entry, own in asked if entry.id in openly}

    def _was_open(self, entry: Entry, own: OwnQuestion) -> bool:
        """One that is only withdrawn, or was worded anew, is no secret."""
        return self._shown(own.encounter) and entry in open_versions(self._case, entry.header.slot)

    def _encounters(self) -> dict[str, Held]:
        held: dict[str, Held] = {}
        for entry, encounter in self.of(Encounter):
            sources = tuple(self.sources[each] for each in encounter.sources if each in self.sources)
            if (sources or not encounter.sources) and not self._is_hidden_review(encounter):
                held[encounter.id] = Held(
                    entry, encounter, sources, label_of(encounter, sources), _groups(encounter, sources)
                )
        return self._told_apart(held)

    def _told_apart(self, held: dict[str, Held]) -> dict[str, Held]:
        """Of those that go by one name the one that was begun first keeps it, also once it is closed or corrected."""
        alike: dict[str, list[str]] = {}
        for identity, each in held.items():
            alike.setdefault(each.label, []).append(identity)
        for name, several in alike.items():
            begun = sorted(several, key=self._first_order) if len(several) > 1 else ()
            for number, identity in enumerate(begun[1:], 2):
                held[identity] = held[identity]._replace(label=f"{name}-{number}")
        return held

    def _first_order(self, encounter: str) -> tuple[int, str]:
        return min(each.order for each in self.versions(Slot.meeting(encounter)))


def label_of(encounter: Encounter, sources: tuple[Source, ...]) -> str:
    """The encounter's code, else who and when: never a running number, in which a gap would show."""
    if encounter.code:
        return encounter.code
    who = sources[0].code if sources else METHOD_LABELS[encounter.method]
    if len(sources) > 1:
        who = f"{who} m.fl."
    return f"{who} {iso_day(encounter.start)}".strip()
