"""The conversation: where am I, what do I ask, what was said. Only this one is ever on it (domain.md 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from tilsyn.domain.text import clean
from tilsyn.errors import TilsynError
from tilsyn.interview.plain.wording import CPR_WARNING
from tilsyn.interview.screen.conversation.commands import Commands
from tilsyn.interview.screen.conversation.question_text import marks_text, question_text, values_text
from tilsyn.interview.screen.conversation.topics import Topics
from tilsyn.interview.screen.kit import wording
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.interview.screen.kit.save_line import Due, Kept
from tilsyn.interview.screen.kit.typed_ahead import LetterScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from tilsyn.interview.screen.conversation.gestures import Gestures
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt, Said

_SCROLLS = {"up": "scroll_up", "down": "scroll_down", "pageup": "scroll_page_up", "pagedown": "scroll_page_down"}


class Conversation(LetterScreen[None]):
    """The letters are commands while the note does not have the focus."""

    AUTO_FOCUS: ClassVar = ""

    def __init__(self, gestures: Gestures, marks: Marks) -> None:
        super().__init__()
        self.gestures = gestures
        self.session = gestures.session
        self.marks = marks
        self.kept = Kept(gestures)
        self._value: str | None = None
        self._settling = False
        self._warning = ""
        self.commands = Commands(self)
        self._due = Due(self, self.keep_draft)

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
                yield Editor(self.marks.fit(wording.NOTE_REST), self.marks.fit(wording.NOTE_WRITING), id="note")
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    @property
    def note(self) -> Editor:
        return self.query_one("#note", Editor)

    def on_mount(self) -> None:
        self.set_class(not self.marks.drawn, "-ascii")
        self.open(self.gestures.recovered_beside())

    def open(self, notice: str = "") -> None:
        """Show the current question, with the focus outside the note."""
        opened = self.gestures.open()
        self._value, self._settling = opened.value, False
        self.note.hold(opened.text)
        self.note.disabled = self.session.current is None
        self.set_focus(None)
        self.kept.settled()
        self.query_one("#question").scroll_home(animate=False)
        self.draw(notice or opened.recovered)

    def draw(self, notice: str | None = None) -> None:
        """Bring the screen up to date; a notice stays until the next one."""
        self.query_one("#asked", Static).update(question_text(self.gestures, self.marks))
        self.query_one("#values", Static).update(values_text(self.session.letters, self._value, self.marks))
        self._put("#marked", marks_text(self.gestures.marking))
        self._put("#where", self.gestures.where())
        self.query_one("#topics", Topics).draw(self.session, self.marks)
        if notice is not None:
            self._put("#notice", notice)
        self._draw_saved()

    def say(self, notice: str) -> None:
        """A sentence above the note."""
        self._put("#notice", notice)

    def so_far(self) -> Said:
        """The value and the note as they stand on the screen."""
        return self.gestures.said(self._value, self.note.text)

    def marked(self, notice: str) -> None:
        """A mark has been set; what stands there now may have been recorded with it."""
        if self.gestures.hides:
            self.note.hold("")
        if not self.gestures.is_new(self._value, self.note.text):
            self._due.taken()
            self.kept.settled()
        self.draw(notice)

    def _put(self, where: str, text: str) -> None:
        self.query_one(where, Static).update(self.marks.fit(text))

    def _draw_saved(self) -> None:
        self._put("#saved", self.kept.line())
        self.query_one("#saved").set_class(bool(self.kept.trouble), "-trouble")
        self._put("#keys", wording.KEYS_WRITING if self.focused is self.note else wording.KEYS_ASKING)

    def takes(self, event: events.Key | events.Paste) -> bool:
        """A command letter, or else the beginning of a note; False for what is none of the question's business.

        Outside the note a paste is a note too, never commands.
        """
        writing = self.focused is not None
        if isinstance(event, events.Key) and event.key != event.character and self._does(event.key, writing=writing):
            return True
        if writing:
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

    def _does(self, key: str, *, writing: bool) -> bool:
        return len(key) > 1 and self.commands.does(key, writing=writing)

    def on_click(self, event: events.Click) -> None:
        """The mouse on a value does what its letter does."""
        letter = event.style.meta.get("letter")
        if letter and self.session.current is not None:
            self._answer(self.session.letters[letter])

    def _typed(self, character: str) -> None:
        letter = character.lower()
        if self.commands.does(letter, writing=False):
            return
        if self.session.current is not None and letter in self.session.letters:
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
            receipt = self.gestures.answer(self._value, self.note.text)
        except TilsynError as refused:
            self.refused(refused)
            return False
        if receipt and self.gestures.hides:
            self.note.hold("")
        self._settled(receipt)
        return True

    def _settled(self, receipt: Receipt | None) -> None:
        self._due.taken()
        self.kept.settled()
        closed = wording.CLOSED_ELSEWHERE if receipt and self.gestures.closed_elsewhere else ""
        self._warning = CPR_WARNING if receipt and receipt.cpr else closed
        self.draw(self._warning)

    def refused(self, refused: TilsynError) -> None:
        """Said where it cannot be missed; what was typed stays where it is."""
        self.kept.trouble = wording.NOT_SAVED.format(why=refused.message, hint=refused.hint)
        self._draw_saved()

    def on_editor_left(self, event: Editor.Left) -> None:
        """Esc is done with the question; Ctrl+S stays at it, outside the note."""
        nothing = self._value is None and not self.note.text.strip()
        if not self._commit():
            return
        if nothing:
            self.open(wording.NEEDS_TEXT if self._settling else "")
        elif event.onward:
            self.gestures.onward()
            self.open(self._warning)
        else:
            self.set_focus(None)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Within two seconds what is typed is a draft."""
        if self.session.current is None:
            return
        self.kept.typing(event.text_area.text)
        self._draw_saved()
        self._due.soon()

    def on_descendant_focus(self) -> None:
        self._draw_saved()

    def on_descendant_blur(self) -> None:
        self._draw_saved()

    def keep_draft(self) -> None:
        """Keep what is half-typed at this question; where nothing is, what was kept is dropped."""
        if not self._due.taken() or self.session.current is None:
            return
        text = self.note.text
        if text.strip() and self.gestures.is_new(self._value, text):
            self.kept.keep(self.session.draft().slot, text)
        else:
            self.kept.forget(self.gestures.forget_draft)
        self._draw_saved()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click in the list; what stands in the note is recorded first."""
        event.stop()
        if event.option_id and (self.focused is not self.note or self._commit()):
            self.commands.gone_to(event.option_id)
