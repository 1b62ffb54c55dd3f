"""What opens beside the question to be typed in: each box keeps its text by the place it belongs to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.markup import escape

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.privacy import has_cpr, mask_cpr
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.conversation.coming import Comings
from tilsyn.interview.screen.conversation.palette import Palette
from tilsyn.interview.screen.conversation.side_notes import LooseNote, PlaceNote, kept_beside
from tilsyn.interview.screen.kit.dialogs import AskLine, Choose, Pick, PickWho
from tilsyn.services.conversation.half_typed import PAPER
from tilsyn.services.conversation.methods import WAYS, in_words, offered
from tilsyn.services.conversation.searching import hits, no_question, nothing_found
from tilsyn.services.drafts import Keeper
from tilsyn.services.open_case import CPR_WARNING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from tilsyn.interview.screen.conversation.screen import Conversation
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.conversation.half_typed import HalfTyped

GO_TO = "Gå til spørgsmål, fx 4.a.3"
SEARCH = "Søg i spørgsmål, anvisninger og egne noter"
OWN_QUESTION = "Dit eget spørgsmål, her"
ASKED_SO = "Hvordan spurgte du? De ord, notatet skal have med"
OTHER_WORDS = "andre ord …"
SAID_AT = "Hvornår blev det sagt eller set? Fx 14.20"


class Asking(NamedTuple):
    """One line to be asked for: its title, where its text is kept, and what Enter does.

    `finds`: what was refused is soonest written anew; a sentence is not, and is written on.
    """

    title: str
    keeper: Keeper
    does: str = "gem"
    finds: bool = False


class Boxes:
    """Opens them on one conversation's screen. What the case refuses is said, and its text stands there again."""

    def __init__(self, screen: Conversation) -> None:
        self._screen = screen
        self._session = screen.session
        self._fit = screen.marks.fit

    def go_to(self, gone_to: Callable[[str], bool]) -> None:
        """To a question by its number."""

        def taken(wanted: str) -> str:
            return "" if gone_to(wanted) else no_question(self._session, wanted)

        self._find(GO_TO, "go_to", "gå til", taken)

    def search(self, gone_to: Callable[[str | None], object]) -> None:
        """By words."""
        self._find(SEARCH, "search", "søg", lambda words: self.searched(words, gone_to))

    def searched(self, words: str, gone_to: Callable[[str | None], object]) -> str:
        """What is found is chosen from; gives what to say where nothing is."""
        found = hits(self._session, words)
        rows = [(each.question, self._fit(mask_cpr(each.words))) for each in found]
        if found:
            self._push(Choose(self._fit("Fundet · Enter: gå til · Esc: luk"), rows, self._screen.marks), gone_to)
        return "" if found else nothing_found(self._session, words)

    def say_at(self) -> None:
        """When it was said."""

        def taken(typed: str) -> str:
            self._screen.marking.say_at(typed, self._screen.so_far())
            self._screen.marked("")
            return ""

        self._find(SAID_AT, "say_at", "gem", taken)

    def asked_so(self) -> None:
        """Which of the words on the screen were said; or others, which are typed."""
        words = self._session.at_hand().ask
        rows = [*((str(turn), mask_cpr(each)) for turn, each in enumerate(words)), (OTHER_WORDS, OTHER_WORDS)]
        title = self._fit("Spurgt sådan · Enter: med i notatet · Esc: luk")

        def chosen(row: str | None) -> None:
            if row == OTHER_WORDS:
                self._find(ASKED_SO, "asked_so", "mærk", self._asked)
            elif row:
                self._asked(words[int(row)])

        self._push(Pick(title, rows, self._screen.marks), chosen)

    def _asked(self, words: str) -> str:
        self._screen.marking.ask_in(words)
        self._screen.marked(f"Mærket: spurgt sådan: »{self._fit(mask_cpr(words))}«")
        return ""

    def come_or_go(self) -> None:
        """Someone comes, or goes where the line begins with a minus."""
        Comings(self._screen).open()

    def came_or_went(self) -> None:
        """A coming or going that was a mistake."""
        Comings(self._screen).mend()

    def palette(self, rows: Sequence[tuple[str, str]], chosen: Callable[[str | None], object]) -> None:
        """All commands."""
        title = self._fit("Alle kommandoer · skriv for at finde")
        self._push(Palette(title, rows, self._screen.marks, self._line_keeper("palette")), chosen)

    def methods(self) -> None:
        """First which, then how one met it; both stand in the note, where one writes on."""
        rows = [(method, method) for method in offered(self._session)]
        title = self._fit("Metoder, kilden nævner; kun ord til noten · Enter: vælg · Esc: luk")
        self._push(Pick(title, rows, self._screen.marks), self._method_met)

    def _method_met(self, method: str | None) -> None:
        if method:
            title = self._fit(f"{method} · Enter: ind i noten · Esc: luk")
            self._push(Pick(title, list(WAYS.items()), self._screen.marks), partial(self._method_put, method))

    def _method_put(self, method: str, way: str | None) -> None:
        if way:
            self._screen.write(in_words(method, way))

    def loose_note(self) -> None:
        """A note that belongs nowhere yet."""
        self._push(LooseNote(self._session, self._screen.marks), self._noted)

    def own_question(self) -> None:
        """A question of one's own, where one stands."""
        keeper = kept_beside(self._session, Slot.own, "own")

        def taken(text: str) -> str:
            receipt = self._session.own_question(text)
            keeper.drop()
            self._screen.open(CPR_WARNING if receipt.cpr else "")
            return ""

        self._ask(Asking(OWN_QUESTION, keeper), taken)

    def beside(self) -> None:
        """In a group: who said otherwise. At a document or an observation: the place, and what stands there."""
        present = self._screen.marking.present()
        if not self._session.speaks:
            self._push(PlaceNote(self._session, self._screen.marks), self._noted)
        elif len(present) > 1:
            who = self._fit(f"Hvem sagde noget andet om {self._session.at_hand().ids[0]}? · Enter: vælg · Esc: luk")
            self._push(PickWho(who, present, self._screen.marks), self._deviates)
        else:
            self._screen.say("F7 er til gruppesamtaler. Her er kun én kilde med.")

    def _deviates(self, source: str | None) -> None:
        if source:
            code, encounter = dict(self._screen.marking.present())[source], self._session.encounter.id
            keeper = self._session.kept(lambda question: Slot.deviates(question, source, encounter))
            question = Slot(keeper.slot).question
            asking = Asking(f"Hvad sagde {code} om {question}?", keeper)
            self._ask(asking, partial(self._deviated, source, code, keeper))

    def _deviated(self, source: str, code: str, keeper: Keeper, text: str) -> str:
        self._screen.marking.deviate(source, text, self._screen.so_far())
        keeper.drop()
        self._screen.marked(CPR_WARNING if has_cpr(text) else f"Gemt: {code} sagde noget andet.")
        return ""

    def go_on_with(self, half: HalfTyped, gone_to: Callable[[str], bool]) -> None:
        """Back to a half-typed text, at the question it was begun at."""
        if half.at and not gone_to(half.at):
            self._screen.say(f"Spørgsmålet {half.at} kan ikke åbnes her.")
            return
        kind = half.slot.kind
        if kind == "deviates" and half.slot.parts[1] in dict(self._screen.marking.present()):
            self._deviates(half.slot.parts[1])
        elif kind == "line":
            self._screen.commands.act(half.slot.parts[0])
        elif kind == PAPER:
            self._screen.say("Linjerne fra papir åbnes med tilsyn interview og --paper.")
        elif kind != "answer":
            {"note": self.loose_note, "own": self.own_question}.get(kind, self.beside)()

    def _noted(self, receipt: Receipt | None) -> None:
        self._screen.draw(CPR_WARNING if receipt and receipt.cpr else "")

    def _line_keeper(self, name: str) -> Keeper:
        return Keeper(self._session.desk, Slot.line(name, self._session.encounter.id))

    def _find(self, title: str, name: str, does: str, taken: Callable[[str], str]) -> None:
        """A line that is done with once it is taken."""
        keeper = self._line_keeper(name)

        def done(typed: str) -> str:
            wrong = taken(typed)
            if not wrong:
                keeper.drop()
            return wrong

        self._ask(Asking(title, keeper, does, finds=True), done)

    def _ask(self, asking: Asking, taken: Callable[[str], str], text: str = "", wrong: str = "") -> None:
        """One that is refused is shown again, with what is wrong, to be written anew or sent again."""

        def given(typed: str | None) -> None:
            if not typed or not typed.strip():
                return
            try:
                wrong = taken(typed)
            except TilsynError as refused:
                self._screen.refused(refused)
                wrong = f"{refused.message} Råd: {refused.hint}"
            if wrong:
                self._ask(asking, taken, typed, wrong)

        # A title reads brackets as markup.
        title, marks = escape(self._fit(asking.title)), self._screen.marks
        asked = AskLine(title, text, asking.keeper, does=asking.does, wrong=wrong, chosen=asking.finds, marks=marks)
        self._push(asked, given)

    def _push(self, screen: Screen[Any], then: Callable[[Any], object]) -> None:
        self._screen.app.push_screen(screen, then)  # type: ignore[arg-type]  # what its taker gives is of no use
