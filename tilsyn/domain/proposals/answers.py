"""What was said in the encounters: own questions, answers, notes, alerts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tilsyn.domain.journal.entries import Alert, Answer, Deviation, Note, OwnQuestion
from tilsyn.domain.proposals.encounters import protection
from tilsyn.domain.proposals.exchange.quoting import advice, quoted
from tilsyn.domain.proposals.exchange.records import AlertRecord, AnswerRecord, NoteRecord, OwnQuestionRecord
from tilsyn.domain.proposals.file_codes import UNREAD
from tilsyn.domain.proposals.identity import content_of
from tilsyn.domain.proposals.import_run import meeting_of
from tilsyn.domain.proposals.papers import paper_of
from tilsyn.domain.proposals.readings import readings_fit

if TYPE_CHECKING:
    from tilsyn.domain.proposals.file_codes import Meeting
    from tilsyn.domain.proposals.import_run import Resolving, Work


def everything_said(work: Work) -> None:
    """Own questions first: an answer may be to one."""
    for own in work.part("own_questions", OwnQuestionRecord):
        _own_question(own)
    for answer in work.part("answers", AnswerRecord):
        _answer(answer)
    for note in work.part("notes", NoteRecord):
        _note(note)
    for alert in work.part("alerts", AlertRecord):
        _alert(alert)


def _name_of(meeting: Meeting | None) -> str | None:
    """What an encounter goes by in the content that a record is named by."""
    return (meeting.code or meeting.id) if meeting else None


def _id_of(meeting: Meeting | None) -> str | None:
    return meeting.id if meeting else None


def _own_question(own: Resolving[OwnQuestionRecord]) -> None:
    record, names, meeting = own.record, own.work.names, meeting_of(own)
    if record.code in names.codes["own_questions"].file:
        own.fault("S121", "code", given=quoted(record.code))
    if record.code in own.work.leaving.questions:
        own.fault("S134", "code", given=quoted(record.code))
    own.known("Stedet", record.at, own.work.places, "at")
    content = content_of(record, encounter=_name_of(meeting))
    identity = own.record_id(content)
    entity = own.id_by_code(OwnQuestion, record.code, identity)
    if names.codes["own_questions"].find(record.code) != entity and entity in names.own_questions:
        own.fault("S132", "id", given=quoted(identity), difference="")  # answers name it by the code it has
    names.add_own_question(record.code, entity)
    own.state_as(
        OwnQuestion,
        content,
        record=identity,
        fields=own.fields_but(OwnQuestion, "groups"),
        id=entity,
        encounter=_id_of(meeting),
        protection=protection(names.is_tip(meeting)),
    )


def _answer(answer: Resolving[AnswerRecord]) -> None:
    record, work, meeting = answer.record, answer.work, meeting_of(answer)
    names = work.names
    if (record.encounter, record.source) == (None, None) and not answer.faulty & {"encounter", "source"}:
        answer.fault("S108", "encounter", key="encounter")
    question = _question(answer)
    families = [family.id for family in work.model.families]
    if record.family is not None:
        answer.known("Familien", record.family, families, "family")
    for place, fed in enumerate(record.at_items):
        answer.known("Indikatoren", fed, work.leaving.units, "at_items", place)
    deviates = tuple(
        Deviation(source=answer.named("sources", each.source, "deviates", place, "source"), note=each.note)
        for place, each in enumerate(record.deviates)
    )
    if meeting and not names.hides(meeting) and record.protection == "normal":
        for place, each in enumerate(record.deviates):
            if deviates[place].source in names.hidden_sources:
                answer.refuse_company(each.source, "deviates", place, "source")
    answer.state_as(
        Answer,
        content_of(record, encounter=_name_of(meeting)),
        check=partial(readings_fit, answer),
        question=question,
        encounter=_id_of(meeting) or "",
        deviates=deviates,
        protection=protection(names.is_tip(meeting), record.protection),
    )


def _question(answer: Resolving[AnswerRecord]) -> str:
    """An official question's id, or the code that a question of one's own has in the case."""
    given, work = answer.record.question, answer.work
    if given in work.leaving.questions:
        return given
    own, codes = work.names.find("own_questions", given), work.names.codes["own_questions"]
    if codes.is_twice(given):
        answer.fault("S138", "question", given=quoted(given), count=codes.twice[given])
    if own is None:
        known = [*work.leaving.questions, *codes.visible()]
        what = {"what": "Spørgsmålet", "given": quoted(given), "advice": advice(given, sorted(known))}
        answer.fault("S120", "question", **what)
    if own is None or own == UNREAD:
        answer.broken = True
        return ""
    return work.names.own_questions[own]


def _note(note: Resolving[NoteRecord]) -> None:
    record, work, meeting = note.record, note.work, meeting_of(note)
    names = work.names
    if record.at_items and record.indicators:
        note.fault("S114", first="at_items", second="indicators")
    key, given = ("indicators", record.indicators) if record.indicators else ("at_items", record.at_items)
    for place, each in enumerate(given):
        note.known("Stedet", each, work.places, key, place)
    at_items = tuple(dict.fromkeys(given))
    note.state_as(
        Note,
        content_of(record, encounter=_name_of(meeting), at_items=at_items),
        fields=note.fields_but(Note, "document"),
        at_items=at_items,
        document=paper_of(note, getattr(record, "document", None), "document"),
        encounter=_id_of(meeting),
        protection=protection(names.is_tip(meeting), record.protection),
    )


def _alert(alert: Resolving[AlertRecord]) -> None:
    meeting = meeting_of(alert)
    alert.state_as(Alert, content_of(alert.record, encounter=_name_of(meeting)), encounter=_id_of(meeting))
