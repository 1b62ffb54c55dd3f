"""One sitting at the full screen: it darkens, heeds signals, and always leaves with what is half-typed kept."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding

from tilsyn.interview.screen.kit.draft_field import DraftField
from tilsyn.interview.screen.kit.lock_screen import LIT, MINUTE, UNTOUCHED, Cause, Dark, Lighting
from tilsyn.interview.screen.kit.style import LOOK, widths
from tilsyn.interview.screen.kit.typed_ahead import A_MOMENT, TypedAhead
from tilsyn.interview.window_closing import closing

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.timer import Timer

    from tilsyn.interview.screen.kit.glyphs import Marks

__all__ = ["UNTOUCHED", "Sitting"]
LOOKS_EVERY = 5.0
AT_THE_LATEST = 2.0
"""Seconds until an interrupted sitting ends, whatever a field is busy with."""
SLEPT = MINUTE
_TOUCHES = (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)


class Sitting(TypedAhead):
    """Gives a sentence to say after it has closed. `interrupted` and `fault` tell how it ended otherwise.

    A subclass says what it opens on (`begin`), and its help. `proves` says whether a passphrase is the case's; None
    for an unencrypted case. `clock` is the time of day in seconds: it runs on while the computer sleeps.
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

    def __init__(
        self,
        marks: Marks,
        untouched: float = UNTOUCHED,
        *,
        proves: Callable[[str], bool] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self.marks = marks
        self.interrupted = False
        self.fault: Exception | None = None
        self._lighting = Lighting(proves)
        self._clock = clock
        self._awake = clock()
        self._untouched = untouched
        self._idle: Timer | None = None
        self._until_left = contextlib.ExitStack()

    @property
    def help_text(self) -> str:
        """What F1 shows."""
        return ""

    def begin(self) -> None:
        """Push the first screen."""

    def on_mount(self) -> None:
        self.set_class(not self.marks.drawn, "-undotted")  # cp850 draws frames, and has no "…"
        self._heed_signals()
        self._awake = self._clock()
        self.set_interval(LOOKS_EVERY, self._look_at_clock)
        self._wait_untouched()
        self.begin()

    def _wait_untouched(self) -> None:
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(self._untouched, lambda: self._darken(Cause.UNTOUCHED))

    async def on_event(self, event: events.Event) -> None:
        """Any touch puts the darkness off; the first after a sleep was meant for nothing that is shown now."""
        touch = isinstance(event, _TOUCHES)
        if touch and self._look_at_clock():
            return
        if touch and self._idle is not None:
            self._idle.reset()
        await super().on_event(event)

    @property
    def _slept(self) -> bool:
        return self._clock() - self._awake > SLEPT

    def _look_at_clock(self) -> bool:
        """Darken if the clock has run on without us: the computer slept, or the program was stopped."""
        slept = self._slept
        self._awake = self._clock()
        if slept:
            self._darken(Cause.SLEPT)
        return slept

    def _display(self, screen: Screen[object], renderable: Any) -> None:  # noqa: ANN401  as Textual has it
        """After a sleep the darkness is the first thing drawn."""
        if self._slept:
            self.call_later(self._look_at_clock)
            renderable = None
        super()._display(screen, renderable)

    def _heed_signals(self) -> None:
        """A closed lid or window, and a polite kill, keep the draft too."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(RuntimeError, ValueError):  # only the main thread may
                    self._heed(number, self._hang_up if name == "SIGHUP" else self.action_interrupt)
        self._until_left.enter_context(closing.told(self._from_anywhere()))

    def _heed(self, number: int, heard: Callable[[], None]) -> None:
        try:
            asyncio.get_running_loop().add_signal_handler(number, heard)
        except NotImplementedError:  # Windows
            before, leave = signal.getsignal(number), self._from_anywhere()
            signal.signal(number, lambda *_: leave())
            self._until_left.callback(signal.signal, number, before)

    def _from_anywhere(self) -> Callable[[], object]:
        """Leaves with the draft kept, called from a handler or from another thread."""
        loop, here = asyncio.get_running_loop(), contextvars.copy_context()
        return lambda: loop.call_soon_threadsafe(self.action_interrupt, context=here)

    def on_unmount(self) -> None:
        """The signals are again whose they were."""
        self._until_left.close()

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
        self.set_timer(A_MOMENT, self._leave_after_what_was_typed)
        self.set_timer(AT_THE_LATEST, self._leave)

    def _leave_after_what_was_typed(self) -> None:
        """The field takes the keys struck before, and its screen hears of it, however slow the machine is."""
        if self.focused is None:
            self._leave()
        else:
            self.focused.call_later(self.screen.call_later, self._leave)

    def _leave(self) -> None:
        self._keep_drafts()
        self.exit()

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            draft = getattr(screen, "draft", None)
            if isinstance(draft, DraftField):
                draft.keep()

    def action_darken(self) -> None:
        """Nothing of the case is on the screen until the PIN of this sitting is given."""
        self._darken(Cause.PRESSED)

    def _darken(self, cause: Cause) -> None:
        dark = next((each for each in self.screen_stack if isinstance(each, Dark)), None)
        if dark is not None:
            dark.darken_further(cause)
            return
        self._keep_drafts()
        self.clear_notifications()
        self.push_screen(Dark(self._lighting, cause), self._lit)

    def _lit(self, closing: str | None) -> None:
        if closing == LIT:
            self._wait_untouched()
        else:
            self._keep_drafts()
            self.exit(closing)

    def action_explain(self) -> None:
        """Help, also above a box one writes in; once more closes it. In the dark there is none."""
        from tilsyn.interview.screen.kit.dialogs import Read  # the first thing that stands there does not wait for it

        if isinstance(self.screen, Read):
            self.screen.explained()
        elif not isinstance(self.screen, Dark):
            self.push_screen(Read(self.marks.fit("Hjælp · Esc: luk"), self.marks.fit(self.help_text)))

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
