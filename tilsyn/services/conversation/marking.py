"""Marks on the question at hand: flag, fortrolig, when it was said, who in the group said otherwise.

On an answer that stands a mark is recorded at once; on one that is still to come it waits, and is kept meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.domain.danish import iso_day, typed_clock
from tilsyn.domain.journal.entries import Answer, Deviation, Protect
from tilsyn.domain.text import clean
from tilsyn.services.conversation.answering import OPEN, Said
from tilsyn.services.planning.preparing import local_time

if TYPE_CHECKING:
    from tilsyn.services.conversation.session import Session
    from tilsyn.services.drafts import Mark

HIDDEN = "Gjort fortrolig under samtalen"


class Marking:
    """The marks of the question at hand, whichever that is."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def flagged(self) -> bool:
        """Whether the question is to be come back to."""
        return bool(self._ids()) and self._ids()[0] in self._session.flags()

    @property
    def hidden(self) -> bool:
        """Whether what is answered here is fortrolig, or will be."""
        held = self._session.desk.case.current(self._slot()) if self._ids() else None
        stands = held is not None and self._session.desk.case.protection_of(held) != "normal"
        return stands or self._waiting("fortrolig") is not None

    @property
    def said_at(self) -> str | None:
        """When it was said, where that was stated."""
        standing = self._standing()
        return self._waiting("said_at") or (standing.said_at if standing else None)

    @property
    def seen(self) -> bool:
        """Whether it is seen and not said: an observation."""
        return self._session.encounter.method == "observation"

    def flag(self, so_far: Said) -> bool:
        """Set or lift the flag; whether it is set now. `so_far` is what stands on the screen."""
        wanted = not self.flagged
        if self._standing():
            self._session.record(so_far._replace(flagged=wanted))
            self._session.pending.lift(self._ids(), "flag")
        elif wanted:
            self._session.pending.put(self._ids()[0], "flag", "flag")
        else:
            self._session.pending.lift(self._ids(), "flag")
        return wanted

    def hide(self, so_far: Said) -> bool:
        """Fortroligt (domain.md 7), or not after all. False where it is recorded already: that is lifted elsewhere."""
        if self._standing() and self.hidden:
            return False
        if self._standing():
            self._session.record(so_far._replace(protection="fortrolig"))
            self._hide_earlier()
        else:
            self._turn_hidden()
        return True

    def _hide_earlier(self) -> None:
        """What is hidden here is hidden as it was worded before, too, however much it was rewritten."""
        desk = self._session.desk
        slots = [Slot.answer(each, self._session.encounter.id) for each in self._ids()]
        held = [(desk.case.current(slot), desk.visible().entry(slot)) for slot in slots]
        hidden = [entry for entry, shown in held if entry and shown and desk.case.protection_of(entry) != OPEN]
        if hidden:
            record = desk.world.new_id
            said = [Protect(record=record(), target=each.id, protection="fortrolig", reason=HIDDEN) for each in hidden]
            desk.add(said, self._session.by)

    def _turn_hidden(self) -> None:
        if self._waiting("fortrolig"):
            self._session.pending.lift(self._ids(), "fortrolig")
        else:
            self._session.pending.put(self._ids()[0], "fortrolig", "fortrolig")

    def say_at(self, typed: str, so_far: Said) -> None:
        """State when it was said, on the day of the conversation. Raises UsageProblem for what is no time of day."""
        clock = typed_clock(typed)
        day = iso_day(self._session.encounter.start or self._session.desk.world.now())
        at = local_time(f"{day}T{clock}", self._session.desk.world)
        if self._standing():
            self._session.record(so_far._replace(said_at=at))
        else:
            self._session.pending.put(self._ids()[0], "said_at", at)

    def ask_in(self, words: str) -> None:
        """These were the words said: of what stands, on the first of its questions alone, whose text stays its own."""
        standing = self._standing()
        if standing:
            shown = next(iter(self._session.shown(self._session.at_hand())), None)
            stands = Said(shown.value, shown.note) if shown else Said(None, "")
            self._session.record(stands._replace(asked=words), only=self._ids()[:1])
        else:
            self._session.pending.put(self._ids()[0], "asked", words)

    def present(self) -> list[tuple[str, str]]:
        """Ids and codes of those who take part and may be seen."""
        held = self._session.desk.visible().sources
        return [(each, held[each].code) for each in self._session.encounter.sources if each in held]

    def deviations(self) -> list[tuple[str, str]]:
        """Who said otherwise about the question at hand, and what; nobody who is protected."""
        visible = self._session.desk.visible()
        said = visible.one(Answer, self._slot()) if self._ids() else None
        return [(visible.sources[each.source].code, each.note) for each in said.deviates] if said else []

    def deviate(self, source: str, note: str, so_far: Said) -> None:
        """Someone in the group said otherwise: recorded at once, with what stands on the screen."""
        standing = self._standing()
        told = Deviation(source=source, note=clean(note))
        self._session.record(so_far._replace(deviates=(*(standing.deviates if standing else ()), told)))

    def _standing(self) -> Answer | None:
        return self._session.desk.case.one(Answer, self._slot()) if self._ids() else None

    def _slot(self) -> str:
        return Slot.answer(self._ids()[0], self._session.encounter.id)

    def _waiting(self, mark: Mark) -> str | None:
        return self._session.pending.find(self._ids(), mark)

    def _ids(self) -> tuple[str, ...]:
        return self._session.current.ids if self._session.current else ()
