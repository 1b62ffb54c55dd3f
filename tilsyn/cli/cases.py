"""new, case, focus."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tilsyn.cli import completion, console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.asking import tries_at
from tilsyn.cli.options import (
    PRINTED,
    By,
    CasePath,
    Json,
    PrintedReason,
    chosen_passphrase,
    desk,
    office_file,
    only_dash,
    reason_text,
    shelf,
    warn_if_synchronised,
    warn_of_cpr,
    world,
)
from tilsyn.domain.values import CASE_KINDS
from tilsyn.domain.words import choices
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from tilsyn.services.open_case import Desk
    from tilsyn.services.planning.cases import NewCase, Prepared

app = group()
KINDS = f"{choices(CASE_KINDS)}; ellers drift."
SET_HELP = (
    "Sæt et felt; kan gentages. Lister deles med semikolon. Felterne: tilbud, tilbudstyper, tilsynstype, dato, "
    "konsulenter, anmeldt, område, ejerform, cvr, portal-id, adresse, telefon, e-mail, hjemmeside, leder, "
    "godkendelse, målgrupper, pladser, afdelinger, medarbejdere, besøg, grundlag, program, vil-møde, tilstand, "
    "høringsfrist, høringsgrund, sagsnummer; også uden æøå. kontor=nu kopierer socialtilsynets oplysninger ind i sagen "
    "(tilsyn office)."
)
Earlier = Annotated[
    Path | None,
    typer.Option(
        "--from",
        autocompletion=completion.case_files,
        metavar="GAMMEL",
        help="Tidligere sag: navn, type, stamdata, åbne punkter, valg og bedømmelser følger med.",
    ),
]
Completing = Annotated[
    str | None,
    typer.Option(
        "--supplement",
        metavar="ID|FIL",
        help="Kontorets tillæg til udgaven; ellers det, der ligger ved jeres egne udgaver. intet: uden.",
    ),
]


class NewCommand(DanishCommand):
    """Its help tells the service types too, each with the source's own line; read only for whoever asks."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  typer's context has no public type
        return "\n".join([super().get_help(ctx), "", *_service_type_lines()])


def _service_type_lines() -> list[str]:
    from tilsyn.services.editions import service_types_told

    told = service_types_told(shelf())
    width = max((len(identity) for identity, _, _ in told), default=0)
    lines = [
        line
        for identity, label, definition in told
        for line in (f"  {identity:{width}}  {label}", f"  {'':{width}}  {definition}")
        if line.strip()
    ]
    return lines and ["Tilbudstyper (mere om en af dem: tilsyn ref 101-dag):", *lines]


@app.command(
    "new",
    cls=NewCommand,
    epilog='Eksempel: tilsyn new nordkaj.tilsyn --provider "Nordkaj" --service-type 101-ambulant --by MKV',
)
def new(
    case: CasePath,
    provider: Annotated[str | None, typer.Option("--provider", metavar="NAVN", help="Tilbuddets navn.")] = None,
    service_type: Annotated[
        list[str] | None,
        typer.Option("--service-type", metavar="ID", help="Tilbudstype, fx 101-ambulant; kan gentages."),
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="TYPE", help=KINDS)] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATO", help="Tilsynets dato, dd-mm-åååå; ellers i dag.")
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="INITIALER", help="Tilsynskonsulent; kan gentages. Ellers fra TILSYN_BY."),
    ] = None,
    edition: Annotated[
        str | None, typer.Option("--edition", metavar="ID|FIL", help="Udgave af kvalitetsmodellen.")
    ] = None,
    announced: Annotated[
        bool | None, typer.Option("--announced/--unannounced", help="Anmeldt eller uanmeldt besøg.")
    ] = None,
    supplement: Completing = None,
    earlier: Earlier = None,
    unencrypted: Annotated[bool, typer.Option("--unencrypted", help="Uden adgangssætning. Kun til øvelse.")] = False,
) -> None:
    """Opret en sag i én krypteret fil. I en terminal bliver der spurgt om det, der ikke er skrevet."""
    from tilsyn.domain.cpr import mask_cpr
    from tilsyn.interview.plain.new_case_form import lacks, ready
    from tilsyn.services.planning import cases

    asked = cases.NewCase(
        provider or "",
        tuple(service_type or ()),
        kind or "",
        date or "",
        tuple(by or ()),
        edition,
        announced,
        supplement,
    )
    asked = cases.read(asked)
    guided = lacks(asked, earlier) and console.interactive()
    asked, made, passphrase = (_asked if guided else _stated)(case, asked, earlier, encrypted=not unencrypted)
    make(case, made, passphrase)
    if earlier:
        console.err(mask_cpr(console.printable(f"Fra {earlier.name}: {cases.brought(made)}.")))
    if guided:
        console.out(mask_cpr(ready(case, asked)))


def make(case: Path, made: Prepared, passphrase: str | None) -> None:
    """Write the file, and say what is to be known about it."""
    from tilsyn.domain.cpr import mask_cpr
    from tilsyn.domain.library.supplement import edition_name
    from tilsyn.services.planning import cases, office
    from tilsyn.services.planning.case_fields import gone_types

    made = office.with_office(made, office_file(), world(), console.err)
    with cases.create_case(case, passphrase, made, world()) as file:
        console.out(mask_cpr(console.printable(f"oprettet {case.name} · udgave {edition_name(made.model)}")))
        warn_of_cpr(found=cases.holds_cpr(made))
        fields = file.case.fields()
        for sentence in (*cases.law_sentences(made, fields.date), *gone_types(fields, made.model)):
            console.err(sentence)
    warn_if_synchronised(case)


def _stated(
    case: Path, asked: NewCase, earlier: Path | None, *, encrypted: bool
) -> tuple[NewCase, Prepared, str | None]:
    """All that is needed stands on the command line, or is refused by name."""
    from tilsyn.services.planning import cases

    by = asked.by or tuple(filter(None, [os.environ.get("TILSYN_BY")]))
    whole = asked._replace(kind=asked.kind or "drift", date=asked.date or world().now()[:10], by=by)
    inherit = partial(cases.inherit, earlier, desk, world()) if earlier else None
    made = cases.prepare(case, whole, shelf(), inherit)
    return whole, made, chosen_passphrase(case) if encrypted else None


def _asked(
    case: Path, asked: NewCase, earlier: Path | None, *, encrypted: bool
) -> tuple[NewCase, Prepared, str | None]:
    """A person is asked for the rest; a passphrase that stands in the environment is not hers to type again."""
    from tilsyn.interview.plain.new_case_form import GivenOptions, Guided, nothing_made

    terminal = console.Terminal()
    given = GivenOptions(case, asked, earlier, os.environ.get("TILSYN_BY", ""), tries_at("TILSYN_PASSPHRASE"))
    with nothing_made(terminal):
        whole, made = Guided(given, terminal, shelf()).fill(partial(desk, tries=1))
        return whole, made, chosen_passphrase(case) if encrypted else None


@app.command(
    "case",
    cls=DanishCommand,
    epilog='Eksempel: tilsyn case nordkaj.tilsyn --set adresse="Havnevej 1" --set besøg="24-10-2023 anmeldt"',
)
def case(
    case: CasePath,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FELT=VÆRDI", help=SET_HELP),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="-", callback=only_dash, help="Hvorfor tilstanden går tilbage, fra stdin."),
    ] = None,
    by: By = None,
    json: Json = False,
) -> None:
    """Vis eller ret stamdata, besøg, afdelinger og plan. Vist står også de endelige rapporter, der er lavet."""
    from tilsyn.services.leaving import sealed_versions
    from tilsyn.services.planning import case_fields

    with desk(case) as open_case:
        written = _set(open_case, settings, reason, by) if settings else ()
        if json:
            made = [each._asdict() for each in sealed_versions.sealed_versions(open_case)]
            console.out_json({**case_fields.fields_of(open_case), "sealed": made})
        elif not settings:
            rows = (*case_fields.field_rows(open_case), *sealed_versions.version_rows(open_case))
            console.table("Sagen", ("felt", "værdi"), rows)
        else:
            console.out(case_fields.settings_line(settings, written))
            if {"service_types", "date"} & {*written}:
                for sentence in case_fields.gone_types(open_case.visible().fields, open_case.model):
                    console.err(sentence)


def _set(open_case: Desk, settings: list[str], reason: str | None, by: str | None) -> tuple[str, ...]:
    """Texts are asked for before the fields are set; why the case goes back a stage is one more."""
    from tilsyn.services.planning import case_fields, office

    brought = office.for_case(office_file(), world()) if office.asked_for(settings) else None
    if not case_fields.steps_back(open_case, settings):
        if reason is not None:
            raise UsageProblem("--reason siger, hvorfor tilstanden går tilbage.", "Udelad --reason.")
        return case_fields.set_fields(open_case, _with_texts(settings), by, office=brought)
    filled = _with_texts(settings)
    if filled != settings and not console.interactive():
        raise UsageProblem("Kun én tekst ad gangen kan komme fra stdin.", "Sæt felterne hver for sig.")
    with reason_text(reason, open_case, by) as why:
        return case_fields.set_fields(open_case, filled, by, why, brought)


def _with_texts(settings: list[str]) -> list[str]:
    """The fields that hold prose come from stdin or a person, as any text does; emptied they may be here."""
    from tilsyn.domain.words import field_meant
    from tilsyn.services.planning.case_fields import PROSE

    given = [(typed.strip(), value) for typed, _, value in (each.partition("=") for each in settings)]
    prose = {typed: name for typed, _ in given if (name := field_meant(typed)) in PROSE}
    asked = [(typed, value) for typed, value in given if typed in prose and value]
    for typed, value in asked:
        if value != "-":
            raise UsageProblem(
                f"Teksten til {typed} kan ikke stå på kommandolinjen.",
                f"Skriv --set {typed}=- og send teksten på stdin, eller skriv den, når der spørges.",
            )
    if len(asked) > 1 and not console.interactive():
        raise UsageProblem(
            f"Kun én tekst ad gangen kan komme fra stdin, ikke {' og '.join(typed for typed, _ in asked)}.",
            "Sæt dem hver for sig.",
        )
    return [
        f"{typed}={_text_of(typed, PROSE[prose[typed]])}" if (typed, value) in asked else each
        for each, (typed, value) in zip(settings, given, strict=True)
    ]


def _text_of(typed: str, what: str) -> str:
    """A text that was asked for, and came."""
    text = console.dash_or_asked("-", f"--set {typed}=-", what)
    if not text.strip():
        raise UsageProblem(
            f"Teksten til {typed} er tom. Intet er gemt.", f"Skal feltet tømmes, så skriv --set {typed}="
        )
    return text


@app.command(
    "focus",
    cls=DanishCommand,
    epilog="Eksempel: tilsyn focus nordkaj.tilsyn 4.a 5.c 7.a --reason - < grund.txt",
)
def focus(
    case: CasePath,
    indicators: Annotated[
        list[str] | None,
        typer.Argument(metavar="INDIKATOR…", help="Indikatorer i fokus.", autocompletion=completion.indicators),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Ophæv fokus: hele modellen bedømmes igen.")] = False,
    reason: PrintedReason = None,
    by: By = None,
) -> None:
    """Sæt tilsynets fokus én gang; resten videreføres eller bedømmes ikke. --all ophæver det igen."""
    from tilsyn.services.planning import preparing

    if everything == bool(indicators):
        raise _focus_on_what(everything=everything)
    with desk(case) as open_case:
        before = len(open_case.case.entries)
        if everything:
            preparing.lift_focus(open_case, by)
        else:
            _set_focus(open_case, indicators or [], reason, by)
        console.out(f"{open_case.word_since(before)} fokus")


def _set_focus(open_case: Desk, indicators: list[str], reason: str | None, by: str | None) -> None:
    from tilsyn.services.planning import preparing

    preparing.focused(open_case, indicators)
    with reason_text(reason, open_case, by, told=PRINTED) as why:
        preparing.set_focus(open_case, indicators, why, by)


def _focus_on_what(*, everything: bool) -> UsageProblem:
    if everything:
        return UsageProblem("--all er alle indikatorer, og der er også nævnt nogle.", "Behold enten dem eller --all.")
    return UsageProblem("INDIKATOR… mangler.", "Nævn dem, fx tilsyn focus SAG 4.a 5.c, eller ophæv fokus med --all.")
