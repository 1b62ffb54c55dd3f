"""What the evening does to the case, each in one gesture; it knows no widget."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import counted, time_text
from tilsyn.domain.text import clean
from tilsyn.errors import CaseError
from tilsyn.interview.screen.evening import wording
from tilsyn.interview.screen.judging.gestures import JudgingGestures
from tilsyn.interview.screen.kit.save_line import CLOCK
from tilsyn.services.conversation.answering import LETTERS, Receipt, is_quote
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging import evening

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.domain.findings.evidence import Piece
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.values import AnswerValue
    from tilsyn.services.open_case import Desk

IRRELEVANT = "ikke_relevant"


class EveningGestures:
    """Values, notes, places. The case is read once, and again after each commit."""

    def __init__(self, desk: Desk, by: str | None) -> None:
        self.desk = desk
        self.by = by
        self.saved_at: str | None = None
        self.judging = JudgingGestures(desk, by)
        self.seen = evening.look(desk)

    def progress(self) -> str:
        """Nothing: unanswered is no defect (domain.md 6)."""
        return ""

    def keep_draft(self, slot: str, text: str) -> str:
        """Keep what is half-typed, and say when. Raises CaseError where it cannot be kept."""
        self.desk.file.save_draft(slot, clean(text))
        return self.desk.world.now()[CLOCK]

    def look_again(self) -> evening.EveningLook:
        """Read the case anew, after something was recorded, here or where one judges."""
        self.saved_at = max(filter(None, (self.saved_at, self.judging.saved_at)), default=None)
        self.judging.saved_at = self.saved_at
        self.seen = evening.look(self.desk)
        return self.seen

    def needs_reason(self, letter: str, piece: Piece) -> bool:
        """Whether the letter's value must be given a reason first."""
        return LETTERS[letter] == IRRELEVANT != getattr(piece.said, "value", None) and piece.question is not None

    def set_value(self, letter: str, piece: Piece, reason: str | None = None) -> bool:
        """Record a value; False where it stands already. Raises TilsynError for what is refused."""
        value: AnswerValue | None = LETTERS[letter]  # type: ignore[assignment]  # each is a value of an answer
        recorded = self._recorded(evening.set_value(self.desk, piece, value, reason, self.by))
        if reason is not None:
            self.reason_keeper(piece).drop()
        return recorded

    def reason_keeper(self, piece: Piece) -> Keeper:
        """Why a question is irrelevant, while it is typed."""
        return Keeper(self.desk, Slot.beside("reason", piece.entry.header.slot))

    def parts(self, piece: Piece) -> dict[str, AnswerValue | None]:
        """Each half of the piece's question, with its value; empty where the question has none."""
        found = evening.parts_of(self.desk, piece)
        asked = next((each for _, each in self.desk.model.questions() if each.id == piece.question), None)
        if found is None or asked is None:
            return {}
        stands = {each.part: each.value for each in found}
        return {part: stands.get(part) for part in asked.parts}

    def set_parts(self, piece: Piece, parts: Mapping[str, AnswerValue | None]) -> bool:
        """Record a value for each half; False where they stand so already. Raises TilsynError for what is refused."""
        return self._recorded(evening.set_parts(self.desk, piece, parts, self.by))

    def note_keeper(self, place: str) -> Keeper:
        """A note to an indicator while it is typed."""
        return Keeper(self.desk, Slot.note_at(place))

    def keep_paste(self, place: str, text: str) -> str:
        """Keep what was pasted, after what is half-typed for a note to the place; gives the whole, kept or not."""
        keeper = self.note_keeper(place)
        draft = keeper.found()
        whole = "\n".join(filter(None, (draft.text if draft else "", clean(text))))
        keeper.keep(whole)
        return whole

    def recovered_note(self, place: str) -> str:
        """A sentence where a note to the place was half-typed last time."""
        draft = self.note_keeper(place).found()
        if draft is None or not draft.text.strip():
            return ""
        size = counted(len(draft.text), "tegn", "tegn")
        return wording.RECOVERED_NOTE.format(place=Place(place).text(), at=time_text(draft.at), size=size)

    def add_note(self, place: str, text: str) -> Receipt | None:
        """Record a note to an indicator; None where there is nothing to record."""
        if not text.strip():
            if self.note_keeper(place).found():
                self.desk.file.drop_draft(Slot.note_at(place))
            return None
        saved = evening.add_note(self.desk, place, text, self.by, quote=is_quote(text))
        self._recorded(saved.entry)
        return Receipt(("note",), saved.cpr)

    def place_note(self, entry: Entry, line: str) -> bool:
        """Put a note where the line says; False where it lies there already. Raises TilsynError for no such place."""
        recorded = self._recorded(evening.place_note(self.desk, entry, line, self.by))
        self._forget(self.line_slot(entry.header.slot))
        return recorded

    def line_slot(self, note: str) -> str:
        """Where the places of a note are kept while they are typed."""
        return Slot.beside("place", note)

    def line_kept(self, note: str) -> str:
        """What was half-typed of where a note belongs."""
        return next((each.text for each in self.desk.file.drafts() if each.slot == self.line_slot(note)), "")

    def _forget(self, slot: str) -> None:
        """The gesture is recorded: that a draft stays behind must not be said to be a refusal."""
        with suppress(CaseError):
            if any(each.slot == slot for each in self.desk.file.drafts()):
                self.desk.file.drop_draft(slot)

    def _recorded(self, entry: Entry | None) -> bool:
        """The clock of the last commit is the entry's own."""
        if entry is None:
            return False
        self.saved_at = entry.header.at
        self.look_again()
        return True
