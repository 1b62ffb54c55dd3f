"""Keys in the order they were typed.

Textual hands keys to queues, and moves the focus a little later: a fast typist's next letter would be taken for a
command, or land in the next question's note. Here it waits for its turn.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, ScreenStackError
from textual.keys import _character_to_key
from textual.screen import Screen, ScreenResultType
from textual.widgets import Input, Static, TextArea

from tilsyn.interview.screen.kit.clipped import Clipped
from tilsyn.interview.screen.kit.one_read import ends_burst, in_burst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from tilsyn.interview.screen.kit.draft_field import SaveLine
    from tilsyn.interview.screen.kit.glyphs import Marks

A_MOMENT = 0.05
AT_MOST = 1.0
"""Seconds until the next key is taken where what was asked has closed, and never answers."""
TIMES = 10
"""So often as long is waited for what is still there, and answers late on a slow machine."""
_NEVER_WAITS = frozenset({"f9", "ctrl+c", "ctrl+q"})
_SETTLING = frozenset({"escape", "ctrl+s", "ctrl+n", "tab", "shift+tab", "f9"})


class TakesKeys:
    """A screen that is asked first what it makes of a key."""

    def takes(self, event: events.Key | events.Paste) -> bool:  # noqa: ARG002  a subclass's to read
        """Do at once what a key or a paste asks for; False for what is none of the screen's business."""
        return False


class LetterScreen(TakesKeys, Screen[ScreenResultType]):
    """A screen whose letters are commands while no part of it has the focus; one line says what is saved."""

    AUTO_FOCUS: ClassVar = ""

    def __init__(self, marks: Marks, kept: SaveLine) -> None:
        super().__init__()
        self.marks = marks
        self.kept = kept
        self.set_class(not marks.drawn, "-ascii")

    def put(self, where: str, text: str, rows: int = 0) -> None:
        """Words at a place, as the console can write them; in so many rows at the most, where it has no more."""
        words = self.marks.fit(text)
        self.query_one(where, Static).update(Clipped(words, rows, self.marks.fit("…")) if rows else words)

    def draw_saved(self) -> None:
        """The truth about what is saved."""
        self.put("#saved", self.kept.line())
        self.query_one("#saved").set_class(bool(self.kept.trouble), "-trouble")


class DrawnFirst(LetterScreen[None]):
    """A letter may record something: it must never meet a screen that does not show yet what it would be about."""

    def __init__(self, marks: Marks, kept: SaveLine) -> None:
        super().__init__(marks, kept)
        self._early: deque[events.Key | events.Paste] = deque()
        self._is_drawn = False

    def takes(self, event: events.Key | events.Paste) -> bool:
        """At once where the screen is drawn; until then it waits, but for what darkens or leaves."""
        if self._is_drawn:
            return self.take(event)
        if getattr(event, "key", "") in _NEVER_WAITS:
            return False
        self._early.append(event)
        return True

    def take(self, event: events.Key | events.Paste) -> bool:  # noqa: ARG002  a subclass's to read
        """Do what a key asks for; False for what is none of the screen's business."""
        return False

    def redraws(self) -> None:
        """What stands on the screen is about to be another."""
        self._is_drawn = False

    def typed_early(self) -> str:
        """The letters that wait, as far as nothing else was struck."""
        letters = takewhile(_is_letter, self._early)
        return "".join(each.character or "" for each in letters if isinstance(each, events.Key))

    def forget_early(self) -> None:
        """What was typed ahead was meant for what stood there before."""
        self._early.clear()

    def is_drawn(self) -> None:
        """Now it shows what it is about."""
        self._is_drawn = True
        self._take_early()

    def on_screen_resume(self) -> None:
        """What was struck before it was darkened waited for the light."""
        if self._is_drawn:
            self._take_early()

    def _take_early(self) -> None:
        """In order; what the application had opened over it meanwhile is not for them."""
        if self.app.screen is not self:
            return
        while self._early and self._is_drawn:
            event = self._early.popleft()
            if not (self.app.screen is self and self.take(event)):  # `is_current` is so below a box, too
                # What came before it closed this screen or opened another, or it is the application's own key.
                waiting, self._early = [event, *self._early], deque()
                if isinstance(self.app, TypedAhead):
                    self.app.hand_on(waiting)


class TypedAhead(App[str]):
    """An application that takes one key at a time wherever a key may move the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._waits = False
        self._turn = 0

    async def on_event(self, event: events.Event) -> None:
        """Everything but fresh keys and pastes goes its usual way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        for each in apart(event):
            if self._waits:
                self._ahead.append(each)
            else:
                await self._take(each)

    async def _take(self, event: events.Key | events.Paste) -> None:
        screen = self.screen
        event = _in_its_field(event, screen)
        if _is_opening(screen):
            self._ahead.appendleft(event)
            self._wait()
        elif not (isinstance(screen, TakesKeys) and screen.takes(event)):
            if _settles(event, screen):
                self._wait()
            await super().on_event(event)

    def hand_on(self, struck: Sequence[events.Key | events.Paste]) -> None:
        """What a screen has kept waiting and is not its business: before all that has been struck since."""
        self._ahead.extendleft(reversed(struck))
        self._wait()

    def _wait(self) -> None:
        self._waits = True
        self._turn += 1
        self.set_timer(A_MOMENT, partial(self._when_settled, self._turn))

    def _when_settled(self, turn: int) -> None:
        """On a slow machine a moment is too short: the field, its screen and we have our say first."""
        screen = self.screen
        field = self.focused or screen
        field.call_later(screen.call_later, self.call_later, self._go_on, turn)
        self.set_timer(AT_MOST, partial(self._unless_it_answers, turn, (field, screen), TIMES))

    async def _unless_it_answers(self, turn: int, asked: Sequence[Widget], times: int) -> None:
        if turn != self._turn or not self._waits:
            return
        if times > 1 and all(each.is_running and each.is_attached for each in asked):
            self.set_timer(AT_MOST, partial(self._unless_it_answers, turn, asked, times - 1))
        else:
            await self._go_on(turn)

    async def _go_on(self, turn: int) -> None:
        if turn != self._turn or not self._waits:
            return
        self._waits = False
        while self._ahead and not self._waits:
            try:
                await self._take(self._ahead.popleft())
            except ScreenStackError:  # the application has closed meanwhile, and nothing takes a key any more
                self._ahead.clear()


def apart(event: events.Key | events.Paste) -> list[events.Key | events.Paste]:
    """Esc and a letter in one breath reach us as Alt and the letter; both were struck, and none may be lost."""
    letter = event.character if isinstance(event, events.Key) and event.key.startswith("alt+") else None
    if letter is None:
        return [event]
    struck = events.Key(_character_to_key(letter), letter)
    if in_burst(event):
        struck.in_burst, struck.ends_burst = True, ends_burst(event)  # type: ignore[attr-defined]  # as it came
    return [events.Key("escape", "\x1b"), struck]


def _in_its_field(event: events.Key | events.Paste, screen: Screen[object]) -> events.Key | events.Paste:
    """In a field of one line the line ends within a paste without brackets are blanks, as they are with them."""
    line = screen.focused
    is_within = isinstance(event, events.Key) and event.key == "enter" and in_burst(event) and not ends_burst(event)
    if is_within and isinstance(line, Input) and not line.password:
        return events.Key("space", " ")
    return event


def _is_opening(screen: Screen[object]) -> bool:
    """All but those that read letters always have a part with the focus, once they are there."""
    return not isinstance(screen, LetterScreen) and screen.focused is None


def _is_letter(event: events.Key | events.Paste) -> bool:
    return isinstance(event, events.Key) and event.is_printable


def _settles(event: events.Key | events.Paste, screen: Screen[object]) -> bool:
    if not isinstance(event, events.Key):
        return False
    return (
        event.key in _SETTLING
        or event.key in getattr(screen.focused, "LEFT_BY", ())
        or (event.key == "enter" and not isinstance(screen.focused, TextArea))
    )
