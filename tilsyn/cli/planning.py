"""guide."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import CasePath, desk

app = group()
GROUPS = "borger, paaroerende, medarbejder, ledelse, kommune, samarbejdspartner, dokument eller observation"


@app.command("guide", cls=DanishCommand, epilog="Eksempel: tilsyn guide nordkaj.tilsyn -o guide.docx --group borger")
def guide(
    case: CasePath,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FIL.docx", help="Den fil, der skrives.")],
    only: Annotated[str | None, typer.Option("--group", metavar="GRUPPE", help=f"{GROUPS}; ellers dem alle.")] = None,
) -> None:
    """Skriv samtaleguiden til papir: spørgsmålene i samtalens orden, med plads til at skrive."""
    from tilsyn.services import guiding

    with desk(case) as open_case:
        sections = guiding.write_guide(open_case, output, only)
    console.out(f"skrevet {output}: {', '.join(sections)}")
