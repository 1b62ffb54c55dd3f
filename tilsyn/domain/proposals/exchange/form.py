"""One record at a time against its form, so that a faulty one hides nothing of what is wrong with the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import ValidationError

from tilsyn.domain.journal.seal import canonical
from tilsyn.domain.office import OFFICE_FAULTS
from tilsyn.domain.problems import Problem, problem
from tilsyn.domain.proposals.exchange.quoting import Path, advice, is_quotable, place, quoted
from tilsyn.domain.record import MOST, TOO_MANY, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)
Object = dict[str, Any]
SCORES = "1, 2, 3, 4, 5, ved nygodkendelse forventes, forventes_ikke"
_NO_KEY = "Tag den ud."
_EXPECTED = {
    "string_type": "en tekst",
    "int_type": "et helt tal",
    "bool_type": "true eller false",
    "tuple_type": "en liste",
    "model_type": "et objekt",
    "dict_type": "et objekt",
    TOO_MANY: f"et tal på højst {MOST}",
    **OFFICE_FAULTS,
    "value_error": "en dato (ÅÅÅÅ-MM-DD), eller hvor det passer et klokkeslæt med",
}


class Checked(NamedTuple):
    """A record in its form. Where some fields were not, `faulty` names them and the record holds the rest.

    `record` is None where what is left is no record at all.
    """

    record: Record | None
    faulty: frozenset[str]
    problems: tuple[Problem, ...]


def check(kind: type[Record], given: Mapping[str, object], path: Path) -> Checked:
    """Validate one record; what is wrong with it becomes problems at their place."""
    try:
        return Checked(kind.model_validate_json(canonical(given)), frozenset(), ())
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
    faulty = frozenset(str(fault["loc"][0]) for fault in faults if fault["loc"])
    return Checked(_salvaged(kind, given, faulty), faulty, tuple(_problems(faults, kind, given, path)))


def _salvaged(kind: type[Record], given: Mapping[str, object], faulty: frozenset[str]) -> Record | None:
    """What can still be held against the edition and the case, so that meaning is checked in the same pass."""
    try:
        return kind.model_validate_json(canonical({key: each for key, each in given.items() if key not in faulty}))
    except ValidationError:
        return None


def _problems(
    faults: Iterable[ErrorDetails], kind: type[Record], given: Mapping[str, object], path: Path
) -> Iterator[Problem]:
    """One problem a place: a union of types gives a fault for each of them."""
    seen: set[Path] = set()
    for fault in faults:
        where = _resolved(fault, given)
        if where not in seen:
            seen.add(where)
            known = tuple(kind.model_fields) if len(where) == 1 else ()
            yield _problem(_Fault(fault, (*path, *where), _value_at(given, where), known))


def _resolved(fault: ErrorDetails, given: object) -> Path:
    """The fault's place as far as it exists in the file: beyond it pydantic names the members of a union."""
    steps: list[str | int] = []
    for step in fault["loc"]:
        if not _holds(given, step):
            return (*steps, step) if fault["type"] == "missing" else tuple(steps)
        given = given[step]  # type: ignore[index]  # `_holds` has looked
        steps.append(step)
    return tuple(steps)


def _holds(given: object, step: str | int) -> bool:
    if isinstance(given, list):
        return isinstance(step, int) and step < len(given)
    return isinstance(given, dict) and step in given


def _value_at(given: object, path: Path) -> object:
    for step in path:
        given = given[step] if _holds(given, step) else None  # type: ignore[index]  # `_holds` has looked
    return given


class _Fault(NamedTuple):
    """What pydantic found, where it stands in the file, the value there, and the keys that may stand there."""

    error: ErrorDetails
    path: Path
    given: object
    known: tuple[str, ...]

    @property
    def key(self) -> str:
        return str(self.path[-1])

    def is_of(self, kind: str) -> bool:
        return self.error["type"] == kind


def _problem(fault: _Fault) -> Problem:
    at, key, given = place(fault.path), fault.key, fault.given
    if fault.is_of("missing"):
        return problem("S108", at=at, key=key)
    if fault.is_of("extra_forbidden"):
        return problem("S107", at=at, key=quoted(key), advice=advice(key, fault.known) if fault.known else _NO_KEY)
    if key == "score":
        return problem("S111", at=at, given=_shown(given), allowed=SCORES)
    if fault.is_of("literal_error") and isinstance(given, str | int | float):
        return problem("S110", at=at, given=_shown(given), allowed=allowed(fault.error))
    return _problem_of_value(fault)


def _problem_of_value(fault: _Fault) -> Problem:
    at, key, given = place(fault.path), fault.key, fault.given
    if fault.is_of("value_error") and key == "id":
        return problem("S112", at=at, given=quoted(given))
    if fault.is_of("value_error") and isinstance(given, str) and not given.strip():
        return problem("S113", at=at, key=key)
    named = f"»{_shown(given)}«" if is_quotable(fault.path, given) else key
    return problem("S109", at=at, given=named, expected=_expected(fault.error, key))


def _shown(given: object) -> str:
    """A faulty value as JSON has it: true, not True."""
    match given:
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[given]
        case str() | int() | float():
            return quoted(given)
        case _:
            return "en liste eller et objekt"


def allowed(fault: ErrorDetails) -> str:
    """The values a list of values has, in its own order."""
    expected = str(fault.get("ctx", {}).get("expected", ""))
    return ", ".join(re.findall(r"'([^']*)'", expected)) or expected


def _expected(fault: ErrorDetails, key: str) -> str:
    """What a field must be, in words. The faults' own words are never used: they repeat what was given."""
    limit = fault.get("ctx", {}).get("ge")
    if limit is not None:
        return f"mindst {limit}"
    if fault["type"] == "literal_error":
        return f"en af værdierne {allowed(fault)}"
    if fault["type"] == "value_error" and key in {"provider", "address", "manager"}:
        return "skrevet på én linje"
    if fault["type"] == "value_error" and "by" in fault["loc"]:
        return "initialer: én persons, højst 20 tegn på én linje, og intet CPR-nummer"
    return _EXPECTED.get(fault["type"], "på en anden form")
