"""A document's lines as sections under headings, whatever it was read from: Word, a page of the web, PDF, plain text.

Headings come with their level where the format has them; else they are told by how they stand. Contents list, page
numbers and headers are no text; a row of a table and a line "Målgruppe: …" are headed by their first cell or label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.standards.contents_list import contents_list
from tilsyn.domain.findings.standards.headings import Headings
from tilsyn.domain.findings.standards.lines import (
    BARE_DATE,
    BULLET,
    DECIDED_LINE,
    ENDS_OPEN,
    NUMBERED,
    SENTENCE_END,
    STAMP,
    page_width,
    plain_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.findings.document_text import DocumentText
    from tilsyn.domain.findings.standards.lines import PlainLine

_LABELLED = re.compile(r"(?P<label>[A-ZÆØÅ][^.:!?\t|]{2,60}):\s+(?P<rest>\S.*)")
_LEAD = re.compile(r"(?P<lead>[A-ZÆØÅ][a-zæøå]+(?:,?\s[a-zæøå]+){0,5})\s(?=[A-ZÆØÅ])")
_CELL = re.compile(r"\s*(?:\t+|\s\|\s|\|)\s*")
_RULE = re.compile(r"[|\s:+=-]+")
_MOST_LABEL_WORDS = 8
_STAYS_HYPHENATED = re.compile(r"(?:og|eller|samt|/)\b")
"""What a line that ends in a hyphen may go on with as in "stof- og alkohol": there the hyphen is no break of a word."""


class Paragraph(NamedTuple):
    """A paragraph, a list item or a row of a table; `label` heads it within its section, `number` is the list's.

    `lead` are its first words where they may be the first cell of a row, run together with the next on its way through
    PDF: "Frit valg Borgeren kan vælge …".
    """

    text: str
    starts: tuple[tuple[int, int], ...]
    """Where in the text each of its lines begins: (offset, line number)."""
    page: int | None
    is_item: bool = False
    label: str = ""
    number: str = ""
    lead: str = ""

    @property
    def line(self) -> int:
        return self.starts[0][1]

    def line_at(self, offset: int) -> int:
        """The number of the line that a place in the text stands on."""
        return self.starts[bisect_right(self.starts, (offset, self.starts[-1][1])) - 1][1]


class HeadedSection(NamedTuple):
    """A heading and the paragraphs under it, up to the next heading. What stands before the first has an empty one."""

    heading: str
    number: str
    level: int
    line: int
    page: int | None
    paragraphs: tuple[Paragraph, ...]


_MOST_LINES, _LONGEST_BROKEN = 60, 1_000
_UNLEVELLED = 9


def sections_of(document: DocumentText) -> tuple[HeadedSection, ...]:
    """All of the document's text, in its order."""
    lines = plain_lines(document)
    width = page_width(document)
    contents = contents_list(lines)
    text = [each for each in lines if each.line not in contents.lines]
    made: list[HeadedSection] = []
    heading: PlainLine | None = None
    body: list[PlainLine] = []
    for line in Headings(text, contents.entries, width).marked():
        if line.is_heading:
            made.append(_section(heading, body, width))
            heading, body = line, []
        else:
            body.append(line)
    made.append(_section(heading, body, width))
    return tuple(each for each in made if each.heading or each.paragraphs)


def below(sections: Sequence[HeadedSection], at: int) -> range:
    """The sections under that heading: those of a deeper level, or the next where it has no text of its own."""
    end = at + 1
    while end < len(sections) and sections[end].level > sections[at].level:
        end += 1
    if end == at + 1 < len(sections) and not sections[at].paragraphs and not sections[at].number:
        end += 1
    return range(at + 1, end)


def above(sections: Sequence[HeadedSection], at: int) -> list[HeadedSection]:
    """The sections that one stands under, outermost first, and itself."""
    found = [sections[at]]
    for each in reversed(sections[:at]):
        if each.level < found[0].level and each.heading:
            found.insert(0, each)
    return found


def _section(heading: PlainLine | None, body: Sequence[PlainLine], width: int) -> HeadedSection:
    paragraphs = tuple(_paragraphs(body, width))
    if heading is None:
        return HeadedSection("", "", 0, 1, None, paragraphs)
    level = heading.level or (len(heading.number.split(".")) if heading.number else _UNLEVELLED)
    return HeadedSection(heading.title, heading.number, level, heading.line, heading.page, paragraphs)


def _paragraphs(body: Sequence[PlainLine], width: int) -> Iterator[Paragraph]:
    held: list[PlainLine] = []
    label = ""
    for line in body:
        if held and (len(held) == _MOST_LINES or not line.text or not _goes_on(held[-1].text, line.text, width)):
            yield _joined(held)
            held = []
        if row := _row(line, label):
            label = row.label
            yield row
        elif line.text and not _RULE.fullmatch(line.text):
            label = ""
            held.append(line._replace(text=line.text.strip()))
    if held:
        yield _joined(held)


def _row(line: PlainLine, above: str) -> Paragraph | None:
    """A row of a table, headed by its first cell; where that is empty, by the one above."""
    if ("\t" not in line.text and "|" not in line.text) or _RULE.fullmatch(line.text):
        return None
    cells = [each.strip() for each in _CELL.split(line.text.strip("|"))]
    if not any(cells) or not (cells[0] or above):
        return None
    number = cells.pop(0) if re.fullmatch(r"\d{1,2}[.)]?", cells[0]) and len(cells) > 1 else ""
    is_label = len(cells) > 1 and len(cells[0].split()) <= _MOST_LABEL_WORDS
    label = (cells[0] or above) if is_label else ""
    text = " ".join(each for each in (cells[1:] if is_label else cells) if each)
    return Paragraph(text, ((0, line.line),), line.page, label=label, number=number.rstrip(".)"))


def _goes_on(before: str, after: str, width: int) -> bool:
    """Whether a line is the rest of the paragraph before it, broken where the page was full."""
    if (
        len(before) > _LONGEST_BROKEN
        or SENTENCE_END.search(before)
        or BULLET.match(after)
        or NUMBERED.match(after)
        or STAMP.match(after)
    ):
        return False
    if "\t" in after or "|" in after or (BARE_DATE.fullmatch(after) and not before.endswith(("den", "d."))):
        return False
    if after[0].isupper() and DECIDED_LINE.fullmatch(after):
        return False
    return after[0].islower() or (width > 0 and not (len(before) < width * 3 / 4 and after[0].isupper()))


def _joined(lines: Sequence[PlainLine]) -> Paragraph:
    first = lines[0]
    number, text = "", first.text
    is_item = False
    if bullet := BULLET.match(text):
        is_item, text = True, text[bullet.end() :]
    elif numbered := NUMBERED.match(text):
        is_item, number, text = True, numbered["number"], text[numbered.end() :]
    label = ""
    if labelled := _LABELLED.match(text):
        is_label = len(labelled["label"].split()) <= _MOST_LABEL_WORDS and not ENDS_OPEN.search(labelled["label"])
        label = labelled["label"] if is_label else ""
    text, starts = _run_together(text, lines)
    lead = _LEAD.match(text) if first.page is not None and not label else None
    is_lead = lead is not None and not ENDS_OPEN.search(lead["lead"])
    return Paragraph(text, starts, first.page, is_item, label, number, lead["lead"] if lead and is_lead else "")


def _run_together(text: str, lines: Sequence[PlainLine]) -> tuple[str, tuple[tuple[int, int], ...]]:
    starts = [(0, lines[0].line)]
    for line in lines[1:]:
        if text.endswith("-") and line.text[0].islower() and not _STAYS_HYPHENATED.match(line.text):
            text = text[:-1]
            starts.append((len(text), line.line))
            text += line.text
        else:
            starts.append((len(text) + 1, line.line))
            text = f"{text} {line.text}"
    return text, tuple(starts)
