"""A loose note set right line by line: which of those written in this conversation, and its text anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import clock_text
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.journal.entries import Note
from tilsyn.domain.text import quote
from tilsyn.services.conversation.correcting import correct, written
from tilsyn.services.drafts import Keeper
from tilsyn.services.tables import short

if TYPE_CHECKING:
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.conversation.correcting import WrittenHere
    from tilsyn.services.conversation.session import Session

NONE = "Her er ingen løse noter endnu. + skriver en."
WHICH = "Ret en af dem med r og nummeret, fx r 1."
UNKNOWN = "Her er ingen note med nummeret {number}. r viser dem, der er. Intet er ændret."
STANDS = "Står nu:"
ANEW = "Skriv hele teksten, som den skal stå, og slut med . alene. Kun . eller en tom linje ændrer intet."
UNCHANGED = "Noten står, som den stod."


def noted_here(session: Session) -> list[WrittenHere]:
    """The notes of this conversation that may be shown, first to last."""
    here = written(session.desk, session.encounter.id)
    return [each for each in here if each.what and isinstance(each.what.said, Note)]


def listed_notes(session: Session) -> list[str]:
    """One line for each, by the number that opens it; then how."""
    held = noted_here(session)
    lines = [f"  r {n}  {clock_text(each.at)}  {short(mask_cpr(each.text))}" for n, each in enumerate(held, 1)]
    return [*lines, WHICH if held else NONE]


def note_numbered(session: Session, number: str) -> WrittenHere | str:
    """The note of a number, or what to say where there is none."""
    held = noted_here(session)
    if not number.isdecimal() or not 0 < int(number) <= len(held):
        return UNKNOWN.format(number=quote(number))
    return held[int(number) - 1]


def note_keeper(session: Session, note: WrittenHere) -> Keeper:
    """Where its text is kept while it is set right."""
    assert note.what is not None  # noqa: S101  a note may always be set right
    return Keeper(session.desk, note.what.slot)


def note_set_right(session: Session, note: WrittenHere, text: str) -> Receipt | None:
    """Its text as it is to stand; its times stay. None where nothing is otherwise."""
    assert note.what is not None  # noqa: S101  as above
    if not text.strip():
        return None
    return correct(session.desk, note.what, None, text, session.by)
