"""letter."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import CasePath, Output, Overwrite, Template, consent, desk, template_named

app = group()


@app.command("letter", cls=DanishCommand, epilog="Eksempel: tilsyn letter nordkaj.tilsyn -o brev.docx")
def letter(
    case: CasePath,
    output: Annotated[Path, Output("FIL.docx")],
    template: Template = None,
    overwrite: Overwrite = False,
) -> None:
    """Skriv brevet om et anmeldt besøg, med et opslag til borgerne. Det, I selv udfylder, står på gul bund."""
    from tilsyn.services.leaving import letter

    own = template_named(template)
    with desk(case) as open_case:
        to_check = letter.write_letter(open_case, output, may_replace=consent(overwrite=overwrite), template=own)
    for sentence in to_check:
        console.err(sentence)
    console.written(output)
