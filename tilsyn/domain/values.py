"""Every closed set of words, with its Danish words: one, many, on a screen.

Only the standard library, so that --help has them too. A set is stated as the type that pydantic checks; a test holds
its words against it. What is said *about* a value (a sentence, the title of a document) stands where it is said.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Told = Literal["paaroerende", "medarbejder", "ledelse", "kommune", "samarbejdspartner"]
Group = Literal["borger", Told, "andre", "anonym"]
AskGroup = Literal["borger", "ung", Told]
"""Whom an edition has spoken questions for: someone under 18 is asked in other words."""
ScriptGroup = Literal[AskGroup, "gruppe"]
NOT_OFFICIAL = "programmets spørgsmål, ikke officielt"
"""What a question of the edition's own is called, beside those of its source."""


class GroupWords(NamedTuple):
    """A source group: one, many, too few to be counted, how a guide is headed, how a text may speak of it."""

    one: str
    many: str
    few: str
    guide: str = ""
    spoken_of: str = ""


_GROUPS: dict[Group, GroupWords] = {
    "borger": GroupWords(
        "borger", "borgere", "en eller flere borgere", "borgere", r"borgerne|borgere|mænd|kvinder|gravide"
    ),
    "paaroerende": GroupWords("pårørende", "pårørende", "pårørende", "pårørende", r"pårørende"),
    "medarbejder": GroupWords(
        "medarbejder",
        "medarbejdere",
        "en eller flere medarbejdere",
        "medarbejdere",
        r"medarbejderne|medarbejdere|behandlerne|behandlere",
    ),
    "ledelse": GroupWords("ledelse", "ledelsen", "ledelsen", "ledelsen"),
    "kommune": GroupWords(
        "kommune", "kommuner", "en eller flere kommuner", "kommunen", r"kommunerne|kommuner|sagsbehandlere"
    ),
    "samarbejdspartner": GroupWords(
        "samarbejdspartner", "samarbejdspartnere", "en eller flere samarbejdspartnere", "samarbejdspartnere"
    ),
    "andre": GroupWords("andre", "andre", "andre"),
    "anonym": GroupWords("andre", "andre", "andre"),
}
GROUPS: dict[str, str] = {group: words.one for group, words in _GROUPS.items()}
GROUPS_MANY: dict[str, str] = {group: words.many for group, words in _GROUPS.items()}
GROUPS_FEW: dict[str, str] = {group: words.few for group, words in _GROUPS.items()}
"""Of a group too small to be counted: neither how many they were, nor that it was one."""
GROUPS_GUIDED: dict[str, str] = {group: words.guide for group, words in _GROUPS.items() if words.guide}
"""Those that a guide has a section for, as its title names them."""
GROUPS_SPOKEN_OF: dict[str, str] = {group: words.spoken_of for group, words in _GROUPS.items() if words.spoken_of}
"""Patterns of the words by which a text speaks of a group as such."""
SPOKEN_GROUPS = tuple(group for group in _GROUPS if group != "anonym")

PutTo = Literal["borger", Told, "dokument", "observation"]
"""Whom, or what, a question of one's own may be planned for: all that a guide has a section for."""
PUT_TO: dict[str, str] = {**GROUPS_GUIDED, "dokument": "dokumenter", "observation": "observation"}
"""As they stand after »til«."""

Method = Literal["interview", "observation", "dokument"]
METHODS: dict[str, str] = {"interview": "samtale", "observation": "observation", "dokument": "dokument"}
METHODS_COUNTED: dict[str, tuple[str, str]] = {
    "interview": ("samtale", "samtaler"),
    "observation": ("observation", "observationer"),
    "dokument": ("dokumentgennemgang", "dokumentgennemgange"),
}
METHODS_COUNTED_ON_SCREEN: dict[str, tuple[str, str]] = {**METHODS_COUNTED, "dokument": ("gennemgang", "gennemgange")}
"""Short, so that a row of the overview also holds how many methods there are."""
METHOD_LABELS: dict[str, str] = {"interview": "Samtale", "observation": "Observation", "dokument": "Dokumenter"}
"""What an encounter without a code and without a source is called."""
METHODS_MEANT: dict[str, str] = {"interview": "samtalen", "observation": "observationen", "dokument": "gennemgangen"}
TAKEN_IN: dict[str, str] = {"interview": "sagt", "observation": "set", "dokument": "læst"}
Form = Literal["enkelt", "gruppe", "telefon", "video", "skriftlig", "uformel"]
FORMS: dict[str, str] = {
    "enkelt": "enkeltvis",
    "gruppe": "i gruppe",
    "telefon": "pr. telefon",
    "video": "pr. video",
    "skriftlig": "skriftligt",
    "uformel": "uformelt",
}
FORMS_ON_SCREEN: dict[str, str] = {
    "gruppe": "gruppe",
    "telefon": "telefon",
    "video": "video",
    "skriftlig": "skriftligt",
    "uformel": "uformel samtale",
    "observation": "observation",
    "dokument": "dokumenter",
}
"""A conversation's form, else what it is: one with a single source needs no word."""
Track = Literal["stof", "alkohol", "begge", "integreret", "ukendt"]
TRACKS: dict[Track, str] = {
    "stof": "stof",
    "alkohol": "alkohol",
    "begge": "stof og alkohol",
    "integreret": "integreret behandling af dobbeltdiagnose",
    "ukendt": "ukendt",
}
OTHER_TREATMENTS: dict[Track, str] = {"alkohol": "alkohol", "integreret": "integreret behandling af dobbeltdiagnose"}
"""Tracks that are a treatment of their own, as they are spoken of: grounds for an indicator, not for NR2020."""
SelectedBy = Literal["tilsynet_tilfaeldigt", "tilsynet_kriterier", "tilbuddet", "selv_henvendt", "til_stede"]
SELECTED_BY: dict[str, str] = {
    "tilsynet_tilfaeldigt": "tilfældigt udtrukket af socialtilsynet",
    "tilsynet_kriterier": "af socialtilsynet efter kriterier",
    "tilbuddet": "af tilbuddet",
    "selv_henvendt": "efter egen henvendelse",
    "til_stede": "de, der var til stede",
}
Outcome = Literal["gennemfoert", "afbrudt"]
OUTCOMES: dict[str, str] = {"gennemfoert": "gennemført", "afbrudt": "afbrudt"}
RecordedFrom = Literal["direkte", "papir", "hukommelse"]
RECORDED: dict[str, str] = {"direkte": "direkte", "papir": "fra papir", "hukommelse": "efter hukommelsen"}

Coverage = Literal["daekkende", "ufuldstaendig", "i_strid_med_kilden", "ikke_fundet"]
AnswerValue = Literal["ja", "delvist", "nej", "ved_ikke", "oensker_ikke", "ikke_relevant", Coverage]
"""What was said is read as yes or no; at a point of a frame a document is read as covering it or not."""
VALUES: dict[str, str] = {
    "ja": "ja",
    "delvist": "delvist",
    "nej": "nej",
    "ved_ikke": "ved ikke",
    "oensker_ikke": "ønsker ikke at svare",
    "ikke_relevant": "ikke relevant",
    "daekkende": "dækkende",
    "ufuldstaendig": "ufuldstændig",
    "i_strid_med_kilden": "i strid med kilden",
    "ikke_fundet": "ikke fundet",
}
VALUES_ON_SCREEN: dict[str, str] = {**VALUES, "oensker_ikke": "ønsker ikke"}
"""Beside their letters, seven to a line."""
COVERAGES: tuple[Coverage, ...] = get_args(Coverage)
ONLY_READ_AT_POINTS: frozenset[str] = frozenset(COVERAGES) - {"ikke_fundet"}
"""Said of a document at a point of a frame, and nowhere else."""
ALSO_READ: dict[str, tuple[str, ...]] = {
    "ja": ("jo",),
    "delvist": ("delvis", "til dels", "delvist ja"),
    "ved_ikke": ("ved det ikke",),
    "oensker_ikke": ("ønsker ikke", "vil ikke svare"),
    "ikke_relevant": ("ej relevant", "irrelevant"),
    "daekkende": ("dækket",),
    "ufuldstaendig": ("ufuldstændigt", "delvist", "delvis"),
}
"""What else is written for a value by hand."""


def value_words(value: str) -> tuple[str, ...]:
    """All that may be written for a value, its own id included; letters apart."""
    return (value, VALUES[value], VALUES_ON_SCREEN[value], *ALSO_READ.get(value, ()))


GENERAL_READINGS: tuple[AnswerValue, ...] = ("ja", "delvist", "nej", "ved_ikke", "oensker_ikke", "ikke_relevant")
"""What anyone may be read as having said; a document besides as holding nothing of it."""
VALUE_LETTERS: tuple[tuple[str, AnswerValue], ...] = (
    ("j", "ja"), ("d", "delvist"), ("n", "nej"), ("v", "ved_ikke"), ("ø", "oensker_ikke"), ("i", "ikke_relevant"),
    ("j", "daekkende"), ("d", "ufuldstaendig"), ("n", "i_strid_med_kilden"), ("f", "ikke_fundet"),
)  # fmt: skip
"""What is typed for a value; a document that is read has others on the first three."""


def letter_of(value: str) -> str:
    """The letter that is typed for a value."""
    return next(letter for letter, each in VALUE_LETTERS if each == value)


VALUE_MEANINGS: dict[str, str] = {
    **{each: each for each in ("ja", "delvist", "nej", "ikke_fundet")},
    "daekkende": "ja",
    "ufuldstaendig": "delvist",
    "i_strid_med_kilden": "nej",
}
"""The values that say something of the matter itself, so that two can differ; and which of them say the same."""

NO_RESULT: frozenset[AnswerValue] = frozenset(("ved_ikke", "oensker_ikke", "ikke_relevant", "ikke_fundet"))
"""The values that, without a word beside them, tell nothing of the matter."""
UNREAD, UNASKED = "ikke aflæst", "ikke stillet"
"""What stands where a value would: something was said that nobody has read yet; nobody was asked."""
Mark = Literal["differs", "evidence", "nothing"]
MARKS: dict[Mark, str] = {"differs": "≠", "evidence": "●", "nothing": "–"}
"""What one conversation holds of an indicator, in signs that a copy machine keeps."""
MARK_MEANINGS: dict[Mark, str] = {
    "differs": "siger noget andet end en anden stemme om samme spørgsmål",
    "evidence": "har givet oplysninger",
    "nothing": "blev spurgt, men gav ingen oplysninger",
}
Unexamined = Literal["unasked", "no_result", "not_relevant", "exempt"]
UNEXAMINED: dict[Unexamined, str] = {
    "unasked": UNASKED,
    "no_result": "stillet uden resultat",
    "not_relevant": "ikke relevant",
    "exempt": "gælder ikke",
}
"""Why nothing is known of a question from those who could have told."""

DateKind = Literal[
    "henvendelse", "visitation", "henvisning", "afgoerelse", "modtaget", "foerste_kontakt", "foerste_samtale",
    "afslutning", "opfoelgning_1", "opfoelgning_6",
]  # fmt: skip
DATE_KINDS: dict[str, str] = {
    "henvendelse": "henvendelse til kommunen",
    "visitation": "visitation",
    "henvisning": "henvisning",
    "afgoerelse": "afgørelse",
    "modtaget": "modtaget i tilbuddet",
    "foerste_kontakt": "første kontakt",
    "foerste_samtale": "første behandlingssamtale",
    "afslutning": "afslutning",
    "opfoelgning_1": "opfølgning efter 1 måned",
    "opfoelgning_6": "opfølgning efter 6 måneder",
}
"""What a date read in a file is the date of: only the first of them starts the 14 days (domain.md 11)."""

Protection = Literal["normal", "fortrolig", "whistleblow"]
PROTECTIONS: tuple[Protection, ...] = get_args(Protection)
"""The weakest first."""


def strongest(*stated: str | None) -> Protection:
    """What protects most of what has been said."""
    return next((each for each in reversed(PROTECTIONS) if each in stated), PROTECTIONS[0])


Audience = Literal["portal", "provider", "internal"]
"""Who a report is for, the narrowest first; what each sees stands in output/contexts/audiences.py."""
RECEIVERS: dict[Audience, str] = {"portal": "Tilbudsportalen", "provider": "tilbuddet", "internal": "intern brug"}
"""As they stand after »til«."""

State = Literal["scored", "judged", "carried", "missing", "not_judged", "exempt", "unknown"]
STATES: dict[str, str] = {
    "scored": "bedømt",
    "judged": "tekst uden score",
    "carried": "videreført",
    "missing": "mangler",
    "not_judged": "ikke i fokus",
    "exempt": "gælder ikke",
    "unknown": "ordlyden er ikke fundet",
}
"""How far a rated item has come; that it does not apply may be the service type or a choice, which the reason says."""
STATES_ON_SCREEN: dict[str, str] = {**STATES, "exempt": "gælder ikke for tilbudstypen"}
"""Where no reason stands beside it."""
Compared = Literal["moved", "unmoved", "not_again", "one_side", "unscored", "other_scale"]
COMPARED: dict[str, str] = {
    "moved": "ændret",
    "unmoved": "uændret",
    "not_again": "ikke bedømt igen",
    "one_side": "score kun ved det ene tilsyn",
    "unscored": "ingen score",
    "other_scale": "to skalaer, der ikke kan holdes op mod hinanden",
}
"""What two inspections of one provider say of a score. Only the first two hold one against the other."""
Unmatched = Literal["reworded", "gone", "added"]
UNMATCHED: dict[str, str] = {
    "reworded": "samme nummer, men andre ord i den anden udgave",
    "gone": "står ikke med ordlyd i den senere udgave",
    "added": "står ikke med ordlyd i den tidligere udgave",
}
"""Why something of one edition is held against nothing of another."""
Became = Literal["found", "closed", "not_found", "new", "from_before"]
BECAME: dict[str, str] = {
    "found": "også i det senere tilsyn",
    "closed": "afsluttet ved det tidligere tilsyn",
    "not_found": "ikke fundet i den senere sag",
    "new": "nyt ved det senere tilsyn",
    "from_before": "fra før, men ikke fundet i den tidligere sag",
}
"""What became of a follow-up point between two inspections."""
Decision = Literal["overvejes", "varslet", "meddelt", "paaklaget", "ophaevet"]
DECISIONS: dict[str, str] = {
    "overvejes": "overvejes",
    "varslet": "varslet",
    "meddelt": "meddelt",
    "paaklaget": "påklaget",
    "ophaevet": "ophævet",
}
FollowUpStatus = Literal["ikke_undersoegt", "opfyldt", "delvist", "ikke_opfyldt", "bortfaldet", "viderefoeres"]
FOLLOWUP_STATUS: dict[str, str] = {
    "ikke_undersoegt": "ikke undersøgt",
    "opfyldt": "opfyldt",
    "delvist": "delvist opfyldt",
    "ikke_opfyldt": "ikke opfyldt",
    "bortfaldet": "bortfaldet",
    "viderefoeres": "videreføres",
}
DocumentStatus = Literal["anmodet", "modtaget", "set_paa_stedet", "findes_ikke", "ikke_modtaget"]
DOCUMENT_STATUS: dict[str, str] = {
    "anmodet": "anmodet om",
    "modtaget": "modtaget",
    "set_paa_stedet": "set på stedet",
    "findes_ikke": "findes ikke",
    "ikke_modtaget": "ikke modtaget",
}
DOCUMENT_NOT_READ: dict[str, str] = {
    "anmodet": "er ikke modtaget",
    "ikke_modtaget": "er ikke modtaget",
}
"""What a report says of a document that nobody could read; that one does not exist is something found out."""
DocumentFormat = Literal["txt", "md", "docx", "pdf", "html", "jpg", "png"]
PHOTOS: frozenset[DocumentFormat] = frozenset(("jpg", "png"))

CaseKind = Literal["drift", "opfoelgning", "skaerpet", "vaesentlig_aendring", "nygodkendelse"]
CASE_KINDS: dict[str, str] = {
    "drift": "Driftsorienteret tilsyn",
    "opfoelgning": "Opfølgende tilsyn",
    "skaerpet": "Skærpet tilsyn",
    "vaesentlig_aendring": "Tilsyn ved væsentlig ændring",
    "nygodkendelse": "Nygodkendelse",
}
Stage = Literal[
    "udkast",
    "kvalitetssikring",
    "hoering",
    "bemaerkninger_behandlet",
    "ingen_bemaerkninger",
    "uden_hoering",
    "endelig",
]
STAGES: dict[str, str] = {
    "udkast": "udkast",
    "kvalitetssikring": "kvalitetssikring",
    "hoering": "i høring",
    "bemaerkninger_behandlet": "bemærkninger behandlet",
    "ingen_bemaerkninger": "ingen bemærkninger",
    "uden_hoering": "uden høring",
    "endelig": "endelig",
}
HEARD: tuple[Stage, ...] = ("bemaerkninger_behandlet", "ingen_bemaerkninger", "uden_hoering")
"""Stages in which the hearing is over, or there is to be none; none of them comes after another."""
HEARD_SAID: dict[str, str] = {
    "bemaerkninger_behandlet": "Tilbuddets bemærkninger til udkastet er behandlet",
    "ingen_bemaerkninger": "Tilbuddet havde ingen bemærkninger til udkastet",
    "uden_hoering": "Udkastet har ikke været i høring",
}
"""As they stand in the report."""
APPLICANT_HEARD_SAID: dict[str, str] = {
    **HEARD_SAID,
    "bemaerkninger_behandlet": "Ansøgers bemærkninger til udkastet er behandlet",
    "ingen_bemaerkninger": "Ansøger havde ingen bemærkninger til udkastet",
}
"""Where there is no provider yet."""
STEPS: tuple[tuple[Stage, ...], ...] = (("udkast",), ("kvalitetssikring",), ("hoering",), HEARD, ("endelig",))
"""The way of a case: a later step is taken freely, and one back with a reason."""


def goes_back(held: str, stated: str) -> bool:
    """Whether a stage lies before another on the way of a case."""
    return _step(stated) < _step(held)


def _step(stage: str) -> int:
    return next(number for number, stages in enumerate(STEPS) if stage in stages)


Ownership = Literal["kommunal", "regional", "selvejende", "privat_fond", "privat_selskab"]
OWNERSHIPS: dict[str, str] = {
    "kommunal": "kommunalt tilbud",
    "regional": "regionalt tilbud",
    "selvejende": "selvejende tilbud med driftsaftale",
    "privat_fond": "privat tilbud (fond)",
    "privat_selskab": "privat tilbud (selskab)",
}
Binding = Literal["law", "recommended", "unknown"]
BINDINGS: dict[str, str] = {"law": "lov", "recommended": "anbefaling", "unknown": "ikke afklaret"}
KnownBy = Literal["text", "number", "citation"]
KNOWN_BY: dict[str, str] = {
    "text": "ordlyden er læst",
    "number": "kun nummeret er kendt",
    "citation": "nummeret er ikke bekræftet",
}
"""What has been read of a directive: its wording, its number as it is cited, or a number that fits no contents list."""
Certainty = Literal["likely", "possible", "doubtful"]
CERTAINTIES: dict[str, str] = {"likely": "sandsynligt", "possible": "muligt", "doubtful": "tvivlsomt"}
"""How sure it is that two directives are about the same; nothing is certain of one whose wording nobody has read."""
