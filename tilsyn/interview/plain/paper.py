"""Typing in from paper, one line an answer (interface.md, Plain interview, --paper)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import counted, iso_day, listed, typed_clock
from tilsyn.domain.text import quote
from tilsyn.errors import AnswerIsNo
from tilsyn.interview.plain.conversation import EMPTY_ANSWER, interactive, say_saved
from tilsyn.services.conversation.answering import LETTERS, Said
from tilsyn.services.drafts import said_back
from tilsyn.services.planning.preparing import local_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.interview.plain.conversation import Streams
    from tilsyn.services.conversation.session import Session

_LINE = re.compile(
    r"\s*(?:(?:kl\.?\s*)?(?P<clock>(?:[01]?\d|2[0-3])[:.][0-5]\d)\s+)?"
    r"(?P<id>(?:(?:theme|tema):)?\d+(?:\.[a-zæøå0-9.]*[a-z0-9]|[a-z]\.?\d+))"
    r"(?:\s+(?P<letter>[jdnvøoift]):\s*|\s+|$)(?P<note>.*)$",
    re.IGNORECASE | re.DOTALL,
)


class _Held(NamedTuple):
    """The answer being typed: where it began, and what it says so far."""

    number: int
    question: str
    said: Said


class PaperEntry:
    """An answer is committed when the next line begins, or input ends; a line that is not understood is never one's."""

    def __init__(self, session: Session, streams: Streams, stop: str | None = "q") -> None:
        self.session = session
        self._stop = stop
        self.streams = streams
        self._held: _Held | None = None
        self._number = 0
        self.refused: list[tuple[int, str]] = []

    def run(self) -> None:
        """Read to the end of input, or to what stops it. What was typed before Ctrl-C is committed."""
        try:
            for line in self._lines():
                self._number += 1
                self._take(line)
        finally:
            self._commit()

    def run_whole(self) -> None:
        """The same. Raises AnswerIsNo where lines are left: whoever sent them has to know by the exit code."""
        self.run()
        if self.refused:
            raise AnswerIsNo(
                f"{counted(len(self.refused), 'linje', 'linjer')} er ikke gemt "
                f"({listed(str(number) for number, _ in self.refused)}). Hvilke og hvorfor står ovenfor.",
                "Ret dem, og skriv kun dem ind igen.",
            )

    def _lines(self) -> Iterator[str]:
        """Each line by itself, also where several were pasted at once."""
        while (typed := self.streams.read()) is not None:
            lines = typed.split("\n")
            for number, line in enumerate(lines, 1):
                if line.strip().lower() == self._stop:
                    self._stopped(lines[number:])
                    return
                yield line

    def _stopped(self, rest: list[str]) -> None:
        """What comes after in the same paste, or in a pipe, is told: it was meant to be kept."""
        self._commit()
        number = self._number + 1
        while True:
            for line in rest:
                number += 1
                if line.strip():
                    self.refused.append((number, "efter q"))
                    self.streams.warn(f"Linje {number} er ikke gemt: den står efter q, der slutter.")
            typed = None if interactive(self.streams) else self.streams.read()
            if typed is None:
                return
            rest = typed.split("\n")

    def _take(self, line: str) -> None:
        if self._held and line.lstrip().startswith("-"):
            self._continue(line.lstrip()[1:].removeprefix(" "))
            return
        self._commit()
        match = _LINE.match(line)
        if match is None:
            if line.strip():
                self._refuse(
                    self._number,
                    'skriv fx "4.a.1 Hun siger …", "4.a.1 j: Hun siger …" eller "- fortsat" lige efter et svar.',
                )
        elif not self.session.route.knows(question := self.session.route.meant(match["id"])):
            self._refuse(
                self._number, f"spørgsmålet {quote(match['id'])} findes ikke. Se numrene med tilsyn model show."
            )
        elif (letter := (match["letter"] or "t").lower()) not in self.session.letters:
            self._refuse(self._number, "f (ikke fundet) hører til dokumenter.")
        else:
            said = Said(LETTERS[letter], match["note"], self._said_at(match["clock"]), "papir")
            self._held = _Held(self._number, question, said)

    def _continue(self, more: str) -> None:
        if self._held:
            note = f"{self._held.said.note}\n{more}" if self._held.said.note else more
            self._held = self._held._replace(said=self._held.said._replace(note=note))

    def _said_at(self, clock: str | None) -> str | None:
        """On the day of the conversation, however late it is typed in."""
        if clock is None:
            return None
        day = iso_day(self.session.encounter.start or self.session.desk.world.now())
        return local_time(f"{day}T{typed_clock(clock)}", self.session.desk.world)

    def _commit(self) -> None:
        held, self._held = self._held, None
        if held is None:
            return
        if held.said.nothing:
            self._refuse(held.number, EMPTY_ANSWER)
        else:
            with said_back(f"{held.question} {held.said.note}"):
                receipt = self.session.enter(held.question, held.said)
            say_saved(self.streams, receipt)

    def _refuse(self, number: int, why: str) -> None:
        """By number, not by its words: they may hold a CPR number, and they stand on the paper."""
        self.refused.append((number, why))
        self.streams.say(f"Linje {number} er ikke gemt: {why}")
