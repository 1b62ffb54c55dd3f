"""What of a case leaves it by the exchange file: only what is visible, CPR masked, referred to by code.

Import holds what a file says against the same form of what the case holds, so that a case's own file changes nothing
in it, though masked numbers, descriptions of persons and hidden sources are not in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.codes import outward_codes
from tilsyn.domain.findings.privacy import masked
from tilsyn.domain.findings.scoring import applicability
from tilsyn.domain.findings.visible import SPEAKING, Visible
from tilsyn.domain.journal.entries import (
    Alert,
    Answer,
    ChecklistPlace,
    Document,
    Encounter,
    Focus,
    FollowUp,
    Judgement,
    Note,
    OwnQuestion,
    Payload,
    Scope,
    Source,
)
from tilsyn.domain.journal.revise import noted_at
from tilsyn.domain.library.asked import AllAsked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.edition import QualityModel, RatedUnit
    from tilsyn.domain.library.frame import Frame

P = TypeVar("P", bound=Payload)


class Leaving:
    """Built once per export or import. Codes are unique here, also where two laptops gave the same one."""

    def __init__(self, case: Case, model: QualityModel, frames: Sequence[Frame] = ()) -> None:
        self.case = case
        self.model = model
        self.asked = AllAsked(model, frames)
        self.visible = Visible(case, masked=True)
        self.units = {unit.id: unit for unit in model.rated()}
        self.outward = outward_codes(self.visible)
        self.source_codes, self.encounter_codes = self.outward.sources, self.outward.encounters
        self.codes = self.outward.by_slot()
        self.papers = {document.id: document.record for _, document in self.visible.of(Document)}
        """What each document goes by in a file: the id that its record has there."""
        self.unworded = model.unworded()
        self.questions = set(self.asked.ids())
        self._shown: dict[str, Payload | None] = {}

    def of(self, kind: type[P]) -> Iterator[tuple[Entry, P]]:
        """Every entry of a kind that leaves, as it leaves, in show order."""
        for entry in self._entries(kind):
            payload = self.shown(entry)
            if isinstance(payload, kind):
                yield entry, payload

    def _entries(self, kind: type[Payload]) -> list[Entry]:
        visible = self.visible
        if kind is Alert:
            return []
        if kind is Encounter:
            return [held.entry for held in visible.encounters.values()]
        if kind is Answer:
            return [entry for entry, answer in visible.answers() if self._is_asked(answer.question)]
        return [entry for entry, payload in self._seen(kind) if self._counts(payload)]

    def _seen(self, kind: type[Payload]) -> Iterable[tuple[Entry, Payload]]:
        """Of what may be hidden with something else only what is not."""
        visible = self.visible
        if kind is Note:
            return visible.notes()
        if kind is OwnQuestion:
            return visible.own_questions()
        return visible.checklist_places() if kind is ChecklistPlace else visible.of(kind)

    def _is_asked(self, question: str) -> bool:
        """An answer to a question of one's own leaves only together with the question."""
        return question in self.questions or question in self.outward.own_by_code

    def _counts(self, payload: Payload) -> bool:
        """What has lost its meaning stays behind: judgements of what does not apply, choices nobody contests."""
        match payload:
            case Judgement(indicator=indicator):
                return self.may_be_judged(self.units.get(indicator))
            case Scope(indicator=indicator):
                unit = self.units.get(indicator)
                return unit is not None and unit.item.applies(self.visible.fields.service_types) == "contested"
            case _:
                return True

    def may_be_judged(self, unit: RatedUnit | None) -> bool:
        """Whether a judgement of it counts: it has words, and applies."""
        return unit is not None and unit.text is not None and applicability(unit.item, self.visible)[0] != "exempt"

    def shown(self, entry: Entry) -> Payload | None:
        """One entry as it leaves, or would; None where it has been redacted. Made once: the case is not written in."""
        if entry.id not in self._shown:
            self._shown[entry.id] = self._as_shown(entry)
        return self._shown[entry.id]

    def _as_shown(self, entry: Entry) -> Payload | None:
        payload = entry.payload
        if payload is None:
            return None
        said = payload if self.case.cleared(entry) else masked(payload)
        update = self._as_it_leaves(said, entry)
        if "protection" in type(payload).model_fields:
            update["protection"] = self.case.protection_of(entry)
        return said.model_copy(update=update)

    def _as_it_leaves(self, said: Payload, entry: Entry) -> dict[str, Any]:
        update: dict[str, Any] = {}
        match said:
            case Source():
                group = "andre" if said.group == "anonym" else said.group  # as in every output: no word of a tip
                update = {"code": self.source_codes.get(said.id, said.code), "group": group, "about": None}
            case Encounter():
                sources = tuple(each for each in said.sources if each in self.source_codes)
                code = self.encounter_codes.get(said.id, said.code)
                papers = tuple(each for each in said.documents if each in self.papers)
                update = {"code": code, "sources": sources, "documents": papers}
            case Answer():
                deviates = tuple(each for each in said.deviates if each.source in self.source_codes)
                question = self.outward.own_by_code.get(said.question, said.question)
                at_items = self._worded(said.at_items)
                update = {"question": question, "deviates": deviates, "at_items": at_items}
                update["recorded_at"] = noted_at(entry)
            case Judgement():
                on_scale = self.model.label_of(self.visible.fields.kind, said.score) is not None
                sources = tuple(each for each in said.sources if self._may_stand(each))
                update = {"sources": sources, "score": said.score if on_scale else None}
            case OwnQuestion():
                update = {"code": self.outward.own.get(said.id, said.code)}
            case Note():
                update = {"at_items": self._worded(said.at_items)}
                hidden = not self.visible.versions(entry.header.slot)
                update["recorded_at"] = noted_at(entry) if hidden else self.visible.first_noted(entry.header.slot)
            case FollowUp(indicator=indicator) if indicator in self.unworded:
                update = {"indicator": None}
            case Focus():
                update = {"internal_reason": None, "indicators": self._worded(said.indicators)}
            case Document():  # what is known of it, and nothing of what is kept of it
                update = {"kept_text": None, "kept_file": None}
        return update

    def _worded(self, places: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in places if each not in self.unworded)

    def _may_stand(self, slot: str) -> bool:
        """Whether a judgement's source leaves: by its own visibility alone, whatever else came to be hidden since."""
        named = Slot(slot)
        if named.kind == "source":
            return named.rest in self.source_codes
        held = self.visible.encounters.get(named.rest)
        return held is not None and held.encounter.method != SPEAKING
