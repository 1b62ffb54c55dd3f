"""What of a case may be seen outside the view opened for protected entries (domain.md 7).

Flow, evidence, scoring, readiness and every output read the case through here, so that lists, counts, ids and order
tell nothing of what is protected, withdrawn or redacted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tilsyn.domain.case import fitting_fields
from tilsyn.domain.danish import iso_day
from tilsyn.domain.entries import Answer, CaseField, Encounter, Entry, NotCpr, Note, OwnQuestion, Payload, Source
from tilsyn.domain.moments import moment
from tilsyn.domain.privacy import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.case import Case, Conflict

P = TypeVar("P", bound=Payload)
SPEAKING = "interview"


class Held(NamedTuple):
    """An encounter as the visible case holds it: only its visible sources, and a label no gap shows in."""

    entry: Entry
    encounter: Encounter
    sources: tuple[Source, ...]
    label: str

    @property
    def groups(self) -> tuple[str, ...]:
        """Source groups that spoke; documents and observations have none."""
        if self.encounter.method != SPEAKING:
            return ()
        return tuple(dict.fromkeys(source.group for source in self.sources))


class Visible:
    """The unprotected case, built once per command; everything in show order. `masked` hides CPR numbers too."""

    def __init__(self, case: Case, *, masked: bool = False) -> None:
        self._case = case
        self._masked = masked
        self.sources = {source.id: source for _, source in self.of(Source)}
        self.encounters = self._encounters()
        self._unasked = self._hidden_questions()
        self.fields = fitting_fields({each.field: each.value for _, each in self.of(CaseField)})

    def of(self, payload: type[P]) -> Iterator[tuple[Entry, P]]:
        """The newest unprotected live value of every slot of one kind, in show order."""
        kind = payload.model_fields["entry"].default
        newest = (self._newest(slot) for slot in self._case.by_kind.get(kind, ()))
        for entry in sorted((each for each in newest if each), key=lambda each: each.order):
            if isinstance(entry.payload, payload):
                yield entry, self._said(entry, entry.payload)

    def _said(self, entry: Entry, payload: P) -> P:
        said = self._openly_said(payload)
        return masked(said) if self._masked and not self._case.cleared(entry) else said

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
        return ((entry, answer) for entry, answer in self.of(Answer) if self._answered(answer))

    def notes(self) -> Iterator[tuple[Entry, Note]]:
        return ((entry, note) for entry, note in self.of(Note) if self._shown(note.encounter))

    def own_questions(self) -> Iterator[tuple[Entry, OwnQuestion]]:
        return ((entry, own) for entry, own in self.of(OwnQuestion) if self._shown(own.encounter))

    def conflicts(self) -> list[Conflict]:
        """Open conflicts between unprotected values; that two people ticked the same field is none."""
        kept = (
            each._replace(entries=tuple(e for e in each.entries if self._is_open(e))) for each in self._case.conflicts()
        )
        return [each for each in kept if len(each.entries) > 1 and each.entries[0].header.kind != "transfer"]

    def rests_on(self, slot: str) -> Entry | None:
        """The entry of a source or encounter that a judgement names, if it may be seen."""
        kind, _, identity = slot.partition("|")
        known = self.sources if kind == "source" else self.encounters
        return self._case.current(slot) if identity in known else None

    def first_order(self, slot: str) -> tuple[int, str]:
        """When a slot was first stated, as journals count: a correction does not make it later."""
        return min((each.order for each in self._case.slots.get(slot, {}).values()), default=(0, ""))

    def last_at(self) -> str:
        """When the last entry that may be known of was recorded: the date of every output."""
        seen = [entry for slot in self._case.slots for entry in [self._newest(slot)] if entry and self._counts(entry)]
        return max((entry.header.at for entry in seen), key=moment, default="1970-01-01T00:00:00.000+00:00")

    def _counts(self, entry: Entry) -> bool:
        match entry.payload:
            case Answer() as answer:
                return self._answered(answer)
            case NotCpr(target=target):
                return self._speaks_openly(target)
            case Note(encounter=encounter) | OwnQuestion(encounter=encounter):
                return self._shown(encounter)
            case Encounter(id=identity):
                return identity in self.encounters
            case _:
                return entry.header.kind not in {"protect", "alert", "withdrawal", "redaction", "transfer"}

    def _speaks_openly(self, target: str) -> bool:
        """What was said of an entry may be known of where the entry itself may."""
        about = self._case.entries.get(target)
        return about is not None and self._newest(about.header.slot) is about and self._counts(about)

    def _newest(self, slot: str) -> Entry | None:
        live = [entry for entry in self._case.live(slot) if self._is_open(entry)]
        return live[-1] if live else None

    def _is_open(self, entry: Entry) -> bool:
        return self._case.protection_of(entry) == "normal"

    def _shown(self, encounter: str | None) -> bool:
        return encounter is None or encounter in self.encounters

    def _answered(self, answer: Answer) -> bool:
        return answer.encounter in self.encounters and answer.question not in self._unasked

    def _hidden_questions(self) -> set[str]:
        """Codes of own questions that are protected: an answer to one would tell that it was asked."""
        openly = {entry.id for entry, _ in self.own_questions()}
        held = list(self._case.of(OwnQuestion))
        return {own.code for entry, own in held if entry.id not in openly} - {
            own.code for entry, own in held if entry.id in openly
        }

    def _encounters(self) -> dict[str, Held]:
        held: dict[str, Held] = {}
        used: dict[str, int] = {}
        for entry, encounter in self.of(Encounter):
            sources = tuple(self.sources[each] for each in encounter.sources if each in self.sources)
            if encounter.sources and not sources:
                continue
            name = label_of(encounter, sources)
            used[name] = used.get(name, 0) + 1
            label = name if used[name] == 1 else f"{name}-{used[name]}"
            held[encounter.id] = Held(entry, encounter, sources, label)
        return held


def label_of(encounter: Encounter, sources: tuple[Source, ...]) -> str:
    """The encounter's code, else who and when: never a running number, in which a gap would show."""
    if encounter.code:
        return encounter.code
    who = sources[0].code if sources else _NAMES.get(encounter.method, "Samtale")
    if len(sources) > 1:
        who = f"{who} m.fl."
    return f"{who} {iso_day(encounter.start)}".strip()


_NAMES = {"interview": "Samtale", "observation": "Observation", "dokument": "Dokumenter"}
