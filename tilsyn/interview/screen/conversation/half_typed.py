"""What is half-typed in one conversation: each text by the place it belongs to, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.interview.screen.conversation.question_text import CORRECTS
from tilsyn.services.conversation.correcting import half_corrected
from tilsyn.services.drafts import not_finished, unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.services.conversation.session import Session
    from tilsyn.storage.drafts import Draft

PAPER = "paper"
CORRECTION = "Ctrl+R"
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


def half_typed(session: Session) -> list[HalfTyped]:
    """Every text that is half-typed here, the newest last; a place and what was seen there are one."""
    found: dict[str, HalfTyped] = {}
    for draft in unfinished(session.desk, session.encounter.id):
        slot = Slot(draft.slot)
        one = f"spot {slot.question}" if slot.kind in {"spot", "where", "place"} else draft.slot
        if one not in found or slot.kind != "where":
            found[one] = _told(session, draft)
    return [*found.values(), *_corrections(session)]


def _corrections(session: Session) -> list[HalfTyped]:
    """What is half set right of what stands; of an answer it stands in the note of its question."""
    half = half_corrected(session.desk, session.encounter.id)
    return [HalfTyped(each, "en rettelse", CORRECTION) for each in half if Slot(each.slot).kind != "answer"]


def _told(session: Session, draft: Draft) -> HalfTyped:
    slot = Slot(draft.slot)
    what, key = _WHAT.get(slot.kind, ("noget", ""))
    names = {"who": "en i gruppen", "name": ""}
    if slot.kind == "deviates":
        source = session.desk.visible().sources.get(slot.parts[1])
        names["who"] = mask_cpr(source.code) if source else names["who"]
    elif slot.kind == "line":
        names["name"] = LINES.get(slot.parts[0], "")
    elif slot.kind in {"spot", "where", "place"} and session.encounter.method != "dokument":
        what = "sted og iagttagelse"
    at = f" ved {slot.question}" if slot.question and slot.kind != "line" else ""
    return HalfTyped(draft, f"{what.format(**names)}{at}", f"{key.format(**names)}{at if key else ''}")


def half_typed_beside(session: Session, who: str) -> Iterator[str]:
    """A sentence for each text that is half-typed beside the questions, the newest last; first, that one corrects."""
    if session.corrects:
        yield CORRECTS
    for each in half_typed(session):
        if each.key:
            yield f"{not_finished(each.draft, who, each.what)} Tryk {_struck(each.key)} for at skrive videre."


def _struck(key: str) -> str:
    """A letter is read at the key line, and only with Enter: in the note it would be text."""
    letter, blank, where = key.partition(" ")
    return f"Esc, {letter} og Enter{blank}{where}" if len(letter) == 1 else key
