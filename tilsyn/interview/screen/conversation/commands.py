"""What a person can do at a question besides answering it: one table for keys, palette and help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.findings.privacy import has_cpr, mask_cpr
from tilsyn.domain.library.yaml_paths import quote
from tilsyn.errors import TilsynError
from tilsyn.interview.plain.wording import CPR_WARNING
from tilsyn.interview.screen.conversation.closing import Closing
from tilsyn.interview.screen.conversation.palette import Palette
from tilsyn.interview.screen.conversation.place_note import PlaceNote
from tilsyn.interview.screen.conversation.question_text import directives_text
from tilsyn.interview.screen.kit import wording
from tilsyn.interview.screen.kit.dialogs import AskLine, Choose, LooseNote, Pick, Read
from tilsyn.services.conversation.searching import hits

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.interview.screen.conversation.screen import Conversation
    from tilsyn.services.conversation.answering import Receipt
    from tilsyn.services.conversation.attendance import Ending
    from tilsyn.services.drafts import Keeper


class Command(NamedTuple):
    """A key as Textual names it (a letter counts only outside the note), what it is called, and what it does."""

    key: str
    title: str
    act: str

    @property
    def everywhere(self) -> bool:
        """Whether it works while a note is being written, too."""
        return len(self.key) > 1


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


class Commands:
    """Carries them out on one conversation's screen."""

    def __init__(self, screen: Conversation) -> None:
        self._screen = screen
        self._gestures = screen.gestures
        self._session = screen.gestures.session
        self._fit = screen.marks.fit
        self._keys = {each.key: each for each in TABLE}

    def does(self, key: str, *, writing: bool) -> bool:
        """Carry out the command of a key; False where there is none, or it is a letter of the note."""
        command = self._keys.get(key)
        if command is None or (writing and not command.everywhere):
            return False
        self.act(command.act)
        return True

    def act(self, name: str) -> None:
        """Carry out a command by its name; what the case refuses is said, and nothing is lost."""
        try:
            getattr(self, name)()
        except TilsynError as refused:
            self._screen.refused(refused)

    def onward(self) -> None:
        """A recovered draft stays kept: only what has been answered is past."""
        self._screen.keep_draft()
        if self._session.current is not None:
            self._gestures.onward()
            self._screen.open()

    def back(self) -> None:
        self._screen.keep_draft()
        moved = self._session.back()
        self._screen.open("" if moved else wording.FIRST_QUESTION)

    def go_to(self) -> None:
        self._ask(wording.GO_TO, self.gone_to)

    def gone_to(self, wanted: str | None) -> None:
        """To a question by its number, typed, found or clicked."""
        if wanted and wanted.strip():
            self._screen.keep_draft()
            found = self._session.go_to(wanted)
            self._screen.open("" if found else wording.NO_SUCH_QUESTION.format(wanted=quote(wanted)))

    def search(self) -> None:
        self._ask(wording.SEARCH, self._searched)

    def _searched(self, words: str | None) -> None:
        found = hits(self._session, words) if words and words.strip() else []
        if found:
            rows = [(each.question, self._fit(mask_cpr(each.words))) for each in found]
            self._screen.app.push_screen(Choose(self._fit(wording.FOUND), rows), self.gone_to)
        elif words:
            self._screen.say(wording.NOTHING_FOUND)

    def directives(self) -> None:
        if self._session.current is not None:
            text = self._fit(directives_text(self._session))
            self._screen.app.push_screen(Read(self._fit(wording.DIRECTIVES), text))

    def loose_note(self) -> None:
        self._screen.app.push_screen(LooseNote(self._gestures, self._screen.marks), self._noted)

    def _noted(self, receipt: Receipt | None) -> None:
        self._screen.draw(CPR_WARNING if receipt and receipt.cpr else "")

    def own_question(self) -> None:
        if self._session.current is not None:
            self._ask(wording.OWN_QUESTION, self._asked_own, self._gestures.own_draft())

    def _asked_own(self, text: str | None) -> None:
        """One that is refused is shown again, to be sent again."""
        if not text or not text.strip():
            return
        try:
            receipt = self._gestures.own_question(text)
        except TilsynError as refused:
            self._screen.refused(refused)
            self._ask(wording.OWN_QUESTION, self._asked_own, self._gestures.own_draft(), text)
        else:
            self._gestures.own_draft().drop()
            self._screen.open(CPR_WARNING if receipt.cpr else "")

    def quote(self) -> None:
        """Into the note, whether it has the focus or not."""
        if self._session.current is not None:
            self._screen.write("")
            self._screen.note.quote()

    def flag(self) -> None:
        if self._session.current is not None:
            flagged = self._gestures.marking.flag(self._screen.so_far())
            self._screen.marked(wording.FLAGGED if flagged else wording.UNFLAGGED)

    def hide(self) -> None:
        if self._session.current is not None:
            kept = self._gestures.marking.hide(self._screen.so_far())
            hidden = self._gestures.marking.hidden
            self._screen.marked(
                wording.HIDDEN if kept and hidden else wording.UNHIDDEN if kept else wording.STAYS_HIDDEN
            )

    def say_at(self) -> None:
        if self._session.current is not None:
            self._ask(wording.SAID_AT, self._said_at)

    def _said_at(self, typed: str | None) -> None:
        if not typed or not typed.strip():
            return
        if self._refusable(partial(self._gestures.marking.say_at, typed, self._screen.so_far())):
            self._screen.marked("")

    def come_or_go(self) -> None:
        self._ask(wording.COME_OR_GO, self._came_or_went)

    def _came_or_went(self, typed: str | None) -> None:
        if typed and typed.strip() and self._refusable(partial(self._gestures.come_or_go, typed)):
            self._screen.draw("".join(self._session.encounter.present[-1:]))

    def beside(self) -> None:
        """In a group: who said otherwise. At a document or an observation: the place, and what stands there."""
        if self._session.current is None:
            return
        if not self._session.speaks:
            self._screen.app.push_screen(PlaceNote(self._gestures, self._screen.marks), self._noted)
        elif len(self._gestures.marking.present()) > 1:
            who = Pick(self._fit(wording.WHO_DEVIATES), self._gestures.marking.present())
            self._screen.app.push_screen(who, self._deviates)
        else:
            self._screen.say(wording.NO_GROUP)

    def _deviates(self, source: str | None) -> None:
        if source:
            code = dict(self._gestures.marking.present())[source]
            keeper = self._gestures.deviation_draft(source)
            self._ask(wording.DEVIATES.format(who=code), partial(self._deviated, source, code, keeper), keeper)

    def _deviated(self, source: str, code: str, keeper: Keeper, text: str | None) -> None:
        if text and text.strip():
            so_far = self._screen.so_far()
            if self._refusable(partial(self._gestures.marking.deviate, source, text, so_far)):
                keeper.drop()
                self._screen.marked(CPR_WARNING if has_cpr(text) else wording.DEVIATED.format(who=code))

    def close(self) -> None:
        """The closing words; the conversation is closed only from there."""
        self._screen.keep_draft()
        self._screen.app.push_screen(Closing(self._gestures, self._screen.marks), self._closed)

    def _closed(self, ending: Ending | None) -> None:
        if ending is None:
            self._screen.draw("")
            return
        try:
            self._gestures.end(ending)
        except TilsynError as refused:
            self._screen.refused(refused)
        else:
            self._screen.app.exit(wording.ENDED[ending.outcome].format(progress=self._gestures.progress()))

    def reorder(self) -> None:
        self._session.reorder()
        self._screen.draw(wording.MODEL_ORDER if self._session.model_order else wording.TOPIC_ORDER)

    def palette(self) -> None:
        rows = [(each.act, f"{_shown(each.key):7} {each.title}") for each in TABLE if each.act != "palette"]
        self._screen.app.push_screen(Palette(self._fit(wording.PALETTE), rows, self._fit), self._chosen)

    def _chosen(self, act: str | None) -> None:
        if act:
            self.act(act)

    def stop(self) -> None:
        self._screen.keep_draft()
        self._screen.app.exit(wording.CLOSED.format(progress=self._gestures.progress()))

    def _ask(
        self, title: str, then: Callable[[str | None], None], keeper: Keeper | None = None, text: str = ""
    ) -> None:
        self._screen.app.push_screen(AskLine(self._fit(title), text, keeper), then)

    def _refusable(self, act: Callable[[], object]) -> bool:
        """A modal's answer comes outside the key that opened it, so its refusal is said here."""
        try:
            act()
        except TilsynError as refused:
            self._screen.refused(refused)
            return False
        return True


def _shown(key: str) -> str:
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[-1].upper()}"
    return key.upper() if len(key) > 1 else key
