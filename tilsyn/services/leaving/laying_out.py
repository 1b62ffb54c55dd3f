"""A paper as pages, where a program here can lay it out: the numbers in its contents list, and the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.errors import TypesetterFailed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.output.word.contents import Outline
    from tilsyn.storage.typesetting import Typesetter

    Rendering = Callable[[Outline | None], bytes]

UNNUMBERED = (
    "Indholdsfortegnelsen har links, men ingen sidetal: her er hverken LibreOffice eller Word, der kan tælle siderne."
)
UNCOUNTED = "Indholdsfortegnelsen har links, men ingen sidetal: siderne kunne ikke tælles."


class Numbered(NamedTuple):
    """A paper, and what is to be said of its page numbers; nothing where they stand."""

    paper: bytes
    said: str = ""


def numbered(render: Rendering, by: Typesetter | None) -> Numbered:
    """Put together twice: as it will stand but for the numbers, to be laid out `by` a program, and with them."""
    from tilsyn.output.word.contents import TRIAL, OutlineDiffers
    from tilsyn.storage.typesetting import as_pdf, heading_pages

    if by is None:
        return Numbered(render(None), UNNUMBERED)
    try:
        return Numbered(render(heading_pages(as_pdf(render(TRIAL), by))))
    except (TypesetterFailed, OutlineDiffers):
        return Numbered(render(None), UNCOUNTED)
