"""All indicators under themes and criteria: how far each has come, and on how many conversations and methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tilsyn.domain.addresses import CONCLUSION, OVERALL, Place, Slot, frame_of
from tilsyn.domain.danish import counted, listed
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.findings.visible import SPEAKING
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.evening import wording
from tilsyn.interview.screen.evening.finding import Finds
from tilsyn.interview.screen.evening.frames import FramesInTheEvening
from tilsyn.interview.screen.evening.indicator_note import IndicatorNote
from tilsyn.interview.screen.evening.rows import WIDE, drawn, rows
from tilsyn.interview.screen.kit.choice_list import ChoiceList
from tilsyn.interview.screen.kit.draft_field import SaveLine
from tilsyn.interview.screen.kit.style import NOTICE_ROWS
from tilsyn.interview.screen.kit.taking_back import TakesBack
from tilsyn.interview.screen.kit.typed_ahead import DrawnFirst
from tilsyn.services.conversation.undo import Undo
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging import evening
from tilsyn.services.open_case import CPR_WARNING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from textual import events
    from textual.app import ComposeResult
    from textual.screen import Screen

    from tilsyn.interview.screen.evening.rows import Row
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.judging.evening import EveningLook

MOVES = {
    "up": "cursor_up",
    "down": "cursor_down",
    "pageup": "page_up",
    "pagedown": "page_down",
    "home": "first",
    "end": "last",
}


class Rows(ChoiceList):
    """Never takes the focus: its keys are the screen's, and the mouse can choose in it."""

    can_focus = False


class Overview(Finds, TakesBack, DrawnFirst):
    """Where the evening begins, and comes back to."""

    CSS = """
    Overview #above { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
    Overview #rows { height: 1fr; border: none; padding: 0; scrollbar-size-vertical: 1; overflow-x: hidden;
        text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self, seen: EveningLook, by: str | None, marks: Marks, at: str = "") -> None:
        super().__init__(marks, SaveLine(lambda: seen.desk.saved_at))
        self.seen = seen
        self.by = by
        self.undo = Undo(seen.desk, by)
        self._at = at
        self._rows: list[Row] = []
        self._marked: int | None = None
        self.frames = FramesInTheEvening(self)

    def compose(self) -> ComposeResult:
        yield Static(id="where", markup=False)
        yield Static(id="above", markup=False)
        yield Rows(id="rows", markup=False)
        yield self.letter_line()
        yield Static(id="saved", markup=False)
        yield Static(id="keys", markup=False)

    @property
    def rows(self) -> Rows:
        return self.query_one(Rows)

    @property
    def here(self) -> Row:
        """The row one stands on."""
        return self._rows[self.rows.highlighted or 0]

    def on_mount(self) -> None:
        self.draw()
        rated = [place for place, row in enumerate(self._rows) if row.rated]
        named = [place for place in rated if self._rows[place].id == self._at]
        self._move_to((named or rated or [0])[0])
        if not named:
            self.rows.scroll_home(animate=False)
        self.is_drawn()

    def on_resize(self) -> None:
        """Two lines become one where there is room."""
        if self._rows:
            self.draw()

    def draw(self) -> None:
        """Everything as it stands in the case now."""
        stood = self.rows.highlighted
        self._rows, self._marked = [*rows(self.seen)], stood
        self.rows.set_options(
            Option(drawn(row, self._width, self.marks, here=place == stood)) for place, row in enumerate(self._rows)
        )
        self.rows.highlighted = stood
        provider = self.seen.visible.fields.provider
        self.put("#where", mask_cpr(f"Aftenvisning · {provider}"))
        self.put("#above", " · ".join(self._waiting()), NOTICE_ROWS)
        self.draw_saved()
        framed = any(frame_of(answer.question) for _, answer in self.seen.visible.answers())  # of a tip nothing is told
        narrow = wording.KEYS_OVERVIEW_FRAMES if framed else wording.KEYS_OVERVIEW
        keys = wording.KEYS_OVERVIEW_WIDE if self.app.size.width >= WIDE else narrow
        self.put("#keys", keys)

    @property
    def _width(self) -> int:
        return self.app.size.width - 2

    def _waiting(self) -> list[str]:
        """What is left of the day: loose notes, and conversations that are not closed."""
        loose = len(evening.loose(self.seen))
        waiting = f"{counted(loose, 'løs note venter', 'løse noter venter')} (l)" if loose else "Ingen løse noter"
        return [waiting, self._unclosed()]

    def _unclosed(self) -> str:
        unclosed = self.seen.unclosed()
        if unclosed:
            several = counted(len(unclosed), "samtale er ikke afsluttet", "samtaler er ikke afsluttet")
            return f"{several}: {listed(mask_cpr(held.told) for held in unclosed)}"
        spoken = any(held.encounter.method == SPEAKING for held in self.seen.visible.encounters.values())
        return "alle samtaler er afsluttet" if spoken else "ingen samtaler endnu"

    def take(self, event: events.Key | events.Paste) -> bool:
        """Arrows choose, letters do; a sentence and a paste are a note to what is marked."""
        return self.typed_here(event)

    def letter_means(self, letter: str) -> str | None:
        return wording.LETTERS_OVERVIEW.get(letter)

    def act(self, letter: str) -> None:
        """Do what a letter means."""
        letters: dict[str, Callable[[], None]] = {
            "b": self._judge, "v": self._assess, "o": self._follow_up, "l": self.sort, "r": self.frames.open,
            "q": self._leave,
        }  # fmt: skip
        letters[letter]()

    def landed(self, text: str) -> bool:
        """A note to what is marked; the whole case takes none."""
        place = self.here.place if not self.here.rated else self.here.id
        if place in {OVERALL, CONCLUSION}:
            self._say("Her er ingen noter. Stå på en indikator, og skriv. Esc: tøm linjen")
            return False
        try:
            self.seen.desk.who(self.by)
        except TilsynError as refused:
            self.kept.refused(refused)
            self.draw_saved()
            return False
        held = Keeper(self.seen.desk, Slot.note_at(place)).add(text)
        self.app.push_screen(IndicatorNote(self.seen.desk, self.by, self.marks, place, held), self._noted)
        return True

    def _noted(self, receipt: Receipt | None) -> None:
        self._back(None)
        if receipt is not None and receipt.cpr:
            self._say(CPR_WARNING)

    def pressed(self, event: events.Key) -> bool:
        """Arrows; what stood in the letter line was meant for what was marked before."""
        if event.key in MOVES:
            self.letters.hold()
            self._moved(MOVES[event.key])
        return event.key in MOVES or self.takes_back(event.key)

    def taken_back(self, said: str) -> None:
        """Show what stands now."""
        self._back(None)
        self._say(said)

    def entered(self) -> bool:
        self._open()
        return True

    def places(self) -> Collection[str]:
        """Criteria too: they stand in the list."""
        return [Place(row.id).id for row in self._rows]

    def go_to(self, place: str) -> None:
        """The mark goes there."""
        self._move_to(list(self.places()).index(place))

    def say(self, notice: str) -> None:
        self._say(notice)

    def _moved(self, action: str) -> None:
        getattr(self.rows, f"action_{action}")()
        self._move_to(self.rows.highlighted or 0)

    def _move_to(self, place: int) -> None:
        """The mark goes along, so that it shows without colour too."""
        before, self._marked = self._marked, place
        self.rows.highlighted = place
        for each in {before, place} - {None}:
            words = drawn(self._rows[each or 0], self._width, self.marks, here=each == place)
            self.rows.replace_option_prompt_at_index(each or 0, words)
        self._say("")

    def _say(self, notice: str) -> None:
        """In the footer, until the next key."""
        self.put("#saved", notice or self.kept.line())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click."""
        event.stop()
        self._move_to(event.option_index)
        self._open()

    def _open(self) -> None:
        """The voices of an indicator; of anything else its assessment."""
        if not self.here.rated:
            self._assess()
            return
        from tilsyn.interview.screen.evening.voices import Voices

        self._push(Voices(self.seen, self.by, self.marks, self.here.id, self.undo))

    def _judge(self) -> None:
        if self.here.rated:
            self.judge(self.here.id)
        else:
            self._say("Stå på en indikator, og tryk igen.")

    def judge(self, indicator: str) -> None:
        """Open the judgement of an indicator."""
        from tilsyn.interview.screen.judging.judge import JudgeScreen

        self._push(JudgeScreen(self.seen.desk, self.by, self.marks, indicator, self.undo))

    def _assess(self) -> None:
        from tilsyn.interview.screen.judging.assess import AssessScreen

        self._push(AssessScreen(self.seen.desk, self.by, self.marks, self.here.place))

    def _follow_up(self) -> None:
        from tilsyn.interview.screen.judging.followups import FollowUpScreen

        self._push(FollowUpScreen(self.seen.desk, self.by, self.marks))

    def sort(self) -> None:
        """Open the loose notes."""
        from tilsyn.interview.screen.evening.sorting import Sorting

        self._push(Sorting(self.seen, self.by, self.marks))

    def _push(self, screen: Screen[None]) -> None:
        """With what others have written since the list was drawn."""
        self.seen.again()
        self.app.push_screen(screen, self._back)

    def _back(self, _: None) -> None:
        """What was done there shows here."""
        self.seen.again()
        self.draw()

    def _leave(self) -> None:
        self.app.exit("Aftenvisningen er lukket. Alt, der er meldt gemt, er gemt.")
