"""The working material, for the consultant's own eyes: questions, answers, notes, scores, triangulation, gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import Printed, fraction_text, listed, mean_text
from tilsyn.domain.findings.codes import code_of, own_questions
from tilsyn.domain.findings.flow import last_places, units_at
from tilsyn.domain.journal.entries import Assessment
from tilsyn.domain.values import FORMS, GROUPS_MANY, METHODS, RECORDED, VALUES
from tilsyn.output.contexts.themes import basis, state_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.scoring import RatedState, ThemeScore
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.entries import Answer, Entry
    from tilsyn.output.contexts import Known

Part = dict[str, Any]
BREADTH = {"criterion": 2, "theme": 3}


def internal(known: Known) -> Part:
    answers = list(answer_rows(known))
    return {
        "mangler": [
            {"kode": each.code, "sted": Place(each.at).text() if each.at else "", "tekst": each.text, "raad": each.hint}
            for each in known.gaps
        ],
        "spoergsmaal": list(question_rows(known, answers)),
        "svar": answers,
        "noter": list(note_rows(known)),
        "scorer": [row for theme in known.card.themes for row in score_rows(theme, known)],
        "sammenhold": list(triangulation_rows(known)),
    }


def question_rows(known: Known, answers: list[Part]) -> Iterator[Part]:
    heard: dict[str, list[str]] = {}
    for row in answers:
        heard.setdefault(row["spoergsmaal"], []).append(row["samtale"])
    official, own = list(_official_rows(known)), list(_own_rows(known))
    for row in sorted([*official, *own], key=lambda row: row["plads"]):
        told = heard.get(row["id"], [])
        yield {key: value for key, value in row.items() if key != "plads"} | {
            "svar": len(told),
            "samtaler": "; ".join(told),
        }


def _official_rows(known: Known) -> Iterator[Part]:
    families = {family.id: family.title for family in known.model.families}
    for place, (unit, question) in enumerate(known.model.questions()):
        yield {
            "plads": (place, -1, 0),
            "id": question.id,
            "indikator": unit.id,
            "tema": f"{unit.theme.number} {unit.theme.title}",
            "tekst": question.text,
            "anvisninger": list(question.references),
            "pligt": question.duty,
            "familie": families.get(question.family or "", ""),
            "egne": False,
        }


def _own_rows(known: Known) -> Iterator[Part]:
    """Each after the last official question of what it belongs to, the narrower place first."""
    last, nowhere = last_places(known.model), (len(list(known.model.questions())), 0)
    for _, own in known.visible.own_questions():
        below = units_at(own.at, known.model)
        theme = next((unit.theme for unit in known.model.rated() if unit.id in below), None)
        place = max((last[each] for each in below), default=nowhere)
        yield {
            "plads": (*place, BREADTH.get(Place(own.at).level, 1)),
            "id": own.code,
            "indikator": own.at,
            "tema": f"{theme.number} {theme.title}" if theme else "",
            "tekst": own.text,
            "anvisninger": [],
            "pligt": "tilbud",
            "familie": "",
            "egne": True,
        }


def answer_rows(known: Known) -> Iterator[Part]:
    asked = {question.id: (unit.id, question.text) for unit, question in known.model.questions()}
    asked.update({code: (own.at, own.text) for code, (_, own) in own_questions(known.visible).items()})
    for entry, answer in known.visible.answers():
        unit, text = asked.get(answer.question, ("", ""))
        yield {"indikator": unit, "spoergsmaalstekst": text, **_answer_row(entry, answer, known)}


def _answer_row(entry: Entry, answer: Answer, known: Known) -> Part:
    held = known.visible.encounters[answer.encounter]
    codes = {source.id: source.code for source in held.sources}
    said_otherwise = [f"{codes[each.source]}: {each.note}" for each in answer.deviates if each.source in codes]
    return {
        "spoergsmaal": answer.question,
        "samtale": held.label,
        "metode": method_text(held),
        "gruppe": listed(GROUPS_MANY[group] for group in held.groups),
        "kilder": "; ".join(codes.values()),
        "vaerdi": VALUES.get(answer.value or "", ""),
        "dele": "; ".join(f"{each.part}: {VALUES[each.value]}" for each in answer.parts),
        "note": answer.note,
        "afvigelser": "; ".join(said_otherwise),
        "begrundelse": answer.reason or "",
        "sagt": Printed.of(answer.said_at or held.encounter.start),
        "noteret": Printed.of(answer.recorded_at or entry.header.at),
        "kilde_til_note": RECORDED.get(answer.recorded_from or "", ""),
        "familie": answer.family or "",
    }


def method_text(held: Held) -> str:
    form = FORMS.get(held.encounter.form or "")
    return METHODS[held.encounter.method] + (f" ({form})" if form else "")


def note_rows(known: Known) -> Iterator[Part]:
    for _, note in known.visible.notes():
        held = known.visible.encounters.get(note.encounter or "")
        yield {
            "tekst": note.text,
            "samtale": held.label if held else "",
            "hoerer_til": list(note.at_items),
            "sted": note.place or "",
            "citat": note.quote,
            "sagt": Printed.of(note.said_at),
        }


def score_rows(theme: ThemeScore, known: Known) -> Iterator[Part]:
    at = Place.theme(theme.theme.number)
    yield {
        **_mean_row("tema", str(theme.theme.number), theme.theme.title, _text(at, known)),
        "middel": fraction_text(theme.tally.mean),
        "visning": mean_text(theme.tally.mean),
        "grundlag": basis(theme.tally, theme.states),
    }
    for each in theme.criteria:
        if known.model.rated_level == "indicator":
            yield {
                **_mean_row(
                    "kriterium",
                    each.criterion.id,
                    each.criterion.title,
                    _text(Place.criterion(each.criterion.id), known),
                ),
                "middel": fraction_text(each.tally.mean),
                "visning": mean_text(each.tally.mean),
                "grundlag": basis(each.tally, each.states),
            }
        yield from (_state_row(state, known) for state in each.states)


def _mean_row(level: str, identity: str, title: str, text: str) -> Part:
    row: Part = {"niveau": level, "id": identity, "titel": title, "score": None, "tilstand": "", "tilstandstekst": ""}
    return {**row, "tekst": text, "kilder": ""}


def _state_row(state: RatedState, known: Known) -> Part:
    level = "indikator" if known.model.rated_level == "indicator" else "kriterium"
    return {
        **_mean_row(level, state.unit.id, state.unit.text or "", state.text),
        "score": state.score,
        "middel": None,
        "visning": str(state.score)
        if isinstance(state.score, int)
        else known.model.label_of(known.card.kind, state.score) or "–",
        "tilstand": state.state,
        "tilstandstekst": state_reason(state),
        "grundlag": "",
        "kilder": "; ".join(code for code in (code_of(slot, known.visible) for slot in state.sources) if code),
    }


def _text(at: str, known: Known) -> str:
    stated = known.visible.one(Assessment, Slot.assessment(at))
    return stated.text if stated else ""


def triangulation_rows(known: Known) -> Iterator[Part]:
    """Encounters and methods, not heads and not yeses (domain.md 6)."""
    remarks = {(each.at, each.code): each.text for each in known.gaps}
    for state in known.card.states:
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
