"""What an earlier report gave the very same words: its text and score, and whose they are. Never more than is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.journal.entries import Previous

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import EarlierJudgement
    from tilsyn.domain.library.edition import QualityModel, RatedUnit


class CarriedFrom(NamedTuple):
    date: str
    edition: str


class Before(NamedTuple):
    """The score that an earlier report gave the same words, and that report's date."""

    score: int
    date: str


def given_in(earlier: EarlierJudgement, previous: Previous) -> CarriedFrom:
    """The report in which text and score were given: one that was carried over stands with its own date."""
    return CarriedFrom(earlier.date or previous.date, earlier.edition or previous.edition)


def carried(unit: RatedUnit, model: QualityModel, previous: Previous) -> EarlierJudgement | None:
    """The earlier judgement, only where id and wording are the same in both editions, and text and score stand."""
    return next((each for each in of_same_words(unit, model, previous) if each.text), None)


def of_same_words(unit: RatedUnit, model: QualityModel, previous: Previous) -> Iterator[EarlierJudgement]:
    """What scored the very same words on the same scale."""
    for each in previous.judgements:
        edition = given_in(each, previous).edition
        same = each.wording == unit.text if each.wording is not None else edition == model.id
        if each.indicator == unit.id and same and isinstance(each.score, int):
            yield each


def scored_before(unit: RatedUnit, model: QualityModel, visible: Visible) -> Before | None:
    """The earlier report's score of the same words; there is none where scores are no numbers (nygodkendelse)."""
    previous = visible.one(Previous, "previous")
    if previous is None or visible.fields.kind == "nygodkendelse":
        return None
    found = next(of_same_words(unit, model, previous), None)
    return Before(int(found.score or 0), given_in(found, previous).date) if found else None
