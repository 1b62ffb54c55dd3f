"""Keys pressed at the screen of today for a fixed script, beside those that the version before asked for.

    python benchmarks/keystrokes.py

Each story is really played, key by key, and what the case then holds is compared with what was meant: a story that
ends otherwise has no figure. The words of the notes are the same in both and are not counted, the keys around them are.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from textual.widgets import OptionList

from benchmarks.run import new_case
from tilsyn.services.conversation.opening import Asked, chosen, narrowed, standing_closed, standing_open
from tilsyn.services.open_case import Desk

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

    from tilsyn.interview.screen.conversation.app import Interview

BY, CASE, SIZE, LONGEST = "MKV", "b.tilsyn", (80, 24), 60.0
ASKED = Asked(source="Borger 1")
NOTE = "De spørger mig altid, hver gang de vil lave noget om"
TYPO = "De spørger mig altid, hver gang de vil lxve noget om"
"""The wrong letter is twelve from the end, the distance that the visit walked with the arrows."""
BACK = len(TYPO) - TYPO.index("x") - 1


class Given(NamedTuple):
    """One answer of the script."""

    value: str
    words: str


SCRIPT = tuple(
    Given(value, words)
    for value, words in (
        ("j", "Den sidste gang var i mandags"), ("", TYPO), ("d", "Ikke, når der er travlt"), ("n", ""),
        ("j", "Hun ved godt, hvem hun skal gå til"), ("", "I siger til, hvis det er forkert"),
        ("v", "Borgeren kan ikke huske det"), ("j", ""), ("", "Og så talte vi om vejen hertil"),
        ("n", "Nej, det var der ikke nogen, der sagde"),
    )
)  # fmt: skip
"""Five with a value and a note, three with a note, two with a value; the typo is in the second."""
VALUES = {"j": "ja", "d": "delvist", "n": "nej", "v": "ved_ikke", "": None}

# The version before is git 32e05e9. Its ten answers are counted from the keys that its docs/vejledning.md tells: a
# letter was saved as a value and led into the note, Enter led there without one, Esc saved and went on: two keys each.
OLD_TEN = 5 * 2 + 3 * 2 + 2 * 2
# Counted on the visit of November 2026: "/", a word of the note, Enter three times, about twelve arrows, the key, Esc.
OLD_TYPO = 25
# There was no way on the screen: another terminal, where the entry was found by eye among some hundred lines.
OLD_TAKEN_BACK = sum(len(line) + 1 for line in (f"tilsyn log {CASE}", f"tilsyn withdraw {CASE} 4d414b6e", "fejltryk"))
# Two commands, the same 25 keys, and F8 and g to close it anew, which moved its end: the record came out wrong.
OLD_CLOSED = (
    sum(len(line) + 1 for line in (f"tilsyn encounter {CASE} 2a281f07 --outcome aaben", f"tilsyn interview {CASE}"))
    + OLD_TYPO
    + 2
)


async def come(pilot: Pilot[Any], comes: Callable[[], bool], else_said: str) -> None:
    """Wait for what a key leads to, for as long as it takes."""
    end = time.perf_counter() + LONGEST
    while not comes():
        if time.perf_counter() > end:
            raise SystemExit(else_said)
        await pilot.pause(0.01)


class Hands:
    """Presses keys on one application, and counts those that are no words."""

    def __init__(self, app: App[Any], pilot: Pilot[Any]) -> None:
        self.app = app
        self._pilot = pilot
        self.pressed = 0

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += 1
            await self._pilot.press(key)

    async def write(self, words: str) -> None:
        for letter in words:
            await self._pilot.press({" ": "space", ",": "comma"}.get(letter, letter))

    async def until(self, comes: Callable[[], bool], else_said: str) -> None:
        await come(self._pilot, comes, else_said)

    async def mend(self) -> None:
        """From the end of the text to the wrong letter, and the right one in its place."""
        await self.press(*["left"] * BACK, "backspace", "a")


Story = Callable[[Hands], Awaitable[None]]


def played(app: App[Any], story: Story) -> int:
    """The keys of a story told on an application."""
    counted: list[int] = []

    async def told() -> None:
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            hands = Hands(app, pilot)
            await story(hands)
            await pilot.pause()
            counted.append(hands.pressed)

    asyncio.run(told())
    return counted[0]


def interview(desk: Desk, asked: Asked) -> Interview:
    from tilsyn.interview.screen.conversation.app import Interview
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session

    return Interview(Session(desk, chosen(desk, asked, BY), narrowed(desk, asked), BY), Marks())


def stands(app: App[Any], screen: str) -> bool:
    """Whether a screen has come, and something on it takes the keys."""
    return type(app.screen).__name__ == screen and app.screen.focused is not None


def is_in_note(app: App[Any]) -> bool:
    return getattr(app.screen.focused, "id", None) == "note"


async def begin(hands: Hands) -> None:
    """Past the opening words; they are the same in both, and not counted."""
    await hands.until(lambda: stands(hands.app, "OpeningWords"), "the opening words never came")
    await hands.press("enter")
    await hands.until(lambda: is_in_note(hands.app), "the first question never came")
    hands.pressed = 0


async def give(hands: Hands, given: Given) -> None:
    """Words are simply typed, wherever one is; a value is a letter and Enter at the key line."""
    await hands.write(given.words)
    if not given.value:
        await hands.press("ctrl+n")
        return
    if is_in_note(hands.app):
        await hands.press("escape")
        await hands.until(lambda: not is_in_note(hands.app), "the note was never left")
    await hands.press(given.value, "enter")


async def give_all(hands: Hands) -> None:
    await begin(hands)
    for given in SCRIPT:
        await give(hands, given)


async def mend_four_back(hands: Hands) -> None:
    """By the list of what was written: Esc brings one back to where one was."""
    await begin(hands)
    for given in SCRIPT[:5]:
        await give(hands, given)
    hands.pressed = 0
    await mend_in_list(hands)


def is_at_typo(hands: Hands) -> bool:
    """Whether the marked row of the list is the one that a person looks for."""
    rows = hands.app.screen.query_one(OptionList)
    return rows.highlighted is not None and TYPO in str(rows.get_option_at_index(rows.highlighted).prompt)


async def mend_in_list(hands: Hands) -> None:
    """From the bottom upwards, as one looks for what was written lately."""
    await hands.press("ctrl+r")
    await hands.until(lambda: stands(hands.app, "ReadThrough"), "the list never came")
    while not is_at_typo(hands):
        await hands.press("up")
    await hands.press("enter")
    await hands.until(lambda: stands(hands.app, "Correction"), "the text never opened")
    await hands.mend()
    await hands.press("escape", "escape")


async def take_back(hands: Hands) -> None:
    await begin(hands)
    await give(hands, Given("n", ""))
    hands.pressed = 0
    await hands.press("u", "enter")


async def close(hands: Hands) -> None:
    await give_all(hands)
    await hands.press("f8")
    await hands.until(lambda: stands(hands.app, "Closing"), "the closing words never came")
    await hands.press("g", "enter")


async def choose_the_closed(hands: Hands) -> None:
    """It stands last in the list, and the arrow up from the top leads there."""
    await hands.press("up", "enter")


async def mend_closed(hands: Hands) -> None:
    await hands.until(lambda: is_in_note(hands.app), "the conversation never opened")
    await mend_in_list(hands)
    await hands.press("f8")


def choosing(desk: Desk) -> int:
    from tilsyn.interview.screen.choose_encounter import Choosing
    from tilsyn.interview.screen.kit.glyphs import Marks

    closed = [(each.id, each.id) for each in standing_closed(desk)]
    app = Choosing([(each.id, each.id) for each in standing_open(desk)], ["Borger 1"], Asked(), Marks(), closed)
    keys = played(app, choose_the_closed)
    if app.choice is None or app.choice.encounter != closed[0][0]:
        raise SystemExit("another conversation was chosen")
    return keys


def held(desk: Desk) -> list[tuple[str | None, str]]:
    """What the case holds; a family, which has its note at each question and its value at the first, told once."""
    desk.file.refresh()
    found: dict[str, tuple[str | None, str]] = {}
    for _, said in desk.visible().answers():
        one = said.note or said.question
        found[one] = max(found.get(one, (None, "")), (said.value, said.note), key=lambda each: (each[0] or "", each[1]))
    return sorted((each for each in found.values() if any(each)), key=str)


def meant(script: Iterable[Given]) -> list[tuple[str | None, str]]:
    return sorted(((VALUES[each.value], each.words) for each in script), key=str)


def check(desk: Desk, script: Sequence[Given], what: str) -> None:
    """A story that left anything else than was meant has no figure."""
    if held(desk) != meant(script):
        raise SystemExit(f"{what}: the case holds {held(desk)}, meant was {meant(script)}")


def mended(script: Sequence[Given]) -> list[Given]:
    return [each._replace(words=each.words.replace(TYPO, NOTE)) for each in script]


def stories(folder: Path) -> Iterator[tuple[str, int, int]]:
    """(what, today, before); each in a case of its own."""
    with new_case(folder, "ten.tilsyn", 0) as file:
        desk = Desk(file)
        keys = played(interview(desk, ASKED), give_all)
        check(desk, SCRIPT, "ten answers")
        yield "ten answers: five value and note, three notes, two values", keys, OLD_TEN
    with new_case(folder, "typo.tilsyn", 0) as file:
        desk = Desk(file)
        keys = played(interview(desk, ASKED), mend_four_back)
        check(desk, mended(SCRIPT[:5]), "a typo")
        yield "a typo four questions back", keys, OLD_TYPO
    with new_case(folder, "back.tilsyn", 0) as file:
        desk = Desk(file)
        keys = played(interview(desk, ASKED), take_back)
        check(desk, (), "a value taken back")
        yield "a value taken back", keys, OLD_TAKEN_BACK
    with new_case(folder, CASE, 0) as file:
        desk = Desk(file)
        played(interview(desk, ASKED), close)
        stood = standing_closed(desk)[0]
        keys = len(f"tilsyn interview {CASE}\n") + choosing(desk)
        keys += played(interview(desk, Asked(encounter=stood.id)), mend_closed)
        check(desk, mended(SCRIPT), "a correction")
        if desk.encounter(stood.id).end != stood.end:
            raise SystemExit("the correction moved the end of the conversation")
        yield "a correction in a closed conversation, from the shell", keys, OLD_CLOSED


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for what, today, before in stories(Path(folder)):
            sys.stdout.write(f"{what:58} {today:4} keys besides the words, {before:4} before\n")


if __name__ == "__main__":
    main()
