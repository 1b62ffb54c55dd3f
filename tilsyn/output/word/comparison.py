"""Two inspections of one provider on paper, for the consultant's own use. The same cases give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.word.paper import filled, finished

if TYPE_CHECKING:
    from tilsyn.output.contexts.records.comparison import ComparisonPage

TEMPLATE = "sammenligning.docx"


def render_comparison(page: ComparisonPage) -> bytes:
    """A comparison of `contexts.compare_part` as a .docx package."""
    return finished(filled(TEMPLATE, page), f"Sammenligning: {page['tilbud']}", page["stand"])
