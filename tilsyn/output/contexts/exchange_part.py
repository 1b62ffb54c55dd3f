"""The exchange file's document: everything unprotected but keys, alerts, `about` and CPR numbers; no backup.

References go by code. Keys of the contract always stand there, further ones only where they say something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import (
    Answer,
    Assessment,
    CaseField,
    ChecklistPlace,
    Document,
    Encounter,
    Focus,
    FollowUp,
    Judgement,
    Note,
    NotInterviewed,
    OwnQuestion,
    Payload,
    Previous,
    Sample,
    Scope,
    Source,
)
from tilsyn.domain.proposals.exchange import FORMAT
from tilsyn.domain.proposals.exchange.leaving import Leaving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.library.edition import QualityModel

Part = dict[str, Any]
P = TypeVar("P", bound=Payload)


def exchange(case: Case, model: QualityModel) -> Part:
    """The document of `export -o x.json` (interface.md, Exchange file). The same case gives the same document."""
    leaving = Leaving(case, model)
    return {
        "format": FORMAT,
        "edition": model.id,
        "case": case_part(leaving),
        **single_parts(leaving),
        "sources": list(records(leaving, Source, _source)),
        "encounters": list(records(leaving, Encounter, _encounter)),
        "answers": list(records(leaving, Answer, _answer)),
        "notes": list(records(leaving, Note, _note)),
        "judgements": list(records(leaving, Judgement, _judgement)),
        "scope": list(records(leaving, Scope, _scope)),
        "not_interviewed": list(records(leaving, NotInterviewed, _plain("group", "reason"))),
        "samples": list(records(leaving, Sample, _sample)),
        "assessments": list(records(leaving, Assessment, _plain("at", "text"))),
        "followups": list(records(leaving, FollowUp, _followup)),
        "own_questions": list(records(leaving, OwnQuestion, _own_question)),
        "documents": list(records(leaving, Document, _plain(*_DOCUMENT))),
        "checklists": checklists(leaving),
    }


_DOCUMENT = ("type", "title", "status", "requested", "received", "deadline")


def case_part(leaving: Leaving) -> Part:
    """The fields that have been stated, each in its own form."""
    stated = {each.field for _, each in leaving.visible.of(CaseField)}
    fields = leaving.visible.fields.model_dump(mode="json")
    return {name: value for name, value in fields.items() if name in stated and value not in (None, "", [])}


def single_parts(leaving: Leaving) -> Part:
    made: Part = {}
    for each in records(leaving, Focus, _plain("indicators", "reason")):
        made["focus"] = each
    for each in records(leaving, Previous, _previous):
        made["previous"] = each
    return made


def records(leaving: Leaving, kind: type[P], written: Callable[[P, Leaving], Part]) -> Iterator[Part]:
    """The records of one part: the id of their version first."""
    for _, payload in leaving.of(kind):
        yield {"id": payload.record, **written(payload, leaving)}


def _plain(*names: str) -> Callable[[Payload, Leaving], Part]:
    """A record whose keys are the payload's own."""
    return lambda payload, _: _fields(payload, *names)


def _fields(payload: Payload, *names: str) -> Part:
    stated = payload.model_dump(mode="json", include=set(names))
    return {name: stated[name] for name in names}


def _further(payload: Payload, *names: str) -> Part:
    """Keys that only some records have."""
    return {name: value for name, value in _fields(payload, *names).items() if value not in (None, [], False)}


def _source(source: Source, _: Leaving) -> Part:
    return {**_fields(source, "code", "group", "track"), **_further(source, "role")}


def _encounter(encounter: Encounter, leaving: Leaving) -> Part:
    return {
        **_fields(encounter, "code", "method", "form"),
        "sources": [leaving.source_codes[each] for each in encounter.sources],
        **_fields(encounter, "start", "end", "department", "present", "selected_by", "informed", "outcome"),
        **_fields(encounter, "quote_ok", "title", "by"),
        **_further(encounter, "visit", "place", "participants", "track"),
        **({} if encounter.read_back is None else {"read_back": encounter.read_back}),
    }


def _answer(answer: Answer, leaving: Leaving) -> Part:
    return {
        "question": answer.question,
        "encounter": leaving.encounter_codes[answer.encounter],
        **_fields(answer, "value", "note"),
        "deviates": [{"source": leaving.source_codes[each.source], "note": each.note} for each in answer.deviates],
        "said_at": answer.said_at,
        "at": answer.recorded_at,
        **_fields(answer, "recorded_from", "protection"),
        **_further(answer, "parts", "reason", "family", "flagged"),
    }


def _note(note: Note, leaving: Leaving) -> Part:
    return {
        "text": note.text,
        "encounter": _encounter_code(note.encounter, leaving),
        **_fields(note, "at_items", "quote", "place", "protection"),
        **_further(note, "said_at"),
    }


def _encounter_code(identity: str | None, leaving: Leaving) -> str | None:
    return leaving.encounter_codes[identity] if identity else None


def _judgement(judgement: Judgement, leaving: Leaving) -> Part:
    return {
        **_fields(judgement, "indicator", "text", "score"),
        "sources": [_ground_code(slot, leaving) for slot in judgement.sources],
        "reason": judgement.reason,
    }


def _ground_code(slot: str, leaving: Leaving) -> str:
    named = Slot(slot)
    return (leaving.source_codes if named.kind == "source" else leaving.encounter_codes)[named.rest]


def _sample(sample: Sample, _: Leaving) -> Part:
    counts = {"of": sample.of, "N": sample.population, "n": sample.drawn}
    return {**counts, **_fields(sample, "as_of", "drawn_by", "criteria")}


def _followup(point: FollowUp, _: Leaving) -> Part:
    stated = _fields(point, "kind", "text", "indicator", "law", "deadline", "origin", "status", "decision")
    return {**stated, **_further(point, "decision_date")}


def _scope(scope: Scope, _: Leaving) -> Part:
    return {**_fields(scope, "indicator", "use", "reason"), **_further(scope, "carried_from")}


def _previous(previous: Previous, _: Leaving) -> Part:
    judgements = [
        {"indicator": each.indicator, "text": each.text, "score": each.score}
        | {key: value for key in ("wording", "date", "edition") if (value := getattr(each, key)) is not None}
        for each in previous.judgements
    ]
    return {"date": previous.date, "edition": previous.edition, "judgements": judgements}


def _own_question(own: OwnQuestion, leaving: Leaving) -> Part:
    return {**_fields(own, "code", "at", "text"), "encounter": _encounter_code(own.encounter, leaving)}


def checklists(leaving: Leaving) -> Part:
    """Places by checklist."""
    made: Part = {}
    for _, each in leaving.of(ChecklistPlace):
        row = {"id": each.record, **_fields(each, "item", "value", "quote", "place")}
        made.setdefault(each.checklist, []).append(row)
    return made
