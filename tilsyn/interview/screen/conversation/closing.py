"""After the last question: the closing words, what to come back to, and how the conversation ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from tilsyn.interview.screen.conversation.opening_words import Told, Words
from tilsyn.interview.screen.conversation.read_through import ReadThrough
from tilsyn.interview.screen.conversation.topics import short_title
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.attendance import Ending
from tilsyn.services.conversation.reading_back import read_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session

QUOTE_OK, READ_BACK = "quote_ok", "read_back"


class Closing(Words[Ending | None]):
    """Gives how it ended; None goes back to the questions. Nothing is ticked that nobody has said."""

    TITLE_TEXT = "Før I går: sig det her, og sæt kryds ved det, der er sagt"
    KEYS_TEXT = "tal, mellemrum: kryds · r læs igennem · g gennemført · a afbrudt · Esc tilbage"
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("g", "end('gennemfoert')", show=False),
        Binding("a", "end('afbrudt')", show=False),
        Binding("r,ctrl+r", "read_through", show=False),
    ]

    def __init__(self, session: Session, marks: Marks) -> None:
        super().__init__(session, marks)
        self.marks = marks
        held = session.encounter
        self._agreed = {each for each, is_so in ((QUOTE_OK, held.quote_ok), (READ_BACK, held.read_back)) if is_so}

    def told(self) -> list[Told]:
        """What was told, and what was agreed: quotes, and by telephone that it has been read back."""
        if not self.session.speaks:
            return []
        agreed = [
            (QUOTE_OK, "Der må citeres"),
            *([(READ_BACK, "Hovedpunkterne er læst op")] if self._by_telephone else []),
        ]
        return [*super().told(), *(Told(each, title, each in self._agreed) for each, title in agreed)]

    def title_text(self) -> str:
        """Nothing is said aloud to what is only looked at."""
        if self.session.speaks:
            return super().title_text()
        what = "det, der" if any(self._left()) else "intet"
        return f"Før du afslutter: {what} er sat til at vende tilbage til"

    def keys_text(self) -> str:
        """Without anything to tick there is no key for it."""
        return super().keys_text() if self.session.speaks else "r læs igennem · g gennemført · a afbrudt · Esc tilbage"

    @property
    def _by_telephone(self) -> bool:
        return self.session.encounter.form == "telefon"

    def tick(self, told: Told) -> None:
        if told.id in {QUOTE_OK, READ_BACK}:
            self._agreed ^= {told.id}
        else:
            ticked = [each.id for each in super().told() if each.ticked != (each.id == told.id)]
            attendance.tell(self.session, ticked)

    def spoken(self) -> Text:
        script = self.session.script()
        parts = [(f"{script.closing}\n\n" if script else "", "bold")]
        if self._by_telephone:
            parts += [("Læs op, og spørg, hvad der skal rettes:\n", "bold"), *self._read_back(), ("\n", "")]
        parts += [(f"{each}\n", "") for each in self._left()]
        return Text.assemble(*((self.fit(words), style) for words, style in parts))

    def _left(self) -> Iterator[str]:
        """What is flagged, then the core that has not been asked: a reminder, never a share answered."""
        session = self.session
        answered, flagged = session.answered(), session.flags()
        for prompt in session.prompts:
            if flagged & set(prompt.ids):
                yield f"! Vend tilbage til {prompt.ids[0]} {short_title(prompt)}"
        for prompt in session.prompts if session.speaks else ():
            if prompt.core and not (answered | flagged) & set(prompt.ids):
                left = "Eget spørgsmål, ikke stillet endnu" if prompt.own else "Kerne, ikke spurgt endnu"
                yield f"{left}: {prompt.ids[0]} {short_title(prompt)}"

    def _read_back(self) -> Iterator[tuple[str, str]]:
        for topic, notes in read_back(self.session):
            yield f"{topic}\n", "bold"
            yield from ((f"- {note}\n", "") for note in notes)

    def action_read_through(self) -> None:
        """Before it is closed all that was written can be read, and set right; what is read aloud is so, too."""
        read = ReadThrough(self.session, self.marks)
        self.app.push_screen(read, lambda _: self.query_one("#spoken Static", Static).update(self.spoken()))

    def action_end(self, outcome: str) -> None:
        """What was not ticked stays unsaid: no answer is no refusal. What was ticked and is not any more is one."""
        held = self.session.encounter
        self.dismiss(Ending(outcome, self._so(QUOTE_OK, held.quote_ok), self._so(READ_BACK, held.read_back)))

    def _so(self, what: str, before: bool | None) -> bool | None:  # noqa: FBT001  as it stood
        return True if what in self._agreed else None if before is None else False
