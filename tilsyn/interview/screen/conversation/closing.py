"""After the last question: the closing words, what to come back to, and how the conversation ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Static

from tilsyn.domain.danish import counted
from tilsyn.domain.values import METHODS_MEANT
from tilsyn.interview.screen.conversation.opening_words import Told, Words
from tilsyn.interview.screen.conversation.read_through import ReadThrough
from tilsyn.interview.screen.conversation.topics import short_title
from tilsyn.interview.screen.kit.dialogs import Pick
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.attendance import Ending
from tilsyn.services.conversation.half_typed import HalfTyped, half_typed
from tilsyn.services.conversation.reading_back import read_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session

QUOTE_OK, READ_BACK = "quote_ok", "read_back"
OUTCOME_KEYS = {"g": "gennemfoert", "a": "afbrudt"}


UNFINISHED = "Ikke skrevet færdigt"
GO_ON_WITH = f"{UNFINISHED} · Enter: skriv videre · Esc: luk"
READ_THROUGH = "læs igennem, hvad der er skrevet, og ret det"


class Closing(Words[Ending | HalfTyped | None]):
    """Gives how it ended, or the half-typed text one goes on with; None goes back to the questions.

    Nothing is ticked that nobody has said, and nothing that is half-typed is passed over in silence.
    """

    TITLE_TEXT = "Før I går: sig det her, og sæt kryds ved det, der er sagt"
    KEYS_TEXT = "tal: kryds · r læs · g gennemført · a afbrudt{more}, og Enter · Esc"
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("ctrl+r", "read_through", show=False),
        Binding("enter", "read_first", show=False, priority=True),
    ]

    def __init__(self, session: Session, marks: Marks) -> None:
        super().__init__(session, marks)
        self.marks = marks
        held = session.encounter
        self._half = half_typed(session.desk, session.encounter)
        self._warned = False
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
            title = super().title_text()
            return title.replace("Før I går", "Før du lægger på") if self._by_telephone else title
        if self._half:
            return "Før du afslutter: noget er ikke skrevet færdigt (u)"
        what = "det, der" if any(self._left()) else "intet"
        return f"Før du afslutter: {what} er sat til at vende tilbage til"

    def keys_text(self) -> str:
        """Without anything to tick there is no key for it."""
        keys = (
            self.KEYS_TEXT if self.session.speaks else "r læs · g gennemført · a afbrudt{more}, og Enter · Esc tilbage"
        )
        return keys.format(more=" · u ufærdigt" if self._half else "")

    def means(self, text: str) -> str | None:
        """How it ended, what is unfinished, or a number."""
        it = METHODS_MEANT[self.session.encounter.method]
        words = {"g": f"{it} afsluttes som gennemført", "a": f"{it} afsluttes som afbrudt", "r": READ_THROUGH}
        words |= {"u": "se det ufærdige"} if self._half else {}
        return words.get(text.strip().lower()) or super().means(text)

    def read(self, text: str) -> None:
        act = text.lower()
        if act in OUTCOME_KEYS:
            self._end(act)
        elif act == "r":
            self.action_read_through()
        elif act == "u":
            self._choose_unfinished()
        else:
            super().read(text)

    def action_read_first(self) -> None:
        """Enter alone ends nothing."""
        self._say("Skriv g for gennemført eller a for afbrudt, og tryk Enter.")

    def _say(self, words: str) -> None:
        self.query_one("#notice", Static).update(self.fit(words))

    def _choose_unfinished(self) -> None:
        rows = [(each.draft.slot, self.fit(each.sized)) for each in self._half]
        self.app.push_screen(Pick(self.fit(GO_ON_WITH), rows, self.marks), self._chosen)

    def _chosen(self, slot: str | None) -> None:
        if slot is not None:
            self.dismiss(next(each for each in self._half if each.draft.slot == slot))

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
        parts += [(f"{UNFINISHED}: {each.sized}\n", "bold") for each in self._half]
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
                yield f"{_not_asked(prompt)}: {prompt.ids[0]} {short_title(prompt)}"

    def _read_back(self) -> Iterator[tuple[str, str]]:
        for topic, notes in read_back(self.session):
            yield f"{topic}\n", "bold"
            yield from ((f"- {note}\n", "") for note in notes)

    def action_read_through(self) -> None:
        """Before it is closed all that was written can be read, and set right; what is read aloud is so, too."""
        self.app.push_screen(ReadThrough(self.session, self.marks), self._was_read)

    def _was_read(self, _: None) -> None:
        self._half = half_typed(self.session.desk, self.session.encounter)
        self.query_one("#spoken Static", Static).update(self.spoken())
        self.query_one("#keys", Static).update(self.fit(self.keys_text()))

    def _end(self, key: str) -> None:
        """What was not ticked stays unsaid: no answer is no refusal. What was ticked and is not any more is one."""
        if self._half and not self._warned:
            self._warned = True
            left = counted(len(self._half), "tekst er ikke skrevet færdig", "tekster er ikke skrevet færdige")
            kept = f"{left}; kladden bliver liggende uden for sagen."
            self._say(f"{kept[0].upper()}{kept[1:]} u og Enter: skriv videre · {key} og Enter: afslut alligevel")
            return
        held = self.session.encounter
        outcome = OUTCOME_KEYS[key]
        self.dismiss(Ending(outcome, self._so(QUOTE_OK, held.quote_ok), self._so(READ_BACK, held.read_back)))

    def _so(self, what: str, before: bool | None) -> bool | None:  # noqa: FBT001  as it stood
        return True if what in self._agreed else None if before is None else False


def _not_asked(prompt: Prompt) -> str:
    """Why one is reminded of it. The points of a frame have no core: each is told as what it is."""
    if prompt.own:
        return "Eget spørgsmål, ikke stillet endnu"
    return "Punkt, ikke spurgt endnu" if prompt.point else "Kerne, ikke spurgt endnu"
