"""F6: who comes and goes. Before Enter the box says what the line would mean; what names nobody is asked about."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import clock_text
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.text import quote
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.kit.dialogs import AskLine, Pick
from tilsyn.interview.screen.kit.editor import Line
from tilsyn.interview.screen.kit.letter_line import is_slip
from tilsyn.services.conversation import comings
from tilsyn.services.conversation.comings import CAME, WENT, ComesOrGoes, Mending
from tilsyn.services.drafts import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widgets import Input

    from tilsyn.interview.screen.conversation.screen import Conversation
    from tilsyn.interview.screen.kit.glyphs import Marks

COME_OR_GO = "Hvem kommer? Kode eller rolle. Den, der går, med minus: - Leder"
ASKS_FIRST = "Enter: spørger først, for det ligner hverken en kode eller en rolle"
ASKS_WHENCE = "Enter: spørger først, for det står ikke, at {who} er kommet"
MEND = "Pil ned: ret, hvem der er kommet og gået"
WHICH = "Ret, hvem der er kommet og gået · Enter: vælg · Esc: luk"
NOBODY = "»{who}« er hverken en kode eller en rolle. Skriv fx Borger 3 eller Tolk."
NOBODY_CAME = "Ingen er kommet eller gået i samtalen. Intet at rette."
WHEN_CAME, WHEN_WENT = "Hvornår kom {who}? Fx 14.20", "Hvornår gik {who}? Fx 14.20"
NOT_COME = "Det står ikke, at {who} er kommet · Esc: luk"
WAS_THERE = "{who} var til stede fra begyndelsen og går nu"
IT_WAS_A_SLIP = "Det var en fejl: notér intet"
FROM_FIRST, SLIP = "from_first", "slip"
IT_IS_TEXT, IT_IS_SOMEONE = "text", "someone"


class ComingLine(AskLine):
    """The line itself, and below it what Enter would do; an arrow leads to what can be mended."""

    BINDINGS: ClassVar = [Binding("down", "mend", show=False, priority=True)]

    def __init__(  # noqa: PLR0913  each by its name
        self,
        keeper: Keeper,
        marks: Marks,
        means: Callable[[str], str],
        mends: Callable[[], object] | None,
        *,
        text: str = "",
        wrong: str = "",
    ) -> None:
        super().__init__(marks.fit(COME_OR_GO), text, keeper, wrong=wrong, chosen=False, marks=marks)
        self._means = means
        self._mends = mends

    def on_mount(self) -> None:
        told = self._told(self.query_one(Line).value)
        self.query_one(Vertical).mount(Static(told, id="means", markup=False))

    def on_input_changed(self, event: Input.Changed) -> None:
        super().on_input_changed(event)
        for each in self.query("#means").results(Static):
            each.update(self._told(event.value))

    def _told(self, text: str) -> str:
        """What Enter would do; where nothing is typed, what the arrow does."""
        return self._fit(self._means(text) if text.strip() else MEND if self._mends else "")

    def action_mend(self) -> None:
        """What was typed stays for next time."""
        if self._mends:
            self.action_cancel()
            self._mends()


class WhatIsIt(Pick):
    """Whether a line is a text, or someone. Who types on has answered: it all falls into the note, in its order."""

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], marks: Marks, begun: str, keeper: Keeper) -> None:
        super().__init__(title, rows, marks)
        self._begun = begun
        self._keeper = keeper

    def falls(self, text: str) -> str:
        """After what stood in F6's own line, which no longer waits there."""
        self._keeper.drop()
        return f"{self._begun}\n{text}"


class Comings:
    """On one conversation's screen. Nothing typed becomes a presence unless it names someone, or one says so."""

    def __init__(self, screen: Conversation) -> None:
        self._screen = screen
        self._session = screen.session
        self._fit = screen.marks.fit

    def open(self, text: str = "", wrong: str = "") -> None:
        """The line; in a conversation that is closed nobody comes, and what is told is mended."""
        if self._session.corrects or self._session.is_late:
            self.mend()
            return
        mends = self.mend if comings.mendings(self._session) else None
        line = ComingLine(self._keeper("come_or_go"), self._screen.marks, self._means, mends, text=text, wrong=wrong)
        self._push(line, self._typed)

    def mend(self) -> None:
        """A coming or going that was a mistake, or was at another time."""
        held = comings.mendings(self._session)
        if not held:
            self._screen.say(NOBODY_CAME)
            return
        rows = [(str(n), mask_cpr(each.words)) for n, each in enumerate(held)]
        self._push(
            Pick(self._fit(WHICH), rows, self._screen.marks), lambda n: self._mended(held[int(n)]) if n else None
        )

    def _means(self, text: str) -> str:
        step = ComesOrGoes.of(text)
        if not comings.names_someone(self._session, step):
            return NOBODY.format(who=mask_cpr(quote(step.who))) if is_slip(step.who) else ASKS_FIRST
        if self._goes_unseen(step):
            return ASKS_WHENCE.format(who=mask_cpr(quote(step.who)))
        return f"Enter: {mask_cpr(step.words)} · kl. {clock_text(self._session.desk.world.now())}"

    def _typed(self, text: str | None) -> None:
        if not text or not text.strip():
            return
        step = ComesOrGoes.of(text)
        if not comings.names_someone(self._session, step):
            self._ask(text, step)
        elif self._goes_unseen(step):
            self._ask_whence(text, step)
        else:
            self._take(text, step)

    def _goes_unseen(self, step: ComesOrGoes) -> bool:
        with suppress(TilsynError):  # two go by the code: whoever records it is told
            return comings.goes_unseen(self._session, step)
        return False

    def _ask_whence(self, text: str, step: ComesOrGoes) -> None:
        """One who goes has been there; Esc leaves the line as it is."""
        title = self._fit(mask_cpr(NOT_COME.format(who=quote(step.who))))
        was_there = self._fit(mask_cpr(WAS_THERE.format(who=quote(step.who))))
        rows = [(SLIP, self._fit(IT_WAS_A_SLIP)), (FROM_FIRST, was_there)]  # one Enter too many notes nothing
        self._push(Pick(title, rows, self._screen.marks), partial(self._told_whence, text, step))

    def _told_whence(self, text: str, step: ComesOrGoes, what: str | None) -> None:
        if what == FROM_FIRST:
            self._take(text, step, from_first=True)
        elif what == SLIP:
            self._keeper("come_or_go").drop()
            self._screen.draw("Intet er noteret.")

    def _take(self, text: str, step: ComesOrGoes, *, from_first: bool = False) -> None:
        """One that is refused stands there again."""
        try:
            line = comings.take(self._session, step, from_first=from_first)
        except TilsynError as refused:
            self._screen.refused(refused)
            self.open(text, f"{refused.message} Råd: {refused.hint}")
        else:
            self._keeper("come_or_go").drop()
            self._screen.draw(f"{line}. F6 og pil ned retter det." if line else "")

    def _ask(self, text: str, step: ComesOrGoes) -> None:
        """What it is; a sentence is never anyone who comes. Esc leaves it in the line.

        A letter or a number is neither: nobody writes a note of one.
        """
        if is_slip(step.who):
            self.open(text, self._fit(mask_cpr(NOBODY.format(who=quote(step.who)))))
            return
        asked = self._session.current
        where = f"i noten ved {asked.ids[0]}" if asked else "i en løs note"
        rows = [(IT_IS_TEXT, f"Det er tekst: skriv videre på den {where}")]
        if comings.may_be_someone(step):
            rows.append((IT_IS_SOMEONE, f"Det er en, der {'går' if step.goes else 'kommer ind'}: {quote(step.who)}"))
        title = self._fit(mask_cpr(f"»{quote(step.who)}« ligner ingen kode eller rolle · Esc: luk"))
        asks = WhatIsIt(title, rows, self._screen.marks, begun=text, keeper=self._keeper("come_or_go"))
        self._push(asks, lambda what: self._told(what, text, step))

    def _told(self, what: str | None, text: str, step: ComesOrGoes) -> None:
        if what == IT_IS_SOMEONE:
            (self._ask_whence if self._goes_unseen(step) else self._take)(text, step)
        elif what == IT_IS_TEXT:
            self._keeper("come_or_go").drop()
            self._screen.fell_beside(text)

    def _mended(self, mending: Mending) -> None:
        if mending.what in {CAME, WENT}:
            self._when(mending)
        else:
            self._record(mending)

    def _when(self, mending: Mending, typed: str = "", wrong: str = "") -> None:
        title = (WHEN_CAME if mending.what == CAME else WHEN_WENT).format(who=mending.who)
        asked = AskLine(
            self._fit(mask_cpr(title)), typed, self._keeper("came_or_went"), wrong=wrong, marks=self._screen.marks
        )
        self._push(asked, lambda clock: self._record(mending, clock) if clock and clock.strip() else None)

    def _record(self, mending: Mending, typed: str = "") -> None:
        try:
            said = comings.mend(self._session, mending, typed)
        except TilsynError as refused:
            wrong = f"{refused.message} Råd: {refused.hint}"
            if typed:
                self._when(mending, typed, wrong)
            else:
                self._screen.say(wrong)
        else:
            self._keeper("came_or_went").drop()
            self._screen.draw(mask_cpr(said))

    def _keeper(self, name: str) -> Keeper:
        return Keeper(self._session.desk, Slot.line(name, self._session.encounter.id))

    def _push(self, screen: AskLine | Pick, then: Callable[[str | None], object]) -> None:
        self._screen.app.push_screen(screen, then)  # type: ignore[arg-type]  # what its taker gives is of no use
