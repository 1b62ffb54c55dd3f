"""Replaying a sample's conversations through the real engine: the same gestures a consultant would make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.journal.entries import Deviation
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.session import Session
from tilsyn.services.demo import begin, open_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.services.demo import Stage
    from tilsyn.services.open_case import Desk


def replay(desk: Desk, playing: Stage) -> Iterator[str]:
    """Answer every question of the sample, encounter by encounter; yields what was saved."""
    sessions: dict[str, Session] = {}
    for answers in gestures(playing.sample):
        first = answers[0]
        code = first["encounter"]
        if code not in sessions:
            begin(desk, playing, code)
            sessions[code] = Session(desk, desk.encounter(code), Narrowing(), None)
        playing.replay.move_to(first.get("at") or first.get("said_at"))
        sessions[code].ask(first["question"])
        yield " ".join(sessions[code].answer(_said(first, desk), [each["question"] for each in answers]).ids)


def gestures(sample: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The sample's records as they were asked: a family's in one."""
    asked: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for answer in open_answers(sample):
        family = answer.get("family")
        key = (answer["encounter"], family, answer["note"]) if family else (answer["encounter"], answer["question"])
        asked.setdefault(key, []).append(answer)
    return list(asked.values())


def _said(answer: dict[str, Any], desk: Desk) -> Said:
    deviates = tuple(
        Deviation(source=desk.source(each["source"]).id, note=each["note"]) for each in answer.get("deviates", ())
    )
    return Said(
        answer.get("value"),
        answer.get("note", ""),
        answer.get("said_at"),
        answer.get("recorded_from", "direkte"),
        deviates,
    )
