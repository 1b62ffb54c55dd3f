"""Where a note belongs: a line one types in, and a list of all places that follows what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.message import Message
from textual.widgets.option_list import Option

from tilsyn.interview.screen.kit.choice_list import ChoiceList
from tilsyn.interview.screen.kit.editor import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widgets import OptionList

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.judging.evening import NotePlace


class PlaceLine(Line):
    """Places divided by semicolons; the last one is what is being typed."""

    LEFT_BY: ClassVar = frozenset({"down"})
    BINDINGS: ClassVar = [
        Binding("escape", "leave(False)", show=False),
        Binding("down", "leave(True)", show=False),
        Binding("ctrl+s", "submit", show=False),
    ]

    class Left(Message):
        """The line has been left; `to_list` when one goes on to choose in the list."""

        def __init__(self, *, to_list: bool) -> None:
            super().__init__()
            self.to_list = to_list

    def action_leave(self, to_list: bool) -> None:  # noqa: FBT001  an action's parameter, written in the binding
        self.post_message(self.Left(to_list=to_list))

    @property
    def named(self) -> list[str]:
        """The places that stand in the line."""
        return [part.strip() for part in self.value.split(";") if part.strip()]

    @property
    def typing(self) -> str:
        """What is being typed after the last semicolon."""
        return self.value.rpartition(";")[2].strip()

    def toggle(self, words: str) -> None:
        """Put a place in, instead of the words that found it; or take it out again."""
        named = [each.lower() for each in self.named]
        if words in named:
            named.remove(words)
        else:
            half = self.typing.lower()
            kept = named[:-1] if half and half == named[-1] and not self.is_whole(half) else named
            named = [*kept, words]
        self.value = "".join(f"{each}; " for each in named)
        self.cursor_position = len(self.value)

    known: frozenset[str] = frozenset()

    def is_whole(self, words: str) -> bool:
        """Whether what is typed is a place already, and no longer the beginning of one."""
        return words in self.known


class Places(ChoiceList):
    """All places in model order; space, Enter and the mouse tick one, which writes it in the line."""

    BINDINGS: ClassVar = [
        Binding("space", "select", show=False),
        Binding("escape", "leave(False)", show=False),
        Binding("ctrl+s", "leave(True)", show=False),
    ]

    class Left(Message):
        """The list has been left; `commit` where what is ticked is meant."""

        def __init__(self, *, commit: bool) -> None:
            super().__init__()
            self.commit = commit

    def __init__(self, places: Sequence[NotePlace], marks: Marks, **named: str) -> None:
        super().__init__(markup=False, **named)  # type: ignore[arg-type]  # id
        self._places = places
        self._marks = marks
        self._named: set[str] = set()
        self._found: list[NotePlace] = []
        self._here: int | None = None

    def action_leave(self, commit: bool) -> None:  # noqa: FBT001  an action's parameter, written in the binding
        self.post_message(self.Left(commit=commit))

    def narrow(self, line: PlaceLine) -> None:
        """Those that hold what is being typed, those named in the line first to be seen as ticked."""
        line.known = frozenset(each.words for each in self._places)
        named = {each.lower() for each in line.named}
        self._named = named
        self._found = found = [each for each in self._places if _holds(each, line.typing.casefold())]
        stood = self.highlighted_id
        self._here = None
        self.set_options(Option(self._row(place), id=each.id) for place, each in enumerate(found))
        ids = [str(each.id) for each in found]
        self.highlighted = ids.index(stood) if stood in ids else 0 if ids else None

    @property
    def highlighted_id(self) -> str | None:
        """The place one stands at."""
        return None if self.highlighted is None else self.get_option_at_index(self.highlighted).id

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The one that space would tick is marked, not only coloured."""
        event.stop()
        before, self._here = self._here, self.highlighted
        for place in {before, self._here} - {None}:
            if place is not None and place < len(self._found):
                self.replace_option_prompt_at_index(place, self._row(place))

    def _row(self, at: int) -> Text:
        place = self._found[at]
        tick, mark = "x" if place.words in self._named else " ", self._marks.here if at == self._here else " "
        return Text(self._marks.fit(f"{mark}[{tick}] {place.words} {place.title}"))


def _holds(place: NotePlace, typed: str) -> bool:
    """Every word typed begins the id, or stands in the title."""
    words = f"{place.words} {place.title}".casefold()
    return all(place.words.startswith(typed) or word in words for word in typed.split())
