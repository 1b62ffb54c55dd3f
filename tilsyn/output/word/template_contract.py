"""Every placeholder of a Word template and what it holds, in Danish; docs/skabelon.md lists the same (a test compares).

A text stands for a value, a dict for named values, a list for what is gone through with a loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tilsyn.domain.danish import either
from tilsyn.output.contexts.audiences import AUDIENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape: TypeAlias = "str | dict[str, Shape] | list[Shape]"

_RATED: dict[str, Shape] = {
    "id": "indikatorens betegnelse, 4.a",
    "tekst": "indikatorens officielle ordlyd",
    "overskrift": "Bedømmelse",
    "afsnit": ["bedømmelsens afsnit"],
    "mangler": "en sætning, hvis bedømmelsen eller scoren mangler",
    "score": "scoren, 1-5; tom ved nygodkendelse",
    "scoretekst": "scorens ord: i høj grad opfyldt",
    "tilstand": "scored, judged, carried, missing, not_judged, exempt eller unknown",
    "tilstandstekst": "hvorfra en videreført score er, eller hvorfor der ikke er en score",
    "kilder": "bedømmelsens kilder i én sætning",
    "forbehold": ["forbehold for indikatoren"],
}

_ASSESSED: dict[str, Shape] = {
    "overskrift": "vurderingens overskrift",
    "afsnit": ["vurderingens afsnit"],
    "mangler": "en sætning, hvis vurderingen mangler",
}

_THEME: dict[str, Shape] = {
    "nummer": "temaets nummer",
    "titel": "temaets titel",
    **_ASSESSED,
    "middel": "temaets værdi, 3,9 eller –",
    "grundlag": "hvad værdien bygger på",
    "kriterier": [
        {
            "id": "kriteriets nummer",
            "titel": "kriteriets ordlyd",
            **_ASSESSED,
            "bedoemmelse": _RATED,
            "indikatorer": [_RATED],
        }
    ],
}

_DIRECTIVE: dict[str, Shape] = {
    "id": "anvisningens nummer med udgave, NR2020:3.1.5",
    "emne": "anvisningens emne",
    "retningslinje": "retningslinjens nummer og titel",
    "binding": "law, recommended eller unknown",
    "bindingstekst": "lovhjemlen, hvis anvisningen er lov",
    "spoergsmaal": ["numre på de spørgsmål, der henviser til anvisningen"],
    "indikatorer": ["indikatorer, der henviser til anvisningen"],
    "verificeret": "sand, hvis nummeret er genfundet i den nationale retningslinje",
    "berort": "sand, hvis en bedømmelse bygger på anvisningen",
}

_INTERNAL: dict[str, Shape] = {
    "mangler": [{"kode": "fejlkode", "sted": "hvor", "tekst": "hvad", "raad": "råd"}],
    "spoergsmaal": [
        {
            "id": "spørgsmålets nummer",
            "indikator": "indikatoren",
            "tema": "temaet",
            "tekst": "spørgsmålets ordlyd",
            "anvisninger": ["anvisninger"],
            "pligt": "tilbud, kommune eller begge",
            "familie": "det samtalespørgsmål, det stilles under",
            "egne": "sand for egne spørgsmål",
            "svar": "antal samtaler med svar",
            "samtaler": "samtalerne",
        }
    ],
    "svar": [
        {
            "spoergsmaal": "spørgsmålets nummer",
            "indikator": "indikatoren",
            "spoergsmaalstekst": "spørgsmålets ordlyd",
            "samtale": "samtalen",
            "metode": "metoden",
            "gruppe": "kildegruppen",
            "kilder": "kilderne",
            "vaerdi": "værdien",
            "dele": "værdier for spørgsmålets dele",
            "note": "noten",
            "afvigelser": "hvem der sagde noget andet",
            "begrundelse": "begrundelsen",
            "sagt": "hvornår det blev sagt",
            "noteret": "hvornår det blev noteret",
            "kilde_til_note": "direkte, fra papir eller efter hukommelsen",
            "familie": "det samtalespørgsmål, svaret kom under",
        }
    ],
    "noter": [
        {
            "tekst": "noten",
            "samtale": "samtalen",
            "hoerer_til": ["hvor noten hører til"],
            "sted": "stedet i dokumentet",
            "citat": "sand for et citat",
            "sagt": "hvornår det blev sagt",
        }
    ],
    "scorer": [
        {
            "niveau": "tema, kriterium eller indikator",
            "id": "nummer",
            "titel": "ordlyd",
            "score": "score",
            "middel": "den nøjagtige værdi, 35/9",
            "visning": "værdien afrundet",
            "tilstand": "som for en indikator",
            "tilstandstekst": "som for en indikator",
            "grundlag": "hvad værdien bygger på",
            "tekst": "teksten",
            "kilder": "kilderne",
        }
    ],
    "sammenhold": [
        {
            "indikator": "indikatoren",
            "metoder": "metoder",
            "grupper": "kildegrupper",
            "samtaler": "antal samtaler",
            "noter": "antal noter",
            "forskellige": "sand, hvis oplysningerne er forskellige",
            "bemaerkning": "en bemærkning",
        }
    ],
}

CONTRACT: dict[str, Shape] = {
    "format": "kontraktens udgave, tilsyn-context/1",
    "audience": f"modtageren: {either(AUDIENCES)}",
    "udkast": "sand, så længe rapporten er et udkast",
    "titel": "Tilsynsrapport",
    "tilbud": "tilbuddets navn",
    "tilsynstype": "tilsynstypen",
    "omraade": "området",
    "dato": "tilsynets dato",
    "stand": "tidspunktet for den seneste oplysning i rapporten",
    "udgave": {
        "id": "udgavens betegnelse, KM2021",
        "titel": "kvalitetsmodellens titel",
        "kilde": "kvalitetsmodellens kilde",
        "niveau": "det niveau, der gives score på: indicator eller criterion",
        "metode": "two_stage, one_stage eller ingen",
        "metodetekst": "hvordan temaernes værdier er regnet ud",
        "skala": [{"vaerdi": "trinnet, 5", "tekst": "trinnets ord"}],
    },
    "praktisk": [{"navn": "oplysningens navn", "vaerdi": "oplysningen"}],
    "stamoplysninger": [
        {"navn": "oplysningens navn", "vaerdi": "oplysningen", "portal": "sand, hvis den er til Tilbudsportalen"}
    ],
    "fokus": "tilsynets fokus og begrundelsen for det",
    "samlet_vurdering": _ASSESSED,
    "temaer": [_THEME],
    "spindelvaev": {
        "kategorier": ["temaernes titler"],
        "vaerdier": ["temaernes nøjagtige værdier, 7/2"],
        "visninger": ["temaernes afrundede værdier"],
        "tekst": "spindelvævet i ord",
    },
    "oekonomi": [{"titel": "afsnittets titel", "afsnit": ["tekstens afsnit"]}],
    "opfoelgning": [
        {
            "type": "opfølgningspunktets type",
            "tekst": "opfølgningspunktet",
            "indikator": "indikatoren",
            "status": "status",
            "frist": "fristen",
            "oprindelse": "hvor punktet stammer fra",
            "lov": "lovhjemlen",
            "afgoerelse": "afgørelsens stand og dato",
        }
    ],
    "datakilder": [{"titel": "datakildens art", "punkter": ["en datakilde"]}],
    "anvisninger": [_DIRECTIVE],
    "forbehold": ["forbehold for hele rapporten"],
    "interne": _INTERNAL,
    "sha256": "kontrolsum af indholdet",
}


OPTIONAL = frozenset({"spindelvaev", "interne"})


class Wanted(NamedTuple):
    """A placeholder without which the report loses something: the warning T007 says what."""

    name: str
    what: str


WANTED = (
    Wanted("tilbud", "tilbuddets navn"),
    Wanted("dato", "tilsynets dato"),
    Wanted("stamoplysninger.vaerdi", "stamoplysningerne"),
    Wanted("udgave.titel", "hvilken udgave af kvalitetsmodellen der er brugt,"),
    Wanted("udgave.metodetekst", "metoden bag værdierne"),
    Wanted("samlet_vurdering.afsnit", "den samlede vurdering"),
    Wanted("temaer.titel", "temaernes titler"),
    Wanted("temaer.afsnit", "vurderingen af temaerne"),
    Wanted("temaer.kriterier.afsnit", "vurderingen af kriterierne"),
    Wanted("temaer.kriterier.bedoemmelse.afsnit", "bedømmelsen, hvor der gives score på kriterier,"),
    Wanted("temaer.kriterier.indikatorer.tekst", "indikatorernes ordlyd"),
    Wanted("temaer.kriterier.indikatorer.afsnit", "bedømmelsen af indikatorerne"),
    Wanted("temaer.kriterier.indikatorer.mangler", "hvad der mangler,"),
    Wanted("temaer.kriterier.indikatorer.score", "scoren"),
    Wanted("temaer.kriterier.indikatorer.scoretekst", "scorens ord"),
    Wanted("temaer.kriterier.indikatorer.tilstandstekst", "om en score er videreført,"),
    Wanted("temaer.kriterier.indikatorer.kilder", "bedømmelsernes kilder"),
    Wanted("oekonomi.afsnit", "økonomien"),
    Wanted("opfoelgning.tekst", "opfølgningspunkterne"),
    Wanted("datakilder.punkter", "datakilderne"),
    Wanted("forbehold", "forbeholdene"),
)


def full_example(shape: Shape | None = None) -> object:
    """A context with every part present and lists of two, each value its own description."""
    shape = CONTRACT if shape is None else shape
    if isinstance(shape, dict):
        return {name: full_example(part) for name, part in shape.items()}
    return [full_example(part) for part in shape * 2] if isinstance(shape, list) else shape


def empty_example(contract: Mapping[str, Shape] | None = None) -> object:
    """The context of a case just opened: no text, nothing in the lists, and what not all reports have is absent."""
    return {name: None if name in OPTIONAL else _emptied(part) for name, part in (contract or CONTRACT).items()}


def _emptied(shape: Shape) -> object:
    if isinstance(shape, dict):
        return {name: _emptied(part) for name, part in shape.items()}
    return [] if isinstance(shape, list) else ""
