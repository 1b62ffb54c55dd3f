"""What was gathered: who spoke, when, and what came out about a question."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tilsyn.domain.journal.entries.payload import EncounterId, Payload, SourceId
from tilsyn.domain.record import Count, IsoDate, IsoTime, Record
from tilsyn.domain.values import (
    PHOTOS,
    AnswerValue,
    Coverage,
    DateKind,
    DocumentFormat,
    DocumentStatus,
    Form,
    Group,
    Method,
    Outcome,
    Protection,
    PutTo,
    RecordedFrom,
    SelectedBy,
    Track,
)


class Source(Payload):
    slot_of = ("source", "id")
    entry: Literal["source"] = "source"
    id: str
    code: str
    group: Group
    role: str | None = None
    track: Track | None = None
    about: str | None = None
    protection: Protection = "normal"


class Encounter(Payload):
    """`imported`: it was begun by a file, so that nobody here is waiting for its end."""

    slot_of = ("encounter", "id")
    entry: Literal["encounter"] = "encounter"
    id: str
    code: str | None = None
    method: Method = "interview"
    form: Form | None = None
    sources: tuple[SourceId, ...] = ()
    start: IsoTime | IsoDate | None = None
    end: IsoTime | IsoDate | None = None
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
    documents: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    imported: bool = False
    protection: Protection = "normal"


class Deviation(Record):
    """Within a group conversation: who said otherwise, and what."""

    source: SourceId
    note: str


class PartValue(Record):
    part: str
    value: AnswerValue


class DateRead(Record):
    """A date that was read in a file: what it is the date of, and where it stands."""

    event: DateKind
    date: IsoDate
    place: str | None = None


class Answer(Payload):
    """`corrected`: when what stood was last set right; it was said and noted when it was all the same.

    `asked`: the words it was asked in, where a person has marked that these were said; the guide's are only proposed.

    `k` of `n`, and of how many nobody can tell (`unknown`), `dates`: what a point of a frame is read as. `at_items`:
    the indicators that it has been made ground for.
    """

    slot_of = ("answer", "question", "encounter")
    entry: Literal["answer"] = "answer"
    question: str
    encounter: EncounterId
    value: AnswerValue | None = None
    note: str = ""
    deviates: tuple[Deviation, ...] = ()
    parts: tuple[PartValue, ...] = ()
    reason: str | None = None
    family: str | None = None
    said_at: IsoTime | IsoDate | None = None
    recorded_at: IsoTime | IsoDate | None = None
    recorded_from: RecordedFrom | None = None
    corrected: IsoTime | IsoDate | None = None
    asked: str | None = None
    flagged: bool = False
    k: Annotated[Count, Field(ge=0)] | None = None
    n: Annotated[Count, Field(ge=0)] | None = None
    unknown: Annotated[Count, Field(ge=0)] | None = None
    dates: tuple[DateRead, ...] = ()
    at_items: tuple[str, ...] = ()
    protection: Protection = "normal"

    @property
    def says_nothing(self) -> bool:
        """Whether it is only of a family that was asked as one, and stands to be read: no evidence of anything yet."""
        read = self.value or self.note.strip() or self.deviates or self.parts or self.dates
        return not read and self.n is None


class Note(Payload):
    """`corrected`, `recorded_at`: as of an answer; the second is stated only of what was noted in another file.

    `document`: that whose stored text the quote stands in.
    """

    slot_of = ("note", "id")
    entry: Literal["note"] = "note"
    id: str
    text: str
    encounter: EncounterId | None = None
    at_items: tuple[str, ...] = ()
    quote: bool = False
    place: str | None = None
    document: str | None = None
    said_at: IsoTime | IsoDate | None = None
    recorded_at: IsoTime | IsoDate | None = None
    corrected: IsoTime | IsoDate | None = None
    protection: Protection = "normal"


class NotInterviewed(Payload):
    slot_of = ("not_interviewed", "group")
    entry: Literal["not_interviewed"] = "not_interviewed"
    group: Group
    reason: str


class Sample(Payload):
    """Of what, N (`population`), n (`drawn`), as of when, drawn by whom and how."""

    slot_of = ("sample", "id")
    entry: Literal["sample"] = "sample"
    id: str
    of: str
    population: Annotated[Count, Field(ge=0)] | None = None
    drawn: Annotated[Count, Field(ge=0)] | None = None
    as_of: IsoDate | None = None
    drawn_by: str | None = None
    criteria: str | None = None


class OwnQuestion(Payload):
    """Asked in a conversation, which it then is tied to; else planned, for some groups or, without any, for all."""

    slot_of = ("own_question", "id")
    entry: Literal["own_question"] = "own_question"
    id: str
    code: str
    at: str
    text: str
    encounter: EncounterId | None = None
    groups: tuple[PutTo, ...] = ()
    protection: Protection = "normal"


class Document(Payload):
    """A paper that was asked for, and the file that came: one thing.

    `sha256` is of the file as it was handed in, `file` its name without folders. Of what stands in the case
    `kept_text` is the text (`findings.document_text`) and `kept_file` bytes: a photo, or the file itself; by SHA-256.
    `provenance`: how its words came to be, as in "maskinskrevet (AI)". `municipality`: whose it is, if that was said.
    """

    slot_of = ("document", "id")
    entry: Literal["document"] = "document"
    id: str
    type: str
    title: str | None = None
    status: DocumentStatus | None = None
    requested: IsoDate | None = None
    received: IsoDate | None = None
    deadline: IsoDate | None = None
    file: str | None = None
    format: DocumentFormat | None = None
    sha256: str | None = None
    pages: Annotated[Count, Field(ge=1)] | None = None
    dated: IsoDate | None = None
    personal: bool = False
    provenance: str | None = None
    municipality: str | None = None
    caption: str | None = None
    kept_text: str | None = None
    kept_file: str | None = None
    protection: Protection = "normal"

    @property
    def blobs(self) -> tuple[str, ...]:
        return tuple(each for each in (self.kept_text, self.kept_file) if each)

    @property
    def is_photo(self) -> bool:
        """Whether it is seen and not read."""
        return self.format in PHOTOS

    @property
    def is_picture_alone(self) -> bool:
        """A photo that nobody asked for: of what was asked for it is told that it came, whatever it came as."""
        return self.is_photo and self.requested is None

    @property
    def stored(self) -> bool:
        """Whether anything of it is in the case but what is said about it."""
        return bool(self.blobs)


class Alert(Payload):
    slot_of = ("alert", "id")
    entry: Literal["alert"] = "alert"
    id: str
    text: str
    encounter: EncounterId | None = None


class ChecklistPlace(Payload):
    """A value, and a place with its quote, at one item of a checklist. `document`: as of a note."""

    slot_of = ("checklist", "checklist", "item", "id")
    entry: Literal["checklist"] = "checklist"
    id: str
    checklist: str
    item: str
    value: Coverage | None = None
    quote: str | None = None
    place: str | None = None
    document: str | None = None
