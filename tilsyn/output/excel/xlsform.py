"""A form for tablets as an XLSForm: the sheets survey, choices and settings, as ODK Central and KoboToolbox take them.

The note stands first and the reading waits; nothing but the source's code is required. Each question has a page of its
own, and each group its pages, shown where that group is chosen.
"""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from tilsyn.domain.values import OUTCOMES, VALUES
from tilsyn.domain.xlsform import (
    CASE,
    END,
    GROUP,
    NOTE,
    OUTCOME,
    READINGS,
    SOURCE,
    START,
    family_field,
    note_field,
    page_field,
    reading_field,
)
from tilsyn.output.excel.cells import A4, OPTIONS, write_exactly
from tilsyn.output.package import settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.output.contexts.records.xlsform import TabletForm, TabletQuestion, TabletSection

Line = dict[str, str]
SURVEY = (*("type", "name", "label", "hint", "required", "required_message", "relevant", "appearance", "calculation"),)
CHOICES = ("list_name", "name", "label")
SETTINGS = ("form_title", "form_id", "version", "instance_name", "style", "default_language")
_READING_LIST = "laesning"
_WIDTHS = {"label": 70, "hint": 70, "type": 22, "name": 18, "form_title": 50, "form_id": 38}
_TITLE_LENGTH = 200
_LINE, _TALLEST = 15.0, 409.0
_MARKUP = re.compile(r"([*_#\\])")
_REFERENCE = re.compile(r"\$(?=\{)")


def xlsform_bytes(form: TabletForm) -> bytes:
    """The whole workbook; the same form gives the same bytes."""
    survey, choices = list(_survey(form)), list(_choices(form))
    sheets = (
        ("survey", SURVEY, survey),
        ("choices", CHOICES, choices),
        ("settings", SETTINGS, [_settings(form, _version(form, survey))]),
    )
    return settled(_written(form["titel"], sheets), form["stand"])


def _written(title: str, sheets: Iterable[tuple[str, Sequence[str], Sequence[Line]]]) -> bytes:
    import xlsxwriter  # only a workbook needs it

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as workbook:
        workbook.set_properties({"title": title, "author": "tilsyn"})
        plain = workbook.add_format({"text_wrap": True, "valign": "top"})
        heading = workbook.add_format({"bold": True, "valign": "top"})
        for name, columns, lines in sheets:
            sheet = workbook.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_landscape()
            sheet.set_paper(A4)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            for at, column in enumerate(columns):
                sheet.set_column(at, at, _WIDTHS.get(column, 14))
                write_exactly(sheet, 0, at, column, heading)
                for row, line in enumerate(lines, start=1):
                    if line.get(column):
                        write_exactly(sheet, row, at, line[column], plain)
            for row, line in enumerate(lines, start=1):
                sheet.set_row(row, _height(line))
    return buffer.getvalue()


def _height(line: Line) -> float:
    """Points that the longest of its texts takes: not every program fits a row to its text."""
    texts = (line.get("label", ""), line.get("hint", ""))
    rows = max(sum(len(part) // _WIDTHS["label"] + 1 for part in text.split("\n")) for text in texts)
    return min(_LINE * rows, _TALLEST)


def _version(form: TabletForm, survey: Sequence[Line]) -> str:
    """A server takes a changed form only under another version: the day it rests on, and what it says."""
    day = datetime.fromisoformat(form["stand"]).strftime("%Y%m%d")
    return f"{day}-{sha256(repr((form['titel'], survey)).encode()).hexdigest()[:8]}"


def _settings(form: TabletForm, version: str) -> Line:
    return {
        "form_title": form["titel"][:_TITLE_LENGTH],
        "form_id": form["sag"],
        "version": version,
        "instance_name": f"${{{SOURCE}}}",
        "style": "pages",
        "default_language": "Dansk (da)",
    }


def _choices(form: TabletForm) -> Iterator[Line]:
    for value in READINGS:
        yield {"list_name": _READING_LIST, "name": value, "label": VALUES[value]}
    for group, called in form["grupper"]:
        yield {"list_name": GROUP, "name": group, "label": called}
    for outcome, called in OUTCOMES.items():
        yield {"list_name": OUTCOME, "name": outcome, "label": called}


def _survey(form: TabletForm) -> Iterator[Line]:
    yield {"type": "start", "name": START}
    yield {"type": "end", "name": END}
    yield {"type": "calculate", "name": CASE, "calculation": f"'{form['sag']}'"}
    yield {
        "type": "text",
        "name": SOURCE,
        "label": "Kildens kode",
        "hint": "Fx Borger 1 eller Medarbejder 2. Aldrig navn eller CPR-nummer.",
        "required": "yes",
        "required_message": "Skriv kildens kode, fx Borger 1.",
    }
    alone = form["grupper"][0][0] if len(form["grupper"]) == 1 else ""
    yield _group_asked(alone)
    for section in form["afsnit"]:
        yield from _section(section, alone=bool(alone))
    yield {
        "type": "text",
        "name": NOTE,
        "label": "Andet, der blev sagt",
        "hint": "Det, der ikke hører til et af spørgsmålene; det kan lægges på plads i sagen bagefter.",
        "appearance": "multiline",
    }
    yield {"type": f"select_one {OUTCOME}", "name": OUTCOME, "label": "Hvordan gik samtalen?", "hint": "Kan udelades."}


def _group_asked(alone: str) -> Line:
    """Where there is one to choose, it is chosen."""
    if alone:
        return {"type": "calculate", "name": GROUP, "calculation": f"'{alone}'"}
    hint = "Spørgsmålene følger gruppen."
    return {"type": f"select_one {GROUP}", "name": GROUP, "label": "Hvem er kilden?", "hint": hint}


def _section(section: TabletSection, *, alone: bool) -> Iterator[Line]:
    group = section["gruppe"]
    relevant = {} if alone else {"relevant": f"${{{GROUP}}} = '{group}'"}
    yield {"type": "begin_group", "name": group, "label": section["titel"], **relevant}
    yield from _read_aloud(f"aabning_{group}", "Inden samtalen", section["aabning"])
    for question in section["spoergsmaal"]:
        yield from _page(question)
    yield from _read_aloud(f"afslutning_{group}", "Til slut", section["afslutning"])
    yield {"type": "end_group"}


def _read_aloud(name: str, heading: str, lines: Sequence[str]) -> Iterator[Line]:
    numbers = count(1)
    for line in lines:
        yield {"type": "note", "name": f"{name}_{next(numbers)}", "label": f"{heading}\n\n{shown(line)}"}


def _page(question: TabletQuestion) -> Iterator[Line]:
    """The note first, and the reading below it; which other official questions the same words ask goes along."""
    numbers, lead, named = question["numre"], question["numre"][0], question["navn"]
    heading = " · ".join(filter(None, (", ".join(numbers), question["emne"])))
    yield {"type": "begin_group", "name": page_field(named), "label": shown(heading), "appearance": "field-list"}
    yield {
        "type": "text",
        "name": note_field(named),
        "label": shown("\n\n".join((question["hoved"], *question["opfoelgning"]))),
        "hint": shown("\n\n".join(filter(None, (question["vink"], *question["officielt"])))),
        "appearance": "multiline",
    }
    yield {
        "type": f"select_one {_READING_LIST}",
        "name": reading_field(named),
        "label": shown(f"Læsning af {lead}"),
        "hint": "Kan vente, til samtalen er slut.",
    }
    if len(numbers) > 1:
        yield {"type": "calculate", "name": family_field(named), "calculation": f"'{' '.join(numbers)}'"}
    yield {"type": "end_group"}


def shown(text: str) -> str:
    r"""A text as it is to be read: no part of it is a reference to a field, and none is markup (\* is an asterisk)."""
    return _REFERENCE.sub("$ ", _MARKUP.sub(r"\\\1", text))
