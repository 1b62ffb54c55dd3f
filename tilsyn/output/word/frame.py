"""A frame as the case stands, on paper. The same case gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.output.word.paper import filled, finished

if TYPE_CHECKING:
    from tilsyn.output.contexts.records.frame_page import FramePage

TEMPLATE = "spoergeramme.docx"


def render_frame(page: FramePage) -> bytes:
    """A frame of `context.frames_part` as a .docx package."""
    return finished(filled(TEMPLATE, page), f"{page['ramme']['titel']}: {page['tilbud']}", page["stand"])
