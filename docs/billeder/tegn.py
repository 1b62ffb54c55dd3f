"""Draws the pictures of the full screen that stand in the guide, from a fictional visit.

    python docs/billeder/tegn.py

Needs what the tests need (`pip install -e '.[test]'`); writes the .svg files beside itself.
"""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from datetime import datetime
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tilsyn.domain.world import World
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.evening.app import Evening
from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.interview.screen.kit.terminal import prepare
from tilsyn.interview.screen.transfer.app import Transferring
from tilsyn.interview.screen.transfer.clipboard import Keeping
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session
from tilsyn.services.keeping import records
from tilsyn.services.leaving.notes_and_paste import ReportFields
from tilsyn.services.open_case import CaseKey, Desk, opened

HERE = Path(__file__).parent
SIZE = (100, 30)
CLOCK = datetime.fromisoformat("2023-10-24T10:12:00+02:00")
WORLD = World(lambda: CLOCK, secrets.token_bytes, "tilsyn")
State = tuple[str, tuple[str, ...]]
"""The picture's name, and the keys that lead to it: a word in <> is a key, all else is typed."""

CITIZEN = Asked(source="Borger 7", group="borger")
GROUP = Asked(source="Borger 7", others=("Borger 8", "Borger 9"), group="borger")
PAPER = """4.a.1 j: De siger, at de bliver spurgt, før der sker noget
- en af dem er ikke enig
om aftenen
14:20 7.a.7 Trangt i venteværelset"""
LOOSE = "På vej ud siger lederen, at opslaget om åbningstid er fra i sommer, og at kun dagtimerne står der."
CONVERSATION: tuple[State, ...] = (
    ("aabning", ("<space>", "<down>", "<space>")),
    ("spoergsmaal", ("<enter>",)),
    ("anvisninger", ("<escape>", "?", "<enter>")),
    (
        "note",
        (
            *("<escape>", "<tab>", "Hun siger: ", "<f2>", "jeg ringede selv, og så gik der tre uger", "<f2>"),
            *("<f3>", "<f5>", "10:05", "<enter>"),
        ),
    ),
    ("taster", ("<escape>", "n")),
    (
        "gennemlaesning",
        (
            *("<enter>", "De spurgte til arbejde og bolig; boligen er ikke taget op siden"),
            *("<escape>", "d", "<enter>", "<ctrl+r>"),
        ),
    ),
    ("kommandoer", ("<escape>", "<ctrl+p>")),
    ("afslutning", ("<escape>", "<f8>", "<end>", "<space>")),
    ("slukket", ("<escape>", "<f9>")),
)

EVENING: tuple[State, ...] = (
    ("aften", ("<down>",) * 12),
    ("stemmer", ("<enter>",)),
    ("bedoemmelse", ("b", "<enter>")),
    ("score", ("<tab>",) * 3),
    ("vurdering", ("<escape>", "<escape>", "<escape>", "v", "<enter>")),
    ("opfoelgning", ("<escape>", "o", "<enter>")),
    ("sortering", ("<escape>", "l", "<enter>")),
)


async def draw(app: Sitting, states: tuple[State, ...]) -> None:
    """Walk through the states, and write a picture of each."""
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for name, keys in states:
            for each in keys:
                await _type(pilot, each)
            await pilot.pause(0.3)
            (HERE / f"{name}.svg").write_text(app.export_screenshot(title="tilsyn"), encoding="utf-8")


async def _type(pilot: Pilot[str], typed: str) -> None:
    if typed.startswith("<"):
        await pilot.press(typed[1:-1])
    elif len(typed) > 1:
        pilot.app.post_message(events.Paste(typed))
    else:
        await pilot.press(typed)
    await pilot.pause(0.2)


class Nowhere:
    """A clipboard that keeps nothing."""

    def put(self, text: str) -> bool:
        return bool(text)

    def get(self) -> str | None:
        return None


def conversation(desk: Desk, asked: Asked, *, paper: bool = False) -> Interview:
    """One conversation's application on an open case."""
    session = Session(desk, chosen(desk, asked, "MKV"), narrowed(desk, asked), "MKV")
    return Interview(session, Marks(), paper=paper)


def main() -> None:
    from tilsyn.cli import main as tilsyn

    prepare(None)
    with tempfile.TemporaryDirectory() as folder:
        tilsyn(["demo", "--out", folder])
        case = next(Path(folder).glob("*.tilsyn"))
        with opened(case, CaseKey(lambda: "demo", WORLD)) as desk:
            asyncio.run(draw(conversation(desk, CITIZEN), CONVERSATION))
            asyncio.run(draw(conversation(desk, GROUP, paper=True), (("papir", (PAPER, "<ctrl+s>")),)))
        with opened(case, CaseKey(lambda: "demo", WORLD)) as desk:  # another command, which has saved nothing yet
            records.add_note(desk, LOOSE, (), None, "MKV")
            asyncio.run(draw(Evening(desk, "MKV", Marks(), "overview"), EVENING))
            fields = ReportFields(desk, "MKV")
            asyncio.run(draw(Transferring(fields, Keeping(Nowhere()), Marks()), (("overfoersel", ()),)))


if __name__ == "__main__":
    main()
