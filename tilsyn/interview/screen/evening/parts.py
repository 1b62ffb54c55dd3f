"""The halves of a question, one after another, each with its own value."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tilsyn.domain.values import VALUES
from tilsyn.interview.evidence_text import NO_VALUE
from tilsyn.interview.screen.kit.choice_list import ChoiceList
from tilsyn.interview.screen.kit.dialogs import Chooses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from tilsyn.domain.values import AnswerValue
    from tilsyn.interview.screen.kit.glyphs import Marks

Halves = dict[str, "AnswerValue | None"]


class Parts(Chooses, ModalScreen[Halves | None]):
    """A letter and Enter read the half that is marked, and the next is marked; Enter alone gives them all.

    `letters`: those that the whole of it is read by.
    """

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, values: Halves, marks: Marks, letters: Mapping[str, str | None]) -> None:
        super().__init__()
        self._read_by = letters
        self._values = dict(values)
        self.marks = marks

    def compose(self) -> ComposeResult:
        with Vertical(classes="beside") as box:
            box.border_title = self.marks.fit("Dele · bogstav og Enter: værdi · Enter: gem · Esc: fortryd")
            yield ChoiceList(*(Option(self._row(place)) for place in range(len(self._values))), markup=False)
            yield self.letter_line()

    @property
    def _rows(self) -> OptionList:
        return self.query_one(OptionList)

    def _row(self, place: int, here: int | None = None) -> Text:
        part = list(self._values)[place]
        value = self._values[part]
        mark = self.marks.here if place == here else " "
        return Text(self.marks.fit(f"{mark} {part}: {VALUES[value] if value else NO_VALUE}"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The half a letter reads is marked, not only coloured."""
        event.stop()
        for place in range(len(self._values)):
            self._rows.replace_option_prompt_at_index(place, self._row(place, self._rows.highlighted))

    def means(self, text: str) -> str | None:
        letter = text.strip().lower()
        value = self._read_by.get(letter)
        return None if letter not in self._read_by else VALUES[value] if value else NO_VALUE

    def read(self, text: str) -> None:
        """Of the half that is marked; then the next one is."""
        place = self._rows.highlighted
        if place is None:
            return
        self._values[list(self._values)[place]] = self._read_by[text.strip().lower()]  # type: ignore[assignment]  # each is a value
        following = min(place + 1, len(self._values) - 1)
        self._rows.replace_option_prompt_at_index(place, self._row(place, following))
        self._rows.highlighted = following

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._values)
