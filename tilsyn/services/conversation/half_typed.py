"""What is half-typed in one conversation, each text by the place it belongs to; and what of it may be told elsewhere.

A draft lies outside the journal: whoever leaves a conversation, closes it by a command or asks how the case stands is
told of it, for it is in nothing that the case says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import counted
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.services.conversation.answering import OPEN, Guard
from tilsyn.services.conversation.correcting import half_corrected
from tilsyn.services.drafts import LOOSE, WaitingMarks, unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.journal.entries import Encounter
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.drafts import Draft

PAPER = "paper"
CORRECTION = "Ctrl+R"
_BESIDE = frozenset({"spot", "where", "place"})
"""A place and what was seen or read there are one."""
_WHAT = {
    "answer": ("noten", ""),
    "note": ("en løs note", "+"),
    "own": ("dit eget spørgsmål", "e"),
    "deviates": ("hvad {who} sagde", "F7"),
    "spot": ("sted og citat", "F7"),
    "where": ("sted og citat", "F7"),
    "place": ("sted og citat", "F7"),
    "line": ("det, der står under {name}", "{name}"),
    PAPER: ("linjer fra papir", "tilsyn interview med --paper"),
}
"""What may be half-typed in a conversation, by the kind of its slot, and the key that goes on with it."""
LINES = {
    "go_to": "g", "search": "/", "palette": "Ctrl+P", "say_at": "F5", "asked_so": "h", "come_or_go": "F6",
    "came_or_went": "F6",
}  # fmt: skip
"""The lines that only find something, by the name that their text is kept under, and their keys."""


class HalfTyped(NamedTuple):
    """One text that is not finished: where it is kept, what it is, and how one goes on with it."""

    draft: Draft
    what: str
    key: str

    @property
    def slot(self) -> Slot:
        return Slot(self.draft.slot)

    @property
    def at(self) -> str:
        """The question it belongs to, where it belongs to one."""
        return self.slot.question if self.slot.kind != "line" else ""

    @property
    def sized(self) -> str:
        """What it is, and how much of it there is."""
        return f"{self.what}, {counted(len(self.draft.text), 'tegn', 'tegn')}"


def half_typed(desk: Desk, encounter: Encounter) -> list[HalfTyped]:
    """Every text that is half-typed there, the newest last."""
    found: dict[str, HalfTyped] = {}
    for draft in unfinished(desk, encounter.id):
        slot = Slot(draft.slot)
        one = f"spot {slot.question}" if slot.kind in _BESIDE else draft.slot
        if one not in found or slot.kind != "where":
            found[one] = _told(desk, encounter, draft)
    return [*found.values(), *_corrections(desk, encounter)]


def _corrections(desk: Desk, encounter: Encounter) -> list[HalfTyped]:
    """What is half set right of what stands; of an answer it stands in the note of its question."""
    half = half_corrected(desk, encounter.id)
    return [HalfTyped(each, "en rettelse", CORRECTION) for each in half if Slot(each.slot).kind != "answer"]


def _told(desk: Desk, encounter: Encounter, draft: Draft) -> HalfTyped:
    slot = Slot(draft.slot)
    what, key = _WHAT.get(slot.kind, ("noget", ""))
    names = {"who": "en i gruppen", "name": ""}
    if slot.kind == "deviates":
        source = desk.visible().sources.get(slot.parts[1])
        names["who"] = mask_cpr(source.code) if source else names["who"]
    elif slot.kind == "line":
        names["name"] = LINES.get(slot.parts[0], "")
    elif slot.kind in _BESIDE and encounter.method != "dokument":
        what = "sted og iagttagelse"
    at = f" ved {slot.question}" if slot.question and slot.kind != "line" else ""
    return HalfTyped(draft, f"{what.format(**names)}{at}", f"{key.format(**names)}{at if key else ''}")


def may_be_told(desk: Desk, encounter: Encounter) -> list[HalfTyped]:
    """Those of which may be known outside the conversation: what is or will be protected leaves no trace."""
    if encounter.id not in desk.visible().encounters:
        return []
    pending = WaitingMarks(desk, encounter.id)
    guard = Guard(desk, encounter.id, pending)
    return [each for each in half_typed(desk, encounter) if _is_open(desk, each.slot, guard, pending)]


def _is_open(desk: Desk, slot: Slot, guard: Guard, pending: WaitingMarks) -> bool:
    asked = slot.question or (LOOSE if slot.kind == "note" else "")
    if asked and (pending.find((asked,), "fortrolig") is not None or guard.protection(asked) != OPEN):
        return False
    return slot.kind != "deviates" or slot.parts[1] in desk.visible().sources


def left_half(desk: Desk, encounter: Encounter) -> str:
    """The sentence on what is left unfinished in a conversation as one leaves it; empty where nothing is."""
    left = [each.sized for each in may_be_told(desk, encounter)]
    return f"Ikke skrevet færdigt: {'; '.join(left)}. Det står kun som kladde, ikke i sagen." if left else ""


def goes_on_with(desk: Desk, encounter: Encounter) -> str:
    """The commands with which one goes on where something is left: lines from paper have a sheet of their own."""
    command = f"tilsyn interview SAG --encounter {encounter.id[:8]}"
    on_paper = {each.slot.kind == PAPER for each in may_be_told(desk, encounter)}
    return " og ".join(f"{command} --paper" if each else command for each in sorted(on_paper))


def left_in_case(desk: Desk) -> Iterator[str]:
    """Every conversation in which something is left unfinished, and what."""
    if not desk.file.drafts():
        return
    for held in desk.visible().encounters.values():
        left = [each.what for each in may_be_told(desk, held.encounter)]
        if left:
            yield f"{mask_cpr(held.told)}: {'; '.join(left)}"
