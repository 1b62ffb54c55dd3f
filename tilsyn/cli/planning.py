"""plan, guide."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tilsyn.cli import completion, console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.doubted_names import ask_about_names
from tilsyn.cli.options import (
    PRINTED,
    By,
    CasePath,
    Json,
    Output,
    Overwrite,
    PrintedReason,
    Template,
    consent,
    desk,
    only_dash,
    template_named,
)
from tilsyn.domain.addresses import Slot
from tilsyn.domain.text import one_line
from tilsyn.domain.values import DOCUMENT_STATUS, GROUPS_GUIDED, PUT_TO, SPOKEN_GROUPS
from tilsyn.domain.words import choices
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.services.open_case import Desk
    from tilsyn.services.planning.plan import PlanChanges, PlanSaved

app = group()
GROUPS = choices((*GROUPS_GUIDED, "dokument", "observation", "temaer"))
SPOKEN = choices(SPOKEN_GROUPS)
ASKED = choices((*PUT_TO, "alle"))
TYPES = (
    "oplysninger fra Tilbudsportalen, godkendelses- og tilsynsrapporter, vagtplaner, medarbejderlister, husorden, "
    "behandlingsplaner, pædagogiske planer, aftaler med supervisor, håndbøger, instrukser, årshjul, dagbogsnotater, "
    "magtindberetninger, redegørelser eller en anden type"
)
STATUSES = f"{choices(DOCUMENT_STATUS)}; ellers anmodet."
DATE = "DATO"
Word = str | None
Words = list[str] | None
TEXTS = {"basis": "Grundlag", "programme": "Program", "question": "Dit eget spørgsmål", "reason": "Begrundelse"}
READ_BY = {"basis": PRINTED, "programme": "står kun i planen", "reason": PRINTED}
"""Who will read it, where one might not think of it."""
Basis = Annotated[
    Word,
    typer.Option(
        "--basis",
        metavar="-",
        callback=only_dash,
        help="Grundlaget, som det skal stå i rapporten; fra prompt eller stdin.",
    ),
]
Programme = Annotated[
    Word,
    typer.Option(
        "--programme",
        metavar="-",
        callback=only_dash,
        help="Jeres eget program, som kun står i planen; fra prompt eller stdin.",
    ),
]
OwnQuestion = Annotated[
    Word,
    typer.Option("--question", metavar="-", callback=only_dash, help="Dit eget spørgsmål, fra prompt eller stdin."),
]
ItsPlace = Annotated[
    Word,
    typer.Option(
        "--indicator", metavar="ID", help="Hvor det hører til; også kriterium:4, tema:4.",
        autocompletion=completion.indicators,
    ),
]  # fmt: skip
PutTo = Annotated[
    Words, typer.Option("--group", metavar="GRUPPE", help=f"Hvem det stilles til: {ASKED}. Kan gentages; ellers alle.")
]


@app.command(
    "plan", cls=DanishCommand, epilog="Eksempel: tilsyn plan nordkaj.tilsyn --document vagtplaner --deadline 11-10-2023"
)
def plan(
    case: CasePath,
    basis: Basis = None,
    programme: Programme = None,
    meet: Annotated[Words, typer.Option(help="Hvem vi gerne vil møde; kan gentages. Erstatter listen.")] = None,
    document: Annotated[Words, typer.Option(metavar="TYPE", help=f"Et dokument: {TYPES}. Kan gentages.")] = None,
    title: Annotated[Word, typer.Option(help="Dokumentets titel. Samme type og titel: det samme dokument.")] = None,
    deadline: Annotated[Word, typer.Option(metavar=DATE, help="Dokumentets frist, dd-mm-åååå.")] = None,
    status: Annotated[Word, typer.Option(help=f"Hvor langt dokumentet er: {STATUSES}")] = None,
    not_interviewed: Annotated[
        Word, typer.Option("--not-interviewed", metavar="GRUPPE", help=f"En gruppe, der ikke er talt med: {SPOKEN}.")
    ] = None,
    reason: PrintedReason = None,
    sample: Annotated[Word, typer.Option(metavar="TEKST", help="Stikprøve: af hvad, fx sager.")] = None,
    population: Annotated[int | None, typer.Option(metavar="N", help="Hvor mange der er i alt.")] = None,
    drawn: Annotated[int | None, typer.Option(metavar="N", help="Hvor mange der er udtrukket.")] = None,
    as_of: Annotated[
        Word, typer.Option("--as-of", metavar=DATE, help="Hvornår stikprøven er opgjort, dd-mm-åååå.")
    ] = None,
    drawn_by: Annotated[Word, typer.Option("--drawn-by", help="Hvem der udtrak den.")] = None,
    criteria: Annotated[Word, typer.Option(help="Hvordan den blev udtrukket.")] = None,
    question: OwnQuestion = None,
    indicator: ItsPlace = None,
    to: PutTo = None,
    code: Annotated[Word, typer.Option(metavar="KODE", help="Et af dine egne spørgsmål, der skal rettes.")] = None,
    by: By = None,
    json: Json = False,
) -> None:
    """Vis planen for besøget, eller skriv i den."""
    from tilsyn.services.planning import plan

    wanted = plan.PlanChanges(
        basis, programme, tuple(meet or ()), tuple(document or ()), title, deadline, status, not_interviewed, reason,
        sample, population, drawn, as_of, drawn_by, criteria, question, indicator, tuple(to or ()), code,
    )  # fmt: skip
    wanted = plan.read(wanted)
    plan.check(wanted)
    with desk(case) as open_case:
        if wanted.anything:
            stands = open_case.visible().fields.meet
            ask_about_names(open_case, "meet", [each for each in map(one_line, wanted.meet) if each not in stands])
            _say(_written(open_case, wanted, by), console.err if json else console.out)
        if json:
            console.out_json(plan.plan_document(open_case))
        elif not wanted.anything:
            _show(open_case, case)


def _written(open_case: Desk, wanted: PlanChanges, by: str | None) -> PlanSaved:
    """Texts are asked for once the options are known to fit; a person's are kept where saving is refused."""
    from tilsyn.services.drafts import Keeper
    from tilsyn.services.planning import plan

    asked = [each for each in TEXTS if _is_asked(wanted, each)]
    if not sys.stdin.isatty() and len({*asked} - {"reason"}) > 1:  # a reason may come before one text
        raise UsageProblem(
            f"Kun én tekst ad gangen kan komme fra stdin, ikke --{' og --'.join(asked)}.", "Skriv dem hver for sig."
        )
    trial: dict[str, Any] = dict.fromkeys(asked, "-")
    plan.prepared(open_case, wanted._replace(**trial))
    open_case.who(by)
    if len(asked) > 1 and not sys.stdin.isatty():
        reason, text = console.two_texts()
        both: dict[str, Any] = {"reason": reason, asked[0]: text}
        return plan.write_plan(open_case, wanted._replace(**both), by)
    with ExitStack() as held:
        keepers = [Keeper(open_case, Slot.plan(each)) for each in asked]
        texts = [
            held.enter_context(console.text_for(TEXTS[each], keeper, f"--{each}", READ_BY.get(each, "")))
            for each, keeper in zip(asked, keepers, strict=True)
        ]
        filled: dict[str, Any] = {each: given.text for each, given in zip(asked, texts, strict=True)}
        drafts = [given.draft for given in texts if given.draft]
        return plan.write_plan(open_case, wanted._replace(**filled), by, drop_drafts=drafts)


def _is_asked(wanted: PlanChanges, name: str) -> bool:
    """A text given as "-", or the reason that must be and was not given."""
    given = getattr(wanted, name)
    if name == "reason" and given is None and wanted.not_interviewed:
        if not console.interactive():
            raise UsageProblem("Begrundelsen mangler.", "Tilføj --reason - og send teksten på stdin.")
        return True
    return bool(given == "-")


def _say(written: PlanSaved, say: Callable[[str], None]) -> None:
    say(f"gemt {'; '.join(written.what)}" if written.what else "Uændret: planen siger det allerede.")


def _show(open_case: Desk, case: Path) -> None:
    from tilsyn.domain.text import name_shown
    from tilsyn.services.planning.plan import plan_document
    from tilsyn.services.planning.plan_lines import plan_lines

    streams = console.Terminal()
    for line in plan_lines(plan_document(open_case), name_shown(case.name)):
        streams.say(line)


@app.command("guide", cls=DanishCommand, epilog="Eksempel: tilsyn guide nordkaj.tilsyn -o guide.docx --group borger")
def guide(
    case: CasePath,
    output: Annotated[Path, Output("FIL.docx")],
    only: Annotated[str | None, typer.Option("--group", metavar="GRUPPE", help=f"{GROUPS}; ellers dem alle.")] = None,
    checklist: Annotated[
        str | None,
        typer.Option("--checklist", metavar="ID", help="En spørgeramme i stedet.", autocompletion=completion.frames),
    ] = None,
    template: Template = None,
    overwrite: Overwrite = False,
) -> None:
    """Skriv samtaleguiden til papir: spørgsmålene i samtalens orden, med plads til at skrive."""
    from tilsyn.services.leaving import guide

    own = template_named(template)
    with desk(case) as open_case:
        replace = consent(overwrite=overwrite)
        sections = guide.write_guide(open_case, output, only, checklist, may_replace=replace, template=own)
    console.written(output, f": {', '.join(sections)}")
