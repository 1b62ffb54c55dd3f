"""CPR numbers, small groups, and audiences: what may leave the case (domain.md 7)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from tilsyn.domain.cpr import MASK, has_cpr, has_digits, mask_cpr
from tilsyn.domain.findings.evidence import conversations
from tilsyn.domain.record import STORED, Record
from tilsyn.domain.values import GROUPS_SPOKEN_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.visible import Visible

__all__ = ["IDENTITIES", "MASK", "MOMENTS", "SMALL_GROUP", "has_cpr", "mask_cpr", "masked", "small_groups"]

P = TypeVar("P", bound=Record)
SMALL_GROUP = 3
"""Plural and number are written only where a group has had at least this many conversations (domain.md 7)."""

_NUMBER = r"\d+|to|tre|fire|fem|seks|syv|otte|ni|ti|begge|flere|enkelte|den eneste|en enkelt"


IDENTITIES = frozenset(
    {
        "record",
        "id",
        "encounter",
        "sources",
        "source",
        "target",
        "entry",
        "question",
        "service_types",
        "sha256",
        "digest",
    }
)
"""Fields that hold identities or list values, in which no one writes prose."""


def masked(payload: P) -> P:
    """The same payload with every CPR number in its texts masked."""
    if not any(_is_worth_a_look(getattr(payload, name)) for name in _worded(type(payload))):
        return payload
    stated = payload.model_dump()
    clean = {key: each if key in IDENTITIES else _masked_value(each) for key, each in stated.items()}
    return payload if clean == stated else type(payload).model_validate(clean, context=STORED)


MOMENTS = frozenset(
    {"start", "end", "visit", "said_at", "recorded_at", "as_of", "requested", "received", "deadline", "decision_date"}
)
"""Fields that hold a date or a time and nothing else: their form is checked."""


@cache
def _worded(kind: type[Record]) -> tuple[str, ...]:
    """Names of the fields in which there may be words."""
    return tuple(name for name in kind.model_fields if name not in IDENTITIES | MOMENTS)


def _is_worth_a_look(value: object) -> bool:
    """Before all of a payload is taken apart: it is done for every payload that is read."""
    match value:
        case str():
            return has_digits(value)
        case None | int() | float():
            return False
        case tuple() | list():
            return any(_is_worth_a_look(each) for each in value)
        case dict():
            return any(_is_worth_a_look(each) for each in value.values())
        case _:
            return True


def _masked_value(value: object) -> object:
    match value:
        case str():
            return mask_cpr(value)
        case dict():
            return {key: each if key in IDENTITIES else _masked_value(each) for key, each in value.items()}
        case list() | tuple():
            return type(value)(_masked_value(each) for each in value)
        case _:
            return value


def small_groups(text: str, visible: Visible) -> Iterator[str]:
    """Source groups that a text counts, though they had fewer conversations than may be counted."""
    for group, words in GROUPS_SPOKEN_OF.items():
        spoken = conversations(visible, group)
        counted = re.search(rf"\b(?:{_NUMBER})\s+(?:\w+\s+)?(?:{words})\b", text, re.IGNORECASE)
        if counted and 0 < spoken < SMALL_GROUP:
            yield group
