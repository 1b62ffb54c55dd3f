"""new, case, focus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import By, CasePath, Json, Reason, desk, new_passphrase, reason_text, shelf, world

app = group()


@app.command(
    "new",
    cls=DanishCommand,
    epilog='Eksempel: tilsyn new nordkaj.tilsyn --provider "Nordkaj" --service-type 101-ambulant --by MKV',
)
def new(
    case: CasePath,
    provider: Annotated[str, typer.Option("--provider", metavar="NAVN", help="Tilbuddets navn.")],
    service_type: Annotated[list[str], typer.Option("--service-type", metavar="ID", help="Tilbudstype; kan gentages.")],
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="TYPE", help="drift, opfoelgning, skaerpet, vaesentlig_aendring eller nygodkendelse."
        ),
    ] = "drift",
    date: Annotated[
        str | None, typer.Option("--date", metavar="ÅÅÅÅ-MM-DD", help="Tilsynets dato; ellers i dag.")
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="INITIALER", help="Tilsynskonsulent; kan gentages.")
    ] = None,
    edition: Annotated[
        str | None, typer.Option("--edition", metavar="ID|FIL", help="Udgave af kvalitetsmodellen.")
    ] = None,
    announced: Annotated[
        bool | None, typer.Option("--announced/--unannounced", help="Anmeldt eller uanmeldt besøg.")
    ] = None,
    earlier: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="GAMMEL",
            help="Tidligere sag: stamdata, åbne punkter og tidligere bedømmelser følger med.",
        ),
    ] = None,
    unencrypted: Annotated[bool, typer.Option("--unencrypted", help="Uden adgangssætning. Kun til øvelse.")] = False,
) -> None:
    """Opret en sag i én krypteret fil."""
    from tilsyn.services import cases

    asked = cases.NewCase(
        provider, tuple(service_type), kind, date or world().now()[:10], tuple(by or ()), edition, announced
    )
    made = cases.prepare(case, asked, shelf(), earlier, desk)
    passphrase = None if unencrypted else new_passphrase()
    with cases.create_case(case, passphrase, made, world()) as file:
        console.out(f"oprettet {case.name} · udgave {made.model.id}")
        for sentence in cases.law_sentences(made, file.case.fields().date):
            console.err(sentence)


@app.command(
    "case",
    cls=DanishCommand,
    epilog='Eksempel: tilsyn case nordkaj.tilsyn --set address="Havnevej 1" --set visits="2023-10-24 anmeldt"',
)
def case(
    case: CasePath,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FELT=VÆRDI", help="Sæt et felt; kan gentages. Lister deles med semikolon."),
    ] = None,
    by: By = None,
    json: Json = False,
) -> None:
    """Vis eller ret stamdata, besøg, afdelinger og plan."""
    from tilsyn.services import cases

    with desk(case) as open_case:
        if settings:
            cases.set_fields(open_case, settings, by)
        if json:
            console.out_json(cases.fields_of(open_case))
        elif not settings:
            console.table("Sagen", ("felt", "værdi"), cases.field_rows(open_case))
        else:
            console.out("gemt " + " ".join(each.partition("=")[0] for each in settings))


@app.command(
    "focus",
    cls=DanishCommand,
    epilog='Eksempel: tilsyn focus nordkaj.tilsyn 4.a 5.c 7.a --reason "Opfølgning på 2022"',
)
def focus(
    case: CasePath,
    indicators: Annotated[list[str], typer.Argument(metavar="INDIKATOR…", help="Indikatorer i fokus.")],
    reason: Reason = None,
    by: By = None,
) -> None:
    """Sæt tilsynets fokus én gang; resten videreføres eller bedømmes ikke."""
    from tilsyn.services import preparing

    with desk(case) as open_case:
        preparing.set_focus(open_case, indicators, reason_text(reason), by)
        console.out("gemt fokus")
