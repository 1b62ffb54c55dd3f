"""Loose notes one at a time: each in full, and a line and a list to say where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import events
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList, Static

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import listed
from tilsyn.domain.findings.evidence import note_piece
from tilsyn.errors import TilsynError
from tilsyn.interview.evidence_text import voice_runs
from tilsyn.interview.screen.evening import wording
from tilsyn.interview.screen.evening.place_picker import PlaceLine, Places
from tilsyn.interview.screen.kit.correction import Correction
from tilsyn.interview.screen.kit.draft_field import Box, DraftField, SaveLine
from tilsyn.interview.screen.kit.letter_line import ReadsLetters
from tilsyn.interview.screen.kit.one_read import in_burst
from tilsyn.interview.screen.kit.reading_on import LINES, PAGES, read_on
from tilsyn.interview.screen.kit.style import NOTICE_ROWS
from tilsyn.interview.screen.kit.typed_ahead import DrawnFirst
from tilsyn.services.conversation.correcting import Correctable
from tilsyn.services.judging import evening
from tilsyn.services.open_case import CPR_WARNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from tilsyn.domain.journal.entries import Entry, Note
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.judging.evening import EveningLook


class Sorting(ReadsLetters, DrawnFirst):
    """Each note is committed at once; putting it elsewhere is how one undoes it."""

    CSS = """
    Sorting #noted { height: 1fr; min-height: 4; padding: 0 1; scrollbar-size-vertical: 1; }
    Sorting #lying { height: auto; }
    Sorting #places { border: none; height: 1; margin: 0 1; padding: 0; background: $panel; }
    Sorting #asking-where { height: 1; padding: 0 1; text-style: bold; width: 1fr; }
    Sorting #picks { height: 8; border: none; padding: 0 1; scrollbar-size-vertical: 1; overflow-x: hidden;
        text-wrap: nowrap; text-overflow: ellipsis; }
    Sorting.-ascii #picks { text-overflow: clip; }
    .-wide Sorting #picks, Sorting.-wide #picks { height: 16; }
    """

    def __init__(self, seen: EveningLook, by: str | None, marks: Marks) -> None:
        super().__init__(marks, SaveLine(lambda: seen.desk.saved_at))
        self.seen = seen
        self.by = by
        self.draft = DraftField(self, self.kept, self.draw_saved)
        self._all = False
        self._slots = [entry.header.slot for entry, _ in evening.loose(seen)]
        self._place = 0

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        with VerticalScroll(id="noted", can_focus=False):
            yield Static(id="lying")
        yield Static(id="notice", markup=False)
        yield Static(id="asking-where", markup=False)
        yield PlaceLine(id="places", select_on_focus=False)
        yield Places(evening.places(self.seen.desk), self.marks, id="picks")
        yield self.letter_line()
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    @property
    def line(self) -> PlaceLine:
        return self.query_one(PlaceLine)

    @property
    def picks(self) -> Places:
        return self.query_one(Places)

    @property
    def here(self) -> tuple[Entry, Note] | None:
        """The note one stands at, as it is in the case now."""
        standing = {entry.header.slot: (entry, note) for entry, note in evening.all_notes(self.seen)}
        return standing.get(self._slots[self._place]) if self._place < len(self._slots) else None

    def on_mount(self) -> None:
        self.open()
        self.is_drawn()

    def open(self, notice: str = "") -> None:
        """Show the note one stands at, with the focus nowhere."""
        self.set_focus(None)
        self.kept.settled()
        self._forget_gone()
        here = self.here
        boxes = [Box(evening.place_keeper(self.seen.desk, here[0]), self._half)] if here else []
        draft = self.draft.stands_at(*boxes)
        with self.prevent(Input.Changed):
            self.line.value = draft.text if draft else self._stands()
        self.line.cursor_position = len(self.line.value)
        self.line.disabled = here is None
        self.query_one("#noted").scroll_home(animate=False)
        self.query_one("#lying", Static).update(self._text())
        title = "Alle noter" if self._all else "Løse noter"
        self.put("#where", f"{title} · {self._place + 1} af {len(self._slots)}" if here else title)
        self.picks.narrow(self.line)
        self.picks.action_first()
        self.say(notice or ("Stedet var skrevet halvt; det er ikke gemt endnu. Enter: skriv videre." if draft else ""))

    def _stands(self) -> str:
        """Where the note lies, as the line says it."""
        return "".join(f"{Place(each).text()}; " for each in self.here[1].at_items) if self.here else ""

    def _half(self) -> str:
        return "" if self.line.value.strip() == self._stands().strip() else self.line.value

    def _forget_gone(self) -> None:
        """What may no longer be seen is in no list and no number."""
        standing = {entry.header.slot for entry, _ in evening.all_notes(self.seen)}
        before = [each in standing for each in self._slots[: self._place]]
        self._place = sum(before)
        self._slots = [each for each in self._slots if each in standing]

    def _text(self) -> Text:
        """The note in full, who it came from, where it lies."""
        if self.here is None:
            return Text(self.marks.fit(self._end()))
        entry, note = self.here
        lies = listed(Place(each).text() for each in note.at_items)
        where = f"Ligger på {lies}." if lies else "Hører ikke til noget endnu."
        runs = [*voice_runs(self.seen.desk, note_piece(entry, note, self.seen.visible), ""), (f"\n\n{where}", "italic")]
        return Text.assemble(*((self.marks.fit(words), how) for words, how in runs))

    def _end(self) -> str:
        if self._slots:
            return "Det var den sidste. Esc: luk · b: tilbage · a: alle noter"
        return "Der er ingen noter." if self._all else "Der er ingen løse noter."

    def say(self, notice: str) -> None:
        """A notice until the next one, and what is saved."""
        self.put("#notice", notice, NOTICE_ROWS)
        self.query_one("#notice").display = bool(notice)
        self.draw_saved()
        self._draw_keys()

    def _draw_keys(self) -> None:
        keys = {self.line: wording.KEYS_PLACING, self.picks: wording.KEYS_PICKING}
        self.put("#keys", keys.get(self.focused, wording.KEYS_SORTING) if self.focused else wording.KEYS_SORTING)  # type: ignore[call-overload]  # any widget may be asked for
        self.put("#asking-where", wording.PLACE_WRITING if self.focused else wording.PLACE_REST)

    def take(self, event: events.Key | events.Paste) -> bool:
        """Letters are commands only while neither the line nor the list has the focus; any other begins the line."""
        if self.focused is self.picks:
            return self._beside_the_list(event)
        return self.focused is None and self.typed_here(event)

    def _beside_the_list(self, event: events.Key | events.Paste) -> bool:
        """What is written in the list is written in the line; the end of a line in a burst chooses nothing."""
        if isinstance(event, events.Paste):
            self._write(" ".join(event.text.split()))
        elif event.character and event.is_printable and (event.key != "space" or in_burst(event)):
            self._write(event.character)
        else:
            return event.key == "enter" and in_burst(event)
        return True

    def means(self, text: str) -> str | None:
        return wording.LETTERS_SORTING.get(text.strip().lower())

    def read(self, text: str) -> None:
        """Do what it means."""
        commands: dict[str, Callable[[], None]] = {
            "s": self._next, "b": self._back, "a": self._everything, "q": self._close,
        }  # fmt: skip
        commands[text.lower()]()

    def landed(self, text: str) -> bool:
        """Into the line that says where."""
        self._write(" ".join(text.split()))
        return self.here is not None

    def entered(self) -> bool:
        """Enter writes where."""
        self._write()
        return True

    def pressed(self, event: events.Key) -> bool:
        """Arrows read on; Ctrl+R sets right; Esc closes."""
        if event.key in (*PAGES, *LINES):
            read_on(self.query_one("#noted"), event.key)
        elif event.key == "ctrl+r":
            self._correct()
        elif event.key == "escape":
            self._close()
        else:
            return False
        return True

    def _write(self, text: str = "") -> None:
        if self.here:
            self.set_focus(self.line)
            self.line.insert_text_at_cursor(text)

    def _correct(self) -> None:
        """The note's text: one that belongs to no conversation is set right here."""
        if self.here is None:
            return
        try:
            self.seen.desk.who(self.by)
        except TilsynError as refused:
            self.kept.refused(refused)
            self.say("")
            return
        self.draft.keep()
        self.app.push_screen(Correction(self.seen.desk, self.by, self.marks, Correctable(*self.here)), self._corrected)

    def _corrected(self, receipt: Receipt | None) -> None:
        self.seen.again()
        self.open(CPR_WARNING if receipt and receipt.cpr else "Noten er rettet." if receipt else "")

    def _next(self) -> None:
        self.draft.keep()
        self._place = min(self._place + 1, len(self._slots))
        self.open()

    def _back(self) -> None:
        if self._place:
            self._to(self._place - 1)
        else:
            self.say("Det er den første note.")

    def _to(self, place: int) -> None:
        self.draft.keep()
        self._place = place
        self.open()

    def _everything(self) -> None:
        """All notes, also those that lie somewhere; or only the loose ones again."""
        self.draft.keep()
        self._all = not self._all
        found = evening.all_notes(self.seen) if self._all else evening.loose(self.seen)
        self._slots = [entry.header.slot for entry, _ in found]
        self._to(0)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is being typed narrows the list."""
        event.stop()
        self.draft.typing()
        self.picks.narrow(self.line)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._commit()

    def on_place_line_left(self, event: PlaceLine.Left) -> None:
        """Out of the line: to the list, or to nothing, where the letters are commands again."""
        event.stop()
        self.set_focus(self.picks if event.to_list else None)
        self._draw_keys()

    def on_places_left(self, event: Places.Left) -> None:
        """Out of the list; with `commit` it is meant."""
        event.stop()
        self.set_focus(self.line)
        if event.commit:
            self._commit()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ticked, or no longer."""
        event.stop()
        if self.here and event.option_id:
            self.line.toggle(Place(event.option_id).text())

    def _commit(self) -> None:
        here = self.here
        if here is None:
            return
        if not self.line.value.strip() and not here[1].at_items:
            self.say("Skriv, hvor noten hører til, eller spring den over med Esc og s.")
            return
        try:
            evening.place_note(self.seen.desk, here[0], self.line.value, self.by)
        except TilsynError as refused:
            self.seen.again()
            if self.here is None or self.here[0].id != here[0].id:
                self.open()
            self.kept.refused(refused)
            self.say("")
            return
        self.seen.again()
        self.draft.settle()
        put = self.here[1].at_items if self.here else ()
        self._place += 1
        places = listed(Place(each).text() for each in put)
        self.open(f"Lagt på {places}. Fortryd: b, og læg den et andet sted." if put else "Noten er løs igen.")

    def on_descendant_focus(self) -> None:
        self._draw_keys()

    def on_descendant_blur(self) -> None:
        self._draw_keys()

    def _close(self) -> None:
        self.draft.keep()
        self.dismiss(None)
