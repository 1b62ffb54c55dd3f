"""Searching one conversation: its questions and the directives they name, and what has been noted in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import item_id
from tilsyn.domain.findings.flow import search
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.library.directives import find_directive
from tilsyn.domain.text import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.services.conversation.session import Session

AROUND = 24


class Hit(NamedTuple):
    """A question to go to, and the words it was found by; a loose note has no question."""

    question: str | None
    words: str


def hits(session: Session, words: str) -> list[Hit]:
    """Questions first, then notes, all of this conversation; nothing protected."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    found = set(search(session.prompts, words))
    asked = [
        Hit(prompt.ids[0], (prompt.ask or (prompt.lead.text,))[0])
        for place, prompt in enumerate(session.prompts)
        if place in found or _holds(_named(session, prompt), wanted)
    ]
    return [*asked, *_noted(session, wanted)]


def _named(session: Session, prompt: Prompt) -> str:
    """What the directives are about that a prompt's questions name."""
    references = [each for question in prompt.questions for each in question.references]
    found = (find_directive(session.desk.catalogues, each) for each in references)
    return " ".join(f"{each[1].subject} {each[1].text or ''}" for each in found if each)


def _noted(session: Session, wanted: list[str]) -> Iterator[Hit]:
    visible = session.desk.visible()
    for _, said in session.desk.case.in_encounter(session.encounter.id):
        shown = visible.one(type(said), said.slot)
        text = "" if shown is None else shown.note if isinstance(shown, Answer) else shown.text
        if _holds(text, wanted):
            yield Hit(said.question if isinstance(said, Answer) else None, excerpt(text, wanted[0]))


def no_question(session: Session, wanted: str) -> str:
    """What to say where no question has the number; one that is an item's own tells where to write instead."""
    return _of_item(session, wanted) or f"Spørgsmålet {quote(wanted)} findes ikke. Intet er ændret."


def nothing_found(session: Session, words: str) -> str:
    """What to say where nothing was found; an item's number may have been searched for."""
    return _of_item(session, words) or "Intet fundet med de ord."


def _of_item(session: Session, wanted: str) -> str:
    model = session.desk.model
    items = {unit.id: unit.item.questions for unit in model.rated()}
    meant = item_id(Place.of(wanted), items)
    if meant not in items:
        return ""
    what = f"{meant} er {'en indikator' if model.rated_level == 'indicator' else 'et kriterium'}"
    if questions := items[meant]:
        return f"{what}. Gå til et af dens spørgsmål, fx {questions[0].id}. Intet er ændret."
    return f"{what} uden spørgsmål. Skriv det, du vil have med om {meant}, i en løs note: + og Enter. Intet er ændret."


def _holds(text: str, wanted: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)


def excerpt(text: str, word: str) -> str:
    """The words around what was found, on one line."""
    line = " ".join(text.split())
    place = line.casefold().find(word)
    before = "…" if place > AROUND else ""
    return f"{before}{line[max(0, place - AROUND) : place + 2 * AROUND]}"
