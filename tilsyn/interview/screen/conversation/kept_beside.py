"""What is half-typed beside the questions: where it is kept, and the sentence that offers it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import counted, time_text
from tilsyn.interview.screen.kit import wording
from tilsyn.services.drafts import Keeper

if TYPE_CHECKING:
    from tilsyn.services.conversation.session import Session
    from tilsyn.storage.drafts import Draft

OWN, DEVIATION, PLACE, WHERE = "own", "deviates", "place", "where"


def keeper(session: Session, kind: str, *about: str) -> Keeper:
    """Where one kind of text is kept in this conversation."""
    return Keeper(session.desk, Slot.of(kind, *about, session.encounter.id))


def recovered(session: Session, who: str) -> str:
    """A sentence for each, the newest last."""
    here = (draft for draft in session.desk.file.drafts() if Slot(draft.slot).parts[-1:] == (session.encounter.id,))
    return "\n".join(filter(None, (_sentence(draft, who) for draft in here)))


def _sentence(draft: Draft, who: str) -> str:
    slot = Slot(draft.slot)
    found = wording.RECOVERED_BESIDE.get(slot.kind)
    if found is None or not draft.text.strip():
        return ""
    what, key = (each.format(question=slot.question) for each in found)
    size = counted(len(draft.text), "tegn", "tegn")
    return wording.RECOVERED_HALFWAY.format(who=who, what=what, at=time_text(draft.at), size=size, key=key)
