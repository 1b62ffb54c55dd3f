"""checklist."""

from __future__ import annotations

from typing import Annotated

import typer

from tilsyn.cli import completion, console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import CasePath, desk

app = group()


@app.command("checklist", cls=DanishCommand, epilog="Eksempel: tilsyn checklist nordkaj.tilsyn retningslinjer")
def checklist(
    case: CasePath,
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Spørgerammen, fx samarbejde; også en fil.", autocompletion=completion.frames
        ),
    ],
) -> None:
    """Vis en spørgeramme, som sagen står: dens hoved og de kort, den giver. Intet giver score."""
    from tilsyn.cli.frame_tables import show_maps
    from tilsyn.services.conversation.point_words import head_of
    from tilsyn.services.frames import frame_called

    with desk(case) as open_case:
        frame = frame_called(open_case, identifier)
        for line in head_of(frame):
            console.out(line)
        show_maps(open_case, frame)
