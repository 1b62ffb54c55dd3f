"""What is read back at the end of a telephone call: what the other one said, and nothing that we made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.services.conversation.answering import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.services.conversation.session import Session

BESIDES = "Andet"
"""The heading of what belongs to no topic."""


class SpokenOf(NamedTuple):
    """One topic of the conversation, and what was noted under it."""

    topic: str
    notes: tuple[str, ...]


def read_back(session: Session) -> list[SpokenOf]:
    """By topic as a conversation goes, each thing once: a note that answers several questions was said once.

    Never a value: it is our reading, held against a question that was not asked in those words. Nor what is protected.
    """
    titles = {topic.id: topic.title for topic in session.desk.model.topics}
    titles |= {prompt.topic: prompt.topic for prompt in session.prompts if prompt.point and prompt.topic}
    found: dict[str, list[str]] = {topic: [] for topic in (*titles, "")}
    for topic, note in _noted(session):
        found[topic if topic in titles else ""].append(note.strip())
    said: set[str] = set()
    by_topic = (SpokenOf(titles.get(topic, BESIDES), tuple(_first_time(found[topic], said))) for topic in found)
    return [each for each in by_topic if each.notes]


def _noted(session: Session) -> Iterator[tuple[str, str]]:
    """Every note of the conversation that may be shown, also of questions that a narrowed session does not ask."""
    topics = {question.id: question.topic for _, question in session.desk.model.questions()}
    topics |= {each: prompt.topic for prompt in session.prompts for each in prompt.ids}
    for _, answer in session.desk.visible().answers():
        if answer.encounter == session.encounter.id and session.guard.protection(answer.question) == OPEN:
            yield topics.get(answer.question, ""), answer.note


def _first_time(notes: list[str], said: set[str]) -> Iterator[str]:
    """Those that have not been said, line ends and blanks apart."""
    for note in notes:
        words = " ".join(note.split()).casefold()
        if words and words not in said:
            said.add(words)
            yield mask_cpr(note)
