"""The form of a report, by the kind of case."""

from typing import Annotated, TypedDict


class FormPart(TypedDict):
    """Titles and labels: an approval has other words than an inspection."""

    titel: Annotated[str, "rapportens titel: Tilsynsrapport, Godkendelsesrapport, Uddrag til Tilbudsportalen …"]
    art: Annotated[str, "ledetekst til tilsynstypen"]
    besoeg: Annotated[str, "ledetekst til besøgenes datoer"]
    grundlag: Annotated[str, "ledetekst til grundlaget for tilsynet"]
    overblik: Annotated[str, "overskrift over rapportens første opslag"]
    oversigt: Annotated[str, "overskrift over scorerne samlet: Scoreoversigt"]
    score: Annotated[str, "ledetekst til en score; ved nygodkendelse til en vurdering"]
    skala: Annotated[str, "overskrift over metoden"]
    opfoelgning: Annotated[str, "overskrift over opfølgningspunkterne"]
    ingen_opfoelgning: Annotated[str, "en sætning, hvor der ingen opfølgningspunkter er; tom ved nygodkendelse"]
    ikke_afgoerelser: Annotated[str, "en sætning om, at punkter, der ikke er vilkår, påbud o.l., ikke er afgørelser"]
    ikke_undersoegt: Annotated[str, "overskrift over det, der ikke er undersøgt"]
    udkast: Annotated[str, "en sætning om, at rapporten er et udkast"]
