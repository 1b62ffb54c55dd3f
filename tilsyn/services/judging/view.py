"""What is seen while one weighs: the evidence of an item, what a text rests on, what is worth another look."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import ECONOMIES, OVERALL, Place, Slot
from tilsyn.domain.danish import mean_text
from tilsyn.domain.findings.codes import code_of
from tilsyn.domain.findings.evidence import Ground
from tilsyn.domain.findings.readiness import REPEATED, sentences
from tilsyn.domain.findings.scoring import given_in
from tilsyn.domain.journal.entries import Assessment, FollowUp, Previous

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.findings.scoring import RatedState, Scorecard, Tally
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import EarlierJudgement
    from tilsyn.domain.problems import Problem
    from tilsyn.services.open_case import Desk


class Earlier(NamedTuple):
    """A judgement from the earlier report: reference, never text in the new field (domain.md 12)."""

    date: str
    edition: str
    judgement: EarlierJudgement


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


def bearing(desk: Desk, item: str, codes: Sequence[str]) -> set[str]:
    """Those of the source codes that have something noted at the item."""
    ground = evidence_of(desk, item)
    slots = {Slot.meeting(held.encounter.id) for held in ground.encounters}
    slots |= {Slot.source(source.id) for held in ground.encounters for source in held.sources}
    shown = {source.code for source in desk.visible().sources.values() if Slot.source(source.id) in slots}
    shown |= {held.label for held in ground.encounters if held.encounter.method != "interview"}
    return shown & set(codes)


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
    if at == OVERALL:
        return Rests(texts=_texts(visible, [Place.theme(each.theme.number) for each in card.themes]))
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


def names_anew(desk: Desk, codes: Sequence[str], slots: Sequence[str]) -> bool:
    """Whether the codes are others than those that may be seen of what is named already."""
    visible = desk.visible()
    return set(codes) != {code for code in (code_of(slot, visible) for slot in slots) if code}


def worth_a_look_of(desk: Desk, followup: str) -> list[Problem]:
    """What `status` says of one follow-up point: it names it by the beginning of its entry's id."""
    visible, ready = desk.visible(), desk.reading().ready
    entry = visible.entry(Slot.followup(followup))
    point = visible.one(FollowUp, Slot.followup(followup))
    named = [each for each in ready.blocking if entry and entry.id[:8] in f"{each.text} {each.hint}"]
    orders = (
        [each for each in ready.blocking if each.code == "S008"] if point and point.kind == "skaerpet_tilsyn" else []
    )
    return [*named, *orders]
