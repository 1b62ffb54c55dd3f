"""The plain interview, line by line: pipes, screen readers, old consoles, tests. The protocol is interface.md's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import counted, listed
from tilsyn.domain.findings.frame_words import read_words, told_of
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.values import VALUES
from tilsyn.errors import UsageProblem
from tilsyn.interview.plain.note_correction import (
    ANEW,
    STANDS,
    UNCHANGED,
    listed_notes,
    note_keeper,
    note_numbered,
    note_set_right,
)
from tilsyn.interview.plain.typed_lines import END, offer, read_kept, read_line, say_saved
from tilsyn.services.conversation.answering import ASCII_LETTER, Said
from tilsyn.services.conversation.grounding import BASIS, is_ground, offered_ground, use_as_ground
from tilsyn.services.conversation.half_typed import left_half
from tilsyn.services.conversation.marking import Marking
from tilsyn.services.conversation.methods import OFFER, WAYS, offered
from tilsyn.services.conversation.searching import hits, no_question, nothing_found
from tilsyn.services.conversation.typed_reading import has_note, is_for_a_point, read_point, words_in
from tilsyn.services.drafts import said_back
from tilsyn.services.planning.preparing import encounter_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.interview.plain.typed_lines import Streams
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.drafts import Keeper

COMMANDS = (
    "derefter noten, afsluttet med . · d 7.a.4 kun det ene af flere numre · "
    "s spring over · b tilbage · u fortryd · k kun kernen, eller alt · g 4.a.3 gå til · /ord søg · ? anvisninger · "
    "spurgt mærk, at det blev sagt sådan · + løs note · r ret en løs note · e eget spørgsmål · q stop"
)
HELP = (
    "j ja · d delvist · n nej · v ved ikke · ø ønsker ikke · i ikke relevant · f ikke fundet (dokumenter) · "
    f"t kun tekst; {COMMANDS}"
)
HELP_AT_A_POINT = (
    "Her: {letters}. I en spørgeramme: k 6 8 er 6 af 8, k 6 8 1 når én til ikke kan ses · "
    "dato henvendelse 03-01-2023 · a viser, hvad svaret kan være grundlag for; "
    f"grundlag 3.d gør det til det, og igen: ikke mere. Ellers: {COMMANDS}"
)
ASKED_SO = "spurgt"
CORE_ALONE = "Nu stilles kun kernespørgsmålene. k igen: alle."
CORE_DONE = "Ikke flere kernespørgsmål. De andre kommer næste gang."
EVERYTHING = "Nu stilles alle spørgsmål. k igen: kun kernen."
VALUE_ALONE = (
    "Intet er gemt. Skriv {letter} alene på linjen, tryk Enter, og skriv så noten; slut med en linje med . alene."
)
STAYS_OPEN = 'Samtalen står åben. Er den slut, så skriv: tilsyn encounter SAG "{label}" --outcome gennemført.'
EMPTY_ANSWER = "Et svar uden værdi skal have en tekst. Intet er gemt."


class PlainInterview:
    """Runs a session over two streams until q, end of input, or no more questions."""

    def __init__(self, session: Session, streams: Streams) -> None:
        self.session = session
        self.streams = streams
        self._ended = False
        self._alone: str | None = None
        self._stays = False

    def run(self) -> None:
        """Ask until there is nothing more to ask. Raises KeyboardInterrupt once what was typed is safe."""
        if offer(self.streams, self.session.loose_draft(), "en løs note", "+") and not self.session.current:
            self.streams.say("Kør med --all for at komme til +, eller skriv noten med tilsyn note.")
        while not self._ended and self.session.current:
            show = self._show_earlier if self._stays else self._show
            self._stays = False
            show(self.session.current)
            self._command()
        if not self._ended:
            self._closing()
        if left := left_half(self.session.desk, self.session.encounter):
            self.streams.say(left)
        if not self.session.corrects:
            self.streams.say(STAYS_OPEN.format(label=encounter_label(self.session.desk, self.session.encounter)))

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
        family = f" · {prompt.topic}" if prompt.point and prompt.topic else family
        say(f"[{' '.join(prompt.ids)}]{family} · {number}/{count}")
        for number, words in enumerate(prompt.ask):
            say(mask_cpr(words) if number == 0 else f"  - {words}")
        if prompt.look:
            say(prompt.look)
        if prompt.point:
            say(
                "\n".join(
                    f"  {words}" for words in (*told_of(prompt.point.item), *self.session.found.lines(prompt.point))
                )
            )
        else:
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
        """What stands, and what was half-typed. Of a family also what was read apart: it may be answered anew."""
        said = self.session.shown(prompt)
        apart = [each for each in said[1:] if each.value or (each.note != said[0].note and not each.says_nothing)]
        for each in (*said[:1], *apart):
            which = f" ({each.question})" if each.question != prompt.ids[0] else ""
            value = VALUES.get(each.value or "", "ingen værdi")
            read = "".join(f" · {mask_cpr(words)}" for words in read_words(each))
            self.streams.say(f"  Står nu{which}: {value}{read}. {mask_cpr(each.note)}".rstrip())
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
            "r": self._list_notes,
            "e": self._own_question,
            "q": self._stop,
        }
        if letter in self.session.letters:
            self._answer(self.session.letters[letter], self._named_alone())
        elif alone := self._one_of_several(typed):
            self._answer(self.session.letters[letter[0]], alone)
        elif letter in commands:
            commands[letter]()
        elif is_for_a_point(typed):
            self._of_a_point(typed)
        else:
            self._more_than_a_letter(typed)

    def _more_than_a_letter(self, typed: str) -> None:
        letter = typed.lower()
        if letter.startswith("g "):
            self._go_to(typed[2:])
        elif letter.partition(" ")[0] == ASKED_SO and self.session.speaks:
            self._asked_so(typed[len(ASKED_SO) :].strip())
        elif letter in {"a", BASIS} and self.session.current and self.session.current.point:
            self.streams.say("\n".join(f"  {words}" for words in offered_ground(self.session)))
        elif letter.startswith("r ") and typed[2:].strip().isdecimal():
            self._correct_note(typed[2:].strip())
        elif typed.startswith("/") and typed[1:].strip():
            self._search(typed[1:])
        elif typed[1:2] == " " and letter[0] in self.session.letters:
            self.streams.say(VALUE_ALONE.format(letter=letter[0]))
        else:
            self.streams.say(self._help())

    def _help(self) -> str:
        """At a point of a frame its own letters first: a document is read by others, and a date by none."""
        if not (self.session.current and self.session.current.point):
            return HELP
        letters = [each for each in self.session.letters.items() if each[0] != ASCII_LETTER]
        here = " · ".join(f"{letter} {VALUES.get(value or '', 'kun tekst')}" for letter, value in letters)
        return HELP_AT_A_POINT.format(letters=here)

    def _of_a_point(self, typed: str) -> None:
        """What a point of a frame is read as, or made ground for; what cannot be meant is said, and changes nothing.

        Where one stays, the point is not told over again: five dates would drown in it.
        """
        here = self.session.current
        try:
            if is_ground(typed):
                self.streams.say(use_as_ground(self.session, typed))
            else:
                self._read(read_point(self.session, typed), noted=has_note(typed))
        except UsageProblem as refused:
            self.streams.say(f"{refused.message} {refused.hint}")
            if words := words_in(typed, here.point if here else None):
                self.session.draft().add(words)  # offered at once, where one stays
        self._stays = self.session.current is here

    def _read(self, said: Said, *, noted: bool) -> None:
        """A count is an answer, and one goes on; of dates there may be more, so one stays. `noted`: with the count."""
        if said.counted is None:
            say_saved(self.streams, self.session.record(said))
            return
        keeper = self.session.draft()
        said = said if noted else said._replace(note=self._text(keeper) or said.note)
        with keeper.holding(said.note):
            receipt = self.session.answer(said)
        say_saved(self.streams, receipt)

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
            self.streams.say(no_question(self.session, question))
            return
        prompt, wanted = self.session.current, self.session.route.meant(question)
        stands = self.session.shown(prompt) if prompt else []  # what is protected must not be felt here
        self._alone = wanted if prompt and stands and wanted in prompt.ids[1:] else None

    def _asked_so(self, words: str) -> None:
        """The note for the files then says the words, too: those on the screen, or those typed."""
        prompt = self.session.at_hand()
        said = words or next(iter(prompt.ask), "")
        if not said:
            self.streams.say("Her står ingen ord at sige. Skriv dem efter spurgt. Intet er mærket.")
            return
        with said_back(said):
            Marking(self.session).ask_in(said)
        self.streams.say(f"Mærket: spurgt sådan: »{mask_cpr(said)}«")
        self._stays = True

    def _search(self, words: str) -> None:
        found = hits(self.session, words)
        for hit in found:
            self.streams.say(f"  {hit.question or 'løs note'}  {mask_cpr(hit.words)}")
        self.streams.say("Gå til et af dem med g og nummeret." if found else nothing_found(self.session, words))

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

    def _list_notes(self) -> None:
        for line in listed_notes(self.session):
            self.streams.say(line)

    def _correct_note(self, number: str) -> None:
        """A new version of a note; it was said when it was said."""
        note = note_numbered(self.session, number)
        if isinstance(note, str):
            self.streams.say(note)
            return
        self.streams.say(f"{STANDS}\n{mask_cpr(note.text)}")
        keeper = note_keeper(self.session, note)
        if not offer(self.streams, keeper, "rettelsen"):
            self.streams.say(ANEW)
        text = self._text(keeper)
        with keeper.holding(text):
            receipt = note_set_right(self.session, note, text)
        if receipt is None:
            self.streams.say(UNCHANGED)
        else:
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
