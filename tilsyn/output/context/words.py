"""The Danish words for the journal's values, and user text cut into paragraphs."""

from __future__ import annotations

import re

from tilsyn.domain.words import (
    DECISIONS,
    DOCUMENT_STATUS,
    FOLLOWUP_STATUS,
    FORMS,
    GROUPS_MANY,
    METHODS,
    RECORDED,
    VALUES,
)

__all__ = [
    "BINDINGS", "CASE_KINDS", "DECISIONS", "DOCUMENT_STATUS", "FOLLOWUP_STATUS", "FORMS", "GROUPS_MANY", "GROUPS_ONE",
    "METHODS", "METHOD_TEXTS", "OWNERSHIP", "RECORDED", "VALUES", "paragraphs",
]  # fmt: skip

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
GROUPS_ONE = {
    **GROUPS_MANY,
    "borger": "en eller flere borgere",
    "medarbejder": "en eller flere medarbejdere",
    "kommune": "en eller flere kommuner",
    "samarbejdspartner": "en eller flere samarbejdspartnere",
}
"""Of a group too small to be counted: neither how many they were, nor that it was one."""
BINDINGS = {"law": "lov", "recommended": "anbefaling", "unknown": ""}


def paragraphs(text: str) -> list[str]:
    """User text as paragraphs: blank lines part them, single line ends stay inside."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
