"""Evidence in words, the same for every screen: how far an item has come, on what it rests, what each voice said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import clock_text, counted, date_text, iso_day, listed, time_text
from tilsyn.domain.findings.codes import code_of
from tilsyn.domain.findings.evidence import heard_with, is_unread, text_of, unread_words
from tilsyn.domain.findings.frame_words import read_words
from tilsyn.domain.findings.presence import heard_from, present_at
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.findings.times import said_nearest
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.library.directives import find_directive
from tilsyn.domain.values import (
    FORMS,
    GROUPS,
    GROUPS_MANY,
    METHODS,
    METHODS_COUNTED,
    METHODS_COUNTED_ON_SCREEN,
    RECORDED,
    STATES_ON_SCREEN,
    TAKEN_IN,
    VALUES,
)
from tilsyn.services.judging.evening import recorded_at
from tilsyn.services.judging.stale_check import live_versions
from tilsyn.services.judging.view import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.findings.evidence import Ground, Piece
    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.entries import Encounter, Note
    from tilsyn.domain.library.edition import Question, RatedUnit
    from tilsyn.services.judging.view import Heard
    from tilsyn.services.open_case import Desk

Run = tuple[str, str]
"""Words and their style."""
DIFFERS = "forskellige oplysninger"
NOTES = "Noter"
NO_VALUE = "endnu ingen værdi"
UNREAD = "Det er hørt sammen med andre spørgsmål og endnu ikke aflæst her."


def state_words(desk: Desk, kind: str, state: RatedState) -> str:
    """How far an indicator has come: bedømt 4, mangler, videreført fra 12-10-2022."""
    if state.carried_from:
        return carried_words(state.carried_from.date)
    if state.state == "scored":
        label = desk.model.label_of(kind, state.score) or ""
        return f"bedømt {state.score if isinstance(state.score, int) else f'»{label}«'}"
    return STATES_ON_SCREEN[state.state]


def carried_words(date: str | None) -> str:
    return f"videreført fra {date_text(date)}"


def score_words(desk: Desk, score: object) -> str:
    """The score with its label: "4 i høj grad opfyldt"; words alone where the scale is words."""
    label = desk.model.label_of(desk.visible().fields.kind, score)
    if score is None:
        return "ingen"
    return f"{score} {label or ''}".strip() if isinstance(score, int) else label or str(score)


def breadth(ground: Ground) -> str:
    """Encounters and methods, never heads and never values (domain.md 6)."""
    if not ground.pieces:
        return "ikke aflæst" if ground.unread else "intet noteret"
    return ", ".join(_met(ground, METHODS_COUNTED_ON_SCREEN)) or "kun noter"


def breadth_sentence(ground: Ground) -> str:
    """The same where there is room: who spoke, too, and whether accounts differ."""
    if not ground.pieces:
        return UNREAD if ground.unread else "Intet er noteret her endnu."
    met = listed(_met(ground, {each: METHODS_COUNTED[each] for each in ground.methods}))
    groups = listed(GROUPS_MANY[each] for each in ground.groups)
    line = f"Oplysningerne kommer fra {met}" if met else "Der er kun noter uden samtale"
    return f"{line}{groups and f'; kilder: {groups}'}.{f' Der er {DIFFERS}.' if ground.differs else ''}"


def _met(ground: Ground, words: dict[str, tuple[str, str]]) -> list[str]:
    met: list[str] = [held.encounter.method for held in ground.encounters]
    return [counted(met.count(method), *each) for method, each in words.items() if method in met]


def triangulation(ground: Ground) -> str:
    """All of it in a line: whether accounts differ, how many encounters, how many methods."""
    many = len(ground.methods)
    methods = "bygger på én metode" if many == 1 else f"{many} metoder" if many else ""
    return " · ".join(filter(None, (DIFFERS if ground.differs else "", breadth(ground), methods)))


def heading(heard: Heard, unit: RatedUnit) -> str:
    """The question with its number, and where it lies if not at the item; in capitals where accounts of it differ."""
    at = "" if heard.place == unit.id else Place(heard.place).text()
    if heard.question:
        words = question_words(heard.question)
    elif heard.own:
        words = f"Eget spørgsmål{at and f', {at}'}: {heard.own}"
    else:
        words = f"{NOTES}{at and f' på {at}'}"
    return f"{words} · {DIFFERS.upper()}" if heard.differs else words


def heading_beside(heard: Heard) -> str:
    """The same beside the text one writes, where only the item's own are shown."""
    own = f"eget spørgsmål: {heard.own}" if heard.own else NOTES
    words = question_words(heard.question) if heard.question else own
    return f"{words} · {DIFFERS}" if heard.differs else words


def question_words(asked: Question) -> str:
    """The number and the gist, and where the duty is not the provider's."""
    duty = " (kommunens pligt: belys, bedøm ikke tilbuddet på den alene)" if asked.duty == "kommune" else ""
    return f"{asked.id} {asked.gist or asked.text}{duty}"


def voice_runs(desk: Desk, piece: Piece, here: str) -> Iterator[Run]:
    """One voice, whole: who and how, when, the reading of it, what was said."""
    yield f"{here}{_who(desk, piece)}\n", "bold"
    yield f"{' · '.join(filter(None, _when(desk, piece)))}\n", "dim"
    if isinstance(piece.said, Answer):
        yield from _answer(desk, piece, piece.said)
    else:
        yield from _note(desk, piece, piece.said)
    yield from _other_versions(desk, piece)


def _who(desk: Desk, piece: Piece) -> str:
    """Its label, method and form, who spoke, who else was there then."""
    held = piece.held
    if held is None:
        return "note uden samtale"
    encounter = held.encounter
    names = GROUPS_MANY if len(heard_from(held, piece.at)) > 1 else GROUPS
    method = ", ".join(filter(None, (METHODS_COUNTED[encounter.method][0], FORMS.get(encounter.form or ""))))
    told = [held.told, method, encounter.title, listed(names[group] for group in piece.groups)]
    told += [encounter.department, encounter.place, *_marks(encounter, piece.at)]
    return shown(desk, held.entry, " · ".join(filter(None, told)))


def _marks(encounter: Encounter, at: str | None) -> Iterator[str]:
    """How many there were, who else, whether it may be quoted, was read back, was broken off."""
    if (encounter.participants or 1) > 1:
        yield f"{encounter.participants} deltagere"
    if present_at(encounter, at):
        yield _present(encounter, at)
    if encounter.quote_ok:
        yield "må citeres"
    if encounter.read_back:
        yield "læst op"
    if encounter.outcome == "afbrudt":
        yield "afbrudt"


def _present(encounter: Encounter, at: str | None) -> str:
    return f"til stede: {listed(present_at(encounter, at))}"


def _when(desk: Desk, piece: Piece) -> list[str]:
    """When it was said, and when and from what it was noted."""
    said_at = piece.said.said_at
    if isinstance(piece.said, Answer) and piece.held:  # a note carries its own time, and none is known besides
        said_at = said_nearest(piece.entry, piece.said, piece.held.encounter)
    noted = f"noteret {_clock(recorded_at(desk, piece), said_at)}"
    source = RECORDED.get(getattr(piece.said, "recorded_from", None) or "", "")
    corrected = f"rettet {_clock(piece.said.corrected, said_at)}" if piece.said.corrected else ""
    return [f"{_verb(piece)} {time_text(said_at)}" if said_at else "", f"{noted} {source}".rstrip(), corrected]


def _verb(piece: Piece) -> str:
    """What is seen or read is not said by anyone."""
    return TAKEN_IN[piece.held.encounter.method] if piece.held else "sagt"


def _clock(at: str, said_at: str | None) -> str:
    """Only the time of day where the day is the same."""
    same_day = said_at and iso_day(at) == iso_day(said_at)
    return (same_day and clock_text(at)) or time_text(at)


def _answer(desk: Desk, piece: Piece, said: Answer) -> Iterator[Run]:
    if is_unread(said):
        yield unread_words(said, heard_with(desk.visible())), "italic dim"
        return
    beside = (
        *read_words(said),
        ", ".join(_parts(said)),
        "skal ses på igen" if said.flagged else "",
        _family(desk, piece),
    )
    yield (f"Værdi: {VALUES[said.value]}", "bold") if said.value else (NO_VALUE, "italic")
    yield "".join(f" · {each}" for each in beside if each), ""
    if said.reason:
        yield f"\n{_reason(desk, piece, said)}", ""
    if said.note:
        yield f"\n{shown(desk, piece.entry, said.note)}", ""
    yield from ((f"\n{each}", "italic") for each in _otherwise(desk, piece, said))


def _note(desk: Desk, piece: Piece, said: Note) -> Iterator[Run]:
    marks = " · ".join(_note_marks(said))
    if marks:
        yield f"{shown(desk, piece.entry, marks)}\n", "italic"
    yield shown(desk, piece.entry, said.text), ""


def _other_versions(desk: Desk, piece: Piece) -> Iterator[Run]:
    """What someone else has written in the same place, unseen."""
    slot = piece.entry.header.slot
    several = live_versions(desk, slot) if len(desk.case.slots.get(slot, ())) > 1 else ()
    for each in several:
        if each.id != piece.entry.id:
            words = shown(desk, each, text_of(each.payload))  # type: ignore[arg-type]  # an answer or a note
            yield f"\nOgså noteret {time_text(each.header.at)} af {each.header.who}: {words}", "bold"


def voice_in_brief(desk: Desk, piece: Piece) -> str:
    """One voice beside the text one writes: who or what and how, the value in words, what was said."""
    said = piece.said
    if isinstance(said, Answer):
        words = _answer_in_brief(desk, piece, said)
    else:
        marks = ", ".join(_note_marks(said))
        words = f"{marks and f'[{marks}] '}{said.text}"
    return f"  {_who_in_brief(desk, piece)}: {words}\n"


def _who_in_brief(desk: Desk, piece: Piece) -> str:
    held = piece.held
    if held is None:
        return NOTES
    encounter = held.encounter
    told = [*_answered_by(held, piece), encounter.department or ""]
    present = mask_cpr(_present(encounter, piece.at)) if present_at(encounter, piece.at) else ""
    told += [present, _family(desk, piece)]
    return f"{mask_cpr(held.told)} ({', '.join(filter(None, told))})"


def _answered_by(held: Held, piece: Piece) -> Iterator[str]:
    """Of several it is the group's answer, and nobody's alone; of one, who it was where the label does not say so."""
    method, heard = METHODS[held.encounter.method], [each.code for each in heard_from(held, piece.at)]
    if len(heard) > 1:
        yield "gruppens svar" if isinstance(piece.said, Answer) and held.encounter.form == "gruppe" else ""
        yield f"{method} med {mask_cpr(listed(heard))}"
    else:
        yield from (mask_cpr(each) for each in heard if len(held.sources) > 1 or each not in held.label)
        yield method


def _answer_in_brief(desk: Desk, piece: Piece, said: Answer) -> str:
    if is_unread(said):
        return unread_words(said, heard_with(desk.visible()))
    below = ("; ".join(_parts(said)), _reason(desk, piece, said) if said.reason else "")
    read = "".join(f" · {each}" for each in read_words(said))
    lines = [f"{VALUES.get(said.value or '', 'uden værdi')}{read}. {said.note}".strip()]
    lines += [f"    {each}" for each in (*below, *_otherwise(desk, piece, said)) if each]
    return "\n".join(lines)


def _parts(said: Answer) -> list[str]:
    return [f"{each.part}: {VALUES[each.value]}" for each in said.parts]


def _family(desk: Desk, piece: Piece) -> str:
    """Which conversation question it was asked under, where several were asked as one."""
    titles = {each.id: f"spurgt under »{each.title}«" for each in desk.model.families}
    return titles.get(getattr(piece.said, "family", None) or "", "")


def _reason(desk: Desk, piece: Piece, said: Answer) -> str:
    return f"Begrundelse: {shown(desk, piece.entry, said.reason or '')}"


def _otherwise(desk: Desk, piece: Piece, said: Answer) -> list[str]:
    """Who in a group said something else."""
    codes = (code_of(Slot.source(each.source), desk.visible()) for each in said.deviates)
    told = (f"{code} sagde noget andet: {each.note}".strip() for code, each in zip(codes, said.deviates, strict=True))
    return [shown(desk, piece.entry, each) for each in told]


def _note_marks(said: Note) -> list[str]:
    return [each for each in ("citat" if said.quote else "", said.place or "") if each]


def directive_lines(desk: Desk, question: Question) -> Iterator[str]:
    """What the directives that a question names say."""
    for reference in question.references:
        found = find_directive(desk.catalogues, reference)
        yield f"  {reference}  {found[1].subject if found else ''}".rstrip()
        if found and found[1].text:
            yield f"    {found[1].text}"
        yield from (f"    - {point.text}" for point in (found[1].points if found else ()))


def official_text(desk: Desk, questions: Sequence[Question]) -> str:
    """The official wording, a corrected reading beside it, and what the directives it names say."""
    return "\n".join(line for each in questions for line in _official(desk, each))


def _official(desk: Desk, question: Question) -> Iterator[str]:
    yield f"{question.id} {question.text} {question.reference_text}".rstrip()
    if question.reading:
        yield f"({question.reading})"
    yield from directive_lines(desk, question)
    if not question.references:
        yield "  Nævner ingen anvisning."
