"""A document written from a template that comes with the program. The same context gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from tilsyn import resources
from tilsyn.domain.text import one_line
from tilsyn.output.package import packed
from tilsyn.output.word.kept_together import keep_together
from tilsyn.output.word.sections import settle_sections
from tilsyn.output.word.template_parts import assembled, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from docx.opc.packuri import PackURI

_NO_WRITER = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_BEFORE_SPELLING = frozenset({
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
    "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
    "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
    "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
})  # fmt: skip
"""Settings that Word wants before those about spelling."""
TO_FILL = "Udfyldes"
"""The look of what a paper leaves to the authority: [brackets], and easy to see."""
_LONGEST_PROPERTY = 255  # Word's own limit


def shipped(name: str) -> bytes:
    """One of the templates that come with the program."""
    return (resources.templates() / name).read_bytes()


def filled(name: str, context: Mapping[str, Any], template: bytes | None = None) -> Document:
    """A template with the context's texts; None: the shipped one. One's own is checked before (`usable`)."""
    document = assembled(opened(template or shipped(name)), context)
    settle_sections(document)
    return document


def _forget_writer(document: Document) -> None:
    """A count of pages and words that nobody has counted, and the name of a program that did not write this."""
    for part in document.part.package.parts:
        if part.partname == "/docProps/app.xml":
            part._blob = _NO_WRITER  # noqa: SLF001  python-docx does not know the part


def hide_spelling(document: Document) -> None:
    """Names of people, places and methods are in no dictionary: no red lines in what is final."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    settings = document.settings.element
    before = [each for each in settings if each.tag.rpartition("}")[2] in _BEFORE_SPELLING]
    place = len(before)
    for name in ("w:hideSpellingErrors", "w:hideGrammaticalErrors"):
        if settings.find(qn(name)) is None:
            settings.insert(place, OxmlElement(name))
            place += 1


def finished(document: Document, title: str, stand: str, creator: str = "", digest: str = "") -> bytes:
    """The document as a .docx package, dated by the newest that it rests on; `creator` is who sends it.

    What belongs together stands on one line in every paper.

    `digest`: the SHA-256 of what it says, kept where a reader does not meet it.
    """
    keep_together(document)
    properties = document.core_properties
    properties.title = one_line(title)[:_LONGEST_PROPERTY]
    properties.author = one_line(creator)[:_LONGEST_PROPERTY]
    properties.language = "da-DK"
    properties.identifier = f"sha256:{digest}" if digest else ""
    properties.last_modified_by = ""
    _forget_writer(document)
    return packed(_parts(document), stand)


def _parts(document: Document) -> dict[str, bytes]:
    """What python-docx would pack, by name: it is packed once, as every package of ours is."""
    from docx.opc.pkgwriter import PackageWriter

    package, kept = document.part.package, _Unpacked()
    for part in package.parts:
        part.before_marshal()
    writer: Any = PackageWriter  # its `write`, into our hands
    writer._write_content_types_stream(kept, package.parts)  # noqa: SLF001  as it does itself
    writer._write_pkg_rels(kept, package.rels)  # noqa: SLF001  as above
    writer._write_parts(kept, package.parts)  # noqa: SLF001  as above
    return kept.parts


class _Unpacked:
    """As python-docx writes a package: a name and its bytes."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: PackURI, blob: bytes) -> None:
        self.parts[name.membername] = blob


def places_to_fill(package: bytes) -> int:
    """How many places of a written paper still wait for the authority's own words."""
    import docx

    document = docx.Document(BytesIO(package))
    style: Any = document.styles[TO_FILL]
    named = document.element.body.iterfind(".//w:rStyle", document.element.nsmap)
    return sum(each.val == style.style_id for each in named)
