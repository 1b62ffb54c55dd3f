"""Typing in from paper on the full screen: many lines at once, and those that are not understood stay to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import counted, listed
from tilsyn.errors import TilsynError
from tilsyn.interview.plain.paper import LINES_KEPT, PaperEntry
from tilsyn.interview.screen.conversation.question_text import progress, save_line, stays_open
from tilsyn.interview.screen.kit.draft_field import Box, DraftField
from tilsyn.interview.screen.kit.editor import Editor
from tilsyn.services.conversation.closed import opened_words
from tilsyn.services.drafts import Keeper
from tilsyn.services.planning.preparing import encounter_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session


HOW = (
    "En linje til hvert svar: »4.a.1 Hun siger …« eller med værdi »4.a.1 j: Hun siger …«.\n"
    "»- fortsat« hører til linjen over. »14:20 4.a.1 …« siger, hvornår det blev sagt."
)

WAY_OUT = "Ret linjerne her, og tryk Ctrl+S. Eller luk med Esc: de er beholdt til næste gang."


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
    """Ctrl+S records every line that is understood; Esc does too, and leaves: where lines are left, the second time."""

    def __init__(self, session: Session, marks: Marks) -> None:
        super().__init__()
        self._session = session
        self._fit = marks.fit
        self._line = save_line(session)
        self.draft = DraftField(self, self._line, self._draw)
        self._told: tuple[str, list[str]] | None = None

    def compose(self) -> ComposeResult:
        who = encounter_label(self._session.desk, self._session.encounter)
        yield Static(self._fit(f"{who} · ind fra papir"), id="where", markup=False)
        yield Static(self._fit(HOW), id="asked", markup=False)
        title = self._fit("PAPIR · du skriver her")
        yield Editor(title, title, id="sheet")
        with VerticalScroll(id="refused", can_focus=False):
            yield Static("", id="notice", markup=False)
        yield Static("", id="saved", markup=False)
        keys = "Ctrl+S gem linjerne · Esc gem og luk · Ctrl+Z fortryd · F9 sluk skærmen"
        yield Static(self._fit(keys), id="keys", markup=False)

    @property
    def editor(self) -> Editor:
        return self.query_one(Editor)

    def on_mount(self) -> None:
        keeper = Keeper(self._session.desk, Slot.paper(self._session.encounter.id))
        draft = self.draft.stands_at(Box(keeper, lambda: self.editor.text))
        self.editor.hold(draft.text if draft else "")
        self.editor.focus()
        held, who = self._session.encounter, encounter_label(self._session.desk, self._session.encounter)
        corrects = opened_words(who, held, paper=True) if self._session.corrects else ""
        half = "Linjerne her er ikke gemt som svar endnu. Ret dem, og tryk Ctrl+S." if draft else ""
        self._say("\n".join(filter(None, (corrects, half))))

    def on_text_area_changed(self) -> None:
        self.draft.typing(self.editor.text)
        self._draw()

    def on_editor_left(self, event: Editor.Left) -> None:
        event.stop()
        self.draft.keep()
        if event.onward and self._told and self._told[0] == event.editor.text and not self._line.trouble:
            self.app.exit("\n".join([*self._told[1], LINES_KEPT, stays_open(self._session)]))
            return
        try:
            refused = self._record(event.editor.text)
        except TilsynError as fault:
            self._line.refused(fault)
            self._draw()
            return
        if event.onward and not refused:
            done = f"Papiret er skrevet ind. {progress(self._session)}."
            self.app.exit(done if self._session.corrects else stays_open(self._session))

    def _record(self, text: str) -> bool:
        """Record what is understood; True where lines are left. What a crash recorded twice is one (`said.joined`)."""
        lines = _Lines(text)
        entry = PaperEntry(self._session, lines, stop=None)
        entry.run()
        left = _left(text.split("\n"), [number for number, _ in entry.refused])
        self.editor.hold("\n".join(left))
        self.draft.typing()
        self.draft.keep()
        saved = f"Gemt: {counted(lines.saved, 'svar', 'svar')}."
        reasons = _reasons([why for _, why in entry.refused])
        self._told = (self.editor.text, reasons) if reasons else None
        way = [WAY_OUT] if reasons else lines.warned[:1]
        self._say("\n".join([" ".join([saved, *way]), *reasons] if reasons else [saved, *way]))
        return bool(reasons)

    def _say(self, words: str) -> None:
        self.query_one("#notice", Static).update(self._fit(words))
        self._draw()

    def _draw(self) -> None:
        self.query_one("#saved", Static).update(self._fit(self._line.line()))


def _left(lines: list[str], refused: list[int]) -> list[str]:
    """The lines that were not understood, in their order."""
    return [lines[number - 1] for number in refused]


def _reasons(refused: list[str]) -> list[str]:
    """Each line that is left is named by its place on the sheet; what is wrong with several is said once."""
    places: dict[str, list[str]] = {}
    for number, why in enumerate(refused, 1):
        places.setdefault(why, []).append(str(number))
    return [f"Linje {listed(numbers)} er ikke gemt: {why}" for why, numbers in places.items()]
