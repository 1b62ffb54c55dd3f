"""The conversation: where am I, what do I ask, what was said. Only this one is ever on it (domain.md 7)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from tilsyn.domain.addresses import Slot
from tilsyn.domain.text import clean
from tilsyn.domain.values import VALUES_ON_SCREEN
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.conversation.command_table import ANYWHERE, FROM_LINE, letters_here
from tilsyn.interview.screen.conversation.half_typed import half_typed_beside
from tilsyn.interview.screen.conversation.key_line import HELD_BACKSPACE, VALUE, WRITE, KeyLine, line_text
from tilsyn.interview.screen.conversation.question_area import ShowsQuestion
from tilsyn.interview.screen.conversation.question_text import (
    marks_text,
    save_line,
    values_text,
    where_text,
)
from tilsyn.interview.screen.conversation.topics import Topics
from tilsyn.interview.screen.kit.draft_field import Box, DraftField
from tilsyn.interview.screen.kit.editor import NOTHING_WRITTEN, NoteField
from tilsyn.interview.screen.kit.one_read import ends_burst, in_burst
from tilsyn.interview.screen.kit.reading_on import LINES, PAGES
from tilsyn.interview.screen.kit.style import LOW, MARKED_ROWS, size_classes
from tilsyn.interview.screen.kit.takes_beside import FELL_BESIDE, TakesBeside
from tilsyn.services.conversation.attendance import closed_elsewhere
from tilsyn.services.conversation.marking import Marking
from tilsyn.services.conversation.typed_reading import kept_as_note
from tilsyn.services.conversation.typed_value import word_as_note
from tilsyn.services.drafts import not_finished
from tilsyn.services.open_case import CPR_WARNING
from tilsyn.services.planning.preparing import encounter_label

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import OptionList

    from tilsyn.interview.screen.conversation.commands import Commands
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt, Said
    from tilsyn.services.conversation.session import Session
    from tilsyn.storage.drafts import Draft

KEYS_ASKING = "Enter næste · Tab skriv · u fortryd · k kerne/alle · F8 afslut · F9 sluk · F1"
KEYS_AT_A_POINT = "Enter næste · Tab skriv · u fortryd · a grundlag · F8 afslut · F9 sluk · F1"
KEYS_WRITING = "Ctrl+N gem, næste · Esc gem, taster · PgDn rul · F8 afslut · F9 sluk · F1"
NOTE_TITLES = ("Note · Tab: skriv", "NOTE · du skriver her · Esc: gem")


class Conversation(TakesBeside, ShowsQuestion):
    """Typing is text. Only the key line reads letters, and only once Enter says so."""

    def __init__(self, session: Session, marks: Marks) -> None:
        super().__init__(marks, save_line(session))
        self.session = session
        self.marking = Marking(session)
        self.draft = DraftField(self, self.kept, self.draw_saved)
        self.line = KeyLine()
        self.line.ids = session.route.point_ids()
        self._struck = ""
        self._who = encounter_label(session.desk, session.encounter)
        self._value: str | None = None
        self._warning = ""
        self._beside = ""

    def compose(self) -> ComposeResult:
        self._know_its_classes()
        yield Static(id="where", markup=False)
        with Horizontal():
            yield Topics(id="topics", markup=False)
            with Vertical(id="asking"):
                with VerticalScroll(id="question", can_focus=False):
                    yield Static(id="asked")
                yield Static(id="rule", markup=False)
                yield Static(id="official")
                yield Static(id="notice")
                yield Static(id="marked", markup=False)
                yield Static(id="values")
                yield Static(id="line", markup=False)
                yield NoteField(*map(self.marks.fit, NOTE_TITLES), id="note")
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    @cached_property
    def commands(self) -> Commands:
        """With all the boxes they open: the first question does not wait for those."""
        from tilsyn.interview.screen.conversation.commands import Commands

        return Commands(self)

    def _know_its_classes(self) -> None:
        """All it will have, before any part is styled: each that comes later has every part styled once more."""
        self.set_class(self.session.current is not None, "-writing", update=False)
        self.update_classes(size_classes(*self.app.size), update=False)

    @property
    def note(self) -> NoteField:
        return self.query_one("#note", NoteField)

    @property
    def is_writing(self) -> bool:
        """Whether the note takes the keys; else the key line does."""
        return self.focused is self.note

    def on_mount(self) -> None:
        for measured in ("scroll_y", "virtual_size", "size"):
            self.watch(self.query_one("#question"), measured, self.measured)
        self.begin()

    def begin(self) -> None:
        """The first question opens in its note."""
        self.open("\n".join(half_typed_beside(self.session, self._who)), writing=True)

    def open(self, notice: str = "", *, writing: bool | None = None) -> None:
        """Show the current question; it opens as the one before was left, in the note or at the key line."""
        shown, asked = self.session.look(), self.session.current
        draft = self.draft.stands_at(*([Box(self.session.draft(), self._half)] if asked else []))
        writing = self.is_writing if writing is None else writing
        self._beside = ""
        self._value = shown.value if shown else None
        self.line.empty()
        self.line.point = asked.point if asked else None
        self.note.hold(draft.text if draft else shown.note if shown else "")
        self.note.disabled = asked is None
        self.set_focus(self.note if writing and asked else None)
        self.kept.settled()
        self.query_one("#question").scroll_home(animate=False)
        self.draw(notice or (self._recovered(draft) if draft else ""))

    def _recovered(self, draft: Draft) -> str:
        half = not_finished(draft, self._who, Slot(draft.slot).question)
        return f"{half} Teksten står i noten: skriv videre."

    def _half(self) -> str:
        """What stands in the note and is not recorded; after it what was typed in a list above."""
        here = self.note.text if self._beside or self.session.is_new(self.so_far()) else ""
        return "\n".join(filter(None, (here, self._beside)))

    def stands_beside(self, text: str) -> None:
        """Within two seconds it is a draft with the note."""
        if text != self._beside:
            self._beside = text
            self.draft.typing()

    def fell_beside(self, text: str) -> None:
        """Kept at once: what the list was opened for may show the question anew."""
        self._beside = ""
        self.write(text)
        self.draft.typing()
        self.draft.keep()
        self.call_later(self.say, FELL_BESIDE)

    def draw(self, notice: str | None = None) -> None:
        """Bring the screen up to date; a notice stays until the next one."""
        self.draw_question()
        marks = marks_text(self.marking)
        self.put("#marked", marks, 1 if self.size.height < LOW else MARKED_ROWS)
        self.query_one("#marked").display = bool(marks)
        self.put("#where", where_text(self.session, self._who))
        self._draw_list()
        if notice is not None:
            self.say(notice)
        self.draw_saved()

    def on_resize(self, event: events.Resize) -> None:
        """What is kept to a few lines on a small screen is said in full on a large one."""
        self.update_classes(size_classes(*event.size))
        self._draw_list()
        self.call_after_refresh(self.draw_question)

    def _draw_list(self) -> None:
        topics = self.query_one("#topics", Topics)
        topics.draw(self.session, self.marks)
        topics.fit_beside(self.size.width)

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
        self.set_class(self.is_writing, "-writing")
        at_a_point = self.session.current and self.session.current.point  # a frame has no core of its own
        keys = KEYS_WRITING if self.is_writing else KEYS_AT_A_POINT if at_a_point else KEYS_ASKING
        self.put("#keys", keys.replace("F8 afslut", "F8 ud") if self.session.corrects else keys)
        self.draw_line()

    def draw_line(self) -> None:
        """What stands in the key line, and in the strip what its letter would mean."""
        meaning = self.line.meaning(self._values, letters_here(self.session))
        self.put("#line", line_text(self.line, meaning, self.marks, here=not self.is_writing))
        would_be = meaning.said if meaning.act == VALUE else None
        strip = values_text(self.session.letters, self._value, self.marks, would_be)
        self.query_one("#values", Static).update(strip)

    @property
    def _values(self) -> dict[str, str | None]:
        """The letters that are values at this question; after the last one there are none."""
        return self.session.letters if self.session.current else {}

    def takes(self, event: events.Key | events.Paste) -> bool:
        """A key of the key line, or one that acts wherever one is; False for what is the note's own business.

        A paste is a note, never commands.
        """
        key = event.key if isinstance(event, events.Key) else ""
        if key in ANYWHERE:
            self.commands.act(ANYWHERE[key])
            return True
        if self.is_writing and key in PAGES:
            return self.turns_page(key)
        if self.focused is not None:
            return False
        before, self._struck = self._struck, key
        if not isinstance(event, events.Key):
            self.write(clean(event.text))
            return True
        return self._line_end(event) or self._edits(key, before) or self._typed(event)

    def _edits(self, key: str, before: str) -> bool:
        """The keys that are no letters: each does its thing at once."""
        if key in LINES:
            self.scrolls(key)
        elif key == "backspace":
            self._shorten(again=before == key)
        elif key in FROM_LINE:
            self.line.empty()
            self.commands.act(FROM_LINE[key])
        elif key == "enter":
            self._read()
        elif key in {"tab", "shift+tab"}:
            self.write("")
        elif key == "escape":
            self.line.empty()
        else:
            return False
        self.draw_line()
        return True

    def _line_end(self, event: events.Key) -> bool:
        """Enter with more after it in one read ends a line of what is pasted: it means no command, and skips none."""
        if event.key != "enter" or not in_burst(event) or ends_burst(event):
            return False
        if self.line.text:
            self.line.add("\n")
            self.write("")
        return True

    def _shorten(self, *, again: bool) -> None:
        """On an empty line it takes back, but never as it is held down: no clock, only the key before it."""
        if self.line.text:
            self.line.shorten()
        elif again:
            self.say(HELD_BACKSPACE)
        else:
            self.commands.act("take_back")

    def _typed(self, event: events.Key) -> bool:
        """As soon as what stands there can be no command any more, the note opens with all of it."""
        if not event.character or not event.is_printable:
            return False
        self.line.add(event.character)
        if self.line.can_be_command(self._values, letters_here(self.session)):
            self.draw_line()
        else:
            self.write("")
        return True

    def _read(self) -> None:
        """Enter: what stands in the line is meant."""
        meaning = self.line.meaning(self._values, letters_here(self.session))
        self.line.empty()
        if meaning.act == VALUE:
            self._answer(meaning.said)
        elif meaning.act == WRITE:
            self.write("")
        else:
            self.commands.act(meaning.act, *filter(None, [meaning.said]))

    def on_click(self, event: events.Click) -> None:
        """The mouse on a value does what its letter does, and stays at the question."""
        letter = event.style.meta.get("letter")
        if letter and self.session.current is not None:
            self._value = self.session.letters[letter] or self._value
            self.commit()

    def write(self, text: str) -> None:
        """Into the note, at once, with what stands in the key line: the next key must already find it there."""
        text = self.line.empty() + text
        if self.session.current is not None:
            self.set_focus(self.note)
            self.note.write(text)
        elif text:  # after the last question there is no note but a loose one
            self.session.loose_draft().add(text)
            self.commands.act("loose_note")

    def _answer(self, value: str | None) -> None:
        """Record the value with the note as it stands on the screen, and go on."""
        self._value = value
        if self.commit() and self.session.current:
            given = f"Gemt {self.session.current.ids[0]}: {VALUES_ON_SCREEN[value]}." if value else ""
            self._next(self._warning or given)

    def recorded(self, receipt: Receipt, notice: str, *, onward: bool) -> None:
        """What a command recorded with the note as it stands; and on to the next question, or not."""
        self._settled(receipt)
        if onward:
            self._next(self._warning or notice)
        else:
            self.open(self._warning or notice)

    def _next(self, notice: str = "") -> None:
        self.session.skip()
        self.open(notice)

    def commit(self) -> bool:
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
        closed = closed_elsewhere(self.session) if receipt else ""
        self._warning = CPR_WARNING if receipt and receipt.cpr else closed
        self.draw(self._warning)

    def refused(self, refused: TilsynError) -> None:
        """Said where it cannot be missed; what was typed stays where it is."""
        self.kept.refused(refused)
        self.draw_saved()

    def on_note_field_done(self, event: NoteField.Done) -> None:
        """Out of the note, with what stands there recorded; an emptied note takes nothing back."""
        emptied, misplaced = not self.note.text.strip(), self._misplaced()
        if self.session.current is None or not self.commit():
            return
        shown = self.session.look()
        if misplaced:
            self.say(misplaced)
        if event.where == "next" and not misplaced:
            self._next(self._warning)
        elif event.where == "keys":
            self._struck = ""
            self.set_focus(None)
        if event.where != "next" and emptied and shown and shown.note:
            self.open(NOTHING_WRITTEN)

    def _misplaced(self) -> str:
        """Asked once, of what is new: a count, a date or a value that lands as a note is seen until one goes on."""
        prompt = self.session.current
        if prompt is None or not self.session.is_new(self.so_far()):
            return ""
        return kept_as_note(self.note.text, prompt.point) or self._word_as_note()

    def _word_as_note(self) -> str:
        return "" if self._value else word_as_note(self.note.text, self._values)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Within two seconds what is typed is a draft."""
        if self.session.current is None:
            return
        self.draft.typing(event.text_area.text)
        if event.text_area.text.endswith("\n") and (asked := self._word_as_note()):
            self.say(asked)
        super().draw_saved()

    def on_descendant_focus(self) -> None:
        self.draw_saved()
        self.draw_rule()

    on_descendant_blur = on_descendant_focus

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click in the list; what stands in the note is recorded first."""
        event.stop()
        if event.option_id and (not self.is_writing or self.commit()):
            self.commands.gone_to(event.option_id)
