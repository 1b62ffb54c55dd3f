"""compare."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn.cli import console, pages
from tilsyn.cli.app import DanishCommand, examples, group
from tilsyn.cli.asking import asked_again, tries_at
from tilsyn.cli.completion import case_files
from tilsyn.cli.options import CasePath, Json, Output, Overwrite, consent, passphrase, world
from tilsyn.errors import UsageProblem, WrongPassphrase

if TYPE_CHECKING:
    from tilsyn.services.comparing import CaseRead, ComparedCases

app = group()
SECOND = "TILSYN_PASSPHRASE_2"
OtherCase = Annotated[
    Path,
    typer.Argument(
        metavar="ANDEN", help="Tilbuddets anden sag; den tidligere eller den senere.", autocompletion=case_files
    ),
]


@app.command(
    "compare",
    cls=DanishCommand,
    epilog=examples(
        "tilsyn compare nordkaj.tilsyn nordkaj-2024.tilsyn",
        "tilsyn compare nordkaj.tilsyn nordkaj-2024.tilsyn -o sammenligning.docx",
    ),
)
def compare(
    case: CasePath,
    other: OtherCase,
    everything: Annotated[bool, typer.Option("--all", help="Også ordlyd og bedømmelser.")] = False,
    json: Json = False,
    output: Annotated[
        Path | None, Output("FIL.docx|FIL.xlsx", "Skriv den i Word eller Excel, til intern brug.")
    ] = None,
    overwrite: Overwrite = False,
) -> None:
    """Hold to tilsyn med det samme tilbud op mod hinanden: scorer, bedømmelser, opfølgning og det undersøgte.

    Intet bliver skrevet i sagerne, ingen forskel bliver regnet ud, og to tilbud bliver ikke sammenlignet.
    """
    from tilsyn.services import comparing

    if sum((everything, json, output is not None)) > 1:
        raise UsageProblem("--all, --json og -o siger hver sit om, hvad der skal vises.", "Behold det ene.")
    if output is not None:
        comparing.check_output(output)
    cases = comparing.compared_cases(_first(case), _second(other))
    if output is not None:
        comparing.write_comparison(cases, output, may_replace=consent(overwrite=overwrite))
        console.written(output)
    else:
        _show(cases, everything=everything, json=json)


def _show(cases: ComparedCases, *, everything: bool, json: bool) -> None:
    if json:
        from tilsyn.services.compared_document import comparison_document

        console.out_json(comparison_document(cases))
    else:
        from tilsyn.services.compared_lines import comparison_lines

        pages.show(list(comparison_lines(cases.page(), everything=everything)))


def _first(path: Path) -> CaseRead:
    from tilsyn.services.comparing import read_case
    from tilsyn.services.open_case import CaseKey

    key = CaseKey(partial(passphrase, path), world())
    return asked_again(lambda: read_case(path, key), tries_at("TILSYN_PASSPHRASE"))


def _second(path: Path) -> CaseRead:
    """By its own passphrase; where only the first case's is set, by that: then nothing is asked for."""
    from tilsyn.services.comparing import read_case
    from tilsyn.services.open_case import CaseKey

    own = SECOND in os.environ
    key = CaseKey(partial(passphrase, path, SECOND if own else "TILSYN_PASSPHRASE"), world())
    try:
        return asked_again(lambda: read_case(path, key), tries_at(SECOND, "TILSYN_PASSPHRASE"))
    except WrongPassphrase as error:
        if not own and "TILSYN_PASSPHRASE" in os.environ:
            error.hint = f"Har den anden sag sin egen adgangssætning, så sæt {SECOND}. Filen er ikke ændret."
        raise
