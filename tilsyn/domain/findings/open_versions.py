"""Which versions of one slot may be seen: as if what is protected had never been written (domain.md 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import Answer, Note, OwnQuestion, Protect

if TYPE_CHECKING:
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry

OPEN = "normal"
MASKED_UNSEEN = "Maskeres; var ikke synlig"
"""The reason recorded where something already hidden is masked: it says nothing of the versions before."""


def open_versions(case: Case, slot: str) -> list[Entry]:
    """Those of a slot that may be seen, old ones too, in show order; withdrawn and masked ones are among them."""
    held = case.slots.get(slot, {})
    hidden = [each for each in held.values() if case.protection_of(each) != OPEN]
    gone = {each.id for each in hidden}
    for each in hidden:
        gone |= {before.id for before in case.replaced_by(each) if _covers(case, each, before)}
    return sorted((each for each in held.values() if each.id not in gone), key=lambda each: each.order)


def standing_openly(case: Case, slot: str) -> list[Entry]:
    """Those that stand: a protected correction takes no open version's place."""
    shown = open_versions(case, slot)
    replaced = {before.id for each in shown for before in case.replaced_by(each)}
    return [each for each in shown if each.payload is not None and each.id not in replaced and not case.is_gone(each)]


def replaces(case: Case, entry: Entry, earlier: Entry) -> bool:
    """Whether an entry took the place of an earlier one of its slot, straight or by way of others."""
    return any(each.id == earlier.id for each in case.replaced_by(entry))


def _covers(case: Case, hidden: Entry, before: Entry) -> bool:
    """Who protects a statement protects it as it was worded before too; what is said anew in confidence stands alone.

    Otherwise protecting a corrected answer would let out the answer as it stood before the correction.
    """
    said = (each.payload for each in case.slots.get(Slot.protect(hidden.id), {}).values())
    protects = (each for each in said if isinstance(each, Protect) and each.reason != MASKED_UNSEEN)
    return any(each.protection != OPEN for each in protects) or _restates(hidden, before)


def _restates(hidden: Entry, before: Entry) -> bool:
    match hidden.payload, before.payload:
        case Answer() as now, Answer() as then:
            if now.note.strip() and then.note.strip():
                return _repeats(now.note, then.note)
            return now.value == then.value
        case (Note() as now, Note() as then) | (OwnQuestion() as now, OwnQuestion() as then):
            return _repeats(now.text, then.text)
        case None, _:
            return False
        case _:
            return True


def _repeats(now: str, then: str) -> bool:
    one, other = (" ".join(each.casefold().split()) for each in (now, then))
    return one in other or other in one
