"""One sitting at the full screen: it darkens, heeds signals, and always leaves with what is half-typed kept."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding

from tilsyn.interview.screen import wording
from tilsyn.interview.screen.ahead import A_MOMENT, LetterScreen, TypedAhead
from tilsyn.interview.screen.beside import Read
from tilsyn.interview.screen.dark import Dark, Pin
from tilsyn.interview.screen.look import LOOK, widths

if TYPE_CHECKING:
    from textual.timer import Timer

    from tilsyn.interview.screen.marks import Marks

UNTOUCHED = 15 * 60.0
_TOUCHES = (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)


class Sitting(TypedAhead):
    """Gives a sentence to say after it has closed. `interrupted` and `fault` tell how it ended otherwise.

    A subclass says what it opens on (`begin`), and its help.
    """

    CSS = LOOK
    HORIZONTAL_BREAKPOINTS = widths
    ENABLE_COMMAND_PALETTE = False  # its pictures of the screen would lie in clear on the disk
    TITLE = None
    BINDINGS: ClassVar = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+q", "interrupt", show=False, priority=True),
        Binding("f1", "explain", show=False, priority=True),
        Binding("f9", "darken", show=False, priority=True),
        Binding("f10", "light_or_dark", show=False, priority=True),
    ]

    def __init__(self, marks: Marks, untouched: float = UNTOUCHED) -> None:
        super().__init__()
        self.marks = marks
        self.interrupted = False
        self.fault: Exception | None = None
        self._pin = Pin()
        self._untouched = untouched
        self._idle: Timer | None = None

    @property
    def help_text(self) -> str:
        """What F1 shows."""
        return ""

    def begin(self) -> None:
        """Push the first screen."""

    def on_mount(self) -> None:
        self._heed_signals()
        self._idle = self.set_timer(self._untouched, self.action_darken)
        self.begin()

    async def on_event(self, event: events.Event) -> None:
        """Any touch puts the darkness off."""
        if isinstance(event, _TOUCHES) and self._idle is not None:
            self._idle.reset()
        await super().on_event(event)

    def _heed_signals(self) -> None:
        """A closed lid or window, and a polite kill, keep the draft too."""
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            heard = getattr(signal, name, None)
            if heard is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError):  # Windows has no such handlers
                    loop.add_signal_handler(heard, self._hang_up if name == "SIGHUP" else self.action_interrupt)

    def _hang_up(self) -> None:
        """The terminal is gone: what is still said must not fail for want of it."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for end in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
            if end is not None:
                with contextlib.suppress(OSError, ValueError):
                    os.dup2(nowhere, end.fileno())
        self.action_interrupt()

    def action_interrupt(self) -> None:
        """Keep the draft, and leave with 130; in a moment, when the keys already typed stand in it."""
        self.interrupted = True
        self.set_timer(A_MOMENT, self._leave)

    def _leave(self) -> None:
        self._keep_drafts()
        self.exit()

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_draft", None)
            if keep is not None:
                keep()

    def action_darken(self) -> None:
        """Nothing of the case is on the screen until the PIN of this sitting is given."""
        if not any(isinstance(each, Dark) for each in self.screen_stack):
            self._keep_drafts()
            self.push_screen(Dark(self._pin), self._lit)

    def _lit(self, known: bool | None) -> None:  # noqa: FBT001  a screen's result
        if not known:
            self._keep_drafts()
            self.exit(wording.CLOSED_BY_PIN)
        elif self._idle is not None:
            self._idle.stop()
            self._idle = self.set_timer(self._untouched, self.action_darken)

    def action_explain(self) -> None:
        """Help, unless something else is open."""
        if isinstance(self.screen, LetterScreen):
            self.push_screen(Read(self.marks.fit(wording.HELP_TITLE), self.marks.fit(self.help_text)))

    def action_light_or_dark(self) -> None:
        self.theme = "textual-light" if self.theme == "textual-dark" else "textual-dark"

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print the fault with its locals, and they hold the case: it goes to the one last door."""
        self._fail(error)

    def panic(self, *renderables: Any) -> None:  # noqa: ANN401, ARG002  as Textual has it
        """The terminal can no longer be read: it has gone before its signal came."""
        self._hang_up()

    def _fail(self, error: Exception) -> None:
        self.fault = self.fault or error
        with contextlib.suppress(Exception):  # the fault may be in what is asked to keep it
            self._keep_drafts()
        self._return_code = 1
        self._exception = self._exception or error
        self._exception_event.set()
        self._close_messages_no_wait()
