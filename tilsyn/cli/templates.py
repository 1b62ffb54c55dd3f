"""template list, check, copy."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.completion import template_names
from tilsyn.cli.options import Json, Overwrite, consent, own_templates
from tilsyn.domain.text import name_shown
from tilsyn.errors import AnswerIsNo, ExitCode

app = group()
PAPER = (
    "Hvad den er skabelon til: tilsynsrapport, portal, godkendelse, brev, interviewguide, notat, spoergeramme eller "
    "sammenligning; ellers som navnet."
)
FIX_OR_SAY = "Ret punkterne ovenfor, eller sig med --for, hvad den er skabelon til."


@app.command("template list", cls=DanishCommand, epilog="Eksempel: tilsyn template list")
def listed(json: Json = False) -> None:
    """Vis skabelonerne, programmets og jeres egne, og hvor jeres egne skal ligge."""
    from tilsyn.services.leaving import templates

    folder = own_templates()
    rows = templates.listed(folder)
    if json:
        console.out_json([{"name": each.name, "what": each.what, "file": _file(each.own)} for each in rows])
        return
    console.table("Skabeloner", ("navn", "til", "hvor"), ((each.name, each.what, _where(each.own)) for each in rows))
    console.err(f"Jeres egne lægges i {folder}, eller nævnes med filens navn: --template FIL.docx.")


def _file(own: Path | None) -> str | None:
    return None if own is None else str(own)


def _where(own: Path | None) -> str:
    return "følger med" if own is None else "jeres egen"


@app.command("template check", cls=DanishCommand, epilog="Eksempel: tilsyn template check tilsynsrapport.docx")
def check(
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Skabelonen, .docx.")],
    paper: Annotated[str | None, typer.Option("--for", metavar="PAPIR", help=PAPER)] = None,
    json: Json = False,
) -> None:
    """Kontrollér en skabelon: pladsholdere, mærker, typografier, og om den kan samles, fuld og tom."""
    from tilsyn.services.leaving import templates

    problems, name = templates.checked(file, paper), name_shown(file.name)
    usable = templates.usable(problems)
    if json:
        console.out_json({"ok": usable, "problems": [each.model_dump() for each in problems]})
        raise typer.Exit(0 if usable else ExitCode.ANSWER_IS_NO)
    if not usable and paper is None and (meant := templates.meant_for(file)):
        raise AnswerIsNo(
            f"{name} er kontrolleret som tilsynsrapport, og det kan den ikke bruges som.",
            f"Den kan bruges som {meant}: tilsyn template check {name} --for {meant}.",
        )
    if not usable:
        raise AnswerIsNo(f"{name} kan ikke bruges som skabelon.", FIX_OR_SAY, problems)
    console.problems(problems, sys.stderr)
    console.out(f"{name} kan bruges som skabelon{'; se bemærkningerne' if problems else ''}.")


@app.command(
    "template copy", cls=DanishCommand, epilog="Eksempel: tilsyn template copy tilsynsrapport tilsynsrapport.docx"
)
def copy(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAVN", help="Skabelonens navn, som i tilsyn template list.", autocompletion=template_names
        ),
    ],
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Kopien, .docx, til at rette i Word.")],
    overwrite: Overwrite = False,
) -> None:
    """Kopiér en skabelon, så I kan rette den i Word: skrift, farver, faste sætninger, rækkefølge, logo."""
    from tilsyn.services.leaving import templates

    templates.copy_template(name, file, own_templates(), may_replace=consent(overwrite=overwrite))
    console.written(file)
