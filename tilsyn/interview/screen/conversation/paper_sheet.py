"""Typing in from paper on the full screen: many lines at once, and those that are not understood stay to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import counted
from tilsyn.errors import TilsynError
from tilsyn.interview.plain.paper import PaperEntry
from tilsyn.interview.screen.kit import wording
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.interview.screen.kit.save_line import Due, Kept
from tilsyn.services.drafts import Keeper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from tilsyn.interview.screen.conversation.gestures import Gestures
    from tilsyn.interview.screen.kit.glyphs import Marks


class _Lines:
    """The sheet as the paper entry reads it; what it says back is kept."""

    interactive = False

    def __init__(self, text: str) -> None:
        self._lines: Iterator[str] = iter(text.split("\n"))
        self.saved = 0
        self.warned: list[str] = []

    def read(self) -> str | None:
        return next(self._lines, None)

    def say(self, text: str = "") -> None:
        self.saved += text.startswith("gemt ")

    def warn(self, text: str) -> None:
        self.warned.append(text)


class PaperSheet(Screen[None]):
    """Ctrl+S records every line that is understood; Esc does too, and leaves when none is left."""

    def __init__(self, gestures: Gestures, marks: Marks) -> None:
        super().__init__()
        self._gestures = gestures
        self._fit = marks.fit
        self._kept = Kept(gestures)
        self._keeper = Keeper(gestures.session.desk, Slot.of("paper", gestures.session.encounter.id))
        self._due = Due(self, self.keep_draft)

    def compose(self) -> ComposeResult:
        yield Static(self._fit(f"{self._gestures.who} · {wording.SHEET_TITLE}"), id="where", markup=False)
        yield Static(self._fit(wording.SHEET_HOW), id="asked", markup=False)
        title = self._fit(wording.SHEET_NOTE)
        yield Editor(title, title, id="sheet")
        with VerticalScroll(id="refused", can_focus=False):
            yield Static("", id="notice", markup=False)
        yield Static("", id="saved", markup=False)
        yield Static(self._fit(wording.SHEET_KEYS), id="keys", markup=False)

    @property
    def editor(self) -> Editor:
        return self.query_one(Editor)

    def on_mount(self) -> None:
        draft = self._keeper.found()
        self.editor.hold(draft.text if draft else "")
        self.editor.focus()
        self._say(wording.SHEET_RECOVERED if draft else "")

    def on_text_area_changed(self) -> None:
        self._kept.typing(self.editor.text)
        self._due.soon()
        self._draw()

    def keep_draft(self) -> None:
        """Keep the whole sheet, if anything has been typed since last time."""
        if self._due.taken():
            self._keep(self.editor.text)
            self._draw()

    def _keep(self, text: str) -> None:
        if text.strip():
            self._kept.keep(self._keeper.slot, text)
        else:
            self._kept.forget(lambda: self._gestures.session.desk.file.drop_draft(self._keeper.slot))

    def on_editor_left(self, event: Editor.Left) -> None:
        event.stop()
        self.keep_draft()
        try:
            refused = self._record(event.editor.text)
        except TilsynError as fault:
            self._kept.trouble = wording.NOT_SAVED.format(why=fault.message, hint=fault.hint)
            self._draw()
            return
        if event.onward and not refused:
            closed = self._gestures.session.encounter.outcome is not None
            words = wording.SHEET_DONE if closed else wording.CLOSED
            self.app.exit(words.format(progress=self._gestures.progress()))

    def _record(self, text: str) -> bool:
        """Record what is understood; True where lines are left. What a crash recorded twice is one (`said.joined`)."""
        lines = _Lines(text)
        entry = PaperEntry(self._gestures.session, lines, stop=None)
        entry.run()
        left = _left(text.split("\n"), [number for number, _ in entry.refused])
        self.editor.hold("\n".join(left))
        self._keep("\n".join(left))
        self._gestures.refresh()
        reasons = [wording.SHEET_REFUSED.format(number=n, why=why) for n, (_, why) in enumerate(entry.refused, 1)]
        saved = wording.SHEET_SAVED.format(count=counted(lines.saved, "svar", "svar"))
        self._say("\n".join([saved, *reasons, *(each for each in lines.warned[:1] if not entry.refused)]))
        return bool(entry.refused)

    def _say(self, words: str) -> None:
        self.query_one("#notice", Static).update(self._fit(words))
        self._draw()

    def _draw(self) -> None:
        self.query_one("#saved", Static).update(self._fit(self._kept.line()))


def _left(lines: list[str], refused: list[int]) -> list[str]:
    """The lines that were not understood, in their order."""
    return [lines[number - 1] for number in refused]
