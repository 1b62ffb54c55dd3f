"""What each step of a judgement holds, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.kit.evidence_text import score_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.services.open_case import Desk


def held(desk: Desk, text: str, codes: Sequence[str], chosen: str | None, stood: str) -> list[str]:
    """Text, sources, score; what stands goes on standing until something else is chosen."""
    return [
        wording.SIZE.format(size=len(text)) if text else wording.NOT_WRITTEN,
        mask_cpr("; ".join(codes)) or wording.NONE_CHOSEN,
        _score(desk, chosen, stood) if text else wording.SCORE_WAITS,
    ]


def _score(desk: Desk, chosen: str | None, stood: str) -> str:
    if chosen is not None:
        return _words(desk, chosen)
    return wording.SCORE_STANDS.format(score=_words(desk, stood)) if stood else wording.SCORE_OPEN


def _words(desk: Desk, typed: str) -> str:
    steps = desk.model.scale(desk.visible().fields.kind)
    value = next((step.value for step in steps if str(step.value) == typed), None)
    return wording.NOT_YET if value is None else score_words(desk, value)
