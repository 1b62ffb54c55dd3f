"""The list of fields: one is copied, put into the other system by hand, and ticked by the person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tilsyn.errors import TilsynError
from tilsyn.interview.screen.kit.dialogs import Read
from tilsyn.interview.screen.kit.draft_field import not_saved, saved
from tilsyn.interview.screen.kit.typed_ahead import LetterScreen
from tilsyn.interview.screen.transfer import wording
from tilsyn.interview.screen.transfer.gestures import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.interview.screen.transfer.gestures import TransferGestures
    from tilsyn.services.leaving.notes_and_paste import FieldStanding

FORGET_AFTER = 60.0
"""Seconds a text stays in the clipboard."""
_STATE = 30
_MOVES = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "home": -10_000, "end": 10_000}


class Fields(LetterScreen[None]):
    """No part has the focus: every key is the list's."""

    AUTO_FOCUS: ClassVar = ""
    CSS = """
    Fields #fields { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; text-wrap: nowrap;
                     text-overflow: clip; overflow-x: hidden; }
    Fields #text { height: 8; border-top: solid $secondary; padding: 0 1; scrollbar-size-vertical: 1; }
    Fields.-ascii #text { border-top: ascii $secondary; }
    Fields #words { height: auto; }
    """

    def __init__(self, gestures: TransferGestures, marks: Marks, forget_after: float = FORGET_AFTER) -> None:
        super().__init__()
        self.gestures = gestures
        self.marks = marks
        self._forget_after = forget_after
        self._shown: list[FieldStanding] = []
        self._place = 0
        self._due: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        fields = OptionList(id="fields")
        fields.can_focus = False
        yield fields
        with VerticalScroll(id="text", can_focus=False):
            yield Static(id="words", markup=False)
        yield Static(id="notice", markup=False)
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        self.set_class(not self.marks.drawn, "-ascii")
        self.redraw()

    @property
    def field(self) -> FieldStanding:
        """The one under the cursor."""
        return self._shown[self._place]

    def redraw(self, place: str = "") -> None:
        """All of it, with the cursor at a place, or where it was."""
        self._shown = self.gestures.fields()
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
        self._put("#where", wording.WHERE.format(counts=self.gestures.counts()))
        self._put("#words", self.field.text)
        self.query_one("#text", VerticalScroll).scroll_home(animate=False)
        self._put("#saved", saved(self.gestures.saved_at))
        self.query_one("#saved").remove_class("-trouble")
        self._put("#keys", wording.KEYS_PENDING if self.gestures.pending else wording.KEYS)

    def _put(self, where: str, text: str) -> None:
        self.query_one(where, Static).update(self.marks.fit(text))

    def say(self, notice: str) -> None:
        """A notice stays until the next one."""
        self._put("#notice", notice)

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Arrows move, letters are commands; a paste is nothing here."""
        if isinstance(event, events.Paste):
            return True
        if event.key in _MOVES:
            self.move(self._place + _MOVES[event.key])
            return True
        commands: dict[str, Callable[[], object]] = {
            "enter": self._copy_or_tick,
            "space": self._tick,
            "escape": self._not_yet,
            "n": self._next,
            "f": self._filter,
            "v": self._show_whole,
            "q": lambda: self.dismiss(None),
        }
        if event.key in commands:
            commands[event.key]()
        return event.key in commands

    def move(self, place: int) -> None:
        """To another field; what was copied is not ticked by a later key."""
        before, self._place = self._place, min(max(place, 0), len(self._shown) - 1)
        if before == self._place:
            return
        self.gestures.pending = None
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
        (self._tick if self.gestures.pending else self._copy)()

    def _copy(self) -> None:
        """Never a text that has been rewritten or protected since it was drawn: that is shown first."""
        try:
            changed = self.gestures.look_again()
        except TilsynError as refused:
            self._put("#saved", f"{refused.message} Råd: {refused.hint}")
            self.query_one("#saved").add_class("-trouble")
            return
        if changed:
            self.say(wording.MEANWHILE)
            self.redraw(self.field.place)
            return
        known = self.gestures.copy(self.field)
        said = told(self.field, known=known)
        self.say(said)
        self._draw_around()
        if not known:
            self.app.copy_to_clipboard(self.field.text)
            self._show_whole(f"{said}\n\n")
        elif self.field.text:
            self._forget_later()

    def _forget_later(self) -> None:
        if self._due is not None:
            self._due.stop()
        self._due = self.set_timer(self._forget_after, self._forget)

    def _forget(self) -> None:
        if self.gestures.forget():
            self.say(wording.LEFT_CLEAR)

    def _tick(self) -> None:
        """Committed at once; only then does it say so."""
        try:
            field = self.gestures.done()
        except TilsynError as refused:
            self._put("#saved", not_saved(refused))
            self.query_one("#saved").add_class("-trouble")
            return
        if field is None:
            self.say(wording.COPY_FIRST)
            return
        self.say(wording.TICKED.format(title=field.title))
        if self.gestures.only_changed and not self.gestures.fields():
            self.gestures.turn_filter()
        following = self.gestures.next_open(field.place)
        self.redraw(following.place if following else field.place)

    def _not_yet(self) -> None:
        field, self.gestures.pending = self.gestures.pending, None
        if field is not None:
            self.say(wording.NOT_YET.format(title=field.title))
            self._draw_around()

    def _next(self) -> None:
        following = self.gestures.next_open(self.field.place)
        if following is None:
            self.say(wording.ALL_DONE)
            return
        self.move(self._shown.index(following))

    def _filter(self) -> None:
        self.gestures.pending = None
        place = self.field.place
        self.say(self.gestures.turn_filter())
        self.redraw(place)

    def _show_whole(self, before: str = "") -> None:
        """To be read, or marked by hand where no clipboard can be known to work."""
        field = self.field
        text = before + wording.BY_HAND_ADVICE.format(place=field.place, text=field.text)
        if self.gestures.pending:
            box = Ticking(self.marks.fit(wording.BY_HAND_PENDING), self.marks.fit(text))
            self.app.push_screen(box, lambda transferred: self._tick() if transferred else None)
        else:
            title = wording.BY_HAND.format(title=field.title)
            self.app.push_screen(Read(self.marks.fit(title), self.marks.fit(text)))


class Ticking(Read):
    """A copied text to be marked by hand; the keys named below it, to tick the field, are good here too."""

    CLOSING: ClassVar = {"escape", "enter", "space"}
    AGREEING: ClassVar = {"enter", "space"}
