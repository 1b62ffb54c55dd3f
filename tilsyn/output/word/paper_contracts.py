"""Every placeholder of the papers' templates and what it holds; docs/skabelon.md lists the same (a test compares)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tilsyn.output.word.template_contract import Shape

LETTER: dict[str, Shape] = {
    "format": "kontraktens udgave, tilsyn-letter/1",
    "varsel": "anmeldt; andre besøg får intet brev",
    "tilbud": "tilbuddets navn",
    "adresse": "tilbuddets adresse",
    "leder": "tilbuddets leder",
    "tilsynstype": "tilsynstypen",
    "datoer": "besøgenes datoer på én linje",
    "besoeg": [{"dag": "datoen, 2023-10-24", "dato": "datoen, 24-10-2023", "afdeling": "afdelingen"}],
    "afdelinger": ["tilbuddets afdelinger"],
    "kommer": ["initialer på dem, der kommer"],
    "i_fokus": "sand, hvis tilsynet har et fokus",
    "temaer": ["titler på de temaer, besøget handler om"],
    "moede": ["dem, vi gerne vil møde"],
    "dokumenter": [{"navn": "dokumentet", "frist": "fristen"}],
    "stand": "tidspunktet for den seneste oplysning i brevet",
}

_ANSWER: dict[str, Shape] = {
    "numre": ["numre på de spørgsmål, der er besvaret på én gang"],
    "spoergsmaal": "spørgsmålet, som det blev stillet",
    "vaerdi": "værdien i ord",
    "dele": ["værdier for spørgsmålets dele"],
    "note": "noten",
    "afvigelser": ["hvem der sagde noget andet, og hvad"],
    "begrundelse": "begrundelsen",
    "tid": "hvornår det blev sagt og skrevet; tom, hvis der ikke er svaret",
}

NOTE: dict[str, Shape] = {
    "format": "kontraktens udgave, tilsyn-notat/1",
    "titel": "Notat om samtale, om observation eller om gennemgang af dokumenter",
    "betegnelse": "samtalens kode eller kilder",
    "tilbud": "tilbuddets navn",
    "udgave": "kvalitetsmodellens udgave, KM2021",
    "hoved": [{"navn": "oplysningens navn", "vaerdi": "oplysningen"}],
    "svar": [_ANSWER],
    "egne": [_ANSWER],
    "noter": [
        {
            "tekst": "den løse note",
            "citat": "sand for et citat",
            "sted": "stedet i dokumentet",
            "hoerer_til": ["hvor noten hører til"],
            "tid": "hvornår det blev sagt",
        }
    ],
    "noteret": {"foerst": "hvornår det første blev skrevet", "sidst": "hvornår det sidste blev skrevet"},
    "stand": "tidspunktet for den seneste oplysning i notatet",
    "sha256": "kontrolsum af indholdet",
}

_SAID: list[Shape] = [{"hvis": "hvornår ordene skal siges, hvis ikke altid", "tekst": "ordene"}]
_TOPICS: list[Shape] = [
    {
        "titel": "emnets titel",
        "spoergsmaal": [
            {
                "nummer": "det nummer, værdien skrives på",
                "andre_numre": ["andre numre, spørgsmålet gælder for"],
                "kerne": "sand for et kernespørgsmål",
                "tekst": "spørgsmålet, eller det, der skal ses efter",
                "opfoelgning": ["opfølgende spørgsmål"],
                "vink": "et vink til den, der spørger",
                "linjer": ["en tom linje at skrive på; så mange, som der er plads til"],
            }
        ],
    }
]

GUIDE: dict[str, Shape] = {
    "format": "kontraktens udgave, tilsyn-guide/1",
    "titel": "Samtaleguide",
    "tilbud": "tilbuddets navn",
    "dato": "tilsynets dato",
    "stand": "tidspunktet for den seneste oplysning, guiden bygger på",
    "udgave": "kvalitetsmodellens udgave, KM2021",
    "fokus": ["indikatorer i fokus"],
    "afsnit": {
        "art": "samtale, dokument eller observation",
        "gruppe": "kildegruppen; dokument eller observation",
        "titel": "afsnittets titel",
        "sagt": ["det, der skal være sagt først"],
        "aabning": _SAID,
        "emner": _TOPICS,
        "supplerende": _TOPICS,
        "afslutning": _SAID,
    },
}

PAPERS = {"brev.docx": LETTER, "notat.docx": NOTE, "interviewguide.docx": GUIDE}
"""The contract of each shipped template, but for the report's."""
