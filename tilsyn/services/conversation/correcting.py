"""What has been written in a conversation, in the order it was; and the text or the value of any of it set right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.codes import code_of
from tilsyn.domain.journal.entries import Answer, Note, OwnQuestion
from tilsyn.domain.journal.revise import next_version, noted_at
from tilsyn.domain.moments import moment
from tilsyn.domain.text import clean
from tilsyn.domain.values import VALUES
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.answering import LETTERS, ONLY_DOCUMENTS, Receipt, is_quote
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging.stale_check import Refusals, as_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.values import AnswerValue
    from tilsyn.services.open_case import Desk

Said = Answer | Note
_BESIDE = frozenset({"corrected", "recorded_at", "protection", "flagged"})
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


class WrittenHere(NamedTuple):
    """One thing that was written in one gesture: the entry, what it says, and the numbers of the questions it answers.

    `at`: when it was first written down.
    """

    entry: Entry
    said: Answer | Note | OwnQuestion
    at: str
    ids: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return self.said.note if isinstance(self.said, Answer) else self.said.text


def written(desk: Desk, encounter: str) -> list[WrittenHere]:
    """All that may be shown of one encounter, first to last; what one gesture answered stands as one."""
    visible = desk.visible()
    kept: list[tuple[Entry, Note | OwnQuestion]] = [*visible.notes(), *visible.own_questions()]
    beside = [
        WrittenHere(entry, said, visible.first_noted(entry.header.slot))
        for entry, said in kept
        if said.encounter == encounter
    ]
    return sorted([*_answered(desk, encounter), *beside], key=lambda each: moment(each.at))


def _answered(desk: Desk, encounter: str) -> Iterator[WrittenHere]:
    here = [each for each in desk.visible().answers() if each[1].encounter == encounter]
    together: dict[object, list[tuple[Entry, Answer]]] = {}
    for entry, said in here:
        key = (said.family, said.note, said.deviates) if said.family and said.note else said.question
        together.setdefault(key, []).append((entry, said))
    for several in together.values():
        # The value went to the first of them; another that has one has been read apart.
        lead, *others = several
        apart = [each for each in others if each[1].value]
        with_lead = (said.question for entry, said in several if (entry, said) not in apart)
        yield WrittenHere(*lead, noted_at(lead[0]), tuple(with_lead))
        yield from (WrittenHere(*each, noted_at(each[0]), (each[1].question,)) for each in apart)


def otherwise(desk: Desk, said: Answer) -> Iterator[str]:
    """Who in a group said something else, and what."""
    for each in said.deviates:
        yield f"{code_of(Slot.source(each.source), desk.visible())} sagde noget andet: {each.note}"


def readings(desk: Desk, said: Said) -> list[AnswerValue | None]:
    """The values that may stand of it, none among them; of a note there are none."""
    if not isinstance(said, Answer):
        return []
    held = desk.visible().encounters.get(said.encounter)
    reads = held is not None and held.encounter.method == "dokument"
    found = [value for letter, value in LETTERS.items() if reads or letter != ONLY_DOCUMENTS]
    return list(dict.fromkeys(found))  # type: ignore[arg-type]  # each is a value of an answer


def correct(desk: Desk, read: Entry, value: AnswerValue | None, text: str, by: str | None) -> Receipt | None:
    """Set right what was read, as a new version of it that keeps its times; None where nothing is otherwise.

    What one gesture wrote at several questions is one text, so it is set right at all of them; a value at one.
    Raises UsageProblem where it has been written anew meanwhile, or nothing would be left of it.
    """
    words = clean(text)
    refusals = _ANSWER if isinstance(read.payload, Answer) else _NOTE
    standing = as_read(desk, read, _BESIDE, refusals)
    made: list[Answer | Note] = []
    match standing.payload:
        case Answer() as said:
            made += _answers(desk, standing, said, value, words)
        case Note() as said:
            made += _notes(desk, standing, said, words)
        case _:
            raise UsageProblem(*refusals.gone)
    if not made:
        Keeper(desk, read.header.slot).hold("")
        return None
    desk.add(made, by, drop_draft=read.header.slot)
    return Receipt(tuple(_named(each) for each in made), desk.cpr_recorded())


def _answers(desk: Desk, standing: Entry, said: Answer, value: AnswerValue | None, words: str) -> Iterator[Answer]:
    if value is None and not words.strip() and not said.deviates:
        raise UsageProblem(
            "Uden værdi og uden tekst er der ikke noget svar.",
            "Skriv teksten, eller vælg en værdi. Skal svaret helt væk, så brug tilsyn withdraw.",
        )
    if value not in readings(desk, said):
        raise UsageProblem("»Ikke fundet« er kun for dokumenter.", "Vælg en anden værdi.")
    now, stated = desk.world.now(), {"value": value, "note": words}
    if value != said.value:
        stated["reason"] = None
    if (value, words) != (said.value, said.note):
        yield next_version(desk.case, standing, said, desk.world.new_id(), {**stated, "corrected": now})
    if words != said.note and said.note:
        for entry, other in _same_words(desk, said):
            yield next_version(desk.case, entry, other, desk.world.new_id(), {"note": words, "corrected": now})


def _same_words(desk: Desk, said: Answer) -> Iterator[tuple[Entry, Answer]]:
    """The others of its family that the same gesture wrote; whole, with what protected sources said."""
    visible = desk.visible()
    for shown, other in list(visible.answers()):
        alike = (other.encounter, other.family, other.note) == (said.encounter, said.family, said.note)
        if said.family and alike and other.question != said.question:
            entry = visible.behind(shown)[-1]
            if isinstance(entry.payload, Answer):
                yield entry, entry.payload


def _notes(desk: Desk, standing: Entry, said: Note, words: str) -> Iterator[Note]:
    if not words.strip():
        raise UsageProblem(
            "En note uden tekst er ingen note.", "Skriv teksten. Skal noten helt væk, så brug tilsyn withdraw."
        )
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
