"""After the last question: the closing words, what to come back to, and how the conversation ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding

from tilsyn.interview.screen.conversation.opening_words import Told, Words
from tilsyn.interview.screen.conversation.topics import short_title
from tilsyn.interview.screen.kit import wording
from tilsyn.services.conversation.attendance import Ending
from tilsyn.services.conversation.reading_back import read_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.interview.screen.conversation.gestures import Gestures
    from tilsyn.interview.screen.kit.glyphs import Marks

QUOTE_OK, READ_BACK = "quote_ok", "read_back"


class Closing(Words[Ending | None]):
    """Gives how it ended; None goes back to the questions. Nothing is ticked that nobody has said."""

    TITLE_TEXT = wording.CLOSING_TITLE
    KEYS_TEXT = wording.CLOSING_KEYS
    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("g", "end('gennemfoert')", show=False),
        Binding("a", "end('afbrudt')", show=False),
    ]

    def __init__(self, gestures: Gestures, marks: Marks) -> None:
        super().__init__(gestures, marks)
        held = gestures.session.encounter
        self._agreed = {each for each, is_so in ((QUOTE_OK, held.quote_ok), (READ_BACK, held.read_back)) if is_so}

    def told(self) -> list[Told]:
        """What was told, and what was agreed: quotes, and by telephone that it has been read back."""
        if not self.gestures.session.speaks:
            return []
        agreed = [(QUOTE_OK, wording.QUOTE_OK), *([(READ_BACK, wording.READ_BACK)] if self._by_telephone else [])]
        return [*super().told(), *(Told(each, title, each in self._agreed) for each, title in agreed)]

    def title_text(self) -> str:
        """Nothing is said aloud to what is only looked at."""
        if self.gestures.session.speaks:
            return super().title_text()
        return wording.CLOSING_SEEN if any(self._left()) else wording.CLOSING_NOTHING

    def keys_text(self) -> str:
        """Without anything to tick there is no key for it."""
        return super().keys_text() if self.gestures.session.speaks else wording.CLOSING_SEEN_KEYS

    @property
    def _by_telephone(self) -> bool:
        return self.gestures.session.encounter.form == "telefon"

    def tick(self, told: Told) -> None:
        if told.id in {QUOTE_OK, READ_BACK}:
            self._agreed ^= {told.id}
        else:
            ticked = [each.id for each in super().told() if each.ticked != (each.id == told.id)]
            self.gestures.tell(ticked)

    def spoken(self) -> Text:
        script = self.gestures.script()
        parts = [(f"{script.closing}\n\n" if script else "", "bold")]
        if self._by_telephone:
            parts += [(f"{wording.READ_ALOUD}\n", "bold"), *self._read_back(), ("\n", "")]
        parts += [(f"{each}\n", "") for each in self._left()]
        return Text.assemble(*((self.fit(words), style) for words, style in parts))

    def _left(self) -> Iterator[str]:
        """What is flagged, then the core that has not been asked: a reminder, never a share answered."""
        session = self.gestures.session
        answered, flagged = session.answered(), session.flags()
        for prompt in session.prompts:
            if flagged & set(prompt.ids):
                yield wording.COME_BACK.format(question=prompt.ids[0], words=short_title(prompt))
        for prompt in session.prompts if session.speaks else ():
            if prompt.core and not (answered | flagged) & set(prompt.ids):
                left = wording.OWN_LEFT if prompt.own else wording.CORE_LEFT
                yield left.format(question=prompt.ids[0], words=short_title(prompt))

    def _read_back(self) -> Iterator[tuple[str, str]]:
        for topic, notes in read_back(self.gestures.session):
            yield f"{topic}\n", "bold"
            yield from ((f"- {note}\n", "") for note in notes)

    def action_end(self, outcome: str) -> None:
        """What was not ticked stays unsaid: no answer is no refusal. What was ticked and is not any more is one."""
        held = self.gestures.session.encounter
        self.dismiss(Ending(outcome, self._so(QUOTE_OK, held.quote_ok), self._so(READ_BACK, held.read_back)))

    def _so(self, what: str, before: bool | None) -> bool | None:  # noqa: FBT001  as it stood
        return True if what in self._agreed else None if before is None else False
