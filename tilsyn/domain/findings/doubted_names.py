"""What an entry calls people, and may be their names: who speaks, who was present, who is to be met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tilsyn.domain.findings.presence import Stay
from tilsyn.domain.journal.entries import CaseField, Encounter, Source
from tilsyn.domain.like_a_name import may_name, unlike_a_code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Payload

CALLING = (Source, Encounter, CaseField)
"""The entries that call people something."""
Called = Literal["source", "present", "meet"]
DOUBTED: dict[Called, str] = {
    "source": "Kildens kode",
    "present": "En, der er til stede,",
    "meet": "En, I gerne vil møde,",
}


def people_doubted(
    case: Case, visible: Visible, payload: Payload, *, besides: str = "", agreed: Collection[str] = ()
) -> list[Called]:
    """How those are called who may be named by it and were not so before; `besides`: the entry it has become.

    `agreed`: what a person has said is no name. Who is there and goes by a code that is taken is not doubted again.
    """
    called = [each for each in _called(payload) if each[1] not in agreed and is_doubted(*each)]
    if not called:
        return []
    versions = case.slots.get(payload.slot, {}).values()
    held = (each.payload for each in versions if each.id != besides and each.payload is not None)
    before = {said for earlier in held for said in _called(earlier)}
    codes = {("present", each.code) for each in visible.sources.values()}
    return list(dict.fromkeys(each[0] for each in called if each not in before | codes))


def is_doubted(kind: Called, text: str) -> bool:
    """A code is short; a line may be a few words."""
    return unlike_a_code(text) if kind == "source" else may_name(text)


def _called(payload: Payload) -> Iterator[tuple[Called, str]]:
    match payload:
        case Source():
            yield "source", payload.code
        case Encounter():
            yield from (("present", Stay.of(each).who) for each in payload.present)
        case CaseField(field="meet", value=list() as lines):
            yield from (("meet", each) for each in lines if isinstance(each, str))
        case _:
            return
