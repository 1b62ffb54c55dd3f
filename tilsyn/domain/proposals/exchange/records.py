"""The records of an exchange file, as strict as the journal's; `id` names one version (interface.md, Exchange file)."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AfterValidator, Field

from tilsyn.domain.findings.privacy import has_cpr
from tilsyn.domain.initials import Initials
from tilsyn.domain.journal.case import CaseFields
from tilsyn.domain.journal.entries import Deviation, EarlierJudgement, PartValue, Score
from tilsyn.domain.record import Count, IsoDate, IsoTime, Record
from tilsyn.domain.values import (
    AnswerValue,
    Coverage,
    Decision,
    DocumentStatus,
    FollowUpStatus,
    Form,
    Group,
    Method,
    Outcome,
    Protection,
    RecordedFrom,
    SelectedBy,
    Track,
)

_IDENTITY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")


def _identity(text: str) -> str:
    """Ids are never masked, so one that could hide a CPR number is refused; a UUID cannot."""
    if not _IDENTITY.fullmatch(text) or (has_cpr(text) and not _is_uuid(text)):
        msg = "ikke et id"
        raise ValueError(msg)
    return text


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _not_blank(text: str) -> str:
    if not text.strip():
        msg = "tom"
        raise ValueError(msg)
    return text


Identity = Annotated[str, AfterValidator(_identity)]
Filled = Annotated[str, AfterValidator(_not_blank)]
Moment = IsoTime | IsoDate


class StatedFields(CaseFields):
    """The case's own fields as a file states them: what stands already is not refused for what is asked now."""

    by: tuple[Initials, ...] = ()


class ExchangeRecord(Record):
    """One record of a part. `shorthand` fields are resolved before the record is named by its content."""

    shorthand: ClassVar[frozenset[str]] = frozenset()
    id: Identity | None = None


class SourceRecord(ExchangeRecord):
    """With `method` and `date` it also makes one encounter."""

    shorthand = frozenset({"method", "date"})
    code: Filled
    group: Group
    role: str | None = None
    track: Track | None = None
    about: str | None = None
    method: Method | None = None
    date: IsoDate | None = None


class EncounterRecord(ExchangeRecord):
    code: Filled | None = None
    method: Method = "interview"
    form: Form | None = None
    sources: tuple[str, ...] = ()
    start: Moment | None = None
    end: Moment | None = None
    visit: IsoDate | None = None
    department: str | None = None
    place: str | None = None
    participants: Annotated[Count, Field(ge=1)] | None = None
    present: tuple[str, ...] = ()
    selected_by: SelectedBy | None = None
    informed: tuple[str, ...] = ()
    outcome: Outcome | None = None
    quote_ok: bool | None = None
    read_back: bool | None = None
    track: Track | None = None
    title: str | None = None
    by: tuple[Initials, ...] = ()


class SaidRecord(ExchangeRecord):
    """Something that came out in an encounter; `source` stands for that source's only one."""

    shorthand = frozenset({"source"})
    encounter: str | None = None
    source: str | None = None


class AnswerRecord(SaidRecord):
    """`at` is when it was recorded: it takes no part in what the record is named by."""

    shorthand = frozenset({"source", "at"})
    question: str
    value: AnswerValue | None = None
    note: str = ""
    deviates: tuple[Deviation, ...] = ()
    parts: tuple[PartValue, ...] = ()
    reason: str | None = None
    family: str | None = None
    said_at: Moment | None = None
    at: Moment | None = None
    recorded_from: RecordedFrom | None = None
    flagged: bool = False
    protection: Protection = "normal"


class NoteRecord(SaidRecord):
    """`indicators` is shorthand for `at_items`."""

    shorthand = frozenset({"source", "indicators"})
    text: Filled
    at_items: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    quote: bool = False
    place: str | None = None
    said_at: Moment | None = None
    protection: Protection = "normal"


class OwnQuestionRecord(SaidRecord):
    code: Filled
    at: str
    text: Filled


class AlertRecord(SaidRecord):
    text: Filled


class FocusRecord(ExchangeRecord):
    indicators: tuple[str, ...]
    reason: Filled


class JudgementRecord(ExchangeRecord):
    indicator: str
    text: str = ""
    score: Score | None = None
    sources: tuple[str, ...] = ()
    reason: str | None = None


class ScopeRecord(ExchangeRecord):
    indicator: str
    use: bool
    reason: Filled
    carried_from: IsoDate | None = None


class NotInterviewedRecord(ExchangeRecord):
    group: Group
    reason: Filled


class SampleRecord(ExchangeRecord):
    """N is what there was, n what was drawn: 8 of 61."""

    of: Filled
    N: Annotated[Count, Field(ge=0)] | None = None
    n: Annotated[Count, Field(ge=0)] | None = None
    as_of: IsoDate | None = None
    drawn_by: str | None = None
    criteria: str | None = None


class AssessmentRecord(ExchangeRecord):
    at: str
    text: Filled


class FollowUpRecord(ExchangeRecord):
    kind: str
    text: Filled
    indicator: str | None = None
    law: str | None = None
    deadline: IsoDate | None = None
    origin: str | None = None
    status: FollowUpStatus | None = None
    decision: Decision | None = None
    decision_date: IsoDate | None = None


class PreviousRecord(ExchangeRecord):
    date: IsoDate
    edition: str
    judgements: tuple[EarlierJudgement, ...] = ()


class DocumentRecord(ExchangeRecord):
    type: Filled
    title: str | None = None
    status: DocumentStatus | None = None
    requested: IsoDate | None = None
    received: IsoDate | None = None
    deadline: IsoDate | None = None


class ChecklistRecord(ExchangeRecord):
    item: str
    value: Coverage | None = None
    quote: str | None = None
    place: str | None = None


LISTS: dict[str, type[ExchangeRecord]] = {
    "sources": SourceRecord,
    "encounters": EncounterRecord,
    "answers": AnswerRecord,
    "notes": NoteRecord,
    "judgements": JudgementRecord,
    "scope": ScopeRecord,
    "not_interviewed": NotInterviewedRecord,
    "samples": SampleRecord,
    "assessments": AssessmentRecord,
    "followups": FollowUpRecord,
    "own_questions": OwnQuestionRecord,
    "documents": DocumentRecord,
    "alerts": AlertRecord,
}
"""Parts that are lists of records."""
SINGLES: dict[str, type[ExchangeRecord]] = {"focus": FocusRecord, "previous": PreviousRecord}
"""Parts that are one record."""
