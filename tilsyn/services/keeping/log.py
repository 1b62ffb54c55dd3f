"""The journal as a person reads it: each entry with its first characters, what it states, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import CASE, Place
from tilsyn.domain.danish import date_text, label_text, listed, time_text
from tilsyn.domain.findings.codes import free_code
from tilsyn.domain.findings.frame_words import read_words
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.findings.readiness import place_of
from tilsyn.domain.findings.visible import label_of
from tilsyn.domain.journal.entries import (
    Alert,
    Answer,
    CaseField,
    Encounter,
    FollowUp,
    Judgement,
    Note,
    SealedReport,
    Source,
    UsedFrame,
    UsedSupplement,
)
from tilsyn.domain.values import FOLLOWUP_STATUS, METHODS_COUNTED, RECEIVERS, VALUES
from tilsyn.domain.words import FIELDS
from tilsyn.services.planning.case_fields import field_text
from tilsyn.services.tables import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.journal.entries.payload import Payload
    from tilsyn.services.keeping.records import Json
    from tilsyn.services.open_case import Desk

KINDS = {
    "opened": "sagen oprettet",
    "supplement": "tillæg til udgaven",
    "office": "socialtilsynets oplysninger",
    "field": "felt",
    "focus": "fokus",
    "scope": "valg",
    "source": "kilde",
    "answer": "svar",
    "note": "note",
    "judgement": "bedømmelse",
    "assessment": "vurdering",
    "followup": "opfølgningspunkt",
    "previous": "tidligere rapport",
    "not_interviewed": "ikke interviewet",
    "sample": "stikprøve",
    "own_question": "eget spørgsmål",
    "document": "dokument",
    "alert": "kan kræve handling",
    "checklist": "gennemgang",
    "frame": "spørgeramme",
    "protect": "beskyttelse",
    "not_cpr": "ikke CPR",
    "withdrawal": "tilbagetrækning",
    "redaction": "maskering",
    "transfer": "overført felt",
    "sealed": "endelig rapport",
}
WORDS = ("text", "note", "code", "reason", "title", "caption", "value", "type")
"""Where a payload may hold words of a person, the most telling first."""


def seen_entries(desk: Desk) -> Iterator[Entry]:
    """What may be seen, old versions too, and what was said of it; nothing of what is protected (domain.md 7)."""
    visible = desk.visible()
    known = (slot for slot in desk.case.slots if visible.may_know(slot))
    shown = [entry for slot in known for entry in visible.versions(slot) if entry.header.kind != "protect"]
    told = {each.id for entry in shown for each in visible.behind(entry)}
    for entry in shown:
        target = getattr(entry.payload, "target", None)
        if target is None or target in told or target not in desk.case.entries:
            yield entry


def log_entries(desk: Desk, *, protected: bool) -> Iterator[Entry]:
    """Entries in show order; protected ones, and what was said of them, only where asked for."""
    shown = desk.case.entries.values() if protected else seen_entries(desk)
    yield from sorted(shown, key=lambda each: each.order)


def log_rows(desk: Desk, *, protected: bool) -> Iterator[Json]:
    """The log for a program: post, id, kind, at, by, place, state, text."""
    visible = desk.visible()
    for entry in log_entries(desk, protected=protected):
        yield {
            "post": entry.id[:8],
            "id": entry.id,
            "kind": entry.header.kind,
            "at": entry.header.at,
            "by": mask_cpr(entry.header.who),
            "place": mask_cpr(place_of(entry.header.slot, visible)),
            "state": _state(desk, entry, protected=protected),
            "text": _masked(desk, entry, _text(entry.payload)),
        }


def log_table(desk: Desk, *, protected: bool) -> Iterator[tuple[str, str, str, str, str, str]]:
    """The log for a person: who said it and where it belongs, so that the right post is found."""
    # Who took part under protection is named to nobody else.
    visible = desk.visible()
    sources = {each.id: each for _, each in desk.case.of(Source)} if protected else visible.sources
    names = _names(desk, sources) if protected else {key: each.told for key, each in visible.encounters.items()}
    for entry in log_entries(desk, protected=protected):
        state = f" ({told})" if (told := _state(desk, entry, protected=protected)) else ""
        words = " · ".join(filter(None, _stated(entry.payload, sources)))
        yield (
            entry.id[:8],
            time_text(entry.header.at),
            mask_cpr(entry.header.who),
            f"{_kind(entry)}{state}",
            mask_cpr(" · ".join(filter(None, _where(desk, entry, names)))),
            short(_masked(desk, entry, words)),
        )


def _kind(entry: Entry) -> str:
    if isinstance(entry.payload, Encounter):
        return METHODS_COUNTED[entry.payload.method][0]
    return KINDS.get(entry.header.kind, entry.header.kind)


def _where(desk: Desk, entry: Entry, names: Mapping[str, str]) -> Iterator[str]:
    """What it is about, and in which conversation it was said."""
    match payload := entry.payload:
        case CaseField():
            yield FIELDS.get(payload.field, payload.field)
        case Encounter():
            yield names[payload.id]
        case Note():
            yield ", ".join(Place(each).text() for each in payload.at_items)
            yield names.get(payload.encounter or "", "")
        case Answer():
            yield payload.question
            yield names.get(payload.encounter, "")
        case FollowUp():
            yield payload.indicator or ""
        case UsedFrame():
            yield payload.id
        case Alert():
            yield names.get(payload.encounter or "", "")
        case UsedSupplement():
            yield payload.kept.id
        case SealedReport():
            yield f"til {RECEIVERS[payload.audience]}"
        case _:
            place = place_of(entry.header.slot, desk.visible())
            yield "" if place == CASE else place.text()


def _names(desk: Desk, sources: Mapping[str, Source]) -> dict[str, str]:
    """Every conversation's name, withdrawn ones too; each its own."""
    begun: dict[str, Encounter] = {}
    for entry in sorted(desk.case.entries.values(), key=lambda each: each.order):
        if isinstance(entry.payload, Encounter):
            begun[entry.payload.id] = entry.payload
    names: dict[str, str] = {}
    for identity, encounter in begun.items():
        names[identity] = free_code(_named(encounter, sources), set(names.values()))
    return {identity: label_text(name) for identity, name in names.items()}


def _named(encounter: Encounter, sources: Mapping[str, Source]) -> str:
    """Who and when; a protected one too, for only `log --protected` shows what was said there."""
    return label_of(encounter, tuple(sources[each] for each in encounter.sources if each in sources))


def _stated(payload: Payload | None, sources: Mapping[str, Source]) -> Iterator[str]:
    """What it says, in Danish words."""
    match payload:
        case None | Source():
            return
        case CaseField():
            yield field_text(payload.field, payload.value)
            yield payload.reason or ""
        case Encounter():
            yield listed(sources[each].code for each in payload.sources if each in sources)
            yield payload.title or ""
            yield time_text(payload.start)
        case Answer():
            yield "ikke aflæst" if payload.says_nothing else VALUES.get(payload.value or "", "")
            yield from read_words(payload)
            yield payload.note
        case Judgement():
            yield str(payload.score or "")
            yield payload.text
            yield payload.change or ""
        case FollowUp():
            yield FOLLOWUP_STATUS.get(payload.status or "", "")
            yield date_text(payload.deadline)
            yield payload.text
        case _:
            yield _text(payload)


def _state(desk: Desk, entry: Entry, *, protected: bool) -> str:
    """What has become of it, as far as may be seen: a protected correction replaces nothing."""
    versions = {each.id for each in (entry, *(() if protected else desk.visible().behind(entry)))}
    if entry.payload is None or not versions.isdisjoint(desk.case.redacted):
        return "maskeret"
    if not versions.isdisjoint(desk.case.withdrawn) or desk.case.is_gone(entry):
        return "trukket tilbage"
    if protected:
        return "afløst" if entry.id in desk.case.superseded else ""
    return "" if entry in desk.visible().standing(entry.header.slot) else "afløst"


def _text(payload: Payload | None) -> str:
    return next((str(getattr(payload, name)) for name in WORDS if getattr(payload, name, None)), "")


def _masked(desk: Desk, entry: Entry, words: str) -> str:
    return words if desk.case.cleared(entry) else mask_cpr(words)
