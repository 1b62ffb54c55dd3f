"""office."""

from __future__ import annotations

from typing import Annotated

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import Json, office_file

app = group()
SET_HELP = (
    "Sæt et felt; kan gentages. Felterne: navn, adresse, telefon, mail, hjemmeside, logo (en PNG- eller JPEG-fil), "
    "whistleblower (hvor ordningen kan kontaktes), person.INITIALER (navn, titel; eller hver for sig: "
    "person.MKV.navn, person.MKV.titel) og sætning.NØGLE (- læser teksten fra stdin). En tom værdi tager feltet ud."
)


@app.command(
    "office",
    cls=DanishCommand,
    epilog='Eksempel: tilsyn office --set navn="Socialtilsyn Nord" --set person.MKV="Maja K. Vester, tilsynskonsulent"',
)
def office(
    settings: Annotated[list[str] | None, typer.Option("--set", metavar="FELT=VÆRDI", help=SET_HELP)] = None,
    json: Json = False,
) -> None:
    """Vis eller ret socialtilsynets egne oplysninger. De skrives én gang og kopieres ind i hver ny sag."""
    from tilsyn.services.planning import office_settings

    path = office_file()
    written = office_settings.change(path, settings, _sentence) if settings else ()
    if json:
        console.out_json(office_settings.shown(path))
    elif settings:
        console.out(f"gemt {', '.join(written)}" if written else "uændret")
    else:
        _show(office_settings.rows(path))


def _sentence(named: str) -> str:
    return console.dash_or_asked("-", "--set", named)


def _show(rows: list[tuple[str, str]]) -> None:
    if rows:
        console.table("Socialtilsynet", ("felt", "værdi"), rows)
    else:
        console.out("Der er ikke skrevet noget om socialtilsynet endnu.")
        console.err('Råd: Skriv fx tilsyn office --set navn="Socialtilsyn Nord".')
