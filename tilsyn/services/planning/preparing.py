"""Before and around the conversations: focus, sources, encounters, scope choices, follow-ups."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError

from tilsyn.domain.addresses import Slot
from tilsyn.domain.cpr import mask_cpr
from tilsyn.domain.danish import clock_text, label_text, time_text, typed_date, typed_time
from tilsyn.domain.findings.codes import likely_group, refuse_taken_encounter, refuse_taken_source
from tilsyn.domain.findings.times import is_before, not_yet
from tilsyn.domain.journal.entries import Encounter, Focus, FollowUp, Payload, Scope, Source, Withdrawal
from tilsyn.domain.journal.revise import comes_out, next_fields, says_the_same
from tilsyn.domain.text import as_name, clean, one_line, quote
from tilsyn.domain.values import FORMS, METHODS
from tilsyn.domain.words import choices, meant
from tilsyn.errors import UsageProblem
from tilsyn.services.documents.finding import read_in
from tilsyn.services.judging.judge import judged_unit
from tilsyn.services.open_case import PROTECTED_ONE
from tilsyn.services.planning.cited_law import provision_text
from tilsyn.services.planning.protected_ones import refuse_mixed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.domain.world import World
    from tilsyn.services.open_case import Desk

P = TypeVar("P", bound=Payload)
REOPENED = "aaben"
FOCUS_LIFTED = "Fokus er ophævet: hele modellen bedømmes."
ALLOWED_HINT = "Tilladte værdier står i tilsyn {command} --help."


def focused(desk: Desk, indicators: Sequence[str]) -> tuple[str, ...]:
    """The indicators a focus may be set on, each once."""
    return tuple(dict.fromkeys(judged_unit(desk, each).id for each in indicators))


def set_focus(desk: Desk, indicators: Sequence[str], reason: str, by: str | None) -> None:
    """Set the focus once for the case, with one reason (domain.md 5.4)."""
    if not reason.strip():
        raise UsageProblem(
            "Fokus mangler en begrundelse.", "Skriv --reason - og send den på stdin, eller skriv den, når der spørges."
        )
    ids = focused(desk, indicators)
    stands = desk.visible().one(Focus, "focus")
    if stands is None or (stands.indicators, stands.reason) != (ids, clean(reason)):
        desk.add([Focus(record=desk.world.new_id(), indicators=ids, reason=clean(reason))], by)


def lift_focus(desk: Desk, by: str | None) -> None:
    """Everything is in focus again: the one that stands is withdrawn, and none before it comes back (domain.md 5.4)."""
    stands = desk.visible().standing("focus")
    if stands:
        new_id = desk.world.new_id
        desk.add([Withdrawal(record=new_id(), target=each.id, reason=FOCUS_LIFTED) for each in stands], by)


LONGEST_CODE = len("Samarbejdspartner 1000") * 2


def add_source(desk: Desk, code: str, by: str | None, stated: Mapping[str, Any]) -> Source:
    """Add a source by its code, never a name. Group `anonym` is a tip: protected from the start."""
    name = as_name(code)
    if not name or len(name) > LONGEST_CODE:
        raise UsageProblem(
            "Kildens kode mangler eller er for lang.", 'Brug en kort kode som "Borger 1" – aldrig et navn.'
        )
    given = _cleaned(Source, stated, desk.world)
    protection = "whistleblow" if given.get("group") == "anonym" else "normal"
    if protection == "normal" and likely_group(name) == "anonym":
        raise UsageProblem(
            f"Koden {name} ligner en henvendelse, der skal være beskyttet. Intet er gemt.",
            f"Brug --group anonym, eller vælg en anden kode. {PROTECTED_ONE.format(what='kilden')}",
        )
    identity = desk.world.new_id()
    source = build(Source, "source", record=identity, id=identity, code=name, protection=protection, **given)
    taken = refuse_taken_source(name)
    taken(desk.case)
    desk.add([source], by, check=taken)
    return source


def add_encounter(desk: Desk, codes: Sequence[str], by: str | None, stated: Mapping[str, Any]) -> Encounter:
    """One occasion of gathering: method, form, time, who took part."""
    if not codes and all(value is None for value in stated.values()):
        raise UsageProblem(
            "Det fremgår ikke, hvad der skal oprettes.",
            'Tilføj --source "Borger 1", eller --method observation --title "Modtagelsen".',
        )
    identity, called = desk.world.new_id(), _called(desk, codes)
    made = {
        "start": desk.world.now(),
        "by": (desk.who(by),),
        **_cleaned(Encounter, stated, desk.world, desk.world.now()),
        "sources": _ids(called),
    }
    if made.get("method", "interview") == "interview" and not made.get("form"):
        made["form"] = "gruppe" if len(made["sources"]) > 1 else "enkelt"
    made |= read_in(desk, made)
    encounter = build(Encounter, "encounter", record=identity, id=identity, **made)
    _refuse_impossible(encounter, desk.world)
    refuse_mixed(desk, called)
    taken = refuse_taken_encounter(encounter.code)
    taken(desk.case)
    desk.add([encounter], by, check=taken)
    return encounter


def _refuse_impossible(encounter: Encounter, world: World) -> None:
    """An end before the start; and one still to come, of what has begun or is closed. A plan may be of any day."""
    if is_before(encounter.end, encounter.start):
        raise UsageProblem("Samtalen slutter, før den begynder.", "Ret --start eller --end. Intet er skrevet.")
    now = world.now()
    if encounter.outcome and not_yet(encounter.start, now):
        raise UsageProblem(
            f"Samtalen kan ikke være afsluttet, før den begynder {time_text(encounter.start or '')}: "
            f"det er nu {time_text(now)}.",
            "Ret --start, eller udelad --outcome. Intet er skrevet.",
        )
    if not_yet(encounter.end, now) and (encounter.outcome or not not_yet(encounter.start, now)):
        raise UsageProblem(
            f"Samtalen kan ikke være slut {time_text(encounter.end or '')}: det er nu {time_text(now)}.",
            "Ret --start eller --end. Intet er skrevet.",
        )


def _called(desk: Desk, codes: Sequence[str]) -> dict[str, Source]:
    return {code: desk.source(code) for code in map(clean, codes)}


def _ids(called: Mapping[str, Source]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.id for each in called.values()))


def change_encounter(  # noqa: PLR0913  what is changed, by whom, and from where
    desk: Desk,
    identifier: str,
    codes: Sequence[str],
    by: str | None,
    stated: Mapping[str, Any],
    *,
    in_room: bool = False,
) -> Encounter:
    """Correct or close an encounter: a new version of the same; where nothing is new, the one that stands.

    `in_room`: it is held now, and who takes part has come through the door.
    """
    earlier, called = desk.encounter(identifier), _called(desk, codes)
    update = {
        **_cleaned(Encounter, stated, desk.world, earlier.start),
        **({"sources": _ids(called)} if codes else {}),
    }
    if update.get("documents"):
        update |= read_in(desk, update, earlier.documents)
    if update.get("outcome") == REOPENED:
        update["outcome"] = None
    shown = desk.visible()
    if not in_room and earlier.id in shown.encounters:
        joining = {code: each for code, each in called.items() if each.id not in earlier.sources}
        refuse_mixed(desk, joining, seen=True)
    standing, seen = desk.case.current(earlier.slot), None if in_room else shown.sources
    fields = next_fields(desk.case, standing, Encounter, desk.world.new_id(), update, seen=seen)
    encounter = build(Encounter, "encounter", **fields)
    if says_the_same(encounter, earlier):
        return earlier
    if not in_room and update.keys() & {*TIMES, "outcome"}:
        _refuse_impossible(encounter, desk.world)
    taken = refuse_taken_encounter(encounter.code if encounter.code != earlier.code else None)
    taken(desk.case)
    desk.add([encounter], by, check=taken)
    return encounter


def encounter_label(desk: Desk, encounter: Encounter) -> str:
    """Who and when, as the visible case names it."""
    from tilsyn.domain.findings.visible import label_of

    held = desk.visible().encounters.get(encounter.id)
    sources = tuple(source for _, source in desk.case.of(Source) if source.id in encounter.sources)
    return held.told if held else label_text(label_of(encounter, sources))


def encounter_told(desk: Desk, encounter: Encounter) -> str:
    """The same where one chooses among several: what was seen or read, how it was held, and when on the day."""
    how = FORMS.get(encounter.form or "") or METHODS[encounter.method]
    clock = clock_text(encounter.start)
    title = mask_cpr(one_line(encounter.title or ""))
    return " · ".join(filter(None, (encounter_label(desk, encounter), title, how, clock and f"kl. {clock}")))


TIMES = ("start", "end")
DATES = ("visit", "deadline", "decision_date", "requested", "received", "as_of")


def local_time(text: str, world: World) -> str:
    """A date stays a date; a time without an offset is local. Raises UsageProblem for what is neither."""
    stated = typed_time(text)
    if len(stated) <= len("2023-10-24"):
        return stated
    try:
        return world.local(datetime.fromisoformat(stated)).isoformat(timespec="milliseconds")
    except (OSError, OverflowError):
        # Some systems know no local time long before or after our own.
        return stated


def _cleaned(payload: type[Payload], stated: Mapping[str, Any], world: World, day: str | None = None) -> dict[str, Any]:
    """What options said, as the payload holds it: texts cleaned, dates and words of closed sets as they were meant.

    A clock that stands alone is on `day`, or for an end on the day of the start beside it.
    """
    given = {key: value for key, value in stated.items() if value is not None}
    if len(given.get("code") or "") > LONGEST_CODE:
        raise UsageProblem("Samtalens kode er for lang.", "Brug en kort kode, fx S1.")
    kept = {key: _as_meant(payload, key, _entered(key, value)) for key, value in given.items()}
    for key in TIMES:
        if key in kept:
            on = kept.get("start", day) if key == "end" else day
            kept[key] = local_time(typed_time(kept[key], f"--{key}", on), world)
    return kept


def _as_meant(payload: type[Payload], name: str, value: Any) -> Any:  # noqa: ANN401  what an option took
    """An option's value with its date or its word of a closed set as the journal has it; any other as it is."""
    if not isinstance(value, str) or not value:
        return value
    if name in DATES:
        return typed_date(value, _option(name))
    return meant(value, (*allowed(payload, name), *((REOPENED,) if name == "outcome" else ())))


def allowed(payload: type[Payload], name: str) -> tuple[str, ...]:
    """The ids of the closed set that a field takes its value from; none where it is free."""
    field = payload.model_fields.get(name)
    options = [field.annotation, *get_args(field.annotation)] if field else []
    closed = next((each for each in options if get_origin(each) is Literal), None)
    return tuple(each for each in get_args(closed) if isinstance(each, str))


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def contested(desk: Desk, indicator: str) -> RatedUnit:
    """The indicator, where the edition leaves open whether it applies."""
    unit = desk.unit(indicator)
    if unit.item.applies(desk.visible().fields.service_types) != "contested":
        raise UsageProblem(
            f"Udgaven er ikke i tvivl om, hvorvidt {unit.id} gælder for tilbudstypen.",
            "Valget registreres kun, hvor kilderne er uenige. Se tilsyn status SAG.",
        )
    return unit


ONE_LINE = frozenset({"code", "title", "department", "place", "present", "informed", "role", "law", "basis"})
"""What stands in a list or a heading: a line end in it would look like a line of its own."""


def _entered(key: str, value: object) -> object:
    if isinstance(value, list):
        return [_entered(key, each) for each in value]
    if not isinstance(value, str):
        return value
    if key == "code":
        return as_name(value)
    return one_line(value) if key in ONE_LINE else clean(value)


def choose_scope(desk: Desk, indicator: str, *, use: bool, reason: str, by: str | None) -> str:
    """Record the choice where the edition contests whether an indicator applies; gives the indicator."""
    unit = contested(desk, indicator)
    if not reason.strip():
        raise UsageProblem(
            "Valget mangler en begrundelse.", "Skriv --reason - og send den på stdin, eller skriv den, når der spørges."
        )
    stands = desk.visible().one(Scope, Slot.scope(unit.id))
    if stands is None or (stands.use, stands.reason, stands.carried_from) != (use, clean(reason), None):
        desk.add([Scope(record=desk.world.new_id(), indicator=unit.id, use=use, reason=clean(reason))], by)
    return unit.id


POINT_DRAFT = Slot.followup()
"""Where the text of a new follow-up point is kept until it is recorded."""
_CLEARED = frozenset({"indicator", "law", "basis", "deadline"})
"""What a follow-up point need not be tied to: stated empty, it is tied to nothing any more."""


_CITING = ("law", "basis")
"""What names a provision: the authority to decide, and the rule that was broken."""


def save_followup(  # noqa: PLR0913  what a point states, and the draft it was kept in
    desk: Desk,
    post: str | None,
    text: str | None,
    by: str | None,
    stated: Mapping[str, Any],
    *,
    drop_draft: str | None = None,
) -> FollowUp:
    """Add a follow-up point, or correct the one that POST names."""
    earlier, given = check_followup(desk, post, by, stated)
    if earlier is None and not (text and text.strip() and given.get("kind")):
        raise UsageProblem(
            "Et nyt opfølgningspunkt skal have en type og en tekst.", "Vælg en type (--kind), og skriv teksten."
        )
    identity = desk.world.new_id()
    body = {"text": clean(text)} if text and text.strip() else {}
    if earlier and not given and not body:
        raise UsageProblem(
            "Der er ikke skrevet noget nyt om punktet.", "Skriv fx --status opfyldt, eller send teksten på stdin."
        )
    first = {} if earlier else {"id": identity}
    fields = next_fields(desk.case, earlier, FollowUp, identity, {**first, **given, **body})
    point = build(FollowUp, "followup", **fields)
    if earlier and isinstance(earlier.payload, FollowUp) and says_the_same(point, earlier.payload):
        if drop_draft:
            desk.file.drop_draft(drop_draft)
        return earlier.payload
    desk.add([point], by, drop_draft=drop_draft)
    return point


def check_followup(
    desk: Desk, post: str | None, by: str | None, stated: Mapping[str, Any]
) -> tuple[Entry | None, dict[str, Any]]:
    """What can be refused before a text is asked for: the point that stands, and what is stated of it."""
    meant_so = _cleaned(FollowUp, stated, desk.world)
    given = {key: None if value == "" and key in _CLEARED else value for key, value in meant_so.items()}
    desk.who(by)
    given = _checked_followup(desk, given)
    if not post and not given.get("kind"):
        raise UsageProblem(
            "Et nyt opfølgningspunkt skal have en type og en tekst.", "Vælg en type (--kind), og skriv teksten."
        )
    earlier = _earlier_followup(desk, post) if post else None
    return earlier, {**given, **_cited(desk, earlier, given)}


def _cited(desk: Desk, earlier: Entry | None, given: dict[str, Any]) -> dict[str, str]:
    """The provision as it is looked up; what stands already is not held against an act that came later."""
    stood = earlier.payload if earlier else None
    stated = {name: given[name] for name in _CITING if given.get(name) and given[name] != getattr(stood, name, None)}
    return {name: provision_text(text, desk.laws) for name, text in stated.items()}


def _earlier_followup(desk: Desk, post: str) -> Entry:
    """As it stands now, whichever of its posts was named."""
    from tilsyn.services.open_case import no_such_post

    named, visible = desk.post(post), desk.visible()
    entry = desk.case.current(named.header.slot) or named
    known = visible.may_know(named.header.slot) and visible.shown_as(named)
    if not known or comes_out(desk.case, entry, FollowUp):
        raise no_such_post(post)
    if not isinstance(entry.payload, FollowUp):
        raise UsageProblem(f"Posten {post} er ikke et opfølgningspunkt.", "Se posterne med tilsyn log SAG.")
    return entry


def _checked_followup(desk: Desk, given: dict[str, Any]) -> dict[str, Any]:
    kinds = [each.id for each in desk.model.followup_kinds]
    known = {**given, **({"kind": meant(given["kind"], kinds)} if given.get("kind") else {})}
    if "kind" in known and known["kind"] not in kinds:
        raise UsageProblem(f"Typen »{quote(given['kind'])}« kendes ikke.", f"Vælg mellem: {choices(kinds)}.")
    if known.get("indicator"):
        known["indicator"] = desk.worded(known["indicator"]).id
    return known


def build(payload: type[P], command: str, /, **stated: Any) -> P:  # noqa: ANN401  checked by the model itself
    """Make a payload from what an option said. Raises UsageProblem naming the option, never its text."""
    try:
        return payload.model_validate({key: _tupled(value) for key, value in stated.items()})
    except ValidationError as fault:
        name = str(fault.errors(include_input=False)[0]["loc"][0])
        words = choices(allowed(payload, name))
        hint = f"Vælg mellem: {words}." if words else ALLOWED_HINT.format(command=command)
        raise UsageProblem(f"Værdien af {_option(name)} kendes ikke.", hint) from None


def _tupled(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
