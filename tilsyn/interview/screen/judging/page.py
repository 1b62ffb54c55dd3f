"""A page where one text is written beside what it rests on; judging and assessing share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static, TextArea

from tilsyn.domain.text import clean
from tilsyn.interview.screen.judging import wording
from tilsyn.interview.screen.kit.dialogs import LandsBeside, Read
from tilsyn.interview.screen.kit.draft_field import Box, DraftField, SaveLine
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.interview.screen.kit.reading_on import LINES, PAGES, read_on
from tilsyn.interview.screen.kit.typed_ahead import LetterScreen
from tilsyn.services.drafts import Keeper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

    from tilsyn.domain.problems import Problem
    from tilsyn.errors import TilsynError
    from tilsyn.interview.evidence_text import Run
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.open_case import Desk

_READ_ON = {each: each for each in (*LINES, *PAGES)}
_COMMAND = " SAG"
_ALWAYS_READ_ON = {"f7": "pageup", "f8": "pagedown"}
LONG = 400
"""Characters of a notice that the eight lines kept for it are sure to hold."""
LOOK = "Til eftersyn (du afgør selv, om der skal ændres noget):"
PAGE_CSS = """
@ #pair { height: 1fr; layout: vertical; }
@.-wide #pair { layout: horizontal; }
@ #ground { height: 1fr; min-height: 3; padding: 0 1; scrollbar-size-vertical: 1; }
@.-wide #ground { width: 1fr; height: 100%; }
@ #writing { height: auto; }
@.-wide #writing { width: 1fr; height: 100%; }
@ #shown { height: auto; }
@ #notice { max-height: 8; }
@ #text { height: 8; border: solid $secondary; padding: 0; scrollbar-size-vertical: 1; }
@ #text:focus { border: double $accent; }
@.-wide #text { height: 1fr; min-height: 6; }
@.-ascii #text { border: ascii $secondary; }
@.-ascii #text:focus { border: ascii $accent; }
"""


def page_css(screen: str, own: str = "") -> str:
    """The look of a page, for one screen by name: Textual scopes a screen's rules to its own class."""
    return (PAGE_CSS + own).replace("@", screen)


class Page(LandsBeside, LetterScreen[None]):
    """Letters are commands while nothing has the focus; what is typed in the editor is a draft within two seconds.

    A letter is typed in the letter line, and Enter reads it; a sentence goes into the text.
    """

    BINDINGS: ClassVar = [Binding("ctrl+s", "save", show=False)]
    WHERE_BESIDE: ClassVar = "i teksten"
    slot: str

    def __init__(self, desk: Desk, by: str | None, marks: Marks) -> None:
        super().__init__(marks, SaveLine(lambda: desk.saved_at))
        self.desk = desk
        self.by = by
        self.draft = DraftField(self, self.kept, self.draw_saved)
        self._warned = False
        self._said = ""

    @property
    def editor(self) -> Editor:
        return self.query_one("#text", Editor)

    def on_mount(self) -> None:
        self.draft.stands_at(*self.boxes())
        self.open()

    def open(self) -> None:
        """Show what stands."""

    def boxes(self) -> tuple[Box, ...]:
        """What is typed in here; where the text is what stands, nothing of it is half-typed."""
        return (Box(Keeper(self.desk, self.slot), self._half),)

    def _half(self) -> str:
        return "" if clean(self.editor.text) == self.standing_text() else self.editor.text

    def standing_text(self) -> str:
        """The text that stands in the case."""
        return ""

    def keys_line(self) -> str:
        """What the keys do where the focus is."""
        return ""

    def read_framing(self, place: str) -> None:
        """What the source says of it, above the page for a moment: it never stands beside a score by itself."""
        from tilsyn.services.judging.framed import framed_text  # few ask, and every page opens without

        text = self.marks.fit(framed_text(self.desk, place))
        self.app.push_screen(Read(self.marks.fit(wording.FRAMED_TITLE), text))

    def put_ground(self, runs: Iterable[Run]) -> None:
        """The left side, or the upper one."""
        self.query_one("#shown", Static).update(Text.assemble(*((self.marks.fit(words), how) for words, how in runs)))

    def draw_saved(self) -> None:
        """The truth about what is saved, and the keys."""
        super().draw_saved()
        self.put("#keys", self.keys_line())

    def draw_here(self) -> None:
        """What changes while one types, and when the focus moves."""
        self.draw_saved()

    def say(self, notice: str) -> None:
        """A notice stays until the next one; a long one is read whole with F2."""
        self._said = notice
        self.put("#notice", f"F2: læs det hele\n{notice}" if len(notice) > LONG else notice)

    def warn(self, notice: str) -> None:
        """Said once before it closes all the same, and for as long as it is true."""
        self.say(notice)
        self._warned = True

    def is_as_saved(self) -> bool:
        """Whether what stands here is what is recorded."""
        return not self._half()

    def changed(self) -> None:
        """Another thing is not saved now, and is warned of anew; or nothing any more, and the warning goes."""
        self._warned = False
        if self._said in {wording.NOT_SAVED, wording.TEXT_NOT_SAVED} and self.is_as_saved():
            self.say("")

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Scrolling works wherever the focus is; the rest only where it is nowhere."""
        key = getattr(event, "key", "")
        reads_on = {**_ALWAYS_READ_ON, **({} if self.focused else _READ_ON)}
        if key == "f2" and self._said:
            self.app.push_screen(Read(self.marks.fit("Til eftersyn · Esc: luk"), self.marks.fit(self._said)))
            return True
        if key in reads_on:
            read_on(self.query_one("#ground", VerticalScroll), reads_on[key])
            return True
        return False

    def write(self, text: str) -> None:
        """Into the text, at once: the next key must already find it there."""
        if not self.editor.disabled:
            self.set_focus(self.editor)
            self.editor.type(text)

    def landed(self, text: str) -> bool:
        """A sentence goes into the text, where there may be one."""
        self.write(text)
        return not self.editor.disabled

    def action_save(self) -> None:
        """From wherever the focus is; by way of the editor, so that every key already typed stands in it."""
        self.editor.action_leave(onward=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Within two seconds what is typed is a draft."""
        self.changed()
        self.draft.typing(event.text_area.text)
        self.draw_here()

    def on_descendant_focus(self) -> None:
        self.draw_here()

    def on_descendant_blur(self) -> None:
        self.draw_here()

    def refused(self, why: TilsynError) -> None:
        """Said where it cannot be missed; what was typed stays where it is."""
        self.kept.refused(why)
        self.draw_saved()


def look_again(found: Sequence[Problem]) -> str:
    """What is worth another look, as a quiet list; advice that names a command is left out, for this is the place."""
    advice: dict[str, list[str]] = {}
    for each in found:
        advice.setdefault("" if _COMMAND in each.hint else each.hint, []).append(each.text)
    lines = [f" - {' '.join(dict.fromkeys(texts))} {hint}".rstrip() for hint, texts in advice.items()]
    return "\n".join([LOOK, *lines]) if lines else ""
