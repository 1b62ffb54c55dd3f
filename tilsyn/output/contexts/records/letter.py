"""The letter before an announced visit."""

from typing import Annotated, TypedDict

from tilsyn.output.contexts.records.authority import AuthorityPart


class VisitLine(TypedDict):
    """One day of the visit."""

    dag: Annotated[str, "datoen, 2023-10-24"]
    dato: Annotated[str, "datoen, 24-10-2023"]
    i_ord: Annotated[str, "datoen i ord, tirsdag den 24. oktober"]
    afdeling: Annotated[str, "afdelingen"]


class AskedDocument(TypedDict):
    """A document asked for."""

    navn: Annotated[str, "dokumentet"]
    frist: Annotated[str, "fristen"]
    mangler: Annotated[bool, "sand, hvis det skulle være kommet"]


class Letter(TypedDict):
    """`brev.docx`: what a provider may know beforehand."""

    format: Annotated[str, "kontraktens udgave, tilsyn-letter/1"]
    varsel: Annotated[str, "anmeldt; andre besøg får intet brev"]
    myndighed: AuthorityPart
    tilbud: Annotated[str, "tilbuddets navn"]
    adresse: Annotated[str, "tilbuddets adresse"]
    leder: Annotated[str, "tilbuddets leder"]
    sagsnummer: Annotated[str, "socialtilsynets sagsnummer"]
    slags: Annotated[str, "drift, opfoelgning, skaerpet, vaesentlig_aendring eller nygodkendelse"]
    tilsynstype: Annotated[str, "tilsynstypen"]
    tidligere_rapport: Annotated[str, "den tidligere rapports dato, hvis sagen kender den"]
    undtagelse: Annotated[bool, "sand, hvis uanmeldte besøg er hovedreglen på besøgets dag"]
    med_opslag: Annotated[bool, "sand, hvis der er borgere at hænge et opslag op til"]
    datoer: Annotated[str, "besøgenes datoer på én linje"]
    besoeg: list[VisitLine]
    afdelinger: Annotated[list[str], "tilbuddets afdelinger"]
    kommer: Annotated[list[str], "initialer på dem, der kommer"]
    i_fokus: Annotated[bool, "sand, hvis tilsynet har et fokus"]
    temaer: Annotated[list[str], "titler på de temaer, besøget handler om"]
    moede: Annotated[list[str], "dem, vi gerne vil møde"]
    dokumenter: list[AskedDocument]
    modtaget: Annotated[list[str], "dokumenter, vi har bedt om og fået"]
    stand: Annotated[str, "tidspunktet for den seneste oplysning i brevet"]
