"""Creating a case, and its own fields: master data, visits, departments, plan, stage."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from pydantic import ValidationError

from tilsyn.domain.case import CaseFields, CaseKind, case_fields
from tilsyn.domain.entries import CaseField, Previous
from tilsyn.domain.places import quote
from tilsyn.domain.privacy import masked
from tilsyn.domain.text import clean
from tilsyn.domain.visible import Visible
from tilsyn.errors import CaseExists, UsageProblem
from tilsyn.services.desk import unknown
from tilsyn.services.preparing import DATE_FORM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tilsyn.domain.edition import QualityModel
    from tilsyn.domain.entries import Payload
    from tilsyn.domain.world import World
    from tilsyn.services.desk import Desk
    from tilsyn.services.editions import Shelf
    from tilsyn.storage.casefile import CaseFile

    DeskOpener = Callable[[Path], AbstractContextManager[Desk]]

LISTS = frozenset({"service_types", "by", "target_groups", "departments", "staff", "meet"})
RECORDS = frozenset({"visits", "capacity"})
NOBODY = "ukendt"
YES_NO = {"ja": True, "nej": False}
CARRIED_FIELDS = frozenset(CaseFields.model_fields) - {
    "date", "kind", "by", "announced", "visits", "basis", "programme", "meet", "stage", "hearing_deadline",
}  # fmt: skip


class NewCase(NamedTuple):
    """What `new` was asked for. `edition` is an id or a path, None for the newest that fits the date."""

    provider: str
    service_types: tuple[str, ...]
    kind: str
    date: str
    by: tuple[str, ...]
    edition: str | None
    announced: bool | None


def check(wanted: NewCase, path: Path) -> None:
    """The refusals that need no library, in the contract's order: usage, then the file."""
    if not wanted.provider.strip():
        raise UsageProblem("Tilbuddets navn mangler.", 'Skriv det med --provider "NAVN".')
    if not wanted.service_types:
        raise UsageProblem("Tilbudstypen mangler.", "Skriv den med --service-type, fx 101-ambulant.")
    if wanted.kind not in get_args(CaseKind):
        raise unknown_word("tilsynstypen", wanted.kind, get_args(CaseKind))
    _validated({"date": wanted.date, "provider": clean(wanted.provider)})
    if path.exists():
        raise CaseExists(path)


def unknown_word(what: str, given: str, allowed: Sequence[str]) -> UsageProblem:
    return UsageProblem(
        f"{what[0].upper()}{what[1:]} »{quote(given)}« kendes ikke.", f"Vælg mellem: {', '.join(allowed)}."
    )


class Prepared(NamedTuple):
    """A case that has passed every refusal and only needs a file."""

    model: QualityModel
    payloads: tuple[Payload, ...]
    blobs: dict[str, bytes]
    by: str


def prepare(path: Path, wanted: NewCase, shelf: Shelf, earlier: Path | None, desk: DeskOpener) -> Prepared:
    """Refuse what must be refused, in the contract's order: usage, file exists, edition, service type."""
    check(wanted, path)
    edition = shelf.edition(wanted.edition, wanted.date)
    known = [each.id for each in edition.model.service_types]
    for each in wanted.service_types:
        if each not in known:
            raise unknown_word("tilbudstypen", each, known)
    opened, blobs = shelf.copies(edition)
    payloads: list[Payload] = [opened, *_first_fields(wanted, shelf.world, None)]
    if earlier:
        with desk(earlier) as source:
            payloads = [opened, *_first_fields(wanted, shelf.world, source), *_from_earlier(source, shelf.world)]
    return Prepared(edition.model, tuple(payloads), blobs, wanted.by[0] if wanted.by else NOBODY)


def holds_cpr(made: Prepared) -> bool:
    """Whether what a new case begins with holds what looks like a CPR number: a warning, never a refusal."""
    return any(masked(each) is not each for each in made.payloads)


def create_case(path: Path, passphrase: str | None, made: Prepared, world: World) -> CaseFile:
    """Write the new file; an existing one is never overwritten."""
    from tilsyn.storage.casefile import create

    return create(path, passphrase, made.payloads, made.blobs, made.by, world)


def law_sentences(made: Prepared, date: str) -> list[str]:
    """Said by `new` where the law has moved on since the edition (domain.md 12)."""
    note = made.model.law_note
    return [f"Bemærk: {note.text}."] if note and date >= note.since else []


def _first_fields(wanted: NewCase, world: World, source: Desk | None) -> Iterator[CaseField]:
    earlier = _carried_fields(source) if source else {}
    stated: dict[str, Any] = {
        **earlier,
        "provider": clean(wanted.provider),
        "service_types": list(wanted.service_types),
        "kind": wanted.kind,
        "date": wanted.date,
    }
    if wanted.by:
        stated["by"] = [clean(each) for each in wanted.by]
    if wanted.announced is not None:
        stated["announced"] = wanted.announced
    return (CaseField(record=world.new_id(), field=name, value=value) for name, value in stated.items())


def _carried_fields(source: Desk) -> dict[str, Any]:
    """Master data and departments of an earlier case (domain.md 12)."""
    return {each.field: each.value for _, each in source.visible().of(CaseField) if each.field in CARRIED_FIELDS}


def _from_earlier(source: Desk | None, world: World) -> Iterator[Payload]:
    """Earlier judgements as reference, open follow-ups as "ikke undersøgt"; never answers, notes, sources or keys."""
    from tilsyn.domain.entries import EarlierJudgement, FollowUp
    from tilsyn.domain.scoring import rated_states

    if source is None:
        return
    visible = source.visible()
    states = rated_states(source.model, visible)
    earlier = tuple(
        EarlierJudgement(indicator=each.unit.id, text=each.text, score=each.score, wording=each.unit.text)  # type: ignore[arg-type]
        for each in states.values()
        if each.state in {"scored", "carried", "judged"}
    )
    date = visible.fields.date
    yield Previous(record=world.new_id(), date=date, edition=source.model.id, judgements=earlier)
    for _, point in visible.of(FollowUp):
        if point.status not in {"opfyldt", "bortfaldet"}:
            fresh = {
                "record": world.new_id(),
                "id": world.new_id(),
                "status": "ikke_undersoegt",
                "origin": point.origin or date,
            }
            yield point.model_copy(update=fresh)


def set_fields(desk: Desk, settings: Sequence[str], by: str | None) -> None:
    """Set fields from FELT=VÆRDI; all of them or none."""
    stated = dict(_setting(each) for each in settings)
    _validated({**_stated(desk), **stated})
    _check_choices(stated, desk.model)
    desk.add([CaseField(record=desk.world.new_id(), field=name, value=value) for name, value in stated.items()], by)


def _check_choices(stated: dict[str, Any], model: QualityModel) -> None:
    known = [each.id for each in model.service_types]
    for each in stated.get("service_types", ()):
        if each not in known:
            raise unknown_word("tilbudstypen", each, known)


def _setting(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageProblem(
            f"»{quote(text)}« er ikke på formen FELT=VÆRDI.", 'Skriv fx --set address="Havnevej 1, 9990 Nordby".'
        )
    if name not in CaseFields.model_fields:
        raise unknown(f"feltet {quote(name)}", list(CaseFields.model_fields), name)
    return name, _value(name, clean(value))


def _value(name: str, text: str) -> Any:  # noqa: ANN401  a JSON value, checked by CaseFields
    if name in RECORDS:
        return [_record(name, each.strip()) for each in text.split(";") if each.strip()]
    if name in LISTS:
        return [each.strip() for each in text.split(";") if each.strip()]
    if name == "announced":
        return YES_NO.get(text.lower(), text)
    return text or None


def _record(name: str, text: str) -> dict[str, Any]:
    """A visit as "2023-10-24 anmeldt Afdeling Nord"; capacity as "101-ambulant pladser=10 pr=2023-10-01"."""
    first, *rest = text.split()
    if name == "visits":
        announced = {"anmeldt": True, "uanmeldt": False}.get(rest[0]) if rest else None
        where = " ".join(rest[1:] if announced is not None else rest)
        return {"date": first, "announced": announced, "department": where or None}
    pairs = dict(each.partition("=")[::2] for each in rest)
    keys = {"pladser": "places", "indskrevne": "enrolled", "pr": "as_of"}
    return {"service_type": first, **{keys.get(key, key): _number(value) for key, value in pairs.items()}}


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _stated(desk: Desk) -> dict[str, Any]:
    return {each.field: each.value for _, each in desk.case.of(CaseField)}


def _validated(stated: dict[str, Any]) -> CaseFields:
    try:
        return case_fields(stated)
    except ValidationError as fault:
        name = str(fault.errors(include_input=False)[0]["loc"][0])
        raise UsageProblem(
            f"Feltet {name} har ikke den rette form.", FORMS.get(name, "Se tilsyn case --help.")
        ) from None


FORMS = {
    "date": DATE_FORM,
    "hearing_deadline": DATE_FORM,
    "visits": 'Skriv fx visits="2023-10-24 anmeldt; 2023-10-25 uanmeldt Afdeling Nord".',
    "capacity": 'Skriv fx capacity="101-ambulant indskrevne=61 pr=2023-10-01".',
    "announced": "Skriv ja eller nej.",
    "ownership": "Vælg mellem kommunal, regional, selvejende, privat_fond, privat_selskab.",
    "stage": "Vælg mellem udkast, kvalitetssikring, hoering, bemaerkninger_behandlet, ingen_bemaerkninger, endelig.",
    "kind": "Vælg mellem drift, opfoelgning, skaerpet, vaesentlig_aendring, nygodkendelse.",
}


def field_rows(desk: Desk) -> list[tuple[str, str]]:
    """The stated fields for a person to read."""
    return [(name, field_text(value)) for name, value in fields_of(desk).items() if value not in (None, [], "")]


def field_text(value: object) -> str:
    """A field's value as `case` shows it, and near how `--set` takes it."""
    match value:
        case bool():
            return "ja" if value else "nej"
        case list():
            return "; ".join(field_text(each) for each in value)
        case dict():
            return " ".join(f"{key}={field_text(each)}" for key, each in value.items() if each is not None)
        case _:
            return str(value)


def fields_of(desk: Desk) -> dict[str, Any]:
    """The case's fields that have been stated and may be shown, as plain JSON; CPR numbers masked."""
    shown = Visible(desk.case, masked=True).fields
    return json.loads(shown.model_dump_json())  # type: ignore[no-any-return]  # json.loads gives Any
