"""Pictures in a document: a paragraph that says nothing but which one it is becomes that picture."""

from __future__ import annotations

from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from docx.text.paragraph import Paragraph

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
WIDEST, TALLEST = 15.0, 18.0
"""Centimetres: what stands on a page with its caption under it."""
LOGO = "Logo"
"""The style of a paragraph that holds one: it stands small, and says what it is to whoever cannot see it."""
_LOGO_WIDEST, _LOGO_TALLEST = 6.0, 2.0


def fill_pictures(document: Document, pictures: Mapping[str, bytes]) -> None:
    """By the name that stands in its place. One that is smaller than the page is not drawn larger than it is."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    if not pictures:
        return
    for element in list(document.element.body.iter(qn("w:p"))):
        paragraph = Paragraph(element, document._body)  # noqa: SLF001  python-docx gives it no public name
        if picture := pictures.get(paragraph.text.strip()):
            _draw(paragraph, picture)


def _draw(paragraph: Paragraph, picture: bytes) -> None:
    from docx.image.image import Image
    from docx.shared import Cm, Emu

    drawn = Image.from_blob(picture)
    is_logo = paragraph.style is not None and paragraph.style.name == LOGO
    widest, tallest = (_LOGO_WIDEST, _LOGO_TALLEST) if is_logo else (WIDEST, TALLEST)
    across = min(1.0, Cm(widest) / drawn.width, Cm(tallest) / drawn.height)
    paragraph.clear()  # type: ignore[no-untyped-call]  # python-docx is half typed
    paragraph.paragraph_format.keep_with_next = True
    placed = paragraph.add_run().add_picture(BytesIO(picture), width=Emu(int(drawn.width * across)))
    if is_logo:
        placed._inline.docPr.set("descr", "Socialtilsynets logo")  # noqa: SLF001  python-docx has no name for it
