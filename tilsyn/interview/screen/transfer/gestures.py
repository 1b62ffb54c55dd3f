"""What can be done with the report's fields: copy one, and say that it has been transferred. It knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.interview.screen.transfer import wording
from tilsyn.interview.screen.transfer.clipboard import Keeping
from tilsyn.services.leaving.notes_and_paste import CHANGED, DONE, MASKED, counts_text, report_fields, standings, tick

if TYPE_CHECKING:
    from tilsyn.interview.screen.transfer.clipboard import Clipboard
    from tilsyn.services.leaving.notes_and_paste import FieldStanding
    from tilsyn.services.open_case import Desk


class TransferGestures:
    """One sitting with the fields. A field is ticked only by `done`, with the very text that was copied."""

    def __init__(self, desk: Desk, clipboard: Clipboard, by: str | None) -> None:
        self._desk = desk
        self._by = by
        self._made = report_fields(desk)
        self._read = len(desk.case.entries)
        self._clipboard = Keeping(clipboard)
        self.pending: FieldStanding | None = None
        self.only_changed = False
        self.saved_at: str | None = None
        self._sent = self._used = False

    def look_again(self) -> bool:
        """Make the fields anew where others have written; whether they were: what is protected now is never copied."""
        self._desk.file.refresh()
        if len(self._desk.case.entries) == self._read:
            return False
        self._made, self._read = report_fields(self._desk), len(self._desk.case.entries)
        return True

    def fields(self) -> list[FieldStanding]:
        """All, or only those that have changed since they were transferred."""
        shown = standings(self._desk, self._made)
        return [each for each in shown if each.state == CHANGED] if self.only_changed else shown

    def counts(self) -> str:
        return counts_text(standings(self._desk, self._made))

    def turn_filter(self) -> str:
        """Only the changed ones, or all again; a filter that would leave nothing is not set. Gives what to say."""
        self.only_changed = not self.only_changed
        if self.only_changed and not self.fields():
            self.only_changed = False
            return wording.NONE_CHANGED
        return wording.ONLY_CHANGED if self.only_changed else ""

    def next_open(self, place: str) -> FieldStanding | None:
        """The next field that stands to be transferred, from the top again after the last."""
        shown = self.fields()
        here = next((number for number, each in enumerate(shown) if each.place == place), -1)
        turned = [*shown[here + 1 :], *shown[: here + 1]]
        return next((each for each in turned if each.state != DONE), None)

    def copy(self, field: FieldStanding) -> bool:
        """Put its text in the clipboard; False where it is not known to have come there. A tick may now be given."""
        self.pending = field
        if not field.text:
            return True
        known = self._clipboard.put(field.text)
        self._used, self._sent = True, not known
        return known

    def done(self) -> FieldStanding | None:
        """The person says that what was copied has been transferred. Raises TilsynError where it cannot be saved."""
        field = self.pending
        if field is not None:
            self.saved_at = tick(self._desk, field.place, field.text, self._by)
            self._read += 1
            self.pending = None
        return field

    def forget(self) -> bool:
        """Take our text out of the clipboard, where it is ours; whether it is known to be gone."""
        return self._clipboard.clear() and not self._sent

    def closing(self) -> str:
        """What to say after the screen has closed."""
        counts = self.counts()
        left = wording.LEFT_CLEAR if self.forget() else wording.LEFT_UNKNOWN
        said = left if self._used else wording.LEFT_UNTOUCHED
        return wording.CLOSING.format(counts=counts[0].upper() + counts[1:], clipboard=said)


def told(field: FieldStanding, *, known: bool) -> str:
    """What to say of a field that has been copied."""
    words = wording.EMPTIED if not field.text else wording.COPIED if known else wording.SENT
    masked = f" {MASKED}" if field.masked else ""
    return words.format(title=field.title) + masked
