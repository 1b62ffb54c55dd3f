"""What a reader would find changed from one report to another: the places, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import CASE, ECONOMIES, OVERALL, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tilsyn.output.contexts.records.report import Report

Part = dict[str, Any]
_NOT_SAID = frozenset({"format", "udkast", "dele", "stand", "rapportdato", "sha256", "spindelvaev", "temaer"})
"""What no reader holds against another report: dates of the paper itself, and what only follows from the rest."""
_MASTER_DATA = (CASE, "Stamoplysningerne")
_INSPECTION = (CASE, "Oplysningerne om tilsynet")
_WHERE: dict[str, tuple[Place, str]] = {
    "samlet_vurdering": (OVERALL, "Den samlede vurdering"),
    "konklusion": (CASE, "Konklusionen"),
    "oekonomi": (ECONOMIES[0], "Økonomien"),
    "fokus": (CASE, "Tilsynets fokus"),
    "opfoelgning": (CASE, "Opfølgningspunkterne"),
    **dict.fromkeys(
        ("datakilder", "anledninger", "dokumenter", "stikproever", "ikke_undersoegt"), (CASE, "Datakilderne")
    ),
    "anvisninger": (CASE, "Anvisningerne"),
    "lovbestemmelser": (CASE, "Lovbestemmelserne"),
    "forbehold": (CASE, "Forbeholdene"),
    "udgave": (CASE, "Udgaven"),
    "myndighed": (CASE, "Socialtilsynets egne oplysninger"),
    "interne": (CASE, "Det interne materiale"),
    **dict.fromkeys(("tilbud", "omraade", "sagsnummer", "stamoplysninger"), _MASTER_DATA),
    **dict.fromkeys(("titel", "form", "tilsynstype", "dato", "praktisk"), _INSPECTION),
}
_GROUND = frozenset({"kilder", "grundlag"})
"""What a judgement rests on, as the reader is told it; the judgement itself may stand as it was."""
_INSIDE = {
    "noter": (CASE, "Noterne"),
    "fotos": (CASE, "Fotografierne"),
    "rammer": (CASE, "Spørgerammerne"),
    "koder": (CASE, "Samtalerne"),
}
"""What the rest of the working material is made of, but for the answers."""
_ELSE = (CASE, "Rapportens øvrige indhold")


class Changed(NamedTuple):
    """A place, and what it is called at the beginning of a sentence."""

    at: Place
    what: str


def changes(before: Report, after: Report) -> list[Changed]:
    """Each place once, in the report's order; nothing where the two say the same."""
    earlier: Part = {**before}
    later: Part = {**after}
    found = [*_around(earlier, later), *_themes(earlier["temaer"], later["temaer"])]
    return list(dict.fromkeys(found))


def _around(before: Part, after: Part) -> Iterator[Changed]:
    for name in dict.fromkeys([*after, *before]):
        one, other = before.get(name), after.get(name)
        if name in _NOT_SAID or one == other:
            continue
        inside = list(_inside(one, other)) if name == "interne" and one and other else []
        yield from inside or [Changed(*_WHERE.get(name, _ELSE))]


def _inside(before: Part, after: Part) -> Iterator[Changed]:
    """Which of what was gathered; what is made of it is not told besides."""
    answers = [{(each["spoergsmaal"], each["samtale"]): each for each in side["svar"]} for side in (before, after)]
    for key in dict.fromkeys([*answers[1], *answers[0]]):
        if answers[0].get(key) != answers[1].get(key):
            yield Changed(Place.question(key[0]), f"Svarene på {key[0]}")
    for name, told in _INSIDE.items():
        if before[name] != after[name]:
            yield Changed(*told)


def _themes(before: list[Part], after: list[Part]) -> Iterator[Changed]:
    for one, other in _pairs(before, after, "nummer"):
        if one != other:
            within = list(_criteria(one["kriterier"], other["kriterier"]))
            yield from within
            if not within or _said(one) != _said(other):
                place = Place.theme((one or other)["nummer"])
                yield Changed(place, place.title())


def _criteria(before: list[Part], after: list[Part]) -> Iterator[Changed]:
    for one, other in _pairs(before, after, "id"):
        place = Place.criterion((one or other)["id"])
        if _said(one) != _said(other):
            yield Changed(place, place.title())
        for rated, again in _pairs(_rated(one), _rated(other), "id"):
            if rated != again:
                yield _rated_anew(rated, again)


def _rated_anew(before: Part, after: Part) -> Changed:
    """By what it rests on, where that is all: then nobody has judged anything anew."""
    named = (before or after)["id"]
    apart = {each for each in {*before, *after} if before.get(each) != after.get(each)}
    what = "Grundlaget for bedømmelsen" if apart <= _GROUND else "Bedømmelsen"
    return Changed(Place(named), f"{what} af {named}")


def _rated(criterion: Part) -> list[Part]:
    """Its own judgement where criteria are judged, else those of its indicators."""
    return [each for each in (criterion.get("bedoemmelse"), *criterion.get("indikatorer", ())) if each]


def _said(part: Mapping[str, Any]) -> tuple[Any, ...]:
    """What is written of it itself: that its mean is another follows from what stands below."""
    return part.get("afsnit"), part.get("mangler"), part.get("lead")


def _pairs(before: list[Part], after: list[Part], key: str) -> Iterator[tuple[Part, Part]]:
    """Those of the same name; one that only one of them has stands beside nothing."""
    earlier, later = ({each[key]: each for each in parts} for parts in (before, after))
    nothing: Part = {"kriterier": [], "indikatorer": []}
    for name in dict.fromkeys([*later, *earlier]):
        yield earlier.get(name, {**nothing, key: name}), later.get(name, {**nothing, key: name})
