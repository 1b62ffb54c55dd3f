"""Notes and where they belong; protection, withdrawal, redaction; where the case stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import counted
from tilsyn.domain.findings.codes import answers_to
from tilsyn.domain.findings.evidence import loose_notes
from tilsyn.domain.findings.open_versions import MASKED_UNSEEN, OPEN
from tilsyn.domain.findings.privacy import masked
from tilsyn.domain.findings.readiness import ALERT
from tilsyn.domain.findings.scoring import APPLICABLE
from tilsyn.domain.journal.entries import (
    Alert,
    CaseField,
    Document,
    Encounter,
    NotCpr,
    Note,
    OwnQuestion,
    Protect,
    Source,
    Withdrawal,
)
from tilsyn.domain.journal.revise import next_version
from tilsyn.domain.library.supplement import supplement_of
from tilsyn.domain.text import clean, quote
from tilsyn.domain.values import RECEIVERS, strongest
from tilsyn.domain.words import FIELDS, meant
from tilsyn.errors import UsageProblem
from tilsyn.services.judging.judge import conflict_documents
from tilsyn.services.keeping.as_seen import AsSeen
from tilsyn.services.keeping.log import seen_entries
from tilsyn.services.open_case import known_place
from tilsyn.services.planning.protected_ones import found_again
from tilsyn.services.supplements import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.findings.readiness import Readiness
    from tilsyn.domain.findings.scoring import Scorecard
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.values import Audience
    from tilsyn.services.open_case import Desk

Json = dict[str, Any]
PROTECTIONS = ("fortrolig", "whistleblow", "normal", "ikke-cpr")
NOTE_DRAFT = Slot.note()
"""Where a note typed outside a conversation is kept until it is recorded."""
SENT = "sealed"
UNTOUCHABLE = frozenset({"opened", "supplement", "protect", "withdrawal", "redaction", "not_cpr"})


def add_note(  # noqa: PLR0913  what a note states, and the draft it was kept in
    desk: Desk, text: str, places: Sequence[str], source: str | None, by: str | None, *, drop_draft: str | None = None
) -> Note:
    """A note, loose or placed; with a source it belongs to that source's only open encounter."""
    body = clean(text)
    if not body.strip():
        raise UsageProblem("Noten er tom.", "Skriv teksten, eller send den på stdin.")
    identity = desk.world.new_id()
    encounter = _encounter_of(desk, source) if source else None
    at_items = tuple(dict.fromkeys(note_place(desk, each) for each in places))
    note = Note(record=identity, id=identity, text=body, encounter=encounter, at_items=at_items)
    desk.add([note], by, drop_draft=drop_draft)
    return note


def add_alert(desk: Desk, text: str, source: str | None, by: str | None, *, drop_draft: str | None = None) -> None:
    """Something said may oblige: it stands at the top of `status` and in no output (domain.md 7).

    With a source it belongs to that source's only open conversation, so that it can be found again where it was said.
    """
    body = clean(text)
    if not body.strip():
        raise UsageProblem("Teksten er tom.", "Skriv kort, hvad der er sagt, uden navne.")
    identity = desk.world.new_id()
    encounter = _encounter_of(desk, source) if source else None
    desk.add([Alert(record=identity, id=identity, text=body, encounter=encounter)], by, drop_draft=drop_draft)


def _encounter_of(desk: Desk, code: str) -> str:
    """The source's only open conversation, else its only one; hidden ones only of a source that is hidden itself."""
    source, shown = desk.source(code), desk.visible()
    among = shown if source.id in shown.sources else desk.case
    held = [each for _, each in among.of(Encounter) if source.id in each.sources and _is_told(desk, source, each)]
    open_ones = [each for each in held if each.outcome is None]
    chosen = open_ones if len(open_ones) == 1 else held
    if len(chosen) != 1:
        raise UsageProblem(
            f"{code} har {counted(len(held), 'samtale', 'samtaler')}.",
            "Opret samtalen med tilsyn encounter, eller notér uden --source.",
        )
    return chosen[0].id


def _is_told(desk: Desk, source: Source, encounter: Encounter) -> bool:
    shown = desk.visible()
    return source.id not in shown.sources or encounter.id in shown.encounters


def note_place(desk: Desk, given: str) -> Place:
    """Where a note may belong: an indicator, a criterion, a theme; by its Danish name too."""
    place = known_place(Place.all(desk.model, ("indicator", "criterion", "theme")), given)
    return Place(desk.worded(place).id) if place.is_item else place


def loose(desk: Desk) -> list[tuple[Entry, Note]]:
    return loose_notes(desk.visible())


def place_note(desk: Desk, note: Entry, places: Sequence[str], by: str | None) -> Note:
    """Sort a note to where it belongs: a new version of the same note, as it stands now."""
    at_items = tuple(dict.fromkeys(note_place(desk, each) for each in places))
    desk.file.refresh()
    shown = desk.visible().entry(note.header.slot)
    standing = desk.visible().behind(shown)[-1] if shown else None
    if standing is None or not isinstance(standing.payload, Note):
        raise UsageProblem("Noten gælder ikke længere.", "Gå videre til den næste.")
    if isinstance(note.payload, Note) and standing.payload.at_items != note.payload.at_items:
        raise UsageProblem("Noten er lagt på plads fra et andet vindue imens.", "Gå videre til den næste med s.")
    placed = next_version(desk.case, standing, standing.payload, desk.world.new_id(), {"at_items": at_items})
    desk.add([placed], by)
    return placed


def protect(desk: Desk, post: str, protection: str, reason: str, by: str | None) -> bool:
    """Mark an entry; `ikke-cpr` records that what looks like a CPR number is none. False where it is so already.

    Looked at anew: while a reason was typed, another window may have lifted it, or worded the entry otherwise. What it
    says that protects more than this does is not undone by one who never saw it: ChangedMeanwhile.
    """
    seen = AsSeen(desk.case, desk.post(post), post)
    desk.file.refresh()
    said, protection = check_protection(desk, post, protection)
    why, record = _reason(reason), desk.world.new_id()
    if protection == "ikke-cpr":
        if desk.case.cleared(said):
            return False
        desk.add([NotCpr(record=record, target=said.id, reason=why)], by)
        return True
    if desk.case.protection_of(said) == protection and len(desk.case.live(Slot.protect(said.id))) < SEVERAL:
        return False

    def refuse_undoing(case: Case) -> None:
        if strongest(protection, case.protection_of(said)) != protection:
            seen.refuse_changed(case)

    refuse_undoing(desk.case)
    mark = Protect(record=record, target=said.id, protection=protection, reason=why)  # type: ignore[arg-type]  # one of Protection
    desk.add([mark], by, check=refuse_undoing)
    return True


def called_from_now_on(desk: Desk, post: str) -> str:
    """How a source or a conversation is called after it was protected: by its code no more."""
    said = desk.post(post).payload
    return found_again(desk, said) if isinstance(said, Source | Encounter) else ""


def check_protection(desk: Desk, post: str, protection: str) -> tuple[Entry, str]:
    """The entry that may be protected so, and the protection as the journal has it."""
    protection = meant(protection, PROTECTIONS)
    if protection not in PROTECTIONS:
        raise UsageProblem(
            f"Beskyttelsen »{quote(protection)}« kendes ikke.", f"Vælg mellem: {', '.join(PROTECTIONS)}."
        )
    said = standing(desk, post)
    if protection != "ikke-cpr":
        _refuse_bare(said, protection)
    elif said.payload is None or masked(said.payload) is said.payload:
        raise UsageProblem(
            f"Der står intet i posten {post}, der ligner et CPR-nummer.",
            "Find den rette post: tilsyn status SAG nævner dem, det gælder.",
        )
    return said, protection


SEVERAL = 2
NEEDED = frozenset({"provider", "service_types", "kind", "date", "by", "stage"})
"""Fields without which nothing can be judged or printed: hiding one would be seen everywhere."""


def _refuse_bare(said: Entry, protection: str) -> None:
    if protection != OPEN and isinstance(said.payload, CaseField) and said.payload.field in NEEDED:
        raise UsageProblem(
            f"Feltet {FIELDS[said.payload.field]} kan ikke beskyttes: alt, hvad sagen viser, bygger på det.",
            "Ret det med tilsyn case SAG --set, hvis det ikke skal stå der.",
        )


def withdraw(desk: Desk, post: str, reason: str, by: str | None) -> bool:
    """The statement leaves every output, count and ground; a judgement that rests on it becomes a gap.

    False where it is withdrawn already. Raises ChangedMeanwhile where more was said of it while a reason was typed.
    """
    seen = AsSeen(desk.case, desk.post(post), post)
    desk.file.refresh()
    said, why = standing(desk, post), _reason(reason)
    if said.id in desk.case.withdrawn:
        return False
    if said.header.kind == "frame":
        raise UsageProblem(
            "En spørgeramme, der er brugt, kan ikke trækkes tilbage.", "Træk de svar tilbage, der ikke skal gælde."
        )
    seen.refuse_changed(desk.case)
    desk.add([Withdrawal(record=desk.world.new_id(), target=said.id, reason=why)], by, check=seen.refuse_changed)
    return True


def redact(desk: Desk, post: str, reason: str, by: str | None) -> list[Audience]:
    """Remove the content for good; id, time, who, why and the digest stay.

    A final report that holds it goes with it, and first: the receivers of those are given. Raises ChangedMeanwhile
    where more was said of it while a reason was typed: what goes here is what she saw.
    """
    from tilsyn.services.leaving.seals import reports_holding  # nearly every case that is redacted in has none

    seen = AsSeen(desk.case, desk.post(post), post)
    desk.file.refresh()
    masked_entry, why = target(desk, post), _reason(reason)
    seen.refuse_changed(desk.case)
    visible = desk.visible()
    shown = visible.shown_as(masked_entry)
    # One shown entry may stand for several that differ only in what is hidden: each holds the words.
    targets = visible.behind(shown) if shown else [masked_entry]
    holding = reports_holding(desk, targets)
    for each in holding:
        desk.redact(each.id, why, by)
    if shown not in list(seen_entries(desk)):
        for each in (masked_entry, *_answers_to(desk, masked_entry)):
            _keep_hidden(desk, each, by)
    for each in targets:
        desk.redact(each.id, why, by)
    gone = {each.header.slot for each in holding}
    return [each for each in RECEIVERS if Slot.sealed(each) in gone]


def _answers_to(desk: Desk, asked: Entry) -> list[Entry]:
    """The answers to a question of one's own: without its code nothing would tell that they are hidden with it."""
    own = asked.payload
    if not isinstance(own, OwnQuestion):
        return []
    visible = desk.visible()
    return [entry for entry, _ in answers_to(desk.case, own) if not visible.may_know(entry.header.slot)]


def _keep_hidden(desk: Desk, target: Entry, by: str | None) -> None:
    """Without its content nothing would tell that the entry was protected, and `log` would show where it stood."""
    held = desk.case.protection_of(target)
    if held != OPEN and desk.case.live(Slot.protect(target.id)):
        return
    kept = "whistleblow" if held == OPEN else held
    hidden = Protect(record=desk.world.new_id(), target=target.id, protection=kept, reason=MASKED_UNSEEN)  # type: ignore[arg-type]  # one of Protection
    desk.add([hidden], by)


def same_words(desk: Desk, post: str, *, earlier: bool = False) -> list[str]:
    """Other entries with the named one's words: the other answers of one gesture, and with `earlier` old versions."""
    target = desk.post(post)
    place = (target.header.slot, getattr(target.payload, "encounter", None))
    visible, seen = desk.visible(), list(seen_entries(desk))
    shown = visible.shown_as(target)
    among = seen if shown in seen else desk.case.entries.values()
    apart = {each.id for each in (target, *(visible.behind(shown) if shown else ()))}
    return [
        each.id[:8]
        for each in sorted(among, key=lambda each: each.order)
        if each.id not in apart
        if each in visible.standing(each.header.slot)
        or (among is not seen and desk.case.is_live(each))
        or (earlier and each.payload is not None)
        if _repeats(each, target, *place)
    ]


def _repeats(other: Entry, target: Entry, slot: str, encounter: str | None) -> bool:
    if other.header.slot == slot or _quotes(other, target) or _keeps_the_same(other, target):
        return True
    words = _words(target)
    return bool(
        encounter and words and encounter == getattr(other.payload, "encounter", None) and words in _words(other)
    )


def _quotes(note: Entry, target: Entry) -> bool:
    """Whether a note quotes the document."""
    return isinstance(target.payload, Document) and getattr(note.payload, "document", None) == target.payload.id


def _keeps_the_same(other: Entry, target: Entry) -> bool:
    """Whether two papers keep the same text or picture: it stays in the case until it is gone from both."""
    return bool({*getattr(other.payload, "blobs", ())} & {*getattr(target.payload, "blobs", ())})


def _words(entry: Entry) -> str:
    return str(getattr(entry.payload, "note", None) or getattr(entry.payload, "text", None) or "").strip()


def standing(desk: Desk, post: str) -> Entry:
    """An entry that holds now: what is said of one that was since corrected would change nothing.

    Seen from outside, an entry that only a protected one has replaced still holds.
    """
    entry = target(desk, post)
    if entry.header.kind == SENT:
        raise UsageProblem(
            "En endelig rapport kan hverken trækkes tilbage eller beskyttes.",
            "Lav en ny, der gælder i stedet: tilsyn report SAG -o FIL.docx --final --again --reason -.",
        )
    visible = desk.visible()
    shown = visible.shown_as(entry)
    held = visible.standing(entry.header.slot)
    if shown and shown in held:
        return visible.behind(shown)[-1]
    current = held[-1] if shown and held else desk.case.current(entry.header.slot) if not shown else None
    if current and entry.id in desk.case.superseded:
        raise UsageProblem(f"Posten {post} er rettet siden.", f"Vælg den, der gælder nu: {current.id[:8]}.")
    return visible.behind(shown)[-1] if shown else entry


def target(desk: Desk, post: str) -> Entry:
    """The entry, where something can be said of it."""
    entry = desk.post(post)
    if entry.header.kind in UNTOUCHABLE:
        raise UsageProblem(f"Posten {post} kan ikke ændres på den måde.", "Vælg den post, som oplysningen står i.")
    if entry.payload is None:
        raise UsageProblem(f"Posten {post} er allerede maskeret.", "Der er ikke mere indhold at fjerne.")
    return entry


def _reason(reason: str) -> str:
    if not reason.strip():
        raise UsageProblem(
            "Begrundelsen mangler.", "Skriv --reason - og send den på stdin, eller skriv den, når der spørges."
        )
    return clean(reason)


class CaseOverview(NamedTuple):
    card: Scorecard
    ready: Readiness
    document: Json


def overview(desk: Desk) -> CaseOverview:
    """`status`: where the case stands and what is missing (interface.md, Shapes)."""
    read = desk.reading()
    visible, card, ready = read.visible, read.card, _with_reports_made(desk, read.ready)
    applicable = [state for state in card.states if state.state in APPLICABLE]
    counts = {
        "sources": len(visible.sources),
        "encounters": len(visible.encounters),
        "answers": sum(1 for _ in visible.answers()),
        "judged": sum(state.state == "scored" for state in card.states),
        "applicable": len(applicable),
    }
    document = {
        "ready": ready.ready,
        "stage": visible.fields.stage,
        "edition": desk.model.id,
        **({"supplement": named(supplement)} if (supplement := supplement_of(desk.model)) else {}),
        "kind": visible.fields.kind,
        "encrypted": desk.file.encrypted,
        "counts": counts,
        "blocking": [each.model_dump() for each in ready.blocking],
        "warnings": [each.model_dump() for each in ready.warnings],
        "conflicts": conflict_documents(visible),
    }
    return CaseOverview(card, ready, document)


def _with_reports_made(desk: Desk, ready: Readiness) -> Readiness:
    """`report --final` stops on these too, until a new one is made; what else stops it is found in the case alone."""
    from tilsyn.services.leaving.seals import outdated  # most cases have no final report

    made = any(desk.case.slots.get(Slot.sealed(each)) for each in RECEIVERS)
    return ready._replace(blocking=(*ready.blocking, *outdated(desk))) if made else ready


def in_reading_order(ready: Readiness) -> list[Problem]:
    """What may oblige stands on top, then what blocks, then what warns."""
    alerts = [each for each in ready.warnings if each.code == ALERT]
    return [*alerts, *ready.blocking, *(each for each in ready.warnings if each not in alerts)]
