"""status, log, verify, protect, withdraw, redact."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn.cli import completion, console, pages
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.asking import asked_again, tries_at
from tilsyn.cli.options import By, CasePath, Json, Reason, desk, passphrase, reason_text, warn_if_synchronised, world
from tilsyn.domain.values import RECEIVERS
from tilsyn.errors import ExitCode, UsageProblem

if TYPE_CHECKING:
    from tilsyn.services.keeping.records import CaseOverview
    from tilsyn.services.open_case import Desk

UNPROVEN = "Sagen rummer også {drafts}, der ikke er gemt som poster endnu. Dem siger kontrollen ikke noget om."
app = group()
Post = Annotated[
    str, typer.Argument(metavar="POST", help="De første 8 eller flere tegn af postens id (fra tilsyn log).")
]


@app.command("status", cls=DanishCommand, epilog="Eksempel: tilsyn status nordkaj.tilsyn")
def status(
    case: CasePath,
    place: Annotated[
        str | None,
        typer.Argument(
            metavar="[STED]",
            help="Kun det, der gælder 4.a, tema:4, kriterium:4 eller samlet.",
            autocompletion=completion.indicators,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Hver mangel for sig, med råd.")] = False,
    json: Json = False,
) -> None:
    """Hvor sagen står, og hvad der mangler; slutter med 1, så længe den ikke er klar til en endelig rapport."""
    from tilsyn.services import tables
    from tilsyn.services.keeping import records

    if sum((place is not None, everything, json)) > 1:
        raise UsageProblem("STED, --all og --json siger hver sit om, hvad der skal vises.", "Behold det ene.")
    with desk(case) as open_case:
        found = records.overview(open_case)
        told = _told(open_case, found, place, everything=everything)
    if json:
        console.out_json(found.document)
    else:
        pages.show([*tables.status_lines(found.document, found.ready), *told])
    if not found.ready.ready:
        raise typer.Exit(ExitCode.ANSWER_IS_NO)


def _told(open_case: Desk, found: CaseOverview, place: str | None, *, everything: bool) -> list[str]:
    """What follows the verdict: one line a kind, or each with its advice."""
    from tilsyn.services.keeping import missing
    from tilsyn.services.keeping.records import in_reading_order

    if place is not None:
        lines = list(missing.problem_lines(missing.about(open_case, found.ready, place)))
        return ["", *(lines or [f"{place}: intet mangler."])]
    if everything:
        return ["", *missing.problem_lines(in_reading_order(found.ready))]
    return list(missing.missing_lines(open_case, found.ready))


@app.command("log", cls=DanishCommand, epilog="Eksempel: tilsyn log nordkaj.tilsyn")
def log(
    case: CasePath,
    protected: Annotated[bool, typer.Option("--protected", help="Også beskyttede poster; kun i en terminal.")] = False,
    json: Json = False,
) -> None:
    """Vis sagens poster med de tegn, som andre kommandoer kender dem på."""
    from tilsyn.services.keeping.log import log_rows, log_table

    if protected and not console.screen_wide():
        raise UsageProblem(
            "Beskyttede poster vises kun i en terminal.", "Kør kommandoen uden at sende udskriften videre."
        )
    with desk(case) as open_case:
        if json:
            console.out_json(list(log_rows(open_case, protected=protected)))
        else:
            columns = ("post", "tid", "hvem", "hvad", "hvor", "ord")
            console.table("Poster", columns, log_table(open_case, protected=protected))


@app.command("verify", cls=DanishCommand, epilog="Eksempel: tilsyn verify nordkaj.tilsyn --receipt 3f2a91c04b7d")
def verify(
    case: CasePath,
    receipt: Annotated[
        str | None, typer.Option("--receipt", metavar="HOVED", help="Et tidligere hoved, der stadig skal findes.")
    ] = None,
    json: Json = False,
) -> None:
    """Efterprøv filen fra den første byte til den sidste. Resultatet er til konsulenten selv."""
    from tilsyn.domain.danish import counted
    from tilsyn.services.keeping.verify import verify_case

    asks = partial(passphrase, case)
    found = asked_again(lambda: verify_case(case, asks, world(), receipt), tries_at("TILSYN_PASSPHRASE"))
    if json:
        console.out_json(found)
    else:
        entries, pages = found["entries"], found["pages"]["total"]
        held = (counted(entries, "post", "poster"), f"{found['answers']} svar", counted(pages, "side", "sider"))
        console.out(", ".join(held))
        console.out(f"hoved: {', '.join(head[:16] for head in found['heads'])}")
        console.problems_json(found["faults"])
        console.out("Filen er hel og uændret." if found["ok"] else "Filen er ikke i orden.")
        if found["drafts"]:
            console.out(UNPROVEN.format(drafts=counted(found["drafts"], "halvskrevet tekst", "halvskrevne tekster")))
        console.err("Resultatet er kun til dig selv: det tæller også det, der er beskyttet.")
    warn_if_synchronised(case)
    if not found["ok"]:
        raise typer.Exit(ExitCode.ANSWER_IS_NO)


@app.command(
    "protect",
    cls=DanishCommand,
    epilog="Eksempel: tilsyn protect nordkaj.tilsyn 3f2a91c0 --as fortrolig --reason - < grund.txt",
)
def protect(
    case: CasePath,
    post: Post,
    protection: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="SOM",
            help="fortrolig, whistleblow, normal; ikke-cpr: det, der ligner, er ikke et CPR-nummer.",
        ),
    ],
    reason: Reason = None,
    by: By = None,
) -> None:
    """Beskyt en post, så den hverken ses eller mærkes i noget, der forlader sagen."""
    from tilsyn.services.keeping import records

    with desk(case) as open_case:
        same = records.same_words(open_case, post)
        records.check_protection(open_case, post, protection)
        with reason_text(reason, open_case, by) as why:
            written = records.protect(open_case, post, protection, why, by)
        _said(written, post, same)
        if written and (again := records.called_from_now_on(open_case, post)):
            console.err(again)


@app.command(
    "withdraw",
    cls=DanishCommand,
    epilog="Eksempel: tilsyn withdraw nordkaj.tilsyn 3f2a91c0 --reason - < grund.txt",
)
def withdraw(case: CasePath, post: Post, reason: Reason = None, by: By = None) -> None:
    """Træk en oplysning tilbage: den bruges ikke mere, og en bedømmelse, der hviler på den, skal læses igen."""
    from tilsyn.services.keeping import records

    with desk(case) as open_case:
        same = records.same_words(open_case, post)
        records.standing(open_case, post)
        with reason_text(reason, open_case, by) as why:
            written = records.withdraw(open_case, post, why, by)
        _said(written, post, same)


@app.command(
    "redact", cls=DanishCommand, epilog="Eksempel: tilsyn redact nordkaj.tilsyn 3f2a91c0 --reason - < grund.txt"
)
def redact(case: CasePath, post: Post, reason: Reason = None, by: By = None) -> None:
    """Fjern indholdet af en post for altid; tid, hvem og hvorfor bliver stående."""
    from tilsyn.services.keeping import records

    with desk(case) as open_case:
        same = records.same_words(open_case, post, earlier=True)
        records.target(open_case, post)
        with reason_text(reason, open_case, by) as why:
            taken = records.redact(open_case, post, why, by)
        _also(same)
        for each in taken:
            console.err(
                f"Det stod også i den endelige rapport til {RECEIVERS[each]}. Den er fjernet fra sagen; lav en ny."
            )
        console.out(f"fjernet {post}")


def _said(written: bool, post: str, same: list[str]) -> None:
    """A second time is no fault, and writes nothing."""
    if written:
        _also(same)
        console.out(f"gemt {post}")
    else:
        console.out(f"uændret {post}: det er sådan i forvejen")


def _also(posts: list[str]) -> None:
    """One gesture may have written the same words to several questions, and a correction keeps what it replaced."""
    if posts:
        console.err(f"Det samme står også i: {', '.join(posts)}. De er ikke ændret.")
