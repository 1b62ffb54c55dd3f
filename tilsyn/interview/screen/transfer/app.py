"""The application that goes through the report's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.interview.screen.kit.base_app import Sitting
from tilsyn.interview.screen.transfer import wording
from tilsyn.interview.screen.transfer.screen import Fields
from tilsyn.services.leaving.notes_and_paste import counts_text

if TYPE_CHECKING:
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.interview.screen.transfer.clipboard import Keeping
    from tilsyn.services.leaving.notes_and_paste import ReportFields


class Transferring(Sitting):
    """One list; it closes with what still stands to be transferred, and what became of the clipboard."""

    def __init__(
        self,
        fields: ReportFields,
        clipboard: Keeping,
        marks: Marks,
        **sitting: Any,  # noqa: ANN401  of Sitting
    ) -> None:
        super().__init__(marks, **sitting)
        self.fields = fields
        self.keeping = clipboard

    @property
    def help_text(self) -> str:
        return wording.HELP

    def begin(self) -> None:
        self.push_screen(Fields(self.fields, self.keeping, self.marks), lambda _: self.exit(self._last_words()))

    def _last_words(self) -> str:
        counts = counts_text(self.fields.standings())
        left = wording.LEFT_CLEAR if self.keeping.clear() else wording.LEFT_UNKNOWN
        said = left if self.keeping.used else wording.LEFT_UNTOUCHED
        return f"{counts[0].upper()}{counts[1:]}. {said}"
