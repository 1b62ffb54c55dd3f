"""A frame as the case stands, on paper. The same case gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.word.collaboration_picture import fill_collaboration
from tilsyn.output.word.paper import filled, finished

if TYPE_CHECKING:
    from tilsyn.output.contexts.records.frame_page import FramePage

TEMPLATE = "spoergeramme.docx"


def render_frame(page: FramePage) -> bytes:
    """A frame of `context.frames_part` as a .docx package."""
    document = filled(TEMPLATE, page)
    fill_collaboration(document, page["kort"], page["tegning"])
    return finished(document, f"{page['ramme']['titel']}: {page['tilbud']}", page["stand"])
