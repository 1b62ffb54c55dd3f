"""source, encounter, interview, note, sort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from tilsyn.cli import completion, console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.doubted_names import ask_about_names
from tilsyn.cli.options import By, CasePath, Plain, desk
from tilsyn.cli.streams import input_is_closed
from tilsyn.domain.text import one_line
from tilsyn.domain.values import Form, Group, Method, SelectedBy, Track
from tilsyn.domain.words import choices
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from pathlib import Path

    from tilsyn.domain.journal.entries import Encounter, Source
    from tilsyn.services.conversation.opening import Asked
    from tilsyn.services.open_case import Desk

app = group()
GROUPS = choices(get_args(Group))
METHODS = f"{choices(get_args(Method))}."
FORMS = f"{choices(get_args(Form))}."
TRACKS = f"{choices(get_args(Track))}."
SourceCodes = Annotated[
    list[str] | None,
    typer.Option(
        "--source", metavar="KODE", help="Kildens kode; kan gentages.", autocompletion=completion.source_codes
    ),
]

Speakers = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="KODE",
        help="Hvem der tales med; flere er en gruppe.",
        autocompletion=completion.source_codes,
    ),
]
EncounterId = Annotated[
    str | None,
    typer.Argument(metavar="[ID]", help="Samtalens id, kode eller navn, når den skal rettes eller afsluttes."),
]
Word = str | None
Words = list[str] | None
SELECTED = f"Hvem der udvalgte: {choices(get_args(SelectedBy))}; ord med mellemrum i anførselstegn."


def _tell_how_it_is_found(open_case: Desk, made: Source | Encounter) -> None:
    """Of what is protected, to whoever makes it."""
    from tilsyn.services.planning.protected_ones import found_again

    again = found_again(open_case, made)
    if again:
        console.err(again)


@app.command("source", cls=DanishCommand, epilog='Eksempel: tilsyn source nordkaj.tilsyn "Borger 1" --group borger')
def source(
    case: CasePath,
    code: Annotated[str, typer.Argument(metavar="KODE", help='En kode som "Borger 1", aldrig et navn.')],
    group: Annotated[str, typer.Option("--group", metavar="GRUPPE", help=f"{GROUPS}.")],
    role: Annotated[
        str | None,
        typer.Option(
            "--role", metavar="ROLLE", help="For kommuner: handlekommune, visitator, beliggenhedskommune, driftsherre."
        ),
    ] = None,
    track: Annotated[str | None, typer.Option("--track", metavar="SPOR", help=TRACKS)] = None,
    by: By = None,
) -> None:
    """Tilføj en kilde med en kode."""
    from tilsyn.domain.findings.privacy import mask_cpr
    from tilsyn.services.planning import preparing

    with desk(case) as open_case:
        ask_about_names(open_case, "source", [one_line(code)])
        made = preparing.add_source(open_case, code, by, {"group": group, "role": role, "track": track})
        console.out(f"gemt {mask_cpr(console.printable(made.code))}")
        _tell_how_it_is_found(open_case, made)


@app.command(
    "encounter",
    cls=DanishCommand,
    epilog='Eksempel: tilsyn encounter nordkaj.tilsyn --method observation --title "Modtagelsen"',
)
def encounter(
    case: CasePath,
    identifier: EncounterId = None,
    source: SourceCodes = None,
    method: Annotated[Word, typer.Option(metavar="METODE", help=METHODS)] = None,
    form: Annotated[Word, typer.Option("--form", metavar="FORM", help=FORMS)] = None,  # 0.27 reads the metavar
    code: Annotated[Word, typer.Option(help="Egen kode, fx S1.")] = None,
    title: Annotated[Word, typer.Option(help="Hvad der blev set eller læst.")] = None,
    documents: Annotated[
        Words, typer.Option("--document", metavar="DOKUMENT", help="Et dokument, der læses; kan gentages.")
    ] = None,
    start: Annotated[
        Word, typer.Option(metavar="TID", help="Fx 24-10-2023 14.20, kun dato eller kun klokkeslæt; ellers nu.")
    ] = None,
    end: Annotated[Word, typer.Option(metavar="TID", help="Hvornår den sluttede, fx 15.05.")] = None,
    visit: Annotated[Word, typer.Option(metavar="DATO", help="Hvilket besøg, dd-mm-åååå.")] = None,
    department: Annotated[Word, typer.Option(help="Afdeling.")] = None,
    place: Annotated[Word, typer.Option(help="Sted.")] = None,
    participants: Annotated[int | None, typer.Option(help="Antal deltagere.")] = None,
    present: Annotated[Words, typer.Option(help="Andre i rummet; kan gentages.")] = None,
    selected_by: Annotated[Word, typer.Option(help=SELECTED)] = None,
    informed: Annotated[Words, typer.Option(help="Hvad der blev sagt fra start; kan gentages.")] = None,
    outcome: Annotated[
        Word, typer.Option(metavar="UDFALD", help="gennemført eller afbrudt: afslutter. åben: åbner igen.")
    ] = None,
    quote_ok: Annotated[bool | None, typer.Option("--quote-ok/--no-quote", help="Må der citeres?")] = None,
    read_back: Annotated[bool | None, typer.Option("--read-back/--not-read-back", help="Læst op (telefon).")] = None,
    track: Annotated[Word, typer.Option(metavar="SPOR", help=TRACKS)] = None,
    by: By = None,
) -> None:
    """Opret en samtale, observation eller dokumentgennemgang; med ID: ret eller afslut den."""
    from tilsyn.services.planning import preparing

    stated = {
        "method": method, "form": form, "code": code, "title": title, "start": start, "end": end, "visit": visit,
        "department": department, "place": place, "participants": participants, "present": present or None,
        "selected_by": selected_by, "informed": informed or None, "outcome": outcome, "quote_ok": quote_ok,
        "read_back": read_back, "track": track, "documents": documents or None,
    }  # fmt: skip
    with desk(case) as open_case:
        ask_about_names(open_case, "present", map(one_line, present or ()))
        before = len(open_case.case.entries)
        made = (
            preparing.change_encounter(open_case, identifier, source or (), by, stated)
            if identifier
            else preparing.add_encounter(open_case, source or (), by, stated)
        )
        _tell_of(open_case, made, open_case.word_since(before))


def _tell_of(open_case: Desk, made: Encounter, done: str) -> None:
    """And how it is found, where it is hidden; whoever closes it from here has not seen what is left unfinished."""
    from tilsyn.domain.findings.privacy import mask_cpr
    from tilsyn.services.conversation.half_typed import goes_on_with, left_half
    from tilsyn.services.planning import preparing

    label = mask_cpr(console.printable(preparing.encounter_label(open_case, made)))
    console.out(f"{done} {label} ({made.id[:8]})")
    _tell_how_it_is_found(open_case, made)
    if made.outcome and (left := left_half(open_case, made)):
        console.err(f"{left} Skriv videre: {goes_on_with(open_case, made)}")


@app.command("interview", cls=DanishCommand, epilog='Eksempel: tilsyn interview nordkaj.tilsyn --source "Borger 1"')
def interview(
    case: CasePath,
    source: Speakers = None,
    encounter: Annotated[
        str | None, typer.Option("--encounter", metavar="ID", help="Fortsæt en bestemt samtale.")
    ] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar="GRUPPE", help="Stil spørgsmålene til en anden gruppe.")
    ] = None,
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            "--indicator", metavar="ID", help="Kun denne indikator; kan gentages.", autocompletion=completion.indicators
        ),
    ] = None,
    theme: Annotated[
        list[int] | None, typer.Option("--theme", metavar="N", help="Kun dette tema; kan gentages.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Alle spørgsmål, uanset gruppe.")] = False,
    form: Annotated[Word, typer.Option("--form", metavar="FORM", help=FORMS)] = None,  # 0.27 reads the metavar
    method: Annotated[
        Word, typer.Option(metavar="METODE", help="observation eller dokument: det, der ses eller læses.")
    ] = None,
    title: Annotated[Word, typer.Option(help="Hvad der ses eller læses, fx Modtagelsen.")] = None,
    checklist: Annotated[
        Word,
        typer.Option(
            "--checklist",
            metavar="ID",
            help="Gå en spørgeramme igennem, fx kerneydelser; også en fil.",
            autocompletion=completion.frames,
        ),
    ] = None,
    track: Annotated[Word, typer.Option(metavar="SPOR", help=TRACKS)] = None,
    plain: Plain = False,
    paper: Annotated[bool, typer.Option("--paper", help='Skriv ind fra papir: "4.a.1 j: Hun siger …".')] = False,
    by: By = None,
) -> None:
    """Gennemfør en samtale. Hvert svar er gemt, når der står »gemt«.

    Findes sagen ikke, og kan du svare, bliver den oprettet som et uanmeldt besøg i dag.
    """
    from tilsyn.services.conversation.opening import Asked

    named: list[str | None] = [*(source or ()), None]
    asked = Asked(
        named[0], encounter, group, tuple(indicator or ()), tuple(theme or ()), everything, paper,
        tuple(each for each in named[1:] if each), form, method, title, checklist, track,
    )  # fmt: skip
    _hold(case, asked, by, plain=plain)


def _hold(case: Path, asked: Asked, by: str | None, *, plain: bool) -> None:
    """The conversation, on the full screen or line by line; first the case, where it is not there yet."""
    from tilsyn.cli import doorway
    from tilsyn.interview.screen.can_open import opens
    from tilsyn.interview.screen.import_ahead import import_beside
    from tilsyn.interview.screen.start import run_on_screen
    from tilsyn.services.conversation.opening import new_codes

    on_screen = opens(plain=plain, say=console.err)
    if on_screen:
        import_beside("interview")
    elif input_is_closed():  # before a conversation is begun that nobody can hold
        raise UsageProblem(
            "Samtalen kan ikke holdes: stdin er lukket.",
            "Kør i en terminal, eller send linjerne på stdin med --plain eller --paper.",
        )
    known = None
    if doorway.is_at_the_door(case, asked):
        asked, known = doorway.begun(case, asked, by)
    with desk(case, known) as open_case:
        if known is None:
            ask_about_names(open_case, "source", map(one_line, new_codes(open_case, asked)))
        elif asked.source:
            open_case.names_agreed.add(asked.source)  # the doorway has asked
        if on_screen:
            console.Terminal().say(run_on_screen(open_case, asked, by))
        else:
            from tilsyn.interview.plain.start import run_interview

            run_interview(open_case, asked, console.Terminal(), by)


@app.command("note", cls=DanishCommand, epilog="Eksempel: tilsyn note nordkaj.tilsyn --indicator 7.a < note.txt")
def note(
    case: CasePath,
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            "--indicator",
            metavar="ID",
            help="Hører til; også kriterium:4, tema:4. Kan gentages.",
            autocompletion=completion.indicators,
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="KODE", help="Hvem det kom fra.", autocompletion=completion.source_codes),
    ] = None,
    alert: Annotated[
        bool, typer.Option("--alert", help="Kan kræve handling: øverst i status, aldrig i noget, der forlader sagen.")
    ] = False,
    by: By = None,
) -> None:
    """Notér noget. Teksten kommer fra en prompt eller stdin, aldrig fra kommandolinjen."""
    from tilsyn.services.drafts import Keeper
    from tilsyn.services.keeping import records

    if alert and indicator:
        raise UsageProblem(
            "Det, der kan kræve handling, står øverst i status og hører ikke til en indikator.",
            "Udelad --indicator, eller skriv også en almindelig note med --indicator.",
        )
    with desk(case) as open_case, console.text_for("Note", Keeper(open_case, records.NOTE_DRAFT)) as given:
        if alert:
            records.add_alert(open_case, given.text, source, by, drop_draft=given.draft)
        else:
            records.add_note(open_case, given.text, indicator or (), source, by, drop_draft=given.draft)
        console.out("gemt note")


@app.command("sort", cls=DanishCommand, epilog="Eksempel: tilsyn sort nordkaj.tilsyn")
def sort(case: CasePath, plain: Plain = False, by: By = None) -> None:
    """Læg løse noter på plads: ved hver note skrives, hvor den hører til."""
    from tilsyn.interview.plain.plain_sorting import sort_notes
    from tilsyn.interview.screen.can_open import opens
    from tilsyn.interview.screen.import_ahead import import_beside
    from tilsyn.interview.screen.start import run_evening

    on_screen = opens(plain=plain, say=console.err)
    if on_screen:
        import_beside("evening")
    with desk(case) as open_case:
        if on_screen:
            console.Terminal().say(run_evening(open_case, "loose", by))
        else:
            sort_notes(open_case, console.Terminal(), by)
