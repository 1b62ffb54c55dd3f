"""Sources to tick, and the scale to choose on: nothing is chosen until a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.message import Message

from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.interview.screen.kit.choice_list import ChoiceList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.widgets import OptionList

    from tilsyn.domain.library.edition import Step
    from tilsyn.interview.screen.kit.glyphs import Marks

NOT_YET = "endnu ingen score"
STEPS_CSS = """
@ .step { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
@ .step.-here { text-style: bold; }
@ #writing > .body { display: none; }
@ #writing > .body.-here { display: block; }
@.-wide #writing > #text { display: block; }
@ #sources, @ #score { height: auto; max-height: 8; border: none; padding: 0 1; scrollbar-size-vertical: 1; }
@ #reason, @ #change { border: none; height: 1; margin: 0 1; padding: 0; background: $panel; }
"""


class Steps(ChoiceList):
    """Rows that are drawn anew whenever the mark moves or a choice changes."""

    BINDINGS: ClassVar = [Binding("escape", "leave(False)", show=False)]
    marks: Marks

    class Done(Message):
        """The list is left; `onward` where what is chosen is meant."""

        def __init__(self, steps: Steps, *, onward: bool) -> None:
            super().__init__()
            self.steps = steps
            self.onward = onward

    def row(self, place: int) -> Text:
        """How a row looks now."""
        raise NotImplementedError

    def draw(self) -> None:
        """Every row anew."""
        for place in range(self.option_count):
            self.replace_option_prompt_at_index(place, self.row(place))

    def boxed(self, place: int, words: str, *, chosen: bool) -> Text:
        """The row the keys act on is marked, not only coloured."""
        here = self.marks.here if self.highlighted == place else " "
        return Text(self.marks.fit(f"{here}[{'x' if chosen else ' '}] {words}"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.draw()

    def action_leave(self, onward: bool) -> None:  # noqa: FBT001  an action's parameter, written in the binding
        self.post_message(self.Done(self, onward=onward))


class Sources(Steps):
    """The codes a judgement may name; space and the mouse tick, Enter is done."""

    BINDINGS: ClassVar = [
        Binding("space", "select", show=False),
        Binding("enter", "leave(True)", show=False),
    ]

    class Ticked(Message):
        """A source was ticked, or is no longer."""

    def __init__(self, rows: Sequence[tuple[str, bool]], titles: Mapping[str, str], marks: Marks, **named: str) -> None:
        self._rows = rows
        self._titles = titles
        self.marks = marks
        self._ticked: dict[str, None] = {}
        super().__init__(markup=False, **named)  # type: ignore[arg-type]  # id
        self.add_options(self.row(place) for place in range(len(self._rows)))

    def row(self, place: int) -> Text:
        """How a row looks now."""
        code, is_here = self._rows[place]
        told = (code, self._titles.get(code, ""), "noteret her" if is_here else "")
        words = " · ".join(mask_cpr(each) for each in told if each)
        return self.boxed(place, words, chosen=code in self._ticked)

    @property
    def codes(self) -> tuple[str, ...]:
        """What is ticked, in the order it stood or was ticked in."""
        listed = {code for code, _ in self._rows}
        return tuple(code for code in self._ticked if code in listed)

    def tick(self, codes: Iterable[str]) -> None:
        """Show those that stand."""
        self._ticked = dict.fromkeys(codes)
        self.draw()

    def on_focus(self) -> None:
        if self.highlighted is None:
            self.action_first()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        code = self._rows[event.option_index][0]
        if code in self._ticked:
            del self._ticked[code]
        else:
            self._ticked[code] = None
        self.replace_option_prompt_at_index(event.option_index, self.row(event.option_index))
        self.post_message(self.Ticked())


class Scale(Steps):
    """The scale with its labels, every step drawn alike. No row is marked at first: that would be the highest score."""

    BINDINGS: ClassVar = [
        Binding("enter", "settle", show=False),
        Binding("backspace,delete", "unchoose", show=False),
    ]

    class Chosen(Message):
        """A step was chosen."""

    def __init__(self, steps: Sequence[Step], marks: Marks, **named: str) -> None:
        self.marks = marks
        self.chosen: str | None = None
        self._rows = [*((key, str(step.value), step.label) for key, step in zip(_keys(steps), steps, strict=True)),
                      ("-", "", NOT_YET)]  # fmt: skip
        super().__init__(markup=False, **named)  # type: ignore[arg-type]  # id
        self.add_options(self.row(place) for place in range(len(self._rows)))

    @property
    def keys(self) -> str:
        """The keys that choose, for the footer."""
        return " ".join(key for key, _, _ in self._rows)

    def row(self, place: int) -> Text:
        """How a row looks now."""
        key, value, label = self._rows[place]
        return self.boxed(place, f"{key} {label}", chosen=self.chosen == value)

    def choose(self, value: str | None) -> None:
        """Mark what is chosen; None marks nothing."""
        self.chosen = value
        if value is None:
            self.highlighted = None
        self.draw()

    def words(self, key: str) -> str | None:
        """What a key of the scale chooses, None for no key of it."""
        return next((label for each, _, label in self._rows if each == key), None)

    def pick_by(self, key: str) -> int:
        """Choose by a key; gives where it stands."""
        place = next(place for place, (each, _, _) in enumerate(self._rows) if each == key)
        self._pick(place)
        return place

    def mean(self, key: str) -> None:
        """Choose by a key, and mean it."""
        self._settle(self.pick_by(key))

    def _pick(self, place: int) -> None:
        self.highlighted = place
        self.choose(self._rows[place][1])
        self.post_message(self.Chosen())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse chooses; a click on what is chosen already means it."""
        event.stop()
        self._settle(event.option_index)

    def action_unchoose(self) -> None:
        """As before anything was chosen: what stands goes on standing."""
        self.choose(None)
        self.post_message(self.Chosen())

    def action_settle(self) -> None:
        """Enter chooses where the mark stands; on what is chosen already it means it."""
        if self.highlighted is not None:
            self._settle(self.highlighted)

    def _settle(self, place: int) -> None:
        if self.chosen == self._rows[place][1]:
            self.action_leave(onward=True)
        else:
            self._pick(place)


def _keys(steps: Sequence[Step]) -> list[str]:
    """The number itself; where the scale is words, letters in its order."""
    return [
        str(step.value) if isinstance(step.value, int) else chr(ord("a") + place) for place, step in enumerate(steps)
    ]
