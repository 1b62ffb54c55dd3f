"""The plain interview, line by line: pipes, screen readers, old consoles, tests. The protocol is interface.md's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from tilsyn.domain.danish import counted, time_text
from tilsyn.errors import TilsynError
from tilsyn.interview.session import LETTERS, ONLY_DOCUMENTS, Receipt, Said
from tilsyn.interview.wording import CPR_WARNING, HELP, VALUE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.domain.flow import Prompt
    from tilsyn.interview.session import Session

END = "."
PAPER_LINE = re.compile(
    r"(?:(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)\s+)?(?P<id>\d+\.[a-zæøå0-9.]*[a-z0-9])"
    r"(?:\s+(?P<letter>[jdnvøoift]):)?(?:\s+(?P<note>.*))?$",
    re.IGNORECASE,
)


class Streams(Protocol):
    """Where the conversation is read from and written to; handed in."""

    def read(self) -> str | None:
        """The next line without its end, None at the end of input. Raises KeyboardInterrupt."""

    def say(self, text: str = "") -> None:
        """One line of conversation, flushed."""

    def warn(self, text: str) -> None:
        """One line beside the conversation."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C inside a text: what was typed so far."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def read_text(streams: Streams) -> tuple[str, bool]:
    """Lines up to "."; an empty first line means none. Returns the text, and whether input ended inside it."""
    lines: list[str] = []
    while True:
        try:
            line = streams.read()
        except KeyboardInterrupt:
            raise Interrupted("\n".join(lines)) from None
        if line is None:
            return "\n".join(lines), True
        if line == END or (not lines and not line):
            return "\n".join(lines), False
        lines.append(line.removeprefix(END) if line.startswith(END) else line)


class PlainInterview:
    """Runs a session over two streams until q, end of input, or no more questions."""

    def __init__(self, session: Session, streams: Streams) -> None:
        self.session = session
        self.streams = streams
        self._ended = False

    def run(self) -> None:
        """Ask until there is nothing more to ask. Raises KeyboardInterrupt once what was typed is safe."""
        self._offer_draft()
        while not self._ended and self.session.current:
            self._show(self.session.current)
            self._command()
        if not self._ended:
            self._closing()

    def _offer_draft(self) -> None:
        draft = self.session.recovered()
        if draft:
            size = counted(len(draft.text), "tegn", "tegn")
            self.streams.say(f"Ikke færdigskrevet i {draft.question}, {time_text(draft.at)} ({size}):")
            self.streams.say(draft.text)
            self.streams.say("Skriv svaret igen; teksten ovenfor bliver stående, til det er gemt.")

    def _closing(self) -> None:
        left = self.session.left()
        self.streams.say()
        self.streams.say(
            f"Ikke flere spørgsmål. {counted(left, 'er sprunget over', 'er sprunget over')} og kommer igen næste gang."
            if left
            else "Ikke flere spørgsmål."
        )

    def _show(self, prompt: Prompt) -> None:
        say, lead = self.streams.say, prompt.lead
        say()
        family = f" · {prompt.family.title}" if prompt.family and len(prompt.ids) > 1 else ""
        place = f"{(self.session.place or 0) + 1}/{len(self.session.prompts)}"
        say(f"[{' '.join(prompt.ids)}]{family} · {place}")
        for number, words in enumerate(prompt.ask):
            say(words if number == 0 else f"  - {words}")
        if prompt.look:
            say(prompt.look)
        say(f"  Officielt: {lead.text}")
        if lead.reading:
            say(f"  ({lead.reading})")
        self._show_earlier(prompt)

    def _show_earlier(self, prompt: Prompt) -> None:
        earlier = self.session.said(prompt.ids[0])
        if earlier:
            value = VALUE_WORDS.get(earlier.value or "", "ingen værdi")
            self.streams.say(f"  Står nu: {value}. {earlier.note}".rstrip())

    def _command(self) -> None:
        line = self.streams.read()
        if line is None:
            self._ended = True
            return
        typed = line.strip()
        letter = typed.lower()
        commands: dict[str, Callable[[], None]] = {
            "s": self.session.skip,
            "b": self._back,
            "?": self._directives,
            "+": self._loose_note,
            "e": self._own_question,
            "q": self._stop,
        }
        if letter in LETTERS and (letter != ONLY_DOCUMENTS or self.session.asks_documents):
            self._answer(LETTERS[letter])
        elif letter in commands:
            commands[letter]()
        elif letter.startswith("g "):
            self._go_to(typed[2:])
        elif typed.startswith("/") and typed[1:].strip():
            self._search(typed[1:])
        else:
            self.streams.say(HELP)

    def _answer(self, value: str | None) -> None:
        text, ended = self._note()
        self._ended = self._ended or ended
        if value is None and not text.strip():
            self.streams.say("Et svar uden værdi skal have en tekst. Intet er gemt.")
            return
        self._saved(self.session.answer(Said(value, text)))

    def _note(self) -> tuple[str, bool]:
        try:
            return read_text(self.streams)
        except Interrupted as stopped:
            self.session.keep_draft(stopped.text)
            raise

    def _saved(self, receipt: Receipt) -> None:
        self.streams.say(f"gemt {' '.join(receipt.ids)}")
        if receipt.cpr:
            self.streams.warn(CPR_WARNING)

    def _back(self) -> None:
        if not self.session.back():
            self.streams.say("Det er det første spørgsmål.")

    def _go_to(self, question: str) -> None:
        if not self.session.go_to(question):
            self.streams.say(f"Spørgsmålet {question.strip()[:40]} findes ikke. Intet er ændret.")

    def _search(self, words: str) -> None:
        found = self.session.search(words)
        for prompt in found:
            self.streams.say(f"  {prompt.ids[0]}  {(prompt.ask or (prompt.lead.text,))[0]}")
        self.streams.say("Gå til et af dem med g og nummeret." if found else "Ingen spørgsmål med de ord.")

    def _directives(self) -> None:
        prompt = self.session.current
        for question in prompt.questions if prompt else ():
            self.streams.say(f"  {question.id}: {question.text} {question.reference_text}".rstrip())
            for reference in question.references:
                self.streams.say(f"    {reference}  {self._subject(reference)}")

    def _subject(self, reference: str) -> str:
        from tilsyn.domain.directives import find_directive

        found = find_directive(self.session.desk.catalogues, reference)
        return found[1].subject if found else "(kendes ikke i sagens retningslinjer)"

    def _loose_note(self) -> None:
        text, self._ended = self._note()
        if text.strip():
            self._saved(self.session.note(text))
        else:
            self.streams.say("Tom note. Intet er gemt.")

    def _own_question(self) -> None:
        self.streams.say("Dit eget spørgsmål (én linje):")
        line = self.streams.read()
        if line and line.strip():
            self.streams.say(f"gemt {self.session.own_question(line.strip())}")
        else:
            self.streams.say("Intet spørgsmål. Intet er gemt.")
            self._ended = line is None

    def _stop(self) -> None:
        self._ended = True


class PaperEntry:
    """Typing in from paper, one line an answer; an answer is committed when the next begins, or input ends."""

    def __init__(self, session: Session, streams: Streams) -> None:
        self.session = session
        self.streams = streams
        self._held: tuple[str, Said] | None = None

    def run(self) -> None:
        """Read to the end of input, or q. What was typed before Ctrl-C is committed."""
        try:
            while (line := self.streams.read()) is not None and line.strip().lower() != "q":
                self._take(line)
        finally:
            self._commit()

    def _take(self, line: str) -> None:
        typed = line.strip()
        if typed.startswith("-") and self._held:
            question, said = self._held
            self._held = (question, said._replace(note=f"{said.note}\n{typed[1:].strip()}".strip("\n")))
            return
        match = PAPER_LINE.match(typed)
        if match is None:
            if typed:
                self.streams.say(
                    'Skriv fx "4.a.1 Hun siger …", "4.a.1 j: Hun siger …" eller "- fortsat". Intet er gemt af linjen.'
                )
            return
        self._commit()
        self._held = (match["id"].lower(), self._said(match))

    def _said(self, match: re.Match[str]) -> Said:
        letter = (match["letter"] or "t").lower()
        return Said(LETTERS[letter], match["note"] or "", self._clock(match), "papir")

    def _clock(self, match: re.Match[str]) -> str | None:
        if match["hour"] is None:
            return None
        day = (self.session.encounter.start or self.session.desk.world.now())[:10]
        offset = self.session.desk.world.now()[-6:]
        return f"{day}T{int(match['hour']):02}:{match['minute']}:00.000{offset}"

    def _commit(self) -> None:
        if self._held is None:
            return
        (question, said), self._held = self._held, None
        try:
            receipt = self.session.enter(question, said)
        except TilsynError as refused:
            self.streams.say(f"{refused.message} Linjen er ikke gemt: {question} {said.note}")
            return
        self.streams.say(f"gemt {' '.join(receipt.ids)}")
        if receipt.cpr:
            self.streams.warn(CPR_WARNING)
