"""report, export, import."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn.cli import completion, console
from tilsyn.cli.app import DanishCommand, examples, group
from tilsyn.cli.options import (
    By,
    CasePath,
    Output,
    Overwrite,
    Reason,
    Template,
    consent,
    desk,
    reason_text,
    template_named,
)
from tilsyn.domain.danish import time_text
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.services.open_case import Desk


app = group()


@app.command(
    "report",
    cls=DanishCommand,
    epilog=examples(
        "tilsyn report nordkaj.tilsyn -o rapport.docx",
        "tilsyn report nordkaj.tilsyn -o portal.docx --audience portal",
        "tilsyn report nordkaj.tilsyn -o rapport.docx --template tilsynsrapport",
    ),
)
def report(
    case: CasePath,
    output: Annotated[Path, Output("FIL.docx")],
    audience: Annotated[
        str,
        typer.Option("--audience", metavar="MODTAGER", help="tilbuddet (provider), portal eller intern (internal)."),
    ] = "provider",
    final: Annotated[
        bool, typer.Option("--final", help="Endelig rapport; afvises, så længe noget mangler. Den bliver i sagen.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="En ny endelig rapport i stedet for den, der er lavet.")
    ] = False,
    reason: Reason = None,
    sealed: Annotated[
        int | None,
        typer.Option("--sealed", metavar="N", help="Endelig rapport nummer N, som den blev lavet (se tilsyn case)."),
    ] = None,
    template: Template = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Skriv den også som PDF, hvis LibreOffice eller Word er på computeren.")
    ] = False,
    by: By = None,
    overwrite: Overwrite = False,
) -> None:
    """Skriv tilsynsrapporten. Uden --final bliver den altid skrevet, mærket som udkast."""
    from tilsyn.services.leaving import outputs
    from tilsyn.services.leaving.templates import kind_of_report

    _refuse_unmeant(final=final, again=again, reason=reason)
    _refuse_made_anew(sealed, final=final, unmeant=again or template is not None)
    how = outputs.Form(template_named(template), pdf, consent(overwrite=overwrite), kind_of_report(template))
    with desk(case) as open_case, _why(open_case, audience, reason, by, again=again) as why:
        if sealed is not None:
            written = outputs.write_sealed(open_case, output, audience, sealed, how)
        elif final:
            written = outputs.write_final(open_case, output, audience, by, how, again=why)
        else:
            written = outputs.write_report(open_case, output, audience, how)
    console.problems(written.warnings, sys.stderr)
    if written.sealed_at:
        since = " Det, der siden er ændret i sagen, er ikke med." if sealed is not None else ""
        console.err(f"Det er den endelige rapport, der blev lavet {time_text(written.sealed_at)}, uændret.{since}")
    if written.said:
        console.err(written.said)
    for path in (output, *written.more):
        console.written(path)


def _refuse_unmeant(*, final: bool, again: bool, reason: str | None) -> None:
    if again and not final:
        raise UsageProblem("--again er kun for en endelig rapport.", "Tilføj --final, eller udelad --again.")
    if reason is not None and not again:
        raise UsageProblem(
            "--reason siger, hvorfor der laves en ny endelig rapport.", "Tilføj --again, eller udelad den."
        )


def _refuse_made_anew(sealed: int | None, *, final: bool, unmeant: bool) -> None:
    if sealed is not None and not final:
        raise UsageProblem("--sealed er kun for en endelig rapport.", "Tilføj --final, eller udelad --sealed.")
    if sealed is not None and unmeant:
        raise UsageProblem(
            "--sealed giver en rapport, som den blev lavet.", "Udelad --template, --again og --reason, eller --sealed."
        )


@contextmanager
def _why(open_case: Desk, audience: str, reason: str | None, by: str | None, *, again: bool) -> Iterator[str | None]:
    """Why the one that was made is not to hold: asked for once nothing else stands in the way."""
    from tilsyn.services.leaving import outputs

    if not again:
        yield None
        return
    outputs.check_final(open_case, audience, again=True)
    with reason_text(reason, open_case, by) as why:
        yield why


FormIndicators = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar="ID",
        help="Formularen: kun denne indikator; kan gentages.",
        autocompletion=completion.indicators,
    ),
]


@app.command(
    "export",
    cls=DanishCommand,
    epilog=examples(
        "tilsyn export nordkaj.tilsyn -o matrix.xlsx",
        "tilsyn export nordkaj.tilsyn --fill -o ark.xlsx",
        "tilsyn export nordkaj.tilsyn --xlsform --group borger -o formular.xlsx",
        "tilsyn export nordkaj.tilsyn -o nordkaj.json",
    ),
)
def export(
    case: CasePath,
    output: Annotated[Path, Output("FIL.xlsx|FIL.json")],
    fill: Annotated[
        bool, typer.Option("--fill", help="Skriv ark, der kan udfyldes og læses ind igen med tilsyn import (.xlsx).")
    ] = False,
    xlsform: Annotated[
        bool, typer.Option("--xlsform", help="Skriv en formular til tablet, som ODK Central og Kobo tager (.xlsx).")
    ] = False,
    group: Annotated[
        str | None, typer.Option("--group", metavar="GRUPPE", help="Formularen: kun spørgsmål til denne gruppe.")
    ] = None,
    indicator: FormIndicators = None,
    theme: Annotated[
        list[int] | None, typer.Option("--theme", metavar="N", help="Formularen: kun dette tema; kan gentages.")
    ] = None,
    overwrite: Overwrite = False,
) -> None:
    """Skriv arbejdsbogen (.xlsx), ark til udfyldning (--fill), en formular (--xlsform) eller en udvekslingsfil."""
    from tilsyn.services.leaving import outputs

    narrowed, may_replace = bool(group or indicator or theme), consent(overwrite=overwrite)
    if fill and xlsform:
        raise UsageProblem("--fill og --xlsform er hver sin fil.", "Skriv dem en ad gangen.")
    if narrowed and not xlsform:
        raise UsageProblem(
            "--group, --indicator og --theme er kun for en formular.", "Tilføj --xlsform, eller udelad dem."
        )
    with desk(case) as open_case:
        if xlsform:
            from tilsyn.services.leaving.xlsform import FormAsked, write_xlsform

            asked = FormAsked(group, tuple(indicator or ()), tuple(theme or ()))
            written = write_xlsform(open_case, output, asked, may_replace=may_replace)
        else:
            written = outputs.export(open_case, output, fill=fill, may_replace=may_replace)
    console.problems(written.warnings, sys.stderr)
    if output.suffix.lower() == ".json":
        console.err(
            "Filen er ikke en sikkerhedskopi: nøgler og det, der er beskyttet, er ikke med. Kopiér sagens egen fil."
        )
    console.written(output)


@app.command(
    "import",
    cls=DanishCommand,
    epilog=examples(
        "tilsyn import nordkaj.tilsyn nordkaj.json --dry-run",
        "tilsyn import nordkaj.tilsyn ark.xlsx",
    ),
)
def import_(
    case: CasePath,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FIL",
            help="En udvekslingsfil (.json), et udfyldt ark (.xlsx) eller formularsvar (.csv, .json).",
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Vis, hvad der ville ske; skriv intet.")] = False,
    update_case: Annotated[bool, typer.Option("--update-case", help="Lad filens stamdata erstatte sagens.")] = False,
    by: By = None,
) -> None:
    """Læs en udvekslingsfil, et udfyldt ark eller svar på en formular ind: det hele eller intet.

    Det samme to gange ændrer intet.
    """
    from tilsyn.services.leaving import outputs

    with desk(case) as open_case:
        done = outputs.import_file(open_case, file, by, dry_run=dry_run, update_case=update_case)
    console.problems(done.warnings, sys.stderr)
    word = "ville blive skrevet" if dry_run else "skrevet"
    console.out(f"{done.written} {word}, {done.skipped} fandtes i forvejen")
