"""A case in short, for who reads many of them: states, scores, counts, dates, deadlines.

It stands beside the journal, so nothing goes in that a redaction would have to reach: no free text, no name, nothing
protected. Whatever might be free text is let in only where the edition has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from tilsyn.domain.danish import fraction_text
from tilsyn.domain.findings.scoring import APPLICABLE
from tilsyn.domain.journal.entries import Document, FollowUp, Score
from tilsyn.domain.record import STORED, IsoDate, Record
from tilsyn.domain.values import CaseKind, Decision, DocumentStatus, FollowUpStatus, Stage, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.scoring import Scorecard, ThemeScore
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import QualityModel


class ItemInShort(Record):
    """A rated item of the edition."""

    id: str
    state: State
    score: Score | None = None


class ThemeInShort(Record):
    """`mean` is exact, 7/2 and 4/1; the counts are its basis."""

    number: int
    mean: str | None
    judged: int
    carried: int
    applicable: int


class PointInShort(Record):
    """A follow-up point; `kind` where the edition has it."""

    kind: str | None
    status: FollowUpStatus | None
    decision: Decision | None
    deadline: IsoDate | None


class PaperInShort(Record):
    """A document that is waited for."""

    status: DocumentStatus | None
    deadline: IsoDate


class Counts(Record):
    sources: int
    encounters: int
    answers: int
    judged: int
    applicable: int
    conflicts: int


class Summary(Record):
    """What a portfolio shows of one case without opening it whole."""

    edition: str
    kind: CaseKind
    stage: Stage
    service_types: tuple[str, ...]
    date: IsoDate
    visits: tuple[IsoDate, ...]
    hearing_deadline: IsoDate | None
    counts: Counts
    themes: tuple[ThemeInShort, ...]
    items: tuple[ItemInShort, ...]
    points: tuple[PointInShort, ...]
    papers: tuple[PaperInShort, ...]


def summarised(card: Scorecard, visible: Visible) -> Summary:
    """The case as it stands now, by its own edition."""
    fields, model = visible.fields, card.model
    return Summary(
        edition=model.id,
        kind=fields.kind,
        stage=fields.stage,
        service_types=tuple(each.id for each in model.service_types if each.id in fields.service_types),
        date=fields.date,
        visits=tuple(each.date for each in fields.visits),
        hearing_deadline=fields.hearing_deadline,
        counts=_counts(card, visible),
        themes=tuple(_theme(each) for each in card.themes),
        items=tuple(ItemInShort(id=each.unit.id, state=each.state, score=each.score) for each in card.states),  # type: ignore[arg-type]  # a score is typed wider there
        points=tuple(_points(model, visible)),
        papers=tuple(_papers(visible)),
    )


def read_summary(content: str) -> Summary | None:
    """As it was stored; None where another version of the program, or someone, has written something else."""
    try:
        return Summary.model_validate_json(content, context=STORED)
    except ValidationError:
        return None


def _counts(card: Scorecard, visible: Visible) -> Counts:
    return Counts(
        sources=len(visible.sources),
        encounters=len(visible.encounters),
        answers=sum(1 for _ in visible.answers()),
        judged=sum(each.state == "scored" for each in card.states),
        applicable=sum(each.state in APPLICABLE for each in card.states),
        conflicts=len(visible.conflicts()),
    )


def _theme(score: ThemeScore) -> ThemeInShort:
    mean, judged, carried, applicable = score.tally
    return ThemeInShort(
        number=score.theme.number, mean=fraction_text(mean), judged=judged, carried=carried, applicable=applicable
    )


def _points(model: QualityModel, visible: Visible) -> Iterator[PointInShort]:
    kinds = {each.id for each in model.followup_kinds}
    for _, point in visible.of(FollowUp):
        kind = point.kind if point.kind in kinds else None
        yield PointInShort(kind=kind, status=point.status, decision=point.decision, deadline=point.deadline)


def _papers(visible: Visible) -> Iterator[PaperInShort]:
    for _, paper in visible.of(Document):
        if paper.deadline is not None:
            yield PaperInShort(status=paper.status, deadline=paper.deadline)
