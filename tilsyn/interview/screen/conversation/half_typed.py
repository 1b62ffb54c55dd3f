"""What is half-typed in one conversation, told as it opens, with the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import counted
from tilsyn.interview.screen.conversation.question_text import CORRECTS, CORRECTS_BRIEFLY
from tilsyn.services.conversation.half_typed import half_typed
from tilsyn.services.drafts import not_finished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.services.conversation.half_typed import HalfTyped
    from tilsyn.services.conversation.session import Session

NAMED = 2
"""So many can be named in the few lines there are; the rest are told by their number."""
ALL_OF_THEM = "F8 viser dem alle."


def half_typed_beside(session: Session, who: str) -> Iterator[str]:
    """A sentence on what is half-typed beside the questions; first, that one corrects. All of it in three lines."""
    half = [each for each in half_typed(session.desk, session.encounter) if each.key]
    if session.corrects:
        yield CORRECTS_BRIEFLY if half else CORRECTS
    if len(half) == 1 and not session.corrects:
        yield f"{not_finished(half[0].draft, who, half[0].what)} Tryk {_struck(half[0].key)} for at skrive videre."
    elif half:
        yield _in_short(half)


def _in_short(half: list[HalfTyped]) -> str:
    """The newest first: that is what one was at."""
    named = "; ".join(f"{each.what} ({_struck(each.key)})" for each in half[: -NAMED - 1 : -1])
    more = len(half) - NAMED
    rest = f"; {counted(more, 'tekst', 'tekster')} mere. {ALL_OF_THEM}" if more > 0 else ""
    return f"Ikke skrevet færdigt: {named}{rest}"


def _struck(key: str) -> str:
    """A letter is read at the key line, and only with Enter: in the note it would be text."""
    letter, blank, where = key.partition(" ")
    return f"Esc, {letter} og Enter{blank}{where}" if len(letter) == 1 else key
