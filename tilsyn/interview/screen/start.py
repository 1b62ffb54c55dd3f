"""From what was asked for on the command line to a running screen; Textual is imported here, when it is needed."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

from tilsyn.domain.addresses import Slot
from tilsyn.interview.screen.import_ahead import prepare_environment
from tilsyn.interview.screen.kit.glyphs import marks_for
from tilsyn.services.conversation.opening import names_none, sitting, standing_closed, standing_open
from tilsyn.services.drafts import Keeper
from tilsyn.services.planning.preparing import encounter_told
from tilsyn.services.planning.protected_ones import found_again

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.interview.screen.choose_encounter import Choosing
    from tilsyn.interview.screen.kit.base_app import Sitting
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.interview.screen.transfer.clipboard import Clipboard
    from tilsyn.services.conversation.opening import Asked
    from tilsyn.services.open_case import Desk

VIEWS = frozenset({"overview", "loose"})
"""What the evening may open on besides an indicator."""


def run_on_screen(desk: Desk, asked: Asked, by: str | None) -> str:
    """Hold the conversation on the full screen, under the case's session lock; gives a sentence to say afterwards.

    Raises KeyboardInterrupt once what was half-typed is kept, and whatever went wrong on the screen.
    """
    desk.who(by)
    dark = darkness(desk)
    typed_in: Keeper | None = None
    if names_none(asked) and len(standing_open(desk)) != 1:
        choosing = _choose(desk, asked, dark)
        if choosing.choice is None:
            return "Ingen samtale er åbnet."
        asked, typed_in = choosing.choice, choosing.typed_in
    with sitting(desk, asked, by) as session:
        if typed_in is not None:  # who was typed takes part now
            typed_in.drop()

        def interview(marks: Marks) -> Sitting:
            from tilsyn.interview.screen.conversation.app import Interview

            return Interview(session, marks, paper=asked.paper, **dark)

        closing = run_sitting(interview)
        return "\n".join(filter(None, (closing, found_again(desk, session.encounter))))


def _choose(desk: Desk, asked: Asked, dark: dict[str, Any]) -> Choosing:
    """Ask which conversation, where the command did not say and there is not just one open."""
    choosing: list[Choosing] = []

    def which(marks: Marks) -> Sitting:
        from tilsyn.interview.screen.choose_encounter import Choosing

        standing = [(each.id, encounter_told(desk, each)) for each in standing_open(desk)]
        closed = [(each.id, encounter_told(desk, each)) for each in standing_closed(desk)]
        known = {source.code for source in desk.visible().sources.values()}
        choosing.append(
            Choosing(standing, known, asked, marks, closed, kept=lambda sort: line_keeper(desk, sort), **dark)
        )
        return choosing[0]

    run_sitting(which)
    return choosing[0]


def line_keeper(desk: Desk, sort: str) -> Keeper:
    """Where the line of a new conversation is kept: who takes part, or what is looked at."""
    return Keeper(desk, Slot.line("new", sort))


def run_evening(desk: Desk, open_on: str, by: str | None) -> str:
    """Open the evening view on "overview", "loose" or the judgement of an indicator; gives a sentence to say after it.

    It takes the session lock: what others said is never on the screen while a conversation is held (domain.md 7).
    Anyone may look: who writes is asked at the first gesture that does. Raises as `run_on_screen` does; refusals
    come before anything.
    """
    from tilsyn.storage.lock import SessionLock

    dark = darkness(desk)
    place = open_on if open_on in VIEWS else desk.unit(open_on).id
    with SessionLock(desk.file.path):

        def evening(marks: Marks) -> Sitting:
            from tilsyn.interview.screen.evening.app import Evening

            return Evening(desk, by, marks, place, **dark)

        return run_sitting(evening)


def run_transfer(desk: Desk, by: str | None, clipboard: Clipboard | None = None) -> str:
    """Go through the fields of the report; gives a sentence to say after it.

    However it ends, our text leaves the clipboard.
    """
    from tilsyn.interview.screen.transfer.clipboard import Keeping, MachineClipboard
    from tilsyn.services.leaving.notes_and_paste import ReportFields

    dark = darkness(desk)
    fields, held = ReportFields(desk, by), Keeping(clipboard or MachineClipboard())

    def transferring(marks: Marks) -> Sitting:
        from tilsyn.interview.screen.transfer.app import Transferring

        return Transferring(fields, held, marks, **dark)

    try:
        return run_sitting(transferring)
    finally:
        held.clear()


def darkness(desk: Desk) -> dict[str, Any]:
    """When a sitting darkens by itself, and what proves whose it is. Raises UsageProblem (`dark.untouched_seconds`)."""
    prepare_environment()
    from tilsyn.interview.screen.kit.lock_screen import untouched_seconds

    proves = desk.file.fits if desk.file.encrypted else None
    return {"untouched": untouched_seconds(os.environ), "proves": proves}


def run_sitting(make: Callable[[Marks], Sitting]) -> str:
    """Run one full-screen application, and give the sentence to say after it; it is made once Textual may be imported.

    Raises KeyboardInterrupt once what was half-typed is kept, and whatever went wrong on the screen.
    """
    from tilsyn.interview.screen.kit.terminal import prepare

    prepare(sys.stdin.encoding)
    gc.freeze()  # the case stays as long as the sitting: the collector need not walk it while someone types
    gc.set_threshold(100_000, 20, 20)  # and what it walks, it walks little by little
    made = make(marks_for(sys.stdout.encoding))
    closing = made.run()
    if made.fault is not None:
        raise made.fault
    if made.interrupted or closing is None:
        raise KeyboardInterrupt
    return closing
