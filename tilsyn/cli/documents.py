"""document add, list, get, quote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.completion import documents, indicators, kept_documents
from tilsyn.cli.options import By, CasePath, Json, Output, Overwrite, consent, desk, only_dash
from tilsyn.domain.addresses import Slot

if TYPE_CHECKING:
    from tilsyn.services.documents.adding import AddedDocument
    from tilsyn.services.documents.matching import HandedIn
    from tilsyn.storage.documents.reading import ReadDocument

app = group()
Word = str | None
FORMATS = "txt, md, docx, pdf, html, jpg eller png"


@app.command(
    "document add", cls=DanishCommand, epilog="Eksempel: tilsyn document add nordkaj.tilsyn kvalitetsstandard.txt"
)
def add(
    case: CasePath,
    file: Annotated[Path, typer.Argument(metavar="FIL", help=f"Filen: {FORMATS}.")],
    kind: Annotated[
        Word, typer.Option("--type", metavar="TYPE", help="Hvad det er, som i planen: vagtplaner, kvalitetsstandard, …")
    ] = None,
    title: Annotated[Word, typer.Option(help="Dokumentets titel; ellers filens navn.")] = None,
    dated: Annotated[Word, typer.Option(metavar="DATO", help="Dokumentets egen dato, dd-mm-åååå.")] = None,
    provenance: Annotated[
        Word, typer.Option(metavar="TEKST", help="Hvordan teksten er blevet til, fx maskinskrevet (AI).")
    ] = None,
    encounter: Annotated[
        Word, typer.Option(metavar="SAMTALE", help="Den gennemgang eller observation, det hører til.")
    ] = None,
    municipality: Annotated[
        Word, typer.Option(metavar="KOMMUNE", help="Hvilken kommunes det er; ellers den, dokumentet selv nævner.")
    ] = None,
    caption: Annotated[
        Word,
        typer.Option("--caption", metavar="-", callback=only_dash, help="Billedteksten til et foto, fra stdin."),
    ] = None,
    personal: Annotated[
        bool, typer.Option("--personal", help="Det rummer personoplysninger: registrér det kun.")
    ] = False,
    store: Annotated[
        bool, typer.Option("--store", help="Gem også filen selv, og teksten, selv om der er personoplysninger.")
    ] = False,
    by: By = None,
) -> None:
    """Læg et dokument eller et foto i sagen. Er det et, planen har bedt om, er det dermed modtaget."""
    from tilsyn.services.documents.adding import add_document
    from tilsyn.services.documents.matching import HandedIn
    from tilsyn.storage.documents.reading import read_document

    with desk(case) as open_case:
        open_case.who(by)
        read = read_document(file)
        handed = HandedIn(kind, title, dated, provenance, encounter, None, store, personal, municipality)
        handed = _captioned(handed, read, caption)
        _say(add_document(open_case, file, read, handed, by))


def _captioned(handed: HandedIn, read: ReadDocument, given: str | None) -> HandedIn:
    """A photo's caption is asked for, or comes on stdin; a document has none."""
    if read.picture is None:
        return handed._replace(caption=given)
    text = console.dash_or_asked("-" if not console.interactive() else given, "--caption", "Billedtekst")
    return handed._replace(caption=text)


def _say(added: AddedDocument) -> None:
    document = added.document
    name = document.title or document.type
    if added.unchanged:
        console.out(f"Uændret: {name} er i sagen i forvejen.")
        return
    asked_for = " (det er dermed modtaget)" if added.was_asked_for else ""
    what = "billedet" if document.caption else "teksten"
    console.out(f"gemt {name}{asked_for}" + ("" if document.stored else f"; kun registreret, {what} er ikke i sagen"))
    if added.numbers and not document.stored:
        console.err(
            f"Bemærk: det ser ud til, at der står CPR-numre ({added.numbers}), så teksten er ikke gemt.\n"
            "Råd: Er det ikke CPR-numre, eller skal teksten med alligevel, så gentag kommandoen med --store."
        )
    elif added.numbers:
        console.err(f"Bemærk: det ser ud til, at der står CPR-numre i dokumentet ({added.numbers}).")
    if added.blank and document.stored:
        console.err(f"Bemærk: side {added.blank} har ingen tekst, måske billeder; derfra kan intet citeres.")
    if added.text_before:
        console.err(
            "Bemærk: teksten står endnu i sagens tidligere post om dokumentet.\n"
            "Råd: Find den med tilsyn log SAG, og fjern den med tilsyn redact SAG POST."
        )


@app.command("document list", cls=DanishCommand, epilog="Eksempel: tilsyn document list nordkaj.tilsyn")
def listed(case: CasePath, json: Json = False) -> None:
    """Vis sagens dokumenter: status, hvad der er gemt, og citaterne."""
    from tilsyn.services.documents.listing import document_lines, documents_document

    with desk(case) as open_case:
        listing = documents_document(open_case)
        if json:
            console.out_json(listing)
            return
        streams = console.Terminal()
        for line in document_lines(listing):
            streams.say(line)


@app.command(
    "document get",
    cls=DanishCommand,
    epilog="Eksempel: tilsyn document get nordkaj.tilsyn kvalitetsstandard -o kopi.txt",
)
def got(
    case: CasePath,
    document: Annotated[
        str,
        typer.Argument(metavar="DOKUMENT", help="Dets titel, fil, type eller id.", autocompletion=kept_documents),
    ],
    output: Annotated[Path, Output("FIL", "Den fil, der skrives, med den endelse, den har.")],
    overwrite: Overwrite = False,
) -> None:
    """Skriv en fil, der er gemt i sagen, præcis som den blev lagt i. Et foto er uden sted og kamera."""
    from tilsyn.services.documents.getting import get_document

    with desk(case) as open_case:
        get_document(open_case, document, output, may_replace=consent(overwrite=overwrite))
    console.err("Bemærk: filen ligger nu uden for sagen, ukrypteret og med alt, hvad der står i den.")
    console.written(output)


@app.command(
    "document quote",
    cls=DanishCommand,
    epilog="Eksempel: tilsyn document quote nordkaj.tilsyn kvalitetsstandard --indicator 8.a < citat.txt",
)
def quoted(
    case: CasePath,
    document: Annotated[
        str, typer.Argument(metavar="DOKUMENT", help="Dets titel, fil, type eller id.", autocompletion=documents)
    ],
    indicator: Annotated[
        list[str] | None,
        typer.Option("--indicator", metavar="STED", help="Indikator, kriterium eller tema; kan gentages.",
                     autocompletion=indicators),
    ] = None,
    point: Annotated[
        list[str] | None,
        typer.Option("--point", metavar="RAMME:PUNKT",
                     help="Punkt i en spørgeramme, fx kvalitetsstandard:8; kan gentages."),
    ] = None,
    by: By = None,
) -> None:  # fmt: skip
    """Citér et dokument: ordret, så det bliver holdt op mod teksten; stedet bliver fundet."""
    from tilsyn.services.documents import quoting
    from tilsyn.services.drafts import Keeper

    with desk(case) as open_case:
        open_case.who(by)
        found = quoting.quoted(open_case, document)
        to = quoting.belongs_to(open_case, indicator or (), point or ())
        keeper = Keeper(open_case, Slot.quoting(found.id))
        with console.text_for("Citat", keeper) as given:
            kept = quoting.add_quote(open_case, found.id, given.text, to, by, drop_draft=given.draft)
        console.out(
            f"gemt citat: {kept.place}" if kept.new else f"Uændret: citatet er i sagen i forvejen: {kept.place}"
        )
