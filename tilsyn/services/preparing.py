"""Before and around the conversations: focus, sources, encounters, scope choices, follow-ups."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from tilsyn.domain.entries import Encounter, Focus, FollowUp, Payload, Scope, Source
from tilsyn.domain.text import clean, one_line
from tilsyn.errors import UsageProblem
from tilsyn.services.desk import unknown
from tilsyn.services.judging import judged_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tilsyn.domain.edition import RatedUnit
    from tilsyn.services.desk import Desk

P = TypeVar("P", bound=Payload)
REOPENED = "aaben"
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
    desk.add([Focus(record=desk.world.new_id(), indicators=ids, reason=clean(reason))], by)


def add_source(desk: Desk, code: str, by: str | None, stated: Mapping[str, Any]) -> Source:
    """Add a source by its code, never a name. Group `anonym` is a tip: protected from the start."""
    name = one_line(code)
    if not name or len(name) > len("Samarbejdspartner 1000") * 2:
        raise UsageProblem(
            "Kildens kode mangler eller er for lang.", 'Brug en kort kode som "Borger 1" – aldrig et navn.'
        )
    if any(source.code == name for _, source in desk.case.of(Source)):
        raise UsageProblem(
            f"Kilden {name} findes allerede.", "En kode hører til én kilde. Vælg den næste, fx Borger 2."
        )
    protection = "whistleblow" if stated.get("group") == "anonym" else "normal"
    identity = desk.world.new_id()
    source = build(Source, "source", record=identity, id=identity, code=name, protection=protection, **_cleaned(stated))
    desk.add([source], by)
    return source


def add_encounter(desk: Desk, codes: Sequence[str], by: str | None, stated: Mapping[str, Any]) -> Encounter:
    """One occasion of gathering: method, form, time, who took part."""
    if not codes and all(value is None for value in stated.values()):
        raise UsageProblem(
            "Det fremgår ikke, hvad der skal oprettes.",
            'Tilføj --source "Borger 1", eller --method observation --title "Modtagelsen".',
        )
    identity = desk.world.new_id()
    made = {
        "start": desk.world.now(),
        "by": _inspectors(desk, by),
        **_cleaned(stated),
        "sources": _sources(desk, codes),
    }
    if made.get("method", "interview") == "interview" and not made.get("form"):
        made["form"] = "gruppe" if len(made["sources"]) > 1 else "enkelt"
    encounter = build(Encounter, "encounter", record=identity, id=identity, **_known_code(desk, made))
    desk.add([encounter], by)
    return encounter


def _inspectors(desk: Desk, by: str | None) -> tuple[str, ...]:
    return (desk.who(by),)


def _known_code(desk: Desk, made: dict[str, Any]) -> dict[str, Any]:
    code = made.get("code")
    if code and any(each.code == code for _, each in desk.case.of(Encounter)):
        raise UsageProblem(f"Der findes allerede en samtale med koden {code}.", "Vælg en anden kode, eller udelad den.")
    return made


def _sources(desk: Desk, codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(desk.source(clean(each)).id for each in codes))


def change_encounter(
    desk: Desk, identifier: str, codes: Sequence[str], by: str | None, stated: Mapping[str, Any]
) -> Encounter:
    """Correct or close an encounter: a new version of the same."""
    earlier = desk.encounter(identifier)
    update = {**_cleaned(stated), **({"sources": _sources(desk, codes)} if codes else {})}
    if update.get("outcome") == REOPENED:
        update["outcome"] = None
    protection = _protection(desk, earlier.slot)
    whole = {**earlier.model_dump(), **update, "record": desk.world.new_id(), "protection": protection}
    encounter = build(Encounter, "encounter", **{key: value for key, value in whole.items() if key != "entry"})
    desk.add([encounter], by)
    return encounter


def _protection(desk: Desk, slot: str) -> str:
    """What a correction inherits: what was once protected does not come out by being corrected."""
    standing = desk.case.current(slot)
    return desk.case.protection_of(standing) if standing else "normal"


def encounter_label(desk: Desk, encounter: Encounter) -> str:
    """Who and when, as the visible case names it."""
    from tilsyn.domain.visible import label_of

    held = desk.visible().encounters.get(encounter.id)
    sources = tuple(source for _, source in desk.case.of(Source) if source.id in encounter.sources)
    return held.label if held else label_of(encounter, sources)


TIMES = frozenset({"start", "end"})
DATE_FORM = "Skriv datoen som ÅÅÅÅ-MM-DD, fx 2023-10-24."
TIME_FORM = "Skriv tiden som ÅÅÅÅ-MM-DDTTT:MM, fx 2023-10-24T09:30, eller kun datoen."
TIME_FORMS = {
    **dict.fromkeys(("visit", "deadline", "decision_date", "requested", "received"), DATE_FORM),
    **dict.fromkeys(TIMES, TIME_FORM),
}


def local_time(text: str) -> str:
    """A date stays a date; a time without an offset is local. What is neither is left for the model to refuse."""
    if len(text) <= len("2023-10-24"):
        return text
    try:
        return datetime.fromisoformat(text).astimezone().isoformat(timespec="milliseconds")
    except ValueError:
        return text


def _cleaned(stated: Mapping[str, Any]) -> dict[str, Any]:
    given = {key: value for key, value in stated.items() if value is not None}
    kept = {key: _entered(key, value) for key, value in given.items()}
    return {key: local_time(str(value)) if key in TIMES else value for key, value in kept.items()}


def contested(desk: Desk, indicator: str) -> RatedUnit:
    """The indicator, where the edition leaves open whether it applies."""
    unit = desk.unit(indicator)
    if unit.item.applies(desk.visible().fields.service_types) != "contested":
        raise UsageProblem(
            f"Udgaven er ikke i tvivl om, hvorvidt {unit.id} gælder for tilbudstypen.",
            "Valget registreres kun, hvor kilderne er uenige. Se tilsyn status SAG.",
        )
    return unit


ONE_LINE = frozenset({"code", "title", "department", "place", "present", "informed", "role", "law"})
"""What stands in a list or a heading: a line end in it would look like a line of its own."""


def _entered(key: str, value: object) -> object:
    if isinstance(value, list):
        return [_entered(key, each) for each in value]
    if not isinstance(value, str):
        return value
    return one_line(value) if key in ONE_LINE else clean(value)


def choose_scope(desk: Desk, indicator: str, *, use: bool, reason: str, by: str | None) -> None:
    """Record the choice where the edition contests whether an indicator applies."""
    unit = contested(desk, indicator)
    if not reason.strip():
        raise UsageProblem(
            "Valget mangler en begrundelse.", "Skriv --reason - og send den på stdin, eller skriv den, når der spørges."
        )
    desk.add([Scope(record=desk.world.new_id(), indicator=unit.id, use=use, reason=clean(reason))], by)


POINT_DRAFT = "followup|"
"""Where the text of a new follow-up point is kept until it is recorded."""
_CLEARED = frozenset({"indicator", "law", "deadline"})
"""What a follow-up point need not be tied to: stated empty, it is tied to nothing any more."""


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
            "Et nyt opfølgningspunkt skal have en type og en tekst.", "Skriv --kind …, og teksten fra stdin."
        )
    identity = desk.world.new_id()
    base = earlier.model_dump(exclude={"entry"}) if earlier else {"id": identity}
    body = {"text": clean(text)} if text and text.strip() else {}
    if earlier and not given and not body:
        raise UsageProblem(
            "Der er ikke skrevet noget nyt om punktet.", "Skriv fx --status opfyldt, eller send teksten på stdin."
        )
    point = build(FollowUp, "followup", **{**base, **given, **body, "record": identity})
    desk.add([point], by, drop_draft=drop_draft)
    return point


def check_followup(
    desk: Desk, post: str | None, by: str | None, stated: Mapping[str, Any]
) -> tuple[FollowUp | None, dict[str, Any]]:
    """What can be refused before a text is asked for: the point that stands, and what is stated of it."""
    given = {key: None if value == "" and key in _CLEARED else value for key, value in _cleaned(stated).items()}
    desk.who(by)
    _check_followup(desk, given)
    if not post and not given.get("kind"):
        raise UsageProblem(
            "Et nyt opfølgningspunkt skal have en type og en tekst.", "Skriv --kind …, og teksten fra stdin."
        )
    return _earlier_followup(desk, post) if post else None, given


def _earlier_followup(desk: Desk, post: str) -> FollowUp:
    entry = desk.post(post)
    if not isinstance(entry.payload, FollowUp):
        raise UsageProblem(f"Posten {post} er ikke et opfølgningspunkt.", "Se posterne med tilsyn log SAG.")
    if desk.case.protection_of(entry) != "normal":
        raise UsageProblem(
            f"Posten {post} kan ikke rettes, så længe den er beskyttet.",
            "Skriv et nyt punkt, eller ophæv beskyttelsen.",
        )
    return entry.payload


def _check_followup(desk: Desk, given: Mapping[str, Any]) -> None:
    kinds = [each.id for each in desk.model.followup_kinds]
    if "kind" in given and given["kind"] not in kinds:
        raise unknown(f"typen {given['kind']}", kinds, given["kind"])
    if given.get("indicator"):
        desk.unit(given["indicator"])


def build(payload: type[P], command: str, /, **stated: Any) -> P:  # noqa: ANN401  checked by the model itself
    """Make a payload from what an option said. Raises UsageProblem naming the option, never its text."""
    try:
        return payload.model_validate({key: _tupled(value) for key, value in stated.items()})
    except ValidationError as fault:
        name = str(fault.errors(include_input=False)[0]["loc"][0])
        hint = TIME_FORMS.get(name) or ALLOWED_HINT.format(command=command)
        raise UsageProblem(f"Værdien af --{name.replace('_', '-')} kendes ikke.", hint) from None


def _tupled(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
