"""Several documents of one template as one: each begins on a new page, under its own header and footer."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document


def joined(documents: Sequence[Document]) -> Document:
    """The first, and the others behind it."""
    first, *others = documents
    for each in others:
        _put_behind(first, each)
    return first


def _put_behind(document: Document, other: Document) -> None:
    from docx.oxml.ns import qn

    end_in_last_paragraph(document)
    for section in other.element.body.iter(qn("w:sectPr")):
        _bring_headers(document, other, section)
    for each in list(other.element.body):
        document.element.body.append(each)


def end_in_last_paragraph(document: Document) -> None:
    """End the last section: in the last paragraph, for one of its own would cost a line, or behind a table a page."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    body: Any = document.element.body
    section = body.sectPr
    body.remove(section)
    if not len(body) or body[-1].tag != qn("w:p"):
        document.add_paragraph().paragraph_format.line_spacing = Pt(1)
    body[-1].set_sectPr(section)


def _bring_headers(document: Document, other: Document, section: Any) -> None:  # noqa: ANN401  python-docx is untyped here
    """Headers and footers are parts of their own, which a section names."""
    from docx.oxml.ns import qn

    whole: Any = document.part
    for kind, added in (("header", whole.add_header_part), ("footer", whole.add_footer_part)):
        for reference in section.iter(qn(f"w:{kind}Reference")):
            words: Any = other.part.rels[reference.get(qn("r:id"))].target_part
            part, identity = added()
            part.element[:] = [deepcopy(each) for each in words.element]
            reference.set(qn("r:id"), identity)
