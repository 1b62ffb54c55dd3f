"""From what was asked for on the command line to a conversation line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.frame_words import head_of
from tilsyn.domain.findings.nobody_yet import why_no_questions
from tilsyn.interview.plain.conversation import PlainInterview
from tilsyn.interview.plain.paper import PaperEntry
from tilsyn.services.conversation.closed import opened_words
from tilsyn.services.conversation.going_on import over_words
from tilsyn.services.conversation.opening import sitting
from tilsyn.services.planning.preparing import encounter_label
from tilsyn.services.planning.protected_ones import found_again

if TYPE_CHECKING:
    from tilsyn.interview.plain.typed_lines import Streams
    from tilsyn.services.conversation.opening import Asked
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.open_case import Desk

LATE = (
    "{over} Det, du skriver nu, står som skrevet efter hukommelsen. Taler I sammen igen, så afslut den først, og "
    "begynd en ny."
)
HOW = "Svarets bogstav alene på en linje, så noten, og et punktum alene slutter den. hjælp viser resten, q stopper."


def run_interview(desk: Desk, asked: Asked, streams: Streams, by: str | None) -> None:
    """Run the plain interview, or the entry from paper."""
    with sitting(desk, asked, by) as session:
        if session.corrects:
            streams.say(opened_words(encounter_label(desk, session.encounter), session.encounter, paper=asked.paper))
        elif session.is_late and not asked.paper:
            streams.say(LATE.format(over=over_words(desk, session.encounter)))
        again = found_again(desk, session.encounter)
        if again:
            streams.warn(again)
        if not asked.paper:
            _open(desk, session, streams)
        PaperEntry(session, streams).run_whole() if asked.paper else PlainInterview(session, streams).run()


def _open(desk: Desk, session: Session, streams: Streams) -> None:
    """Opening words, only where the conversation is new and not narrowed (interface.md, Plain interview)."""
    named = (encounter_label(desk, session.encounter), session.encounter.title or "")
    streams.say(" · ".join((*filter(None, named), f"{len(session.prompts)} spørgsmål")))
    streams.say(HOW)
    for line in head_of(session.narrowing.frame) if session.narrowing.frame else ():
        streams.say(line)
    if not session.prompts:
        why = why_no_questions(session.groups, desk.visible())
        streams.say(f"{why} Prøv med --all, eller vælg en --group.")
    script = None if session.answered() or session.is_late else session.script()
    if script:
        streams.say(script.opening)
