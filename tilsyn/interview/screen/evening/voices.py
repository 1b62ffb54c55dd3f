"""One indicator: every voice about each question side by side, and the value that is read into each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from tilsyn.domain.scoring import APPLICABLE
from tilsyn.errors import TilsynError
from tilsyn.interview.said import LETTERS
from tilsyn.interview.screen import wording as screen_wording
from tilsyn.interview.screen.beside import AskLine, Read
from tilsyn.interview.screen.evening import wording
from tilsyn.interview.screen.evening.noting import IndicatorNote
from tilsyn.interview.screen.evening.rows import WIDE
from tilsyn.interview.screen.evening.shown import heading, official_text, piece_runs, state_words, triangulation
from tilsyn.interview.screen.evening.waiting import DrawnFirst
from tilsyn.interview.screen.saved import Kept
from tilsyn.interview.wording import CPR_WARNING
from tilsyn.services import evening

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from tilsyn.domain.evidence import Piece
    from tilsyn.domain.scoring import RatedState
    from tilsyn.interview.said import Receipt
    from tilsyn.interview.screen.evening.gestures import EveningGestures
    from tilsyn.interview.screen.marks import Marks

_SCROLLS = {"pageup": "page_up", "pagedown": "page_down", "home": "home", "end": "end"}
_STEPS = {"up": -1, "down": 1}
_TURNS = {"left": -1, "right": 1}
COLUMNS = 3


class Voice(Static):
    """One piece: an answer or a note, whole."""

    def __init__(self, place: int) -> None:
        super().__init__(classes="voice", markup=False)
        self.place = place


class Voices(DrawnFirst):
    """The letters set the value of the voice one stands on; nothing else about it changes."""

    AUTO_FOCUS: ClassVar = ""
    CSS = """
    Voices #heard { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    Voices .about, Voices .asked { height: auto; }
    Voices .asked { text-style: bold; margin-top: 1; }
    Voices .voices { height: auto; layout: vertical; }
    Voices .voice { height: auto; border: solid $secondary; padding: 0 1; }
    Voices .voice.-here { border: double $accent; }
    .-wide Voices .voices, Voices.-wide .voices { layout: grid; grid-rows: auto; grid-gutter: 0 1; }
    Voices .voices.-columns1 { grid-size: 1; }
    Voices .voices.-columns2 { grid-size: 2; }
    Voices .voices.-columns3 { grid-size: 3; }
    Voices.-ascii .voice { border: ascii $secondary; }
    Voices.-ascii .voice.-here { border: ascii $accent; }
    """

    def __init__(self, gestures: EveningGestures, marks: Marks, indicator: str) -> None:
        super().__init__()
        self.gestures = gestures
        self.marks = marks
        self.kept = Kept(gestures)
        self.unit = gestures.desk.unit(indicator)
        self._heard = self._read()
        self._here = 0
        self._state = ""
        self._voices: list[Voice] = []

    def _read(self) -> list[evening.Heard]:
        return evening.heard(self.gestures.desk, self.gestures.seen, self.unit)

    @property
    def pieces(self) -> list[Piece]:
        """Every voice, in the order they stand."""
        return [piece for each in self._heard for piece in each.pieces]

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        yield VerticalScroll(id="heard", can_focus=False)
        yield Static(id="notice", markup=False)
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    async def on_mount(self) -> None:
        self.set_class(not self.marks.drawn, "-ascii")
        await self._build()

    def on_resize(self) -> None:
        self._draw_keys()

    def _rebuild(self, notice: str = "") -> None:
        """Another indicator, or another voice to this one; keys wait meanwhile."""
        self.redraws()
        self.kept.settled()
        self.run_worker(self._build(notice), exclusive=True)

    async def _build(self, notice: str = "") -> None:
        self._heard = self._read()
        self._here = min(self._here, max(0, len(self.pieces) - 1))
        with self.app.batch_update():
            heard = self.query_one("#heard", VerticalScroll)
            await heard.remove_children()
            await heard.mount(Static(classes="about", markup=False), *self._blocks())
            self._voices = list(self.query(Voice))
            for piece, voice in zip(self.pieces, self._voices, strict=True):
                self._draw_voice(piece, voice)
            self.draw(notice or self.gestures.recovered_note(self.unit.id))
        self.is_drawn()

    def _blocks(self) -> list[Static | Container]:
        blocks: list[Static | Container] = []
        place = 0
        for each in self._heard:
            voices = [Voice(place + number) for number in range(len(each.pieces))]
            place += len(voices)
            columns = f"voices -columns{min(len(voices), COLUMNS)}"
            blocks += [Static(classes="asked", markup=False), Container(*voices, classes=columns)]
        return blocks or [Static(self.marks.fit(wording.NOTHING_HEARD), classes="about", markup=False)]

    def draw(self, notice: str = "") -> None:
        """All but the voices as the case has it now."""
        fit, seen, desk = self.marks.fit, self.gestures.seen, self.gestures.desk
        state = next(each for each in seen.card.states if each.unit.id == self.unit.id)
        self._state = state_words(desk, seen.card.kind, state)
        about = Text.assemble((fit(f"{self.unit.text or ''}\n"), "bold"), fit(triangulation(state.ground)))
        self.query(".about").first(Static).update(about)
        for each, block in zip(self._heard, self.query(".asked").results(Static), strict=False):
            block.update(fit(heading(each, self.unit)))
        self._draw_where()
        self.say(notice)
        self._draw_keys()

    def _draw_where(self) -> None:
        """The indicator, and the question of the voice one stands on: its heading may be out of sight."""
        piece = self.pieces[self._here] if self.pieces else None
        own = piece and piece.question and all(each.id != piece.question for each in self.unit.item.questions)
        named = wording.QUESTION.format(id=piece.question) if piece and piece.question else wording.NOTES
        asked = "" if piece is None else wording.OWN if own else named
        words = " · ".join(filter(None, (self.unit.id, self._state, asked, self.unit.criterion.title)))
        self.query_one("#where", Static).update(self.marks.fit(words))

    def _draw_voice(self, piece: Piece, voice: Voice) -> None:
        here = voice.place == self._here
        mark = f"{self.marks.here if here else ' '} "
        runs = piece_runs(self.gestures.desk, piece, mark)
        voice.update(Text.assemble(*((self.marks.fit(words), how) for words, how in runs)))
        voice.set_class(here, "-here")

    def say(self, notice: str) -> None:
        """A notice until the next one, and the truth about what is saved."""
        self.query_one("#notice", Static).update(self.marks.fit(notice))
        self.query_one("#notice").display = bool(notice)
        self.query_one("#saved", Static).update(self.marks.fit(self.kept.line()))
        self.query_one("#saved").set_class(bool(self.kept.trouble), "-trouble")

    def _draw_keys(self) -> None:
        keys = wording.KEYS_VOICES_WIDE if self.app.size.width >= WIDE else wording.KEYS_VOICES
        self.query_one("#keys", Static).update(self.marks.fit(keys))

    def take(self, event: events.Key | events.Paste) -> bool:
        """Values by their letters, the rest by theirs; a paste is a note, never commands."""
        if not isinstance(event, events.Key):
            self._pasted(event.text)
            return True
        key, letter = event.key, (event.character or "").lower()
        commands: dict[str, Callable[[], None]] = {
            "b": self._judge, "+": self._note, "?": self._official, "q": self._close,
        }  # fmt: skip
        if key in _STEPS:
            self.step(_STEPS[key])
        elif key in _TURNS:
            self._turn(_TURNS[key])
        elif key in _SCROLLS:
            getattr(self.query_one("#heard"), f"scroll_{_SCROLLS[key]}")(animate=False)
        elif key == "escape":
            self._close()
        elif letter in commands:
            commands[letter]()
        elif letter in LETTERS:
            self.set_value(letter)
        else:
            return False
        return True

    def step(self, by: int) -> None:
        """To the next voice, or the one before."""
        self._go(self._here + by)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.pieces):
            before, self._here = self._here, place
            for each in (before, place):
                self._draw_voice(self.pieces[each], self._voices[each])
            self._draw_where()
            self._show(self._voices[place])
            self.kept.settled()
            self.say("")

    def _show(self, voice: Voice) -> None:
        """In sight; the first of a question with its heading."""
        block = voice.parent
        if isinstance(block, Container) and block.children[0] is voice:
            above = self.query(".asked").results(Static)
            heading_of = dict(zip(self.query(".voices").results(Container), above, strict=False))
            heading_of[block].scroll_visible(animate=False)
        voice.scroll_visible(animate=False)

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses a voice."""
        if isinstance(event.widget, Voice):
            self._go(event.widget.place)

    def _turn(self, by: int) -> None:
        """To the next indicator, or the one before."""
        ids = [each.unit.id for each in self.gestures.seen.card.states if self._is_worth(each)]
        place = ids.index(self.unit.id) + by
        if not 0 <= place < len(ids):
            self.say(wording.FIRST if by < 0 else wording.LAST)
            return
        self.unit, self._here = self.gestures.desk.unit(ids[place]), 0
        self.query_one("#heard").scroll_home(animate=False)
        self._rebuild()

    def _is_worth(self, state: RatedState) -> bool:
        """Those that apply, those with something said all the same, and the one that is open."""
        return state.state in APPLICABLE | {"not_judged"} or bool(state.ground.pieces) or state.unit.id == self.unit.id

    def set_value(self, letter: str) -> None:
        """The value of the voice one stands on; one that is irrelevant is asked why."""
        if not self.pieces:
            return
        if self.gestures.needs_reason(letter, self.pieces[self._here]):
            asked = AskLine(self.marks.fit(wording.WHY_IRRELEVANT))
            self.app.push_screen(asked, lambda why: self._record(letter, why) if why is not None else None)
        else:
            self._record(letter, None)

    def _record(self, letter: str, reason: str | None) -> None:
        try:
            changed = self.gestures.set_value(letter, self.pieces[self._here], reason)
        except TilsynError as refused:
            self.kept.trouble = screen_wording.NOT_SAVED.format(why=refused.message, hint=refused.hint)
            self.say("")
            return
        self.kept.settled()
        before = self._slots()
        self._heard = self._read()
        after = self._slots()
        if after == before:
            self._draw_voice(self.pieces[self._here], self._voices[self._here])
            self.draw("" if changed else wording.NOTHING_NEW)
        else:  # somebody has added to the case meanwhile, or taken from it
            self._here = after.index(before[self._here]) if before[self._here] in after else 0
            self._rebuild()

    def _slots(self) -> list[str]:
        return [each.entry.header.slot for each in self.pieces]

    def _note(self) -> None:
        self.app.push_screen(IndicatorNote(self.gestures, self.marks, self.unit.id), self._noted)

    def _pasted(self, text: str) -> None:
        """Kept at once, and opened to be written on."""
        self.gestures.keep_paste(self.unit.id, text)
        self._note()

    def _noted(self, receipt: Receipt | None) -> None:
        if receipt is not None:
            self._rebuild(CPR_WARNING if receipt.cpr else "")

    def _judge(self) -> None:
        from tilsyn.interview.screen.judging.judge import JudgeScreen

        self.app.push_screen(JudgeScreen(self.gestures.judging, self.marks, self.unit.id), self._judged)

    def _judged(self, _: None) -> None:
        self.gestures.look_again()
        self._rebuild()

    def _official(self) -> None:
        """Of the question one stands at; where one stands at none, of them all."""
        piece = self.pieces[self._here] if self.pieces else None
        here = tuple(each for each in self.unit.item.questions if piece and each.id == piece.question)
        text = official_text(self.gestures.desk, here or self.unit.item.questions)
        self.app.push_screen(Read(self.marks.fit(wording.DIRECTIVES), self.marks.fit(text)))

    def _close(self) -> None:
        self.dismiss(None)
