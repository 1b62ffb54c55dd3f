"""What was gathered: questions with their answers, notes, and the directives behind the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.values import BINDINGS
from tilsyn.output.excel.sheets.layout import Column, Row, Sheet, internal, yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.output.contexts.records.report import Report
    from tilsyn.output.contexts.records.working import AnswerRow, QuestionRow

QUESTION_COLUMNS = (
    Column("Spørgsmål", 11),
    Column("Indikator", 9),
    Column("Spørgsmålets ordlyd", 34),
    Column("Tema", 15),
    Column("Officielt eller eget", 10),
    Column("Pligt", 9),
    Column("Anvisninger", 16),
    Column("Familie", 16),
    Column("Sagt", 16, "date"),
    Column("Noteret", 16, "date"),
    Column("Noteret hvordan", 11),
    Column("Stillet som", 15),
    Column("Metode", 13),
    Column("Gruppe", 14),
    Column("Samtale", 17),
    Column("Kilder", 15),
    Column("Læsning af svaret", 10),
    Column("Delsvar", 12),
    Column("Begrundelse", 14),
    Column("Afvigelser", 20),
    Column("Note", 60),
)


def question_sheet(context: Report) -> Sheet:
    return Sheet("Spørgsmål", QUESTION_COLUMNS, tuple(_question_rows(context)), kept=3)


def _question_rows(context: Report) -> Iterator[Row]:
    """One row per question and encounter; a question nobody was asked keeps a row with empty answer columns."""
    answers: dict[str, list[AnswerRow]] = {}
    for answer in internal(context)["svar"]:
        answers.setdefault(answer["spoergsmaal"], []).append(answer)
    for question in internal(context)["spoergsmaal"]:
        cells = _question_cells(question)
        told: Sequence[AnswerRow | None] = answers.pop(question["id"], (None,))
        for said in told:
            yield cells + _answer_cells(said)
    # An answer to a question that the edition no longer holds must not fall out of the matrix.
    for left in (answer for each in answers.values() for answer in each):
        asked = (left["spoergsmaal"], Place(left["indikator"]).text(), left["spoergsmaalstekst"])
        yield asked + (None,) * 5 + _answer_cells(left)


def _question_cells(question: QuestionRow) -> Row:
    return (
        question["id"],
        Place(question["indikator"]).text(),
        question["tekst"],
        question["tema"],
        "eget" if question["egne"] else "officielt",
        question["pligt"],
        ", ".join(question["anvisninger"]),
        question["familie"],
    )


def _answer_cells(answer: AnswerRow | None) -> Row:
    """Cells of the last thirteen columns."""
    if answer is None:
        return (None,) * 13
    return (
        answer["sagt"],
        answer["noteret"],
        answer["kilde_til_note"],
        answer["familie"],
        answer["metode"],
        answer["gruppe"],
        answer["samtale"],
        answer["kilder"],
        answer["vaerdi"],
        answer["dele"],
        answer["begrundelse"],
        answer["afvigelser"],
        answer["note"],
    )


NOTE_COLUMNS = (
    Column("Hører til", 16),
    Column("Samtale", 24),
    Column("Sted", 20),
    Column("Citat", 8),
    Column("Sagt", 15, "date"),
    Column("Note", 90),
)


def note_sheet(context: Report) -> Sheet:
    return Sheet("Noter", NOTE_COLUMNS, tuple(_note_rows(context)))


def _note_rows(context: Report) -> Iterator[Row]:
    for note in internal(context)["noter"]:
        belongs = ", ".join(Place(at).text() for at in note["hoerer_til"])
        quote = yes_no(yes=note["citat"])
        yield (belongs or "løs note", note["samtale"], note["sted"], quote, note["sagt"], note["tekst"])


DIRECTIVE_COLUMNS = (
    Column("Anvisning", 16),
    Column("Retningslinje", 34),
    Column("Binding", 22),
    Column("Spørgsmål", 22),
    Column("Indikatorer", 14),
    Column("Nummeret er bekræftet", 12),
    Column("Berørt i denne sag", 12),
    Column("Emne", 60),
)


def directive_sheet(context: Report) -> Sheet:
    return Sheet("Anvisninger", DIRECTIVE_COLUMNS, tuple(_directive_rows(context)))


def _directive_rows(context: Report) -> Iterator[Row]:
    for directive in context["anvisninger"]:
        yield (
            directive["id"],
            directive["retningslinje"],
            directive["bindingstekst"] or BINDINGS[directive["binding"]],
            ", ".join(directive["spoergsmaal"]),
            ", ".join(directive["indikatorer"]),
            yes_no(yes=directive["verificeret"]),
            yes_no(yes=directive["berort"]),
            directive["emne"],
        )
