"""The exchange file: bytes -> its records and every problem of form (interface.md, Exchange file)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from tilsyn.domain.journal.fields import CaseFields
from tilsyn.domain.office import Authority
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange.form import check
from tilsyn.domain.proposals.exchange.quoting import Path, advice, place, quoted
from tilsyn.domain.proposals.exchange.reading import read
from tilsyn.domain.proposals.exchange.records import LISTS, SINGLES, ChecklistRecord, ExchangeRecord, StatedFields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import JsonValue

FORMAT = "tilsyn-exchange/1"
OFFICE = "office"
"""The key of `case` that holds the authority: no field of the case's own, but a record that its file has too."""
CHECKSUM = "checksum"  # of the file as it was written; it says nothing of the case and is never compared
KEYS = ("format", "edition", "supplement", "case", *SINGLES, *LISTS, "checklists")
R_co = TypeVar("R_co", bound=ExchangeRecord, covariant=True)


class FilledRow(NamedTuple):
    """Where a record stands in a workbook: its cells by key, the row's first; and the keys that it speaks of.

    `conflict` is said where the case says something else since, unless the very same row was read in before.
    """

    places: Mapping[str, str]
    first: str
    speaks: frozenset[str]
    conflict: Problem | None = None

    def at(self, path: Path) -> str:
        """The cell of a key of the record: Svar!D14."""
        return self.places.get(str(path[0]), self.first) if path else self.first


class Given(NamedTuple, Generic[R_co]):
    """A record of the file and where it stands; `faulty` names fields that were left out as unreadable.

    `row`: where it stands in a workbook.
    """

    path: Path
    record: R_co
    faulty: frozenset[str] = frozenset()
    row: FilledRow | None = None

    @property
    def at(self) -> str:
        return self.place()

    def place(self, *path: str | int) -> str:
        """Of something inside the record: its path in the file, or its cell."""
        return self.row.at(path) if self.row else place((*self.path, *path))


@dataclass(slots=True)
class Exchange:
    """A file as it was given. `unread` holds codes of records that could not be read: known, but not what they say.

    Where another reader made its records, by their paths here: `places`, where each stands in the file that was read;
    `speaks`, the fields that it speaks of, if not all; and `versions`, by record the encounter that it is a version of.
    `filled_at`: when it was read, of a workbook: who filled it saw nothing that is hidden, and corrected what she wrote
    otherwise. `unchanged` of its rows stand as they left.
    """

    file: str
    edition: str | None = None
    supplement: dict[str, JsonValue] | None = None
    case: dict[str, JsonValue] = field(default_factory=dict)
    office: Authority | None = None
    parts: dict[str, list[Given[ExchangeRecord]]] = field(default_factory=dict)
    checklists: dict[str, list[Given[ChecklistRecord]]] = field(default_factory=dict)
    unread: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = False
    filled_at: str | None = None
    unchanged: int = 0
    places: dict[str, str] = field(default_factory=dict)
    speaks: dict[str, frozenset[str]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)

    def placed(self, found: Problem) -> Problem:
        """A problem at the place of the file that was read, where a record of it stands for another."""
        at = found.at or ""
        where = self.places.get(at) or self.places.get(at.partition(".")[0])
        return found.model_copy(update={"at": where}) if where else found


def parse(content: bytes, file_name: str) -> Exchange:
    """Read a file; every problem of form stands in `problems`. `readable` tells whether there is more to look at."""
    raw = read(content, file_name)
    exchange = Exchange(file_name, problems=list(raw.problems))
    if isinstance(raw.document, dict) and raw.document.get("format") == FORMAT:
        exchange.readable = True
        _read_parts(exchange, raw.document)
    elif not exchange.problems:
        exchange.problems.append(problem("S105", file=file_name, given=_format_of(raw.document)))
    return exchange


def stated(document: dict[str, Any], file_name: str, problems: Iterable[Problem] = ()) -> Exchange:
    """The same of records that another reader has made, with what it found wrong."""
    exchange = Exchange(file_name, problems=list(problems), readable=True)
    _read_parts(exchange, document)
    return exchange


def _format_of(document: object) -> str:
    given = document.get("format") if isinstance(document, dict) else None
    return f"»{quoted(given)}«" if isinstance(given, str) else "ikke angivet"


def _read_parts(exchange: Exchange, document: dict[str, Any]) -> None:
    for key, stated in document.items():
        if key == "edition":
            exchange.edition = _of_type(exchange, stated, str, (key,), "en tekst")
        elif key == "supplement":
            exchange.supplement = _of_type(exchange, stated, dict, (key,), "et objekt")
        elif key == "case":
            _read_case(exchange, stated)
        elif key in SINGLES:
            exchange.parts[key] = _read_record(exchange, SINGLES[key], stated, (key,))
        elif key in LISTS:
            exchange.parts[key] = _read_list(exchange, LISTS[key], stated, (key,))
        elif key == "checklists":
            _read_checklists(exchange, stated)
        elif key == CHECKSUM:
            _of_type(exchange, stated, str, (key,), "en tekst")
        elif key != "format":
            exchange.problems.append(problem("S107", at=place((key,)), key=quoted(key), advice=advice(key, KEYS)))


T = TypeVar("T")


def _of_type(exchange: Exchange, stated: object, kind: type[T], path: Path, expected: str) -> T | None:
    if isinstance(stated, kind):
        return stated
    exchange.problems.append(problem("S109", at=place(path), given=quoted(path[-1]), expected=expected))
    return None


def _read_case(exchange: Exchange, stated: object) -> None:
    """Field by field; a field that is null, empty or an empty list is not stated. Blanks are as good as empty.

    But where a case cannot be without it: those were meant to be something.
    """
    for key, value in (_of_type(exchange, stated, dict, ("case",), "et objekt") or {}).items():
        if key in CaseFields.model_fields and (value in (None, "", []) or _is_blank(key, value)):
            continue
        if key == OFFICE:
            exchange.office = _read_office(exchange, value)
            continue
        checked = check(StatedFields, {key: value}, ("case",))
        exchange.problems.extend(checked.problems)
        if checked.record and not checked.problems:
            exchange.case[key] = checked.record.model_dump(mode="json")[key]


def _is_blank(key: str, value: object) -> bool:
    return isinstance(value, str) and not value.strip() and CaseFields.model_fields[key].default is None


def _read_office(exchange: Exchange, stated: object) -> Authority | None:
    given = _of_type(exchange, stated, dict, ("case", OFFICE), "et objekt") if stated is not None else None
    if given is None:
        return None
    checked = check(Authority, given, ("case", OFFICE))
    exchange.problems.extend(checked.problems)
    return checked.record if isinstance(checked.record, Authority) and not checked.problems else None


def _read_checklists(exchange: Exchange, stated: object) -> None:
    for key, each in (_of_type(exchange, stated, dict, ("checklists",), "et objekt") or {}).items():
        exchange.checklists[key] = _read_list(exchange, ChecklistRecord, each, ("checklists", key))


R = TypeVar("R", bound=ExchangeRecord)


def _read_list(exchange: Exchange, kind: type[R], stated: object, path: Path) -> list[Given[R]]:
    records = _of_type(exchange, stated, list, path, "en liste") or []
    return [
        given for number, each in enumerate(records) for given in _read_record(exchange, kind, each, (*path, number))
    ]


def _read_record(exchange: Exchange, kind: type[R], stated: object, path: Path) -> list[Given[R]]:
    if not isinstance(stated, dict):
        exchange.problems.append(problem("S109", at=place(path), given="Posten", expected="et objekt"))
        return []
    checked = check(kind, stated, path)
    exchange.problems.extend(checked.problems)
    if isinstance(checked.record, kind):
        return [Given(path, checked.record, checked.faulty)]
    code = stated.get("code")
    if isinstance(code, str):
        exchange.unread.add((str(path[0]), code))
    return []
