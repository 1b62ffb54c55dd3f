"""Before the first question: the opening words, and what has been said, ticked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen, ScreenResultType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tilsyn.errors import TilsynError
from tilsyn.interview.screen.conversation.question_text import more_text
from tilsyn.interview.screen.kit.choice_list import ChoiceList
from tilsyn.interview.screen.kit.dialogs import Chooses
from tilsyn.services.conversation import attendance

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session


class Told(NamedTuple):
    """One thing to be told those who are asked, whether it has been, and when."""

    id: str
    title: str
    ticked: bool
    clock: str = ""


class Words(Chooses, Screen[ScreenResultType]):
    """Something to say aloud above a list to tick. Each tick is committed as it is set, so its time is true.

    A number is typed in the letter line: a sentence that begins with one ticks nothing.
    """

    TITLE_TEXT = ""
    KEYS_TEXT = ""
    BINDINGS: ClassVar = [
        Binding("space", "tick", show=False, priority=True),
        Binding("pagedown", "turn(1)", show=False, priority=True),
        Binding("pageup", "turn(-1)", show=False, priority=True),
    ]
    _here: int | None = None

    def __init__(self, session: Session, marks: Marks) -> None:
        super().__init__()
        self.session = session
        self.marks = marks
        self.fit = marks.fit

    def spoken(self) -> Text:
        """What is said aloud."""
        return Text()

    def told(self) -> list[Told]:
        """What may be ticked, as it stands now."""
        ticked = attendance.told_at(self.session)
        listed = self.session.desk.model.informed
        return [Told(each.id, each.title, each.id in ticked, ticked.get(each.id, "")) for each in listed]

    def tick(self, told: Told) -> None:
        """Record that it has been said, or that it has not after all."""
        listed = [each.id for each in self.told() if each.ticked != (each.id == told.id)]
        attendance.tell(self.session, listed)

    def compose(self) -> ComposeResult:
        yield Static(self.fit(self.title_text()), id="where", markup=False)
        with VerticalScroll(id="spoken"):
            yield Static(self.spoken())
        rows = (Option(self._row(number, each), id=each.id) for number, each in enumerate(self.told(), 1))
        yield ChoiceList(*rows, id="told")
        yield Static("", id="notice", markup=False)
        yield self.letter_line()
        yield Static(self.fit(self.keys_text()), id="keys", markup=False)

    def title_text(self) -> str:
        """What this is for."""
        return self.TITLE_TEXT

    def keys_text(self) -> str:
        """What the keys do."""
        return self.KEYS_TEXT

    def _row(self, number: int, told: Told) -> Text:
        clock = f" · kl. {told.clock}" if told.ticked and told.clock else ""
        here = self.marks.here if self._here == number - 1 else " "
        return Text(self.fit(f"{here}[{'x' if told.ticked else ' '}] {number} {told.title}{clock}"))

    def on_mount(self) -> None:
        """Where the words do not all fit, the title says how to come to the rest."""
        box = self.query_one("#spoken", VerticalScroll)
        for measured in ("virtual_size", "size", "scroll_y"):
            self.watch(box, measured, self._measured)
        self.query_one("#told").focus()

    def _measured(self) -> None:
        self.call_after_refresh(self._tell_of_more)

    def _tell_of_more(self) -> None:
        box = self.query_one("#spoken", VerticalScroll)
        below, above = box.scroll_offset.y < box.max_scroll_y, box.scroll_offset.y > 0
        more = more_text(self.marks, below=below, above=above, writing=True)
        self.query_one("#where", Static).update(self.fit(" · ".join(filter(None, (more, self.title_text())))))

    def action_turn(self, pages: int) -> None:
        """What is said is turned a page, whatever row is marked."""
        box = self.query_one("#spoken", VerticalScroll)
        box.scroll_relative(y=pages * max(box.size.height - 1, 1), animate=False, immediate=True)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The one that space would tick is marked, not only coloured."""
        event.stop()
        self._here = event.option_index
        self._draw_rows()

    def means(self, text: str) -> str | None:
        """A row's number ticks it."""
        told, typed = self.told(), text.strip()  # a blank struck with it while the screen was drawn
        place = int(typed) - 1 if typed.isascii() and typed.isdecimal() else -1
        return f"kryds: {told[place].title}" if 0 <= place < len(told) else None

    def read(self, text: str) -> None:
        self._toggle(int(text) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse."""
        self._toggle(event.option_index)

    def action_tick(self) -> None:
        place = self.query_one("#told", OptionList).highlighted
        if place is not None:
            self._toggle(place)

    def _toggle(self, place: int) -> None:
        try:
            self.tick(self.told()[place])
        except TilsynError as refused:
            self.query_one("#notice", Static).update(self.fit(f"{refused.message} {refused.hint}"))
        self._draw_rows()

    def _draw_rows(self) -> None:
        for number, each in enumerate(self.told(), 1):
            self.query_one("#told", OptionList).replace_option_prompt_at_index(number - 1, self._row(number, each))


class OpeningWords(Words[None]):
    """Before the first question; Enter begins."""

    TITLE_TEXT = "Før samtalen: sig det her, og sæt kryds ved det, der er sagt"
    KEYS_TEXT = "mellemrum, eller tal og Enter: kryds · Enter: begynd samtalen · F9 sluk"
    BINDINGS: ClassVar = [Binding("enter", "dismiss(None)", show=False, priority=True)]

    def spoken(self) -> Text:
        script = self.session.script()
        return Text(self.fit(script.opening if script else ""), "bold")
