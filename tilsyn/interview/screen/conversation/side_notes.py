"""Notes beside the question: a loose one; a place in a document with its quote, or one observed with what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from tilsyn.domain.addresses import Slot
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.conversation.question_text import save_line
from tilsyn.interview.screen.kit.dialogs import Noting
from tilsyn.interview.screen.kit.draft_field import Box
from tilsyn.interview.screen.kit.editor import Editor, Line
from tilsyn.services.drafts import LOOSE, Keeper

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget
    from textual.widgets import Input

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.conversation.session import Session


class LooseNote(Noting):
    """A note that belongs nowhere yet."""

    BINDINGS: ClassVar = [Binding("f4", "hide", show=False, priority=True)]

    def __init__(self, session: Session, marks: Marks) -> None:
        super().__init__(marks, save_line(session), session.loose_draft())
        self._session = session

    def compose(self) -> ComposeResult:
        title = self._title()
        yield Editor(title, title, id="loose")

    @property
    def _is_hidden(self) -> bool:
        return self._session.pending.find((LOOSE,), "fortrolig") is not None

    def _title(self) -> str:
        if self._is_hidden:
            return self.fit("LØS NOTE, FORTROLIGT · du skriver her · Esc: gem · F4: ikke fortroligt")
        return self.fit("LØS NOTE · du skriver her · Esc: gem · F4: fortroligt")

    def record(self, text: str) -> Receipt | None:
        return self._session.note(text)

    def action_hide(self) -> None:
        """Fortroligt, or not after all; kept meanwhile, like the text."""
        try:
            self._session.pending.put(LOOSE, "fortrolig", None if self._is_hidden else "fortrolig")
        except TilsynError as refused:
            self.refused(refused)
        self.editor.rename(self._title())


class PlaceNote(Noting):
    """First where, then what; Esc in the text records it under the item now looked at."""

    BINDINGS: ClassVar = [Binding("escape", "later", show=False)]

    def __init__(self, session: Session, marks: Marks) -> None:
        desk, encounter = session.desk, session.encounter.id
        super().__init__(marks, save_line(session), Keeper(desk, Slot.spot(encounter)))
        self._session = session
        self._where = Keeper(desk, Slot.where(encounter))
        self._reads = session.encounter.method == "dokument"

    def boxes(self) -> tuple[Box, ...]:
        """Where it is, too."""
        return (*super().boxes(), Box(self._where, lambda: self.query_one(Line).value))

    def compose(self) -> ComposeResult:
        read = self._reads
        with Vertical(classes="beside") as box:
            box.border_title = self.fit(
                "Sted og citat · Esc i citatet: gem" if read else "Sted og iagttagelse · Esc i teksten: gem"
            )
            held = self._where.found()
            where = "Sted, fx side 3 · Enter: videre til citatet"
            seen = "Sted, fx venteværelset · Enter: videre til teksten"
            # What is offered again is written on, not over.
            yield Line(held.text if held else "", select_on_focus=False, placeholder=self.fit(where if read else seen))
            writing = "CITAT, ordret · du skriver her · Esc: gem"
            title = self.fit(writing if read else "HVAD DER SKER · du skriver her · Esc: gem")
            yield Editor(title, title, id="loose")

    def first(self) -> Widget:
        return self.query_one(Line)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.draft.typing()

    def action_later(self) -> None:
        """Out of the first line: what is half-typed is kept, and offered again."""
        self.draft.keep()
        self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.editor.focus()

    def record(self, text: str) -> Receipt | None:
        """What was read or seen there; from a document it is a quote."""
        where = " ".join(self.query_one(Line).value.split()) or None
        receipt = self._session.place_note(where, text, self.keeper.slot)
        self._where.drop()
        return receipt

    def nothing_written(self) -> None:
        """No text: where it would have been is nothing either."""
        super().nothing_written()
        self._where.drop()
