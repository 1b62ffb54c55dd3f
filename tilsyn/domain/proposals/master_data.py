"""The case's own fields: what it lacks is filled, another value is listed and refused unless it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from tilsyn.domain.addresses import Slot
from tilsyn.domain.journal.entries import CaseField, Office
from tilsyn.domain.journal.fields import case_fields, fits_form
from tilsyn.domain.office import copied
from tilsyn.domain.problems import problem
from tilsyn.domain.proposals.exchange import OFFICE
from tilsyn.domain.proposals.exchange.quoting import advice, quoted
from tilsyn.domain.values import STAGES, goes_back

if TYPE_CHECKING:
    from pydantic import JsonValue

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.proposals.import_run import Work

_SPOKEN_OF = frozenset(
    {
        "kind",
        "date",
        "service_types",
        "ownership",
        "announced",
        "stage",
        "hearing_deadline",
        "report_date",
        "cvr",
        "portal_id",
    }
)
"""Fields of listed values, numbers and dates: of the others only the name is shown."""


def case_part(work: Work, *, update_case: bool) -> None:
    _office_part(work, update_case=update_case)
    for name, value in work.exchange.case.items():
        _check_service_types(work, name, value)
        held = work.leaving.case.current(Slot.field(name))
        if held is None or _is_empty(held):
            _state(work, name, value, held)
        elif value not in (_value(held), _value_shown(held, work)):
            _state_otherwise(work, name, value, held, update_case=update_case)


def _state_otherwise(work: Work, name: str, value: JsonValue, held: Entry, *, update_case: bool) -> None:
    """Another value than the case has: only where that was asked for, and no stage before the one it has come to."""
    before, at = _value(held), f"case.{name}"
    if not update_case:
        difference = _difference(name, held, value, work)
        work.ledger.problems.append(problem("S130", at=at, field=name, difference=difference))
    elif name == "stage" and fits_form(name, before) and goes_back(str(before), str(value)):
        fault = problem("S149", at=at, held=STAGES[str(before)], given=STAGES[str(value)])
        work.ledger.problems.append(fault)
    else:
        _state(work, name, value, held)


def _office_part(work: Work, *, update_case: bool) -> None:
    """As any field of the case; the same office gives the same bytes, so their digest tells whether it is another."""
    office = work.exchange.office
    if office is None:
        return
    copy, at = copied(office), f"case.{OFFICE}"
    held = work.leaving.case.current(Slot.of(OFFICE))
    stands = held.payload if held else None
    if isinstance(stands, Office) and stands.sha256 == copy.sha256:
        return
    if stands is not None and not update_case:
        work.ledger.problems.append(problem("S130", at=at, field=OFFICE, difference=""))
        return
    named = {"office": copy.sha256, "instead_of": stands.record if stands else None}
    record = work.namer.name_again("case", named)
    work.ledger.write("case", at, Office(record=record, sha256=copy.sha256, logo_sha256=copy.logo_sha256))


def _check_service_types(work: Work, name: str, value: JsonValue) -> None:
    known = [each.id for each in work.model.service_types]
    stated: list[tuple[str, JsonValue]] = []
    if name == "service_types" and isinstance(value, list):
        stated = [(f"case.service_types[{place}]", each) for place, each in enumerate(value)]
    if name == "capacity" and isinstance(value, list):
        rows = [(place, each) for place, each in enumerate(value) if isinstance(each, dict)]
        stated = [(f"case.capacity[{place}].service_type", each["service_type"]) for place, each in rows]
    for at, each in stated:
        if each not in known:
            given = quoted(each)
            fault = problem("S120", at=at, what="Tilbudstypen", given=given, advice=advice(str(each), known))
            work.ledger.problems.append(fault)


def _is_empty(held: Entry) -> bool:
    return isinstance(held.payload, CaseField) and held.payload.value in (None, "", [])


def _value(held: Entry) -> JsonValue:
    return _in_form(held.payload) if isinstance(held.payload, CaseField) else None


def _value_shown(held: Entry, work: Work) -> JsonValue:
    shown = work.leaving.shown(held)
    return _in_form(shown) if isinstance(shown, CaseField) else None


def _in_form(stated: CaseField) -> JsonValue:
    """With every field of its records, as the file has been read; what no longer fits its form stays as it is."""
    try:
        value: JsonValue = case_fields({stated.field: stated.value}).model_dump(mode="json")[stated.field]
    except ValidationError:
        return stated.value
    return value


def _state(work: Work, name: str, value: JsonValue, held: Entry | None) -> None:
    instead_of = held.payload.record if held and held.payload else None
    record = work.namer.name_again("case", {"field": name, "value": value, "instead_of": instead_of})
    work.ledger.write("case", f"case.{name}", CaseField(record=record, field=name, value=value))


def _difference(name: str, held: Entry, value: JsonValue, work: Work) -> str:
    if name not in _SPOKEN_OF or work.leaving.case.protection_of(held) != "normal":
        return ""
    return f": sagen har »{_said(_value(held))}«, filen »{_said(value)}«"


def _said(value: JsonValue) -> str:
    match value:
        case bool():
            return "ja" if value else "nej"
        case list():
            return ", ".join(quoted(each) for each in value)
        case _:
            return quoted(value)
