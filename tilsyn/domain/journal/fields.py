"""A case's own fields: master data, visits, departments, plan, stage; and which of those that stand are in form."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from pydantic import JsonValue, field_validator

from tilsyn.domain.record import STORED, Count, IsoDate, Record
from tilsyn.domain.values import CaseKind, Ownership, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping


class Visit(Record):
    date: IsoDate
    announced: bool | None = None
    department: str | None = None
    note: str | None = None


class Capacity(Record):
    """Places or none, and enrolled, per service type, as of a date."""

    service_type: str
    places: Count | None = None
    enrolled: Count | None = None
    as_of: IsoDate | None = None


class CaseFields(Record):
    """All that `new` and `case --set` state (interface.md, Exchange file, `case`). None and () mean: not stated."""

    provider: str = ""
    service_types: tuple[str, ...] = ()
    kind: CaseKind = "drift"
    date: IsoDate = "1970-01-01"
    by: tuple[str, ...] = ()
    announced: bool | None = None
    area: str | None = None
    ownership: Ownership | None = None
    cvr: str | None = None
    portal_id: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    manager: str | None = None
    approval: str | None = None
    target_groups: tuple[str, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    departments: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    visits: tuple[Visit, ...] = ()
    basis: str | None = None
    programme: str | None = None
    meet: tuple[str, ...] = ()
    stage: Stage = "udkast"
    hearing_deadline: IsoDate | None = None
    hearing_reason: str | None = None
    report_date: IsoDate | None = None
    case_number: str | None = None

    @field_validator("provider", "address", "manager", "case_number", mode="after")
    @classmethod
    def _one_line(cls, text: str | None) -> str | None:
        if text and "\n" in text:
            msg = "skal stå på én linje"
            raise ValueError(msg)
        return text

    @field_validator("service_types", "by", "target_groups", "departments", "staff", "meet", mode="after")
    @classmethod
    def _each_once(cls, named: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(named))


def case_fields(stated: dict[str, JsonValue]) -> CaseFields:
    """Validate stated fields. Raises pydantic.ValidationError."""
    import json

    return CaseFields.model_validate_json(json.dumps(stated))


def fitting_fields(stated: Mapping[str, JsonValue]) -> CaseFields:
    """The stored fields without those that do not fit, as one that a newer program has written; never raises."""
    known = {name: value for name, value in stated.items() if name in CaseFields.model_fields}
    with suppress(ValueError):
        return _stored_fields(known)
    return _stored_fields({name: value for name, value in known.items() if fits_form(name, value)})


def fits_form(name: str, value: JsonValue) -> bool:
    """Whether a stored field has the form that this program knows it by."""
    with suppress(ValueError):
        _stored_fields({name: value})
        return True
    return False


def _stored_fields(stated: Mapping[str, JsonValue]) -> CaseFields:
    import json

    return CaseFields.model_validate_json(json.dumps(stated), context=STORED)
