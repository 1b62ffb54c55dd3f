"""What a person can do at a question besides answering it, carried out; what there is stands in `command_table`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot, item_of
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.values import METHODS_MEANT, OUTCOMES
from tilsyn.errors import TilsynError
from tilsyn.interview.screen.conversation.boxes import Boxes
from tilsyn.interview.screen.conversation.closing import GO_ON_WITH, Closing
from tilsyn.interview.screen.conversation.command_table import TABLE, shown
from tilsyn.interview.screen.conversation.ended_when import ask_when
from tilsyn.interview.screen.conversation.question_text import directives_text, progress, stays_open
from tilsyn.interview.screen.conversation.read_through import ReadThrough
from tilsyn.interview.screen.conversation.taking_back import TakingBack
from tilsyn.interview.screen.conversation.topics import listed_rows
from tilsyn.interview.screen.kit.dialogs import Pick, PickNamed, Read
from tilsyn.services.conversation import attendance
from tilsyn.services.conversation.grounding import (
    BASIS,
    NOT_ANSWERED,
    answer_meant,
    ground_rows,
    is_ground,
    use_as_ground,
)
from tilsyn.services.conversation.half_typed import CORRECTION, HalfTyped, half_typed, left_half
from tilsyn.services.conversation.methods import offered
from tilsyn.services.conversation.searching import no_question
from tilsyn.services.conversation.typed_reading import read_point

if TYPE_CHECKING:
    from tilsyn.domain.library.asked import FramePoint
    from tilsyn.interview.screen.conversation.screen import Conversation
    from tilsyn.services.conversation.attendance import Ending

OUT, LEAVE_HALF = "out", "gå ud; kladden bliver liggende uden for sagen"


class Commands(TakingBack):
    """Carries them out on one conversation's screen."""

    def __init__(self, screen: Conversation) -> None:
        super().__init__(screen)
        self.boxes = Boxes(screen)

    def act(self, name: str, *said: str) -> None:
        """Carry out a command by its name, with what was said to it; what the case refuses is said, nothing is lost."""
        try:
            getattr(self, name)(*said)
        except TilsynError as refused:
            self._screen.refused(refused)

    def onward(self) -> None:
        """A recovered draft stays kept: only what has been answered is past."""
        self._screen.draft.keep()
        if self._session.current is not None:
            self._session.skip()
            self._screen.open()

    def back(self) -> None:
        """To where one was; it is said where that is not the one before in the list."""
        self._screen.draft.keep()
        left, asked = self._session.current, self._session.route.asked
        moved = self._session.back()
        at = self._session.current
        beside = left in asked and at in asked and asked.index(at) == asked.index(left) - 1
        said = (
            "" if beside or left is None else f"Tilbage ved {self._ids()}, hvor du var før. Den forrige i listen: PgUp."
        )
        self._screen.open(said if moved else "Det er det første spørgsmål.")

    def _ids(self) -> str:
        return self._session.current.ids[0] if self._session.current else ""

    def listed_after(self) -> None:
        self._to_listed(1)

    def listed_before(self) -> None:
        self._to_listed(-1)

    def _to_listed(self, step: int) -> None:
        """The one after or before in the list, answered or not."""
        self._screen.draft.keep()
        route, here = self._session.route, self._session.current
        among = route.asked if here is None or here in route.asked else route.prompts
        place = len(among) - 1 if here is None else among.index(here) + step
        if 0 <= place < len(among):
            route.move(route.prompts.index(among[place]))
            self._screen.open()
        else:
            self._screen.say("Det er det sidste i listen." if step > 0 else "Det er det første i listen.")

    def listing(self) -> None:
        """All questions, whether the list beside the question is folded away or not."""
        marks = self._screen.marks
        rows = [(each.ids[0], self._fit(words)) for each, words in listed_rows(self._session, marks)]
        kinds = "" if self._session.narrowing.frame else f"{marks.core} kerne · {marks.supplement} supplement · "
        title = self._fit(f"{kinds}{marks.answered} besvaret · Enter: gå til · Esc: luk")
        self._screen.app.push_screen(PickNamed(title, rows, marks), self.gone_to)  # type: ignore[arg-type]  # what it gives is of no use

    def go_to(self) -> None:
        self.boxes.go_to(self.gone_to)

    def gone_to(self, wanted: str | None) -> bool:
        """To a question by its number, typed, found or clicked; False where there is none."""
        found = bool(wanted and wanted.strip())
        if wanted and found:
            self._screen.draft.keep()
            found = self._session.go_to(wanted)
            self._screen.open("" if found else no_question(self._session, wanted))
        return found

    def search(self) -> None:
        self.boxes.search(self.gone_to)

    def searched(self, words: str) -> None:
        """Show what was found, to go to."""
        wrong = self.boxes.searched(words, self.gone_to)
        if wrong:
            self._screen.say(wrong)

    def directives(self) -> None:
        if self._session.current is not None:
            text = self._fit(directives_text(self._session))
            self._screen.app.push_screen(Read(self._fit("Anvisninger · Esc: luk"), text))

    def methods(self) -> None:
        """Words for the note, to go on from; nothing is recorded by choosing them."""
        if offered(self._session):
            self.boxes.methods()

    def loose_note(self) -> None:
        self.boxes.loose_note()

    def own_question(self) -> None:
        if self._session.current is not None:
            self.boxes.own_question()

    def read_point(self, line: str) -> None:
        """A count or a date at a point of a frame, with the note as it stands; or what it is ground for."""
        if is_ground(line):
            self.ground(line)
            return
        try:
            read = read_point(self._session, line)
        except TilsynError:
            self._screen.line.text = line  # to be put right
            raise
        said = self._screen.so_far()._replace(counted=read.counted, dates=read.dates)
        receipt = self._session.record(said)
        self._screen.recorded(receipt, f"Gemt {receipt.ids[0]}: {line}", onward=read.counted is not None)

    def into_note(self, words: str) -> None:
        """What was begun as a command, and is none."""
        self._screen.write(words)

    def choose_ground(self) -> None:
        """Which indicator the answer is to be ground for, those that the point may feed first."""
        point = self._session.current.point if self._session.current else None
        if point is None:
            self._screen.say("Et svar på et officielt spørgsmål er allerede grundlag for sin indikator.")
        elif self._screen.commit():
            self._offer_ground(answer_meant(self._session), point)

    def _offer_ground(self, question: str, point: FramePoint) -> None:
        session = self._session
        if session.guard.held(question) is None:
            self._screen.say(" ".join(NOT_ANSWERED))
            return
        stands = session.desk.visible().one(Answer, Slot.answer(question, session.encounter.id))
        at_hand = question == session.at_hand().ids[0]
        point = point if at_hand else session.desk.asked().point(question) or point
        rows = ground_rows(session.desk, point, stands.at_items if stands else ())
        named = "" if at_hand else f"punkt {item_of(question)} "
        title = self._fit(f"Brug {named}som grundlag for · Enter: vælg, eller vælg fra · Esc: luk")
        chosen = PickNamed(title, [(each, self._fit(words)) for each, words in rows], self._screen.marks)
        self._screen.app.push_screen(chosen, self._chose_ground)

    def _chose_ground(self, indicator: str | None) -> None:
        if indicator:
            self.act("ground", f"{BASIS} {indicator}")

    def ground(self, line: str) -> None:
        """What is typed is recorded first: a text that is not saved is no ground."""
        if self._screen.commit():
            self._screen.open(use_as_ground(self._session, line).capitalize())

    def quote(self) -> None:
        """Into the note, whether it has the focus or not."""
        if self._session.current is not None:
            self._screen.write("")
            self._screen.note.quote()

    def flag(self) -> None:
        if self._session.current is not None:
            flagged = self._screen.marking.flag(self._screen.so_far())
            self._screen.marked("Mærket: vend tilbage til det. F3 fjerner mærket." if flagged else "Mærket er fjernet.")

    def hide(self) -> None:
        if self._session.current is not None:
            if not self._screen.marking.hide(self._screen.so_far()):
                said = "Svaret er gemt som fortroligt. Det ophæves med tilsyn protect."
            elif self._screen.marking.hidden:
                said = "Fortroligt: svaret kan ikke ses igen og kommer ikke i noget, der forlader sagen."
            else:
                said = "Ikke fortroligt alligevel."
            self._screen.marked(said)

    def say_at(self) -> None:
        if self._session.current is not None:
            self.boxes.say_at()

    def asked_so(self) -> None:
        """The words that were said, for the note that goes into the files: only those that are marked stand there."""
        if self._session.current is not None:
            self.boxes.asked_so()

    def come_or_go(self) -> None:
        self.boxes.come_or_go()

    def came_or_went(self) -> None:
        self.boxes.came_or_went()

    def beside(self) -> None:
        """In a group: who said otherwise. At a document or an observation: the place, and what stands there."""
        if self._session.current is not None:
            self.boxes.beside()

    def close(self) -> None:
        """The closing words; the conversation is closed only from there. One that is closed already is only left."""
        self._screen.draft.keep()
        if self._session.corrects:
            self._leave_corrected()
            return
        self._screen.app.push_screen(Closing(self._session, self._screen.marks), self._closed)

    def _leave_corrected(self) -> None:
        """Nothing that is half-typed is passed over in silence: one goes on with it, or out."""
        half = half_typed(self._session.desk, self._session.encounter)
        if not half:
            self._screen.app.exit(stays_open(self._session))
            return
        rows = [*((each.draft.slot, self._fit(each.sized)) for each in half), (OUT, self._fit(LEAVE_HALF))]
        self._screen.app.push_screen(
            Pick(self._fit(GO_ON_WITH), rows, self._screen.marks), partial(self._chose_half, half)
        )

    def _chose_half(self, half: list[HalfTyped], slot: str | None) -> None:
        if slot == OUT:
            self._screen.app.exit(stays_open(self._session))
        elif slot is not None:
            self._closed(next(each for each in half if each.draft.slot == slot))

    def _closed(self, ending: Ending | HalfTyped | None) -> None:
        if ending is None:
            self._screen.draw("")
            return
        if isinstance(ending, HalfTyped):
            if ending.key == CORRECTION:
                self.read_through()
            else:
                self.boxes.go_on_with(ending, self.gone_to)
            return
        ask_when(self._screen.app, self._session, self._screen.marks, partial(self._ended, ending))

    def _ended(self, ending: Ending, at: str | None) -> None:
        try:
            attendance.end(self._session, ending, at)
        except TilsynError as refused:
            self._screen.refused(refused)
        else:
            left = left_half(self._session.desk, self._session.encounter)
            it = METHODS_MEANT[self._session.encounter.method].capitalize()
            said = f"{it} er afsluttet som {OUTCOMES[ending.outcome]}. {progress(self._session)}."
            self._screen.app.exit(" ".join(filter(None, (said, left))))

    def read_through(self) -> None:
        """All that was written here; what is half-typed is kept meanwhile."""
        self._screen.draft.keep()
        self._screen.app.push_screen(ReadThrough(self._session, self._screen.marks), lambda _: self._screen.open())

    def reorder(self) -> None:
        self._session.route.reorder()
        self._screen.draw(
            "Modellens rækkefølge. Ctrl+O: tilbage til samtalens."
            if self._session.route.in_model_order
            else "Samtalens rækkefølge."
        )

    def palette(self) -> None:
        left_out = {"palette", *(() if offered(self._session) else ("methods",))}
        rows = [(each.act, f"{shown(each.key):9} {each.title}") for each in TABLE if each.act not in left_out]
        self.boxes.palette(rows, self._chosen)

    def _chosen(self, act: str | None) -> None:
        if act:
            self.act(act)

    def stop(self) -> None:
        self._screen.draft.keep()
        self._screen.app.exit(stays_open(self._session))
