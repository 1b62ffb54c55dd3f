"""What has been recorded since a case was opened here, gesture by gesture, so that the last can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.values import PROTECTIONS, strongest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry

TAKEN_BACK = frozenset({"answer", "note", "own_question", "judgement"})
"""What one gesture says and another may take back; all else is changed where it was made."""
PROTECTED, SEVERAL = "protect", "several"
"""Why else a gesture is not taken back: it hides what stood openly; it made one of what two had written."""
_OPEN = PROTECTIONS[0]


class Stood(NamedTuple):
    """A slot that a gesture wrote in, and the entry that stood there before, if any."""

    slot: str
    before: str | None


class StoodMark(NamedTuple):
    """A mark that waits for an answer, and what it said before; None where it was not set."""

    mark: str
    question: str
    before: str | None


@dataclass(slots=True)
class Made:
    """One gesture. `fixed`: why it is not taken back here, the kind of what it wrote; else empty."""

    stood: tuple[Stood, ...] = ()
    marks: list[StoodMark] = field(default_factory=list)
    fixed: str = ""


class Head(NamedTuple):
    """The newest entry that was written here in a slot; `gone` once it was withdrawn here too."""

    entry: str
    gone: bool


class RecordedHere:
    """The gestures of one open case, newest last. `undone`: what took others back, until something new comes."""

    def __init__(self) -> None:
        self.made: list[Made] = []
        self.undone: list[Made] = []
        self.heads: dict[str, Head] = {}

    def gesture(self, case: Case, entries: Sequence[Entry]) -> None:
        """What was committed in one."""
        stood: dict[str, Stood] = {}
        for slot, before, head in _written(case, entries):
            stood.setdefault(slot, Stood(slot, before))
            self.heads[slot] = head
        if entries:
            self.made.append(Made(tuple(stood.values()), fixed=_fixed(case, entries)))
            self.undone.clear()

    def marked(self, marks: Sequence[StoodMark], *, with_last: bool = False) -> None:
        """What was marked for an answer to come; or lifted `with_last`, as the answer now carries it."""
        if marks and with_last and self.made:
            self.made[-1].marks += marks
        elif marks:
            fixed = PROTECTED if any(each.mark == "fortrolig" for each in marks) else ""
            self.made.append(Made(marks=list(marks), fixed=fixed))
            self.undone.clear()


def _written(case: Case, entries: Sequence[Entry]) -> Iterator[tuple[str, str | None, Head]]:
    for entry in entries:
        slot = Slot(entry.header.slot)
        target = case.entries.get(slot.rest) if slot.kind == "withdrawal" else None
        if target is None:
            stood = [each for each in entry.header.supersedes if not _is_gone(case, each)]
            yield slot, stood[-1] if stood else None, Head(entry.id, gone=False)
        elif target.id not in case.superseded:
            yield target.header.slot, target.id, Head(target.id, gone=True)


def _is_gone(case: Case, entry: str) -> bool:
    """Whether an entry that another took the place of had been withdrawn: then nothing stood."""
    held = case.entries.get(entry)
    return held is not None and case.is_gone(held)


def _fixed(case: Case, entries: Sequence[Entry]) -> str:
    """Why a gesture is not taken back: one that hides what stood openly is a protection, whatever it says besides."""
    for entry in entries:
        slot = Slot(entry.header.slot)
        target = case.entries.get(slot.rest) if slot.kind == "withdrawal" else None
        kind = target.header.kind if target else slot.kind
        if kind not in TAKEN_BACK:
            return kind
        if not target and _hides(case, entry):
            return PROTECTED
        if sum(not _is_gone(case, each) for each in entry.header.supersedes) > 1:
            return SEVERAL
    return ""


def _hides(case: Case, entry: Entry) -> bool:
    """Whether what stood before was less protected than this: a next version never is."""
    before = [case.protection_of(case.entries[each]) for each in entry.header.supersedes if each in case.entries]
    return bool(before) and strongest(*before) == _OPEN != case.protection_of(entry)
