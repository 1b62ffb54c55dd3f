"""The screen switched off: nothing of the case is drawn until what lights it is given.

The PIN of the sitting lights it. Where it darkened by itself before there was one, or the computer has slept, the
passphrase does: whoever comes by cannot choose a PIN, nor try four digits on a laptop carried home.
"""

from __future__ import annotations

import asyncio
import hmac
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

LIT = ""
SHORTEST = 4
TRIES = 5
MINUTE = 60.0
UNTOUCHED = 15 * MINUTE
VARIABLE = "TILSYN_DARK_AFTER"
_MOST_MINUTES = 120
_MOST_DIGITS = 3


def untouched_seconds(environ: Mapping[str, str]) -> float:
    """How long the screen stays lit without a touch. Raises UsageProblem naming the variable."""
    given = environ.get(VARIABLE, "").strip()
    if not given:
        return UNTOUCHED
    digits = given.isascii() and given.isdigit() and len(given) <= _MOST_DIGITS
    if not digits or not 1 <= int(given) <= _MOST_MINUTES:
        raise UsageProblem(
            f"{VARIABLE} skal være et helt antal minutter fra 1 til {_MOST_MINUTES}.",
            "Sæt den til fx 15, eller fjern den; så slukker skærmen efter 15 minutter.",
        )
    return int(given) * MINUTE


OFF = "Skærmen er slukket.\n\n"
CHOOSE_PIN = "Vælg en PIN på mindst 4 tegn, og tryk Enter.\nEsc: tænd uden PIN."
GIVE_PIN = "Skriv PIN, og tryk Enter for at tænde."
PROVE = "Skriv sagens adgangssætning, og tryk Enter for at tænde."


class Cause(Enum):
    """Why it went dark."""

    PRESSED = auto()
    UNTOUCHED = auto()
    SLEPT = auto()


class Asks(Enum):
    """What lights it: the sentence it opens with."""

    CHOICE = f"{OFF}Vælg en PIN på mindst 4 tegn til denne samtale, og tryk Enter.\nEsc: tænd uden PIN."
    PIN = f"{OFF}{GIVE_PIN}"
    PASSPHRASE = f"{OFF}{PROVE}"
    ENTER = f"{OFF}Tryk Enter for at tænde."


class Lighting:
    """What lights the screen in one sitting; the PIN is kept in memory, and nowhere else.

    `proves` says whether a passphrase is the case's; None for an unencrypted case.
    """

    def __init__(self, proves: Callable[[str], bool] | None = None) -> None:
        self.proves = proves
        self.tries = TRIES
        self._chosen: bytes | None = None

    def asks(self, cause: Cause) -> Asks:
        """Only who pressed the key may choose a PIN, and only the passphrase wakes a laptop that has slept."""
        if self._chosen is not None and (cause is not Cause.SLEPT or self.proves is None):
            return Asks.PIN
        if cause is Cause.PRESSED:
            return Asks.CHOICE
        return Asks.ENTER if self.proves is None else Asks.PASSPHRASE

    def choose(self, given: str) -> None:
        self._chosen = given.encode()

    def fits(self, given: str) -> bool:
        return self.tried(self._chosen is not None and hmac.compare_digest(self._chosen, given.encode()))

    async def proved(self, given: str) -> bool:
        """In a thread, since making a key takes a quarter of a second."""
        return self.tried(self.proves is not None and await asyncio.to_thread(self.proves, given))

    def tried(self, right: bool) -> bool:  # noqa: FBT001  what came of the try
        """A right one gives all tries back."""
        self.tries = TRIES if right else self.tries - 1
        return right


class Dark(Screen[str]):
    """LIT when the right thing was given; a sentence to close with when it was not, too often."""

    BINDINGS: ClassVar = [Binding("escape", "light", show=False)]

    def __init__(self, lighting: Lighting, cause: Cause) -> None:
        super().__init__()
        self._lighting = lighting
        self._asks = lighting.asks(cause)
        self._first = ""

    def compose(self) -> ComposeResult:
        yield Static(self._asks.value, id="dark", markup=False)
        yield Input(password=True, id="pin")

    def darken_further(self, cause: Cause) -> None:
        """A PIN that was never chosen, or one from before the sleep, lights it no more."""
        if cause is Cause.SLEPT or (cause is Cause.UNTOUCHED and self._asks is Asks.CHOICE):
            self._ask(self._lighting.asks(cause))

    def action_light(self) -> None:
        """Before a PIN has been chosen, whoever pressed the key has nothing to be asked for."""
        if self._asks is Asks.CHOICE:
            self.dismiss(LIT)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        given, event.input.value = event.value, ""
        if self._asks is Asks.ENTER:
            self.dismiss(LIT)
        elif self._asks is Asks.CHOICE:
            self._choose(given)
        elif given and self._asks is Asks.PIN:
            self._answer(self._lighting.fits(given))
        elif given:
            event.input.disabled = True  # keys wait their turn meanwhile
            self._say(f"{OFF}Et øjeblik …")
            self.run_worker(self._try_passphrase(given), exit_on_error=False)

    async def _try_passphrase(self, given: str) -> None:
        try:
            right = await self._lighting.proved(given)
        except Exception as error:  # noqa: BLE001  a worker's own report would show what was typed
            self.app._handle_exception(error)  # noqa: SLF001  the one last door of a sitting
            return
        box = self.query_one(Input)
        box.disabled = False
        box.focus()
        self._answer(right)

    def _choose(self, given: str) -> None:
        if not self._first:
            long_enough = len(given) >= SHORTEST
            self._first = given if long_enough else ""
            self._say(
                f"{OFF}Skriv den samme PIN igen, og tryk Enter." if long_enough else f"Den er for kort.\n\n{CHOOSE_PIN}"
            )
        elif given == self._first:
            self._lighting.choose(given)
            self._ask(Asks.PIN)
            self._say(f"PIN er valgt. Skærmen er slukket.\n\n{GIVE_PIN}")
        else:
            self._first = ""
            self._say(f"De to var ikke ens.\n\n{CHOOSE_PIN}")

    def _answer(self, right: bool) -> None:  # noqa: FBT001  what came of the try
        left, is_pin = self._lighting.tries, self._asks is Asks.PIN
        if right:
            self.dismiss(LIT)
        elif left <= 0:
            what = "PIN" if is_pin else "adgangssætninger"
            self.dismiss(f"Samtalen er lukket efter for mange forkerte {what}. Alt, der er meldt gemt, er gemt.")
        else:
            what, give = ("PIN", GIVE_PIN) if is_pin else ("adgangssætning", PROVE)
            self._say(f"Forkert {what}. Forsøg tilbage: {left}.\n\n{give}")

    def _ask(self, asks: Asks) -> None:
        self._asks, self._first = asks, ""
        self._say(asks.value)

    def _say(self, words: str) -> None:
        self.query_one("#dark", Static).update(words)
