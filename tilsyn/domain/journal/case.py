"""The case: what the journal says when it is folded. `apply` costs the same however many entries came before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import Answer, CaseField, Entry, Note, Payload, Protect
from tilsyn.domain.journal.fields import CaseFields, fitting_fields
from tilsyn.domain.values import PROTECTIONS, strongest

if TYPE_CHECKING:
    from collections.abc import Iterator

P = TypeVar("P", bound=Payload)


class Conflict(NamedTuple):
    """A slot with more than one live entry, shown until one entry supersedes them all."""

    slot: str
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Case:
    """The folded journal. Mutated only by `apply`; equal for the same entries in whatever order they came."""

    id: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    slots: dict[str, dict[str, Entry]] = field(default_factory=dict)
    by_kind: dict[str, dict[str, None]] = field(default_factory=dict)
    by_encounter: dict[str, dict[str, None]] = field(default_factory=dict)
    superseded: set[str] = field(default_factory=set)
    withdrawn: dict[str, dict[str, Entry]] = field(default_factory=dict)
    redacted: dict[str, dict[str, Entry]] = field(default_factory=dict)
    protects: dict[str, dict[str, Entry]] = field(default_factory=dict)
    parents: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    lamport: int = 0
    changes: int = field(default=0, compare=False)
    """How many have been made to it: what was found in the case holds for as long as there are no more."""

    def live(self, slot: str) -> list[Entry]:
        """The entries of a slot that no other supersedes, in show order; withdrawn ones are not among them."""
        return sorted((e for e in self.slots.get(slot, {}).values() if self.is_live(e)), key=lambda e: e.order)

    def is_live(self, entry: Entry) -> bool:
        return entry.payload is not None and entry.id not in self.superseded and not self.is_gone(entry)

    def is_gone(self, entry: Entry) -> bool:
        """Whether it was withdrawn or redacted; or an earlier version of it was, while it was written unseen of that.

        Else a statement that was taken back on one laptop would come again from another that had only corrected it.
        """
        if not (self.withdrawn or self.redacted):
            return False
        if self._going(entry.id):
            return True
        return any(
            went and all(self._unseen_of_each_other(each, entry) for each in went)
            for earlier in self.replaced_by(entry)
            if not self._came_back(earlier, went := self._going(earlier.id), entry)
        )

    def _came_back(self, earlier: Entry, went: list[Entry], beside: Entry) -> bool:
        """Whether who knew that it was withdrawn has brought it back, and it stands again beside another's version."""
        if not went or any(each.header.kind == "redaction" for each in went):
            return False
        slot = self.slots[earlier.header.slot].values()
        standing = [e for e in slot if e is not beside and e.id not in self.superseded and not self._going(e.id)]
        return any(
            earlier.id in each.header.supersedes and all(self.knew(each, gone) for gone in went)
            for stands in standing
            for each in (stands, *self.replaced_by(stands))
        )

    def _going(self, target: str) -> list[Entry]:
        if target not in self.withdrawn and target not in self.redacted:
            return []
        return [*self.withdrawn.get(target, {}).values(), *self.redacted.get(target, {}).values()]

    def _unseen_of_each_other(self, one: Entry, other: Entry) -> bool:
        return not self.knew(one, other) and not self.knew(other, one)

    def current(self, slot: str) -> Entry | None:
        """The newest live entry of a slot."""
        live = self.live(slot)
        return live[-1] if live else None

    def of(self, payload: type[P]) -> Iterator[tuple[Entry, P]]:
        """The current value of every slot of one kind, in show order."""
        kind = payload.model_fields["entry"].default
        current = (self.current(slot) for slot in self.by_kind.get(kind, ()))
        for entry in sorted((e for e in current if e), key=lambda e: e.order):
            if isinstance(entry.payload, payload):
                yield entry, entry.payload

    def one(self, payload: type[P], slot: str) -> P | None:
        """The current value of one slot, or None."""
        entry = self.current(slot)
        return entry.payload if entry and isinstance(entry.payload, payload) else None

    def in_encounter(self, encounter: str) -> Iterator[tuple[Entry, Answer | Note]]:
        """Answers and notes of one encounter, in show order; costs what the encounter holds."""
        current = (self.current(slot) for slot in self.by_encounter.get(encounter, ()))
        for entry in sorted((e for e in current if e), key=lambda e: e.order):
            if isinstance(entry.payload, Answer | Note) and entry.payload.encounter == encounter:
                yield entry, entry.payload

    def conflicts(self) -> list[Conflict]:
        """Every slot with two live values or more, by slot; that two have brought the same frame is none."""
        several = ((slot, held) for slot, held in self.slots.items() if len(held) > 1 and Slot(slot).kind != "frame")
        found = ((slot, self.live(slot)) for slot, _ in several)
        return sorted(Conflict(slot, tuple(live)) for slot, live in found if len(live) > 1)

    def knew(self, later: Entry, earlier: Entry) -> bool:
        """Whether who wrote one entry had the other before them, in however many steps; no clock or counter says so."""
        own = self._in_its_gesture(later)
        if earlier.id in own:
            return True
        waiting, walked = list(later.header.before), set[str]()
        while waiting:
            entry = self.entries.get(waiting.pop())
            if entry is None or entry.id in walked or entry.header.lamport < earlier.header.lamport:
                continue
            if entry.id == earlier.id:
                return True
            walked.add(entry.id)
            waiting += entry.header.parents
        return False

    def went_unseen(self, target: str, writer: Entry) -> bool:
        """Whether an entry was withdrawn or redacted, and who wrote another had seen nothing of it.

        By ancestry, in whatever order they came: what was written knowing that it had gone does not rest on it.
        """
        went = self._going(target)
        return bool(went) and not any(self.knew(writer, each) for each in went)

    def _in_its_gesture(self, entry: Entry) -> set[str]:
        """It, and where its writer had not seen all that was there, what stands before it in its own gesture."""
        found = {entry.id}
        while (head := entry.header).seen is not None:
            before = self.entries.get(head.parents[0])
            if before is None or (before.header.seen, before.header.at, before.header.who) != (
                head.seen,
                head.at,
                head.who,
            ):
                break
            found.add(before.id)
            entry = before
        return found

    def protection_of(self, entry: Entry) -> str:
        """What `protect` says of this entry, else what it says itself.

        Where two have said it unseen of each other the strongest holds, until one statement takes the place of both.
        Only a new statement lifts one: masked, or taken back, it goes on holding. What was protected while another
        laptop wrote it anew, unseen, is protected as it was written there, too.
        """
        own = str(getattr(entry.payload, "protection", "normal"))
        if entry.id not in self.protects and not (entry.header.supersedes and self.protects):  # nearly every entry
            return own
        stated = self._protects(entry)
        holds = strongest(*map(_protection, stated)) if stated else own
        unseen = list(self._protected_unseen(entry, stated))
        return strongest(holds, *map(_protection, unseen)) if unseen else holds

    def _protects(self, entry: Entry) -> list[Entry]:
        return [each for each in self.protects.get(entry.id, {}).values() if each.id not in self.superseded]

    def _protected_unseen(self, entry: Entry, stated: list[Entry]) -> Iterator[Entry]:
        """What was said of earlier versions while this one was written, and nobody has spoken of it knowing that."""
        about = (earlier for earlier in self.replaced_by(entry) if earlier.id in self.protects)
        for earlier in about:
            for each in self._said_beside(earlier, entry):
                if not any(self.knew(later, each) for later in stated):
                    yield each

    def _said_beside(self, earlier: Entry, entry: Entry) -> list[Entry]:
        """What holds of the earlier one among what was said of it unseen.

        What was said later with the entry in view was said of the earlier one alone, and lifts nothing here.
        """
        beside = [each for each in self.protects[earlier.id].values() if self._unseen_of_each_other(each, entry)]
        replaced = {each for later in beside for each in later.header.supersedes}
        return [each for each in beside if each.id not in replaced]

    def replaced_by(self, entry: Entry) -> list[Entry]:
        """All versions that an entry took the place of, straight or by way of others."""
        found: dict[str, Entry] = {}
        waiting = list(entry.header.supersedes)
        while waiting:  # of nearly every entry nothing
            earlier = self.entries.get(waiting.pop())
            if earlier is not None and earlier.id not in found:
                found[earlier.id] = earlier
                waiting += earlier.header.supersedes
        return list(found.values())

    def cleared(self, entry: Entry) -> bool:
        """Whether a person has recorded that what looks like a CPR number in these words is none.

        It holds for later versions with the same words too: a value that is read does not bring the doubt back.
        """
        same = (each for each in self.slots.get(entry.header.slot, {}).values() if _words(each) == _words(entry))
        return any(self.current(Slot.not_cpr(each.id)) for each in same)

    def fields(self) -> CaseFields:
        """The case's own fields; one that no longer fits its form is left out rather than stopping everything."""
        return fitting_fields({each.field: each.value for _, each in self.of(CaseField)})


def _protection(said: Entry) -> str:
    """What a `protect` entry says; without its content nobody knows how strong it was, so it is the strongest."""
    return said.payload.protection if isinstance(said.payload, Protect) else PROTECTIONS[-1]


def _words(entry: Entry) -> tuple[object, ...]:
    """What a person wrote in an answer or a note; of anything else each version stands for itself."""
    match entry.payload:
        case Answer(note=note, reason=reason, deviates=deviates):
            return ("answer", note, reason, deviates)
        case Note(text=text, place=place):
            return ("note", text, place)
        case _:
            return ("entry", entry.id)


def apply(case: Case, entry: Entry) -> Case:
    """Add one entry to the case, in place, and return it. Entries may come in any order, and twice.

    What has been redacted has no content here, whether it or its redaction came first.
    """
    known = case.entries.get(entry.id)
    if known is not None and (known.payload is None or entry.payload is not None):
        return case
    if known is not None or entry.id in case.redacted:
        return _without_content(case, entry)
    _keep(case, entry)
    return case


def _keep(case: Case, entry: Entry) -> None:
    header = entry.header
    case.changes += 1
    case.entries[entry.id] = entry
    case.slots.setdefault(header.slot, {})[entry.id] = entry
    case.by_kind.setdefault(header.kind, {})[header.slot] = None
    case.superseded.update(header.supersedes)
    _graft(case, entry)
    _index(case, entry)


def _without_content(case: Case, entry: Entry) -> Case:
    known = case.entries.get(entry.id)
    _keep(case, replace(entry, payload=None))
    match known.payload if known else None:
        case Answer(encounter=str(encounter)) | Note(encounter=str(encounter)):
            _leave_encounter(case, encounter, entry.header.slot)
    return case


def _leave_encounter(case: Case, encounter: str, slot: str) -> None:
    """Forget that the slot speaks of the encounter, unless another version of it does."""
    others = (getattr(each.payload, "encounter", None) for each in case.slots[slot].values())
    if encounter not in others:
        case.by_encounter[encounter].pop(slot, None)
        if not case.by_encounter[encounter]:
            del case.by_encounter[encounter]


def _graft(case: Case, entry: Entry) -> None:
    """Keep the heads: entries that no other has as a parent."""
    parents = entry.header.parents
    case.parents.update(parents)
    case.heads.difference_update(parents)
    if entry.id not in case.parents:
        case.heads.add(entry.id)
    case.lamport = max(case.lamport, entry.header.lamport)
    if not parents:
        case.id = min(case.id or entry.id, entry.id)


def _index(case: Case, entry: Entry) -> None:
    """A withdrawal or redaction names its target in its slot: it holds also when its own reason has been redacted."""
    said = entry.payload
    if isinstance(said, Answer | Note) and said.encounter is not None:  # `match` takes five times as long
        case.by_encounter.setdefault(said.encounter, {})[entry.header.slot] = None
    if entry.header.slot.startswith(_OF_ANOTHER):  # few are
        _index_of_another(case, entry, Slot(entry.header.slot))


_OF_ANOTHER = tuple(Slot.of(kind, "") for kind in ("withdrawal", "protect", "redaction"))
"""How the slot begins of what is said of another entry."""


def _index_of_another(case: Case, entry: Entry, slot: Slot) -> None:
    target = slot.rest
    if slot.kind == "withdrawal":
        case.withdrawn.setdefault(target, {})[entry.id] = entry
    elif slot.kind == "protect":
        case.protects.setdefault(target, {})[entry.id] = entry
    else:
        case.redacted.setdefault(target, {})[entry.id] = entry
        held = case.entries.get(target)
        if held is not None and held.payload is not None:
            _without_content(case, held)
