"""A document written from a template that comes with the program. The same context gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from tilsyn import resources
from tilsyn.domain.text import one_line
from tilsyn.output.package import settled
from tilsyn.output.word.sections import settle_sections
from tilsyn.output.word.template_parts import assembled, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

TO_FILL = "Udfyldes"
"""The look of what a paper leaves to the authority: [brackets], and easy to see."""
_LONGEST_PROPERTY = 255  # Word's own limit


def shipped(name: str) -> bytes:
    """One of the templates that come with the program."""
    return (resources.templates() / name).read_bytes()


def filled(name: str, context: Mapping[str, Any]) -> Document:
    """A shipped template with the context's texts."""
    document = assembled(opened(shipped(name)), context)
    settle_sections(document)
    return document


def finished(document: Document, title: str, stand: str) -> bytes:
    """The document as a .docx package, dated by the newest that it rests on."""
    properties = document.core_properties
    properties.title = one_line(title)[:_LONGEST_PROPERTY]
    properties.language = "da-DK"
    properties.last_modified_by = ""
    buffer = BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue(), stand)


def places_to_fill(package: bytes) -> int:
    """How many places of a written paper still wait for the authority's own words."""
    import docx

    document = docx.Document(BytesIO(package))
    style: Any = document.styles[TO_FILL]
    named = document.element.body.iterfind(".//w:rStyle", document.element.nsmap)
    return sum(each.val == style.style_id for each in named)
