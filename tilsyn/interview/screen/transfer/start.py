"""From `tilsyn paste` to a running screen; Textual is imported when it is needed, and no sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.interview.screen.start import darkness, run_sitting
from tilsyn.interview.screen.transfer.clipboard import Keeping, MachineClipboard
from tilsyn.services.leaving.notes_and_paste import ReportFields

if TYPE_CHECKING:
    from tilsyn.interview.screen.kit.base_app import Sitting
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.interview.screen.transfer.clipboard import Clipboard
    from tilsyn.services.open_case import Desk


def transfer_on_screen(desk: Desk, by: str | None, clipboard: Clipboard | None = None) -> str:
    """Go through the fields; gives a sentence to say afterwards. However it ends, our text leaves the clipboard."""
    dark = darkness(desk)
    fields = ReportFields(desk, by)
    held = Keeping(clipboard or MachineClipboard())

    def transferring(marks: Marks) -> Sitting:
        from tilsyn.interview.screen.transfer.app import Transferring

        return Transferring(fields, held, marks, **dark)

    try:
        return run_sitting(transferring)
    finally:
        held.clear()
