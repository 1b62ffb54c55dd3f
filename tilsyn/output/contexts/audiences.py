"""Who sees which part of a document (domain.md 7 and 8): one table; what stands in no row is seen by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from tilsyn.domain.text import quote
from tilsyn.domain.words import choices, meant
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.domain.values import Audience
    from tilsyn.output.contexts.records.report import ShownParts

Narrowed = TypeVar("Narrowed", bound="Mapping[str, Any]")
AUDIENCES: dict[Audience, str] = {
    "portal": "Til Tilbudsportalen.",
    "provider": "Til tilbuddet.",
    "internal": "Til intern brug i socialtilsynet.",
}
"""Every audience, and what a document for it says of itself."""

_ALL: frozenset[Audience] = frozenset(("portal", "provider", "internal"))
_PROVIDER: frozenset[Audience] = frozenset(("provider", "internal"))
_INTERNAL: frozenset[Audience] = frozenset(("internal",))
_NOBODY: frozenset[Audience] = frozenset()
SEES: dict[str, frozenset[Audience]] = {
    "format": _ALL,
    "audience": _ALL,
    "udkast": _ALL,
    "dele": _ALL,
    "titel": _ALL,
    "form": _ALL,
    "myndighed": _ALL,
    "myndighed: konsulenter": _PROVIDER,
    "tilbud": _ALL,
    "tilsynstype": _ALL,
    "omraade": _ALL,
    "dato": _ALL,
    "rapportdato": _ALL,
    "sagsnummer": _ALL,
    "stand": _ALL,
    "udgave": _ALL,
    "udgave: metode og skala": _PROVIDER,
    "praktisk": _ALL,
    "praktisk: i rapporten": _PROVIDER,
    "stamoplysninger": _ALL,
    "stamoplysninger: uden stjerne": _PROVIDER,
    "fokus": _PROVIDER,
    "samlet_vurdering": _ALL,
    "konklusion": _PROVIDER,
    "oekonomi": _PROVIDER,
    "opfoelgning": _PROVIDER,
    "opfoelgning: afgørelser før de er meddelt": _INTERNAL,
    "datakilder": _PROVIDER,
    "datakilder: fotos": _INTERNAL,
    "anledninger": _PROVIDER,
    "dokumenter": _PROVIDER,
    "stikproever": _PROVIDER,
    "ikke_undersoegt": _PROVIDER,
    "anvisninger": _PROVIDER,
    "anvisninger: dem, ingen bedømmelse nævner": _INTERNAL,
    "lovbestemmelser": _PROVIDER,
    "forbehold": _ALL,
    "forbehold: socialtilsynets valg": _PROVIDER,
    "temaer": _ALL,
    "temaer.nummer": _ALL,
    "temaer.titel": _ALL,
    "temaer.overskrift": _ALL,
    "temaer.afsnit": _ALL,
    "temaer.mangler": _ALL,
    "temaer.lead": _PROVIDER,
    "temaer.middel": _PROVIDER,
    "temaer.sidst": _PROVIDER,
    "temaer.grundlag": _PROVIDER,
    "temaer.fordeling": _PROVIDER,
    "temaer.kriterier": _PROVIDER,
    "temaer.kriterier: kommunens pligt": _INTERNAL,
    "spindelvaev": _PROVIDER,
    "interne": _INTERNAL,
}
"""A part by its placeholder; behind a colon, what of it not all see who see the part."""


def audience_called(word: str) -> Audience:
    """The audience that a typed word stands for. Raises UsageProblem for one that is unknown."""
    return known_audience(meant(word, AUDIENCES))


def known_audience(name: str) -> Audience:
    """The audience of that very name. Raises UsageProblem: nobody is shown what was meant for another."""
    for each in AUDIENCES:
        if each == name:
            return each
    raise UsageProblem(f"Modtageren »{quote(name)}« kendes ikke.", f"Vælg mellem: {choices(AUDIENCES)}.")


def sees(audience: Audience, part: str) -> bool:
    """Whether a part is for this audience."""
    return audience in SEES.get(part, _NOBODY)


def shown_parts(audience: Audience) -> ShownParts:
    """What a template may ask of its reader, each as its row of SEES has it."""
    return {
        "praktisk": sees(audience, "praktisk: i rapporten"),
        "alle_stamoplysninger": sees(audience, "stamoplysninger: uden stjerne"),
        "vaerdier": sees(audience, "temaer.middel"),
        "kriterier": sees(audience, "temaer.kriterier"),
        "konklusion": sees(audience, "konklusion"),
        "oekonomi": sees(audience, "oekonomi"),
        "opfoelgning": sees(audience, "opfoelgning"),
        "datakilder": sees(audience, "datakilder"),
        "metode": sees(audience, "udgave: metode og skala"),
        "anvisninger": sees(audience, "anvisninger"),
    }


def narrowed(parts: Narrowed, audience: Audience, within: str = "") -> Narrowed:
    """The parts as this audience sees them: the others are there, and blank."""
    shown = {name: value if sees(audience, within + name) else _blank(value) for name, value in parts.items()}
    return cast("Narrowed", shown)


def _blank(value: object) -> object:
    """What stands where there is nothing to say; no number and no yes or no may stand for it."""
    return "" if isinstance(value, str) else [] if isinstance(value, list) else None
