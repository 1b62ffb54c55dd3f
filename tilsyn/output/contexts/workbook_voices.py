"""The workbook's voices: who said what to each question, who differs from whom, and the loose notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place, frame_of
from tilsyn.domain.danish import Printed, listed
from tilsyn.domain.findings.codes import own_questions
from tilsyn.domain.findings.differences import differences
from tilsyn.domain.findings.evidence import answer_piece, heard_with, is_unread, note_piece, unread_words
from tilsyn.domain.findings.flow import last_places, units_at
from tilsyn.domain.findings.frame_words import read_words
from tilsyn.domain.findings.presence import groups_of, heard_from
from tilsyn.domain.findings.times import said_nearest, said_when
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.moments import by_clock_of
from tilsyn.domain.values import (
    FORMS,
    GROUPS_MANY,
    METHODS,
    RECORDED,
    UNASKED,
    UNEXAMINED,
    UNREAD,
    VALUE_MEANINGS,
    VALUES,
)
from tilsyn.output.contexts.workbook_keys import encounters_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.differences import Opposed
    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.entries import Entry, Note
    from tilsyn.domain.library.edition import QualityModel, RatedUnit
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.workbook import DifferenceRow, PlacedNoteRow, SaidRow

Given = tuple["Entry", "Answer"]
OPENING = 60
"""Characters of a shared note that are shown where it does not stand."""
OFFICIAL, OWN, FRAME, LOST = "officielt", "eget", "spørgeramme", "ikke i udgaven"
_BREADTH = {"criterion": 2, "theme": 3}


class QuestionInBook(NamedTuple):
    """A question as it stands in the workbook, with what was answered to it; in the model's order."""

    order: tuple[int, ...]
    id: str
    at: str
    theme: str
    text: str
    art: str
    duty: str = ""
    family: str = ""
    references: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    applies: bool = True


class Shared(NamedTuple):
    """A note that answers several questions of one family: where it stands, and all that it answers."""

    lead: str
    questions: tuple[str, ...]


def theme_name(unit: RatedUnit) -> str:
    """As in: 4 Sundhed og trivsel."""
    return f"{unit.theme.number} {unit.theme.title}"


def theme_of(place: str, model: QualityModel) -> str:
    """The theme that a place is in or is; empty for what is in none."""
    below = units_at(place, model)
    return next((theme_name(unit) for unit in model.rated() if unit.id in below), "")


def asked_in_order(known: Known) -> list[QuestionInBook]:
    """Official questions, each item's own ones after them, and points of frames at what they are ground for."""
    rank = {held.encounter.id: at for at, held in enumerate(encounters_in_order(known))}
    given: dict[str, list[Given]] = {}
    for entry, answer in sorted(known.visible.answers(), key=lambda each: rank[each[1].encounter]):
        given.setdefault(answer.question, []).append((entry, answer))
    stated = [*_official(known), *_own(known), *_of_frames(known, given)]
    held = {each.id for each in stated}
    lost = [
        QuestionInBook((len(held) + 1, 0, 0, at), each, "", "", "", LOST)
        for at, each in enumerate(given)
        if each not in held
    ]
    frames = {frame.id for frame in known.asked.frames}
    kept = [*sorted(stated), *(each for each in lost if frame_of(each.id) not in frames)]
    return [each if each.given else each._replace(given=tuple(given.get(each.id, ()))) for each in kept]


def _official(known: Known) -> Iterator[QuestionInBook]:
    families = {family.id: family.title for family in known.model.families}
    exempt = {state.unit.id for state in known.card.states if state.state == "exempt"}
    for place, (unit, each) in enumerate(known.model.questions()):
        art = OWN if each.addition else OFFICIAL
        yield QuestionInBook(
            (place, -1, 0, 0),
            each.id,
            unit.id,
            theme_name(unit),
            each.text,
            art,
            each.duty,
            families.get(each.family or "", ""),
            each.references,
            applies=unit.id not in exempt,
        )


def _own(known: Known) -> Iterator[QuestionInBook]:
    """Each after the last official question of what it belongs to, the narrower place first."""
    last, nowhere = last_places(known.model), (len(list(known.model.questions())), 0)
    for number, (code, (_, own)) in enumerate(own_questions(known.visible).items()):
        place = max((last[each] for each in units_at(own.at, known.model)), default=nowhere)
        breadth = _BREADTH.get(Place(own.at).level, 1)
        at = listed(known.model.named([own.at]))
        yield QuestionInBook(
            (*place, breadth, number), code, at, theme_of(own.at, known.model), own.text, OWN, "tilbud"
        )


def _of_frames(known: Known, given: dict[str, list[Given]]) -> Iterator[QuestionInBook]:
    """What was answered to a point stands in its frame's sheet, and here only where it has been made ground."""
    last = last_places(known.model)
    for number, (question, answers) in enumerate(given.items()):
        point = known.asked.point(question)
        if point is None:
            continue
        items = dict.fromkeys(each for _, answer in answers for each in known.model.worded(answer.at_items))
        for item in items:
            here = tuple((entry, answer) for entry, answer in answers if item in answer.at_items)
            text = point.item.text or point.item.title
            order = (*last.get(item, (0, 0)), 4, number)
            yield QuestionInBook(order, question, item, theme_of(item, known.model), text, FRAME, given=here)


def voice_rows(known: Known, asked: list[QuestionInBook]) -> Iterator[SaidRow]:
    together, shared = heard_with(known.visible), _shared_notes(asked)
    for each in asked:
        for said in each.given or (None,):
            row = _question_cells(each)
            yield {**row, **_said_cells(each, said, known, together, shared)} if said else row  # type: ignore[typeddict-item]


def _question_cells(asked: QuestionInBook) -> SaidRow:
    return {
        "tema": asked.theme,
        "indikator": asked.at,
        "spoergsmaal": asked.id,
        "gruppe": "",
        "kilde": "",
        "samtale": "",
        "laesning": UNASKED if asked.applies else UNEXAMINED["exempt"],
        "note": "",
        "ordlyd": asked.text,
        "afvigelser": "",
        "delsvar": "",
        "begrundelse": "",
        "faelles": "",
        "art": asked.art,
        "familie": asked.family,
        "metode": "",
        "sagt": "",
        "noteret": "",
        "noteret_hvordan": "",
        "pligt": asked.duty,
        "anvisninger": ", ".join(asked.references),
    }


def _said_cells(
    asked: QuestionInBook,
    given: Given,
    known: Known,
    together: dict[tuple[str, str | None], str],
    shared: dict[str, Shared],
) -> dict[str, str]:
    entry, answer = given
    held = known.visible.encounters[answer.encounter]
    at = said_when(entry, answer)
    note = shared.get(entry.id)
    others = [each for each in note.questions if each != asked.id] if note else []
    codes = {source.id: source.code for source in held.sources}
    said_otherwise = [f"{codes[each.source]}: {each.note}" for each in answer.deviates if each.source in codes]
    return {
        "gruppe": listed(GROUPS_MANY[group] for group in groups_of(held, at)),
        "kilde": "; ".join(source.code for source in heard_from(held, at)),
        "samtale": held.label,
        "laesning": unread_words(answer, together) if is_unread(answer) else reading(answer),
        "note": answer.note if note is None or note.lead == asked.id else _elsewhere(answer.note, note.lead),
        "afvigelser": "; ".join(said_otherwise),
        "delsvar": "; ".join(f"{each.part}: {VALUES[each.value]}" for each in answer.parts),
        "begrundelse": answer.reason or "",
        "faelles": ", ".join(others),
        "metode": method_text(held),
        "sagt": Printed.of(by_clock_of(said_nearest(entry, answer, held.encounter), held.encounter.start)),
        "noteret": Printed.of(answer.recorded_at or entry.header.at),
        "noteret_hvordan": RECORDED.get(answer.recorded_from or "", ""),
    }


def reading(answer: Answer) -> str:
    """The value in words, with what else was read; a note that nobody has read as a value yet says so."""
    return " · ".join(filter(None, (VALUES.get(answer.value or "", ""), *read_words(answer)))) or UNREAD


def method_text(held: Held) -> str:
    form = FORMS.get(held.encounter.form or "")
    return METHODS[held.encounter.method] + (f" ({form})" if form else "")


def _shared_notes(asked: list[QuestionInBook]) -> dict[str, Shared]:
    """By entry: notes that one gesture wrote at several questions of a family, each to stand once."""
    alike: dict[tuple[str, str, str], list[tuple[str, Given]]] = {}
    for each in asked:
        for entry, answer in each.given if each.art != FRAME else ():
            if answer.family and answer.note.strip():
                key = (answer.encounter, answer.family, answer.note)
                alike.setdefault(key, []).append((each.id, (entry, answer)))
    found: dict[str, Shared] = {}
    for several in alike.values():
        if len(several) > 1:
            lead = next((question for question, (_, answer) in several if answer.value), several[0][0])
            made = Shared(lead, tuple(question for question, _ in several))
            found.update({entry.id: made for _, (entry, _) in several})
    return found


def _elsewhere(note: str, lead: str) -> str:
    words = " ".join(note.split())
    opening = words if len(words) <= OPENING else f"{words[:OPENING].rsplit(' ', 1)[0]} …"
    return f"Samme note som ved {lead}: »{opening}«"


def difference_rows(known: Known, asked: list[QuestionInBook]) -> Iterator[DifferenceRow]:
    for each in asked:
        pieces = [answer_piece(entry, answer, known.visible) for entry, answer in each.given if not is_unread(answer)]
        named = {piece.entry.id: _told(piece) for piece in pieces}
        for opposed in differences(pieces):
            row = _difference_row(each, opposed, named, known)
            yield row
            yield from _deviating_rows(row, opposed, known)


def _difference_row(asked: QuestionInBook, opposed: Opposed, named: dict[str, str], known: Known) -> DifferenceRow:
    """`named`: each account by its entry, as the others are told of it."""
    piece = opposed.piece
    said = piece.said
    within = [_source_code(each.source, known) for each in said.deviates] if isinstance(said, Answer) else []
    return {
        "tema": asked.theme,
        "indikator": asked.at,
        "spoergsmaal": asked.id,
        "gruppe": listed(GROUPS_MANY[group] for group in piece.groups),
        "kilde": _voices(piece),
        "samtale": piece.held.label if piece.held else "",
        "laesning": reading(said) if isinstance(said, Answer) else "",
        "forskellig_fra": "; ".join(
            [*(named[other.entry.id] for other in opposed.others), *(f"{each} (i gruppen)" for each in within)]
        ),
        "note": getattr(said, "note", ""),
        "ordlyd": asked.text,
    }


def _deviating_rows(row: DifferenceRow, opposed: Opposed, known: Known) -> Iterator[DifferenceRow]:
    """Who in a group said otherwise has a row of their own, after the group's."""
    said = opposed.piece.said
    for each in said.deviates if isinstance(said, Answer) else ():
        source = known.visible.sources[each.source]
        group, whom = GROUPS_MANY[source.group], f"resten af gruppen ({row['laesning']})"
        mine = {"gruppe": group, "kilde": source.code, "laesning": "", "forskellig_fra": whom, "note": each.note}
        yield {**row, **mine}  # type: ignore[typeddict-item]  # keys of the same record


def _source_code(source: str, known: Known) -> str:
    return known.visible.sources[source].code


def _voices(piece: Piece) -> str:
    return "; ".join(source.code for source in heard_from(piece.held, piece.at)) if piece.held else ""


def _told(piece: Piece) -> str:
    """As in: Leder 1 (nej); what was read is named by its review."""
    who = _voices(piece) or (piece.held.label if piece.held else "")
    value = getattr(piece.said, "value", None) or ""
    return f"{who} ({VALUES[value]})" if value in VALUE_MEANINGS else who


def note_rows(known: Known) -> Iterator[PlacedNoteRow]:
    """One row for each place, so that each place can be filtered; what belongs to nothing yet is loose."""
    for entry, note in known.visible.notes():
        places = known.model.worded(note.at_items)
        for place in places or ("",):
            others = [Place(each).text() for each in places if each != place]
            yield _note_row(entry, note, place, others, known)


def _note_row(entry: Entry, note: Note, place: str, others: list[str], known: Known) -> PlacedNoteRow:
    piece = note_piece(entry, note, known.visible)
    document = known.visible.documents.get(note.document or "")
    return {
        "tema": theme_of(place, known.model) if place else "",
        "hoerer_til": Place(place).text() if place else "løs note",
        "gruppe": listed(GROUPS_MANY[group] for group in piece.groups),
        "kilde": _voices(piece),
        "samtale": piece.held.label if piece.held else "",
        "citat": "ja" if note.quote else "nej",
        "note": note.text,
        "sted": note.place or "",
        "dokument": (document.title or document.type) if document else "",
        "sagt": Printed.of(by_clock_of(note.said_at, piece.held and piece.held.encounter.start)),
        "ogsaa": ", ".join(others),
    }
