"""The sheet that says what the file is, and holds what stands around the themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import time_text
from tilsyn.output.contexts.audiences import AUDIENCES, known_audience
from tilsyn.output.excel.sheets.layout import Column, Row, Sheet, filled, internal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.output.contexts.records.report import Report

ABOUT_COLUMNS = (Column("Del", 20), Column("Emne", 34), Column("Indhold", 110))
EXPLANATIONS = (
    (
        "Hvad filen er",
        (
            "Arbejdsmateriale: tilsynets spørgsmål, svar, noter, bedømmelser og scorer i ét overblik. "
            "Det er ikke en tilsynsrapport og ikke en afgørelse."
        ),
    ),
    (
        "Følsomme oplysninger",
        (
            "Filen rummer følsomme personoplysninger. Den hører til på sagen: gem den dér, "
            "og slet de kopier, der ikke længere er brug for."
        ),
    ),
    (
        "Koder i stedet for navne",
        (
            "Kilder står med kode, for eksempel »Borger 1«. En kode er ikke et navn, "
            "men i en lille gruppe kan en person alligevel kendes på det, der står."
        ),
    ),
    (
        "Læsning af svaret",
        (
            "Konsulentens læsning af det, der kom frem, holdt op mod det officielle spørgsmål. "
            "Det er ikke kildens eget kryds, og svar tælles ikke sammen."
        ),
    ),
    (
        "Scorer og middeltal",
        (
            "En konsulent giver scoren efter den skriftlige bedømmelse. Middeltal er beregnet og er ikke i sig selv "
            "en vurdering. Det nøjagtige middeltal står som brøk."
        ),
    ),
    (
        "Lange tekster",
        (
            "Er en tekst for lang til én celle, fortsætter den i kolonnerne længst til højre, mærket »(fortsat)«. "
            "Kan en tekst ikke vises helt i sin række, så markér cellen og læs den i formellinjen."
        ),
    ),
)


def about_sheet(context: Report) -> Sheet:
    return Sheet("Om", ABOUT_COLUMNS, tuple(_rows(context)), kept=2)


def _rows(context: Report) -> Iterator[Row]:
    parts = (
        ("Om filen", _file(context)),
        ("Kvalitetsmodel", _edition(context)),
        ("Sagen", _case(context)),
        ("Datakilder", _data_sources(context)),
        ("Mangler", _gaps(context)),
    )
    for part, pairs in parts:
        yield from ((part, name, text) for name, text in pairs if text)


def _file(context: Report) -> Iterator[tuple[str, str]]:
    yield from EXPLANATIONS
    yield "Målgruppe", AUDIENCES[known_audience(context["audience"])]
    yield "Udkast", "Udkast: teksterne kan stadig blive ændret." if context["udkast"] else ""
    yield "Oplysningerne er fra", time_text(context["stand"])
    yield "SHA-256 af indholdet", context["sha256"]


def _edition(context: Report) -> Iterator[tuple[str, str]]:
    edition = context["udgave"]
    yield "Udgave", " – ".join(filled(edition["id"], edition["titel"]))
    yield "Kilde", edition["kilde"]
    yield from (("Tilføjet af socialtilsynet", text) for text in edition["tillaeg"])
    yield "Sådan er middeltal beregnet", edition["metodetekst"]
    yield "Skala", "\n".join(" ".join(filled(step["vaerdi"], step["tekst"])) for step in edition["skala"])
    yield from (("Forbehold", text) for text in context["forbehold"])


def _case(context: Report) -> Iterator[tuple[str, str]]:
    yield "Tilbud", context["tilbud"]
    yield "Tilsynstype", context["tilsynstype"]
    yield "Område", context["omraade"]
    yield "Dato", context["dato"]
    yield from ((row["navn"], row["vaerdi"]) for row in (*context["praktisk"], *context["stamoplysninger"]))
    yield "Fokus", context["fokus"]


def _data_sources(context: Report) -> Iterator[tuple[str, str]]:
    return ((part["titel"], "\n".join(part["punkter"])) for part in context["datakilder"])


def _gaps(context: Report) -> Iterator[tuple[str, str]]:
    for gap in internal(context)["mangler"]:
        yield " ".join(filled(gap["kode"], Place(gap["sted"]).text())), " Råd: ".join(filled(gap["tekst"], gap["raad"]))
