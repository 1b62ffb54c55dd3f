"""score, assess, followup, scope."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn.cli import completion, console
from tilsyn.cli.app import DanishCommand, examples, group
from tilsyn.cli.danish import text_on_stdin
from tilsyn.cli.options import PRINTED, By, CasePath, Json, Plain, PrintedReason, desk, only_dash, reason_text
from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.values import DECISIONS, FOLLOWUP_STATUS
from tilsyn.domain.words import choices
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tilsyn.domain.journal.entries import FollowUp
    from tilsyn.services.open_case import Desk

app = group()
Belongs = Annotated[
    str | None,
    typer.Option("--indicator", metavar="ID", help="Hører til indikatoren.", autocompletion=completion.indicators),
]
Law = Annotated[
    str | None, typer.Option("--law", metavar="TEKST", help="Hjemlen: den bestemmelse, afgørelsen træffes efter.")
]
Basis = Annotated[
    str | None, typer.Option("--basis", metavar="TEKST", help="Reglen, der ikke er overholdt, fx SEL § 101, stk. 4.")
]
Lead = Annotated[
    str | None,
    typer.Option(
        "--lead",
        metavar="-",
        callback=only_dash,
        help="Vælg temaets nøglesætning: en af vurderingens egne sætninger, eller dens nummer, fra stdin.",
    ),
]
ChangeOption = Annotated[
    str | None,
    typer.Option(
        "--change",
        metavar="-",
        callback=only_dash,
        help="Kun hvorfor scoren er en anden end i den tidligere rapport, fra stdin.",
    ),
]
ChangedWhy = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar="-",
        callback=only_dash,
        help="Når udkastet er delt: begrundelsen fra stdin, så en linje med kun et punktum, og så vurderingen.",
    ),
]
YES_NO = {"ja": True, "nej": False}


@app.command("score", cls=DanishCommand, epilog="Eksempel: tilsyn score nordkaj.tilsyn 4.a")
def score(
    case: CasePath,
    indicator: Annotated[
        str | None,
        typer.Argument(
            metavar="[INDIKATOR]", help="Den indikator, der bedømmes.", autocompletion=completion.indicators
        ),
    ] = None,
    change: ChangeOption = None,
    plain: Plain = False,
    json: Json = False,
    by: By = None,
) -> None:
    """Bedøm en indikator: teksten, kilderne, så scoren. Uden indikator vises scoreoversigten.

    I en terminal åbner aftenvisningen: alle stemmer side om side, løse noter, bedømmelser.
    """
    from tilsyn.interview.screen.can_open import opens
    from tilsyn.interview.screen.import_ahead import import_beside
    from tilsyn.interview.screen.start import run_evening
    from tilsyn.services.judging import judge

    if json and (indicator or plain):
        raise UsageProblem("--json skriver hele scoreoversigten og bedømmer intet.", "Udelad indikatoren og --plain.")
    if change:
        _say_why(case, indicator, by)
        return
    on_screen = not json and opens(plain=plain, say=console.err)
    if on_screen:
        import_beside("evening")
    with desk(case) as open_case:
        if json:
            console.out_json(judge.score_document(open_case))
        elif on_screen:
            console.Terminal().say(run_evening(open_case, indicator or "overview", by))
        elif indicator is None:
            _show_scores(open_case)
        else:
            _judge(open_case, indicator, by)


def _say_why(case: Path, indicator: str | None, by: str | None) -> None:
    """Only why the score is another than last time; the judgement stays."""
    from tilsyn.services.drafts import said_back
    from tilsyn.services.judging.score_changes import state_change

    if indicator is None:
        raise UsageProblem("--change hører til en indikator.", "Skriv indikatoren, fx tilsyn score SAG 4.a --change -.")
    with desk(case) as open_case:
        open_case.who(by)
        why = console.dash_or_asked("-", "--change", "Hvorfor scoren er en anden end sidst", PRINTED)
        with said_back(why if console.interactive() else ""):
            before = len(open_case.case.entries)
            state_change(open_case, indicator, why, by)
        console.out(f"{open_case.word_since(before)} {indicator}")


def _judge(open_case: Desk, indicator: str, by: str | None) -> None:
    from tilsyn.interview.plain.plain_judging import judge_in_lines

    judge_in_lines(open_case, indicator, console.Terminal(), by)


def _show_scores(open_case: Desk) -> None:
    from tilsyn.services.tables import score_table

    console.table("Scoreoversigt", ("", "titel", "score", "grundlag"), score_table(open_case))


@app.command(
    "assess",
    cls=DanishCommand,
    epilog=examples(
        "tilsyn assess nordkaj.tilsyn tema:4 < tema4.txt",
        "tilsyn assess nordkaj.tilsyn konklusion < konklusion.txt",
        "tilsyn assess nordkaj.tilsyn tema:4 --lead -",
    ),
)
def assess(
    case: CasePath,
    at: Annotated[
        str,
        typer.Argument(
            metavar="STED",
            help="kriterium:4, tema:4, samlet, konklusion, økonomi eller økonomi:bæredygtighed, :pris, "
            ":gennemsigtighed.",
        ),
    ],
    lead: Lead = None,
    reason: ChangedWhy = None,
    by: By = None,
) -> None:
    """Skriv vurderingen af et kriterium, et tema, helheden, økonomien eller konklusionen; fra stdin eller prompt."""
    from tilsyn.services.drafts import Keeper
    from tilsyn.services.judging import judge

    if " " in Place.of(at):  # no place has one: it is the text itself
        raise text_on_stdin("assess")
    with desk(case) as open_case:
        place = judge.assessed_place(open_case, at)
        open_case.who(by)
        if lead:
            _choose_lead(open_case, place, by)
            return
        before = len(open_case.case.entries)
        if reason and not sys.stdin.isatty():
            first, text = console.two_texts()
            judge.assess(open_case, place, text, by, reason=first)
        else:
            with console.text_for("Vurdering", Keeper(open_case, Slot.assessment(place))) as given:
                why = _why_changed(open_case, given.draft, asked=bool(reason))
                judge.assess(open_case, place, given.text, by, reason=why, drop_draft=given.draft)
        console.out(f"{open_case.word_since(before)} {place.text()}")


def _why_changed(open_case: Desk, draft: str | None, *, asked: bool) -> str | None:
    """A person is asked after a mark, and where she wants to be; a pipe says it beforehand."""
    from tilsyn.services.judging.judge import needs_reason

    if draft is None or not (asked or needs_reason(open_case)):
        return None
    return console.dash_or_asked("-", "--reason", "Begrundelse for ændringen")


def _choose_lead(open_case: Desk, place: str, by: str | None) -> None:
    """By its words or its number; a person is shown the sentences first."""
    from tilsyn.domain.findings.privacy import mask_cpr
    from tilsyn.services.drafts import said_back
    from tilsyn.services.judging.leads import choose_lead, lead_place, sentences_of

    at = lead_place(open_case, place)
    if sys.stdin.isatty():
        for number, sentence in enumerate(sentences_of(open_case, at), 1):
            console.err(f"{number:>2}  {mask_cpr(sentence)}")
    typed = console.dash_or_asked("-", "--lead", "Nøglesætningen, eller dens nummer")
    with said_back(typed if console.interactive() else ""):
        new = choose_lead(open_case, at, typed, by)
    console.out(f"gemt nøglesætning for {at.text()}" if new else f"nøglesætningen for {at.text()} stod der allerede")


@app.command(
    "followup",
    cls=DanishCommand,
    epilog=examples(
        "tilsyn followup nordkaj.tilsyn --kind udviklingspunkt --indicator 5.c < punkt.txt",
        'tilsyn followup nordkaj.tilsyn --kind påbud --law "lov om socialtilsyn § 8" --basis "SEL § 101, stk. 4"',
    ),
)
def followup(
    case: CasePath,
    post: Annotated[
        str | None, typer.Argument(metavar="[POST]", help="Det punkt, der skal rettes (fra tilsyn log).")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="TYPE", help="udviklingspunkt, opmærksomhedspunkt, vilkår, påbud eller skærpet tilsyn."
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help=f"{choices(FOLLOWUP_STATUS)}.",
        ),
    ] = None,
    decision: Annotated[
        str | None,
        typer.Option("--decision", metavar="AFGØRELSE", help=f"{choices(DECISIONS)}."),
    ] = None,
    decision_date: Annotated[
        str | None, typer.Option("--decision-date", metavar="DATO", help="Afgørelsens dato, dd-mm-åååå.")
    ] = None,
    deadline: Annotated[str | None, typer.Option("--deadline", metavar="DATO", help="Fristen, dd-mm-åååå.")] = None,
    law: Law = None,
    basis: Basis = None,
    indicator: Belongs = None,
    by: By = None,
) -> None:
    """Tilføj et opfølgningspunkt (teksten fra stdin eller prompt), eller ret et."""
    from tilsyn.services.planning import preparing

    stated = {
        "kind": kind, "status": status, "decision": decision, "decision_date": decision_date,
        "deadline": deadline, "law": law, "basis": basis, "indicator": indicator,
    }  # fmt: skip
    if post and " " in post.strip():
        raise text_on_stdin("followup")
    with desk(case) as open_case:
        preparing.check_followup(open_case, post, by, stated)
        with _point_text(open_case, new=post is None) as given:
            before = len(open_case.case.entries)
            point = preparing.save_followup(open_case, post, given.text, by, stated, drop_draft=given.draft)
        _tell_law(law, point.law)
        _tell_law(basis, point.basis)
        _tell_if_it_waits(open_case, point)
        console.out(f"{open_case.word_since(before)} opfølgningspunkt")


NOT_ANNOUNCED = (
    "Punktet er en afgørelse, og den kommer først i rapporten, når den er meddelt: "
    "tilsyn followup SAG POST --decision meddelt --decision-date DATO."
)


def _tell_if_it_waits(open_case: Desk, point: FollowUp) -> None:
    from tilsyn.services.judging.followups import waits_to_be_announced

    if waits_to_be_announced(open_case, point):
        console.err(NOT_ANNOUNCED)


def _tell_law(typed: str | None, stands: str | None) -> None:
    """A provision is written in one form; where that is another than was typed, it is said."""
    if typed and stands and typed != stands:
        console.err(f"Bestemmelsen står som {stands}.")


def _point_text(open_case: Desk, *, new: bool) -> AbstractContextManager[console.GivenText]:
    """A new point's text; of one that stands only what a pipe says, and then what a person states beside it."""
    from tilsyn.services.drafts import Keeper
    from tilsyn.services.planning.preparing import POINT_DRAFT

    if new:
        return console.text_for("Punktets tekst", Keeper(open_case, POINT_DRAFT))
    return nullcontext(console.GivenText("" if sys.stdin.isatty() else console.read_if_any()))


@app.command(
    "scope",
    cls=DanishCommand,
    epilog="Eksempel: tilsyn scope nordkaj.tilsyn 2.b --use ja --reason - < grund.txt",
)
def scope(
    case: CasePath,
    indicator: Annotated[
        str, typer.Argument(metavar="INDIKATOR", help="Indikatoren, fx 2.b.", autocompletion=completion.indicators)
    ],
    use: Annotated[str, typer.Option("--use", metavar="ja|nej", help="Om indikatoren bruges i denne sag.")],
    reason: PrintedReason = None,
    by: By = None,
) -> None:
    """Registrér valget, hvor kilderne er uenige om, hvorvidt indikatoren gælder for tilbudstypen."""
    from tilsyn.services.planning import preparing

    if use.lower() not in YES_NO:
        raise UsageProblem("--use skal være ja eller nej.", "Skriv --use ja eller --use nej.")
    with desk(case) as open_case:
        preparing.contested(open_case, indicator)
        with reason_text(reason, open_case, by, told=PRINTED) as why:
            before = len(open_case.case.entries)
            chosen = preparing.choose_scope(open_case, indicator, use=YES_NO[use.lower()], reason=why, by=by)
        console.out(f"{open_case.word_since(before)} {chosen}")
