"""model list, show, supplement, check, schema; ref."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import By, Json, desk, shelf
from tilsyn.domain.text import name_shown
from tilsyn.domain.values import NOT_OFFICIAL

app = group()
model = group()
app.add_typer(model, name="model", help="Vis, list og kontrollér udgaver af kvalitetsmodellen.")


@model.command("list", cls=DanishCommand, epilog="Eksempel: tilsyn model list")
def list_(json: Json = False) -> None:
    """Vis alle udgaver, retningslinjer, love, spørgerammer og tillæg, der kan åbnes."""
    from tilsyn.services import editions

    rows = editions.listed(shelf())
    if json:
        console.out_json(rows)
    else:
        console.table("Udgaver", ("id", "titel"), ((row["id"], row["title"]) for row in rows))


@model.command("show", cls=DanishCommand, epilog="Eksempel: tilsyn model show KM2021")
def show(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="Fx KM2021, NR2020, SEL eller kerneydelser; også en fil.")
    ],
    json: Json = False,
) -> None:
    """Vis en udgave: temaer, kriterier, indikatorer og spørgsmål; anvisninger, en lov eller et tillæg."""
    from tilsyn.services import editions

    document = editions.shown(shelf(), identifier)
    if json:
        console.out_json(document)
    else:
        for line in _outline(document):
            console.out(line)


def _outline(document: dict[str, Any]) -> list[str]:
    if document.get("kind") == "frame":
        return _frame_outline(document)
    lines = [document["title"], *_supplied(document)]
    for section in document.get("sections", []):
        lines.append(f"\n§ {section['number']} {section['subject']}")
        lines += [f"  Stk. {each['number']}. {each['text']}" for each in section["subsections"]]
    if document.get("unknown"):
        lines += ["\nIkke trykt i kilden, og derfor ukendt:", *(f"  {each}" for each in document["unknown"])]
    directives = [each for each in document.get("directives", []) if isinstance(each, dict)]
    lines += [f"{each['id']}  {each['subject']}" for each in directives]
    for theme in document.get("themes", []):
        lines.append(f"\nTema {theme['number']}: {theme['title']}")
        for criterion in theme["criteria"]:
            lines.append(f"Kriterium {criterion['id']}: {criterion['title']}")
            for rated in criterion["indicators"] or [criterion]:
                lines.append(
                    f"  {rated['id']} {rated.get('text') or rated.get('title') or '(ordlyden er ikke fundet)'}"
                )
                lines += [_question_line(each) for each in rated["questions"]]
    return lines


def _question_line(question: dict[str, Any]) -> str:
    """One of our own beside the official ones says so."""
    return f"    {question['id']} {question['text']}{f' ({NOT_OFFICIAL})' if question.get('addition') else ''}"


def _frame_outline(document: dict[str, Any]) -> list[str]:
    """What it is, what its source begins with, and its points under their headings."""
    lines, heading = list(filter(None, (document["title"], document["edition"]))), None
    lines += [f"Kilden, {each['heading']}: {each['text']}" for each in document["framing"]]
    lines += filter(None, (document["note"],))
    for item in document["items"]:
        if item["heading"] != heading:
            heading = item["heading"]
            lines.append(f"\n{heading}")
        feeds = f"  (kan bruges til {', '.join(item['feeds'])})" if item["feeds"] else ""
        lines.append(f"  {item['id']}  {item['title']}{feeds}")
    return [*lines, *_step_outline(document)]


def _step_outline(document: dict[str, Any]) -> list[str]:
    """The steps that a whole inspection can be seen by, with what is asked about each."""
    lines: list[str] = []
    for step in document["steps"]:
        lines.append(f"  {step['title']}: {', '.join(step['questions']) or 'ingen spørgsmål'}")
        lines += [f"    også {question}: {why}" for question, why in step["additions"].items()]
    lines += [f"  Uden for trinnene {question}: {why}" for question, why in document["off_course"].items()]
    return ["\nTrin, og det, der belyser dem", *lines] if lines else []


def _supplied(document: dict[str, Any]) -> list[str]:
    """What an edition is completed with, or a supplement adds; by whom, and from where."""
    supplement = document.get("supplement") or (document if document.get("kind") == "supplement" else None)
    if supplement is None:
        return []
    beside = f"Med tillægget {supplement['title']} ({supplement['id']}, version {supplement['version']}):"
    own = f"Tillæg til {supplement['edition']}, version {supplement['version']}:"
    return [own if supplement is document else beside, *(f"  {each}" for each in supplement["supplied"])]


@model.command("supplement", cls=DanishCommand, epilog="Eksempel: tilsyn model supplement kontoret.yaml")
def supplement(
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Tillægget: YAML, der begynder med tilsyn-supplement/1.")],
    case: Annotated[
        Path | None, typer.Option("--case", metavar="SAG", help="Giv sagen tillægget; ellers vises det kun.")
    ] = None,
    by: By = None,
    json: Json = False,
) -> None:
    """Kontrollér et tillæg, og vis, hvad udgaven bliver med det; med --case får sagen det."""
    from tilsyn.services import supplements

    if case is None:
        found = supplements.looked_at(shelf(), file)
        if json:
            console.out_json(found)
        else:
            for line in supplements.told(found):
                console.out(line)
        return
    with desk(case) as open_case:
        given = supplements.give(open_case, file, by)
        found = supplements.standing(open_case)
        outdated = supplements.reports_outdated(open_case) if given else []
    console.problems(outdated, sys.stderr)
    if json:
        console.out_json(found)
    else:
        word = "gemt" if given else "uændret"
        console.out(f"{word} tillæg {found['supplement']['id']} · udgave {found['id']} {found['version']}")


@model.command("check", cls=DanishCommand, epilog="Eksempel: tilsyn model check KM2021.yaml")
def check(
    file: Annotated[
        Path,
        typer.Argument(metavar="FIL.yaml", help="En udgave, en retningslinje, en lov, en spørgeramme eller et tillæg."),
    ],
) -> None:
    """Kontrollér en fil; alle fejl vises på én gang med fil og linje."""
    from tilsyn.services import editions

    for problem in editions.checked(shelf(), file):
        console.show_problem(problem)
    console.out(f"{name_shown(file.name)} er i orden.")


@model.command("schema", cls=DanishCommand, epilog="Eksempel: tilsyn model schema > udgave.schema.json")
def schema(
    kind: Annotated[
        str, typer.Option("--kind", help="edition, directives, checklist, law eller supplement.")
    ] = "edition",
) -> None:
    """Skriv JSON Schema for en udgave, til editorer, der kan vise det."""
    from tilsyn.storage.library import json_schema

    console.out_json(json_schema(kind))


@app.command("ref", cls=DanishCommand, epilog="Eksempel: tilsyn ref NR2020:3.1.5")
def ref(
    reference: Annotated[
        str,
        typer.Argument(
            metavar="ANVISNING|INDIKATOR|SPØRGSMÅL|TEMA|LOV",
            help='Fx NR2020:3.1.5, 4.a, 4.a.1, tema:4, kriterium:3, 101-dag, recovery eller "SEL § 101, stk. 4".',
        ),
    ],
    case: Annotated[
        Path | None,
        typer.Option("--case", metavar="SAG", help="Slå op i sagens egen udgave, og se, hvad sagen har om det."),
    ] = None,
    json: Json = False,
) -> None:
    """Slå op, hvad der hører sammen: anvisninger, spørgsmål, indikatorer og § 101, og det, kilden siger om et tema."""
    from contextlib import nullcontext

    from tilsyn.services import editions

    with desk(case) if case else nullcontext() as open_case:
        looked_up = editions.looked_up(shelf(), reference, open_case)
    found = looked_up.found
    if looked_up.instead:
        console.err(f"Bemærk: {looked_up.instead}")
    if looked_up.outside:
        console.err(f"Sagen har ingen kopi af {found['edition']}; det er slået op i biblioteket, som det er i dag.")
    for identity, subject in looked_up.elsewhere:
        console.err(f"Nummeret findes også i en anden udgave: {identity}  {subject}. Se: tilsyn ref {identity}")
    if json:
        console.out_json(found)
    else:
        from tilsyn.cli.reference_lines import reference_lines

        for line in reference_lines(found):
            console.out(console.wrapped(line) if sys.stdout.isatty() else line)
