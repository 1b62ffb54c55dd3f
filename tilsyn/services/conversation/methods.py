"""The methods that the edition's source names, offered as words for the note of a document review; nothing counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tilsyn.services.conversation.session import Session

WAYS = {"hoert": "hørt omtalt", "skrevet": "står skrevet", "brugt": "set brugt"}
"""How one met a method: said by someone, written in a paper, seen in what was done."""
OFFER = "m: metoderne, som kilden nævner dem, som ord til noten"


def offered(session: Session) -> tuple[str, ...]:
    """The methods, where documents are read at an indicator that asks about them; else none."""
    asked, model = session.current, session.desk.model
    if asked is None or session.encounter.method != "dokument":
        return ()
    at = {*(unit.id for unit in asked.units), asked.place}
    return model.methods if at & set(model.methods_for) else ()


def in_words(method: str, way: str) -> str:
    """What is put in the note: no value, and no word of how good it is."""
    return f"{method}: {WAYS[way]}"
