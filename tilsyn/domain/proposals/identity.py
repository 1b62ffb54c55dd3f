"""Ids of records that carry none: the same file gives the same ids, on every laptop (interface.md, Exchange file)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from tilsyn.domain.journal.seal import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.domain.proposals.exchange.records import ExchangeRecord


def export_id(case: str) -> str:
    """What a case is called in sheets and forms that come back to it: the same for all of them, and not its own id."""
    return str(uuid5(UUID(hex=case[:32]), "export"))


class Namer:
    """UUIDv5 in the case's namespace over the part's name, the resolved record, and its number among equals."""

    def __init__(self, case: str) -> None:
        self._namespace = UUID(hex=case[:32])
        self._equals: Counter[bytes] = Counter()

    def name(self, part: str, content: Mapping[str, object]) -> str:
        """The next id for that content: two equal records of one file are two."""
        said = canonical([part, content])
        self._equals[said] += 1
        return str(uuid5(self._namespace, canonical([part, content, self._equals[said]]).decode()))

    def name_again(self, part: str, content: Mapping[str, object]) -> str:
        """The id of something that is one however often it is said, such as a correction."""
        return str(uuid5(self._namespace, canonical([part, content, 1]).decode()))


def content_of(record: ExchangeRecord, **resolved: object) -> dict[str, object]:
    """What a record says, without its id and its shorthand, with what the shorthand stands for."""
    stated = record.model_dump(mode="json", exclude_defaults=True, exclude={"id", *record.shorthand})
    return {**stated, **{key: each for key, each in resolved.items() if each not in (None, ())}}
