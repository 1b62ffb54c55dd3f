"""What stands in the case and may be seen, by the ids that rows carry and by what rows are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import Answer, Assessment, Judgement
from tilsyn.domain.values import VALUES

if TYPE_CHECKING:
    from tilsyn.domain.journal.entries import Entry, Payload
    from tilsyn.domain.proposals.exchange.leaving import Leaving

KINDS: dict[str, type[Payload]] = {"answers": Answer, "judgements": Judgement, "assessments": Assessment}


class StandingRow(NamedTuple):
    """An entry as it leaves, and the same as a row says it: values as they are in the exchange file, by key."""

    entry: Entry
    payload: Payload
    says: dict[str, object]


class StandingRows:
    """Of one part of the exchange file."""

    def __init__(self, part: str, leaving: Leaving) -> None:
        self._encounters = {shown: identity for identity, shown in leaving.encounter_codes.items()}
        self._own = {shown: held for held, shown in leaving.outward.own_by_code.items()}
        rows = [StandingRow(entry, each, _says(each, leaving)) for entry, each in leaving.of(KINDS[part])]
        self.by_id = {each.payload.record: each for each in rows}
        self.by_slot = {each.payload.slot: each for each in rows}

    def about(self, part: str, says: dict[str, object]) -> StandingRow | None:
        """What stands for the same question in the same conversation, the same item, the same place."""
        slot = self._slot(part, {key: str(each) for key, each in says.items()})
        return self.by_slot.get(slot) if slot else None

    def _slot(self, part: str, says: dict[str, str]) -> Slot | None:
        if part == "judgements":
            return Slot.judgement(says.get("indicator", ""))
        if part == "assessments":
            return Slot.assessment(says.get("at", ""))
        encounter, question = self.encounter(says.get("encounter", "")), says.get("question", "")
        return Slot.answer(self._own.get(question, question), encounter) if encounter else None

    def encounter(self, shown: str) -> str:
        """The conversation that goes by a code, if it may be seen."""
        return self._encounters.get(shown, "")


def _says(payload: Payload, leaving: Leaving) -> dict[str, object]:
    match payload:
        case Answer(question=question, encounter=encounter, value=value, note=note):
            code = leaving.encounter_codes.get(encounter, "")
            return {"question": question, "encounter": code, "value": value, "note": note}
        case Judgement(indicator=indicator, text=text, score=score, sources=slots):
            codes = [leaving.codes[each] for each in slots]
            return {"indicator": indicator, "text": text, "score": score, "sources": codes}
        case Assessment(at=at, text=text):
            return {"at": at, "text": text}
        case _:
            return {}


def shown_value(key: str, value: object) -> str | None:
    """A value as a problem may name it; None for a text, which is never repeated."""
    if key == "value":
        return VALUES.get(str(value), "tom") if value else "tom"
    if key == "score":
        return str(value) if value is not None else "tom"
    return None
