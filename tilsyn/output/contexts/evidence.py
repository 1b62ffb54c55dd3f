"""The working material, for the consultant's own eyes: questions, answers, notes, scores, triangulation, gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import Printed, fraction_text, label_text, listed, mean_text
from tilsyn.domain.findings.codes import code_of, own_questions
from tilsyn.domain.findings.evidence import heard_with, is_unread, unread_words
from tilsyn.domain.findings.flow import last_places, units_at
from tilsyn.domain.findings.frame_words import read_words
from tilsyn.domain.findings.presence import groups_of, heard_from
from tilsyn.domain.findings.times import said_nearest, said_when
from tilsyn.domain.journal.entries import Assessment
from tilsyn.domain.moments import by_clock_of
from tilsyn.domain.values import FORMS, GROUPS_MANY, METHODS, RECORDED, VALUES
from tilsyn.output.contexts.directives import directive_rows, untouched_first
from tilsyn.output.contexts.frames_part import frame_parts
from tilsyn.output.contexts.maps_part import frame_maps
from tilsyn.output.contexts.photos_part import photos
from tilsyn.output.contexts.themes import basis, state_reason
from tilsyn.output.contexts.voices_part import gather, ground_parts, held_rows, other_grounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.scoring import RatedState, Tally, ThemeScore
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.entries import Answer, Entry
    from tilsyn.domain.problems import Problem
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.working import (
        AnswerRow,
        GapRow,
        NoteRow,
        QuestionRow,
        ScoreRow,
        TriangulationRow,
        WorkingMaterial,
    )

AT_THE_ITEM = frozenset({"S021", "S022", "S028"})
"""Remarks on the ground of one item, which are said there: nothing is missing from the case."""
BREADTH = {"criterion": 2, "theme": 3}


def internal(known: Known) -> WorkingMaterial:
    answers, gathered = list(answer_rows(known)), gather(known)
    return {
        "mangler": [gap_row(each) for each in known.gaps],
        "koder": list(held_rows(known)),
        "grundlag": list(ground_parts(gathered)),
        "oevrige": list(other_grounds(gathered)),
        "anvisninger": untouched_first(directive_rows(known)),
        "spoergsmaal": list(question_rows(known, answers)),
        "svar": answers,
        "noter": list(note_rows(known)),
        "fotos": list(photos(known.visible)),
        "scorer": [row for theme in known.card.themes for row in score_rows(theme, known)],
        "sammenhold": list(triangulation_rows(known)),
        "rammer": frame_parts(known.asked.frames, known.visible),
        "kort": frame_maps(known.asked.frames, known.visible),
    }


def gap_row(gap: Problem) -> GapRow:
    return {
        "kode": gap.code,
        "sted": Place(gap.at).text() if gap.at else "",
        "tekst": gap.text,
        "raad": gap.hint,
        "i_listen": gap.code not in AT_THE_ITEM,
    }


def question_rows(known: Known, answers: list[AnswerRow]) -> Iterator[QuestionRow]:
    heard: dict[str, list[str]] = {}
    for row, (_, said) in zip(answers, known.visible.answers(), strict=True):
        if not is_unread(said):
            heard.setdefault(row["spoergsmaal"], []).append(row["samtale"])
    placed = [*_official_rows(known, heard), *_own_rows(known, heard)]
    return (each.row for each in sorted(placed, key=lambda each: each.place))


class PlacedRow(NamedTuple):
    """A question's row, and where it stands among the others."""

    place: tuple[int, ...]
    row: QuestionRow


def _official_rows(known: Known, heard: dict[str, list[str]]) -> Iterator[PlacedRow]:
    families = {family.id: family.title for family in known.model.families}
    for place, (unit, question) in enumerate(known.model.questions()):
        row: QuestionRow = {
            "id": question.id,
            "indikator": unit.id,
            "tema": f"{unit.theme.number} {unit.theme.title}",
            "tekst": question.text,
            "anvisninger": list(question.references),
            "pligt": question.duty,
            "familie": families.get(question.family or "", ""),
            "egne": question.addition,
            "svar": len(heard.get(question.id, [])),
            "samtaler": "; ".join(heard.get(question.id, [])),
        }
        yield PlacedRow((place, -1, 0), row)


def _own_rows(known: Known, heard: dict[str, list[str]]) -> Iterator[PlacedRow]:
    """Each after the last official question of what it belongs to, the narrower place first."""
    last, nowhere = last_places(known.model), (len(list(known.model.questions())), 0)
    for _, own in known.visible.own_questions():
        below = units_at(own.at, known.model)
        theme = next((unit.theme for unit in known.model.rated() if unit.id in below), None)
        place = max((last[each] for each in below), default=nowhere)
        row: QuestionRow = {
            "id": own.code,
            "indikator": listed(known.model.named([own.at])),
            "tema": f"{theme.number} {theme.title}" if theme else "",
            "tekst": own.text,
            "anvisninger": [],
            "pligt": "tilbud",
            "familie": "",
            "egne": True,
            "svar": len(heard.get(own.code, [])),
            "samtaler": "; ".join(heard.get(own.code, [])),
        }
        yield PlacedRow((*place, BREADTH.get(Place(own.at).level, 1)), row)


def answer_rows(known: Known) -> Iterator[AnswerRow]:
    own = {
        code: (listed(known.model.named([own.at])), own.text) for code, (_, own) in own_questions(known.visible).items()
    }
    together = heard_with(known.visible)
    for entry, answer in known.visible.answers():
        row = _answer_row(entry, answer, known, own.get(answer.question) or _asked(answer, known))
        yield {**row, "vaerdi": unread_words(answer, together)} if is_unread(answer) else row


def _asked(answer: Answer, known: Known) -> tuple[str, str]:
    """What an answer bears on, and what was asked: a point of a frame bears on what it has been made ground for."""
    found = known.asked.find(answer.question)
    if found is None:
        return "", ""
    bears_on = found.unit.id if found.unit else ", ".join(known.model.named(answer.at_items))
    return bears_on, found.question.text


def _answer_row(entry: Entry, answer: Answer, known: Known, asked: tuple[str, str]) -> AnswerRow:
    held = known.visible.encounters[answer.encounter]
    codes = {source.id: source.code for source in held.sources}
    at = said_when(entry, answer)
    said_otherwise = [f"{codes[each.source]}: {each.note}" for each in answer.deviates if each.source in codes]
    return {
        "spoergsmaal": answer.question,
        "indikator": asked[0],
        "spoergsmaalstekst": asked[1],
        "samtale": held.told,
        "metode": method_text(held),
        "gruppe": listed(GROUPS_MANY[group] for group in groups_of(held, at)),
        "kilder": "; ".join(source.code for source in heard_from(held, at)),
        "vaerdi": " · ".join(filter(None, (VALUES.get(answer.value or "", ""), *read_words(answer)))),
        "dele": "; ".join(f"{each.part}: {VALUES[each.value]}" for each in answer.parts),
        "note": answer.note,
        "afvigelser": "; ".join(said_otherwise),
        "begrundelse": answer.reason or "",
        "sagt": Printed.of(by_clock_of(said_nearest(entry, answer, held.encounter), held.encounter.start)),
        "noteret": Printed.of(answer.recorded_at or entry.header.at),
        "kilde_til_note": RECORDED.get(answer.recorded_from or "", ""),
        "familie": answer.family or "",
    }


def method_text(held: Held) -> str:
    form = FORMS.get(held.encounter.form or "")
    return METHODS[held.encounter.method] + (f" ({form})" if form else "")


def note_rows(known: Known) -> Iterator[NoteRow]:
    for _, note in known.visible.notes():
        held = known.visible.encounters.get(note.encounter or "")
        yield {
            "tekst": note.text,
            "samtale": held.told if held else "",
            "hoerer_til": known.model.named(note.at_items),
            "sted": note.place or "",
            "citat": note.quote,
            "sagt": Printed.of(by_clock_of(note.said_at, held and held.encounter.start)),
        }


def score_rows(theme: ThemeScore, known: Known) -> Iterator[ScoreRow]:
    number = theme.theme.number
    named = ("tema", str(number), theme.theme.title, _text(Place.theme(number), known))
    yield _mean_row(named, theme.tally, theme.states)
    for each in theme.criteria:
        at = each.criterion.id
        if known.model.rated_level == "indicator":
            named = ("kriterium", at, each.criterion.title, _text(Place.criterion(at), known))
            yield _mean_row(named, each.tally, each.states)
        yield from (_state_row(state, known) for state in each.states if state.state != "unknown")


def _mean_row(named: tuple[str, str, str, str], tally: Tally, states: tuple[RatedState, ...]) -> ScoreRow:
    """A mean, by its level, id, title and assessment."""
    level, identity, title, text = named
    return {
        "niveau": level,
        "id": identity,
        "titel": title,
        "score": None,
        "middel": fraction_text(tally.mean),
        "visning": mean_text(tally.mean),
        "tilstand": "",
        "tilstandstekst": "",
        "grundlag": basis(tally, states),
        "tekst": text,
        "kilder": "",
    }


def _state_row(state: RatedState, known: Known) -> ScoreRow:
    words = known.model.label_of(known.card.kind, state.score) or "–"
    return {
        "niveau": "indikator" if known.model.rated_level == "indicator" else "kriterium",
        "id": state.unit.id,
        "titel": state.unit.text or "",
        "score": state.score,
        "middel": None,
        "visning": str(state.score) if isinstance(state.score, int) else words,
        "tilstand": state.state,
        "tilstandstekst": state_reason(state),
        "grundlag": "",
        "tekst": state.text,
        "kilder": "; ".join(label_text(code) for slot in state.sources if (code := code_of(slot, known.visible))),
    }


def _text(at: str, known: Known) -> str:
    stated = known.visible.one(Assessment, Slot.assessment(at))
    return stated.text if stated else ""


def triangulation_rows(known: Known) -> Iterator[TriangulationRow]:
    """Encounters and methods, not heads and not yeses (domain.md 6)."""
    remarks = {(each.at, each.code): each.text for each in known.gaps}
    for state in (each for each in known.card.states if each.state != "unknown"):
        at = state.unit.id
        found = [remarks.get((at, code), "") for code in ("S021", "S022")]
        yield {
            "indikator": at,
            "metoder": listed(METHODS[each] for each in state.ground.methods),
            "grupper": listed(GROUPS_MANY[each] for each in state.ground.groups),
            "samtaler": len(state.ground.encounters),
            "noter": state.ground.notes,
            "forskellige": state.ground.differs,
            "bemaerkning": " ".join(each for each in found if each),
        }
