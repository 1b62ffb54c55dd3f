"""What the case already holds against what a file says: new, a correction, held already, or in the way.

Ids come first, then slots (interface.md, Exchange file). What a file cannot say, such as a masked number, a hidden
source or the inner reason of a focus, it does not take away either; and no import lifts a protection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.danish import date_text
from tilsyn.domain.findings.doubted_names import DOUBTED, people_doubted
from tilsyn.domain.findings.privacy import masked
from tilsyn.domain.journal.entries import Judgement
from tilsyn.domain.journal.revise import comes_out, next_version, said_anew
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange.quoting import PROSE, quoted
from tilsyn.domain.proposals.filled_in import filled_in
from tilsyn.domain.values import strongest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tilsyn.domain.journal.entries import Entry, Payload
    from tilsyn.domain.proposals.exchange.leaving import Leaving

HELD = "findes i sagen i forvejen"
TWICE = "står allerede i filen"
REMOVED = "indholdet er maskeret i sagen"
_NO_CONTENT = frozenset({"record", "id", "entry", "recorded_at"})
"""Fields that name or time a version; they are no part of what it says."""
_SPOKEN_OF = frozenset(
    {
        *("code", "group", "track", "method", "form", "outcome", "start", "end", "question", "value", "indicator"),
        *("score", "kind", "status", "decision", "use", "item", "checklist", "at", "date", "edition", "deadline"),
        *("requested", "received", "as_of", "population", "drawn"),
    }
)
"""Fields whose two values are shown side by side: listed values, numbers, codes and dates."""


class Skipped(NamedTuple):
    """A record of the file that changes nothing, and why."""

    at: str
    reason: str


class Stated(NamedTuple):
    """A payload that a record of the file states. `fields` are those it speaks of, None for all of them.

    `correction` gives the id of a correction; `check` what is wrong with it, if it is to be written at all; `conflict`
    what is said where it is, of what the case says otherwise since it was shown.
    """

    part: str
    at: str
    payload: Payload
    explicit: bool
    correction: Callable[[], str]
    fields: frozenset[str] | None = None
    check: Callable[[], Iterable[Problem]] = tuple
    conflict: Problem | None = None


class Ledger:
    """Collects what is to be written, in order."""

    def __init__(self, leaving: Leaving, *, filled_at: str | None = None) -> None:
        """`filled_at`: when sheets that were filled by what the case shows are read."""
        self._leaving = leaving
        self._filled_at = filled_at
        self._case = leaving.case
        self._records = _by_record(leaving)
        self._slots: dict[str, Stated] = {}
        self.payloads: list[tuple[str, Payload]] = []
        self.skipped: list[Skipped] = []
        self.problems: list[Problem] = []

    def held(self, kind: type[Payload], record: str) -> Entry | None:
        """The version that an id names."""
        return self._records.get((kind, record))

    def skip(self, at: str, reason: str) -> None:
        self.skipped.append(Skipped(at, reason))

    def settle(self, stated: Stated) -> None:
        """Decide what becomes of one payload."""
        earlier = self._slots.get(stated.payload.slot)
        if earlier:
            self._settle_twice(stated, earlier)
            return
        self._slots[stated.payload.slot] = stated
        held = self.held(type(stated.payload), stated.payload.record)
        if held is None:
            self._settle_new(stated)
        elif self._says_the_same(stated, held) or self._was_read_before(stated):
            self.skip(stated.at, HELD)
        else:
            self._settle_changed(stated, held)

    def _was_read_before(self, stated: Stated) -> bool:
        """Whether a row without an id is held by the id that its words give it, whatever it was added to."""
        return self._filled_at is not None and not stated.explicit

    def _settle_twice(self, stated: Stated, earlier: Stated) -> None:
        if _content(stated.payload) == _content(earlier.payload) and not stated.explicit:
            self.skip(stated.at, TWICE)
        else:
            self.problems.append(problem("S133", at=stated.at, first=earlier.at))

    def _settle_new(self, stated: Stated) -> None:
        slot = stated.payload.slot
        live = self._case.live(slot)
        known = [*live, *self._leaving.visible.standing(slot), *self._withdrawn(slot)]
        if self._filled_at:  # whoever filled a sheet learns nothing of what is hidden by writing the same
            known = [each for each in known if not self._is_hidden(each)]
        if not stated.explicit and any(self._says_the_same(stated, each) for each in known):
            self.skip(stated.at, HELD)
        elif stated.conflict:
            self.problems.append(stated.conflict)
        elif live:
            self._correct(stated, live[-1], stated.payload.record)
        elif any(each in self._case.redacted for each in self._case.slots.get(slot, ())):
            self.skip(stated.at, REMOVED)
        else:
            self._add(stated, stated.payload)

    def _withdrawn(self, slot: str) -> list[Entry]:
        held = self._case.slots.get(slot, {}).values()
        return [each for each in held if each.payload is not None and self._case.is_gone(each)]

    def _settle_changed(self, stated: Stated, held: Entry) -> None:
        """An id that is held with other content: a correction of it where it is live."""
        slot = stated.payload.slot
        if held.header.slot != slot:
            self._refuse("S135" if self._is_hidden(held) else "S132", stated, held)
            return
        record = stated.correction()
        live = self._case.live(slot)
        if self.held(type(stated.payload), record) or any(self._says_the_same(stated, each) for each in live):
            self.skip(stated.at, HELD)
            return
        if stated.conflict:
            self.problems.append(stated.conflict)
            return
        replaced = [each for each in live if each is held or self._leaving.visible.shown_as(each) is held]
        if held in self._leaving.visible.standing(slot):  # also where a protected version took its place unseen
            replaced = replaced or live
        if replaced:
            self._correct(stated, replaced[-1], record)
        elif self._is_hidden(held):
            self._take_unseen(stated, held, live, record)
        else:
            self._refuse("S131", stated, held)

    def _take_unseen(self, stated: Stated, held: Entry, live: list[Entry], record: str) -> None:
        """What an id names that is hidden and holds no longer: taken as one that nobody knows is, and kept hidden."""
        if live:
            self._correct(stated, live[-1], record)
        elif comes_out(self._case, held, type(stated.payload)):
            self.problems.append(problem("S135", at=stated.at))
        else:
            self._add(stated, said_anew(self._case, held, stated.payload, record))

    def _correct(self, stated: Stated, earlier: Entry, record: str) -> None:
        """Add a correction, unless it would bring into the open what is protected and has no protection of its own."""
        if comes_out(self._case, earlier, type(stated.payload)):
            self.problems.append(problem("S135", at=stated.at))
        else:
            self._add(stated, self._correction(stated, earlier, record))

    def _add(self, stated: Stated, payload: Payload) -> None:
        faults = list(stated.check())
        self.problems.extend(faults)
        if not faults:
            self.write(stated.part, stated.at, payload)

    def write(self, part: str, at: str, payload: Payload) -> None:
        """Take a payload in; what looks like a CPR number or a person's name is kept, and said."""
        self.payloads.append((part, payload))
        if masked(payload) is not payload:
            self.problems.append(problem("S140", at=at))
        for called in people_doubted(self._case, self._leaving.visible, payload):
            self.problems.append(problem("S147", at=at, who=DOUBTED[called]))

    def _refuse(self, code: str, stated: Stated, held: Entry) -> None:
        difference = "" if self._is_hidden(held) else self._differences(stated, held)
        given = quoted(stated.payload.record)
        self.problems.append(problem(code, at=stated.at, given=given, difference=difference))

    def _differences(self, stated: Stated, held: Entry) -> str:
        """Both versions, as far as they may be shown: where the held one stands, and how the two differ."""
        said = [
            _difference(name, getattr(held.payload, name), value)
            for name, value in self._changes(stated, held, stated.fields).items()
        ]
        where = f" (post {held.id[:8]}, {date_text(held.header.at)}, {quoted(held.header.who)})"
        return f"{where}: {'; '.join(said)}"

    def _is_hidden(self, entry: Entry) -> bool:
        return self._case.protection_of(entry) != "normal"

    def _says_the_same(self, stated: Stated, entry: Entry) -> bool:
        return not self._changes(stated, entry, stated.fields)

    def _changes(self, stated: Stated, entry: Entry, fields: frozenset[str] | None) -> dict[str, Any]:
        """The fields in which a payload says something else than an entry, held or as it would leave the case."""
        payload, held = stated.payload, entry.payload
        names = [each for each in type(payload).model_fields if each not in _NO_CONTENT]
        differing = [each for each in names if getattr(payload, each) != getattr(held, each, None)]
        shown = self._leaving.shown(entry) if differing else None
        return {
            each: getattr(payload, each)
            for each in differing
            if (fields is None or each in fields)
            and getattr(payload, each) != getattr(shown, each, None)
            and not (each == "protection" and not self._protects_more(stated, entry))
        }

    def _protects_more(self, stated: Stated, entry: Entry) -> bool:
        now = self._case.protection_of(entry)
        return strongest(getattr(stated.payload, "protection", None), now) != now

    def _correction(self, stated: Stated, earlier: Entry, record: str) -> Payload:
        """The next version of what is held: changed where the file says something else."""
        changes = self._changes(stated, earlier, stated.fields)
        noted = getattr(stated.payload, "recorded_at", None)
        if noted:
            changes["recorded_at"] = noted
        held, seen = earlier.payload or stated.payload, self._leaving.source_codes
        if self._filled_at:
            changes |= filled_in(held, changes, self._filled_at, hidden=self._is_hidden(earlier))
        # Who sees none of what is hidden takes none of it away.
        if isinstance(held, Judgement) and "sources" in changes:
            unseen = (each for each in held.sources if each not in self._leaving.codes)
            changes["sources"] = tuple(dict.fromkeys((*changes["sources"], *unseen)))
        if "documents" in changes:
            unseen = (each for each in getattr(held, "documents", ()) if each not in self._leaving.papers)
            changes["documents"] = tuple(dict.fromkeys((*changes["documents"], *unseen)))
        return next_version(self._case, earlier, held, record, changes, seen=seen)


def _by_record(leaving: Leaving) -> dict[tuple[type[Payload], str], Entry]:
    """Every version that still has its content; of several with one id the live one."""
    entries = [each for each in leaving.case.entries.values() if each.payload is not None]
    entries.sort(key=lambda each: (leaving.case.is_live(each), each.order))
    return {(type(each.payload), each.payload.record): each for each in entries if each.payload is not None}


def _content(payload: Payload) -> dict[str, Any]:
    return payload.model_dump(exclude=set(_NO_CONTENT))


def _difference(name: str, held: object, given: object) -> str:
    if name in PROSE or name not in _SPOKEN_OF:
        return f"{name} er forskellig"
    return f"{name} er {_said(held)} i sagen og {_said(given)} i filen"


def _said(value: object) -> str:
    return "tom" if value is None else f"»{quoted(value)}«"
