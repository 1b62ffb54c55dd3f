"""checklist."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn.cli import completion, console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import CasePath, Json, Output, Overwrite, consent, desk

if TYPE_CHECKING:
    from tilsyn.services.checklists import GoneThrough
    from tilsyn.services.open_case import Desk

app = group()


@app.command("checklist", cls=DanishCommand, epilog="Eksempel: tilsyn checklist nordkaj.tilsyn kerneydelser")
def checklist(
    case: CasePath,
    identifier: Annotated[
        str,
        typer.Argument(metavar="ID", help="Fx kerneydelser; også en fil.", autocompletion=completion.frames),
    ],
    json: Json = False,
    output: Annotated[Path | None, Output("FIL.docx", "Skriv den som Word-dokument til eget brug.")] = None,
    overwrite: Overwrite = False,
) -> None:
    """Vis en spørgeramme, som sagen står: hvert punkt med det, der er sagt, læst og talt. Intet giver score."""
    from tilsyn.services import checklists

    with desk(case) as open_case:
        gone = checklists.gone_through(open_case, identifier)
        if output is not None:
            from tilsyn.services.leaving.frame_paper import write_frame

            console.written(write_frame(open_case, gone, output, may_replace=consent(overwrite=overwrite)))
        elif not json:
            _show(open_case, gone)
    if json:
        console.out_json(checklists.checklist_document(gone))


def _show(open_case: Desk, gone: GoneThrough) -> None:
    """Its points, and then the maps that it makes of the case."""
    from tilsyn.cli.frame_tables import show_maps
    from tilsyn.services.checklists import checklist_lines

    streams = console.Terminal()
    for line in checklist_lines(gone):
        streams.say(line)
    show_maps(open_case, gone.reading.frame)
