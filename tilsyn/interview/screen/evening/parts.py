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
from tilsyn.interview.screen.kit.evidence_text import NO_VALUE
from tilsyn.services.conversation.answering import LETTERS

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from tilsyn.domain.values import AnswerValue
    from tilsyn.interview.screen.kit.glyphs import Marks

Halves = dict[str, "AnswerValue | None"]


class Parts(ModalScreen[Halves | None]):
    """A letter reads the half that is marked, and the next is marked; Enter gives them all, Esc gives None."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, values: Halves, marks: Marks) -> None:
        super().__init__()
        self._values = dict(values)
        self._marks = marks

    def compose(self) -> ComposeResult:
        with Vertical(classes="beside") as box:
            box.border_title = self._marks.fit("Dele · j d n v ø i (f) t · Enter: gem · Esc: fortryd")
            yield OptionList(*(Option(self._row(each)) for each in self._values), markup=False)

    def _row(self, part: str) -> Text:
        value = self._values[part]
        return Text(self._marks.fit(f"{part}: {VALUES[value] if value else NO_VALUE}"))

    def on_key(self, event: events.Key) -> None:
        letter = (event.character or "").lower()
        rows = self.query_one(OptionList)
        if letter not in LETTERS or rows.highlighted is None:
            return
        event.stop()
        part = list(self._values)[rows.highlighted]
        self._values[part] = LETTERS[letter]  # type: ignore[assignment]  # each is a value of an answer
        rows.replace_option_prompt_at_index(rows.highlighted, self._row(part))
        rows.highlighted = min(rows.highlighted + 1, len(self._values) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._values)
