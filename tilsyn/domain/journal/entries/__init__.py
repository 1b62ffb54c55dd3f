"""The journal's entries: what a consultant records, one strict record per kind (architecture.md, The case file).

A payload says which `entry` it is; the slot it states is computed from it. Optional fields may be added
within a format version, a field's meaning never changes: readers of every released version stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import ConfigDict, Field, TypeAdapter

from tilsyn.domain.addresses import asked_id, frame_of
from tilsyn.domain.journal.entries.gathering import (
    Alert,
    Answer,
    ChecklistPlace,
    DateRead,
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
    NotCpr,
    Office,
    Opened,
    Protect,
    Redaction,
    SealedReport,
    Transfer,
    UsedFrame,
    UsedSupplement,
    Withdrawal,
)
from tilsyn.domain.journal.entries.payload import CopyRef, Payload, Score
from tilsyn.domain.record import ChainedTime, Record
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
    | Transfer
    | UsedFrame
    | UsedSupplement
    | Office
    | SealedReport,
    Field(discriminator="entry"),
]
ENTRY_VERSION = 2
"""The version written in every header; older ones are lifted in memory by `storage.migrations`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What is chained: field order is the order of the hashed JSON. A case has thousands, so it is no `Record`.

    `seen`, since version 2: what were the newest entries to whoever wrote, where that is less than `parents`, which are
    the newest in the file. Between the two stands what another process had written unseen.
    """

    __pydantic_config__ = Record.model_config

    kind: str
    v: int
    slot: str
    supersedes: tuple[str, ...]
    parents: tuple[str, ...]
    seen: tuple[str, ...] | None = None
    lamport: int
    who: str
    at: ChainedTime
    app: str
    payload: str

    @property
    def before(self) -> tuple[str, ...]:
        """The newest entries that the writer had before them."""
        return self.parents if self.seen is None else self.seen


@dataclass(frozen=True, slots=True)
class Entry:
    """One committed entry. `payload` is None once it has been redacted."""

    __pydantic_config__ = Record.model_config

    id: str
    header: Header
    payload: AnyPayload | None

    @property
    def order(self) -> tuple[int, str]:
        """Show order (architecture.md, Journal): a clock set back does no harm."""
        return (self.header.lamport, self.id)


_BUILT_WHEN_USED = ConfigDict(defer_build=True, hide_input_in_errors=True)
"""A reader of all kinds of payload takes 6 ms to build, and no command needs more than one of these."""
HEADER: TypeAdapter[Header] = TypeAdapter(Header)
HEADERS: TypeAdapter[list[Header]] = TypeAdapter(list[Header], config=_BUILT_WHEN_USED)
_KINDS: dict[str, type[Payload]] = {
    each.model_fields["entry"].default: each for each in get_args(get_args(AnyPayload)[0])
}
SLOT_KINDS = frozenset(each.slot_of[0] for each in _KINDS.values())
"""Kinds of slot that an entry may state."""
ENTRIES: TypeAdapter[list[Entry]] = TypeAdapter(list[Entry], config=_BUILT_WHEN_USED)
PAYLOAD: TypeAdapter[AnyPayload] = TypeAdapter(AnyPayload, config=_BUILT_WHEN_USED)


def frames_named(payload: Payload) -> list[str]:
    """The frames whose points an entry speaks of, if they are frames: what stands before the colon."""
    match payload:
        case Answer(question=question):
            return [frame_of(question)] if frame_of(question) else []
        case Note(at_items=places):
            return [frame_of(each) for each in places if frame_of(each)]
        case ChecklistPlace(checklist=checklist):
            return [checklist]
        case _:
            return []


def points_named(payload: Payload) -> list[str]:
    """The points of frames that an entry speaks of, as "ramme:1.1"."""
    match payload:
        case Answer(question=question):
            return [question] if frame_of(question) else []
        case Note(at_items=places):
            return [each for each in places if frame_of(each)]
        case ChecklistPlace(checklist=checklist, item=item):
            return [asked_id(checklist, item)]
        case _:
            return []


@cache
def payloads(kind: str) -> TypeAdapter[list[Any]]:
    """A reader of payloads of one kind, in less time than one of all kinds. Raises KeyError for one not known here."""
    return TypeAdapter(list[_KINDS[kind]], config=_BUILT_WHEN_USED)  # type: ignore[valid-type]  # known only here


__all__ = [
    "ENTRIES",
    "ENTRY_VERSION",
    "HEADER",
    "HEADERS",
    "PAYLOAD",
    "SLOT_KINDS",
    "Alert",
    "Answer",
    "AnswerValue",
    "AnyPayload",
    "Assessment",
    "CaseField",
    "ChecklistPlace",
    "CopyRef",
    "DateRead",
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
    "Office",
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
    "SealedReport",
    "SelectedBy",
    "Source",
    "Track",
    "Transfer",
    "UsedFrame",
    "UsedSupplement",
    "Withdrawal",
    "frames_named",
    "payloads",
    "points_named",
]
