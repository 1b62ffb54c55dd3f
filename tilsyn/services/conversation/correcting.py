"""What has been written in a conversation, in the order it was; and the text or the value of any of it set right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.codes import code_of
from tilsyn.domain.findings.evidence import heard_with
from tilsyn.domain.findings.frame_words import read_words
from tilsyn.domain.journal.entries import Answer, Deviation, Note
from tilsyn.domain.journal.revise import next_version, noted_at
from tilsyn.domain.moments import moment
from tilsyn.domain.text import clean
from tilsyn.domain.values import VALUES
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.answering import Receipt, is_quote, letters_for
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging.stale_check import Refusals, as_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.values import AnswerValue
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.drafts import Draft

Said = Answer | Note
_BESIDE = frozenset({"corrected", "recorded_at", "protection", "flagged", "asked"})
"""What may have been said of it since it was read, and is none of its words."""
_ANSWER = Refusals(
    ("Svaret gælder ikke længere.", "Luk med Esc, og se efter, hvad der står nu."),
    ("Svaret er rettet imens.", "Luk med Esc, og åbn det igen; teksten her er beholdt."),
    ("Svaret står i flere udgaver.", "Svar igen i samtalen med tilsyn interview; det nye svar afløser dem."),
)
_NOTE = Refusals(
    ("Noten gælder ikke længere.", "Luk med Esc, og se efter, hvad der står nu."),
    ("Noten er rettet imens.", "Luk med Esc, og åbn den igen; teksten her er beholdt."),
    ("Noten står i flere udgaver.", "Skriv den igen som én note, og træk de gamle tilbage med tilsyn withdraw."),
)


class Correctable(NamedTuple):
    """What is opened to be set right: an answer, a note, or what one in a group said otherwise."""

    entry: Entry
    said: Said
    otherwise: Deviation | None = None

    @property
    def text(self) -> str:
        """The words as they stand."""
        if self.otherwise is not None:
            return self.otherwise.note
        return self.said.note if isinstance(self.said, Answer) else self.said.text

    @property
    def slot(self) -> Slot:
        """Where it is kept while it is typed."""
        slot = self.entry.header.slot
        return Slot.otherwise(self.otherwise.source, slot) if self.otherwise else Slot(slot)


class WrittenHere(NamedTuple):
    """One thing that was written in one gesture: the numbers of the questions it answers, and when it was first noted.

    `what` is what may be set right of it; a question of one's own may not. `unread`: what was only heard with it.
    """

    what: Correctable | None
    at: str
    text: str
    ids: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def written(desk: Desk, encounter: str) -> list[WrittenHere]:
    """All that may be shown of one encounter, first to last; what one gesture answered stands as one."""
    visible = desk.visible()
    notes = [
        WrittenHere(what := Correctable(entry, said), visible.first_noted(entry.header.slot), what.text)
        for entry, said in visible.notes()
        if said.encounter == encounter
    ]
    own = [
        WrittenHere(None, visible.first_noted(entry.header.slot), asked.text, (asked.code,))
        for entry, asked in visible.own_questions()
        if asked.encounter == encounter
    ]
    return sorted([*own, *_answered(desk, encounter), *notes], key=lambda each: moment(each.at))


def _answered(desk: Desk, encounter: str) -> Iterator[WrittenHere]:
    here = [each for each in desk.visible().answers() if each[1].encounter == encounter]
    leads = {family: asked for (where, family), asked in heard_with(desk.visible()).items() if where == encounter}
    unread = {lead: tuple(_unread(here, family)) for family, lead in leads.items()}
    together: dict[object, list[tuple[Entry, Answer]]] = {}
    for entry, said in (each for each in here if not (each[1].says_nothing and each[1].family in leads)):
        key = (said.family, said.note, said.deviates) if said.family and said.note else said.question
        together.setdefault(key, []).append((entry, said))
    for (entry, said), *others in together.values():
        # The value went to the first of them; another that has one has been read apart.
        apart = [each for each in others if each[1].value]
        alike = [each[1].question for each in others if each not in apart]
        yield from _told(entry, said, (said.question, *alike), unread.get(said.question, ()))
        for each in apart:
            yield from _told(*each, (each[1].question,))


def _unread(here: Sequence[tuple[Entry, Answer]], family: str | None) -> Iterator[str]:
    """What was only heard with the others of a family."""
    return (said.question for _, said in here if said.says_nothing and said.family == family)


def _told(entry: Entry, said: Answer, ids: tuple[str, ...], unread: tuple[str, ...] = ()) -> Iterator[WrittenHere]:
    """The answer, and under it what each one said otherwise."""
    at = noted_at(entry)
    yield WrittenHere(Correctable(entry, said), at, said.note, ids, unread)
    yield from (WrittenHere(Correctable(entry, said, each), at, each.note, ids) for each in said.deviates)


def half_corrected(desk: Desk, encounter: str) -> list[Draft]:
    """What is half-typed in one encounter of what stands there, and is otherwise than it stands."""
    drafts = desk.file.drafts()
    if not drafts:  # nearly always, and the first question waits for it: in a big case all that was written takes long
        return []
    stands = {each.what.slot: each.text for each in written(desk, encounter) if each.what}
    return [each for each in drafts if stands.get(Slot(each.slot), each.text) != each.text]


def who_otherwise(desk: Desk, what: Correctable) -> str:
    """Whose words they are, where one in a group said otherwise."""
    return code_of(Slot.source(what.otherwise.source), desk.visible()) if what.otherwise else ""


def readings(desk: Desk, what: Correctable) -> list[AnswerValue | None]:
    """The values that may stand of it, none among them; of a note there are none, nor of what one said otherwise."""
    if not isinstance(what.said, Answer) or what.otherwise is not None:
        return []
    held = desk.visible().encounters.get(what.said.encounter)
    letters = letters_for(desk.asked().point(what.said.question), held.encounter.method if held else "")
    return list(dict.fromkeys((*letters.values(), what.said.value)))  # type: ignore[arg-type]  # each is a value of one


def correct(desk: Desk, what: Correctable, value: AnswerValue | None, text: str, by: str | None) -> Receipt | None:
    """Set right what was read, as a new version of it that keeps its times; None where nothing is otherwise.

    What one gesture wrote at several questions is one text, so it is set right at all of them; a value at one.
    Raises UsageProblem where it has been written anew meanwhile, or nothing would be left of it.
    """
    words = clean(text)
    standing = as_read(desk, what.entry, _BESIDE, _ANSWER if isinstance(what.said, Answer) else _NOTE)
    _refuse_nothing(what, value, words)
    made: list[Answer | Note] = []
    match standing.payload:
        case Answer() as said if what.otherwise is not None:
            made += _deviating(desk, standing, said, what.otherwise, words)
        case Answer() as said:
            made += _answers(desk, standing, said, value, words)
        case Note() as said:
            made += _notes(desk, standing, said, words)
    if not made:
        Keeper(desk, what.slot).hold("")
        return None
    desk.add(made, by, drop_draft=what.slot)
    return Receipt(tuple(_named(each) for each in made), desk.cpr_recorded())


def _refuse_nothing(what: Correctable, value: AnswerValue | None, words: str) -> None:
    """By what is seen of it: that someone protected said otherwise is told by no refusal that does not come.

    What says nothing yet may go on saying nothing.
    """
    if words.strip() or value is not None or (what.text == words and getattr(what.said, "says_nothing", False)):
        return
    if isinstance(what.said, Note) or what.otherwise is not None:
        raise UsageProblem(
            "Uden tekst er der intet tilbage.", "Skriv teksten. Skal det helt væk, så brug tilsyn withdraw."
        )
    if not (what.said.deviates or read_words(what.said)):
        raise UsageProblem(
            "Uden værdi og uden tekst er der ikke noget svar.",
            "Skriv teksten, eller vælg en værdi. Skal svaret helt væk, så brug tilsyn withdraw.",
        )


def _answers(desk: Desk, standing: Entry, said: Answer, value: AnswerValue | None, words: str) -> Iterator[Answer]:
    if value not in readings(desk, Correctable(standing, said)):
        raise UsageProblem("»Ikke fundet« er kun for dokumenter.", "Vælg en anden værdi.")
    now, stated = desk.world.now(), {"value": value, "note": words}
    if value != said.value:
        stated["reason"] = None
    if (value, words) != (said.value, said.note):
        yield next_version(desk.case, standing, said, desk.world.new_id(), {**stated, "corrected": now})
    if words != said.note and said.note:
        for entry, other in _of_its_gesture(desk, said):
            if other.note == said.note:
                yield next_version(desk.case, entry, other, desk.world.new_id(), {"note": words, "corrected": now})


def _deviating(desk: Desk, standing: Entry, said: Answer, was: Deviation, words: str) -> Iterator[Answer]:
    now, right = desk.world.now(), Deviation(source=was.source, note=words)
    if words != was.note:
        for entry, each in ((standing, said), *_of_its_gesture(desk, said)):
            if was in each.deviates:
                deviates = tuple(right if one == was else one for one in each.deviates)
                stated = {"deviates": deviates, "corrected": now}
                yield next_version(desk.case, entry, each, desk.world.new_id(), stated)


def _of_its_gesture(desk: Desk, said: Answer) -> Iterator[tuple[Entry, Answer]]:
    """The others of its family in the same conversation; whole, with what protected sources said.

    Not where one stands in several versions: one of them would go.
    """
    visible = desk.visible()
    for shown, other in list(visible.answers()):
        alike = said.family and (other.encounter, other.family) == (said.encounter, said.family)
        if alike and other.question != said.question and len(visible.standing(shown.header.slot)) == 1:
            entry = visible.behind(shown)[-1]
            if isinstance(entry.payload, Answer):
                yield entry, entry.payload


def _notes(desk: Desk, standing: Entry, said: Note, words: str) -> Iterator[Note]:
    if words != said.text:
        stated: dict[str, object] = {"text": words, "corrected": desk.world.now()}
        if is_quote(words) != is_quote(said.text):
            stated["quote"] = is_quote(words)
        yield next_version(desk.case, standing, said, desk.world.new_id(), stated)


def _named(made: Answer | Note) -> str:
    return made.question if isinstance(made, Answer) else "note"


def value_words(value: AnswerValue | None) -> str:
    """A value as it is read."""
    return VALUES.get(value or "", "ingen værdi")
