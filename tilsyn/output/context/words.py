"""The Danish words for the journal's values, and user text cut into paragraphs."""

from __future__ import annotations

import re

CASE_KINDS = {
    "drift": "Driftsorienteret tilsyn",
    "opfoelgning": "Opfølgende tilsyn",
    "skaerpet": "Skærpet tilsyn",
    "vaesentlig_aendring": "Tilsyn ved væsentlig ændring",
    "nygodkendelse": "Nygodkendelse",
}
METHOD_TEXTS = {
    "two_stage": "Et kriteriums værdi er gennemsnittet af dets bedømte indikatorer, og et temas værdi er gennemsnittet "
    "af dets kriterier (to trin). Der regnes uden mellemafrunding og afrundes én gang til én decimal.",
    "one_stage": "Et temas værdi er gennemsnittet af alle temaets bedømte indikatorer (ét trin). Der regnes uden "
    "mellemafrunding og afrundes én gang til én decimal.",
    None: "Ved nygodkendelse bedømmes hver indikator for sig. Der beregnes ingen gennemsnit.",
}
OWNERSHIP = {
    "kommunal": "kommunalt tilbud",
    "regional": "regionalt tilbud",
    "selvejende": "selvejende tilbud med driftsaftale",
    "privat_fond": "privat tilbud (fond)",
    "privat_selskab": "privat tilbud (selskab)",
}
GROUPS_MANY = {
    "borger": "borgere",
    "paaroerende": "pårørende",
    "medarbejder": "medarbejdere",
    "ledelse": "ledelsen",
    "kommune": "kommuner",
    "samarbejdspartner": "samarbejdspartnere",
    "andre": "andre",
    "anonym": "andre",
}
GROUPS_ONE = {
    **GROUPS_MANY,
    "borger": "borger(e)",
    "medarbejder": "medarbejder(e)",
    "kommune": "kommune",
    "samarbejdspartner": "samarbejdspartner",
}
FORMS = {
    "enkelt": "enkeltvis",
    "gruppe": "i gruppe",
    "telefon": "pr. telefon",
    "video": "pr. video",
    "skriftlig": "skriftligt",
    "uformel": "uformelt",
}
METHODS = {"interview": "samtale", "observation": "observation", "dokument": "dokument"}
VALUES = {
    "ja": "ja",
    "delvist": "delvist",
    "nej": "nej",
    "ved_ikke": "ved ikke",
    "oensker_ikke": "ønsker ikke at svare",
    "ikke_relevant": "ikke relevant",
    "ikke_fundet": "ikke fundet",
}
RECORDED = {"direkte": "direkte", "papir": "fra papir", "hukommelse": "efter hukommelsen"}
FOLLOWUP_STATUS = {
    "ikke_undersoegt": "ikke undersøgt",
    "opfyldt": "opfyldt",
    "delvist": "delvist opfyldt",
    "ikke_opfyldt": "ikke opfyldt",
    "bortfaldet": "bortfaldet",
    "viderefoeres": "videreføres",
}
DECISIONS = {
    "overvejes": "overvejes",
    "varslet": "varslet",
    "meddelt": "meddelt",
    "paaklaget": "påklaget",
    "ophaevet": "ophævet",
}
DOCUMENT_STATUS = {
    "anmodet": "anmodet om",
    "modtaget": "modtaget",
    "set_paa_stedet": "set på stedet",
    "findes_ikke": "findes ikke",
    "ikke_modtaget": "ikke modtaget",
}
BINDINGS = {"law": "lov", "recommended": "anbefaling", "unknown": ""}


def paragraphs(text: str) -> list[str]:
    """User text as paragraphs: blank lines part them, single line ends stay inside."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
