"""What is looked through in a document: its headings, labels and sentences, each with where a person finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tilsyn.domain.findings.standards.sections import sections_of
from tilsyn.domain.findings.standards.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.findings.document_text import DocumentText
    from tilsyn.domain.findings.standards.sections import HeadedSection, Paragraph

LONGEST_PLACE = 600
"""So much of a section is quoted; the whole of it stands where the place says."""


class Unit(NamedTuple):
    """One heading, label or sentence; `paragraph` counts within its section, and is None for a heading."""

    kind: Literal["heading", "label", "sentence"]
    text: str
    line: int
    page: int | None
    section: int
    paragraph: int | None


class StandardDocument(NamedTuple):
    """A document taken apart. `name` is what it is called where there are several."""

    name: str
    sections: tuple[HeadedSection, ...]
    units: tuple[Unit, ...]

    @classmethod
    def of(cls, name: str, document: DocumentText) -> StandardDocument:
        sections = sections_of(document)
        return cls(name, sections, tuple(_units(sections)))

    def paragraph(self, unit: Unit) -> Paragraph | None:
        return None if unit.paragraph is None else self.sections[unit.section].paragraphs[unit.paragraph]

    def where(self, unit: Unit) -> str:
        """Where a person finds it: »Klageadgang«, side 3; by its line where it has neither heading nor page."""
        section = self.sections[unit.section]
        paragraph = self.paragraph(unit)
        heading = " ".join(each for each in (section.number, section.heading) if each)
        label = paragraph.label if paragraph else ""
        named = [f"»{each}«" for each in (heading, label) if each]
        page = [f"side {unit.page}"] if unit.page is not None else []
        found = [each for each in (self.name, *named, *page) if each]
        return ", ".join(found if named or page else [*found, f"linje {unit.line}"])


def _units(sections: Sequence[HeadedSection]) -> Iterator[Unit]:
    for at, section in enumerate(sections):
        if section.heading:
            yield Unit("heading", section.heading, section.line, section.page, at, None)
        for place, paragraph in enumerate(section.paragraphs):
            for label in filter(None, (paragraph.label, paragraph.lead)):
                yield Unit("label", label, paragraph.line, paragraph.page, at, place)
            for text, line in sentences_of(paragraph):
                yield Unit("sentence", text, line, paragraph.page, at, place)


def shortened(text: str, longest: int = LONGEST_PLACE) -> str:
    """As it stands; cut between two words where it is too long, and then it says so."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(None, 1)[0]} …"
