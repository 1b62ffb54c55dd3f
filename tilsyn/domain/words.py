"""The Danish words for the journal's values, as screen and paper both have them (content.md, Words)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.danish import ascii_twin, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
KINDS = {
    "drift": "drift",
    "opfoelgning": "opfølgning",
    "skaerpet": "skærpet",
    "vaesentlig_aendring": "væsentlig ændring",
    "nygodkendelse": "nygodkendelse",
}
OWNERSHIPS = {
    "kommunal": "kommunal",
    "regional": "regional",
    "selvejende": "selvejende",
    "privat_fond": "privat fond",
    "privat_selskab": "privat selskab",
}
YES_NO = {"ja": "ja", "nej": "nej"}
TYPED = {
    **{
        each: words
        for names in (GROUPS, KINDS, OWNERSHIPS, FOLLOWUP_STATUS, DECISIONS)
        for each, words in names.items()
    },
    **{each: words for names in (DOCUMENT_STATUS, STAGES) for each, words in names.items()},
    "anonym": "anonym",
    "hoering": "høring",
    "delvist": "delvist",
    "anmodet": "anmodet",
    "opmaerksomhedspunkt": "opmærksomhedspunkt",
    "vilkaar": "vilkår",
    "paabud": "påbud",
    "skaerpet_tilsyn": "skærpet tilsyn",
    "tilsynet_tilfaeldigt": "tilsynet tilfældigt",
    "tilsynet_kriterier": "tilsynet efter kriterier",
    "selv_henvendt": "selv henvendt",
    "til_stede": "til stede",
    "gennemfoert": "gennemført",
    "aaben": "åben",
    "interview": "samtale",
    "provider": "tilbuddet",
    "internal": "intern",
}
"""The words of the closed sets as a person may type them; one that is not here is typed as its id."""
ALSO_TYPED = {
    "interview": ("samtaler",),
    "dokument": ("dokumentgennemgang", "dokumenter"),
    "enkelt": ("enkeltvis",),
    "telefon": ("pr telefon",),
    "video": ("pr video",),
    "gruppe": ("i gruppe", "gruppesamtale"),
    "skriftlig": ("skriftligt",),
    "uformel": ("uformelt",),
    "ledelse": ("ledelsen", "leder"),
    "delvist": ("delvist opfyldt",),
    "anmodet": ("anmodet om",),
    "hoering": ("i høring",),
    "opfoelgning": ("opfølgende", "opfølgende tilsyn"),
    "drift": ("driftsorienteret", "driftsorienteret tilsyn"),
    "skaerpet": ("skærpet tilsyn",),
    "provider": ("tilbud",),
    "portal": ("tilbudsportalen",),
}
FIELDS = {
    "provider": "tilbud",
    "service_types": "tilbudstyper",
    "kind": "tilsynstype",
    "date": "dato",
    "by": "konsulenter",
    "announced": "anmeldt",
    "area": "område",
    "ownership": "ejerform",
    "cvr": "cvr",
    "portal_id": "portal-id",
    "address": "adresse",
    "phone": "telefon",
    "email": "e-mail",
    "website": "hjemmeside",
    "manager": "leder",
    "approval": "godkendelse",
    "target_groups": "målgrupper",
    "capacity": "pladser",
    "departments": "afdelinger",
    "staff": "medarbejdere",
    "visits": "besøg",
    "basis": "grundlag",
    "programme": "program",
    "meet": "vil-møde",
    "stage": "tilstand",
    "hearing_deadline": "høringsfrist",
}
"""The case's own fields, as `case` shows them and `--set` takes them, beside their English names."""
ALSO_FIELDS = {
    "provider": ("navn", "tilbuddets navn"),
    "service_types": ("tilbudstype",),
    "kind": ("slags", "slags tilsyn"),
    "by": ("konsulent", "tilsynskonsulent", "tilsynskonsulenter", "initialer"),
    "email": ("mail", "epost"),
    "website": ("websted",),
    "target_groups": ("målgruppe",),
    "capacity": ("kapacitet",),
    "departments": ("afdeling",),
    "staff": ("personale",),
    "meet": ("vi vil møde", "møde"),
    "stage": ("stadie", "trin"),
    "hearing_deadline": ("frist for høring",),
}


def meant(typed: str, allowed: Iterable[str]) -> str:
    """The id that a typed word stands for: its own, or its Danish, with æøå or without; else the word as it came."""
    return _named(typed, {each: (TYPED.get(each, each), *ALSO_TYPED.get(each, ())) for each in allowed}) or typed


def field_meant(typed: str) -> str | None:
    """The case's field that a Danish or English name stands for."""
    return _named(typed, {each: (words, *ALSO_FIELDS.get(each, ())) for each, words in FIELDS.items()})


def choices(allowed: Iterable[str]) -> str:
    """As in: borger, pårørende eller ledelse: the words of a closed set, as they may be typed."""
    return listed((TYPED.get(each, each) for each in allowed), "eller")


def _named(typed: str, names: Mapping[str, Iterable[str]]) -> str | None:
    wanted = _spelling(typed)
    if not wanted:
        return None
    exact = (each for each in names if _spelling(each) == wanted)
    in_danish = (each for each, words in names.items() if wanted in {_spelling(word) for word in words})
    return next(exact, None) or next(in_danish, None)


def _spelling(word: str) -> str:
    """Case, æøå, blanks, hyphens and underlines are written as one likes."""
    return re.sub(r"[\s_.-]+", "", ascii_twin(word))
