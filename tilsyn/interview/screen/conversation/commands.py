"""What a person can do at a question besides answering it: one table for keys, palette and help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.text import quote
from tilsyn.domain.values import OUTCOMES
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.conversation.boxes import Boxes
from tilsyn.interview.screen.conversation.closing import Closing
from tilsyn.interview.screen.conversation.half_typed import HalfTyped
from tilsyn.interview.screen.conversation.question_text import directives_text, progress, stays_open
from tilsyn.interview.screen.kit.dialogs import Read
from tilsyn.services.conversation import attendance

if TYPE_CHECKING:
    from tilsyn.interview.screen.conversation.screen import Conversation
    from tilsyn.services.conversation.attendance import Ending


class Command(NamedTuple):
    """A key as Textual names it, what it is called, and what it does."""

    key: str
    title: str
    act: str


TABLE = (
    Command("s", "Næste spørgsmål uden at svare", "onward"),
    Command("b", "Tilbage", "back"),
    Command("g", "Gå til et spørgsmål", "go_to"),
    Command("/", "Søg i spørgsmål, anvisninger og egne noter", "search"),
    Command("?", "Anvisninger", "directives"),
    Command("+", "Løs note", "loose_note"),
    Command("e", "Eget spørgsmål, her", "own_question"),
    Command("f2", "Citat: anførselstegn om det, der er sagt ordret", "quote"),
    Command("f3", "Vend tilbage til spørgsmålet", "flag"),
    Command("f4", "Fortroligt: må ikke kunne føres tilbage", "hide"),
    Command("f5", "Hvornår det blev sagt", "say_at"),
    Command("f6", "Nogen kommer eller går", "come_or_go"),
    Command("f7", "En i gruppen sagde noget andet · sted og citat", "beside"),
    Command("f8", "Afslut samtalen", "close"),
    Command("ctrl+o", "Samtalens eller modellens rækkefølge", "reorder"),
    Command("ctrl+p", "Alle kommandoer", "palette"),
    Command("q", "Stop, og lad samtalen stå åben", "stop"),
)


LETTERS = {each.key: each.act for each in TABLE if len(each.key) == 1}
"""What a letter does outside the note."""
ANYWHERE = {each.key: each.act for each in TABLE if len(each.key) > 1}
"""What a key does while a note is being written, too."""


class Commands:
    """Carries them out on one conversation's screen."""

    def __init__(self, screen: Conversation) -> None:
        self._screen = screen
        self._session = screen.session
        self._fit = screen.marks.fit
        self.boxes = Boxes(screen)

    def act(self, name: str) -> None:
        """Carry out a command by its name; what the case refuses is said, and nothing is lost."""
        try:
            getattr(self, name)()
        except TilsynError as refused:
            self._screen.refused(refused)

    def onward(self) -> None:
        """A recovered draft stays kept: only what has been answered is past."""
        self._screen.draft.keep()
        if self._session.current is not None:
            self._session.skip()
            self._screen.open()

    def back(self) -> None:
        self._screen.draft.keep()
        moved = self._session.back()
        self._screen.open("" if moved else "Det er det første spørgsmål.")

    def go_to(self) -> None:
        self.boxes.go_to(self.gone_to)

    def gone_to(self, wanted: str | None) -> bool:
        """To a question by its number, typed, found or clicked; False where there is none."""
        found = bool(wanted and wanted.strip())
        if wanted and found:
            self._screen.draft.keep()
            found = self._session.go_to(wanted)
            self._screen.open("" if found else f"Spørgsmålet {quote(wanted)} findes ikke. Intet er ændret.")
        return found

    def search(self) -> None:
        self.boxes.search(self.gone_to)

    def directives(self) -> None:
        if self._session.current is not None:
            text = self._fit(directives_text(self._session))
            self._screen.app.push_screen(Read(self._fit("Anvisninger · Esc: luk"), text))

    def loose_note(self) -> None:
        self.boxes.loose_note()

    def own_question(self) -> None:
        if self._session.current is not None:
            self.boxes.own_question()

    def quote(self) -> None:
        """Into the note, whether it has the focus or not."""
        if self._session.current is not None:
            self._screen.write("")
            self._screen.note.quote()

    def flag(self) -> None:
        if self._session.current is not None:
            flagged = self._screen.marking.flag(self._screen.so_far())
            self._screen.marked("Mærket: vend tilbage til det. F3 fjerner mærket." if flagged else "Mærket er fjernet.")

    def hide(self) -> None:
        if self._session.current is not None:
            if not self._screen.marking.hide(self._screen.so_far()):
                said = "Svaret er gemt som fortroligt. Det ophæves med tilsyn protect."
            elif self._screen.marking.hidden:
                said = "Fortroligt: svaret kan ikke ses igen og kommer ikke i noget, der forlader sagen."
            else:
                said = "Ikke fortroligt alligevel."
            self._screen.marked(said)

    def say_at(self) -> None:
        if self._session.current is not None:
            self.boxes.say_at()

    def come_or_go(self) -> None:
        self.boxes.come_or_go()

    def beside(self) -> None:
        """In a group: who said otherwise. At a document or an observation: the place, and what stands there."""
        if self._session.current is not None:
            self.boxes.beside()

    def close(self) -> None:
        """The closing words; the conversation is closed only from there."""
        self._screen.draft.keep()
        self._screen.app.push_screen(Closing(self._session, self._screen.marks), self._closed)

    def _closed(self, ending: Ending | HalfTyped | None) -> None:
        if ending is None:
            self._screen.draw("")
            return
        if isinstance(ending, HalfTyped):
            self.boxes.go_on_with(ending, self.gone_to)
            return
        try:
            attendance.end(self._session, ending)
        except TilsynError as refused:
            self._screen.refused(refused)
        else:
            self._screen.app.exit(f"Samtalen er afsluttet som {OUTCOMES[ending.outcome]}. {progress(self._session)}.")

    def reorder(self) -> None:
        self._session.route.reorder()
        self._screen.draw(
            "Modellens rækkefølge. Ctrl+O: tilbage til samtalens."
            if self._session.route.in_model_order
            else "Samtalens rækkefølge."
        )

    def palette(self) -> None:
        rows = [(each.act, f"{_shown(each.key):7} {each.title}") for each in TABLE if each.act != "palette"]
        self.boxes.palette(rows, self._chosen)

    def _chosen(self, act: str | None) -> None:
        if act:
            self.act(act)

    def stop(self) -> None:
        self._screen.draft.keep()
        self._screen.app.exit(stays_open(self._session))


def _shown(key: str) -> str:
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[-1].upper()}"
    return key.upper() if len(key) > 1 else key
