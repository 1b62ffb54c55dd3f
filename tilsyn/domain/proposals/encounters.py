"""Sources and encounters of a file, and the encounters that its shorthand stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import iso_day
from tilsyn.domain.findings.codes import free_code
from tilsyn.domain.findings.times import is_before
from tilsyn.domain.journal.entries import Encounter, Source
from tilsyn.domain.proposals.exchange import Given
from tilsyn.domain.proposals.exchange.quoting import quoted
from tilsyn.domain.proposals.exchange.records import EncounterRecord, SourceRecord
from tilsyn.domain.proposals.file_codes import Meeting, Names
from tilsyn.domain.proposals.identity import content_of
from tilsyn.domain.proposals.import_run import Resolving
from tilsyn.domain.proposals.papers import paper_of

if TYPE_CHECKING:
    from tilsyn.domain.proposals.import_run import Work
    from tilsyn.domain.values import Protection

EXISTING = "samtalen findes i forvejen"


def protection(tip: bool, stated: Protection = "normal") -> Protection:  # noqa: FBT001  a fact, not a switch
    """Group `anonym` means whistleblow, of the source and of everything it said (domain.md 7)."""
    return "whistleblow" if tip else stated


def sources_and_encounters(work: Work) -> None:
    """These first, so that everything else may refer to them wherever it stands in the file."""
    sources = list(work.part("sources", SourceRecord))
    for source in sources:
        _source(source)
    for encounter in work.part("encounters", EncounterRecord):
        _encounter(encounter)
    for source in sources:
        _shorthand(source)


def _source(source: Resolving[SourceRecord]) -> None:
    record, names = source.record, source.work.names
    if record.code in names.codes["sources"].file:
        _repeated_source(source)
        return
    content = content_of(record)
    identity = source.record_id(content)
    entity = source.id_by_code(Source, record.code, identity)
    names.add_source(record.code, entity, content, tip=record.group == "anonym")
    source.state_as(
        Source,
        content,
        record=identity,
        fields=frozenset({*record.model_fields_set, "protection"}),
        id=entity,
        protection=protection(record.group == "anonym"),
    )


def _repeated_source(source: Resolving[SourceRecord]) -> None:
    """The same source once more is only another encounter; anything else is a second source of that code."""
    record = source.record
    same = source.work.names.first_sources[record.code] == content_of(record) and record.id is None
    if not same or record.date is None:
        source.fault("S121", "code", given=quoted(record.code))


def _encounter(encounter: Resolving[EncounterRecord]) -> None:
    record, names = encounter.record, encounter.work.names
    _check_code(encounter)
    named = [encounter.named("sources", code, "sources", place) for place, code in enumerate(record.sources)]
    sources = tuple(dict.fromkeys(named))
    read = (paper_of(encounter, each, "documents", at) for at, each in enumerate(getattr(record, "documents", ())))
    papers = tuple(dict.fromkeys(each for each in read if each is not None))
    content = content_of(record)
    identity = encounter.record_id(content)
    entity = encounter.id_by_code(Encounter, record.code, identity)
    meeting = _meeting(record, entity, sources, names)
    _check_company(encounter, names.meetings.get(entity), meeting)
    if is_before(record.end, record.start):
        encounter.fault("S136", "end")
    names.add_meeting(meeting)
    encounter.state_as(
        Encounter,
        content,
        record=identity,
        fields=frozenset({*record.model_fields_set, "protection"}),
        id=entity,
        sources=sources,
        documents=papers,
        imported=True,
        protection=protection(names.is_tip(meeting)),
    )


def _check_company(encounter: Resolving[EncounterRecord], held: Meeting | None, meeting: Meeting) -> None:
    """A protected source joins no conversation that others see: it would move it, date it anew, or hide it."""
    names, before = encounter.work.names, held.sources if held else ()
    joining = {each for each in meeting.sources if each in names.hidden_sources and each not in before}
    seen = not names.hides(held) if held else not names.is_tip(meeting) and len(joining) < len(set(meeting.sources))
    for place, code in enumerate(encounter.record.sources):
        if seen and names.find("sources", code) in joining:
            encounter.refuse_company(code, "sources", place)


def _check_code(encounter: Resolving[EncounterRecord]) -> None:
    code, codes = encounter.record.code, encounter.work.names.codes
    if code in codes["encounters"].file:
        encounter.fault("S121", "code", given=quoted(code))
    elif code in codes["sources"].visible():
        encounter.fault("S122", "code", given=quoted(code))


def _meeting(record: EncounterRecord, entity: str, sources: tuple[str, ...], names: Names) -> Meeting:
    """The encounter as it will be: what the file does not say of one that the case holds stays as it was."""
    held = names.meetings.get(entity, Meeting(entity, "", record.method, sources, ""))
    stated = record.model_fields_set
    taking_part = sources if "sources" in stated else held.sources
    return Meeting(
        id=entity,
        code=record.code or held.code,
        method=record.method if "method" in stated else held.method,
        sources=taking_part,
        date=iso_day(record.start) if "start" in stated else held.date,
        hidden=held.hidden,
    )


def _shorthand(source: Resolving[SourceRecord]) -> None:
    """A source with method and date also makes one encounter; the date is never a visit."""
    record = source.record
    if source.faulty & {"method", "date"}:
        return
    if record.method and record.date:
        code = f"{record.code} {record.date}"
        stated = EncounterRecord(code=code, method=record.method, start=record.date, sources=(record.code,))
        _made_encounter(
            Resolving(source.work, "encounters", Given(source.given.path, stated)), record.code, record.date
        )
    elif record.method or record.date:
        source.fault("S115", key="date" if record.method else "method")


def _made_encounter(made: Resolving[EncounterRecord], code: str, date: str) -> None:
    work, names, content = made.work, made.work.names, content_of(made.record)
    source = names.codes["sources"].file[code]
    identity = work.namer.name_again("encounters", content)
    existing = _existing(made, identity, source, date)
    if existing:
        names.add_meeting(existing)
        work.ledger.skip(made.at, EXISTING)
        return
    taken = {*names.codes["encounters"].visible(), *names.codes["sources"].visible()}
    free = free_code(f"{code} {date}", taken)
    meeting = Meeting(identity, free, made.record.method, (source,), date)
    names.add_meeting(meeting)
    made.state_as(
        Encounter,
        content,
        record=identity,
        code=free,
        sources=meeting.sources,
        imported=True,
        protection=protection(names.is_tip(meeting)),
    )


def _existing(made: Resolving[EncounterRecord], identity: str, source: str, date: str) -> Meeting | None:
    """The encounter that the shorthand made before, else one of that source and method on that date."""
    names, method = made.work.names, made.record.method
    held = made.work.entity(Encounter, identity)
    if made.work.ledger.held(Encounter, identity):
        return names.meetings.get(held, Meeting(held, "", method, (source,), date))
    same_day = [
        each
        for each in names.meetings.values()
        if source in each.sources and (each.method, each.date) == (method, date)
    ]
    return min(same_day, key=names.hides, default=None)
