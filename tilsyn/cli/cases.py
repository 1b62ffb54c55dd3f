"""new, case, focus."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import By, CasePath, Json, Reason, desk, new_passphrase, reason_text, shelf, warn_of_cpr, world

if TYPE_CHECKING:
    from tilsyn.services.cases import NewCase, Prepared

app = group()
KINDS = "drift, opfoelgning, skaerpet, vaesentlig_aendring eller nygodkendelse; ellers drift."
TRIES = 3
"""How often a mistyped passphrase is asked for again in the guided form."""


@app.command(
    "new",
    cls=DanishCommand,
    epilog='Eksempel: tilsyn new nordkaj.tilsyn --provider "Nordkaj" --service-type 101-ambulant --by MKV',
)
def new(
    case: CasePath,
    provider: Annotated[str | None, typer.Option("--provider", metavar="NAVN", help="Tilbuddets navn.")] = None,
    service_type: Annotated[
        list[str] | None, typer.Option("--service-type", metavar="ID", help="Tilbudstype; kan gentages.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="TYPE", help=KINDS)] = None,
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
    """Opret en sag i én krypteret fil. I en terminal bliver der spurgt om det, der ikke er skrevet."""
    from tilsyn.domain.cpr import mask_cpr
    from tilsyn.interview.guided import lacks, ready
    from tilsyn.services import cases

    asked = cases.NewCase(
        provider or "", tuple(service_type or ()), kind or "", date or "", tuple(by or ()), edition, announced
    )
    guided = lacks(asked) and console.interactive()
    asked, made, passphrase = (_asked if guided else _stated)(case, asked, earlier, encrypted=not unencrypted)
    with cases.create_case(case, passphrase, made, world()) as file:
        console.out(mask_cpr(f"oprettet {case.name} · udgave {made.model.id}"))
        warn_of_cpr(found=cases.holds_cpr(made))
        for sentence in cases.law_sentences(made, file.case.fields().date):
            console.err(sentence)
    if guided:
        console.out(mask_cpr(ready(case, asked)))


def _stated(
    case: Path, asked: NewCase, earlier: Path | None, *, encrypted: bool
) -> tuple[NewCase, Prepared, str | None]:
    """All that is needed stands on the command line, or is refused by name."""
    from tilsyn.services import cases

    whole = asked._replace(kind=asked.kind or "drift", date=asked.date or world().now()[:10])
    made = cases.prepare(case, whole, shelf(), earlier, desk)
    return whole, made, new_passphrase() if encrypted else None


def _asked(
    case: Path, asked: NewCase, earlier: Path | None, *, encrypted: bool
) -> tuple[NewCase, Prepared, str | None]:
    """A person is asked for the rest; a passphrase that stands in the environment is not hers to type again."""
    from tilsyn.interview.guided import Given, Guided, asked_again, nothing_made

    terminal = console.Terminal()
    given = Given(case, asked, earlier, os.environ.get("TILSYN_BY", ""))
    tries = 1 if "TILSYN_PASSPHRASE" in os.environ else TRIES
    with nothing_made(terminal):
        whole, made = Guided(given, terminal, shelf()).fill(desk)
        return whole, made, asked_again(new_passphrase, tries, console.refuse) if encrypted else None


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
