"""What goes into the authority's own files and system: a note per encounter, and the report's fields one at a time."""

from __future__ import annotations

import re
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import ascii_twin, item_id, time_text
from tilsyn.domain.findings.privacy import MASK
from tilsyn.domain.journal.entries import FollowUp, Transfer
from tilsyn.domain.moments import is_later, moment
from tilsyn.domain.problems import problem
from tilsyn.domain.text import name_shown, quote
from tilsyn.domain.words import FIELDS, field_meant
from tilsyn.errors import UsageProblem
from tilsyn.services.leaving.outputs import door, pictures_of
from tilsyn.services.open_case import unknown, unknown_encounter
from tilsyn.services.planning.office import authority_of
from tilsyn.storage.outgoing import never
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tilsyn.domain.problems import Problem
    from tilsyn.output.contexts.paste_part import Field
    from tilsyn.output.contexts.records.encounter_note import EncounterNote
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent, Door

    Rendering = Callable[[Sequence[EncounterNote]], bytes]

OPEN, DONE, CHANGED = "ikke overført", "overført", "ændret siden overført"
MASKED = "Et CPR-nummer er fjernet fra teksten."
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_NAME = 100
TITLE = "Emne"
"""What the head of a note calls what was seen or read."""
_FIELDS_OF = {"contact": ("phone", "email", "website")}


class Filed(NamedTuple):
    """The files written, how many notes they hold, and what the person should know of them."""

    paths: tuple[Path, ...]
    notes: int
    warnings: tuple[Problem, ...]


def write_notes(
    desk: Desk, path: Path, encounter: str | None, *, may_replace: Consent = never, template: bytes | None = None
) -> Filed:
    """A note per encounter into a folder, or all into one .docx. All files or none. `template`: the office's own.

    Raises QuestionnaireError where that cannot be used,
    UsageProblem where there is nothing to write, and what `Door.put_all` does.
    """
    from tilsyn.output.contexts.notes_part import notes
    from tilsyn.output.word.notes import TEMPLATE, render_notes
    from tilsyn.output.word.template_check import usable

    only = _shown_encounter(desk, encounter) if encounter else None
    made = notes(desk.case, desk.model, only, desk.frames_shown(), authority_of(desk))
    if not made:
        raise UsageProblem("Sagen har ingen samtaler endnu.", "Opret en med tilsyn interview eller tilsyn encounter.")
    into = _into_one if path.suffix.lower() == ".docx" else _into_folder
    pictures = pictures_of(desk, [photo for each in made for photo in each["fotos"]])
    render = partial(render_notes, pictures=pictures, template=usable(template, TEMPLATE))
    return Filed(tuple(into(door(desk, may_replace), path, made, render)), len(made), _warnings(desk))


def _shown_encounter(desk: Desk, identifier: str) -> str:
    """Its id; a protected one is said not to exist."""
    found = desk.encounter(identifier).id
    shown = desk.visible().encounters
    if found not in shown:
        raise unknown_encounter(desk.visible(), identifier)
    return found


def _into_one(out: Door, path: Path, made: Sequence[EncounterNote], render: Rendering) -> list[Path]:
    out.put(path, render(made))
    return [path]


def _into_folder(out: Door, folder: Path, made: Sequence[EncounterNote], render: Rendering) -> list[Path]:
    out.check_folder(folder)
    if look(folder) in {Sight.FILE, Sight.DEVICE}:
        raise UsageProblem(
            f"{name_shown(folder.name)} er ikke en mappe.", "Skriv en mappe efter -o, eller et navn på .docx."
        )
    names = file_names([_called(each) for each in made])
    return out.put_all(folder, {name: render([each]) for name, each in zip(names, made, strict=True)})


def _called(note: EncounterNote) -> str:
    """Who and when, and what was seen or read: the notes of eight files are told apart by nothing else."""
    title = next((each["vaerdi"] for each in note["hoved"] if each["navn"] == TITLE), "")
    return " ".join(filter(None, (note["kode"], title)))


def file_names(labels: Sequence[str]) -> list[str]:
    """A name per note, safe on Windows too; two that would be one file there get a number."""
    used: dict[str, int] = {}
    names = []
    for label in labels:
        stem = f"Notat {_UNSAFE.sub('-', label)}"[:_LONGEST_NAME].rstrip(". ")
        number = used[stem.casefold()] = used.get(stem.casefold(), 0) + 1
        names.append(f"{stem}.docx" if number == 1 else f"{stem} ({number}).docx")
    return names


def _warnings(desk: Desk) -> tuple[Problem, ...]:
    return tuple(problem("S024", at=at, what=what) for at, what in desk.reading().cpr)


class FieldStanding(NamedTuple):
    """A field with its text, and whether that very text has been transferred."""

    place: str
    title: str
    text: str
    state: str
    transferred_at: str | None
    changed_at: str | None

    @property
    def masked(self) -> bool:
        """Whether a CPR number has been taken out of it."""
        return MASK in self.text

    @property
    def words(self) -> str:
        """As in: overført 24-10-2023 kl. 19.12."""
        at = " kl. ".join(time_text(self.transferred_at).split(" "))
        return f"{DONE} {at}" if self.state == DONE else self.state


def report_fields(desk: Desk) -> list[Field]:
    """Every field of the report as its provider may see it, empty ones too."""
    from tilsyn.output.contexts import context
    from tilsyn.output.contexts.paste_part import fields

    office = authority_of(desk)
    return fields(context(desk.case, desk.model, desk.catalogues, "provider", laws=desk.laws, authority=office))


def standings(desk: Desk, made: Sequence[Field] | None = None) -> list[FieldStanding]:
    """The fields that have a text, or had one when they were transferred; in the report's order."""
    ticked = {each.place: (entry.header.at, each) for entry, each in desk.case.of(Transfer)}
    shown = report_fields(desk) if made is None else made
    return [_standing(desk, each, ticked.get(each.place)) for each in shown if each.text or each.place in ticked]


def _standing(desk: Desk, field: Field, ticked: tuple[str, Transfer] | None) -> FieldStanding:
    if ticked is None:
        return FieldStanding(*field, OPEN, None, None)
    at, transferred = ticked
    if transferred.digest == digest_of(transferred.record, field.text):
        return FieldStanding(*field, DONE, at, None)
    return FieldStanding(*field, CHANGED, at, _changed_at(desk, field.place, at))


def digest_of(record: str, text: str) -> str:
    """SHA-256 of a text behind its tick's own random name: once redacted, a text must not be guessed from it.

    A colon stands between its bytes: ten digits in a row would be taken for a CPR number.
    """
    return sha256(f"{record}\0{text}".encode()).digest().hex(":")


def _changed_at(desk: Desk, place: str, transferred: str) -> str | None:
    """When what the field is made of was last recorded, where that is after the transfer and can be told."""
    visible = desk.visible()
    if place == "followups":
        seen = [entry for entry, _ in visible.of(FollowUp)]
    else:
        seen = [entry for slot in _slots(place) for entry in [visible.entry(slot)] if entry]
    last = max((entry.header.at for entry in seen), key=moment, default=transferred)
    return last if is_later(last, transferred) else None


def _slots(place: str) -> list[Slot]:
    at = Place(place)
    if at.level == "master":
        return [Slot.field(each) for each in _FIELDS_OF.get(at.id, (at.id,))]
    if at.level == "indicator":
        return [Slot.judgement(at.id)]
    return [Slot.assessment(at)]


class ReportFields:
    """The report's fields as they were last made, and the one that was copied: only that, as it was, can be ticked."""

    def __init__(self, desk: Desk, by: str | None) -> None:
        self.desk = desk
        self._by = by
        self._made = report_fields(desk)
        self._read = len(desk.case.entries)
        self.copied: FieldStanding | None = None

    def look_again(self) -> bool:
        """Make them anew where others have written; whether they were: what is protected now is never copied."""
        self.desk.file.refresh()
        if len(self.desk.case.entries) == self._read:
            return False
        self._made, self._read = report_fields(self.desk), len(self.desk.case.entries)
        return True

    def standings(self) -> list[FieldStanding]:
        """How far each has come."""
        return standings(self.desk, self._made)

    def tick(self) -> FieldStanding | None:
        """The person says that what was copied has been transferred. Raises TilsynError where it cannot be saved."""
        field = self.copied
        if field is not None:
            tick(self.desk, field, self._by)
            self._read += 1
            self.copied = None
        return field


def field_at(desk: Desk, place: str) -> FieldStanding:
    """One field by its place. Raises UsageProblem naming what exists nearby."""
    shown = standings(desk)
    wanted = _field_place(place, [each.place for each in shown])
    found = next((each for each in shown if each.place.casefold() == wanted.casefold()), None)
    if found is None:
        error = unknown(f"feltet {quote(place)}", [field_name(each.place) for each in shown], field_name(wanted))
        raise UsageProblem(f"Feltet {quote(place)} findes ikke, eller det er tomt.", error.hint)
    return found


_PARTS = frozenset({"score", "kilder"})


def _field_place(typed: str, known: Sequence[str]) -> str:
    """A field's place from its Danish name: tema:4, samlet, opfølgning, stamdata:leder, 4a:kilder."""
    wanted = Place.of(typed)
    if wanted.part in _PARTS:
        return Place.part_of(item_id(wanted.id, [each for each in known if Place(each).is_item]), wanted.part)
    if wanted.level == "master":
        return Place.master(MASTER_NAMES.get(ascii_twin(wanted.id)) or field_meant(wanted.id) or wanted.id)
    if ascii_twin(wanted) in {"opfoelgning", "opfoelgningspunkter"}:
        return "followups"
    return item_id(wanted, known)


MASTER_NAMES = {"kontakt": "contact", "navn": "provider"}


def field_name(place: str) -> str:
    """A field's place as it may be typed, in Danish."""
    at = Place(place)
    if at.level == "master":
        return f"stamdata:{'kontakt' if at.id == 'contact' else FIELDS.get(at.id, at.id)}"
    return "opfølgning" if place == "followups" else at.name()


def field_words(place: str) -> str:
    """A field's place as it is read in a sentence; one without words of its own as it may be typed."""
    said = Place(place).text()
    return field_name(place) if said == place else said


def tick(desk: Desk, field: FieldStanding, by: str | None) -> None:
    """Record that this very text has been transferred, where it has not been."""
    if field.state != DONE:
        record = desk.world.new_id()
        desk.add([Transfer(record=record, place=field.place, digest=digest_of(record, field.text))], by)


def counts_text(shown: Sequence[FieldStanding]) -> str:
    """As in: 3 felter ændret siden overført · 12 ikke overført."""
    changed = sum(each.state == CHANGED for each in shown)
    waiting = sum(each.state == OPEN for each in shown)
    word = "felt" if changed == 1 else "felter"
    return f"{changed or 'ingen'} {word} ændret siden overført · {waiting} ikke overført"


def paste_document(shown: Sequence[FieldStanding]) -> list[dict[str, str | None]]:
    """`paste --json`: a field's place, words and state; never its text."""
    return [
        {
            "at": each.place,
            "title": each.title,
            "state": each.state,
            "transferred_at": each.transferred_at,
            "changed_at": each.changed_at,
        }
        for each in shown
    ]
