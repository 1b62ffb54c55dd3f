"""The evening view in words: an indicator's state and breadth, and each voice with who, how, when and what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import clock_text, counted, date_text, iso_day, listed, time_text
from tilsyn.domain.findings.evidence import text_of
from tilsyn.domain.journal.entries import Answer, Note
from tilsyn.domain.library.directives import find_directive
from tilsyn.domain.values import (
    FORMS,
    GROUPS,
    GROUPS_MANY,
    METHODS_COUNTED,
    METHODS_COUNTED_ON_SCREEN,
    RECORDED,
    STATES_ON_SCREEN,
    VALUES,
)
from tilsyn.interview.screen.evening import wording
from tilsyn.services.judging.evening import recorded_at, shown
from tilsyn.services.judging.stale_check import live_versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.evidence import Ground, Piece
    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.library.edition import Question, RatedUnit
    from tilsyn.services.judging.evening import Heard
    from tilsyn.services.open_case import Desk

Run = tuple[str, str]
"""Words and their style."""


def state_words(desk: Desk, kind: str, state: RatedState) -> str:
    """How far an indicator has come: bedømt 4, mangler, videreført fra 12-10-2022."""
    if state.carried_from:
        return wording.CARRIED.format(date=date_text(state.carried_from.date))
    if state.state == "scored":
        label = desk.model.label_of(kind, state.score) or ""
        return wording.SCORED.format(score=state.score if isinstance(state.score, int) else f"»{label}«")
    return STATES_ON_SCREEN[state.state]


def breadth(ground: Ground) -> str:
    """Encounters and methods, never heads and never values (domain.md 6)."""
    if not ground.pieces:
        return wording.NOTHING_SAID
    if not ground.encounters:
        return wording.ONLY_NOTES
    met: list[str] = [held.encounter.method for held in ground.encounters]
    return ", ".join(
        counted(met.count(method), *words) for method, words in METHODS_COUNTED_ON_SCREEN.items() if method in met
    )


def methods(ground: Ground) -> str:
    """How many methods; in words where there is only one."""
    many = len(ground.methods)
    return wording.ONE_METHOD if many == 1 else wording.METHODS.format(count=many) if many else ""


def triangulation(ground: Ground) -> str:
    """All of it: whether accounts differ, how many encounters, how many methods."""
    differs = wording.DIFFERS if ground.differs else ""
    return " · ".join(filter(None, (differs, breadth(ground), methods(ground))))


def heading(heard: Heard, unit: RatedUnit) -> str:
    """The question with its number; in words where accounts of it differ."""
    asked = heard.question
    if asked:
        duty = f" ({wording.DUTY})" if asked.duty == "kommune" else ""
        words = f"{asked.id} {asked.gist or asked.text}{duty}"
    elif heard.own:
        here = heard.place == unit.id
        title = wording.OWN if here else wording.OWN_AT.format(place=Place(heard.place).text())
        words = f"{title}: {heard.own}"
    else:
        at_home = heard.place == unit.id
        words = wording.NOTES if at_home else wording.NOTES_AT.format(place=Place(heard.place).text())
    return f"{words} · {wording.DIFFERS_HERE}" if heard.differs else words


def piece_runs(desk: Desk, piece: Piece, here: str) -> Iterator[Run]:
    """One voice, whole: who and how, when, the reading of it, what was said."""
    yield f"{here}{_who(desk, piece.held)}\n", "bold"
    yield f"{' · '.join(filter(None, _when(desk, piece)))}\n", "dim"
    if isinstance(piece.said, Answer):
        yield from _answer(desk, piece, piece.said)
    else:
        yield from _note(desk, piece, piece.said)


def _who(desk: Desk, held: Held | None) -> str:
    """Its label, method and form, who spoke, who else was there."""
    if held is None:
        return wording.ALONE
    encounter = held.encounter
    names = GROUPS_MANY if len(held.sources) > 1 else GROUPS
    method = ", ".join(filter(None, (METHODS_COUNTED[encounter.method][0], FORMS.get(encounter.form or ""))))
    told = [method, encounter.title or "", listed(names[group] for group in held.groups)]
    told += [encounter.department or "", encounter.place or ""]
    told += [wording.PARTICIPANTS.format(count=encounter.participants)] if (encounter.participants or 1) > 1 else []
    told += [wording.PRESENT.format(who=listed(encounter.present))] if encounter.present else []
    return shown(desk, held.entry, " · ".join(filter(None, (held.label, *told, *_marks(held)))))


def _marks(held: Held) -> Iterator[str]:
    """Whether it may be quoted, was read back, was broken off."""
    if held.encounter.quote_ok:
        yield wording.QUOTES_OK
    if held.encounter.read_back:
        yield wording.READ_BACK
    if held.encounter.outcome == "afbrudt":
        yield wording.INTERRUPTED


def _when(desk: Desk, piece: Piece) -> list[str]:
    """When it was said, and when and from what it was noted."""
    start = piece.held.encounter.start if piece.held else None
    said_at = piece.said.said_at or start
    noted = wording.NOTED.format(at=_clock(recorded_at(desk, piece), said_at))
    source = RECORDED.get(getattr(piece.said, "recorded_from", None) or "", "")
    return [wording.SAID.format(at=time_text(said_at)) if said_at else "", " ".join(filter(None, (noted, source)))]


def _clock(at: str, said_at: str | None) -> str:
    """Only the time of day where the day is the same."""
    same_day = said_at and iso_day(at) == iso_day(said_at)
    return (same_day and clock_text(at)) or time_text(at)


def _answer(desk: Desk, piece: Piece, said: Answer) -> Iterator[Run]:
    value = wording.VALUE.format(value=VALUES[said.value]) if said.value else wording.NO_VALUE
    parts = ", ".join(wording.PART.format(part=each.part, value=VALUES[each.value]) for each in said.parts)
    families = {each.id: wording.FAMILY.format(title=each.title) for each in desk.model.families}
    flag = wording.FLAGGED if said.flagged else ""
    yield f"{value}", "bold" if said.value else "italic"
    yield "".join(f" · {each}" for each in filter(None, (parts, flag, families.get(said.family or "")))), ""
    if said.reason:
        yield f"\n{wording.REASON.format(reason=shown(desk, piece.entry, said.reason))}", ""
    if said.note:
        yield f"\n{shown(desk, piece.entry, said.note)}", ""
    codes = {source.id: source.code for source in desk.visible().sources.values()} if said.deviates else {}
    for each in said.deviates:
        told = wording.DEVIATES.format(who=codes.get(each.source, ""), note=each.note).strip()
        yield f"\n{shown(desk, piece.entry, told)}", "italic"
    yield from _other_versions(desk, piece)


def _other_versions(desk: Desk, piece: Piece) -> Iterator[Run]:
    """What someone else has written in the same place, unseen."""
    slot = piece.entry.header.slot
    several = live_versions(desk, slot) if len(desk.case.slots.get(slot, ())) > 1 else ()
    for each in several:
        if each.id != piece.entry.id:
            words = shown(desk, each, text_of(each.payload))  # type: ignore[arg-type]  # an answer or a note
            told = wording.VERSION.format(at=time_text(each.header.at), who=each.header.who, note=words)
            yield f"\n{told}", "bold"


def _note(desk: Desk, piece: Piece, said: Note) -> Iterator[Run]:
    marks = " · ".join(filter(None, (wording.QUOTE if said.quote else "", said.place or "")))
    if marks:
        yield f"{shown(desk, piece.entry, marks)}\n", "italic"
    yield shown(desk, piece.entry, said.text), ""
    yield from _other_versions(desk, piece)


def official_text(desk: Desk, questions: tuple[Question, ...]) -> str:
    """The official wording, a corrected reading beside it, and what the directives it names say."""
    return "\n".join(line for each in questions for line in _official(desk, each))


def _official(desk: Desk, question: Question) -> Iterator[str]:
    told = wording.OFFICIAL.format(id=question.id, text=question.text, reference=question.reference_text)
    yield told.rstrip()
    if question.reading:
        yield f"({question.reading})"
    for reference in question.references:
        found = find_directive(desk.catalogues, reference)
        yield f"  {reference}  {found[1].subject if found else ''}".rstrip()
        if found and found[1].text:
            yield f"    {found[1].text}"
        yield from (f"    - {point.text}" for point in (found[1].points if found else ()))
    if not question.references:
        yield f"  {wording.NO_DIRECTIVES}"
