"""Lists one chooses in: the row one stands on is marked without colour, and an arrow stops at the ends."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tests.playing import play, press, shown
from tilsyn.cli import console
from tilsyn.interview.screen.choose_encounter import CLOSED, Choosing
from tilsyn.interview.screen.kit.choice_list import MarkedList
from tilsyn.interview.screen.kit.correction import ValueLine
from tilsyn.interview.screen.kit.dialogs import Choose, Pick, PickWho
from tilsyn.interview.screen.kit.glyphs import Marks, marks_for
from tilsyn.services.conversation.opening import Asked

STANDING = (("id-1", "Borger 1 2023-10-24"), ("id-2", "Leder 2023-10-24"))
TO_CORRECT = (("id-3", "Borger 2 2023-10-24"),)


def marked(pilot: Pilot[str], mark: str) -> list[str]:
    """The rows that are marked on the screen."""
    rows = re.findall(rf"{mark} +(\w.*)", shown(pilot))
    return [re.sub(r"\W+$", "", row) for row in rows if "TASTER" not in row]


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", "▸"), ("ascii", ">")])
def test_the_conversation_one_would_choose_is_marked_without_colour(encoding: str, mark: str) -> None:
    console.prepare_streams()  # it writes the twins

    async def story(pilot: Pilot[str]) -> None:
        assert marked(pilot, mark) == ["Borger 1 2023-10-24"]
        await press(pilot, "<down>")
        assert marked(pilot, mark) == ["Leder 2023-10-24"]
        await press(pilot, "<end>")
        assert marked(pilot, mark) == ["Borger 2 2023-10-24"]

    play(Choosing(STANDING, set(), Asked(), marks_for(encoding), TO_CORRECT), story)


def test_an_arrow_goes_past_the_heading_and_stops_at_both_ends() -> None:
    app = Choosing(STANDING, set(), Asked(), Marks(), TO_CORRECT)

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<up>")
        assert marked(pilot, "▸") == ["Borger 1 2023-10-24"]
        await press(pilot, *["<down>"] * 12)
        assert marked(pilot, "▸") == ["Borger 2 2023-10-24"]
        await press(pilot, "<up>")
        assert CLOSED not in marked(pilot, "▸")
        assert marked(pilot, "▸") == ["Ny gennemgang af dokumenter"]

    play(app, story)


class Listing(App[str]):
    """A list and nothing else."""

    def __init__(self, *rows: str) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield MarkedList(Marks(), [(each, each) for each in self.rows])

    @property
    def list(self) -> MarkedList:
        return self.query_one(MarkedList)


def test_other_rows_leave_one_at_the_row_one_stood_at() -> None:
    async def story(pilot: Pilot[str]) -> None:
        app.list.focus()
        await press(pilot, "<down>", "<down>")
        assert app.list.standing_at == "c"
        app.list.show((each, each) for each in "xabcd")
        await pilot.pause()
        assert (app.list.standing_at, marked(pilot, "▸")) == ("c", ["c"])
        app.list.show((each, each) for each in "ab")
        await pilot.pause()
        assert (app.list.standing_at, marked(pilot, "▸")) == ("b", ["b"])
        app.list.show(())
        await pilot.pause()
        assert app.list.standing_at is None

    app = Listing("a", "b", "c", "d")
    play(app, story)


def test_a_few_to_choose_from_are_marked_as_before() -> None:
    async def story(pilot: Pilot[str]) -> None:
        pilot.app.push_screen(Pick("Hvem?", [("1", "Borger 1"), ("2", "Borger 2")], Marks()))
        await press(pilot, "<up>", "<down>", "<down>")
        assert marked(pilot, "▸") == ["2  Borger 2"]

    play(Listing("a"), story)


PEOPLE = [("a", "Borger 3"), ("b", "Borger 2"), ("c", "Borger 12")]
TWO_THREES = [("a", "Borger 3"), ("b", "Pårørende 3")]
OUGHT_TO = [(None, "Tema 4"), ("ja", "Den gælder"), ("nej", "Den gælder ikke")]


@pytest.mark.parametrize(
    ("box", "rows", "typed", "chosen"),
    [
        (Pick, OUGHT_TO, "2", "nej"),
        (Pick, OUGHT_TO, "3", None),
        (PickWho, PEOPLE, "3", "a"),
        (PickWho, PEOPLE, "2", "b"),
        (PickWho, PEOPLE, "12", "c"),
        (PickWho, PEOPLE, "1", None),
        (PickWho, TWO_THREES, "2", "b"),
        (PickWho, TWO_THREES, "3", None),
        (Choose, [("4.a.1", "Inddrages du?"), ("4.a.2", "Hvordan?")], "4.A.2", "4.a.2"),
        (Choose, [("4.a.1", "Inddrages du?"), ("4.a.2", "Hvordan?")], "2", None),
    ],
)
def test_a_number_chooses_as_it_stands_there_and_no_other_does(
    box: type[Pick], rows: list[tuple[str | None, str]], typed: str, chosen: str | None
) -> None:
    picking = box("Hvem?", rows, Marks())
    assert picking.typed_by().get(typed.casefold()) == chosen
    assert (picking.means(typed) is None) == (chosen is None)


def test_every_list_of_the_screens_stops_at_its_ends() -> None:
    """Textual's own goes round: nothing but ours is built on it."""
    screens = Path(__file__).parents[1] / "tilsyn" / "interview"
    found = []
    for path in screens.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            built = node.bases if isinstance(node, ast.ClassDef) else [node.func] if isinstance(node, ast.Call) else []
            found += [path.name for each in built if getattr(each, "id", "") in {"OptionList", "ListView"}]
    assert found == ["choice_list.py"]


def test_the_values_one_chooses_from_stop_at_no_value_and_at_the_last() -> None:
    async def story(pilot: Pilot[str]) -> None:
        line = ValueLine(["ja", "delvist", "oensker_ikke", None], None, Marks())
        await pilot.app.screen.mount(line)
        seen = []
        for step in (-1, 1, 1, 1, 1, -1, -1, -1, -1):
            line.turn(step)
            seen.append(line.value)
        assert seen == [None, "ja", "delvist", "oensker_ikke", "oensker_ikke", "delvist", "ja", None, None]

    play(Listing("a"), story)
