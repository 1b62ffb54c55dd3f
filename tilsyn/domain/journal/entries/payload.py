"""What every payload is, and the values that several of them share."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from tilsyn.domain.addresses import Slot
from tilsyn.domain.record import Record

Score = Annotated[int, Field(ge=1, le=5)] | Literal["forventes", "forventes_ikke"]


class Payload(Record):
    """What one entry states. `record` names this version for the exchange file, at random, never from the journal.

    `slot_of` is the kind of its slot, and the fields that the slot's parts are.
    """

    slot_of: ClassVar[tuple[str, ...]]
    record: str

    @property
    def slot(self) -> Slot:
        """The one thing this entry states (architecture.md, Journal)."""
        kind, *fields = self.slot_of
        return Slot.of(kind, *(str(getattr(self, each)) for each in fields))
