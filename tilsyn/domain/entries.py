"""The journal's entries: what a consultant records, one strict record per kind (architecture.md, The case file).

A payload says which `entry` it is; the slot it states is computed from it. Optional fields may be added
within a format version, a field's meaning never changes: readers of every released version stay.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue, TypeAdapter

from tilsyn.domain.base import IsoDate, IsoTime, Record

Protection = Literal["normal", "fortrolig", "whistleblow"]
Group = Literal["borger", "paaroerende", "medarbejder", "ledelse", "kommune", "samarbejdspartner", "andre", "anonym"]
Method = Literal["interview", "observation", "dokument"]
Form = Literal["enkelt", "gruppe", "telefon", "video", "skriftlig", "uformel"]
Track = Literal["stof", "alkohol", "begge", "ukendt"]
AnswerValue = Literal["ja", "delvist", "nej", "ved_ikke", "oensker_ikke", "ikke_relevant", "ikke_fundet"]
RecordedFrom = Literal["direkte", "papir", "hukommelse"]
SelectedBy = Literal["tilsynet_tilfaeldigt", "tilsynet_kriterier", "tilbuddet", "selv_henvendt", "til_stede"]
Decision = Literal["overvejes", "varslet", "meddelt", "paaklaget", "ophaevet"]
FollowUpStatus = Literal["ikke_undersoegt", "opfyldt", "delvist", "ikke_opfyldt", "bortfaldet", "viderefoeres"]
DocumentStatus = Literal["anmodet", "modtaget", "set_paa_stedet", "findes_ikke", "ikke_modtaget"]
Score = Annotated[int, Field(ge=1, le=5)] | Literal["forventes", "forventes_ikke"]


class Payload(Record):
    """What one entry states. `record` names this version for the exchange file, at random, never from the journal."""

    slot_of: ClassVar[str]
    record: str

    @property
    def slot(self) -> str:
        """The one thing this entry states (architecture.md, Journal)."""
        return self.slot_of.format(**{name: getattr(self, name) for name in type(self).model_fields})


class CopyRef(Record):
    """A full copy kept in the case file, by the SHA-256 of its canonical JSON; `source` is that of the YAML."""

    id: str
    sha256: str
    source: str


class Opened(Payload):
    slot_of = "opened"
    entry: Literal["opened"] = "opened"
    edition: CopyRef
    catalogues: tuple[CopyRef, ...] = ()
    checklists: tuple[CopyRef, ...] = ()


class CaseField(Payload):
    """One field of the case: master data, visits, departments, plan, stage. Its value's form: `case.CaseFields`."""

    slot_of = "case|{field}"
    entry: Literal["field"] = "field"
    field: str
    value: JsonValue


class Focus(Payload):
    slot_of = "focus"
    entry: Literal["focus"] = "focus"
    indicators: tuple[str, ...]
    reason: str
    internal_reason: str | None = None


class Scope(Payload):
    slot_of = "scope|{indicator}"
    entry: Literal["scope"] = "scope"
    indicator: str
    use: bool
    reason: str


class Source(Payload):
    slot_of = "source|{id}"
    entry: Literal["source"] = "source"
    id: str
    code: str
    group: Group
    role: str | None = None
    track: Track | None = None
    about: str | None = None
    protection: Protection = "normal"


class Encounter(Payload):
    slot_of = "encounter|{id}"
    entry: Literal["encounter"] = "encounter"
    id: str
    code: str | None = None
    method: Method = "interview"
    form: Form | None = None
    sources: tuple[str, ...] = ()
    start: IsoTime | IsoDate | None = None
    end: IsoTime | IsoDate | None = None
    visit: IsoDate | None = None
    department: str | None = None
    place: str | None = None
    participants: Annotated[int, Field(ge=1)] | None = None
    present: tuple[str, ...] = ()
    selected_by: SelectedBy | None = None
    informed: tuple[str, ...] = ()
    outcome: Literal["gennemfoert", "afbrudt"] | None = None
    quote_ok: bool | None = None
    read_back: bool | None = None
    track: Track | None = None
    title: str | None = None
    by: tuple[str, ...] = ()
    protection: Protection = "normal"


class Deviation(Record):
    """Within a group conversation: who said otherwise, and what."""

    source: str
    note: str


class PartValue(Record):
    part: str
    value: AnswerValue


class Answer(Payload):
    slot_of = "answer|{question}|{encounter}"
    entry: Literal["answer"] = "answer"
    question: str
    encounter: str
    value: AnswerValue | None = None
    note: str = ""
    deviates: tuple[Deviation, ...] = ()
    parts: tuple[PartValue, ...] = ()
    reason: str | None = None
    family: str | None = None
    said_at: IsoTime | IsoDate | None = None
    recorded_at: IsoTime | IsoDate | None = None
    recorded_from: RecordedFrom | None = None
    flagged: bool = False
    protection: Protection = "normal"


class Note(Payload):
    slot_of = "note|{id}"
    entry: Literal["note"] = "note"
    id: str
    text: str
    encounter: str | None = None
    at_items: tuple[str, ...] = ()
    quote: bool = False
    place: str | None = None
    said_at: IsoTime | IsoDate | None = None
    protection: Protection = "normal"


class Judgement(Payload):
    """Text first, then the score; `sources` are slots: `source|id`, or `encounter|id` of observations and documents."""

    slot_of = "judgement|{indicator}"
    entry: Literal["judgement"] = "judgement"
    indicator: str
    text: str
    score: Score | None = None
    sources: tuple[str, ...] = ()
    reason: str | None = None


class Assessment(Payload):
    slot_of = "assessment|{at}"
    entry: Literal["assessment"] = "assessment"
    at: str
    text: str


class FollowUp(Payload):
    slot_of = "followup|{id}"
    entry: Literal["followup"] = "followup"
    id: str
    kind: str
    text: str
    indicator: str | None = None
    law: str | None = None
    deadline: IsoDate | None = None
    origin: str | None = None
    status: FollowUpStatus | None = None
    decision: Decision | None = None
    decision_date: IsoDate | None = None


class EarlierJudgement(Record):
    """From the earlier report; `wording` is the indicator's text there, since only the same wording is carried over."""

    indicator: str
    text: str
    score: Score | None = None
    wording: str | None = None


class Previous(Payload):
    slot_of = "previous"
    entry: Literal["previous"] = "previous"
    date: IsoDate
    edition: str
    judgements: tuple[EarlierJudgement, ...] = ()


class NotInterviewed(Payload):
    slot_of = "not_interviewed|{group}"
    entry: Literal["not_interviewed"] = "not_interviewed"
    group: Group
    reason: str


class Sample(Payload):
    """Of what, N (`population`), n (`drawn`), as of when, drawn by whom and how."""

    slot_of = "sample|{id}"
    entry: Literal["sample"] = "sample"
    id: str
    of: str
    population: Annotated[int, Field(ge=0)] | None = None
    drawn: Annotated[int, Field(ge=0)] | None = None
    as_of: IsoDate | None = None
    drawn_by: str | None = None
    criteria: str | None = None


class OwnQuestion(Payload):
    slot_of = "own_question|{id}"
    entry: Literal["own_question"] = "own_question"
    id: str
    code: str
    at: str
    text: str
    encounter: str | None = None
    protection: Protection = "normal"


class Document(Payload):
    slot_of = "document|{id}"
    entry: Literal["document"] = "document"
    id: str
    type: str
    title: str | None = None
    status: DocumentStatus | None = None
    requested: IsoDate | None = None
    received: IsoDate | None = None
    deadline: IsoDate | None = None
    protection: Protection = "normal"


class Alert(Payload):
    slot_of = "alert|{id}"
    entry: Literal["alert"] = "alert"
    id: str
    text: str
    encounter: str | None = None


class ChecklistPlace(Payload):
    """A value, and a place with its quote, at one item of a checklist."""

    slot_of = "checklist|{checklist}|{item}|{id}"
    entry: Literal["checklist"] = "checklist"
    id: str
    checklist: str
    item: str
    value: Literal["daekkende", "ufuldstaendig", "i_strid_med_kilden", "ikke_fundet"] | None = None
    quote: str | None = None
    place: str | None = None


class Protect(Payload):
    slot_of = "protect|{target}"
    entry: Literal["protect"] = "protect"
    target: str
    protection: Protection
    reason: str


class NotCpr(Payload):
    """A person has looked: what stands there is not a CPR number."""

    slot_of = "not_cpr|{target}"
    entry: Literal["not_cpr"] = "not_cpr"
    target: str
    reason: str


class Withdrawal(Payload):
    slot_of = "withdrawal|{target}"
    entry: Literal["withdrawal"] = "withdrawal"
    target: str
    reason: str


class Redaction(Payload):
    slot_of = "redaction|{target}"
    entry: Literal["redaction"] = "redaction"
    target: str
    reason: str


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
    | Redaction,
    Field(discriminator="entry"),
]
ENTRY_VERSION = 1
"""The version written in every header; older ones are lifted in memory by `storage.migrations`."""


class Header(Record):
    """What is chained: field order is the order of the hashed JSON."""

    kind: str
    v: int
    slot: str
    supersedes: tuple[str, ...]
    parents: tuple[str, ...]
    lamport: int
    who: str
    at: IsoTime
    app: str
    payload: str


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
