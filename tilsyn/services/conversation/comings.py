"""What a line about who comes and goes would mean before it is recorded, and a coming or going that was none mended."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import typed_clock
from tilsyn.domain.findings.codes import source_of
from tilsyn.domain.findings.presence import Stay
from tilsyn.domain.journal.entries import Answer, Deviation
from tilsyn.domain.like_a_name import is_role
from tilsyn.domain.text import clean
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation import attendance
from tilsyn.services.planning.preparing import change_encounter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tilsyn.domain.journal.entries import Source
    from tilsyn.services.conversation.session import Session

A_FEW = 5
"""Words; a line of more is a sentence, whoever it names."""
_AROUND = re.compile(
    r"en|et|den|to|tre|fire|flere|ny|nye|anden|andet|andre|til|fra|for|hos|af|og|\d+\.?|\w", re.IGNORECASE
)
_CODE = re.compile(r"[^\W\d_]*\d+[^\W\d_]?", re.IGNORECASE)
"""A word with a number in it: K7, 12b."""
_SENTENCE = re.compile(r"[.,;:!?]")


class ComesOrGoes(NamedTuple):
    """Someone comes in, or goes, as it was typed."""

    who: str
    goes: bool

    @classmethod
    def of(cls, line: str) -> ComesOrGoes:
        """One who goes has a minus before."""
        words = clean(line).strip()
        return cls(" ".join(words.lstrip("+-").split()), words.startswith("-"))

    @property
    def words(self) -> str:
        """What would be recorded."""
        return f"{self.who} {'går' if self.goes else 'kommer ind'}"


def names_someone(session: Session, step: ComesOrGoes) -> bool:
    """Whether it is a known code, someone who is there, or reads like a code or a role: any other line is a text."""
    return _is_there(session, step.who) or _is_known(session, step.who) or _reads_like_one(step.who)


def may_be_someone(step: ComesOrGoes) -> bool:
    """Whether a person may mean it so after all, once asked: a few words, and no sentence."""
    return 0 < len(step.who.split()) <= A_FEW and not _SENTENCE.search(step.who)


def goes_unseen(session: Session, step: ComesOrGoes) -> bool:
    """Whether one goes of whom it is not told that she came, nor was there from the first: that is asked."""
    return step.goes and not attendance.was_there(session, step.who)


def take(session: Session, step: ComesOrGoes, *, from_first: bool = False) -> str:
    """Record it; gives what stands now, as it is read. `from_first`: as of `attendance.leave`. Raises UsageProblem."""
    if step.goes:
        attendance.leave(session, step.who, from_first=from_first)
    else:
        attendance.come(session, step.who)
    return "".join(Stay.of(each).told for each in session.encounter.present[-1:])


def _is_there(session: Session, who: str) -> bool:
    return any(Stay.of(each).who.casefold() == who.casefold() for each in session.encounter.present)


def _is_known(session: Session, who: str) -> bool:
    try:
        return _known(session, who) is not None
    except UsageProblem:  # two go by the code: whoever records it is told
        return True


def _known(session: Session, who: str) -> Source | None:
    return source_of(session.desk.case, session.desk.visible(), who, spoken=True)


def _reads_like_one(who: str) -> bool:
    words = who.split()
    named = [is_role(word) or bool(_CODE.fullmatch(word)) for word in words]
    around = (name or _AROUND.fullmatch(word) for name, word in zip(named, words, strict=True))
    return len(words) <= A_FEW and any(named) and all(around)


class Mending(NamedTuple):
    """What may be mended of one line: it never was so, he never went, or it was at another time."""

    line: str
    what: str
    words: str

    @property
    def who(self) -> str:
        """Of whom it is told."""
        return Stay.of(self.line).who


REMOVE, STAYED, CAME, WENT = "remove", "stayed", "came", "went"


def mendings(session: Session) -> list[Mending]:
    """Of everyone who was there, came or went, in the order they were told of."""
    found: list[Mending] = []
    for line in session.encounter.present:
        stay = Stay.of(line)
        found.append(Mending(line, REMOVE, f"{line}: det var en fejl, fjern det"))
        if stay.came:
            found.append(Mending(line, CAME, f"{line}: {stay.who} kom på et andet tidspunkt"))
        if stay.went:
            found.append(Mending(line, WENT, f"{line}: {stay.who} gik på et andet tidspunkt"))
            found.append(Mending(line, STAYED, f"{line}: {stay.who} er ikke gået"))
    return found


def mend(session: Session, mending: Mending, typed: str = "") -> str:
    """Do it, and give what stands now; `typed` is the other time. Raises UsageProblem.

    One who takes part only by a coming that never was takes part no more.
    """
    attendance.look_again(session)
    if mending.line not in session.encounter.present:
        raise UsageProblem("Det er ændret fra et andet vindue imens. Intet er rettet.", "Tryk F6 igen.")
    stay = Stay.of(mending.line)
    if mending.what == REMOVE:
        return _removed(session, stay)
    clock = typed_clock(typed).replace(":", ".") if mending.what in {CAME, WENT} else None
    right = stay._replace(came=clock) if mending.what == CAME else stay._replace(went=clock)
    if right.came and right.went and right.went < right.came:
        raise UsageProblem(f"{stay.who} kan ikke gå, før {stay.who} er kommet.", "Ret tidspunktet.")
    present = tuple(right.line if each == mending.line else each for each in session.encounter.present)
    _change(session, present=present)
    return f"Rettet: {right.line}."


def _removed(session: Session, stay: Stay) -> str:
    present = tuple(each for each in session.encounter.present if each != stay.line)
    gone = _joined_by(session, stay, present)
    if gone is None:
        _change(session, present=present)
        return f"Fjernet: {stay.line}."
    if any(gone.id == each.source for each in _deviations(session)):
        raise UsageProblem(
            f"{gone.code} står for at have sagt noget i samtalen, og kan ikke fjernes.",
            "Ret først, hvad der er sagt (Ctrl+R).",
        )
    _change(session, present=present, sources=tuple(each for each in session.encounter.sources if each != gone.id))
    return f"Fjernet: {stay.line}. {gone.code} deltager ikke i samtalen."


def _joined_by(session: Session, stay: Stay, others: Sequence[str]) -> Source | None:
    """Who takes part by that coming alone."""
    known = None
    with suppress(UsageProblem):
        known = _known(session, stay.who)
    if known is None or not stay.came or known.id not in session.encounter.sources:
        return None
    begun_with = attendance.from_the_first(session.desk.case, session.encounter)
    again = any(Stay.of(each).who.casefold() == stay.who.casefold() and Stay.of(each).came for each in others)
    return None if again or known.id in begun_with else known


def _deviations(session: Session) -> list[Deviation]:
    here = session.desk.case.in_encounter(session.encounter.id)
    return [each for _, said in here if isinstance(said, Answer) for each in said.deviates]


def _change(session: Session, **stated: tuple[str, ...]) -> None:
    session.encounter = change_encounter(session.desk, session.encounter.id, (), session.by, stated, in_room=True)
