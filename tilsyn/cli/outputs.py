"""report, export, import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import By, CasePath, Output, Overwrite, Template, consent, desk, template_named

app = group()


@app.command("report", cls=DanishCommand, epilog="Eksempel: tilsyn report nordkaj.tilsyn -o rapport.docx")
def report(
    case: CasePath,
    output: Annotated[Path, Output("FIL.docx")],
    audience: Annotated[
        str,
        typer.Option("--audience", metavar="MODTAGER", help="tilbuddet (provider), portal eller intern (internal)."),
    ] = "provider",
    final: Annotated[bool, typer.Option("--final", help="Endelig rapport; afvises, så længe noget mangler.")] = False,
    template: Template = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Skriv den også som PDF, hvis LibreOffice eller Word er på computeren.")
    ] = False,
    overwrite: Overwrite = False,
) -> None:
    """Skriv tilsynsrapporten. Uden --final bliver den altid skrevet, mærket som udkast."""
    from tilsyn.services.leaving import outputs

    own = template_named(template)
    with desk(case) as open_case:
        may_replace = consent(overwrite=overwrite)
        written = outputs.write_report(
            open_case, output, audience, final=final, may_replace=may_replace, template=own, pdf=pdf
        )
    for warning in written.warnings:
        console.show_problem(warning)
    if written.said:
        console.err(written.said)
    for path in (output, *written.more):
        console.written(path)


@app.command("export", cls=DanishCommand, epilog="Eksempel: tilsyn export nordkaj.tilsyn -o matrix.xlsx")
def export(
    case: CasePath,
    output: Annotated[Path, Output("FIL.xlsx|FIL.json")],
    fill: Annotated[
        bool, typer.Option("--fill", help="Skriv ark, der kan udfyldes og læses ind igen med tilsyn import (.xlsx).")
    ] = False,
    overwrite: Overwrite = False,
) -> None:
    """Skriv indikatormatrixen (.xlsx) eller udvekslingsfilen (.json)."""
    from tilsyn.services.leaving import outputs

    with desk(case) as open_case:
        written = outputs.export(open_case, output, fill=fill, may_replace=consent(overwrite=overwrite))
    for warning in written.warnings:
        console.show_problem(warning)
    if output.suffix.lower() == ".json":
        console.err(
            "Filen er ikke en sikkerhedskopi: nøgler og det, der er beskyttet, er ikke med. Kopiér sagens egen fil."
        )
    console.written(output)


@app.command("import", cls=DanishCommand, epilog="Eksempel: tilsyn import nordkaj.tilsyn nordkaj.json --dry-run")
def import_(
    case: CasePath,
    file: Annotated[
        Path, typer.Argument(metavar="FIL", help="En udvekslingsfil (.json) eller et udfyldt ark (.xlsx).")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Vis, hvad der ville ske; skriv intet.")] = False,
    update_case: Annotated[bool, typer.Option("--update-case", help="Lad filens stamdata erstatte sagens.")] = False,
    by: By = None,
) -> None:
    """Læs en udvekslingsfil eller et udfyldt ark ind: det hele eller intet. Den samme fil to gange ændrer intet."""
    from tilsyn.services.leaving import outputs

    with desk(case) as open_case:
        done = outputs.import_file(open_case, file, by, dry_run=dry_run, update_case=update_case)
    for warning in done.warnings:
        console.show_problem(warning)
    word = "ville blive skrevet" if dry_run else "skrevet"
    console.out(f"{done.written} {word}, {done.skipped} fandtes i forvejen")
