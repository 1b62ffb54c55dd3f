"""Typing in from paper, one line an answer (interface.md, Plain interview, --paper)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import counted, either, iso_day, listed, typed_clock
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.text import quote
from tilsyn.errors import AnswerIsNo, UsageProblem
from tilsyn.interview.plain.conversation import EMPTY_ANSWER
from tilsyn.interview.plain.typed_lines import END, interactive, say_saved, seen_by_a_person
from tilsyn.services.conversation.answering import ONLY_DOCUMENTS, Said
from tilsyn.services.conversation.typed_reading import is_read, misplaced, read_at
from tilsyn.services.conversation.typed_value import may_be_value, only_a_value, stated, without_value
from tilsyn.services.drafts import Keeper, said_back
from tilsyn.services.planning.preparing import local_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.library.asked import FramePoint
    from tilsyn.interview.plain.typed_lines import Streams
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.conversation.typed_value import TypedValue

_LINE = re.compile(
    r"\s*(?:(?:kl\.?\s*)?(?P<clock>(?:[01]?\d|2[0-3])[:.][0-5]\d)\s+)?"
    r"(?P<id>(?:(?:theme|tema):)?\d+(?:\.[a-zæøå0-9.]*[a-z0-9]|[a-z]\.?\d+))"
    r"(?:\s*:\s*|\s+|$)(?P<note>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_POINT = re.compile(
    r"\s*(?:(?:kl\.?\s*)?(?P<clock>(?:[01]?\d|2[0-3])[:.][0-5]\d)\s+)?"
    r"(?P<id>(?:[\wæøåÆØÅ-]+:)?[0-9A-Za-zæøåÆØÅ]+(?:[._-][0-9A-Za-zæøåÆØÅ]+)*)"
    r"(?:\s*:\s*|\s+|$)(?P<note>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""A point of a frame may be called anything: it is one only where there is such a point."""
MAY_BE_VALUE = (
    "»{typed}« kan være svaret eller begyndelsen på noten. Er det svaret, så sæt et kolon efter: {question} {typed}: … "
    "Er det noten, så begynd den med t: {question} t: …"
)
MISPLACED = "{why}. Er det et andet punkt, så ret nummeret. Er det noten, så begynd den med t: {question} t: …"
LINES_KEPT = "De er beholdt og vises, næste gang du skriver ind fra papir. Ret dem, og skriv kun dem ind igen."
LINES_NOT_KEPT = "Ret dem, og skriv kun dem ind igen."


def _no_value(said: TypedValue, letters: dict[str, str | None]) -> str:
    if said.typed == ONLY_DOCUMENTS:
        return "f (ikke fundet) hører til dokumenter."
    return f"{said.typed} er ikke en værdi her. Vælg mellem {either(letters)}."


class _Held(NamedTuple):
    """The answer being typed: where it began, and what it says so far; `bare`: nothing but its number."""

    number: int
    question: str
    said: Said
    line: str
    bare: bool = False


class PaperEntry:
    """An answer is committed when the next line begins, or input ends; a line that is not understood is never one's."""

    def __init__(self, session: Session, streams: Streams, stop: str | None = "q") -> None:
        self.session = session
        self._stop = stop
        self.streams = streams
        self._held: _Held | None = None
        self._number = 0
        self.refused: list[tuple[int, str]] = []
        self._left: LinesLeft | None = None

    def run(self) -> None:
        """Read to the end of input, or to what stops it. What was typed before Ctrl-C is committed."""
        try:
            for line in self._lines():
                self._number += 1
                self._take(line)
        finally:
            self._commit()

    def run_whole(self) -> None:
        """The same, and lines that are not understood are kept for the next time and offered then.

        Raises AnswerIsNo where lines are left: whoever sent them has to know by the exit code.
        """
        self._left = LinesLeft(self.session)
        self._left.offer(self.streams)
        self.run()
        if self.refused:
            raise AnswerIsNo(
                f"{counted(len(self.refused), 'linje', 'linjer')} er ikke gemt "
                f"({listed(str(number) for number, _ in self.refused)}). Hvorfor står ovenfor.",
                LINES_KEPT if self._left.kept else LINES_NOT_KEPT,
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
                    self._refuse(number, line, "den står efter q, der slutter.")
            typed = None if interactive(self.streams) else self.streams.read()
            if typed is None:
                return
            rest = typed.split("\n")

    def _take(self, line: str) -> None:
        if self._held and line.lstrip().startswith("-"):
            self._continue(line, self._held)
            return
        self._commit()
        if line.strip() == END and self._left and self._left.put_away():
            self.streams.warn("Linjerne fra sidst er lagt væk.")
            return
        match = self._of_a_point(line) or _LINE.match(line)
        if match is not None:
            self._take_answer(line, match)
        elif line.strip():
            why = 'skriv fx "4.a.1 Hun siger …", "4.a.1 j: Hun siger …" eller "- fortsat" lige efter et svar.'
            self._refuse(self._number, line, why)

    def _of_a_point(self, line: str) -> re.Match[str] | None:
        match = _POINT.match(line)
        return match if match and self._point(match["id"]) else None

    def _point(self, typed: str) -> FramePoint | None:
        return self.session.desk.asked().point(self.session.route.meant(typed))

    def _take_answer(self, line: str, match: re.Match[str]) -> None:
        question, note = self.session.route.meant(match["id"]), match["note"]
        point, letters = self._point(question), self.session.letters_at(question)
        said = stated(note, letters)
        if said is None and is_read(note, point):
            self._take_reading(line, match, question)
        elif not self.session.route.knows(question):
            why = f"spørgsmålet {quote(match['id'])} findes ikke. Se numrene med tilsyn model show."
            self._refuse(self._number, line, why)
        elif said is None and (why := misplaced(note, point)):
            self._refuse(self._number, line, MISPLACED.format(why=why, question=question))
        elif said is None and (lone := may_be_value(note, letters)):
            self._refuse(self._number, line, MAY_BE_VALUE.format(typed=lone.typed, question=question))
        elif said is not None and not said.known:
            self._refuse(self._number, line, _no_value(said, letters))
        else:
            value, note = (said.value, said.note) if said else (None, note)
            answer = Said(value, note, self._said_at(match["clock"]), "papir")
            self._held = _Held(self._number, question, answer, line, bare=not (said or note))

    def _take_reading(self, line: str, match: re.Match[str], question: str) -> None:
        """A count with its note after a colon, or a date beside those that stand."""
        try:
            said = read_at(match["note"], self._point(question), self.session.guard.standing(question).answer)
        except UsageProblem as refused:
            self._refuse(self._number, line, f"{refused.message} {refused.hint}")
            return
        said = said._replace(said_at=self._said_at(match["clock"]), recorded_from="papir")
        self._held = _Held(self._number, question, said, line)

    def _continue(self, line: str, held: _Held) -> None:
        """A value on a line of its own is none of the note; nor is what would be asked about beside the number."""
        more, letters = line.lstrip()[1:].removeprefix(" "), self.session.letters_at(held.question)
        first = (stated(more, letters) or may_be_value(more, letters)) if held.bare else None
        if lone := first or only_a_value(more, letters):
            self._commit()
            self._refuse(self._number, line, MAY_BE_VALUE.format(typed=lone.typed, question=held.question))
            return
        note = f"{held.said.note}\n{more}" if held.said.note else more
        self._held = held._replace(said=held.said._replace(note=note), bare=False)

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
            self._refuse(held.number, held.line, EMPTY_ANSWER)
            return
        with said_back(f"{held.question} {held.said.note}"):
            receipt = self.session.enter(held.question, held.said)
        say_saved(self.streams, receipt)
        if self._left:
            self._left.settle(held.line)

    def _refuse(self, number: int, line: str, why: str) -> None:
        """By number: its words may hold a CPR number, and they stand on the paper. A person is shown them."""
        self.refused.append((number, why))
        self.streams.warn(f"Linje {number} er ikke gemt: {why}")
        if self._left:
            if seen_by_a_person(self.streams):
                self.streams.warn(f"  {mask_cpr(line.strip())}")
            self._left.keep(line)


class LinesLeft:
    """The lines of one conversation's paper that were not understood, kept in the case as half-typed text is.

    The sheet of the full screen keeps its text in the same place, so either may go on where the other stopped.
    """

    def __init__(self, session: Session) -> None:
        self._keeper = Keeper(session.desk, Slot.paper(session.encounter.id))
        draft = self._keeper.found()
        self._lines = draft.text.split("\n") if draft else []
        self._offered = list(self._lines)
        self.kept = True

    def offer(self, streams: Streams) -> None:
        """Shown to a person; a pipe is told how many there are."""
        if not self._offered:
            return
        count = counted(sum(1 for each in self._lines if each.strip()), "linje", "linjer")
        if not seen_by_a_person(streams):
            streams.warn(f"{count} fra sidst er ikke skrevet ind; kør --paper i en terminal for at se dem.")
            return
        streams.warn(f"{count} fra sidst er ikke skrevet ind. Skriv dem rettet, eller kun . for at lægge dem væk:")
        for line in self._lines:
            streams.warn(f"  {mask_cpr(line)}")

    def keep(self, line: str) -> None:
        """At once: the laptop may die before the last line. One that is kept already is kept once."""
        if line not in self._lines:
            self._lines.append(line)
        self._store()

    def settle(self, line: str) -> None:
        """What was recorded may be one of them, mended."""
        left = [each for each in self._lines if not _is_mended(each, line)]
        if left != self._lines:
            self._lines = left
            self._store()

    def put_away(self) -> bool:
        """What was offered is not wanted; False where nothing was."""
        offered, self._offered = self._offered, []
        if offered:
            self._lines = [each for each in self._lines if each not in offered]
            self._store()
        return bool(offered)

    def _store(self) -> None:
        if any(each.strip() for each in self._lines):
            self.kept = self._keeper.keep("\n".join(self._lines))
        else:
            self._keeper.drop()


_TOLD_APART = 8
"""So many letters and digits without the number in front are the same line wherever they stand."""


def _is_mended(kept: str, line: str) -> bool:
    """Whether the line is the kept one with its value or its number put right."""
    was, now = _letters(kept), _letters(line)
    words = _letters(kept.strip().partition(" ")[2])
    return was == now or (len(words) >= _TOLD_APART and now.endswith(words)) or _noted(kept) == _noted(line)


def _noted(line: str) -> tuple[str, str]:
    """The number of a line, and its note whatever value stands in front."""
    match = _LINE.match(line)
    return (_letters(match["id"]), _letters(without_value(match["note"]))) if match else ("", line)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
