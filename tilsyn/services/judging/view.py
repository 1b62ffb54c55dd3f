"""What is seen while one weighs: the evidence of an item, what a text rests on, what is worth another look."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import CONCLUSION, ECONOMIES, OVERALL, Place, Slot
from tilsyn.domain.danish import mean_text
from tilsyn.domain.findings.codes import own_questions
from tilsyn.domain.findings.earlier import given_in
from tilsyn.domain.findings.evidence import Ground
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.findings.readiness import REPEATED, sentences
from tilsyn.domain.journal.entries import Assessment, FollowUp, Previous
from tilsyn.services.judging.judge import usable_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.findings.scoring import RatedState, Scorecard, Tally
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import EarlierJudgement, Entry
    from tilsyn.domain.library.asked import AskedQuestion
    from tilsyn.domain.library.edition import Question, RatedUnit
    from tilsyn.domain.problems import Problem
    from tilsyn.services.open_case import Desk


class Earlier(NamedTuple):
    """A judgement from the earlier report: reference, never text in the new field (domain.md 12)."""

    date: str
    edition: str
    judgement: EarlierJudgement


class Heard(NamedTuple):
    """One question with all that was said about it; without a question, the notes placed on `place`."""

    place: str
    question: Question | None
    own: str | None
    pieces: tuple[Piece, ...]

    @property
    def differs(self) -> bool:
        return Ground(list(self.pieces)).differs


class Rests(NamedTuple):
    """What an assessment is written from: the items below it, the texts below it, and the mean as a reading aid."""

    states: tuple[RatedState, ...] = ()
    texts: tuple[Assessment, ...] = ()
    mean: str = ""
    basis: str = ""
    method: str | None = None


def evidence_of(desk: Desk, item: str) -> Ground:
    """What bears on one item, with CPR numbers masked; also "criterion:4" and "theme:4"."""
    return desk.reading(masked=True).grounds.get(item, Ground())


def shown(desk: Desk, entry: Entry, text: str) -> str:
    """A text as it may stand on a screen: without CPR numbers, unless someone has recorded that it is none."""
    return text if desk.case.cleared(entry) else mask_cpr(text)


def by_question(desk: Desk, unit: RatedUnit, place: str, ground: Ground) -> Iterator[Heard]:
    """What bears on a place, under what was asked: the edition's order, own questions after, then notes."""
    official = {each.id: each for each in unit.item.questions}
    official |= {known.question.id: known.question for known in _points(desk, ground)}
    own = {code: shown(desk, entry, each.text) for code, (entry, each) in own_questions(desk.visible()).items()}
    all_heard = [*ground.pieces, *ground.unread]
    asked = {piece.question for piece in all_heard}
    for question in (each for each in (*official, *own, None) if each in asked):
        pieces = tuple(each for each in all_heard if each.question == question)
        yield Heard(place, official.get(question or ""), own.get(question or ""), pieces)


def _points(desk: Desk, ground: Ground) -> Iterator[AskedQuestion]:
    """The points of frames whose answers have been made ground here, in the order of their frames."""
    asked = {piece.question for piece in ground.pieces}
    found = (desk.asked().find(each) for each in desk.asked().ids() if each in asked)
    return (each for each in found if each and each.point)


def titles_of(desk: Desk) -> dict[str, str]:
    """What was seen or read, by the code of the occasion: eight files are told apart by nothing else."""
    held = desk.visible().encounters.values()
    return {each.told: each.encounter.title for each in held if each.encounter.title}


def sources_for(desk: Desk, item: str) -> list[tuple[str, bool]]:
    """Codes a judgement may name, each with whether it has something noted here; those that have come first."""
    ground = evidence_of(desk, item)
    ids = {source.id for held in ground.encounters for source in held.sources}
    here = {source.code for source in desk.visible().sources.values() if source.id in ids}
    here |= {held.told for held in ground.encounters if held.encounter.method != "interview"}
    codes = dict.fromkeys(usable_sources(desk))
    return sorted(((code, code in here) for code in codes), key=lambda each: not each[1])


def earlier_report(desk: Desk, indicator: str) -> Earlier | None:
    """What the earlier report said of an indicator."""
    previous = desk.masked().one(Previous, "previous")
    found = (each for each in previous.judgements if each.indicator == indicator) if previous else ()
    said = next(iter(found), None)
    return Earlier(*given_in(said, previous), said) if previous and said else None


def worth_a_look(desk: Desk, at: str) -> list[Problem]:
    """What `status` says of one place, in its own words; never a verdict."""
    ready = desk.reading().ready
    return [each for each in (*ready.blocking, *ready.warnings) if each.at == at]


def rests_on(desk: Desk, place: str) -> Rests:
    """What stands below a place, in model order."""
    visible, card = desk.masked(), desk.reading(masked=True).card
    at = Place(place)
    if at.level == "criterion":
        found = next(each for theme in card.themes for each in theme.criteria if each.criterion.id == at.id)
        return _weighed(card, found.tally, found.states, ())
    if at.level == "theme":
        theme = next(each for each in card.themes if str(each.theme.number) == at.id)
        below = [Place.criterion(each.criterion.id) for each in theme.criteria]
        return _weighed(card, theme.tally, theme.states, _texts(visible, below))
    themes = [Place.theme(each.theme.number) for each in card.themes]
    if at == OVERALL:
        return Rests(texts=_texts(visible, themes))
    if at == CONCLUSION:
        return Rests(texts=_texts(visible, [OVERALL, *themes, *ECONOMIES]))
    return Rests(texts=_texts(visible, [each for each in ECONOMIES if each != at]))


def _weighed(card: Scorecard, tally: Tally, states: tuple[RatedState, ...], texts: tuple[Assessment, ...]) -> Rests:
    from tilsyn.output.contexts.themes import basis

    said, parted, rest = basis(tally, states).partition(";")
    said = said if tally.carried else f"{said} bedømt ved dette tilsyn"
    return Rests(states, texts, mean_text(tally.mean) if card.method else "", f"{said}{parted}{rest}", card.method)


def _texts(visible: Visible, places: Sequence[str]) -> tuple[Assessment, ...]:
    found = (visible.one(Assessment, Slot.assessment(place)) for place in places)
    return tuple(each for each in found if each and each.text.strip())


def repeated(desk: Desk, place: str) -> list[str]:
    """Indicators a sentence of which stands verbatim in the assessment of a criterion or the whole (domain.md 5.8).

    `status` says it of themes.
    """
    visible = desk.visible()
    assessment = visible.one(Assessment, Slot.assessment(place))
    long = [each for each in sentences(assessment.text if assessment else "") if len(each) >= REPEATED]
    states = desk.reading().card.states
    return [state.unit.id for state in states if any(each in state.text for each in long)]


def worth_a_look_of(desk: Desk, followup: str) -> list[Problem]:
    """What `status` says of one follow-up point: it names it by the beginning of its entry's id."""
    visible, ready = desk.visible(), desk.reading().ready
    entry = visible.entry(Slot.followup(followup))
    point = visible.one(FollowUp, Slot.followup(followup))
    named = [
        each for each in (*ready.blocking, *ready.warnings) if entry and entry.id[:8] in f"{each.text} {each.hint}"
    ]
    orders = (
        [each for each in ready.blocking if each.code == "S008"] if point and point.kind == "skaerpet_tilsyn" else []
    )
    return [*named, *orders]
