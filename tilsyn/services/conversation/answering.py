"""What came out about a question, what stands and must not come out by answering it again, and the entry it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import Answer
from tilsyn.domain.journal.revise import noted_at
from tilsyn.domain.text import clean
from tilsyn.domain.values import letter_of, strongest
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.heard_together import has_own_words, is_only_heard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.domain.journal.entries import DateRead, Deviation, Entry, PartValue
    from tilsyn.domain.library.asked import FramePoint
    from tilsyn.services.drafts import WaitingMarks
    from tilsyn.services.open_case import Desk

LETTERS = {
    "j": "ja", "d": "delvist", "n": "nej", "v": "ved_ikke", "ø": "oensker_ikke", "o": "oensker_ikke",
    "i": "ikke_relevant", "f": "ikke_fundet", "t": None,
}  # fmt: skip
ONLY_DOCUMENTS = "f"
DOCUMENT = "dokument"
ASCII_LETTER = "o"
"""Stands for ø on a keyboard without it; it is not shown."""
OPEN = "normal"
NO_VALUE = "t"
"""The letter of a text without a value."""


def letters_for(point: FramePoint | None, method: str) -> dict[str, str | None]:
    """The letters that are values at a question: only a document can be searched and nothing found.

    At a point of a frame a document is read as the point says it may be.
    """
    if point is not None and method == DOCUMENT:
        return {**{letter_of(each): each for each in point.item.readings}, NO_VALUE: None}
    return {key: value for key, value in LETTERS.items() if key != ONLY_DOCUMENTS or method == DOCUMENT}


class Counted(NamedTuple):
    """k of n, and of how many nobody can tell."""

    k: int
    n: int
    unknown: int | None = None


class Said(NamedTuple):
    """What came out: a value or none yet, and a note. What is None or empty besides stays as it stood.

    `said_at`: when, if not now. `deviates`: who in a group said otherwise. `flagged`: to be come back to. `asked`: in
    these words. `counted` and
    `dates`: what was counted, and what dates were read, at a point of a frame. `anew`: what stands gives way to it.
    """

    value: str | None
    note: str
    said_at: str | None = None
    recorded_from: str | None = None
    deviates: tuple[Deviation, ...] = ()
    flagged: bool | None = None
    asked: str | None = None
    reason: str | None = None
    parts: tuple[PartValue, ...] = ()
    protection: str | None = None
    counted: Counted | None = None
    dates: tuple[DateRead, ...] | None = None
    anew: bool = False

    @property
    def nothing(self) -> bool:
        """Neither a value nor a text, nor anyone who said otherwise: there is nothing to record."""
        read = self.counted is not None or self.dates is not None
        return self.value is None and not self.note.strip() and not self.deviates and not read


class Receipt(NamedTuple):
    """What was committed, to be said after the commit and only then."""

    ids: tuple[str, ...]
    cpr: bool


class Standing(NamedTuple):
    """What stood for a question before, if anything, how it is protected now, and when something was first noted."""

    answer: Answer | None
    protection: str
    noted: str | None = None


def answer_of(prompt: Prompt, question: str, lead: str, said: Said, stood: Standing) -> dict[str, object]:
    """What the answer to one of a prompt's questions states; all else of it stays as it stood.

    The value, its reason and its parts go to the lead only; for the family's others they stay what has been read.
    An answer that is gone on with, or worded better, was given when it was first noted.
    """
    held, leads = stood.answer, question == lead
    stated = {
        "said_at": said.said_at,
        "deviates": said.deviates or None,
        "flagged": said.flagged if leads else None,
        "asked": said.asked and clean(said.asked),
        "parts": (said.parts or None) if leads else None,
        "dates": said.dates if leads else None,
        **(said.counted._asdict() if said.counted and leads else {}),
        "protection": said.protection,
        "recorded_at": stood.noted,
    }
    return {
        "question": question,
        "value": _value(held, said, stood) if leads else held and held.value,
        "note": clean(said.note) if stood.protection == OPEN else added(held, clean(said.note)),
        "family": prompt.family.id if prompt.family and len(prompt.ids) > 1 else None,
        "recorded_from": said.recorded_from or (held and held.recorded_from) or "direkte",
        "reason": (said.reason if leads else None) or _reason(held, said, leads=leads),
        **({"said_at": None, "recorded_at": None} if said.anew else {}),
        **{name: each for name, each in stated.items() if each is not None},
    }


def _value(held: Answer | None, said: Said, stood: Standing) -> str | None:
    read = held is not None and (said.counted is not None or said.dates is not None)  # a count takes no value away
    return said.value or (held.value if held and (read or stood.protection != OPEN) else None)


def added(held: Answer | None, note: str) -> str:
    """What is protected is shown to nobody, so nobody can have meant to replace it: it is added to, unseen."""
    before = held.note if held else ""
    if not before or note == before or note.startswith(f"{before}\n"):
        return note
    return f"{before}\n{note}" if note else before


def _reason(held: Answer | None, said: Said, *, leads: bool) -> str | None:
    """A reason belongs to its value: another value does not inherit it."""
    return held.reason if held and (not leads or said.value == held.value) else None


def joined(earlier: Answer | None, said: Said) -> Said:
    """What was written before, and what is written now; the same line typed twice is one."""
    if earlier is None:
        return said
    if f"\n{earlier.note}".endswith(f"\n{said.note}"):
        said = said._replace(note="")
    return said._replace(
        value=said.value or earlier.value,
        note="\n".join(filter(None, (earlier.note, said.note))),
        said_at=said.said_at or earlier.said_at,
    )


def is_quote(text: str) -> bool:
    """Whether all of it is someone's own words."""
    return text.strip().startswith("»") and text.strip().endswith("«")


class Guard:
    """One encounter's answers as they stand, protected ones too."""

    def __init__(self, desk: Desk, encounter: str, pending: WaitingMarks) -> None:
        self._desk = desk
        self._encounter = encounter
        self._pending = pending

    def held(self, question: str) -> Entry | None:
        """The entry that stands for a question."""
        return self._desk.case.current(Slot.answer(question, self._encounter))

    def protection(self, question: str) -> str:
        """How what stands is protected now."""
        held = self.held(question)
        return self._desk.case.protection_of(held) if held else OPEN

    def standing(self, question: str) -> Standing:
        """What the next answer to a question is added to, or replaces."""
        held = self.held(question)
        answer = held.payload if held and isinstance(held.payload, Answer) else None
        # Of one that says nothing yet nothing has been noted either.
        noted = noted_at(held) if held and answer and not answer.says_nothing else None
        return Standing(answer, self.protection(question), noted)

    def only_heard(self, question: str) -> bool:
        """Whether what stands came of another question of its family, openly: words of its own take its place."""
        held = self.held(question)
        return held is not None and self.protection(question) == OPEN and is_only_heard(self._desk.case, held)

    def without_own(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The first, and those of its family that have no words of their own; what is protected is not told by this."""
        case, lead = self._desk.case, ids[0]
        told = {each for each in ids if (held := self.held(each)) and has_own_words(case, held)}
        return tuple(each for each in ids if each == lead or each not in told or self.protection(each) != OPEN)

    def before(self, said: Said, question: str) -> Standing:
        """What stands that the next answer goes on from."""
        return Standing(None, OPEN) if said.anew else self.standing(question)

    def catch_up(self, ids: Sequence[str]) -> None:
        """Take in what short commands have written meanwhile: what they protected must stay so.

        Raises UsageProblem where they changed what stands here; a second try records.
        """
        before = [self.held(each) for each in ids]
        self._desk.file.refresh()
        if [self.held(each) for each in ids] != before:
            raise UsageProblem(
                f"Svaret på {ids[0]} er ændret fra et andet vindue imens.",
                "Se efter med tilsyn log SAG. Gem igen, hvis det, du har skrevet, skal gælde.",
            )

    def without_open(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """What is added to a protected answer is protected too; a family's open answers are left as they are."""
        if self.protection(ids[0]) == OPEN:
            return ids
        return tuple(each for each in ids if not self.held(each) or self.protection(each) != OPEN)

    def marked(self, ids: Sequence[str], lead: str, said: Said) -> Said:
        """With the marks that were waiting for an answer; a whole gesture is as protected as what it adds to."""
        find = self._pending.find
        return said._replace(
            flagged=True if find(ids, "flag") and said.flagged is None else said.flagged,
            protection=strongest(find(ids, "fortrolig"), said.protection, self.protection(lead)),
            said_at=said.said_at or find(ids, "said_at"),
            asked=said.asked or find(ids, "asked"),
        )
