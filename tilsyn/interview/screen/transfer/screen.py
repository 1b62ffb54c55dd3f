"""The list of fields: one is copied, put into the other system by hand, and ticked by the person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tilsyn.errors import TilsynError
from tilsyn.interview.screen.kit.choice_list import ChoiceList
from tilsyn.interview.screen.kit.dialogs import Read
from tilsyn.interview.screen.kit.draft_field import SaveLine, not_saved
from tilsyn.interview.screen.kit.letter_line import ReadsLetters
from tilsyn.interview.screen.kit.style import NOTICE_ROWS
from tilsyn.interview.screen.kit.typed_ahead import LetterScreen
from tilsyn.interview.screen.transfer import wording
from tilsyn.services.leaving.notes_and_paste import CHANGED, DONE, MASKED, counts_text, field_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.interview.screen.transfer.clipboard import Keeping
    from tilsyn.services.leaving.notes_and_paste import FieldStanding, ReportFields

FORGET_AFTER = 60.0
"""Seconds a text stays in the clipboard."""
_STATE = 30
_MOVES = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "home": -10_000, "end": 10_000}


class Fields(ReadsLetters, LetterScreen[None]):
    """No part has the focus: every key is the list's."""

    CSS = """
    Fields #fields { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; text-wrap: nowrap;
                     text-overflow: ellipsis; overflow-x: hidden; }
    Fields.-ascii #fields { text-overflow: clip; }
    Fields #text { height: 8; border-top: solid $secondary; padding: 0 1; scrollbar-size-vertical: 1; }
    Fields.-ascii #text { border-top: ascii $secondary; }
    Fields #words { height: auto; }
    """

    def __init__(
        self, fields: ReportFields, clipboard: Keeping, marks: Marks, forget_after: float = FORGET_AFTER
    ) -> None:
        super().__init__(marks, SaveLine(lambda: fields.desk.saved_at))
        self.fields = fields
        self._clipboard = clipboard
        self._only_changed = False
        self._forget_after = forget_after
        self._shown: list[FieldStanding] = []
        self._place = 0
        self._due: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        fields = ChoiceList(id="fields")
        fields.can_focus = False
        yield fields
        with VerticalScroll(id="text", can_focus=False):
            yield Static(id="words", markup=False)
        yield Static(id="notice", markup=False)
        yield self.letter_line()
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        self.redraw()

    @property
    def field(self) -> FieldStanding:
        """The one under the cursor."""
        return self._shown[self._place]

    def _read(self) -> None:
        """The fields as they stand now; a filter that leaves nothing is lifted."""
        every = self.fields.standings()
        changed = [each for each in every if each.state == CHANGED] if self._only_changed else []
        self._only_changed = bool(changed)
        self._shown = changed or every

    def redraw(self, place: str = "") -> None:
        """All of it, with the cursor at a place, or where it was."""
        self._read()
        places = [each.place for each in self._shown]
        self._place = places.index(place) if place in places else min(self._place, len(places) - 1)
        listed = self.query_one("#fields", OptionList)
        listed.set_options([Option(self._row(number)) for number in range(len(places))])
        listed.highlighted = self._place
        self._draw_around()

    def _row(self, number: int) -> Text:
        each = self._shown[number]
        here = self.marks.here if number == self._place else " "
        return Text(self.marks.fit(f"{here} {each.words:<{_STATE}} {each.title}"))

    def _draw_around(self) -> None:
        self.put("#where", f"Overfør · {counts_text(self.fields.standings())}")
        self.put("#words", self.field.text)
        self.query_one("#text", VerticalScroll).scroll_home(animate=False)
        self.draw_saved()
        self.put("#keys", wording.KEYS_COPIED if self.fields.copied else wording.KEYS)

    def say(self, notice: str) -> None:
        """A notice stays until the next one."""
        self.put("#notice", notice, NOTICE_ROWS)

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Arrows move, letters and Enter are commands; a sentence is nothing here, and is told so."""
        return self.typed_here(event)

    def means(self, text: str) -> str | None:
        return wording.LETTERS.get(text.strip().lower())

    def read(self, text: str) -> None:
        """Do what it means."""
        commands: dict[str, Callable[[], object]] = {
            "n": self._next, "f": self._filter, "v": self._show_whole, "q": lambda: self.dismiss(None),
        }  # fmt: skip
        commands[text.lower()]()

    def entered(self) -> bool:
        """Enter copies; once copied it ticks."""
        self._copy_or_tick()
        return True

    def pressed(self, event: events.Key) -> bool:
        """Arrows, and the two keys that say whether it was put in."""
        if event.key in _MOVES:
            self.letters.hold()
            self.move(self._place + _MOVES[event.key])
        elif event.key == "space":
            self._tick()
        elif event.key == "escape":
            self._not_yet()
        return event.key in {*_MOVES, "space", "escape"}

    def move(self, place: int) -> None:
        """To another field; what was copied is not ticked by a later key."""
        before, self._place = self._place, min(max(place, 0), len(self._shown) - 1)
        if before == self._place:
            return
        self.fields.copied = None
        listed = self.query_one("#fields", OptionList)
        for number in (before, self._place):
            listed.replace_option_prompt_at_index(number, self._row(number))
        listed.highlighted = self._place
        self._draw_around()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse moves the cursor."""
        event.stop()
        self.move(event.option_index)

    def _copy_or_tick(self) -> None:
        (self._tick if self.fields.copied else self._copy)()

    def _copy(self) -> None:
        """Never a text that has been rewritten or protected since it was drawn: that is shown first."""
        try:
            changed = self.fields.look_again()
        except TilsynError as refused:
            self._trouble(f"{refused.message} Råd: {refused.hint}")
            return
        if changed:
            self.say("Der er rettet i sagen imens. Se feltet, som det er nu, og tryk Enter igen.")
            self.redraw(self.field.place)
            return
        self.fields.copied = field = self.field
        known = not field.text or self._clipboard.put(field.text)
        said = copied_words(field, known=known)
        self.say(said)
        self._draw_around()
        if not known:
            self.app.copy_to_clipboard(field.text)
            self._show_whole(f"{said}\n\n")
        elif field.text:
            self._forget_later()

    def _trouble(self, words: str) -> None:
        self.put("#saved", words)
        self.query_one("#saved").add_class("-trouble")

    def _forget_later(self) -> None:
        if self._due is not None:
            self._due.stop()
        self._due = self.set_timer(self._forget_after, self._forget)

    def _forget(self) -> None:
        if self._clipboard.clear():
            self.say(wording.LEFT_CLEAR)

    def _tick(self) -> None:
        """Committed at once; only then does it say so."""
        try:
            field = self.fields.tick()
        except TilsynError as refused:
            self._trouble(not_saved(refused))
            return
        if field is None:
            self.say("Tryk Enter for at kopiere feltet først.")
            return
        self.say(f"{field.title}: sat som overført.")
        self._read()
        following = self._next_open(field.place)
        self.redraw(following.place if following else field.place)

    def _next_open(self, place: str) -> FieldStanding | None:
        """The next field that stands to be transferred, from the top again after the last."""
        here = next((number for number, each in enumerate(self._shown) if each.place == place), -1)
        turned = [*self._shown[here + 1 :], *self._shown[: here + 1]]
        return next((each for each in turned if each.state != DONE), None)

    def _not_yet(self) -> None:
        field, self.fields.copied = self.fields.copied, None
        if field is not None:
            self.say(f"{field.title}: ikke sat som overført.")
            self._draw_around()

    def _next(self) -> None:
        following = self._next_open(self.field.place)
        if following is None:
            self.say("Alle felter er overført, som de står nu.")
            return
        self.move(self._shown.index(following))

    def _filter(self) -> None:
        """Only those that have changed since they were transferred, or all again."""
        self.fields.copied = None
        turned_on = not self._only_changed
        self._only_changed = turned_on
        self.redraw(self.field.place)
        none = "Ingen felter er ændret, siden de blev overført." if turned_on else ""
        self.say("Kun ændrede felter. f: vis alle." if self._only_changed else none)

    def _show_whole(self, before: str = "") -> None:
        """To be read, or marked by hand where no clipboard can be known to work."""
        field = self.field
        advice = "Linjerne er brudt, så de passer på skærmen. Hele teksten, linje for linje: tilsyn paste SAG"
        text = self.marks.fit(f"{before}{advice} {field_name(field.place)}\n\n{field.text}")
        if self.fields.copied:
            box = Ticking(self.marks.fit(wording.KEYS_BY_HAND), text)
            self.app.push_screen(box, lambda transferred: self._tick() if transferred else None)
        else:
            self.app.push_screen(Read(self.marks.fit(f"{field.title} · Skift og mus: markér · Esc: luk"), text))


def copied_words(field: FieldStanding, *, known: bool) -> str:
    """What to say of a field that has been copied, as far as can be known."""
    masked = f" {MASKED}" if field.masked else ""
    if not known:
        return f"{field.title}: {wording.SENT}{masked}"
    copied = "kopieret. Sæt teksten ind" if field.text else "feltet er tomt nu. Slet det"
    return f"{field.title}: {copied} i jeres eget system, og tryk så mellemrum eller Enter her.{masked}"


class Ticking(Read):
    """A copied text to be marked by hand; the keys named below it, to tick the field, are good here too."""

    CLOSING: ClassVar = {"escape", "enter", "space"}
    AGREEING: ClassVar = {"enter", "space"}
