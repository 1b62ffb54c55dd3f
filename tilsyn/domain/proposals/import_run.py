"""One import under way, and one record of it being resolved: codes to identities, ids against the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from tilsyn.domain.addresses import Place
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.against_case import Ledger, Stated
from tilsyn.domain.proposals.exchange.quoting import advice, quoted
from tilsyn.domain.proposals.exchange.records import ExchangeRecord, SaidRecord
from tilsyn.domain.proposals.file_codes import UNREAD, Meeting, Names
from tilsyn.domain.proposals.identity import Namer
from tilsyn.domain.proposals.papers import Papers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from tilsyn.domain.journal.entries import Payload
    from tilsyn.domain.proposals.exchange import Exchange, Given
    from tilsyn.domain.proposals.exchange.leaving import Leaving

R = TypeVar("R", bound=ExchangeRecord)


class Work:
    """The file, the case and the edition, and what has been decided so far."""

    def __init__(self, leaving: Leaving, exchange: Exchange) -> None:
        fields = leaving.visible.fields
        self.exchange = exchange
        self.leaving = leaving
        self.model = leaving.model
        self.names = Names(leaving, exchange.unread, only_shown=exchange.filled_at is not None)
        if exchange.versions:
            self.names.know_what_a_form_asked(leaving)
        self.papers = Papers(leaving)
        self.ledger = Ledger(leaving, filled_at=exchange.filled_at)
        self.namer = Namer(leaving.case.id)
        self.kind = str(exchange.case.get("kind", fields.kind))
        stated = exchange.case.get("service_types", list(fields.service_types))
        self.service_types = [str(each) for each in stated] if isinstance(stated, list) else []
        self.places = [
            *leaving.units,
            *Place.all(self.model, ("criterion", "theme")),
            *(each for frame in leaving.asked.frames for each in frame.ids()),
        ]

    def part(self, part: str, kind: type[R]) -> Iterator[Resolving[R]]:
        """The records of a part, in the file's order."""
        for given in self.exchange.parts.get(part, ()):
            if isinstance(given.record, kind):
                yield Resolving(self, part, given)  # type: ignore[arg-type]  # its record is of that kind

    def entity(self, kind: type[Payload], record: str) -> str:
        """The identity of what an id names a version of: its own where it is the first."""
        held = self.ledger.held(kind, record)
        return str(getattr(held.payload, "id", record)) if held else record


class Resolving(Generic[R]):
    """One record. Every fault is noted, and then the record is not stated."""

    def __init__(self, work: Work, part: str, given: Given[R]) -> None:
        self.work = work
        self.part = part
        self.record = given.record
        self.faulty = given.faulty
        self.at = given.at
        self.given = given
        self.broken = bool(given.faulty)

    def place(self, *path: str | int) -> str:
        return self.given.place(*path)

    def fault(self, code: str, *path: str | int, **facts: object) -> None:
        """Note a problem at a place inside the record."""
        self.broken = True
        self.work.ledger.problems.append(problem(code, at=self.place(*path), file=None, line=None, **facts))

    def known(self, what: str, given: str, among: Collection[str], *path: str | int) -> str:
        """Note an id that does not exist."""
        if given not in among:
            self.fault("S120", *path, what=what, given=quoted(given), advice=advice(given, among))
        return given

    def named(self, part: str, code: str, *path: str | int) -> str:
        """The identity that a code names."""
        found = self.work.names.find(part, code)
        codes = self.work.names.codes[part]
        if codes.is_twice(code):
            self.fault("S138", *path, given=quoted(code), count=codes.twice[code])
        elif found is None:
            self.broken = True
            self.work.ledger.problems.append(self.work.names.unknown(part, code, self.place(*path)))
        elif found == UNREAD:
            self.broken = True
        return found or ""

    def refuse_company(self, source: str, *path: str | int) -> None:
        """A protected source, which the file itself states, where others see it (domain.md 7)."""
        self.fault("S137", *path, given=quoted(source))

    def id_by_code(self, kind: type[Payload], code: str | None, record: str) -> str:
        """The identity of what the record is a version of: by its id, else by its code, else a new one."""
        if self.work.ledger.held(kind, record):
            return self.work.entity(kind, record)
        if record in self.work.exchange.versions:
            return self.work.exchange.versions[record]
        return (self.work.names.codes[self.part].find(code) if code else None) or record

    def fields_but(self, kind: type[Payload], key: str) -> frozenset[str] | None:
        """What the record speaks of where a file from before there was such a key says nothing by leaving it out."""
        return None if key in self.record.model_fields_set else frozenset(kind.model_fields) - {key}

    def record_id(self, content: dict[str, object]) -> str:
        return self.record.id or self.work.namer.name(self.part, content)

    def state_as(
        self,
        kind: type[Payload],
        content: dict[str, object],
        *,
        record: str | None = None,
        fields: frozenset[str] | None = None,
        check: Callable[[], Iterable[Problem]] = tuple,
        **resolved: object,
    ) -> None:
        """Hand over what the record states as a payload, unless something in it could not be resolved.

        `content` is what it is named by, `fields` what it speaks of where that is not everything, `resolved` what
        the payload holds in place of, or beside, the record's own fields.
        """
        if self.broken:
            self.work.ledger.problems.extend(check())
            return
        identity = record or self.record_id(content)
        again = {**content, "id": identity}
        stated = Stated(
            part=self.part,
            at=self.at,
            payload=self._payload(kind, identity, resolved),
            explicit=self.record.id is not None,
            correction=lambda: self.work.namer.name_again(self.part, again),
            fields=self.given.row.speaks if self.given.row else self.work.exchange.speaks.get(self.at, fields),
            check=check,
            conflict=self.given.row.conflict if self.given.row else None,
        )
        self.work.ledger.settle(stated)

    def _payload(self, kind: type[Payload], version: str, resolved: dict[str, object]) -> Payload:
        own = {field: getattr(self.record, key) for key, field in type(self.record).fields.items()}
        identity = {"id": self.work.entity(kind, version)} if "id" in kind.model_fields else {}
        return kind.model_validate({**own, **identity, "record": version, **resolved})


S = TypeVar("S", bound=SaidRecord)


def meeting_of(said: Resolving[S]) -> Meeting | None:
    """The encounter of something that was said; `source` stands for that source's only one."""
    record, names = said.record, said.work.names
    if record.encounter is not None and record.source is not None:
        said.fault("S114", first="encounter", second="source")
        return None
    if record.source is not None:
        return _only_meeting(said, record.source)
    if record.encounter is None:
        return None
    return names.meetings.get(said.named("encounters", record.encounter, "encounter"))


def _only_meeting(said: Resolving[S], code: str) -> Meeting | None:
    source = said.named("sources", code, "source")
    if not source:
        return None
    found = said.work.names.meetings_of(source)
    if len(found) != 1:
        said.fault("S123", "source", given=quoted(code), count=len(found) or "ingen")
        return None
    return found[0]
