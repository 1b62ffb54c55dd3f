"""The plain interview, line by line: pipes, screen readers, old consoles, tests. The protocol is interface.md's."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import counted, listed
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.text import quote
from tilsyn.domain.values import VALUES
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.answering import Receipt, Said
from tilsyn.services.conversation.methods import OFFER, WAYS, offered
from tilsyn.services.conversation.searching import hits
from tilsyn.services.drafts import not_finished, said_back
from tilsyn.services.open_case import CPR_WARNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.drafts import Keeper

END = "."
HELP = (
    "j ja · d delvist · n nej · v ved ikke · ø ønsker ikke · i ikke relevant · f ikke fundet (dokumenter) · "
    "t kun tekst; "
    "derefter noten, afsluttet med . · d 7.a.4 kun det ene af flere numre · "
    "s spring over · b tilbage · u fortryd · k kun kernen, eller alt · g 4.a.3 gå til · /ord søg · ? anvisninger · "
    "+ løs note · e eget spørgsmål · q stop"
)
CORE_ALONE = "Nu stilles kun kernespørgsmålene. k igen: alle."
CORE_DONE = "Ikke flere kernespørgsmål. De andre kommer næste gang."
EVERYTHING = "Nu stilles alle spørgsmål. k igen: kun kernen."
VALUE_ALONE = (
    "Intet er gemt. Skriv {letter} alene på linjen, tryk Enter, og skriv så noten; slut med en linje med . alene."
)
EMPTY_ANSWER = "Et svar uden værdi skal have en tekst. Intet er gemt."
UNSAVED = "Det, du lige har skrevet, kunne ikke gemmes i sagen. Her er det, så det kan kopieres:"


class Streams(Protocol):
    """Where the conversation is read from and written to; handed in. May say `interactive` (see below)."""

    def read(self) -> str | None:
        """The next line without its end, None at the end of input. Raises KeyboardInterrupt."""

    def say(self, text: str = "") -> None:
        """One line of conversation, flushed."""

    def warn(self, text: str) -> None:
        """One line beside the conversation."""


def interactive(streams: Streams) -> bool:
    """Whether a person sits there and can be asked again; what the streams do not say, stdin does."""
    stated = getattr(streams, "interactive", None)
    return sys.stdin.isatty() if stated is None else bool(stated)


def seen_by_a_person(streams: Streams) -> bool:
    """Whether what is warned of is read by one, and goes into no file and no pipe."""
    stated = getattr(streams, "seen", None)
    return interactive(streams) and sys.stderr.isatty() if stated is None else bool(stated)


class Interrupted(KeyboardInterrupt):
    """Ctrl-C inside a text: what was typed so far."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Typed(NamedTuple):
    """A text of several lines; whether input ended inside it, and whether "." came before any line did."""

    text: str
    ended: bool = False
    untouched: bool = False


def read_text(streams: Streams, typing: Callable[[list[str]], None] | None = None) -> Typed:
    """Lines up to "."; an empty first line means none; ".." at the start of a line is a full stop.

    `typing` is shown the lines so far after each. Raises Interrupted at Ctrl-C.
    """
    lines: list[str] = []
    try:
        while (line := streams.read()) is not None:
            if line == END or (not lines and not line):
                return Typed("\n".join(lines), untouched=line == END and not lines)
            # One full stop alone before a word is kept, and so is all of a paste: nothing that was given may be lost.
            lines.append(line[1:] if line.startswith(END * 2) and "\n" not in line else line)
            if typing:
                typing(lines)
    except KeyboardInterrupt as stopped:
        half = stopped.text if isinstance(stopped, Interrupted) else ""
        raise Interrupted("\n".join([*lines, *filter(None, [half])])) from None
    return Typed("\n".join(lines), ended=True)


def read_line(streams: Streams) -> str | None:
    """An answer of one line; of a pasted text of several, all of it on one, which is said."""
    line = streams.read()
    if line is None or "\n" not in line:
        return line
    streams.warn("Det indsatte var på flere linjer; her er det læst som én.")
    return " ".join(line.split())


def read_kept(streams: Streams, keeper: Keeper) -> Typed:
    """The same, kept as a draft while it is typed; "." at once takes the draft that was offered back, as it is.

    A person's lines are kept one by one, since a laptop may die while she thinks; a pipe's every two seconds. A draft
    that was offered and not taken stays in front of the new one: neither may be lost.
    """
    offered = keeper.found()
    before = [offered.text] if offered else []
    keeping = keeper.typed if interactive(streams) else keeper.typing
    try:
        typed = read_text(streams, lambda lines: keeping([*before, *lines]))
    except Interrupted as stopped:
        if stopped.text.strip():
            kept = keeper.keep("\n".join([*before, stopped.text]))
            kept_half = "Det halve er beholdt og bliver vist igen næste gang."
            said = kept_half if kept else f"{UNSAVED}\n{mask_cpr(stopped.text)}"
            streams.warn(f"\n{said}" if interactive(streams) else said)
        raise
    return typed._replace(text=offered.text) if offered and typed.untouched else typed


def offer(streams: Streams, keeper: Keeper, what: str, letter: str = "") -> bool:
    """Show what was half-typed last time, and the `letter` to begin with; False where nothing was."""
    draft = keeper.found()
    if draft is None:
        return False
    streams.say(not_finished(draft, what, sized=" ({size}):"))
    streams.say(mask_cpr(draft.text))
    first = f"Tast {letter}. Skriv så teksten igen" if letter else "Skriv teksten igen"
    streams.say(f"{first}, eller kun . for at bruge den, som den står. Den er her, til der står gemt.")
    return True


def say_saved(streams: Streams, receipt: Receipt) -> None:
    """After the commit, and only then: one line, and beside it a warning that never echoes the digits."""
    streams.say(f"gemt {' '.join(receipt.ids)}")
    if receipt.cpr:
        streams.warn(CPR_WARNING)


class PlainInterview:
    """Runs a session over two streams until q, end of input, or no more questions."""

    def __init__(self, session: Session, streams: Streams) -> None:
        self.session = session
        self.streams = streams
        self._ended = False
        self._alone: str | None = None

    def run(self) -> None:
        """Ask until there is nothing more to ask. Raises KeyboardInterrupt once what was typed is safe."""
        if offer(self.streams, self.session.loose_draft(), "en løs note", "+") and not self.session.current:
            self.streams.say("Kør med --all for at komme til +, eller skriv noten med tilsyn note.")
        while not self._ended and self.session.current:
            self._show(self.session.current)
            self._command()
        if not self._ended:
            self._closing()

    def _closing(self) -> None:
        self.streams.say()
        if self.session.route.core_only:
            self.streams.say(CORE_DONE)
            return
        left = self.session.left()
        self.streams.say(
            f"Ikke flere spørgsmål. {counted(left, 'er sprunget over', 'er sprunget over')} og kommer igen næste gang."
            if left
            else "Ikke flere spørgsmål."
        )

    def _show(self, prompt: Prompt) -> None:
        say, lead = self.streams.say, prompt.lead
        say()
        family = f" · {prompt.family.title}" if prompt.family and len(prompt.ids) > 1 else ""
        number, count = self.session.route.turn()
        say(f"[{' '.join(prompt.ids)}]{family} · {number}/{count}")
        for number, words in enumerate(prompt.ask):
            say(mask_cpr(words) if number == 0 else f"  - {words}")
        if prompt.look:
            say(prompt.look)
        called = f"Eget spørgsmål ({Place(prompt.place).text()})" if prompt.own else prompt.official
        say(f"  {called}: {mask_cpr(lead.text)}")
        if lead.reading:
            say(f"  ({lead.reading})")
        for _, hint in prompt.hints:
            say(f"  Vink: {hint}")
        if offered(self.session):
            say(f"  {OFFER}")
        self._show_earlier(prompt)
        if alone := self._named_alone():
            say(f"  Svaret gælder kun {alone}; g {prompt.ids[0]} er for dem alle.")

    def _show_earlier(self, prompt: Prompt) -> None:
        """What stands, and what was half-typed. Of a family also what was read apart: the next answer is for all."""
        said = self.session.shown(prompt)
        apart = [each for each in said[1:] if each.value or each.note != said[0].note]
        for each in (*said[:1], *apart):
            which = f" ({each.question})" if each.question != prompt.ids[0] else ""
            value = VALUES.get(each.value or "", "ingen værdi")
            self.streams.say(f"  Står nu{which}: {value}. {mask_cpr(each.note)}".rstrip())
        offer(self.streams, self.session.draft(), prompt.ids[0], "svarets bogstav eller t")

    def _command(self) -> None:
        line = self.streams.read()
        if line is None:
            self._stop()
            return
        if "\n" in line:
            self.streams.say(
                "Det indsatte er på flere linjer, og her spørges om et bogstav eller en kommando. Intet er gemt. "
                "Skriv først svarets bogstav eller t, og indsæt det så igen."
            )
            return
        typed = line.strip()
        letter = typed.lower()
        commands: dict[str, Callable[[], None]] = {
            "s": self.session.skip,
            "b": self._back,
            "u": self._undo,
            "k": self._core,
            "?": self._directives,
            **({"m": self._methods} if offered(self.session) else {}),
            "+": self._loose_note,
            "e": self._own_question,
            "q": self._stop,
        }
        if letter in self.session.letters:
            self._answer(self.session.letters[letter], self._named_alone())
        elif alone := self._one_of_several(typed):
            self._answer(self.session.letters[letter[0]], alone)
        elif letter in commands:
            commands[letter]()
        elif letter.startswith("g "):
            self._go_to(typed[2:])
        elif typed.startswith("/") and typed[1:].strip():
            self._search(typed[1:])
        elif typed[1:2] == " " and letter[0] in self.session.letters:
            self.streams.say(VALUE_ALONE.format(letter=letter[0]))
        else:
            self.streams.say(HELP)

    def _answer(self, value: str | None, alone: str | None) -> None:
        """To all that is asked at once, or to one of a family alone: without a text it keeps the note that stands."""
        keeper = self.session.draft()
        note = self._text(keeper) or (self._note_of(alone) if alone and value else "")
        said = Said(value, note)
        if said.nothing:
            self.streams.say(EMPTY_ANSWER)
            return
        with keeper.holding(said.note):
            receipt = self.session.answer(said, only=(alone,) if alone else ())
        self._alone = None
        say_saved(self.streams, receipt)

    def _note_of(self, question: str) -> str:
        prompt = self.session.current
        return (
            next((each.note for each in self.session.shown(prompt) if each.question == question), "") if prompt else ""
        )

    def _one_of_several(self, typed: str) -> str | None:
        """The question of "d 7.a.4", where it is one of a family that is asked at once."""
        letter, _, number = typed.partition(" ")
        prompt = self.session.current
        if prompt is None or letter.lower() not in self.session.letters or len(prompt.ids) == 1:
            return None
        wanted = self.session.route.meant(number)
        return wanted if wanted in prompt.ids else None

    def _named_alone(self) -> str | None:
        """The question that was gone to by its number, if it is still the one asked about."""
        prompt = self.session.current
        return self._alone if prompt and self._alone in prompt.ids else None

    def _text(self, keeper: Keeper) -> str:
        typed = read_kept(self.streams, keeper)
        self._ended = typed.ended
        return typed.text

    def _undo(self) -> None:
        """Its words are offered back as half-typed: whoever struck a wrong letter need not write them again."""
        try:
            undone = self.session.undo()
        except UsageProblem as refused:
            self.streams.say(f"{refused.message} {refused.hint}")
            return
        self.streams.say(undone.line)
        self.session.keep_words(undone)
        if undone.kind == "note":
            offer(self.streams, self.session.loose_draft(), "en løs note", "+")
        elif undone.kind == "own_question" and undone.text:
            self.streams.say(mask_cpr(undone.text))

    def _core(self) -> None:
        core = self.session.keep_to_core(core=not self.session.route.core_only)
        self.streams.say(CORE_ALONE if core else EVERYTHING)

    def _back(self) -> None:
        if not self.session.back():
            self.streams.say("Det er det første spørgsmål.")

    def _go_to(self, question: str) -> None:
        if not self.session.go_to(question):
            self.streams.say(f"Spørgsmålet {quote(question)} findes ikke. Intet er ændret.")
            return
        prompt, wanted = self.session.current, self.session.route.meant(question)
        stands = self.session.shown(prompt) if prompt else []  # what is protected must not be felt here
        self._alone = wanted if prompt and stands and wanted in prompt.ids[1:] else None

    def _search(self, words: str) -> None:
        found = hits(self.session, words)
        for hit in found:
            self.streams.say(f"  {hit.question or 'løs note'}  {mask_cpr(hit.words)}")
        self.streams.say("Gå til et af dem med g og nummeret." if found else "Intet fundet med de ord.")

    def _directives(self) -> None:
        prompt = self.session.current
        for question in prompt.questions if prompt else ():
            self.streams.say(f"  {question.id}: {question.text} {question.reference_text}".rstrip())
            for reference in question.references:
                self.streams.say(f"    {reference}  {self._subject(reference)}")

    def _methods(self) -> None:
        """Words to write with; nothing is recorded, and none of them is a value."""
        for method in offered(self.session):
            self.streams.say(f"  {method}")
        self.streams.say(f"Skriv i noten, hvordan du mødte dem: {listed(WAYS.values(), 'eller')}.")

    def _subject(self, reference: str) -> str:
        from tilsyn.domain.library.directives import find_directive

        found = find_directive(self.session.desk.catalogues, reference)
        return found[1].subject if found else "(kendes ikke i sagens retningslinjer)"

    def _loose_note(self) -> None:
        keeper = self.session.loose_draft()
        text = self._text(keeper)
        if not text.strip():
            self.streams.say("Tom note. Intet er gemt.")
            return
        with keeper.holding(text):
            receipt = self.session.note(text)
        say_saved(self.streams, receipt)

    def _own_question(self) -> None:
        self.streams.say("Dit eget spørgsmål (én linje):")
        line = read_line(self.streams)
        if line is None or line.strip() in {"", END}:
            self.streams.say("Intet spørgsmål. Intet er gemt.")
            self._ended = line is None
            return
        with said_back(line):
            receipt = self.session.own_question(line)
        say_saved(self.streams, receipt)

    def _stop(self) -> None:
        self._ended = True
