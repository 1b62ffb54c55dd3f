"""`ref … --case`: what the case holds of what was looked up. Protected entries are nowhere in it, nor is their absence.

No text of anyone's: others may sit beside the one who looks something up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import item_of
from tilsyn.domain.findings.examined import Examined, deviating, examined, voices
from tilsyn.domain.findings.frame_reading import read_frame
from tilsyn.domain.findings.frame_words import NOT_LOOKED_AT, reading_words
from tilsyn.domain.findings.named_directives import directives_named
from tilsyn.domain.journal.entries import FollowUp
from tilsyn.domain.library.citations import mentioned
from tilsyn.domain.library.references import parted
from tilsyn.services.law_lookup import law_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.library.edition import Question
    from tilsyn.domain.library.frame import Frame
    from tilsyn.services.looking_up import Books, Json
    from tilsyn.services.open_case import Desk


def told_of(found: Json, desk: Desk, books: Books) -> Json:
    """What was looked up, with `case` at it; of a question or an indicator at each of its directives."""
    seen = _Seen(desk, books)
    if "directives" in found and "edition" not in found:
        return {**found, "directives": [{**each, "case": seen.directive(each)} for each in found["directives"]]}
    if "law_title" in found:
        return {**found, "case": seen.provision(found)}
    return {**found, "case": seen.directive(found)}


def point_in_case(found: Json, frame: Frame, desk: Desk) -> Json:
    """A point of a frame, with `case` at it: what is known of it in few words, and who answered it and how."""
    read = read_frame(frame, desk.masked()).find(item_of(found["id"]))
    answers = [{**_answer(piece), "at_items": list(answer.at_items)} for piece, answer in read.answers] if read else []
    return {**found, "case": {"told": reading_words(read) if read else NOT_LOOKED_AT, "answers": answers}}


class _Seen:
    """The visible side of the case, and the questions by what they cite."""

    def __init__(self, desk: Desk, books: Books) -> None:
        self._model, self._names = desk.model, [law_names(each) for each in books.laws]
        self._reading = desk.reading(masked=True)
        self._visible = self._reading.visible
        self._citing: dict[str, list[Question]] = {}
        for _, question in desk.model.questions():
            for reference in question.references:
                self._citing.setdefault(reference, []).append(question)

    def directive(self, found: Json) -> Json:
        """By whom, by which questions, with what result, and where nothing is."""
        whole = self._examined(found["id"])
        return {
            **_summed(whole),
            "questions": [_question(each, whole.of(each.id)) for each in whole.questions],
            "not_touched": {
                "questions": whole.unasked,
                "groups": whole.groups_unheard,
                "methods": whole.methods_unused,
            },
            "notes_at": dict(self._notes_at(found["indicators"])),
            "judgements": self._naming_directive(found["id"]),
            "below": self._each(found["below"]),
            "also": self._each(each["id"] for each in found["also"] if each["id"] in self._citing),
        }

    def _examined(self, reference: str) -> Examined:
        return examined(self._citing.get(reference, ()), self._visible)

    def _each(self, references: Iterable[str]) -> list[Json]:
        return [{"id": each, "examined": bool(self._examined(each).counting.pieces)} for each in references]

    def _notes_at(self, indicators: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Notes laid at an indicator answer no question: they may be of this, or of something else."""
        for each in indicators:
            ground = self._reading.grounds.get(each)
            laid = sum(1 for piece in ground.pieces if piece.question is None) if ground else 0
            if laid:
                yield each, laid

    def _judged(self) -> Iterator[tuple[str, str]]:
        return ((each.unit.id, each.text) for each in self._reading.card.states if each.state in {"scored", "judged"})

    def _naming_directive(self, reference: str) -> list[str]:
        """A number in a judgement is one of the catalogue that the edition cites."""
        if parted(reference)[0] not in self._model.directives:
            return []
        return [unit for unit, text in self._judged() if directives_named([text], [reference])]

    def provision(self, found: Json) -> Json:
        """Where it is used: judgements, follow-up points, and the directives that name it."""
        return {
            "judgements": [unit for unit, text in self._judged() if self._names_it(text, found)],
            "followups": list(self._followups(found)),
            "directives": self._each(each["id"] for each in found["directives"]),
        }

    def _names_it(self, text: str | None, found: Json) -> bool:
        wanted = {found["id"], *found["below"]}
        return any(str(each) in wanted for each in mentioned(text, self._names))

    def _followups(self, found: Json) -> Iterator[Json]:
        for entry, point in self._visible.of(FollowUp):
            if any(self._names_it(each, found) for each in (point.law, point.basis)):
                cited = {"law": point.law, "basis": point.basis}
                yield {"entry": entry.id[:8], "kind": point.kind, "indicator": point.indicator, **cited}


def _summed(whole: Examined) -> Json:
    ground = whole.counting
    return {
        "examined": bool(ground.pieces),
        "groups": ground.groups,
        "methods": ground.methods,
        "encounters": [held.label for held in ground.encounters],
        "values": whole.values,
        "notes": whole.notes,
        "differs": ground.differs,
    }


def _question(asked: Question, of: Examined) -> Json:
    return {"id": asked.id, "text": asked.text, **_summed(of), "answers": [_answer(each) for each in of.pieces]}


def _answer(piece: Piece) -> Json:
    """Who, where and how it was read; `counts` is false where its `track` is another treatment."""
    from tilsyn.domain.findings.evidence import of_another_treatment, text_of

    held = piece.held
    return {
        "entry": piece.entry.id[:8],
        "encounter": held.label if held else "",
        "method": held.encounter.method if held else "",
        "title": (held.encounter.title or "") if held else "",
        "sources": voices(piece),
        "groups": list(piece.groups),
        "value": getattr(piece.said, "value", None),
        "note": bool(text_of(piece.said).strip()),
        "deviates": deviating(piece),
        "family": getattr(piece.said, "family", None),
        "track": held.encounter.track if held else None,
        "counts": not of_another_treatment(piece),
    }
