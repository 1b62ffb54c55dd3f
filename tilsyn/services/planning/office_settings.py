"""What an office says of itself, as a person types and reads it: `tilsyn office`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from tilsyn.domain.initials import initials
from tilsyn.domain.office import OFFICE_FAULTS, Authority, Consultant, Logo
from tilsyn.domain.proposals.exchange.quoting import advice
from tilsyn.domain.text import clean, one_line, quote
from tilsyn.domain.words import OFFICE, OFFICE_PERSON, office_field_meant, person_field_meant
from tilsyn.errors import UsageProblem
from tilsyn.storage.office_file import read_office, write_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Json = dict[str, Any]
_EXAMPLE = 'Skriv fx --set navn="Socialtilsyn Nord", --set person.MKV="Maja K. Vester, tilsynskonsulent".'
_LONGEST_AFTER_A_STOP = 3
"""Letters of initials as M.K.V.; more than that was meant as a field."""


class Setting(NamedTuple):
    """One FELT=VÆRDI: the field, whose it is (a sentence's key, initials), what of a person, and the words."""

    field: str
    whose: str
    part: str
    value: str
    typed: str

    @property
    def place(self) -> tuple[str, str, str]:
        return self.field, self.whose, self.part


def setting(text: str) -> Setting:
    """From FELT=VÆRDI, person.MKV=NAVN, TITEL or sætning.NØGLE=TEKST. Raises UsageProblem for an unknown field."""
    typed, equals, value = text.partition("=")
    if not equals:
        raise UsageProblem(f"»{quote(text)}« er ikke på formen FELT=VÆRDI.", _EXAMPLE)
    plain = office_field_meant(typed)
    head, _, rest = typed.strip().partition(".")
    field = plain or office_field_meant(head)
    if field is None:
        near = advice(head.casefold(), OFFICE.values())
        raise UsageProblem(f"Feltet »{quote(typed.strip())}« kendes ikke.", f"{near} {_EXAMPLE}")
    if field == "people":
        return _of_person(rest, value, typed)
    if field == "sentences":
        return Setting(field, _named(rest.strip().casefold(), typed), "", value, typed)
    if not plain:
        raise UsageProblem(f"Feltet »{quote(typed.strip())}« kendes ikke.", f"Skriv {OFFICE[field]}=VÆRDI.")
    return Setting(field, "", "", value, typed)


def _of_person(rest: str, value: str, typed: str) -> Setting:
    """person.MKV.titel, or person.MKV with both in one; initials may hold a full stop themselves."""
    letters, _, last = rest.rpartition(".")
    part = person_field_meant(last) if letters else None
    if letters and part is None and len(last) > _LONGEST_AFTER_A_STOP:
        near = advice(last.casefold(), OFFICE_PERSON.values())
        raise UsageProblem(f"Feltet »{quote(typed.strip())}« kendes ikke.", f"{near} {_EXAMPLE}")
    whose = initials(_named(letters if part else rest, typed))
    return Setting("people", whose, part or "", value, typed)


def _named(whose: str, typed: str) -> str:
    if not whose.strip():
        raise UsageProblem(
            f"»{quote(typed.strip())}« siger ikke hvis eller hvilken.", "Skriv fx person.MKV=… eller sætning.høring=…"
        )
    return whose


def change(path: Path, settings: Sequence[str], text_of: Callable[[str], str]) -> tuple[str, ...]:
    """Set what is given, all of it or none; the names of what says something new.

    `text_of` gives a sentence that is written as "-". Raises UsageProblem, QuestionnaireError where the file is
    damaged, and what writing does.
    """
    given = [setting(each) for each in settings]
    twice = next((each for each in given if sum(one.place == each.place for one in given) > 1), None)
    if twice:
        raise UsageProblem(f"{quote(twice.typed.strip())} er sat to gange.", "Behold den ene.")
    before = office = read_office(path)
    new = []
    for each in given:
        if each.field == "sentences" and each.value == "-":
            each = each._replace(value=text_of(each.typed))  # noqa: PLW2901  the text is the value that was meant
        changed = _with(office, each)
        new += [each.typed.strip()] if changed != office else []
        office = changed
    if office != before:
        write_office(path, office)
    return tuple(new)


def _with(office: Authority, each: Setting) -> Authority:
    said = {name: getattr(office, name) for name in Authority.model_fields}
    match each.field:
        case "logo":
            said["logo"] = _logo(each.value)
        case "sentences":
            said["sentences"] = _among(office.sentences, each.whose, clean(each.value).strip())
        case "people":
            said["people"] = _among(office.people, _known_as(office, each.whose), _person(office, each))
        case _:
            said[each.field] = one_line(each.value)
    try:
        return Authority.model_validate(said)
    except ValidationError as fault:
        raise _refused(each, fault.errors(include_input=False)[0]["type"]) from None


def _refused(each: Setting, kind: str) -> UsageProblem:
    hint = {
        "office_cpr": "Tag det ud: kontorets oplysninger står i alt, der bliver sendt.",
        "office_key": "Kald sætningen noget kort, fx sætning.høring.",
    }
    said = OFFICE_FAULTS.get(kind, "på en anden form")
    return UsageProblem(f"{quote(each.typed.strip())} skal være {said}.", hint.get(kind, "Skriv det kortere."))


def _among(held: dict[str, Any], key: str, value: object) -> dict[str, Any]:
    """With the value under its key; an empty one takes it out."""
    rest = {name: each for name, each in held.items() if name != key}
    return {**held, key: value} if value else rest


def _known_as(office: Authority, letters: str) -> str:
    return next((each for each in office.people if each.casefold() == letters.casefold()), letters)


def _person(office: Authority, each: Setting) -> Json | None:
    """Name and title in one are divided at the first comma."""
    held = office.behind(each.whose).model_dump()
    if each.part:
        held[each.part] = one_line(each.value)
    else:
        name, _, title = one_line(each.value).partition(",")
        held = {"name": name.strip(), "title": title.strip()}
    return held if any(held.values()) else None


def _logo(value: str) -> Logo | None:
    from tilsyn.storage.documents.logo import read_logo

    return Logo.of(*read_logo(_file(value.strip()))) if value.strip() else None


def _file(typed: str) -> Path:
    """A shell makes nothing of ~ after an equals sign. A name that looks like that of a file there is that file's."""
    from tilsyn.storage.placing import standing

    path = Path(typed)
    with suppress(RuntimeError):
        path = path.expanduser()
    return standing(path)


def shown(path: Path) -> Json:
    """`office --json`: every field; of the logo all but its bytes."""
    return read_office(path).model_dump(mode="json", exclude={"logo": {"data"}})


def rows(path: Path) -> list[tuple[str, str]]:
    """The same for a person; what is shown can be typed in again with --set, but for the logo."""
    return list(_rows(read_office(path)))


def _rows(office: Authority) -> Iterator[tuple[str, str]]:
    for name in OFFICE:
        match value := getattr(office, name):
            case str() if value:
                yield OFFICE[name], value
            case Logo():
                yield OFFICE[name], {"png": "PNG", "jpg": "JPEG"}[value.format]
    for letters, person in office.people.items():
        yield from _person_rows(f"{OFFICE['people']}.{letters}", person)
    for key, sentence in office.sentences.items():
        yield f"{OFFICE['sentences']}.{key}", sentence


def _person_rows(named: str, person: Consultant) -> Iterator[tuple[str, str]]:
    """In one, as it may be typed in again; else each by itself."""
    if person.name and "," not in person.name:
        yield named, ", ".join(filter(None, (person.name, person.title)))
        return
    for part, word in OFFICE_PERSON.items():
        if said := getattr(person, part):
            yield f"{named}.{word}", said
