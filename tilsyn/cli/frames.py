"""checklist."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tilsyn.cli import completion, console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import CasePath, Json, Output, Overwrite, consent, desk

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
    if json:
        console.out_json(checklists.checklist_document(gone))
    elif output is None:
        for line in checklists.checklist_lines(gone):
            console.out(line)
