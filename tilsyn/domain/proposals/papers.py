"""Documents of a file, and which of them, or of the case's, a note or a review means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tilsyn.domain.journal.entries import Document
from tilsyn.domain.proposals.exchange.quoting import advice, quoted
from tilsyn.domain.proposals.exchange.records import DocumentRecord, ExchangeRecord
from tilsyn.domain.proposals.identity import content_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.proposals.exchange.leaving import Leaving
    from tilsyn.domain.proposals.import_run import Resolving, Work

R = TypeVar("R", bound=ExchangeRecord)


class _Paper(NamedTuple):
    identity: str
    ids: tuple[str, ...]
    title: str | None
    type: str


class Papers:
    """Those that the file states, before those that may be seen in the case."""

    def __init__(self, leaving: Leaving) -> None:
        held = leaving.visible.of(Document)
        self._held = [_Paper(each.id, (each.id, each.record), each.title, each.type) for _, each in held]
        self._stated: list[_Paper] = []

    def add(self, identity: str, record: DocumentRecord) -> None:
        """One that the file states, under the id it has there."""
        title = getattr(record, "title", None)  # as its payload has it
        self._stated.append(_Paper(identity, (record.id or identity,), title, record.type))

    def called(self, given: str) -> list[str]:
        """The identities of those that go by an id, else by a title, else by a type: the first that fits is meant."""
        return next((found for found in self._by_each_name(given) if found), [])

    def names(self) -> list[str]:
        """What may be written where one is meant."""
        return list(dict.fromkeys(each.title or each.type for each in (*self._stated, *self._held)))

    def _by_each_name(self, given: str) -> Iterator[list[str]]:
        word = given.strip().casefold()
        for among in (self._stated, self._held):
            yield _identities(each for each in among if given in each.ids)
        for among in (self._stated, self._held):
            yield _identities(each for each in among if (each.title or "").casefold() == word)
            yield _identities(each for each in among if each.type.casefold() == word)


def _identities(found: Iterator[_Paper]) -> list[str]:
    return list(dict.fromkeys(each.identity for each in found))


def documents(work: Work) -> None:
    """They refer to nothing, and others refer to them."""
    for document in work.part("documents", DocumentRecord):
        content = content_of(document.record)
        identity = document.record_id(content)
        work.papers.add(work.entity(Document, identity), document.record)
        document.state_as(Document, content, record=identity)


def paper_of(resolving: Resolving[R], given: str | None, *path: str | int) -> str | None:
    """The identity of the document that is meant; a fault where there is none, or more than one."""
    found = resolving.work.papers.called(given) if given is not None else []
    if given is not None and not found:
        known = resolving.work.papers.names()
        resolving.fault("S120", *path, what="Dokumentet", given=quoted(given), advice=advice(given, known))
    elif len(found) > 1:
        resolving.fault("S145", *path, given=quoted(given), count=len(found))
    return found[0] if found else None
