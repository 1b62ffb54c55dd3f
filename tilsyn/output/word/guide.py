"""The interview guide on paper: what to say and look for, and room to write. The same guide gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from tilsyn.domain.text import clean
from tilsyn.output.package import settled
from tilsyn.output.word.guide_fit import MARGIN_COLUMN, TEXT_WIDTH, Fit, fitted, in_place, listed, rules_beside
from tilsyn.output.word.guide_page import PaperPage, drop_first
from tilsyn.output.word.guide_styles import WRITING_WIDTH, blank_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.table import Table, _Cell

Part = dict[str, Any]
_TOP, _NOTES, _BOX = ("top",), ("top", "left"), ("top", "left", "bottom", "right")
_FIELDS = (
    ("Kode, aldrig navn", 3.4),
    ("Dato", 2.7),
    ("Kl. fra", 1.9),
    ("Kl. til", 1.9),
    ("Sted", 4.0),
    ("Andre til stede", 4.1),
)
_LOOKED = {
    "dokument": (("Dato", 3.0), ("Sted", 5.0), ("Stikprøve: k af n, hvad og pr. dato", 6.0), ("Udtrukket af", 4.0)),
    "observation": (("Dato", 3.0), ("Kl. fra", 2.0), ("Kl. til", 2.0), ("Sted", 5.5), ("Aftalt med", 5.5)),
}
_ADVICE = {
    "dokument": "Til højre: k af n og egne noter. Om personer noteres kun, om feltet er udfyldt, aldrig svaret.",
    "observation": "Til højre: klokkeslættet, og hvad der sker – ikke hvad du mener. Skriv handlinger, ikke personer.",
}
_LONGEST_PROPERTY = 255  # Word's own limit
_LOOK_COLUMNS = {"dokument": (11.4, 1.6, 3.65), "observation": (7.4, 1.3, 7.95)}
_LOOK_HEIGHT = {"dokument": 0.9, "observation": 1.7}


def render_guide(guide: Part) -> bytes:
    """The guide of `context.guide_part` as a .docx package."""
    page = PaperPage(blank_document(_title(guide)))
    for section in guide["afsnit"]:
        _begin(page, guide, section)
        (_talk if section["art"] == "samtale" else _look)(page, section)
    buffer = BytesIO()
    page.document.save(buffer)
    return settled(buffer.getvalue(), guide["stand"])


def _title(guide: Part) -> str:
    return " ".join(clean(f"{guide['titel']}: {guide['tilbud']}").split())[:_LONGEST_PROPERTY]


def _begin(page: PaperPage, guide: Part, section: Part) -> None:
    focus = f" · i fokus: {', '.join(guide['fokus'])}" if guide["fokus"] else ""
    page.new_page(
        f"{guide['tilbud']} · {guide['dato']}",
        f"{guide['titel']} – udleveres ikke · {section['titel']}",
        f"Kvalitetsmodel {guide['udgave']}{focus}",
    )
    page.text("Heading 1", section["titel"])


def _fields(page: PaperPage, fields: Sequence[tuple[str, float]]) -> None:
    cells = page.row(page.table([width for _, width in fields]), [_BOX] * len(fields), 1.15)
    for cell, (name, _) in zip(cells, fields, strict=True):
        page.text("Felt", name, cell)
        drop_first(cell)


def _talk(page: PaperPage, section: Part) -> None:
    fit = fitted(section)
    _fields(page, _FIELDS)
    if section["sagt"]:
        page.text("Afkrydsning", "Sagt først:  " + "   ".join(_ticked(each) for each in section["sagt"]))
    _script(page, "Åbning", section["aabning"])
    for topic in section["emner"]:
        _topic(page, topic, fit)
    _supplements(page, section, fit)
    _script(page, "Afslutning", section["afslutning"])


def _ticked(words: str) -> str:
    """A box and its words, kept on one line."""
    return f"\u2610 {words}".replace(" ", "\u00a0")


def _script(page: PaperPage, title: str, script: Sequence[Part]) -> None:
    if script:
        page.text("Heading 2", title)
    for part in script:
        said = page.text("Replik", "")
        if part["hvis"]:
            page.run(said, f"{part['hvis']}: ").italic = True
        page.run(said, f"»{part['tekst']}«")


def _topic(page: PaperPage, topic: Part, fit: Fit) -> None:
    questions = in_place(topic["spoergsmaal"], fit)
    if questions:
        page.text("Heading 2", topic["titel"])
        table = page.table([MARGIN_COLUMN, TEXT_WIDTH, WRITING_WIDTH])
        for question in questions:
            _question(page, table, question, fit)


def _question(page: PaperPage, table: Table, question: Part, fit: Fit) -> None:
    rules = rules_beside(question, fit)
    numbers, words, room = page.row(table, [_TOP] * 3)
    _numbers(page, numbers, question["numre"])
    if question["kerne"]:
        page.text("Kerne", "kerne", numbers)
    page.text("Hovedspørgsmål" if question["kerne"] else "Supplerende spørgsmål", question["hoved"], words)
    for each in question["opfoelgning"]:
        page.text("Opfølgning", f"–\t{each}", words)
    drop_first(words)
    if question["vink"]:
        page.text("Vink", question["vink"], room)
    page.rules(room, rules)
    drop_first(room)


def _numbers(page: PaperPage, cell: _Cell, numbers: Sequence[str]) -> None:
    """The first is the one the value goes to, and the one to write from paper by."""
    for number in numbers:
        page.text("Nummer", number, cell)
    drop_first(cell)
    for run in cell.paragraphs[0].runs:
        run.bold = True


def _supplements(page: PaperPage, section: Part, fit: Fit) -> None:
    rest = [(topic["titel"], listed(topic["spoergsmaal"], fit)) for topic in section["emner"]]
    if not any(questions for _, questions in rest):
        return
    page.text("Heading 2", "Supplerende spørgsmål, hvis der er tid")
    page.columns(2)
    for title, questions in rest:
        if questions:
            page.text("Heading 3", title)
        for question in questions:
            _listed(page, question)
    page.columns(1)


def _listed(page: PaperPage, question: Part) -> None:
    first, *others = question["numre"]
    line = page.text("Spørgsmål i liste", f"{first}\t{question['hoved']}")
    if others:
        page.run(line, "  " + " ".join(others), style="Flere numre")


def _look(page: PaperPage, section: Part) -> None:
    _fields(page, _LOOKED[section["art"]])
    page.text("Forklaring", _ADVICE[section["art"]])
    for topic in section["emner"]:
        page.text("Heading 2", topic["titel"])
        table = page.table([MARGIN_COLUMN, *_LOOK_COLUMNS[section["art"]]])
        borders = [_TOP, _TOP, *[_NOTES] * (len(_LOOK_COLUMNS[section["art"]]) - 1)]
        for question in topic["spoergsmaal"]:
            cells = page.row(table, borders, _LOOK_HEIGHT[section["art"]])
            _numbers(page, cells[0], question["numre"])
            page.text("Se efter", question["tekst"], cells[1])
            drop_first(cells[1])
