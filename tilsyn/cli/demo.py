"""demo: a fictional visit, played through the real engine. It asks nothing and needs no variable."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn.cli import console
from tilsyn.cli.app import DanishCommand, group
from tilsyn.cli.options import Overwrite, consent, output_path, shelf

if TYPE_CHECKING:
    from tilsyn.services.demo import Stage
    from tilsyn.services.open_case import Desk

app = group()


@app.command("demo", cls=DanishCommand, epilog="Eksempel: tilsyn demo --out tilsyn-demo")
def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="MAPPE", parser=output_path, help="Hvor filerne lægges.")
    ] = Path("tilsyn-demo"),
    overwrite: Overwrite = False,
) -> None:
    """Se et helt, opdigtet tilsyn: samtaler, bedømmelser, rapport og matrix."""
    from tilsyn.services import demo as demonstration

    playing = demonstration.stage(out, consent(overwrite=overwrite))
    open_case = demonstration.create(playing, shelf())
    with open_case.file:
        demonstration.prepare(open_case, playing)
        _play(open_case, playing)
        written = demonstration.write(open_case, playing)
        demonstration.hear(open_case, playing)
        _show(open_case)
    for path in written:
        console.written(path)
    _what_now(playing)


def _play(open_case: Desk, playing: Stage) -> None:
    from tilsyn.services import demo as demonstration
    from tilsyn.services.conversation.replay import gestures, replay

    asked = len(gestures(playing.sample))
    deque(console.progress("Samtaler", replay(open_case, playing), asked), maxlen=0)
    demonstration.catch_up(open_case, playing)
    demonstration.afterthoughts(open_case)
    total = len(playing.sample["judgements"]) + len(playing.sample["assessments"])
    judged = sum(1 for _ in console.progress("Bedømmelser", demonstration.judge_all(open_case, playing), total))
    said = demonstration.answers(open_case)
    console.out(f"{playing.sample['case']['provider']}: {said} svar og {judged} tekster skrevet ind")


def _show(open_case: Desk) -> None:
    from tilsyn.services.tables import followup_table, theme_table

    console.table("Scoreoversigt", ("tema", "", "værdi", "grundlag"), theme_table(open_case))
    console.table("Opfølgning", ("type", "indikator", "status", "tekst"), followup_table(open_case))


def _what_now(playing: Stage) -> None:
    from tilsyn.domain.cpr import mask_cpr

    named = mask_cpr(console.printable(str(playing.case)))
    case = f'"{named}"' if " " in named else named
    console.out("")
    console.out(f"Åbn rapporten i Word og matrixen i Excel. Sagen har adgangssætningen »demo«: {named}")
    console.out("Prøv så:")
    console.out(f"  tilsyn status {case}")
    console.out(f"  tilsyn score {case}")
    console.out(f"  tilsyn report {case} -o endelig.docx --final")
    console.out(f'  tilsyn interview {case} --source "Borger 1"')
