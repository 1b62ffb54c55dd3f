"""A list one chooses in: its arrows stop at its ends, and the row one stands on is marked, not only coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tilsyn.interview.screen.kit.glyphs import Marks


class ChoiceList(OptionList):
    """Textual's goes on from the first row to the last: held down a little too long, an arrow would be elsewhere."""

    def action_cursor_up(self) -> None:
        """To the row above; at the first there is none."""
        self._step(-1)

    def action_cursor_down(self) -> None:
        """To the row below; at the last there is none."""
        self._step(1)

    def _step(self, by: int) -> None:
        """Past the headings, which can only be read."""
        if self.highlighted is None:
            self.action_first()
            return
        ahead = range(self.highlighted + 1, self.option_count) if by > 0 else range(self.highlighted - 1, -1, -1)
        self.highlighted = next((each for each in ahead if not self.options[each].disabled), self.highlighted)


class MarkedList(ChoiceList):
    """Rows of words, each with an id; one without can only be read. The mark goes along, and needs no colour."""

    def __init__(self, marks: Marks, rows: Iterable[tuple[str | None, str]] = (), **named: str) -> None:
        self._marks = marks
        self._rows = list(rows)
        self._marked: int | None = None
        super().__init__(*self._options_now(), markup=False, **named)  # type: ignore[arg-type]  # id

    def show(self, rows: Iterable[tuple[str | None, str]]) -> None:
        """Other rows; one goes on standing at the row one stood at, or where it was, if it is gone."""
        place, stood = self.highlighted, self.standing_at
        self._rows, self._marked = list(rows), None
        self.set_options(self._options_now())
        ids = [each for each, _ in self._rows]
        if ids:
            self.highlighted = ids.index(stood) if stood in ids else min(place or 0, len(ids) - 1)

    @property
    def standing_at(self) -> str | None:
        """The id of the row one stands on."""
        return None if self.highlighted is None else self._rows[self.highlighted][0]

    def watch_highlighted(self, highlighted: int | None) -> None:
        """At once: what is struck next is struck at what is marked."""
        before, self._marked = self._marked, highlighted
        for place in {before, highlighted} - {None}:
            if place is not None and place < self.option_count:
                self.replace_option_prompt_at_index(place, self._words(place))
        super().watch_highlighted(highlighted)

    def _options_now(self) -> list[Option]:
        return [
            Option(self._words(place), id=each, disabled=each is None) for place, (each, _) in enumerate(self._rows)
        ]

    def _words(self, place: int) -> Text:
        """The mark stands before the first line of a row."""
        words = self._rows[place][1]
        mark = self._marks.here if place == self._marked else " "
        return Text(self._marks.fit(f"{mark} {words}"))
