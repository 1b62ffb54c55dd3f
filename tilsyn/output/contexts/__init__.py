"""Case, scorecard and audience -> the record (a plain dict) that a template or sheet sees: the only way out of a case.

Protection, withdrawal, redaction and the masking of CPR numbers are applied by `Visible`; the audience decides what is
there at all. `context` makes the report's record; letter, notes, guide and exchange file have a function each in their
`…_part` module, and the fields for pasting are read from the report's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.readiness import UNWORDED, assessment_gaps, readiness
from tilsyn.domain.findings.scoring import Scorecard, earlier_scorecard, scorecard
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.library.asked import AllAsked
from tilsyn.output.contexts import evidence, frame, themes
from tilsyn.output.contexts.audiences import known_audience, narrowed, sees, shown_parts
from tilsyn.output.contexts.words import content_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.library.laws import Law
    from tilsyn.domain.office import Authority
    from tilsyn.domain.problems import Problem
    from tilsyn.domain.values import Audience
    from tilsyn.output.contexts.records.report import Report


class Known(NamedTuple):
    """All that the parts of the context read: never the case itself but its visible side."""

    model: QualityModel
    catalogues: tuple[Catalogue, ...]
    visible: Visible
    card: Scorecard
    audience: Audience
    gaps: tuple[Problem, ...]
    """All that may be read outside the case; for others than the house, what is not put into words."""
    asked: AllAsked
    laws: tuple[Law, ...] = ()
    authority: Authority | None = None
    earlier: Scorecard | None = None

    def shows(self, part: str) -> bool:
        """Whether the audience sees a part (audiences.SEES)."""
        return sees(self.audience, part)


def context(  # noqa: PLR0913  the case, its own copies, and who it is for
    case: Case,
    model: QualityModel,
    catalogues: Sequence[Catalogue],
    audience: Audience,
    *,
    draft: bool = True,
    laws: Sequence[Law] = (),
    frames: Sequence[Frame] = (),
    authority: Authority | None = None,
) -> Report:
    """Everything one audience may see (docs/skabelon.md). The same case gives the same context.

    `frames`: those that the case uses; `authority`: the office as the case keeps it.
    Raises UsageProblem for an audience that is unknown.
    """
    known = _known(case, model, catalogues, known_audience(audience), frames)
    known = known._replace(laws=tuple(laws), authority=authority, earlier=earlier_scorecard(known.card, known.visible))
    parts: Report = {
        "format": "tilsyn-context/1",
        "audience": audience,
        "udkast": draft,
        "dele": shown_parts(known.audience),
        **frame.frame(known, draft=draft),
        "temaer": [themes.theme_part(theme, known) for theme in known.card.themes],
        "spindelvaev": themes.spider(known),
        "interne": evidence.internal(known) if known.shows("interne") else None,  # not even read for others
        "sha256": "",
    }
    made = narrowed(parts, known.audience)
    return {**made, "sha256": content_digest(made)}


def known_inside(case: Case, model: QualityModel, catalogues: Sequence[Catalogue], frames: Sequence[Frame]) -> Known:
    """What the parts read where a paper is made of several cases and stays in the house."""
    return _known(case, model, catalogues, "internal", frames)


def _known(
    case: Case, model: QualityModel, catalogues: Sequence[Catalogue], audience: Audience, frames: Sequence[Frame]
) -> Known:
    visible = Visible(case, masked=True)
    card = scorecard(model, visible)
    inside = sees(audience, "interne")
    gaps = _gaps(model, case, visible, card) if inside else tuple(assessment_gaps(card, visible))
    return Known(model, tuple(catalogues), visible, card, audience, gaps, AllAsked(model, frames))


def _gaps(model: QualityModel, case: Case, visible: Visible, card: Scorecard) -> tuple[Problem, ...]:
    """That the edition lacks an indicator's words is ours to say, in `status`: nothing of it stands on paper."""
    return tuple(each for each in readiness(model, case, visible, card).outside if each.code != UNWORDED)


__all__ = ["context", "known_inside"]
