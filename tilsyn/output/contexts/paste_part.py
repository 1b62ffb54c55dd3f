"""The report's fields one at a time as plain text, for the authority's own case system.

They are made of the provider report's own context, never of the case: what may not stand in the report is in no field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import ECONOMIES, OVERALL, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tilsyn.output.contexts.records.report import FollowUpPart, RatedPart, Report

MASTER = {
    "Navn": "provider",
    "Adresse": "address",
    "Kontakt": "contact",
    "Leder": "manager",
    "Tilbudstyper": "service_types",
    "Målgrupper": "target_groups",
    "Pladser i alt": "capacity",
    "Ejerform": "ownership",
    "CVR-nummer": "cvr",
    "Tilbuddets id på Tilbudsportalen": "portal_id",
    "Godkendelse": "approval",
    "Afdelinger": "departments",
    "Medarbejdere": "staff",
    "Udarbejdet af": "by",
}
"""The report's word for each field of master data, and its place here; a place never changes its meaning."""


class Field(NamedTuple):
    """A place that stays the same from year to year, the report's own words for it, and its text; "" where none."""

    place: str
    title: str
    text: str


def fields(made: Report) -> list[Field]:
    """Every field of a provider context, in the report's order, those without a text too."""
    return [*_master(made), *_overall(made), *_themes(made), *_economy(made), *_followups(made)]


def _text(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _master(made: Report) -> Iterator[Field]:
    stated = {row["navn"]: row["vaerdi"] for row in made["stamoplysninger"]}
    return (Field(Place.master(place), name, stated.get(name, "")) for name, place in MASTER.items())


def _overall(made: Report) -> Iterator[Field]:
    part = made["samlet_vurdering"]
    yield Field(OVERALL, part["overskrift"], _text(part["afsnit"]))


def _themes(made: Report) -> Iterator[Field]:
    for theme in made["temaer"]:
        number = theme["nummer"]
        yield Field(Place.theme(number), f"Tema {number} {theme['titel']}: vurdering", _text(theme["afsnit"]))
        for criterion in theme["kriterier"]:
            title = f"Kriterium {criterion['id']}: vurdering"
            yield Field(Place.criterion(criterion["id"]), title, _text(criterion["afsnit"]))
            own = criterion["bedoemmelse"]
            for each in [own] if own else criterion["indikatorer"]:
                yield from _rated(each)


def _rated(part: RatedPart) -> Iterator[Field]:
    """The text with what is said of its state, the score with its label, the sources by type."""
    at = part["id"]
    score = " – ".join(each for each in (part["score"], part["scoretekst"]) if each)
    text = _text([part["tilstandstekst"], *part["afsnit"], *part["forbehold"]])
    yield Field(at, f"{at}: {part['overskrift'].lower()}", text)
    yield Field(Place.part_of(at, "score"), f"{at}: score", score)
    yield Field(Place.part_of(at, "kilder"), f"{at}: kilder", part["kilder"])


def _economy(made: Report) -> Iterator[Field]:
    stated = {row["titel"]: _text(row["afsnit"]) for row in made["oekonomi"]}
    return (Field(at, at.title(), stated.get(at.title(), "")) for at in ECONOMIES)


def _followups(made: Report) -> Iterator[Field]:
    yield Field("followups", "Opfølgningspunkter", _text([_followup(each) for each in made["opfoelgning"]]))


def _followup(point: FollowUpPart) -> str:
    """The point on a line of its own, and below it what the report prints beside it."""
    beside = (
        ("Indikator", point["indikator"]),
        ("Afgørelse", point["afgoerelse"]),
        ("Lovgrundlag", point["lov"]),
        ("Regel, der ikke er fulgt", point["regel"]),
        ("Stammer fra", point["oprindelse"]),
        ("Status", point["status"]),
        ("Frist", point["frist"]),
    )
    said = [f"{name}: {value}" for name, value in beside if value]
    return "\n".join([f"{point['type']}: {point['tekst']}", *said])
