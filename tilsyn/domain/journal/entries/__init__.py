"""The journal's entries: what a consultant records, one strict record per kind (architecture.md, The case file).

A payload says which `entry` it is; the slot it states is computed from it. Optional fields may be added
within a format version, a field's meaning never changes: readers of every released version stay.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from tilsyn.domain.journal.entries.gathering import (
    Alert,
    Answer,
    ChecklistPlace,
    Deviation,
    Document,
    Encounter,
    Note,
    NotInterviewed,
    OwnQuestion,
    PartValue,
    Sample,
    Source,
)
from tilsyn.domain.journal.entries.judging import (
    Assessment,
    EarlierJudgement,
    Focus,
    FollowUp,
    Judgement,
    Previous,
    Scope,
)
from tilsyn.domain.journal.entries.keeping import (
    CaseField,
    CopyRef,
    NotCpr,
    Opened,
    Protect,
    Redaction,
    Transfer,
    Withdrawal,
)
from tilsyn.domain.journal.entries.payload import Payload, Score
from tilsyn.domain.record import IsoTime, Record
from tilsyn.domain.values import (
    AnswerValue,
    Decision,
    DocumentStatus,
    FollowUpStatus,
    Form,
    Group,
    Method,
    Protection,
    RecordedFrom,
    SelectedBy,
    Track,
)

AnyPayload = Annotated[
    Opened
    | CaseField
    | Focus
    | Scope
    | Source
    | Encounter
    | Answer
    | Note
    | Judgement
    | Assessment
    | FollowUp
    | Previous
    | NotInterviewed
    | Sample
    | OwnQuestion
    | Document
    | Alert
    | ChecklistPlace
    | Protect
    | NotCpr
    | Withdrawal
    | Redaction
    | Transfer,
    Field(discriminator="entry"),
]
ENTRY_VERSION = 2
"""The version written in every header; older ones are lifted in memory by `storage.migrations`."""


class Header(Record):
    """What is chained: field order is the order of the hashed JSON.

    `seen`, since version 2: what were the newest entries to whoever wrote, where that is less than `parents`, which are
    the newest in the file. Between the two stands what another process had written unseen.
    """

    kind: str
    v: int
    slot: str
    supersedes: tuple[str, ...]
    parents: tuple[str, ...]
    seen: tuple[str, ...] | None = None
    lamport: int
    who: str
    at: IsoTime
    app: str
    payload: str

    @property
    def before(self) -> tuple[str, ...]:
        """The newest entries that the writer had before them."""
        return self.parents if self.seen is None else self.seen


class Entry(Record):
    """One committed entry. `payload` is None once it has been redacted."""

    id: str
    header: Header
    payload: AnyPayload | None

    @property
    def order(self) -> tuple[int, str]:
        """Show order (architecture.md, Journal): a clock set back does no harm."""
        return (self.header.lamport, self.id)


ENTRIES: TypeAdapter[list[Entry]] = TypeAdapter(list[Entry])
PAYLOAD: TypeAdapter[AnyPayload] = TypeAdapter(AnyPayload)

__all__ = [
    "ENTRIES",
    "ENTRY_VERSION",
    "PAYLOAD",
    "Alert",
    "Answer",
    "AnswerValue",
    "AnyPayload",
    "Assessment",
    "CaseField",
    "ChecklistPlace",
    "CopyRef",
    "Decision",
    "Deviation",
    "Document",
    "DocumentStatus",
    "EarlierJudgement",
    "Encounter",
    "Entry",
    "Focus",
    "FollowUp",
    "FollowUpStatus",
    "Form",
    "Group",
    "Header",
    "Judgement",
    "Method",
    "NotCpr",
    "NotInterviewed",
    "Note",
    "Opened",
    "OwnQuestion",
    "PartValue",
    "Payload",
    "Previous",
    "Protect",
    "Protection",
    "RecordedFrom",
    "Redaction",
    "Sample",
    "Scope",
    "Score",
    "SelectedBy",
    "Source",
    "Track",
    "Transfer",
    "Withdrawal",
]
