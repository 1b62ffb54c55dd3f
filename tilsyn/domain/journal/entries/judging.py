"""What was decided: focus, choices, judgements, assessments, follow-up."""

from __future__ import annotations

from typing import Literal

from tilsyn.domain.journal.entries.payload import GroundSlot, Payload, Score
from tilsyn.domain.record import IsoDate, Record
from tilsyn.domain.values import Decision, FollowUpStatus


class Focus(Payload):
    slot_of = ("focus",)
    entry: Literal["focus"] = "focus"
    indicators: tuple[str, ...]
    reason: str
    internal_reason: str | None = None


class Scope(Payload):
    """`carried_from` is the date of the earlier report that a choice came with; it waits to be confirmed."""

    slot_of = ("scope", "indicator")
    entry: Literal["scope"] = "scope"
    indicator: str
    use: bool
    reason: str
    carried_from: IsoDate | None = None


class Judgement(Payload):
    """Text first, then the score; `sources` are slots: `source|id`, or `encounter|id` of observations and documents.

    `reason` is why it was changed after a mark, `change` why its score is another than the earlier report's.
    """

    slot_of = ("judgement", "indicator")
    entry: Literal["judgement"] = "judgement"
    indicator: str
    text: str
    score: Score | None = None
    sources: tuple[GroundSlot, ...] = ()
    reason: str | None = None
    change: str | None = None


class Assessment(Payload):
    """`lead` is the sentence of a theme's own text that stands for it; its first until one is chosen.

    `reason` is why it was changed after a mark.
    """

    slot_of = ("assessment", "at")
    entry: Literal["assessment"] = "assessment"
    at: str
    text: str
    lead: str | None = None
    reason: str | None = None


class FollowUp(Payload):
    """`law` is what a decision is made by (hjemmel), `basis` the rule that was broken."""

    slot_of = ("followup", "id")
    entry: Literal["followup"] = "followup"
    id: str
    kind: str
    text: str
    indicator: str | None = None
    law: str | None = None
    basis: str | None = None
    deadline: IsoDate | None = None
    origin: str | None = None
    status: FollowUpStatus | None = None
    decision: Decision | None = None
    decision_date: IsoDate | None = None


class EarlierJudgement(Record):
    """From the earlier report; `wording` is the indicator's text there, since only the same wording is carried over.

    `date` and `edition` are those of the report that gave text and score, where it is another than the earlier one.
    """

    indicator: str
    text: str
    score: Score | None = None
    wording: str | None = None
    date: IsoDate | None = None
    edition: str | None = None


class Previous(Payload):
    slot_of = ("previous",)
    entry: Literal["previous"] = "previous"
    date: IsoDate
    edition: str
    judgements: tuple[EarlierJudgement, ...] = ()
