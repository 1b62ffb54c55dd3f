"""notes, paste."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import By, CasePath, Json, Output, Overwrite, Plain, Template, consent, desk, template_named
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from tilsyn.services.open_case import Desk

app = group()
PLACES = (
    "samlet, konklusion, tema:4, kriterium:4, 4.a (bedømmelsen), 4.a:score, 4.a:kilder, opfølgning, "
    "økonomi[:bæredygtighed|:pris|:gennemsigtighed], stamdata:tilbud (eller adresse, kontakt, leder, tilbudstyper, "
    "målgrupper, pladser, ejerform, cvr, portal-id, godkendelse, afdelinger, medarbejdere, konsulenter)."
)


@app.command("notes", cls=DanishCommand, epilog="Eksempel: tilsyn notes nordkaj.tilsyn -o notater")
def notes(
    case: CasePath,
    output: Annotated[Path, Output("MAPPE|FIL.docx", "En mappe med et notat pr. samtale, eller én fil med dem alle.")],
    encounter: Annotated[
        str | None, typer.Option("--encounter", metavar="ID", help="Kun den samtale eller gennemgang.")
    ] = None,
    template: Template = None,
    overwrite: Overwrite = False,
) -> None:
    """Skriv et notat pr. samtale, observation og dokumentgennemgang til myndighedens egen sag."""
    from tilsyn.services.leaving import notes_and_paste

    own = template_named(template)
    with desk(case) as open_case:
        replace = consent(overwrite=overwrite)
        filed = notes_and_paste.write_notes(open_case, output, encounter, may_replace=replace, template=own)
    console.problems(filed.warnings, sys.stderr)
    for path in filed.paths:
        console.written(path)


@app.command("paste", cls=DanishCommand, epilog="Eksempel: tilsyn paste nordkaj.tilsyn tema:4")
def paste(
    case: CasePath,
    place: Annotated[str | None, typer.Argument(metavar="[FELT]", help=PLACES)] = None,
    done: Annotated[bool, typer.Option("--done", help="Sæt feltet som overført, sådan som teksten er nu.")] = False,
    plain: Plain = False,
    json: Json = False,
    by: By = None,
) -> None:
    """Overfør rapportens felter et ad gangen til jeres eget system. Med et felt: skriv kun dets tekst."""
    if done and place is None:
        raise UsageProblem("Det fremgår ikke, hvilket felt der er overført.", "Skriv feltet, fx tema:4 --done.")
    with desk(case) as open_case:
        if place is not None:
            _one(open_case, place, by, done=done, json=json)
        elif json:
            _show_json(open_case)
        else:
            _all(open_case, by, plain=plain)


def _one(open_case: Desk, place: str, by: str | None, *, done: bool, json: bool) -> None:
    from tilsyn.services.leaving import notes_and_paste

    field = notes_and_paste.field_at(open_case, place)
    before = len(open_case.case.entries)
    if done:
        notes_and_paste.tick(open_case, field, by)
    if json:
        shown = [each for each in notes_and_paste.standings(open_case) if each.place == field.place]
        console.out_json(notes_and_paste.paste_document(shown if done else [field]))
    elif done:
        console.out(f"{open_case.word_since(before)} {notes_and_paste.field_words(field.place)}: overført")
    else:
        console.out(field.text)
        if field.masked:
            console.err(notes_and_paste.MASKED)


def _show_json(open_case: Desk) -> None:
    from tilsyn.services.leaving import notes_and_paste

    console.out_json(notes_and_paste.paste_document(notes_and_paste.standings(open_case)))


def _all(open_case: Desk, by: str | None, *, plain: bool) -> None:
    """A list on the full screen, where a person can tick; else in lines."""
    from tilsyn.interview.screen.can_open import opens
    from tilsyn.interview.screen.start import run_transfer

    if opens(plain=plain, say=console.err):
        console.Terminal().say(run_transfer(open_case, by))
    else:
        _list(open_case)


def _list(open_case: Desk) -> None:
    """Tab-separated, for a pipe and a screen reader alike."""
    from tilsyn.services.leaving import notes_and_paste

    shown = notes_and_paste.standings(open_case)
    for each in shown:
        console.out(f"{each.place}\t{each.words}\t{each.title}")
    console.err(notes_and_paste.counts_text(shown))
