"""The ground of each rated item, for the consultant's own eyes: what was asked, and what each voice said to it.

A gesture, that is one thing said or seen in one encounter, stands once: at the first item that it was read at, with the
numbers of all the questions it answers. The other items name it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place, frame_of
from tilsyn.domain.danish import clock_text, counted, date_text, listed, natural_key
from tilsyn.domain.findings.codes import own_questions
from tilsyn.domain.findings.evidence import answer_piece, is_unread, note_piece
from tilsyn.domain.findings.frame_words import read_words
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.values import FORMS, GROUPS_MANY, METHOD_LABELS, METHODS, VALUES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.findings.visible import Held
    from tilsyn.domain.journal.entries import OwnQuestion
    from tilsyn.output.contexts import Known
    from tilsyn.output.contexts.records.voices import (
        AskedRow,
        ElsewhereRow,
        GroundPart,
        HeldRow,
        VoiceGroup,
        VoiceRow,
    )

_LEFT_OUT = frozenset({"exempt", "not_judged"})
"""States of an item that nobody was to ask about; without evidence there is nothing to say of it here."""
_OWN_NOTES = "Egne noter"
_SPEAK_FIRST = tuple(GROUPS_MANY)


@dataclass(slots=True)
class Gesture:
    """What was said or seen once: the pieces that record it, one a question; a note is a gesture by itself."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def first(self) -> Piece:
        """The piece that was read; of several the first."""
        return next((each for each in self.pieces if not is_unread(each.said)), self.pieces[0])


class Placed(NamedTuple):
    """A gesture and the places that it belongs to, the first being where it stands."""

    gesture: Gesture
    places: tuple[str, ...]


@dataclass(slots=True)
class Gathered:
    """Every gesture of a case by where it stands, and by where it is only named; `places`: a question's item."""

    known: Known
    places: dict[str, str]
    own: dict[str, OwnQuestion]
    families: dict[str, str]
    answered: set[str]
    standing: dict[str, list[Gesture]] = field(default_factory=dict)
    named: dict[str, list[Placed]] = field(default_factory=dict)


def held_rows(known: Known) -> Iterator[HeldRow]:
    """Every encounter by its code: the key to the codes of the voices."""
    for held in sorted(known.visible.encounters.values(), key=lambda held: natural_key(held.label)):
        encounter = held.encounter
        form = FORMS.get(encounter.form or "", "")
        who = [f"{each.code}, {each.role}" if each.role else each.code for each in held.sources]
        clock = clock_text(encounter.start)
        day = date_text(encounter.start or encounter.visit)
        yield {
            "kode": held.label,
            "hvad": " ".join(filter(None, (METHOD_LABELS[encounter.method], form))),
            "hvem": "; ".join(who) or encounter.title or "",
            "hvornaar": f"{day} kl. {clock}" if clock else day,
        }


def ground_parts(gathered: Gathered) -> Iterator[GroundPart]:
    """Each rated item that has ground or should have."""
    known = gathered.known
    remarks = {(each.at, each.code): each.text for each in known.gaps}
    printed = [state for state in known.card.states if state.state != "unknown"]
    for state in printed:
        at = state.unit.id
        if state.state not in _LEFT_OUT or at in gathered.standing or at in gathered.named:
            found = [remarks.get((at, code), "") for code in ("S021", "S022")]
            yield _ground(state, gathered, " ".join(filter(None, found)))


def other_grounds(gathered: Gathered) -> Iterator[VoiceGroup]:
    """What belongs to no item that has a heading of its own, by the theme or criterion it belongs to."""
    known = gathered.known
    printed = {state.unit.id for state in known.card.states if state.state != "unknown"}
    for at, gestures in gathered.standing.items():
        if at not in printed:
            title = Place(at).title() if known.model.worded([at]) and at else "Uden plads"
            yield {"gruppe": title, "stemmer": [_voice(each, at, gathered) for each in gestures]}


def gather(known: Known) -> Gathered:
    """Every gesture where it stands, in the order it was said; a point of a frame is told with its frame."""
    own = {code: each for code, (_, each) in own_questions(known.visible).items()}
    places = {question.id: unit.id for unit, question in known.model.questions()}
    places.update({code: each.at for code, each in own.items()})
    answered = {answer.question for _, answer in known.visible.answers() if not is_unread(answer)}
    families = {family.id: family.title for family in known.model.families}
    found = Gathered(known, places, own, families, answered)
    for gesture in _gestures(known, places):
        spots = _spots(gesture, places)
        here, *others = spots
        found.standing.setdefault(here, []).append(gesture)
        for other in others:
            found.named.setdefault(other, []).append(Placed(gesture, spots))
    for at, piece in _of_frames(known):
        found.named.setdefault(at, []).append(Placed(Gesture([piece]), ("",)))
    return found


def _gestures(known: Known, places: dict[str, str]) -> list[Gesture]:
    made: dict[Hashable, Gesture] = {}
    points = {each.id for each in known.asked.frames}
    answers = [each for each in known.visible.answers() if frame_of(each[1].question) not in points]
    heard = _heard(answer for _, answer in answers)
    for entry, answer in answers:
        piece = answer_piece(entry, answer, known.visible)
        made.setdefault(_key(answer, heard, places), Gesture()).pieces.append(piece)
    loose = [Gesture([note_piece(entry, note, known.visible)]) for entry, note in known.visible.notes()]
    return [*made.values(), *loose]


def _heard(answers: Iterable[Answer]) -> dict[tuple[str, str | None], Answer]:
    """By encounter and family, what was read of it first."""
    found: dict[tuple[str, str | None], Answer] = {}
    for each in answers:
        if each.family and not is_unread(each):
            found.setdefault((each.encounter, each.family), each)
    return found


def _key(answer: Answer, heard: dict[tuple[str, str | None], Answer], places: dict[str, str]) -> Hashable:
    """What makes two answers one gesture: the same words in the same encounter.

    What is only heard goes with what was read of its family. Values without a word go together by their item.
    """
    read = heard.get((answer.encounter, answer.family)) if is_unread(answer) else None
    said = read or answer
    note = said.note.strip()
    if note or said.deviates or said.reason:
        return said.encounter, note, said.deviates, said.reason
    if is_unread(said):
        return said.encounter, said.family
    return said.encounter, said.family or places.get(said.question, ""), said.said_at


def _spots(gesture: Gesture, places: dict[str, str]) -> tuple[str, ...]:
    """Where it was read first; what is only heard somewhere comes last. A note goes to the narrowest of its places."""
    found: list[str] = []
    for piece in sorted(gesture.pieces, key=lambda each: is_unread(each.said)):
        if isinstance(piece.said, Answer):
            found += [places.get(piece.said.question, ""), *piece.said.at_items]
        else:
            found += sorted(piece.said.at_items, key=lambda at: ":" in at)
    return tuple(dict.fromkeys(filter(None, found))) or ("",)


def _of_frames(known: Known) -> Iterator[tuple[str, Piece]]:
    """Points of frames that a person has made ground for an item."""
    points = {each.id for each in known.asked.frames}
    for entry, answer in known.visible.answers():
        if frame_of(answer.question) in points:
            yield from ((at, answer_piece(entry, answer, known.visible)) for at in answer.at_items)


def _ground(state: RatedState, gathered: Gathered, remark: str) -> GroundPart:
    at = state.unit.id
    gestures = gathered.standing.get(at, [])
    return {
        "id": at,
        "hviler_paa": _rests_on(state),
        "forskellige": state.ground.differs,
        "bemaerkning": remark,
        "spoergsmaal": list(_asked(state, gathered)),
        "grupper": list(_by_group(gestures, at, gathered)),
        "andre_steder": list(_elsewhere(gathered.named.get(at, []), at, gathered)),
    }


def _rests_on(state: RatedState) -> str:
    """As in: 9 gange ved samtale og dokument. Encounters, not heads; the groups are seen from the voices."""
    times = len(state.ground.encounters)
    if not times:
        return ""
    methods = listed(METHODS[each] for each in state.ground.methods)
    return f"{counted(times, 'gang', 'gange')} ved {methods}"


def _asked(state: RatedState, gathered: Gathered) -> Iterator[AskedRow]:
    """The official questions of an item and one's own, each once, and whether anything was said to it."""
    own = [(code, each.text) for code, each in gathered.own.items() if each.at == state.unit.id]
    for number, text in (*((each.id, each.text) for each in state.unit.item.questions), *own):
        yield {"nummer": number, "tekst": text, "belyst": number in gathered.answered}


def _by_group(gestures: Sequence[Gesture], at: str, gathered: Gathered) -> Iterator[VoiceGroup]:
    """People by the order of the groups, several together behind each alone; then what was seen and read."""
    found: dict[tuple[str, ...], list[Gesture]] = {}
    for each in sorted(gestures, key=_code):
        found.setdefault(_who(each.first), []).append(each)
    for who in sorted(found, key=_rank):
        yield {"gruppe": _title(who), "stemmer": [_voice(each, at, gathered) for each in found[who]]}


def _code(gesture: Gesture) -> tuple[tuple[int, int, str], ...]:
    held = gesture.first.held
    return natural_key(held.label if held else "")


def _who(piece: Piece) -> tuple[str, ...]:
    return piece.groups or ((piece.held.encounter.method,) if piece.held else ())


def _rank(who: tuple[str, ...]) -> tuple[int, int]:
    order = [*_SPEAK_FIRST, *METHODS]
    return (order.index(who[0]), len(who)) if who else (len(order), 0)


def _title(who: tuple[str, ...]) -> str:
    if not who:
        return _OWN_NOTES
    words = listed(GROUPS_MANY.get(each) or METHOD_LABELS[each] for each in who)
    return words[:1].upper() + words[1:]


def _voice(gesture: Gesture, at: str, gathered: Gathered) -> VoiceRow:
    piece = gesture.first
    said, codes = piece.said, _codes(piece.held)
    if not isinstance(said, Answer):
        return {
            "samtale": piece.held.label if piece.held else "",
            "familie": "",
            "numre": listed(gathered.known.model.named(each for each in said.at_items if each != at)),
            "sted": said.place or "",
            "citat": said.quote,
            "tekst": said.text,
            "dele": "",
            "afvigelser": "",
            "begrundelse": "",
        }
    answers = [each.said for each in gesture.pieces if isinstance(each.said, Answer)]
    return {
        "samtale": piece.held.label if piece.held else "",
        "familie": gathered.families.get(said.family or "", "") if len(answers) > 1 else "",
        "numre": " · ".join(_numbers(answers)),
        "sted": "",
        "citat": False,
        "tekst": said.note,
        "dele": "; ".join(f"{part.part}: {VALUES[part.value]}" for each in answers for part in each.parts),
        "afvigelser": "; ".join(f"{codes[each.source]}: {each.note}" for each in said.deviates if each.source in codes),
        "begrundelse": said.reason or "",
    }


def _codes(held: Held | None) -> dict[str, str]:
    return {source.id: source.code for source in held.sources} if held else {}


def _numbers(answers: Iterable[Answer]) -> Iterator[str]:
    """As in: 4.a.1 og 4.a.3 ja, 10.b.1 nej. Numbers that were read alike stand together, the unread last."""
    read: dict[str, list[str]] = {}
    for each in sorted(answers, key=is_unread):
        words = " · ".join(filter(None, (VALUES.get(each.value or "", ""), *read_words(each))))
        read.setdefault("ikke aflæst" if is_unread(each) else words, []).append(each.question)
    for words, numbers in read.items():
        yield f"{listed(numbers)} {words}".rstrip()


def _elsewhere(named: Sequence[Placed], at: str, gathered: Gathered) -> Iterator[ElsewhereRow]:
    """As in: under 4.a: S3 (9.a.1 ja), S5 (9.a.1 nej); one row a place."""
    found: dict[str, list[str]] = {}
    for placed in named:
        where = placed.places[0]
        told = _named(placed, at, gathered)
        found.setdefault(Place(where).text() if where else "spørgerammerne", []).append(told)
    for where, voiced in found.items():
        yield {"sted": where, "stemmer": ", ".join(voiced)}


def _named(placed: Placed, at: str, gathered: Gathered) -> str:
    """Its encounter, and its numbers that bear on this item; what a point was read as stands with its frame."""
    held = placed.gesture.first.held
    answers = [each.said for each in placed.gesture.pieces if isinstance(each.said, Answer)]
    if placed.places[0]:
        numbers = ", ".join(_numbers(each for each in answers if gathered.places.get(each.question) == at))
    else:
        numbers = ", ".join(f"{each.question} {VALUES.get(each.value or '', '')}".rstrip() for each in answers)
    code = held.label if held else ""
    return f"{code} ({numbers})" if code and numbers else code or numbers or "egen note"
