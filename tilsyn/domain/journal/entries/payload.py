"""What every payload is, and the values that several of them share."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, PlainSerializer, SerializationInfo

from tilsyn.domain.addresses import Slot
from tilsyn.domain.record import Record

Score = Annotated[int, Field(ge=1, le=5)] | Literal["forventes", "forventes_ikke"]


def _source_code(identity: str, info: SerializationInfo) -> str:
    return _code(identity, Slot.source(identity), info)


def _encounter_code(identity: str, info: SerializationInfo) -> str:
    return _code(identity, Slot.meeting(identity), info)


def _slot_code(slot: str, info: SerializationInfo) -> str:
    return _code(slot, slot, info)


def _code(stated: str, slot: str, info: SerializationInfo) -> str:
    """With a table of codes by slot as the context: by code. What is not in it leaves nothing, not even its id."""
    return str(info.context[slot]) if info.context else stated


SourceId = Annotated[str, PlainSerializer(_source_code)]
"""A source: by its identity in the journal, by its code in the exchange file."""
EncounterId = Annotated[str, PlainSerializer(_encounter_code)]
"""An encounter, likewise."""
GroundSlot = Annotated[str, PlainSerializer(_slot_code)]
"""The slot of a source or an encounter that a judgement rests on, likewise."""


class CopyRef(Record):
    """A full copy kept in the case file, by the SHA-256 of its canonical JSON; `source` is that of the YAML."""

    id: str
    sha256: str
    source: str


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
        return Slot.of(kind, *[str(getattr(self, each)) for each in fields])

    @property
    def copies(self) -> tuple[CopyRef, ...]:
        """Every copy it names, in whichever field."""
        stated = [getattr(self, name) for name in type(self).model_fields]
        held = [each for field in stated for each in (field if isinstance(field, tuple) else (field,))]
        return tuple(each for each in held if isinstance(each, CopyRef))

    @property
    def blobs(self) -> tuple[str, ...]:
        """The bytes in the case file that it names, by SHA-256: they are there for as long as an entry names them."""
        return tuple(sha256 for each in self.copies for sha256 in (each.sha256, each.source) if sha256)
