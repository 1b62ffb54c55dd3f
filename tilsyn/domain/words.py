"""What a person may type for a value or a field: its own id or its Danish words, however they are spelled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.danish import ascii_twin, listed
from tilsyn.domain.typed_words import ALSO_TYPED, TYPED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    "hearing_reason": "høringsgrund",
    "report_date": "rapportdato",
    "case_number": "sagsnummer",
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
    "hearing_reason": ("hvorfor uden høring",),
    "report_date": ("rapportens dato",),
    "case_number": ("sagsnr", "journalnummer"),
}

OFFICE = {
    "name": "navn",
    "address": "adresse",
    "phone": "telefon",
    "email": "mail",
    "website": "hjemmeside",
    "logo": "logo",
    "whistleblow_contact": "whistleblower",
    "sentences": "sætning",
    "people": "person",
}
"""What an office says of itself, as `office` shows it and `--set` takes it, beside the English names."""
ALSO_OFFICE = {
    "name": ("socialtilsyn", "myndighed"),
    "phone": ("tlf",),
    "email": ("e-mail", "epost"),
    "website": ("websted", "web"),
    "whistleblow_contact": ("whistleblowerordning", "whistleblowerkontakt"),
    "sentences": ("sætninger", "sentence"),
    "people": ("personer", "konsulent", "konsulenter"),
}
OFFICE_PERSON = {"name": "navn", "title": "titel"}
"""What is said of a consultant."""
IN_CASE = {"office": "kontor"}
"""What `case --set` takes besides the case's own fields."""


def meant(typed: str, allowed: Iterable[str]) -> str:
    """The id that a typed word stands for: its own, or its Danish, with æøå or without; else the word as it came."""
    return _named(typed, {each: (TYPED.get(each, each), *ALSO_TYPED.get(each, ())) for each in allowed}) or typed


def field_meant(typed: str) -> str | None:
    """The case's field that a Danish or English name stands for."""
    return _named(typed, {each: (words, *ALSO_FIELDS.get(each, ())) for each, words in FIELDS.items()})


def office_field_meant(typed: str) -> str | None:
    """The field of an office, likewise."""
    return _named(typed, {each: (words, *ALSO_OFFICE.get(each, ())) for each, words in OFFICE.items()})


def person_field_meant(typed: str) -> str | None:
    """What is said of a consultant, likewise."""
    return _named(
        typed, {each: (words, *(("stilling",) if each == "title" else ())) for each, words in OFFICE_PERSON.items()}
    )


def names_office(typed: str) -> bool:
    """Whether the office of a case is meant."""
    return _named(typed, {each: (words, "socialtilsyn") for each, words in IN_CASE.items()}) is not None


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
