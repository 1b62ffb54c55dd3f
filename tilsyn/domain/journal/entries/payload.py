"""What every payload is, and the values that several of them share."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from tilsyn.domain.addresses import Slot
from tilsyn.domain.record import Record

Protection = Literal["normal", "fortrolig", "whistleblow"]
Group = Literal["borger", "paaroerende", "medarbejder", "ledelse", "kommune", "samarbejdspartner", "andre", "anonym"]
Method = Literal["interview", "observation", "dokument"]
Form = Literal["enkelt", "gruppe", "telefon", "video", "skriftlig", "uformel"]
Track = Literal["stof", "alkohol", "begge", "ukendt"]
AnswerValue = Literal["ja", "delvist", "nej", "ved_ikke", "oensker_ikke", "ikke_relevant", "ikke_fundet"]
RecordedFrom = Literal["direkte", "papir", "hukommelse"]
SelectedBy = Literal["tilsynet_tilfaeldigt", "tilsynet_kriterier", "tilbuddet", "selv_henvendt", "til_stede"]
Decision = Literal["overvejes", "varslet", "meddelt", "paaklaget", "ophaevet"]
FollowUpStatus = Literal["ikke_undersoegt", "opfyldt", "delvist", "ikke_opfyldt", "bortfaldet", "viderefoeres"]
DocumentStatus = Literal["anmodet", "modtaget", "set_paa_stedet", "findes_ikke", "ikke_modtaget"]
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
