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
from tilsyn.services.drafts import LOOSE, kept_before

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widget import Widget
    from textual.widgets import Input

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.drafts import Keeper

LINE_KEYS = "Enter: videre til teksten · Esc: luk; det skrevne bliver stående"


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
    """First where, then what; both belong to the question they were begun at, and are recorded under its item."""

    BINDINGS: ClassVar = [Binding("escape", "later", show=False)]

    def __init__(self, session: Session, marks: Marks) -> None:
        super().__init__(marks, save_line(session), kept_beside(session, Slot.spot, "place"))
        self._session = session
        self._where = kept_beside(session, Slot.where, "where")
        self._reads = session.encounter.method == "dokument"

    def boxes(self) -> tuple[Box, ...]:
        """Where it is, too."""
        return (*super().boxes(), Box(self._where, lambda: self._place.value))

    def compose(self) -> ComposeResult:
        read, question = self._reads, Slot(self.keeper.slot).question
        what = "Sted og citat" if read else "Sted og iagttagelse"
        with Vertical(classes="beside") as box:
            box.border_title = self.fit(f"{what} ved {question}")
            held = self._where.found()
            where, seen = "Sted, fx side 3", "Sted, fx venteværelset"
            # What is offered again is written on, not over.
            yield Line(held.text if held else "", select_on_focus=False, placeholder=self.fit(where if read else seen))
            name = "Citat, ordret" if read else "Hvad der sker"
            upper = "CITAT, ordret" if read else "HVAD DER SKER"
            yield Editor(self.fit(f"{name} · Tab: skriv"), self.fit(f"{upper} · du skriver her · Esc: gem"), id="loose")

    @property
    def _place(self) -> Line:
        return self.query_one(Line)

    def first(self) -> Widget:
        return self._place

    def on_descendant_focus(self) -> None:
        """The frame says what the keys do in the line; in the text its own frame does, and Esc is another key there."""
        keys = self.fit(LINE_KEYS) if self._place.has_focus else ""
        self.query_one(".beside", Vertical).border_subtitle = keys

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
        where = " ".join(self._place.value.split()) or None
        receipt = self._session.place_note(where, text, self.keeper.slot)
        self._where.drop()
        return receipt

    def nothing_written(self) -> None:
        """No text: where it would have been stays, to be gone on with."""
        super().nothing_written()
        self._where.hold(self._place.value)


def kept_beside(session: Session, slot: Callable[[str, str], Slot], earlier: str) -> Keeper:
    """Where something beside the current question is kept; what an earlier version kept by none is taken over."""
    encounter = session.encounter.id
    keeper = session.kept(lambda question: slot(question, encounter))
    kept_before(session.desk, keeper.slot, Slot.of(earlier, encounter))
    return keeper
