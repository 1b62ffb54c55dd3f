"""The screen switched off: nothing of the case is drawn until the PIN of the sitting is given."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from tilsyn.interview.screen import wording

if TYPE_CHECKING:
    from textual.app import ComposeResult

SHORTEST = 4
TRIES = 5


class Pin:
    """The PIN of one sitting; it is kept in memory, and nowhere else."""

    def __init__(self) -> None:
        self._chosen: bytes | None = None
        self.tries = TRIES

    @property
    def is_set(self) -> bool:
        return self._chosen is not None

    def choose(self, given: str) -> None:
        self._chosen = given.encode()

    def fits(self, given: str) -> bool:
        """A right one gives all tries back."""
        right = self._chosen is not None and hmac.compare_digest(self._chosen, given.encode())
        self.tries = TRIES if right else self.tries - 1
        return right


class Dark(Screen[bool]):
    """True when the right PIN was given, False when it was not, too often."""

    BINDINGS: ClassVar = [Binding("escape", "light", show=False)]

    def __init__(self, pin: Pin) -> None:
        super().__init__()
        self._pin = pin
        self._first = ""

    def compose(self) -> ComposeResult:
        yield Static(wording.PIN_ASK if self._pin.is_set else wording.PIN_CHOOSE, id="dark")
        yield Input(password=True, id="pin")

    def action_light(self) -> None:
        """Before a PIN has been chosen there is nothing to ask for."""
        if not self._pin.is_set:
            self.dismiss(True)  # noqa: FBT003  the screen's result

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.input.value = ""
        (self._try if self._pin.is_set else self._choose)(event.value)

    def _choose(self, given: str) -> None:
        if not self._first:
            long_enough = len(given) >= SHORTEST
            self._first = given if long_enough else ""
            self._say(wording.PIN_AGAIN if long_enough else wording.PIN_SHORT)
        elif given == self._first:
            self._pin.choose(given)
            self._say(wording.PIN_SET)
        else:
            self._first = ""
            self._say(wording.PIN_DIFFERS)

    def _try(self, given: str) -> None:
        if self._pin.fits(given):
            self.dismiss(True)  # noqa: FBT003  the screen's result
        elif self._pin.tries <= 0:
            self.dismiss(False)  # noqa: FBT003  the screen's result
        else:
            self._say(wording.PIN_WRONG.format(left=self._pin.tries))

    def _say(self, words: str) -> None:
        self.query_one("#dark", Static).update(words)
