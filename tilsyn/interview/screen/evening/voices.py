"""One indicator: every voice about each question side by side, and the value that is read into each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from tilsyn.domain.addresses import Slot, frame_of
from tilsyn.domain.findings.scoring import APPLICABLE
from tilsyn.domain.text import quote
from tilsyn.domain.values import VALUES_ON_SCREEN
from tilsyn.errors import TilsynError
from tilsyn.interview.evidence_text import NOTES, official_text, state_words, triangulation
from tilsyn.interview.screen.evening import wording
from tilsyn.interview.screen.evening.finding import Finds
from tilsyn.interview.screen.evening.indicator_note import IndicatorNote
from tilsyn.interview.screen.evening.parts import Halves, Parts
from tilsyn.interview.screen.evening.rows import WIDE
from tilsyn.interview.screen.evening.voice_list import Board, Voice
from tilsyn.interview.screen.kit.correction import Correction
from tilsyn.interview.screen.kit.dialogs import AskLine, Read
from tilsyn.interview.screen.kit.draft_field import SaveLine
from tilsyn.interview.screen.kit.reading_on import ENDS, PAGES, read_on
from tilsyn.interview.screen.kit.style import NOTICE_ROWS
from tilsyn.interview.screen.kit.taking_back import TakesBack
from tilsyn.interview.screen.kit.typed_ahead import DrawnFirst
from tilsyn.services.conversation.correcting import Correctable
from tilsyn.services.conversation.undo import Undo
from tilsyn.services.drafts import Keeper, not_finished
from tilsyn.services.judging import evening
from tilsyn.services.open_case import CPR_WARNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from tilsyn.domain.findings.scoring import RatedState
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.values import AnswerValue
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.judging.evening import EveningLook

_STEPS = {"up": -1, "down": 1}
_TURNS = {"left": -1, "right": 1}
__all__ = ["Voice", "Voices"]


class Voices(Finds, TakesBack, DrawnFirst):
    """The letters set the value of the voice one stands on; nothing else about it changes.

    A letter is typed in the letter line, and Enter reads it; a sentence opens a note to the indicator.
    """

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

    def __init__(
        self, seen: EveningLook, by: str | None, marks: Marks, indicator: str, undo: Undo | None = None
    ) -> None:
        super().__init__(marks, SaveLine(lambda: seen.desk.saved_at))
        self.seen = seen
        self.desk = seen.desk
        self.by = by
        self.undo = undo or Undo(seen.desk, by)
        self.unit = seen.desk.unit(indicator)
        self._state = ""

    @property
    def board(self) -> Board:
        return self.query_one(Board)

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        yield Board(self.seen, self.marks, self.unit, id="heard")
        yield Static(id="notice", markup=False)
        yield self.letter_line()
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    async def on_mount(self) -> None:
        await self._build()

    def on_resize(self) -> None:
        self._draw_keys()

    def _rebuild(self, notice: str = "", *, here: bool = True, trouble: bool = False) -> None:
        """Another indicator, or other voices to this one; keys wait for it. `here`: they are still for what is there.

        `trouble` is what goes on being said.
        """
        self.redraws()
        self.letters.hold()
        if not trouble:
            self.kept.settled()
        self.run_worker(self._build(notice, here=here), exclusive=True)

    async def _build(self, notice: str = "", *, here: bool = True) -> None:
        with self.app.batch_update():
            await self.board.build()
            told = "" if here else self._not_done()
            self.draw(" ".join(filter(None, (notice, told))) or self._recovered_note())
        self.is_drawn()

    def _not_done(self) -> str:
        """What was typed meanwhile to a voice that is another now does nothing, and that is said; a sentence stays."""
        typed = self.typed_early()
        if typed and self.means(typed) is None:
            return ""
        self.forget_early()
        return f"Du skrev »{quote(typed)}« imens: det er ikke gjort." if typed else ""

    def _recovered_note(self) -> str:
        """A sentence where a note to the indicator was half-typed last time."""
        draft = Keeper(self.desk, Slot.note_at(self.unit.id)).found()
        if draft is None or not draft.text.strip():
            return ""
        return f"{not_finished(draft, f'en note til {self.unit.id}')} Tryk + for at skrive videre."

    def draw(self, notice: str = "") -> None:
        """All but the voices as the case has it now."""
        fit, seen = self.marks.fit, self.seen
        state = next(each for each in seen.card.states if each.unit.id == self.unit.id)
        self._state = state_words(self.desk, seen.card.kind, state)
        about = Text.assemble((fit(f"{self.unit.text or ''}\n"), "bold"), fit(triangulation(state.ground)))
        self.query(".about").first(Static).update(about)
        self.board.draw_headings()
        self._draw_where()
        self.say(notice)
        self._draw_keys()

    def _draw_where(self) -> None:
        """The indicator, and the question of the voice one stands on: its heading may be out of sight."""
        piece = self.board.piece
        own = piece and piece.question and self.desk.asked().find(piece.question) is None
        what = "punkt" if piece and piece.question and frame_of(piece.question) else "spørgsmål"
        named = f"{what} {piece.question}" if piece and piece.question else NOTES
        asked = "" if piece is None else "Eget spørgsmål" if own else named
        words = " · ".join(filter(None, (self.unit.id, self._state, asked, self.unit.criterion.title)))
        self.put("#where", words)

    def say(self, notice: str) -> None:
        """A notice until the next one, and the truth about what is saved."""
        self.put("#notice", notice, NOTICE_ROWS)
        self.query_one("#notice").display = bool(notice)
        self.draw_saved()

    def _draw_keys(self) -> None:
        keys = wording.KEYS_VOICES_WIDE if self.app.size.width >= WIDE else wording.KEYS_VOICES
        self.put("#keys", keys)

    def take(self, event: events.Key | events.Paste) -> bool:
        """Values by their letters, the rest by theirs; a sentence and a paste are a note, never commands."""
        return self.typed_here(event)

    def letter_means(self, letter: str) -> str | None:
        """A value of the voice one stands on, or a command."""
        letters = evening.letters_of(self.desk, self.board.piece)
        if letter in letters and self.board.piece is not None:
            value = letters[letter]
            return f"sæt værdien {VALUES_ON_SCREEN[value]}" if value else "fjern værdien"
        nobody = {} if self.board.piece else dict.fromkeys(letters, "her er ingen stemme")
        return {**wording.LETTERS_VOICES, **nobody}.get(letter)

    def act(self, letter: str) -> None:
        """Do what a letter means."""
        commands: dict[str, Callable[[], None]] = {
            "b": self._judge, "+": self._note, "p": self._parts, "?": self._official, "q": self._close,
        }  # fmt: skip
        if letter in commands:
            commands[letter]()
        else:
            self.set_value(letter)

    def landed(self, text: str) -> bool:
        """Kept at once, and opened to be written on."""
        return self._open_note(Keeper(self.desk, Slot.note_at(self.unit.id)).add(text))

    def pressed(self, event: events.Key) -> bool:
        """Arrows go from voice to voice; what stood in the letter line was meant for the one before."""
        key = event.key
        if key in _STEPS:
            self.letters.hold()
            self.step(_STEPS[key])
        elif key in _TURNS:
            self._turn(_TURNS[key])
        elif key in (*PAGES, *ENDS):
            read_on(self.query_one("#heard"), key)
        elif key == "escape":
            self._close()
        else:
            return self.takes_back(key)
        return True

    def taken_back(self, said: str) -> None:
        """Show what stands now."""
        self.seen.again()
        stood = self.board.slot
        self.board.read()
        self._rebuild(said, here=self.board.slot == stood)

    def entered(self) -> bool:
        """The voice one stands on is opened to be set right."""
        self._correct()
        return True

    def step(self, by: int) -> None:
        """To the next voice, or the one before."""
        self._go(self.board.here + by)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.board.pieces):
            self.board.go(place)
            self._draw_where()
            self.kept.settled()
            self.say("")

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses a voice."""
        if isinstance(event.widget, Voice):
            self._go(event.widget.place)

    def _turn(self, by: int) -> None:
        """To the next indicator, or the one before."""
        ids = [each.unit.id for each in self.seen.card.states if self._is_worth(each)]
        place = ids.index(self.unit.id) + by
        if not 0 <= place < len(ids):
            self.say(f"Det er den {'første' if by < 0 else 'sidste'} indikator.")
            return
        self.go_to(ids[place])

    def go_to(self, place: str) -> None:
        """To another indicator."""
        self.seen.again()
        self.unit = self.desk.unit(place)
        self.board.open(self.unit)
        self.board.scroll_home(animate=False)
        self._rebuild()

    def _is_worth(self, state: RatedState) -> bool:
        """Those that apply, those with something said all the same, and the one that is open."""
        return state.state in APPLICABLE | {"not_judged"} or _is_heard(state) or state.unit.id == self.unit.id

    def set_value(self, letter: str) -> None:
        """The value of the voice one stands on; one that is irrelevant is asked why."""
        piece = self.board.piece
        if piece is None:
            return
        letters = evening.letters_of(self.desk, piece)
        value: AnswerValue | None = letters[letter]  # type: ignore[assignment]  # each is a value of an answer
        if evening.needs_reason(piece, value):
            keeper = evening.reason_keeper(self.desk, piece)
            asked = AskLine(self.marks.fit(wording.WHY_IRRELEVANT), keeper=keeper, marks=self.marks)
            self.app.push_screen(asked, lambda why: self._valued(value, why) if why is not None else None)
        else:
            self._valued(value, None)

    def _valued(self, value: AnswerValue | None, reason: str | None) -> None:
        piece = self.board.piece
        if piece is not None:
            self._record(lambda: evening.set_value(self.desk, piece, value, reason, self.by))

    def _parts(self) -> None:
        """The halves of the question, where it has some."""
        piece = self.board.piece
        halves = evening.parts_of(self.desk, piece) if piece else {}
        if piece is None or not halves:
            self.say("Spørgsmålet har ingen dele.")
            return

        def chosen(read: Halves | None) -> None:
            if read is not None:
                self._record(lambda: evening.set_parts(self.desk, piece, read, self.by))

        self.app.push_screen(Parts(halves, self.marks, evening.letters_of(self.desk, piece)), chosen)

    def _record(self, gesture: Callable[[], Entry | None]) -> None:
        """One gesture on the voice one stands on; what others have written meanwhile is shown, recorded or not."""
        before, stood, notice, made = self.board.others(), self.board.piece, "", None
        try:
            made = gesture()
            notice = "" if made else "Den værdi står der allerede. Intet er ændret."
        except TilsynError as refused:
            self.kept.refused(refused)
        else:
            self.kept.settled()
        self.seen.again()
        self.board.read()
        stands = self.board.piece
        if self.board.others() == before and not (self.kept.trouble and stands != stood):
            self.board.draw_voice(self.board.here)
            self.draw(notice)
            return
        seen = {each.id for each in (stood and stood.entry, made) if each}
        is_seen = stands is not None and stands.entry.id in seen
        self._rebuild("Der er rettet i sagen imens. Læs igen, hvad der står.", here=is_seen, trouble=True)

    def _correct(self) -> None:
        """Text and value of the voice one stands on, by one who may record it."""
        piece = self.board.piece
        if piece is None:
            return
        try:
            self.desk.who(self.by)
        except TilsynError as refused:
            self.kept.refused(refused)
            self.say("")
            return
        self.app.push_screen(
            Correction(self.desk, self.by, self.marks, Correctable(piece.entry, piece.said)), self._noted
        )

    def _note(self) -> None:
        self._open_note("")

    def _open_note(self, held: str) -> bool:
        """Only for one who may record it: the note closes once it is recorded."""
        try:
            self.desk.who(self.by)
        except TilsynError as refused:
            self.kept.refused(refused)
            self.say(self._recovered_note())
        else:
            self.app.push_screen(IndicatorNote(self.desk, self.by, self.marks, self.unit.id, held), self._noted)
        return True

    def _noted(self, receipt: Receipt | None) -> None:
        if receipt is not None:
            self.seen.again()
            self._rebuild(CPR_WARNING if receipt.cpr else "")

    def _judge(self) -> None:
        from tilsyn.interview.screen.judging.judge import JudgeScreen

        self.app.push_screen(JudgeScreen(self.desk, self.by, self.marks, self.unit.id, self.undo), self._judged)

    def _judged(self, _: None) -> None:
        self.seen.again()
        self._rebuild()

    def _official(self) -> None:
        """Of the question one stands at; where one stands at none, of them all."""
        piece = self.board.piece
        here = tuple(each for each in self.unit.item.questions if piece and each.id == piece.question)
        text = official_text(self.desk, here or self.unit.item.questions)
        self.app.push_screen(Read(self.marks.fit("Ordlyd og anvisninger · Esc: luk"), self.marks.fit(text)))

    def _close(self) -> None:
        self.dismiss(None)


def _is_heard(state: RatedState) -> bool:
    return bool(state.ground.pieces or state.ground.unread)
