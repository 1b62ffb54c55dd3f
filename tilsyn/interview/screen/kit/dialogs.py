"""What opens above the question for a moment: a line, a loose note, something to read, a few to choose from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static, TextArea

from tilsyn.domain.text import quote
from tilsyn.errors import CaseError, TilsynError
from tilsyn.interview.screen.kit.choice_list import MarkedList
from tilsyn.interview.screen.kit.draft_field import Box, DraftField, SaveLine, not_saved
from tilsyn.interview.screen.kit.editor import Editor, Line
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.interview.screen.kit.letter_line import GOES_BESIDE, ONLY_CHOOSING, LetterLine, ReadsLetters
from tilsyn.interview.screen.kit.style import LOW
from tilsyn.interview.screen.kit.takes_beside import TakesBeside
from tilsyn.interview.screen.kit.typed_ahead import TakesKeys
from tilsyn.services.conversation.answering import Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from tilsyn.services.drafts import Keeper


MORE_BELOW = "Pil ned og Page Down: der er mere"
MORE_ABOVE = "Slut · pil op og Page Up: tilbage"
ENTER_OR_ESC = "Enter: {does} · Esc: luk; teksten bliver stående"
"""What the two keys do, in every box of one line."""


class AskLine(ModalScreen[str | None]):
    """One line; Esc gives None. With a keeper what is typed is kept until its gesture drops it: Esc closes, no more.

    `text` is what was refused: it stands there with what is `wrong` above it, and `chosen` where the next letter may
    write it over.
    `does` is what Enter does.
    """

    BINDINGS: ClassVar = [Binding("escape", "cancel", show=False)]

    def __init__(  # noqa: PLR0913  each by its name
        self,
        title: str,
        text: str = "",
        keeper: Keeper | None = None,
        *,
        does: str = "gem",
        wrong: str = "",
        chosen: bool = True,
        marks: Marks | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._chosen = chosen
        self._keeper = keeper
        self._keys = ENTER_OR_ESC.format(does=does) if keeper else f"Enter: {does} · Esc: luk"
        self._fit = marks.fit if marks else str
        self._wrong = wrong
        self.draft = DraftField(self, SaveLine())

    def compose(self) -> ComposeResult:
        boxes = [Box(self._keeper, lambda: self.query_one(Line).value)] if self._keeper else []
        draft = self.draft.stands_at(*boxes)
        with Vertical(classes="beside") as box:
            box.border_title = self._title
            box.border_subtitle = self._fit(self._keys)
            if self._wrong:
                yield Static(self._fit(self._wrong), markup=False)
            # What is offered again is written on, not over.
            yield Line(self._text or (draft.text if draft else ""), select_on_focus=bool(self._text) and self._chosen)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.draft.typing()

    def action_cancel(self) -> None:
        self.draft.keep()
        self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.draft.keep()
        self.dismiss(event.value)


WAY_OUT, NOTHING_TO_KEEP = "Esc igen: luk; det skrevne bliver stående som kladde.", "Esc igen: luk."
"""Said with a refusal, where what is typed is kept, or nothing is."""


class Noting(ModalScreen[Receipt | None]):
    """A text of its own beside the question; Esc records it, and the screen closes once it is recorded.

    What is refused is said in full below the text; Esc on the same text once more closes, where it is kept as a draft.
    `text` is one to go on from that stands there even where it could not be kept.
    """

    BINDINGS: ClassVar = [Binding("f2", "quote", show=False, priority=True)]

    def __init__(self, marks: Marks, line: SaveLine, keeper: Keeper, text: str = "") -> None:
        super().__init__()
        self.fit = marks.fit
        self.keeper = keeper
        self._line = line
        self._text = text
        self._wrong = ""
        self._refused: tuple[str, ...] | None = None
        """All that was typed as it was refused, where it is kept."""
        self._trouble = Static(classes="trouble", markup=False)
        self._trouble.display = False
        self.draft = DraftField(self, line, self._draw)

    def record(self, text: str) -> Receipt | None:
        """Commit what was written. Raises TilsynError where the case refuses it."""
        raise NotImplementedError

    def nothing_written(self) -> None:
        """Left empty: nothing is recorded, and nothing is half-typed. Raises CaseError."""
        self.keeper.hold("")

    def boxes(self) -> tuple[Box, ...]:
        """What is typed in here; the text first."""
        return (Box(self.keeper, lambda: self.editor.text),)

    @property
    def editor(self) -> Editor:
        return self.query_one(Editor)

    def on_mount(self) -> None:
        draft = self.draft.stands_at(*self.boxes())
        self.editor.hold(self._text or (draft.text if draft else ""))
        self.mount(self._trouble, after=self.editor)
        self.first().focus()

    def on_resize(self, event: events.Resize) -> None:
        """A low screen has room for what is said below the text."""
        self.set_class(event.size.height < LOW, "-low")

    def first(self) -> Widget:
        """What has the focus as it opens."""
        return self.editor

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.draft.typing()

    def on_editor_left(self, event: Editor.Left) -> None:
        event.stop()
        self.save(onward=event.onward)

    def save(self, *, onward: bool) -> None:
        """Record what is typed, and close; `onward` closes what was refused before, too, where it is kept."""
        self.draft.keep()
        before = self._refused
        try:
            self.dismiss(self._recorded(self.editor.text))
        except TilsynError as refused:
            self.refused(refused)
            if onward and self._refused is not None and before == self._refused:
                self.dismiss(None)

    def _recorded(self, text: str) -> Receipt | None:
        if text.strip():
            return self.record(text)
        self.nothing_written()
        return None

    def _draw(self) -> None:
        """The frame has one line: what went wrong stands in full below it."""
        typed = self._all_typed()
        way_out = (WAY_OUT if any(typed) else NOTHING_TO_KEEP) if self._refused == typed else ""
        words = " ".join(filter(None, (self._wrong, way_out, self._line.trouble)))
        self._trouble.update(self.fit(words))
        self._trouble.display = bool(words)
        self.editor.border_subtitle = "" if self._line.trouble else self.fit(self._line.line())

    def refused(self, refused: TilsynError) -> None:
        """Said below the text, which stays where it is; and the way out, where nothing would be lost by it."""
        self._wrong = not_saved(refused)
        self._refused = self._all_typed() if self._is_kept() else None
        self._draw()

    def _all_typed(self) -> tuple[str, ...]:
        return tuple(box.half() for box in self.boxes())

    def _is_kept(self) -> bool:
        """Whether all of it is a draft now: the case may have refused because it cannot be written."""
        try:
            for box in self.boxes():
                box.keeper.hold(box.half())
        except CaseError:
            return False
        return True

    def action_quote(self) -> None:
        self.editor.quote()


class LandsBeside(ReadsLetters, TakesBeside):
    """One where a sentence lands that is typed in its own letter line: from a list above it, it lands there too."""

    def fell_beside(self, text: str) -> None:
        """Where it lands nowhere now, it stands in the line."""
        if not self.landed(text):
            self.letters.hold(text)


class Chooses(ReadsLetters, TakesKeys):
    """Part of a screen where one only chooses: a sentence that lands there is not taken, and that is said.

    Where there is a note below, Esc leads there with it; with what was only to choose something it does not.
    """

    def takes(self, event: events.Key | events.Paste) -> bool:
        """A letter is typed in the letter line; Enter reads it, and on an empty one it is the list's own."""
        below = self._below()
        if below is None:
            return self.typed_here(event)
        if isinstance(event, events.Key) and event.key == "escape" and self._is_sentence:
            text = self.falls(self.letters.given())
            self.dismiss(None)  # type: ignore[attr-defined]  # of a screen
            below.fell_beside(text)
            return True
        taken = self.typed_here(event)
        if self.is_current:  # type: ignore[attr-defined]  # of a screen
            below.stands_beside(self.letters.text if self._is_sentence else "")
        return taken

    @property
    def _is_sentence(self) -> bool:
        return self.letters.is_text and not self.letters.is_slip

    def falls(self, text: str) -> str:
        """What falls beside of what stood in the line."""
        return text

    def letter_line(self) -> LetterLine:
        """The line says where a sentence goes."""
        below = self._below()
        goes = GOES_BESIDE.format(where=below.WHERE_BESIDE) if below else ONLY_CHOOSING
        return LetterLine(self.marks, self.means, goes)

    def _below(self) -> TakesBeside | None:
        """The note's screen that this one was opened over, if any; none where a box stands between, as below help."""
        stack = self.app.screen_stack  # type: ignore[attr-defined]  # of a screen
        others = (each for each in reversed(stack) if each is not self)
        found = next((each for each in others if isinstance(each, TakesBeside | ModalScreen)), None)
        return found if isinstance(found, TakesBeside) else None


class Read(Chooses, ModalScreen[bool]):
    """Something to read; a few keys close it. Gives whether the key agreed to what was asked below it."""

    CSS = "Read #typed { dock: bottom; background: $surface; }"
    CLOSING: ClassVar = {"escape", "enter", "f1", "space"}
    AGREEING: ClassVar[set[str]] = set()
    marks = Marks()

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="beside") as box:
            box.border_title = self._title
            yield Static(Text(self._text))
        yield self.letter_line()

    def on_mount(self) -> None:
        """Where it does not all fit, the frame says how to see the rest."""
        box = self.query_one(VerticalScroll)
        for measured in ("scroll_y", "virtual_size", "size"):
            self.watch(box, measured, self._tell_of_more)
        box.focus()

    def _tell_of_more(self) -> None:
        """What is below is told of as long as there is any; at the end, how one comes back."""
        box = self.query_one(VerticalScroll)
        below, above = box.scroll_offset.y < box.max_scroll_y, box.scroll_offset.y > 0
        box.border_subtitle = MORE_BELOW if below else MORE_ABOVE if above else ""

    def means(self, text: str) -> str | None:
        """The letters that close such a box in other programs."""
        return "luk" if text in {"q", "?"} else None

    def read(self, text: str) -> None:  # noqa: ARG002  both close it
        self.dismiss(result=False)

    def explained(self) -> None:
        """F1 again, which is the application's own key before it is any screen's; a sentence waits for Esc."""
        if "f1" in self.CLOSING and not self.letters.is_text:
            self.dismiss(result=False)

    def on_key(self, event: events.Key) -> None:
        if event.key in self.CLOSING:
            event.stop()
            self.dismiss(event.key in self.AGREEING)


class Pick(Chooses, ModalScreen[str | None]):
    """A few to choose from, each by its own words; Esc gives None. The one Enter would choose is marked.

    A number chooses, too, where they are `NUMBERED`; else what a row is known by, as the number of a question.
    """

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", show=False)]
    NUMBERED: ClassVar = True

    def __init__(self, title: str, rows: Sequence[tuple[str | None, str]], marks: Marks) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self.marks = marks

    def compose(self) -> ComposeResult:
        with Vertical(classes="beside") as box:
            box.border_title = self._title
            yield MarkedList(self.marks, ((each, self.row(each, words)) for each, words in self._rows))
            yield self.letter_line()

    def typed_by(self) -> dict[str, str]:
        """What chooses each when it is typed."""
        ids = [each for each, _ in self._rows if each is not None]
        return {str(n) if self.NUMBERED else each.casefold(): each for n, each in enumerate(ids, 1)}

    def row(self, each: str | None, words: str) -> str:
        """How one is written."""
        number = next((typed for typed, chosen in self.typed_by().items() if chosen == each), None)
        return f"{number}  {words}" if self.NUMBERED and number else words

    def means(self, text: str) -> str | None:
        """The words of the row that it chooses."""
        chosen = self.typed_by().get(text.strip().casefold())
        return None if chosen is None else f"vælg »{quote(dict(self._rows)[chosen].strip())}«"

    def read(self, text: str) -> None:
        self.dismiss(self.typed_by()[text.casefold()])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)


class PickNamed(Pick):
    """The same, where each row tells by its own words what it is known by."""

    NUMBERED: ClassVar = False


class PickWho(Pick):
    """The same of people: the number that chooses is the one in the code, where no two have the same."""

    def typed_by(self) -> dict[str, str]:
        """Borger 3 by 3."""
        own = {_last_number(code): each for each, code in self._rows if each is not None}
        return own if all(own) and len(own) == len(self._rows) else super().typed_by()

    def row(self, each: str | None, words: str) -> str:
        """A number that the code holds is not said twice."""
        return words if self.typed_by().get(_last_number(words)) == each else super().row(each, words)


def _last_number(code: str) -> str:
    found = re.search(r"\d+$", code)
    return found[0] if found else ""


class Choose(PickNamed):
    """The same, where a question's number is part of its words."""

    def row(self, each: str | None, words: str) -> str:
        """What has no number is read as it is."""
        return words if each is None else f"{each}  {words}"
