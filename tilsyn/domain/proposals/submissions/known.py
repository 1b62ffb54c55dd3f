"""What the case holds of a form's submissions: sources by code, conversations by the ids of their submissions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.codes import free_code
from tilsyn.domain.journal.entries import Answer, Encounter, Source

if TYPE_CHECKING:
    from tilsyn.domain.proposals.exchange.leaving import Leaving


class Talk(NamedTuple):
    """The conversation that a submission is a version of: whether the case holds it, and an earlier version alone."""

    encounter: str
    code: str
    held: bool
    edited: bool


class KnownInCase:
    """Looked up while a file is read; the codes that it gives are taken from then on."""

    def __init__(self, leaving: Leaving) -> None:
        self._leaving = leaving
        self._case = leaving.case
        self._codes = leaving.encounter_codes
        self._taken = {*leaving.encounter_codes.values(), *leaving.source_codes.values()}
        self._versions = {each.record: each.id for each in self._of_any_time()}
        self._groups = {
            leaving.source_codes[each.id]: each.group
            for _, each in leaving.case.of(Source)
            if each.id in leaving.source_codes
        }

    def _of_any_time(self) -> list[Encounter]:
        entries = self._case.entries.values()
        return [each.payload for each in entries if isinstance(each.payload, Encounter)]

    def group_of(self, code: str) -> str | None:
        """Of a source that may be seen."""
        return self._groups.get(code)

    def source_meant(self, typed: str) -> str:
        """The code as the case has it, whatever its capitals: it is typed on a tablet while people talk."""
        alike = [each for each in self._groups if each.casefold() == typed.casefold()]
        return alike[0] if typed not in self._groups and len(alike) == 1 else typed

    def talk(self, version: str, root: str, earlier: str, named: str) -> Talk:
        """By this version's id, else by the first version's or the one before; `named`: what a new one is called."""
        encounter = self._encounter(version, root, earlier)
        held = self._held(encounter)
        code, edited = self._code(encounter, held, named), held is not None and version not in self._versions
        return Talk(encounter, code, held is not None, edited)

    def keep_code(self, version: str, root: str, earlier: str) -> None:
        """No other conversation of the file is given the code of one that the case holds."""
        held = self._held(self._encounter(version, root, earlier))
        if held and held.code:
            self._taken.add(held.code)

    def _encounter(self, version: str, root: str, earlier: str) -> str:
        found = [self._versions[each] for each in (version, root, earlier) if each in self._versions]
        return found[0] if found else root or earlier or version

    def _held(self, encounter: str) -> Encounter | None:
        """The newest version that has its content, withdrawn or hidden as it may be."""
        slot = self._case.slots.get(Slot.meeting(encounter), {}).values()
        versions = sorted((each for each in slot if each.payload is not None), key=lambda each: each.order)
        live = [each for each in versions if self._case.is_live(each)]
        payload = (live or versions)[-1].payload if versions else None
        return payload if isinstance(payload, Encounter) else None

    def _code(self, encounter: str, held: Encounter | None, named: str) -> str:
        code = self._codes.get(encounter) or (held and held.code) or free_code(named, self._taken)
        self._taken.add(code)
        return code

    def answer(self, question: str, encounter: str) -> Answer | None:
        """What stands."""
        live = self._case.live(Slot.answer(question, encounter))
        payload = live[-1].payload if live else None
        return payload if isinstance(payload, Answer) else None

    def begins_alike(self, code: str, start: str) -> bool:
        """Whether a conversation that came by a file, and may be seen, began with that source at the same moment."""
        return any(
            held.encounter.imported
            and held.encounter.start == start
            and code in {self._leaving.source_codes.get(each) for each in held.encounter.sources}
            for held in self._leaving.visible.encounters.values()
        )

    def answered(self, encounter: str) -> list[str]:
        """The questions that something may be seen of in a conversation."""
        said = (each for _, each in self._leaving.visible.answers())
        return [each.question for each in said if each.encounter == encounter and not each.says_nothing]

    def has_version(self, question: str, encounter: str, record: str) -> bool:
        """Whether a version of what was answered has that id."""
        versions = self._case.slots.get(Slot.answer(question, encounter), {}).values()
        return any(each.payload is not None and each.payload.record == record for each in versions)


def identity(given: str) -> str:
    """A submission's id as an id of ours: a UUID as it is, without the word before it; anything else as one."""
    bare = given.strip().removeprefix("uuid:")
    try:
        return str(UUID(bare))
    except ValueError:
        return str(uuid5(NAMESPACE_URL, given.strip())) if bare else ""


def part_of(version: str, name: str) -> str:
    """The id of something inside a submission."""
    return str(uuid5(UUID(version), name))
