"""A case's own fields as a person types and reads them: master data, visits, departments, plan, stage."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from tilsyn.domain.danish import DATE_FORM, date_text, typed_date, typed_date_first
from tilsyn.domain.initials import initials
from tilsyn.domain.journal.entries import CaseField, Office
from tilsyn.domain.journal.fields import CaseFields, case_fields, fits_form
from tilsyn.domain.text import clean, quote
from tilsyn.domain.typed_words import TYPED
from tilsyn.domain.values import STAGES, CaseKind, Ownership, Stage, goes_back
from tilsyn.domain.words import FIELDS, IN_CASE, choices, field_meant, meant, names_office
from tilsyn.errors import UsageProblem
from tilsyn.services.open_case import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tilsyn.domain.journal.entries import Payload
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.services.open_case import Desk

    BroughtOffice = tuple[Office, dict[str, bytes]]
    DeskOpener = Callable[[Path], AbstractContextManager[Desk]]

LISTS = frozenset({"service_types", "by", "target_groups", "departments", "staff", "meet"})
RECORDS = frozenset({"visits", "capacity"})
PROSE = {"basis": "Grundlag", "programme": "Program", "hearing_reason": "Hvorfor rapporten ikke er i høring"}
"""Fields that hold a text, and what it is called."""
YES_NO = {"ja": True, "nej": False}


def unknown_word(what: str, given: str, allowed: Sequence[str]) -> UsageProblem:
    return UsageProblem(
        f"{what[0].upper()}{what[1:]} »{quote(given)}« kendes ikke.", f"Vælg mellem: {', '.join(allowed)}."
    )


def check_service_types(stated: Iterable[str], model: QualityModel) -> None:
    known = [each.id for each in model.service_types]
    for each in stated:
        if each not in known:
            raise unknown_word("tilbudstypen", each, known)


def gone_types(fields: CaseFields, model: QualityModel) -> list[str]:
    """A sentence for each service type that was no longer there on the case's date: warned of, never refused."""
    last_days = {each.id: each.valid_to for each in model.service_types if each.valid_to}
    return [
        f"(advarsel) Tilbudstypen {each} findes ikke efter {date_text(last_days[each])}, og tilsynets dato er "
        f"{date_text(fields.date)}. Råd: Se, om en anden er trådt i stedet, med tilsyn new --help, eller ret datoen."
        for each in fields.service_types
        if each in last_days and fields.date > last_days[each]
    ]


def set_fields(
    desk: Desk,
    settings: Sequence[str],
    by: str | None,
    reason: str | None = None,
    office: BroughtOffice | None = None,
) -> tuple[str, ...]:
    """Set fields from FELT=VÆRDI, all of them or none; the names of those that say something new.

    `reason`: why the stage goes back. `office`: the copy of it that one of them asks for.
    """
    pairs = [read_setting(each) for each in settings if not _asks_for_office(each)]
    stated = dict(pairs)
    twice = next((name for name in stated if sum(each == name for each, _ in pairs) > 1), None)
    if twice:
        raise UsageProblem(
            f"Feltet {FIELDS.get(twice, twice)} er sat to gange.",
            "Behold den ene. Lister deles med semikolon i ét --set.",
        )
    _refuse_emptied(stated)
    validated(stated)  # what stands already may be of a newer program, and is none of this one's business
    _check_choices(stated, desk.model)
    shown = {each.field: each.value for _, each in desk.visible().of(CaseField)}
    new = {name: value for name, value in stated.items() if name not in shown or shown[name] != value}
    _refuse_unexplained(desk, new, reason)
    stated_now: list[Payload] = [_field(desk, name, value, reason) for name, value in new.items()]
    another = [office[0]] if office and _is_another(desk, office[0]) else []
    if stated_now or another:
        desk.add([*stated_now, *another], by, blobs=office[1] if office and another else None)
    return (*new, *(each.entry for each in another))


def _asks_for_office(setting: str) -> bool:
    return names_office(setting.partition("=")[0])


def _is_another(desk: Desk, office: Office) -> bool:
    """Whether the case stands with another copy, with two, or with none that may be seen."""
    stands = desk.visible().one(Office, office.slot)
    return stands is None or stands.sha256 != office.sha256 or len(desk.case.live(office.slot)) > 1


def _field(desk: Desk, name: str, value: Any, reason: str | None) -> CaseField:  # noqa: ANN401  a JSON value
    why = clean(reason) if reason and name == "stage" else None
    return CaseField(record=desk.world.new_id(), field=name, value=value, reason=why)


def steps_back(desk: Desk, settings: Sequence[str]) -> bool:
    """Whether the case is put back to an earlier stage, which is done with a reason."""
    stated = dict(read_setting(each) for each in settings if not _asks_for_office(each)).get("stage")
    return stated in STAGES and goes_back(desk.visible().fields.stage, stated)


def _refuse_unexplained(desk: Desk, new: dict[str, Any], reason: str | None) -> None:
    """A stage that has to be accounted for: one step back, or past the hearing without one."""
    stated, held = new.get("stage"), desk.visible().fields
    if stated and goes_back(held.stage, stated) and not (reason or "").strip():
        raise UsageProblem(
            f"Sagen går tilbage fra »{STAGES[held.stage]}« til »{STAGES[stated]}«, og der står ikke hvorfor.",
            "Tilføj --reason - og send begrundelsen på stdin, eller skriv den, når der spørges.",
        )
    if stated == "uden_hoering" and not (new.get("hearing_reason") or held.hearing_reason or "").strip():
        raise UsageProblem(
            "Det står ikke, hvorfor rapporten ikke skal i høring.",
            "Sæt begge: --set tilstand=uden-høring --set høringsgrund=-, og skriv begrundelsen, når der spørges.",
        )


def settings_line(settings: Sequence[str], written: Sequence[str]) -> str:
    """What to say of FELT=VÆRDI once it is done."""
    named = dict.fromkeys("office" if _asks_for_office(each) else read_setting(each)[0] for each in settings)
    same = [name for name in named if name not in written]
    said = (("gemt", written), ("uændret", same))
    parts = (f"{word} {', '.join(_SETTABLE.get(each, each) for each in names)}" for word, names in said if names)
    return " · ".join(parts)


_SETTABLE = {**FIELDS, **IN_CASE}
REQUIRED = {
    "provider": "Tilbuddets navn",
    "service_types": "Tilbudstypen",
    "kind": "Tilsynstypen",
    "date": "Tilsynets dato",
    "by": "Tilsynskonsulenten",
    "stage": "Stadiet",
}
"""What a case cannot be without, as `new` has it; the rest may be emptied."""


def _refuse_emptied(stated: dict[str, Any]) -> None:
    for name, value in stated.items():
        if name in REQUIRED and not (value.strip() if isinstance(value, str) else value):
            raise UsageProblem(
                f"{REQUIRED[name]} kan ikke tømmes.", f"Skriv den nye værdi: --set {FIELDS.get(name, name)}=VÆRDI."
            )


def _check_choices(stated: dict[str, Any], model: QualityModel) -> None:
    """As `import` asks, too: what a case holds can be read in again."""
    check_service_types(stated.get("service_types", ()), model)
    try:
        check_service_types((each["service_type"] for each in stated.get("capacity", ())), model)
    except UsageProblem as refused:
        raise UsageProblem(refused.message, f"{refused.hint} {FORMS['capacity']}") from None


def read_setting(text: str) -> tuple[str, Any]:
    """A field and its value from FELT=VÆRDI, by its Danish or its English name. Raises UsageProblem."""
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageProblem(
            f"»{quote(text)}« er ikke på formen FELT=VÆRDI.", 'Skriv fx --set adresse="Havnevej 1, 9990 Nordby".'
        )
    field = field_meant(name)
    if field is None:
        raise _unknown_field(name)
    return field, _value(field, clean(value), name.strip())


def _unknown_field(name: str) -> UsageProblem:
    """By its Danish name first; the English one is as good."""
    known = [each for pair in FIELDS.items() for each in pair[::-1]]
    near = unknown(f"feltet {quote(name.strip())}", known, name.strip().lower())
    return UsageProblem(near.message, f"{near.hint} Felterne står i tilsyn case --help.")


CLOSED: dict[str, tuple[str, ...]] = {
    "kind": get_args(CaseKind),
    "stage": get_args(Stage),
    "ownership": get_args(Ownership),
}


def _value(name: str, text: str, named: str) -> Any:  # noqa: ANN401  a JSON value, checked by CaseFields
    if name in RECORDS:
        return [_record(name, each) for each in _parts(text)]
    if name == "by":
        return list(dict.fromkeys(initials(each) for each in _parts(text)))
    if name in LISTS:
        return list(dict.fromkeys(_parts(text)))
    return _one_value(name, text, named) if text.strip() else None


def _one_value(name: str, text: str, named: str) -> Any:  # noqa: ANN401  as above
    if name == "announced":
        return YES_NO.get(text.strip().lower(), text)
    if name in DATES:
        return typed_date(text, named)
    return meant(text, CLOSED[name]) if name in CLOSED else text


def _parts(text: str) -> list[str]:
    """Divided by semicolons; one that belongs to the text stands behind a backslash."""
    parts = (each.replace(r"\;", ";").strip() for each in re.split(r"(?<!\\);", text))
    return [each for each in parts if each]


DATES = frozenset({"date", "hearing_deadline", "report_date"})
ANNOUNCED = {"anmeldt": True, "uanmeldt": False}
_NOTE = re.compile(r"(?:^|\s+)note=(?P<note>.*)$", re.DOTALL)


def _record(name: str, text: str) -> dict[str, Any]:
    return _visit(text) if name == "visits" else _capacity(text)


def _visit(text: str) -> dict[str, Any]:
    """A visit as "24-10-2023 anmeldt Afdeling Nord"; what is noted about it may follow as "note=…"."""
    noted = _NOTE.search(text)
    date, rest = typed_date_first(text[: noted.start()] if noted else text, "besøgets dato")
    said = rest.split()
    announced = ANNOUNCED.get(said[0].lower()) if said else None
    where = " ".join(said if announced is None else said[1:])
    visit = {"date": date, "announced": announced}
    return {**visit, "department": where or None, **({"note": noted["note"]} if noted else {})}


CAPACITY = {"pladser": "places", "indskrevne": "enrolled", "pr": "as_of"}
_PAIR = re.compile(r"\s+(?=[a-zæøå_]+=)")


def _capacity(text: str) -> dict[str, Any]:
    """Places as "101-ambulant pladser=10 indskrevne=8 pr=01-10-2023"."""
    first, *pairs = _PAIR.split(text)
    given = {key.strip(): value.strip() for key, value in (each.partition("=")[::2] for each in pairs)}
    stated = {CAPACITY.get(key, key): _number(value) for key, value in given.items()}
    if isinstance(stated.get("as_of"), str):
        stated["as_of"] = typed_date(str(stated["as_of"]), "pr")
    return {"service_type": first, **stated}


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def validated(stated: dict[str, Any]) -> CaseFields:
    """Fields as a case holds them. Raises UsageProblem naming the field and its form."""
    try:
        return case_fields(stated)
    except ValidationError as fault:
        name = str(fault.errors(include_input=False)[0]["loc"][0])
        raise UsageProblem(
            f"Feltet {FIELDS.get(name, name)} har ikke den rette form.", FORMS.get(name, "Se tilsyn case --help.")
        ) from None


FORMS = {
    **dict.fromkeys(DATES, f"Skriv datoen som {DATE_FORM}, fx 24-10-2023."),
    **dict.fromkeys(("provider", "address", "manager", "case_number"), "Skriv det på én linje."),
    **{name: f"Vælg mellem: {choices(words)}." for name, words in CLOSED.items()},
    "visits": 'Skriv fx besøg="24-10-2023 anmeldt; 25-10-2023 uanmeldt Afdeling Nord".',
    "capacity": 'Skriv fx pladser="101-ambulant indskrevne=61 pr=01-10-2023".',
    "announced": "Skriv ja eller nej.",
}


def field_rows(desk: Desk) -> list[tuple[str, str]]:
    """The stated fields for a person to read; what is shown can be typed in again with --set.

    But for the office: that is only named.
    """
    from tilsyn.services.planning.office import authority_of

    stated = {name: value for name, value in fields_of(desk).items() if value not in (None, [], "")}
    office = authority_of(desk)
    named = [(IN_CASE["office"], office.name or "uden navn")] if office else []
    return [*((FIELDS.get(name, name), field_text(name, value)) for name, value in stated.items()), *named]


def field_text(name: str, value: Any) -> str:  # noqa: ANN401  a JSON value
    """A field's value as `--set` takes it; one in a form that this program does not know, as it stands."""
    if not fits_form(name, value):
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    match value:
        case bool():
            return "ja" if value else "nej"
        case list():
            shown = _visit_text if name == "visits" else _capacity_text if name == "capacity" else str
            return "; ".join(shown(each).replace(";", r"\;") for each in value)
        case _ if name in DATES:
            return date_text(value)
        case _:
            return TYPED.get(value, value) if name in CLOSED else str(value)


def _visit_text(visit: dict[str, Any]) -> str:
    said = {True: "anmeldt", False: "uanmeldt"}.get(visit.get("announced"), "")  # type: ignore[arg-type]  # None too
    noted = f"note={visit['note']}" if visit.get("note") else ""
    return " ".join(part for part in (date_text(visit["date"]), said, visit.get("department"), noted) if part)


def _capacity_text(capacity: dict[str, Any]) -> str:
    held = {key: capacity[name] for key, name in CAPACITY.items() if capacity.get(name) is not None}
    pairs = (f"{key}={date_text(value) if key == 'pr' else value}" for key, value in held.items())
    return " ".join([capacity["service_type"], *pairs])


def fields_of(desk: Desk) -> dict[str, Any]:
    """The case's fields that have been stated and may be shown, as plain JSON; CPR numbers masked."""
    shown = desk.masked().fields
    return json.loads(shown.model_dump_json())  # type: ignore[no-any-return]  # json.loads gives Any
