"""The sections of a paper: where one ends, and several documents of one template as one."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document


def settle_sections(document: Document) -> None:
    """What a template could not know before it was filled: which of its sections came to be, and what stands last."""
    from docx.enum.section import WD_SECTION
    from docx.oxml.ns import qn

    for paragraph in list(document.element.body.iterchildren(qn("w:p"))):
        _settle_break(paragraph)
    _drop_empty_end(document)
    document.sections[0].start_type = WD_SECTION.NEW_PAGE
    _unrepeat(document)
    _number_once(document)


def _settle_break(paragraph: Any) -> None:  # noqa: ANN401  python-docx is untyped here
    """End a section in the paragraph before: one of its own would cost a line, or behind a table a page."""
    from docx.oxml.ns import qn
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    section, before = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}"), paragraph.getprevious()
    if section is None or len(paragraph) > 1:
        return
    if before is not None and before.tag == qn("w:p") and before.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        before.set_sectPr(section)
        paragraph.getparent().remove(paragraph)
    else:
        Paragraph(paragraph, paragraph).paragraph_format.line_spacing = Pt(1)


def _drop_empty_end(document: Document) -> None:
    """A last section that came to hold nothing would be an empty page: the one before it is then the last."""
    from docx.oxml.ns import qn

    body: Any = document.element.body
    last, *_ = reversed([each for each in body.iterchildren() if each.tag != qn("w:sectPr")] or [body])
    ended = last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if ended is not None:
        body.replace(body.find(qn("w:sectPr")), ended)


def _unrepeat(document: Document) -> None:
    """Leave out a header that a section has from the one before: each names its own, for any may come first."""
    from docx.oxml.ns import qn

    named: dict[tuple[str, str], str] = {}
    for section in document.element.body.iter(qn("w:sectPr")):
        for reference in [*section.iter(qn("w:headerReference")), *section.iter(qn("w:footerReference"))]:
            place, part = (str(reference.tag), reference.get(qn("w:type"))), reference.get(qn("r:id"))
            if named.get(place) == part:
                section.remove(reference)
            named[place] = part


def _number_once(document: Document) -> None:
    """Pages that begin at one do so in the first section: each says it, for any may come first."""
    from docx.oxml.ns import qn

    _, *others = document.element.body.iter(qn("w:sectPr"))
    for section in others:
        for numbering in section.findall(qn("w:pgNumType")):
            section.remove(numbering)


def joined(documents: Sequence[Document]) -> Document:
    """The first, and the others behind it, each on a new page under its own header and footer."""
    first, *others = documents
    for each in others:
        _put_behind(first, each)
    return first


def _put_behind(document: Document, other: Document) -> None:
    from docx.oxml.ns import qn

    whole: Any = document.element.body
    ending = whole.add_p()
    ending.set_sectPr(whole.find(qn("w:sectPr")))
    whole.append(ending)
    _settle_break(ending)
    for section in other.element.body.iter(qn("w:sectPr")):
        _bring_headers(document, other, section)
    whole.extend(list(other.element.body))


def _bring_headers(document: Document, other: Document, section: Any) -> None:  # noqa: ANN401  as above
    """Headers and footers are parts of their own, which a section names."""
    from docx.oxml.ns import qn

    whole: Any = document.part
    for kind, added in (("header", whole.add_header_part), ("footer", whole.add_footer_part)):
        for reference in section.iter(qn(f"w:{kind}Reference")):
            words: Any = other.part.rels[reference.get(qn("r:id"))].target_part
            part, identity = added()
            part.element[:] = [deepcopy(each) for each in words.element]
            reference.set(qn("r:id"), identity)
