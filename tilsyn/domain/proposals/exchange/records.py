"""The records of an exchange file, derived from the journal's payloads; `id` names one version (interface.md).

A field of a payload is a field of its record: it leaves and comes back without being named here. Written out are those
that the file has in a form of its own, and those that the import asks for by name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, cast
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, create_model

from tilsyn.domain.findings.privacy import has_cpr
from tilsyn.domain.initials import Initials
from tilsyn.domain.journal.entries import (
    Alert,
    Answer,
    Assessment,
    ChecklistPlace,
    Deviation,
    Document,
    Encounter,
    Focus,
    FollowUp,
    Group,
    Judgement,
    Method,
    Note,
    NotInterviewed,
    OwnQuestion,
    Payload,
    Previous,
    Protection,
    Sample,
    Scope,
    Score,
    Source,
)
from tilsyn.domain.journal.fields import CaseFields
from tilsyn.domain.record import IsoDate, IsoTime, Record
from tilsyn.domain.text import as_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from pydantic.fields import FieldInfo

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
FileName = Annotated[str, AfterValidator(as_name)]
Moment = IsoTime | IsoDate
OF_THE_JOURNAL = frozenset({"record", "entry", "id"})
"""Fields of a payload that no record has: the file names a version by its record, and a person or a talk by code."""


class StatedFields(CaseFields):
    """The case's own fields as a file states them: what stands already is not refused for what is asked now."""

    provider: Filled = ""
    service_types: tuple[Filled, ...] = ()
    by: tuple[Initials, ...] = ()
    target_groups: tuple[Filled, ...] = ()
    departments: tuple[Filled, ...] = ()
    staff: tuple[Filled, ...] = ()
    meet: tuple[Filled, ...] = ()


class ExchangeRecord(Record):
    """One record of a part. `shorthand` fields are resolved before the record is named by its content.

    Keys of the `contract` always stand in a file that we write, in that order; others where they say something.
    `states` is the kind of payload that the record is of, `fields` the payload's field by the record's key.
    """

    model_config = ConfigDict(defer_build=True)  # what a class declares is never used as it stands
    shorthand: ClassVar[frozenset[str]] = frozenset()
    contract: ClassVar[tuple[str, ...]] = ()
    states: ClassVar[type[Payload]] = Payload
    fields: ClassVar[dict[str, str]] = {}
    id: Identity | None = None


R = TypeVar("R", bound=ExchangeRecord)


def derived(
    payload: type[Payload], *, without: Collection[str] = (), keys: Mapping[str, str] | None = None
) -> Callable[[type[R]], type[R]]:
    """Give a record every field of a payload, in its order, but those `without`; `keys` renames: {"drawn": "n"}.

    What the class declares itself stands in the place of the payload's own.
    """
    out = {*OF_THE_JOURNAL, *without}
    fields = {(keys or {}).get(name, name): name for name in payload.model_fields if name not in out}

    def complete(declared: type[R]) -> type[R]:
        base = cast("type[R]", declared.__base__)
        known = {**_given(payload, fields), **declared.model_fields}
        own = [key for key in declared.model_fields if key not in base.model_fields]
        forms = {key: _form(known[key]) for key in _order(fields, own) if key not in base.model_fields}
        made = _with_forms(declared, base, forms)
        made.shorthand, made.contract = declared.shorthand, declared.contract
        made.states, made.fields = payload, fields
        return made

    return complete


def _with_forms(declared: type[R], base: type[R], forms: dict[str, Any]) -> type[R]:
    doc, module = declared.__doc__, declared.__module__
    return create_model(declared.__name__, __base__=base, __module__=module, __doc__=doc, **forms)


def _given(payload: type[Payload], fields: Mapping[str, str]) -> dict[str, FieldInfo]:
    return {key: payload.model_fields[name] for key, name in fields.items()}


def _form(field: FieldInfo) -> tuple[Any, Any]:
    return field.rebuild_annotation(), ... if field.is_required() else field.default


def _order(fields: Iterable[str], own: Iterable[str]) -> list[str]:
    """The payload's order; a key that only the record has follows the one that it is declared after."""
    order, before = list(fields), -1
    for key in own:
        if key not in order:
            order.insert(before + 1, key)
        before = order.index(key)
    return order


@derived(Source, without=["protection"])
class SourceRecord(ExchangeRecord):
    """With `method` and `date` it also makes one encounter. `about` is taken in and never let out."""

    shorthand = frozenset({"method", "date"})
    contract = ("code", "group", "track")
    code: Filled
    group: Group
    about: str | None = None
    method: Method | None = None
    date: IsoDate | None = None


@derived(Encounter, without=["protection", "imported"])
class EncounterRecord(ExchangeRecord):
    """One occasion of gathering; `sources` by code, `documents` by their ids in the file, else by title."""

    contract = (
        *("code", "method", "form", "sources", "start", "end", "department", "present", "selected_by", "informed"),
        *("outcome", "quote_ok", "title", "by"),
    )
    code: Filled | None = None
    method: Method = "interview"
    sources: tuple[str, ...] = ()
    start: Moment | None = None
    end: Moment | None = None
    by: tuple[Initials, ...] = ()


class SaidRecord(ExchangeRecord):
    """Something that came out in an encounter; `source` stands for that source's only one."""

    shorthand = frozenset({"source"})
    encounter: str | None = None
    source: str | None = None


@derived(Answer, keys={"recorded_at": "at"})
class AnswerRecord(SaidRecord):
    """`at` is when it was recorded: it takes no part in what the record is named by."""

    shorthand = frozenset({"source", "at"})
    contract = (
        *("question", "encounter", "value", "note", "deviates", "said_at", "at", "recorded_from", "protection"),
    )
    question: str
    deviates: tuple[Deviation, ...] = ()
    family: str | None = None
    at_items: tuple[str, ...] = ()
    protection: Protection = "normal"


@derived(Note, keys={"recorded_at": "at"})
class NoteRecord(SaidRecord):
    """`indicators` is shorthand for `at_items`, `at` as of an answer; `document` its id in the file, else its title."""

    shorthand = frozenset({"source", "indicators", "at"})
    contract = ("text", "encounter", "at_items", "quote", "place", "protection")
    text: Filled
    at_items: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    protection: Protection = "normal"


@derived(OwnQuestion, without=["protection"])
class OwnQuestionRecord(SaidRecord):
    """A question of one's own, the place it is asked for, and the groups it is planned for."""

    contract = ("code", "at", "text", "encounter", "groups")
    code: Filled
    at: str
    text: Filled


@derived(Alert)
class AlertRecord(SaidRecord):
    """What may call for action: taken in, and never let out."""

    text: Filled


@derived(Focus, without=["internal_reason"])
class FocusRecord(ExchangeRecord):
    """The indicators in focus; the inner reason stays in the case."""

    contract = ("indicators", "reason")
    indicators: tuple[str, ...]
    reason: Filled


@derived(Judgement)
class JudgementRecord(ExchangeRecord):
    """`sources` by code, of sources and of observations and documents."""

    contract = ("indicator", "text", "score", "sources", "reason")
    indicator: str
    text: str = ""
    score: Score | None = None
    sources: tuple[str, ...] = ()


@derived(Scope)
class ScopeRecord(ExchangeRecord):
    """A choice where the edition contests."""

    contract = ("indicator", "use", "reason")
    indicator: str
    use: bool
    reason: Filled


@derived(NotInterviewed)
class NotInterviewedRecord(ExchangeRecord):
    """A group that no one was heard from."""

    contract = ("group", "reason")
    reason: Filled


@derived(Sample, keys={"population": "N", "drawn": "n"})
class SampleRecord(ExchangeRecord):
    """N is what there was, n what was drawn: 8 of 61."""

    contract = ("of", "N", "n", "as_of", "drawn_by", "criteria")
    of: Filled


@derived(Assessment)
class AssessmentRecord(ExchangeRecord):
    """The text of a criterion, a theme, the whole or the economy."""

    contract = ("at", "text")
    at: str
    text: Filled


@derived(FollowUp)
class FollowUpRecord(ExchangeRecord):
    """One point of follow-up."""

    contract = ("kind", "text", "indicator", "law", "deadline", "origin", "status", "decision")
    kind: str
    text: Filled
    indicator: str | None = None


@derived(Previous)
class PreviousRecord(ExchangeRecord):
    """The earlier report."""

    contract = ("date", "edition", "judgements")


@derived(Document, without=["protection", "kept_text", "kept_file"])
class DocumentRecord(ExchangeRecord):
    """A paper that was asked for, and what is known of the file that came; of the file itself nothing."""

    contract = ("type", "title", "status", "requested", "received", "deadline")
    type: Filled
    file: FileName | None = None


@derived(ChecklistPlace, without=["checklist"])
class ChecklistRecord(ExchangeRecord):
    """A place of the checklist whose name it stands under; `document` as of a note."""

    contract = ("item", "value", "quote", "place")
    item: str


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
TAKEN_IN_ONLY = frozenset({"alerts"})
"""Parts that a file may bring and that no file of ours holds: what may call for action never leaves a case."""
