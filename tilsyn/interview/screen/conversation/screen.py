"""The conversation: where am I, what do I ask, what was said. Only this one is ever on it (domain.md 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from tilsyn.domain.addresses import Slot
from tilsyn.domain.text import clean
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.conversation.commands import ANYWHERE, LETTERS, Commands
from tilsyn.interview.screen.conversation.question_text import (
    CORRECTS,
    marks_text,
    question_text,
    save_line,
    values_text,
    where_text,
)
from tilsyn.interview.screen.conversation.topics import Topics
from tilsyn.interview.screen.kit.draft_field import Box, DraftField
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.interview.screen.kit.typed_ahead import LetterScreen
from tilsyn.services.conversation.attendance import closed_elsewhere
from tilsyn.services.conversation.correcting import half_corrected
from tilsyn.services.conversation.marking import Marking
from tilsyn.services.drafts import not_finished, unfinished
from tilsyn.services.open_case import CPR_WARNING
from tilsyn.services.planning.preparing import encounter_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt, Said
    from tilsyn.services.conversation.session import Session
    from tilsyn.storage.drafts import Draft

_SCROLLS = {"up": "scroll_up", "down": "scroll_down", "pageup": "scroll_page_up", "pagedown": "scroll_page_down"}


CLOSED_ELSEWHERE = "Samtalen er afsluttet fra et andet vindue. Svaret er gemt og føjet til."
KEYS_ASKING = "Enter skriv · s næste · b tilbage · + note · F8 afslut · F9 sluk · F1 hjælp"
KEYS_WRITING = "Esc gem og videre · Ctrl+S gem og bliv · F2 citat · F4 fortroligt · F9 sluk"
NOTE_TITLES = ("Note · Enter: skriv", "NOTE · du skriver her · Esc: gem og videre")
BESIDE = {
    "note": ("en løs note", "+"),
    "own": ("dit eget spørgsmål", "e"),
    "deviates": ("hvad en i gruppen sagde til {question}", "F7 ved {question}"),
    "place": ("sted og citat", "F7"),
}
"""What may be half-typed beside the questions, by the kind of its slot, and the key that goes on with it."""


class Conversation(LetterScreen[None]):
    """The letters are commands while the note does not have the focus."""

    def __init__(self, session: Session, marks: Marks) -> None:
        super().__init__(marks, save_line(session))
        self.session = session
        self.marking = Marking(session)
        self.draft = DraftField(self, self.kept, self.draw_saved)
        self._who = encounter_label(session.desk, session.encounter)
        self._value: str | None = None
        self._settling = False
        self._warning = ""
        self.commands = Commands(self)

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        with Horizontal():
            yield Topics(id="topics", markup=False)
            with Vertical(id="asking"):
                with VerticalScroll(id="question", can_focus=False):
                    yield Static(id="asked")
                yield Static(id="notice", markup=False)
                yield Static(id="marked", markup=False)
                yield Static(id="values")
                yield Editor(*map(self.marks.fit, NOTE_TITLES), id="note")
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    @property
    def note(self) -> Editor:
        return self.query_one("#note", Editor)

    def on_mount(self) -> None:
        self.open("\n".join(half_typed_beside(self.session, self._who)))

    def open(self, notice: str = "") -> None:
        """Show the current question, with the focus outside the note."""
        shown, asked = self.session.look(), self.session.current
        draft = self.draft.stands_at(*([Box(self.session.draft(), self._half)] if asked else []))
        self._value, self._settling = shown.value if shown else None, False
        self.note.hold(draft.text if draft else shown.note if shown else "")
        self.note.disabled = asked is None
        self.set_focus(None)
        self.kept.settled()
        self.query_one("#question").scroll_home(animate=False)
        self.draw(notice or (self._recovered(draft) if draft else ""))

    def _recovered(self, draft: Draft) -> str:
        half = not_finished(draft, self._who, Slot(draft.slot).question)
        return f"{half} Teksten står i noten. Enter: skriv videre."

    def _half(self) -> str:
        """What stands in the note and is not recorded."""
        return self.note.text if self.session.is_new(self.so_far()) else ""

    def draw(self, notice: str | None = None) -> None:
        """Bring the screen up to date; a notice stays until the next one."""
        self.query_one("#asked", Static).update(question_text(self.session, self.marks))
        self.query_one("#values", Static).update(values_text(self.session.letters, self._value, self.marks))
        self.put("#marked", marks_text(self.marking))
        self.put("#where", where_text(self.session, self._who))
        self.query_one("#topics", Topics).draw(self.session, self.marks)
        if notice is not None:
            self.put("#notice", notice)
        self.draw_saved()

    def say(self, notice: str) -> None:
        """A sentence above the note."""
        self.put("#notice", notice)

    def so_far(self) -> Said:
        """The value and the note as they stand on the screen."""
        return self.session.stated(self._value, self.note.text)

    def marked(self, notice: str) -> None:
        """A mark has been set; what stands there now may have been recorded with it."""
        if self.session.hides:
            self.note.hold("")
        if not self.session.is_new(self.so_far()):
            self.draft.settle()
        self.draw(notice)

    def draw_saved(self) -> None:
        """What is saved, and what the keys do now."""
        super().draw_saved()
        self.put("#keys", KEYS_WRITING if self.focused is self.note else KEYS_ASKING)

    def takes(self, event: events.Key | events.Paste) -> bool:
        """A command letter, or else the beginning of a note; False for what is none of the question's business.

        Outside the note a paste is a note too, never commands.
        """
        if isinstance(event, events.Key) and event.key in ANYWHERE:
            self.commands.act(ANYWHERE[event.key])
            return True
        if self.focused is not None:
            return False
        if not isinstance(event, events.Key):
            self.write(clean(event.text))
        elif event.key in _SCROLLS:
            getattr(self.query_one("#question"), _SCROLLS[event.key])(animate=False)
        elif event.key == "enter":
            self.write("")
        elif event.character and event.is_printable:
            self._typed(event.character)
        else:
            return False
        return True

    def on_click(self, event: events.Click) -> None:
        """The mouse on a value does what its letter does."""
        letter = event.style.meta.get("letter")
        if letter and self.session.current is not None:
            self._answer(self.session.letters[letter])

    def _typed(self, character: str) -> None:
        letter = character.lower()
        if letter in LETTERS:
            self.commands.act(LETTERS[letter])
        elif self.session.current is not None and letter in self.session.letters:
            self._answer(self.session.letters[letter])
        else:
            self.write(character)

    def write(self, text: str) -> None:
        """Into the note, at once: the next key must already find it there."""
        if self.session.current is not None:
            self.set_focus(self.note)
            self.note.type(text)

    def _answer(self, value: str | None) -> None:
        """Record the value with the note as it stands on the screen, and move into the note."""
        self._value, self._settling = value, True
        if self._commit():
            self.set_focus(self.note)

    def _commit(self) -> bool:
        """Record what is on the screen if it is new; False where the case refused it, and nothing is lost."""
        try:
            receipt = self.session.record_new(self._value, self.note.text)
        except TilsynError as refused:
            self.refused(refused)
            return False
        if receipt and self.session.hides:
            self.note.hold("")
        self._settled(receipt)
        return True

    def _settled(self, receipt: Receipt | None) -> None:
        self.draft.settle()
        closed = CLOSED_ELSEWHERE if receipt and closed_elsewhere(self.session) else ""
        self._warning = CPR_WARNING if receipt and receipt.cpr else closed
        self.draw(self._warning)

    def refused(self, refused: TilsynError) -> None:
        """Said where it cannot be missed; what was typed stays where it is."""
        self.kept.refused(refused)
        self.draw_saved()

    def on_editor_left(self, event: Editor.Left) -> None:
        """Esc is done with the question; Ctrl+S stays at it, outside the note."""
        nothing = self._value is None and not self.note.text.strip()
        if not self._commit():
            return
        if nothing:
            self.open("Et svar uden værdi skal have en tekst: skriv den, og tryk Esc." if self._settling else "")
        elif event.onward:
            self.session.skip()
            self.open(self._warning)
        else:
            self.set_focus(None)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Within two seconds what is typed is a draft."""
        if self.session.current is None:
            return
        self.draft.typing(event.text_area.text)
        self.draw_saved()

    def on_descendant_focus(self) -> None:
        self.draw_saved()

    def on_descendant_blur(self) -> None:
        self.draw_saved()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click in the list; what stands in the note is recorded first."""
        event.stop()
        if event.option_id and (self.focused is not self.note or self._commit()):
            self.commands.gone_to(event.option_id)


def half_typed_beside(session: Session, who: str) -> Iterator[str]:
    """A sentence for each text that is half-typed beside the questions, the newest last; first, that one corrects."""
    if session.corrects:
        yield CORRECTS
    for draft in half_corrected(session.desk, session.encounter.id):
        yield f"{not_finished(draft, who, 'en rettelse')} Ctrl+R, og Enter dér, hvor det står."
    for draft in unfinished(session.desk, session.encounter.id):
        slot = Slot(draft.slot)
        if slot.kind in BESIDE:
            what, key = (each.format(question=slot.question) for each in BESIDE[slot.kind])
            yield f"{not_finished(draft, who, what)} Tryk {key} for at skrive videre."
