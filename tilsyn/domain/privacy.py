"""CPR numbers, small groups, and audiences: what may leave the case (domain.md 7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from tilsyn.domain.base import STORED, Record
from tilsyn.domain.evidence import conversations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.visible import Visible

P = TypeVar("P", bound=Record)
Audience = Literal["portal", "provider", "internal"]
MASK = "[CPR fjernet]"
SMALL_GROUP = 3
"""Plural and number are written only where a group has had at least this many conversations (domain.md 7)."""

# Day 01-31, or with 60 added (replacement numbers); any spacing or dash between date and serial, also none; no check
# digit: modulus 11 has not held since 2007. Digits and decimal commas around it are something else.
_DAY = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DASH = "[-\u00ad\u200b\u2010-\u2015\u2212/._]{0,2}"
_GAP = r"[- ./\u00a0]?"
_CPR = re.compile(
    rf"(?<!\d)(?<!\d[.,-]){_DAY}{_GAP}{_MONTH}{_GAP}"
    rf"(?:\d{{2}}\s{{0,2}}{_DASH}|(?:19|20)\d{{2}}\s{{0,2}}[-\u2010-\u2015])\s{{0,2}}\d{{4}}(?!\d|-\d)"
)
_GROUP_WORDS = {
    "borger": r"borgerne|borgere|mænd|kvinder|gravide",
    "medarbejder": r"medarbejderne|medarbejdere|behandlerne|behandlere",
    "paaroerende": r"pårørende",
    "kommune": r"kommunerne|kommuner|sagsbehandlere",
}
_NUMBER = r"\d+|to|tre|fire|fem|seks|syv|otte|ni|ti|begge|flere|enkelte|den eneste|en enkelt"


class Find(NamedTuple):
    """Where something was found: start and end in the text. Never the text itself."""

    start: int
    end: int


def cpr_places(text: str) -> list[Find]:
    """Everything that looks like a CPR number, in any spelling; generous on purpose."""
    return [Find(*match.span()) for match in _CPR.finditer(text)]


def has_cpr(text: str) -> bool:
    return bool(cpr_places(text))


def mask_cpr(text: str) -> str:
    """Replace every CPR number by the mask."""
    return _CPR.sub(MASK, text)


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
    stated = payload.model_dump()
    clean = {key: each if key in IDENTITIES else _masked_value(each) for key, each in stated.items()}
    return payload if clean == stated else type(payload).model_validate(clean, context=STORED)


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
    for group, words in _GROUP_WORDS.items():
        spoken = conversations(visible, group)
        counted = re.search(rf"\b(?:{_NUMBER})\s+(?:\w+\s+)?(?:{words})\b", text, re.IGNORECASE)
        if counted and 0 < spoken < SMALL_GROUP:
            yield group
