"""The Danish words for the journal's values, as screen and paper both have them (content.md, Words)."""

from __future__ import annotations

GROUPS = {
    "borger": "borger",
    "paaroerende": "pårørende",
    "medarbejder": "medarbejder",
    "ledelse": "ledelse",
    "kommune": "kommune",
    "samarbejdspartner": "samarbejdspartner",
    "andre": "andre",
    "anonym": "andre",
}
GROUPS_MANY = {
    **GROUPS,
    "borger": "borgere",
    "medarbejder": "medarbejdere",
    "ledelse": "ledelsen",
    "kommune": "kommuner",
    "samarbejdspartner": "samarbejdspartnere",
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
METHODS_COUNTED = {
    "interview": ("samtale", "samtaler"),
    "observation": ("observation", "observationer"),
    "dokument": ("dokumentgennemgang", "dokumentgennemgange"),
}
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
STAGES = {
    "udkast": "udkast",
    "kvalitetssikring": "kvalitetssikring",
    "hoering": "i høring",
    "bemaerkninger_behandlet": "bemærkninger behandlet",
    "ingen_bemaerkninger": "ingen bemærkninger",
    "endelig": "endelig",
}
