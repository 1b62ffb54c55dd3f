"""What is half-typed anywhere in a case, as `status` says it: it is a draft, and in nothing else that the case says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place, Slot
from tilsyn.services.conversation.answering import OPEN
from tilsyn.services.conversation.half_typed import left_in_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.services.open_case import Desk

_AT = Slot.note_at("").rest


def unfinished_lines(desk: Desk) -> Iterator[str]:
    """By conversation, then what is written in the evening, and judged; nothing that is protected (domain.md 7)."""
    drafts = desk.file.drafts()
    if drafts:
        yield from left_in_case(desk)
    for draft in drafts:
        words = _in_words(Slot(draft.slot))
        held = desk.case.current(draft.slot)
        if words and draft.text.strip() and (held is None or desk.case.protection_of(held) == OPEN):
            yield words


def _in_words(slot: Slot) -> str:
    """What it will be; empty for what belongs to a conversation, or beside a text."""
    match slot.kind, slot.parts:
        case "judgement", (item,):
            return f"bedømmelsen af {item}"
        case "assessment", (place,):
            return f"vurderingen: {Place(place).text()}"
        case "note", (where,) if where.startswith(_AT):
            return f"en note til {Place(where.removeprefix(_AT)).text()}"
        case "note", ():
            return "en note (tilsyn note)"
        case "followup", ():
            return "et nyt opfølgningspunkt"
    return ""
