"""Notes of encounters on paper, for the authority's files. The same notes give the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from tilsyn.domain.text import clean
from tilsyn.output.package import settled
from tilsyn.output.word.guide_fit import WIDTH
from tilsyn.output.word.guide_page import PaperPage, drop_first
from tilsyn.output.word.guide_styles import blank_document

if TYPE_CHECKING:
    from collections.abc import Sequence

Part = dict[str, Any]
_NAME = 4.2
"""Centimetres for the names in the heading."""
_LONGEST_PROPERTY = 255  # Word's own limit
_BELOW = (("bottom",), ("bottom",))
_QUESTION, _SAID, _ASIDE = "Supplerende spørgsmål", "Replik", "Felt"


def render_notes(notes: Sequence[Part]) -> bytes:
    """One note or more of `context.notes_part` as a .docx package, each on a page of its own."""
    page = PaperPage(blank_document(_title(notes)))
    for note in notes:
        _write(page, note)
    buffer = BytesIO()
    page.document.save(buffer)
    return settled(buffer.getvalue(), max(note["stand"] for note in notes))


def _title(notes: Sequence[Part]) -> str:
    title = f"{notes[0]['titel']}: {notes[0]['betegnelse']}" if len(notes) == 1 else f"Notater: {notes[0]['tilbud']}"
    return " ".join(clean(title).split())[:_LONGEST_PROPERTY]


def _write(page: PaperPage, note: Part) -> None:
    page.new_page(note["tilbud"], f"{note['titel']} – udleveres ikke", f"{note['betegnelse']} · {note['udgave']}")
    page.text("Heading 1", f"{note['titel']}: {note['betegnelse']}")
    _head(page, note["hoved"])
    _answers(page, "Spørgsmål og svar", note["svar"])
    _answers(page, "Egne spørgsmål", note["egne"])
    _loose(page, note["noter"])
    _end(page, note)


def _head(page: PaperPage, rows: Sequence[Part]) -> None:
    table = page.table([_NAME, WIDTH - _NAME])
    for row in rows:
        name, value = page.row(table, _BELOW)
        page.text(_ASIDE, row["navn"], name)
        page.text("Normal", row["vaerdi"], value)
        drop_first(name)
        drop_first(value)


def _answers(page: PaperPage, title: str, answers: Sequence[Part]) -> None:
    if answers:
        page.text("Heading 2", title)
    for answer in answers:
        question = page.text(_QUESTION, "")
        page.run(question, answer["spoergsmaal"]).bold = True
        page.run(question, f"   {' · '.join(answer['numre'])}", "Flere numre")
        _said(page, answer)


def _said(page: PaperPage, answer: Part) -> None:
    """The value in words, the note as it was written, and what belongs to it."""
    for name, text in (
        ("", answer["note"]),
        ("Læst som: ", answer["vaerdi"]),
        ("Dele: ", "; ".join(answer["dele"])),
        ("Begrundelse: ", answer["begrundelse"]),
        *(("Sagde noget andet: ", each) for each in answer["afvigelser"]),
    ):
        if text:
            said = page.text(_SAID, "")
            page.run(said, name).italic = True
            page.run(said, text)
    page.text(_ASIDE, answer["tid"] or "ikke besvaret")


def _loose(page: PaperPage, notes: Sequence[Part]) -> None:
    if notes:
        page.text("Heading 2", "Løse noter")
    for note in notes:
        page.text(_SAID, note["tekst"])
        belongs = f"hører til {', '.join(note['hoerer_til'])}" if note["hoerer_til"] else ""
        aside = " · ".join(filter(None, ("ordret" if note["citat"] else "", note["sted"], note["tid"], belongs)))
        if aside:
            page.text(_ASIDE, aside)


def _end(page: PaperPage, note: Part) -> None:
    """When it was written down (offentlighedsloven § 13), and the digest of what stands here."""
    first, last = note["noteret"]["foerst"], note["noteret"]["sidst"]
    when = f"Skrevet {first}." if first == last else f"Skrevet fra {first} til {last}."
    page.text("Forklaring", when)
    page.text(_ASIDE, f"SHA-256 af indholdet: {note['sha256']}")
