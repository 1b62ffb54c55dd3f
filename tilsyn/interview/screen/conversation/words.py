"""Before the first question: the opening words, and what has been said, ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tilsyn.interview.screen import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from tilsyn.domain.edition import Choice
    from tilsyn.interview.screen.marks import Marks


class OpeningWords(Screen[tuple[str, ...]]):
    """Gives the ids of what was ticked, in the edition's order."""

    BINDINGS: ClassVar = [
        Binding("enter", "begin", show=False, priority=True),
        Binding("space", "tick", show=False, priority=True),
    ]

    def __init__(self, spoken: str, told: Sequence[Choice], marks: Marks) -> None:
        super().__init__()
        self._spoken = spoken
        self._told = told
        self._marks = marks
        self._ticked: set[str] = set()

    def compose(self) -> ComposeResult:
        yield Static(self._marks.fit(wording.OPENING_TITLE), id="where")
        with VerticalScroll(id="spoken", can_focus=False):
            yield Static(Text(self._marks.fit(self._spoken), "bold"))
        yield OptionList(*(Option(self._row(place), id=each.id) for place, each in enumerate(self._told)), id="told")
        yield Static(self._marks.fit(wording.OPENING_KEYS), id="keys")

    def _row(self, place: int) -> Text:
        said = self._told[place]
        return Text(self._marks.fit(f"[{'x' if said.id in self._ticked else ' '}] {place + 1} {said.title}"))

    def on_mount(self) -> None:
        self.query_one("#told").focus()

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= len(self._told):
            self._toggle(int(event.character) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse."""
        self._toggle(event.option_index)

    def action_tick(self) -> None:
        place = self.query_one("#told", OptionList).highlighted
        if place is not None:
            self._toggle(place)

    def _toggle(self, place: int) -> None:
        self._ticked ^= {self._told[place].id}
        self.query_one("#told", OptionList).replace_option_prompt_at_index(place, self._row(place))

    def action_begin(self) -> None:
        self.dismiss(tuple(each.id for each in self._told if each.id in self._ticked))
