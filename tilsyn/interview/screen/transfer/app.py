"""The application that goes through the report's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.interview.screen.transfer import wording
from tilsyn.interview.screen.transfer.screen import Fields

if TYPE_CHECKING:
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.interview.screen.transfer.gestures import TransferGestures


class Transferring(Sitting):
    """One list; it closes with what still stands to be transferred, and what became of the clipboard."""

    def __init__(self, gestures: TransferGestures, marks: Marks, **sitting: Any) -> None:  # noqa: ANN401  of Sitting
        super().__init__(marks, **sitting)
        self.gestures = gestures

    @property
    def help_text(self) -> str:
        return wording.HELP

    def begin(self) -> None:
        self.push_screen(Fields(self.gestures, self.marks), lambda _: self.exit(self.gestures.closing()))
