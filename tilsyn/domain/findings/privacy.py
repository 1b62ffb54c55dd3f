"""CPR numbers, small groups, and audiences: what may leave the case (domain.md 7)."""

from __future__ import annotations

import re
from functools import cache, partial
from types import NoneType
from typing import TYPE_CHECKING, Literal, TypeVar, cast, get_args, get_origin

from tilsyn.domain.cpr import MASK, has_cpr, has_digits, mask_cpr
from tilsyn.domain.findings.evidence import conversations
from tilsyn.domain.record import STORED, Record
from tilsyn.domain.values import GROUPS_SPOKEN_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.journal.entries import Entry

__all__ = ["IDENTITIES", "MASK", "MOMENTS", "SMALL_GROUP", "LookedAt", "has_cpr", "mask_cpr", "masked", "small_groups"]

P = TypeVar("P", bound=Record)
SMALL_GROUP = 3
"""Plural and number are written only where a group has had at least this many conversations (domain.md 7)."""

_NUMBER = (
    r"(?<![\d.,])(?<!\d\d-)\d{1,2}|to|tre|fire|fem|seks|syv|otte|ni|ti"
    r"|begge|flere|et par|nogle få|enkelte|den eneste|en enkelt"
)
"""A year, or the end of a date or of a directive's number, counts nobody; "2-3" does."""


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
        "logo_sha256",
        "template_sha256",
        "digest",
        "document",
        "documents",
        "kept_text",
        "kept_file",
    }
)
"""Fields that hold identities or list values, in which no one writes prose."""


def masked(payload: P) -> P:
    """The same payload with every CPR number in its texts masked."""
    if not _has_words_worth_a_look(payload):
        return payload
    stated = payload.model_dump()
    clean = {key: each if key in IDENTITIES else _masked_value(each) for key, each in stated.items()}
    return payload if clean == stated else type(payload).model_validate(clean, context=STORED)


MOMENTS = frozenset(
    {
        *("start", "end", "visit", "said_at", "recorded_at", "corrected"),
        *("as_of", "requested", "received", "deadline", "decision_date", "dated"),
    }
)
"""Fields that hold a date or a time and nothing else: their form is checked."""


@cache
def _worded(kind: type[Record]) -> tuple[str, ...]:
    """Names of the fields in which there may be words: not those that hold one of a closed set."""
    fields = ((name, field.annotation) for name, field in kind.model_fields.items())
    return tuple(name for name, form in fields if name not in IDENTITIES | MOMENTS and _may_be_worded(form))


def _may_be_worded(form: object) -> bool:
    if get_origin(form) is Literal or form in {bool, int, NoneType}:
        return False
    among = get_args(form)
    return not among or any(_may_be_worded(each) for each in among)


def _has_words_worth_a_look(payload: Record) -> bool:
    """Before all of a payload is taken apart: it is done for every payload that is read."""
    stated = map(partial(getattr, payload), _worded(type(payload)))
    return any(map(_is_worth_a_look, filter(None, stated)))


def _is_worth_a_look(value: object) -> bool:
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


def texts_of(value: object) -> Iterator[str]:
    """Every string inside a payload but its identities."""
    match value:
        case str():
            yield value
        case dict():
            yield from (
                text for key, each in value.items() if key not in IDENTITIES | MOMENTS for text in texts_of(each)
            )
        case list() | tuple():
            yield from (text for each in value for text in texts_of(each))
        case _ if hasattr(value, "model_dump"):
            yield from texts_of(value.model_dump())
        case _:
            return


class LookedAt:
    """Which entries hold CPR numbers, looked for once in each.

    It never grows stale: an entry's id is made of its content, and all it can do is lose it.
    """

    def __init__(self) -> None:
        self._masked: dict[str, Record] = {}
        self._holding: dict[str, bool] = {}

    def masked(self, entry: Entry, said: P) -> P:
        """What is seen of an entry, masked; where less than all of it is seen, that is looked at by itself."""
        if said is not entry.payload:
            return masked(said)
        if entry.id not in self._masked:
            self._masked[entry.id] = masked(said)
        return cast("P", self._masked[entry.id])

    def holds_cpr(self, entry: Entry) -> bool:
        """Whether what looks like a CPR number stands anywhere in an entry."""
        payload = entry.payload
        if payload is None:
            return False
        if entry.id not in self._holding:
            found = _has_words_worth_a_look(payload) and any(has_cpr(text) for text in texts_of(payload))
            self._holding[entry.id] = found
        return self._holding[entry.id]

    def forget(self, redacted: Iterable[str]) -> None:
        """What is removed from a case for good is not kept here either."""
        for identity in redacted:
            self._masked.pop(identity, None)
            self._holding.pop(identity, None)


def small_groups(text: str, visible: Visible) -> Iterator[str]:
    """Source groups that a text counts, though they had fewer conversations than may be counted."""
    folded = text.casefold()
    for group, words in GROUPS_SPOKEN_OF.items():
        named = any(word in folded for word in _words(words))  # most texts name few groups; a pattern is dear
        if named and 0 < conversations(visible, group) < SMALL_GROUP and _counts(words).search(text):
            yield group


@cache
def _words(pattern: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", pattern))


@cache
def _counts(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_NUMBER})\s+(?:\w+\s+)?(?:{words})\b", re.IGNORECASE)
